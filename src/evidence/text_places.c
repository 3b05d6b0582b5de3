/* Places in lines of text: plain text, Markdown, scripts, logs, and the text of a PDF. */
#include "base/ascii.h"
#include "base/nearest.h"
#include "evidence/opened.h"
#include "evidence/outline.h"

#define LINES_OF_PAGE 30 /* at least so many lines fit on a printed page */

static const struct outline *outline_of(struct citing *citing, struct str text) {
    const struct content *content = citing->evidence->content;
    if (!content->opened->outline)
        content->opened->outline =
            outline_make(content->opened->arena, text, content->form == CONTENT_MARKDOWN);
    return content->opened->outline;
}

static bool fails(struct citing *citing, size_t last) {
    citing->result.last = last;
    return false;
}

static bool add_lines(struct citing *citing, const struct cited_part *part, struct str text) {
    size_t from = 0, line = 1, lines = outline_of(citing, text)->lines;
    if (part->from == 0 || part->to > lines)
        return fails(citing, lines);
    for (size_t at = 0; at <= text.n; at++) {
        if (at < text.n && text.s[at] != '\n')
            continue;
        if (line++ == part->to) {
            citing_add_piece(citing, str_slice(text, from, at));
            break;
        }
        from = line <= part->from ? at + 1 : from;
    }
    return true;
}

static bool add_rows(struct citing *citing, const struct cited_part *part,
                     const struct outline *outline) {
    if (outline->rows == 0 && part->to <= outline->lines) {
        citing_add_whole(citing);
        return true;
    }
    if (part->from == 0 || part->to > outline->rows)
        return fails(citing, outline->rows);
    for (size_t k = part->from; k <= part->to; k++)
        citing_add_piece(citing, outline->row_texts[k - 1]);
    return true;
}

static size_t number_of(struct str label) {
    size_t number = 0;
    for (size_t i = 0; i < label.n; i++) {
        if (!is_digit(label.s[i]))
            return SIZE_MAX;
        number = 10 * number + (size_t)(label.s[i] - '0');
    }
    return label.n ? number : SIZE_MAX;
}

static bool add_label(struct citing *citing, const struct outline *outline, struct str text,
                      size_t number) {
    bool found = false;
    for (size_t i = 0; i < outline->count; i++) {
        const struct spot *spot = &outline->spots[i];
        if (number_of(spot->label) != number)
            continue;
        citing_add_piece(citing, str_slice(text, spot->range.from, spot->range.to));
        found = true;
    }
    return found;
}

static size_t largest(size_t a, size_t b) {
    return a > b ? a : b;
}

/* The end of the run 1, 2, 3 ...: a number beyond may be a year, or a step of a table with gaps. */
static size_t last_label(const struct outline *outline) {
    size_t last = 0;
    for (size_t i = 0; i < outline->count; i++) {
        size_t number = number_of(outline->spots[i].label);
        if (number != SIZE_MAX && number > last && number < 1000)
            last = number;
    }
    return last;
}

/* Where the text numbers nothing, its headings, paragraphs and rows are counted. */
static bool add_parts(struct citing *citing, const struct cited_part *part, struct str text) {
    const struct outline *outline = outline_of(citing, text);
    size_t counted = largest(largest(outline->headings, outline->paragraphs), outline->rows);
    if (part->from == 0 || part->to > 100000)
        return fails(citing, outline->labels > 1 ? last_label(outline) : counted);
    if (outline->labels < 2) {
        if (part->to > counted)
            return fails(citing, counted);
        citing_add_whole(citing);
        return true;
    }
    if (part->to > last_label(outline))
        return fails(citing, last_label(outline));
    for (size_t number = part->from; number <= part->to; number++)
        if (!add_label(citing, outline, text, number) && part->from == part->to)
            return fails(citing, last_label(outline));
    return true;
}

bool text_add_numbers(struct citing *citing, const struct cited_part *part) {
    struct str text = opened_text(citing->arena, citing->evidence->content);
    const struct outline *outline = outline_of(citing, text);
    switch (part->unit) {
    case UNIT_LINE:
        return add_lines(citing, part, text);
    case UNIT_ROW:
        return add_rows(citing, part, outline);
    case UNIT_PART:
        return add_parts(citing, part, text);
    case UNIT_PAGE:
        if (part->from == 0 || part->to > 1 + outline->lines / LINES_OF_PAGE)
            return fails(citing, 1 + outline->lines / LINES_OF_PAGE);
        break;
    case UNIT_COLUMN:
        if (part->from == 0 || (outline->columns && part->to > outline->columns))
            return fails(citing, outline->columns);
        break;
    default:
        if (part->to > outline->lines)
            return fails(citing, outline->lines);
        break;
    }
    citing_add_whole(citing);
    return true;
}

/* A heading may be named shortly, or with words around it. */
static bool is_named(const struct citing *citing, struct str title, struct str name) {
    if (citing->exact)
        return str_equal_ignoring_case(title, name);
    return title.n >= 3 &&
           (str_equal_ignoring_case(title, name) || (name.n >= 5 && words_contain(title, name)) ||
            (title.n >= 5 && words_contain(name, title)));
}

bool text_add_named(struct citing *citing, struct str name) {
    struct str text = opened_text(citing->arena, citing->evidence->content);
    const struct outline *outline = outline_of(citing, text);
    bool found = false;
    for (size_t i = 0; i < outline->count; i++) {
        const struct spot *spot = &outline->spots[i];
        if (!is_named(citing, spot->title, name) && !str_equal(spot->label, name))
            continue;
        citing_add_piece(citing, str_slice(text, spot->range.from, spot->range.to));
        found = true;
    }
    if (!found && !citing->exact && words_name(text, name)) {
        citing_locate_name(citing, name);
        citing_add_whole(citing);
        found = true;
    }
    return found;
}

struct str text_nearest(const struct citing *citing, struct str name) {
    const struct outline *outline = citing->evidence->content->opened->outline;
    struct str *titles = NULL;
    size_t count = 0;
    for (size_t i = 0; outline && i < outline->count; i++)
        if (outline->spots[i].title.n)
            *APPEND(citing->arena, titles, count) = outline->spots[i].title;
    return str_nearest(name, titles, count);
}
