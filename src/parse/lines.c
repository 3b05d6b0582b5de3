/* From byte offsets to lines and columns. The table of line starts is made once; a cursor remembers
 * the last answer, since parsers ask for places near each other and a file may be one long line. */
#include "parse/lines.h"

static bool is_line_end(struct str bytes, size_t at) {
    if (bytes.s[at] == '\n')
        return true;
    return bytes.s[at] == '\r' && (at + 1 == bytes.n || bytes.s[at + 1] != '\n');
}

struct lines lines_of(struct arena *arena, struct str file, struct str bytes, int first_line) {
    struct lines lines = {.file = file, .bytes = bytes, .first_line = first_line, .count = 1};
    for (size_t i = 0; i < bytes.n; i++)
        lines.count += is_line_end(bytes, i);
    lines.starts = NEW_ARRAY(arena, size_t, lines.count);
    size_t line = 0;
    for (size_t i = 0; i < bytes.n; i++)
        if (is_line_end(bytes, i))
            lines.starts[++line] = i + 1;
    return lines;
}

static size_t count_characters(struct str text) {
    size_t count = 0;
    for (size_t i = 0; i < text.n; i++)
        count += ((unsigned char)text.s[i] & 0xC0) != 0x80;
    return count;
}

struct str lines_text(const struct lines *lines, size_t line) {
    if (line == 0 || line > lines->count)
        return (struct str){0};
    size_t from = lines->starts[line - 1];
    size_t to = line < lines->count ? lines->starts[line] : lines->bytes.n;
    while (to > from && (lines->bytes.s[to - 1] == '\n' || lines->bytes.s[to - 1] == '\r'))
        to--;
    return str_slice(lines->bytes, from, to);
}

/* Characters of the line before the offset, counted from the last answer when that is nearer than
 * the line's start. */
static size_t lines_column(const struct lines *lines, size_t line, size_t offset) {
    size_t from = lines->starts[line], known = lines->known_offset;
    if (line != lines->known_line || known < from)
        return count_characters(str_slice(lines->bytes, from, offset));
    if (known <= offset)
        return lines->known_column + count_characters(str_slice(lines->bytes, known, offset));
    if (known - offset < offset - from)
        return lines->known_column - count_characters(str_slice(lines->bytes, offset, known));
    return count_characters(str_slice(lines->bytes, from, offset));
}

struct place lines_place(struct lines *lines, size_t offset, size_t length) {
    if (offset > lines->bytes.n)
        offset = lines->bytes.n;
    size_t line = 0, high = lines->count;
    while (high - line > 1) {
        size_t middle = line + (high - line) / 2;
        if (lines->starts[middle] <= offset)
            line = middle;
        else
            high = middle;
    }

    size_t column = lines_column(lines, line, offset);
    if (column > 0) { /* a line's start is known anyway */
        lines->known_offset = offset;
        lines->known_line = line;
        lines->known_column = column;
    }
    struct str text = lines_text(lines, line + 1); /* what is underlined ends with the line */
    size_t rest = lines->starts[line] + text.n > offset ? lines->starts[line] + text.n - offset : 0;
    size_t characters =
        count_characters(str_slice(lines->bytes, offset, offset + (length < rest ? length : rest)));
    return (struct place){.file = lines->file,
                          .line = lines->first_line + (int)line,
                          .column = (int)column + 1,
                          .length = (int)characters};
}
