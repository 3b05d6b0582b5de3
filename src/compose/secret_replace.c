/* Puts substitutes in the place of secrets. A text is found whatever its case, white space and, in
 * numbers, separators: "412GB", "412 gb" and "1,204" for 1204. It is found across inline markup too
 * ("Project *Kestrel*"): the inlines of a block are joined, searched as one text, and cut apart
 * again. The substitute goes where the match begins. */
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/domain.h"
#include "base/letters.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "compose/composer.h"
#include "compose/secret_match.h"
#include "parse/percent.h"

/* ---- replacing ---- */

struct cuts {
    struct rewording_cut *list;
    size_t count;
};

/* What is searched: a text, and the row in which it is a cell, or the text again. */
struct secret_text {
    struct str text, context;
    size_t offset;            /* of the text in its context */
    size_t ours;              /* what stands before this byte is a label of ours */
    const struct range *code; /* its parts that are lines of a program, in order */
    size_t code_count;
};

struct secret_values { /* of one text */
    const struct value_hit *hits;
    struct substitute *substitutes; /* for each hit */
    size_t count;
};

/* A word of the language in a label of ours, or of which the manifest says that it is no name
 * here. */
static bool secret_is_word_here(const struct substitutes *all, const struct substitute *one,
                                const struct secret_text *text, struct range part) {
    struct range around = {part.from + text->offset, part.to + text->offset};
    if (!one->secret.capital || !all->dossier)
        return false;
    return part.from < text->ours || dossier_allows(all->dossier, all->study, text->text, part) ||
           dossier_allows(all->dossier, all->study, text->context, around);
}

/* What stands for the secret at `at`, and where that ends; NULL: there is none. */
static const struct substitute *secret_find_at(const struct substitutes *all,
                                               const struct secret_text *whole, size_t at,
                                               size_t *end) {
    struct str text = whole->text;
    for (size_t k = 0; k < all->count; k++) {
        const struct substitute *one = &all->list[k];
        *end = secret_match(text, at, one->secret.text);
        if (*end && one->is_name)
            *end = secret_name_end(text, *end);
        if (*end && secret_is_bounded(text, at, *end, one->is_name) &&
            secret_is_spelled(&one->secret, text, (struct range){at, *end}) &&
            !secret_is_word_here(all, one, whole, (struct range){at, *end}))
            return one;
    }
    return NULL;
}

/* The value in another notation that begins at `at`, as a substitute; NULL: none. */
static const struct substitute *secret_value_at(const struct secret_values *values, size_t at,
                                                size_t *end) {
    for (size_t k = 0; k < values->count; k++)
        if (values->hits[k].range.from == at) {
            *end = values->hits[k].range.to;
            return &values->substitutes[k];
        }
    return NULL;
}

static struct secret_values secret_find_values(const struct substitutes *all, struct str text,
                                               struct str context) {
    struct secret_values values = {0};
    values.hits = hidden_values_find(all->arena, &all->values, text, context, &values.count);
    values.substitutes = NEW_ARRAY(all->arena, struct substitute, values.count + 1);
    for (size_t k = 0; k < values.count; k++)
        values.substitutes[k] = (struct substitute){.secret = {.what = values.hits[k].value->what},
                                                    .by = values.hits[k].value->by};
    return values;
}

/* A value in another notation counts as the secret of its field. */
static size_t secret_number(const struct substitutes *all, const struct substitute *found) {
    size_t same = 0;
    for (size_t k = 0; k < all->count; k++) {
        if (found == &all->list[k])
            return k;
        if (str_equal(found->secret.what, all->list[k].secret.what))
            same = k;
    }
    return same;
}

/* The next letter or digit of the text, folded; moves behind it. 0: there is none. */
static uint32_t secret_next_word_character(struct str text, size_t *at) {
    while (*at < text.n) {
        uint32_t c = utf8_next(text, at);
        if (c != UINT32_MAX && letter_is_word(c))
            return secret_fold(c);
    }
    return 0;
}

static bool secret_tells_at(struct str text, size_t at, struct str secret) {
    size_t s = 0;
    uint32_t wanted = secret_next_word_character(secret, &s);
    if (!wanted)
        return false;
    while (wanted && wanted == secret_next_word_character(text, &at))
        wanted = secret_next_word_character(secret, &s);
    return !wanted;
}

/* The number of the first that is told; SIZE_MAX: none is. */
static size_t secret_told(const struct substitutes *all, struct str text) {
    for (size_t k = 0; k < all->count; k++)
        for (size_t at = 0; at < text.n; utf8_next(text, &at))
            if (secret_tells_at(text, at, all->list[k].secret.text))
                return k;
    return SIZE_MAX;
}

static bool secret_is_code(const struct secret_text *whole, size_t at) {
    for (size_t i = 0; i < whole->code_count; i++)
        if (at >= whole->code[i].from && at < whole->code[i].to)
            return true;
    return false;
}

/* Of a name in an address, a path or a program the whole token goes. */
static struct rewording_cut secret_cut(const struct substitutes *all,
                                       const struct substitute *found,
                                       const struct secret_text *whole, struct range part,
                                       size_t behind) {
    struct str text = whole->text;
    bool small =
        found->is_name && is_lower(text.s[part.from]) && !is_lower(found->secret.text.s[0]);
    struct range token = {0, 0};
    all->mentions->behind = behind;
    if (found->is_name && secret_is_code(whole, part.from)) {
        token = secret_code_token(text, part.from, part.to);
        if (token.from >= behind)
            return (struct rewording_cut){token, all->in_code, 0, false};
    }
    if (found->is_name)
        token = secret_token(text, part.from, part.to, small);
    if (!token.to || token.from < behind)
        return secret_reword(all, found, text, part);
    return secret_reword_token(all, text, token);
}

/* An address that begins at `at` and tells a secret by the codes of its letters. */
static bool secret_find_encoded(const struct substitutes *all, struct str text, size_t at,
                                struct rewording_cut *cut) {
    struct range token = secret_encoded_token(text, at);
    if (!token.to)
        return false;
    struct str written = str_slice(text, token.from, token.to);
    struct str read = domain_decode(all->arena, percent_decode_bytes(all->arena, written));
    size_t told = str_equal(read, written) ? SIZE_MAX : secret_told(all, read);
    if (told == SIZE_MAX)
        return false;
    *cut = secret_reword_token(all, text, token);
    cut->secret = told;
    return true;
}

static struct cuts secret_find(const struct substitutes *all, const struct secret_text *whole) {
    struct cuts cuts = {0};
    struct str text = whole->text;
    struct secret_values values = secret_find_values(all, text, whole->context);
    for (size_t at = 0, end = 0, behind = 0, value_end = 0; at < text.n;) {
        struct rewording_cut encoded;
        if (secret_find_encoded(all, text, at, &encoded)) {
            *APPEND(all->arena, cuts.list, cuts.count) = encoded;
            at = behind = encoded.range.to;
            continue;
        }
        const struct substitute *found = secret_find_at(all, whole, at, &end);
        const struct substitute *value = secret_value_at(&values, at, &value_end);
        if (value && (!found || value_end > end)) {
            found = value;
            end = value_end;
        }
        if (!found) {
            utf8_next(text, &at);
            continue;
        }
        struct rewording_cut cut = secret_cut(all, found, whole, (struct range){at, end}, behind);
        cut.secret = secret_number(all, found);
        *APPEND(all->arena, cuts.list, cuts.count) = cut;
        end = cut.range.to;
        at = behind = end;
    }
    return cuts;
}

/* A part of the text after the cuts. A substitute belongs to where its cut begins. */
static struct str secret_rebuild(struct arena *arena, struct str text, const struct cuts *cuts,
                                 struct range part) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    size_t at = part.from;
    for (size_t k = 0; k < cuts->count && cuts->list[k].range.from < part.to; k++) {
        const struct rewording_cut *cut = &cuts->list[k];
        if (cut->range.to <= part.from)
            continue;
        if (cut->range.from >= part.from) {
            buf_add(&out, str_slice(text, at, cut->range.from));
            buf_add(&out, cut->by);
        }
        at = cut->range.to < part.to ? cut->range.to : part.to;
    }
    buf_add(&out, str_slice(text, at, part.to));
    return buf_str(&out);
}

static void secret_note(const struct substitutes *all, const struct node *node, struct str before,
                        struct cuts cuts) {
    if (str_empty(str_trim(before)))
        return;
    *APPEND(all->arena, all->log->list, all->log->count) =
        (struct rewording){.before = before,
                           .place = node ? node->place : (struct place){.line = 0},
                           .heading = !node || node->kind == NODE_HEADING,
                           .link = node && node->kind == NODE_LINK,
                           .cuts = cuts.list,
                           .cut_count = cuts.count};
}

static struct str secret_text(const struct substitutes *all, const struct node *node,
                              struct str text) {
    struct range code = {0, node && node->kind == NODE_CODE_BLOCK ? text.n : 0};
    struct cuts cuts = secret_find(
        all, &(struct secret_text){.text = text, .context = text, .code = &code, .code_count = 1});
    secret_note(all, node, text, cuts);
    return cuts.count ? secret_rebuild(all->arena, text, &cuts, (struct range){0, text.n}) : text;
}

struct str secrets_replace(const struct substitutes *all, struct str text) {
    return secret_text(all, NULL, text);
}

/* ---- trees ---- */

static bool secret_is_leaf(const struct node *node) {
    return node->kind == NODE_TEXT || node->kind == NODE_CODE || node->kind == NODE_SOFT_BREAK ||
           node->kind == NODE_LINE_BREAK || node->kind == NODE_HTML_INLINE;
}

static bool secret_holds_inlines(const struct node *node) {
    return node_is_block(node->kind) && node->first && !node_is_block(node->first->kind);
}

struct leaf {
    struct node *node;
    struct range range; /* of the block's text */
};

/* Cells stand with bars between in their context, as in a passage of the draft (job/passages.c). */
static void secret_put_in_row(struct arena *arena, struct secret_text *whole,
                              const struct node *cell) {
    struct buf row = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (const struct node *n = cell->parent->first; n; n = n->next) {
        if (n != cell->parent->first)
            buf_add_text(&row, " | ");
        if (n == cell)
            whole->offset = row.count;
        buf_add(&row, node_text(arena, n));
    }
    whole->context = buf_str(&row);
}

/* Whether it stands in no file of the author's. */
static bool secret_is_ours(const struct dossier *dossier, const struct node *node) {
    while (str_empty(node->place.file) && node->parent)
        node = node->parent;
    struct str file = node->place.file;
    return dossier && dossier_relative_path(dossier, file).s == file.s;
}

static void secret_inlines(const struct substitutes *all, struct node *block) {
    struct buf text = buf_init(all->arena, LIMIT_OUTPUT_BYTES);
    struct secret_text whole = {.offset = 0};
    struct leaf *leaves = NULL;
    struct range *code = NULL;
    size_t leaf_count = 0;
    struct cuts cuts;
    for (struct node *n = block; n; n = node_next(block, n)) {
        size_t from = text.count;
        if (!secret_is_leaf(n))
            continue;
        if (n->kind == NODE_SOFT_BREAK || n->kind == NODE_LINE_BREAK)
            buf_add_char(&text, ' ');
        else
            buf_add(&text, n->text);
        if (n->parent->role == ROLE_FACT_LABEL)
            whole.ours = text.count;
        if (n->kind == NODE_CODE)
            *APPEND(all->arena, code, whole.code_count) = (struct range){from, text.count};
        *APPEND(all->arena, leaves, leaf_count) = (struct leaf){n, {from, text.count}};
    }
    whole.text = whole.context = buf_str(&text);
    whole.code = code;
    if (secret_is_ours(all->dossier, block))
        whole.ours = whole.text.n;
    if (block->parent && block->parent->kind == NODE_ROW)
        secret_put_in_row(all->arena, &whole, block);
    all->mentions->running = block->kind == NODE_PARAGRAPH;
    cuts = secret_find(all, &whole);
    all->mentions->running = false;
    secret_note(all, block, buf_str(&text), cuts);
    for (size_t k = 0; cuts.count && k < leaf_count; k++) {
        struct str after = secret_rebuild(all->arena, buf_str(&text), &cuts, leaves[k].range);
        bool is_break =
            leaves[k].node->kind == NODE_SOFT_BREAK || leaves[k].node->kind == NODE_LINE_BREAK;
        if (is_break && str_is(after, " "))
            continue;
        if (is_break)
            leaves[k].node->kind = NODE_TEXT;
        leaves[k].node->text = after;
    }
}

bool secrets_are_told(const struct substitutes *all, struct str text) {
    return secret_told(all, text) != SIZE_MAX;
}

/* Of a link whose target tells a secret, or that leads into another document, which the public does
 * not have, only the words are left. */
static void secret_link(const struct substitutes *all, struct node *node) {
    bool sister = str_find(node->target, STR(".pdf#"), 0) != SIZE_MAX;
    size_t told =
        secret_told(all, domain_decode(all->arena, percent_decode_bytes(all->arena, node->target)));
    if (!sister && told == SIZE_MAX)
        return;
    if (told != SIZE_MAX) {
        struct rewording_cut *cut = NEW(all->arena, struct rewording_cut);
        *cut = (struct rewording_cut){{0, node->target.n}, STR(""), told, false};
        secret_note(all, node, node->target, (struct cuts){cut, 1});
    }
    if (node->kind == NODE_LINK)
        node->kind = NODE_SPAN;
    node->target = (struct str){0};
}

void secrets_replace_tree(const struct substitutes *all, struct node *root) {
    for (struct node *n = root; n; n = node_next(root, n)) {
        if (secret_holds_inlines(n))
            secret_inlines(all, n);
        else if (n->kind == NODE_CODE_BLOCK || n->kind == NODE_HTML_BLOCK)
            n->text = secret_text(all, n, n->text);
        if (n->kind == NODE_FIGURE || n->kind == NODE_IMAGE)
            n->text = secret_text(all, n, n->text);
        if (n->kind == NODE_CODE_BLOCK)
            n->target = secret_text(all, n, n->target);
        else if (!str_empty(n->target) && n->kind != NODE_FOOTNOTE_REFERENCE)
            secret_link(all, n);
    }
}
