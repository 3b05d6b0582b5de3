/* Whose text it is. A customer is known by the words of the name, and by its first word alone where
 * the case study itself calls it so. What stands behind "than", "like" or "wie" is a comparison. */
#include "check/whose.h"

#include "base/ascii.h"
#include "base/names.h"
#include "check/claim.h"
#include "check/text.h"
#include "check/words_near.h"
#include "evidence/evidence.h"

#define MOST_NAMES 6  /* words of a name that are compared */
#define LEAST_NAME 4  /* bytes of a name's first word that may stand alone, and of an id */
#define TIMES_ALONE 2 /* so often in its own case study */
#define LONGEST 48    /* bytes of a word */
#define NEAR 6        /* words before a name among which a comparison is looked for */
#define OPENING 160   /* bytes of a section whose first sentence says whom it is about */
#define SUBJECT 2     /* words that may stand before a name which begins a sentence */
#define LOOKED_AT ((size_t)1 << 16) /* bytes of a document */

struct customer {
    const struct case_study *study;
    struct str name;              /* as written */
    struct str words[MOST_NAMES]; /* folded, without the form of the firm */
    size_t word_count;
    bool alone;                   /* the case study calls it by the first word */
    bool shared;                  /* that word is another's too */
    struct str key, id_key;       /* name and id, normalized */
    size_t mentions, comparisons; /* in the text that was scanned last */
    size_t first;                 /* where the first mention stands in it */
};

struct customers {
    struct checker *checker;
    struct customer *list; /* one for each case study; without words: not known */
    size_t count;
    struct names *by_first; /* the first word: the number of the last customer of it + 1 */
};

static struct str fold(struct str word, char bytes[LONGEST]) {
    return text_fold(word, bytes, LONGEST);
}

/* How many of the name's words stand from the word on, whose end is at *at. */
static size_t match_name(const struct customer *customer, struct str text, size_t at) {
    char bytes[LONGEST];
    struct str word;
    size_t matched = 1;
    while (matched < customer->word_count && text_word(text, &at, &word) &&
           str_equal(fold(word, bytes), customer->words[matched]))
        matched++;
    return matched;
}

/* Whether one of the words before a name, the last one first, makes it a comparison. */
static bool is_compared(const struct str *before, size_t count) {
    static const char *const words[] = {
        "than",  "like",   "unlike",  "versus",     "wie",      "anders",    "als",       "as",
        "after", "nach",   "similar", "same",       "both",     "where",     "whereas",   "other",
        "auch",  "ebenso", "already", "comparison", "compared", "vergleich", "verglichen"};
    for (size_t k = 0; k < NEAR && k < count; k++)
        for (size_t i = 0; i < COUNT(words); i++)
            if (str_equal_ignoring_case(before[(count - 1 - k) % NEAR], str_of(words[i])))
                return true;
    return false;
}

static bool is_capital(char c) {
    return is_upper(c) || is_digit(c) || ((unsigned char)c & 0x80);
}

/* Counts in each customer how often the text speaks of it. */
static void scan(struct customers *customers, struct str text) {
    char bytes[LONGEST];
    struct str word, before[NEAR];
    size_t count = 0;
    for (size_t i = 0; i < customers->count; i++)
        customers->list[i].mentions = customers->list[i].comparisons = 0;
    for (size_t at = 0; text_word(text, &at, &word); before[count++ % NEAR] = word) {
        const size_t *first =
            is_capital(word.s[0]) ? names_find(customers->by_first, fold(word, bytes)) : NULL;
        for (size_t i = 0; first && i < customers->count; i++) {
            struct customer *customer = &customers->list[i];
            if (!customer->word_count || !str_equal(fold(word, bytes), customer->words[0]))
                continue;
            bool whole = match_name(customer, text, at) == customer->word_count;
            if (!(whole || (customer->alone && !customer->shared)))
                continue;
            bool compared = is_compared(before, count);
            if (!compared && !customer->mentions)
                customer->first = (size_t)(word.s - text.s);
            *(compared ? &customer->comparisons : &customer->mentions) += 1;
        }
    }
}

/* The customer of whom the text speaks, when it does not speak of the case study's own. */
static const struct customer *other_in(struct customers *customers, struct str text,
                                       const struct case_study *study) {
    const struct customer *most = NULL;
    scan(customers, text);
    for (size_t i = 0; i < customers->count; i++) {
        const struct customer *customer = &customers->list[i];
        if (customer->study == study && (customer->mentions || customer->comparisons))
            return NULL;
        if (customer->study != study && customer->mentions &&
            (!most || customer->mentions > most->mentions))
            most = customer;
    }
    return most;
}

/* ---- names ---- */

static void read_name(struct customers *customers, struct customer *customer) {
    struct arena *arena = customers->checker->arena;
    struct str field = customers->checker->checklist->quality.names, word;
    customer->name = case_field_text(customer->study, field.n ? field : STR("customer"));
    customer->key = text_normalise(arena, customer->name);
    customer->id_key = text_normalise(arena, customer->study->id);
    for (size_t at = 0;
         customer->word_count < MOST_NAMES && text_word(customer->name, &at, &word);) {
        char bytes[LONGEST];
        struct str folded = fold(word, bytes);
        customer->words[customer->word_count++] = str_copy(arena, folded.s, folded.n);
    }
    while (customer->word_count > 1 &&
           text_is_form_of_firm(customer->words[customer->word_count - 1]))
        customer->word_count--;
}

static bool is_of_partner(const struct customers *customers, struct str folded) {
    struct str word;
    char bytes[LONGEST];
    for (size_t at = 0; text_word(customers->checker->dossier->partner_name, &at, &word);)
        if (str_equal(fold(word, bytes), folded))
            return true;
    return false;
}

static size_t times_alone(const struct customer *customer, struct str text) {
    char bytes[LONGEST];
    struct str word;
    size_t count = 0;
    for (size_t at = 0; text_word(text, &at, &word);)
        count += is_capital(word.s[0]) && str_equal(fold(word, bytes), customer->words[0]) &&
                 match_name(customer, text, at) == 1;
    return count;
}

static void look_at_name(struct customers *customers, struct customer *customer) {
    const struct case_study *study = customer->study;
    size_t alone = 0;
    if (!customer->word_count)
        return;
    size_t *first = names_enter(customers->by_first, customer->words[0]);
    if (*first)
        customer->shared = customers->list[*first - 1].shared = true;
    *first = (size_t)(customer - customers->list) + 1;
    for (size_t i = 0; i < study->section_count; i++)
        if (study->sections[i].body)
            alone += times_alone(customer,
                                 node_text(customers->checker->arena, study->sections[i].body));
    customer->alone = alone >= TIMES_ALONE && customer->words[0].n >= LEAST_NAME &&
                      !is_of_partner(customers, customer->words[0]);
}

static struct customers customers_of(struct checker *checker) {
    struct customers customers = {.checker = checker, .count = checker->dossier->case_count};
    customers.list = NEW_ARRAY(checker->arena, struct customer, customers.count + 1);
    customers.by_first = names_new(checker->arena);
    for (size_t i = 0; i < customers.count; i++) {
        struct customer *customer = &customers.list[i];
        customer->study = &checker->dossier->cases[i];
        if (customer->study->unread)
            continue;
        read_name(&customers, customer);
        look_at_name(&customers, customer);
    }
    return customers;
}

/* ---- answers, sections, documents ---- */

static void look_at_answer(struct customers *customers, struct flaw *flaw,
                           const struct answer *answer) {
    struct checker *checker = customers->checker;
    const struct case_study *study = dossier_find_case(checker->dossier, answer->case_id);
    if (!study || study->unread || answer->met != MET_YES || flaw->finding.id)
        return;
    const struct customer *other = other_in(customers, claim_text(checker->arena, answer), study);
    if (!other)
        return;
    const struct condition *condition =
        checklist_find_condition(checker->checklist, answer->item, NULL);
    bool open = condition && (rule_needs(condition->rule) & NEEDS_WORDS);
    struct phrase what = phrase_of(checker->arena, REASON_THE_ANSWER_TO, say_text(answer->item),
                                   say_text(study->id));
    *flaw = (struct flaw){
        .finding = {.id = MESSAGE_TEXT_OF_OTHER,
                    .place = answer->place,
                    .arguments = {say_phrase(what), say_text(other->name)},
                    .severity = open ? SEVERITY_ERROR : SEVERITY_WARNING,
                    .item = answer->item},
        .reason = phrase_of(checker->arena, REASON_WORDS_OF_CUSTOMER, say_text(other->name)),
        .opens = open};
}

/* Whether a sentence begins with what stands at the offset, or nearly. */
static bool begins_sentence(struct str text, size_t offset) {
    size_t words = 0;
    for (size_t at = offset; at > 0; at--) {
        char c = text.s[at - 1];
        if (c == '.' || c == '!' || c == '?' || c == ':' || c == '\n')
            return true;
        words += c == ' ' && at != offset;
        if (words > SUBJECT)
            return false;
    }
    return true;
}

static void tell_section(struct customers *customers, const struct case_study *study,
                         const struct section *section, struct place place,
                         const struct customer *other) {
    struct checker *checker = customers->checker;
    struct phrase what = phrase_of(checker->arena, REASON_THE_SECTION_OF, say_text(section->title),
                                   say_text(study->id));
    findings_add(checker->findings, MESSAGE_TEXT_OF_OTHER, place,
                 {say_phrase(what), say_text(other->name)});
}

/* A sentence about another customer, that begins with its name. */
static const struct customer *subject_in(struct customers *customers, struct str text,
                                         const struct case_study *study) {
    for (size_t at = 0; at < text.n; at++) {
        struct str sentence = sentence_around(text, at);
        const struct customer *other = other_in(customers, sentence, study);
        if (other && begins_sentence(sentence, other->first))
            return other;
        size_t end = (size_t)(sentence.s - text.s) + sentence.n;
        at = end > at ? end : at;
    }
    return NULL;
}

/* The paragraph that begins to speak of another customer; of a section that does not name its own,
 * the first that names another. */
static bool look_at_paragraphs(struct customers *customers, const struct case_study *study,
                               const struct section *section, bool strange) {
    for (const struct node *n = section->body; n; n = node_next(section->body, n)) {
        if (n->kind != NODE_PARAGRAPH)
            continue;
        struct str text = node_text(customers->checker->arena, n);
        const struct customer *other = other_in(customers, text, study);
        if (!(other && strange))
            other = subject_in(customers, text, study);
        if (!other)
            continue;
        tell_section(customers, study, section, n->place.line ? n->place : section->place, other);
        return true;
    }
    return false;
}

/* One finding for a case study: at the first of the sections that speak of the other, and not in
 * passing only. */
static void look_at_sections(struct customers *customers, const struct case_study *study) {
    struct checker *checker = customers->checker;
    for (size_t i = 0; !study->unread && i < study->section_count; i++) {
        const struct section *section = &study->sections[i];
        if (!section->body ||
            findings_know(checker->findings, (struct cause){CAUSE_COPY, section->id, study->id}))
            continue;
        const struct customer *other =
            other_in(customers, node_text(checker->arena, section->body), study);
        bool strange = other && (other->mentions > 1 || other->first <= OPENING);
        if (look_at_paragraphs(customers, study, section, strange))
            return;
        if (strange) {
            tell_section(customers, study, section, section->place, other);
            return;
        }
    }
}

/* The one case study that a document is for, beside the practice; NULL: none, or several. */
static const struct case_study *only_study(const struct dossier *dossier,
                                           const struct evidence *evidence) {
    struct str id = STR("");
    for (size_t i = 0; i < evidence->support_count; i++) {
        struct str other = evidence->supports[i].case_id;
        if (id.n && other.n && !str_equal(id, other))
            return NULL;
        id = other.n ? other : id;
    }
    return dossier_find_case(dossier, id);
}

/* "Contoso: migration plan"; NULL: it begins otherwise, or with its own customer. */
static const struct customer *other_in_title(struct customers *customers, struct str title,
                                             const struct case_study *study) {
    char bytes[LONGEST];
    struct str word;
    size_t at = 0;
    if (str_find(title, STR(":"), 0) == SIZE_MAX || !text_word(title, &at, &word))
        return other_in(customers, title, study);
    const size_t *number = names_find(customers->by_first, fold(word, bytes));
    const struct customer *named = number && *number ? &customers->list[*number - 1] : NULL;
    if (!named || named->shared || named->words[0].n < LEAST_NAME)
        return other_in(customers, title, study);
    return named->study == study ? NULL : named;
}

/* Of a second copy it is told that it is one. */
static bool is_copy(const struct dossier *dossier, const struct evidence *evidence) {
    for (const struct evidence *other = dossier->evidence; other < evidence; other++)
        if (evidence->sha256.n && str_equal(other->sha256, evidence->sha256))
            return true;
    return false;
}

/* By what its title says, and by whom its text speaks of. */
static void look_inside(struct customers *customers, const struct evidence *evidence) {
    struct checker *checker = customers->checker;
    const struct case_study *study = only_study(checker->dossier, evidence);
    if (!study || study->unread || is_copy(checker->dossier, evidence))
        return;
    const struct customer *named = other_in_title(customers, evidence->title, study);
    if (named) {
        findings_add(checker->findings, MESSAGE_EVIDENCE_OF_OTHER, evidence->place,
                     {say_text(evidence->id), say_text(evidence->title), say_text(named->study->id),
                      say_text(study->id)});
        return;
    }
    struct arena *scratch = arena_scratch(checker->arena);
    struct str text = str_slice(evidence_text(scratch, evidence), 0, LOOKED_AT);
    const struct customer *other = other_in(customers, text, study);
    if (other)
        findings_add(checker->findings, MESSAGE_EVIDENCE_SPEAKS_OF_OTHER, evidence->place,
                     {say_text(evidence->id), say_text(evidence->title), say_text(other->name),
                      say_text(study->id)});
    arena_drop(scratch);
}

static bool key_names(struct str key, const struct customer *customer) {
    return (customer->key.n >= LEAST_NAME && str_find(key, customer->key, 0) != SIZE_MAX) ||
           (customer->id_key.n >= LEAST_NAME && str_find(key, customer->id_key, 0) != SIZE_MAX);
}

/* By title and file name. */
static bool look_at_document(struct customers *customers, const struct evidence *evidence) {
    struct checker *checker = customers->checker;
    struct arena *arena = checker->arena;
    const struct customer *named = NULL;
    struct str key = text_normalise(
        arena, str_format(arena, "%.*s %.*s", STR_ARG(evidence->title), STR_ARG(evidence->file)));
    for (size_t i = 0; i < customers->count; i++)
        if (key_names(key, &customers->list[i]))
            named = &customers->list[i];
    for (size_t i = 0; named && i < evidence->support_count; i++) {
        const struct support *support = &evidence->supports[i];
        const struct case_study *study = dossier_find_case(checker->dossier, support->case_id);
        const struct customer *own =
            study ? &customers->list[study - checker->dossier->cases] : NULL;
        if (!own || own == named || key_names(key, own))
            continue;
        findings_add(checker->findings, MESSAGE_EVIDENCE_OF_OTHER, support->place,
                     {say_text(evidence->id), say_text(evidence->title), say_text(named->study->id),
                      say_text(study->id)},
                     .item = support->item);
        return true;
    }
    return false;
}

void whose_look(struct checker *checker, struct wordings *wordings) {
    const struct dossier *dossier = checker->dossier;
    struct customers customers = customers_of(checker);
    for (size_t i = 0; i < dossier->answer_count; i++)
        look_at_answer(&customers, &wordings->answers[i], &dossier->answers[i]);
    for (size_t i = 0; i < dossier->case_count; i++)
        look_at_sections(&customers, &dossier->cases[i]);
    for (size_t i = 0; i < dossier->evidence_count; i++)
        if (!look_at_document(&customers, &dossier->evidence[i]))
            look_inside(&customers, &dossier->evidence[i]);
}
