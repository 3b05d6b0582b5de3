/* A calendar date (proleptic Gregorian), no time, no zone. */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include "base/str.h"

struct date {
    int year, month, day; /* 0/0/0 = no date */
};

/* ISO 8601 extended form only; false, and no date, if it does not exist. */
bool date_parse(struct str text, struct date *date);
/* Whether the calendar has such a day. */
bool date_exists(struct date date);
/* Days from 1 January of the year 1, which is 0. */
int date_number(struct date date);
int date_compare(struct date a, struct date b);
/* Adds months; the day is clamped to the month's last (31 January + 1 month = 28 or 29 February).
 * No date beyond the years 1 to 9999, or when there was none. */
struct date date_add_months(struct date date, int months);
struct str date_format_iso(struct arena *arena, struct date date); /* 2019-03-15; empty without */

#endif
