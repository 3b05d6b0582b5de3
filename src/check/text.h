/* Measures of texts: how names and texts compare, how much a text says. */
#ifndef CHECK_TEXT_H
#define CHECK_TEXT_H

#include "base/str.h"

/* The text as names are compared: lower case, without accents (Latin), blanks, punctuation and the
 * form of a firm at its end (Inc, Ltd, GmbH ...). */
struct str text_normalise(struct arena *arena, struct str text);
/* Whether a word, as text_fold leaves it, is the form of a firm. */
bool text_is_form_of_firm(struct str word);
/* The next run of letters and digits from *at on, of which it moves behind; false at the end. */
bool text_word(struct str text, size_t *at, struct str *word);
/* A word as words are looked up: lower case, without accents (Latin), cut at the size of `folded`.
 */
struct str text_fold(struct str word, char *folded, size_t size);
/* How alike two texts are, 0 to 100: twice the runs of three words they share, by the runs they
 * have (Dice's coefficient). */
int text_similarity(struct arena *arena, struct str a, struct str b);
/* The same in two steps, for many texts: the runs of words of each, sorted. */
struct prints {
    uint64_t *list;
    size_t count;
};
struct prints text_prints(struct arena *arena, struct str text);
int prints_alike(struct prints a, struct prints b);
/* The beginning of a text, in one line, as a finding quotes it. */
struct str text_excerpt(struct arena *arena, struct str text);
size_t text_sentences(struct str text);
size_t text_numbers(struct str text); /* runs of digits with their commas and points */
/* Whether `text` matches `pattern`, in which * stands for any bytes and ? for one. */
bool text_matches(struct str text, struct str pattern);
/* Whether `text` names `word` as a word of its own, ignoring ASCII case. */
bool text_names(struct str text, struct str word);
/* Where the word stands in a list, ignoring ASCII case; SIZE_MAX: it does not. */
size_t word_position(struct str word, const struct str *words, size_t count);
bool word_is_in(struct str word, const struct str *words, size_t count);
/* "a, b or c"; `last` is the word before the last one. */
struct str words_list(struct arena *arena, const struct str *words, size_t count, const char *last);

#endif
