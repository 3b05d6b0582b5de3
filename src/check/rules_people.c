/* Rules about people and the partner: who speaks to an item, who holds a certificate, who may be
 * named; the partner's tier and page. */
#include "check/claim.h"
#include "check/rules.h"
#include "check/text.h"
#include "check/web_address.h"

/* "requirements/1.0" of "requirements/1.0/s4". */
static struct str item_of(struct str key) {
    size_t first = str_find(key, STR("/"), 0);
    size_t second = first == SIZE_MAX ? SIZE_MAX : str_find(key, STR("/"), first + 1);
    return str_slice(key, 0, second);
}

static bool speaks_to(const struct person *person, struct str key) {
    for (size_t i = 0; i < person->speaks_to_count; i++)
        if (str_equal(person->speaks_to[i], key) || str_equal(person->speaks_to[i], item_of(key)))
            return true;
    return false;
}

static bool has_role(const struct person *person, const struct str *roles, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_names(person->role, roles[i]))
            return true;
    return count == 0;
}

struct those {
    struct str *list; /* names of people */
    size_t count;
};

static struct verdict enough(const struct question *ask, const struct those *those, size_t asked,
                             struct phrase expected) {
    struct argument names = say_list(those->list, those->count, LIST_COMMA);
    if (those->count >= asked)
        return verdict_met(BASIS_COMPUTED, phrase_of(ask->arena, REASON_TEXT, names), NOWHERE);
    return verdict_fails(
        ask, those->count ? phrase_of(ask->arena, REASON_ONLY, names) : phrase_plain(REASON_NOBODY),
        expected, NOWHERE);
}

struct verdict judge_speaker(const struct question *ask, const struct rule *rule) {
    size_t asked = (size_t)rule_number(rule, AT_AT_LEAST, 1);
    struct rule_value roles = rule_value(rule, AT_ROLE);
    struct those those = {0};
    for (size_t i = 0; i < ask->dossier->person_count; i++) {
        const struct person *person = &ask->dossier->people[i];
        if (speaks_to(person, ask->condition->key) && has_role(person, roles.list, roles.count))
            *APPEND(ask->arena, those.list, those.count) = person->name;
    }
    return enough(ask, &those, asked,
                  phrase_of(ask->arena, REASON_SPEAKERS, say_size(asked),
                            say_text(item_of(ask->condition->key)),
                            say_list(roles.list, roles.count, LIST_OR)));
}

struct wanted {
    struct str *names, *levels;
    size_t name_count, level_count;
    size_t level; /* position of the least level; SIZE_MAX: any */
    struct date until;
};

static bool certificate_counts(const struct certificate *held, const struct wanted *wanted) {
    size_t level = word_position(held->level, wanted->levels, wanted->level_count);
    if (wanted->name_count && !word_is_in(held->name, wanted->names, wanted->name_count))
        return false;
    if (wanted->level != SIZE_MAX && (level == SIZE_MAX || level < wanted->level))
        return false;
    return held->expires.year == 0 || date_compare(held->expires, wanted->until) >= 0;
}

static const struct certificate *find_certificate(const struct person *person,
                                                  const struct wanted *wanted) {
    for (size_t i = 0; i < person->certificate_count; i++)
        if (certificate_counts(&person->certificates[i], wanted))
            return &person->certificates[i];
    return NULL;
}

struct verdict judge_certificates(const struct question *ask, const struct rule *rule) {
    struct wanted wanted = {.level = SIZE_MAX};
    wanted.names = rule_list(rule, AT_NAMES, &wanted.name_count);
    wanted.levels = rule_list(rule, AT_LEVELS, &wanted.level_count);
    if (rule_text(rule, AT_LEVEL).n)
        wanted.level = word_position(rule_text(rule, AT_LEVEL), wanted.levels, wanted.level_count);
    wanted.until = date_add_months(ask->dossier->date, (int)rule_number(rule, AT_MONTHS, 0));

    size_t asked = (size_t)rule_number(rule, AT_AT_LEAST, 1);
    struct those those = {0};
    for (size_t i = 0; i < ask->dossier->person_count; i++) {
        const struct person *person = &ask->dossier->people[i];
        const struct certificate *held = find_certificate(person, &wanted);
        if (held)
            *APPEND(ask->arena, those.list, those.count) =
                str_format(ask->arena, "%.*s (%.*s)", STR_ARG(person->name), STR_ARG(held->name));
    }
    return enough(ask, &those, asked,
                  phrase_of(ask->arena, REASON_CERTIFIED, say_size(asked), say_date(wanted.until),
                            say_list(wanted.names, wanted.name_count, LIST_OR),
                            say_text(rule_text(rule, AT_LEVEL))));
}

struct verdict judge_consent(const struct question *ask, const struct rule *rule) {
    const struct case_study *study = ask->study;
    bool anonymous = rule_yes(rule, AT_ANONYMOUS);
    if (case_is_named(ask->dossier, study))
        return verdict_met(BASIS_COMPUTED, phrase_plain(REASON_MAY_BE_NAMED), study->place);
    if (anonymous && study->public_name.n)
        return verdict_met(BASIS_COMPUTED,
                           phrase_of(ask->arena, REASON_AS_NAME, say_text(study->public_name)),
                           study->place);
    struct verdict verdict = verdict_fails(
        ask, phrase_of(ask->arena, REASON_MAY_NOT_BE_NAMED, say_text(study->id)),
        phrase_plain(anonymous ? REASON_A_PUBLIC_NAME : REASON_A_CONSENT), study->place);
    verdict.cause = study->customer_named ? STR(FACT_CONSENT) : STR("");
    return verdict;
}

/* ---- the partner ---- */

struct verdict judge_tier(const struct question *ask, const struct rule *rule) {
    struct str tier = ask->dossier->partner_tier;
    struct rule_value tiers = rule_value(rule, AT_VALUES);
    size_t at = word_position(tier, tiers.list, tiers.count),
           asked = word_position(rule_text(rule, AT_AT_LEAST), tiers.list, tiers.count);
    if (at != SIZE_MAX && asked != SIZE_MAX && at >= asked)
        return verdict_met(BASIS_COMPUTED, phrase_text(ask->arena, tier), ask->dossier->tier_place);
    struct phrase found = tier.n ? phrase_of(ask->arena, REASON_TIER_IS, say_text(tier))
                                 : phrase_plain(REASON_NO_TIER);
    struct verdict verdict = verdict_fails(
        ask, found, phrase_of(ask->arena, REASON_AT_LEAST, say_text(rule_text(rule, AT_AT_LEAST))),
        ask->dossier->tier_place);
    verdict.cause = ask->dossier->partner_name.n ? STR("") : STR(FACT_PARTNER);
    return verdict;
}

static enum phrase_id page_trouble(const struct site *page, const struct site *home) {
    if (site_is_same_page(page, home))
        return REASON_HOME_PAGE;
    if (!page->is_public)
        return REASON_NOT_PUBLIC;
    if (!site_is_below(page, home))
        return REASON_NOT_ON_SITE;
    return !page->path.n && str_equal(page->host, home->host) ? REASON_HOME_PAGE : PHRASE_NONE;
}

struct verdict judge_public_page(const struct question *ask, const struct rule *rule) {
    struct argument url = say_address(ask->dossier->practice_page);
    struct site page = site_of(ask->arena, ask->dossier->practice_page),
                home = site_of(ask->arena, ask->dossier->home_page);
    enum phrase_id trouble = page_trouble(&page, &home);
    struct phrase found = phrase_plain(REASON_NO_PRACTICE_PAGE);
    (void)rule;
    if (url.kind && !ask->dossier->home_page.n)
        found = phrase_plain(REASON_NO_HOME_PAGE);
    else if (url.kind && !trouble)
        return verdict_met(BASIS_COMPUTED, phrase_of(ask->arena, REASON_TEXT, url),
                           ask->dossier->practice_place);
    else if (url.kind)
        found = phrase_of(ask->arena, REASON_PAGE_TROUBLE, url, say_phrase(phrase_plain(trouble)));
    struct verdict verdict =
        verdict_fails(ask, found, phrase_plain(REASON_OWN_PAGE), ask->dossier->practice_place);
    verdict.cause = ask->dossier->partner_name.n ? STR(FACT_PRACTICE_PAGE) : STR(FACT_PARTNER);
    return verdict;
}
