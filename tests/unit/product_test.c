/* Protects: what a part of a job makes arrives whole from its process: outputs of any bytes,
 * findings with all their values; equal findings of two parts are one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "job/product.h"

static struct product new_product(void) {
    return (struct product){.findings = findings_init(arena_new((size_t)16 << 20))};
}

/* Sends a product home from memory that is gone when it is opened. */
static enum status send(struct product *from, struct product *to, enum status status) {
    struct arena *wire = arena_new((size_t)16 << 20);
    struct str parcel = product_pack(from, status);
    parcel = str_copy(wire, parcel.s, parcel.n);
    arena_drop(from->findings.arena);
    status = product_unpack(to, parcel);
    arena_drop(wire);
    return status;
}

static void outputs_arrive_in_order(void **state) {
    (void)state;
    struct product from = new_product(), to = new_product();
    product_add_output(&to, STR("before"), STR("1"));
    product_add_output(&from, STR("public/a.md"), STR("a\0b"));
    product_add_output(&from, STR("empty"), STR(""));
    from.page_count = 7;
    to.page_count = 2;
    assert_int_equal(send(&from, &to, STATUS_LIMIT), STATUS_LIMIT);
    assert_int_equal(to.page_count, 9);
    assert_int_equal(to.output_count, 3);
    assert_true(str_is(to.outputs[1].name, "public/a.md"));
    assert_true(str_equal(to.outputs[1].bytes, STR("a\0b")));
    assert_true(str_empty(to.outputs[2].bytes));
    arena_drop(to.findings.arena);
}

static void files_read_arrive_once(void **state) {
    (void)state;
    struct product from = new_product(), to = new_product();
    from.findings.inputs = inputs_new(from.findings.arena);
    to.findings.inputs = inputs_new(to.findings.arena);
    inputs_note(to.findings.inputs, STR("both"), STR("abc"));
    inputs_note(from.findings.inputs, STR("both"), STR("abc"));
    inputs_note(from.findings.inputs, STR("part"), STR("abc"));
    inputs_note(from.findings.inputs, STR("part"), STR("later"));
    inputs_note(NULL, STR("part"), STR("nobody asks"));
    assert_int_equal(send(&from, &to, STATUS_OK), STATUS_OK);
    const struct inputs *inputs = to.findings.inputs;
    assert_int_equal(inputs->count, 2);
    assert_true(str_is(inputs->list[1].path, "part"));
    assert_int_equal(inputs->list[1].bytes, 3);
    assert_true(str_is(inputs->list[1].sha256,
                       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    arena_drop(to.findings.arena);
}

/* A list and a phrase: what an argument may point to. */
static void add_rich_finding(struct findings *findings) {
    struct str words[] = {STR("one"), STR("two"), STR("three")};
    struct str file = str_copy(findings->arena, "manifest.xml", 12);

    struct phrase outer = phrase_text(findings->arena, STR("outer words"));
    struct finding finding = {
        .id = MESSAGE_CELL_TOO_LONG,
        .place = {.file = file, .line = 3, .column = 4, .length = 5},
        .arguments = {say_text(STR("the key")), say_list(words, 3, LIST_OR), say_phrase(outer)},
        .item = STR("the item"),
        .cause = {CAUSE_NAME, STR("subject"), STR("about")},
        .fix = fix_of((struct place){.file = file, .line = 3, .column = 4}, STR("wrong"),
                      STR("right"))};

    findings_put(findings, &finding);
}

static void findings_arrive_with_their_values(void **state) {
    (void)state;
    struct product from = new_product(), to = new_product();
    add_rich_finding(&from.findings);
    from.findings.dropped = 4;
    assert_int_equal(send(&from, &to, STATUS_OK), STATUS_OK);
    assert_int_equal(to.findings.dropped, 4);
    assert_int_equal(to.findings.count, 1);
    const struct finding *finding = &to.findings.list[0];
    struct arena *arena = to.findings.arena;
    assert_int_equal(finding->id, MESSAGE_CELL_TOO_LONG);
    assert_true(str_is(finding->place.file, "manifest.xml"));
    assert_int_equal(finding->place.column, 4);
    assert_non_null(strstr(finding_sentence(arena, finding).s, "the key"));
    assert_true(str_is(finding->arguments[1].texts[2], "three"));
    assert_true(str_is(phrase_say_in_full(arena, finding->arguments[2].phrase), "outer words"));
    assert_true(str_is(finding->item, "the item"));
    assert_true(str_is(finding->fix.at.file, "manifest.xml"));
    assert_true(str_is(finding->fix.instead, "wrong"));
    assert_true(str_is(finding->fix.replacement, "right"));
    assert_true(
        findings_know(&to.findings, (struct cause){CAUSE_NAME, STR("subject"), STR("about")}));
    arena_drop(arena);
}

static void equal_findings_are_one(void **state) {
    (void)state;
    struct product to = new_product();
    for (int part = 0; part < 2; part++) {
        struct product from = new_product();
        add_rich_finding(&from.findings);
        assert_int_equal(send(&from, &to, STATUS_OK), STATUS_OK);
    }
    assert_int_equal(to.findings.count, 1);
    arena_drop(to.findings.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outputs_arrive_in_order),
        cmocka_unit_test(files_read_arrive_once),
        cmocka_unit_test(findings_arrive_with_their_values),
        cmocka_unit_test(equal_findings_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
