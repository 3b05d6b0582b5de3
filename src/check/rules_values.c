/* Rules about the value of a fact: that it is there, its form, its place in an order, its status,
 * its size as a set, its web address. The wording of what was found names the field, so that a
 * message can be understood without the rule. */
#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/word_count.h"
#include "check/claim.h"
#include "check/found.h"
#include "check/placeholder.h"
#include "check/text.h"
#include "check/web_address.h"

#define LIST_BYTES ((size_t)1 << 20)

static struct str field_is(const struct question *ask, const struct field *field) {
    return str_format(ask->arena, "%.*s is %.*s", STR_ARG(field->name), STR_ARG(field->text));
}

struct verdict judge_field(const struct question *ask, const struct rule *rule) {
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), STR("a value"), &verdict);
    return field ? verdict_met(field->text, field->place) : verdict;
}

struct verdict judge_fields(const struct question *ask, const struct rule *rule) {
    struct rule_value names = rule_value(rule, AT_NAMES);
    size_t asked = (size_t)rule_number(rule, AT_AT_LEAST, (long)names.count), given = 0;
    struct verdict missing = {.outcome = OUTCOME_NOT_MET}, verdict;
    struct buf values = buf_init(ask->arena, LIST_BYTES);
    for (size_t i = 0; i < names.count; i++) {
        const struct field *field = fact_find(ask, names.list[i], STR("a value"), &verdict);
        if (field) {
            buf_add_text(&values, given++ ? ", " : "");
            buf_add(&values, field->text);
        } else if (!missing.found.n) {
            missing = verdict;
        }
    }
    if (given >= asked)
        return verdict_met(buf_str(&values), (struct place){.line = 0});
    if (asked == names.count)
        return missing;
    struct str found = str_format(ask->arena, "%zu of %zu fields are given", given, names.count);
    struct str expected =
        str_format(ask->arena, "at least %zu of %.*s", asked,
                   STR_ARG(words_list(ask->arena, names.list, names.count, "and")));
    return verdict_fails(ask, found, found, expected);
}

struct verdict judge_level(const struct question *ask, const struct rule *rule) {
    struct str least = rule_text(rule, AT_AT_LEAST);
    struct rule_value values = rule_value(rule, AT_VALUES);
    struct str expected = str_format(ask->arena, "at least %.*s", STR_ARG(least));
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    size_t at = word_position(field->text, values.list, values.count),
           asked = word_position(least, values.list, values.count);
    if (at != SIZE_MAX && asked != SIZE_MAX && at >= asked)
        return verdict_met(field->text, field->place);
    return verdict_refuses(ask, field, field_is(ask, field), expected);
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

static struct str format_expected(const struct question *ask, const struct rule *rule) {
    struct str like = rule_text(rule, AT_LIKE), length = rule_text(rule, AT_LENGTH);
    int format = keyword_find(&format_keywords, rule_text(rule, AT_IS));
    return str_format(ask->arena, "%s%s%.*s%s%.*s%s",
                      format < 0 ? "" : format_keywords.rows[format].says,
                      like.n ? (format < 0 ? "the form " : ", as ") : "", STR_ARG(like),
                      length.n ? (format < 0 && !like.n ? "" : ", ") : "", STR_ARG(length),
                      length.n ? " characters" : "");
}

static size_t characters(struct str text) {
    size_t count = 0, at = 0;
    for (; at < text.n; count++)
        utf8_next(text, &at);
    return count;
}

struct verdict judge_format(const struct question *ask, const struct rule *rule) {
    struct str expected = format_expected(ask, rule), like = rule_text(rule, AT_LIKE);
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
        return verdict_met(field->text, field->place);
    return verdict_refuses(ask, field, field_is(ask, field), expected);
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
    struct str reason =
        str_format(ask->arena, "justified %.*s", STR_ARG(answer_voucher(ask, answer)));
    *verdict = (struct verdict){
        .outcome = OUTCOME_ATTESTED, .reason = reason, .found = reason, .place = answer->place};
    return true;
}

struct verdict judge_one_of(const struct question *ask, const struct rule *rule) {
    size_t count;
    const struct str *values = rule_list(rule, AT_VALUES, &count);
    struct str expected = words_list(ask->arena, values, count, "or");
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    if (holds_one_of(field, values, count))
        return verdict_met(field->text, field->place);
    if (is_justified(ask, rule, &verdict))
        return verdict;
    if (rule_number(rule, AT_OR_WORDS, 0))
        expected = str_format(ask->arena, "%.*s, or an answer that justifies it in %.*s words",
                              STR_ARG(expected), STR_ARG(rule_text(rule, AT_OR_WORDS)));
    verdict = verdict_fails(ask, field->text, field_is(ask, field), expected);
    verdict.place = field->place;
    return verdict;
}

struct verdict judge_status(const struct question *ask, const struct rule *rule) {
    size_t refused_count;
    struct rule_value values = rule_value(rule, AT_VALUES);
    struct str *refused = rule_list(rule, AT_REFUSED, &refused_count);
    struct str expected = words_list(ask->arena, values.list, values.count, "or");
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    if (holds_one_of(field, values.list, values.count) &&
        !holds_one_of(field, refused, refused_count))
        return verdict_met(field->text, field->place);
    return verdict_refuses(ask, field, field_is(ask, field), expected);
}

struct verdict judge_set_size(const struct question *ask, const struct rule *rule) {
    size_t except_count, count = 0, asked = (size_t)rule_number(rule, AT_AT_LEAST, 1);
    struct str *except = rule_list(rule, AT_EXCEPT, &except_count);
    struct str expected = str_format(ask->arena, "at least %zu", asked);
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    if (except_count)
        expected = str_format(ask->arena, "%.*s besides %.*s", STR_ARG(expected),
                              STR_ARG(words_list(ask->arena, except, except_count, "and")));
    for (size_t i = 0; i < field->list_count; i++)
        count += !word_is_in(field->list[i], except, except_count) &&
                 !word_is_in(field->list[i], field->list, i);
    struct str found =
        str_format(ask->arena, "%.*s has %zu that count", STR_ARG(field->name), count);
    if (count >= asked)
        return verdict_met(field->text, field->place);
    return verdict_refuses(ask, field, found, expected);
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

static const char *url_trouble(const struct question *ask, const struct rule *rule,
                               const struct field *field) {
    size_t count;
    struct str *domains = rule_list(rule, AT_DOMAIN, &count);
    struct str like = rule_text(rule, AT_LIKE);
    struct site page = site_of(ask->arena, field->text),
                home = site_of(ask->arena, ask->dossier->home_page);
    if (!page.is_public)
        return "is not a public address";
    if (rule_yes(rule, AT_OWN_SITE) && !site_is_below(&page, &home))
        return "is not on the site of the home page";
    if (rule_yes(rule, AT_NOT_HOME) && (!page.path.n || site_is_same_page(&page, &home)))
        return "is the first page of its site";
    if (!is_on_domain(ask->arena, &page, domains, count))
        return "is on another domain";
    return like.n && !text_matches(field->text, like) ? "has another form" : NULL;
}

struct verdict judge_url(const struct question *ask, const struct rule *rule) {
    size_t count;
    struct str *domains = rule_list(rule, AT_DOMAIN, &count);
    struct str expected =
        str_format(ask->arena, "a public page%s%s%.*s%s%.*s",
                   rule_yes(rule, AT_OWN_SITE) ? " on the partner's site" : "", count ? " on " : "",
                   STR_ARG(words_list(ask->arena, domains, count, "or")),
                   rule_text(rule, AT_LIKE).n ? ", as " : "", STR_ARG(rule_text(rule, AT_LIKE)));
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    const char *trouble = url_trouble(ask, rule, field);
    if (!trouble)
        return verdict_met(field->text, field->place);
    struct str found = str_format(ask->arena, "%.*s, %.*s, %s", STR_ARG(field->name),
                                  STR_ARG(field->text), trouble);
    return verdict_refuses(ask, field, found, expected);
}
