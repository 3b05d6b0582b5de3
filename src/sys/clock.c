/* Dates for `new` and durations for the table of a batch; no output of `build` depends on either.
 */
#include "sys/clock.h"

#include <stdlib.h>
#include <time.h>

struct date clock_today(void) {
    uint64_t seconds;
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    time_t now = fixed && integer_parse(str_of(fixed), &seconds) ? (time_t)seconds : time(NULL);
    struct tm parts = {0};
    gmtime_r(&now, &parts);
    return (struct date){parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

long clock_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}
