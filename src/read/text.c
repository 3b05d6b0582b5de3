/* Files as text: found inside the submission, read with a limit, checked to be UTF-8; and Markdown
 * that stands indented inside XML. */
#include "base/buf.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "parse/copied.h"
#include "parse/markdown.h"
#include "parse/markdown_hide.h"
#include "read/table.h"
#include "sys/file.h"

/* Diacritics that are written behind their letter. */
static bool is_combining(uint32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x3099 && c <= 0x309A);
}

/* Cuts a character with its diacritics. */
static struct str cut_character(struct str *rest, size_t *marks) {
    size_t at = 0, next;
    *marks = 0;
    utf8_next(*rest, &at);
    for (next = at; next < rest->n && is_combining(utf8_next(*rest, &next)); at = next)
        ++*marks;
    struct str character = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at, rest->n);
    return character;
}

static struct str code_points(struct arena *arena, struct str text) {
    struct str list = {0};
    for (size_t at = 0; at < text.n;) {
        unsigned c = (unsigned)utf8_next(text, &at);
        list = str_format(arena, "%.*s%sU+%04X", STR_ARG(list), list.n ? " " : "", c);
    }
    return list;
}

/* Whether two names differ only in how letters with diacritics are written: as one character, or as
 * a letter and marks (Unicode normal forms C and D). Gives the first two that differ. */
static bool is_other_form(struct str a, struct str b, struct str *left, struct str *right) {
    *left = *right = (struct str){0};
    while (a.n && b.n) {
        size_t marks_a, marks_b;
        struct str one = cut_character(&a, &marks_a), other = cut_character(&b, &marks_b);
        if (str_equal(one, other))
            continue;
        struct str whole = marks_a ? other : one;
        if ((marks_a > 0) == (marks_b > 0) || !((unsigned char)whole.s[0] & 0x80))
            return false;
        if (!left->n) {
            *left = one;
            *right = other;
        }
    }
    return !a.n && !b.n && left->n;
}

/* What stands in the folder in place of the file that is missing. */
static struct finding find_neighbour(const struct reader *reader, struct str path,
                                     struct str full) {
    struct finding finding = {.id = MESSAGE_NO_NAMED_FILE, .arguments = {say_text(path)}};
    struct str name = file_name(full), *names, left, right;
    size_t count;
    if (name.n >= full.n || name.n > path.n)
        return finding;
    struct str folder = str_copy(reader->arena, full.s, full.n - name.n - 1);
    if (!file_list(reader->arena, folder, &names, &count))
        return finding;
    for (size_t i = 0; i < count; i++)
        if (str_equal(names[i], name)) {
            finding.id = MESSAGE_LINK_TO_NOWHERE;
            return finding;
        } else if (is_other_form(name, names[i], &left, &right)) {
            finding.arguments[1] = say_text(code_points(reader->arena, left));
            finding.arguments[2] = say_text(code_points(reader->arena, right));
            return finding;
        }
    struct str nearest = str_nearest(name, names, count);
    if (nearest.n)
        finding.arguments[3] =
            say_text(str_join(reader->arena, str_slice(path, 0, path.n - name.n), nearest));
    return finding;
}

bool text_find_file(const struct reader *reader, struct named_file file, struct str *full) {
    if (!file_inside(reader->arena, reader->dossier->folder, file.path, file.place,
                     reader->findings, full))
        return false;
    if (file_exists(*full))
        return true;
    struct finding finding = find_neighbour(reader, file.path, *full);
    finding.place = file.place;
    finding.fix = fix_word(file.place, file.path, finding.arguments[3].text);
    findings_put(reader->findings, &finding);
    return false;
}

bool text_read_file(const struct reader *reader, struct named_file file, size_t limit,
                    struct str *bytes) {
    struct str full;
    return text_find_file(reader, file, &full) &&
           file_read(reader->arena, full, limit, file.place, reader->findings, bytes);
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

void text_look(const struct reader *reader, struct str file, struct str bytes) {
    characters_find(reader->arena, file, bytes, reader->findings);
    credentials_find(reader->arena, file, bytes, reader->findings);
}

struct xml_node *text_read_xml(const struct reader *reader, struct str path,
                               struct place named_at) {
    struct str bytes;
    if (!file_read(reader->arena, path, LIMIT_MANIFEST_BYTES, named_at, reader->findings, &bytes))
        return NULL;
    struct xml_node *root = xml_parse(reader->arena, path, bytes, reader->findings);
    if (root && reader->foreign)
        text_look(reader, path, bytes);
    return root;
}

bool text_check_encoding(struct findings *findings, struct str file, struct str bytes) {
    struct place start = {.file = file, .line = 1, .column = 1};
    struct str mark = STR("\xEF\xBB\xBF");
    size_t wrong = utf8_check(bytes);
    if (str_starts(bytes, mark)) {
        findings_add(findings, MESSAGE_TEXT_BYTE_ORDER_MARK, start,
                     .fix = {.at = start, .instead = mark});
    } else if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"))) {
        findings_add(findings, MESSAGE_TEXT_UTF16, start);
    } else if (wrong != SIZE_MAX) {
        unsigned byte = (unsigned char)bytes.s[wrong];
        struct str code = str_format(findings->arena, "%02x", byte);
        findings_add(findings, byte ? MESSAGE_TEXT_NOT_UTF8 : MESSAGE_TEXT_NUL,
                     place_of_offset(file, bytes, wrong), {say_text(code)});
    } else {
        return true;
    }
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

static size_t common_indent(struct str text) {
    struct str rest = text, line;
    size_t least = SIZE_MAX;
    while (text_cut_line(&rest, &line)) {
        size_t indent = 0;
        while (indent < line.n && (line.s[indent] == ' ' || line.s[indent] == '\t'))
            indent++;

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

struct plain {
    struct str text;
    size_t first_indent, indent; /* removed from the first line, and from those after it */
};

/* When the text begins right behind the start tag, its first line's indentation says nothing of the
 * others'. */
static struct plain remove_indent(const struct reader *reader, const struct xml_node *element) {
    struct str text = element->text, rest, first;
    struct buf out = buf_init(reader->arena, LIMIT_MANIFEST_BYTES * 2);
    size_t start = 0, line_start;
    while (start < text.n && (unsigned char)text.s[start] <= ' ')
        start++;
    for (line_start = start; line_start > 0 && text.s[line_start - 1] != '\n';)
        line_start--;
    if (line_start > 0) {
        rest = str_slice(text, line_start, text.n);
        size_t indent = common_indent(rest);
        add_lines_without(&out, rest, indent);
        return (struct plain){buf_str(&out), indent, indent};
    }
    rest = str_slice(text, start, text.n);
    text_cut_line(&rest, &first);
    buf_add(&out, first);
    buf_add_char(&out, '\n');
    size_t indent = common_indent(rest);
    add_lines_without(&out, rest, indent);
    return (struct plain){buf_str(&out), (size_t)element->text_place.column - 1, indent};
}

struct str text_lines(const struct reader *reader, const struct xml_node *element) {
    if (!element || str_empty(str_trim(element->text)))
        return (struct str){0};
    struct str text = str_trim(remove_indent(reader, element).text);
    return str_copy(reader->arena, text.s, text.n);
}

struct str text_line(struct arena *arena, const struct xml_node *element) {
    struct str text = element ? str_trim(element->text) : (struct str){0};
    struct buf out = buf_init(arena, LIMIT_MANIFEST_BYTES);
    bool blank = false;
    for (size_t i = 0; i < text.n; i++) {
        bool white = (unsigned char)text.s[i] <= ' ';
        if (!white || !blank)
            buf_add_char(&out, white ? ' ' : text.s[i]);
        blank = white;
    }
    return buf_str(&out);
}

/* `source->bytes` becomes what is read of it: marks stand for comments. */
struct node *text_parse(const struct reader *reader, struct markdown_source *source) {
    struct arena *arena = reader->arena;
    source->bytes = markdown_hide(arena, source, reader->foreign);
    struct node *root =
        markdown_parse(arena, source->file, source->bytes, source->first_line, reader->findings);
    if (!root)
        return NULL;
    markdown_unmark(arena, root);
    markdown_set_alerts(arena, root);
    if (reader->foreign) {
        markdown_find_dialects(reader->foreign, source, root);
        markdown_set_html(reader->foreign, source, root);
    }
    markdown_check_marks(arena, source, root, reader->findings);
    return root;
}

struct node *text_read_markdown(const struct reader *reader, struct markdown_source *source) {
    struct node *root = text_parse(reader, source);
    struct finding unclosed;
    if (root && markdown_find_unclosed(reader->arena, source, root, &unclosed))
        findings_put(reader->findings, &unclosed);
    return root;
}

struct str text_written(struct arena *arena, const struct markdown_source *source) {
    struct str text = str_trim(markdown_cut_marks(arena, source->bytes));
    return str_copy(arena, text.s, text.n);
}

struct node *text_parse_markdown(const struct reader *reader, const struct xml_node *element,
                                 struct str *text) {
    *text = (struct str){0};
    if (str_empty(str_trim(element->text)))
        return NULL;
    struct plain plain = remove_indent(reader, element);
    struct place first = element->text_place;
    struct markdown_source source = {first.file, plain.text, first.line, (int)plain.first_indent,
                                     (int)plain.indent};
    struct node *root = text_read_markdown(reader, &source);
    *text = text_written(reader->arena, &source);
    if (root) {
        for (struct node *n = root; n; n = node_next(root, n))
            if (n->place.line > 0 && n->place.column > 0)
                n->place.column +=
                    (int)(n->place.line == first.line ? plain.first_indent : plain.indent);
    }
    return root;
}
