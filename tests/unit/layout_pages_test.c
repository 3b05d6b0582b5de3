/* Small documents through layout/: nothing sticks out, no text is lost, headers repeat, headings
 * stay with their text. */
#include "layout_fixture.h"

static void fill_document(struct fixture *f) {
    struct node *root = f->document.root;
    add_heading(f, 1, STR("Replication of the orders"));
    add_text_block(f, root, NODE_PARAGRAPH, prose(f, 120, 1));
    add_text_block(f, root, NODE_PARAGRAPH,
                   STR("https://northwind.example/stories/contoso/leaves/oracle/without/closing"
                       "/a/shop/Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunter"));
    struct node *list = node_add(f->arena, root, NODE_LIST);
    for (size_t i = 0; i < 3; i++)
        add_text_block(f, node_add(f->arena, list, NODE_ITEM), NODE_PARAGRAPH, prose(f, 20, i));
    add_text_block(f, node_add(f->arena, root, NODE_QUOTE), NODE_PARAGRAPH, prose(f, 30, 3));
    node_add(f->arena, root, NODE_CODE_BLOCK)->text =
        STR("aws dms describe-replication-tasks --filters Name=replication-task-id,Values=a\n");
    add_table(f, root, 20);
}

static void nothing_sticks_out(void **state) {
    (void)state;
    static const int measures[] = {90000, 140000, 220000, 350000, 480000};
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        struct fixture f;
        set_up(&f, measures[i]);
        f.document.running_left = prose(&f, 30, 2);
        fill_document(&f);
        lay_out(&f);
        assert_inside(&f);
        assert_int_equal(f.findings.count, 0);
        tear_down(&f);
    }
}

static struct str without(struct arena *arena, struct str text, struct str bullet) {
    struct buf out = buf_init(arena, 1 << 24);
    for (size_t i = 0; i < text.n;)
        if (str_starts(str_slice(text, i, text.n), bullet))
            i += bullet.n;
        else
            buf_add_char(&out, text.s[i++]);
    return buf_str(&out);
}

static void text_is_kept_in_order(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 260000);
    fill_document(&f);
    lay_out(&f);
    struct buf source = buf_init(f.arena, 1 << 24);
    const struct node *root = f.document.root;
    for (const struct node *n = root; n != NULL; n = node_next(root, n))
        buf_add(&source, n->text);
    struct str expected = squeezed(f.arena, buf_str(&source));
    struct str found = squeezed(f.arena, without(f.arena, pages_text(&f), STR("\u2022")));
    assert_int_equal(found.n, expected.n);
    assert_memory_equal(found.s, expected.s, expected.n);
    tear_down(&f);
}

static bool page_has(const struct page *page, const char *text, bool artefact) {
    for (size_t r = 0; r < page->run_count; r++)
        if (page->runs[r].artefact == artefact && str_is(str_trim(page->runs[r].text), text))
            return true;
    return false;
}

static void header_is_repeated(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 300000);
    add_table(&f, f.document.root, 60);
    lay_out(&f);
    assert_true(f.pages.count > 2);
    assert_true(page_has(&f.pages.list[0], "Measure", false));
    for (size_t i = 1; i < f.pages.count; i++)
        assert_true(page_has(&f.pages.list[i], "Measure", true));
    tear_down(&f);
}

/* At every height of what stands above, the heading is followed by two lines of text at least. */
static void heading_is_never_last(void **state) {
    (void)state;
    for (size_t count = 200; count < 500; count += 12) {
        struct fixture f;
        set_up(&f, 300000);
        add_text_block(&f, f.document.root, NODE_PARAGRAPH, prose(&f, count, 1));
        add_heading(&f, 2, STR("Outcome"));
        add_text_block(&f, f.document.root, NODE_PARAGRAPH, prose(&f, 60, 2));
        lay_out(&f);
        const struct anchor *anchor = pages_find_anchor(&f.pages, STR("h-Outcome"));
        assert_non_null(anchor);
        size_t below = 0;
        const struct page *page = &f.pages.list[anchor->page];
        for (size_t r = 0; r < page->run_count; r++)
            below += !page->runs[r].artefact && page->runs[r].y > anchor->y + 20000;
        assert_true(below >= 2);
        tear_down(&f);
    }
}

static void tall_row_is_cut(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 200000);
    struct node *table = add_table(&f, f.document.root, 1);
    struct node *cell = node_add(f.arena, node_add(f.arena, table, NODE_ROW), NODE_CELL);
    add_text_block(&f, cell, NODE_PARAGRAPH, prose(&f, 900, 4));
    lay_out(&f);
    assert_true(f.pages.count > 2);
    assert_inside(&f);
    assert_non_null(
        strstr(squeezed(f.arena, pages_text(&f)).s, squeezed(f.arena, prose(&f, 900, 4)).s));
    tear_down(&f);
}

/* Lowest line of the page that is not an artefact. */
static int lowest(const struct page *page) {
    int y = 0;
    for (size_t r = 0; r < page->run_count; r++)
        if (!page->runs[r].artefact && page->runs[r].y > y)
            y = page->runs[r].y;
    return y;
}

/* Rows higher than a part of the page are cut: no page ends with a large gap. */
static void rows_leave_no_large_gap(void **state) {
    (void)state;
    for (size_t words_in_row = 40; words_in_row <= 160; words_in_row += 15) {
        struct fixture f;
        set_up(&f, 300000);
        struct node *table = add_table(&f, f.document.root, 1);
        for (size_t i = 0; i < 12; i++) {
            struct node *row = node_add(f.arena, table, NODE_ROW);
            add_text_block(&f, row, NODE_CELL, prose(&f, 4, i));
            add_text_block(&f, row, NODE_CELL, prose(&f, words_in_row, i));
            add_text_block(&f, row, NODE_CELL, STR("1,204 GB"));
        }
        lay_out(&f);
        assert_inside(&f);
        assert_true(f.pages.count > 1);
        int body = f.theme.page_height - f.theme.margin_top - f.theme.margin_bottom;
        for (size_t p = 0; p + 1 < f.pages.count; p++)
            assert_true(lowest(&f.pages.list[p]) >
                        f.theme.page_height - f.theme.margin_bottom - body / 4);
        tear_down(&f);
    }
}

/* Wherever a table ends, at least two of its rows stand on the last page. */
static void last_row_is_never_alone(void **state) {
    (void)state;
    for (size_t rows = 14; rows < 60; rows++) {
        struct fixture f;
        set_up(&f, 300000);
        add_table(&f, f.document.root, rows);
        lay_out(&f);
        size_t on_last = 0;
        const struct page *last = &f.pages.list[f.pages.count - 1];
        for (size_t r = 0; r < last->run_count; r++)
            on_last += str_is(str_trim(last->runs[r].text), "1,204 GB");
        assert_true(on_last >= 2);
        tear_down(&f);
    }
}

static int width_of_column(const struct fixture *f, const char *from, const char *to) {
    int left = 0, right = 0;
    for (size_t p = 0; p < f->pages.count; p++)
        for (size_t r = 0; r < f->pages.list[p].run_count; r++) {
            const struct run *run = &f->pages.list[p].runs[r];
            left = str_is(str_trim(run->text), from) ? run->x : left;
            right = str_is(str_trim(run->text), to) ? run->x : right;
        }
    assert_true(left > 0 && right > left);
    return right - left;
}

/* Two tables of one style have the same columns, whatever stands in them. */
static void tables_of_a_style_share_columns(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 400000);
    static const char *const names[2][3] = {{"Item", "Answer", "Met"}, {"Point", "Reply", "Yes"}};
    for (size_t t = 0; t < 2; t++) {
        struct node *table = node_add(f.arena, f.document.root, NODE_TABLE);
        table->role = ROLE_CHECKLIST;
        table->column_count = 3;
        table->columns = NEW_ARRAY(f.arena, struct column, 3);
        table->columns[0].share = table->columns[2].share = 200;
        table->columns[1].share = 600;
        struct node *head = node_add(f.arena, table, NODE_ROW);
        struct node *row = node_add(f.arena, table, NODE_ROW);
        for (size_t i = 0; i < 3; i++) {
            add_text_block(&f, head, NODE_CELL, str_of(names[t][i]));
            add_text_block(&f, row, NODE_CELL,
                           t == 1 && i == 0 ? STR("Hauptbetriebswerkbau") : prose(&f, 9, i));
        }
    }
    lay_out(&f);
    assert_inside(&f);
    assert_int_equal(width_of_column(&f, "Item", "Answer"), width_of_column(&f, "Point", "Reply"));
    assert_int_equal(width_of_column(&f, "Answer", "Met"), width_of_column(&f, "Reply", "Yes"));
    tear_down(&f);
}

static struct node *add_facts(struct fixture *f, size_t count) {
    struct node *panel = node_add(f->arena, f->document.root, NODE_SECTION);
    panel->role = ROLE_FACTS;
    for (size_t i = 0; i < count; i++)
        add_text_block(f, panel, NODE_PARAGRAPH, STR("AWS account 1234"));
    return panel;
}

/* A panel stands beside the story where enough of it follows, else over the full width; nothing is
 * lost or set twice. */
static void panel_stands_beside_text(void **state) {
    (void)state;
    for (size_t count = 10; count <= 60; count += 50) {
        struct fixture f;
        set_up(&f, 400000);
        add_facts(&f, 6);
        add_heading(&f, 2, STR("Problem"));
        add_text_block(&f, f.document.root, NODE_PARAGRAPH, prose(&f, count, 1));
        lay_out(&f);
        assert_inside(&f);
        const struct anchor *problem = pages_find_anchor(&f.pages, STR("h-Problem"));
        assert_non_null(problem);
        assert_true((problem->y == f.theme.margin_top) == (count == 60));
        struct str text = squeezed(f.arena, pages_text(&f));
        assert_int_equal(text.n, 6 * strlen("AWSaccount1234") + strlen("Problem") +
                                     squeezed(f.arena, prose(&f, count, 1)).n);
        tear_down(&f);
    }
}

static void missing_character_is_a_finding(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 200000);
    struct node *p = add_text_block(&f, f.document.root, NODE_PARAGRAPH, STR("plain \U00013000"));
    p->place = p->first->place = (struct place){.file = STR("a.md"), .line = 7, .column = 3};
    lay_out(&f);
    assert_int_equal(f.findings.count, 1);
    assert_int_equal(f.findings.list[0].code, FINDING_NO_GLYPH);
    assert_int_equal(f.findings.list[0].place.line, 7);
    tear_down(&f);
}

static struct node *add_item(struct fixture *f, struct node *parent, bool ordered) {
    struct node *list = node_add(f->arena, parent, NODE_LIST);
    list->ordered = ordered;
    list->start = 1;
    struct node *item = node_add(f->arena, list, NODE_ITEM);
    add_text_block(f, item, NODE_PARAGRAPH, STR("words"));
    return item;
}

/* Bullets and dashes take turns from level to level; a list inside numbers begins with bullets. */
static void marks_tell_the_level(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 300000);
    struct node *item = f.document.root;
    for (int level = 0; level < 4; level++)
        item = add_item(&f, item, false);
    (void)add_item(&f, add_item(&f, f.document.root, true), false);
    lay_out(&f);
    struct buf marks = buf_init(f.arena, 100);
    const struct page *page = &f.pages.list[0];
    for (size_t r = 0; r < page->run_count; r++)
        if (page->runs[r].label)
            buf_add(&marks, str_trim(page->runs[r].text));
    assert_string_equal(buf_str(&marks).s, "\u2022\u2013\u2022\u20131.\u2022");
    tear_down(&f);
}

static void contents_tell_true_pages(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 300000);
    node_add(f.arena, f.document.root, NODE_CONTENTS)->level = 1;
    for (size_t i = 0; i < 40; i++) {
        node_add(f.arena, f.document.root, NODE_PAGE_BREAK);
        add_heading(&f, 1, str_format(f.arena, "Chapter %zu", i));
    }
    lay_out(&f);
    assert_inside(&f);
    const struct anchor *last = pages_find_anchor(&f.pages, STR("h-Chapter 39"));
    assert_non_null(last);
    assert_int_equal(f.pages.front, pages_find_anchor(&f.pages, STR("h-Chapter 0"))->page);
    assert_true(f.pages.front > 1); /* the contents alone */
    assert_string_equal(pages_label(f.arena, &f.pages, last->page).s, "40");
    assert_true(str_find(pages_text(&f), STR("Chapter 39 40"), 0) != SIZE_MAX);
    assert_int_equal(f.pages.outline_count, 40);
    tear_down(&f);
}

/* A list too long for half a page is read from line to line, over the page's end too. */
static void long_list_is_read_by_line(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 480000);
    struct node *contents = node_add(f.arena, f.document.root, NODE_CONTENTS), *table, *row;
    contents->role = ROLE_EVIDENCE;
    table = node_add(f.arena, f.document.root, NODE_TABLE);
    table->columns = NEW_ARRAY(f.arena, struct column, 2);
    table->column_count = 2;
    for (size_t i = 1; i <= 150; i++) {
        row = node_add(f.arena, table, NODE_ROW);
        row->id = str_format(f.arena, "evidence-%zu", i);
        add_text_block(&f, row, NODE_CELL, str_format(f.arena, "E%zu", i));
        add_text_block(&f, row, NODE_CELL, STR("Plan"));
    }
    lay_out(&f);
    size_t number = 1;
    for (size_t p = 0; p < f.pages.count; p++)
        for (size_t r = 0; r < f.pages.list[p].run_count; r++) {
            const struct run *run = &f.pages.list[p].runs[r];
            if (str_find(run->text, STR(" Plan"), 0) == SIZE_MAX)
                continue;
            struct str name = str_format(f.arena, "E%zu Plan", number);
            assert_true(str_starts(run->text, name));
            assert_int_equal(run->x > f.theme.page_width / 2, number % 2 == 0);
            number++;
        }
    assert_int_equal(number, 151);
    assert_true(f.pages.front > 0); /* it has filled a page */
    tear_down(&f);
}

static const struct run *furniture_run(const struct page *page) {
    for (size_t r = 0; r < page->run_count; r++)
        if (page->runs[r].furniture)
            return &page->runs[r];
    return NULL;
}

/* A head too long for its frame ends in an ellipsis behind a whole word; one that fits does not. */
static void long_head_is_cut(void **state) {
    (void)state;
    static const char title[] = "One two three four five six seven eight nine ten eleven twelve";
    for (int measure = 120000; measure < 900000; measure += 20000) {
        struct fixture f;
        set_up(&f, measure);
        f.document.running_left = str_of(title);
        add_text_block(&f, f.document.root, NODE_PARAGRAPH, STR("Text"));
        lay_out(&f);
        struct str head = furniture_run(&f.pages.list[0])->text;
        bool cut = str_ends(head, STR("\u2026"));
        head.n -= cut ? strlen("\u2026") : 0;
        assert_true(str_starts(str_of(title), head));
        assert_true(cut ? title[head.n] == ' ' : head.n == strlen(title));
        assert_inside(&f);
        tear_down(&f);
    }
}

static void subset_is_repeatable(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 300000);
    const uint32_t glyphs[] = {5, 9, 40};
    static const char *const names[] = {"Inter-Regular.otf", "DejaVuSans.ttf"};
    for (size_t i = 0; i < 2; i++) {
        struct font *font = open_listed(f.arena, names[i]);
        struct font_subset a = {0}, b = {0};
        assert_true(font_make_subset(f.arena, font, glyphs, 3, &a));
        assert_true(font_make_subset(f.arena, font, glyphs, 3, &b));
        assert_true(str_equal(a.bytes, b.bytes));
        assert_true(a.glyph_map[40] != 0 && a.glyph_map[40] < a.glyph_count);
        assert_true(font_is_cff(font) == (i == 0));
        assert_true(a.bytes.n < 20000);
    }
    tear_down(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_sticks_out),
        cmocka_unit_test(text_is_kept_in_order),
        cmocka_unit_test(header_is_repeated),
        cmocka_unit_test(heading_is_never_last),
        cmocka_unit_test(tall_row_is_cut),
        cmocka_unit_test(rows_leave_no_large_gap),
        cmocka_unit_test(last_row_is_never_alone),
        cmocka_unit_test(tables_of_a_style_share_columns),
        cmocka_unit_test(panel_stands_beside_text),
        cmocka_unit_test(missing_character_is_a_finding),
        cmocka_unit_test(marks_tell_the_level),
        cmocka_unit_test(contents_tell_true_pages),
        cmocka_unit_test(long_list_is_read_by_line),
        cmocka_unit_test(long_head_is_cut),
        cmocka_unit_test(subset_is_repeatable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
