/* Placeholders: in a value of its own nearly anything that says nothing, in running text only what
 * nobody writes on purpose. */
#include "check/placeholder.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

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
};

struct phrase {
    const char *text;
    bool as_written; /* in this case only: "todo" is a word in Spanish */
};

static const struct phrase inside[] = {
    {"TBD", false},
    {"TBA", true},
    {"TBC", true},
    {"TODO", true},
    {"FIXME", true},
    {"XXX", true},
    {"lorem ipsum", false},
    {"to be confirmed", false},
    {"to be determined", false},
    {"to be announced", false},
    {"to be defined later", false},
    {"insert text here", false},
    {"your text here", false},
};

static bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '_' || c == '/' || (unsigned char)c >= 0x80;
}

static bool stands_alone(struct str text, size_t from, size_t to) {
    return (from == 0 || !is_word_byte(text.s[from - 1])) &&
           (to >= text.n || !is_word_byte(text.s[to]));
}

static bool matches_at(struct str text, size_t at, const struct phrase *phrase) {
    struct str wanted = str_of(phrase->text), piece = str_slice(text, at, at + wanted.n);
    if (!(phrase->as_written ? str_equal(piece, wanted) : str_equal_ignoring_case(piece, wanted)))
        return false;
    return stands_alone(text, at, at + wanted.n);
}

struct str placeholder_find(struct str text) {
    for (size_t at = 0; at < text.n; at++)
        for (size_t i = 0; i < COUNT(inside); i++)
            if (matches_at(text, at, &inside[i]))
                return str_slice(text, at, at + str_of(inside[i].text).n);
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

bool placeholder_is(struct str value) {
    struct str core = unwrap(str_trim(value));
    if (core.n == 0)
        return str_trim(value).n > 0;
    if (is_filler(core) || (placeholder_find(core).n && str_words(core) <= 6))
        return true;
    for (size_t i = 0; i < COUNT(whole); i++)
        if (str_equal_ignoring_case(core, str_of(whole[i])))
            return true;
    return false;
}
