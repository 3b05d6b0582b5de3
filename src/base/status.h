/* What the world can do to us. Wrong input is a finding (finding.h), our own mistakes are asserts.
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

enum status {
    STATUS_OK = 0,
    STATUS_MEMORY, /* the arena's cap or the machine's memory is used up */
    STATUS_IO,     /* a file could not be written; the place is in a finding */
    STATUS_LIMIT,  /* a limit of limits.h was passed */
};

#define MUST_USE __attribute__((warn_unused_result))
#define NEVER_NULL __attribute__((returns_nonnull))
#define PRINTF(format_at, first_at) __attribute__((format(printf, format_at, first_at)))

#endif
