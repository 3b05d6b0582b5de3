/* Percent encoding of addresses (RFC 3986, 2.1). */
#ifndef PARSE_PERCENT_H
#define PARSE_PERCENT_H

#include "base/str.h"

/* "my%20plan.png" as "my plan.png". Text in which that would not give valid UTF-8 is given back as
 * it is: its percent signs mean themselves. */
struct str percent_decode(struct arena *arena, struct str text);
/* The same, whatever bytes come out of it: for those who search an address and show it to nobody.
 */
struct str percent_decode_bytes(struct arena *arena, struct str text);

#endif
