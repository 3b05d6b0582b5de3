/* English: the noun of a phrase is the last word before what explains it ("of ski resorts"). */
#include "compose/wording.h"

#include "base/ascii.h"
#include "base/limits.h"

static const char *const articles[] = {"a ", "an ", "the ", "our "};

static bool is_one(struct str word, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_is(word, list[i]))
            return true;
    return false;
}

/* A comma, or a word that begins an explanation. */
static bool begins_more(struct str word) {
    static const char *const words[] = {"of",      "in",        "with",  "that",  "which",
                                        "who",     "from",      "for",   "on",    "at",
                                        "based",   "near",      "to",    "by",    "whose",
                                        "between", "operating", "under", "along", "across"};
    return is_one(word, words, COUNT(words));
}

/* "maker" alone says little: "the chip maker". */
static bool is_general(struct str word) {
    static const char *const words[] = {
        "maker",   "company", "firm",     "group",       "provider",  "operator",  "manufacturer",
        "agency",  "chain",   "producer", "association", "authority", "institute", "business",
        "service", "network", "supplier", "fund",        "office",    "club",      "house"};
    return is_one(word, words, COUNT(words));
}

static bool is_plain_adjective(struct str word) {
    static const char *const words[] = {
        "large",    "small",   "leading",  "global",  "major",     "regional", "international",
        "private",  "public",  "national", "local",   "mid-sized", "big",      "family-owned",
        "northern", "western", "southern", "eastern", "central",   "listed",   "well-known"};
    return is_one(word, words, COUNT(words)) || word.n == 0 || is_upper(word.s[0]);
}

struct wording wording_english(struct arena *arena, struct str first, struct str later) {
    struct str rest = first, word, head = {0}, before = {0};
    bool indefinite = str_starts(first, STR("a ")) || str_starts(first, STR("an "));
    for (size_t i = 0; i < COUNT(articles); i++)
        if (str_starts(first, str_of(articles[i]))) {
            rest = str_slice(first, str_of(articles[i]).n, first.n);
            break;
        }
    struct str phrase = rest;
    bool ended = false;
    while (!ended && str_cut(&rest, ' ', &word) && !begins_more(word)) {
        ended = word.n && word.s[word.n - 1] == ',';
        before = head;
        head = str_slice(word, 0, word.n - ended);
    }
    struct wording wording = {.first = first, .later = first, .bare = phrase};
    if (str_empty(head))
        return wording;
    wording.head_last = str_ends(first, head);
    if (is_general(head) && !is_plain_adjective(before))
        head = (struct str){before.s, (size_t)(head.s - before.s) + head.n};
    if (indefinite)
        wording.bare = head;
    if (!str_empty(later))
        wording.later = later;
    else if (indefinite)
        wording.later = str_format(arena, "the %.*s", STR_ARG(head));
    return wording;
}
