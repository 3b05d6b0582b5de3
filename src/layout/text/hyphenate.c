/* A dictionary with two levels (German) lists compounds first and has the patterns behind
 * NEXTLEVEL. Only the patterns are given to libhyphen: it takes seconds to read the list, and a few
 * milliseconds for the patterns, which find nearly the same places.
 *
 * libhyphen works on bytes in the dictionary's encoding and in lower case; UTF-8 and ISO 8859-1 are
 * what our dictionaries have. */
#include "layout/text/hyphenate.h"

#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"

struct hyphenator {
    struct arena *arena;   /* borrowed */
    struct str dictionary; /* borrowed */
    HyphenDict *patterns;  /* NULL: not yet read, or unusable */
    bool opened;
};

static void drop_patterns(void *object) {
    hnj_hyphen_free(object);
}

struct hyphenator *hyphenator_new(struct arena *arena, struct str dictionary) {
    struct hyphenator *hyphenator = NEW(arena, struct hyphenator);
    hyphenator->arena = arena;
    hyphenator->dictionary = dictionary;
    return hyphenator;
}

struct pattern {
    struct pattern *next; /* in the same bucket */
    struct str line;
};

enum { BUCKETS = 4096 };

static size_t hash_letters(struct str line) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < line.n; i++)
        if (!is_digit(line.s[i]))
            hash = (hash ^ (unsigned char)line.s[i]) * 16777619u;
    return hash % BUCKETS;
}

static bool same_letters(struct str a, struct str b) {
    size_t i = 0, j = 0;
    for (;; i++, j++) {
        while (i < a.n && is_digit(a.s[i]))
            i++;
        while (j < b.n && is_digit(b.s[j]))
            j++;
        if (i == a.n || j == b.n)
            return i == a.n && j == b.n;
        if (a.s[i] != b.s[j])
            return false;
    }
}

/* The encoding, which stands on the first line, and the last level. */
static struct str last_level(struct arena *arena, struct str all) {
    struct str mark = STR("\nNEXTLEVEL");
    size_t at = str_find(all, mark, 0), end = str_find(all, STR("\n"), 0);
    if (end == SIZE_MAX)
        return (struct str){0};
    struct buf buf = buf_init(arena, all.n + 2);
    buf_add(&buf, str_slice(all, 0, end + 1));
    /* libhyphen 2.8 forgets memory when two patterns have the same letters; the later one
     * counts. */
    struct str rest = str_slice(all, at == SIZE_MAX ? end : at + mark.n, all.n);
    struct pattern **buckets = NEW_ARRAY(arena, struct pattern *, BUCKETS), **list = NULL;
    size_t count = 0;
    struct str line;
    while (str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        struct pattern **bucket = &buckets[hash_letters(line)], *known = *bucket;
        if (str_empty(line) || line.s[0] == '#' || line.s[0] == '%')
            continue;
        while (known != NULL && !same_letters(known->line, line))
            known = known->next;
        if (known == NULL) {
            known = NEW(arena, struct pattern);
            known->next = *bucket;
            *bucket = *APPEND(arena, list, count) = known;
        }
        known->line = line;
    }
    for (size_t i = 0; i < count; i++) {
        buf_add(&buf, list[i]->line);
        buf_add_char(&buf, '\n');
    }
    return buf_str(&buf);
}

static uint32_t lower(uint32_t c) {
    bool upper = is_upper(c) || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
    return upper ? c + 32 : c;
}

struct letters { /* of a word in the dictionary's encoding */
    char bytes[HYPHENATE_LONGEST * 2];
    unsigned char ends[HYPHENATE_LONGEST]; /* byte of the word behind each letter */
    int size, count;
};

/* False when the dictionary does not know one of the letters. */
static bool encode(const HyphenDict *patterns, struct str word, struct letters *letters) {
    for (size_t at = 0; at < word.n;) {
        uint32_t c = lower(utf8_next(word, &at));
        if (patterns->utf8)
            letters->size += (int)utf8_encode(c, letters->bytes + letters->size);
        else if (c < 256)
            letters->bytes[letters->size++] = (char)(unsigned char)c;
        else
            return false;
        letters->ends[letters->count++] = (unsigned char)at;
    }
    letters->bytes[letters->size] = '\0';
    return true;
}

struct changes { /* spellings that change at a hyphen: such places are left out */
    char **texts;
    int *places, *cuts;
};

static int at_least(char stated) {
    return stated > 2 ? stated : 2;
}

size_t hyphenate_word(struct hyphenator *hyphenator, struct str word,
                      unsigned char places[HYPHENATE_LONGEST]) {
    if (!hyphenator->opened) {
        hyphenator->opened = true;
        if (!str_empty(hyphenator->dictionary)) {
            struct arena *scratch = arena_scratch(hyphenator->arena);
            struct str level = last_level(scratch, hyphenator->dictionary);
            FILE *file = str_empty(level) ? NULL : fmemopen((char *)level.s, level.n, "r");
            if (file != NULL) {
                hyphenator->patterns = hnj_hyphen_load_file(file);
                fclose(file); /* memory, opened for reading: nothing to lose */
            }
            arena_drop(scratch);
            if (hyphenator->patterns != NULL)
                arena_defer(hyphenator->arena, drop_patterns, hyphenator->patterns);
        }
    }
    HyphenDict *patterns = hyphenator->patterns;
    struct letters letters = {0};
    if (patterns == NULL || word.n >= HYPHENATE_LONGEST || !encode(patterns, word, &letters))
        return 0;
    char marks[HYPHENATE_LONGEST * 2 + 8] = {0};
    struct changes changes = {0};
    size_t count = 0;
    if (hnj_hyphen_hyphenate2(patterns, letters.bytes, letters.size, marks, NULL, &changes.texts,
                              &changes.places, &changes.cuts) == 0) {
        int last = letters.count - at_least(patterns->rhmin);
        for (int i = at_least(patterns->lhmin) - 1; i < last; i++)
            if ((marks[i] & 1) != 0 && (changes.texts == NULL || changes.texts[i] == NULL))
                places[count++] = letters.ends[i];
    }
    for (int i = 0; changes.texts != NULL && i < letters.size; i++)
        free(changes.texts[i]);
    free(changes.texts);
    free(changes.places);
    free(changes.cuts);
    return count;
}
