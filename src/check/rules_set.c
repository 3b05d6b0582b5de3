/* Rules about the practice or about all case studies together: tier, practice page, counts,
 * completeness. */
#include "check/rules.h"

#include "check/claim.h"
#include "check/exemption.h"
#include "check/web_address.h"

static size_t word_position(const struct rule *rule, struct str word) {
    size_t count = rule->value_count ? rule->value_count : rule->name_count;
    const struct str *values = rule->value_count ? rule->values : rule->names;
    for (size_t i = 0; i < count; i++)
        if (str_equal_ignoring_case(values[i], word))
            return i;
    return SIZE_MAX;
}

struct verdict judge_tier(const struct question *ask, const struct rule *rule) {
    struct str tier = ask->dossier->partner_tier;
    size_t at = word_position(rule, tier), asked = word_position(rule, rule->at_least);
    if (at != SIZE_MAX && asked != SIZE_MAX && at >= asked)
        return verdict_met(tier, ask->dossier->tier_place);
    struct str found = tier.n ? str_format(ask->arena, "the tier is %.*s", STR_ARG(tier))
                              : STR("no tier is given");
    struct str expected = str_format(ask->arena, "at least %.*s", STR_ARG(rule->at_least));
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

static struct str count_expected(struct arena *arena, const struct rule *rule) {
    if (rule->exactly.n)
        return str_format(arena, "exactly %.*s", STR_ARG(rule->exactly));
    if (rule->at_least.n && rule->at_most.n)
        return str_format(arena, "%.*s to %.*s", STR_ARG(rule->at_least), STR_ARG(rule->at_most));
    if (rule->at_least.n)
        return str_format(arena, "at least %.*s", STR_ARG(rule->at_least));
    return str_format(arena, "at most %.*s", STR_ARG(rule->at_most));
}

static bool count_fits(const struct rule *rule, uint64_t count) {
    uint64_t bound;
    if (rule->exactly.n && !(integer_parse(rule->exactly, &bound) && count == bound))
        return false;
    if (rule->at_least.n && !(integer_parse(rule->at_least, &bound) && count >= bound))
        return false;
    return !rule->at_most.n || (integer_parse(rule->at_most, &bound) && count <= bound);
}

struct verdict judge_count(const struct question *ask, const struct rule *rule) {
    size_t count = 0;
    struct str why_not = STR("");
    struct place place = {.line = 0};
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        struct question one = *ask;
        one.study = &ask->dossier->cases[i];
        struct verdict verdict =
            rule->first ? rule_judge(&one, rule->first) : verdict_met(STR(""), one.study->place);
        if (verdict_holds(&verdict)) {
            count++;
        } else if (!why_not.n) {
            why_not = str_format(ask->arena, " (%.*s: %.*s)", STR_ARG(one.study->id),
                                 STR_ARG(verdict.found));
            place = verdict.place;
        }
    }
    struct str counted = str_format(ask->arena, "%zu case stud%s", count, count == 1 ? "y" : "ies");
    if (count_fits(rule, count))
        return verdict_met(counted, (struct place){.line = 0});
    struct str found =
        str_format(ask->arena, "%.*s of %zu count%s%.*s", STR_ARG(counted),
                   ask->dossier->case_count, count == 1 ? "s" : "", STR_ARG(why_not));
    struct verdict verdict = verdict_fails(ask, counted, found, count_expected(ask->arena, rule));
    verdict.place = place;
    return verdict;
}

struct gaps {
    size_t count;
    struct str first;
};

static void gaps_look(const struct question *ask, const struct group *group,
                      const struct item *item, const struct condition *condition,
                      const struct case_study *study, struct gaps *gaps) {
    struct question other = *ask;
    struct exemption exemption;
    other.condition = condition;
    other.study = study;
    if ((study && study->unread) || claim_find(ask->dossier, item, condition, study) ||
        claim_is_misread(ask->dossier, item, condition, study) ||
        exemption_find(&other, group, item, &exemption))
        return;
    if (gaps->count++ == 0)
        gaps->first = study ? str_format(ask->arena, "%.*s (%.*s)", STR_ARG(condition->key),
                                         STR_ARG(study->id))
                            : condition->key;
}

struct verdict judge_complete(const struct question *ask, const struct rule *rule) {
    struct cursor cursor = {0};
    struct gaps gaps = {0, STR("")};
    const struct item *item;
    const struct condition *condition;
    (void)rule;
    while (cursor_next(ask->checklist, &cursor, &item, &condition)) {
        if (condition->optional || str_equal(condition->key, ask->condition->key))
            continue;
        const struct group *group = &ask->checklist->parts[cursor.part].groups[cursor.group];
        if (condition->scope != SCOPE_EACH)
            gaps_look(ask, group, item, condition, NULL, &gaps);
        for (size_t i = 0; condition->scope == SCOPE_EACH && i < ask->dossier->case_count; i++)
            gaps_look(ask, group, item, condition, &ask->dossier->cases[i], &gaps);
    }
    if (gaps.count == 0)
        return verdict_met(STR("every item answered"), (struct place){.line = 0});
    struct str counted = str_format(ask->arena, "%zu answer%s missing", gaps.count,
                                    gaps.count == 1 ? " is" : "s are");
    struct str found =
        str_format(ask->arena, "%.*s, first for %.*s", STR_ARG(counted), STR_ARG(gaps.first));
    return verdict_fails(ask, counted, found, STR("an answer to every item"));
}
