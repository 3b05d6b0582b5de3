/* One result: what the submission claims, set against what its facts show. A claim the facts
 * disprove is a contradiction, a claim that is missing is a gap, and a "no" is reported as such;
 * the outcome never says more than both together. */
#include <assert.h>

#include "check/checker.h"
#include "check/claim.h"
#include "check/placeholder.h"
#include "check/rules.h"
#include "check/same_references.h"
#include "check/text.h"
#include "check/wording.h"

struct claim {
    struct checker *checker;
    struct result *result;
    const struct answer *answer;
    struct verdict verdict;
};

/* The case study; none for the practice. */
static struct argument study_of(const struct claim *claim) {
    return say_text(claim->result->study ? claim->result->study->id : STR(""));
}

static struct place met_place(const struct claim *claim) {
    return claim->answer->met_place.line ? claim->answer->met_place : claim->answer->place;
}

/* The answer as a cause. */
static struct cause caused_by(const struct claim *claim, enum cause_kind kind) {
    return (struct cause){kind, claim->answer->item, claim->answer->case_id};
}

/* About the condition, unless the finding names another item. What is only recommended is a warning
 * when it fails, what is encouraged a note; a claim that the facts disprove is at least a warning.
 */
static void report(const struct claim *claim, struct finding finding) {
    static const enum severity severities[] = {[DEMAND_MANDATORY] = SEVERITY_ERROR,
                                               [DEMAND_RECOMMENDED] = SEVERITY_WARNING,
                                               [DEMAND_ENCOURAGED] = SEVERITY_NOTE};
    const struct condition *condition = claim->result->condition;
    enum finding_code code = message_kind(finding.id);
    enum severity most = severities[condition->demand];
    enum severity severity =
        finding.severity == SEVERITY_OF_KIND ? finding_kinds[code].severity : finding.severity;
    if (code == FINDING_CONTRADICTION && most < SEVERITY_WARNING)
        most = SEVERITY_WARNING;
    finding.severity = severity < most ? severity : most;
    if (!finding.item.n)
        finding.item = condition->key;
    findings_put(claim->checker->findings, &finding);
}

/* A fact that was reported absent or unreadable is corrected at its place: that each condition that
 * needs it fails is no news. The practice's conditions may rest on the facts of any case study. */
static bool is_known_cause(const struct claim *claim) {
    const struct findings *findings = claim->checker->findings;
    const struct dossier *dossier = claim->checker->dossier;
    const struct case_study *study = claim->result->study;
    struct cause cause = {CAUSE_FACT, claim->verdict.cause, study ? study->id : STR("")};
    if (!cause.subject.n || findings_know(findings, cause))
        return cause.subject.n > 0;
    for (size_t i = 0; !study && i < dossier->case_count; i++) {
        cause.about = dossier->cases[i].id;
        if (findings_know(findings, cause))
            return true;
    }
    return false;
}

/* `lack` is what was found and what is asked. */
static void report_contradiction(const struct claim *claim, const char *claimed,
                                 struct phrase lack) {
    const struct condition *condition = claim->result->condition;
    struct argument fact = say_place(claim->verdict.place);
    if (is_known_cause(claim))
        return;
    struct place place = claim->verdict.place;
    bool has_place = place.file.n && place.line;
    if (has_place && claim->answer->met == MET_YES &&
        str_equal(place.file, claim->checker->dossier->manifest)) {
        /* beside the answer: the fact is what is to be looked at */
        report(claim, (struct finding){.id = MESSAGE_CONTRADICTION_BY,
                                       .place = place,
                                       .arguments = {say_text(condition->key), say_word(claimed),
                                                     study_of(claim), say_phrase(lack),
                                                     say_place(met_place(claim))}});
        return;
    }
    report(claim,
           (struct finding){.id = has_place ? MESSAGE_CONTRADICTION_AT : MESSAGE_CONTRADICTION,
                            .place = met_place(claim),
                            .arguments = {say_text(condition->key), say_word(claimed),
                                          study_of(claim), say_phrase(lack),
                                          has_place ? fact : say_text(condition->fix)}});
}

static void warn_without_evidence(const struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    const struct dossier *dossier = claim->checker->dossier;
    const struct case_study *study = claim->result->study;
    if (!verdict_holds(&claim->verdict) || claim->verdict.basis > BASIS_STATED ||
        !condition->rule || !(rule_needs(condition->rule) & NEEDS_EVIDENCE))
        return;
    if (findings_know(claim->checker->findings, (struct cause){.kind = CAUSE_ELEMENT}))
        return; /* of a manifest that was not read in full, evidence is perhaps not seen */
    for (size_t i = 0; i < dossier->evidence_count; i++)
        if (evidence_supports(&dossier->evidence[i], condition->key, study ? study->id : STR("")))
            return;
    report(claim, (struct finding){.id = MESSAGE_WITHOUT_EVIDENCE,
                                   .place = met_place(claim),
                                   .arguments = {say_text(condition->key), study_of(claim)}});
}

/* Documents that were opened where the condition points, and say nothing of it. */
static void warn_silent(const struct claim *claim) {
    const struct shared_check *shared = &claim->checker->shared;
    for (size_t i = 0; i < shared->silent_count; i++) {
        const struct citation *silent = &shared->silent[i];
        struct finding finding = {.id = MESSAGE_EVIDENCE_SILENT,
                                  .place = silent->support->place,
                                  .arguments = {say_text(silent->evidence->id),
                                                say_text(claim->result->condition->key),
                                                say_text(silent->support->pages),
                                                say_list(silent->words, silent->count, LIST_OR)}};
        if (!silent->count)
            finding.arguments[3] = (struct argument){.kind = ARGUMENT_NONE};
        report(claim, finding);
    }
}

/* A document that somebody vouches for who is nobody of the manifest was reported as such. */
static bool is_known_document(const struct claim *claim) {
    const struct dossier *dossier = claim->checker->dossier;
    for (size_t i = 0; claim->verdict.cause.n && i < dossier->evidence_count; i++)
        if (str_equal(dossier->evidence[i].id, claim->verdict.cause))
            return findings_know(
                claim->checker->findings,
                (struct cause){CAUSE_NAME, dossier->evidence[i].stated_by, STR("by")});
    return false;
}

/* A yes that its own words do not carry yet is a gap, not a lie. Words that could not be read, or
 * hold a place only, were reported as such, and so was a submission without a date. */
static void report_too_little(const struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    if (claim->answer->unread || placeholder_is(claim_text(claim->checker->arena, claim->answer)) ||
        claim->verdict.found.id == REASON_NO_DATE || is_known_document(claim))
        return;
    struct place place = claim->verdict.place;
    bool document = place.line && str_equal(place.file, claim->checker->dossier->manifest);
    report(claim, (struct finding){
                      .id = condition->optional ? MESSAGE_OPTIONAL_TOO_LITTLE : MESSAGE_TOO_LITTLE,
                      .place = document ? place : met_place(claim),
                      .arguments = {say_text(condition->key), study_of(claim),
                                    say_phrase(claim->verdict.found),
                                    say_phrase(claim->verdict.expected), say_text(condition->fix)},
                      .cause = {claim->verdict.cause.n ? CAUSE_FACT : CAUSE_NONE,
                                claim->verdict.cause, STR("")}});
}

/* What was found, and what is asked. */
static struct phrase lack_of(const struct claim *claim) {
    return phrase_of(claim->checker->arena, REASON_ASKED, say_phrase(claim->verdict.found),
                     say_phrase(claim->verdict.expected));
}

static void take_verdict(struct claim *claim) {
    claim->result->outcome = claim->verdict.outcome;
    claim->result->basis = claim->verdict.basis;
    claim->result->reason = claim->verdict.reason;
}

/* Words that deny, or say nothing, prove nothing; what is wrong with them was told. */
static bool is_left_open(struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    const struct flaw *flaw =
        wording_of(claim->checker->shared.wordings, claim->checker->dossier, claim->answer);
    if (!flaw || !(flaw->denies || (rule_needs(condition->rule) & NEEDS_WORDS)))
        return false;
    claim->result->outcome = OUTCOME_OPEN;
    claim->result->basis = BASIS_NONE;
    claim->result->reason = flaw->reason;
    return true;
}

static void claim_yes(struct claim *claim) {
    take_verdict(claim);
    if (condition_asks_nobody(claim->result->condition))
        return;
    if (is_left_open(claim))
        return;
    if (claim->verdict.outcome == OUTCOME_NOT_MET)
        report_contradiction(claim, "yes", lack_of(claim));
    else if (claim->verdict.outcome == OUTCOME_OPEN)
        report_too_little(claim);
    else {
        warn_without_evidence(claim);
        warn_silent(claim);
    }
}

static struct str stated_reason(const struct claim *claim) {
    struct str reason = str_trim(claim->answer->reason),
               text = claim_text(claim->checker->arena, claim->answer);
    if (reason.n && !placeholder_is(reason))
        return reason;
    return text.n && !placeholder_is(text) ? text : STR("");
}

/* An answer to a whole item is reported once, not for each of its conditions. */
static void report_not_met(const struct claim *claim, const char *claimed) {
    const struct condition *condition = claim->result->condition;
    bool own = str_equal(claim->answer->item, condition->key);
    if (condition->optional)
        return;
    bool holds =
        own && !(rule_needs(condition->rule) & NEEDS_WORDS) && verdict_holds(&claim->verdict);
    report(
        claim,
        (struct finding){
            .id = holds ? MESSAGE_NOT_MET_BUT_HOLDS : MESSAGE_NOT_MET,
            .place = met_place(claim),
            .arguments = {say_text(claim->answer->item), say_word(claimed),
                          own || claim->answer->case_id.n ? study_of(claim) : say_word(NULL),
                          holds ? say_phrase(claim->verdict.reason) : say_text(condition->fix)},
            .cause = own ? (struct cause){.kind = CAUSE_NONE} : caused_by(claim, CAUSE_NOT_MET)});
}

static void report_no_reason(const struct claim *claim, const char *claimed) {
    struct str said = stated_reason(claim);
    report(claim,
           (struct finding){.id = said.n ? MESSAGE_EMPTY_REASON : MESSAGE_NO_REASON,
                            .place = met_place(claim),
                            .arguments = {say_text(claim->answer->item), say_word(claimed),
                                          say_text(text_excerpt(claim->checker->arena, said))},
                            .cause = caused_by(claim, CAUSE_NO_REASON)});
}

/* With the first line of the answer's own words. */
static void take_stated(struct claim *claim, enum outcome outcome, struct str reason) {
    size_t line = str_find(reason, STR("\n"), 0);
    claim->result->outcome = outcome;
    claim->result->basis = outcome == OUTCOME_OPEN ? BASIS_NONE : BASIS_STATED;
    claim->result->reason = phrase_text(claim->checker->arena,
                                        str_slice(reason, 0, line == SIZE_MAX ? reason.n : line));
}

static void claim_no(struct claim *claim) {
    take_stated(claim, OUTCOME_NOT_MET, stated_reason(claim));
    report_not_met(claim, "no");
}

static void claim_partly(struct claim *claim) {
    struct str reason = stated_reason(claim);
    take_stated(claim, OUTCOME_PARTLY, reason);
    report_not_met(claim, "partly");
    if (!reason.n)
        report_no_reason(claim, "partly");
}

/* Whether the person who says so may: the checklist can ask for a role. */
static bool may_say_so(const struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    const struct person *person =
        dossier_find_person(claim->checker->dossier, claim->answer->person);
    for (size_t i = 0; person && i < condition->not_applicable_by_count; i++)
        if (text_names(person->role, condition->not_applicable_by[i]))
            return true;
    return condition->not_applicable_by_count == 0;
}

/* What facts can decide is not waved away; a topic or a person's word may be, with a reason; the
 * checklist can say otherwise. */
static void claim_not_applicable(struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    struct str reason = stated_reason(claim);
    if (reason_is_none(reason))
        reason = STR("");
    bool decided =
        condition_shares_answer(condition) && claim->verdict.outcome != OUTCOME_NOT_APPLICABLE;
    if (condition->not_applicable != NA_DEFAULT)
        decided = condition->not_applicable == NA_NEVER;
    if (decided)
        take_verdict(claim);
    else
        take_stated(claim, reason.n && may_say_so(claim) ? OUTCOME_NOT_APPLICABLE : OUTCOME_OPEN,
                    reason);
    if (!decided && !reason.n)
        report_no_reason(claim, "not applicable");
    else if (!decided && !may_say_so(claim))
        report(claim, (struct finding){
                          .id = MESSAGE_WRONG_PERSON,
                          .place = met_place(claim),
                          .arguments = {say_text(condition->key), study_of(claim),
                                        say_list(condition->not_applicable_by,
                                                 condition->not_applicable_by_count, LIST_OR)}});
    if (decided) {
        struct arena *arena = claim->checker->arena;
        struct phrase holds =
            phrase_of(arena, REASON_HOLDS_ANYWAY, say_phrase(claim->verdict.found));
        report_contradiction(claim, "not applicable",
                             verdict_holds(&claim->verdict)
                                 ? phrase_of(arena, REASON_ASKED, say_phrase(holds),
                                             say_phrase(phrase_plain(REASON_A_YES)))
                                 : lack_of(claim));
    }
}

/* An answer to be filled in, of the contact where there is one. */
static struct str answer_form(const struct claim *claim, struct str key,
                              const struct case_study *study) {
    const struct person *contact = dossier_find_contact(claim->checker->dossier);
    return str_format(claim->checker->arena,
                      "add <answer item=\"%.*s\"%s%.*s%s met=\"yes\"%s%.*s%s>your words</answer>",
                      STR_ARG(key), study ? " case=\"" : "", STR_ARG(study ? study->id : STR("")),
                      study ? "\"" : "", contact ? " by=\"" : "",
                      STR_ARG(contact ? contact->id : STR("")), contact ? "\"" : "");
}

static struct cause unanswered(struct str key, const struct case_study *study) {
    return (struct cause){CAUSE_UNANSWERED, key, study ? study->id : STR("")};
}

/* The subject of the cause is asked in the words `asked`. */
static void report_unanswered(const struct claim *claim, const struct case_study *study,
                              struct str asked, struct cause cause) {
    struct arena *arena = claim->checker->arena;
    struct str text = str_trim(asked);
    struct phrase about = phrase_plain(PHRASE_NONE);
    if (study)
        about = phrase_of(arena, REASON_WITH_TITLE, say_text(study->id), say_text(study->title));
    report(claim,
           (struct finding){
               .id = claim->result->condition->optional ? MESSAGE_OPTIONAL_UNANSWERED
                                                        : MESSAGE_UNANSWERED,
               .place = {.file = claim->checker->dossier->manifest},
               .arguments = {say_text(cause.subject), say_text(claim->result->item->title),
                             say_phrase(about),
                             say_text(str_ends(text, STR(".")) ? str_slice(text, 0, text.n - 1)
                                                               : text),
                             say_text(answer_form(claim, cause.subject, study))},
               .item = cause.subject,
               .cause = cause});
}

/* Whether a condition has an answer that the item could have given for it. */
static bool is_answered_by_parts(const struct dossier *dossier, const struct item *item) {
    for (size_t i = 0; i < item->condition_count; i++)
        if (condition_shares_answer(&item->conditions[i]) && !item_is_condition(item) &&
            claim_find_own(dossier, item->conditions[i].key, NULL))
            return true;
    return false;
}

static void claim_open(struct claim *claim) {
    const struct item *item = claim->result->item;
    const struct condition *condition = claim->result->condition;
    const struct case_study *study = claim->result->study;
    const struct dossier *dossier = claim->checker->dossier;
    bool provable = !(rule_needs(condition->rule) & NEEDS_WORDS);
    claim->result->outcome = OUTCOME_OPEN;
    claim->result->reason = phrase_plain(REASON_NOT_ANSWERED);
    if (claim_is_misread(dossier, item, condition, study))
        return;
    if (condition_asks_nobody(condition)) {
        take_verdict(claim); /* what it lacks is told where it is lacking */
        return;
    }
    if (condition->optional && provable && verdict_holds(&claim->verdict)) {
        take_verdict(claim);
    } else if (condition_shares_answer(condition) && !is_answered_by_parts(dossier, item)) {
        /* once for the item, or once for each case study when others have an answer */
        if (!claim_find_own(dossier, item->key, NULL))
            study = NULL;
        report_unanswered(claim, study, item->text, unanswered(item->key, study));
    } else {
        report_unanswered(claim, study, condition->text, unanswered(condition->key, study));
    }
}

static void (*const claims[])(struct claim *claim) = {
    [MET_OPEN] = claim_open,
    [MET_YES] = claim_yes,
    [MET_NO] = claim_no,
    [MET_PARTLY] = claim_partly,
    [MET_NOT_APPLICABLE] = claim_not_applicable,
};
static_assert(COUNT(claims) == MET_NOT_APPLICABLE + 1, "a claim without a function");

static bool has_unread(const struct dossier *dossier) {
    for (size_t i = 0; i < dossier->case_count; i++)
        if (dossier->cases[i].unread)
            return true;
    return false;
}

/* Whether the claim fails perhaps only because a case study could not be read: then nothing is
 * disproved. */
static bool is_unknown(const struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    bool claimed = claim->answer &&
                   (claim->answer->met == MET_YES || claim->answer->met == MET_NOT_APPLICABLE);
    return claimed && !claim->result->study && claim->verdict.outcome == OUTCOME_NOT_MET &&
           condition->rule && (rule_needs(condition->rule) & NEEDS_STUDY) &&
           has_unread(claim->checker->dossier);
}

/* The rule's verdict; and, for items whose case studies must be the same, that of their group. */
static struct verdict judge(struct checker *checker, const struct result *result) {
    struct question ask = {.arena = checker->arena,
                           .dossier = checker->dossier,
                           .checklist = checker->checklist,
                           .condition = result->condition,
                           .study = result->study,
                           .shared = &checker->shared};
    checker->shared.calculations = NULL;
    checker->shared.calculation_count = 0;
    checker->shared.silent_count = 0;
    checker->shared.silent = NULL;
    struct verdict verdict = condition_judge(&ask);
    if (!checker->group || !checker->group->same_studies || result->condition->scope != SCOPE_ANY)
        return verdict;
    if (!checker->same)
        checker->same = same_look(&ask, checker->group);
    return verdict_holds(&verdict) ? same_judge(&ask, checker->same, verdict) : verdict;
}

/* A result that rests on weights nobody has confirmed says so; one that holds without what has no
 * known weight needs no more than a note. */
static void warn_unconfirmed(const struct claim *claim) {
    const struct result *result = claim->result;
    for (size_t i = 0; i < result->calculation_count; i++) {
        const struct calculation *sheet = &result->calculations[i];
        for (size_t k = 0; k < sheet->row_count; k++) {
            const struct calculation_row *row = &sheet->rows[k];
            if (row->unconfirmed)
                report(
                    claim,
                    (struct finding){
                        .severity = !row->known && sheet->holds ? SEVERITY_NOTE : SEVERITY_OF_KIND,
                        .id = row->known ? MESSAGE_WEIGHT_UNCONFIRMED : MESSAGE_WEIGHT_UNKNOWN,
                        .place = {.file = claim->checker->dossier->manifest},
                        .arguments = {say_text(row->row->key), say_text(sheet->lookup->id),
                                      say_text(result->condition->key)},
                        .cause = {CAUSE_WEIGHT, row->row->key, {0}}});
        }
    }
}

void check_result(struct checker *checker, struct result *result) {
    const struct condition *condition = result->condition;
    struct claim claim = {.checker = checker, .result = result};
    claim.answer = claim_find(checker->dossier, result->item, condition, result->study);
    claim.verdict = judge(checker, result);
    result->answer = claim.answer;
    result->calculations = checker->shared.calculations;
    result->calculation_count = checker->shared.calculation_count;
    if (is_unknown(&claim)) {
        result->outcome = OUTCOME_OPEN;
        result->reason = phrase_plain(REASON_ONE_NOT_CHECKED);
        return;
    }
    claims[claim.answer ? claim.answer->met : MET_OPEN](&claim);
    warn_unconfirmed(&claim);
}
