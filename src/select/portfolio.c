/* What is asked of each case study. One that the manifest names is judged as `dossier check` would
 * judge a submission of it alone; of another one only what its own file shows is judged. */
#include "select/portfolio.h"

#include <stdlib.h>

#include "check/claim.h"
#include "select/partial_verdict.h"

static int compare_entries(const void *a, const void *b) {
    const struct portfolio_entry *left = a, *right = b;
    return str_compare(left->study->id, right->study->id);
}

/* An error of reading that lies in its file, or in the manifest where the file is named. */
static bool is_about(const struct finding *finding, const struct case_study *study) {
    bool at_name = finding->place.line && finding->place.line == study->place.line &&
                   str_equal(finding->place.file, study->place.file);
    return finding->severity == SEVERITY_ERROR &&
           (at_name || str_equal(finding->place.file, study->path));
}

/* Elsewhere than in its own file the case study is named. */
static void keep(struct portfolio_entry *entry, const struct finding *finding) {
    struct finding copy = *finding;
    if (!str_equal(finding->place.file, entry->study->path))
        copy.where = entry->study->id;
    copy.cause = (struct cause){.kind = CAUSE_NONE};
    findings_put(&entry->findings, &copy);
}

struct portfolio *portfolio_new(struct arena *arena, const struct portfolio_source *source) {
    struct portfolio *portfolio = NEW(arena, struct portfolio);
    *portfolio = (struct portfolio){.arena = arena,
                                    .dossier = source->dossier,
                                    .checklist = source->checklist,
                                    .reading = source->reading,
                                    .has_manifest = source->has_manifest,
                                    .count = source->dossier->case_count};
    portfolio->entries = NEW_ARRAY(arena, struct portfolio_entry, portfolio->count + 1);
    for (size_t i = 0; i < portfolio->count; i++) {
        struct portfolio_entry *entry = &portfolio->entries[i];
        entry->study = &source->dossier->cases[i];
        entry->named = i < source->named;
        entry->answers = entry->named && source->has_answers;
        entry->findings = findings_init(arena);
        const struct findings *reading = source->reading;
        for (size_t k = 0; k < reading->count; k++)
            if (is_about(&reading->list[k], entry->study))
                keep(entry, &reading->list[k]);
        entry->lacks = entry->findings.count;
    }
    if (portfolio->count)
        qsort(portfolio->entries, portfolio->count, sizeof *portfolio->entries, compare_entries);
    return portfolio;
}

static void add_unjudged(struct portfolio *portfolio, const struct condition *condition) {
    for (size_t i = 0; i < portfolio->unjudged_count; i++)
        if (portfolio->unjudged[i] == condition)
            return;
    *APPEND(portfolio->arena, portfolio->unjudged, portfolio->unjudged_count) = condition;
}

static bool is_demanded(const struct condition *condition) {
    return condition->scope == SCOPE_EACH && !condition->optional &&
           condition->demand == DEMAND_MANDATORY;
}

/* Whether it can only be judged on the set of case studies that is handed in. */
static bool needs_set(const struct condition *condition) {
    return condition->rule && (rule_needs(condition->rule) & NEEDS_SET);
}

unsigned portfolio_known(const struct portfolio *portfolio, const struct portfolio_entry *entry) {
    return NEEDS_STUDY | (portfolio->has_manifest ? NEEDS_PARTNER : 0) |
           (entry->named ? NEEDS_CONSENT : 0) |
           (entry->answers ? NEEDS_WORDS | NEEDS_ANSWER | NEEDS_DOCUMENTS | NEEDS_PEOPLE |
                                 NEEDS_PARTNER | NEEDS_CONSENT
                           : 0);
}

/* ---- by its file ---- */

static bool is_of_file(enum finding_code code) {
    return code == FINDING_MISSING_FIELD || code == FINDING_MISSING_SECTION ||
           code == FINDING_PLACEHOLDER;
}

/* What is absent was reported once, and is not again for each condition that asks for it. */
static void report_failure(struct portfolio_entry *entry, const struct condition *condition,
                           const struct verdict *why) {
    struct cause cause = {CAUSE_FACT, why->cause, entry->study->id};
    struct place place =
        why->place.file.n ? why->place : (struct place){.file = entry->study->path, .line = 1};
    entry->lacks++;
    if (why->cause.n && findings_know(&entry->findings, cause))
        return;
    findings_add(&entry->findings, MESSAGE_NOT_MET_BY_FILE, place,
                 {say_text(entry->study->id), say_text(condition->key), say_phrase(why->found),
                  say_phrase(why->expected), say_text(condition->fix)},
                 .item = condition->key);
}

static void examine_file(struct portfolio *portfolio, struct portfolio_entry *entry,
                         const struct partial_question *known) {
    struct cursor cursor = {0};
    struct partial_question ask = *known;
    const struct item *item;
    while (cursor_next(portfolio->checklist, &cursor, &item, &ask.condition)) {
        struct verdict why = {.outcome = OUTCOME_OPEN};
        if (!is_demanded(ask.condition))
            continue;
        const struct group *group = &portfolio->checklist->parts[cursor.part].groups[cursor.group];
        enum partial is = partial_condition(&ask, group, item, &why);
        if (is == PARTIAL_NO)
            report_failure(entry, ask.condition, &why);
        else if (is == PARTIAL_OPEN)
            add_unjudged(portfolio, ask.condition);
    }
}

/* ---- by all that is known ---- */

static bool is_satisfied(enum outcome outcome) {
    return outcome_mark(outcome) == MARK_YES || outcome_mark(outcome) == MARK_NOT_APPLICABLE;
}

static bool is_told_for(const struct portfolio_entry *entry, struct str key) {
    for (size_t i = 0; i < entry->findings.count; i++)
        if (str_equal(entry->findings.list[i].item, key))
            return true;
    return false;
}

/* Errors in its file, and with its answers also those of what is asked of each. */
static bool belongs(const struct portfolio *portfolio, const struct portfolio_entry *entry,
                    const struct finding *finding) {
    const struct item *item;
    if (finding->severity != SEVERITY_ERROR)
        return false;
    if (!entry->answers)
        return is_of_file(finding->code) && str_equal(finding->place.file, entry->study->path);
    const struct condition *condition =
        finding->item.n ? checklist_find_condition(portfolio->checklist, finding->item, &item)
                        : NULL;
    if (condition)
        return is_demanded(condition) && !needs_set(condition);
    return str_equal(finding->place.file, entry->study->path);
}

static void examine_alone(struct portfolio *portfolio, struct portfolio_entry *entry,
                          struct arena *scratch) {
    const struct case_study *study = entry->study;
    struct dossier *alone = subset_make(scratch, portfolio->dossier, &study, 1);
    struct findings *findings = NEW(portfolio->arena, struct findings);
    *findings = findings_init(portfolio->arena);
    findings->before = portfolio->reading;
    entry->findings.before = findings;
    struct partial_question ask = {.arena = scratch,
                                   .dossier = alone,
                                   .checklist = portfolio->checklist,
                                   .study = alone->cases,
                                   .known = portfolio_known(portfolio, entry)};
    const struct results *results = check_dossier(scratch, alone, portfolio->checklist, findings);
    for (size_t i = 0; i < findings->count; i++)
        if (belongs(portfolio, entry, &findings->list[i]))
            keep(entry, &findings->list[i]);
    if (entry->answers) {
        for (size_t k = 0; k < results->count; k++) {
            const struct result *result = &results->list[k];
            if (!result->study || !is_demanded(result->condition))
                continue;
            if (needs_set(result->condition)) {
                add_unjudged(portfolio, result->condition);
                continue;
            }
            if (is_satisfied(result->outcome))
                continue;
            entry->lacks++;
            if (is_told_for(entry, result->condition->key))
                continue;
            findings_add(
                &entry->findings, MESSAGE_NOT_MET_BY_RESULT,
                (struct place){.file = entry->study->path, .line = 1},
                {say_text(entry->study->id), say_text(result->condition->key),
                 phrase_empty(result->reason)
                     ? say_word(mark_word(words_of(STR("en")), outcome_mark(result->outcome)))
                     : say_phrase(result->reason)},
                .item = result->condition->key);
        }
    } else
        examine_file(portfolio, entry, &ask);
}

void portfolio_examine(struct portfolio *portfolio, size_t index) {
    struct portfolio_entry *entry = &portfolio->entries[index];
    struct arena *scratch = arena_scratch(portfolio->arena);
    if (!entry->study->unread)
        examine_alone(portfolio, entry, scratch);
    arena_drop(scratch);
    findings_sort(&entry->findings);
    if (entry->lacks < entry->findings.count)
        entry->lacks = entry->findings.count;
    entry->passes = !entry->lacks && !entry->study->unread;
}
