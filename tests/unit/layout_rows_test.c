/* Rows at a page's end: what may be cut, what stays together, and that nothing is lost. No fonts:
 * a line is a slice with one run that bears a number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/block/galley.h"

enum { LINE = 10000, PAD = 1000 };

static struct row *padded_row(struct arena *arena, size_t columns) {
    struct row *row = row_new(arena, columns, (struct frame){0, 100000}, 0);
    row->padding_top = row->padding_bottom = PAD;
    return row;
}

/* A paragraph of `count` lines numbered from `first`, two of them together at either end. */
static void add_lines(struct row *row, size_t column, int first, int count) {
    struct galley *galley = &row->cells[column].galley;
    for (int i = 0; i < count; i++) {
        struct slice *slice = galley_add(galley, 0, LINE);
        slice->baseline = LINE - 2000;
        slice->keep_next = count > 1 && (i == 0 || i == count - 2);
        struct run *run = &pieces_add(galley->arena, &slice->pieces, PIECE_RUN)->run;
        run->size = first + i; /* its name */
        run->y = slice->baseline;
    }
}

/* The row's lines in `slice`, as numbers in order, from `lines`; gives their count. */
static size_t lines_of(const struct slice *slice, bool artefact, int *lines) {
    size_t count = 0;
    for (const struct piece *piece = slice->pieces.first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_RUN && piece->run.artefact == artefact)
            lines[count++] = piece->run.size;
    return count;
}

static void row_is_whole_up_to_its_limit(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)16 << 20);
    for (int limit = 4 * LINE; limit <= 6 * LINE; limit += LINE) {
        struct galley page = {.arena = arena};
        struct row *row = padded_row(arena, 1);
        add_lines(row, 0, 1, 5);
        row->whole = limit + 2 * PAD;
        struct slice *slice = row_add(&page, row);
        assert_int_equal(slice->height, 5 * LINE + 2 * PAD);
        assert_true((slice->row == NULL) == (limit >= 5 * LINE));
    }
    arena_drop(arena);
}

/* How many lines of a paragraph of five stay on a page with room for `room` lines. */
static void no_line_stands_alone(void **state) {
    (void)state;
    static const struct {
        int room;
        size_t placed;
    } cases[] = {{0, 0}, {1, 0}, {2, 2}, {3, 3}, {4, 3}, {5, 5}};
    struct arena *arena = arena_new((size_t)16 << 20);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct galley page = {.arena = arena};
        struct row *row = padded_row(arena, 1);
        add_lines(row, 0, 1, 5);
        struct slice *slice = row_add(&page, row), part = {0};
        bool cut = row_cut(slice, cases[i].room * LINE + 2 * PAD, false, &part);
        int lines[8];
        assert_true(cut == (cases[i].placed > 0));
        assert_int_equal(lines_of(&part, false, lines), cases[i].placed);
        if (cut)
            assert_int_equal(part.height, (int)cases[i].placed * LINE + 2 * PAD);
        assert_int_equal(slice->height, (5 - (int)cases[i].placed) * LINE + 2 * PAD);
    }
    arena_drop(arena);
}

static void every_line_is_placed_once(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)16 << 20);
    for (int room = 2; room <= 9; room++) {
        struct galley page = {.arena = arena};
        struct row *row = padded_row(arena, 2);
        add_lines(row, 0, 1, 20);
        add_lines(row, 1, 101, 7);
        add_lines(row, 1, 108, 6);
        struct slice *slice = row_add(&page, row);
        int next[2] = {1, 101}, lines[64];
        while (slice->row != NULL) {
            struct slice part = {0};
            int available = room * LINE + 2 * PAD;
            if (slice->height <= available)
                row_compose(slice);
            else
                assert_true(row_cut(slice, available, true, &part));
            const struct slice *placed = slice->row == NULL ? slice : &part;
            size_t count = lines_of(placed, false, lines);
            assert_true(count > 0 && placed->height <= available);
            for (size_t i = 0; i < count; i++)
                assert_int_equal(lines[i], next[lines[i] > 100]++);
        }
        assert_int_equal(next[0], 21);
        assert_int_equal(next[1], 114);
    }
    arena_drop(arena);
}

static void cut_waits_for_all_cells(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)16 << 20);
    struct galley page = {.arena = arena};
    struct row *row = padded_row(arena, 2);
    add_lines(row, 0, 1, 12);
    add_lines(row, 1, 101, 2);
    row->cells[1].galley.slices[0].height = 4 * LINE;
    struct slice *slice = row_add(&page, row), part = {0};
    assert_false(row_cut(slice, 4 * LINE + 2 * PAD, false, &part));
    assert_true(row_cut(slice, 5 * LINE + 2 * PAD, false, &part));
    arena_drop(arena);
}

static void label_is_shown_again(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)16 << 20);
    for (int repeats = 0; repeats < 2; repeats++) {
        struct galley page = {.arena = arena};
        struct row *row = padded_row(arena, 2);
        row->repeats_first = repeats;
        add_lines(row, 0, 1, 1);
        add_lines(row, 1, 101, 9);
        struct slice *slice = row_add(&page, row), part = {0}, middle = {0};
        int lines[16];
        assert_true(row_cut(slice, 4 * LINE + 2 * PAD, false, &part));
        assert_int_equal(lines_of(&part, true, lines), 0);
        assert_true(row_cut(slice, 3 * LINE + 2 * PAD, false, &middle));
        assert_int_equal(lines_of(&middle, true, lines), repeats);
        row_compose(slice);
        assert_int_equal(lines_of(slice, true, lines), repeats);
        assert_true(repeats == 0 || lines[0] == 1);
    }
    arena_drop(arena);
}

/* The mark of a line in the middle of a cell points at that line, not at the row's top. */
static void mark_keeps_its_height(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)16 << 20);
    struct galley page = {.arena = arena};
    struct row *row = padded_row(arena, 1);
    add_lines(row, 0, 1, 3);
    galley_mark(&row->cells[0].galley, (struct landmark){.name = STR("here")});
    add_lines(row, 0, 4, 1);
    row->whole = 9 * LINE;
    const struct slice *slice = row_add(&page, row);
    int found = -1;
    for (const struct piece *piece = slice->pieces.first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_MARK)
            found = piece->mark.y;
    assert_int_equal(found, 3 * LINE + PAD);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(row_is_whole_up_to_its_limit), cmocka_unit_test(no_line_stands_alone),
        cmocka_unit_test(every_line_is_placed_once),    cmocka_unit_test(cut_waits_for_all_cells),
        cmocka_unit_test(label_is_shown_again),         cmocka_unit_test(mark_keeps_its_height),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
