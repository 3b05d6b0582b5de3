/* Rules about what texts say: how much, of whom, in whose words; command output and tables in them.
 * Whether a text is true no program can see; the most a rule says is that a person vouches
 * (attested), or that evidence was given. */
#include "base/word_count.h"
#include "check/claim.h"
#include "check/found.h"
#include "check/placeholder.h"
#include "check/text.h"

static bool names_one(struct str text, const struct rule *rule) {
    size_t count;
    const struct str *words = rule_list(rule, AT_WORDS, &count);
    for (size_t i = 0; i < count; i++)
        if (text_names(text, words[i]))
            return true;
    return false;
}

static bool names_one_in_sections(const struct question *ask, const struct rule *rule,
                                  struct str only) {
    for (size_t i = 0; ask->study && i < ask->study->section_count; i++) {
        const struct section *section = &ask->study->sections[i];
        if (only.n && !str_equal(section->id, only))
            continue;
        if (section->body && names_one(node_text(ask->arena, section->body), rule))
            return true;
    }
    return false;
}

struct verdict judge_section(const struct question *ask, const struct rule *rule) {
    const struct section *section = case_find_section(ask->study, rule_text(rule, AT_NAME));
    struct str title = section_title(ask, rule_text(rule, AT_NAME));
    struct str expected =
        rule_number(rule, AT_MIN_WORDS, 0)
            ? str_format(ask->arena, "at least %ld words", rule_number(rule, AT_MIN_WORDS, 0))
            : STR("a text");
    struct str text = section_text(ask, section);
    size_t words = str_words(text);
    struct str count = str_format(ask->arena, "%zu words", words), found;
    struct verdict verdict;
    if (section && words > 0 && words >= (size_t)rule_number(rule, AT_MIN_WORDS, 0) &&
        !placeholder_is(text))
        return verdict_met(count, section->place);
    if (!section)
        found = str_format(ask->arena, "the section \"%.*s\" is missing", STR_ARG(title));
    else if (placeholder_is(text))
        found = str_format(ask->arena, "the section \"%.*s\" is a placeholder", STR_ARG(title));
    else
        found =
            str_format(ask->arena, "the section \"%.*s\" has %.*s", STR_ARG(title), STR_ARG(count));
    verdict = verdict_fails(ask, section && words ? count : found, found, expected);
    if (section)
        verdict.place = section->place;
    if (words == 0 || placeholder_is(text))
        verdict.cause = rule_text(rule, AT_NAME);
    return verdict;
}

struct verdict judge_mentions(const struct question *ask, const struct rule *rule) {
    size_t count;
    struct str section = rule_text(rule, AT_SECTION);
    const struct str *words = rule_list(rule, AT_WORDS, &count);
    if (names_one_in_sections(ask, rule, section))
        return verdict_met(STR("named in the case study"), (struct place){.line = 0});
    struct str found = section.n ? str_format(ask->arena, "the section \"%.*s\" does not name it",
                                              STR_ARG(section_title(ask, section)))
                                 : STR("no section names it");
    struct str list = words_list(ask->arena, words, count, "or");
    return verdict_fails(ask, found, found, str_format(ask->arena, "the word %.*s", STR_ARG(list)));
}

/* What is wrong with the words of an answer; empty when nothing is. */
static struct str words_trouble(struct arena *arena, struct str text, long min_words) {
    size_t words = str_words(text);
    if (placeholder_is(text))
        return STR("the answer is a placeholder");
    if (words >= (size_t)min_words)
        return STR("");
    return words ? str_format(arena, "the answer has %zu word%s", words, words == 1 ? "" : "s")
                 : STR("the answer has no text");
}

struct verdict judge_attest(const struct question *ask, const struct rule *rule) {
    const struct answer *answer = answer_find(ask);
    if (!answer)
        return verdict_opens(ask, STR("nobody vouches for it"), STR("a person's word"));
    struct str trouble = words_trouble(ask->arena, claim_text(ask->arena, answer),
                                       rule_number(rule, AT_MIN_WORDS, 0));
    if (trouble.n)
        return verdict_opens(
            ask, trouble,
            str_format(ask->arena, "at least %ld words", rule_number(rule, AT_MIN_WORDS, 0)));
    size_t count;
    const struct evidence **documents = documents_find(ask, NULL, 0, &count);
    struct str reason = answer_voucher(ask, answer), list = documents_list(ask, documents, count);
    if (count)
        reason = str_format(ask->arena, "%.*s, %.*s", STR_ARG(reason), STR_ARG(list));
    return (struct verdict){
        .outcome = OUTCOME_ATTESTED, .reason = reason, .found = reason, .place = answer->place};
}

/* ---- text ---- */

/* The text the rule looks at in a case study: a section, or the answer to the condition. */
static struct str text_of(const struct question *ask, const struct rule *rule,
                          const struct case_study *study) {
    if (rule_text(rule, AT_SECTION).n)
        return section_text(ask,
                            study ? case_find_section(study, rule_text(rule, AT_SECTION)) : NULL);
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
                          enum rule_attribute attribute, size_t count, const char *noun,
                          struct str *expected) {
    long least = rule_number(rule, attribute, 0);
    if (count >= (size_t)least)
        return STR("");
    *expected = str_format(ask->arena, "at least %ld %s", least, noun);
    return str_format(ask->arena, "has %zu %s", count, noun);
}

static bool names_field(const struct question *ask, const struct rule *rule, struct str text) {
    struct str name = rule_text(rule, AT_NAMES);
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
    if ((trouble = too_few(ask, rule, AT_MIN_WORDS, str_words(text), "words", expected)).n ||
        (trouble =
             too_few(ask, rule, AT_MIN_SENTENCES, text_sentences(text), "sentences", expected))
            .n ||
        (trouble = too_few(ask, rule, AT_NUMBERS, text_numbers(text), "numbers", expected)).n)
        return trouble;
    if (!names_field(ask, rule, text)) {
        struct str name = rule_text(rule, AT_NAMES);
        *expected = str_format(ask->arena, "%.*s", STR_ARG(case_field_text(ask->study, name)));
        return str_format(ask->arena, "does not name the %.*s", STR_ARG(name));
    }
    long unlike = rule_number(rule, AT_UNLIKE, 0);
    struct likeness most = most_alike(ask, rule, text);
    if (!unlike || most.per_cent < unlike)
        return STR("");
    *expected = str_format(ask->arena, "less than %ld %%", unlike);
    return str_format(ask->arena, "is %d %% alike to that of %.*s", most.per_cent,
                      STR_ARG(most.study->id));
}

struct verdict judge_text(const struct question *ask, const struct rule *rule) {
    const struct answer *answer = rule_text(rule, AT_SECTION).n ? NULL : answer_find(ask);
    const struct section *section = rule_text(rule, AT_SECTION).n && ask->study
                                        ? case_find_section(ask->study, rule_text(rule, AT_SECTION))
                                        : NULL;
    struct str text =
        rule_text(rule, AT_SECTION).n ? section_text(ask, section) : claim_text(ask->arena, answer);
    struct str expected, trouble = text_trouble(ask, rule, text, &expected);
    struct str what = rule_text(rule, AT_SECTION).n
                          ? str_format(ask->arena, "the section \"%.*s\"",
                                       STR_ARG(section_title(ask, rule_text(rule, AT_SECTION))))
                          : STR("the answer");
    struct str found = str_format(ask->arena, "%.*s %.*s", STR_ARG(what), STR_ARG(trouble));
    struct place place = section  ? section->place
                         : answer ? answer->place
                                  : (struct place){.line = 0};
    if (!trouble.n && rule_text(rule, AT_SECTION).n)
        return verdict_met(str_format(ask->arena, "%zu words", str_words(text)), place);
    if (!trouble.n) {
        struct str reason = answer_voucher(ask, answer);
        return (struct verdict){
            .outcome = OUTCOME_ATTESTED, .reason = reason, .found = reason, .place = place};
    }
    if (!rule_text(rule, AT_SECTION).n)
        return verdict_opens(ask, found, expected);
    struct verdict verdict = verdict_fails(ask, found, found, expected);
    verdict.place = place;
    if (!text.n || placeholder_is(text))
        verdict.cause = rule_text(rule, AT_SECTION);
    return verdict;
}

/* ---- topics ---- */

/* Without evidence the words must carry the topic: enough of them, and one that names it. */
static struct verdict topic_in_words(const struct question *ask, const struct rule *rule,
                                     const struct answer *answer, struct str text) {
    size_t count;
    const struct str *words = rule_list(rule, AT_WORDS, &count);
    struct str trouble = words_trouble(ask->arena, text, rule_number(rule, AT_MIN_WORDS, 0));
    if (trouble.n)
        return verdict_opens(ask, trouble,
                             str_format(ask->arena, "at least %ld words or evidence",
                                        rule_number(rule, AT_MIN_WORDS, 0)));
    if (count && !names_one(text, rule) && !names_one_in_sections(ask, rule, STR(""))) {
        struct str list = words_list(ask->arena, words, count, "or");
        return verdict_opens(
            ask, STR("neither the answer nor the case study speaks of the topic"),
            str_format(ask->arena, "evidence, or one of the words %.*s", STR_ARG(list)));
    }
    struct str reason = answer_voucher(ask, answer);
    return (struct verdict){
        .outcome = OUTCOME_ATTESTED, .reason = reason, .found = reason, .place = answer->place};
}

struct verdict judge_topic(const struct question *ask, const struct rule *rule) {
    size_t evidence_count;
    const struct answer *answer = answer_find(ask);
    if (!answer)
        return verdict_opens(ask, STR("there is no answer"), STR("one"));
    const struct evidence **documents = documents_find(ask, NULL, 0, &evidence_count);
    struct str text = claim_text(ask->arena, answer);
    if (evidence_count && text.n && !placeholder_is(text))
        return verdict_met(documents_list(ask, documents, evidence_count), answer->place);
    return topic_in_words(ask, rule, answer, text);
}

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
    struct str *topics = rule_list(rule, AT_WORDS, &count), *missing = NULL;
    size_t asked = (size_t)rule_number(rule, AT_AT_LEAST, (long)count), missing_count = 0;
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
    if (str_words(text) < (size_t)rule_number(rule, AT_MIN_WORDS, 0) || placeholder_is(text))
        return verdict_opens(
            ask, str_format(ask->arena, "the answer has %zu words", str_words(text)),
            str_format(ask->arena, "at least %ld words", rule_number(rule, AT_MIN_WORDS, 0)));
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
    if (answer && answer->body && !rule_text(hunt->rule, AT_SECTION).n)
        node = hunt_in(hunt, answer->body);
    for (size_t i = 0; !node && ask->study && i < ask->study->section_count; i++) {
        const struct section *section = &ask->study->sections[i];
        if (section->body && (!rule_text(hunt->rule, AT_SECTION).n ||
                              str_equal(section->id, rule_text(hunt->rule, AT_SECTION))))
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
    long least = rule_number(hunt->rule, AT_MIN_LINES, 1);
    struct str command = rule_text(hunt->rule, AT_COMMAND), rest = node->text, line;
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
    struct str command = rule_text(rule, AT_COMMAND);
    struct str expected =
        str_format(ask->arena, "a code block with the output of \"%.*s\", %ld lines or more",
                   STR_ARG(command), rule_number(rule, AT_MIN_LINES, 1));
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
    struct str *columns = rule_list(hunt->rule, AT_COLUMNS, &count);
    for (size_t i = 0; node->first && i < count; i++)
        if (!has_column(hunt, node->first, columns[i])) {
            *trouble = str_format(arena, "the table has no column \"%.*s\"", STR_ARG(columns[i]));
            return false;
        }
    for (const struct node *row = node->first; row; row = row->next)
        rows++;
    rows -= rows < node->header_rows ? rows : node->header_rows;
    *trouble = str_format(arena, "the table has %zu rows", rows);
    return rows >= (size_t)rule_number(hunt->rule, AT_MIN_ROWS, 1);
}

struct verdict judge_table_evidence(const struct question *ask, const struct rule *rule) {
    struct hunt hunt = {ask, rule, table_fits, NODE_TABLE, {NULL, 0}};
    size_t count;
    struct str *columns = rule_list(rule, AT_COLUMNS, &count);
    struct str expected = str_format(
        ask->arena, "a table with the columns %.*s and %ld rows or more",
        STR_ARG(words_list(ask->arena, columns, count, "and")), rule_number(rule, AT_MIN_ROWS, 1));
    const struct node *node = hunt_all(&hunt);
    return hunt_verdict(&hunt, node, STR("a table"), STR("there is no table"), expected);
}
