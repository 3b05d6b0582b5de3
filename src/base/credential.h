/* Credentials by their shape: keys, tokens and passwords that somebody copied into a text. Only
 * what is hardly anything else is one; what stands in place of one, as ******** or the keys of
 * AWS's own manuals, is none. */
#ifndef BASE_CREDENTIAL_H
#define BASE_CREDENTIAL_H

#include "base/str.h"

struct credential {
    const char *kind;     /* "a password" */
    size_t offset, count; /* bytes of the secret itself */
};

/* The first credential at or after `from`. */
bool credential_find(struct str text, size_t from, struct credential *found);

#endif
