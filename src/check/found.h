/* What a submission holds for the question of a rule. Shared by the files of check/ only. */
#ifndef CHECK_FOUND_H
#define CHECK_FOUND_H

#include "check/rules.h"

/* The field, valid and no placeholder; else NULL and a verdict that says why. */
const struct field *fact_find(const struct question *ask, struct str name, struct phrase expected,
                              struct verdict *verdict);
/* The value alone; "name is value"; the value alone in a column, with its name in a finding. */
struct phrase fact_value(const struct question *ask, const struct field *field);
struct phrase fact_is(const struct question *ask, const struct field *field);
struct phrase fact_value_is(const struct question *ask, const struct field *field);
/* The documents that count for the condition, of certain kinds (none given: all). */
const struct evidence **documents_find(const struct question *ask, const struct str *kinds,
                                       size_t kind_count, size_t *count);
/* "evidence E1, E3". */
struct phrase documents_list(const struct question *ask, const struct evidence *const *documents,
                             size_t count);
/* The yes to the very condition, or NULL; and who gave it: "by Mia Berg". */
const struct answer *answer_find(const struct question *ask);
struct phrase answer_voucher(const struct question *ask, const struct answer *answer);
/* The text of a section of the case study; empty when there is none. */
struct str section_text(const struct question *ask, const struct section *section);
struct str section_title(const struct question *ask, struct str id);

#endif
