#include "compose/secret_spot.h"

#include <string.h>

#include "base/ascii.h"
#include "base/letters.h"
#include "base/utf8.h"

/* The case that a preposition asks for. Of those with two, the place is meant more often. */
bool spot_case_behind(struct str word, enum german_case *wanted, bool *certain) {
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
        if (!spot_follows_word(spot->text, from, rows[i].word) || start < spot->behind)
            continue;
        struct str before = spot_word_before(spot->text, start);
        bool sure = true;
        *wanted = rows[i].wanted;
        *instead = str_of(rows[i].instead);
        *certain = rows[i].certain || spot_starts_sentence(spot->text, start);
        if (!*rows[i].instead && spot_case_behind(before, wanted, &sure)) {
            bool of_place = rows[i].wanted == GERMAN_GENITIVE; /* "in der": a dative */
            if (!sure && !of_place)
                *wanted = GERMAN_ACCUSATIVE; /* "an die" */
            *certain = true;
        } else if (str_is(str_of(rows[i].word), "der ") && !spot_starts_sentence(spot->text, start))
            *certain = before.n && spot_is_capital(before, 0);
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
        if (spot_follows_word(text, at, "wir"))
            return true;
    }
    return false;
}

static bool follows_german_article(struct str text, size_t at) {
    static const char *const articles[] = {"der ", "die ", "das ", "den ", "dem ", "des "};
    return spot_follows_one(text, at, articles, COUNT(articles)) != NULL;
}

/* "Contosos neue Daten" becomes "neue Daten des Versicherers". */
static bool turn_genitive(struct spot *spot, struct wording wording, bool has_article) {
    struct str text = spot->text;
    size_t at = spot->range.to, words = 0, end = at;
    bool noun = false;
    while (!noun && at < text.n && text.s[at] == ' ' && words++ < 3) {
        noun = spot_is_capital(text, at + 1);
        end = spot_word_end(text, at + 1);
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
        if (!spot_case_behind(spot_word_before(text, spot->range.from), &wanted, &certain))
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
    size_t from = spot_possessive_end(text, end) ? end : 0, to;
    uint32_t sign = utf8_at(text, end);
    if (sign == '\'' || sign == 0x2019)
        utf8_next(text, &end);
    to = spot_word_end(text, end);
    struct str rest = str_slice(text, end, to);
    rest = str_starts(rest, STR("i")) ? str_slice(rest, 1, rest.n) : rest;
    bool of_place = str_is(rest, "er") && to + 1 < text.n && text.s[to] == ' ' &&
                    spot_is_capital(text, to + 1); /* "Ebersfelder" */
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
        if (!spot_follows_word(spot->text, spot->range.from, rows[i].before) ||
            start < spot->behind || !str_starts(spot->by, article))
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
    struct str owned = spot_word_before(text, von);
    bool place = false;
    for (size_t i = 0; i < COUNT(places); i++)
        place = place || str_equal_ignoring_case(owned, str_of(places[i]));
    bool noun = owned.n && spot_is_capital(owned, 0) &&
                follows_german_article(text, (size_t)(owned.s - text.s));
    if (!(place || noun) || von < spot->behind)
        return false;
    spot->range.from = von;
    return true;
}

void spot_in_german(struct spot *spot, struct wording wording, bool told) {
    struct str text = spot->text, instead = {0};
    size_t end = spot->range.to, after = spot_possessive_end(text, end);
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
    if (!after && spot_in_word(spot, wording.bare))
        return;
    if (after)
        spot->range.to = after;
    if (genitive && turn_genitive(spot, wording, follows_german_article(text, spot->range.from)))
        return;
    if (!case_of_article(spot, &wanted, &certain, &instead)) {
        struct str before = spot_word_before(text, spot->range.from);
        bool found = spot_case_behind(before, &wanted, &certain);
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
