/* Collecting the text of places. */
#include "evidence/opened.h"

void citing_add(struct citing *citing, struct str text) {
    buf_add(&citing->text, text);
    buf_add_char(&citing->text, '\n');
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
