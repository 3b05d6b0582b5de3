/* Rules about the value of a fact: that it is there, its form, its place in an order, its status,
 * its size as a set, its web address. The wording of what was found names the field, so that a
 * message can be understood without the rule. */
#include "base/ascii.h"
#include "base/utf8.h"
#include "base/word_count.h"
#include "check/claim.h"
#include "check/found.h"
#include "check/placeholder.h"
#include "check/text.h"
#include "check/web_address.h"

struct verdict judge_field(const struct question *ask, const struct rule *rule) {
    struct verdict verdict;
    const struct field *field =
        fact_find(ask, rule_text(rule, AT_NAME), phrase_plain(REASON_A_VALUE), &verdict);
    return field ? verdict_met(BASIS_COMPUTED, fact_value(ask, field), field->place) : verdict;
}

struct verdict judge_fields(const struct question *ask, const struct rule *rule) {
    struct rule_value names = rule_value(rule, AT_NAMES);
    size_t asked = (size_t)rule_number(rule, AT_AT_LEAST, (long)names.count), given = 0;
    struct verdict missing = {.outcome = OUTCOME_NOT_MET}, verdict;
    struct str *values = NULL;
    for (size_t i = 0; i < names.count; i++) {
        const struct field *field =
            fact_find(ask, names.list[i], phrase_plain(REASON_A_VALUE), &verdict);
        if (field)
            *APPEND(ask->arena, values, given) = field->text;
        else if (phrase_empty(missing.found))
            missing = verdict;
    }
    if (given >= asked)
        return verdict_met(BASIS_COMPUTED,
                           phrase_of(ask->arena, REASON_TEXT, say_list(values, given, LIST_COMMA)),
                           NOWHERE);
    if (asked == names.count)
        return missing;
    return verdict_fails(
        ask, phrase_of(ask->arena, REASON_FIELDS_GIVEN, say_size(given), say_size(names.count)),
        phrase_of(ask->arena, REASON_AT_LEAST_OF, say_size(asked),
                  say_list(names.list, names.count, LIST_AND)),
        NOWHERE);
}

struct verdict judge_level(const struct question *ask, const struct rule *rule) {
    struct str least = rule_text(rule, AT_AT_LEAST);
    struct rule_value values = rule_value(rule, AT_VALUES);
    struct phrase expected = phrase_of(ask->arena, REASON_AT_LEAST, say_text(least));
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    size_t at = word_position(field->text, values.list, values.count),
           asked = word_position(least, values.list, values.count);
    if (at != SIZE_MAX && asked != SIZE_MAX && at >= asked)
        return verdict_met(BASIS_COMPUTED, fact_value(ask, field), field->place);
    return verdict_fails(ask, fact_is(ask, field), expected, field->place);
}

/* ---- form ---- */

static bool all_digits(struct str text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] < '0' || text.s[i] > '9')
            return false;
    return text.n > 0;
}

static bool is_account(struct str text) {
    size_t digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool digit = is_digit(text.s[i]);
        if (!digit && text.s[i] != ' ' && text.s[i] != '-')
            return false;
        digits += digit;
    }
    return digits == 12;
}

/* arn:partition:service:region:account:resource */
static bool is_arn(struct str text) {
    struct str rest = text, piece;
    size_t pieces = 0;
    while (pieces < 5 && str_cut(&rest, ':', &piece)) {
        bool optional = pieces == 3 || pieces == 4;
        if ((pieces == 0 && !str_is(piece, "arn")) || (!optional && !piece.n) ||
            (pieces == 4 && piece.n && !is_account(piece)))
            return false;
        pieces++;
    }
    return pieces == 5 && rest.n > 0 && str_find(text, STR(" "), 0) == SIZE_MAX;
}

static bool is_url(struct str text) {
    return (str_starts(text, STR("https://")) || str_starts(text, STR("http://"))) &&
           str_find(text, STR(" "), 0) == SIZE_MAX && str_find(text, STR("."), 0) != SIZE_MAX;
}

static bool is_email(struct str text) {
    size_t at = str_find(text, STR("@"), 0);
    return at != SIZE_MAX && at > 0 && str_find(text, STR("@"), at + 1) == SIZE_MAX &&
           str_find(text, STR(" "), 0) == SIZE_MAX && str_find(text, STR("."), at + 2) < text.n - 1;
}

static bool is_date(struct str text) {
    struct date date;
    return date_parse(text, &date);
}

static bool (*const formats[])(struct str text) = {
    [FORMAT_ACCOUNT] = is_account, [FORMAT_ARN] = is_arn,   [FORMAT_URL] = is_url,
    [FORMAT_EMAIL] = is_email,     [FORMAT_DATE] = is_date, [FORMAT_DIGITS] = all_digits,
};

static struct phrase format_asked(const struct question *ask, const struct rule *rule) {
    static const enum phrase_id words[] = {
        [FORMAT_ACCOUNT] = REASON_ACCOUNT, [FORMAT_ARN] = REASON_ARN,
        [FORMAT_URL] = REASON_WEB_ADDRESS, [FORMAT_EMAIL] = REASON_MAIL_ADDRESS,
        [FORMAT_DATE] = REASON_DATE_LIKE,  [FORMAT_DIGITS] = REASON_DIGITS};
    struct argument like = say_text(rule_text(rule, AT_LIKE)),
                    length = say_text(rule_text(rule, AT_LENGTH));
    int format = keyword_find(&format_keywords, rule_text(rule, AT_IS));
    if (format >= 0)
        return phrase_of(ask->arena, REASON_FORM, say_phrase(phrase_plain(words[format])), like,
                         length);
    return like.kind ? phrase_of(ask->arena, REASON_FORM_LIKE, like, length)
                     : phrase_of(ask->arena, REASON_CHARACTERS, length);
}

static size_t characters(struct str text) {
    size_t count = 0, at = 0;
    for (; at < text.n; count++)
        utf8_next(text, &at);
    return count;
}

struct verdict judge_format(const struct question *ask, const struct rule *rule) {
    struct str like = rule_text(rule, AT_LIKE);
    struct phrase expected = format_asked(ask, rule);
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    int format = keyword_find(&format_keywords, rule_text(rule, AT_IS));
    long length = rule_number(rule, AT_LENGTH, -1);
    bool good = (format < 0 || formats[format](field->text)) &&
                (!like.n || text_matches(field->text, like)) &&
                (length < 0 || characters(field->text) == (size_t)length);
    if (good)
        return verdict_met(BASIS_COMPUTED, fact_value(ask, field), field->place);
    return verdict_fails(ask, fact_is(ask, field), expected, field->place);
}

/* ---- lists ---- */

static bool holds_one_of(const struct field *field, const struct str *values, size_t count) {
    if (field->type != FIELD_LIST)
        return word_is_in(field->text, values, count);
    for (size_t i = 0; i < field->list_count; i++)
        if (word_is_in(field->list[i], values, count))
            return true;
    return false;
}

/* The way out: the answer to the condition justifies another value. */
static bool is_justified(const struct question *ask, const struct rule *rule,
                         struct verdict *verdict) {
    const struct answer *answer = answer_find(ask);
    struct str text = claim_text(ask->arena, answer);
    long words = rule_number(rule, AT_OR_WORDS, 0);
    if (!words || !answer || str_words(text) < (size_t)words || placeholder_is(text))
        return false;
    *verdict = verdict_met(
        BASIS_STATED,
        phrase_of(ask->arena, REASON_JUSTIFIED, say_phrase(answer_voucher(ask, answer))),
        answer->place);
    return true;
}

struct verdict judge_one_of(const struct question *ask, const struct rule *rule) {
    size_t count;
    const struct str *values = rule_list(rule, AT_VALUES, &count);
    struct phrase expected = phrase_of(ask->arena, REASON_TEXT, say_list(values, count, LIST_OR));
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    if (holds_one_of(field, values, count))
        return verdict_met(BASIS_COMPUTED, fact_value(ask, field), field->place);
    if (is_justified(ask, rule, &verdict))
        return verdict;
    if (rule_number(rule, AT_OR_WORDS, 0))
        expected = phrase_of(ask->arena, REASON_OR_JUSTIFIED, say_phrase(expected),
                             say_text(rule_text(rule, AT_OR_WORDS)));
    return verdict_fails(ask, fact_value_is(ask, field), expected, field->place);
}

struct verdict judge_status(const struct question *ask, const struct rule *rule) {
    size_t refused_count;
    struct rule_value values = rule_value(rule, AT_VALUES);
    struct str *refused = rule_list(rule, AT_REFUSED, &refused_count);
    struct phrase expected =
        phrase_of(ask->arena, REASON_TEXT, say_list(values.list, values.count, LIST_OR));
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    if (holds_one_of(field, values.list, values.count) &&
        !holds_one_of(field, refused, refused_count))
        return verdict_met(BASIS_COMPUTED, fact_value(ask, field), field->place);
    return verdict_fails(ask, fact_is(ask, field), expected, field->place);
}

struct verdict judge_set_size(const struct question *ask, const struct rule *rule) {
    size_t except_count, count = 0, asked = (size_t)rule_number(rule, AT_AT_LEAST, 1);
    struct str *except = rule_list(rule, AT_EXCEPT, &except_count);
    struct phrase expected = phrase_of(ask->arena, REASON_AT_LEAST, say_size(asked));
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    if (except_count)
        expected = phrase_of(ask->arena, REASON_BESIDES, say_phrase(expected),
                             say_list(except, except_count, LIST_AND));
    for (size_t i = 0; i < field->list_count; i++)
        count += !word_is_in(field->list[i], except, except_count) &&
                 !word_is_in(field->list[i], field->list, i);
    struct phrase found =
        phrase_of(ask->arena, REASON_THAT_COUNT, say_text(field->name), say_size(count));
    return count >= asked ? verdict_met(BASIS_COMPUTED, fact_value(ask, field), field->place)
                          : verdict_fails(ask, found, expected, field->place);
}

/* ---- the web ---- */

static bool is_on_domain(struct arena *arena, const struct site *page, const struct str *domains,
                         size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct site domain = site_of(arena, domains[i]);
        if (site_is_below(page, &domain))
            return true;
    }
    return count == 0;
}

static enum phrase_id url_trouble(const struct question *ask, const struct rule *rule,
                                  const struct field *field) {
    size_t count;
    struct str *domains = rule_list(rule, AT_DOMAIN, &count);
    struct str like = rule_text(rule, AT_LIKE);
    struct site page = site_of(ask->arena, field->text),
                home = site_of(ask->arena, ask->dossier->home_page);
    if (!page.is_public)
        return REASON_NOT_PUBLIC;
    if (rule_yes(rule, AT_OWN_SITE) && !site_is_below(&page, &home))
        return REASON_NOT_ON_SITE;
    if (rule_yes(rule, AT_NOT_HOME) && (!page.path.n || site_is_same_page(&page, &home)))
        return REASON_FIRST_PAGE;
    if (!is_on_domain(ask->arena, &page, domains, count))
        return REASON_OTHER_DOMAIN;
    return like.n && !text_matches(field->text, like) ? REASON_OTHER_FORM : PHRASE_NONE;
}

struct verdict judge_url(const struct question *ask, const struct rule *rule) {
    size_t count;
    struct str *domains = rule_list(rule, AT_DOMAIN, &count);
    struct phrase expected = phrase_of(
        ask->arena, rule_yes(rule, AT_OWN_SITE) ? REASON_OWN_SITE_PAGE : REASON_PUBLIC_PAGE,
        say_list(domains, count, LIST_OR), say_text(rule_text(rule, AT_LIKE)));
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    enum phrase_id trouble = url_trouble(ask, rule, field);
    struct argument url = say_address(field->text);
    if (!trouble)
        return verdict_met(BASIS_COMPUTED, phrase_of(ask->arena, REASON_TEXT, url), field->place);
    return verdict_fails(ask,
                         phrase_of(ask->arena, REASON_ADDRESS_TROUBLE, say_text(field->name), url,
                                   say_phrase(phrase_plain(trouble))),
                         expected, field->place);
}
