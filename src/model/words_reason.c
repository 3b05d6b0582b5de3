/* Reasons of results in the document's language: the check's few phrases, put together anew. */
#include "model/words.h"

enum { MOST_VALUES = 9, MOST_DEPTH = 4 };

struct wording {
    const char *english, *german;
};

static const struct wording wordings[] = {
#define REASON_PHRASE(en, de) {en, de},
    REASONS(REASON_PHRASE)
#undef REASON_PHRASE
};

/* The pattern's literal text from `at` up to the next hole. */
static struct str phrase_literal(struct str pattern, size_t at) {
    size_t end = str_find(pattern, STR("{"), at);
    return str_slice(pattern, at, end == SIZE_MAX ? pattern.n : end);
}

/* Whether the text is the pattern with something in each of its holes, which come in order. */
static bool phrase_fits(struct str pattern, struct str text, struct str *values, size_t *count) {
    struct str literal = phrase_literal(pattern, 0);
    size_t at = literal.n, from = literal.n;
    *count = 0;
    if (!str_starts(text, literal))
        return false;
    while (at < pattern.n && *count < MOST_VALUES) {
        at += 3; /* "{1}" */
        literal = phrase_literal(pattern, at);
        at += literal.n;
        bool last = at == pattern.n;
        if (last && !str_ends(text, literal))
            return false;
        size_t end = last ? text.n - literal.n : str_find(text, literal, from);
        if (end == SIZE_MAX || end <= from)
            return false;
        values[(*count)++] = str_slice(text, from, end);
        from = end + literal.n;
    }
    return from == text.n;
}

static struct str wording_say(struct arena *arena, struct str reason, int depth) {
    struct str values[MOST_VALUES];
    size_t count = 0;
    for (size_t k = 0; depth < MOST_DEPTH && k < COUNT(wordings); k++) {
        if (!phrase_fits(str_of(wordings[k].english), reason, values, &count))
            continue;
        for (size_t i = 0; i < count; i++)
            values[i] = wording_say(arena, values[i], depth + 1);
        return words_fill(arena, wordings[k].german, values, count);
    }
    return reason;
}

struct str words_reason(struct arena *arena, const struct words *words, struct str reason) {
    return words == words_of(STR("de")) ? wording_say(arena, reason, 0) : reason;
}
