/* A checklist that can be read may still say what nobody meant: a rule that can never hold, an item
 * that is never asked, a requirement without its text, a rule that contradicts its own samples. */
#include "check/lint.h"

#include "check/claim.h"
#include "check/lint_rule.h"
#include "check/sample.h"

static void check_text(const struct lint *lint, struct place place, struct str text,
                       const char *element) {
    if (!text.n)
        findings_add(lint->findings, MESSAGE_NO_TEXT, place,
                     {say_text(lint->key), say_word(element)}, .item = lint->key,
                     .severity =
                         str_is(str_of(element), "text") ? SEVERITY_OF_KIND : SEVERITY_WARNING);
}

static void check_samples(const struct lint *lint, const struct condition *condition) {
    size_t good = 0;
    for (size_t i = 0; i < condition->sample_count; i++) {
        good += condition->samples[i].good;
        const struct sample *sample = &condition->samples[i];
        struct verdict verdict = sample_judge(lint->arena, lint->checklist, condition, sample);
        if (sample_is_good(verdict.outcome) != sample->good)
            findings_add(lint->findings, sample->good ? MESSAGE_GOOD_SAMPLE : MESSAGE_BAD_SAMPLE,
                         sample->place,
                         {say_text(lint->key), say_word(outcome_names[verdict.outcome]),
                          say_phrase(verdict.reason)},
                         .item = lint->key);
    }
    if (!condition->rule || condition_asks_nobody(condition) ||
        (good && good < condition->sample_count))
        return;
    findings_add(lint->findings,
                 good                      ? MESSAGE_NO_BAD_SAMPLE
                 : condition->sample_count ? MESSAGE_NO_GOOD_SAMPLE
                                           : MESSAGE_NO_SAMPLE,
                 condition->place, {say_text(lint->key)}, .item = lint->key);
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
    findings_add(lint->findings, MESSAGE_NEVER_ASKED, place, {say_text(lint->key)},
                 .item = lint->key);
}

static void check_exception(const struct lint *lint, const struct exception *exception) {
    if (exception->applies_if)
        lint_rule(lint, exception->applies_if);
    if (exception->waived_if)
        lint_rule(lint, exception->waived_if);
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
        lint.key = condition->key;
        check_text(&lint, condition->place, condition->text, "text");
        check_text(&lint, condition->place, condition->why, "why");
        check_text(&lint, condition->place, condition->fix, "fix");
        if (!condition_asks_nobody(condition)) {
            check_text(&lint, condition->place, condition->good_answer, "good");
            check_text(&lint, condition->place, condition->weak_answer, "weak");
        }
        check_samples(&lint, condition);
        check_tracks(&lint, &group->exception, &item->exception, item->place);
        check_tracks(&lint, &item->exception, &condition->exception, condition->place);
        check_tracks(&lint, &group->exception, &condition->exception, condition->place);
        check_exception(&lint, &item->exception);
        check_exception(&lint, &condition->exception);
        if (condition->rule)
            lint_rule(&lint, condition->rule);
    }
}
