/* German: the article, or the ending of the adjective behind it, tells the gender; article,
 * adjectives and noun take the endings of the case, what follows the noun stays. */
#include "compose/wording.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/letters.h"
#include "base/limits.h"
#include "base/utf8.h"

enum gender { MASCULINE, NEUTER, FEMININE, GENDERS };
enum { CASES = 4 };

static const char *const indefinite[GENDERS][CASES] = {
    {"ein", "eines", "einem", "einen"},
    {"ein", "eines", "einem", "ein"},
    {"eine", "einer", "einer", "eine"},
};
static const char *const definite[GENDERS][CASES] = {
    {"der", "des", "dem", "den"},
    {"das", "des", "dem", "das"},
    {"die", "der", "der", "die"},
};
/* Of an adjective behind the indefinite article; behind the definite one the first column is "e".
 */
static const char *const endings[GENDERS][CASES] = {
    {"er", "en", "en", "en"},
    {"es", "en", "en", "es"},
    {"e", "en", "en", "e"},
};

struct phrase {
    struct str article, adjectives, noun, rest; /* adjectives: as they stand, with blanks */
    bool definite;
    enum gender gender;
    bool gender_known;
};

static bool is_large(struct str word) {
    size_t at = 0;
    uint32_t c = word.n ? utf8_next(word, &at) : ' ';
    return letter_fold(c) != c;
}

/* Of a noun without an adjective. */
static bool gender_of_noun(struct str noun, enum gender *gender) {
    static const struct {
        const char *ending;
        enum gender gender;
    } rows[] = {{"unternehmen", NEUTER}, {"haus", NEUTER},       {"institut", NEUTER},
                {"werk", NEUTER},        {"werke", NEUTER},      {"amt", NEUTER},
                {"zentrum", NEUTER},     {"netz", NEUTER},       {"mitglied", NEUTER},
                {"ministerium", NEUTER}, {"portal", NEUTER},     {"er", MASCULINE},
                {"konzern", MASCULINE},  {"betrieb", MASCULINE}, {"verband", MASCULINE},
                {"verein", MASCULINE},   {"verlag", MASCULINE},  {"dienst", MASCULINE},
                {"hof", MASCULINE},      {"kunde", MASCULINE},   {"fonds", MASCULINE}};
    struct str lower = {noun.s, noun.n};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str ending = str_of(rows[i].ending);
        if (noun.n >= ending.n &&
            str_equal_ignoring_case(str_slice(lower, noun.n - ending.n, noun.n), ending)) {
            *gender = rows[i].gender;
            return true;
        }
    }
    return false;
}

static void find_gender(struct phrase *phrase) {
    struct str adjective = str_trim(phrase->adjectives), rest = adjective, word;
    while (str_cut(&rest, ' ', &word)) /* "Münchner" has one form for all */
        if (!is_large(word))
            adjective = word;
    phrase->gender_known = true;
    if (str_is(phrase->article, "eine") || str_is(phrase->article, "die"))
        phrase->gender = FEMININE;
    else if (str_is(phrase->article, "der"))
        phrase->gender = MASCULINE;
    else if (str_is(phrase->article, "das"))
        phrase->gender = NEUTER;
    else if (str_ends(adjective, STR("er")) && !is_large(adjective))
        phrase->gender = MASCULINE;
    else if (str_ends(adjective, STR("es")))
        phrase->gender = NEUTER;
    else
        phrase->gender_known = gender_of_noun(phrase->noun, &phrase->gender);
}

static bool is_article(struct str word) {
    static const char *const words[] = {"ein", "eine", "der", "die", "das"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(word, words[i]))
            return true;
    return false;
}

/* False: it does not begin with an article, or has no noun. */
static bool take_apart(struct str text, struct phrase *phrase) {
    struct str rest = text, word;
    *phrase = (struct phrase){.gender_known = false};
    if (!str_cut(&rest, ' ', &phrase->article) || !is_article(phrase->article))
        return false;
    phrase->definite = phrase->article.s[0] == 'd';
    const char *begin = rest.s;
    while (str_cut(&rest, ' ', &word))
        if (is_large(word) && !(str_ends(word, STR("er")) && is_large(rest))) {
            phrase->adjectives = (struct str){begin, (size_t)(word.s - begin)};
            bool comma = word.s[word.n - 1] == ',';
            phrase->noun = str_slice(word, 0, word.n - comma);
            const char *behind = phrase->noun.s + phrase->noun.n;
            phrase->rest = (struct str){behind, (size_t)(text.s + text.n - behind)};
            find_gender(phrase);
            return true;
        }
    return false;
}

/* "Kunde", "Lieferant": all cases but the first end in n. */
static bool is_weak(const struct phrase *phrase) {
    return phrase->gender == MASCULINE &&
           (str_ends(phrase->noun, STR("e")) || str_ends(phrase->noun, STR("ant")) ||
            str_ends(phrase->noun, STR("ent")) || str_ends(phrase->noun, STR("ist")));
}

static void add_noun(struct buf *buf, const struct phrase *phrase, enum german_case wanted) {
    buf_add(buf, phrase->noun);
    if (wanted == GERMAN_NOMINATIVE || phrase->gender == FEMININE)
        return;
    if (is_weak(phrase))
        buf_add_text(buf, str_ends(phrase->noun, STR("e")) ? "n" : "en");
    else if (wanted == GERMAN_GENITIVE && !str_ends(phrase->noun, STR("fonds")))
        buf_add_text(buf, str_ends(phrase->noun, STR("s")) ? "es" : "s");
}

/* "europäischer": without the ending that it has in the nominative. */
static void add_adjectives(struct buf *buf, const struct phrase *phrase, enum german_case wanted) {
    struct str rest = phrase->adjectives, word;
    while (str_cut(&rest, ' ', &word)) {
        struct str had = phrase->definite ? STR("e") : str_of(endings[phrase->gender][0]);
        const char *ending = endings[phrase->gender][wanted];
        bool plain =
            wanted == GERMAN_NOMINATIVE || phrase->gender == FEMININE || phrase->gender == NEUTER;
        if (phrase->definite)
            ending =
                plain && (wanted == GERMAN_NOMINATIVE || wanted == GERMAN_ACCUSATIVE) ? "e" : "en";
        if (str_ends(word, had) && word.n > had.n && !is_large(word))
            buf_printf(buf, "%.*s%s ", (int)(word.n - had.n), word.s, ending);
        else
            buf_printf(buf, "%.*s ", STR_ARG(word)); /* "und", "Münchner", "rosa" */
    }
}

static struct str decline(struct arena *arena, const struct phrase *phrase,
                          enum german_case wanted) {
    struct buf buf = buf_init(arena, LIMIT_OUTPUT_BYTES);
    const char *const(*table)[CASES] = phrase->definite ? definite : indefinite;
    buf_printf(&buf, "%s ", table[phrase->gender][wanted]);
    add_adjectives(&buf, phrase, wanted);
    add_noun(&buf, phrase, wanted);
    buf_add(&buf, phrase->rest);
    return buf_str(&buf);
}

struct wording wording_of_german(struct arena *arena, struct str first, struct str later) {
    struct wording wording = {.first = first, .later = first, .bare = first};
    struct phrase phrase;
    if (!take_apart(first, &phrase))
        return wording;
    wording.bare = phrase.noun;
    wording.head_last = str_empty(phrase.rest);
    if (!str_empty(later))
        wording.later = later;
    else if (phrase.gender_known && !phrase.definite)
        wording.later =
            str_format(arena, "%s %.*s", definite[phrase.gender][0], STR_ARG(phrase.noun));
    return wording;
}

bool wording_german(struct arena *arena, struct wording *wording, enum german_case wanted) {
    struct phrase first, later;
    if (wanted == GERMAN_NOMINATIVE)
        return true;
    if (!take_apart(wording->first, &first) || !first.gender_known ||
        !take_apart(wording->later, &later) || !later.gender_known)
        return false;
    wording->first = decline(arena, &first, wanted);
    wording->later = decline(arena, &later, wanted);
    return true;
}

/* ---- articles ---- */

enum { PLURAL = GENDERS };

/* Nouns, and endings that begin with a hyphen. */
static bool kind_of_noun(struct str noun, int *kind) {
    static const struct {
        int kind;
        const char *words;
    } rows[] = {
        {PLURAL, " Daten Kunden Filialen Systeme Server Regeln Ärzte Leute Mitarbeiter Nutzer "
                 "Anwender Entwickler Datenbanken Anforderungen Kosten Tabellen Prozesse Ziele "
                 "Fachleute Teams Werke Standorte Häuser Märkte Partner Anwendungen "},
        {FEMININE, " IT Bank Datenbank Plattform Cloud Software Anwendung Technik Infrastruktur "
                   "Führung Zentrale Filiale Seite Strategie Marke Flotte Welt -ung -heit -keit "
                   "-schaft -ion -tät -ik "},
        {NEUTER, " Team System Lager Netz Netzwerk Rechenzentrum Projekt Geschäft Management "
                 "Portal Konto Sortiment Haus Werk Ziel Wachstum Personal Angebot Produkt -chen "
                 "-system -zentrum -team -lager -netz -konto -ment "},
        {MASCULINE, " Vorstand Betrieb Chef Leiter Bestand Umsatz Erfolg Shop Standort Einkauf "
                    "Vertrieb Kunde Wunsch Plan Markt Auftrag Gewinn Umzug Konzern Verwaltungsrat "
                    "-leiter -chef -bestand -betrieb -shop "},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str rest = str_of(rows[i].words), word;
        while (str_cut(&rest, ' ', &word))
            if (word.n && (str_equal(noun, word) ||
                           (word.s[0] == '-' && str_ends(noun, str_slice(word, 1, word.n))))) {
                *kind = rows[i].kind;
                return true;
            }
    }
    return false;
}

const char *wording_german_article(struct str noun, enum german_case wanted) {
    static const char *const plural[CASES] = {"die", "der", "den", "die"};
    int kind;
    if (!kind_of_noun(noun, &kind))
        return NULL;
    return kind == PLURAL ? plural[wanted] : definite[kind][wanted];
}
