/* The words of pointers, English and German. */
#include "base/ascii.h"
#include "evidence/opened.h"

struct unit_word {
    const char *word;
    enum unit unit;
};

static const struct unit_word unit_words[] = {
    {"page", UNIT_PAGE},      {"pages", UNIT_PAGE},
    {"p", UNIT_PAGE},         {"pp", UNIT_PAGE},
    {"pg", UNIT_PAGE},        {"seite", UNIT_PAGE},
    {"seiten", UNIT_PAGE},    {"s", UNIT_PAGE},
    {"slide", UNIT_PAGE},     {"slides", UNIT_PAGE},
    {"folie", UNIT_PAGE},     {"folien", UNIT_PAGE},
    {"line", UNIT_LINE},      {"lines", UNIT_LINE},
    {"l", UNIT_LINE},         {"ll", UNIT_LINE},
    {"zeile", UNIT_LINE},     {"zeilen", UNIT_LINE},
    {"row", UNIT_ROW},        {"rows", UNIT_ROW},
    {"column", UNIT_COLUMN},  {"columns", UNIT_COLUMN},
    {"col", UNIT_COLUMN},     {"cols", UNIT_COLUMN},
    {"spalte", UNIT_COLUMN},  {"spalten", UNIT_COLUMN},
    {"cell", UNIT_CELL},      {"cells", UNIT_CELL},
    {"zelle", UNIT_CELL},     {"zellen", UNIT_CELL},
    {"nos", UNIT_PART},       {"nrn", UNIT_PART},
    {"section", UNIT_PART},   {"sections", UNIT_PART},
    {"sect", UNIT_PART},      {"sec", UNIT_PART},
    {"\xc2\xa7", UNIT_PART},  {"chapter", UNIT_PART},
    {"chapters", UNIT_PART},  {"part", UNIT_PART},
    {"parts", UNIT_PART},     {"point", UNIT_PART},
    {"points", UNIT_PART},    {"step", UNIT_PART},
    {"steps", UNIT_PART},     {"item", UNIT_PART},
    {"items", UNIT_PART},     {"clause", UNIT_PART},
    {"clauses", UNIT_PART},   {"no", UNIT_PART},
    {"abschnitt", UNIT_PART}, {"abschnitte", UNIT_PART},
    {"kapitel", UNIT_PART},   {"teil", UNIT_PART},
    {"teile", UNIT_PART},     {"punkt", UNIT_PART},
    {"punkte", UNIT_PART},    {"schritt", UNIT_PART},
    {"schritte", UNIT_PART},  {"ziffer", UNIT_PART},
    {"ziffern", UNIT_PART},   {"nr", UNIT_PART},
    {"table", UNIT_TABLE},    {"tables", UNIT_TABLE},
    {"tabelle", UNIT_TABLE},  {"tabellen", UNIT_TABLE},
    {"key", UNIT_NAME},       {"keys", UNIT_NAME},
    {"field", UNIT_NAME},     {"fields", UNIT_NAME},
    {"element", UNIT_NAME},   {"elements", UNIT_NAME},
    {"attribute", UNIT_NAME}, {"attributes", UNIT_NAME},
    {"heading", UNIT_NAME},   {"schl\xc3\xbcssel", UNIT_NAME},
    {"feld", UNIT_NAME},      {"felder", UNIT_NAME},
};

/* What places are called in free words. */
static const char *const general_words[] = {
    "whole",        "all",
    "entire",       "complete",
    "full",         "every",
    "each",         "both",
    "file",         "files",
    "document",     "documents",
    "doc",          "picture",
    "pictures",     "drawing",
    "image",        "screenshot",
    "screenshots",  "chart",
    "charts",       "graph",
    "graphs",       "diagram",
    "diagrams",     "figure",
    "figures",      "fig",
    "text",         "texts",
    "list",         "lists",
    "log",          "logs",
    "output",       "report",
    "export",       "extract",
    "content",      "contents",
    "the",          "a",
    "an",           "of",
    "in",           "on",
    "at",           "to",
    "and",          "with",
    "from",         "for",
    "by",           "its",
    "this",         "see",
    "near",         "first",
    "second",       "third",
    "fourth",       "fifth",
    "last",         "next",
    "one",          "two",
    "three",        "four",
    "five",         "six",
    "seven",        "eight",
    "nine",         "ten",
    "top",          "bottom",
    "above",        "below",
    "under",        "after",
    "before",       "middle",
    "left",         "right",
    "upper",        "lower",
    "half",         "beginning",
    "start",        "end",
    "head",         "header",
    "headings",     "footer",
    "title",        "cover",
    "introduction", "conclusion",
    "summary",      "signature",
    "signatures",   "signed",
    "stamp",        "legend",
    "entry",        "entries",
    "paragraph",    "paragraphs",
    "block",        "blocks",
    "box",          "sheet",
    "sheets",       "statement",
    "everything",   "throughout",
    "n/a",          "ganz",
    "ganze",        "ganzes",
    "ganzen",       "gesamt",
    "gesamte",      "gesamtes",
    "gesamten",     "alle",
    "alles",        "vollst\xc3\xa4ndig",
    "komplett",     "komplette",
    "beide",        "datei",
    "dokument",     "bild",
    "abbildung",    "diagramm",
    "zeichnung",    "text",
    "liste",        "protokoll",
    "auszug",       "inhalt",
    "der",          "die",
    "das",          "des",
    "dem",          "den",
    "und",          "im",
    "in",           "am",
    "auf",          "mit",
    "von",          "bis",
    "siehe",        "erste",
    "erster",       "erstes",
    "ersten",       "zweite",
    "zweiter",      "zweites",
    "dritte",       "letzte",
    "letzter",      "letztes",
    "zwei",         "drei",
    "vier",         "f\xc3\xbcnf",
    "sechs",        "oben",
    "unten",        "links",
    "rechts",       "mitte",
    "anfang",       "ende",
    "kopf",         "titel",
    "deckblatt",    "einleitung",
    "fazit",        "zusammenfassung",
    "unterschrift", "unterschriften",
    "eintrag",      "eintr\xc3\xa4ge",
    "absatz",       "abs\xc3\xa4tze",
    "blatt",        "überall",
    "passim",       "closing",
    "opening",      "remark",
    "remarks",      "note",
    "notes",        "sentence",
    "sentences",    "wording",
    "query",        "queries",
    "satz",         "schlusssatz",
    "schluss",      "bemerkung",
    "bemerkungen",  "abfrage",
    "abfragen",
};

static bool is_word_byte(char c) {
    return is_letter_or_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

static struct str trim_marks(struct str word) {
    while (word.n && !is_word_byte(word.s[0]))
        word = str_slice(word, 1, word.n);
    while (word.n && !is_word_byte(word.s[word.n - 1]))
        word = str_slice(word, 0, word.n - 1);
    return word;
}

/* Words between blanks, without the marks around them. */
static bool cut_word(struct str *rest, struct str *word) {
    struct str piece;
    *rest = str_trim(*rest);
    while (str_cut(rest, ' ', &piece)) {
        *word = trim_marks(piece);
        if (word->n)
            return true;
    }
    return false;
}

enum unit unit_of(struct str word) {
    for (size_t i = 0; i < COUNT(unit_words); i++)
        if (str_equal_ignoring_case(word, str_of(unit_words[i].word)))
            return unit_words[i].unit;
    return UNIT_NONE;
}

static bool is_general(struct str word) {
    if (unit_of(word) != UNIT_NONE)
        return true;
    for (size_t i = 0; i < COUNT(general_words); i++)
        if (str_equal_ignoring_case(word, str_of(general_words[i])))
            return true;
    return false;
}

bool words_are_general(struct str words) {
    struct str word;
    while (cut_word(&words, &word))
        if (!is_general(word))
            return false;
    return true;
}

bool words_begin_small(struct str words) {
    static const char *const small[] = {"of", "with", "for", "der", "des", "von", "mit", "zu"};
    struct str word;
    if (cut_word(&words, &word))
        for (size_t i = 0; i < COUNT(small); i++)
            if (str_equal_ignoring_case(word, str_of(small[i])))
                return true;
    return false;
}

/* Endings are forgiven: "ratings" stands where "rating" does. */
static struct str stem(struct str word) {
    return str_slice(word, 0, word.n >= 6 ? word.n - 2 : word.n >= 5 ? word.n - 1 : word.n);
}

static size_t find_part(struct str text, struct str part, size_t at) {
    char first = part.n ? to_lower(part.s[0]) : '\0';
    for (; at + part.n <= text.n; at++)
        if (part.n == 0 || (to_lower(text.s[at]) == first &&
                            str_equal_ignoring_case(str_slice(text, at, at + part.n), part)))
            return at;
    return SIZE_MAX;
}

bool words_contain(struct str text, struct str part) {
    return find_part(text, part, 0) != SIZE_MAX;
}

bool words_name(struct str text, struct str name) {
    for (size_t at = 0; (at = find_part(text, name, at)) != SIZE_MAX; at++) {
        size_t end = at + name.n;
        if ((at == 0 || !is_word_byte(text.s[at - 1])) &&
            (end == text.n || !is_word_byte(text.s[end])))
            return true;
    }
    return false;
}

bool words_stand_in(struct str words, struct str text) {
    struct str word;
    size_t asked = 0, found = 0;
    while (cut_word(&words, &word)) {
        if (is_general(word))
            continue;
        asked++;
        found += words_contain(text, stem(word));
    }
    return 2 * found >= asked;
}

bool word_is_identifier(struct str word) {
    bool inside = false;
    for (size_t i = 0; i < word.n; i++) {
        char c = word.s[i];
        if (c == ' ')
            return false;
        inside |= c == '_' || c == '/' || c == ':' || is_digit(c) ||
                  (i > 0 && is_upper(c) && is_lower(word.s[i - 1])) ||
                  (c == '.' && i > 0 && i + 1 < word.n);
    }
    return inside;
}
