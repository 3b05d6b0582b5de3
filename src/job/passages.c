#include "job/passages.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"

static void add(struct arena *arena, struct passages *out, const struct passage *passage) {
    if (!str_empty(str_trim(passage->text)))
        *APPEND(arena, out->list, out->count) = *passage;
}

/* A cell says of the next one what it is. Of a row of ours the author's cell has the place. */
static void read_row(struct arena *arena, struct passage *passage) {
    struct buf text = buf_init(arena, LIMIT_OUTPUT_BYTES);
    const struct node *row = passage->node;
    for (const struct node *cell = row->first; cell; cell = cell->next) {
        if (cell != row->first)
            buf_add_text(&text, " | ");
        if (str_empty(passage->place.file) && !str_empty(cell->place.file)) {
            passage->place = cell->place;
            passage->ours = text.count;
        }
        buf_add(&text, node_text(arena, cell));
    }
    passage->text = buf_str(&text);
}

static bool stands_in_row(const struct node *node) {
    for (node = node->parent; node; node = node->parent)
        if (node->kind == NODE_ROW)
            return true;
    return false;
}

/* Its own, or of what is around: an inline's node may have none. */
static struct place place_of(const struct node *node) {
    for (; node; node = node->parent)
        if (!str_empty(node->place.file) || !node->parent)
            return node->place;
    return (struct place){0};
}

/* What a node says beside its words: the address of a link, what a picture shows; nothing when the
 * words say the same. */
static struct str text_beside(struct arena *arena, const struct node *node) {
    if (node->kind == NODE_FIGURE)
        return node->first ? node->text : STR("");
    if (node->kind != NODE_LINK && node->kind != NODE_CODE_BLOCK)
        return STR("");
    struct str shown = node->target, mail = STR("mailto:");
    if (str_starts(shown, mail))
        shown = str_slice(shown, mail.n, shown.n);
    bool said = node->kind == NODE_LINK && str_find(node_text(arena, node), shown, 0) != SIZE_MAX;
    return said ? STR("") : node->target;
}

/* Where the label of a fact ends, which its paragraph begins with. */
static size_t label_end(const struct node *paragraph) {
    const struct node *label = paragraph->first;
    return label && label->role == ROLE_FACT_LABEL && label->first ? label->first->text.n : 0;
}

void passages_add(struct arena *arena, struct passages *out, const struct dossier *dossier,
                  const struct document *document) {
    struct node *root = document->root;
    for (struct node *n = root; n; n = node_next(root, n)) {
        struct passage passage = {.place = place_of(n), .node = n};
        if (dossier_relative_path(dossier, passage.place.file).s == passage.place.file.s)
            passage.place = (struct place){.line = 0}; /* of the template */
        bool inlines = node_is_block(n->kind) && n->first && !node_is_block(n->first->kind);
        if (n->kind == NODE_ROW)
            read_row(arena, &passage);
        else if ((inlines && n->kind != NODE_CELL && !stands_in_row(n)) ||
                 n->kind == NODE_CODE_BLOCK || n->kind == NODE_HTML_BLOCK)
            passage.text = node_text(arena, n), passage.ours = label_end(n);
        else if (n->kind == NODE_FIGURE)
            passage.text = n->first ? STR("") : n->text;
        add(arena, out, &passage);
        passage.text = text_beside(arena, n);
        passage.node = NULL;
        add(arena, out, &passage);
    }
    add(arena, out, &(struct passage){.text = document->address});
}

/* A soft break is one byte of the text, and ends a line of the source. */
struct place passage_place(const struct passage *passage, size_t at) {
    struct place place = passage->place;
    size_t behind = 0;
    for (struct node *n = passage->node; n && behind <= at; n = node_next(passage->node, n)) {
        bool ends = n->kind == NODE_SOFT_BREAK || n->kind == NODE_LINE_BREAK;
        behind += ends ? 1 : n->text.n;
        if (ends && behind <= at) {
            place.line++;
            place.column = 0;
        }
    }
    return place;
}

static bool tells(struct str text, const struct searched *secret) {
    return secret_search(text, secret, 1) != SIZE_MAX;
}

const struct passage *passages_find(const struct passages *passages,
                                    const struct searched *secret) {
    for (size_t i = 0; i < passages->count; i++)
        if (tells(passages->list[i].text, secret))
            return &passages->list[i];
    return NULL;
}

/* ---- lines ---- */

static bool is_sign(char c) {
    return is_letter_or_digit(c) || (unsigned char)c >= 0x80;
}

/* Letters and digits: what Markdown adds to a text is neither. */
static struct str squeeze(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < text.n; i++)
        if (is_sign(text.s[i]))
            buf_add_char(&out, text.s[i]);
    return buf_str(&out);
}

struct draft_lines draft_lines_of(struct arena *arena, struct str markdown) {
    return (struct draft_lines){arena, markdown, squeeze(arena, markdown), 0};
}

static int line_at(const struct draft_lines *lines, size_t sign) {
    int line = 1;
    for (size_t i = 0, signs = 0; i < lines->markdown.n && signs <= sign; i++) {
        signs += is_sign(lines->markdown.s[i]);
        line += lines->markdown.s[i] == '\n' && signs <= sign;
    }
    return line;
}

/* A passage that is not there as a whole holds a link, whose address stands in its midst: then the
 * part alone is looked for, behind the passages before. */
int draft_line_of(struct draft_lines *lines, const struct passage *passage, struct range part) {
    struct arena *arena = lines->arena;
    struct str whole = squeeze(arena, passage->text);
    struct str before = squeeze(arena, str_slice(passage->text, 0, part.from));
    struct str value = squeeze(arena, str_slice(passage->text, part.from, part.to));
    size_t at = str_find(lines->signs, whole, lines->from);
    if (at != SIZE_MAX) {
        lines->from = at;
        return line_at(lines, at + before.n);
    }
    at = str_find(lines->signs, value, lines->from);
    return at == SIZE_MAX ? 0 : line_at(lines, at);
}

int draft_line_telling(struct str markdown, const struct searched *secret) {
    struct str rest = markdown, line;
    for (int number = 1; str_cut(&rest, '\n', &line); number++)
        if (tells(line, secret))
            return number;
    return 0;
}

struct str draft_place(struct arena *arena, struct str name, int line) {
    return line ? str_format(arena, "%.*s:%d", STR_ARG(name), line) : name;
}

/* ---- excerpts ---- */

enum { AROUND = 32 }; /* bytes on either side, and what is left of a word */

static bool is_inside(struct str text, size_t at) {
    return at > 0 && at < text.n && !is_blank(text.s[at]) && !is_blank(text.s[at - 1]);
}

struct str excerpt_of(struct arena *arena, struct str text, struct range part) {
    size_t from = part.from > AROUND ? part.from - AROUND : 0, to = part.to + AROUND;
    to = to < text.n ? to : text.n;
    while (is_inside(text, from) && from < part.from)
        from++;
    while (is_inside(text, to) && to > part.to)
        to--;
    /* a word longer than that is cut where a character ends */
    while (from && from < text.n && ((unsigned char)text.s[from] & 0xC0) == 0x80)
        from--;
    while (to < text.n && ((unsigned char)text.s[to] & 0xC0) == 0x80)
        to++;
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    buf_add_text(&out, from ? "... " : "");
    struct str words = str_trim(str_slice(text, from, to));
    for (size_t i = 0; i < words.n; i++)
        if (!is_blank(words.s[i]) || (i && !is_blank(words.s[i - 1])))
            buf_add_char(&out, is_blank(words.s[i]) ? ' ' : words.s[i]);
    buf_add_text(&out, to < text.n ? " ..." : "");
    return buf_str(&out);
}

/* The shortest beginning of the text that tells it ends with it, and of that the shortest end. */
struct str excerpt_telling(struct arena *arena, struct str text, const struct searched *secret) {
    struct range part = {0, text.n};
    for (size_t to = secret->text.n; to <= text.n; to++) {
        bool word_goes_on = to < text.n && !is_blank(text.s[to]) && !is_blank(text.s[to - 1]);
        if (!word_goes_on && tells(str_slice(text, 0, to), secret)) {
            part.to = to;
            break;
        }
    }
    for (size_t from = part.to; from-- > 0;)
        if ((from == 0 || is_blank(text.s[from - 1])) &&
            tells(str_slice(text, from, part.to), secret)) {
            part.from = from;
            break;
        }
    return excerpt_of(arena, text, part);
}
