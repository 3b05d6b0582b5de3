/* A checklist that can be read may still say what nobody meant: a rule that can never hold, an item
 * that is never asked, a requirement without its text, a rule that contradicts its own samples. */
#include "check/lint.h"

#include "check/claim.h"
#include "check/lint_rule.h"
#include "check/sample.h"

static struct finding *report(const struct lint *lint, enum finding_code code, struct place place,
                              struct str message) {
    struct finding *finding = finding_add(lint->findings, code, place, "%.*s", STR_ARG(message));
    finding->item = lint->key;
    return finding;
}

static void check_text(const struct lint *lint, struct place place, struct str text,
                       const char *element) {
    if (text.n)
        return;
    struct finding *finding =
        report(lint, FINDING_NO_TEXT, place,
               str_format(lint->arena, "%.*s has no <%s>", STR_ARG(lint->key), element));
    if (!str_is(str_of(element), "text"))
        finding->severity = SEVERITY_WARNING;
}

static void check_texts(const struct lint *lint, const struct condition *condition) {
    check_text(lint, condition->place, condition->text, "text");
    check_text(lint, condition->place, condition->why, "why");
    check_text(lint, condition->place, condition->fix, "fix");
    check_text(lint, condition->place, condition->good_answer, "good");
    check_text(lint, condition->place, condition->weak_answer, "weak");
}

static void check_sample(const struct lint *lint, const struct condition *condition,
                         const struct sample *sample) {
    struct verdict verdict = sample_judge(lint->arena, lint->checklist, condition, sample);
    if (sample_is_good(verdict.outcome) == sample->good)
        return;
    report(lint, FINDING_SAMPLE, sample->place,
           str_format(lint->arena, "the %s sample of %.*s is %s: %.*s",
                      sample->good ? "good" : "bad", STR_ARG(lint->key),
                      outcome_names[verdict.outcome], STR_ARG(verdict.reason)));
}

static void check_samples(const struct lint *lint, const struct condition *condition) {
    size_t good = 0;
    for (size_t i = 0; i < condition->sample_count; i++) {
        good += condition->samples[i].good;
        check_sample(lint, condition, &condition->samples[i]);
    }
    if (!condition->rule || (good && good < condition->sample_count))
        return;
    report(lint, FINDING_NO_SAMPLE, condition->place,
           str_format(lint->arena, "the rule of %.*s has no %s sample", STR_ARG(lint->key),
                      good                      ? "bad"
                      : condition->sample_count ? "good"
                                                : "good and no bad"));
}

/* Tracks that exclude one another along the way down: never asked. */
static void check_tracks(const struct lint *lint, const struct exception *outer,
                         const struct exception *inner, struct place place) {
    if (!outer->track_count || !inner->track_count)
        return;
    for (size_t i = 0; i < inner->track_count; i++)
        for (size_t k = 0; k < outer->track_count; k++)
            if (str_equal_ignoring_case(inner->tracks[i], outer->tracks[k]))
                return;
    report(lint, FINDING_UNREACHABLE_RULE, place,
           str_format(lint->arena,
                      "%.*s is never asked: its tracks and those around it have none "
                      "in common",
                      STR_ARG(lint->key)));
}

static void check_exception(const struct lint *lint, const struct exception *exception) {
    if (exception->applies_if)
        lint_rule(lint, exception->applies_if);
    if (exception->waived_if)
        lint_rule(lint, exception->waived_if);
}

static void check_condition(struct lint *lint, const struct group *group, const struct item *item,
                            const struct condition *condition) {
    lint->key = condition->key;
    check_texts(lint, condition);
    check_samples(lint, condition);
    check_tracks(lint, &group->exception, &item->exception, item->place);
    check_tracks(lint, &item->exception, &condition->exception, condition->place);
    check_tracks(lint, &group->exception, &condition->exception, condition->place);
    check_exception(lint, &item->exception);
    check_exception(lint, &condition->exception);
    if (condition->rule)
        lint_rule(lint, condition->rule);
}

void lint_checklist(struct arena *arena, const struct checklist *checklist,
                    struct findings *findings) {
    struct lint lint = {arena, checklist, findings, {NULL, 0}};
    struct cursor cursor = {0};
    const struct item *item;
    const struct condition *condition;
    const struct group *last = NULL;
    while (cursor_next(checklist, &cursor, &item, &condition)) {
        const struct group *group = &checklist->parts[cursor.part].groups[cursor.group];
        if (group != last)
            check_exception(&lint, &group->exception);
        last = group;
        check_condition(&lint, group, item, condition);
    }
}
