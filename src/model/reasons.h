/* What the check says of a result, a row for each phrase:
 *
 *     REASON(id, English, German)
 *     REASON_IN_TWO(id, English, German, English in full, German in full)
 *
 * The first are for status columns and files; in full it is said in findings, where nothing around
 * it names the fact. The patterns are explained in phrase.h; each language puts the arguments in
 * its own order. Included with REASON_IN_TWO defined. */
#define REASON(id, en, de) REASON_IN_TWO(id, en, de, en, de)
/* clang-format off */

/* what others wrote, or is put together from phrases */
REASON(TEXT, "{1}", "{1}")
REASON(IN_FULL, "{1!}", "{1!}")

/* clang-format on */
#undef REASON
