/* <test>: XPath 1.0 over the dossier's view, with the functions of checklists. */
#include <math.h>

#include "base/word_count.h"
#include "check/lookup_weight.h"
#include "check/text.h"
#include "check/web_address.h"
#include "check/xpath_view.h"

/* What the functions need to know. */
struct scene {
    const struct dossier *dossier;
    const struct checklist *checklist;
    bool unconfirmed; /* set by weight() */
};

static struct xpath_value number(double value) {
    return (struct xpath_value){.kind = VALUE_IS_NUMBER, .number = value};
}

static struct xpath_value truth(bool value) {
    return (struct xpath_value){.kind = VALUE_IS_TRUTH, .truth = value};
}

static bool call_quantity(const struct xpath_call *call, struct xpath_value *result) {
    struct str text = str_trim(call->arguments[0]);
    struct quantity quantity;
    uint64_t integer;
    int thousandths;
    if (quantity_parse(text, &quantity) == QUANTITY_OK)
        *result = number((double)quantity.bytes);
    else if (integer_parse(text, &integer))
        *result = number((double)integer);
    else if (percentage_parse(text, &thousandths))
        *result = number(thousandths / 1000.0);
    else
        *result = number(NAN);
    return true;
}

/* Days since 1 March of the year 0, by Howard Hinnant's days_from_civil. */
static long day_number(struct date date) {
    long year = date.year - (date.month <= 2), era = year / 400, of_era = year - era * 400;
    long of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
}

static bool call_date(const struct xpath_call *call, struct xpath_value *result) {
    struct date date;
    *result =
        number(date_parse(str_trim(call->arguments[0]), &date) ? (double)day_number(date) : NAN);
    return true;
}

/* Whole months: the day that begins the last one must have been reached. */
static long months_between(struct date from, struct date to) {
    long months = 12L * (to.year - from.year) + to.month - from.month;
    if (months > 0 && date_compare(date_add_months(from, (int)months), to) > 0)
        months--;
    if (months < 0 && date_compare(date_add_months(from, (int)months), to) < 0)
        months++;
    return months;
}

static bool call_months_between(const struct xpath_call *call, struct xpath_value *result) {
    struct date from, to;
    bool good = date_parse(str_trim(call->arguments[0]), &from) &&
                date_parse(str_trim(call->arguments[1]), &to);
    *result = number(good ? (double)months_between(from, to) : NAN);
    return true;
}

static bool call_words(const struct xpath_call *call, struct xpath_value *result) {
    *result = number((double)str_words(call->arguments[0]));
    return true;
}

static bool call_normalise(const struct xpath_call *call, struct xpath_value *result) {
    *result = (struct xpath_value){.kind = VALUE_IS_TEXT,
                                   .text = text_normalise(call->arena, call->arguments[0])};
    return true;
}

static bool call_same_site(const struct xpath_call *call, struct xpath_value *result) {
    struct site page = site_of(call->arena, call->arguments[0]),
                home = site_of(call->arena, call->arguments[1]);
    *result = truth(page.host.n && home.host.n && site_is_below(&page, &home));
    return true;
}

static bool call_is_home_page(const struct xpath_call *call, struct xpath_value *result) {
    const struct scene *scene = call->context;
    struct site page = site_of(call->arena, call->arguments[0]),
                home = site_of(call->arena, scene->dossier->home_page);
    *result = truth(page.host.n && (!page.path.n || site_is_same_page(&page, &home)));
    return true;
}

static bool call_similarity(const struct xpath_call *call, struct xpath_value *result) {
    *result = number(text_similarity(call->arena, call->arguments[0], call->arguments[1]));
    return true;
}

static bool call_weight(const struct xpath_call *call, struct xpath_value *result) {
    struct scene *scene = call->context;
    long long thousandths = 0;
    bool unconfirmed = false;
    bool known = weighted_find(scene->dossier, scene->checklist, call->arguments[0],
                               call->arguments[1], &thousandths, &unconfirmed);
    scene->unconfirmed = scene->unconfirmed || unconfirmed;
    *result = number(known ? (double)thousandths / 1000.0 : NAN);
    return true;
}

const struct xpath_function view_functions[] = {
    {"quantity", 1, 1, call_quantity, "text",
     "The number of bytes of a quantity, or the value of an integer or a percentage. NaN when it "
     "is none."},
    {"date", 1, 1, call_date, "text",
     "The day of a date as a number, to be compared and subtracted. NaN when it is none."},
    {"months-between", 2, 2, call_months_between, "from to",
     "Whole months from one date to another, below 0 when the second is earlier."},
    {"words", 1, 1, call_words, "text", "How many words the text has."},
    {"normalise", 1, 1, call_normalise, "text",
     "The text as names are compared: lower case, without accents, blanks, punctuation and the "
     "form of a firm."},
    {"same-site", 2, 2, call_same_site, "a b", "Whether a web address is on the site of another."},
    {"is-home-page", 1, 1, call_is_home_page, "a",
     "Whether a web address is the first page of its site or the partner's home page."},
    {"similarity", 2, 2, call_similarity, "a b", "How alike two texts are, 0 to 100."},
    {"weight", 2, 2, call_weight, "table key",
     "A weight of a lookup table, with the submission's own in place. NaN when unknown."},
};
const size_t view_function_count = COUNT(view_functions);

static const struct xpath_node *context_of(const struct question *ask) {
    for (size_t i = 0; ask->study && i < ask->dossier->case_count; i++)
        if (&ask->dossier->cases[i] == ask->study)
            return ask->shared->view->studies[i];
    return NULL;
}

bool view_evaluate(const struct question *ask, struct str expression, struct xpath_value *value,
                   struct xpath_fault *fault, bool *unconfirmed) {
    struct scene scene = {ask->dossier, ask->checklist, false};
    struct xpath_functions functions = {view_functions, view_function_count, &scene};
    if (!ask->shared->view)
        ask->shared->view = view_make(ask->arena, ask->dossier);
    bool good = xpath_evaluate(ask->arena, ask->shared->view->tree, context_of(ask), expression,
                               &functions, value, fault);
    *unconfirmed = scene.unconfirmed;
    return good;
}

static struct verdict cannot(const struct question *ask, const struct rule *rule,
                             enum rule_attribute attribute, const struct xpath_fault *fault) {
    struct place place = rule_value(rule, attribute).place;
    struct phrase found =
        phrase_of(ask->arena, REASON_CANNOT_EVALUATE, say_word(rule_attribute_names[attribute]),
                  say_text(str_format(ask->arena, "%.*s:%d:%d", STR_ARG(place.file), place.line,
                                      place.column + (int)fault->offset)),
                  say_text(fault->message));
    return verdict_opens(ask, found, phrase_plain(REASON_AN_EXPRESSION));
}

/* What was found: the value of `found`, or that the expression is false. */
static struct verdict test_fails(const struct question *ask, const struct rule *rule,
                                 struct phrase expected) {
    struct str expression = rule_text(rule, AT_FOUND);
    struct phrase found =
        phrase_of(ask->arena, REASON_IS_FALSE, say_text(rule_text(rule, AT_XPATH)));
    struct xpath_value value;
    struct xpath_fault fault;
    bool unconfirmed;
    struct place place = NOWHERE;
    if (expression.n) {
        if (!view_evaluate(ask, expression, &value, &fault, &unconfirmed))
            return cannot(ask, rule, AT_FOUND, &fault);
        found = value.text.n ? phrase_of(ask->arena, REASON_FOUND, say_text(value.text))
                             : phrase_plain(REASON_NOTHING_FOUND);
        place = value.place;
    }
    return verdict_fails(ask, found, expected, place);
}

struct verdict judge_test(const struct question *ask, const struct rule *rule) {
    struct phrase expected = phrase_text(ask->arena, rule_text(rule, AT_EXPECTED));
    struct xpath_value value;
    struct xpath_fault fault;
    bool unconfirmed;
    if (phrase_empty(expected))
        expected = phrase_of(ask->arena, REASON_THAT, say_text(rule_text(rule, AT_XPATH)));
    if (!view_evaluate(ask, rule_text(rule, AT_XPATH), &value, &fault, &unconfirmed))
        return cannot(ask, rule, AT_XPATH, &fault);
    if (!value.truth)
        return test_fails(ask, rule, expected);
    if (unconfirmed)
        expected = phrase_of(ask->arena, REASON_UNCONFIRMED, say_phrase(expected));
    return verdict_met(BASIS_COMPUTED, expected, value.place);
}
