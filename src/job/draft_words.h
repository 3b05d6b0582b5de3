/* Inside job/: words of the language that are a customer's name too. */
#ifndef JOB_DRAFT_WORDS_H
#define JOB_DRAFT_WORDS_H

#include "job/draft_shapes.h"

/* An error for each place of the case study at which it cannot be told whether such a word is the
 * name, and the manifest does not say it. */
void draft_words_review(const struct draft_search *search, const struct secret *secrets,
                        size_t count);
struct draft_secrets {
    const struct searched *list;
    size_t count;
    const struct passages *passages; /* of the draft; NULL: of none, each is told as it stands */
};
/* The number of the first secret from `from` on that the text tells, or the count. A word of the
 * language is told where a passage of the author's tells it, beside what the manifest allows. */
size_t draft_words_find(const struct draft_search *search, const struct draft_secrets *secrets,
                        struct str shown, size_t from);

#endif
