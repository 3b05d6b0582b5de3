/* The whole document: galley, pages, running lines; in rounds, until the page numbers in it are
 * true. */
#include "layout/page/layout.h"

#include <stdlib.h>

#include "layout/page/page.h"

enum { MOST_ROUNDS = 4, BYTES_PER_PAGE = 2200 /* of text, about */ };

static int compare_anchors(const void *a, const void *b) {
    const struct anchor *x = a, *y = b;
    int order = str_compare(x->name, y->name);
    if (order != 0)
        return order;
    if (x->page != y->page)
        return x->page < y->page ? -1 : 1;
    return x->y - y->y;
}

/* What the rounds ask of the document: gives whether it prints numbers of its own pages. */
static bool survey(struct book *book) {
    const struct node *root = book->flow.document->root;
    bool wants = false;
    size_t headings = 0, text = 0;
    for (const struct node *node = root; node != NULL; node = node_next(root, node)) {
        wants = wants || node->kind == NODE_CONTENTS || node->kind == NODE_PAGE_NUMBER;
        headings += node->kind == NODE_HEADING;
        text += node->text.n;
    }
    struct last_round *last = &book->last_round;
    size_t middle = text / BYTES_PER_PAGE / 2;
    last->guess = middle < 100 ? STR("00") : middle < 1000 ? STR("000") : STR("0000");
    last->heading_count = headings + 1;
    last->heading_pages = NEW_ARRAY(book->flow.typesetter.document_arena, size_t, headings + 1);
    return wants;
}

/* Footnotes keep their numbers from round to round; all other counters begin again. */
static enum status run_round(struct book *book, struct pages *pages) {
    struct typesetter *t = &book->flow.typesetter;
    t->numbering.figures = t->numbering.headings = book->run_room = 0;
    book->runs = NULL;
    book->bare = NULL;
    book->pages = pages;
    *pages = (struct pages){.document = book->flow.document,
                            .width = t->theme->page_width,
                            .height = t->theme->page_height};
    t->block_arena = arena_scratch(t->page_arena);
    struct galley galley = {.arena = t->block_arena};
    struct look body = look_body(t);
    blocks_lay(&galley, book->flow.document->root->first, book_context(book, &body));
    enum status status = pager_fill(book, &galley);
    arena_drop(t->block_arena);
    if (status == STATUS_OK && pages->anchor_count > 0)
        qsort(pages->anchors, pages->anchor_count, sizeof *pages->anchors, compare_anchors);
    return status;
}

/* Whether the numbers that this round has printed, those of the round before, are its own. */
static bool same_numbers(const struct pages *a, const struct pages *b) {
    if (a == NULL || a->anchor_count != b->anchor_count || a->outline_count != b->outline_count ||
        a->count != b->count)
        return false;
    for (size_t i = 0; i < a->anchor_count; i++)
        if (a->anchors[i].page != b->anchors[i].page)
            return false;
    for (size_t i = 0; i < a->outline_count; i++)
        if (a->outline[i].page != b->outline[i].page)
            return false;
    return true;
}

/* What the next round reads of this one. */
static const struct pages *keep_numbers(struct arena *arena, const struct pages *pages) {
    struct pages *kept = arena_copy(arena, pages, sizeof *pages);
    kept->list = NULL;
    kept->anchors = arena_copy(arena, pages->anchors, pages->anchor_count * sizeof *pages->anchors);
    for (size_t i = 0; i < pages->anchor_count; i++)
        kept->anchors[i].name = str_copy(arena, pages->anchors[i].name.s, pages->anchors[i].name.n);
    kept->outline =
        arena_copy(arena, pages->outline, pages->outline_count * sizeof *pages->outline);
    return kept;
}

enum status layout_document(struct arena *arena, const struct layout_input *input,
                            struct findings *findings, struct pages *pages) {
    struct book book = {.flow = {.document = input->document, .dossier = input->dossier},
                        .last_round = {.sister = input->sister}};
    struct typesetter *t = &book.flow.typesetter;
    struct str language = input->document->language;
    /* the words of one document are for the most part those of another */
    struct shaper *shaper = shaper_suits(input->shaper, input->fonts, language)
                                ? input->shaper
                                : shaper_new(arena, input->fonts, language);
    *t = (struct typesetter){.document_arena = arena,
                             .theme = input->theme,
                             .fonts = input->fonts,
                             .language = language,
                             .shaper = shaper,
                             .hyphenator = input->hyphenator,
                             .findings = findings,
                             .page_numbers = page_numbers_of(&book.last_round)};
    bool wants = survey(&book);
    enum status status = STATUS_OK;
    for (int round = 0; status == STATUS_OK; round++) {
        t->page_arena = arena_scratch(arena);
        t->dry = wants && round == 0;
        status = run_round(&book, pages);
        if (!wants || round == MOST_ROUNDS - 1 ||
            (!t->dry && same_numbers(book.last_round.pages, pages)))
            break;
        book.last_round.pages = keep_numbers(arena, pages);
        arena_drop(t->page_arena);
    }
    if (status == STATUS_OK)
        furniture_add(&book);
    return status;
}
