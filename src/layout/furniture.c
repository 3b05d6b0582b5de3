/* What stands on each page around the text: head and foot lines, and DRAFT. All of it is artefact.
 */
#include "layout/flow.h"
#include "model/words.h"

enum { DRAFT_SIZE = 150000, DRAFT_PALE = 93 /* per cent of white */ };

/* Runs of one line of text, for a page. A text wider than the frame is cut at a word. */
struct stamp {
    struct run *runs;
    size_t count;
};

static struct stamp make_stamp(struct flow *flow, struct str text, struct frame frame, int baseline,
                               const struct look *look, enum alignment alignment) {
    struct stamp stamp = {0};
    struct galley galley = {.arena = flow->arena};
    struct paragraph p = paragraph_init(flow);
    paragraph_add_text(flow, &p, text, look);
    if (p.text.count == 0)
        return stamp;
    linebreak_lay(flow, &galley,
                  &(struct line_shape){.paragraph = &p,
                                       .look = look,
                                       .x = frame.x,
                                       .width = frame.width,
                                       .alignment = alignment});
    struct slice *slice = &galley.slices[0];
    for (struct piece *piece = slice->first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_RUN) {
            piece->run.y += baseline - slice->baseline;
            piece->run.artefact = piece->run.furniture = true;
            *APPEND(flow->arena, stamp.runs, stamp.count) = piece->run;
        }
    return stamp;
}

static void press_over(struct flow *flow, struct page *page, struct stamp stamp) {
    for (size_t i = 0; i < stamp.count; i++)
        *APPEND(flow->arena, page->runs, page->run_count) = stamp.runs[i];
}

/* The runs that others are painted over come first. */
static void press_behind(struct flow *flow, struct page *page, struct stamp stamp) {
    for (size_t i = 0; i < stamp.count; i++) {
        (void)APPEND(flow->arena, page->runs, page->run_count);
        for (size_t at = page->run_count - 1; at > i; at--)
            page->runs[at] = page->runs[at - 1];
        page->runs[i] = stamp.runs[i];
    }
}

struct press {
    struct flow *flow;
    struct pages *pages;
    const struct look *look;
    struct frame left, right;
    int head, foot; /* baselines */
    struct stamp head_left, foot_left, draft_mark, draft_word;
};

static struct press prepare(struct flow *flow, struct pages *pages, const struct look *look) {
    const struct theme *theme = flow->theme;
    const struct document *document = flow->input->document;
    int width = theme->page_width - theme->margin_left - theme->margin_right;
    int half = width * 48 / 100;
    struct press press = {.flow = flow,
                          .pages = pages,
                          .look = look,
                          .left = {theme->margin_left, half},
                          .right = {theme->margin_left + width - half, half},
                          .head = theme->margin_top * 47 / 100,
                          .foot = theme->page_height - theme->margin_bottom * 47 / 100};
    press.head_left =
        make_stamp(flow, document->running_left, press.left, press.head, look, ALIGN_LEFT);
    press.foot_left =
        make_stamp(flow, document->running_foot, press.left, press.foot, look, ALIGN_LEFT);
    return press;
}

static void prepare_draft(struct press *press) {
    struct flow *flow = press->flow;
    const struct theme *theme = flow->theme;
    struct look large = *press->look;
    large.face = FACE_BOLD;
    const struct style *red = flow_style(flow, STR("draft"));
    /* not the panel's colour: bands would melt into the letters */
    large.colour = colour_mix(red != NULL && red->has_colour ? red->colour : theme->rule,
                              (struct colour){255, 255, 255}, DRAFT_PALE);
    large = look_resize(flow, &large, DRAFT_SIZE, DRAFT_SIZE);
    struct frame page = {-theme->page_width, theme->page_width * 3};
    press->draft_mark = make_stamp(flow, STR("DRAFT"), page, theme->page_height * 55 / 100,
                                   arena_copy(flow->arena, &large, sizeof large), ALIGN_CENTRE);
    struct look word = look_style(flow, press->look, STR("draft"));
    word.size = press->look->size;
    word.face = FACE_BOLD;
    look_settle(flow, &word);
    press->draft_word =
        make_stamp(flow, STR("DRAFT"), (struct frame){0, theme->page_width}, press->foot,
                   arena_copy(flow->arena, &word, sizeof word), ALIGN_CENTRE);
}

/* The large mark would hide a diagram: such a page has the word at its foot only. */
static bool hides_picture(const struct stamp *mark, const struct page *page) {
    for (size_t i = 0; i < page->picture_count && mark->count > 0; i++) {
        const struct picture *picture = &page->pictures[i];
        int foot = mark->runs[0].y, top = foot - DRAFT_SIZE * 3 / 4;
        if (picture->y < foot && picture->y + picture->height > top)
            return true;
    }
    return false;
}

static void add_lines(const struct press *press, size_t number, struct str heading) {
    struct flow *flow = press->flow;
    struct page *page = &press->pages->list[number];
    const struct words *words = words_of(flow->input->document->language);
    struct str text = str_format(flow->arena, "%s %zu %s %zu", words->leading, number + 1,
                                 words->of, press->pages->count);
    if (str_equal(heading, flow->input->document->running_left))
        heading = (struct str){0}; /* a document of one chapter says its name once */
    struct stamp right =
        make_stamp(flow, heading, press->right, press->head, press->look, ALIGN_RIGHT);
    struct stamp foot = make_stamp(flow, text, press->right, press->foot, press->look, ALIGN_RIGHT);
    const struct stamp stamps[] = {press->head_left, right, press->foot_left, foot};
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

void furniture_add(struct flow *flow, struct pages *pages, const bool *bare) {
    struct look body = look_body(flow);
    struct look look = look_style(flow, &body, STR("running"));
    if (look.style == NULL || !str_is(look.style->name, "running"))
        look.colour = flow->theme->quiet;
    struct press p = prepare(flow, pages, arena_copy(flow->arena, &look, sizeof look));
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
