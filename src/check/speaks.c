/* Whether a number in a text speaks of a field. */
#include "check/speaks.h"

#include "base/ascii.h"
#include "check/retold.h"
#include "check/words_near.h"
#include "model/words.h"

/* Words that make a number one of a part, or of something else. */
#define PART_WORDS                                                                                 \
    "largest biggest smallest average mean median each per single which whose without having "     \
    "part partly some only except beyond other remaining first further half größt* kleinst* "    \
    "durchschnitt* je davon ohne nur übrig* weitere* erste* restlich* rest"
/* What has a size besides what a field speaks of. */
#define OTHER_SIZES                                                                                \
    "memory ram storage disk disks cache cached buffer log logs redo archive archived backup "     \
    "backups snapshot snapshots instance instances file files document documents bucket limit "    \
    "limits chunk chunks lob lobs image images pages iops bandwidth minimum swap speicher* "       \
    "arbeitsspeicher platte* protokoll* sicherung* *sicherung archiv* datei* dokument* *instanz "  \
    "mindest* grown gewachsen angewachsen"
#define MOVE_WORDS                                                                                 \
    "moved move moves migrated migrates migrate transferred verschob* verlagert* migriert* "       \
    "umgezogen überführt*"
/* What was weighed, planned or feared is no fact. */
#define SUPPOSED_WORDS                                                                                \
    "would could might proposal proposed rejected refused considered instead plan planned "           \
    "estimate "                                                                                       \
    "estimated forecast expected feared if wäre* würde* hätte* könnte* vorschlag vorgeschlagen* " \
    "abgelehnt* geplant* erwartet* geschätzt* wenn statt"
/* What was so at another time, or in a trial, is not what the field says. */
#define OTHER_TIMES                                                                                \
    "later earlier then until meanwhile today now ordinary edition inventory offered offer "       \
    "test tests testing rehearsal rehearsals später früher* bisher damals heute "                \
    "inzwischen seither jetzt testsystem* test* probe* angebot* angeboten* inventur*"
/* Words that a label may have besides those of the field. */
#define LABEL_WORDS                                                                                \
    "data indexes indices index all measured expected value today daten indizes inhalt zugriffe "  \
    "operations accesses project projekt load last zu beginn begin beginning vorher before"

/* ---- fields ---- */

static bool value_of(struct arena *arena, const struct field *field, struct mention *value) {
    *value = (struct mention){.otherwise = {1, 0}};
    switch (field->type) {
    case FIELD_DATE:
    case FIELD_QUANTITY:
    case FIELD_TEXT:
        return mention_of_value(arena, field->text, value) &&
               (field->type != FIELD_TEXT || value->kind == MENTION_DURATION);
    case FIELD_INTEGER:
        value->kind = MENTION_COUNT;
        value->exact = (int64_t)field->integer;
        break;
    case FIELD_PERCENTAGE:
        value->kind = MENTION_SHARE;
        value->exact = field->percentage;
        break;
    default:
        return false;
    }
    value->value = (struct span){value->exact, value->exact};
    return true;
}

static bool ends_alike(const struct field_words *a, const struct field_words *b) {
    if (a->own.count != b->own.count)
        return false;
    for (size_t i = 0; i < a->own.count; i++)
        if (!str_equal(a->own.list[i].word, b->own.list[i].word))
            return false;
    return true;
}

void facts_find_subjects(struct study_facts *facts) {
    struct checker *checker = facts->checker;
    static const struct key_word year = {{"year", 4}, "yearly annual annually year"};
    for (size_t i = 0; i < checker->checklist->field_count; i++) {
        const struct field_declaration *declaration = &checker->checklist->fields[i];
        const struct field *field = case_find_field(facts->study, declaration->name);
        struct subject subject = {.declaration = declaration, .field = field};
        if (!field || !value_of(checker->arena, field, &subject.value))
            continue;
        subject.words = field_words_of(declaration);
        for (size_t k = 0; k < subject.words.own.count; k++)
            subject.yearly |= word_means(subject.words.own.list[k].word, &year);
        *APPEND(checker->arena, facts->subjects, facts->subject_count) = subject;
    }
    for (size_t i = 0; i < facts->subject_count; i++)
        for (size_t k = 0; k < facts->subject_count; k++)
            facts->subjects[i].shared |=
                i != k && ends_alike(&facts->subjects[i].words, &facts->subjects[k].words);
}

/* ---- around a number ---- */

static struct str clause_of(const struct said *said, const struct mention *mention) {
    return said_window(said, mention, 12, 12);
}

/* What stands near, over commas. */
static struct str near_text(const struct said *said, const struct mention *mention) {
    size_t from = mention->from > 100 ? mention->from - 100 : 0;
    return str_slice(said->text, from, mention->to + 50);
}

bool mention_counts(const struct said *said, const struct mention *mention,
                    const struct subject *subject) {
    size_t at = mention->to;
    for (int i = 0; i < 3; i++) {
        struct str word = word_next(said->text, &at);
        if (!word.n || is_digit(word.s[0]) || word_is_one_of(word, PART_WORDS))
            return false;
        for (size_t k = 0; k < subject->words.own.count; k++)
            if (word_means(word, &subject->words.own.list[k]))
                return true;
        for (size_t k = 0; k < subject->words.title.count; k++)
            if (word_means(word, &subject->words.title.list[k]))
                return true;
        if (subject->shared && word_means(word, &subject->words.prefix))
            return true;
    }
    return false;
}

/* No word behind the number says what is counted. */
static bool is_bare(const struct said *said, const struct mention *mention) {
    size_t at = mention->to;
    struct str word = word_next(said->text, &at);
    return !word.n || word_is_small(word) ||
           word_is_one_of(word, "a per from by at during pro im aus bei laut je seit since");
}

/* The period that the field's numbers are of: that of the field with -period behind its name. */
static bool period_fits(const struct study_facts *facts, const struct mention *mention,
                        const struct subject *subject) {
    struct str name =
        str_format(facts->checker->arena, "%.*s-period", STR_ARG(subject->declaration->name));
    enum period period = period_of(case_field_text(facts->study, name));
    if (subject->yearly)
        period = PERIOD_YEAR;
    return mention->period == PERIOD_NONE || mention->period == period;
}

/* A year in the sentence that is none of the project's. */
static bool is_of_another_year(const struct study_facts *facts, struct str sentence) {
    const struct field *start = case_find_field(facts->study, STR("start"));
    const struct field *end = case_find_field(facts->study, STR("end"));
    for (size_t at = 0; start && end && at < sentence.n; at++) {
        struct str word = word_next(sentence, &at);
        int year = 0;
        for (size_t i = 0; i < word.n && is_digit(word.s[i]) && word.n == 4; i++)
            year = 10 * year + word.s[i] - '0';
        if (year > 1980 && year < 2100 && (year < start->date.year || year > end->date.year))
            return true;
    }
    return false;
}

/* "1,097 of 1,126 tables": the whole that parts are taken of, larger than the field. */
static bool is_whole(const struct said *said, const struct mention *mention,
                     const struct subject *subject) {
    size_t at = mention->from;
    bool behind = word_is_one_of(word_before(said->text, &at), "of von");
    struct str part = behind ? word_before(said->text, &at) : STR("");
    return mention->kind == MENTION_COUNT && mention->exact > subject->value.exact && part.n &&
           is_digit(part.s[0]) && mention_counts(said, mention, subject);
}

/* What was so in a month of the project is a part: of a count, or of the share of a longer time. */
static bool is_of_month(const struct said *said, const struct mention *mention,
                        const struct subject *subject) {
    bool part = mention->kind == MENTION_SHARE ||
                (mention->kind == MENTION_COUNT && mention->exact < subject->value.exact);
    return said->kind == SAID_SENTENCE && part && text_has_any(said->text, words_of_any()->months);
}

bool facts_explain(const struct study_facts *facts, const struct said *said,
                   const struct mention *mention, const struct subject *subject) {
    bool difference = mention->relation == MENTION_BY && !subject->yearly;
    if (mention->relation == MENTION_MOVES || difference || !period_fits(facts, mention, subject))
        return true;
    if (mention->kind == MENTION_DATE)
        return !mention->date.year ||
               date_compare(mention->date, facts->checker->dossier->date) >= 0;
    struct str clause = clause_of(said, mention);
    struct str sentence = sentence_around(said->text, mention->from);
    if (said->kind != SAID_ANSWER &&
        (text_has_any(sentence, OTHER_TIMES) || is_of_another_year(facts, sentence) ||
         is_of_month(said, mention, subject)))
        return true;
    return (text_has_any(clause, PART_WORDS) && !is_whole(said, mention, subject)) ||
           (mention->kind == MENTION_SIZE && text_has_any(clause, OTHER_SIZES));
}

static bool is_other_fact(const struct study_facts *facts, const struct mention *mention,
                          const struct subject *subject) {
    int64_t sum = 0;
    for (size_t i = 0; i < facts->subject_count; i++) {
        const struct subject *other = &facts->subjects[i];
        if (other != subject && mention_agrees(mention, &other->value))
            return true;
        if (other->value.kind == MENTION_COUNT && mention->kind == MENTION_COUNT &&
            str_equal(other->words.prefix.word, subject->words.prefix.word))
            sum += other->value.exact;
    }
    return sum && mention->exact == sum;
}

/* ---- answers ---- */

bool rule_names_field(const struct rule *rule, struct str name) {
    for (size_t i = 0; i < rule->value_count; i++) {
        const struct rule_value *value = &rule->values[i];
        const struct rule_attribute_row *row = rule_attribute_row(rule->kind, value->attribute);
        if (row && row->form == FORM_FIELD && str_equal(value->text, name))
            return true;
        for (size_t k = 0; row && row->form == FORM_FIELDS && k < value->count; k++)
            if (str_equal(value->list[k], name))
                return true;
    }
    for (const struct rule *child = rule->first; child; child = child->next)
        if (rule_names_field(child, name))
            return true;
    return false;
}

/* A number that the rule itself names, as its bound. */
static bool is_bound(struct arena *arena, const struct rule *rule, const struct mention *mention) {
    for (size_t i = 0; i < rule->value_count; i++) {
        struct mention bound;
        if (mention_of_value(arena, rule->values[i].text, &bound) &&
            mention_agrees(mention, &bound))
            return true;
    }
    for (const struct rule *child = rule->first; child; child = child->next)
        if (is_bound(arena, child, mention))
            return true;
    return false;
}

bool facts_is_asked(const struct study_facts *facts, const struct condition *condition,
                    const struct subject *subject) {
    size_t others = 0;
    struct str name = subject->declaration->name;
    if (!condition || !condition->rule || !rule_names_field(condition->rule, name))
        return false;
    for (size_t i = 0; i < facts->subject_count; i++) {
        const struct subject *other = &facts->subjects[i];
        others += other != subject && other->value.kind == subject->value.kind &&
                  rule_names_field(condition->rule, other->declaration->name);
    }
    return others == 0 || (condition->label.n && str_ends(name, condition->label));
}

bool speaks_in_answer(const struct study_facts *facts, const struct said *said,
                      const struct mention *mention, const struct subject *subject) {
    if (is_bound(facts->checker->arena, said->condition->rule, mention))
        return false;
    if (mention->kind == MENTION_SIZE && is_other_fact(facts, mention, subject))
        return false;
    if (mention->kind == MENTION_COUNT)
        return mention_counts(said, mention, subject) ||
               (mention == said->mentions && is_bare(said, mention));
    return true;
}

/* ---- labels ---- */

/* Whether a word of a label is one that speaks of the field, or of one beside it. */
static bool is_label_word(const struct study_facts *facts, const struct subject *subject,
                          struct str word) {
    if (word_is_small(word) || word_is_one_of(word, LABEL_WORDS) ||
        word_means(word, &subject->words.prefix))
        return true;
    for (size_t i = 0; i < facts->subject_count; i++) {
        const struct field_words *words = &facts->subjects[i].words;
        if (!str_equal(words->prefix.word, subject->words.prefix.word))
            continue;
        for (size_t k = 0; k < words->own.count; k++)
            if (word_means(word, &words->own.list[k]))
                return true;
        for (size_t k = 0; k < words->title.count; k++)
            if (word_means(word, &words->title.list[k]))
                return true;
    }
    return false;
}

bool facts_label_is_of(const struct study_facts *facts, const struct said *said,
                       const struct subject *subject) {
    const struct field_words *words = &subject->words;
    bool named = false;
    for (size_t at = 0; at < said->label.n; at++) {
        struct str word = word_next(said->label, &at);
        if (word.n && !is_label_word(facts, subject, word))
            return false;
        for (size_t k = 0; k < words->own.count; k++)
            named |= word_means(word, &words->own.list[k]);
    }
    if (!named || (subject->shared && !text_has(said->label, &words->prefix)))
        return false;
    return text_has_all(said->text, &words->own) || text_has_all(said->label, &words->title);
}

/* A row that compares, as before and after, has numbers of the kind in more than one cell. */
static bool row_compares(const struct said *said, enum mention_kind kind) {
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < said->count; i++) {
        if (said->mentions[i].kind != kind)
            continue;
        size_t bar = str_find(said->text, STR(" | "), first == SIZE_MAX ? 0 : first);
        if (first != SIZE_MAX && bar < said->mentions[i].from)
            return true;
        first = said->mentions[i].to;
    }
    return false;
}

bool speaks_in_row(const struct said *said, const struct mention *mention,
                   const struct subject *subject) {
    if (row_compares(said, mention->kind))
        return false;
    return mention->kind != MENTION_COUNT || mention_counts(said, mention, subject) ||
           is_bare(said, mention);
}

/* ---- sentences ---- */

/* Whether the sentence states another fact of the same group by its very value: then it is one that
 * lists them. */
static bool lists_facts(const struct study_facts *facts, const struct said *said,
                        const struct subject *subject) {
    for (size_t i = 0; i < facts->subject_count; i++) {
        const struct subject *other = &facts->subjects[i];
        bool same_group = str_equal(other->words.prefix.word, subject->words.prefix.word);
        for (size_t k = 0; same_group && other != subject && k < said->count; k++)
            if (said->mentions[k].relation == MENTION_IS &&
                mention_agrees(&said->mentions[k], &other->value) &&
                (said->mentions[k].kind != MENTION_COUNT ||
                 mention_counts(said, &said->mentions[k], other)))
                return true;
    }
    return false;
}

size_t said_count(const struct said *said, enum mention_kind kind) {
    size_t count = 0;
    for (size_t i = 0; i < said->count; i++)
        count += said->mentions[i].kind == kind;
    return count;
}

/* Of a size only the first field that is none of a period is spoken of without being named. */
static bool is_main_size(const struct study_facts *facts, const struct subject *subject) {
    for (size_t i = 0; i < facts->subject_count; i++)
        if (facts->subjects[i].value.kind == MENTION_SIZE && !facts->subjects[i].yearly)
            return &facts->subjects[i] == subject;
    return false;
}

static bool speaks_of_size(const struct study_facts *facts, const struct said *said,
                           const struct mention *mention, const struct subject *subject) {
    const struct field_words *words = &subject->words;
    if (subject->yearly || words->own.count > 1)
        return text_has_all(said->text, &words->own) &&
               (!subject->yearly || mention->period == PERIOD_YEAR);
    if (text_has(said_window(said, mention, 5, 2), &words->own.list[0]) &&
        text_has(said->text, &words->prefix))
        return true;
    if (!is_main_size(facts, subject))
        return false;
    struct str customer =
        case_field_text(facts->study, checklist_customer_field(facts->checker->checklist));
    size_t at = 0;
    struct key_word name = {word_next(customer, &at), NULL};
    bool moved = text_has(said->text, &name) && text_has_any(said->text, MOVE_WORDS);
    return text_has(said_window(said, mention, 3, 2), &words->prefix) ||
           (said_count(said, MENTION_SIZE) == 1 && (moved || lists_facts(facts, said, subject)));
}

/* Whether the field's own words stand there for what it counts: in "seven servers, as long as the
 * three rehosted applications" they say nothing of the servers. */
static bool has_own(const struct study_facts *facts, const struct said *said,
                    const struct mention *mention, const struct subject *subject) {
    const struct key_word *own = &subject->words.own.list[0];
    if (!subject->shared || text_has(clause_of(said, mention), own))
        return true;
    for (size_t at = 0; at < said->text.n; at++) {
        struct str word = word_next(said->text, &at);
        size_t behind = at;
        struct str next = word_next(said->text, &behind);
        bool other = false;
        for (size_t i = 0; word.n && i < facts->subject_count && !other; i++)
            other = ends_alike(&facts->subjects[i].words, &subject->words) &&
                    !str_equal(facts->subjects[i].words.prefix.word, subject->words.prefix.word) &&
                    word_means(next, &facts->subjects[i].words.prefix);
        if (word.n && word_means(word, own) && !other)
            return true;
    }
    return false;
}

static bool speaks_of_count(const struct study_facts *facts, const struct said *said,
                            const struct mention *mention, const struct subject *subject) {
    const struct field_words *words = &subject->words;
    if (!mention_counts(said, mention, subject))
        return false;
    if (words->own.count > 1 || words->title.count > 1)
        return (text_has_all(said->text, &words->own) && has_own(facts, said, mention, subject) &&
                (words->own.count > 1 ||
                 (subject->shared && text_has(said->text, &words->prefix)))) ||
               (words->title.count > 1 && text_has_all(said->text, &words->title) &&
                has_own(facts, said, mention, subject));
    /* no part is larger than the whole */
    return mention->exact > subject->value.exact || lists_facts(facts, said, subject) ||
           text_has(said_window(said, mention, 4, 0), &words->prefix);
}

static bool has_words_of(const struct study_facts *facts, const struct said *said,
                         const struct mention *mention, const struct subject *subject) {
    const struct field_words *words = &subject->words;
    switch (mention->kind) {
    case MENTION_SIZE:
        return speaks_of_size(facts, said, mention, subject);
    case MENTION_COUNT:
        return speaks_of_count(facts, said, mention, subject);
    case MENTION_SHARE:
        return text_has_all(said_window(said, mention, 4, 4), &words->own);
    case MENTION_DATE:
        return text_has_all(said_window(said, mention, 6, 0), &words->title);
    case MENTION_DURATION:
        return text_has_all(said_window(said, mention, 8, 3), &words->own) ||
               text_has_all(said_window(said, mention, 8, 3), &words->title);
    default:
        return false;
    }
}

/* A slip of the field's value: of a count, with what it counts behind it; of a size, beside another
 * fact of the group. */
static bool is_slip_of(const struct study_facts *facts, const struct said *said,
                       const struct mention *mention, const struct subject *subject) {
    size_t at = mention->to;
    struct str word = word_next(said->text, &at);
    bool counted =
        mention->kind == MENTION_COUNT && word.n &&
        (word_means(word, &subject->words.prefix) || mention_counts(said, mention, subject));
    return (counted || (mention->kind == MENTION_SIZE && lists_facts(facts, said, subject))) &&
           mention->relation == MENTION_IS &&
           retold_by_slip(facts->checker, facts->study,
                          str_slice(said->text, mention->from, mention->to), subject->field->text);
}

bool speaks_in_sentence(const struct study_facts *facts, const struct said *said,
                        const struct mention *mention, const struct subject *subject) {
    const struct rule *rule = said->condition ? said->condition->rule : NULL;
    return (has_words_of(facts, said, mention, subject) ||
            is_slip_of(facts, said, mention, subject)) &&
           !is_other_fact(facts, mention, subject) && !row_compares(said, mention->kind) &&
           !text_has_any(near_text(said, mention), SUPPOSED_WORDS) &&
           !(rule && is_bound(facts->checker->arena, rule, mention));
}
