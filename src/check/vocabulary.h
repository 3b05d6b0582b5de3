/* The words of a submission and of its checklist, and in which of their texts each word occurs:
 * so it is told what a text speaks of without a list of topics. A word is its first eight bytes,
 * in lower case. */
#ifndef CHECK_VOCABULARY_H
#define CHECK_VOCABULARY_H

#include "base/str.h"

#define NO_PLACE SIZE_MAX

/* Where a text stands, each by a number of the caller's, or NO_PLACE. */
struct spot {
    size_t study, condition, section;
    bool asked; /* words of the checklist */
};

struct bag { /* the different words of a text, as numbers */
    uint32_t *words;
    size_t count;
};

struct vocabulary; /* in the arena it was made in; borrows the texts */

struct vocabulary *vocabulary_new(struct arena *arena);
/* Begins a text at a spot; what is read then belongs to it. */
void vocabulary_begin(struct vocabulary *vocabulary, struct spot spot);
void vocabulary_read(struct vocabulary *vocabulary, struct str text);
/* The words read since vocabulary_begin(). */
struct bag vocabulary_bag(const struct vocabulary *vocabulary);

/* The words of the text are everybody's from now on. */
void vocabulary_ignore(struct vocabulary *vocabulary, struct str text);

/* What a text is compared by. The text's own place in it is left out, so that a text speaks neither
 * for itself nor for what stands in its place. */
enum fits_by {
    FITS_STUDY,     /* words that one customer's texts have alone; without those of `condition` */
    FITS_CONDITION, /* words of what is asked, and of the answers for other case studies */
    FITS_SECTION    /* the same of sections */
};

struct comparison {
    struct bag bag;   /* the words of a text */
    struct spot spot; /* where it stands */
    enum fits_by by;
};

/* How well the words fit each study, condition or section, of which there are `count`: adds to
 * `points`. A word that few of them have counts 40, one that eight have 10. */
void vocabulary_fit(const struct vocabulary *vocabulary, const struct comparison *comparison,
                    long *points, size_t count);
#define WORDS_SPEAKING 3
/* Words that speak for one number alone, as they are written; gives how many. */
size_t vocabulary_speaking(const struct vocabulary *vocabulary, const struct comparison *comparison,
                           size_t number, struct str words[WORDS_SPEAKING]);

#endif
