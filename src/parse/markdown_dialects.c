/* Marks of other dialects, looked for in what is neither code nor hidden. Each is one that its
 * dialect would not print, and that no text has by chance: money is no mathematics, and a backslash
 * before a bracket is how a bracket is written. */
#include <string.h>

#include "base/ascii.h"
#include "parse/markdown_foreign.h"
#include "parse/markdown_scan.h"

struct search {
    struct foreign *foreign;
    const struct markdown_source *source;
    struct markdown_scan scan;
    size_t line; /* from 0 */
};

static void note(struct search *s, enum message id, size_t offset, struct str name) {
    struct place place = markdown_place(&s->scan.lines, s->source, offset, name.n ? name.n : 1);
    foreign_note(s->foreign, &(struct foreign_markup){.id = id, .place = place, .name = name});
}

enum { WINDOW = 400 }; /* bytes in which what was begun must end */

static size_t find_near(struct str line, const char *end, size_t from) {
    return str_find(str_slice(line, 0, from + WINDOW), str_of(end), from);
}

static char at(struct str text, size_t offset) {
    return offset < text.n ? text.s[offset] : 0;
}

/* ---- mathematics ---- */

/* "x^2", "\alpha", "{n}". */
static bool has_formula_mark(struct str text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] == '^' || text.s[i] == '{' ||
            (text.s[i] == '\\' && is_letter(at(text, i + 1))))
            return true;
    return false;
}

/* These, "a = b", "a_i", "O(n)", a letter alone. */
static bool is_formula(struct str text) {
    bool call =
        text.n <= 12 && is_letter(at(text, 0)) && at(text, 1) == '(' && str_ends(text, STR(")"));
    return has_formula_mark(text) || call || (text.n == 1 && is_letter(text.s[0])) ||
           str_find(text, STR("="), 0) != SIZE_MAX || str_find(text, STR("_"), 1) != SIZE_MAX;
}

/* Behind the dollars that end what begins with them at `from`; 0: it is no formula. Of two dollars
 * with money between them the second has a blank before it or a digit behind it. */
static size_t formula_end(struct str line, size_t from) {
    bool two = at(line, from + 1) == '$';
    size_t open = two ? 2 : 1, start = from + open, end = start;
    if (at(line, start) == '{' ||
        (from > 0 && (line.s[from - 1] == '\\' || is_letter_or_digit(line.s[from - 1]))))
        return 0;
    while (end < line.n && (line.s[end] != '$' || line.s[end - 1] == '\\'))
        end++;
    struct str inside = str_slice(line, start, end);
    if (end == line.n || str_empty(inside))
        return 0;
    if (two)
        return at(line, end + 1) == '$' && is_formula(inside) ? end + 2 : 0;
    bool tight = !is_blank(inside.s[0]) && !is_blank(line.s[end - 1]);
    char behind = at(line, end + 1);
    return tight && !is_letter_or_digit(behind) && behind != '{' && is_formula(inside) ? end + 1
                                                                                       : 0;
}

/* "\(x^2\)": CommonMark prints the brackets alone. */
static size_t bracket_end(struct str line, size_t from) {
    char open = at(line, from + 1);
    const char *close = open == '(' ? "\\)" : "\\]";
    if (open != '(' && open != '[')
        return 0;
    size_t end = find_near(line, close, from + 2);
    return end != SIZE_MAX && has_formula_mark(str_slice(line, from + 2, end)) ? end + 2 : 0;
}

static void find_maths(struct search *s, struct str line, size_t start) {
    struct str two = str_trim(line);
    if (str_is(two, "$$") || str_is(two, "\\[")) {
        note(s, MESSAGE_MARKUP_MATHS, start, (struct str){0});
        return;
    }
    for (size_t i = 0; i < line.n; i++) {
        size_t end = line.s[i] == '$'    ? formula_end(line, i)
                     : line.s[i] == '\\' ? bracket_end(line, i)
                                         : 0;
        if (!end)
            continue;
        note(s, MESSAGE_MARKUP_MATHS, start + i, (struct str){0});
        i = end - 1;
    }
}

/* ---- marks that a line begins with ---- */

static bool is_admonition(struct str text) {
    return (str_starts(text, STR("!!! ")) || str_starts(text, STR("??? ")) ||
            str_starts(text, STR("???+ ")) || str_starts(text, STR("!!!+ "))) &&
           is_letter(str_trim(str_slice(text, 4, text.n)).n
                         ? str_trim(str_slice(text, 4, text.n)).s[0]
                         : 0);
}

static bool is_contents(struct str text) {
    static const char *const marks[] = {"[TOC]", "[[TOC]]", "[[_TOC_]]", "{:toc}", "${toc}"};
    for (size_t i = 0; i < COUNT(marks); i++)
        if (str_equal_ignoring_case(text, str_of(marks[i])))
            return true;
    return false;
}

/* "{#id}" or "{: .class}" behind a heading. */
static size_t find_attributes(struct str text) {
    if (!markdown_is_heading(text) || !str_ends(text, STR("}")))
        return SIZE_MAX;
    size_t from = str_find(text, STR("{"), 0);
    char c = from == SIZE_MAX ? 0 : at(text, from + 1);
    return c == '#' || c == '.' || c == ':' ? from : SIZE_MAX;
}

static bool is_key(struct str line) {
    size_t end = 0;
    while (end < line.n && (is_letter_or_digit(line.s[end]) || line.s[end] == '_' ||
                            line.s[end] == '.' || line.s[end] == '-'))
        end++;
    return end > 0 && is_letter(line.s[0]) && at(line, end) == ':' &&
           (end + 1 == line.n || line.s[end + 1] == ' ');
}

/* A line of three dashes, lines of "key: value", and such a line again. */
static bool is_front_matter(const struct search *s) {
    size_t k = s->line + 1;
    while (k < s->scan.lines.count) {
        struct str line = lines_text(&s->scan.lines, k + 1);
        if (str_is(str_trim(line), "---"))
            return k > s->line + 1;
        if (!is_key(line) && !str_starts(line, STR("- ")) && !str_starts(line, STR("  ")))
            return false;
        k++;
    }
    return false;
}

static void find_at_start(struct search *s, struct str text, size_t start) {
    size_t attributes = find_attributes(text), end;
    if (is_admonition(text))
        note(s, MESSAGE_MARKUP_ADMONITION, start, str_slice(text, 0, 3));
    else if (str_starts(text, STR(":::")))
        note(s, MESSAGE_MARKUP_FENCE, start, STR(":::"));
    else if (is_contents(str_trim(text)))
        note(s, MESSAGE_MARKUP_CONTENTS, start, str_trim(text));
    else if (str_is(str_trim(text), "---") && is_front_matter(s))
        note(s, MESSAGE_MARKUP_FRONT_MATTER, start, STR("---"));
    else if (attributes != SIZE_MAX)
        note(s, MESSAGE_MARKUP_ATTRIBUTES, start + attributes, str_slice(text, attributes, text.n));
    else if (str_starts(text, STR("[!")) && (end = str_find(text, STR("]"), 0)) != SIZE_MAX &&
             !markdown_is_alert(str_trim(text)))
        note(s, MESSAGE_MARKUP_ADMONITION, start, str_slice(text, 0, end + 1));
}

/* ---- left by other programs ---- */

/* The lines that a merge leaves where two versions disagree; the one of equals signs between them
 * is a heading's. */
static bool is_conflict(struct str line) {
    return str_starts(line, STR("<<<<<<< ")) || str_starts(line, STR(">>>>>>> "));
}

/* "{++added++}", "{--removed--}", "{~~old~>new~~}", "{>>remark<<}" of CriticMarkup. */
static size_t change_end(struct str line, size_t from) {
    static const char *const marks[][2] = {
        {"{++", "++}"}, {"{--", "--}"}, {"{~~", "~~}"}, {"{>>", "<<}"}, {"{==", "==}"}};
    for (size_t i = 0; i < COUNT(marks); i++) {
        size_t end = str_starts(str_slice(line, from, line.n), str_of(marks[i][0]))
                         ? find_near(line, marks[i][1], from + 3)
                         : SIZE_MAX;
        if (end != SIZE_MAX)
            return end + 3;
    }
    return 0;
}

/* "Comment [PK1]:", "Kommentiert [PK1]:" as Word copies a remark in the margin. */
static size_t remark_end(struct str line, size_t from) {
    static const char *const words[] = {"Comment [", "Commented [", "Kommentar [", "Kommentiert ["};
    for (size_t i = 0; i < COUNT(words); i++) {
        struct str word = str_of(words[i]);
        size_t k = from + word.n;
        if (!str_starts(str_slice(line, from, line.n), word))
            continue;
        while (is_upper(at(line, k)))
            k++;
        size_t letters = k - from - word.n;
        while (is_digit(at(line, k)))
            k++;
        if (letters && is_digit(line.s[k - 1]) && at(line, k) == ']' && at(line, k + 1) == ':')
            return k + 2;
    }
    return 0;
}

/* ---- marks anywhere ---- */

static bool is_name(char c) {
    return is_letter_or_digit(c) || c == '_' || c == '.' || c == '|' || c == '-';
}

/* "{{< figure >}}", "{% raw %}", "{{ customer }}". */
static size_t template_end(struct str line, size_t from) {
    char next = at(line, from + 1), third = at(line, from + 2);
    if (next == '%')
        return find_near(line, "%}", from + 2) != SIZE_MAX ? from + 2 : 0;
    size_t end = next == '{' ? find_near(line, "}}", from + 2) : SIZE_MAX;
    if (end == SIZE_MAX)
        return 0;
    if (third == '<' || third == '%')
        return from + 3;
    struct str name = str_trim(str_slice(line, from + 2, end));
    for (size_t i = 0; i < name.n; i++)
        if (!is_name(name.s[i]) && name.s[i] != ' ')
            return 0;
    return name.n && is_letter(name.s[0]) ? end + 2 : 0;
}

/* "[[Page]]"; a test of the shell has blanks inside, a list of lists no name. */
static size_t wiki_end(struct str line, size_t from) {
    size_t end = find_near(line, "]]", from);
    if (at(line, from + 1) != '[' || end == SIZE_MAX || !is_letter(at(line, from + 2)))
        return 0;
    struct str name = str_slice(line, from + 2, end);
    return str_find(name, STR("["), 0) == SIZE_MAX && !is_blank(line.s[end - 1]) ? end + 2 : 0;
}

/* ":rocket:" as a word of its own. */
static size_t emoji_end(struct str line, size_t from) {
    size_t end = from + 1;
    char before = from > 0 ? line.s[from - 1] : ' ';
    while (end < line.n && (is_lower(line.s[end]) || is_digit(line.s[end]) || line.s[end] == '_' ||
                            line.s[end] == '+' || line.s[end] == '-'))
        end++;
    bool word = end > from + 2 && at(line, end) == ':' &&
                (is_lower(line.s[from + 1]) || line.s[from + 1] == '+');
    char behind = at(line, end + 1);
    return word && (before == ' ' || before == '|' || before == '(') &&
                   !is_letter_or_digit(behind) && behind != ':'
               ? end + 1
               : 0;
}

static void find_inside(struct search *s, struct str line, size_t start) {
    for (size_t i = 0; i < line.n; i++) {
        size_t end = 0;
        enum message id = MESSAGE_NONE;
        if (line.s[i] == '\\')
            i++;
        else if (line.s[i] == '{' && (end = change_end(line, i)) > 0)
            id = MESSAGE_MARKUP_CHANGE;
        else if ((line.s[i] == 'C' || line.s[i] == 'K') && (end = remark_end(line, i)) > 0)
            id = MESSAGE_MARKUP_REMARK;
        else if (line.s[i] == '{' && (end = template_end(line, i)) > 0)
            id = MESSAGE_MARKUP_TEMPLATE;
        else if (line.s[i] == '[' && (end = wiki_end(line, i)) > 0)
            id = MESSAGE_MARKUP_WIKI;
        else if (line.s[i] == ':' && (end = emoji_end(line, i)) > 0)
            id = MESSAGE_MARKUP_EMOJI;
        if (!end)
            continue;
        note(s, id, start + i, str_slice(line, i, end));
        i = end - 1;
    }
}

/* ---- alerts of GitHub ---- */

static const char *const alerts[] = {"Note", "Tip", "Important", "Warning", "Caution"};

/* NULL: it is none. */
static const char *alert_of(struct str text) {
    for (size_t i = 0; i < COUNT(alerts); i++)
        if (text.n == strlen(alerts[i]) + 3 && str_starts(text, STR("[!")) &&
            str_ends(text, STR("]")) &&
            str_equal_ignoring_case(str_slice(text, 2, text.n - 1), str_of(alerts[i])))
            return alerts[i];
    return NULL;
}

bool markdown_is_alert(struct str text) {
    return alert_of(text) != NULL;
}

void markdown_set_alerts(struct arena *arena, struct node *root) {
    for (struct node *n = root; n; n = node_next(root, n)) {
        struct node *paragraph = n->kind == NODE_QUOTE ? n->first : NULL;
        struct node *mark =
            paragraph && paragraph->kind == NODE_PARAGRAPH ? paragraph->first : NULL;
        const char *word = mark && mark->kind == NODE_TEXT ? alert_of(str_trim(mark->text)) : NULL;
        if (!word || (mark->next && mark->next->kind != NODE_SOFT_BREAK))
            continue;
        mark->kind = NODE_STRONG;
        mark->text = (struct str){0};
        node_add_text(arena, mark, str_of(word))->place = mark->place;
        if (mark->next)
            mark->next->kind = NODE_LINE_BREAK;
    }
}

/* ---- interface ---- */

static bool may_find(struct str bytes) {
    for (size_t i = 0; i + 1 < bytes.n; i++) {
        char c = bytes.s[i], next = bytes.s[i + 1];
        if (c == '$' || (c == '\\' && (next == '(' || next == '[')) || c == '{' ||
            (c == '[' && (next == '[' || next == '!' || next == 'T' || next == 't')) ||
            ((c == '!' || c == '?' || c == ':' || c == '-' || c == '<') && next == c) ||
            ((c == 't' || c == 'd' || c == 'r') && next == ' ' && i + 2 < bytes.n &&
             bytes.s[i + 2] == '[') ||
            (c == ':' && (is_lower(next) || next == '+')))
            return true;
    }
    return false;
}

void markdown_find_dialects(struct foreign *foreign, const struct markdown_source *source,
                            const struct node *root) {
    if (!may_find(source->bytes))
        return;
    struct search s = {
        .foreign = foreign, .source = source, .scan = markdown_scan(foreign->arena, source, root)};
    for (; s.line < s.scan.lines.count; s.line++) {
        size_t start = s.scan.lines.starts[s.line],
               length = lines_text(&s.scan.lines, s.line + 1).n;
        struct str line = str_slice(s.scan.plain, start, start + length);
        size_t prefix = markdown_line_prefix(line);
        if (is_conflict(line))
            note(&s, MESSAGE_MARKUP_CONFLICT, start, (struct str){0});
        find_at_start(&s, str_slice(line, prefix, line.n), start + prefix);
        find_maths(&s, line, start);
        find_inside(&s, line, start);
    }
}
