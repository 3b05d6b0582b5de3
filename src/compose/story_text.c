/* Pieces of an author's text that can stand alone, for the short story. Where it is not sure that a
 * sentence ends, none does: a piece is then longer, and never cut in the middle. */
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/word_count.h"
#include "compose/story.h"

/* ---- where a sentence ends ---- */

/* Ends of words that are followed by a full stop in the middle of a sentence. */
static const char *const shortened[] = {
    "Dr",   "Mr",  "Mrs", "Ms",  "Prof", "St",  "No",  "Nr",  "approx", "ca",  "vs",  "etc", "resp",
    "incl", "Inc", "Ltd", "Co",  "Corp", "bzw", "usw", "ggf", "inkl",   "rd",  "Abs", "Std", "Min",
    "Sek",  "Mio", "Mrd", "Tsd", "Jan",  "Feb", "Mar", "Apr", "Jun",    "Jul", "Aug", "Sep", "Sept",
    "Oct",  "Okt", "Nov", "Dec", "Dez",  "Art", "Fig", "Abb", "evtl",   "max", "min", "vgl"};

/* A number of one or two digits may be a day ("14. Juni"), a single letter is part of "z. B.". */
static bool text_is_shortened(struct str text, size_t stop) {
    size_t from = stop;
    while (from && text.s[from - 1] != ' ' && !strchr("([\"", text.s[from - 1]))
        from--;
    struct str word = str_slice(text, from, stop);
    if (str_find(word, STR("."), 0) != SIZE_MAX)
        return !is_digit(word.s[word.n - 1]); /* "B.V", "e.g"; "1.2" ends a sentence */
    if (word.n == 1 || (word.n == 2 && is_digit(word.s[0]) && is_digit(word.s[1])))
        return true;
    for (size_t k = 0; k < COUNT(shortened); k++)
        if (str_is(word, shortened[k]))
            return true;
    return false;
}

/* Behind closing quotes and brackets; they belong to the sentence. */
static size_t text_skip_closing(struct str text, size_t at) {
    static const char *const closing[] = {"\"", ")", "]", "”", "“", "»", "’"};
    for (size_t k = 0; k < COUNT(closing);) {
        struct str mark = str_of(closing[k++]);
        if (!str_equal(str_slice(text, at, at + mark.n), mark))
            continue;
        at += mark.n;
        k = 0;
    }
    return at;
}

/* Behind a full stop of Chinese or Japanese, which needs no blank; 0: there is none. */
static size_t text_skip_wide_stop(struct str text, size_t at) {
    static const char *const stops[] = {"。", "！", "？"};
    for (size_t k = 0; k < COUNT(stops); k++)
        if (str_starts(str_slice(text, at, text.n), str_of(stops[k])))
            return at + str_of(stops[k]).n;
    return 0;
}

/* End of the sentence that begins at `from`, without the blank behind it. */
static size_t text_sentence_end(struct str text, size_t from) {
    for (size_t k = from; k < text.n; k++) {
        size_t wide = text_skip_wide_stop(text, k);
        if (wide)
            return text_skip_closing(text, wide);
        if (!strchr(".!?", text.s[k]))
            continue;
        size_t end = text_skip_closing(text, k + 1);
        if (end < text.n && text.s[end] != ' ')
            continue;
        bool lower = end + 1 < text.n && is_lower(text.s[end + 1]);
        if (end < text.n && (lower || (text.s[k] == '.' && text_is_shortened(text, k))))
            continue;
        return end;
    }
    return text.n;
}

/* ---- a paragraph as text ---- */

static bool text_is_leaf(const struct node *node) {
    return node->kind == NODE_TEXT || node->kind == NODE_CODE || node->kind == NODE_SOFT_BREAK ||
           node->kind == NODE_LINE_BREAK || node->kind == NODE_HTML_INLINE;
}

static struct str text_of_leaf(const struct node *node) {
    bool broken = node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK;
    return broken ? STR(" ") : node->text;
}

static struct str text_of_block(struct arena *arena, const struct node *block) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (const struct node *n = block; n; n = node_next(block, n))
        if (text_is_leaf(n))
            buf_add(&out, text_of_leaf(n));
    return out.count ? buf_str(&out) : STR("");
}

static bool text_needs_other(const struct node *node) {
    return node->kind == NODE_IMAGE ||
           (node->kind == NODE_LINK && str_starts(node->target, STR("#")));
}

/* Whether a part of the block says something of what stands elsewhere. */
static bool text_refers(const struct node *block, struct range range) {
    size_t at = 0;
    for (const struct node *n = block; n; n = node_next(block, n)) {
        if (text_needs_other(n) && at >= range.from && at < range.to)
            return true;
        at += text_is_leaf(n) ? text_of_leaf(n).n : 0;
    }
    return false;
}

struct str story_begin(struct arena *arena, const struct node *block, size_t bytes) {
    struct str text = str_trim(text_of_block(arena, block));
    size_t end = text_sentence_end(text, 0);
    for (size_t next = end; next < text.n && next <= bytes;) {
        end = next;
        next = text_sentence_end(text, next + 1);
        if (next <= bytes)
            end = next;
    }
    return str_copy(arena, text.s ? text.s : "", end);
}

/* ---- cutting ---- */

/* What somebody says is the story's quote, or none of its business. */
static bool text_is_speech(struct str sentence) {
    static const char *const opening[] = {"\"", "“", "„", "»", "«", "‘"};
    for (size_t k = 0; k < COUNT(opening); k++)
        if (str_starts(sentence, str_of(opening[k])))
            return true;
    return false;
}

static void story_cut_paragraph(struct arena *arena, const struct node *block,
                                struct story_pieces *pieces) {
    const struct node *list = block->next && block->next->kind == NODE_LIST ? block->next : NULL;
    struct str text = text_of_block(arena, block);
    for (size_t from = 0; from < text.n;) {
        while (from < text.n && text.s[from] == ' ')
            from++;
        size_t end = text_sentence_end(text, from);
        struct range range = {from, end};
        struct str sentence = str_trim(str_slice(text, from, end));
        bool leads = str_ends(sentence, STR(":"));
        from = end;
        if (str_empty(sentence) || text_refers(block, range) || text_is_speech(sentence) ||
            (leads && !list))
            continue;
        struct story_piece piece = {.block = block, .range = range, .list = leads ? list : NULL};
        piece.words = str_words(sentence);
        if (piece.list)
            piece.words += str_words(node_text(arena, list));
        *APPEND(arena, pieces->list, pieces->count) = piece;
    }
}

/* A list that a piece brings along is no piece of its own, and so is one whose lead was left out.
 */
static bool story_list_is_led(struct arena *arena, const struct node *before) {
    return before && before->kind == NODE_PARAGRAPH &&
           str_ends(str_trim(text_of_block(arena, before)), STR(":"));
}

void story_cut(struct arena *arena, const struct node *first, const struct node *end,
               struct story_pieces *pieces) {
    const struct node *before = NULL;
    for (const struct node *n = first; n && n != end; before = n, n = n->next) {
        if (n->kind == NODE_PARAGRAPH)
            story_cut_paragraph(arena, n, pieces);
        else if (n->kind == NODE_LIST && !story_list_is_led(arena, before))
            *APPEND(arena, pieces->list, pieces->count) =
                (struct story_piece){.list = n, .words = str_words(node_text(arena, n))};
    }
}

struct str story_sentence(struct arena *arena, const struct story_piece *piece) {
    if (!piece->block)
        return STR("");
    return str_slice(text_of_block(arena, piece->block), piece->range.from, piece->range.to);
}

/* ---- copying ---- */

/* Takes out what is left without content. */
static void text_prune(struct node *node) {
    struct node *kept = NULL, *next;
    for (struct node *n = node->first; n; n = next) {
        next = n->next;
        bool leaf = text_is_leaf(n);
        if (!leaf)
            text_prune(n);
        bool gone =
            leaf ? n->kind != NODE_LINE_BREAK && n->kind != NODE_SOFT_BREAK && str_empty(n->text)
                 : !n->first;
        if (!gone) {
            kept = n;
            continue;
        }
        if (kept)
            kept->next = next;
        else
            node->first = next;
    }
    node->last = kept;
}

static struct node *story_copy_part(struct arena *arena, const struct node *block,
                                    struct range range) {
    struct node *copy = node_copy(arena, block);
    size_t at = 0;
    copy->id = (struct str){0};
    for (struct node *n = copy; n; n = node_next(copy, n)) {
        if (!text_is_leaf(n))
            continue;
        size_t from = at, to = at + text_of_leaf(n).n;
        bool broken = n->kind == NODE_SOFT_BREAK || n->kind == NODE_LINE_BREAK;
        at = to;
        if (broken && (from < range.from || to > range.to)) {
            n->kind = NODE_TEXT;
            n->text = (struct str){0};
        } else if (!broken) {
            size_t start = range.from > from ? range.from - from : 0;
            size_t stop = range.to < to ? (range.to > from ? range.to - from : 0) : n->text.n;
            struct str part = str_slice(n->text, start, stop > start ? stop : start);
            n->text = str_copy(arena, part.s ? part.s : "", part.n);
        }
    }
    text_prune(copy);
    return copy;
}

void story_add_block(struct arena *arena, struct node *parent, const struct node *block) {
    struct node *copy = node_copy(arena, block);
    for (struct node *n = copy; n; n = node_next(copy, n)) {
        n->id = (struct str){0};
        if (!text_needs_other(n))
            continue;
        n->kind = n->kind == NODE_IMAGE ? NODE_TEXT : NODE_SPAN;
        n->target = (struct str){0};
        if (n->kind == NODE_TEXT)
            n->first = n->last = NULL;
    }
    text_prune(copy);
    if (copy->first)
        node_append(parent, copy);
}

void story_add_pieces(struct arena *arena, struct node *parent, const struct story_pieces *pieces,
                      struct range range) {
    for (size_t k = range.from; k < range.to;) {
        const struct story_piece *first = &pieces->list[k], *last = first;
        while (++k < range.to && !last->list && pieces->list[k].block == first->block)
            last = &pieces->list[k];
        if (first->block)
            node_append(parent, story_copy_part(arena, first->block,
                                                (struct range){first->range.from, last->range.to}));
        if (last->list)
            story_add_block(arena, parent, last->list);
    }
}
