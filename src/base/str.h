/* Text as pointer and length. Bytes are borrowed from an arena or from constant text and are valid
 * UTF-8 once `read` has passed them. Every str made here is also followed by a NUL byte. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct str {
    const char *s; /* NUL-terminated when made by this module; may be NULL when n is 0 */
    size_t n;      /* bytes, without the NUL */
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})

struct str str_of(const char *text); /* borrows; NULL gives the empty str */
struct str str_copy(struct arena *arena, const char *bytes, size_t count);
struct str str_format(struct arena *arena, const char *format, ...) PRINTF(2, 3);
struct str str_format_v(struct arena *arena, const char *format, va_list arguments);
struct str str_join(struct arena *arena, struct str a, struct str b);

bool str_empty(struct str a);
bool str_equal(struct str a, struct str b);
bool str_is(struct str a, const char *text);
bool str_equal_ignoring_case(struct str a, struct str b); /* ASCII case */
int str_compare(struct str a, struct str b);              /* by bytes */
bool str_starts(struct str a, struct str prefix);
bool str_ends(struct str a, struct str suffix);
/* Byte offset of `needle` at or after `from`, or SIZE_MAX. */
size_t str_find(struct str a, struct str needle, size_t from);
struct str str_slice(struct str a, size_t from, size_t to); /* clamped; not NUL-terminated */
struct str str_trim(struct str a);                          /* ASCII white space */
/* Cuts the text up to `separator` off `rest`; false when `rest` is empty. */
bool str_cut(struct str *rest, char separator, struct str *piece);
struct str str_lower(struct arena *arena, struct str a); /* ASCII only */

/* For printf: printf("%.*s", STR_ARG(name)). */
#define STR_ARG(a) (int)(a).n, ((a).s ? (a).s : "")

#endif
