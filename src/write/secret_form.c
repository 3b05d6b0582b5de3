/* The forms of a text in which secrets are looked for: folding, blanks, letters, digits. */
#include "write/secret_form.h"
#include "base/ascii.h"
#include "base/utf8.h"

static bool is_invisible(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

static bool is_white(uint32_t c) {
    return c <= 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* Outside ASCII: all but the blocks of punctuation and symbols. */
bool secret_is_word(uint32_t c) {
    if (c < 0x80)
        return is_digit(c) || is_letter(c);
    if (c < 0xC0)
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
           !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) && c != 0xFFFD &&
           c != UINT32_MAX;
}

enum folding { FOLD_ADD, FOLD_EVEN, FOLD_ODD };

/* Simple case folding of Latin, Greek, Cyrillic and Armenian (Unicode CaseFolding.txt, status C).
 * EVEN and ODD: upper case stands at such places, its lower case behind it. */
static const struct {
    uint32_t from, to;
    enum folding folding;
    int add;
} foldings[] = {
    {'A', 'Z', FOLD_ADD, 32},       {0xC0, 0xD6, FOLD_ADD, 32},     {0xD8, 0xDE, FOLD_ADD, 32},
    {0x100, 0x137, FOLD_EVEN, 0},   {0x139, 0x148, FOLD_ODD, 0},    {0x14A, 0x177, FOLD_EVEN, 0},
    {0x178, 0x178, FOLD_ADD, -121}, {0x179, 0x17E, FOLD_ODD, 0},    {0x1CD, 0x1DC, FOLD_ODD, 0},
    {0x1DE, 0x1EF, FOLD_EVEN, 0},   {0x1F8, 0x21F, FOLD_EVEN, 0},   {0x222, 0x233, FOLD_EVEN, 0},
    {0x386, 0x386, FOLD_ADD, 38},   {0x388, 0x38A, FOLD_ADD, 37},   {0x38C, 0x38C, FOLD_ADD, 64},
    {0x38E, 0x38F, FOLD_ADD, 63},   {0x391, 0x3AB, FOLD_ADD, 32},   {0x3C2, 0x3C2, FOLD_ADD, 1},
    {0x400, 0x40F, FOLD_ADD, 80},   {0x410, 0x42F, FOLD_ADD, 32},   {0x460, 0x481, FOLD_EVEN, 0},
    {0x48A, 0x4BF, FOLD_EVEN, 0},   {0x4D0, 0x52F, FOLD_EVEN, 0},   {0x531, 0x556, FOLD_ADD, 48},
    {0x1E00, 0x1E95, FOLD_EVEN, 0}, {0x1EA0, 0x1EFF, FOLD_EVEN, 0}, {0xFF21, 0xFF3A, FOLD_ADD, 32},
};

static uint32_t fold(uint32_t c) {
    for (size_t i = 0; i < COUNT(foldings) && c >= foldings[i].from; i++) {
        if (c > foldings[i].to)
            continue;
        if (foldings[i].folding == FOLD_ADD)
            return (uint32_t)((int64_t)c + foldings[i].add);
        return c + ((c & 1) == (foldings[i].folding == FOLD_ODD));
    }
    return c;
}

static struct str make_plain(struct arena *arena, struct str text) {
    struct buf buf = buf_init(arena, 2 * text.n + 16);
    bool blank = false;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (is_invisible(c))
            continue;
        if (is_white(c)) {
            blank = buf.count > 0;
            continue;
        }
        if (blank)
            buf_add_char(&buf, ' ');
        blank = false;
        char bytes[4];
        if (c == 0xDF || c == 0x1E9E)
            buf_add_text(&buf, "ss");
        else if (c != UINT32_MAX)
            buf_add_bytes(&buf, bytes, utf8_encode(fold(c), bytes));
    }
    return buf_str(&buf);
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
        } else if (secret_is_word(c)) {
            ended = true;
        }
    }
    return buf_str(&buf);
}

struct secret_forms secret_make_forms(struct arena *arena, struct str text) {
    struct secret_forms forms = {.plain = make_plain(arena, text)};
    struct buf letters = buf_init(arena, forms.plain.n + 1),
               edges = buf_init(arena, forms.plain.n + 1);
    bool inside = false;
    for (size_t at = 0; at < forms.plain.n;) {
        size_t from = at;
        uint32_t c = utf8_next(forms.plain, &at);
        bool word = secret_is_word(c);
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
