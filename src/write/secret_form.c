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
            buf_add_bytes(&buf, bytes, utf8_encode(letter_fold(c), bytes));
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
        } else if (letter_is_word(c)) {
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
