/* The words by which a text in English or German speaks of a field, from its name and title. */
#ifndef CHECK_FIELD_WORDS_H
#define CHECK_FIELD_WORDS_H

#include "model/checklist.h"

struct key_word {
    struct str word;
    const char *meant; /* all forms of it, as word_is_one_of takes them; NULL: by its stem */
};

#define KEY_WORDS 8

struct key_words {
    struct key_word list[KEY_WORDS];
    size_t count;
};

struct field_words {
    struct key_words own;   /* the last part of the name: "peak-requests" */
    struct key_words title; /* without small words */
    struct key_word prefix; /* the first part of a dotted name: "database"; may be empty */
};

struct field_words field_words_of(const struct field_declaration *declaration);
bool word_means(struct str word, const struct key_word *key);
/* Whether the text has each of the words. */
bool text_has_all(struct str text, const struct key_words *keys);
bool text_has(struct str text, const struct key_word *key);
/* Words that say nothing of what is spoken of: "of", "total", "initial". */
bool word_is_small(struct str word);

#endif
