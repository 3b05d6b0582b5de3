/* Rules about what texts say: how much, of whom, in whose words; command output and tables in them.
 */
#include "check/claim.h"
#include "check/placeholder.h"
#include "check/rules.h"
#include "check/text.h"

/* ---- text ---- */

/* The text the rule looks at in a case study: a section, or the answer to the condition. */
static struct str text_of(const struct question *ask, const struct rule *rule,
                          const struct case_study *study) {
    if (rule->name.n)
        return section_text(ask, study ? case_find_section(study, rule->name) : NULL);
    return claim_text(ask->arena, claim_find_own(ask->dossier, ask->condition->key, study));
}

struct likeness {
    const struct case_study *study;
    int per_cent;
};

static struct likeness most_alike(const struct question *ask, const struct rule *rule,
                                  struct str text) {
    struct likeness most = {NULL, 0};
    for (size_t i = 0; ask->study && i < ask->dossier->case_count; i++) {
        const struct case_study *other = &ask->dossier->cases[i];
        if (str_equal(other->id, ask->study->id))
            continue;
        int per_cent = text_similarity(ask->arena, text, text_of(ask, rule, other));
        if (per_cent > most.per_cent)
            most = (struct likeness){other, per_cent};
    }
    return most;
}

static struct str too_few(const struct question *ask, const struct rule *rule,
                          const char *attribute, size_t count, const char *noun,
                          struct str *expected) {
    long least = rule_number(rule, attribute, 0);
    if (count >= (size_t)least)
        return STR("");
    *expected = str_format(ask->arena, "at least %ld %s", least, noun);
    return str_format(ask->arena, "has %zu %s", count, noun);
}

static bool names_field(const struct question *ask, const struct rule *rule, struct str text) {
    struct str name = rule_text(rule, "names");
    if (!name.n || !ask->study)
        return true;
    struct str value = case_field_text(ask->study, name), all = text_normalise(ask->arena, text);
    return value.n && str_find(all, text_normalise(ask->arena, value), 0) != SIZE_MAX;
}

/* What the text lacks, in the order a writer would mend it; empty: nothing. */
static struct str text_trouble(const struct question *ask, const struct rule *rule, struct str text,
                               struct str *expected) {
    struct str trouble;
    *expected = STR("a text");
    if (!text.n)
        return STR("is empty");
    if (placeholder_is(text))
        return STR("is a placeholder");
    if ((trouble = too_few(ask, rule, "min-words", str_words(text), "words", expected)).n ||
        (trouble = too_few(ask, rule, "min-sentences", text_sentences(text), "sentences", expected))
            .n ||
        (trouble = too_few(ask, rule, "numbers", text_numbers(text), "numbers", expected)).n)
        return trouble;
    if (!names_field(ask, rule, text)) {
        struct str name = rule_text(rule, "names");
        *expected = str_format(ask->arena, "%.*s", STR_ARG(case_field_text(ask->study, name)));
        return str_format(ask->arena, "does not name the %.*s", STR_ARG(name));
    }
    long unlike = rule_number(rule, "unlike", 0);
    struct likeness most = most_alike(ask, rule, text);
    if (!unlike || most.per_cent < unlike)
        return STR("");
    *expected = str_format(ask->arena, "less than %ld %%", unlike);
    return str_format(ask->arena, "is %d %% alike to that of %.*s", most.per_cent,
                      STR_ARG(most.study->id));
}

struct verdict judge_text(const struct question *ask, const struct rule *rule) {
    const struct answer *answer = rule->name.n ? NULL : answer_find(ask);
    const struct section *section =
        rule->name.n && ask->study ? case_find_section(ask->study, rule->name) : NULL;
    struct str text = rule->name.n ? section_text(ask, section) : claim_text(ask->arena, answer);
    struct str expected, trouble = text_trouble(ask, rule, text, &expected);
    struct str what = rule->name.n ? str_format(ask->arena, "the section \"%.*s\"",
                                                STR_ARG(section_title(ask, rule->name)))
                                   : STR("the answer");
    struct str found = str_format(ask->arena, "%.*s %.*s", STR_ARG(what), STR_ARG(trouble));
    struct place place = section  ? section->place
                         : answer ? answer->place
                                  : (struct place){.line = 0};
    if (!trouble.n && rule->name.n)
        return verdict_met(str_format(ask->arena, "%zu words", str_words(text)), place);
    if (!trouble.n) {
        struct str reason = answer_voucher(ask, answer);
        return (struct verdict){
            .outcome = OUTCOME_ATTESTED, .reason = reason, .found = reason, .place = place};
    }
    if (!rule->name.n)
        return verdict_opens(ask, found, expected);
    struct verdict verdict = verdict_fails(ask, found, found, expected);
    verdict.place = place;
    if (!text.n || placeholder_is(text))
        verdict.cause = rule->name;
    return verdict;
}

/* ---- topics ---- */

/* A topic may have several words: "backup/snapshot". */
static bool names_topic(struct str text, struct str topic) {
    struct str rest = topic, word;
    while (str_cut(&rest, '/', &word))
        if (text_names(text, str_trim(word)))
            return true;
    return false;
}

static bool topic_is_covered(const struct question *ask, struct str answer, struct str topic,
                             const struct evidence *const *documents, size_t document_count) {
    if (names_topic(answer, topic))
        return true;
    for (size_t i = 0; i < document_count; i++)
        if (names_topic(documents[i]->title, topic))
            return true;
    for (size_t i = 0; ask->study && i < ask->study->section_count; i++)
        if (names_topic(section_text(ask, &ask->study->sections[i]), topic))
            return true;
    return false;
}

struct verdict judge_topics(const struct question *ask, const struct rule *rule) {
    size_t count, document_count, covered = 0;
    struct str *topics = rule_list(ask->arena, rule, "words", &count), *missing = NULL;
    size_t asked = (size_t)rule_number(rule, "at-least", (long)count), missing_count = 0;
    const struct evidence **documents = documents_find(ask, NULL, 0, &document_count);
    const struct answer *answer = answer_find(ask);
    struct str text = claim_text(ask->arena, answer);
    for (size_t i = 0; i < count; i++) {
        if (topic_is_covered(ask, text, topics[i], documents, document_count))
            covered++;
        else
            *APPEND(ask->arena, missing, missing_count) = topics[i];
    }
    struct str expected = asked < count
                              ? str_format(ask->arena, "at least %zu of %zu topics", asked, count)
                              : STR("every topic");
    if (!answer)
        return verdict_opens(ask, STR("there is no answer"), expected);
    if (str_words(text) < (size_t)rule->min_words || placeholder_is(text))
        return verdict_opens(ask,
                             str_format(ask->arena, "the answer has %zu words", str_words(text)),
                             str_format(ask->arena, "at least %ld words", rule->min_words));
    if (covered < asked)
        return verdict_opens(
            ask,
            str_format(ask->arena, "%zu of %zu topics are covered, not %.*s", covered, count,
                       STR_ARG(words_list(ask->arena, missing, missing_count, "or"))),
            expected);
    struct verdict verdict =
        verdict_met(document_count ? documents_list(ask, documents, document_count)
                                   : answer_voucher(ask, answer),
                    answer->place);
    verdict.outcome = document_count ? OUTCOME_MET : OUTCOME_ATTESTED;
    return verdict;
}

/* ---- blocks: captured output, tables ---- */

struct hunt {
    const struct question *ask;
    const struct rule *rule;
    bool (*fits)(const struct hunt *hunt, const struct node *node, struct str *trouble);
    enum node_kind kind;
    struct str trouble; /* what the nearest one lacks */
};

static const struct node *hunt_in(struct hunt *hunt, const struct node *body) {
    for (const struct node *node = body; node; node = node_next(body, node)) {
        struct str trouble = STR("");
        if (node->kind != hunt->kind)
            continue;
        if (hunt->fits(hunt, node, &trouble))
            return node;
        hunt->trouble = trouble;
    }
    return NULL;
}

/* In the condition's own answer first, then in the case study. */
static const struct node *hunt_all(struct hunt *hunt) {
    const struct question *ask = hunt->ask;
    const struct answer *answer = answer_find(ask);
    const struct node *node = NULL;
    if (answer && answer->body && !hunt->rule->name.n)
        node = hunt_in(hunt, answer->body);
    for (size_t i = 0; !node && ask->study && i < ask->study->section_count; i++) {
        const struct section *section = &ask->study->sections[i];
        if (section->body && (!hunt->rule->name.n || str_equal(section->id, hunt->rule->name)))
            node = hunt_in(hunt, section->body);
    }
    return node;
}

static struct verdict hunt_verdict(struct hunt *hunt, const struct node *node, struct str met,
                                   struct str none, struct str expected) {
    if (node)
        return verdict_met(met, node->place);
    struct str found = hunt->trouble.n ? hunt->trouble : none;
    return verdict_fails(hunt->ask, found, found, expected);
}

static bool output_fits(const struct hunt *hunt, const struct node *node, struct str *trouble) {
    long least = rule_number(hunt->rule, "min-lines", 1);
    struct str command = rule_text(hunt->rule, "command"), rest = node->text, line;
    long lines = -1; /* besides the command's own */
    if (str_find(node->text, command, 0) == SIZE_MAX)
        return false;
    while (str_cut(&rest, '\n', &line))
        lines += str_trim(line).n > 0;
    *trouble = str_format(hunt->ask->arena, "the output of \"%.*s\" has %ld lines",
                          STR_ARG(command), lines);
    return lines >= least;
}

struct verdict judge_command_output(const struct question *ask, const struct rule *rule) {
    struct hunt hunt = {ask, rule, output_fits, NODE_CODE_BLOCK, {NULL, 0}};
    struct str command = rule_text(rule, "command");
    struct str expected =
        str_format(ask->arena, "a code block with the output of \"%.*s\", %ld lines or more",
                   STR_ARG(command), rule_number(rule, "min-lines", 1));
    const struct node *node = hunt_all(&hunt);
    return hunt_verdict(&hunt, node, str_format(ask->arena, "output of %.*s", STR_ARG(command)),
                        STR("no code block holds the command"), expected);
}

static bool has_column(const struct hunt *hunt, const struct node *head, struct str name) {
    for (const struct node *cell = head->first; cell; cell = cell->next)
        if (text_names(node_text(hunt->ask->arena, cell), name))
            return true;
    return false;
}

static bool table_fits(const struct hunt *hunt, const struct node *node, struct str *trouble) {
    struct arena *arena = hunt->ask->arena;
    size_t count, rows = 0;
    struct str *columns = rule_list(arena, hunt->rule, "columns", &count);
    for (size_t i = 0; node->first && i < count; i++)
        if (!has_column(hunt, node->first, columns[i])) {
            *trouble = str_format(arena, "the table has no column \"%.*s\"", STR_ARG(columns[i]));
            return false;
        }
    for (const struct node *row = node->first; row; row = row->next)
        rows++;
    rows -= rows < node->header_rows ? rows : node->header_rows;
    *trouble = str_format(arena, "the table has %zu rows", rows);
    return rows >= (size_t)rule_number(hunt->rule, "min-rows", 1);
}

struct verdict judge_table_evidence(const struct question *ask, const struct rule *rule) {
    struct hunt hunt = {ask, rule, table_fits, NODE_TABLE, {NULL, 0}};
    size_t count;
    struct str *columns = rule_list(ask->arena, rule, "columns", &count);
    struct str expected = str_format(
        ask->arena, "a table with the columns %.*s and %ld rows or more",
        STR_ARG(words_list(ask->arena, columns, count, "and")), rule_number(rule, "min-rows", 1));
    const struct node *node = hunt_all(&hunt);
    return hunt_verdict(&hunt, node, STR("a table"), STR("there is no table"), expected);
}
