/* Inside compose/: a place in a text where something is put for a name, and the words around it. */
#ifndef COMPOSE_SECRET_SPOT_H
#define COMPOSE_SECRET_SPOT_H

#include "compose/composer.h"
#include "compose/wording.h"

struct spot {
    struct arena *arena;
    struct str text;
    struct range range; /* of the cut, which may grow */
    size_t behind;      /* nothing before it may be cut */
    struct str by;
    bool rough, german;
};

/* secret_spot.c. Whether a sentence starts at `at`. */
bool spot_starts_sentence(struct str text, size_t at);
/* Whether this is what stands just before `at`, as a word or words of its own; the first such of
 * several, or NULL. */
bool spot_follows_word(struct str text, size_t at, const char *word);
const char *spot_follows_one(struct str text, size_t at, const char *const *words, size_t count);
/* The letter there. */
bool spot_is_small(struct str text, size_t at);
bool spot_is_capital(struct str text, size_t at);
/* The word before `at`, empty: there is none; the end of the one that holds it. */
struct str spot_word_before(struct str text, size_t at);
size_t spot_word_end(struct str text, size_t at);
/* The end of "'s", "’s", or only the apostrophe behind an s; 0: there is none. */
size_t spot_possessive_end(struct str text, size_t end);
/* "preKestrel", "Kestrelwerke": parts of a word are parted by hyphens; false: it is a whole one. */
bool spot_in_word(struct spot *spot, struct str bare);

/* secret_english.c: "the ", "our ", or another word before `at` that takes the article's place;
 * NULL: none. */
const char *spot_follows_determiner(struct str text, size_t at);
/* Puts a wording in its place; `told`: it was mentioned before. */
void spot_in_english(struct spot *spot, const struct wording *wording, bool told);
void spot_behind_article(struct spot *spot, const struct wording *wording, bool noun);

/* secret_german.c. The same. */
void spot_in_german(struct spot *spot, struct wording wording, bool told);
/* The case that a preposition asks for; false: the word is none. */
bool spot_case_behind(struct str word, enum german_case *wanted, bool *certain);

#endif
