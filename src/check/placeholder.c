/* Placeholders: in a value of its own nearly anything that says nothing, in running text only what
 * nobody writes on purpose. */
#include "check/placeholder.h"
#include "base/ascii.h"
#include "base/word_count.h"

static const char *const whole[] = {
    "tbd",
    "tba",
    "tbc",
    "todo",
    "to do",
    "fixme",
    "n/a",
    "n.a.",
    "n.a",
    "na",
    "nn",
    "n.n.",
    "placeholder",
    "to follow",
    "follows",
    "coming soon",
    "insert here",
    "insert text",
    "your text",
    "text here",
    "your words",
    "your answer",
    "your answer here",
    "answer here",
    "text goes here",
    "write here",
    "fill in",
    "to be filled in",
    "to be done",
    "to be added",
    "to be supplied",
    "lorem",
    "change me",
    "changeme",
    "not yet known",
    "your firm",
    "your company",
    "your name",
    "your customer",
    "customer name",
    "company name",
    "partner name",
    "ihre firma",
    "ihr name",
    "to be completed",
    "to be announced",
    "untitled",
    "unbenannt",
    "new document",
    "neues dokument",
    "document 1",
    "dokument 1",
    "my company",
    "customer a",
    "customer b",
    "customer x",
    "kunde a",
    "kunde b",
    "kunde x",
    "john doe",
    "jane doe",
    "max mustermann",
    "erika mustermann",
    "musterfirma",
    "musterfirma gmbh",
    "platzhalter",
    "ihre antwort",
    "ihr text",
    "text einfügen",
    "hier einfügen",
    "folgt",
    "folgt noch",
    "wird ergänzt",
    "wird nachgereicht",
    "noch zu ergänzen",
    "noch auszufüllen",
};

/* Words by which what stands in brackets tells a writer what to put there. */
static const char *const orders[] = {"your",  "insert", "enter",  "describe", "fill",
                                     "write", "add",    "please", "provide",  "hier",
                                     "ihr",   "ihre",   "bitte"};

#define START 80 /* bytes */

struct wording {
    const char *text;
    size_t n;        /* bytes of it */
    bool as_written; /* in this case only: "todo" is a word in Spanish */
};

#define PHRASE(text, as_written)                                                                   \
    { text, sizeof(text) - 1, as_written }

static const struct wording inside[] = {
    PHRASE("TBD", false),
    PHRASE("TBA", true),
    PHRASE("TBC", true),
    PHRASE("TODO", true),
    PHRASE("FIXME", true),
    PHRASE("XXX", true),
    PHRASE("lorem ipsum", false),
    PHRASE("to be confirmed", false),
    PHRASE("to be determined", false),
    PHRASE("to be announced", false),
    PHRASE("to be defined later", false),
    PHRASE("insert text here", false),
    PHRASE("your text here", false),
    PHRASE("insert screenshot here", false),
    PHRASE("insert picture here", false),
    PHRASE("insert image here", false),
    PHRASE("insert diagram here", false),
    PHRASE("?? %", true),
    PHRASE("?? percent", true),
    PHRASE("?? Prozent", true),
    PHRASE("CUSTOMER_NAME", true),
    PHRASE("COMPANY_NAME", true),
    PHRASE("[customer]", false),
    PHRASE("[customer name]", false),
    PHRASE("[company name]", false),
    PHRASE("[partner name]", false),
    PHRASE("[Kunde]", false),
    /* what programs leave behind: a word processor, a spreadsheet, a script, a chat */
    PHRASE("Error! Reference source not found", true),
    PHRASE("Error! Bookmark not defined", true),
    PHRASE("Fehler! Verweisquelle konnte nicht gefunden werden", true),
    PHRASE("Fehler! Textmarke nicht definiert", true),
    PHRASE("#REF!", true),
    PHRASE("#DIV/0!", true),
    PHRASE("#VALUE!", true),
    PHRASE("#NAME?", true),
    PHRASE("[object Object]", true),
    PHRASE("as an AI language model", false),
    PHRASE("as a large language model", false),
    PHRASE("as of my last knowledge update", false),
    PHRASE("I hope this helps", true),
    PHRASE("Let me know if you would like", true),
    PHRASE("Here is a revised version", true),
    PHRASE("contentReference", true),
};

/* ---- phrases that are spoken of ---- */

/* In front of a phrase, and it is the phrase that is meant: "fields marked TBD", "no TODO is left".
 */
static const char *const mentions[] = {"marked", "tagged", "labeled", "labelled", "word",  "words",
                                       "text",   "string", "no",      "not",      "every", "any",
                                       "each",   "single", "without", "markiert", "wort",  "ohne",
                                       "kein",   "keine",  "einziges"};
/* Between one of these and the phrase: "marked as TBD". */
static const char *const links[] = {"as", "with", "als", "mit"};
/* "Our TODO list". */
static const char *const things[] = {"list",    "lists",    "item",    "items",
                                     "comment", "comments", "markers", "entries"};
static const char *const owners[] = {"the", "a", "an", "our", "this", "their", "its", "all"};
/* Before "to be confirmed", of what was open once. */
static const char *const past[] = {"was",      "were",    "had",  "remained",  "what",
                                   "whatever", "nothing", "left", "everything"};

static bool is_word_byte(char c) {
    return is_letter_or_digit(c) || c == '-' || c == '_' || c == '/' || (unsigned char)c >= 0x80;
}

/* Up to the end of a word: "TBDs" is none. */
static bool matches_at(struct str text, size_t at, const struct wording *phrase) {
    struct str wanted = {phrase->text, phrase->n}, piece = str_slice(text, at, at + wanted.n);
    if (!(phrase->as_written ? str_equal(piece, wanted) : str_equal_ignoring_case(piece, wanted)))
        return false;
    return at + wanted.n >= text.n || !is_word_byte(text.s[at + wanted.n]);
}

/* All text of a submission passes here, so only words that begin as one of the phrases does are
 * looked at. */
static bool may_begin(char c) {
    switch (c | 0x20) {
    case 't':
    case 'f':
    case 'x':
    case 'l':
    case 'i':
    case 'y':
    case 'a':
    case 'c':
    case 'e':
    case 'h':
    case '?':
    case '#':
    case '[' | 0x20:
        return true;
    default:
        return false;
    }
}

static size_t match_length(struct str text, size_t at) {
    for (size_t i = 0; i < COUNT(inside); i++)
        if (((text.s[at] ^ inside[i].text[0]) & ~0x20) == 0 && matches_at(text, at, &inside[i]))
            return inside[i].n;
    return 0;
}

#define IS_ONE_OF(word, list) is_one_of(word, list, COUNT(list))

static bool is_one_of(struct str word, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_ignoring_case(word, str_of(list[i])))
            return true;
    return false;
}

/* The word that ends in front of `at`, with nothing but blanks between; empty: there is none. */
static struct str word_before(struct str text, size_t at) {
    while (at && (text.s[at - 1] == ' ' || text.s[at - 1] == '\n'))
        at--;
    size_t end = at;
    while (at && is_word_byte(text.s[at - 1]))
        at--;
    return str_slice(text, at, end);
}

static struct str word_behind(struct str text, size_t at) {
    while (at < text.n && (text.s[at] == ' ' || text.s[at] == '\n'))
        at++;
    size_t end = at;
    while (end < text.n && is_word_byte(text.s[end]))
        end++;
    return str_slice(text, at, end);
}

static bool is_quoted(struct str text, size_t at, size_t n) {
    return at && at + n < text.n && text.s[at - 1] == text.s[at + n] &&
           (text.s[at - 1] == '"' || text.s[at - 1] == '\'' || text.s[at - 1] == '`');
}

/* Whether a sentence speaks of the phrase, or of what was open once, so that nothing is missing. */
static bool is_spoken_of(struct str text, size_t at, size_t n) {
    struct str before = word_before(text, at), second = {0};
    if (before.n)
        second = word_before(text, (size_t)(before.s - text.s));
    if (is_quoted(text, at, n) || IS_ONE_OF(before, mentions))
        return true;
    if ((text.s[at] | 0x20) == 't' && at + 2 < text.n && text.s[at + 2] == ' ') /* "to be ..." */
        return IS_ONE_OF(before, past) || IS_ONE_OF(second, past);
    return (IS_ONE_OF(before, links) && IS_ONE_OF(second, mentions)) ||
           (IS_ONE_OF(before, owners) && IS_ONE_OF(word_behind(text, at + n), things));
}

struct str placeholder_find(struct str text) {
    bool inside_word = false;
    for (size_t at = 0; at < text.n; at++) {
        size_t n = !inside_word && may_begin(text.s[at]) ? match_length(text, at) : 0;
        if (n > 0 && !is_spoken_of(text, at, n))
            return str_slice(text, at, at + n);
        inside_word = is_word_byte(text.s[at]);
    }
    return STR("");
}

static bool is_wrapping(char c) {
    return c == '[' || c == ']' || c == '<' || c == '>' || c == '(' || c == ')' || c == '"' ||
           c == '*' || c == '!' || c == ':' || c == ' ' || c == '\n' || c == '\t';
}

static struct str unwrap(struct str value) {
    while (value.n && is_wrapping(value.s[0]))
        value = str_slice(value, 1, value.n);
    while (value.n && is_wrapping(value.s[value.n - 1]))
        value = str_slice(value, 0, value.n - 1);
    return value;
}

/* "...", "???", "---", "xxx", "XX-XX". */
static bool is_filler(struct str value) {
    for (size_t i = 0; i < value.n; i++) {
        char c = value.s[i];
        if (c != '.' && c != '?' && c != '-' && c != '_' && c != 'x' && c != 'X' && c != ' ' &&
            c != '/')
            return false;
    }
    return value.n > 0;
}

/* "[Describe how the servers were found]". */
static bool is_order(struct str value, struct str core) {
    char first = value.s[0], last = value.s[value.n - 1];
    bool bracketed = (first == '[' && last == ']') || (first == '<' && last == '>');
    return bracketed && value.n == core.n + 2 && IS_ONE_OF(word_behind(core, 0), orders);
}

bool placeholder_is(struct str value) {
    struct str core = unwrap(str_trim(value));
    if (core.n == 0)
        return str_trim(value).n > 0;
    struct str start = str_slice(core, 0, START); /* long texts have more words by then */
    if (is_filler(core) ||
        (str_words(start) <= 6 && placeholder_find(core).n && str_words(core) <= 6))
        return true;
    return IS_ONE_OF(core, whole) || is_order(str_trim(value), core);
}
