/* The program's own words in a document, by language. */
#include "model/words.h"

static const struct words known[] = {
    {"en", "page", "Page", "of", "Figure", "(continued)"},
    {"de", "Seite", "Seite", "von", "Abbildung", "(Fortsetzung)"},
};

const struct words *words_of(struct str language) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct str name = str_of(known[i].language);
        bool same =
            str_starts(language, name) && (language.n == name.n || language.s[name.n] == '-');
        if (same)
            return &known[i];
    }
    return &known[0];
}
