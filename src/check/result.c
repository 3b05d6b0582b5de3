/* One result: what the submission claims, set against what its facts show. A claim the facts
 * disprove is a contradiction, a claim that is missing is a gap, and a "no" is told as such; the
 * outcome never says more than both together. */
#include <assert.h>

#include "check/checker.h"
#include "check/claim.h"
#include "check/placeholder.h"
#include "check/rules.h"
#include "check/same_references.h"

struct claim {
    struct checker *checker;
    struct result *result;
    const struct answer *answer;
    struct verdict verdict;
};

static struct str short_reason(struct arena *arena, struct str text) {
    struct str first = str_trim(text);
    size_t line = str_find(first, STR("\n"), 0);
    return str_copy(arena, first.s, line == SIZE_MAX ? first.n : line);
}

/* " for contoso", or nothing. */
static struct str for_study(const struct claim *claim) {
    const struct case_study *study = claim->result->study;
    return study ? str_format(claim->checker->arena, " for %.*s", STR_ARG(study->id)) : STR("");
}

static struct place met_place(const struct claim *claim) {
    return claim->answer->met_place.line ? claim->answer->met_place : claim->answer->place;
}

/* What is only recommended is a warning when it fails, what is encouraged a note; a claim that the
 * facts disprove is at least a warning. */
static void weigh(const struct condition *condition, struct finding *finding) {
    static const enum severity severities[DEMAND_COUNT] = {[DEMAND_MANDATORY] = SEVERITY_ERROR,
                                                           [DEMAND_RECOMMENDED] = SEVERITY_WARNING,
                                                           [DEMAND_ENCOURAGED] = SEVERITY_NOTE};
    enum severity most = severities[condition->demand];
    if (finding->code == FINDING_CONTRADICTION && most < SEVERITY_WARNING)
        most = SEVERITY_WARNING;
    if (finding->severity > most)
        finding->severity = most;
}

static struct finding *report(struct claim *claim, enum finding_code code, struct place place,
                              struct str message) {
    struct finding *finding =
        finding_add(claim->checker->findings, code, place, "%.*s", STR_ARG(message));
    finding->item = claim->result->condition->key;
    weigh(claim->result->condition, finding);
    return finding;
}

static struct str told_name(const struct claim *claim) {
    return str_format(claim->checker->arena, "%.*s|%.*s|%d:%d", STR_ARG(claim->answer->item),
                      STR_ARG(claim->answer->case_id), claim->answer->place.line,
                      claim->answer->place.column);
}

/* A fact that was reported absent or unreadable is mended at its place: that each condition that
 * needs it fails is no news. The practice's conditions may rest on the facts of any case study. */
static bool is_old_news(const struct claim *claim) {
    const struct checker *checker = claim->checker;
    const struct dossier *dossier = checker->dossier;
    struct str cause = claim->verdict.cause;
    if (!cause.n)
        return false;
    if (told_before(checker, "absent", claim->result->study, cause))
        return true;
    for (size_t i = 0; !claim->result->study && i < dossier->case_count; i++)
        if (told_before(checker, "absent", &dossier->cases[i], cause))
            return true;
    return false;
}

static void help_with_place(struct claim *claim, struct finding *finding) {
    struct place place = claim->verdict.place;
    struct str fix = claim->result->condition->fix;
    if (place.file.n && place.line)
        finding_help(claim->checker->findings, finding,
                     "the fact stands at %.*s:%d; correct it, or the answer", STR_ARG(place.file),
                     place.line);
    else if (fix.n)
        finding_help(claim->checker->findings, finding, "%.*s", STR_ARG(fix));
}

static void report_contradiction(struct claim *claim, const char *claimed) {
    struct verdict *verdict = &claim->verdict;
    if (is_old_news(claim))
        return;
    struct str message =
        str_format(claim->checker->arena, "%.*s is answered %s%.*s, but %.*s, %.*s asked",
                   STR_ARG(claim->result->condition->key), claimed, STR_ARG(for_study(claim)),
                   STR_ARG(verdict->found), STR_ARG(verdict->expected));
    help_with_place(claim, report(claim, FINDING_CONTRADICTION, met_place(claim), message));
}

static bool is_found(const struct findings *findings, enum finding_code code) {
    for (size_t i = 0; i < findings->count; i++)
        if (findings->list[i].code == code)
            return true;
    return false;
}

static void warn_without_evidence(struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    const struct dossier *dossier = claim->checker->dossier;
    const struct case_study *study = claim->result->study;
    if (claim->verdict.outcome != OUTCOME_ATTESTED || !condition->rule ||
        !rule_holds_kind(condition->rule, RULE_TOPIC))
        return;
    if (is_found(claim->checker->findings, FINDING_UNKNOWN_ELEMENT))
        return; /* of a manifest that was not read in full, evidence is perhaps not seen */
    for (size_t i = 0; i < dossier->evidence_count; i++)
        if (evidence_supports(&dossier->evidence[i], condition->key, study ? study->id : STR("")))
            return;
    struct str message =
        str_format(claim->checker->arena, "%.*s is answered yes%.*s without evidence",
                   STR_ARG(condition->key), STR_ARG(for_study(claim)));
    struct finding *finding = report(claim, FINDING_WITHOUT_EVIDENCE, met_place(claim), message);
    finding_help(claim->checker->findings, finding,
                 "add to an evidence entry: <supports item=\"%.*s\"%s%.*s%s pages=\"12\"/>",
                 STR_ARG(condition->key), study ? " case=\"" : "",
                 STR_ARG(study ? study->id : STR("")), study ? "\"" : "");
}

/* A yes that its own words do not carry yet is a gap, not a lie. Words that could not be read, or
 * hold a place only, were reported as such. */
static void report_too_little(struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    if (claim->answer->unread || placeholder_is(claim_text(claim->checker->arena, claim->answer)) ||
        told_before(claim->checker, "absent", NULL, claim->verdict.found))
        return;
    enum finding_code code = condition->optional ? FINDING_OPTIONAL_OPEN : FINDING_UNANSWERED;
    struct str message =
        str_format(claim->checker->arena, "%.*s is answered yes%.*s, but %.*s, %.*s asked",
                   STR_ARG(condition->key), STR_ARG(for_study(claim)),
                   STR_ARG(claim->verdict.found), STR_ARG(claim->verdict.expected));
    struct finding *finding = report(claim, code, met_place(claim), message);
    if (condition->fix.n)
        finding_help(claim->checker->findings, finding, "%.*s", STR_ARG(condition->fix));
}

static void claim_yes(struct claim *claim) {
    claim->result->outcome = claim->verdict.outcome;
    claim->result->reason = claim->verdict.reason;
    if (claim->verdict.outcome == OUTCOME_NOT_MET)
        report_contradiction(claim, "yes");
    else if (claim->verdict.outcome == OUTCOME_OPEN)
        report_too_little(claim);
    else
        warn_without_evidence(claim);
}

static struct str stated_reason(const struct claim *claim) {
    struct str reason = str_trim(claim->answer->reason),
               text = claim_text(claim->checker->arena, claim->answer);
    if (reason.n && !placeholder_is(reason))
        return reason;
    return text.n && !placeholder_is(text) ? text : STR("");
}

/* An answer to a whole item is told once, not for each of its conditions. */
static void report_not_met(struct claim *claim, const char *claimed) {
    const struct condition *condition = claim->result->condition;
    bool own = str_equal(claim->answer->item, condition->key);
    if (condition->optional ||
        (!own && told_already(claim->checker, "not-met", NULL, told_name(claim))))
        return;
    struct str key = own ? condition->key : claim->answer->item;
    bool holds = own && !rule_needs_words(condition->rule) && verdict_holds(&claim->verdict);
    struct str message =
        str_format(claim->checker->arena, "%.*s is answered %s%.*s", STR_ARG(key), claimed,
                   STR_ARG(own || claim->answer->case_id.n ? for_study(claim) : STR("")));
    struct finding *finding = report(claim, FINDING_NOT_MET, met_place(claim), message);
    if (holds)
        finding_help(claim->checker->findings, finding,
                     "the facts show that it is met (%.*s); correct the answer",
                     STR_ARG(claim->verdict.reason));
    else if (condition->fix.n)
        finding_help(claim->checker->findings, finding, "%.*s", STR_ARG(condition->fix));
}

static void report_no_reason(struct claim *claim, const char *claimed) {
    if (told_already(claim->checker, "no-reason", NULL, told_name(claim)))
        return;
    struct str message = str_format(claim->checker->arena, "%.*s is answered %s without a reason",
                                    STR_ARG(claim->answer->item), claimed);
    struct finding *finding = report(claim, FINDING_NO_REASON, met_place(claim), message);
    finding_help(claim->checker->findings, finding, "add reason=\"why\" to the answer");
}

static void take_stated(struct claim *claim, struct str reason) {
    claim->result->reason = short_reason(claim->checker->arena, reason);
    claim->result->stated = true;
}

static void claim_no(struct claim *claim) {
    claim->result->outcome = OUTCOME_NOT_MET;
    take_stated(claim, stated_reason(claim));
    report_not_met(claim, "no");
}

static void claim_partly(struct claim *claim) {
    struct str reason = stated_reason(claim);
    claim->result->outcome = OUTCOME_PARTLY;
    take_stated(claim, reason);
    report_not_met(claim, "partly");
    if (!reason.n)
        report_no_reason(claim, "partly");
}

/* Whether the person who says so may: the checklist can ask for a role. */
static bool may_say_so(struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    const struct person *person =
        dossier_find_person(claim->checker->dossier, claim->answer->person);
    for (size_t i = 0; person && i < condition->not_applicable_by_count; i++)
        if (text_names(person->role, condition->not_applicable_by[i]))
            return true;
    return condition->not_applicable_by_count == 0;
}

static void report_wrong_person(struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    struct str roles = words_list(claim->checker->arena, condition->not_applicable_by,
                                  condition->not_applicable_by_count, "or");
    struct str message = str_format(
        claim->checker->arena,
        "%.*s is answered not applicable%.*s, which only a person with the role %.*s may "
        "say",
        STR_ARG(condition->key), STR_ARG(for_study(claim)), STR_ARG(roles));
    finding_help(claim->checker->findings,
                 report(claim, FINDING_NO_REASON, met_place(claim), message),
                 "add by=\"...\" with the id of such a person");
}

static void refuse_not_applicable(struct claim *claim) {
    if (verdict_holds(&claim->verdict)) {
        claim->verdict.found =
            str_format(claim->checker->arena, "the facts show that it is met (%.*s)",
                       STR_ARG(claim->verdict.found));
        claim->verdict.expected = STR("a yes");
    }
    report_contradiction(claim, "not applicable");
}

/* What facts can decide is not waved away; a topic or a person's word may be, with a reason; the
 * checklist can say otherwise. */
static void claim_not_applicable(struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    struct str reason = stated_reason(claim);
    bool decided = claim_is_shared(condition) && claim->verdict.outcome != OUTCOME_NOT_APPLICABLE;
    if (condition->not_applicable != NA_DEFAULT)
        decided = condition->not_applicable == NA_NEVER;
    claim->result->outcome = decided                         ? claim->verdict.outcome
                             : reason.n && may_say_so(claim) ? OUTCOME_NOT_APPLICABLE
                                                             : OUTCOME_OPEN;
    if (decided)
        claim->result->reason = claim->verdict.reason;
    else
        take_stated(claim, reason);
    if (!reason.n)
        report_no_reason(claim, "not applicable");
    else if (!decided && !may_say_so(claim))
        report_wrong_person(claim);
    if (decided)
        refuse_not_applicable(claim);
}

static struct str contact_attribute(const struct claim *claim) {
    const struct person *contact = dossier_find_contact(claim->checker->dossier);
    return contact ? str_format(claim->checker->arena, " by=\"%.*s\"", STR_ARG(contact->id))
                   : STR("");
}

static struct str without_stop(struct str text) {
    text = str_trim(text);
    return str_ends(text, STR(".")) ? str_slice(text, 0, text.n - 1) : text;
}

static struct finding *add_unanswered(struct claim *claim, struct str key, struct str asked,
                                      const struct case_study *study) {
    const struct result *result = claim->result;
    enum finding_code code =
        result->condition->optional ? FINDING_OPTIONAL_OPEN : FINDING_UNANSWERED;
    struct place place = {.file = claim->checker->dossier->manifest};
    struct str about = study ? str_format(claim->checker->arena, " for %.*s (%.*s)",
                                          STR_ARG(study->id), STR_ARG(study->title))
                             : STR("");
    struct str message = str_format(claim->checker->arena, "%.*s, %.*s, is not answered%.*s%s%.*s",
                                    STR_ARG(key), STR_ARG(result->item->title), STR_ARG(about),
                                    asked.n ? ": " : "", STR_ARG(without_stop(asked)));
    return report(claim, code, place, message);
}

static void report_unanswered(struct claim *claim, struct str key, struct str asked,
                              const struct case_study *study) {
    struct finding *finding = add_unanswered(claim, key, asked, study);
    finding->item = key;
    finding_help(claim->checker->findings, finding,
                 "add <answer item=\"%.*s\"%s%.*s%s met=\"yes\"%.*s>your words</answer>",
                 STR_ARG(key), study ? " case=\"" : "", STR_ARG(study ? study->id : STR("")),
                 study ? "\"" : "", STR_ARG(contact_attribute(claim)));
}

/* The item's answer is missing: told once for the item, or once for each case study when others
 * have one. */
static void report_unanswered_item(struct claim *claim) {
    const struct item *item = claim->result->item;
    const struct case_study *study = claim->result->study;
    if (!claim_find_own(claim->checker->dossier, item->key, NULL))
        study = NULL;
    if (!told_already(claim->checker, "unanswered", study, item->key))
        report_unanswered(claim, item->key, item->text, study);
}

static void claim_open(struct claim *claim) {
    const struct condition *condition = claim->result->condition;
    bool provable = !rule_needs_words(condition->rule);
    claim->result->outcome = OUTCOME_OPEN;
    claim->result->reason = STR("not answered");
    if (claim_is_misread(claim->checker->dossier, claim->result->item, condition,
                         claim->result->study))
        return;
    if (condition->optional && provable && verdict_holds(&claim->verdict)) {
        claim->result->outcome = claim->verdict.outcome;
        claim->result->reason = claim->verdict.reason;
    } else if (claim_is_shared(condition)) {
        report_unanswered_item(claim);
    } else {
        report_unanswered(claim, condition->key, condition->text, claim->result->study);
    }
}

static void (*const claims[])(struct claim *claim) = {
    [MET_OPEN] = claim_open,
    [MET_YES] = claim_yes,
    [MET_NO] = claim_no,
    [MET_PARTLY] = claim_partly,
    [MET_NOT_APPLICABLE] = claim_not_applicable,
};
static_assert(sizeof claims / sizeof *claims == MET_NOT_APPLICABLE + 1,
              "a claim without a function");

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
           rule_sees_studies(condition->rule) && has_unread(claim->checker->dossier);
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
    struct verdict verdict = condition_judge(&ask);
    if (!checker->group || !checker->group->same_studies || result->condition->scope != SCOPE_ANY)
        return verdict;
    if (!checker->same)
        checker->same = same_look(&ask, checker->group);
    return verdict_holds(&verdict) ? same_judge(&ask, checker->same, verdict) : verdict;
}

/* A result that rests on weights nobody has confirmed, or could not count what has no known weight,
 * says so. */
static void warn_unconfirmed(struct claim *claim) {
    const struct result *result = claim->result;
    struct place place = {.file = claim->checker->dossier->manifest};
    for (size_t i = 0; i < result->calculation_count; i++) {
        const struct calculation *sheet = &result->calculations[i];
        for (size_t k = 0; k < sheet->row_count; k++) {
            const struct calculation_row *row = &sheet->rows[k];
            if (!row->unconfirmed ||
                told_already(claim->checker, "unconfirmed", NULL, row->row->key))
                continue;
            struct str message = str_format(
                claim->checker->arena, "the weight of %.*s (%.*s), on which %.*s depends, is %s",
                STR_ARG(row->row->key), STR_ARG(sheet->lookup->id), STR_ARG(result->condition->key),
                row->known ? "not confirmed" : "unknown");
            finding_help(claim->checker->findings,
                         report(claim, FINDING_UNCONFIRMED, place, message),
                         "ask for it, then add to the manifest: <weights><weight table=\"%.*s\" "
                         "key=\"%.*s\" value=\"\" source=\"\"/></weights>",
                         STR_ARG(sheet->lookup->id), STR_ARG(row->row->key));
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
        result->reason = STR("a case study could not be checked");
        return;
    }
    claims[claim.answer ? claim.answer->met : MET_OPEN](&claim);
    warn_unconfirmed(&claim);
}
