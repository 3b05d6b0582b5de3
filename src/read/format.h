/* Inside src/read: the tables that a checklist's chapters share. */
#ifndef READ_FORMAT_H
#define READ_FORMAT_H

#include "read/table.h"

extern const struct element_row rule_format;   /* <rule>, with everything that may stand in it */
extern const struct element_row sample_format; /* <sample> */

#define SCOPE_WORDS "practice|each|any|all"

#endif
