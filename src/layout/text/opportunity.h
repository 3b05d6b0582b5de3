/* Where lines may end in a text: UAX 14 by libunibreak, Thai words by libthai, and rules of our own
 * for addresses, paths and identifiers. */
#ifndef LAYOUT_OPPORTUNITY_H
#define LAYOUT_OPPORTUNITY_H

#include "base/str.h"

enum opportunity {
    OPPORTUNITY_NONE,
    OPPORTUNITY_FREE,
    OPPORTUNITY_HYPHEN,     /* behind a written hyphen or slash */
    OPPORTUNITY_PATH,       /* behind a slash or hyphen of an address or path */
    OPPORTUNITY_IDENTIFIER, /* at another sign inside of one */
    OPPORTUNITY_NAME,       /* inside a name of a program's: "replication_instance_class" */
};

struct opportunities {    /* zeroed but for arena and language; kept for its memory */
    struct arena *arena;  /* borrowed */
    struct str language;  /* BCP 47 */
    unsigned char *marks; /* an enum opportunity for each byte: may a line end behind it? */
    size_t capacity;
    struct thai *thai;
    bool ready;
};

void opportunities_find(struct opportunities *o, struct str text);

#endif
