/* Words by class, from the table lexicon_words.h. */
#include "check/lexicon.h"

#include <assert.h>
#include <string.h>

#include "base/names.h"
#include "check/text.h"

#define A(name) LEXICON(name)
#define LONGEST 32 /* bytes of a word that may be in the table */

static_assert(CLASS_COUNT <= 64, "more classes than bits");

struct lexicon {
    struct names *classes;
};

static void add_words(struct names *names, classes of, struct str list) {
    struct str word;
    while (str_cut(&list, ' ', &word))
        *names_enter(names, word) |= of;
}

struct lexicon *lexicon_new(struct arena *arena) {
    struct lexicon *lexicon = NEW(arena, struct lexicon);
    lexicon->classes = names_new(arena);
#define WORDS(name, list) add_words(lexicon->classes, A(name), STR(list));
#include "check/lexicon_words.h"
    return lexicon;
}

/* By itself, or without a regular ending. */
classes lexicon_find(const struct lexicon *lexicon, struct str word) {
    static const struct {
        struct str end, instead;
    } rows[] = {{{"", 0}, {"", 0}},     {{"s", 1}, {"", 0}}, {{"es", 2}, {"", 0}},
                {{"ed", 2}, {"", 0}},   {{"d", 1}, {"", 0}}, {{"ing", 3}, {"", 0}},
                {{"ing", 3}, {"e", 1}}, {{"e", 1}, {"", 0}}, {{"en", 2}, {"", 0}},
                {{"er", 2}, {"", 0}},   {{"em", 2}, {"", 0}}};
    if (str_is(word, "May")) /* the month */
        return A(OTHER);
    char bytes[LONGEST + 1];
    struct str folded = text_fold(word, bytes, LONGEST);
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t n = rows[i].end.n, more = rows[i].instead.n;
        if (folded.n < n + (n ? 3 : 1) || !str_ends(folded, rows[i].end))
            continue;
        char stem[LONGEST + 1];
        memcpy(stem, folded.s, folded.n - n);
        memcpy(stem + folded.n - n, rows[i].instead.s, more);
        const size_t *found = names_find(lexicon->classes, (struct str){stem, folded.n - n + more});
        if (found)
            return *found;
    }
    return A(OTHER);
}

bool lexicon_is_function(classes of) {
    return (of & (A(FILL) | A(AUX) | A(GENERIC) | A(WE) | A(PREP) | A(REASON) | A(CONTRAST) |
                  A(TO) | A(BE) | A(ONE) | A(IN) | A(OUT) | A(AUS))) != 0;
}
