/* Notes at the foot of the page that refers to them, program text across lines and pages, and lists
 * of figures: what layout/ adds to the text stands where it should. */
#include "layout_fixture.h"

static struct node *add_note(struct fixture *f, struct node *paragraph, const char *label) {
    struct node *reference = node_add(f->arena, paragraph, NODE_FOOTNOTE_REFERENCE);
    reference->target = str_of(label);
    return reference;
}

static void define_note(struct fixture *f, const char *label, struct str text) {
    struct node *note = node_add(f->arena, f->document.root, NODE_FOOTNOTE);
    note->id = str_of(label);
    add_text_block(f, note, NODE_PARAGRAPH, text);
}

static const struct node *owner_of(const struct run *run, enum node_kind kind) {
    const struct node *node = run->node;
    while (node != NULL && node->kind != kind)
        node = node->parent;
    return node;
}

/* First page with a run in a node of the kind and this id or target; its lowest or highest line. */
static size_t find_page(const struct fixture *f, enum node_kind kind, const char *name, int *y) {
    for (size_t p = 0; p < f->pages.count; p++)
        for (size_t r = 0; r < f->pages.list[p].run_count; r++) {
            const struct run *run = &f->pages.list[p].runs[r];
            const struct node *node = owner_of(run, kind);
            if (node == NULL || !str_is(kind == NODE_FOOTNOTE ? node->id : node->target, name))
                continue;
            *y = run->y;
            return p;
        }
    fail_msg("no run of %s", name);
    return 0;
}

/* Notes all over a long text: each stands on the page of its reference, below it, below all text.
 */
static void notes_stand_below_their_reference(void **state) {
    (void)state;
    static const char *const labels[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
    for (size_t words_before = 20; words_before < 200; words_before += 17) {
        struct fixture f;
        set_up(&f, 300000);
        for (size_t i = 0; i < 9; i++) {
            struct node *p =
                add_text_block(&f, f.document.root, NODE_PARAGRAPH, prose(&f, words_before, i));
            add_note(&f, p, labels[i]);
        }
        for (size_t i = 0; i < 9; i++)
            define_note(&f, labels[i], prose(&f, 5 + i * 4, i));
        lay_out(&f);
        assert_inside(&f);
        for (size_t i = 0; i < 9; i++) {
            int reference, note;
            size_t page = find_page(&f, NODE_FOOTNOTE_REFERENCE, labels[i], &reference);
            assert_int_equal(find_page(&f, NODE_FOOTNOTE, labels[i], &note), page);
            assert_true(note > reference);
            for (size_t r = 0; r < f.pages.list[page].run_count; r++) {
                const struct run *run = &f.pages.list[page].runs[r];
                if (!run->artefact && owner_of(run, NODE_FOOTNOTE) == NULL)
                    assert_true(run->y < note);
            }
        }
        tear_down(&f);
    }
}

static size_t note_lines(const struct fixture *f, size_t page) {
    size_t count = 0;
    int y = -1;
    for (size_t r = 0; r < f->pages.list[page].run_count; r++) {
        const struct run *run = &f->pages.list[page].runs[r];
        if (run->artefact || owner_of(run, NODE_FOOTNOTE) == NULL || run->y == y)
            continue;
        y = run->y;
        count++;
    }
    return count;
}

/* Longer than two pages: it begins on its page and goes on, never with a single line, to the end.
 */
static void long_note_goes_on(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 300000);
    struct node *p = add_text_block(&f, f.document.root, NODE_PARAGRAPH, prose(&f, 100, 1));
    add_note(&f, p, "1");
    define_note(&f, "1", prose(&f, 900, 2));
    add_text_block(&f, f.document.root, NODE_PARAGRAPH, prose(&f, 100, 3));
    lay_out(&f);
    assert_inside(&f);
    assert_true(f.pages.count > 2);
    for (size_t i = 0; i < f.pages.count; i++)
        assert_true(note_lines(&f, i) >= 2);
    /* Both paragraphs, the note, its number there and in the text. */
    size_t wanted = 2 + strlen("1.") - 1;
    for (size_t i = 1; i <= 3; i++)
        wanted += squeezed(f.arena, prose(&f, i == 2 ? 900 : 100, i)).n;
    assert_int_equal(squeezed(f.arena, pages_text(&f)).n, wanted);
    tear_down(&f);
}

/* In a row that is cut, and in a header that is shown again, a note is printed once. */
static void notes_of_tables_are_printed_once(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 300000);
    struct node *table = add_table(&f, f.document.root, 40);
    add_note(&f, table->first->first, "1");
    struct node *cell = node_add(f.arena, node_add(f.arena, table, NODE_ROW), NODE_CELL);
    add_note(&f, add_text_block(&f, cell, NODE_PARAGRAPH, prose(&f, 700, 4)), "2");
    define_note(&f, "1", STR("Firstnote"));
    define_note(&f, "2", STR("Secondnote"));
    lay_out(&f);
    assert_inside(&f);
    struct str text = pages_text(&f);
    for (int i = 0; i < 2; i++) {
        int y;
        struct str name = i == 0 ? STR("Firstnote") : STR("Secondnote");
        size_t at = str_find(text, name, 0);
        assert_true(at != SIZE_MAX);
        assert_true(str_find(text, name, at + 1) == SIZE_MAX);
        const char *label = i == 0 ? "1" : "2";
        assert_int_equal(find_page(&f, NODE_FOOTNOTE, label, &y),
                         find_page(&f, NODE_FOOTNOTE_REFERENCE, label, &y));
    }
    tear_down(&f);
}

static size_t count_signs(const struct fixture *f, bool artefact) {
    size_t count = 0;
    for (size_t p = 0; p < f->pages.count; p++)
        for (size_t r = 0; r < f->pages.list[p].run_count; r++)
            count += f->pages.list[p].runs[r].artefact == artefact &&
                     str_is(f->pages.list[p].runs[r].text, "\u21B3");
    return count;
}

/* A sign for each line that goes on, none else; the text itself stays as it was. */
static void wrapped_code_is_marked(void **state) {
    (void)state;
    for (int measure = 60000; measure <= 400000; measure += 34000) {
        struct fixture f;
        set_up(&f, measure);
        struct str text =
            STR("select customer, town from orders where town = 'x' and region = 'y'\n"
                "a;\n\nb;\n");
        node_add(f.arena, f.document.root, NODE_CODE_BLOCK)->text = text;
        lay_out(&f);
        assert_inside(&f);
        size_t lines = 0;
        int y = -1;
        for (size_t p = 0; p < f.pages.count; p++)
            for (size_t r = 0; r < f.pages.list[p].run_count; r++) {
                const struct run *run = &f.pages.list[p].runs[r];
                lines += run->node != NULL && !run->artefact && run->y != y;
                y = run->artefact ? y : run->y;
            }
        assert_int_equal(count_signs(&f, true), lines - 3);
        assert_int_equal(count_signs(&f, false), 0);
        assert_string_equal(squeezed(f.arena, pages_text(&f)).s, squeezed(f.arena, text).s);
        tear_down(&f);
    }
}

/* Wherever a block of program text meets the page's end, two lines at least stand on either side.
 */
static void code_is_parted_with_two_lines(void **state) {
    (void)state;
    for (size_t above = 20; above < 60; above++) {
        struct fixture f;
        set_up(&f, 300000);
        struct buf code = buf_init(f.arena, 4096);
        for (size_t i = 0; i < 12; i++)
            buf_add_text(&code, "line;\n");
        for (size_t i = 0; i < above; i++)
            add_text_block(&f, f.document.root, NODE_PARAGRAPH, STR("A line."));
        node_add(f.arena, f.document.root, NODE_CODE_BLOCK)->text = buf_str(&code);
        lay_out(&f);
        for (size_t p = 0; p < f.pages.count; p++) {
            size_t lines = 0;
            for (size_t r = 0; r < f.pages.list[p].run_count; r++)
                lines += str_is(f.pages.list[p].runs[r].text, "line;");
            assert_true(lines != 1 && lines != 11);
        }
        tear_down(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notes_stand_below_their_reference),
        cmocka_unit_test(long_note_goes_on),
        cmocka_unit_test(notes_of_tables_are_printed_once),
        cmocka_unit_test(wrapped_code_is_marked),
        cmocka_unit_test(code_is_parted_with_two_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
