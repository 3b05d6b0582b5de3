/* The table of contents, and page numbers in the text. Both use the pages of the round before. */
#include "layout/block/flow.h"
#include "model/words.h"

enum {
    NUMBER_ROOM = 34000,
    LEVEL_INDENT = 14000,
    LEADER_PITCH = 4200,
    LEADER_GAP = 5000,
    LIST_LEVEL = 3, /* whose style the lists of figures and of evidence have */
    MANY = 12,      /* entries; so many are set in two columns */
    COLUMN_LEAST = 130000,
    COLUMN_GAP = 20000
};

/* Anchor of a sister document: "file.pdf#name". */
static struct str sister_page(const struct flow *flow, struct str target, size_t hash) {
    const struct pages *sister = flow->input->sister;
    if (sister == NULL || !str_equal(str_slice(target, 0, hash), sister->document->file_name))
        return STR("\u2013");
    const struct anchor *anchor = pages_find_anchor(sister, str_slice(target, hash + 1, target.n));
    return anchor == NULL ? STR("\u2013") : pages_label(flow->block_arena, sister, anchor->page);
}

static struct str page_of(const struct flow *flow, struct str target) {
    size_t hash = str_find(target, STR("#"), 0);
    if (hash != SIZE_MAX && hash > 0)
        return sister_page(flow, target, hash);
    if (flow->last_round.pages == NULL)
        return flow->last_round.guess;
    struct str name = hash == 0 ? str_slice(target, 1, target.n) : target;
    const struct anchor *anchor = pages_find_anchor(flow->last_round.pages, name);
    return anchor == NULL ? STR("\u2013")
                          : pages_label(flow->block_arena, flow->last_round.pages, anchor->page);
}

/* A page number inside another is the end of a range: "17" and "–19", or nothing on one page. */
static bool ends_range(const struct node *number) {
    return number->parent != NULL && number->parent->kind == NODE_PAGE_NUMBER;
}

struct str contents_page_of(const struct flow *flow, const struct node *number) {
    struct str page = page_of(flow, number->target);
    if (!ends_range(number))
        return page;
    if (str_equal(page, page_of(flow, number->parent->target)))
        return (struct str){0};
    return str_format(flow->block_arena, "\u2013%.*s", STR_ARG(page));
}

static bool in_cover(const struct node *node) {
    for (; node != NULL; node = node->parent)
        if (node->kind == NODE_SECTION && node->role == ROLE_COVER)
            return true;
    return false;
}

static void add_runs(struct flow *flow, struct slice *slice, const struct galley *line,
                     bool artefact) {
    if (line->count == 0)
        return;
    int down = slice->baseline - line->slices[0].baseline;
    for (const struct piece *piece = line->slices[0].first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_RUN) {
            struct piece *copy = slice_add(flow->block_arena, slice, PIECE_RUN);
            copy->run = piece->run;
            copy->run.y += down;
            copy->run.artefact = artefact;
        }
}

/* From the first run's left to the last one's right; `empty` when the line has none. */
static struct frame runs_extent(const struct slice *slice, struct frame empty) {
    bool any = false;
    int from = 0, to = 0;
    for (const struct piece *piece = slice == NULL ? NULL : slice->first; piece != NULL;
         piece = piece->next) {
        if (piece->kind != PIECE_RUN)
            continue;
        int x = piece->run.x, end = x;
        for (size_t i = 0; i < piece->run.glyph_count; i++)
            end += piece->run.glyphs[i].advance;
        from = !any || x < from ? x : from;
        to = !any || end > to ? end : to;
        any = true;
    }
    return any ? (struct frame){from, to - from} : empty;
}

/* Dots stand on a common grid, so that they align from line to line. */
static void add_leader(struct flow *flow, struct slice *slice, int from, int to,
                       const struct look *look) {
    int first = (from + LEADER_GAP + LEADER_PITCH - 1) / LEADER_PITCH;
    int last = (to - LEADER_GAP) / LEADER_PITCH;
    struct look quiet = *look;
    quiet.colour = colour_mix(flow->theme->quiet, (struct colour){255, 255, 255}, 45);
    quiet.face = FACE_REGULAR;
    look_settle(flow, &quiet);
    const struct look *kept = arena_copy(flow->block_arena, &quiet, sizeof quiet);
    if (last <= first)
        return;
    struct word *dot = shaper_shape(flow->shaper, kept->font, STR("."), false);
    struct look *wide = arena_copy(flow->block_arena, kept, sizeof *kept);
    wide->tracking = LEADER_PITCH - part_width(&dot->parts[0], kept->size);
    struct buf dots = buf_init(flow->block_arena, 4096);
    for (int i = first; i < last && i < first + 4000; i++)
        buf_add_char(&dots, '.');
    struct galley line =
        galley_of_text(flow, buf_str(&dots),
                       (struct frame){first * LEADER_PITCH, (last - first + 1) * LEADER_PITCH},
                       wide, ALIGN_LEFT, DIRECTION_LEFT_TO_RIGHT);
    add_runs(flow, slice, &line, true);
}

static struct str heading_page(const struct flow *flow, size_t ordinal) {
    const struct last_round *last = &flow->last_round;
    if (last->pages == NULL || ordinal >= last->heading_count)
        return last->guess;
    return pages_label(flow->block_arena, last->pages, last->heading_pages[ordinal]);
}

/* A line of the contents. */
struct entry {
    const struct node *contents;
    const struct node *source; /* heading, figure or row that it leads to */
    struct str text, page;
    int level;
};

/* What it is in the document's structure: an item with a link. */
static const struct node *make_link(struct arena *arena, const struct entry *entry) {
    struct node *item = node_new(arena, NODE_ITEM);
    struct node *link = node_add(arena, item, NODE_LINK);
    item->parent = (struct node *)entry->contents; /* only looked at */
    link->place = entry->source->place;
    if (!str_empty(entry->source->id))
        link->target = str_format(arena, "#%.*s", STR_ARG(entry->source->id));
    node_add_text(arena, link, str_copy(arena, entry->text.s, entry->text.n));
    return link;
}

static void add_links(struct flow *flow, struct galley *galley, size_t from, struct frame frame,
                      const struct node *entry) {
    if (str_empty(entry->target))
        return;
    for (size_t i = from; i < galley->count; i++)
        slice_add(flow->block_arena, &galley->slices[i], PIECE_LINK)->link =
            (struct link){.x = frame.x,
                          .width = frame.width,
                          .height = galley->slices[i].height,
                          .target = entry->target,
                          .node = entry};
}

static bool is_list(const struct node *node) {
    return node->role == ROLE_FIGURES || node->role == ROLE_EVIDENCE;
}

/* The page's number at the far side, and dots from the end of the words to it. */
static void add_number(struct flow *flow, struct slice *slice, const struct entry *entry,
                       struct frame frame, const struct look *look) {
    bool turned = direction_of_document(flow) == DIRECTION_RIGHT_TO_LEFT;
    struct frame left = {frame.x, 0}, right = {frame.x + frame.width, 0};
    struct galley line =
        galley_of_text(flow, entry->page, frame, look, turned ? ALIGN_LEFT : ALIGN_RIGHT,
                       DIRECTION_LEFT_TO_RIGHT); /* a number: one run in any document */
    struct frame number =
        runs_extent(line.count > 0 ? &line.slices[0] : NULL, turned ? left : right);
    struct frame words = runs_extent(slice, turned ? right : left);
    if (turned)
        add_leader(flow, slice, number.x + number.width, words.x, look);
    else
        add_leader(flow, slice, words.x + words.width, number.x, look);
    add_runs(flow, slice, &line, false);
}

static void lay_entry(struct flow *flow, struct galley *galley, const struct entry *entry,
                      struct frame frame, const struct look *look) {
    const struct node *link = make_link(flow->page_arena, entry);
    struct look own = look_style(flow, look, (enum role)(ROLE_CONTENTS_1 + entry->level - 1));
    own.tabular = true;
    own.node = link;
    const struct look *kept = arena_copy(flow->block_arena, &own, sizeof own);
    galley_request_space(galley, own.style != NULL ? own.style->space_before : 0);
    int indent = is_list(entry->contents) ? 0 : (entry->level - 1) * LEVEL_INDENT;
    if (frame.width < indent + 3 * NUMBER_ROOM)
        indent = 0;
    size_t from = galley->count;
    struct paragraph p = paragraph_init(flow);
    paragraph_add_text(flow, &p, entry->text, kept);
    paragraph_add_text(flow, &p, STR(" "), kept);
    struct frame words = frame_turn(
        flow, frame, (struct frame){frame.x + indent, frame.width - indent - NUMBER_ROOM});
    linebreak_lay(flow, galley,
                  &(struct line_shape){.paragraph = &p,
                                       .look = kept,
                                       .x = words.x,
                                       .width = words.width,
                                       .side = direction_of_document(flow)});
    if (!flow->dry)
        add_number(flow, &galley->slices[galley->count - 1], entry, frame, kept);
    add_links(flow, galley, from, frame, link);
}

/* "Figure 2. Target architecture": the first sentence of a caption, or its first half. */
static struct str figure_title(struct flow *flow, const struct node *figure, size_t number) {
    struct str text = node_text(flow->block_arena, figure);
    size_t end = str_find(text, STR(". "), 0), part = str_find(text, STR("; "), 0);
    end = part < end ? part : end;
    text = str_slice(text, 0, end == SIZE_MAX || end > text.n ? text.n : end);
    if (str_ends(text, STR(".")))
        text.n--;
    return str_format(flow->block_arena, "%s %zu. %.*s",
                      words_of(flow->input->document->language)->figure, number, STR_ARG(text));
}

/* "E3 Migration plan": the row's id and title. */
static struct str evidence_title(struct flow *flow, const struct node *row) {
    struct str id = row->first == NULL ? STR("") : node_text(flow->block_arena, row->first);
    if (row->first == NULL || row->first->next == NULL)
        return id;
    struct str title = node_text(flow->block_arena, row->first->next);
    return str_format(flow->block_arena, "%.*s %.*s", STR_ARG(id), STR_ARG(title));
}

/* Whether the list of `contents` names the node. */
static bool is_listed(const struct node *contents, const struct node *node) {
    if (contents->role == ROLE_FIGURES)
        return node->kind == NODE_FIGURE && !in_cover(node);
    return node->kind == NODE_ROW && str_starts(node->id, STR("evidence-"));
}

static size_t count_listed(const struct flow *flow, const struct node *contents) {
    const struct node *root = flow->input->document->root;
    size_t count = 0;
    for (const struct node *at = root; at != NULL; at = node_next(root, at))
        count += is_listed(contents, at);
    return count;
}

static struct entry list_entry(struct flow *flow, const struct node *contents,
                               const struct node *source, size_t number) {
    struct entry entry = {.contents = contents, .source = source, .level = LIST_LEVEL};
    entry.page = page_of(flow, source->id);
    entry.text = source->kind == NODE_FIGURE ? figure_title(flow, source, number)
                                             : evidence_title(flow, source);
    return entry;
}

static struct row *new_list_row(struct flow *flow, size_t columns, struct frame frame) {
    struct row *row = NEW(flow->block_arena, struct row);
    *row = (struct row){.count = columns, .x = frame.x, .width = frame.width};
    row->cells = NEW_ARRAY(flow->block_arena, struct cell, columns);
    row->whole = flow_text_height(flow) / 2;
    for (size_t i = 0; i < columns; i++)
        row->cells[i].galley.arena = flow->block_arena;
    return row;
}

/* All figures, or all evidence, of the document. A long list stands in two columns: read down, or
 * from line to line where a page's end would cut the columns. */
static void lay_list(struct flow *flow, struct galley *galley, const struct node *node,
                     struct frame frame, const struct look *look) {
    const struct node *root = flow->input->document->root;
    size_t total = count_listed(flow, node), number = 0;
    size_t columns = total >= MANY && frame.width >= 3 * COLUMN_LEAST ? 2 : 1;
    size_t lines = (total + columns - 1) / columns;
    bool by_line = columns > 1 && (int)lines > flow_text_height(flow) / 2 / look->leading;
    int width = (frame.width - COLUMN_GAP * (int)(columns - 1)) / (int)columns;
    struct row *row = NULL;
    for (const struct node *at = root; at != NULL; at = node_next(root, at)) {
        if (!is_listed(node, at))
            continue;
        size_t column = by_line ? number % columns : number / lines;
        if (row != NULL && by_line && column == 0)
            row_add(galley, row);
        if (row == NULL || (by_line && column == 0))
            row = new_list_row(flow, columns, frame);
        struct entry entry = list_entry(flow, node, at, ++number);
        struct frame part = {frame.x + (int)column * (width + COLUMN_GAP), width};
        lay_entry(flow, &row->cells[column].galley, &entry, frame_turn(flow, frame, part), look);
    }
    if (row != NULL)
        row_add(galley, row);
    galley_request_space(galley, look->leading);
    galley_mark(galley, (struct mark){.body = true});
}

void contents_lay(struct flow *flow, struct galley *galley, const struct node *node,
                  struct frame frame, const struct look *look) {
    const struct node *root = flow->input->document->root;
    int depth = node->level > 0 ? node->level : 2;
    bool passed = false;
    size_t ordinal = 0;
    if (is_list(node)) {
        lay_list(flow, galley, node, frame, look);
        return;
    }
    for (const struct node *at = node_next(root, root); at != NULL; at = node_next(root, at)) {
        passed = passed || at == node;
        if (at->kind != NODE_HEADING || in_cover(at))
            continue;
        ordinal++;
        struct entry entry = {.contents = node, .source = at, .level = at->level};
        if (!passed || at->level > depth)
            continue;
        entry.text = node_text(flow->block_arena, at);
        entry.page = heading_page(flow, ordinal);
        lay_entry(flow, galley, &entry, frame, look);
    }
    galley_request_space(galley, look->leading);
    galley_mark(galley, (struct mark){.body = true});
}
