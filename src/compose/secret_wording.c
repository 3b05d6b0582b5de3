/* How what stands for a name is put into its sentence: the first mention and later ones, behind an
 * article or another word that determines it, as a possessive, in a compound; in German the case.
 * What cannot be told from the words beside it is marked as rough, and listed for rewriting. */
#include "compose/wording.h"

#include <string.h>

#include "base/ascii.h"
#include "base/letters.h"
#include "base/utf8.h"
#include "compose/composer.h"
#include "compose/secret_match.h"

struct spot {
    struct arena *arena;
    struct str text;
    struct range range; /* of the cut, which may grow */
    size_t behind;      /* nothing before it may be cut */
    struct str by;
    bool rough, german;
};

/* ---- the words around ---- */

static bool starts_sentence(struct str text, size_t at) {
    while (at && strchr(" \n\t\"'(", text.s[at - 1]))
        at--;
    return at == 0 || strchr(".!?:", text.s[at - 1]);
}

static bool follows_word(struct str text, size_t at, const char *word) {
    struct str w = str_of(word);
    size_t from = at - w.n;
    return at >= w.n && str_equal_ignoring_case(str_slice(text, from, at), w) &&
           !letter_is_word(utf8_before(text, from));
}

static const char *follows_one(struct str text, size_t at, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (follows_word(text, at, words[i]))
            return words[i];
    return NULL;
}

static bool is_small_letter(struct str text, size_t at) {
    uint32_t c = utf8_at(text, at);
    return letter_is_word(c) && !is_digit(c) && letter_fold(c) == c;
}

static bool is_capital(struct str text, size_t at) {
    uint32_t c = utf8_at(text, at);
    return letter_fold(c) != c;
}

static struct str word_before(struct str text, size_t at) {
    size_t end = at;
    while (end && text.s[end - 1] == ' ')
        end--;
    size_t from = end;
    while (from && !strchr(" \n\t(", text.s[from - 1]))
        from--;
    return str_slice(text, from, end);
}

static size_t word_end(struct str text, size_t at) {
    while (at < text.n && letter_is_word(utf8_at(text, at)))
        utf8_next(text, &at);
    return at;
}

/* "'s", "’s", or only the apostrophe behind an s; 0: none. */
static size_t possessive_end(struct str text, size_t end) {
    size_t at = end;
    uint32_t c = at < text.n ? utf8_next(text, &at) : 0;
    if (c != '\'' && c != 0x2019 && c != 0x2BC && c != 0xB4 && c != '`')
        return 0;
    bool s = at < text.n && (text.s[at] | 32) == 's' && !letter_is_word(utf8_at(text, at + 1));
    bool after_s = end && (text.s[end - 1] | 32) == 's' && at < text.n && text.s[at] == ' ' &&
                   letter_is_word(utf8_at(text, at + 1));
    return s ? at + 1 : after_s ? at : 0;
}

/* ", Inc.", " N.V.", " p.l.c." stay with no other name; a full stop that ends the sentence does. */
static size_t firm_end(struct spot *spot, size_t end) {
    struct str text = spot->text;
    for (size_t at = end; at + 1 < text.n;) {
        at += text.s[at] == ',';
        if (at >= text.n || text.s[at] != ' ')
            break;
        size_t from = at + 1, to = from;
        while (to < text.n && !strchr(" ,;:()\n\t'\"", text.s[to]))
            to++;
        struct str word = str_slice(text, from, to);
        bool stops = word.n > 2 && str_find(word, STR("."), 0) < word.n - 1;
        if (!stops && word.n && word.s[word.n - 1] == '.' && !str_is(word, "Inc.") &&
            !str_is(word, "Ltd.") && !str_is(word, "Corp.") && !str_is(word, "Co."))
            word.n--;
        if (!(stops || is_capital(text, from) || str_is(word, "&")) ||
            !name_is_firm_word(spot->arena, word))
            break;
        at = end = from + word.n;
    }
    bool stop = text.s[end - 1] == '.';
    bool sentence =
        end == text.n || text.s[end] == '\n' || (text.s[end] == ' ' && is_capital(text, end + 1));
    return stop && sentence ? end - 1 : end;
}

/* ---- English ---- */

static const char *const determiners[] = {
    "the ",     "our ", "this ", "their ", "that ", "every ", "each ",  "any ",  "no ",
    "its ",     "his ", "her ",  "your ",  "my ",   "these ", "those ", "some ", "former ",
    "another ", "non-", "ex-",   "pre-",   "post-", "all ",   "many ",  "most "};

static bool follows_article(struct str text, size_t at) {
    static const char *const words[] = {"a ", "an "};
    return follows_one(text, at, words, COUNT(words)) != NULL;
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
    struct str word = str_slice(text, at, word_end(text, at));
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
    struct str word = word_before(text, at);
    bool adjective = false;
    size_t begin = word.n ? (size_t)(word.s - text.s) : 0;
    for (size_t i = 0; i < COUNT(words); i++)
        adjective = adjective || str_is(word, words[i]);
    for (size_t i = 0; i < COUNT(ends); i++)
        adjective = adjective || (word.n > 4 && str_ends(word, str_of(ends[i])));
    return adjective && (follows_article(text, begin) ||
                         follows_one(text, begin, determiners, COUNT(determiners)));
}

/* Behind a preposition a word that ends in s is no verb: "for Kestrel customers". */
static bool owns_plural(struct str text, size_t from, size_t noun) {
    static const char *const before[] = {"for ",  "of ",    "with ",  "by ",      "to ",
                                         "from ", "among ", "about ", "between ", "across "};
    static const char *const others[] = {"was", "this", "always", "as", "its", "thus", "across"};
    struct str word = str_slice(text, noun, word_end(text, noun));
    for (size_t i = 0; i < COUNT(others); i++)
        if (str_is(word, others[i]))
            return false;
    return follows_one(text, from, before, COUNT(before)) && str_ends(word, STR("s"));
}

/* "a Contoso clerk": the article is taken along and fitted to what then stands behind it. */
static void word_behind_article(struct spot *spot, const struct wording *wording, bool noun) {
    static const char *const found[] = {"a ", "an "};
    const char *article = follows_one(spot->text, spot->range.from, found, COUNT(found));
    if (!article || spot->range.from - strlen(article) < spot->behind)
        return;
    spot->range.from -= strlen(article);
    if (noun)
        spot->by = str_format(spot->arena, "%s %.*s", begins_with_vowel(wording->bare) ? "an" : "a",
                              STR_ARG(wording->bare));
}

enum { FIRST_GREEK = 0x370 };

/* "preKestrel", "Kestrelwerke": parts of a word are parted by hyphens; false: it is a whole one. Of
 * a word of another script what stands behind is its case. */
static bool word_in_word(struct spot *spot, struct str bare) {
    struct str text = spot->text;
    size_t end = spot->range.to;
    bool before = letter_is_word(utf8_before(text, spot->range.from));
    bool behind = letter_is_word(utf8_at(text, end));
    if (!before && !behind)
        return false;
    size_t to = word_end(text, end);
    if (!before && utf8_at(text, end) >= FIRST_GREEK) {
        spot->range.to = to;
        return false;
    }
    spot->by = str_format(spot->arena, "%s%.*s", before ? "-" : "", STR_ARG(bare));
    if (!behind)
        return true;
    char *rest = arena_copy(spot->arena, text.s + end, to - end);
    if (spot->german && is_lower(rest[0]))
        rest[0] = (char)(rest[0] - 'a' + 'A');
    spot->by = str_format(spot->arena, "%.*s-%.*s", STR_ARG(spot->by), (int)(to - end), rest);
    spot->range.to = to;
    return true;
}

static void word_in_english(struct spot *spot, const struct wording *wording, bool told) {
    struct str text = spot->text;
    size_t from = spot->range.from, end = spot->range.to;
    size_t after = possessive_end(text, end);
    bool noun = end + 1 < text.n && text.s[end] == ' ' && is_small_letter(text, end + 1) &&
                !verb_follows(text, end + 1);
    bool title = end + 1 < text.n && text.s[end] == ' ' && is_capital(text, end + 1);
    bool plural = !after && noun && end - from > 1 && text.s[end - 1] == 's' && spot->rough;
    bool joined = end + 1 < text.n && text.s[end] == '-' && letter_is_word(utf8_at(text, end + 1));
    const char *determiner = follows_one(text, from, determiners, COUNT(determiners));
    if (!determiner && noun && follows_adjective(text, from))
        determiner = "each ";
    struct str whole = told ? wording->later : wording->first;
    spot->rough = false;
    spot->by = whole;
    if (!after && word_in_word(spot, wording->bare)) {
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
        word_behind_article(spot, wording, noun || joined || title);
}

/* ---- German ---- */

/* The case that a preposition asks for. Of those with two, the place is meant more often. */
static bool case_behind(struct str word, enum german_case *wanted, bool *certain) {
    static const char *const dative[] = {"aus",  "außer", "bei", "gegenüber", "mit", "nach",
                                         "seit", "von",   "zu",  "samt",      "laut"};
    static const char *const accusative[] = {"durch", "für", "gegen", "ohne", "um"};
    static const char *const genitive[] = {"wegen",     "während", "trotz",
                                           "statt",     "seitens", "innerhalb",
                                           "außerhalb", "namens",  "zugunsten"};
    static const char *const either[] = {"an",   "auf",   "hinter", "in",      "neben",
                                         "über", "unter", "vor",    "zwischen"};
    static const struct {
        const char *const *words;
        size_t count;
        enum german_case wanted;
        bool certain;
    } rows[] = {{dative, COUNT(dative), GERMAN_DATIVE, true},
                {accusative, COUNT(accusative), GERMAN_ACCUSATIVE, true},
                {genitive, COUNT(genitive), GERMAN_GENITIVE, true},
                {either, COUNT(either), GERMAN_DATIVE, false}};
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t k = 0; k < rows[i].count; k++)
            if (str_equal_ignoring_case(word, str_of(rows[i].words[k]))) {
                *wanted = rows[i].wanted;
                *certain = rows[i].certain;
                return true;
            }
    return false;
}

/* "der UBS", "beim HSV", "zur AOK": the article goes with the name. */
static bool case_of_article(struct spot *spot, enum german_case *wanted, bool *certain,
                            struct str *instead) {
    static const struct {
        const char *word;
        enum german_case wanted;
        const char *instead;
        bool certain;
    } rows[] = {{"beim ", GERMAN_DATIVE, "bei ", true}, {"vom ", GERMAN_DATIVE, "von ", true},
                {"zum ", GERMAN_DATIVE, "zu ", true},   {"zur ", GERMAN_DATIVE, "zu ", true},
                {"im ", GERMAN_DATIVE, "in ", true},    {"am ", GERMAN_DATIVE, "an ", true},
                {"dem ", GERMAN_DATIVE, "", true},      {"den ", GERMAN_ACCUSATIVE, "", true},
                {"des ", GERMAN_GENITIVE, "", true},    {"die ", GERMAN_NOMINATIVE, "", false},
                {"das ", GERMAN_NOMINATIVE, "", false}, {"der ", GERMAN_GENITIVE, "", false}};
    size_t from = spot->range.from;
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t start = from - strlen(rows[i].word);
        if (!follows_word(spot->text, from, rows[i].word) || start < spot->behind)
            continue;
        struct str before = word_before(spot->text, start);
        bool sure = true;
        *wanted = rows[i].wanted;
        *instead = str_of(rows[i].instead);
        *certain = rows[i].certain || starts_sentence(spot->text, start);
        if (!*rows[i].instead && case_behind(before, wanted, &sure)) {
            bool of_place = rows[i].wanted == GERMAN_GENITIVE; /* "in der": a dative */
            if (!sure && !of_place)
                *wanted = GERMAN_ACCUSATIVE; /* "an die" */
            *certain = true;
        } else if (str_is(str_of(rows[i].word), "der ") && !starts_sentence(spot->text, start))
            *certain = before.n && is_capital(before, 0);
        else if (str_is(str_of(rows[i].word), "der "))
            *wanted = GERMAN_NOMINATIVE;
        spot->range.from = start;
        return true;
    }
    return false;
}

static bool we_act_before(struct str text, size_t at) {
    while (at && !strchr(".!?:\n", text.s[at - 1])) {
        at--;
        if (follows_word(text, at, "wir"))
            return true;
    }
    return false;
}

static bool follows_german_article(struct str text, size_t at) {
    static const char *const articles[] = {"der ", "die ", "das ", "den ", "dem ", "des "};
    return follows_one(text, at, articles, COUNT(articles)) != NULL;
}

/* "Contosos neue Daten" becomes "neue Daten des Versicherers". */
static bool turn_genitive(struct spot *spot, struct wording wording, bool has_article) {
    struct str text = spot->text;
    size_t at = spot->range.to, words = 0, end = at;
    bool noun = false;
    while (!noun && at < text.n && text.s[at] == ' ' && words++ < 3) {
        noun = is_capital(text, at + 1);
        end = word_end(text, at + 1);
        if (end == at + 1)
            break;
        at = end;
    }
    if (!noun || !wording_german(spot->arena, &wording, GERMAN_GENITIVE))
        return false;
    struct str owned = str_slice(text, spot->range.to + 1, end);
    const char *article = "";
    if (words == 1 && !has_article) {
        enum german_case wanted = GERMAN_NOMINATIVE;
        bool certain = true;
        if (!case_behind(word_before(text, spot->range.from), &wanted, &certain))
            spot->rough = we_act_before(text, spot->range.from);
        article = wording_german_article(owned, wanted);
        spot->rough = spot->rough || !article || !certain;
    }
    spot->by = str_format(spot->arena, "%s%s%.*s %.*s", article ? article : "",
                          article && *article ? " " : "", STR_ARG(owned), STR_ARG(wording.later));
    spot->range.to = end;
    return true;
}

/* "Kestrelsche Daten", "Kestrel'schen": where the word ends; 0: it is none of these. */
static size_t adjective_end(struct str text, size_t end) {
    size_t from = possessive_end(text, end) ? end : 0, to;
    uint32_t sign = utf8_at(text, end);
    if (sign == '\'' || sign == 0x2019)
        utf8_next(text, &end);
    to = word_end(text, end);
    struct str rest = str_slice(text, end, to);
    rest = str_starts(rest, STR("i")) ? str_slice(rest, 1, rest.n) : rest;
    bool of_place = str_is(rest, "er") && to + 1 < text.n && text.s[to] == ' ' &&
                    is_capital(text, to + 1); /* "Ebersfelder" */
    bool is_one = of_place || (str_starts(rest, STR("sch")) && rest.n <= sizeof "schen" - 1);
    return is_one && !from ? to : 0;
}

/* "bei dem", "zu der": "beim", "zur". */
static void contract(struct spot *spot) {
    static const struct {
        const char *before, *article, *both;
    } rows[] = {{"bei ", "dem ", "eim "}, {"von ", "dem ", "om "}, {"zu ", "dem ", "um "},
                {"in ", "dem ", "m "},    {"an ", "dem ", "m "},   {"zu ", "der ", "ur "}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str before = str_of(rows[i].before), article = str_of(rows[i].article);
        size_t start = spot->range.from - before.n;
        if (!follows_word(spot->text, spot->range.from, rows[i].before) || start < spot->behind ||
            !str_starts(spot->by, article))
            continue;
        spot->by = str_format(spot->arena, "%c%s%.*s", spot->text.s[start], rows[i].both,
                              (int)(spot->by.n - article.n), spot->by.s + article.n);
        spot->range.from = start;
        return;
    }
}

/* "das Team von Kestrel", "innerhalb von Kestrel": the word goes, what it stands for is a genitive.
 */
static bool is_owned(struct str text, struct spot *spot) {
    static const char *const places[] = {"innerhalb", "außerhalb", "anstelle"};
    size_t von = spot->range.from - strlen("von ");
    struct str owned = word_before(text, von);
    bool place = false;
    for (size_t i = 0; i < COUNT(places); i++)
        place = place || str_equal_ignoring_case(owned, str_of(places[i]));
    bool noun =
        owned.n && is_capital(owned, 0) && follows_german_article(text, (size_t)(owned.s - text.s));
    if (!(place || noun) || von < spot->behind)
        return false;
    spot->range.from = von;
    return true;
}

static void word_in_german(struct spot *spot, struct wording wording, bool told) {
    struct str text = spot->text, instead = {0};
    size_t end = spot->range.to, after = possessive_end(text, end);
    bool genitive = after || spot->rough, certain = true;
    bool joined = end + 1 < text.n && text.s[end] == '-' && letter_is_word(utf8_at(text, end + 1));
    bool behind = spot->range.from && text.s[spot->range.from - 1] == '-';
    enum german_case wanted = GERMAN_NOMINATIVE;
    spot->rough = false;
    size_t adjective = adjective_end(text, end);
    if (adjective) {
        spot->range.to = adjective;
        if (turn_genitive(spot, wording, true))
            return;
        spot->rough = true;
        spot->range.to = end;
    }
    if (joined || behind) {
        spot->by = wording.bare;
        return;
    }
    if (!after && word_in_word(spot, wording.bare))
        return;
    if (after)
        spot->range.to = after;
    if (genitive && turn_genitive(spot, wording, follows_german_article(text, spot->range.from)))
        return;
    if (!case_of_article(spot, &wanted, &certain, &instead)) {
        struct str before = word_before(text, spot->range.from);
        bool found = case_behind(before, &wanted, &certain);
        if (found && str_is(before, "von") && is_owned(text, spot))
            wanted = GERMAN_GENITIVE;
        if (!found && we_act_before(text, spot->range.from)) {
            wanted = GERMAN_ACCUSATIVE;
            certain = false;
        }
    }
    struct wording nominative = wording;
    bool derived = wording_german(spot->arena, &wording, wanted);
    struct str by = told ? wording.later : wording.first;
    bool same = str_equal(by, told ? nominative.later : nominative.first);
    spot->rough =
        genitive || !derived ||
        (!certain && !(wanted == GERMAN_NOMINATIVE && same && str_starts(by, STR("eine "))));
    spot->by = str_join(spot->arena, instead, by);
    contract(spot);
}

/* ---- all of it ---- */

static bool was_told(const struct substitutes *all, struct str by) {
    const struct mentions *mentions = all->mentions;
    for (size_t i = 0; i < mentions->count; i++)
        if (str_equal(mentions->list[i], by))
            return true;
    return false;
}

/* A compound mentions nobody: "Contoso-owned halls". */
static void note_mention(const struct substitutes *all, const struct wording *wording,
                         struct str by) {
    struct mentions *mentions = all->mentions;
    if (mentions->running && !str_equal(by, wording->bare) && !was_told(all, wording->first))
        *APPEND(all->arena, mentions->list, mentions->count) = wording->first;
}

struct str secret_fit(struct arena *arena, struct str text, size_t at, struct str by) {
    bool article = str_starts(by, STR("a ")) || str_starts(by, STR("an "));
    if (article && follows_one(text, at, determiners, COUNT(determiners)))
        by = str_slice(by, str_find(by, STR(" "), 0) + 1, by.n);
    if (str_empty(by) || !is_lower(by.s[0]) || !starts_sentence(text, at))
        return by;
    char *bytes = arena_copy(arena, by.s, by.n);
    bytes[0] = (char)(bytes[0] - 'a' + 'A');
    return (struct str){bytes, by.n};
}

static void finish(struct spot *spot) {
    struct str text = spot->text;
    size_t at = spot->range.from;
    bool blank_before = at == 0 || text.s[at - 1] == ' ';
    spot->by = secret_fit(spot->arena, text, at, spot->by);
    /* a text that is left out takes one of the two blanks around it along */
    if (str_empty(spot->by) && blank_before && spot->range.to < text.n &&
        text.s[spot->range.to] == ' ')
        spot->range.to++;
}

/* "a 412 GB database", "412-GB-Datenbank": a range is no adjective. */
static bool stands_before_noun(const struct spot *spot) {
    static const char *const articles[] = {"a ",    "an ",    "the ",   "our ",   "ein ",
                                           "eine ", "einer ", "einem ", "einen ", "eines "};
    struct str text = spot->text;
    if (str_empty(spot->by) || !is_digit((unsigned char)text.s[spot->range.from]))
        return false;
    return follows_one(text, spot->range.from, articles, COUNT(articles)) ||
           (spot->range.to < text.n && text.s[spot->range.to] == '-');
}

/* "mit mehreren hundert": the one word of a range that has cases. */
static void decline_range(struct spot *spot) {
    struct str several = STR("mehrere "), up_to = STR("bis zu mehrere ");
    enum german_case wanted = GERMAN_NOMINATIVE;
    bool certain;
    case_behind(word_before(spot->text, spot->range.from), &wanted, &certain);
    if (str_starts(spot->by, up_to))
        spot->by = str_format(spot->arena, "bis zu mehreren %.*s", (int)(spot->by.n - up_to.n),
                              spot->by.s + up_to.n);
    else if (str_starts(spot->by, several) && wanted == GERMAN_DATIVE)
        spot->by = str_format(spot->arena, "mehreren %.*s", (int)(spot->by.n - several.n),
                              spot->by.s + several.n);
}

struct rewording_cut secret_reword(const struct substitutes *all, const struct substitute *found,
                                   struct str text, struct range range) {
    struct spot spot = {.arena = all->arena, .text = text, .range = range, .by = found->by};
    spot.behind = all->mentions->behind;
    spot.german = all->german;
    if (found->is_name) {
        size_t name = found->secret.text.n;
        bool longer = range.to - range.from > name && (text.s[range.to - 1] | 32) == 's';
        spot.rough = longer; /* until it is known what the s is there for */
        spot.range.to = firm_end(&spot, range.to);
        struct wording wording = all->german
                                     ? wording_of_german(all->arena, found->by, found->later)
                                     : wording_english(all->arena, found->by, found->later);
        bool told = was_told(all, found->by);
        if (all->german)
            word_in_german(&spot, wording, told);
        else
            word_in_english(&spot, &wording, told);
        note_mention(all, &wording, spot.by);
    } else {
        bool whole = range.from == 0 && range.to == text.n;
        spot.rough = (str_empty(found->by) && !whole) || stands_before_noun(&spot);
        struct wording wording = wording_english(all->arena, found->by, (struct str){0});
        if (all->german)
            decline_range(&spot);
        else if (!str_equal(wording.first, wording.later))
            word_behind_article(&spot, &wording, false);
    }
    finish(&spot);
    return (struct rewording_cut){.range = spot.range, .by = spot.by, .rough = spot.rough};
}

struct rewording_cut secret_reword_token(const struct substitutes *all, struct str text,
                                         struct range token) {
    struct str written = str_slice(text, token.from, token.to);
    struct spot spot = {.arena = all->arena, .text = text, .range = token};
    spot.behind = all->mentions->behind;
    spot.by = secret_token_is_address(written) ? all->address : all->name;
    if (str_starts(written, STR("#")))
        spot.by = all->name;
    if (all->german) {
        struct wording wording = {.first = spot.by, .later = spot.by};
        enum german_case wanted = GERMAN_NOMINATIVE;
        bool certain;
        case_behind(word_before(text, token.from), &wanted, &certain);
        if (wording_german(all->arena, &wording, wanted))
            spot.by = wording.first;
    }
    finish(&spot);
    return (struct rewording_cut){.range = spot.range, .by = spot.by, .rough = false};
}
