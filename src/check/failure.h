/* Output of a command that failed: what stands where a proof should stand. */
#ifndef CHECK_FAILURE_H
#define CHECK_FAILURE_H

#include "base/str.h"

/* The line that says so, when the text is nothing but that: a command, an error, no result. Empty:
 * there is more, or no error. */
struct str failure_find(struct str text);

#endif
