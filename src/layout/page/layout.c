/* The whole document: galley, pages, running lines; in rounds, until the page numbers in it are
 * true. */
#include "layout/page/layout.h"

#include <stdlib.h>

#include "layout/block/flow.h"

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

const struct anchor *pages_find_anchor(const struct pages *pages, struct str name) {
    size_t low = 0, high = pages->anchor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(pages->anchors[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < pages->anchor_count && str_equal(pages->anchors[low].name, name);
    return found ? &pages->anchors[low] : NULL;
}

/* What the rounds ask of the document: gives whether it prints numbers of its own pages. */
static bool survey(struct flow *flow) {
    const struct node *root = flow->input->document->root;
    bool wants = false;
    size_t headings = 0, text = 0;
    for (const struct node *node = root; node != NULL; node = node_next(root, node)) {
        wants = wants || node->kind == NODE_CONTENTS || node->kind == NODE_PAGE_NUMBER;
        headings += node->kind == NODE_HEADING;
        text += node->text.n;
    }
    size_t middle = text / BYTES_PER_PAGE / 2;
    flow->last_round.guess = middle < 100 ? STR("00") : middle < 1000 ? STR("000") : STR("0000");
    flow->last_round.heading_count = headings + 1;
    flow->last_round.heading_pages = NEW_ARRAY(flow->document_arena, size_t, headings + 1);
    return wants;
}

/* Footnotes keep their numbers from round to round; all other counters begin again. */
static enum status run_round(struct flow *flow, struct pages *pages, bool **bare) {
    flow->figure_count = flow->heading_count = flow->run_room = 0;
    flow->runs = NULL;
    flow->block_arena = arena_scratch(flow->page_arena);
    struct galley galley = {.arena = flow->block_arena};
    const struct theme *theme = flow->theme;
    struct frame frame = {theme->margin_left,
                          theme->page_width - theme->margin_left - theme->margin_right};
    struct look body = look_body(flow);
    flow_blocks(flow, &galley, flow->input->document->root->first, frame, &body);
    *pages = (struct pages){0};
    enum status status = pager_deal(flow, &galley, pages, bare);
    arena_drop(flow->block_arena);
    if (status == STATUS_OK && pages->anchor_count > 0)
        qsort(pages->anchors, pages->anchor_count, sizeof *pages->anchors, compare_anchors);
    return status;
}

/* Heading pages are overwritten while a round deals; the round reads a copy of those before. */
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

/* The words of one document are for the most part those of another. */
static struct shaper *choose_shaper(struct arena *arena, const struct layout_input *input) {
    struct str language = input->document->language;
    return shaper_suits(input->shaper, input->fonts, language)
               ? input->shaper
               : shaper_new(arena, input->fonts, language);
}

enum status layout_document(struct arena *arena, const struct layout_input *input,
                            struct findings *findings, struct pages *pages) {
    struct flow flow = {.document_arena = arena,
                        .input = input,
                        .theme = input->theme,
                        .findings = findings,
                        .shaper = choose_shaper(arena, input)};
    bool wants = survey(&flow), *bare = NULL;
    enum status status = STATUS_OK;
    for (int round = 0; status == STATUS_OK; round++) {
        flow.page_arena = arena_scratch(arena);
        flow.dry = wants && round == 0;
        status = run_round(&flow, pages, &bare);
        if (!wants || round == MOST_ROUNDS - 1 ||
            (!flow.dry && same_numbers(flow.last_round.pages, pages)))
            break;
        flow.last_round.pages = keep_numbers(arena, pages);
        arena_drop(flow.page_arena);
    }
    if (status == STATUS_OK)
        furniture_add(&flow, pages, bare);
    return status;
}
