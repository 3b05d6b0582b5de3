/* Shared by the files of check/ only: what a rule is asked about, and one function per rule kind.
 */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "check/check.h"

struct view;
struct wordings;

/* Facts that no field or section holds, as a verdict names them in its cause. */
#define FACT_PARTNER "the partner"
#define FACT_PRACTICE_PAGE "the practice page"
#define FACT_DIAGRAM "a readable diagram"
#define FACT_CONSENT "the consent of the customer"
#define FACT_DATE "the date of the submission"

/* A place of a document that a condition cites. */
struct citation {
    const struct evidence *evidence;
    const struct support *support;
    const struct str *words; /* that were expected there */
    size_t count;
};

/* What the questions of one check share: the view that XPath looks at, made when it is needed, and
 * the calculations and documents that came up. */
struct shared_check {
    struct view *view;
    struct calculation *calculations;
    size_t calculation_count;
    const struct evidence **documents; /* that were counted, while a waiver is looked at */
    size_t document_count;
    const struct wordings *wordings; /* what the words are worth; NULL: not looked at */
    struct citation *silent;         /* places that say nothing of the condition that is judged */
    size_t silent_count;
    struct names *answer_words; /* in how many answers each stands; NULL: not counted yet */
    int depth;                  /* of items that ask for items */
};

/* What a rule is asked about. */
struct question {
    struct arena *arena;
    const struct dossier *dossier;
    const struct checklist *checklist;
    const struct condition *condition;
    const struct case_study *study; /* NULL: the practice, or all case studies together */
    struct shared_check *shared;
    const struct group *waiver; /* documents for any item of this group count; NULL: for the
                                   condition only */
};

/* Judges one rule; NULL is an attest without a minimum. A rule about a case study that is asked
 * without one must hold for all. */
struct verdict rule_judge(const struct question *ask, const struct rule *rule);
/* The condition's rule in the condition's scope. */
struct verdict condition_judge(const struct question *ask);
bool verdict_holds(const struct verdict *verdict);

#define NOWHERE ((struct place){.line = 0})

/* The place is that of the fact that decides. */
struct verdict verdict_met(enum basis basis, struct phrase reason, struct place place);
struct verdict verdict_fails(const struct question *ask, struct phrase found,
                             struct phrase expected, struct place place);
/* What only a person can add is missing: open, not failed. */
struct verdict verdict_opens(const struct question *ask, struct phrase found,
                             struct phrase expected);

/* How many verdicts hold, by their basis. */
struct held {
    size_t by[BASIS_COUNT], count;
};
void held_add(struct held *held, const struct verdict *verdict); /* nothing if it does not hold */
/* The weakest basis among the `asked` strongest: what a whole that needs so many rests on. */
enum basis held_basis(const struct held *held, size_t asked);

typedef struct verdict judge_function(const struct question *ask, const struct rule *rule);
#define RULE(code, element, judge, about, needs, means) judge_function judge;
#include "model/rule_kinds.h"

#endif
