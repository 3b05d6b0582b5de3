/* What a reader sees first: titles in even lines, page ranges, indents that stay in their frame,
 * and the program's own words in the document's language. */
#include "layout_fixture.h"
#include "model/words.h"

/* The ends of the first page's lines of this size, from the left margin. */
static size_t line_ends(const struct fixture *f, int size, int *ends, size_t most) {
    size_t count = 0;
    int y = -1;
    for (size_t r = 0; r < f->pages.list[0].run_count; r++) {
        const struct run *run = &f->pages.list[0].runs[r];
        if (run->size != size || run->artefact)
            continue;
        if (run->y != y && count < most)
            ends[count++] = 0;
        y = run->y;
        ends[count - 1] = run_end(run) - f->theme.margin_left;
    }
    return count;
}

static void title_stands_in_even_lines(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 400000);
    add_heading(&f, 1, STR("Retail leaves the old database without closing a shop"));
    lay_out(&f);
    int ends[4] = {0};
    assert_int_equal(line_ends(&f, 22000, ends, 4), 2);
    assert_true(ends[1] * 10 > ends[0] * 6);
    assert_true(ends[0] <= 400000);
    assert_string_equal(squeezed(f.arena, pages_text(&f)).s,
                        "Retailleavestheolddatabasewithoutclosingashop");
    tear_down(&f);
}

static struct str text_of_range(struct fixture *f, const char *from, const char *to) {
    struct node *paragraph = node_add(f->arena, f->document.root, NODE_PARAGRAPH);
    struct node *first = node_add(f->arena, paragraph, NODE_PAGE_NUMBER);
    first->target = str_of(from);
    node_add(f->arena, first, NODE_PAGE_NUMBER)->target = str_of(to);
    lay_out(f);
    return pages_text(f);
}

static void range_of_pages(void **state) {
    (void)state;
    static const struct {
        const char *to, *text;
    } cases[] = {{"#h-a", "ab1"}, {"#h-b", "ab1\u20132"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f;
        set_up(&f, 300000);
        add_heading(&f, 1, STR("a"));
        node_add(f.arena, f.document.root, NODE_PAGE_BREAK);
        add_heading(&f, 1, STR("b"));
        assert_string_equal(text_of_range(&f, "#h-a", cases[i].to).s, cases[i].text);
        tear_down(&f);
    }
}

static void deep_indent_stays_inside(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, 200000);
    struct node *code = node_add(f.arena, f.document.root, NODE_CODE_BLOCK);
    struct buf text = buf_init(f.arena, 4096);
    for (int i = 0; i < 300; i++)
        buf_add_char(&text, ' ');
    buf_add_text(&text, "return first_value + second_value_of_all;");
    code->text = buf_str(&text);
    lay_out(&f);
    assert_inside(&f);
    struct str out = pages_text(&f);
    size_t blanks = 0;
    while (blanks < out.n && out.s[blanks] == ' ')
        blanks++;
    assert_int_equal(blanks, 300);
    tear_down(&f);
}

static void words_follow_the_language(void **state) {
    (void)state;
    assert_string_equal(words_of(STR("de"))->page, "Seite");
    assert_string_equal(words_of(STR("de-CH"))->continued, "(Fortsetzung)");
    assert_string_equal(words_of(STR("en-GB"))->figure, "Figure");
    assert_string_equal(words_of(STR("den"))->page, "page");
    assert_string_equal(words_of(STR(""))->page, "page");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(title_stands_in_even_lines),
        cmocka_unit_test(range_of_pages),
        cmocka_unit_test(deep_indent_stays_inside),
        cmocka_unit_test(words_follow_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
