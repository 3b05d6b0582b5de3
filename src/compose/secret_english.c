#include "compose/secret_spot.h"

#include <string.h>

#include "base/ascii.h"
#include "base/letters.h"
#include "base/utf8.h"

static const char *const determiners[] = {
    "the ",     "our ", "this ", "their ", "that ", "every ", "each ",  "any ",  "no ",
    "its ",     "his ", "her ",  "your ",  "my ",   "these ", "those ", "some ", "former ",
    "another ", "non-", "ex-",   "pre-",   "post-", "all ",   "many ",  "most "};

const char *spot_follows_determiner(struct str text, size_t at) {
    return spot_follows_one(text, at, determiners, COUNT(determiners));
}

static bool follows_article(struct str text, size_t at) {
    static const char *const words[] = {"a ", "an "};
    return spot_follows_one(text, at, words, COUNT(words)) != NULL;
}

static bool begins_with_vowel(struct str text) {
    return text.n && strchr("aeiouAEIOU", text.s[0]) && !str_starts(text, STR("European")) &&
           !str_starts(text, STR("uni")) && !str_starts(text, STR("one"));
}

static struct str possessive(struct arena *arena, struct str by) {
    bool s = str_ends(by, STR("s"));
    return str_format(arena, "%.*s%s", STR_ARG(by), s ? "'" : "'s");
}

static bool verb_follows(struct str text, size_t at) {
    static const char *const verbs[] = {
        "is",   "was", "has",  "had",  "will", "can", "could", "would", "may",   "must", "and",
        "or",   "in",  "on",   "at",   "to",   "for", "with",  "by",    "of",    "as",   "that",
        "from", "did", "does", "then", "also", "now", "who",   "which", "where", "when", "so"};
    struct str word = str_slice(text, at, spot_word_end(text, at));
    for (size_t i = 0; i < COUNT(verbs); i++)
        if (str_is(word, verbs[i]))
            return true;
    return str_ends(word, STR("ed"));
}

/* "the old", "an unnamed": what stands between an article and a noun. */
static bool follows_adjective(struct str text, size_t at) {
    static const char *const words[] = {
        "old",   "new",  "former", "existing", "entire", "whole",  "current", "main",   "first",
        "last",  "next", "second", "young",    "own",    "other",  "same",    "single", "large",
        "small", "few",  "two",    "three",    "big",    "famous", "busy",    "whole",  "daily"};
    static const char *const ends[] = {"ed", "al", "ous", "ive", "ful", "ic", "est", "cy"};
    struct str word = spot_word_before(text, at);
    bool adjective = false;
    size_t begin = word.n ? (size_t)(word.s - text.s) : 0;
    for (size_t i = 0; i < COUNT(words); i++)
        adjective = adjective || str_is(word, words[i]);
    for (size_t i = 0; i < COUNT(ends); i++)
        adjective = adjective || (word.n > 4 && str_ends(word, str_of(ends[i])));
    return adjective && (follows_article(text, begin) || spot_follows_determiner(text, begin));
}

/* Behind a preposition a word that ends in s is no verb: "for Kestrel customers". */
static bool owns_plural(struct str text, size_t from, size_t noun) {
    static const char *const before[] = {"for ",  "of ",    "with ",  "by ",      "to ",
                                         "from ", "among ", "about ", "between ", "across "};
    static const char *const others[] = {"was", "this", "always", "as", "its", "thus", "across"};
    struct str word = str_slice(text, noun, spot_word_end(text, noun));
    for (size_t i = 0; i < COUNT(others); i++)
        if (str_is(word, others[i]))
            return false;
    return spot_follows_one(text, from, before, COUNT(before)) && str_ends(word, STR("s"));
}

/* "a Contoso clerk": the article is taken along and fitted to what then stands behind it. */
void spot_behind_article(struct spot *spot, const struct wording *wording, bool noun) {
    static const char *const found[] = {"a ", "an "};
    const char *article = spot_follows_one(spot->text, spot->range.from, found, COUNT(found));
    if (!article || spot->range.from - strlen(article) < spot->behind)
        return;
    spot->range.from -= strlen(article);
    if (noun)
        spot->by = str_format(spot->arena, "%s %.*s", begins_with_vowel(wording->bare) ? "an" : "a",
                              STR_ARG(wording->bare));
}

void spot_in_english(struct spot *spot, const struct wording *wording, bool told) {
    struct str text = spot->text;
    size_t from = spot->range.from, end = spot->range.to;
    size_t after = spot_possessive_end(text, end);
    bool noun = end + 1 < text.n && text.s[end] == ' ' && spot_is_small(text, end + 1) &&
                !verb_follows(text, end + 1);
    bool title = end + 1 < text.n && text.s[end] == ' ' && spot_is_capital(text, end + 1);
    bool plural = !after && noun && end - from > 1 && text.s[end - 1] == 's' && spot->rough;
    bool joined = end + 1 < text.n && text.s[end] == '-' && letter_is_word(utf8_at(text, end + 1));
    const char *determiner = spot_follows_determiner(text, from);
    if (!determiner && noun && follows_adjective(text, from))
        determiner = "each ";
    struct str whole = told ? wording->later : wording->first;
    spot->rough = false;
    spot->by = whole;
    if (!after && spot_in_word(spot, wording->bare)) {
        spot->rough = true;
    } else if (after || plural) {
        spot->range.to = after ? after : end;
        struct str owner = determiner ? wording->bare : wording->head_last ? whole : wording->later;
        spot->by = possessive(spot->arena, owner);
    } else if (joined) {
        spot->by = wording->bare;
    } else if (determiner && (noun || title) && str_is(str_of(determiner), "the ")) {
        spot->by = possessive(spot->arena, wording->bare);
    } else if (determiner) {
        spot->by = wording->bare;
    } else if (title && !follows_article(text, from)) { /* "Kestrel IT" */
        spot->by = possessive(spot->arena, wording->head_last ? whole : wording->later);
        spot->rough = true;
    } else if (noun && owns_plural(text, from, end + 1)) { /* "for Kestrel customers" */
        spot->by = possessive(spot->arena, wording->head_last ? whole : wording->later);
    }
    if (!determiner)
        spot_behind_article(spot, wording, noun || joined || title);
}
