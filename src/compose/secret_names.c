/* The ways in which a customer or a person is named: whole, without the form of the firm, by what
 * is left when words are taken off the end, by each word that is nobody else's. A word of the
 * language ("Target", "Shell") is a name only where it is written as one, with a capital. */
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/letters.h"
#include "base/utf8.h"
#include "compose/composer.h"
#include "compose/secret_name_words.h"

enum {
    MOST_WORDS = 16,
    LEAST_LETTERS = 3,  /* of a word that stands for the whole */
    LEAST_CAPITALS = 2, /* of one in capitals, or with a digit: BP, 3M */
    LEAST_BEHIND = 5,   /* of one behind initials */
    SHORT_HALF = 4,     /* letters of a part of a double name */
    LONG_HALF = 6       /* of one that is found inside of other words too */
};

struct name_words {
    struct str list[MOST_WORDS];
    size_t count;
    size_t core_end; /* behind the last that is no form of a firm */
};

static bool is_one_of(struct arena *arena, struct str word, const char *words) {
    struct str key = str_format(arena, " %.*s ", STR_ARG(str_lower(arena, word)));
    return str_find(str_of(words), key, 0) != SIZE_MAX;
}

static struct str without_stops(struct arena *arena, struct str word) {
    char *bytes = arena_alloc(arena, word.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < word.n; i++)
        if (word.s[i] != '.' && word.s[i] != ',')
            bytes[n++] = word.s[i];
    return (struct str){bytes, n};
}

static bool is_firm(struct arena *arena, struct str word) {
    struct str bare = without_stops(arena, word);
    return str_empty(bare) || str_is(word, "&") || is_one_of(arena, bare, FIRM_WORDS);
}

bool name_is_firm_word(struct arena *arena, struct str word) {
    return is_firm(arena, word);
}

static bool is_quote(uint32_t c) {
    return c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A ||
           (c > 0 && c < 0x80 && strchr(",;:()\"'", (int)c));
}

/* Without commas, brackets and quotation marks around them. */
static struct name_words split(struct str name) {
    struct name_words words = {.count = 0};
    struct str rest = str_trim(name), word;
    while (words.count < MOST_WORDS && str_cut(&rest, ' ', &word)) {
        for (size_t next = 0; word.n && is_quote(utf8_next(word, &next)); next = 0)
            word = str_slice(word, next, word.n);
        while (word.n && is_quote(utf8_before(word, word.n)))
            for (bool more = true; more; more = ((unsigned char)word.s[word.n] & 0xC0) == 0x80)
                word.n--;
        if (word.n)
            words.list[words.count++] = word;
    }
    return words;
}

struct word_look {
    size_t letters, capitals, digits;
    bool starts_large;
};

static struct word_look look_at(struct str word) {
    struct word_look look = {0, 0, 0, false};
    for (size_t at = 0; at < word.n;) {
        uint32_t c = utf8_next(word, &at);
        bool large = letter_is_word(c) && letter_fold(c) != c, digit = is_digit(c);
        /* Scripts without capitals are as good as large. */
        large = large || (c >= 0x590 && letter_is_word(c));
        look.starts_large = look.starts_large || (!look.letters && (large || digit));
        look.letters += letter_is_word(c);
        look.capitals += large;
        look.digits += digit;
    }
    return look;
}

/* Whether a word of a name tells whose it is; adidas and eBay are names too, if nothing stands
 * before them. */
static bool is_telling(struct arena *arena, const struct name_words *words, size_t at) {
    struct str word = words->list[at];
    struct word_look look = look_at(word);
    size_t least = look.capitals + look.digits == look.letters ? LEAST_CAPITALS : LEAST_LETTERS;
    return (look.starts_large || at == 0) && look.letters >= least && look.digits < look.letters &&
           !is_firm(arena, word) && !is_one_of(arena, word, GENERAL_WORDS);
}

/* Letters without their marks, and as they are written where there are none: "Mueller". */
static struct str transliterate(struct arena *arena, struct str text, bool with_e) {
    static const char *const rows[][2] = {
        {"àáâãäåāăą", "a"}, {"çćčĉ", "c"},  {"ďđ", "d"},   {"èéêëēėęě", "e"}, {"ğģĝ", "g"},
        {"ìíîïīįı", "i"},   {"ķ", "k"},     {"łļľĺ", "l"}, {"ñńňņ", "n"},     {"òóôõöøōő", "o"},
        {"řŕ", "r"},        {"śšşșŝ", "s"}, {"ťţț", "t"},  {"ùúûüūůűų", "u"}, {"ýÿ", "y"},
        {"źżž", "z"},       {"ß", "ss"},    {"æ", "ae"},   {"œ", "oe"},       {"’", "'"},
        {"а", "a"},         {"б", "b"},     {"в", "v"},    {"г", "g"},        {"д", "d"},
        {"еёэ", "e"},       {"ж", "zh"},    {"з", "z"},    {"ий", "i"},       {"к", "k"},
        {"л", "l"},         {"м", "m"},     {"н", "n"},    {"о", "o"},        {"п", "p"},
        {"р", "r"},         {"с", "s"},     {"т", "t"},    {"у", "u"},        {"ф", "f"},
        {"х", "kh"},        {"ц", "ts"},    {"ч", "ch"},   {"ш", "sh"},       {"щ", "shch"},
        {"ъь", ""},         {"ы", "y"},     {"ю", "yu"},   {"я", "ya"}};
    struct buf buf = buf_init(arena, 4 * text.n + 1);
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        char bytes[4];
        uint32_t c = letter_fold(utf8_next(text, &at));
        struct str letter = {bytes, utf8_encode(c, bytes)};
        const char *plain = NULL;
        for (size_t i = 0; c >= 0x80 && i < COUNT(rows) && !plain; i++)
            if (str_find(str_of(rows[i][0]), letter, 0) != SIZE_MAX)
                plain = rows[i][1];
        buf_add(&buf, plain ? str_of(plain) : str_slice(text, from, at));
        if (with_e && (c == 0xE4 || c == 0xF6 || c == 0xFC || c == 0xF8))
            buf_add_char(&buf, 'e');
    }
    return buf_str(&buf);
}

static void add_one(struct arena *arena, struct name_forms *forms, struct str text,
                    enum spelling capital) {
    for (size_t i = 0; i < forms->count; i++)
        if (str_equal_ignoring_case(forms->list[i].text, text))
            return;
    if (look_at(text).letters >= LEAST_CAPITALS)
        *APPEND(arena, forms->list, forms->count) = (struct name_form){text, capital};
}

/* "saintgobain.example", "loreal.example" */
static struct str join_halves(struct arena *arena, struct str text) {
    struct buf buf = buf_init(arena, text.n + 1);
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] != '-' && text.s[i] != '\'')
            buf_add_char(&buf, text.s[i]);
    return buf_str(&buf);
}

static void add(struct arena *arena, struct name_forms *forms, struct str text,
                enum spelling capital) {
    add_one(arena, forms, text, capital);
    if (str_find(text, STR(" "), 0) == SIZE_MAX)
        add_one(arena, forms, join_halves(arena, transliterate(arena, text, false)), capital);
    add_one(arena, forms, transliterate(arena, text, false), capital);
    add_one(arena, forms, transliterate(arena, text, true), capital);
}

/* Nothing of it is small. */
static bool is_capitals(struct str word) {
    struct word_look look = look_at(word);
    return look.capitals + look.digits == look.letters;
}

enum { MOST_SPELLED = 5 }; /* letters that somebody spells out */

/* "U.B.S." and "U-B-S" of letters that are said one by one. */
static void add_spelled(struct arena *arena, struct name_forms *forms, struct str letters,
                        enum spelling capital) {
    static const char *const joints[] = {".", "-"};
    struct word_look look = look_at(letters);
    if (look.capitals < LEAST_CAPITALS || look.digits || look.letters > MOST_SPELLED ||
        letters.n != look.letters)
        return;
    for (size_t k = 0; k < COUNT(joints); k++) {
        struct str text = str_slice(letters, 0, 1);
        for (size_t i = 1; i < letters.n; i++)
            text = str_format(arena, "%.*s%s%c", STR_ARG(text), joints[k], letters.s[i]);
        if (k == 0)
            add_one(arena, forms, str_join(arena, text, STR(".")), capital);
        add_one(arena, forms, text, capital);
    }
}

static bool is_ordinary(struct arena *arena, struct str word) {
    return is_one_of(arena, word, ORDINARY_WORDS) || is_one_of(arena, word, GENERAL_WORDS);
}

static struct str join_words(struct arena *arena, const struct name_words *words,
                             struct range range, const char *between) {
    struct str joined = words->list[range.from];
    for (size_t i = range.from + 1; i < range.to; i++)
        joined = str_format(arena, "%.*s%s%.*s", STR_ARG(joined), between, STR_ARG(words->list[i]));
    return joined;
}

/* Two or more words, from..to-1, as the name has them. Those that another name begins with ("Bank
 * of") or that end in the air are none. */
static void add_part(struct arena *arena, struct name_forms *forms, const struct name_words *words,
                     struct range range) {
    size_t telling = 0, ordinary = 0, count = range.to - range.from;
    bool ends_well = look_at(words->list[range.to - 1]).starts_large;
    for (size_t i = range.from; i < range.to; i++) {
        telling += is_telling(arena, words, i);
        ordinary += is_ordinary(arena, words->list[i]);
    }
    if (!ends_well || (!telling && range.to < words->core_end))
        return;
    const char *from = words->list[range.from].s, *last = words->list[range.to - 1].s;
    struct str text = {from, (size_t)(last - from) + words->list[range.to - 1].n};
    add(arena, forms, text, ordinary == count ? SPELLED_AS_NAME : SPELLED_ANYHOW);
    if (telling && !is_telling(arena, words, range.from)) { /* "des Klinikums Ebersfeld" */
        struct str rest = str_slice(text, words->list[range.from].n, text.n);
        text = str_format(arena, "%.*ss%.*s", STR_ARG(words->list[range.from]), STR_ARG(rest));
        add_one(arena, forms, text, SPELLED_ANYHOW);
    }
    if (ordinary == count) { /* in the name of a file or a machine */
        add(arena, forms, join_words(arena, words, range, "-"), SPELLED_IN_ONE);
        add(arena, forms, join_words(arena, words, range, ""), SPELLED_IN_ONE);
    }
}

/* Parts of a double name: "Migros" of Migros-Genossenschafts-Bund, "Royce"; not what says what the
 * firm is. */
static void add_halves(struct arena *arena, struct name_forms *forms, struct str word, bool first) {
    struct str rest = word, half;
    if (str_find(word, STR("-"), 0) == SIZE_MAX)
        return;
    for (bool begins = true; str_cut(&rest, '-', &half); begins = false) {
        struct word_look look = look_at(half);
        bool says_what = is_one_of(arena, half, GENERAL_WORDS KINDS_OF_FIRM) ||
                         is_one_of(arena, half, FIRM_WORDS) ||
                         (str_ends(half, STR("s")) && rest.n && look.letters > LONG_HALF);
        if (look.letters < SHORT_HALF || !look.starts_large || (says_what && !(begins && first)) ||
            is_one_of(arena, half, GENERAL_WORDS KINDS_OF_FIRM ORDINARY_WORDS))
            continue;
        add(arena, forms, half,
            begins && first && look.letters >= LONG_HALF ? SPELLED_ANYHOW : SPELLED_AS_NAME);
    }
}

/* A word of the language stands for the whole only where the name has no other. Behind the first
 * that tells something, words are what the firm does ("Halvorsen Seed") as often as a name. */
static void add_words(struct arena *arena, struct name_forms *forms, const struct name_words *words,
                      struct range core) {
    bool first = true;
    for (size_t i = core.from; i < core.to; i++) {
        bool ordinary = is_ordinary(arena, words->list[i]);
        bool alone = core.to - core.from == 1 ||
                     (core.to - core.from == 2 && i == core.from &&
                      is_one_of(arena, words->list[i + 1], " bank banque insurance hotels "));
        if (!is_telling(arena, words, i) || (ordinary && !alone))
            continue;
        add(arena, forms, words->list[i],
            ordinary ? SPELLED_AS_WORD
            : first  ? SPELLED_ANYHOW
                     : SPELLED_AS_NAME);
        add_halves(arena, forms, words->list[i], i == core.from);
        if (!ordinary && is_capitals(words->list[i]))
            add_spelled(arena, forms, words->list[i], SPELLED_ANYHOW);
        /* "PKN Orlen": initials alone tell little */
        first = first && !ordinary && is_capitals(words->list[i]) &&
                look_at(words->list[i + 1 < core.to ? i + 1 : i]).letters >= LEAST_BEHIND;
    }
}

/* "株式会社山田" is written without blanks: what is left without the form of the firm. */
static void add_unspaced(struct arena *arena, struct name_forms *forms, struct str name) {
    static const char *const firms[] = {"株式会社",     "有限会社", "合同会社",
                                        "股份有限公司", "有限公司", "주식회사"};
    for (size_t i = 0; i < COUNT(firms); i++) {
        struct str firm = str_of(firms[i]);
        if (str_starts(name, firm))
            add(arena, forms, str_trim(str_slice(name, firm.n, name.n)), SPELLED_ANYHOW);
        else if (str_ends(name, firm))
            add(arena, forms, str_trim(str_slice(name, 0, name.n - firm.n)), SPELLED_ANYHOW);
    }
}

/* The first letter of a word, or of each part of one with hyphens; of a small one only as it is. */
static void add_initials_of(struct buf *capitals, struct buf *all, struct str word) {
    bool begins = true;
    for (size_t at = 0; at < word.n;) {
        size_t from = at;
        uint32_t c = utf8_next(word, &at);
        bool large = letter_fold(c) != c;
        if (begins && letter_is_word(c)) {
            buf_add(all, str_slice(word, from, at));
            if (large)
                buf_add(capitals, str_slice(word, from, at));
        }
        begins = c == '-';
    }
}

enum { LEAST_INITIALS = 3, MOST_INITIALS = 6 };

static void add_initials_form(struct arena *arena, struct name_forms *forms, struct str text) {
    struct word_look look = look_at(text);
    if (look.letters >= LEAST_INITIALS && look.letters <= MOST_INITIALS && look.capitals > 1 &&
        !look.digits && !is_one_of(arena, text, TECHNICAL_INITIALS)) {
        add(arena, forms, text, SPELLED_AS_INITIALS);
        add_spelled(arena, forms, text, SPELLED_AS_INITIALS);
    }
}

static struct str first_letter(struct str word) {
    size_t end = 0;
    utf8_next(word, &end);
    return str_slice(word, 0, end);
}

/* "Kestrel and Marr", "K&M" of Kestrel & Marr. */
static void add_joined(struct arena *arena, struct name_forms *forms,
                       const struct name_words *words, struct range core) {
    static const char *const all[] = {"&", "and", "und", "+"}, *const short_ones[] = {"&", " & ",
                                                                                      "+"};
    for (size_t i = core.from + 1; i + 1 < core.to; i++) {
        struct name_words other = *words;
        bool joins = false, known = is_ordinary(arena, words->list[i - 1]) &&
                                    is_ordinary(arena, words->list[i + 1]);
        for (size_t k = 0; k < COUNT(all); k++)
            joins = joins || str_is(words->list[i], all[k]);
        for (size_t k = 0; joins && k < COUNT(all); k++) {
            other.list[i] = str_of(all[k]);
            add(arena, forms, join_words(arena, &other, (struct range){i - 1, i + 2}, " "),
                known ? SPELLED_AS_NAME : SPELLED_ANYHOW);
        }
        struct str left = first_letter(words->list[i - 1]),
                   right = first_letter(words->list[i + 1]);
        struct str pair = str_format(arena, "%.*s&%.*s", STR_ARG(left), STR_ARG(right));
        for (size_t k = 0; joins && k < COUNT(short_ones); k++)
            if (!is_one_of(arena, pair, TECHNICAL_INITIALS))
                add_one(
                    arena, forms,
                    str_format(arena, "%.*s%s%.*s", STR_ARG(left), short_ones[k], STR_ARG(right)),
                    SPELLED_AS_INITIALS);
    }
}

/* "ATT", "AT and T" of AT&T. */
static void add_without_sign(struct arena *arena, struct name_forms *forms, struct str word) {
    size_t at = str_find(word, STR("&"), 0);
    if (at == SIZE_MAX || !at || at + 1 == word.n || look_at(word).digits)
        return;
    struct str left = str_slice(word, 0, at), right = str_slice(word, at + 1, word.n);
    add_initials_form(arena, forms, str_join(arena, left, right));
    add_one(arena, forms, str_format(arena, "%.*s and %.*s", STR_ARG(left), STR_ARG(right)),
            SPELLED_AS_INITIALS);
    add_one(arena, forms, str_format(arena, "%.*s & %.*s", STR_ARG(left), STR_ARG(right)),
            SPELLED_AS_INITIALS);
}

/* "AEG" of Allgemeine Elektricitäts-Gesellschaft, "BoE" of Bank of Elmwood, and with the words
 * behind the core "HSBC". */
static void add_initials(struct arena *arena, struct name_forms *forms,
                         const struct name_words *words, struct range core) {
    struct buf capitals = buf_init(arena, MOST_WORDS * 64), all = buf_init(arena, MOST_WORDS * 64);
    for (size_t i = core.from; i < core.to; i++)
        if (!str_is(words->list[i], "&"))
            add_initials_of(&capitals, &all, words->list[i]);
    if (core.to - core.from > 1 || capitals.count > 1) {
        add_initials_form(arena, forms, str_copy(arena, capitals.bytes, capitals.count));
        add_initials_form(arena, forms, str_copy(arena, all.bytes, all.count));
    }
    size_t of_core = capitals.count;
    for (size_t i = core.to; i < words->count && is_one_of(arena, words->list[i], INITIALED_WORDS);
         i++)
        add_initials_of(&capitals, &all, words->list[i]);
    if (of_core > 2 && capitals.count > of_core)
        add_initials_form(arena, forms, buf_str(&capitals));
}

struct name_forms name_forms_of_firm(struct arena *arena, struct str name) {
    struct name_words words = split(name);
    struct name_forms forms = {0};
    struct range core = {0, words.count};
    add(arena, &forms, str_trim(name), SPELLED_ANYHOW);
    add_unspaced(arena, &forms, str_trim(name));
    while (core.from + 1 < core.to &&
           (is_firm(arena, words.list[core.from]) ||
            is_one_of(arena, words.list[core.from], " der des die le la les the ")))
        core.from++;
    if (core.from && core.to > core.from + 1) { /* "Phone Company" of "The Phone Company" */
        struct str trimmed = str_trim(name);
        size_t from = (size_t)(words.list[core.from].s - trimmed.s);
        add(arena, &forms, str_slice(trimmed, from, trimmed.n), SPELLED_ANYHOW);
    }
    while (core.to > core.from + 1 && is_firm(arena, words.list[core.to - 1]))
        core.to--;
    words.core_end = core.to;
    for (size_t to = core.to; to > core.from + 1; to--)
        add_part(arena, &forms, &words, (struct range){core.from, to});
    add_words(arena, &forms, &words, core);
    add_joined(arena, &forms, &words, core);
    for (size_t i = core.from; i < core.to; i++)
        add_without_sign(arena, &forms, words.list[i]);
    add_initials(arena, &forms, &words, core);
    if (words.count && is_firm(arena, words.list[core.from])) /* "SAS AB" */
        add(arena, &forms, words.list[0], SPELLED_ANYHOW);
    else if (core.to == core.from + 1 && is_capitals(words.list[core.from])) /* "1&1 AG" */
        add(arena, &forms, words.list[core.from], SPELLED_ANYHOW);
    return forms;
}

/* "H.-P. Roth" and "H. Roth", "Hans-Peter R.", "hproth" and "hroth" of Hans-Peter Roth. */
static void add_shortened(struct arena *arena, struct name_forms *forms,
                          const struct name_words *words) {
    struct str last = words->list[words->count - 1], first = words->list[0];
    struct buf dotted = buf_init(arena, MOST_WORDS * 64), bare = buf_init(arena, MOST_WORDS * 64);
    for (size_t i = 0; i + 1 < words->count; i++) {
        struct str rest = words->list[i], half;
        for (bool begins = true; str_cut(&rest, '-', &half); begins = false) {
            struct str letter = first_letter(half);
            buf_printf(&dotted, "%s%.*s.", begins ? i ? " " : "" : "-", STR_ARG(letter));
            buf_add(&bare, letter);
        }
    }
    const struct str letters[] = {buf_str(&bare), first_letter(first)};
    for (size_t i = 0; i < COUNT(letters); i++) {
        struct str with = i ? str_join(arena, letters[i], STR(".")) : buf_str(&dotted);
        add(arena, forms, str_format(arena, "%.*s %.*s", STR_ARG(with), STR_ARG(last)),
            SPELLED_AS_NAME);
        add(arena, forms, str_format(arena, "%.*s %.*s", STR_ARG(letters[i]), STR_ARG(last)),
            SPELLED_AS_NAME);
        add(arena, forms, str_format(arena, "%.*s, %.*s", STR_ARG(last), STR_ARG(with)),
            SPELLED_AS_NAME);
        if (look_at(last).letters > LEAST_LETTERS)
            add(arena, forms, str_lower(arena, str_join(arena, letters[i], last)), SPELLED_IN_ONE);
    }
    add(arena, forms, str_format(arena, "%.*s %.*s.", STR_ARG(first), STR_ARG(first_letter(last))),
        SPELLED_AS_NAME);
    add(arena, forms, str_join(arena, first, last), SPELLED_IN_ONE);
}

struct name_forms name_forms_of_person(struct arena *arena, struct str name) {
    struct name_words words = split(name);
    struct name_forms forms = {0};
    add(arena, &forms, str_trim(name), SPELLED_ANYHOW);
    if (words.count < 2)
        return forms;
    struct str last = words.list[words.count - 1];
    add(arena, &forms, str_format(arena, "%.*s, %.*s", STR_ARG(last), STR_ARG(words.list[0])),
        SPELLED_ANYHOW);
    if (look_at(last).letters >= LEAST_LETTERS)
        add_shortened(arena, &forms, &words);
    if (look_at(last).starts_large && look_at(last).letters >= LEAST_LETTERS)
        add(arena, &forms, last, SPELLED_AS_NAME);
    return forms;
}
