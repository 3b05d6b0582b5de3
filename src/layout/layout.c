/* The whole document: galley, pages, running lines; in rounds, until the page numbers in it are
 * true. */
#include "layout/layout.h"

#include <stdlib.h>

#include "layout/flow.h"

enum { MOST_ROUNDS = 4 };

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

static bool wants_numbers(const struct node *root, size_t *headings) {
    bool wants = false;
    for (const struct node *node = root; node != NULL; node = node_next(root, node)) {
        wants = wants || node->kind == NODE_CONTENTS || node->kind == NODE_PAGE_NUMBER;
        *headings += node->kind == NODE_HEADING;
    }
    return wants;
}

/* Footnotes keep their numbers from round to round; all other counters begin again. */
static void begin_round(struct flow *flow, size_t headings) {
    flow->figure_count = flow->heading_count = 0;
    flow->known.heading_count = headings + 1;
    flow->known.heading_pages = flow->known.heading_pages != NULL
                                    ? flow->known.heading_pages
                                    : NEW_ARRAY(flow->lasting, size_t, headings + 1);
}

static enum status run_round(struct flow *flow, struct pages *pages, bool **bare) {
    flow->galleys = arena_scratch(flow->arena);
    struct galley galley = {.arena = flow->galleys};
    const struct theme *theme = flow->theme;
    struct frame frame = {theme->margin_left,
                          theme->page_width - theme->margin_left - theme->margin_right};
    struct look body = look_body(flow);
    flow_blocks(flow, &galley, flow->input->document->root->first, frame, &body);
    *pages = (struct pages){0};
    enum status status = pager_deal(flow, &galley, pages, bare);
    arena_drop(flow->galleys);
    flow->galleys = flow->arena; /* of running heads */
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

/* The words of one document are for the most part those of another. */
static struct shaper *choose_shaper(struct arena *arena, const struct layout_input *input) {
    struct str language = input->document->language;
    return shaper_suits(input->shaper, input->fonts, language)
               ? input->shaper
               : shaper_new(arena, input->fonts, language);
}

enum status layout_document(struct arena *arena, const struct layout_input *input,
                            struct findings *findings, struct pages *pages) {
    struct flow flow = {.lasting = arena,
                        .input = input,
                        .theme = input->theme,
                        .findings = findings,
                        .shaper = choose_shaper(arena, input)};
    size_t headings = 0;
    bool wants = wants_numbers(input->document->root, &headings);
    bool *bare = NULL;
    enum status status = STATUS_OK;
    for (int round = 0; round < MOST_ROUNDS && status == STATUS_OK; round++) {
        struct arena *before = flow.arena;
        flow.arena = arena_scratch(arena);
        struct pages *made = NEW(flow.arena, struct pages);
        flow.dry = wants && round == 0;
        begin_round(&flow, headings);
        status = run_round(&flow, made, &bare);
        *pages = *made;
        bool settled = !wants || (!flow.dry && same_numbers(flow.known.pages, made));
        flow.known.pages = made;
        arena_drop(before);
        if (settled)
            break;
    }
    if (status == STATUS_OK)
        furniture_add(&flow, pages, bare);
    return status;
}
