/* Rules about what texts say: how much, of whom, in whose words; command output and tables in them.
 * Whether a text is true no program can see; the most a rule says is that a person vouches
 * (attested), or that evidence was given. */
#include "base/word_count.h"
#include "check/cited.h"
#include "check/claim.h"
#include "check/failure.h"
#include "check/found.h"
#include "check/placeholder.h"
#include "check/text.h"
#include "check/wording.h"

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
    struct argument title = say_text(section_title(ask, rule_text(rule, AT_NAME)));
    long least = rule_number(rule, AT_MIN_WORDS, 0);
    struct phrase expected = least ? phrase_of(ask->arena, REASON_WORDS_ASKED, say_number(least))
                                   : phrase_plain(REASON_A_TEXT);
    struct str text = section_text(ask, section);
    size_t words = str_words(text);
    bool is_placeholder = placeholder_is(text) || wording_refuses(ask->shared->wordings, section);
    if (section && words > 0 && words >= (size_t)least && !is_placeholder)
        return verdict_met(BASIS_STATED, phrase_plain(REASON_SECTION_PRESENT), section->place);
    struct phrase found;
    if (!section)
        found = phrase_of(ask->arena, REASON_SECTION_MISSING, title);
    else if (is_placeholder)
        found = phrase_of(ask->arena, REASON_SECTION_PLACEHOLDER, title, say_size(words));
    else
        found = phrase_of(ask->arena, REASON_SECTION_HAS_WORDS, title, say_size(words));
    if (words == 0)
        found = phrase_in_full(ask->arena, found);
    struct verdict verdict =
        verdict_fails(ask, found, expected, section ? section->place : NOWHERE);
    if (words == 0 || is_placeholder)
        verdict.cause = rule_text(rule, AT_NAME);
    return verdict;
}

struct verdict judge_mentions(const struct question *ask, const struct rule *rule) {
    size_t count;
    struct str section = rule_text(rule, AT_SECTION);
    const struct str *words = rule_list(rule, AT_WORDS, &count);
    if (names_one_in_sections(ask, rule, section))
        return verdict_met(BASIS_STATED, phrase_plain(REASON_NAMED_IN_STUDY), NOWHERE);
    struct phrase found = section.n ? phrase_of(ask->arena, REASON_SECTION_SILENT,
                                                say_text(section_title(ask, section)))
                                    : phrase_plain(REASON_NO_SECTION_NAMES);
    return verdict_fails(ask, found,
                         phrase_of(ask->arena, REASON_THE_WORD, say_list(words, count, LIST_OR)),
                         NOWHERE);
}

static struct argument the_answer(void) {
    return say_phrase(phrase_plain(REASON_THE_ANSWER));
}

/* What is wrong with the words of an answer; none when nothing is. */
static struct phrase words_trouble(struct arena *arena, struct str text, long min_words) {
    size_t words = str_words(text);
    if (placeholder_is(text))
        return phrase_of(arena, REASON_PLACEHOLDER, the_answer());
    if (words >= (size_t)min_words)
        return phrase_plain(PHRASE_NONE);
    return words ? phrase_of(arena, REASON_ANSWER_WORDS, say_size(words))
                 : phrase_plain(REASON_ANSWER_NO_TEXT);
}

struct verdict judge_attest(const struct question *ask, const struct rule *rule) {
    const struct answer *answer = answer_find(ask);
    if (!answer)
        return verdict_opens(ask, phrase_plain(REASON_NOBODY_VOUCHES),
                             phrase_plain(REASON_A_PERSONS_WORD));
    long least = rule_number(rule, AT_MIN_WORDS, 0);
    struct phrase trouble = words_trouble(ask->arena, claim_text(ask->arena, answer), least);
    if (!phrase_empty(trouble))
        return verdict_opens(ask, trouble,
                             phrase_of(ask->arena, REASON_WORDS_ASKED, say_number(least)));
    size_t count;
    const struct evidence **documents = documents_find(ask, NULL, 0, &count);
    struct phrase reason = answer_voucher(ask, answer);
    if (count)
        reason = phrase_of(ask->arena, REASON_WITH_EVIDENCE, say_phrase(reason),
                           say_documents(documents, count));
    return verdict_met(BASIS_ATTESTED, reason, answer->place);
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

struct measure {
    enum rule_attribute attribute;
    enum phrase_id found, asked;
    size_t count;
};

static bool names_field(const struct question *ask, const struct rule *rule, struct str text) {
    struct str name = rule_text(rule, AT_NAMES);
    if (!name.n || !ask->study)
        return true;
    struct str value = case_field_text(ask->study, name), all = text_normalise(ask->arena, text);
    return value.n && str_find(all, text_normalise(ask->arena, value), 0) != SIZE_MAX;
}

/* What the text lacks, in the order a writer would correct it, and what is asked; none: nothing. */
static struct phrase text_trouble(const struct question *ask, const struct rule *rule,
                                  struct str text, struct phrase *expected) {
    struct str section = rule_text(rule, AT_SECTION), name = rule_text(rule, AT_NAMES);
    struct argument what = section.n ? say_phrase(phrase_of(ask->arena, REASON_THE_SECTION,
                                                            say_text(section_title(ask, section))))
                                     : the_answer();
    const struct measure measures[] = {
        {AT_MIN_WORDS, REASON_HAS_WORDS, REASON_WORDS_ASKED, str_words(text)},
        {AT_MIN_SENTENCES, REASON_HAS_SENTENCES, REASON_SENTENCES_ASKED, text_sentences(text)},
        {AT_NUMBERS, REASON_HAS_NUMBERS, REASON_NUMBERS_ASKED, text_numbers(text)},
    };
    *expected = phrase_plain(REASON_A_TEXT);
    if (!text.n || placeholder_is(text))
        return phrase_of(ask->arena, text.n ? REASON_PLACEHOLDER : REASON_EMPTY, what);
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        long least = rule_number(rule, measures[i].attribute, 0);
        if (measures[i].count >= (size_t)least)
            continue;
        *expected = phrase_of(ask->arena, measures[i].asked, say_number(least));
        return phrase_of(ask->arena, measures[i].found, what, say_size(measures[i].count));
    }
    if (!names_field(ask, rule, text)) {
        *expected = phrase_text(ask->arena, case_field_text(ask->study, name));
        return phrase_of(ask->arena, REASON_DOES_NOT_NAME, what, say_text(name));
    }
    long unlike = rule_number(rule, AT_UNLIKE, 0);
    struct likeness most = {NULL, 0};
    for (size_t k = 0; ask->study && k < ask->dossier->case_count; k++) {
        const struct case_study *other = &ask->dossier->cases[k];
        if (str_equal(other->id, ask->study->id))
            continue;
        int per_cent = text_similarity(ask->arena, text, text_of(ask, rule, other));
        if (per_cent > most.per_cent)
            most = (struct likeness){other, per_cent};
    }

    if (!unlike || most.per_cent < unlike)
        return phrase_plain(PHRASE_NONE);
    *expected = phrase_of(ask->arena, REASON_LESS_ALIKE, say_number(unlike));
    return phrase_of(ask->arena, REASON_ALIKE, what, say_number(most.per_cent),
                     say_text(most.study->id));
}

struct verdict judge_text(const struct question *ask, const struct rule *rule) {
    struct str name = rule_text(rule, AT_SECTION);
    const struct answer *answer = name.n ? NULL : answer_find(ask);
    const struct section *section =
        name.n && ask->study ? case_find_section(ask->study, name) : NULL;
    struct str text = name.n ? section_text(ask, section) : claim_text(ask->arena, answer);
    struct phrase expected, trouble = text_trouble(ask, rule, text, &expected);
    struct place place = section ? section->place : answer ? answer->place : NOWHERE;
    if (phrase_empty(trouble))
        return verdict_met(
            BASIS_STATED,
            name.n ? phrase_plain(REASON_SECTION_PRESENT) : answer_voucher(ask, answer), place);
    if (!name.n)
        return verdict_opens(ask, trouble, expected);
    struct verdict verdict = verdict_fails(ask, trouble, expected, place);
    if (!text.n || placeholder_is(text))
        verdict.cause = name;
    return verdict;
}

/* ---- topics ---- */

struct verdict judge_topic(const struct question *ask, const struct rule *rule) {
    size_t evidence_count;
    const struct answer *answer = answer_find(ask);
    if (!answer)
        return verdict_opens(ask, phrase_plain(REASON_NO_ANSWER), phrase_plain(REASON_ONE_ANSWER));
    const struct evidence **documents = documents_find(ask, NULL, 0, &evidence_count);
    struct str text = claim_text(ask->arena, answer);
    size_t count, named = 0;
    const struct str *words = rule_list(rule, AT_WORDS, &count);
    if (evidence_count && text.n && !placeholder_is(text)) {
        const struct citation *shown =
            cited_find(ask, &(struct subject){words, count, answer}, &named);
        return verdict_met(shown ? BASIS_SHOWN : BASIS_STATED,
                           shown ? documents_list(ask, &shown->evidence, 1)
                                 : documents_list(ask, documents, evidence_count),
                           answer->place);
    }
    /* Without evidence the words must carry the topic: enough of them, and one that names
     * it. */
    long least = rule_number(rule, AT_MIN_WORDS, 0);
    struct phrase trouble = words_trouble(ask->arena, text, least);
    if (!phrase_empty(trouble))
        return verdict_opens(ask, trouble,
                             phrase_of(ask->arena, REASON_WORDS_OR_EVIDENCE, say_number(least)));
    if (count && !names_one(text, rule) && !names_one_in_sections(ask, rule, STR("")))
        return verdict_opens(
            ask, phrase_plain(REASON_TOPIC_UNNAMED),
            phrase_of(ask->arena, REASON_TOPIC_WORDS, say_list(words, count, LIST_OR)));
    return verdict_met(BASIS_STATED, answer_voucher(ask, answer), answer->place);
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
    long least = rule_number(rule, AT_MIN_WORDS, 0);
    struct phrase expected =
        asked < count ? phrase_of(ask->arena, REASON_TOPICS_ASKED, say_size(asked), say_size(count))
                      : phrase_plain(REASON_EVERY_TOPIC);
    if (!answer)
        return verdict_opens(ask, phrase_plain(REASON_NO_ANSWER), expected);
    if (str_words(text) < (size_t)least || placeholder_is(text))
        return verdict_opens(
            ask, phrase_of(ask->arena, REASON_HAS_WORDS, the_answer(), say_size(str_words(text))),
            phrase_of(ask->arena, REASON_WORDS_ASKED, say_number(least)));
    if (covered < asked)
        return verdict_opens(ask,
                             phrase_of(ask->arena, REASON_TOPICS_MISSING, say_size(covered),
                                       say_size(count), say_list(missing, missing_count, LIST_OR)),
                             expected);
    size_t named = 0;
    if (document_count)
        cited_find(ask, &(struct subject){topics, count, answer}, &named);
    return document_count
               ? verdict_met(named >= asked ? BASIS_SHOWN : BASIS_STATED,
                             documents_list(ask, documents, document_count), answer->place)
               : verdict_met(BASIS_STATED, answer_voucher(ask, answer), answer->place);
}

/* ---- blocks: captured output, tables ---- */

struct hunt {
    const struct question *ask;
    const struct rule *rule;
    bool (*fits)(const struct hunt *hunt, const struct node *node, struct phrase *trouble);
    enum node_kind kind;
    struct phrase trouble; /* what the nearest one lacks */
};

static const struct node *hunt_in(struct hunt *hunt, const struct node *body) {
    for (const struct node *node = body; node; node = node_next(body, node)) {
        struct phrase trouble = phrase_plain(PHRASE_NONE);
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

static struct phrase hunt_lack(const struct hunt *hunt, enum phrase_id none) {
    return phrase_empty(hunt->trouble) ? phrase_plain(none) : hunt->trouble;
}

static bool output_fits(const struct hunt *hunt, const struct node *node, struct phrase *trouble) {
    long least = rule_number(hunt->rule, AT_MIN_LINES, 1);
    struct str command = rule_text(hunt->rule, AT_COMMAND), rest = node->text, line;
    long lines = -1; /* besides the command's own */
    if (str_find(node->text, command, 0) == SIZE_MAX)
        return false;
    while (str_cut(&rest, '\n', &line))
        lines += str_trim(line).n > 0;
    struct str failure = failure_find(node->text);
    *trouble = failure.n ? phrase_of(hunt->ask->arena, REASON_OUTPUT_FAILED, say_text(command),
                                     say_text(failure))
                         : phrase_of(hunt->ask->arena, REASON_OUTPUT_LINES, say_text(command),
                                     say_number(lines));
    return lines >= least && !failure.n;
}

struct verdict judge_command_output(const struct question *ask, const struct rule *rule) {
    struct hunt hunt = {ask, rule, output_fits, NODE_CODE_BLOCK, phrase_plain(PHRASE_NONE)};
    struct argument command = say_text(rule_text(rule, AT_COMMAND));
    const struct node *node = hunt_all(&hunt);
    if (node)
        return verdict_met(BASIS_SHOWN, phrase_of(ask->arena, REASON_OUTPUT_OF, command),
                           node->place);
    struct verdict verdict =
        verdict_fails(ask, hunt_lack(&hunt, REASON_NO_OUTPUT),
                      phrase_of(ask->arena, REASON_OUTPUT_ASKED, command,
                                say_number(rule_number(rule, AT_MIN_LINES, 1))),
                      NOWHERE);
    if (hunt.trouble.id == REASON_OUTPUT_FAILED)
        verdict.cause = ask->condition->key;
    return verdict;
}

static bool has_column(const struct hunt *hunt, const struct node *head, struct str name) {
    for (const struct node *cell = head->first; cell; cell = cell->next)
        if (text_names(node_text(hunt->ask->arena, cell), name))
            return true;
    return false;
}

static bool table_fits(const struct hunt *hunt, const struct node *node, struct phrase *trouble) {
    struct arena *arena = hunt->ask->arena;
    size_t count, rows = 0;
    struct str *columns = rule_list(hunt->rule, AT_COLUMNS, &count);
    for (size_t i = 0; node->first && i < count; i++)
        if (!has_column(hunt, node->first, columns[i])) {
            *trouble = phrase_of(arena, REASON_NO_COLUMN, say_text(columns[i]));
            return false;
        }
    for (const struct node *row = node->first; row; row = row->next)
        rows++;
    rows -= rows < node->header_rows ? rows : node->header_rows;
    *trouble = phrase_of(arena, REASON_TABLE_ROWS, say_size(rows));
    return rows >= (size_t)rule_number(hunt->rule, AT_MIN_ROWS, 1);
}

struct verdict judge_table_evidence(const struct question *ask, const struct rule *rule) {
    struct hunt hunt = {ask, rule, table_fits, NODE_TABLE, phrase_plain(PHRASE_NONE)};
    struct rule_value columns = rule_value(rule, AT_COLUMNS);
    const struct node *node = hunt_all(&hunt);
    if (node)
        return verdict_met(BASIS_SHOWN, phrase_plain(REASON_A_TABLE), node->place);
    return verdict_fails(ask, hunt_lack(&hunt, REASON_NO_TABLE),
                         phrase_of(ask->arena, REASON_TABLE_ASKED,
                                   say_list(columns.list, columns.count, LIST_AND),
                                   say_number(rule_number(rule, AT_MIN_ROWS, 1))),
                         NOWHERE);
}
