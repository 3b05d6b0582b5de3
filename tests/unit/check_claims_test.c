/* Claims against facts: a small checklist and a small dossier, one claim at a time, with the
 * outcome and the findings expected. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "model/words.h"

#define NO_CODE FINDING_COUNT

static struct rule_value size_values[] = {{.attribute = AT_NAME, .text = {"database.size", 13}},
                                          {.attribute = AT_AT_LEAST, .text = {"25 GB", 5}}};
static struct rule_value words_value = {.attribute = AT_MIN_WORDS, .text = {"3", 1}, .number = 3};
static struct rule_value name_value = {.attribute = AT_NAME, .text = {"public", 6}};
static struct rule size_rule = {.kind = RULE_QUANTITY, .values = size_values, .value_count = 2};
static struct rule topic_rule = {.kind = RULE_TOPIC, .values = &words_value, .value_count = 1};
static struct rule attest_rule = {.kind = RULE_ATTEST, .values = &words_value, .value_count = 1};
static struct rule field_rule = {.kind = RULE_FIELD, .values = &name_value, .value_count = 1};

/* requirements/1.0 with a fact, a topic, an attest and an optional fact. */
static struct condition conditions[] = {
    {.key = {"requirements/1.0/size", 21},
     .label = {"size", 4},
     .scope = SCOPE_EACH,
     .rule = &size_rule},
    {.key = {"requirements/1.0/topic", 22},
     .label = {"topic", 5},
     .scope = SCOPE_EACH,
     .rule = &topic_rule},
    {.key = {"requirements/1.0/word", 21},
     .label = {"word", 4},
     .scope = SCOPE_PRACTICE,
     .rule = &attest_rule},
    {.key = {"requirements/1.0/public", 23},
     .label = {"public", 6},
     .scope = SCOPE_EACH,
     .rule = &field_rule,
     .optional = true},
};
static struct item items[] = {
    {.key = {"requirements/1.0", 16}, .number = {"1.0", 3}, .title = {"Title", 5}}};
static struct group groups[] = {{.items = items, .item_count = 1}};
static struct part parts[] = {{.groups = groups, .group_count = 1}};
static struct field_declaration fields[] = {{.name = {"database.size", 13},
                                             .title = {"Size", 4},
                                             .example = {"1 GB", 4},
                                             .type = FIELD_QUANTITY,
                                             .required = true}};
static struct checklist checklist = {
    .parts = parts, .part_count = 1, .fields = fields, .field_count = 1};

struct scene {
    const char *name;
    const char *size;      /* NULL: the field is absent */
    const char *condition; /* the only one looked at */
    const char *answered;  /* key of the answer; NULL: none */
    enum met met;
    const char *reason, *text;
    bool evidence;
    enum outcome outcome;
    enum finding_code code, second; /* NO_CODE: none */
};

#define KEY "requirements/1.0"

static const struct scene scenes[] = {
    {"a yes and the fact", "412 GB", "size", KEY, MET_YES, "", "", false, OUTCOME_MET, NO_CODE,
     NO_CODE},
    {"a yes and a fact against it", "12 GB", "size", KEY, MET_YES, "", "", false, OUTCOME_NOT_MET,
     FINDING_CONTRADICTION, NO_CODE},
    {"a yes and no fact", NULL, "size", KEY, MET_YES, "", "", false, OUTCOME_NOT_MET,
     FINDING_MISSING_FIELD, NO_CODE}, /* one cause, one finding: the fact is told, the claim not */
    {"a fact and no answer", "412 GB", "size", NULL, MET_OPEN, "", "", false, OUTCOME_OPEN,
     FINDING_UNANSWERED, NO_CODE},
    /* nothing but the floor: the reader, who is not here, tells what is wrong with the attribute */
    {"an answer that was misread", "412 GB", "size", KEY, MET_OPEN, "", "", false, OUTCOME_OPEN,
     FINDING_NOT_MET, NO_CODE},
    {"a no", "412 GB", "size", KEY, MET_NO, "", "", false, OUTCOME_NOT_MET, FINDING_NOT_MET,
     NO_CODE},
    {"partly, with reason", "412 GB", "size", KEY, MET_PARTLY, "why", "", false, OUTCOME_PARTLY,
     FINDING_NOT_MET, NO_CODE},
    {"partly, without", "412 GB", "size", KEY, MET_PARTLY, "", "", false, OUTCOME_PARTLY,
     FINDING_NOT_MET, FINDING_NO_REASON},
    {"a fact waved away", "12 GB", "size", KEY, MET_NOT_APPLICABLE, "why", "", false,
     OUTCOME_NOT_MET, FINDING_CONTRADICTION, NO_CODE},
    {"a topic in words", "1 GB", "topic", KEY "/topic", MET_YES, "", "three words here", false,
     OUTCOME_MET, FINDING_WITHOUT_EVIDENCE, NO_CODE},
    {"a topic with evidence", "1 GB", "topic", KEY "/topic", MET_YES, "", "the report names it",
     true, OUTCOME_MET, NO_CODE, NO_CODE},
    {"a topic in one word", "1 GB", "topic", KEY "/topic", MET_YES, "", "yes", false, OUTCOME_OPEN,
     FINDING_SAYS_NOTHING, NO_CODE},
    {"a yes and nothing more, with evidence", "1 GB", "topic", KEY "/topic", MET_YES, "",
     "Yes, done as described.", true, OUTCOME_OPEN, FINDING_SAYS_NOTHING, NO_CODE},
    {"a yes that denies, with evidence", "1 GB", "topic", KEY "/topic", MET_YES, "",
     "This was never done, none of us knows much of it.", true, OUTCOME_OPEN, FINDING_DENIED,
     NO_CODE},
    {"a fact, and words that deny it", "412 GB", "size", KEY "/size", MET_YES, "",
     "We have never measured that.", false, OUTCOME_OPEN, FINDING_DENIED, NO_CODE},
    {"a fact, and no more than yes", "412 GB", "size", KEY "/size", MET_YES, "", "Yes.", false,
     OUTCOME_MET, FINDING_SAYS_NOTHING, NO_CODE},
    {"a fact and its number", "412 GB", "size", KEY "/size", MET_YES, "", "412 GB.", false,
     OUTCOME_MET, NO_CODE, NO_CODE},
    {"evidence without a word", "1 GB", "topic", KEY "/topic", MET_YES, "", "", true, OUTCOME_OPEN,
     FINDING_UNANSWERED, NO_CODE},
    {"a topic under its item's yes", "1 GB", "topic", KEY, MET_YES, "", "three words here", true,
     OUTCOME_OPEN, FINDING_UNANSWERED, NO_CODE},
    {"a topic that does not apply", "1 GB", "topic", KEY "/topic", MET_NOT_APPLICABLE, "why", "",
     false, OUTCOME_NOT_APPLICABLE, NO_CODE, NO_CODE},
    {"the same without a reason", "1 GB", "topic", KEY "/topic", MET_NOT_APPLICABLE, "", "", false,
     OUTCOME_OPEN, FINDING_NO_REASON, NO_CODE},
    {"the same with no real reason", "1 GB", "topic", KEY "/topic", MET_NOT_APPLICABLE, "n/a", "",
     false, OUTCOME_OPEN, FINDING_NO_REASON, NO_CODE},
    {"a person's word", "1 GB", "word", KEY "/word", MET_YES, "", "three words here", false,
     OUTCOME_MET, NO_CODE, NO_CODE},
    {"a word with a placeholder", "1 GB", "word", KEY "/word", MET_YES, "", "TBD", false,
     OUTCOME_OPEN, FINDING_PLACEHOLDER, NO_CODE},
    {"an optional fact, silent", "1 GB", "public", KEY, MET_YES, "", "", false, OUTCOME_OPEN,
     FINDING_OPTIONAL_OPEN, NO_CODE},
    {"an optional fact, denied", "1 GB", "public", KEY "/public", MET_NO, "", "", false,
     OUTCOME_NOT_MET, NO_CODE, NO_CODE},
    {"an optional fact, claimed", "1 GB", "public", KEY "/public", MET_YES, "", "", false,
     OUTCOME_NOT_MET, FINDING_CONTRADICTION, NO_CODE},
};

static struct node *scene_body(struct arena *arena, const char *text) {
    struct node *body = node_new(arena, NODE_DOCUMENT);
    node_add_text(arena, node_add(arena, body, NODE_PARAGRAPH), str_of(text));
    return body;
}

static struct dossier *scene_dossier(struct arena *arena, const struct scene *scene) {
    struct dossier *dossier = NEW(arena, struct dossier);
    dossier->manifest = STR("manifest.xml");
    dossier->cases = NEW(arena, struct case_study);
    dossier->case_count = 1;
    dossier->cases->id = STR("a");
    dossier->cases->path = STR("a.md");
    if (scene->size) {
        struct field *field = NEW(arena, struct field);
        *field = (struct field){.name = STR("database.size"),
                                .type = FIELD_QUANTITY,
                                .valid = true,
                                .text = str_of(scene->size)};
        assert_int_equal(quantity_parse(field->text, &field->quantity), QUANTITY_OK);
        field->place = (struct place){.file = STR("a.md"), .line = 7};
        dossier->cases->fields = field;
        dossier->cases->field_count = 1;
    }
    return dossier;
}

static void scene_answer(struct arena *arena, const struct scene *scene, struct dossier *dossier) {
    if (scene->answered) {
        dossier->answers = NEW(arena, struct answer);
        dossier->answer_count = 1;
        *dossier->answers = (struct answer){
            .item = str_of(scene->answered), .met = scene->met, .reason = str_of(scene->reason)};
        dossier->answers->place =
            (struct place){.file = STR("manifest.xml"), .line = 9, .column = 5};
        if (scene->text[0])
            dossier->answers->body = scene_body(arena, scene->text);
    }
    if (scene->evidence) {
        struct support *support = NEW(arena, struct support);
        support->item = STR("requirements/1.0/topic");
        dossier->evidence = NEW(arena, struct evidence);
        dossier->evidence_count = 1;
        *dossier->evidence = (struct evidence){
            .id = STR("E1"), .present = true, .supports = support, .support_count = 1};
    }
}

static struct condition *find_condition(const char *label) {
    for (size_t i = 0; i < COUNT(conditions); i++)
        if (str_is(conditions[i].label, label))
            return &conditions[i];
    return NULL;
}

static void expect_findings(const struct scene *scene, const struct findings *findings) {
    enum finding_code expected[] = {scene->code, scene->second};
    size_t count = (scene->code != NO_CODE) + (size_t)(scene->second != NO_CODE);
    for (size_t i = 0; i < findings->count; i++)
        if (i >= count || findings->list[i].code != expected[i])
            fail_msg("%s: finding %zu is %s: %s", scene->name, i,
                     finding_kinds[findings->list[i].code].name,
                     finding_sentence(findings->arena, &findings->list[i]).s);
    if (findings->count != count)
        fail_msg("%s: %zu findings", scene->name, findings->count);
}

static void test_scenes(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(scenes); i++) {
        struct arena *arena = arena_new((size_t)16 << 20);
        struct findings findings = findings_init(arena);
        struct dossier *dossier = scene_dossier(arena, &scenes[i]);
        scene_answer(arena, &scenes[i], dossier);
        items[0].conditions = find_condition(scenes[i].condition);
        items[0].condition_count = 1;
        struct results *results = check_dossier(arena, dossier, &checklist, &findings);
        assert_int_equal(results->count, 1);
        if (results->list[0].outcome != scenes[i].outcome)
            fail_msg("%s: %s", scenes[i].name, outcome_names[results->list[0].outcome]);
        assert_int_equal(results_marked(results, outcome_mark(scenes[i].outcome)), 1);
        expect_findings(&scenes[i], &findings);
        arena_drop(arena);
    }
}

static void test_contradiction_names_claim_and_fact(void **state) {
    struct arena *arena = arena_new((size_t)16 << 20);
    struct findings findings = findings_init(arena);
    struct dossier *dossier = scene_dossier(arena, &scenes[1]);
    (void)state;
    scene_answer(arena, &scenes[1], dossier);
    items[0].conditions = find_condition("size");
    items[0].condition_count = 1;
    struct results *results = check_dossier(arena, dossier, &checklist, &findings);
    assert_string_equal(finding_sentence(findings.arena, &findings.list[0]).s,
                        "requirements/1.0/size is answered yes for a, but database.size is 12 GB, "
                        "at least 25 GB asked");
    assert_string_equal(finding_hint(findings.arena, &findings.list[0]).s,
                        "the fact stands at a.md:7; correct it, or the answer");
    assert_int_equal(findings.list[0].place.line, 9);
    assert_string_equal(phrase_say(arena, results->list[0].reason, words_of(STR("en"))).s,
                        "12 GB, at least 25 GB asked");
    arena_drop(arena);
}

static void test_all_conditions_in_order(void **state) {
    struct arena *arena = arena_new((size_t)16 << 20);
    struct findings findings = findings_init(arena);
    struct dossier *dossier = scene_dossier(arena, &scenes[0]);
    (void)state;
    items[0].conditions = conditions;
    items[0].condition_count = COUNT(conditions);
    struct results *results = check_dossier(arena, dossier, &checklist, &findings);
    assert_int_equal(results->count, COUNT(conditions));
    for (size_t i = 0; i < COUNT(conditions); i++)
        assert_ptr_equal(results->list[i].condition, &conditions[i]);
    assert_null(results->list[2].study);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scenes),
        cmocka_unit_test(test_contradiction_names_claim_and_fact),
        cmocka_unit_test(test_all_conditions_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
