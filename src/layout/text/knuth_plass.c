/* The breaks with the least demerits.
 *
 * A node is a place where a line may end, with the best way to get there for each fitness class of
 * that line. Nodes stay active as long as a line that begins at them is not too long. The time is
 * linear in the items times the nodes that fit into one line. */
#include "layout/text/knuth_plass.h"

#include <string.h>

enum { FITNESS_COUNT = 4, MOST_ACTIVE = 4000, TOO_BAD = KNUTH_PLASS_ANY + 1 };

enum fitness { VERY_LOOSE, LOOSE, DECENT, TIGHT };

struct sums {
    int64_t width, stretch, shrink;
};

struct knuth_plass_node {
    size_t at;         /* item the line ends at; SIZE_MAX: the paragraph's beginning */
    struct sums start; /* of all items before the next line */
    int64_t demerits;
    uint32_t previous;
    enum fitness fitness;
    bool flagged;
};

struct candidate {
    int64_t demerits; /* INT64_MAX: none */
    uint32_t previous;
};

struct search {
    struct knuth_plass *breaker;
    const struct break_item *items;
    size_t count;
    const struct knuth_plass_setup *setup;
    struct sums sums; /* of the items before the place under view */
    struct candidate best[FITNESS_COUNT];
    uint32_t dropped; /* the node last taken off the active ones */
};

/* Integer arithmetic as in "TeX: The Program", section 108: 297 cubed is 100 times 2 to the 18th.
 */
int knuth_plass_badness(int64_t gap, int64_t stretch) {
    if (gap <= 0)
        return 0;
    if (stretch <= 0)
        return KNUTH_PLASS_ANY;
    int64_t r = gap > INT64_MAX / 297 ? 1291 : gap * 297 / stretch;
    return r > 1290 ? KNUTH_PLASS_ANY : (int)((r * r * r + (1 << 17)) / (1 << 18));
}

static void *widen(struct arena *arena, void *list, size_t used, size_t *capacity, size_t size) {
    if (used < *capacity)
        return list;
    size_t more = *capacity == 0 ? 256 : *capacity * 2;
    void *larger = arena_alloc(arena, more, size);
    if (used > 0)
        memcpy(larger, list, used * size);
    *capacity = more;
    return larger;
}

static void add_break(struct knuth_plass *o, size_t at) {
    o->breaks = widen(o->arena, o->breaks, o->break_count, &o->breaks_capacity, sizeof *o->breaks);
    o->breaks[o->break_count++] = at;
}

static void add_node(struct knuth_plass *o, struct knuth_plass_node node) {
    o->nodes = widen(o->arena, o->nodes, o->node_count, &o->node_capacity, sizeof *o->nodes);
    o->active = widen(o->arena, o->active, o->active_count, &o->active_capacity, sizeof *o->active);
    o->nodes[o->node_count] = node;
    o->active[o->active_count++] = (uint32_t)o->node_count++;
}

static void add_item(struct sums *sums, const struct break_item *item) {
    if (item->kind == ITEM_PENALTY)
        return;
    sums->width += item->width;
    sums->stretch += item->stretch;
    sums->shrink += item->shrink;
}

static bool is_place(const struct break_item *items, size_t count, size_t i) {
    if (i == count)
        return true;
    if (items[i].kind == ITEM_PENALTY)
        return items[i].penalty < KNUTH_PLASS_NEVER;
    return items[i].kind == ITEM_GLUE && i > 0 && items[i - 1].kind == ITEM_BOX;
}

/* Glue and penalties vanish after the break; what hangs into the left margin is as good as set. */
static struct sums sums_after(const struct search *s, size_t i) {
    struct sums sums = s->sums;
    for (; i < s->count && s->items[i].kind != ITEM_BOX; i++)
        add_item(&sums, &s->items[i]);
    sums.width += i < s->count ? s->items[i].hang : 0;
    return sums;
}

/* A line between a node and item `at`. */
struct line {
    int badness;
    enum fitness fitness;
    bool overfull; /* and so will be all longer ones */
};

static struct line weigh(const struct search *s, const struct knuth_plass_node *node, size_t at) {
    const struct knuth_plass_setup *setup = s->setup;
    int mark = at < s->count && s->items[at].kind == ITEM_PENALTY ? s->items[at].width : 0;
    mark -= at < s->count ? s->items[at].hang : 0;
    int64_t shrink = s->sums.shrink - node->start.shrink;
    int64_t room = setup->width - (s->sums.width - node->start.width), gap = room - mark;
    struct line line = {.fitness = DECENT, .overfull = -room > shrink};
    if (gap < 0) {
        line.badness = -gap > shrink ? TOO_BAD : knuth_plass_badness(-gap, shrink);
        line.fitness = line.badness > 12 ? TIGHT : DECENT;
    } else if (at < s->count) {
        int64_t stretch = s->sums.stretch - node->start.stretch;
        line.badness = knuth_plass_badness(gap, stretch + setup->tail + setup->emergency);
        line.fitness = line.badness > 99 ? VERY_LOOSE : line.badness > 12 ? LOOSE : DECENT;
    }
    return line;
}

/* "TeX: The Program", section 859. */
static int64_t line_demerits(const struct search *s, const struct knuth_plass_node *node, size_t at,
                             const struct line *line) {
    int64_t d = KNUTH_PLASS_LINE_PENALTY + line->badness;
    d *= d;
    bool hyphen = false;
    if (at < s->count && s->items[at].kind == ITEM_PENALTY) {
        int64_t penalty = s->items[at].penalty;
        d += penalty < 0 ? -penalty * penalty : penalty * penalty;
        hyphen = s->items[at].flagged;
    }
    if (node->flagged && hyphen)
        d += KNUTH_PLASS_DOUBLE_HYPHEN;
    if (node->flagged && at == s->count)
        d += KNUTH_PLASS_FINAL_HYPHEN;
    int apart = (int)line->fitness - (int)node->fitness;
    return apart > 1 || apart < -1 ? d + KNUTH_PLASS_ADJACENT : d;
}

static void try_line(struct search *s, uint32_t number, size_t at, const struct line *line) {
    const struct knuth_plass_node *node = &s->breaker->nodes[number];
    if (line->badness > s->setup->tolerance)
        return;
    int64_t demerits = node->demerits + line_demerits(s, node, at, line);
    struct candidate *best = &s->best[line->fitness];
    if (demerits < best->demerits)
        *best = (struct candidate){demerits, number};
}

static void keep_best(struct search *s, size_t at) {
    struct sums start = sums_after(s, at);
    bool flagged = at < s->count && s->items[at].flagged;
    for (int f = 0; f < FITNESS_COUNT; f++)
        if (s->best[f].demerits != INT64_MAX)
            add_node(s->breaker, (struct knuth_plass_node){.at = at,
                                                           .start = start,
                                                           .demerits = s->best[f].demerits,
                                                           .previous = s->best[f].previous,
                                                           .fitness = (enum fitness)f,
                                                           .flagged = flagged});
}

/* Looks at all lines that end at item `at`; at the end of the paragraph no node stays but those of
 * the last line. */
static void visit(struct search *s, size_t at) {
    struct knuth_plass *o = s->breaker;
    size_t kept = 0;
    for (int f = 0; f < FITNESS_COUNT; f++)
        s->best[f].demerits = INT64_MAX;
    for (size_t i = 0; i < o->active_count; i++) {
        uint32_t number = o->active[i];
        struct line line = weigh(s, &o->nodes[number], at);
        try_line(s, number, at, &line);
        if (line.overfull || at == s->count)
            s->dropped = number;
        else
            o->active[kept++] = number;
    }
    o->active_count = kept;
    keep_best(s, at);
    if (o->active_count > 0 || !s->setup->rescue)
        return;
    s->best[TIGHT] = (struct candidate){o->nodes[s->dropped].demerits, s->dropped};
    keep_best(s, at);
}

bool knuth_plass_break(struct knuth_plass *breaker, const struct break_item *items, size_t count,
                       const struct knuth_plass_setup *setup) {
    struct search s = {.breaker = breaker, .items = items, .count = count, .setup = setup};
    breaker->break_count = breaker->node_count = breaker->active_count = 0;
    struct sums start = {.width = count > 0 && items[0].kind == ITEM_BOX ? items[0].hang : 0};
    add_node(breaker, (struct knuth_plass_node){.at = SIZE_MAX, .start = start, .fitness = DECENT});
    for (size_t i = 0; i <= count; i++) {
        if (is_place(items, count, i))
            visit(&s, i);
        if (breaker->active_count == 0 || breaker->active_count > MOST_ACTIVE)
            return false;
        if (i < count)
            add_item(&s.sums, &items[i]);
    }
    uint32_t best = breaker->active[0];
    for (size_t k = 1; k < breaker->active_count; k++)
        if (breaker->nodes[breaker->active[k]].demerits < breaker->nodes[best].demerits)
            best = breaker->active[k];
    breaker->demerits = breaker->nodes[best].demerits;
    for (uint32_t n = best; breaker->nodes[n].at != SIZE_MAX; n = breaker->nodes[n].previous)
        add_break(breaker, breaker->nodes[n].at);
    for (size_t k = 0, j = breaker->break_count; k + 1 < j; k++) {
        size_t swap = breaker->breaks[k];
        breaker->breaks[k] = breaker->breaks[--j];
        breaker->breaks[j] = swap;
    }
    return true;
}

void knuth_plass_fill(struct knuth_plass *breaker, const struct break_item *items, size_t count,
                      int width) {
    int64_t total = 0, start = 0,
            after = 0; /* widths up to here, the line's begin, its last chance */
    size_t chance = SIZE_MAX;
    breaker->break_count = 0;
    for (size_t i = 0; i <= count; i++) {
        bool penalty = i < count && items[i].kind == ITEM_PENALTY;
        int mark = penalty ? items[i].width : 0;
        if (is_place(items, count, i)) {
            if (total - start + mark > width && chance != SIZE_MAX) {
                add_break(breaker, chance);
                start = after;
            }
            chance = i;
            after = total;
        }
        if (i == count || penalty)
            continue;
        /* Blanks at a line's beginning vanish. */
        if (items[i].kind == ITEM_GLUE && after == total && chance != SIZE_MAX)
            after += items[i].width;
        total += items[i].width;
    }
    add_break(breaker, count);
}
