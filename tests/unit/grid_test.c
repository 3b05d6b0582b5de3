/* Tables: CSV as RFC 4180 and spreadsheet programs write it, and archives that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "parse/grid.h"
#include "parse/zip.h"

/* Cells are shown in brackets, rows are ended by "/". */
static const struct row {
    const char *csv, *shown; /* NULL: a finding */
} rows[] = {
    {"a,b\r\nc,d\r\n", "[a][b]/[c][d]/"},
    {"a,b\nc,d", "[a][b]/[c][d]/"},
    {"a;b\nc;d,e\n", "[a][b]/[c][d,e]/"},
    {"a\tb\n", "[a][b]/"},
    {"\"a;b\",c\n", "[a;b][c]/"},
    {"\"a\"\"b\",\"\"\n", "[a\"b][]/"},
    {"\"a\r\nb\",c\r\n", "[a\r\nb][c]/"},
    {",\n", "[][]/"},
    {"a\n\nb\n", "[a]/[]/[b]/"},
    {"", ""},
    {"\"a", NULL},
    {"a,\"b\nc\n", NULL},
    {"\"a\"b,c\n", NULL},
    {"\"", NULL},
};

static struct str show(struct arena *arena, const struct grid *grid) {
    struct buf out = buf_init(arena, 1000);
    for (size_t r = 0; r < grid->count; r++) {
        for (size_t c = 0; c < grid->rows[r].count; c++) {
            buf_add_char(&out, '[');
            buf_add(&out, grid->rows[r].cells[c]);
            buf_add_char(&out, ']');
        }
        buf_add_char(&out, '/');
    }
    return buf_str(&out);
}

static void test_csv(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct arena *arena = arena_new((size_t)1 << 22);
        struct findings findings = findings_init(arena);
        struct grid grid;
        bool good = csv_parse(arena, STR("t.csv"), str_of(rows[k].csv), &findings, &grid);
        assert_int_equal(good, rows[k].shown != NULL);
        assert_int_equal(findings.count, good ? 0 : 1);
        if (good)
            assert_string_equal(show(arena, &grid).s, rows[k].shown);
        else
            assert_int_equal(findings.list[0].code, FINDING_WORKBOOK);
        arena_drop(arena);
    }
}

static void test_lines(void **state) {
    struct arena *arena = arena_new((size_t)1 << 22);
    struct findings findings = findings_init(arena);
    struct grid grid;
    (void)state;
    assert_true(csv_parse(arena, STR("t.csv"), STR("a\n\"b\nb\"\nc\n"), &findings, &grid));
    assert_int_equal(grid.rows[2].number, 3);
    assert_int_equal(grid.rows[2].line, 4);
    assert_string_equal(grid_column_name(arena, 0).s, "A");
    assert_string_equal(grid_column_name(arena, 25).s, "Z");
    assert_string_equal(grid_column_name(arena, 26).s, "AA");
    assert_string_equal(grid_column_name(arena, 702).s, "AAA");
    assert_int_equal(grid_cell(&grid.rows[0], 9).n, 0);
    arena_drop(arena);
}

/* One stored entry "n" with the text "hello", as other programs pack it. */
static const char archive[] =
    "PK\3\4\12\0\0\0\0\0\0\0!\0\206\246\0206\5\0\0\0\5\0\0\0\1\0\0\0nhello"
    "PK\1\2\12\0\12\0\0\0\0\0\0\0!\0\206\246\0206\5\0\0\0\5\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    "\0n"
    "PK\5\6\0\0\0\0\1\0\1\0/\0\0\0$\0\0\0\0";

static bool archive_reads(const char *bytes, size_t count, size_t budget) {
    struct arena *arena = arena_new((size_t)1 << 22);
    struct findings findings = findings_init(arena);
    struct str text, copy = str_copy(arena, bytes, count);
    struct zip zip = {.arena = arena,
                      .findings = &findings,
                      .file = STR("t.zip"),
                      .bytes = copy,
                      .budget = budget};
    bool good = zip_open(&zip) && zip_read(&zip, STR("n"), &text);
    if (good)
        assert_string_equal(text.s, "hello");
    assert_int_equal(findings.count, good ? 0 : 1);
    arena_drop(arena);
    return good;
}

static void test_zip(void **state) {
    char bytes[sizeof archive];
    size_t still = 0;
    (void)state;
    assert_true(archive_reads(archive, sizeof archive, 5));
    assert_false(archive_reads(archive, sizeof archive, 4));
    for (size_t cut = 0; cut + 1 < sizeof archive; cut++)
        assert_false(archive_reads(archive, cut, 100));
    for (size_t at = 0; at < sizeof archive; at++)
        for (int bit = 0; bit < 8; bit++) {
            memcpy(bytes, archive, sizeof archive);
            bytes[at] = (char)(bytes[at] ^ 1 << bit);
            still += archive_reads(bytes, sizeof bytes, 100);
        }
    assert_in_range(still, 1, 8 * sizeof archive / 2); /* dates and versions do not matter */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_zip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
