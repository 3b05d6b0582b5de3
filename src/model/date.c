/* Dates of the proleptic Gregorian calendar, years 1 to 9999, as ISO 8601-1 writes them (5.2.2.1
 * b). */
#include "model/date.h"

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* The number written by `count` digits from `at`, or -1. */
static int digits_at(struct str text, size_t at, size_t count) {
    int number = 0;
    for (size_t i = at; i < at + count; i++) {
        if (text.s[i] < '0' || text.s[i] > '9')
            return -1;
        number = number * 10 + (text.s[i] - '0');
    }
    return number;
}

bool date_parse(struct str text, struct date *date) {
    *date = (struct date){0};
    if (text.n != 10 || text.s[4] != '-' || text.s[7] != '-')
        return false;
    int year = digits_at(text, 0, 4), month = digits_at(text, 5, 2), day = digits_at(text, 8, 2);
    if (!date_exists((struct date){year, month, day}))
        return false;
    *date = (struct date){year, month, day};
    return true;
}

bool date_exists(struct date date) {
    return date.year >= 1 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

int date_number(struct date date) {
    int before = date.year - 1, days = before * 365 + before / 4 - before / 100 + before / 400;
    for (int month = 1; month < date.month; month++)
        days += days_in_month(date.year, month);
    return days + date.day - 1;
}

int date_compare(struct date a, struct date b) {
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

struct date date_add_months(struct date date, int months) {
    if (date.year == 0)
        return date;
    long total = date.year * 12L + date.month - 1 + months;
    if (total < 12 || total >= 12 * 10000L)
        return (struct date){0};
    struct date sum = {(int)(total / 12), (int)(total % 12) + 1, date.day};
    int last = days_in_month(sum.year, sum.month);
    if (sum.day > last)
        sum.day = last;
    return sum;
}

struct str date_format_iso(struct arena *arena, struct date date) {
    if (date.year == 0)
        return STR("");
    return str_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}
