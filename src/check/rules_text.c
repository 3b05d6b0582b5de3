/* Rules about words: sections, a person's word, topics. Whether a text is true no program
 * can see; the most it says is that a person vouches (attested), or that evidence was given. */
#include "check/rules.h"

#include "base/buf.h"
#include "check/claim.h"
#include "check/placeholder.h"

#define LIST_BYTES ((size_t)1 << 20)

static bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

bool text_names(struct str text, struct str word) {
    for (size_t at = 0; word.n && at + word.n <= text.n; at++) {
        size_t end = at + word.n;
        bool alone = (at == 0 || !is_word_byte(text.s[at - 1])) &&
                     (end == text.n || !is_word_byte(text.s[end]));
        if (alone && str_equal_ignoring_case(str_slice(text, at, end), word))
            return true;
    }
    return false;
}

const struct str *rule_words(const struct rule *rule, size_t *count) {
    *count = rule->name_count ? rule->name_count : rule->value_count;
    return rule->name_count ? rule->names : rule->values;
}

struct str words_list(struct arena *arena, const struct str *words, size_t count,
                      const char *last) {
    struct buf buf = buf_init(arena, LIST_BYTES);
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_printf(&buf, i + 1 == count ? " %s " : ", ", last);
        buf_add(&buf, words[i]);
    }
    return buf_str(&buf);
}

static bool names_one(struct str text, const struct rule *rule) {
    size_t count;
    const struct str *words = rule_words(rule, &count);
    for (size_t i = 0; i < count; i++)
        if (text_names(text, words[i]))
            return true;
    return false;
}

struct str section_title(const struct question *ask, struct str id) {
    for (size_t i = 0; i < ask->checklist->section_count; i++)
        if (str_equal(ask->checklist->sections[i].id, id))
            return ask->checklist->sections[i].title;
    return id;
}

struct verdict judge_section(const struct question *ask, const struct rule *rule) {
    const struct section *section = case_find_section(ask->study, rule->name);
    struct str title = section_title(ask, rule->name);
    struct str expected = rule->min_words
                              ? str_format(ask->arena, "at least %ld words", rule->min_words)
                              : STR("a text");
    struct str text = section_text(ask, section);
    size_t words = str_words(text);
    struct str count = str_format(ask->arena, "%zu words", words), found;
    struct verdict verdict;
    if (section && words > 0 && words >= (size_t)rule->min_words && !placeholder_is(text))
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
        verdict.cause = rule->name;
    return verdict;
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

struct verdict judge_mentions(const struct question *ask, const struct rule *rule) {
    size_t count;
    const struct str *words = rule_words(rule, &count);
    if (names_one_in_sections(ask, rule, rule->name))
        return verdict_met(STR("named in the case study"), (struct place){.line = 0});
    struct str found = rule->name.n
                           ? str_format(ask->arena, "the section \"%.*s\" does not name it",
                                        STR_ARG(section_title(ask, rule->name)))
                           : STR("no section names it");
    struct str list = words_list(ask->arena, words, count, "or");
    return verdict_fails(ask, found, found, str_format(ask->arena, "the word %.*s", STR_ARG(list)));
}

struct str answer_voucher(const struct question *ask, const struct answer *answer) {
    const struct person *person = dossier_find_person(ask->dossier, answer->person);
    if (!person)
        return STR("by the partner");
    return str_format(ask->arena, "by %.*s", STR_ARG(person->name));
}

const struct answer *answer_find(const struct question *ask) {
    const struct answer *answer = claim_find_own(ask->dossier, ask->condition->key, ask->study);
    return answer && answer->met == MET_YES ? answer : NULL;
}

struct str section_text(const struct question *ask, const struct section *section) {
    return section && section->body ? str_trim(node_text(ask->arena, section->body)) : STR("");
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
    struct str trouble = words_trouble(ask->arena, claim_text(ask->arena, answer), rule->min_words);
    if (trouble.n)
        return verdict_opens(ask, trouble,
                             str_format(ask->arena, "at least %ld words", rule->min_words));
    size_t count;
    const struct evidence **documents = documents_find(ask, NULL, 0, &count);
    struct str reason = answer_voucher(ask, answer), list = documents_list(ask, documents, count);
    if (count)
        reason = str_format(ask->arena, "%.*s, %.*s", STR_ARG(reason), STR_ARG(list));
    return (struct verdict){
        .outcome = OUTCOME_ATTESTED, .reason = reason, .found = reason, .place = answer->place};
}

/* Without evidence the words must carry the topic: enough of them, and one that names it. */
static struct verdict topic_in_words(const struct question *ask, const struct rule *rule,
                                     const struct answer *answer, struct str text) {
    size_t count;
    const struct str *words = rule_words(rule, &count);
    struct str trouble = words_trouble(ask->arena, text, rule->min_words);
    if (trouble.n)
        return verdict_opens(
            ask, trouble,
            str_format(ask->arena, "at least %ld words or evidence", rule->min_words));
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
