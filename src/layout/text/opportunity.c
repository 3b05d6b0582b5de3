/* UAX 14 knows nothing of addresses: it ends lines behind each slash and hyphen, and nowhere in
 * "replication_instance_class". Words that look like an address, path or identifier get rules in
 * the manner of The Chicago Manual of Style (17th edition, 7.46): behind a slash, colon or
 * ampersand, before a point, underscore, question mark or number sign, never with a hyphen. */
#include "layout/text/opportunity.h"

#include <linebreak.h>
#include <string.h>
#include <thai/thbrk.h>

#include "base/utf8.h"
#include "layout/text/shape.h"

enum {
    LONG_WORD = 24,        /* bytes; such a word may be cut like an identifier whatever it is */
    SHORT_IDENTIFIER = 16, /* bytes; a shorter one is never cut */
    LEAST_SIDE = 4,        /* bytes on either side of a cut */
    LONGEST_EXTENSION = 5  /* bytes of a file's, without the point */
};

struct thai {
    ThBrk *words;
};

static void drop_thai(void *object) {
    struct thai *thai = object;
    if (thai->words != NULL)
        th_brk_delete(thai->words);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_word(char c) {
    return is_letter(c) || is_digit(c);
}

static bool is_one_of(char c, const char *list) {
    return c != '\0' && strchr(list, c) != NULL;
}

/* Text in which every blank is an opportunity and nothing else is. UAX 14 agrees as long as no
 * mark that opens or closes stands alone. */
static bool is_easy(struct str text) {
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if ((unsigned char)c >= 0x80 || is_one_of(c, "-/?|!{}[]\"'%+\\$_=&#@~"))
            return false;
        bool edge = i == 0 || i + 1 == text.n || is_blank(text.s[i - 1]) || is_blank(text.s[i + 1]);
        if (edge && !is_word(c) && !is_one_of(c, " \t\n.,;:()"))
            return false;
        if ((c == '(' && i + 1 < text.n && is_blank(text.s[i + 1])) ||
            (is_one_of(c, "),.;:") && i > 0 && is_blank(text.s[i - 1])))
            return false;
    }
    return true;
}

/* Characters that are written without blanks between words; each word is an opportunity. */
static bool is_thai(uint32_t c) {
    return c >= 0xE01 && c <= 0xE5B;
}

enum { THAI_CHUNK = 512 };

/* The run of Thai that begins at `at`, in TIS-620; `ends` are the bytes behind each character. */
static size_t encode_thai(struct str text, size_t at, thchar_t *out, size_t *ends) {
    size_t count = 0;
    while (at < text.n && count < THAI_CHUNK) {
        uint32_t c = utf8_next(text, &at);
        if (!is_thai(c))
            break;
        out[count] = (thchar_t)(c - 0xE00 + 0xA0);
        ends[count++] = at;
    }
    out[count] = 0;
    return count;
}

static void mark_thai_run(struct opportunities *o, struct str text, size_t *at) {
    thchar_t run[THAI_CHUNK + 1];
    size_t ends[THAI_CHUNK];
    int places[THAI_CHUNK];
    size_t count = encode_thai(text, *at, run, ends);
    int found = th_brk_find_breaks(o->thai->words, run, places, THAI_CHUNK);
    for (int i = 0; i < found; i++)
        if (places[i] > 0 && (size_t)places[i] < count)
            o->marks[ends[places[i] - 1] - 1] = OPPORTUNITY_FREE;
    *at = ends[count - 1];
}

static void mark_thai(struct opportunities *o, struct str text) {
    if (memchr(text.s, 0xE0, text.n) == NULL) /* the first byte of each of them */
        return;
    for (size_t at = 0; at < text.n;) {
        size_t next = at;
        if (!is_thai(utf8_next(text, &next))) {
            at = next;
            continue;
        }
        if (o->thai == NULL) {
            o->thai = NEW(o->arena, struct thai);
            arena_defer(o->arena, drop_thai, o->thai);
            o->thai->words = th_brk_new(NULL);
        }
        if (o->thai->words == NULL)
            return;
        mark_thai_run(o, text, &at);
    }
}

/* libunibreak 1.1 stops the program at a regional indicator (U+1F1E6 to U+1F1FF), of which two are
 * a flag. It gets U+1F30D of the same length instead: a flag is one cluster anyway. */
static struct str without_flags(struct opportunities *o, struct str text) {
    static const char flag_start[] = "\xF0\x9F\x87", instead[] = "\xF0\x9F\x8C\x8D";
    char *bytes = NULL;
    for (size_t at = 0; (at = str_find(text, str_of(flag_start), at)) != SIZE_MAX; at += 4) {
        if (bytes == NULL)
            bytes = arena_copy(o->arena, text.s, text.n + 1);
        memcpy(bytes + at, instead, 4);
    }
    return bytes != NULL ? (struct str){bytes, text.n} : text;
}

static bool starts_dash(struct str text, size_t at) {
    struct str rest = str_slice(text, at, at + 3);
    return str_is(rest, "\u2013") || str_is(rest, "\u2014");
}

/* Narrows what UAX 14 allows in ordinary words: no lone hyphen ("-v"), no short half ("I/O"), no
 * dash at a line's beginning. */
static void refine_word(unsigned char *marks, struct str text, size_t from, size_t to) {
    for (size_t i = from; i + 1 < to; i++) {
        if (marks[i] == OPPORTUNITY_NONE)
            continue;
        char c = text.s[i];
        bool inside = i > from && is_word(text.s[i - 1]) && is_letter(text.s[i + 1]);
        bool far = i - from >= 4 && to - i > 4;
        if (c == '-')
            marks[i] = inside ? OPPORTUNITY_HYPHEN : OPPORTUNITY_NONE;
        else if (c == '/')
            marks[i] = inside && far ? OPPORTUNITY_HYPHEN : OPPORTUNITY_NONE;
        else if (starts_dash(text, i + 1))
            marks[i] = OPPORTUNITY_NONE;
    }
}

/* An address, path or name of a program: long, with signs inside that prose does not have. */
struct identifier {
    size_t from, to; /* without the punctuation around it */
    size_t signs;
    bool path; /* or an address */
};

static bool is_ascii(struct str text, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if ((unsigned char)text.s[i] >= 0x80)
            return false;
    return true;
}

static bool is_identifier(struct str text, const struct identifier *id) {
    size_t n = id->to - id->from;
    return is_ascii(text, id->from, id->to) &&
           (n >= LONG_WORD || (n >= SHORT_IDENTIFIER && id->signs >= 2));
}

/* May a line end between c and d? `before` stands before c. */
static enum opportunity cut(const struct identifier *id, char before, char c, char d) {
    enum opportunity sign = id->path ? OPPORTUNITY_IDENTIFIER : OPPORTUNITY_NAME;
    enum opportunity better = id->path ? OPPORTUNITY_PATH : OPPORTUNITY_NAME;
    if (is_digit(c) && (d == '.' || d == ':'))
        return OPPORTUNITY_NONE;
    if (is_one_of(d, "?#._~%") && is_word(c))
        return sign;
    if (is_one_of(c, "/\\"))
        return !is_one_of(d, "/\\?#.") && before != c ? better : OPPORTUNITY_NONE;
    if (c == '@')
        return better;
    if (is_one_of(c, ":;,=&|+"))
        return is_word(d) ? sign : OPPORTUNITY_NONE;
    if (c == '-' && is_word(before) && is_letter(d))
        return id->signs == 0 ? OPPORTUNITY_HYPHEN : better;
    bool hump = c >= 'a' && c <= 'z' && d >= 'A' && d <= 'Z';
    return hump && id->to - id->from >= LONG_WORD ? sign : OPPORTUNITY_NONE;
}

/* Neither side keeps less than LEAST_SIDE, and the extension stays with what it extends. False: it
 * is no identifier. */
static bool cut_identifier(unsigned char *marks, struct str text, size_t from, size_t to) {
    struct identifier id = {.from = from, .to = to};
    while (id.from < id.to && is_one_of(text.s[id.from], "(\"'[<"))
        id.from++;
    while (id.to > id.from && is_one_of(text.s[id.to - 1], ".,;:!?)\"']>"))
        id.to--;
    for (size_t k = id.from + 1; k + 1 < id.to; k++) {
        char c = text.s[k];
        id.path = id.path || is_one_of(c, "/\\@");
        id.signs += is_one_of(c, "/_\\@=&#~") ? 2 : is_one_of(c, ".:") && is_word(text.s[k + 1]);
    }

    if (!is_identifier(text, &id))
        return false;
    memset(marks + from, OPPORTUNITY_NONE, to - from - 1);
    /* Where the name of a file ends and ".xml" begins: its end when it has none. */
    size_t at = id.to;
    while (at > id.from && id.to - at <= LONGEST_EXTENSION && is_word(text.s[at - 1]))
        at--;
    bool found = at > id.from && text.s[at - 1] == '.' && id.to - at <= LONGEST_EXTENSION;
    size_t extension = found ? at - 1 : id.to;
    for (size_t i = id.from + LEAST_SIDE - 1; i + 1 + LEAST_SIDE <= id.to && i + 1 < extension; i++)
        marks[i] = (unsigned char)cut(&id, text.s[i - 1], text.s[i], text.s[i + 1]);
    return true;
}

static void refine(struct opportunities *o, struct str text) {
    for (size_t from = 0, to; from < text.n; from = to + 1) {
        for (to = from; to < text.n && !is_blank(text.s[to]);)
            to++;
        if (to - from >= SHORT_IDENTIFIER && cut_identifier(o->marks, text, from, to))
            continue;
        if (to - from > 2)
            refine_word(o->marks, text, from, to);
    }
}

void opportunities_find(struct opportunities *o, struct str text) {
    if (!o->ready)
        init_linebreak();
    o->ready = true;
    if (text.n > o->capacity) {
        o->capacity = text.n < 4096 ? 4096 : text.n * 2;
        o->marks = arena_alloc(o->arena, o->capacity, 1);
    }
    if (is_easy(text)) {
        memset(o->marks, OPPORTUNITY_NONE, text.n);
        for (size_t i = 0; i < text.n; i++)
            if (is_blank(text.s[i]) && (i + 1 == text.n || !is_blank(text.s[i + 1])))
                o->marks[i] = OPPORTUNITY_FREE;
    } else {
        /* libunibreak 1.1 knows Unicode 6.2: newer emoji sequences are kept together here. */
        char language[3] = "en";
        if (o->language.n >= 2)
            memcpy(language, o->language.s, 2);
        set_linebreaks_utf8((const utf8_t *)without_flags(o, text).s, text.n, language,
                            (char *)o->marks);
        for (size_t k = 0; k < text.n; k++)
            o->marks[k] = o->marks[k] == LINEBREAK_ALLOWBREAK || o->marks[k] == LINEBREAK_MUSTBREAK
                              ? OPPORTUNITY_FREE
                              : OPPORTUNITY_NONE;
        for (size_t at = 0; at < text.n;) {
            size_t end = (unsigned char)text.s[at] < 0x80 && at + 1 < text.n &&
                                 (unsigned char)text.s[at + 1] < 0x80
                             ? at + 1
                             : shape_cluster_end(text, at);
            memset(o->marks + at, OPPORTUNITY_NONE, end - at - 1);
            at = end;
        }
        /* the places behind soft hyphens are hyphens of their words, and none of these */
        struct str soft = STR("\u00AD");
        for (size_t at = 0; (at = str_find(text, soft, at)) != SIZE_MAX; at += soft.n)
            o->marks[at + 1] = OPPORTUNITY_NONE;
        mark_thai(o, text);
    }
    refine(o, text);
}
