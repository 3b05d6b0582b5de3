/* Footnotes: laid out one by one when the line that refers to them is placed, and printed at the
 * foot of that page. What does not fit there goes on at the foot of the next page. */
#include "layout/page/page.h"

enum {
    CARRIED_PART = 2, /* rests of notes take up to this part of a page that has text to come */
    WHOLE_PART = 4,   /* a note up to this part of a page is not parted */
    LEAST_PART = 12   /* of a longer one, so much stands with its reference */
};

/* ---- notes ---- */

static void lay_note(struct book *book, struct galley *galley, const struct footnote *note) {
    const struct typesetter *t = &book->flow.typesetter;
    struct look body = look_body(t), look = look_style(t, &body, ROLE_FOOTNOTE);
    galley_mark(galley,
                (struct landmark){.name = str_format(t->page_arena, "note-%zu", note->number)});
    struct node *list =
        node_new(t->page_arena, NODE_LIST); /* not on the stack: runs keep the item */
    struct node *item = node_new(t->page_arena, NODE_ITEM);
    list->ordered = list->tight = true;
    list->start = (int)note->number;
    list->first = list->last = item;
    item->parent = (struct node *)note->node; /* the number belongs to it */
    item->first = note->node->first;
    item->place = note->node->place;
    list_lay(galley, list, book_context(book, &look));
    if (galley->count > 0)
        galley->slices[galley->count - 1].keep_next = false;
}

/* ---- what a page takes ---- */

struct foot foot_init(struct book *book) {
    const struct typesetter *t = &book->flow.typesetter;
    struct foot foot = {.book = book, .queue = {.arena = t->block_arena}};
    foot.notes = NEW_ARRAY(t->block_arena, struct foot_note, t->numbering.footnote_count + 1);
    return foot;
}

static size_t count_notes(const struct foot *foot) {
    return foot->book->flow.typesetter.numbering.footnote_count;
}

static const struct theme *theme_of(const struct foot *foot) {
    return foot->book->flow.typesetter.theme;
}

static struct foot_note *find_note(struct foot *foot, const struct footnote *note) {
    struct foot_note *found = &foot->notes[note->number - 1];
    if (found->laid)
        return found;
    found->laid = true;
    found->galley = (struct galley){.arena = foot->queue.arena};
    if (note->node != NULL)
        lay_note(foot->book, &found->galley, note);
    return found;
}

/* The note that a piece refers to, when it is not printed yet. */
static struct foot_note *new_note(struct foot *foot, const struct piece *piece) {
    const struct node *node = piece->kind == PIECE_RUN ? piece->run.node : NULL;
    if (node == NULL || node->kind != NODE_FOOTNOTE_REFERENCE || piece->run.artefact)
        return NULL;
    struct foot_note *note =
        find_note(foot, typesetter_footnote(&foot->book->flow.typesetter, node->target));
    return note->queued || note->galley.count == 0 ? NULL : note;
}

static bool has_rest(const struct foot *foot) {
    return foot->to < foot->queue.count;
}

/* How much of a note must stand on the page of its reference. */
static int wanted_height(const struct foot *foot, const struct foot_note *note) {
    int page = theme_text_height(theme_of(foot));
    int height = galley_height(&note->galley, 0) + theme_of(foot)->note_gap;
    return height > page / WHOLE_PART && height > page / LEAST_PART ? page / LEAST_PART : height;
}

int foot_wants(struct foot *foot, const struct slice *slice) {
    int height = 0;
    if (count_notes(foot) == 0 || has_rest(foot))
        return 0;
    for (const struct piece *piece = slice->pieces.first; piece != NULL; piece = piece->next) {
        const struct foot_note *note = new_note(foot, piece);
        height += note == NULL ? 0 : wanted_height(foot, note);
    }
    return height;
}

int foot_lead(const struct foot *foot) {
    int leading = look_body(&foot->book->flow.typesetter).leading;
    return foot->height > 0 ? 0 : theme_of(foot)->hairline + leading;
}

struct wish {
    struct foot *foot;
    int height;
};

static void add_wish(void *context, const struct slice *slice) {
    struct wish *wish = context;
    wish->height += foot_wants(wish->foot, slice);
}

/* Fewer lines of the row bring fewer notes: two rounds come near enough, as what is left over goes
 * on at the next foot. */
int foot_row_room(struct foot *foot, const struct slice *slice, int room) {
    int most = room;
    for (int round = 0; round < 3 && count_notes(foot) > 0; round++) {
        struct wish wish = {foot, 0};
        row_visit(slice->row, room, add_wish, &wish);
        int lead = wish.height > 0 ? foot_lead(foot) : 0;
        if (room + wish.height + lead <= most)
            break;
        room = most - wish.height - lead;
    }
    return room > most / 2 ? room : most / 2;
}

/* Takes more of the queue while the foot stays within `most`. */
static void take_more(struct foot *foot, int most) {
    int height = foot->height + foot_lead(foot);
    for (size_t i = foot->to; i < foot->queue.count; i++) {
        const struct slice *slice = &foot->queue.slices[i];
        height += slice->height + (i > foot->from ? slice->space : 0);
        if (height > most)
            break;
        if (slice->keep_next && i + 1 < foot->queue.count)
            continue;
        foot->to = i + 1;
        foot->height = height;
    }
}

static void queue_note(struct foot *foot, struct foot_note *note) {
    note->queued = true;
    for (size_t i = 0; i < note->galley.count; i++) {
        struct slice *slice = APPEND(foot->queue.arena, foot->queue.slices, foot->queue.count);
        *slice = note->galley.slices[i];
        if (i == 0)
            slice->space = theme_of(foot)->note_gap;
    }
}

void foot_take(struct foot *foot, const struct slice *slice, int most) {
    size_t before = foot->queue.count;
    bool rest = has_rest(foot); /* goes first, on the next page */
    if (count_notes(foot) == 0)
        return;
    for (const struct piece *piece = slice->pieces.first; piece != NULL; piece = piece->next) {
        struct foot_note *note = new_note(foot, piece);
        if (note != NULL)
            queue_note(foot, note);
    }
    if (foot->queue.count > before && !rest)
        take_more(foot, most);
}

void foot_take_unused(struct foot *foot, int most) {
    bool rest = has_rest(foot);
    for (size_t i = 0; i < count_notes(foot); i++) {
        struct foot_note *note =
            find_note(foot, &foot->book->flow.typesetter.numbering.footnotes[i]);
        if (!note->queued)
            queue_note(foot, note);
    }
    if (!rest)
        take_more(foot, most);
}

bool foot_begin_page(struct foot *foot, bool text_follows) {
    int page = theme_text_height(theme_of(foot));
    foot->from = foot->to;
    foot->height = 0;
    if (!has_rest(foot))
        return false;
    take_more(foot, text_follows ? page / CARRIED_PART : page);
    if (foot->to == foot->from) { /* higher than that in one piece */
        foot->height = foot_lead(foot) + foot->queue.slices[foot->to].height;
        foot->to++;
    }
    return true;
}

struct rectangle foot_rule(const struct foot *foot, int y) {
    const struct typesetter *t = &foot->book->flow.typesetter;
    const struct theme *theme = t->theme;
    int width = theme_text_width(theme);
    struct frame whole = {theme->margin_left, width};
    struct frame part = frame_turn(t, whole, (struct frame){whole.x, width / 4});
    return (struct rectangle){part.x, y + theme->notes_before, part.width, theme->hairline,
                              theme->rule};
}
