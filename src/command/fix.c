/* A fix is made where a finding is made, of characters in a line. Here the file is looked at again:
 * a fix of a text that does not stand there is none. */
#include "command/fix.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "sys/file.h"

static bool open_file(struct arena *arena, struct str path, struct fix_file *file) {
    struct findings unheard = findings_init(arena);
    struct str bytes;
    if (file->path.n && str_equal(file->path, path))
        return file->lines.count > 0;
    *file = (struct fix_file){.path = path};
    if (!file_read(arena, path, LIMIT_MANIFEST_BYTES, (struct place){.file = path}, &unheard,
                   &bytes))
        return false;
    file->lines = lines_of(arena, path, bytes, 1);
    return true;
}

/* Behind so many characters. */
static size_t skip_characters(struct str bytes, size_t at, int count) {
    while (count-- > 0 && at < bytes.n)
        utf8_next(bytes, &at);
    return at;
}

/* What begins there, or behind it in the same paragraph, as far as the place says. */
static size_t find_text(const struct lines *lines, const struct fix *fix) {
    struct str bytes = lines->bytes;
    if (fix->at.line < 1 || (size_t)fix->at.line > lines->count)
        return SIZE_MAX;
    size_t from = skip_characters(bytes, lines->starts[fix->at.line - 1], fix->at.column - 1);
    size_t to = skip_characters(bytes, from, fix->at.length);
    size_t paragraph = str_find(bytes, STR("\n\n"), from);
    size_t found = fix->instead.n ? str_find(bytes, fix->instead, from) : from;
    return found == SIZE_MAX || found > to || (paragraph < found) ? SIZE_MAX : found;
}

/* The name in the start tag at `from`, and in the end tag, with all that stands between. */
static bool find_element(struct arena *arena, struct fix_file *file, struct change *change) {
    struct findings unheard = findings_init(arena);
    struct str bytes = file->lines.bytes, name = change->replacement;
    if (!file->root)
        file->root = xml_parse(arena, file->path, bytes, &unheard);
    const struct xml_node *node = file->root;
    while (node && node->range.from + 1 != change->range.from)
        node = xml_next(file->root, node);
    if (!node)
        return false;
    if (node->content.to == node->range.to)
        return true; /* without an end tag */
    change->replacement =
        str_format(arena, "%.*s%.*s</%.*s>", STR_ARG(name),
                   STR_ARG(str_slice(bytes, change->range.to, node->content.to)), STR_ARG(name));
    change->range.to = node->range.to;
    return true;
}

bool fix_find(struct arena *arena, const struct fix *fix, struct fix_file *file,
              struct change *change) {
    if (!fix->at.line || !open_file(arena, fix->at.file, file))
        return false;
    size_t from = find_text(&file->lines, fix);
    if (from == SIZE_MAX)
        return false;
    *change = (struct change){{from, from + fix->instead.n}, fix->replacement};
    return !fix->element || find_element(arena, file, change);
}
