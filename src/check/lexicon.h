/* The small words of English and German that say whether something was done: each in one class or
 * several. What stands in none is a word of the matter itself. */
#ifndef CHECK_LEXICON_H
#define CHECK_LEXICON_H

#include "base/str.h"

/* clang-format off */
#define LEXICON_CLASSES(X)                                                                         \
    X(NOT) X(NO) X(NOBODY) X(NOTHING) X(WITHOUT) X(ONE) X(WE) X(GENERIC) X(BE_NOW) X(AUX)          \
    X(WILL) X(FILL) X(STILL) X(YET) X(TO) X(BE) X(DOING) X(VERB) X(CHOICE) X(KNOW) X(STATE)        \
    X(NOUN) X(EXCUSE) X(PREP) X(LATER) X(PLAN) X(INTEND) X(OPEN) X(MISSING) X(SKIP) X(LEFT)        \
    X(OUT) X(LACK) X(FAIL) X(STAND) X(AUS) X(FOLLOW) X(IN) X(PROGRESS) X(SAY) X(REASON)            \
    X(CONTRAST) X(INSTEAD) X(ABLE) X(ASSENT) X(THIS) X(BAD) X(BOAST) X(POINTER)                   \
    X(OTHER) /* in none of these */
/* clang-format on */

enum lexicon_class {
#define LEXICON_CLASS(name) CLASS_##name,
    LEXICON_CLASSES(LEXICON_CLASS) CLASS_COUNT
};

typedef uint64_t classes; /* a set of them */
#define LEXICON(name) ((classes)1 << CLASS_##name)

struct lexicon; /* in the arena it was made in */
struct lexicon *lexicon_new(struct arena *arena);
/* The classes of a word as it is written; LEXICON(OTHER): in none. */
classes lexicon_find(const struct lexicon *lexicon, struct str word);
/* Whether a word of these classes only ties others together. */
bool lexicon_is_function(classes of);

#endif
