/* A parcel: numbers and texts, one behind the other, for another process of this program. Whoever
 * opens one trusts nothing in it: what is not there as it should be breaks it, and a broken parcel
 * gives 0 and empty texts from then on. */
#ifndef BASE_PARCEL_H
#define BASE_PARCEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct parcel {
    struct str rest;
    bool broken;
};

void parcel_put_number(struct buf *buf, size_t number);
void parcel_put_text(struct buf *buf, struct str text);

size_t parcel_number(struct parcel *parcel);
struct str parcel_text(struct parcel *parcel); /* borrowed */
/* How many things of at least `size` bytes follow; more than there is room for is broken. */
size_t parcel_count(struct parcel *parcel, size_t size);
/* Bytes as they are, as many as there must be; false, and zeros, when the parcel is broken. */
bool parcel_bytes(struct parcel *parcel, void *out, size_t size);

#endif
