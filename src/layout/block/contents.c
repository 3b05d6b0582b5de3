/* The table of contents, and the lists of figures and of evidence. The numbers of pages come from
 * whoever makes the pages. */
#include "layout/block/block.h"
#include "model/words.h"

enum {
    LIST_LEVEL = 3, /* whose style the lists of figures and of evidence have */
    MANY = 12,      /* entries; so many are set in two columns */
    MOST_DOTS = 4000
};

static bool in_cover(const struct node *node) {
    for (; node != NULL; node = node->parent)
        if (node->kind == NODE_SECTION && node->role == ROLE_COVER)
            return true;
    return false;
}

/* From the first run's left to the last one's right; `empty` when the line has none. */
static struct frame runs_extent(const struct slice *slice, struct frame empty) {
    bool any = false;
    int from = 0, to = 0;
    for (const struct piece *piece = slice == NULL ? NULL : slice->pieces.first; piece != NULL;
         piece = piece->next) {
        if (piece->kind != PIECE_RUN)
            continue;
        int x = piece->run.x, end = x + run_width(&piece->run);
        from = !any || x < from ? x : from;
        to = !any || end > to ? end : to;
        any = true;
    }
    return any ? (struct frame){from, to - from} : empty;
}

/* Dots stand on a common grid, so that they align from line to line. */
static void add_leader(struct slice *slice, int from, int to, struct context c) {
    struct typesetter *t = &c.flow->typesetter;
    int pitch = t->theme->leader_pitch, gap = t->theme->leader_gap;
    int first = (from + gap + pitch - 1) / pitch, count = (to - gap) / pitch - first;
    if (count <= 0)
        return;
    struct look quiet = *c.look;
    quiet.colour = colour_mix(t->theme->quiet, (struct colour){255, 255, 255}, 45);
    quiet.face = FACE_REGULAR;
    look_settle(t, &quiet);
    struct word *dot = shaper_shape(t->shaper, quiet.font, STR("."), false);
    quiet.tracking = pitch - part_width(&dot->parts[0], quiet.size);
    struct buf dots = buf_init(t->block_arena, MOST_DOTS);
    for (int i = 0; i < count && i < MOST_DOTS; i++)
        buf_add_char(&dots, '.');
    c.look = &quiet;
    c.alignment = ALIGN_LEFT;
    c.frame = (struct frame){first * pitch, (count + 1) * pitch};
    struct galley line = galley_of_text(c, buf_str(&dots), DIRECTION_LEFT_TO_RIGHT);
    if (line.count > 0)
        slice_add_runs(t->block_arena, slice, &line.slices[0], true);
}

/* A line of the contents. */
struct entry {
    const struct node *contents;
    const struct node *source; /* heading, figure or row that it leads to */
    struct str text, page;
    int level; /* 1..6 */
};

static bool is_list(const struct node *node) {
    return node->role == ROLE_FIGURES || node->role == ROLE_EVIDENCE;
}

/* The page's number at the far side, and dots from the end of the words to it. */
static void add_number(struct slice *slice, struct str page, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    bool turned = direction_of_document(t) == DIRECTION_RIGHT_TO_LEFT;
    struct frame left = {c.frame.x, 0}, right = {c.frame.x + c.frame.width, 0};
    c.alignment = turned ? ALIGN_LEFT : ALIGN_RIGHT;
    /* a number: one run in any document */
    struct galley line = galley_of_text(c, page, DIRECTION_LEFT_TO_RIGHT);
    struct frame number =
        runs_extent(line.count > 0 ? &line.slices[0] : NULL, turned ? left : right);
    struct frame words = runs_extent(slice, turned ? right : left);
    if (turned)
        add_leader(slice, number.x + number.width, words.x, c);
    else
        add_leader(slice, words.x + words.width, number.x, c);
    if (line.count > 0)
        slice_add_runs(t->block_arena, slice, &line.slices[0], false);
}

static void lay_entry(struct galley *galley, const struct entry *entry, struct context c) {
    struct typesetter *t = &c.flow->typesetter;
    /* What it is in the document's structure: an item with a link. */
    struct node *item = node_new(t->page_arena, NODE_ITEM);
    struct node *link = node_add(t->page_arena, item, NODE_LINK);
    item->parent = (struct node *)entry->contents; /* only looked at */
    link->place = entry->source->place;
    if (!str_empty(entry->source->id))
        link->target = str_format(t->page_arena, "#%.*s", STR_ARG(entry->source->id));
    node_add_text(t->page_arena, link, str_copy(t->page_arena, entry->text.s, entry->text.n));

    struct look own = look_style(t, c.look, (enum role)(ROLE_CONTENTS_1 + entry->level - 1));
    struct frame whole = c.frame;
    own.tabular = true;
    own.node = link;
    c.look = &own;
    galley_request_space(galley, own.style != NULL ? own.style->space_before : 0);
    int indent = is_list(entry->contents) ? 0 : (entry->level - 1) * t->theme->contents_indent;
    int number = t->theme->contents_number;
    if (whole.width < indent + 3 * number)
        indent = 0;
    size_t from = galley->count;
    struct paragraph p = paragraph_init(t);
    paragraph_add_text(t, &p, entry->text, &own);
    paragraph_add_text(t, &p, STR(" "), &own);
    c.frame = frame_turn(t, whole, (struct frame){whole.x + indent, whole.width - indent - number});
    lines_lay(galley, c, (struct line_shape){.paragraph = &p, .side = direction_of_document(t)});
    c.frame = whole;
    if (!t->dry)
        add_number(&galley->slices[galley->count - 1], entry->page, c);
    for (size_t i = from; i < galley->count && !str_empty(link->target); i++)
        pieces_add(t->block_arena, &galley->slices[i].pieces, PIECE_LINK)->link =
            (struct link){.x = whole.x,
                          .width = whole.width,
                          .height = galley->slices[i].height,
                          .target = link->target,
                          .node = link};
}

/* "Figure 2. Target architecture": the first sentence of a caption, or its first half. */
static struct str figure_title(const struct typesetter *t, const struct node *figure,
                               size_t number) {
    struct str text = node_text(t->block_arena, figure);
    size_t end = str_find(text, STR(". "), 0), part = str_find(text, STR("; "), 0);
    end = part < end ? part : end;
    text = str_slice(text, 0, end == SIZE_MAX || end > text.n ? text.n : end);
    if (str_ends(text, STR(".")))
        text.n--;
    return str_format(t->block_arena, "%s %zu. %.*s", words_of(t->language)->figure, number,
                      STR_ARG(text));
}

/* "E3 Migration plan": the row's id and title. */
static struct str evidence_title(const struct typesetter *t, const struct node *row) {
    struct str id = row->first == NULL ? STR("") : node_text(t->block_arena, row->first);
    if (row->first == NULL || row->first->next == NULL)
        return id;
    struct str title = node_text(t->block_arena, row->first->next);
    return str_format(t->block_arena, "%.*s %.*s", STR_ARG(id), STR_ARG(title));
}

/* Whether the list of `contents` names the node. */
static bool is_listed(const struct node *contents, const struct node *node) {
    if (contents->role == ROLE_FIGURES)
        return node->kind == NODE_FIGURE && !in_cover(node);
    return node->kind == NODE_ROW && str_starts(node->id, STR("evidence-"));
}

static struct entry list_entry(const struct typesetter *t, const struct node *contents,
                               const struct node *source, size_t number) {
    const struct page_numbers *numbers = &t->page_numbers;
    struct entry entry = {.contents = contents, .source = source, .level = LIST_LEVEL};
    entry.page = numbers->of_anchor(numbers->context, t->block_arena, source->id);
    entry.text =
        source->kind == NODE_FIGURE ? figure_title(t, source, number) : evidence_title(t, source);
    return entry;
}

/* All figures, or all evidence, of the document. A long list stands in two columns: read down, or
 * from line to line where a page's end would cut the columns. */
static void lay_list(struct galley *galley, const struct node *node, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    const struct node *root = c.flow->document->root;
    struct frame whole = c.frame;
    size_t total = 0, number = 0;
    for (const struct node *at = root; at != NULL; at = node_next(root, at))
        total += is_listed(node, at);
    int gap = t->theme->contents_gap;
    size_t columns = total >= MANY && whole.width >= 3 * t->theme->contents_column ? 2 : 1;
    size_t lines = (total + columns - 1) / columns;
    int half = theme_text_height(t->theme) / 2;
    bool by_line = columns > 1 && (int)lines > half / c.look->leading;
    int width = (whole.width - gap * (int)(columns - 1)) / (int)columns;
    struct row *row = NULL;
    for (const struct node *at = root; at != NULL; at = node_next(root, at)) {
        if (!is_listed(node, at))
            continue;
        size_t column = by_line ? number % columns : number / lines;
        if (row != NULL && by_line && column == 0)
            row_add(galley, row);
        if (row == NULL || (by_line && column == 0))
            row = row_new(t->block_arena, columns, whole, half);
        struct entry entry = list_entry(t, node, at, ++number);
        struct frame part = {whole.x + (int)column * (width + gap), width};
        c.frame = frame_turn(t, whole, part);
        lay_entry(&row->cells[column].galley, &entry, c);
    }
    if (row != NULL)
        row_add(galley, row);
}

static void lay_contents(struct galley *galley, const struct node *node, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    const struct page_numbers *numbers = &t->page_numbers;
    const struct node *root = c.flow->document->root;
    int depth = node->level > 0 ? node->level : 2;
    bool passed = false;
    size_t ordinal = 0;
    for (const struct node *at = node_next(root, root); at != NULL; at = node_next(root, at)) {
        passed = passed || at == node;
        if (at->kind != NODE_HEADING || in_cover(at))
            continue;
        ordinal++;
        if (!passed || at->level > depth)
            continue;
        struct entry entry = {.contents = node,
                              .source = at,
                              .text = node_text(t->block_arena, at),
                              .page =
                                  numbers->of_heading(numbers->context, t->block_arena, ordinal),
                              .level = at->level};
        lay_entry(galley, &entry, c);
    }
}

void contents_lay(struct galley *galley, const struct node *node, struct context c) {
    (is_list(node) ? lay_list : lay_contents)(galley, node, c);
    galley_request_space(galley, c.look->leading);
    galley_mark(galley, (struct landmark){.body = true});
}
