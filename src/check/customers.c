/* A customer is known by two words of the name, and by its first word alone where the case study
 * itself calls it so. A mention is a comparison by the words around it in its sentence. */
#include "check/customers.h"

#include "base/ascii.h"
#include "base/names.h"
#include "check/text.h"
#include "check/words_near.h"

enum {
    LEAST_NAME = 4,  /* bytes of a name's first word that may stand alone */
    TIMES_ALONE = 2, /* so often in its own case study */
    ENOUGH = 2,      /* words of a longer name by which it is known */
    LONGEST = 48,    /* bytes of a word */
    NEAR = 6,        /* words before a name among which a comparison is looked for */
    NEAR_BEHIND = 5,
};

#define COMPARED_BEFORE                                                                            \
    "than like unlike versus vs wie anders als as after nach similar* same both where whereas "    \
    "other auch ebenso already compar* used learn* known template* earlier previous* project "     \
    "projekt vergl* gelern* frühere* gleich* ähnlich* dasselbe denselben derselben"
#define COMPARED_BEHIND                                                                            \
    "had too also same already before earlier project used learn* hatte hatten auch ebenfalls "    \
    "ebenso bereits zuvor schon projekt gelern* verwendet eingesetzt"

static struct str fold(struct str word, char bytes[LONGEST]) {
    return text_fold(word, bytes, LONGEST);
}

static bool is_capital(char c) {
    return is_upper(c) || is_digit(c) || ((unsigned char)c & 0x80);
}

/* How many of the name's words stand from the word on, whose end is at *at; moves behind them. */
static size_t match_name(const struct customer *customer, struct str text, size_t *at) {
    char bytes[LONGEST];
    struct str word;
    size_t matched = 1, next = *at;
    while (matched < customer->word_count && text_word(text, &next, &word) &&
           (customer->small[matched] || is_capital(word.s[0])) &&
           str_equal(fold(word, bytes), customer->words[matched])) {
        matched++;
        *at = next;
    }
    return matched;
}

/* ---- mentions ---- */

struct sentence { /* the words before a name, the last ones, in a ring */
    struct str before[NEAR];
    size_t count;
};

/* "in 2024. The" and "on. The" end a sentence, "z. B." and the initial of a name do not. */
static bool ends_sentence(struct str text, size_t at) {
    size_t before = at;
    struct str word = word_before(text, &before);
    return at + 1 < text.n && stop_ends_sentence(text, at) &&
           (word.n > 1 || (word.n && is_digit(word.s[0])));
}

static bool is_stop_between(struct str left, struct str right) {
    struct str text = {left.s, (size_t)(right.s - left.s) + right.n};
    for (const char *s = left.s + left.n; s < right.s; s++)
        if (*s == '\n' || *s == '!' || *s == '?' || *s == ';' ||
            (*s == '.' && ends_sentence(text, (size_t)(s - text.s))))
            return true;
    return false;
}

static bool is_compared_before(const struct sentence *sentence, struct str name) {
    struct str right = name;
    for (size_t k = 0; k < NEAR && k < sentence->count; k++) {
        struct str word = sentence->before[(sentence->count - 1 - k) % NEAR];
        if (is_stop_between(word, right))
            return false;
        if (word_is_one_of(word, COMPARED_BEFORE))
            return true;
        right = word;
    }
    return false;
}

static bool is_compared_behind(struct str text, size_t at) {
    for (int i = 0; i < NEAR_BEHIND; i++) {
        struct str word = word_next(text, &at);
        if (!word.n)
            return false;
        if (word_is_one_of(word, COMPARED_BEHIND))
            return true;
    }
    return false;
}

/* "Contoso's founder": what belongs to it is the subject. */
static bool is_possessive(struct str text, size_t end) {
    struct str rest = str_slice(text, end, text.n);
    return str_starts(rest, STR("'")) || str_starts(rest, STR("\u2019"));
}

static void count_mention(struct customer *customer, struct str text, struct str name,
                          const struct sentence *sentence) {
    size_t end = (size_t)(name.s - text.s) + name.n;
    if (is_compared_before(sentence, name) || is_compared_behind(text, end)) {
        customer->comparisons++;
        return;
    }
    bool begins =
        !sentence->count || is_stop_between(sentence->before[(sentence->count - 1) % NEAR], name);
    if (!customer->mentions++)
        customer->first = name;
    if (begins && !is_possessive(text, end) && !customer->subjects++)
        customer->subject = name;
}

void customers_scan(struct customers *customers, struct str text) {
    char bytes[LONGEST];
    struct str word;
    struct sentence sentence = {.count = 0};
    for (size_t i = 0; i < customers->count; i++) {
        struct customer *customer = &customers->list[i];
        customer->mentions = customer->comparisons = customer->subjects = 0;
    }
    for (size_t at = 0; text_word(text, &at, &word);
         sentence.before[sentence.count++ % NEAR] = word) {
        const size_t *first =
            is_capital(word.s[0]) ? names_find(customers->by_first, fold(word, bytes)) : NULL;
        for (size_t i = 0; first && i < customers->count; i++) {
            struct customer *customer = &customers->list[i];
            size_t end = at;
            if (!customer->word_count || !str_equal(fold(word, bytes), customer->words[0]))
                continue;
            size_t matched = match_name(customer, text, &end);
            bool whole = matched == customer->word_count || matched >= ENOUGH;
            if (whole || (customer->alone && !customer->shared))
                count_mention(customer, text, str_slice(text, (size_t)(word.s - text.s), end),
                              &sentence);
        }
    }
}

const struct customer *customers_most(const struct customers *customers,
                                      const struct case_study *study) {
    const struct customer *most = NULL;
    for (size_t i = 0; i < customers->count; i++) {
        const struct customer *customer = &customers->list[i];
        if (customer->study != study && customer->mentions &&
            (!most || customer->mentions > most->mentions))
            most = customer;
    }
    return most;
}

struct customer *customers_find(const struct customers *customers, const struct case_study *study) {
    return study ? &customers->list[study - customers->checker->dossier->cases] : NULL;
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
        customer->small[customer->word_count] = !is_capital(word.s[0]);
        customer->words[customer->word_count++] = str_copy(arena, folded.s, folded.n);
    }
    while (customer->word_count > 1 &&
           (customer->words[customer->word_count - 1].n == 1 || /* B.V., e. V. */
            text_is_form_of_firm(customer->words[customer->word_count - 1])))
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
    for (size_t at = 0; count < TIMES_ALONE && text_word(text, &at, &word);) {
        size_t end = at;
        count += is_capital(word.s[0]) && str_equal(fold(word, bytes), customer->words[0]) &&
                 match_name(customer, text, &end) == 1;
    }
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
    if (customer->words[0].n < LEAST_NAME || is_of_partner(customers, customer->words[0]))
        return;
    for (size_t i = 0; alone < TIMES_ALONE && i < study->section_count; i++)
        if (study->sections[i].body)
            alone += times_alone(customer,
                                 node_text(customers->checker->arena, study->sections[i].body));
    customer->alone = alone >= TIMES_ALONE;
}

struct customers customers_of(struct checker *checker) {
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
