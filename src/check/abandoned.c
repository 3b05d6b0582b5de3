#include "check/abandoned.h"

#include "check/text.h"

static const char *const outcomes[] = {"outcome", "result", "ergebnis", "benefit"};

static const char *const endings[] = {
    "never went into production",
    "never went live",
    "never put into production",
    "did not go live",
    "went back to the old system",
    "project was stopped",
    "project was canceled",
    "project was cancelled",
    "project was abandoned",
    "project was terminated",
    "project failed",
    "migration failed",
    "migration was abandoned",
    "migration was stopped",
    "nie in Produktion gegangen",
    "ging nie in Produktion",
    "ging nie in Betrieb",
    "nie in Betrieb genommen",
    "Projekt wurde abgebrochen",
    "Projekt wurde gestoppt",
    "Projekt wurde eingestellt",
    "Projekt ist gescheitert",
    "Projekt scheiterte",
    "Migration wurde abgebrochen",
    "zum alten System zurück",
};

/* Words of a sentence about another attempt, or about what did not come to pass. */
static const char *const others[] = {
    "first",  "earlier", "previous", "former",  "attempt", "attempts", "rehearsal", "no",
    "none",   "would",   "could",    "if",      "had",     "test",     "erste",     "erster",
    "ersten", "frühere", "früherer", "voriges", "vorige",  "Versuch",  "hätte",     "wäre",
    "wenn",   "Probe",   "kein",     "another", "other",
};

bool abandoned_may_tell(struct str section) {
    for (size_t i = 0; i < COUNT(outcomes); i++)
        if (str_find(section, str_of(outcomes[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

static bool ends(char c) {
    return c == '.' || c == '!' || c == '?' || c == '\n';
}

static struct str sentence_at(struct str text, size_t at) {
    size_t from = at, to = at;
    while (from && !ends(text.s[from - 1]))
        from--;
    while (to < text.n && !ends(text.s[to]))
        to++;
    return str_trim(str_slice(text, from, to));
}

static bool is_of_another(struct str sentence) {
    for (size_t i = 0; i < COUNT(others); i++)
        if (text_names(sentence, str_of(others[i])))
            return true;
    return false;
}

struct str abandoned_find(struct str text) {
    for (size_t i = 0; i < COUNT(endings); i++) {
        size_t at = str_find(text, str_of(endings[i]), 0);
        struct str sentence = at == SIZE_MAX ? STR("") : sentence_at(text, at);
        if (sentence.n && !is_of_another(sentence))
            return sentence;
    }
    return STR("");
}
