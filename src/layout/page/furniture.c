/* What stands on each page around the text: head and foot lines, and DRAFT. All of it is artefact.
 */
#include "layout/page/page.h"
#include "model/words.h"

/* Runs of one line of text, for a page. */
struct stamp {
    struct run *runs;
    size_t count;
};

/* Fewer words: those of the first line, which may be too many once they have an ellipsis. */
static struct str first_words(struct str text, const struct slice *line) {
    size_t n = 0;
    for (const struct piece *piece = line->pieces.first; piece != NULL; piece = piece->next)
        n += piece->kind == PIECE_RUN ? piece->run.text.n : 0;
    n = n < text.n ? n : text.n - 1;
    while (n > 0 && text.s[n] != ' ')
        n--;
    return str_trim(str_slice(text, 0, n));
}

/* A text wider than the frame is cut at a word. */
static struct stamp make_stamp(struct context c, struct str text, int baseline) {
    struct arena *arena = c.flow->typesetter.block_arena;
    struct stamp stamp = {0};
    struct galley galley = galley_of_text(c, text, DIRECTION_OWN);
    while (galley.count > 1 && !str_empty(text = first_words(text, &galley.slices[0])))
        galley = galley_of_text(c, str_join(arena, text, STR("\u2026")), DIRECTION_OWN);
    if (galley.count == 0)
        return stamp;
    struct slice *slice = &galley.slices[0];
    for (struct piece *piece = slice->pieces.first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_RUN) {
            piece->run.y += baseline - slice->baseline;
            piece->run.artefact = piece->run.furniture = true;
            *APPEND(arena, stamp.runs, stamp.count) = piece->run;
        }
    return stamp;
}

static void press_over(struct book *book, struct page *page, struct stamp stamp) {
    for (size_t i = 0; i < stamp.count; i++)
        *page_add_run(book, page) = stamp.runs[i];
}

struct press {
    struct book *book;
    struct context begin, end; /* the corners: left and right, or right and left */
    int head, foot;            /* baselines */
    struct stamp head_begin, foot_begin, draft_mark, draft_word;
};

static struct press prepare(struct book *book, const struct look *look) {
    struct context c = book_context(book, look);
    const struct typesetter *t = &book->flow.typesetter;
    const struct theme *theme = t->theme;
    int half = c.frame.width * theme->running_width / 1000;
    bool turned = direction_of_document(t) == DIRECTION_RIGHT_TO_LEFT;
    struct frame first = {c.frame.x, half}, last = {c.frame.x + c.frame.width - half, half};
    struct press press = {.book = book,
                          .begin = c,
                          .end = c,
                          .head = theme->margin_top * theme->running_head / 1000,
                          .foot = theme->page_height -
                                  theme->margin_bottom * theme->running_foot / 1000};
    press.begin.frame = frame_turn(t, c.frame, first);
    press.end.frame = frame_turn(t, c.frame, last);
    press.begin.alignment = turned ? ALIGN_RIGHT : ALIGN_LEFT;
    press.end.alignment = turned ? ALIGN_LEFT : ALIGN_RIGHT;
    press.head_begin = make_stamp(press.begin, book->flow.document->running_left, press.head);
    press.foot_begin = make_stamp(press.begin, book->flow.document->running_foot, press.foot);
    return press;
}

/* The word across the page, smaller where it is longer than the page is wide. */
static struct stamp make_draft_mark(struct context c, struct str word) {
    const struct typesetter *t = &c.flow->typesetter;
    const struct theme *theme = t->theme;
    int most = theme->page_width / 100 * theme->draft_width / 10, size = theme->draft_size;
    struct stamp stamp = {0};
    c.frame = (struct frame){-theme->page_width, theme->page_width * 3};
    c.alignment = ALIGN_CENTRE;
    const struct look *look = c.look;
    for (int k = 0; k < 2; k++) {
        struct look large = look_resize(t, look, size, size);
        c.look = &large;
        stamp = make_stamp(c, word, theme->page_height * theme->draft_height / 1000);
        int width = 0;
        for (size_t i = 0; i < stamp.count; i++)
            width += run_width(&stamp.runs[i]);
        if (width <= most)
            break;
        size = (int)((int64_t)theme->draft_size * most / width);
    }
    return stamp;
}

static void prepare_draft(struct press *press) {
    const struct typesetter *t = &press->book->flow.typesetter;
    const struct theme *theme = t->theme;
    struct context c = press->begin;
    const struct style *red = theme_style(theme, ROLE_DRAFT);
    struct str draft = str_of(words_of(t->language)->draft);
    struct look large = *c.look, word = look_style(t, c.look, ROLE_DRAFT);
    large.face = FACE_BOLD;
    /* not the panel's colour: bands would melt into the letters */
    large.colour = colour_mix(red != NULL && red->has_colour ? red->colour : theme->rule,
                              (struct colour){255, 255, 255}, theme->draft_white / 10);
    word.size = c.look->size;
    word.face = FACE_BOLD;
    look_settle(t, &word);
    c.look = &large;
    press->draft_mark = make_draft_mark(c, draft);
    c.look = &word;
    c.alignment = ALIGN_CENTRE;
    c.frame = (struct frame){0, theme->page_width};
    press->draft_word = make_stamp(c, draft, press->foot);
}

/* The large mark would hide a diagram, or stand over a page that is not ours: such a page has the
 * word at its foot only. */
static bool hides_picture(const struct stamp *mark, const struct page *page) {
    if (page->foreign_count > 0)
        return true;
    for (size_t i = 0; i < page->picture_count && mark->count > 0; i++) {
        const struct picture *picture = &page->pictures[i];
        int foot = mark->runs[0].y, top = foot - mark->runs[0].size * 3 / 4;
        if (picture->y < foot && picture->y + picture->height > top)
            return true;
    }
    return false;
}

/* In an exhibit its title with "page 1 of 2", and at the other corner its date and digest. */
static bool add_exhibit_lines(const struct press *press, size_t number) {
    struct book *book = press->book;
    struct page *page = &book->pages->list[number];
    struct arena *arena = book->flow.typesetter.block_arena;
    size_t count;
    const struct exhibit_pages *exhibit = pages_find_exhibit(book->pages, number, &count);
    if (exhibit == NULL)
        return false;
    struct str at = WORDS_FILL(arena, words_of(book->flow.typesetter.language)->page_i_of,
                               str_format(arena, "%zu", number - exhibit->first + 1),
                               str_format(arena, "%zu", count));
    struct str title = exhibit->node->text,
               foot = str_format(arena, "%.*s\u00A0· %.*s", STR_ARG(title), STR_ARG(at));
    press_over(book, page, press->head_begin);
    press_over(book, page, make_stamp(press->end, title, press->head));
    press_over(book, page, make_stamp(press->begin, foot, press->foot));
    press_over(book, page, make_stamp(press->end, exhibit->node->target, press->foot));
    return true;
}

/* "Page 5 of 17" in the body; in front matter the number alone. */
static struct str foot_text(const struct book *book, size_t page) {
    const struct typesetter *t = &book->flow.typesetter;
    const struct pages *pages = book->pages;
    struct str label = pages_label(t->block_arena, pages, page);
    if (page < pages->front)
        return label;
    return WORDS_FILL(t->block_arena, words_of(t->language)->page_of, label,
                      str_format(t->block_arena, "%zu", pages->count - pages->front));
}

static void add_lines(const struct press *press, size_t number, struct str heading) {
    struct book *book = press->book;
    struct page *page = &book->pages->list[number];
    if (str_equal(heading, book->flow.document->running_left))
        heading = (struct str){0}; /* a document of one chapter says its name once */
    struct stamp head = make_stamp(press->end, heading, press->head);
    struct stamp foot = make_stamp(press->end, foot_text(book, number), press->foot);
    press_over(book, page, press->head_begin);
    press_over(book, page, head);
    press_over(book, page, press->foot_begin);
    press_over(book, page, foot);
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

void furniture_add(struct book *book) {
    struct typesetter *t = &book->flow.typesetter;
    struct pages *pages = book->pages;
    t->block_arena = arena_scratch(t->page_arena);
    struct look body = look_body(t), look = look_style(t, &body, ROLE_RUNNING);
    if (theme_style(t->theme, ROLE_RUNNING) == NULL)
        look.colour = t->theme->quiet;
    struct press p = prepare(book, &look);
    if (book->flow.document->draft)
        prepare_draft(&p);
    struct str heading = {0};
    size_t next = 0;
    for (size_t i = 0; i < pages->count; i++) {
        struct page *page = &pages->list[i];
        heading = heading_of(pages, i, &next, heading);
        if (!book->bare[i] && !add_exhibit_lines(&p, i))
            add_lines(&p, i, heading);
        if (page->foreign_count == 0) /* its stamp has the word */
            press_over(book, page, p.draft_word);
        if (!hides_picture(&p.draft_mark, page)) {
            /* The runs that others are painted over come first. */
            struct stamp stamp = p.draft_mark;
            for (size_t k = 0; k < stamp.count; k++) {
                (void)page_add_run(book, page);
                for (size_t at = page->run_count - 1; at > k; at--)
                    page->runs[at] = page->runs[at - 1];
                page->runs[k] = stamp.runs[k];
            }
        }
    }
    arena_drop(t->block_arena);
}
