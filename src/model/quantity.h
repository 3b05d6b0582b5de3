/* A number of bytes with its unit: B, kB, MB, GB, TB, PB (powers of 1000), KiB ... PiB (powers of
 * 1024). */
#ifndef MODEL_QUANTITY_H
#define MODEL_QUANTITY_H

#include "base/str.h"

struct quantity {
    uint64_t bytes;
    struct str text; /* as written */
};

enum quantity_problem {
    QUANTITY_OK,
    QUANTITY_NO_NUMBER,
    QUANTITY_NEGATIVE,
    QUANTITY_NO_UNIT,
    QUANTITY_UNKNOWN_UNIT,
    QUANTITY_TOO_LARGE
};

/* Reads "400 GB", "1.5 TiB", "25GB"; up to 6 decimals, exact; "1,204 GB" with thousands commas is
 * accepted. */
enum quantity_problem quantity_parse(struct str text, struct quantity *quantity);
/* A whole number with optional thousands commas; false on sign, fraction or overflow. */
bool integer_parse(struct str text, uint64_t *number);
/* "78 %", "78%", "78.5 %" or "78": in 1/1000 of a per cent; false outside 0..100 %. */
bool percentage_parse(struct str text, int *thousandths);

#endif
