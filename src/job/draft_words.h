/* Inside job/: words of the language that are a customer's name too. */
#ifndef JOB_DRAFT_WORDS_H
#define JOB_DRAFT_WORDS_H

#include "job/draft_shapes.h"

/* An error for each place of the case study at which it cannot be told whether such a word is the
 * name, and the manifest does not say it. */
void draft_words_review(const struct draft_search *search, const struct secret *secrets,
                        size_t count);
/* Whether a passage of the author's tells the secret, a word of the language, beside what the
 * manifest allows. */
bool draft_words_tell(const struct draft_search *search, const struct passages *passages,
                      const struct searched *secret);

#endif
