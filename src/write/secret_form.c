/* The forms of a text in which secrets are looked for: folding, blanks, letters, digits. Characters
 * are taken apart as Unicode says (UAX 15, form NFKD) and their marks dropped, so that an accent,
 * a ligature or a full-width form hides nothing; letters of other scripts that look like Latin ones
 * count as those (UTS 39), in the text and in the secret alike. */
#include "write/secret_form.h"

#include <glib.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"

static bool is_invisible(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

/* Marks above and below, selectors of variants, fillers. */
static bool is_mark(uint32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x180B && c <= 0x180E) || c == 0x115F ||
           c == 0x1160 || c == 0x3164 || c == 0xFFA0 || (c >= 0xE0000 && c <= 0xE01EF);
}

/* Behind folding. */
static uint32_t look_alike(uint32_t c) {
    static const struct {
        uint32_t c;
        char latin;
    } alikes[] = {{0xF8, 'o'},  {0x111, 'd'}, {0x131, 'i'}, {0x142, 'l'}, {0x251, 'a'},
                  {0x261, 'g'}, {0x3B1, 'a'}, {0x3B2, 'b'}, {0x3B5, 'e'}, {0x3B6, 'z'},
                  {0x3B7, 'h'}, {0x3B9, 'i'}, {0x3BA, 'k'}, {0x3BC, 'm'}, {0x3BD, 'n'},
                  {0x3BF, 'o'}, {0x3C1, 'p'}, {0x3C4, 't'}, {0x3C5, 'y'}, {0x3C7, 'x'},
                  {0x430, 'a'}, {0x432, 'b'}, {0x435, 'e'}, {0x43A, 'k'}, {0x43C, 'm'},
                  {0x43D, 'h'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x442, 't'},
                  {0x443, 'y'}, {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'},
                  {0x4BB, 'h'}, {0x501, 'd'}, {0x51B, 'q'}, {0x51D, 'w'}};
    for (size_t i = 0; c >= alikes[0].c && i < COUNT(alikes); i++)
        if (alikes[i].c == c)
            return (unsigned char)alikes[i].latin;
    return c;
}

/* A raised digit is a footnote's more often than a number's. */
static bool is_raised_digit(uint32_t c) {
    return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x2079);
}

enum { MOST_PARTS = 18 }; /* of one character: G_UNICHAR_MAX_DECOMPOSITION_LENGTH */

static size_t take_apart(uint32_t c, uint32_t parts[MOST_PARTS]) {
    gunichar found[MOST_PARTS];
    size_t count = 1;
    parts[0] = c;
    if (c < 0x80 || c == UINT32_MAX || is_raised_digit(c))
        return count;
    count = g_unichar_fully_decompose(c, TRUE, found, MOST_PARTS);
    for (size_t i = 0; i < count && i < MOST_PARTS; i++)
        parts[i] = found[i];
    return count;
}

static bool is_white(uint32_t c) {
    return c <= 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

struct plain {
    struct buf text, capitals;
    bool blank; /* white space has come that is not added yet */
};

static void add_byte(struct plain *plain, char byte, bool capital) {
    buf_add_char(&plain->text, byte);
    buf_add_char(&plain->capitals, capital);
}

static void add_character(struct plain *plain, uint32_t c) {
    char bytes[4];
    if (is_invisible(c) || is_mark(c))
        return;
    if (is_white(c)) {
        plain->blank = plain->text.count > 0;
        return;
    }
    if (plain->blank)
        add_byte(plain, ' ', false);
    plain->blank = false;
    uint32_t folded = letter_fold(c);
    if (c == 0xDF || c == 0x1E9E) {
        add_byte(plain, 's', c == 0x1E9E);
        folded = 's';
    }
    size_t count = utf8_encode(look_alike(folded), bytes);
    for (size_t i = 0; i < count; i++)
        add_byte(plain, bytes[i], folded != c && c != 0xDF);
}

/* Marks of Markdown inside a word, and the hyphen at the end of a line; bytes of it, 0: none. */
static size_t joint_at(struct str text, size_t at) {
    size_t first = at;
    while (first && text.s[first - 1] == text.s[at])
        first--;
    uint32_t before = utf8_before(text, first);
    if (!letter_is_word(before) || is_digit(before))
        return 0;
    if (text.s[at] == '-' && at + 1 < text.n && text.s[at + 1] == '\n')
        return 2;
    return text.s[at] == '*' || text.s[at] == '~' || text.s[at] == '`';
}

static void make_plain(struct arena *arena, struct str text, struct secret_forms *forms) {
    struct plain plain = {.text = buf_init(arena, LIMIT_OUTPUT_BYTES),
                          .capitals = buf_init(arena, LIMIT_OUTPUT_BYTES)};
    uint32_t parts[MOST_PARTS];
    for (size_t at = 0; at < text.n;) {
        size_t joint = joint_at(text, at);
        at += joint;
        if (joint)
            continue;
        uint32_t c = utf8_next(text, &at);
        size_t count = c == UINT32_MAX ? 0 : take_apart(c, parts);
        for (size_t i = 0; i < count; i++)
            add_character(&plain, parts[i]);
    }
    forms->plain = buf_str(&plain.text);
    forms->capitals = buf_str(&plain.capitals);
}

/* What may stand between the digits of one number: blanks, punctuation, Markdown's marks; a letter
 * ends it. */
static struct str make_digits(struct arena *arena, struct str plain) {
    struct buf buf = buf_init(arena, plain.n + 1);
    bool ended = false;
    for (size_t at = 0; at < plain.n;) {
        uint32_t c = utf8_next(plain, &at);
        if (is_digit(c)) {
            if (ended && buf.count)
                buf_add_char(&buf, ' ');
            buf_add_char(&buf, (char)c);
            ended = false;
        } else if (letter_is_word(c)) {
            ended = true;
        }
    }
    return buf_str(&buf);
}

struct secret_forms secret_make_forms(struct arena *arena, struct str text) {
    struct secret_forms forms = {.plain = {0}};
    make_plain(arena, text, &forms);
    struct buf letters = buf_init(arena, forms.plain.n + 1),
               edges = buf_init(arena, forms.plain.n + 1);
    bool inside = false;
    for (size_t at = 0; at < forms.plain.n;) {
        size_t from = at;
        uint32_t c = utf8_next(forms.plain, &at);
        bool word = letter_is_word(c);
        if (inside && !word)
            edges.bytes[edges.count - 1] |= WORD_ENDS;
        for (size_t i = from; word && i < at; i++) {
            buf_add_char(&letters, forms.plain.s[i]);
            buf_add_char(&edges, i == from && !inside ? WORD_BEGINS : 0);
        }
        forms.letter_count += word && !is_digit(c);
        inside = word;
    }
    if (inside)
        edges.bytes[edges.count - 1] |= WORD_ENDS;
    forms.letters = buf_str(&letters);
    forms.edges = buf_str(&edges);
    forms.digits = make_digits(arena, forms.plain);
    return forms;
}
