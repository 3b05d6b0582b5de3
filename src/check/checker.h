/* What the passes of one check share. For the files of check/ only. */
#ifndef CHECK_CHECKER_H
#define CHECK_CHECKER_H

#include "check/rules.h"

struct checker {
    struct arena *arena;
    const struct dossier *dossier;
    const struct checklist *checklist;
    struct findings *findings;
    struct results *results;
    struct shared_check shared;   /* what the rules share */
    const struct group *group;    /* the one that is looked at */
    const struct said_list *said; /* of each case study */
    struct same *same; /* of that group; NULL: not looked at yet, or nothing to look at */
};

/* Facts and sections that are absent, thin or placeholders; orphan evidence. Each absent fact is a
 * cause, so that it is reported once. */
void check_facts(struct checker *checker);
/* Documents, pages and the contact, as the manifest names them. */
void check_manifest(struct checker *checker);
/* People listed twice, items that nobody speaks to, consent told in two ways. */
void check_people(struct checker *checker);
/* Customers that are named without their consent, or with more than they agreed to. */
void check_consents(struct checker *checker);
/* Customers, accounts and public pages that are one; the partner as its customer; misspelt names.
 */
void check_identities(struct checker *checker);
/* Documents whose ARNs are of one account, which is not that of their case study. */
void check_accounts(struct checker *checker);
/* Diagrams that show nothing, or are another case study's. */
void check_diagrams(struct checker *checker);
/* Tables of stories and answers with a row or column of empty cells. */
void check_tables(struct checker *checker);
/* Numbers and dates of stories and answers that contradict the field they speak of. */
void check_contradictions(struct checker *checker);
/* Documents, remarks, certificates and projects against the days of project and submission. */
void check_chronology(struct checker *checker);
/* Dates in stories and answers that no calendar has. */
void check_calendar(struct checker *checker);
/* Numbers that an answer tells by a slip otherwise than the story. */
void check_retold(struct checker *checker);
/* Documents whose beginning names another date than the manifest. */
void check_dated(struct checker *checker);
/* One reason for many items that are not applicable, and whole groups of them. */
void check_not_applicable(struct checker *checker);
/* Whether the words given as a reason say no more than that it is not applicable. */
bool reason_is_none(struct str reason);
/* Evidence, and code blocks of answers, that say nothing or only that a command failed. */
void check_documents(struct checker *checker);
/* Documents that answers name by an id that none has. */
void check_named_documents(struct checker *checker);
/* Shares of a whole above 100 % in stories and answers. */
void check_shares(struct checker *checker);
/* Names of AWS services that are nearly those of known ones. */
void check_services(struct checker *checker);
/* Addresses that a reviewer cannot open, and what `dossier new` wrote and nobody changed. */
void check_addresses(struct checker *checker);
void check_leftovers(struct checker *checker);
/* Thin sections and case studies that do not name their customer, by the checklist's thresholds. */
void check_quality(struct checker *checker);
/* What the words of answers and sections are worth; what follows looks at its result. */
void check_wording(struct checker *checker);
/* Whether the date of the submission falls into the days the checklist is accepted. */
void check_edition(struct checker *checker);
/* Adds points up and compares them with the minimums. */
void check_points(struct checker *checker);
/* Tells which case studies remain for the group that was looked at, when its items ask for the same
 * ones and too few satisfy them all. */
void check_same(struct checker *checker);
/* One result: compares the claim with the rule, makes the findings, sets outcome, reason and
 * answer. */
void check_result(struct checker *checker, struct result *result);

#endif
