/* Inside src/read: values that are written in another form than is read, in the one that is. Only
 * where there is no doubt what was meant. */
#ifndef READ_RESPELL_H
#define READ_RESPELL_H

#include "read/table.h"

/* As an attribute of the row, or as a field of the declaration, would take it; empty: it is not
 * known what was meant. */
struct str respell_attribute(struct arena *arena, const struct attribute_row *row, struct str text);
struct str respell_field(struct arena *arena, const struct field_declaration *declaration,
                         struct str text);

#endif
