/* The program's own words in a document, by language. */
#include "model/words.h"

#include "base/buf.h"
#include "base/limits.h"

static const struct words known[] = {
#define WORDS_EN(name, en, de) .name = en,
#define WORDS_DE(name, en, de) .name = de,
    {.language = "en", .column = LANGUAGE_ENGLISH, WORDS(WORDS_EN)},
    {.language = "de", .column = LANGUAGE_GERMAN, WORDS(WORDS_DE)},
#undef WORDS_EN
#undef WORDS_DE
};

#define WORDS_ANY(name, en, de) .name = en " " de,
static const struct words any = {WORDS(WORDS_ANY)};
#undef WORDS_ANY

static const struct words *words_find(struct str language) {
    for (size_t i = 0; i < COUNT(known); i++) {
        struct str name = str_of(known[i].language);
        bool same =
            str_starts(language, name) && (language.n == name.n || language.s[name.n] == '-');
        if (same)
            return &known[i];
    }
    return NULL;
}

const struct words *words_of(struct str language) {
    const struct words *found = words_find(language);
    return found ? found : &known[0];
}

const struct words *words_of_any(void) {
    return &any;
}

bool words_have(const char *text, struct str word) {
    struct str rest = str_of(text), each;
    while (str_cut(&rest, ' ', &each))
        if (!str_empty(each) && str_equal_ignoring_case(each, word))
            return true;
    return false;
}

bool words_are_known(struct str language) {
    return words_find(language) != NULL;
}

bool words_decimal_comma(struct str language) {
    static const char *const names[] = {"bg", "cs", "da", "de", "el", "es", "et", "fi", "fr",
                                        "hr", "hu", "it", "lt", "lv", "nb", "nl", "nn", "no",
                                        "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk"};
    struct str two = str_slice(language, 0, 2);
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(two, names[i]))
            return true;
    return false;
}

/* The value that is named at `at`, or NULL. */
static const struct str *words_value_at(struct str text, size_t at, const struct str *values,
                                        size_t count) {
    if (at + 2 >= text.n || text.s[at] != '{' || text.s[at + 2] != '}')
        return NULL;
    if (text.s[at + 1] < '1' || text.s[at + 1] > '9')
        return NULL;
    size_t number = (size_t)(text.s[at + 1] - '1');
    return number < count ? &values[number] : NULL;
}

struct str words_fill(struct arena *arena, const char *pattern, const struct str *values,
                      size_t count) {
    struct str text = str_of(pattern);
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (size_t at = 0; at < text.n; at++) {
        const struct str *value = words_value_at(text, at, values, count);
        if (value) {
            buf_add(&out, *value);
            at += 2;
        } else {
            buf_add_char(&out, text.s[at]);
        }
    }
    return buf_str(&out);
}

static struct str words_month(const struct words *words, int month) {
    struct str rest = str_of(words->months), name = {0};
    for (int k = 0; k < month; k++)
        if (!str_cut(&rest, ' ', &name))
            return (struct str){0};
    return name;
}

struct str words_date(struct arena *arena, const struct words *words, struct date date) {
    if (date.year == 0)
        return STR("");
    return WORDS_FILL(arena, words->date, str_format(arena, "%d", date.day),
                      words_month(words, date.month), str_format(arena, "%d", date.year));
}

struct str words_integer(struct arena *arena, const struct words *words, uint64_t number) {
    struct str text = str_format(arena, "%llu", (unsigned long long)number);
    for (size_t at = text.n; at > 3; at -= 3)
        text =
            str_format(arena, "%.*s%s%s", (int)(at - 3), text.s, words->thousands, text.s + at - 3);
    return text;
}
