/* Does a public draft tell a secret? The bytes are read as they are; with HTML entities,
 * percent-encoding and Markdown escapes decoded; and decoded with tags left out. Each reading is
 * searched in three forms (secret_form.h), so that line breaks, emphasis, punctuation and
 * separators hide nothing.
 *
 * A short secret counts only as a word of its own, or no text could be written beside it. When
 * memory does not suffice, the answer is a leak: the draft is then not written. */
#include "base/ascii.h"
#include "base/domain.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "write/secret_form.h"
#include "write/write.h"

enum {
    LONG = 5,        /* letters and digits from which a secret is found inside other words too */
    LONG_NUMBER = 6, /* digits from which separators are ignored */
    ENTITY = 12,     /* bytes of an HTML entity at most */
    TAG = 4096,      /* bytes of an HTML tag at most */
    READINGS = 3,
};

/* A secret without a letter or digit is found nowhere. */
static size_t find(struct str text, struct str needle, size_t from) {
    return needle.n == 0 ? SIZE_MAX : str_find(text, needle, from);
}

/* Whether two neighbours belong to one word, or, for a long secret, to one number. */
static bool belong(uint32_t a, uint32_t b, bool is_long) {
    return is_long ? is_digit(a) && is_digit(b) : letter_is_word(a) && letter_is_word(b);
}

/* Behind a name the plural, or the German genitive, still is the name. */
static bool is_name_plural(struct str text, size_t at) {
    return at < text.n && text.s[at] == 's' && !letter_is_word(utf8_at(text, at + 1));
}

static bool in_plain(struct str text, struct str secret, bool is_long) {
    size_t last = secret.n;
    for (size_t at = find(text, secret, 0); at != SIZE_MAX; at = find(text, secret, at + 1))
        if (!belong(utf8_before(text, at), utf8_at(secret, 0), is_long) &&
            (!belong(utf8_before(secret, last), utf8_at(text, at + secret.n), is_long) ||
             is_name_plural(text, at + secret.n)))
            return true;
    return false;
}

/* A word of the language, or several: a name where the first and the last have capitals. */
static bool in_capitals(const struct secret_forms *text, struct str secret) {
    size_t last = secret.n;
    while (last && secret.s[last - 1] != ' ')
        last--;
    for (size_t at = find(text->plain, secret, 0); at != SIZE_MAX;
         at = find(text->plain, secret, at + 1))
        if (domain_has_label(text->plain, at, at + secret.n) ||
            (text->capitals.s[at] &&
             (text->capitals.s[at + last] || is_digit((unsigned char)secret.s[last])) &&
             !letter_is_word(utf8_before(text->plain, at)) &&
             !letter_is_word(utf8_at(text->plain, at + secret.n))))
            return true;
    return false;
}

static bool in_initials(const struct secret_forms *text, const struct secret_forms *secret) {
    struct str plain = secret->plain;
    for (size_t at = find(text->plain, plain, 0); at != SIZE_MAX;
         at = find(text->plain, plain, at + 1)) {
        bool large = !letter_is_word(utf8_before(text->plain, at)) &&
                     (!letter_is_word(utf8_at(text->plain, at + plain.n)) ||
                      is_name_plural(text->plain, at + plain.n));
        for (size_t i = 0; i < plain.n; i++)
            large = large && (!secret->capitals.s[i] || text->capitals.s[at + i]);
        if (large || domain_has_label(text->plain, at, at + plain.n))
            return true;
    }
    return false;
}

static bool in_letters(const struct secret_forms *text, struct str secret) {
    for (size_t at = find(text->letters, secret, 0); at != SIZE_MAX;
         at = find(text->letters, secret, at + 1))
        if (text->edges.s[at] & WORD_BEGINS && text->edges.s[at + secret.n - 1] & WORD_ENDS)
            return true;
    return false;
}

static bool tells(const struct secret_forms *text, const struct secret_forms *secret) {
    bool is_long = secret->letters.n >= LONG;
    if (in_plain(text->plain, secret->plain, is_long))
        return true;
    if (secret->letter_count == 0)
        return secret->letters.n >= LONG_NUMBER &&
               find(text->digits, secret->letters, 0) != SIZE_MAX;
    return is_long && in_letters(text, secret->letters);
}

static bool is_told(const struct secret_forms *text, const struct secret_forms *secret,
                    enum spelling spelling) {
    switch (spelling) {
    case SPELLED_AS_INITIALS:
        return in_initials(text, secret);
    case SPELLED_AS_NAME:
    case SPELLED_AS_WORD:
        return in_capitals(text, secret->plain);
    case SPELLED_IN_ONE:
        return in_plain(text->plain, secret->plain, secret->letters.n >= LONG);
    default:
        return tells(text, secret);
    }
}

/* A character reference (HTML 5, 13.5; of the names those that our writers and cmark make), from
 * behind the '&' to before the ';'. 0: none. */
static uint32_t entity_value(struct str name) {
    static const struct {
        const char *name;
        uint32_t value;
    } names[] = {{"amp", '&'},   {"lt", '<'},    {"gt", '>'},  {"quot", '"'},
                 {"apos", '\''}, {"nbsp", 0xA0}, {"shy", 0xAD}};
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i].name))
            return names[i].value;
    if (name.n < 2 || name.s[0] != '#')
        return 0;
    bool hex = (name.s[1] | 32) == 'x';
    uint32_t value = 0;
    for (size_t i = hex ? 2 : 1; i < name.n; i++) {
        unsigned digit = (unsigned)hex_value(name.s[i]); /* none: a large one */
        if (digit >= (hex ? 16u : 10u) || value > 0x10FFFF)
            return 0;
        value = value * (hex ? 16 : 10) + digit;
    }
    return value <= 0x10FFFF ? value : 0;
}

static size_t decode_entity(struct buf *buf, struct str text, size_t at) {
    char bytes[4];
    struct str rest = str_slice(text, at + 1, at + ENTITY);
    size_t end = str_find(rest, STR(";"), 0);
    uint32_t value = end == SIZE_MAX ? 0 : entity_value(str_slice(rest, 0, end));
    if (value == 0)
        return 0;
    buf_add_bytes(buf, bytes, utf8_encode(value, bytes));
    return end + 2;
}

static size_t decode_percent(struct buf *buf, struct str text, size_t at) {
    int high = at + 2 < text.n ? hex_value(text.s[at + 1]) : -1;
    int low = high >= 0 ? hex_value(text.s[at + 2]) : -1;
    if (low < 0)
        return 0;
    buf_add_char(buf, (char)(high * 16 + low));
    return 3;
}

/* CommonMark 0.29, 6.1: any ASCII punctuation may be escaped. */
static size_t decode_escape(struct buf *buf, struct str text, size_t at) {
    unsigned char c = at + 1 < text.n ? (unsigned char)text.s[at + 1] : ' ';
    if (c <= ' ' || c >= 0x7F || letter_is_word(c))
        return 0;
    buf_add_char(buf, (char)c);
    return 2;
}

static size_t skip_tag(struct str text, size_t at) {
    struct str rest = str_slice(text, at, at + TAG);
    char c = rest.n > 1 ? rest.s[1] : ' ';
    size_t end = str_find(rest, STR(">"), 0);
    bool opens =
        c == '/' || c == '!' || (letter_is_word((unsigned char)c) && !is_digit((unsigned char)c));
    return opens && end != SIZE_MAX ? end + 1 : 0;
}

/* Bytes of `text` at `at` that stand for something else, which is added to `buf`; 0: none. */
static size_t decode_one(struct buf *buf, struct str text, size_t at, bool without_tags) {
    switch (text.s[at]) {
    case '&':
        return decode_entity(buf, text, at);
    case '%':
        return decode_percent(buf, text, at);
    case '\\':
        return decode_escape(buf, text, at);
    case '<':
        return without_tags ? skip_tag(text, at) : 0;
    default:
        return 0;
    }
}

static struct str decode(struct arena *arena, struct str text, bool without_tags) {
    struct buf buf = buf_init(arena, text.n + 16);
    for (size_t at = 0; at < text.n;) {
        size_t count = decode_one(&buf, text, at, without_tags);
        if (count == 0)
            buf_add_char(&buf, text.s[at++]);
        at += count;
    }
    return domain_decode(arena, buf_str(&buf));
}

static size_t find_in(struct arena *arena, struct str bytes, const struct searched *secrets,
                      size_t count) {
    struct secret_forms readings[READINGS];
    readings[0] = secret_make_forms(arena, bytes);
    readings[1] = secret_make_forms(arena, decode(arena, bytes, false));
    readings[2] = secret_make_forms(arena, decode(arena, bytes, true));
    for (size_t i = 0; i < count; i++) {
        struct secret_forms secret = secret_make_forms(arena, secrets[i].text);
        for (size_t k = 0; k < READINGS; k++)
            if (is_told(&readings[k], &secret, secrets[i].capital))
                return i;
    }
    return SIZE_MAX;
}

size_t secret_search(struct str bytes, const struct searched *secrets, size_t count) {
    size_t cap = ((size_t)1 << 26) + (bytes.n < SIZE_MAX / 256 ? bytes.n * 64 : SIZE_MAX / 4);
    jmp_buf exhausted;
    if (count == 0)
        return SIZE_MAX;
    struct arena *arena = arena_new(cap);
    if (!arena)
        return 0;
    if (setjmp(exhausted) != 0) {
        arena_drop(arena);
        return 0;
    }
    arena_on_exhausted(arena, &exhausted);
    size_t found = find_in(arena, bytes, secrets, count);
    arena_drop(arena);
    return found;
}

/* The values of attributes of a tag, a line each; the style's are ours. */
static void add_values(struct buf *buf, struct str tag) {
    for (size_t at = str_find(tag, STR("=\""), 0); at != SIZE_MAX;
         at = str_find(tag, STR("=\""), at)) {
        size_t name = at, end = str_find(tag, STR("\""), at + 2);
        while (name && tag.s[name - 1] > ' ')
            name--;
        struct str attribute = str_slice(tag, name, at);
        end = end == SIZE_MAX ? tag.n : end;
        static const char *const told[] = {"alt", "content", "href", "id", "src", "title"};
        for (size_t i = 0; i < COUNT(told); i++)
            if (str_is(attribute, told[i])) {
                buf_add(buf, str_slice(tag, at + 2, end));
                buf_add_char(buf, '\n');
            }
        at = end;
    }
}

struct str secret_html_text(struct arena *arena, struct str html) {
    struct buf text = buf_init(arena, LIMIT_OUTPUT_BYTES),
               values = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (size_t at = 0; at < html.n;) {
        size_t tag = html.s[at] == '<' ? skip_tag(html, at) : 0;
        if (!tag) {
            buf_add_char(&text, html.s[at++]);
            continue;
        }
        struct str whole = str_slice(html, at, at + tag);
        size_t end =
            str_starts(whole, STR("<style")) ? str_find(html, STR("</style>"), at) : SIZE_MAX;
        add_values(&values, whole);
        buf_add_text(&text, "<i>"); /* some tag */
        at = end == SIZE_MAX ? at + tag : end;
    }
    buf_add_char(&text, '\n');
    buf_add(&text, buf_str(&values));
    return buf_str(&text);
}

static int run_end(const struct run *run) {
    int64_t x = run->x;
    for (size_t i = 0; i < run->glyph_count; i++)
        x += run->glyphs[i].advance;
    return (int)x;
}

/* Runs that touch on one baseline are one text: "Kes" in bold and "trel"; so are the two halves of
 * a hyphenated word. */
static bool touches(const struct run *before, const struct run *run) {
    if (str_ends(before->text, STR("\u00AD")))
        return true;
    int gap = run->x - run_end(before);
    return before->y == run->y && gap < run->size / 10 && gap > -run->size / 10;
}

static void add_page(struct buf *buf, const struct page *page) {
    for (size_t i = 0; i < page->run_count; i++) {
        if (i && !touches(&page->runs[i - 1], &page->runs[i]))
            buf_add_char(buf, '\n');
        buf_add(buf, page->runs[i].text);
    }
    for (size_t i = 0; i < page->picture_count; i++) {
        buf_add_char(buf, '\n');
        buf_add(buf, page->pictures[i].alternative);
        buf_add_char(buf, '\n');
        buf_add(buf, page->pictures[i].image ? page->pictures[i].image->text : (struct str){0});
    }
    for (size_t i = 0; i < page->link_count; i++) {
        buf_add_char(buf, '\n');
        buf_add(buf, page->links[i].target);
    }
    buf_add_char(buf, '\n');
}

static void add_line(struct buf *buf, struct str text) {
    buf_add(buf, text);
    buf_add_char(buf, '\n');
}

struct str secret_pages_text(struct arena *arena, const struct pages *pages) {
    struct buf buf = buf_init(arena, LIMIT_OUTPUT_BYTES);
    if (pages->document) {
        add_line(&buf, pages->document->title);
        add_line(&buf, pages->document->author);
        add_line(&buf, pages->document->subject);
    }
    for (size_t i = 0; i < pages->count; i++)
        add_page(&buf, &pages->list[i]);
    for (size_t i = 0; i < pages->outline_count; i++)
        add_line(&buf, pages->outline[i].title);
    for (size_t i = 0; i < pages->anchor_count; i++)
        add_line(&buf, pages->anchors[i].name);
    return buf_str(&buf);
}
