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

static struct verdict enough(const struct question *ask, size_t count, size_t asked,
                             struct str names, struct str expected) {
    if (count >= asked)
        return verdict_met(names, (struct place){.line = 0});
    struct str found =
        count ? str_format(ask->arena, "only %.*s", STR_ARG(names)) : STR("nobody in the manifest");
    return verdict_fails(ask, found, found, expected);
}

static struct str add_name(struct arena *arena, struct str names, struct str name) {
    return str_format(arena, "%.*s%s%.*s", STR_ARG(names), names.n ? ", " : "", STR_ARG(name));
}

struct verdict judge_speaker(const struct question *ask, const struct rule *rule) {
    size_t role_count, count = 0, asked = (size_t)rule_number(rule, AT_AT_LEAST, 1);
    struct str *roles = rule_list(rule, AT_ROLE, &role_count), names = STR("");
    for (size_t i = 0; i < ask->dossier->person_count; i++) {
        const struct person *person = &ask->dossier->people[i];
        if (!speaks_to(person, ask->condition->key) || !has_role(person, roles, role_count))
            continue;
        names = add_name(ask->arena, names, person->name);
        count++;
    }
    struct str expected = str_format(ask->arena, "%.*s who speak%s to %.*s",
                                     STR_ARG(counted(ask->arena, asked, "person", "people")),
                                     asked == 1 ? "s" : "", STR_ARG(item_of(ask->condition->key)));
    if (role_count)
        expected = str_format(ask->arena, "%.*s, with the role %.*s", STR_ARG(expected),
                              STR_ARG(words_list(ask->arena, roles, role_count, "or")));
    return enough(ask, count, asked, names, expected);
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

static struct wanted read_wanted(const struct question *ask, const struct rule *rule) {
    struct wanted wanted = {.level = SIZE_MAX};
    wanted.names = rule_list(rule, AT_NAMES, &wanted.name_count);
    wanted.levels = rule_list(rule, AT_LEVELS, &wanted.level_count);
    if (rule_text(rule, AT_LEVEL).n)
        wanted.level = word_position(rule_text(rule, AT_LEVEL), wanted.levels, wanted.level_count);
    wanted.until = date_add_months(ask->dossier->date, (int)rule_number(rule, AT_MONTHS, 0));
    return wanted;
}

struct verdict judge_certificates(const struct question *ask, const struct rule *rule) {
    struct wanted wanted = read_wanted(ask, rule);
    size_t count = 0, asked = (size_t)rule_number(rule, AT_AT_LEAST, 1);
    struct str people = STR(""), level = rule_text(rule, AT_LEVEL);
    for (size_t i = 0; i < ask->dossier->person_count; i++) {
        const struct person *person = &ask->dossier->people[i];
        const struct certificate *held = find_certificate(person, &wanted);
        if (!held)
            continue;
        people = add_name(
            ask->arena, people,
            str_format(ask->arena, "%.*s (%.*s)", STR_ARG(person->name), STR_ARG(held->name)));
        count++;
    }
    struct str expected = str_format(ask->arena, "%.*s with a certificate valid on %.*s",
                                     STR_ARG(counted(ask->arena, asked, "person", "people")),
                                     STR_ARG(date_format_iso(ask->arena, wanted.until)));
    if (wanted.name_count)
        expected =
            str_format(ask->arena, "%.*s: %.*s", STR_ARG(expected),
                       STR_ARG(words_list(ask->arena, wanted.names, wanted.name_count, "or")));
    if (level.n)
        expected =
            str_format(ask->arena, "%.*s, level %.*s or above", STR_ARG(expected), STR_ARG(level));
    return enough(ask, count, asked, people, expected);
}

struct verdict judge_consent(const struct question *ask, const struct rule *rule) {
    const struct case_study *study = ask->study;
    if (study->customer_named)
        return verdict_met(STR("the customer may be named"), study->place);
    if (rule_yes(rule, AT_ANONYMOUS) && study->public_name.n)
        return verdict_met(str_format(ask->arena, "as \"%.*s\"", STR_ARG(study->public_name)),
                           study->place);
    struct str found =
        str_format(ask->arena, "%.*s may not be named in public", STR_ARG(study->id));
    struct verdict verdict =
        verdict_fails(ask, found, found,
                      rule_yes(rule, AT_ANONYMOUS) ? STR("named=\"yes\" or an approved public-name")
                                                   : STR("the customer's consent (named=\"yes\")"));
    verdict.place = study->place;
    return verdict;
}

/* ---- the partner ---- */

struct verdict judge_tier(const struct question *ask, const struct rule *rule) {
    struct str tier = ask->dossier->partner_tier;
    struct rule_value tiers = rule_value(rule, AT_VALUES);
    size_t at = word_position(tier, tiers.list, tiers.count),
           asked = word_position(rule_text(rule, AT_AT_LEAST), tiers.list, tiers.count);
    if (at != SIZE_MAX && asked != SIZE_MAX && at >= asked)
        return verdict_met(tier, ask->dossier->tier_place);
    struct str found = tier.n ? str_format(ask->arena, "the tier is %.*s", STR_ARG(tier))
                              : STR("no tier is given");
    struct str expected =
        str_format(ask->arena, "at least %.*s", STR_ARG(rule_text(rule, AT_AT_LEAST)));
    struct verdict verdict = verdict_fails(ask, tier.n ? tier : found, found, expected);
    verdict.place = ask->dossier->tier_place;
    verdict.cause = ask->dossier->partner_name.n ? (struct str){0} : STR("the partner");
    return verdict;
}

static const char *page_trouble(const struct site *page, const struct site *home) {
    if (!page->is_public)
        return "is not a public address";
    if (!site_is_below(page, home))
        return "is not on the site of the home page";
    return !page->path.n && str_equal(page->host, home->host) ? "is the home page" : NULL;
}

struct verdict judge_public_page(const struct question *ask, const struct rule *rule) {
    struct str url = ask->dossier->practice_page,
               expected = STR("a public page of its own on the partner's site");
    struct site page = site_of(ask->arena, url),
                home = site_of(ask->arena, ask->dossier->home_page);
    const char *trouble =
        site_is_same_page(&page, &home) ? "is the home page" : page_trouble(&page, &home);
    struct str found = STR("no practice page is named");
    (void)rule;
    if (url.n && !ask->dossier->home_page.n)
        found = STR("no home page is named");
    else if (url.n && !trouble)
        return verdict_met(url, ask->dossier->practice_place);
    else if (url.n)
        found = str_format(ask->arena, "%.*s %s", STR_ARG(url), trouble);
    struct verdict verdict = verdict_fails(ask, found, found, expected);
    verdict.place = ask->dossier->practice_place;
    verdict.cause = ask->dossier->partner_name.n ? (struct str){0} : STR("the partner");
    return verdict;
}
