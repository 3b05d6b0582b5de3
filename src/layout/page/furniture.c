/* What stands on each page around the text: head and foot lines, and DRAFT. All of it is artefact.
 */
#include "layout/block/flow.h"
#include "model/words.h"

enum {
    DRAFT_SIZE = 150000,
    DRAFT_MOST = 94, /* per cent of the page's width */
    DRAFT_PALE = 93  /* per cent of white */
};

/* Runs of one line of text, for a page. */
struct stamp {
    struct run *runs;
    size_t count;
};

/* Fewer words: those of the first line, which may be too many once they have an ellipsis. */
static struct str first_words(struct str text, const struct slice *line) {
    size_t n = 0;
    for (const struct piece *piece = line->first; piece != NULL; piece = piece->next)
        n += piece->kind == PIECE_RUN ? piece->run.text.n : 0;
    n = n < text.n ? n : text.n - 1;
    while (n > 0 && text.s[n] != ' ')
        n--;
    return str_trim(str_slice(text, 0, n));
}

/* A text wider than the frame is cut at a word. */
static struct stamp make_stamp(struct flow *flow, struct str text, struct frame frame, int baseline,
                               const struct look *look, enum alignment alignment) {
    struct stamp stamp = {0};
    struct galley galley = galley_of_text(flow, text, frame, look, alignment, DIRECTION_OWN);
    while (galley.count > 1 && !str_empty(text = first_words(text, &galley.slices[0])))
        galley = galley_of_text(flow, str_join(flow->block_arena, text, STR("\u2026")), frame, look,
                                alignment, DIRECTION_OWN);
    if (galley.count == 0)
        return stamp;
    struct slice *slice = &galley.slices[0];
    for (struct piece *piece = slice->first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_RUN) {
            piece->run.y += baseline - slice->baseline;
            piece->run.artefact = piece->run.furniture = true;
            *APPEND(flow->block_arena, stamp.runs, stamp.count) = piece->run;
        }
    return stamp;
}

static void press_over(struct flow *flow, struct page *page, struct stamp stamp) {
    for (size_t i = 0; i < stamp.count; i++)
        *page_add_run(flow, page) = stamp.runs[i];
}

/* The runs that others are painted over come first. */
static void press_behind(struct flow *flow, struct page *page, struct stamp stamp) {
    for (size_t i = 0; i < stamp.count; i++) {
        (void)page_add_run(flow, page);
        for (size_t at = page->run_count - 1; at > i; at--)
            page->runs[at] = page->runs[at - 1];
        page->runs[i] = stamp.runs[i];
    }
}

struct press {
    struct flow *flow;
    struct pages *pages;
    const struct look *look;
    struct frame begin, end; /* the corners: left and right, or right and left */
    enum alignment begin_side, end_side;
    int head, foot; /* baselines */
    struct stamp head_begin, foot_begin, draft_mark, draft_word;
};

static struct press prepare(struct flow *flow, struct pages *pages, const struct look *look) {
    const struct theme *theme = flow->theme;
    const struct document *document = flow->input->document;
    int width = theme->page_width - theme->margin_left - theme->margin_right;
    int half = width * 48 / 100;
    bool turned = direction_of_document(flow) == DIRECTION_RIGHT_TO_LEFT;
    struct frame whole = {theme->margin_left, width};
    struct press press = {.flow = flow,
                          .pages = pages,
                          .look = look,
                          .begin = frame_turn(flow, whole, (struct frame){whole.x, half}),
                          .end =
                              frame_turn(flow, whole, (struct frame){whole.x + width - half, half}),
                          .begin_side = turned ? ALIGN_RIGHT : ALIGN_LEFT,
                          .end_side = turned ? ALIGN_LEFT : ALIGN_RIGHT,
                          .head = theme->margin_top * 47 / 100,
                          .foot = theme->page_height - theme->margin_bottom * 47 / 100};
    press.head_begin =
        make_stamp(flow, document->running_left, press.begin, press.head, look, press.begin_side);
    press.foot_begin =
        make_stamp(flow, document->running_foot, press.begin, press.foot, look, press.begin_side);
    return press;
}

static int stamp_width(const struct stamp *stamp) {
    int width = 0;
    for (size_t i = 0; i < stamp->count; i++)
        for (size_t k = 0; k < stamp->runs[i].glyph_count; k++)
            width += stamp->runs[i].glyphs[k].advance;
    return width;
}

/* The word across the page, smaller where it is longer than the page is wide. */
static struct stamp make_draft_mark(struct flow *flow, const struct look *look, struct str word) {
    const struct theme *theme = flow->theme;
    struct frame page = {-theme->page_width, theme->page_width * 3};
    int most = theme->page_width / 100 * DRAFT_MOST, size = DRAFT_SIZE;
    struct stamp stamp = {0};
    for (int k = 0; k < 2; k++) {
        struct look large = look_resize(flow, look, size, size);
        stamp = make_stamp(flow, word, page, theme->page_height * 55 / 100,
                           arena_copy(flow->block_arena, &large, sizeof large), ALIGN_CENTRE);
        int width = stamp_width(&stamp);
        if (width <= most)
            break;
        size = (int)((int64_t)DRAFT_SIZE * most / width);
    }
    return stamp;
}

static void prepare_draft(struct press *press) {
    struct flow *flow = press->flow;
    const struct theme *theme = flow->theme;
    struct look large = *press->look;
    large.face = FACE_BOLD;
    const struct style *red = flow_style(flow, ROLE_DRAFT);
    /* not the panel's colour: bands would melt into the letters */
    large.colour = colour_mix(red != NULL && red->has_colour ? red->colour : theme->rule,
                              (struct colour){255, 255, 255}, DRAFT_PALE);
    struct str draft = str_of(words_of(flow->input->document->language)->draft);
    press->draft_mark = make_draft_mark(flow, &large, draft);
    struct look word = look_style(flow, press->look, ROLE_DRAFT);
    word.size = press->look->size;
    word.face = FACE_BOLD;
    look_settle(flow, &word);
    press->draft_word = make_stamp(flow, draft, (struct frame){0, theme->page_width}, press->foot,
                                   arena_copy(flow->block_arena, &word, sizeof word), ALIGN_CENTRE);
}

/* The large mark would hide a diagram: such a page has the word at its foot only. */
static bool hides_picture(const struct stamp *mark, const struct page *page) {
    for (size_t i = 0; i < page->picture_count && mark->count > 0; i++) {
        const struct picture *picture = &page->pictures[i];
        int foot = mark->runs[0].y, top = foot - mark->runs[0].size * 3 / 4;
        if (picture->y < foot && picture->y + picture->height > top)
            return true;
    }
    return false;
}

/* "Page 5 of 17" in the body; in front matter the number alone. */
static struct str foot_text(struct flow *flow, const struct pages *pages, size_t page) {
    const struct words *words = words_of(flow->input->document->language);
    struct str label = pages_label(flow->block_arena, pages, page);
    if (page < pages->front)
        return label;
    return WORDS_FILL(flow->block_arena, words->page_of, label,
                      str_format(flow->block_arena, "%zu", pages->count - pages->front));
}

static void add_lines(const struct press *press, size_t number, struct str heading) {
    struct flow *flow = press->flow;
    struct page *page = &press->pages->list[number];
    struct str text = foot_text(flow, press->pages, number);
    if (str_equal(heading, flow->input->document->running_left))
        heading = (struct str){0}; /* a document of one chapter says its name once */
    struct stamp head =
        make_stamp(flow, heading, press->end, press->head, press->look, press->end_side);
    struct stamp foot =
        make_stamp(flow, text, press->end, press->foot, press->look, press->end_side);
    const struct stamp stamps[] = {press->head_begin, head, press->foot_begin, foot};
    for (size_t i = 0; i < sizeof stamps / sizeof stamps[0]; i++)
        press_over(flow, page, stamps[i]);
}

/* The level-1 heading that a page belongs to: the first on it, else the last before. */
static struct str heading_of(const struct pages *pages, size_t page, size_t *next,
                             struct str current) {
    bool first = true;
    for (; *next < pages->outline_count && pages->outline[*next].page <= page; ++*next) {
        const struct outline_entry *entry = &pages->outline[*next];
        if (entry->level == 1 && (first || entry->page < page)) {
            current = entry->title;
            first = false;
        }
    }
    return current;
}

static void press_pages(struct flow *flow, struct pages *pages, const bool *bare) {
    struct look body = look_body(flow);
    struct look look = look_style(flow, &body, ROLE_RUNNING);
    if (look.style == NULL || look.style->role != ROLE_RUNNING)
        look.colour = flow->theme->quiet;
    struct press p = prepare(flow, pages, arena_copy(flow->block_arena, &look, sizeof look));
    if (flow->input->document->draft)
        prepare_draft(&p);
    struct str heading = {0};
    size_t next = 0;
    for (size_t i = 0; i < pages->count; i++) {
        heading = heading_of(pages, i, &next, heading);
        if (!bare[i])
            add_lines(&p, i, heading);
        press_over(flow, &pages->list[i], p.draft_word);
        if (!hides_picture(&p.draft_mark, &pages->list[i]))
            press_behind(flow, &pages->list[i], p.draft_mark);
    }
}

void furniture_add(struct flow *flow, struct pages *pages, const bool *bare) {
    flow->block_arena = arena_scratch(flow->page_arena);
    press_pages(flow, pages, bare);
    arena_drop(flow->block_arena);
}
