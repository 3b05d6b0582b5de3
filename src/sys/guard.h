/* The folder of somebody else, out of which no link leads: whatever is read below it is in it.
 * manifest.xml, fonts and templates, of which what is printed is made, are no links at all. */
#ifndef SYS_GUARD_H
#define SYS_GUARD_H

#include <stdbool.h>

#include "base/str.h"

/* From here on, in this process; one folder at a time. */
void guard_folder(struct str folder);
/* Whether the file may be opened; what is not there may. The name ends with a NUL. */
bool guard_allows(const char *path);

#endif
