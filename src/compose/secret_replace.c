/* Replacing hidden texts. A text is found whatever its case, white space and, in numbers,
 * separators: "412GB", "412 gb" and "1,204" for 1204. It is found across inline markup too
 * ("Project *Kestrel*"): the inlines of a block are joined, searched as one text, and cut apart
 * again. The replacement goes where the match begins. */
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "compose/composer.h"
#include "parse/percent.h"

/* ---- matching ---- */

static bool scrub_is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F ||
           c == 0x2009 || c == 0xAD || c == 0x200B;
}

/* Simple case folding of Latin, Greek and Cyrillic. */
static uint32_t scrub_fold(uint32_t c) {
    if (is_upper(c) || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
        (c >= 0x410 && c <= 0x42F))
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177))
        return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c + (c & 1);
    return c == 0x2019 ? '\'' : c;
}

/* What may stand between two words of a name: "Project-Kestrel", "project_kestrel". */
static size_t scrub_skip_joint(struct str text, size_t at) {
    while (at < text.n && strchr(" \t\n-_./", text.s[at]))
        at++;
    return at;
}

/* What may stand between two characters of a number without changing it. */
static bool scrub_is_separator(uint32_t c) {
    return scrub_is_blank(c) || c == ',' || c == '.' || c == '-' || c == '\'' || c == 0x2019 ||
           c == 0x2013 || c == '/';
}

static size_t scrub_skip(struct str text, size_t at, bool number) {
    while (at < text.n) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (!scrub_is_blank(c) && !(number && scrub_is_separator(c)))
            break;
        at = next;
    }
    return at;
}

/* End of the match of `secret` at `at`, or 0. */
static size_t scrub_match(struct str text, size_t at, struct str secret) {
    size_t s = scrub_skip(secret, 0, false);
    while (s < secret.n) {
        if (at >= text.n)
            return 0;
        uint32_t wanted = scrub_fold(utf8_next(secret, &s));
        if (wanted != scrub_fold(utf8_next(text, &at)))
            return 0;
        bool digit = is_digit(wanted);
        size_t next = scrub_skip(secret, s, digit);
        if (next < secret.n && next > s && !digit)
            at = scrub_skip_joint(text, at);
        s = next;
        if (s < secret.n)
            at = scrub_skip(text, at, digit);
    }
    return at;
}

static bool scrub_is_word(uint32_t c) {
    return is_digit(c) || is_letter(c) ||
           (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF));
}

enum { SHORT_WORD = 5 }; /* bytes; "AXA" is not meant in "taxable" */

/* A number inside a longer number is another number; a long name inside a word is still the name.
 */
static bool scrub_is_bounded(struct str text, size_t from, size_t end) {
    bool starts = is_digit((unsigned char)text.s[from]);
    bool ends = is_digit((unsigned char)text.s[end - 1]);
    if (end - from < SHORT_WORD && ((from && scrub_is_word((unsigned char)text.s[from - 1])) ||
                                    (end < text.n && scrub_is_word((unsigned char)text.s[end]))))
        return false;
    if (starts && from && is_digit((unsigned char)text.s[from - 1]))
        return false;
    return !(ends && end < text.n && is_digit((unsigned char)text.s[end]));
}

/* ---- replacing ---- */

struct cut {
    size_t from, to;
    struct str by;
};

struct cuts {
    struct cut *list;
    size_t count;
};

static bool scrub_starts_sentence(struct str text, size_t at) {
    while (at && strchr(" \n\t\"'(", text.s[at - 1]))
        at--;
    return at == 0 || strchr(".!?:", text.s[at - 1]);
}

static bool scrub_follows_word(struct str text, size_t at, const char *word) {
    struct str w = str_of(word);
    size_t from = at - w.n;
    return at >= w.n && str_equal_ignoring_case(str_slice(text, from, at), w) &&
           (from == 0 || !scrub_is_word((unsigned char)text.s[from - 1]));
}

/* "the Contoso team" must not become "the a European retailer team". */
static struct str scrub_drop_article(struct str text, size_t at, struct str by) {
    static const char *const before[] = {"the ", "a ", "an ", "our ", "this ", "their "};
    static const char *const articles[] = {"a ", "an ", "the "};
    bool found = false;
    for (size_t k = 0; k < COUNT(before); k++)
        found = found || scrub_follows_word(text, at, before[k]);
    for (size_t k = 0; found && k < COUNT(articles); k++)
        if (str_starts(by, str_of(articles[k])))
            return str_slice(by, str_of(articles[k]).n, by.n);
    return by;
}

static struct str scrub_wording(struct arena *arena, struct str text, size_t at, struct str by) {
    char *bytes;
    by = scrub_drop_article(text, at, by);
    if (str_empty(by) || by.s[0] < 'a' || by.s[0] > 'z' || !scrub_starts_sentence(text, at))
        return by;
    bytes = arena_copy(arena, by.s, by.n);
    bytes[0] = (char)(bytes[0] - 'a' + 'A');
    return (struct str){bytes, by.n};
}

/* A text that is left out takes one of the two blanks around it along. */
static struct cut scrub_cut(struct arena *arena, struct str text, size_t from, size_t to,
                            struct str by) {
    bool blank_before = from == 0 || scrub_is_blank((unsigned char)text.s[from - 1]);
    if (str_empty(by) && blank_before && to < text.n && text.s[to] == ' ')
        to++;
    return (struct cut){from, to, scrub_wording(arena, text, from, by)};
}

static bool scrub_find_at(struct arena *arena, struct str text, size_t at,
                          const struct hidden *hidden, size_t count, struct cut *cut) {
    for (size_t k = 0; k < count; k++) {
        size_t end = scrub_match(text, at, hidden[k].secret.text);
        if (!end || !scrub_is_bounded(text, at, end))
            continue;
        *cut = scrub_cut(arena, text, at, end, hidden[k].by);
        return true;
    }
    return false;
}

static struct cuts scrub_find(struct arena *arena, struct str text, const struct hidden *hidden,
                              size_t count) {
    struct cuts cuts = {0};
    for (size_t at = 0; at < text.n;) {
        struct cut cut;
        if (scrub_find_at(arena, text, at, hidden, count, &cut)) {
            *APPEND(arena, cuts.list, cuts.count) = cut;
            at = cut.to;
        } else {
            utf8_next(text, &at);
        }
    }
    return cuts;
}

/* The part [from, to) of the text after the cuts. A replacement belongs to where its cut begins. */
static struct str scrub_rebuild(struct arena *arena, struct str text, struct cuts cuts, size_t from,
                                size_t to) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    size_t at = from;
    for (size_t k = 0; k < cuts.count && cuts.list[k].from < to; k++) {
        const struct cut *cut = &cuts.list[k];
        if (cut->to <= from)
            continue;
        if (cut->from >= from) {
            buf_add(&out, str_slice(text, at, cut->from));
            buf_add(&out, cut->by);
        }
        at = cut->to < to ? cut->to : to;
    }
    buf_add(&out, str_slice(text, at, to));
    return buf_str(&out);
}

struct str scrub_text(struct arena *arena, struct str text, const struct hidden *hidden,
                      size_t count) {
    struct cuts cuts = scrub_find(arena, text, hidden, count);
    return cuts.count ? scrub_rebuild(arena, text, cuts, 0, text.n) : text;
}

/* ---- trees ---- */

static bool scrub_is_leaf(const struct node *node) {
    return node->kind == NODE_TEXT || node->kind == NODE_CODE || node->kind == NODE_SOFT_BREAK ||
           node->kind == NODE_LINE_BREAK || node->kind == NODE_HTML_INLINE;
}

static bool scrub_holds_inlines(const struct node *node) {
    return node_is_block(node->kind) && node->first && !node_is_block(node->first->kind);
}

struct leaf {
    struct node *node;
    size_t from, to;
};

static void scrub_inlines(struct arena *arena, struct node *block, const struct hidden *hidden,
                          size_t count) {
    struct buf text = buf_init(arena, LIMIT_OUTPUT_BYTES);
    struct leaf *leaves = NULL;
    size_t leaf_count = 0;
    struct cuts cuts;
    for (struct node *n = block; n; n = node_next(block, n)) {
        size_t from = text.count;
        if (!scrub_is_leaf(n))
            continue;
        if (n->kind == NODE_SOFT_BREAK || n->kind == NODE_LINE_BREAK)
            buf_add_char(&text, ' ');
        else
            buf_add(&text, n->text);
        *APPEND(arena, leaves, leaf_count) = (struct leaf){n, from, text.count};
    }
    cuts = scrub_find(arena, buf_str(&text), hidden, count);
    for (size_t k = 0; cuts.count && k < leaf_count; k++) {
        struct str after = scrub_rebuild(arena, buf_str(&text), cuts, leaves[k].from, leaves[k].to);
        bool is_break =
            leaves[k].node->kind == NODE_SOFT_BREAK || leaves[k].node->kind == NODE_LINE_BREAK;
        if (is_break && str_is(after, " "))
            continue;
        if (is_break)
            leaves[k].node->kind = NODE_TEXT;
        leaves[k].node->text = after;
    }
}

/* The next letter or digit of the text, folded; moves behind it. 0: there is none. */
static uint32_t scrub_next_word_character(struct str text, size_t *at) {
    while (*at < text.n) {
        uint32_t c = utf8_next(text, at);
        if (c != UINT32_MAX && scrub_is_word(c))
            return scrub_fold(c);
    }
    return 0;
}

static bool scrub_tells_at(struct str text, size_t at, struct str secret) {
    size_t s = 0;
    uint32_t wanted = scrub_next_word_character(secret, &s);
    if (!wanted)
        return false;
    while (wanted && wanted == scrub_next_word_character(text, &at))
        wanted = scrub_next_word_character(secret, &s);
    return !wanted;
}

bool scrub_tells(struct str text, const struct hidden *hidden, size_t count) {
    for (size_t k = 0; k < count; k++)
        for (size_t at = 0; at < text.n; utf8_next(text, &at))
            if (scrub_tells_at(text, at, hidden[k].secret.text))
                return true;
    return false;
}

/* A link whose target tells a secret keeps its words only; so does one into another document, which
 * the public does not have. */
static void scrub_link(struct arena *arena, struct node *node, const struct hidden *hidden,
                       size_t count) {
    bool sister = str_find(node->target, STR(".pdf#"), 0) != SIZE_MAX;
    if (!sister && !scrub_tells(percent_decode_bytes(arena, node->target), hidden, count))
        return;
    if (node->kind == NODE_LINK)
        node->kind = NODE_SPAN;
    node->target = (struct str){0};
}

void scrub_tree(struct arena *arena, struct node *root, const struct hidden *hidden, size_t count) {
    for (struct node *n = root; n; n = node_next(root, n)) {
        if (scrub_holds_inlines(n))
            scrub_inlines(arena, n, hidden, count);
        else if (n->kind == NODE_CODE_BLOCK || n->kind == NODE_HTML_BLOCK)
            n->text = scrub_text(arena, n->text, hidden, count);
        if (n->kind == NODE_FIGURE || n->kind == NODE_IMAGE)
            n->text = scrub_text(arena, n->text, hidden, count);
        if (n->kind == NODE_CODE_BLOCK)
            n->target = scrub_text(arena, n->target, hidden, count);
        else if (!str_empty(n->target) && n->kind != NODE_FOOTNOTE_REFERENCE)
            scrub_link(arena, n, hidden, count);
    }
}
