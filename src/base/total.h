/* Totals of tables: whether what a row called "Total" says is the sum of the rows above it. */
#ifndef BASE_TOTAL_H
#define BASE_TOTAL_H

#include "base/str.h"

/* "Total", "Summe" and the like, and nothing else. */
bool total_is_label(struct str label);
/* A row whose number is a part of another one's, or a sum itself: "of which", "Subtotal". */
bool total_is_part(struct str label);

enum total { TOTAL_UNCERTAIN, TOTAL_RIGHT, TOTAL_WRONG };

struct total_column {
    long long sum, resolution; /* a power of ten that all numbers are multiples of */
    size_t count;
    struct str before, behind; /* the unit, the same in all cells */
    bool uncertain;
};

/* Adds the cell of a row to the column. */
void total_add(struct total_column *column, struct str cell);
/* The cell of the total; what is off by no more than rounding is right. */
enum total total_compare(const struct total_column *column, struct str cell);

#endif
