#include "evidence/outline.h"

#include "base/ascii.h"
#include "evidence/opened.h"

struct outliner {
    struct arena *arena;
    struct outline *outline;
    bool markdown;
    bool was_blank; /* the line before */
    bool in_code;   /* between fences of Markdown */
    bool in_table;  /* behind the delimiter row of a table */
};

static struct str trim_left(struct str line) {
    while (line.n && is_blank(line.s[0]))
        line = str_slice(line, 1, line.n);
    return line;
}

/* Marks of comments, lists, quotes and table cells, which may stand before a number. */
static struct str skip_marks(struct str line) {
    static const char *const marks[] = {"--", "//", "/*", "#", ";", "*", "-", "|", ">", "REM "};
    line = trim_left(line);
    for (size_t i = 0; i < COUNT(marks); i++)
        while (str_starts(line, str_of(marks[i])))
            line = trim_left(str_slice(line, str_of(marks[i]).n, line.n));
    return line;
}

/* "Step", "Section" or one letter, where a number follows. */
static struct str skip_word(struct str line) {
    size_t at = 0;
    while (at < line.n && at < 12 && (is_letter(line.s[at]) || (unsigned char)line.s[at] >= 0x80))
        at++;
    if (at != 1 && unit_of(str_slice(line, 0, at)) != UNIT_PART)
        return line;
    size_t digit = at + (at < line.n && (line.s[at] == ' ' || line.s[at] == '.'));
    return digit < line.n && is_digit(line.s[digit]) ? str_slice(line, digit, line.n) : line;
}

/* "4" of "4. Keys", "4) Keys", "4 Keys", "4 | Keys", "Step 4: keys"; "2.1" likewise. */
static struct str find_label(struct str line, struct str *title) {
    struct str start = skip_word(skip_marks(line));
    size_t at = 0;
    while (at < start.n && at < 12 &&
           (is_digit(start.s[at]) ||
            (start.s[at] == '.' && at > 0 && at + 1 < start.n && is_digit(start.s[at + 1]))))
        at++;
    struct str label = str_slice(start, 0, at), rest = str_slice(start, at, start.n);
    if (at == 0 || at > 6)
        return STR("");
    bool ends = rest.n == 0 || rest.s[0] == '.' || rest.s[0] == ')' || rest.s[0] == ':' ||
                rest.s[0] == ' ' || rest.s[0] == '\t' || rest.s[0] == '|';
    if (!ends || (rest.n > 1 && rest.s[0] != ' ' && rest.s[0] != '\t' && !is_blank(rest.s[1])))
        return STR("");
    while (rest.n && (is_blank(rest.s[0]) || rest.s[0] == '.' || rest.s[0] == ')' ||
                      rest.s[0] == ':' || rest.s[0] == '|'))
        rest = str_slice(rest, 1, rest.n);
    *title = rest;
    return label;
}

static int hashes_of(struct str line) {
    int count = 0;
    while ((size_t)count < line.n && line.s[count] == '#')
        count++;
    return count >= 1 && count <= 6 && (size_t)count < line.n && line.s[count] == ' ' ? count : 0;
}

static bool is_underline(struct str line) {
    struct str core = str_trim(line);
    if (core.n < 3 || (core.s[0] != '=' && core.s[0] != '-' && core.s[0] != '~'))
        return false;
    for (size_t i = 1; i < core.n; i++)
        if (core.s[i] != core.s[0])
            return false;
    return true;
}

/* "**Way back**", "Way back:" or "WAY BACK" alone between blank lines. */
static bool is_plain_heading(const struct outliner *outliner, struct str line, struct str next) {
    struct str core = str_trim(line);
    if (core.n < 3 || core.n > 80 || !outliner->was_blank)
        return false;
    if (str_starts(core, STR("**")) && str_ends(core, STR("**")))
        return true;
    char end = core.s[core.n - 1];
    return end != '.' && end != ',' && (end == ':' || str_trim(next).n == 0) &&
           !str_starts(core, STR("|"));
}

static struct str trim_title(struct str title) {
    title = str_trim(title);
    while (title.n && (title.s[0] == '#' || title.s[0] == '*' || title.s[0] == ' '))
        title = str_slice(title, 1, title.n);
    while (title.n && (title.s[title.n - 1] == '#' || title.s[title.n - 1] == '*' ||
                       title.s[title.n - 1] == ':' || title.s[title.n - 1] == ' '))
        title = str_slice(title, 0, title.n - 1);
    return title;
}

static int level_of(const struct outliner *outliner, struct str line, struct str next) {
    int hashes = outliner->markdown ? hashes_of(line) : 0;
    if (hashes)
        return hashes;
    if (str_trim(line).n && !str_starts(line, STR("|")) && is_underline(next))
        return str_starts(str_trim(next), STR("=")) ? 1 : 2;
    return is_plain_heading(outliner, line, next) ? 7 : 0;
}

static void add_spot(struct outliner *outliner, struct str line, struct str next, size_t at) {
    struct outline *outline = outliner->outline;
    int level = level_of(outliner, line, next);
    struct str title = line, label = find_label(line, &title);
    if (!level && !label.n)
        return;
    struct spot *spot = APPEND(outliner->arena, outline->spots, outline->count);
    *spot = (struct spot){.label = label, .level = level, .range = {at, at}};
    if (level)
        spot->title = trim_title(title);
    outline->labels += label.n > 0;
    outline->headings += level > 0;
}

static void add_row(struct outliner *outliner, struct str line) {
    struct outline *outline = outliner->outline;
    struct str rest = str_trim(line), cell;
    size_t cells = 0;
    if (!str_starts(rest, STR("|"))) {
        outliner->in_table = false;
        return;
    }
    if (rest.n > 2 && (rest.s[1] == '-' || rest.s[1] == ':' || str_starts(rest, STR("| -")) ||
                       str_starts(rest, STR("| :")))) {
        outliner->in_table = true;
        return;
    }
    rest = str_slice(rest, 1, rest.n);
    while (str_cut(&rest, '|', &cell))
        cells++;
    outline->columns = cells > outline->columns ? cells : outline->columns;
    if (outliner->in_table)
        *APPEND(outliner->arena, outline->row_texts, outline->rows) = line;
}

static void add_line(struct outliner *outliner, struct str line, struct str next, size_t at) {
    struct outline *outline = outliner->outline;
    bool blank = str_trim(line).n == 0;
    outline->lines++;
    outline->paragraphs += !blank && outliner->was_blank;
    if (outliner->markdown && (str_starts(line, STR("```")) || str_starts(line, STR("~~~"))))
        outliner->in_code = !outliner->in_code;
    if (!blank && !outliner->in_code) {
        add_row(outliner, line);
        add_spot(outliner, line, next, at);
    } else if (blank) {
        outliner->in_table = false;
    }
    outliner->was_blank = blank;
}

/* A heading goes up to the next of its level or above, a numbered line to the next spot. */
static void close_spots(struct outliner *outliner, size_t end) {
    struct outline *outline = outliner->outline;
    size_t next[9]; /* where the next heading of this level or above begins */
    size_t next_spot = end;
    for (size_t k = 0; k < COUNT(next); k++)
        next[k] = end;
    for (size_t i = outline->count; i-- > 0;) {
        struct spot *spot = &outline->spots[i];
        spot->range.to = spot->level ? next[spot->level] : next_spot;
        next_spot = spot->range.from;
        for (size_t k = spot->level ? (size_t)spot->level : COUNT(next); k < COUNT(next); k++)
            next[k] = spot->range.from;
    }
}

static struct str line_at(struct str text, size_t at) {
    size_t end = str_find(text, STR("\n"), at);
    return str_slice(text, at, end == SIZE_MAX ? text.n : end);
}

struct outline *outline_make(struct arena *arena, struct str text, bool markdown) {
    struct outliner outliner = {.arena = arena,
                                .outline = NEW(arena, struct outline),
                                .markdown = markdown,
                                .was_blank = true};
    for (size_t at = 0; at < text.n;) {
        struct str line = line_at(text, at);
        size_t after = at + line.n + 1;
        add_line(&outliner, line, line_at(text, after), at);
        at = after;
    }
    close_spots(&outliner, text.n);
    return outliner.outline;
}
