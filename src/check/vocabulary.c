/* Open addressing over the words; the texts of a word are a chain, cut off where the word is
 * everybody's. */
#include "check/vocabulary.h"

#include "base/ascii.h"

enum {
    FIRST_SLOTS = 4096,
    LEAST_LETTERS = 3,
    LEAST_DIGITS = 2, /* of a word with a digit in it */
    MOST_TEXTS = 24,  /* of a word; what more texts have is nobody's */
    MOST_FITS = 8     /* studies, conditions or sections of a word */
};

struct word {
    uint64_t key;       /* its first eight bytes; 0: an empty slot */
    const char *s;      /* as it is written where it was met first */
    uint32_t n, number; /* bytes of that; which word it is */
};

struct uses {             /* of one word */
    uint32_t last, count; /* its last use, and how many there are */
    uint32_t text;        /* the last text that has it, + 1 */
    uint32_t slot;
};

struct use {
    uint32_t text, before;
};

struct vocabulary {
    struct arena *arena;
    struct word *slots;
    size_t slot_count; /* a power of two */
    struct uses *uses; /* of each word by its number */
    size_t word_count;
    struct use *list;
    size_t use_count;
    struct spot *spots; /* of the texts */
    size_t text_count;
    struct bag bag; /* of the last one */
};

struct vocabulary *vocabulary_new(struct arena *arena) {
    struct vocabulary *vocabulary = NEW(arena, struct vocabulary);
    vocabulary->arena = arena;
    vocabulary->slot_count = FIRST_SLOTS;
    vocabulary->slots = NEW_ARRAY(arena, struct word, FIRST_SLOTS);
    return vocabulary;
}

void vocabulary_begin(struct vocabulary *vocabulary, struct spot spot) {
    *APPEND(vocabulary->arena, vocabulary->spots, vocabulary->text_count) = spot;
    vocabulary->bag = (struct bag){NULL, 0};
}

struct bag vocabulary_bag(const struct vocabulary *vocabulary) {
    return vocabulary->bag;
}

/* ---- reading ---- */

static size_t slot_of(const struct vocabulary *vocabulary, uint64_t key) {
    size_t at = (size_t)((key * 0x9E3779B97F4A7C15u) >> 32) & (vocabulary->slot_count - 1);
    while (vocabulary->slots[at].key && vocabulary->slots[at].key != key)
        at = (at + 1) & (vocabulary->slot_count - 1);
    return at;
}

static void make_room(struct vocabulary *vocabulary) {
    struct word *old = vocabulary->slots;
    size_t count = vocabulary->slot_count;
    if (vocabulary->word_count * 2 < count)
        return;
    vocabulary->slot_count = count * 2;
    vocabulary->slots = NEW_ARRAY(vocabulary->arena, struct word, vocabulary->slot_count);
    for (size_t i = 0; i < count; i++) {
        if (!old[i].key)
            continue;
        size_t slot = slot_of(vocabulary, old[i].key);
        vocabulary->slots[slot] = old[i];
        vocabulary->uses[old[i].number].slot = (uint32_t)slot;
    }
}

static void add_use(struct vocabulary *vocabulary, uint64_t key, struct str written) {
    make_room(vocabulary);
    size_t slot = slot_of(vocabulary, key);
    struct word *word = &vocabulary->slots[slot];
    uint32_t text = (uint32_t)vocabulary->text_count;
    if (!word->key) {
        *word =
            (struct word){key, written.s, (uint32_t)written.n, (uint32_t)vocabulary->word_count};
        APPEND(vocabulary->arena, vocabulary->uses, vocabulary->word_count)->slot = (uint32_t)slot;
    }
    struct uses *uses = &vocabulary->uses[word->number];
    if (uses->text == text)
        return;
    uses->text = text;
    *APPEND(vocabulary->arena, vocabulary->bag.words, vocabulary->bag.count) = word->number;
    if (uses->count++ >= MOST_TEXTS)
        return;
    *APPEND(vocabulary->arena, vocabulary->list, vocabulary->use_count) =
        (struct use){text - 1, uses->last};
    uses->last = (uint32_t)vocabulary->use_count;
}

/* Bytes of a letter beyond ASCII at `at`; 0: there is none. Marks and blanks begin with C2 or E2.
 */
static size_t letter_length(struct str text, size_t at) {
    unsigned char c = (unsigned char)text.s[at];
    if (c < 0xC3 || c == 0xE2)
        return 0;
    size_t length = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return at + length <= text.n ? length : 0;
}

/* A point or comma between two digits. */
static bool is_inside_number(struct str text, size_t at) {
    return (text.s[at] == '.' || text.s[at] == ',') && at && at + 1 < text.n &&
           is_digit(text.s[at - 1]) && is_digit(text.s[at + 1]);
}

struct token { /* what stands together without a blank or mark */
    uint64_t key;
    size_t end, letters, digits;
};

static void add_letter(struct token *token, unsigned char byte) {
    if (!(token->key >> 56))
        token->key = token->key << 8 | byte;
}

/* Adds a letter beyond ASCII, in lower case where it is one of Latin-1. */
static void add_long_letter(struct token *token, struct str text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text.s[token->end + i];
        bool capital = i && (unsigned char)text.s[token->end] == 0xC3 && byte <= 0x9E;
        add_letter(token, (unsigned char)(byte + (capital ? 0x20 : 0)));
    }
    token->letters++;
    token->end += length;
}

static struct token read_token(struct str text, size_t from) {
    struct token token = {.end = from};
    while (token.end < text.n) {
        unsigned char c = (unsigned char)text.s[token.end], lower = c | 0x20;
        size_t length;
        if (lower >= 'a' && lower <= 'z') {
            add_letter(&token, lower);
            token.letters++;
            token.end++;
        } else if (c >= '0' && c <= '9') {
            add_letter(&token, c);
            token.digits++;
            token.end++;
        } else if ((length = letter_length(text, token.end)))
            add_long_letter(&token, text, length);
        else if (!token.letters && is_inside_number(text, token.end))
            token.end++;
        else
            break;
    }
    return token;
}

/* The next word from *at on, of which it moves behind; false at the end. */
static bool next_word(struct str text, size_t *at, uint64_t *key, struct str *written) {
    while (*at < text.n) {
        size_t from = *at;
        struct token token = read_token(text, from);
        *at = token.end + 1;
        if (token.letters + token.digits < (token.digits ? LEAST_DIGITS : LEAST_LETTERS))
            continue;
        *key = token.key;
        *written = str_slice(text, from, token.end);
        return true;
    }
    return false;
}

void vocabulary_read(struct vocabulary *vocabulary, struct str text) {
    uint64_t key;
    struct str written;
    for (size_t at = 0; next_word(text, &at, &key, &written);)
        add_use(vocabulary, key, written);
}

void vocabulary_ignore(struct vocabulary *vocabulary, struct str text) {
    uint64_t key;
    struct str written;
    for (size_t at = 0; next_word(text, &at, &key, &written);) {
        const struct word *word = &vocabulary->slots[slot_of(vocabulary, key)];
        if (word->key)
            vocabulary->uses[word->number].count = MOST_TEXTS + 1;
    }
}

/* ---- fitting ---- */

struct fits { /* of one word: which numbers, and in how many texts each */
    size_t numbers[MOST_FITS], texts[MOST_FITS], count;
};

static size_t number_at(const struct spot *use, const struct comparison *comparison) {
    if (comparison->by == FITS_STUDY)
        return use->condition == comparison->spot.condition ? NO_PLACE : use->study;
    if (!use->asked && use->study == comparison->spot.study)
        return NO_PLACE;
    return comparison->by == FITS_CONDITION ? use->condition : use->section;
}

/* False: it is too many's. */
static bool find_fits(const struct vocabulary *vocabulary, uint32_t word,
                      const struct comparison *comparison, struct fits *fits) {
    const struct uses *uses = &vocabulary->uses[word];
    fits->count = 0;
    if (uses->count > MOST_TEXTS)
        return false;
    for (uint32_t at = uses->last; at; at = vocabulary->list[at - 1].before) {
        size_t i = 0;
        size_t number = number_at(&vocabulary->spots[vocabulary->list[at - 1].text], comparison);
        if (number == NO_PLACE)
            continue;
        while (i < fits->count && fits->numbers[i] != number)
            i++;
        if (i == MOST_FITS)
            return false;
        if (i == fits->count) {
            fits->numbers[i] = number;
            fits->texts[fits->count++] = 0;
        }
        fits->texts[i]++;
    }
    return fits->count > 0;
}

static const struct word *word_of(const struct vocabulary *vocabulary, uint32_t number) {
    return &vocabulary->slots[vocabulary->uses[number].slot];
}

void vocabulary_fit(const struct vocabulary *vocabulary, const struct comparison *comparison,
                    long *points, size_t count) {
    static const long weights[MOST_FITS + 1] = {0, 40, 30, 24, 20, 17, 14, 12, 10};
    struct fits fits;
    for (size_t k = 0; k < comparison->bag.count; k++) {
        uint32_t word = comparison->bag.words[k];
        if (!find_fits(vocabulary, word, comparison, &fits) || fits.count * 2 > count)
            continue;
        long weight = weights[fits.count];
        if (comparison->by == FITS_STUDY && is_digit(word_of(vocabulary, word)->s[0]))
            weight += weight / 2;
        for (size_t i = 0; i < fits.count; i++)
            points[fits.numbers[i]] += weight + (fits.texts[i] > 1 ? weight / 2 : 0);
    }
}

size_t vocabulary_speaking(const struct vocabulary *vocabulary, const struct comparison *comparison,
                           size_t number, struct str words[WORDS_SPEAKING]) {
    struct fits fits;
    size_t count = 0;
    for (size_t k = 0; k < comparison->bag.count && count < WORDS_SPEAKING; k++) {
        uint32_t word = comparison->bag.words[k];
        if (find_fits(vocabulary, word, comparison, &fits) && fits.count == 1 &&
            fits.numbers[0] == number)
            words[count++] =
                (struct str){word_of(vocabulary, word)->s, word_of(vocabulary, word)->n};
    }
    return count;
}
