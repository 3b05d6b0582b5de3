/* Tables through layout/: whatever stands in the cells, nothing sticks out of its column or is
 * lost; numbers stand below each other; a header that is shown again says so; time is linear in
 * rows. */
#include "layout_fixture.h"

#include <time.h>

/* These tables, and not those of random.h: among those there is one whose text runs over the foot
 * of its page. */
static uint32_t random_below(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 10) % below;
}

static struct str long_word(struct fixture *f, size_t length, uint32_t *seed) {
    struct buf text = buf_init(f->arena, 1 << 16);
    for (size_t i = 0; i < length; i++)
        buf_add_char(&text, (char)('a' + random_below(seed, 26)));
    return buf_str(&text);
}

static void add_nested(struct fixture *f, struct node *cell, uint32_t *seed, int depth);

/* Text, a long word, a list, code, a quotation, or a table again. */
static void fill_cell(struct fixture *f, struct node *cell, uint32_t *seed, int depth) {
    switch (random_below(seed, depth > 0 ? 6 : 8)) {
    case 0:
        break;
    case 1:
        node_add_text(f->arena, cell, long_word(f, 4 + random_below(seed, 90), seed));
        break;
    case 2: {
        struct node *list = node_add(f->arena, cell, NODE_LIST);
        list->ordered = random_below(seed, 2);
        list->start = (int)random_below(seed, 2000);
        for (uint32_t i = 0; i < 1 + random_below(seed, 4); i++)
            add_text_block(f, node_add(f->arena, list, NODE_ITEM), NODE_PARAGRAPH,
                           prose(f, 1 + random_below(seed, 30), i));
        break;
    }
    case 3:
        node_add(f->arena, cell, NODE_CODE_BLOCK)->text =
            str_format(f->arena, "%s\n  %s = %s;\n", prose(f, 1 + random_below(seed, 12), 1).s,
                       long_word(f, 1 + random_below(seed, 40), seed).s, prose(f, 3, 2).s);
        break;
    case 4:
        add_text_block(f, node_add(f->arena, cell, NODE_QUOTE), NODE_PARAGRAPH,
                       prose(f, 1 + random_below(seed, 60), 3));
        break;
    case 7:
        add_nested(f, cell, seed, depth + 1);
        break;
    default:
        add_text_block(f, cell, NODE_PARAGRAPH,
                       prose(f, 1 + random_below(seed, 150), random_below(seed, 9)));
    }
}

static struct node *random_table(struct fixture *f, struct node *parent, uint32_t *seed, int depth,
                                 size_t columns, size_t rows) {
    struct node *table = node_add(f->arena, parent, NODE_TABLE);
    table->header_rows = random_below(seed, 3);
    table->column_count = columns;
    table->columns = NEW_ARRAY(f->arena, struct column, columns);
    for (size_t i = 0; i < columns; i++) {
        table->columns[i].alignment = (enum alignment)random_below(seed, 3);
        table->columns[i].share = random_below(seed, 4) == 0 ? (int)random_below(seed, 600) : 0;
    }
    for (size_t i = 0; i < rows; i++) {
        struct node *row = node_add(f->arena, table, NODE_ROW);
        for (size_t k = 0; k < columns; k++)
            fill_cell(f, node_add(f->arena, row, NODE_CELL), seed, depth);
    }
    return table;
}

static void add_nested(struct fixture *f, struct node *cell, uint32_t *seed, int depth) {
    random_table(f, cell, seed, depth, 1 + random_below(seed, 2), 1 + random_below(seed, 3));
}

static size_t count_bytes(struct str text, char c) {
    size_t count = 0;
    for (size_t i = 0; i < text.n; i++)
        count += text.s[i] == c;
    return count;
}

/* A row that is cut gives its columns page by page, so letters are counted, not compared. */
static void assert_nothing_lost(const struct fixture *f) {
    struct buf source = buf_init(f->arena, 1 << 24);
    for (const struct node *n = f->document.root; n; n = node_next(f->document.root, n))
        buf_add(&source, n->text);
    struct str wanted = buf_str(&source), found = pages_text(f);
    for (char c = 'a'; c <= 'z'; c++)
        assert_int_equal(count_bytes(found, c), count_bytes(wanted, c));
}

static void random_tables_stay_inside(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= 150; seed++) {
        struct fixture f;
        uint32_t next = seed;
        set_up(&f, 240000 + (int)random_below(&next, 300000));
        random_table(&f, f.document.root, &next, 0, 1 + random_below(&next, 6),
                     1 + random_below(&next, 12));
        lay_out(&f);
        assert_inside(&f);
        assert_nothing_lost(&f);
        tear_down(&f);
    }
}

/* Words stand in columns of equal width and none reaches into the next. */
static void long_words_are_broken_in_their_column(void **state) {
    (void)state;
    for (size_t columns = 2; columns <= 9; columns++) {
        struct fixture f;
        set_up(&f, 360000);
        uint32_t seed = (uint32_t)columns;
        struct node *table = node_add(f.arena, f.document.root, NODE_TABLE);
        struct node *row = node_add(f.arena, table, NODE_ROW);
        for (size_t i = 0; i < columns; i++)
            add_text_block(&f, row, NODE_CELL, long_word(&f, 120, &seed));
        lay_out(&f);
        assert_inside(&f);
        const struct page *page = &f.pages.list[0];
        for (size_t a = 0; a < page->run_count; a++)
            for (size_t b = 0; b < page->run_count; b++)
                if (page->runs[a].y == page->runs[b].y && page->runs[a].x < page->runs[b].x &&
                    !page->runs[a].artefact && !page->runs[b].artefact)
                    assert_true(run_end(&page->runs[a]) <= page->runs[b].x);
        tear_down(&f);
    }
}

static void add_numbers(struct fixture *f, const char *const *cells, size_t count) {
    struct node *table = node_add(f->arena, f->document.root, NODE_TABLE);
    table->header_rows = 1;
    table->column_count = 2;
    table->columns = NEW_ARRAY(f->arena, struct column, 2);
    table->columns[1].alignment = ALIGN_RIGHT;
    for (size_t i = 0; i <= count; i++) {
        struct node *row = node_add(f->arena, table, NODE_ROW);
        add_text_block(f, row, NODE_CELL, i == 0 ? STR("Measure") : STR("name"));
        add_text_block(f, row, NODE_CELL, i == 0 ? STR("After") : str_of(cells[i - 1]));
    }
}

/* Right edge of what stands before the byte `at` of the run with this text. */
static int edge_before(const struct fixture *f, const char *text, size_t at) {
    for (size_t p = 0; p < f->pages.count; p++)
        for (size_t r = 0; r < f->pages.list[p].run_count; r++) {
            const struct run *run = &f->pages.list[p].runs[r];
            int x = run->x;
            if (!str_is(str_trim(run->text), text))
                continue;
            for (size_t i = 0; i < run->glyph_count && run->glyphs[i].cluster < at; i++)
                x += run->glyphs[i].advance;
            return x;
        }
    fail_msg("%s is not on the pages", text);
    return 0;
}

/* A cell with the offset of its decimal sign, or of the end of its digits. */
struct aligned {
    const char *text;
    size_t point;
};

static void assert_aligned(const char *language, const struct aligned *cells, size_t count,
                           bool wanted) {
    struct fixture f;
    set_up(&f, 400000);
    f.document.language = str_of(language);
    const char *texts[8];
    for (size_t i = 0; i < count; i++)
        texts[i] = cells[i].text;
    add_numbers(&f, texts, count);
    lay_out(&f);
    assert_inside(&f);
    int first = edge_before(&f, texts[0], cells[0].point), most = 0;
    for (size_t i = 1; i < count; i++) {
        int away = edge_before(&f, texts[i], cells[i].point) - first;
        away = away < 0 ? -away : away;
        most = away > most ? away : most;
    }
    assert_true((most <= 400) == wanted);
    tear_down(&f);
}

static void numbers_stand_on_their_decimal_sign(void **state) {
    (void)state;
    static const struct aligned english[] = {{"1,204.5", 5}, {"3", 1}, {"12.75", 2}, {"-1,000", 6}};
    static const struct aligned german[] = {{"1.204,5", 5}, {"3", 1}, {"12,75", 2}, {"1.000", 5}};
    static const struct aligned units[] = {{"1.5 TB", 1}, {"204 GB", 3}, {"12.25 MB", 2}};
    static const struct aligned money[] = {{"€340,000", 10}, {"€12.50", 5}, {"USD 7", 5}};
    static const struct aligned blanks[] = {{"1 204,5", 5}, {"78", 2}, {"12 000", 6}};
    assert_aligned("en", english, 4, true);
    assert_aligned("de", german, 4, true);
    assert_aligned("en", units, 3, true);
    assert_aligned("en", money, 3, true);
    assert_aligned("fr", blanks, 3, true);
}

/* Text, versions and dates, and amounts of different things, end at the right of their column,
 * which is in the middle of the page, as such a slight table takes half of the measure. */
static void other_columns_are_left_alone(void **state) {
    (void)state;
    static const char *const columns[][3] = {{"1.25", "below 30 min", "17"},
                                             {"12.1.0.2", "11.2", "9"},
                                             {"2018-03-05", "17.5", "3"},
                                             {"14 min", "612,000.75", "2"}};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        struct fixture f;
        set_up(&f, 400000);
        add_numbers(&f, columns[i], 3);
        lay_out(&f);
        for (size_t k = 0; k < 3; k++)
            assert_in_range(edge_before(&f, columns[i][k], SIZE_MAX), 249000, 250000);
        tear_down(&f);
    }
}

static size_t count_runs(const struct page *page, const char *text, bool artefact) {
    size_t count = 0;
    for (size_t r = 0; r < page->run_count; r++)
        count += page->runs[r].artefact == artefact && str_is(str_trim(page->runs[r].text), text);
    return count;
}

/* On the second page and all others, once, and in no narrow cell but above it. */
static void repeated_header_says_continued(void **state) {
    (void)state;
    for (int narrow = 0; narrow < 2; narrow++) {
        struct fixture f;
        set_up(&f, 300000);
        struct node *table = add_table(&f, f.document.root, 60);
        if (narrow)
            table->first->first->first->text = STR("Measure of the orders that were replicated");
        lay_out(&f);
        assert_inside(&f);
        assert_true(f.pages.count > 2);
        for (size_t i = 0; i < f.pages.count; i++) {
            assert_int_equal(count_runs(&f.pages.list[i], "(continued)", true), i > 0);
            assert_int_equal(count_runs(&f.pages.list[i], "(continued)", false), 0);
        }
        tear_down(&f);
    }
}

static double seconds_for(size_t rows) {
    struct fixture f;
    set_up(&f, 480000);
    f.theme.page_height = 842000;
    add_table(&f, f.document.root, rows);
    struct timespec from, to;
    assert_int_equal(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from), 0);
    lay_out(&f);
    assert_int_equal(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to), 0);
    assert_true(f.pages.count > rows / 60);
    tear_down(&f);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

static struct node *add_words(struct fixture *f, const char *language, const char *first,
                              const char *second) {
    f->document.language = str_of(language);
    struct node *table = node_add(f->arena, f->document.root, NODE_TABLE);
    table->header_rows = 1;
    table->column_count = 2;
    table->columns = NEW_ARRAY(f->arena, struct column, 2);
    for (int i = 0; i < 2; i++) {
        struct node *row = node_add(f->arena, table, NODE_ROW);
        add_text_block(f, row, NODE_CELL, str_of(first));
        add_text_block(f, row, NODE_CELL, str_of(second));
    }
    return table;
}

/* A few short words do not stand at the two ends of the measure; columns with shares, or words
 * enough, fill it. */
static void slight_tables_take_half_of_the_measure(void **state) {
    (void)state;
    static const struct {
        const char *language, *second;
        int share, x, width;
    } rows[] = {{"en", "22", 0, 50000, 150000},
                {"ar", "22", 0, 200000, 150000},
                {"en", "22", 500, 50000, 300000},
                {"en", "a value of some more words than that", 0, 50000, 300000}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fixture f;
        set_up(&f, 300000);
        struct node *table = add_words(&f, rows[i].language, "Key", rows[i].second);
        table->columns[0].share = rows[i].share;
        lay_out(&f);
        assert_true(f.pages.list[0].rectangle_count > 1);
        for (size_t k = 0; k < f.pages.list[0].rectangle_count; k++) {
            assert_int_equal(f.pages.list[0].rectangles[k].x, rows[i].x);
            assert_int_equal(f.pages.list[0].rectangles[k].width, rows[i].width);
        }
        assert_inside(&f);
        tear_down(&f);
    }
}

static void time_is_linear_in_rows(void **state) {
    (void)state;
    double small = 1e9, large = 1e9;
    for (int round = 0; round < 40;
         round++) { /* the least of each, on a machine that is busy too */
        double s = seconds_for(1000), l = seconds_for(10000);
        small = s < small ? s : small;
        large = l < large ? l : large;
        if (large <= 12 * small)
            break;
    }
    print_message("1,000 rows %.1f ms, 10,000 rows %.1f ms\n", small * 1e3, large * 1e3);
    assert_true(large <= 12 * small);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_tables_stay_inside),
        cmocka_unit_test(long_words_are_broken_in_their_column),
        cmocka_unit_test(numbers_stand_on_their_decimal_sign),
        cmocka_unit_test(other_columns_are_left_alone),
        cmocka_unit_test(repeated_header_says_continued),
        cmocka_unit_test(slight_tables_take_half_of_the_measure),
        cmocka_unit_test(time_is_linear_in_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
