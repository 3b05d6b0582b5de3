/* Inside src/read: types of attribute values. */
#ifndef READ_VALUE_H
#define READ_VALUE_H

#include <assert.h>

#include "model/theme.h"
#include "read/table.h"

struct value_form {
    const char *name; /* of the type in the schemas; NULL for keywords */
    bool (*accepts)(struct str text);
    const char *expected, *schema; /* NULL where they depend on keywords */
};
extern const struct value_form value_forms[VALUE_TYPE_COUNT];

bool value_accepts(const struct attribute_row *row, struct str text); /* text trimmed */
struct str value_expected(struct arena *arena, const struct attribute_row *row);
/* The next word of a list separated by blanks; false: there is none. */
bool value_next_word(struct str *rest, struct str *word);
bool value_is_id(struct str text);
bool value_parse_length(struct str text, int *thousandths);
bool value_parse_colour(struct str text, struct colour *colour); /* #rrggbb */

#endif
