/* The only place that reads the time of day. */
#ifndef SYS_CLOCK_H
#define SYS_CLOCK_H

#include "model/date.h"
#include "model/quantity.h"

/* Today in UTC; SOURCE_DATE_EPOCH (seconds) takes its place when set. */
struct date clock_today(void);
/* Milliseconds of a clock that never goes back, for durations. */
long clock_milliseconds(void);

#endif
