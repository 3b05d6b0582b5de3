/* The words that the program itself puts into a document, in the document's language, and dates and
 * numbers as that language writes them. English stands in for a language that is not here. What
 * comes from the checklist, or from the submission, stays as it is written there. */
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include "base/str.h"
#include "model/phrase.h"
#include "model/words_table.h"

struct words {
    const char *language; /* BCP 47, the first part */
    enum language column; /* of the tables of phrases */
#define WORDS_FIELD(name, en, de) const char *name;
    WORDS(WORDS_FIELD)
#undef WORDS_FIELD
};

const struct words *words_of(struct str language); /* never NULL */
/* Of all languages at once, with blanks between: for words that are looked for in a text. */
const struct words *words_of_any(void);
/* Whether `word` is one of those in the text, with blanks between; ASCII case is ignored. */
bool words_have(const char *text, struct str word);
bool words_are_known(struct str language); /* not English in place of another */

/* `pattern` with {1} ... {9} replaced by the values. */
struct str words_fill(struct arena *arena, const char *pattern, const struct str *values,
                      size_t count);
#define WORDS_FILL(arena, pattern, ...)                                                            \
    words_fill(arena, pattern, (const struct str[]){__VA_ARGS__},                                  \
               sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))

/* "9 September 2018", "9. September 2018"; empty without a date. */
struct str words_date(struct arena *arena, const struct words *words, struct date date);
/* Whether a language, known here or not, writes "1.204,5". */
bool words_decimal_comma(struct str language);
struct str words_integer(struct arena *arena, const struct words *words, uint64_t number);

#endif
