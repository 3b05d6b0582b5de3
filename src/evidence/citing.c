/* Collecting the text of places. */
#include <string.h>

#include "base/ascii.h"
#include "evidence/opened.h"

void citing_add(struct citing *citing, struct str text) {
    buf_add(&citing->text, text);
    buf_add_char(&citing->text, '\n');
}

void citing_locate(struct citing *citing, enum location_kind kind, size_t from, size_t to) {
    *APPEND(citing->arena, citing->locations, citing->location_count) =
        (struct location){kind, from, to};
}

static size_t line_at(struct citing *citing, size_t offset) {
    struct opened *opened = citing->evidence->content->opened;
    if (!opened->lines) {
        opened->lines = NEW(opened->arena, struct lines);
        *opened->lines =
            lines_of(opened->arena, citing->evidence->file, citing->evidence->content->text, 1);
    }
    return (size_t)lines_place(opened->lines, offset, 0).line;
}

/* The page of a PDF on which the piece begins. */
static void locate_on_page(struct citing *citing, struct str piece) {
    struct pdf_text *pdf = citing->evidence->content->opened->pdf;
    struct str begin = str_slice(piece, 0, str_find(piece, STR("\n"), 0));
    for (size_t page = 1; begin.n && page <= pdf_text_pages(pdf); page++)
        if (str_find(pdf_text_page(pdf, page), begin, 0) != SIZE_MAX) {
            citing_locate(citing, LOCATION_PAGES, page, page);
            return;
        }
}

void citing_add_piece(struct citing *citing, struct str piece) {
    struct str text = citing->evidence->content->text;
    citing_add(citing, piece);
    if (citing->evidence->content->opened->pdf) {
        locate_on_page(citing, piece);
        return;
    }
    while (piece.n && strchr(" \t\r\n", piece.s[piece.n - 1]))
        piece.n--;
    if (piece.n)
        citing_locate(citing, LOCATION_LINES, line_at(citing, (size_t)(piece.s - text.s)),
                      line_at(citing, (size_t)(piece.s - text.s) + piece.n - 1));
}

static bool begins_word(struct str text, size_t at) {
    return at == 0 || !is_letter_or_digit(text.s[at - 1]);
}

void citing_locate_name(struct citing *citing, struct str name) {
    struct str text = citing->evidence->content->text;
    if (citing->evidence->content->opened->pdf) {
        locate_on_page(citing, name);
        return;
    }
    for (size_t at = 0; name.n && at + name.n <= text.n; at++)
        if (to_lower(text.s[at]) == to_lower(name.s[0]) && begins_word(text, at) &&
            str_equal_ignoring_case(str_slice(text, at, at + name.n), name))
            citing_locate(citing, LOCATION_LINES, line_at(citing, at), line_at(citing, at));
}

void citing_add_whole(struct citing *citing) {
    citing->result.state = CITED_WHOLE;
}

struct str opened_text(struct arena *arena, const struct content *content) {
    struct pdf_text *pdf = content->opened ? content->opened->pdf : NULL;
    if (!pdf)
        return content->text;
    struct buf all = buf_init(arena, SIZE_MAX / 2);
    for (size_t page = 1; page <= pdf_text_pages(pdf); page++) {
        buf_add(&all, pdf_text_page(pdf, page));
        buf_add_char(&all, '\n');
    }
    return buf_str(&all);
}
