/* Files as text: found inside the submission, read with a limit, checked to be UTF-8; and Markdown that stands
 * indented inside XML. */
#include "base/limits.h"
#include "parse/markdown.h"
#include "read/table.h"
#include "sys/file.h"

static void suggest_neighbour(const struct reader *reader, struct finding *finding, struct str path,
                              struct str full) {
    struct str name = file_name(full), *names;
    size_t count;
    if (name.n >= full.n || name.n > path.n)
        return;
    struct str folder = str_copy(reader->arena, full.s, full.n - name.n - 1);
    if (!file_list(reader->arena, folder, &names, &count))
        return;
    struct str nearest = str_nearest(name, names, count);
    struct str before = str_slice(path, 0, path.n - name.n);
    if (nearest.n > 0)
        finding_help(reader->findings, finding, "did you mean \"%.*s%.*s\"?", STR_ARG(before),
                     STR_ARG(nearest));
}

bool text_find_file(const struct reader *reader, struct str path, struct place named_at,
                    struct str *full) {
    if (!file_inside(reader->arena, reader->dossier->folder, path, named_at, reader->findings, full))
        return false;
    if (file_exists(*full))
        return true;
    struct finding *finding = finding_add(reader->findings, FINDING_FILE_MISSING, named_at,
                                          "\"%.*s\" does not exist", STR_ARG(path));
    suggest_neighbour(reader, finding, path, *full);
    return false;
}

bool text_read_file(const struct reader *reader, struct str path, size_t limit,
                    struct place named_at, struct str *bytes) {
    struct str full;
    return text_find_file(reader, path, named_at, &full) &&
           file_read(reader->arena, full, limit, named_at, reader->findings, bytes);
}

static struct place place_of_offset(struct str file, struct str bytes, size_t offset) {
    struct place place = {.file = file, .line = 1, .column = 1};
    size_t at = 0;
    while (at < offset) {
        bool line_end = bytes.s[at] == '\n';
        utf8_next(bytes, &at);
        place.line += line_end;
        place.column = line_end ? 1 : place.column + 1;
    }
    return place;
}

static const char *mark_name(struct str bytes) {
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        return "a UTF-8 byte order mark";
    if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")))
        return "a UTF-16 byte order mark";
    return NULL;
}

bool text_check_encoding(struct findings *findings, struct str file, struct str bytes) {
    const char *mark = mark_name(bytes);
    if (mark) {
        struct place start = {.file = file, .line = 1, .column = 1};
        finding_add(findings, FINDING_ENCODING, start,
                    "the file begins with %s; expected UTF-8 without one", mark);
        return false;
    }
    size_t wrong = utf8_check(bytes);
    if (wrong == SIZE_MAX)
        return true;
    unsigned char byte = (unsigned char)bytes.s[wrong];
    struct place place = place_of_offset(file, bytes, wrong);
    if (byte == 0)
        finding_add(findings, FINDING_ENCODING, place, "a NUL byte is in the text");
    else
        finding_add(findings, FINDING_ENCODING, place, "byte 0x%02x is not valid UTF-8", byte);
    return false;
}

bool text_cut_line(struct str *rest, struct str *line) {
    if (rest->n == 0)
        return false;
    size_t end = str_find(*rest, STR("\n"), 0);
    *line = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end == SIZE_MAX ? rest->n : end + 1, rest->n);
    if (line->n > 0 && line->s[line->n - 1] == '\r')
        line->n--;
    return true;
}

static size_t count_indent(struct str line) {
    size_t n = 0;
    while (n < line.n && (line.s[n] == ' ' || line.s[n] == '\t'))
        n++;
    return n;
}

static size_t common_indent(struct str text) {
    struct str rest = text, line;
    size_t least = SIZE_MAX;
    while (text_cut_line(&rest, &line)) {
        size_t indent = count_indent(line);
        if (indent < line.n && indent < least)
            least = indent;
    }
    return least == SIZE_MAX ? 0 : least;
}

static void add_lines_without(struct buf *out, struct str text, size_t indent) {
    struct str rest = text, line;
    while (text_cut_line(&rest, &line)) {
        buf_add(out, str_slice(line, indent < line.n ? indent : line.n, line.n));
        buf_add_char(out, '\n');
    }
}

/* The first line's indentation is unknown when the text begins behind the start tag: it is cut by itself. */
struct unindented {
    struct str text;
    size_t indent; /* of the lines after the first */
};

static struct unindented remove_indent(struct arena *arena, struct str text) {
    size_t start = 0;
    while (start < text.n && text.s[start] <= ' ')
        start++;
    struct str rest = str_slice(text, start, text.n), first;
    struct buf out = buf_init(arena, LIMIT_MANIFEST_BYTES);
    bool own_line = str_find(str_slice(text, 0, start), STR("\n"), 0) != SIZE_MAX;
    while (own_line && start > 0 && text.s[start - 1] != '\n')
        start--;
    size_t indent = common_indent(own_line ? str_slice(text, start, text.n) : (struct str){0});
    text_cut_line(&rest, &first);
    if (!own_line)
        indent = common_indent(rest);
    buf_add(&out, own_line ? str_slice(text, start + indent, start + indent) : first);
    if (own_line)
        add_lines_without(&out, str_slice(text, start, text.n), indent);
    else {
        buf_add_char(&out, '\n');
        add_lines_without(&out, rest, indent);
    }
    return (struct unindented){buf_str(&out), indent};
}

static void move_columns(struct node *root, struct place first, size_t indent) {
    for (struct node *n = root; n; n = node_next(root, n)) {
        if (n->place.line == 0 || n->place.column == 0)
            continue;
        bool on_first = n->place.line == first.line;
        n->place.column += on_first ? first.column - 1 : (int)indent;
    }
}

struct node *text_parse_markdown(const struct reader *reader, const struct xml_node *element) {
    if (str_empty(str_trim(element->text)))
        return NULL;
    struct unindented plain = remove_indent(reader->arena, element->text);
    struct place first = element->text_place;
    struct node *root =
        markdown_parse(reader->arena, first.file, plain.text, first.line, reader->findings);
    if (root)
        move_columns(root, first, plain.indent);
    return root;
}
