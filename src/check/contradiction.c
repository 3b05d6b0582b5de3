/* Facts set against prose: a number or date of the story or of an answer that speaks of a field and
 * says something else. Where all that is said disagrees, the field is wrong, else what was said. */
#include "check/checker.h"
#include "check/speaks.h"
#include "check/words_near.h"

/* A sentence with more is a list, or none at all. */
enum { SENTENCE_NUMBERS = 64 };

/* ---- one field ---- */

struct statement {
    const struct said *said;
    const struct mention *mention;
};

/* What all texts say of one field. */
struct heard {
    size_t agreeing, echoes;
    struct statement *against;
    size_t against_count;
};

/* Whether the text speaks of the field; then whether one of its numbers is the field's, or which
 * one is not. */
static void hear(const struct study_facts *facts, const struct said *said,
                 const struct subject *subject, struct heard *heard) {
    if (!said_count(said, subject->value.kind) ||
        (said->kind == SAID_SENTENCE && said->count > SENTENCE_NUMBERS))
        return;
    bool answer = said->kind == SAID_ANSWER && facts_is_asked(facts, said->condition, subject);
    bool row = !answer && said->label.n && facts_label_is_of(facts, said, subject);
    const struct mention *against = NULL;
    if (!answer && said->kind != SAID_ANSWER && facts_is_asked(facts, said->condition, subject))
        return; /* an answer is heard once, as a whole */
    if (!answer && said->kind == SAID_ANSWER && !said->alone)
        return;
    for (size_t i = 0; i < said->count; i++) {
        const struct mention *mention = &said->mentions[i];
        if (mention->kind != subject->value.kind)
            continue;
        bool bound = mention->relation == MENTION_MORE || mention->relation == MENTION_LESS;
        if (mention_agrees(mention, &subject->value)) {
            if (bound) /* "more than 25 GB" is true of many values */
                continue;
            bool counted = mention->kind != MENTION_COUNT || mention_counts(said, mention, subject);
            heard->agreeing += answer || row;
            bool exact = mention->kind != MENTION_DATE || mention->day_named;
            heard->echoes += counted && exact && mention->relation == MENTION_IS;
            return; /* a sentence that has the field's value says it */
        }
        if (against)
            continue;
        bool speaks = answer ? speaks_in_answer(facts, said, mention, subject)
                      : row  ? speaks_in_row(said, mention, subject)
                             : speaks_in_sentence(facts, said, mention, subject);
        if (speaks && !facts_explain(facts, said, mention, subject))
            against = mention;
    }
    if (against)
        *APPEND(facts->checker->arena, heard->against, heard->against_count) =
            (struct statement){said, against};
}

/* ---- dates ---- */

/* The fields of a rule that puts dates in order; NULL: there is none in it. */
static const struct rule_value *dates_in_order(const struct rule *rule) {
    for (size_t i = 0; rule->kind == RULE_DATE_ORDER && i < rule->value_count; i++)
        if (rule->values[i].attribute == AT_NAMES)
            return &rule->values[i];
    for (const struct rule *child = rule->first; child; child = child->next) {
        const struct rule_value *found = dates_in_order(child);
        if (found)
            return found;
    }
    return NULL;
}

/* The first of the two ends of the only range of days; NULL: there is none, or several. Behind it
 * another date may be told. */
static const struct mention *only_range(const struct said *said) {
    const struct mention *range = NULL, *date = NULL;
    for (size_t i = 0; i < said->count; i++) {
        const struct mention *mention = &said->mentions[i];
        if (mention->kind != MENTION_DATE)
            continue;
        date = date ? date : mention;
        if (i + 1 == said->count || mention[1].kind != MENTION_DATE ||
            !mention_is_range(said->text, mention, mention + 1))
            continue;
        if (range)
            return NULL;
        range = mention;
    }
    return range == date ? range : NULL;
}

/* "5 March to 28 September 2018" in an answer about dates in order: the first one and the last. */
static void hear_range(const struct study_facts *facts, const struct said *said,
                       const struct subject *subject, struct heard *heard) {
    const struct rule_value *order =
        said->condition && said->condition->rule && said->kind == SAID_ANSWER
            ? dates_in_order(said->condition->rule)
            : NULL;
    const struct mention *range = order && order->count > 1 ? only_range(said) : NULL;
    if (!range)
        return;
    bool first = str_equal(order->list[0], subject->declaration->name);
    bool last = str_equal(order->list[order->count - 1], subject->declaration->name);
    const struct mention *mention = range + last;
    if (mention->kind != MENTION_DATE || (!first && !last))
        return;
    if (mention_agrees(mention, &subject->value))
        heard->agreeing++;
    else
        *APPEND(facts->checker->arena, heard->against, heard->against_count) =
            (struct statement){said, mention};
}

static struct str statement_words(const struct statement *statement) {
    return str_trim(
        str_slice(statement->said->text, statement->mention->from, statement->mention->to));
}

static void report(const struct study_facts *facts, const struct subject *subject,
                   const struct heard *heard) {
    struct findings *findings = facts->checker->findings;
    struct str name = subject->declaration->name;
    bool field = !heard->agreeing && (!heard->echoes || heard->against_count > 1);
    const struct statement *first = heard->against;
    if (field) {
        size_t more = heard->against_count - 1;
        findings_add(findings, MESSAGE_FIELD_CONTRADICTED, subject->field->place,
                     {say_text(name), say_field(subject->field), say_text(statement_words(first)),
                      say_place(said_place(first->said, first->mention)),
                      more ? say_size(more) : say_word(NULL)});
        findings_note(findings, (struct cause){CAUSE_FACT, name, facts->study->id});
        return;
    }
    for (size_t i = 0; i < heard->against_count; i++)
        findings_add(findings, MESSAGE_TEXT_CONTRADICTS,
                     said_place(heard->against[i].said, heard->against[i].mention),
                     {say_text(statement_words(&heard->against[i])), say_text(name),
                      say_text(facts->study->id), say_field(subject->field),
                      say_place(subject->field->place)});
}

/* ---- words ---- */

/* "48 million requests a month" beside a field that says they are a year's. */
static void check_period(const struct study_facts *facts, const struct subject *subject) {
    struct str name =
        str_format(facts->checker->arena, "%.*s-period", STR_ARG(subject->declaration->name));
    const struct field *field = case_find_field(facts->study, name);
    enum period period = field ? period_of(field->text) : PERIOD_NONE;
    for (size_t i = 0; period && i < facts->said.count; i++)
        for (size_t k = 0; k < facts->said.list[i].count; k++) {
            const struct said *said = &facts->said.list[i];
            const struct mention *mention = &said->mentions[k];
            if (mention->period == PERIOD_NONE || mention->period == period ||
                !mention_agrees(mention, &subject->value) ||
                !mention_counts(said, mention, subject))
                continue;
            findings_add(facts->checker->findings, MESSAGE_FIELD_CONTRADICTED, field->place,
                         {say_text(name), say_field(field),
                          say_text(sentence_around(said->text, mention->to)),
                          say_place(said_place(said, mention))});
            return;
        }
}

static size_t count_word(struct str text, struct str word) {
    size_t count = 0;
    for (size_t at = 0; at < text.n; at++)
        count += str_equal_ignoring_case(word_next(text, &at), word);
    return count;
}

/* How often the story and the answers for the case study have the word. */
static size_t count_in_texts(const struct study_facts *facts, struct str word) {
    struct arena *arena = facts->checker->arena;
    const struct dossier *dossier = facts->checker->dossier;
    size_t count = 0;
    for (size_t i = 0; i < facts->study->section_count; i++)
        if (facts->study->sections[i].body)
            count += count_word(node_text(arena, facts->study->sections[i].body), word);
    for (size_t i = 0; i < dossier->answer_count; i++)
        if (dossier->answers[i].body && str_equal(dossier->answers[i].case_id, facts->study->id))
            count += count_word(node_text(arena, dossier->answers[i].body), word);
    return count;
}

/* One of several words is the field's value. Where they name services, the list of services has it;
 * elsewhere a text that has another of them twice and this one never says the other. */
static void check_word(const struct study_facts *facts,
                       const struct field_declaration *declaration) {
    const struct field *field = case_find_field(facts->study, declaration->name);
    struct str services = case_field_text(facts->study, STR("services")), other = {0};
    size_t listed = 0, times = 0;
    if (!field || declaration->type != FIELD_ONE_OF || count_word(services, field->text))
        return;
    for (size_t i = 0; i < declaration->value_count; i++) {
        struct str value = declaration->values[i];
        size_t at = 0;
        if (value.n < 3 || word_next(value, &at).n < value.n || period_of(value))
            return; /* more than a word, or a word of all texts */
        if (count_word(services, value))
            other = value, listed++;
    }
    for (size_t i = 0; !listed && i < declaration->value_count; i++) {
        size_t count = count_in_texts(facts, declaration->values[i]);
        if (count > times)
            other = declaration->values[i], times = count;
    }
    if (listed == 1 || (times > 1 && !count_in_texts(facts, field->text)))
        findings_add(facts->checker->findings, MESSAGE_WORD_CONTRADICTED, field->place,
                     {say_text(declaration->name), say_field(field), say_text(other),
                      say_word(listed ? "the services" : "the texts")});
}

/* ---- the title ---- */

/* A number with a unit in the title that stands nowhere in the text, which has others in its place.
 */
static void check_title(const struct study_facts *facts) {
    const struct case_study *study = facts->study;
    size_t count;
    struct mention *list = mentions_find(facts->checker->arena, study->title, &count);
    for (size_t i = 0; i < count; i++) {
        bool agrees = list[i].kind < MENTION_SIZE || list[i].kind == MENTION_DATE, others = false;
        for (size_t k = 0; k < facts->said.count && !agrees; k++)
            for (size_t m = 0; m < facts->said.list[k].count; m++) {
                const struct mention *mention = &facts->said.list[k].mentions[m];
                others |= mention->kind == list[i].kind;
                agrees |= mention_agrees(mention, &list[i]) || mention_agrees(&list[i], mention);
            }
        if (!agrees && others)
            findings_add(
                facts->checker->findings, MESSAGE_TITLE_CONTRADICTED, study->title_place,
                {say_text(str_slice(study->title, list[i].from, list[i].to)), say_text(study->id)});
    }
}

static void check_study(struct checker *checker, const struct case_study *study) {
    struct study_facts facts = {.checker = checker, .study = study};
    facts_find_subjects(&facts);
    facts.said = checker->said[study - checker->dossier->cases];
    for (size_t i = 0; i < facts.subject_count; i++) {
        struct heard heard = {.agreeing = 0};
        for (size_t k = 0; k < facts.said.count; k++)
            hear(&facts, &facts.said.list[k], &facts.subjects[i], &heard);
        for (size_t k = 0; facts.subjects[i].value.kind == MENTION_DATE && k < facts.said.count;
             k++)
            hear_range(&facts, &facts.said.list[k], &facts.subjects[i], &heard);
        if (heard.against_count)
            report(&facts, &facts.subjects[i], &heard);
    }
    for (size_t i = 0; i < facts.subject_count; i++)
        check_period(&facts, &facts.subjects[i]);
    for (size_t i = 0; i < checker->checklist->field_count; i++)
        check_word(&facts, &checker->checklist->fields[i]);
    check_title(&facts);
}

/* One file for two case studies has been reported; what is said of the second contradicts it all.
 */
static bool is_twin(const struct dossier *dossier, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (str_equal(dossier->cases[i].file, dossier->cases[index].file))
            return true;
    return false;
}

void check_contradictions(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->case_count; i++)
        if (!dossier->cases[i].unread && !is_twin(dossier, i))
            check_study(checker, &dossier->cases[i]);
}
