/* Figures among text: frames that hug, pages that are filled, figures that keep their order and
 * their chapter; what keeps with what follows; and the last lines of a chapter. */
#include "layout_fixture.h"

enum { MEASURE = 300000, PADDING = 8000 };

static struct image images[] = {
    {.path = {"large.png", 9}, .width = 1500, .height = 1000},
    {.path = {"half.png", 8}, .width = 3000, .height = 1850},
    {.path = {"small.png", 9}, .width = 160, .height = 80},
    {.path = {"icon.png", 8}, .width = 40, .height = 30},
};

static void begin(struct fixture *f) {
    set_up(f, MEASURE);
    f->theme.grid = 3500;
    f->theme.styles[ROLE_BODY].space_after = 7000;
    f->theme.styles[ROLE_HEADING_2].space_before = 21000;
    f->theme.styles[ROLE_HEADING_2].leading = 17500;
    f->theme.styles[ROLE_HEADING_2].space_after = 7000;
}

static void lay_out_pictures(struct fixture *f) {
    struct dossier dossier = {.images = images, .image_count = sizeof images / sizeof *images};
    struct layout_input input = {
        .document = &f->document, .theme = &f->theme, .fonts = &f->fonts, .dossier = &dossier};
    assert_int_equal(layout_document(f->arena, &input, &f->findings, &f->pages), STATUS_OK);
}

static struct node *add_figure(struct fixture *f, const char *path) {
    struct node *figure = add_text_block(f, f->document.root, NODE_FIGURE, STR("A caption"));
    figure->target = str_of(path);
    figure->text = STR("What it shows");
    return figure;
}

static void add_words(struct fixture *f, size_t count) {
    add_text_block(f, f->document.root, NODE_PARAGRAPH, prose(f, count, count));
}

/* Of the lines of text and the pictures, when they are no artefacts. */
static int lowest(const struct page *page) {
    int y = 0;
    for (size_t i = 0; i < page->run_count; i++)
        if (!page->runs[i].artefact && page->runs[i].y > y)
            y = page->runs[i].y;
    for (size_t i = 0; i < page->picture_count; i++)
        if (page->pictures[i].y + page->pictures[i].height > y)
            y = page->pictures[i].y + page->pictures[i].height;
    return y;
}

static size_t page_of_text(const struct fixture *f, const char *text) {
    for (size_t p = 0; p < f->pages.count; p++)
        for (size_t r = 0; r < f->pages.list[p].run_count; r++)
            if (str_find(f->pages.list[p].runs[r].text, str_of(text), 0) != SIZE_MAX)
                return p;
    fail_msg("\"%s\" is not on a page", text);
    return 0;
}

static void frame_hugs_the_picture(void **state) {
    (void)state;
    struct fixture f;
    begin(&f);
    add_figure(&f, "small.png");
    lay_out_pictures(&f);
    const struct page *page = &f.pages.list[0];
    assert_int_equal(page->picture_count, 1);
    const struct picture *picture = &page->pictures[0];
    assert_int_equal(picture->x, f.theme.margin_left + PADDING);
    assert_int_equal(picture->width, 160 * 750);
    assert_int_equal(page->rectangle_count, 4);
    for (size_t i = 0; i < 4; i++) {
        const struct rectangle *line = &page->rectangles[i];
        assert_true(line->x >= f.theme.margin_left);
        assert_true(line->x + line->width <= picture->x + picture->width + PADDING);
    }
    tear_down(&f);
}

static void add_inside(struct fixture *f, struct node *paragraph, const char *path) {
    struct node *image = node_add(f->arena, paragraph, NODE_IMAGE);
    image->target = str_of(path);
    image->text = STR("an icon");
}

static void pictures_inside_leave_one_blank(void **state) {
    (void)state;
    struct fixture f;
    begin(&f);
    struct node *p = add_text_block(&f, f.document.root, NODE_PARAGRAPH, STR("Press "));
    add_inside(&f, p, "icon.png");
    node_add_text(f.arena, p, STR(" and "));
    add_inside(&f, p, "icon.png");
    node_add_text(f.arena, p, STR(" to go on."));
    lay_out_pictures(&f);
    assert_true(str_is(pages_text(&f), "Press and to go on."));
    const struct page *page = &f.pages.list[0];
    assert_int_equal(page->picture_count, 2);
    assert_int_equal(page->pictures[0].y, page->pictures[1].y);
    assert_true(page->pictures[1].x > page->pictures[0].x + page->pictures[0].width);
    assert_int_equal(page->rectangle_count, 0);
    tear_down(&f);
}

static void add_section(struct fixture *f, size_t number, size_t words, bool table) {
    add_heading(f, 2, str_format(f->arena, "Section %zu", number));
    if (number % 2 == 0)
        add_words(f, words);
    add_figure(f, "large.png");
    if (number % 3 == 0)
        add_figure(f, "large.png");
    add_words(f, 40 + words);
    if (table && number % 3 == 1)
        add_table(f, f->document.root, 3);
    add_words(f, words);
}

/* The figures' nodes come in the document's order, page by page. */
static void assert_order(const struct fixture *f, size_t count) {
    const struct node *at = f->document.root;
    size_t found = 0;
    for (size_t p = 0; p < f->pages.count; p++)
        for (size_t i = 0; i < f->pages.list[p].picture_count; i++, found++)
            do {
                at = node_next(f->document.root, at);
                assert_non_null(at);
            } while (at != f->pages.list[p].pictures[i].node);
    assert_int_equal(found, count);
}

/* Before the last page hardly more is left blank than where a page's text ends in a heading's
 * place; a small table, which is never cut, may leave its own height. */
static void assert_filled(size_t words, bool table) {
    struct fixture f;
    begin(&f);
    for (size_t i = 0; i < 7; i++)
        add_section(&f, i, words, table);
    add_words(&f, 400);
    lay_out_pictures(&f);
    assert_order(&f, 10);
    int bottom = f.theme.page_height - f.theme.margin_bottom;
    for (size_t p = 0; p + 1 < f.pages.count; p++)
        assert_true(lowest(&f.pages.list[p]) > bottom - (table ? 150000 : 80000));
    for (size_t p = 0; p < f.pages.count; p++)
        assert_true(lowest(&f.pages.list[p]) <= bottom);
    tear_down(&f);
}

static void pages_between_figures_are_filled(void **state) {
    (void)state;
    for (size_t words = 60; words <= 220; words += 8) {
        assert_filled(words, false);
        assert_filled(words, true);
    }
}

/* Two figures, each a little more than half a page high, stand on one page somewhat smaller. */
static void two_figures_share_a_page(void **state) {
    (void)state;
    struct fixture f;
    begin(&f);
    add_figure(&f, "half.png");
    add_figure(&f, "half.png");
    lay_out_pictures(&f);
    assert_int_equal(f.pages.count, 1);
    const struct page *page = &f.pages.list[0];
    assert_int_equal(page->picture_count, 2);
    assert_int_equal(page->pictures[0].height, page->pictures[1].height);
    assert_true(page->pictures[0].width >= (MEASURE - 2 * PADDING) / 100 * 80);
    assert_true(page->pictures[0].width < MEASURE - 2 * PADDING);
    assert_true(lowest(page) < f.theme.page_height - f.theme.margin_bottom);
    tear_down(&f);
}

static void figure_stays_in_its_chapter(void **state) {
    (void)state;
    for (size_t words = 40; words <= 240; words += 20) {
        struct fixture f;
        begin(&f);
        add_heading(&f, 1, STR("One"));
        add_words(&f, words);
        add_figure(&f, "large.png");
        add_figure(&f, "large.png");
        add_words(&f, 30);
        node_add(f.arena, f.document.root, NODE_PAGE_BREAK);
        add_heading(&f, 1, STR("Two"));
        add_words(&f, 30);
        lay_out_pictures(&f);
        assert_inside(&f);
        assert_order(&f, 2);
        const struct anchor *two = pages_find_anchor(&f.pages, STR("h-Two"));
        assert_non_null(two);
        assert_int_equal(f.pages.list[two->page].picture_count, 0);
        assert_int_equal(two->page + 1, f.pages.count);
        tear_down(&f);
    }
}

static void add_announced(struct fixture *f, int kind) {
    struct node *root = f->document.root;
    add_text_block(f, root, NODE_PARAGRAPH, STR("We ran these:"));
    if (kind == 0)
        node_add(f->arena, root, NODE_CODE_BLOCK)->text = STR("first-of-it a\nb\nc\nd\ne\nf\n");
    else if (kind == 1)
        add_text_block(f, node_add(f->arena, root, NODE_LIST), NODE_ITEM, STR("first-of-it"));
    else
        node_add_text(f->arena, add_table(f, root, 8)->first->first, STR(" first-of-it"));
}

/* Wherever it falls, the announcement and the beginning of what it announces share a page. */
static void colon_keeps_with_what_follows(void **state) {
    (void)state;
    for (int kind = 0; kind < 3; kind++)
        for (size_t words = 140; words <= 290; words += 5) {
            struct fixture f;
            begin(&f);
            add_words(&f, words);
            add_announced(&f, kind);
            lay_out(&f);
            assert_int_equal(page_of_text(&f, "these:"), page_of_text(&f, "first-of-it"));
            tear_down(&f);
        }
}

/* At least two lines of a program stand on either side of a page's end. */
static void program_keeps_two_lines(void **state) {
    (void)state;
    for (size_t words = 140; words <= 290; words += 5) {
        struct fixture f;
        begin(&f);
        add_words(&f, words);
        node_add(f.arena, f.document.root, NODE_CODE_BLOCK)->text =
            STR("line-a\nline-b\nline-c\nline-d\nline-e\nline-f\n");
        lay_out(&f);
        assert_int_equal(page_of_text(&f, "line-a"), page_of_text(&f, "line-b"));
        assert_int_equal(page_of_text(&f, "line-e"), page_of_text(&f, "line-f"));
        tear_down(&f);
    }
}

/* Little text and then a table: the panel stands beside both, as it does beside long text. */
static void panel_stands_beside_a_table(void **state) {
    (void)state;
    struct fixture f;
    begin(&f);
    f.theme.page_width = 550000;
    struct node *panel = node_add(f.arena, f.document.root, NODE_SECTION);
    panel->role = ROLE_FACTS;
    for (size_t i = 0; i < 8; i++)
        add_text_block(&f, panel, NODE_PARAGRAPH, STR("AWS account 1234"));
    add_heading(&f, 2, STR("Problem"));
    add_words(&f, 20);
    struct node *table = node_add(f.arena, f.document.root, NODE_TABLE);
    table->header_rows = 1;
    table->column_count = 2;
    table->columns = NEW_ARRAY(f.arena, struct column, 2);
    for (size_t i = 0; i < 8; i++) {
        struct node *row = node_add(f.arena, table, NODE_ROW);
        add_text_block(&f, row, NODE_CELL, STR("Applications"));
        add_text_block(&f, row, NODE_CELL, STR("12"));
    }
    add_heading(&f, 2, STR("Challenge"));
    add_words(&f, 200);
    lay_out(&f);
    const struct anchor *problem = pages_find_anchor(&f.pages, STR("h-Problem"));
    assert_non_null(problem);
    assert_int_equal(problem->y, f.theme.margin_top);
    assert_inside(&f);
    tear_down(&f);
}

static void add_chapter(struct fixture *f) {
    for (size_t i = 0; i < 4; i++) {
        add_heading(f, 2, str_format(f->arena, "Part %zu", i));
        add_words(f, 60);
    }
}

/* How many pages the chapter takes when its pages lack so much height. */
static size_t pages_lacking(int lack, int needed) {
    struct fixture f;
    begin(&f);
    f.theme.page_height = needed - lack + f.theme.margin_bottom;
    add_chapter(&f);
    lay_out(&f);
    int bottom = f.theme.page_height - f.theme.margin_bottom;
    for (size_t p = 0; p < f.pages.count; p++)
        for (size_t r = 0; r < f.pages.list[p].run_count; r++)
            assert_true(f.pages.list[p].runs[r].artefact || f.pages.list[p].runs[r].y <= bottom);
    size_t count = f.pages.count;
    tear_down(&f);
    return count;
}

static int height_of_chapter(void) {
    struct fixture f;
    begin(&f);
    f.theme.page_height = 3000000;
    add_chapter(&f);
    lay_out(&f);
    assert_int_equal(f.pages.count, 1);
    int y = lowest(&f.pages.list[0]);
    tear_down(&f);
    return y + 5000;
}

/* Two lines that would stand alone on a last page are taken in; a quarter of a page is not. */
static void last_lines_are_taken_in(void **state) {
    (void)state;
    int needed = height_of_chapter();
    assert_int_equal(pages_lacking(0, needed), 1);
    assert_int_equal(pages_lacking(21000, needed), 1);
    assert_int_equal(pages_lacking(110000, needed), 2);
}

/* A picture that is not there, without alternative text, alone in a cell, an item, a paragraph. */
static void picture_that_says_nothing(void **state) {
    (void)state;
    struct fixture f;
    begin(&f);
    struct node *table = add_table(&f, f.document.root, 1);
    struct node *cell = table->last->first;
    cell->first = cell->last = NULL;
    struct node *list = node_add(f.arena, f.document.root, NODE_LIST);
    struct node *parents[] = {cell,
                              node_add(f.arena, node_add(f.arena, list, NODE_ITEM), NODE_PARAGRAPH),
                              node_add(f.arena, f.document.root, NODE_PARAGRAPH)};
    for (size_t i = 0; i < sizeof parents / sizeof *parents; i++)
        node_add(f.arena, parents[i], NODE_IMAGE)->target = STR("no.png");
    lay_out_pictures(&f);
    assert_int_equal(f.pages.count, 1);
    tear_down(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frame_hugs_the_picture),
        cmocka_unit_test(pictures_inside_leave_one_blank),
        cmocka_unit_test(pages_between_figures_are_filled),
        cmocka_unit_test(two_figures_share_a_page),
        cmocka_unit_test(figure_stays_in_its_chapter),
        cmocka_unit_test(colon_keeps_with_what_follows),
        cmocka_unit_test(program_keeps_two_lines),
        cmocka_unit_test(panel_stands_beside_a_table),
        cmocka_unit_test(last_lines_are_taken_in),
        cmocka_unit_test(picture_that_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
