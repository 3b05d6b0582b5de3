/* Inside compose/ only: the columns of a table that say how each case study fares. One column for
 * each case study while they fit, one common column for many, one for the practice when there are
 * none. */
#ifndef COMPOSE_STATUS_COLUMNS_H
#define COMPOSE_STATUS_COLUMNS_H

#include "compose/composer.h"

enum { STATUS_COLUMNS_MAX = 12, STATUS_LEADING_MAX = 4 };

/* How many columns there are when at most `wide` case studies get their own. */
size_t status_columns(const struct composer *composer, size_t wide);
/* A table that begins with some columns of its own, and ends with the status columns. */
struct status_table {
    struct {
        const char *title;
        int share; /* of the width, 1/1000; 0: from the content */
    } leading[STATUS_LEADING_MAX];
    size_t leading_count;
    size_t columns; /* of status */
    int share;      /* of each of these */
};
/* Adds the table with its header row. */
struct node *status_add_table(struct composer *composer, struct node *parent,
                              const struct status_table *plan);
/* Adds the cells for a condition: marks with the reasons below them, or marks alone. */
void status_add_cells(struct composer *composer, struct node *row, size_t columns,
                      const struct condition *condition);
void status_add_marks(struct composer *composer, struct node *row, size_t columns,
                      const struct condition *condition);
/* Adds the rolled-up cells of an item. */
void status_add_item(struct composer *composer, struct node *row, size_t columns,
                     const struct item *item);

#endif
