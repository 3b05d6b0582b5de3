/* Shared by the files of check/ only: what a rule is asked about, and one function per rule kind.
 */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "check/check.h"

/* What a rule is asked about. */
struct inquiry {
    struct arena *arena;
    const struct dossier *dossier;
    const struct checklist *checklist;
    const struct condition *condition;
    const struct case_study *study; /* NULL: the practice, or all case studies together */
};

/* Judges one rule; NULL is an attest without a minimum. A rule about a case study that is asked
 * without one must hold for all. */
struct verdict rule_judge(const struct inquiry *ask, const struct rule *rule);
/* Whether the rule, or one inside, needs a person's words: attest or topic. NULL does. */
bool rule_needs_words(const struct rule *rule);
/* Whether the rule looks at the facts of case studies. */
bool rule_sees_studies(const struct rule *rule);
bool rule_holds_kind(const struct rule *rule, enum rule_kind kind);
bool verdict_holds(const struct verdict *verdict); /* met or attested */

/* Verdicts. `short_found` is the wording for a status column, where the name of the fact is known.
 */
struct verdict verdict_met(struct str reason, struct place place);
struct verdict verdict_fails(const struct inquiry *ask, struct str short_found, struct str found,
                             struct str expected);

struct verdict judge_field(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_fields(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_section(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_one_of(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_quantity(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_sum(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_date_order(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_date_past(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_diagram(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_attest(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_topic(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_mentions(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_evidence(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_tier(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_public_page(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_count(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_distinct(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_complete(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_any_of(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_all_of(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_not(const struct inquiry *ask, const struct rule *rule);
struct verdict judge_when(const struct inquiry *ask, const struct rule *rule);
/* The rule of a condition of scope "any": holds for at least so many case studies. */
struct verdict judge_any_study(const struct inquiry *ask);

/* The field, valid and no placeholder; else NULL and a verdict that says why. */
const struct field *fact_find(const struct inquiry *ask, struct str name, struct str expected,
                              struct verdict *verdict);
/* "a, b or c"; `last` is the word before the last one. */
struct str words_list(struct arena *arena, const struct str *words, size_t count, const char *last);
/* The words of a rule, whichever attribute they came from. */
const struct str *rule_words(const struct rule *rule, size_t *count);
/* Whether `text` names `word` as a word of its own, ignoring ASCII case. */
bool text_names(struct str text, struct str word);

#endif
