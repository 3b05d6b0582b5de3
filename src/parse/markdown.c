/* Markdown to document nodes, with cmark-gfm.
 *
 * cmark's tree is walked once by its iterator and copied; depth costs no stack on either side.
 * Lines of blocks are cmark's; inline columns are not usable (they forget indentation and markers),
 * so a leaf's column is found by looking for its text on its line, in order. cmark keeps its tables
 * of special characters in process globals and changes them while it parses: one lock keeps parsers
 * of other jobs out. */
#include "parse/markdown.h"

#include <pthread.h>
#include <string.h>

#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include "base/limits.h"
#include "parse/lines.h"

struct reader {
    struct arena *arena;
    struct findings *findings;
    struct lines lines;
    cmark_node *tree;     /* owned */
    cmark_iter *iterator; /* owned */
    struct node *parent;  /* where the next node goes */
    size_t depth;         /* of `parent` */
    int footnotes;        /* definitions seen */
    int block_last;       /* last line of the innermost block, from 1 within the text */
    int line;             /* of the next inline */
    size_t search;        /* offset from which the next inline is looked for */
    bool failed;
};

static pthread_once_t extensions_once = PTHREAD_ONCE_INIT;
static pthread_mutex_t parser_lock = PTHREAD_MUTEX_INITIALIZER;

static void reader_drop(void *object) {
    struct reader *reader = object;
    if (reader->iterator)
        cmark_iter_free(reader->iterator);
    if (reader->tree)
        cmark_node_free(reader->tree);
    reader->iterator = NULL;
    reader->tree = NULL;
}

/* ---- kinds ---- */

struct kind {
    const char *name; /* cmark's */
    enum node_kind kind;
    bool leaf; /* cmark gives no exit event */
};

static const struct kind kinds[] = {
    {"text", NODE_TEXT, true},
    {"paragraph", NODE_PARAGRAPH, false},
    {"softbreak", NODE_SOFT_BREAK, true},
    {"linebreak", NODE_LINE_BREAK, true},
    {"document", NODE_DOCUMENT, false},
    {"block_quote", NODE_QUOTE, false},
    {"list", NODE_LIST, false},
    {"item", NODE_ITEM, false},
    {"tasklist", NODE_ITEM, false},
    {"code_block", NODE_CODE_BLOCK, true},
    {"html_block", NODE_HTML_BLOCK, true},
    {"heading", NODE_HEADING, false},
    {"thematic_break", NODE_RULE, true},
    {"table", NODE_TABLE, false},
    {"table_header", NODE_ROW, false},
    {"table_row", NODE_ROW, false},
    {"table_cell", NODE_CELL, false},
    {"code", NODE_CODE, true},
    {"html_inline", NODE_HTML_INLINE, true},
    {"emph", NODE_EMPHASIS, false},
    {"strong", NODE_STRONG, false},
    {"strikethrough", NODE_STRIKE, false},
    {"link", NODE_LINK, false},
    {"image", NODE_IMAGE, false},
};

/* Kinds whose type has no name in every version. */
static const struct kind footnote_kind = {"footnote_definition", NODE_FOOTNOTE, false};
static const struct kind reference_kind = {"footnote_reference", NODE_FOOTNOTE_REFERENCE, true};

static const struct kind *kind_of(cmark_node *from) {
    if (cmark_node_get_type(from) == CMARK_NODE_FOOTNOTE_DEFINITION)
        return &footnote_kind;
    if (cmark_node_get_type(from) == CMARK_NODE_FOOTNOTE_REFERENCE)
        return &reference_kind;
    const char *name = cmark_node_get_type_string(from);
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return &kinds[0]; /* custom nodes are never made by the parser */
}

static struct str copy_text(struct reader *reader, const char *text) {
    return text ? str_copy(reader->arena, text, strlen(text)) : (struct str){0};
}

/* ---- places ---- */

static size_t line_offset(const struct reader *reader, int line) {
    size_t at = line < 1 ? 0 : (size_t)line - 1;
    return at < reader->lines.count ? reader->lines.starts[at] : reader->lines.bytes.n;
}

static void enter_block(struct reader *reader, cmark_node *from) {
    int column = cmark_node_get_start_column(from);
    reader->line = cmark_node_get_start_line(from);
    reader->block_last = cmark_node_get_end_line(from);
    reader->search = line_offset(reader, reader->line) + (column > 1 ? (size_t)column - 1 : 0);
}

#define SEARCH_WINDOW ((size_t)4096) /* bytes; more would let one long line take quadratic time */

/* Offset of `text` on line `line` at or after the place of the last inline, or SIZE_MAX. */
static size_t find_on_line(const struct reader *reader, int line, struct str text) {
    size_t start = line_offset(reader, line);
    size_t end = start + lines_text(&reader->lines, line < 1 ? 1 : (size_t)line).n;
    size_t from = reader->search > start ? reader->search : start;
    if (end > from && end - from > SEARCH_WINDOW + text.n)
        end = from + SEARCH_WINDOW + text.n;
    return text.n ? str_find(str_slice(reader->lines.bytes, 0, end), text, from) : SIZE_MAX;
}

/* The place of `text` on the current line or the next (links hide line ends in their titles from
 * everyone); without one, as after escapes and references, the line as a whole. */
static struct place inline_place(struct reader *reader, struct str text) {
    const char *newline = text.n ? memchr(text.s, '\n', text.n) : NULL;
    struct str part = newline ? str_slice(text, 0, (size_t)(newline - text.s)) : text;
    size_t at = find_on_line(reader, reader->line, part);
    if (at == SIZE_MAX && reader->line < reader->block_last && part.n > 2) {
        at = find_on_line(reader, reader->line + 1, part);
        reader->line += at != SIZE_MAX;
    }
    if (at != SIZE_MAX) {
        reader->search = at + part.n;
        return lines_place(&reader->lines, at, part.n);
    }
    struct place place = lines_place(&reader->lines, line_offset(reader, reader->line), 0);
    place.column = 0;
    return place;
}

/* ---- nodes ---- */

static void read_list(struct node *node, cmark_node *from) {
    node->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
    node->start = cmark_node_get_list_start(from);
    node->tight = cmark_node_get_list_tight(from) != 0;
}

static void read_table(struct reader *reader, struct node *node, cmark_node *from) {
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(from);
    node->header_rows = 1;
    node->column_count = cmark_gfm_extensions_get_table_columns(from);
    node->columns = NEW_ARRAY(reader->arena, struct column, node->column_count);
    for (size_t i = 0; i < node->column_count; i++)
        node->columns[i].alignment = alignments[i] == 'c'   ? ALIGN_CENTRE
                                     : alignments[i] == 'r' ? ALIGN_RIGHT
                                                            : ALIGN_LEFT;
}

static void read_details(struct reader *reader, struct node *node, cmark_node *from) {
    switch (node->kind) {
    case NODE_HEADING:
        node->level = cmark_node_get_heading_level(from);
        break;
    case NODE_LIST:
        read_list(node, from);
        break;
    case NODE_ITEM:
        if (strcmp(cmark_node_get_type_string(from), "tasklist") == 0)
            node->task =
                cmark_gfm_extensions_get_tasklist_item_checked(from) ? TASK_DONE : TASK_OPEN;
        break;
    case NODE_TABLE:
        read_table(reader, node, from);
        break;
    case NODE_CODE_BLOCK:
        node->target = copy_text(reader, cmark_node_get_fence_info(from));
        node->text = copy_text(reader, cmark_node_get_literal(from));
        break;
    case NODE_FOOTNOTE:
        /* cmark numbers notes in the order of first reference, puts the definitions at the end in
         * that order, and lets a reference's literal be its number: so the number is the label */
        node->id = str_format(reader->arena, "%d", ++reader->footnotes);
        break;
    case NODE_FOOTNOTE_REFERENCE:
        node->target = copy_text(reader, cmark_node_get_literal(from));
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        node->target = copy_text(reader, cmark_node_get_url(from));
        break;
    default:
        node->text = copy_text(reader, cmark_node_get_literal(from));
        break;
    }
}

/* Of inlines only leaves and images can be found by what they say; the others take the place of
 * their first child. */
static void read_place(struct reader *reader, struct node *node, cmark_node *from, bool leaf) {
    if (node_is_block(node->kind)) {
        enter_block(reader, from);
        int line = cmark_node_get_start_line(from), column = cmark_node_get_start_column(from);
        size_t length = lines_text(&reader->lines, line < 1 ? 1 : (size_t)line).n;
        size_t indent = column > 1 ? (size_t)column - 1 : 0;
        struct place place = lines_place(
            &reader->lines, line_offset(reader, line) + (indent < length ? indent : length), 0);
        node->place = place;
        return;
    }
    /* cmark counts lines inside code spans and raw HTML (with CMARK_OPT_SOURCEPOS), we count
     * breaks: the larger is right. */
    int line = cmark_node_get_start_line(from);
    if (leaf && line > reader->line && line <= reader->block_last)
        reader->line = line;
    if (reader->search < line_offset(reader, reader->line))
        reader->search = line_offset(reader, reader->line);
    node->place = inline_place(reader, node->kind == NODE_IMAGE ? STR("![")
                                       : leaf                   ? node->text
                                                                : STR(""));
}

static void reader_refuse(struct reader *reader, struct place place) {
    reader->failed = true;
    findings_add(reader->findings, MESSAGE_MARKDOWN_TOO_DEEP, place, {say_number(LIMIT_NESTING)});
}

static void reader_enter(struct reader *reader, cmark_node *from) {
    const struct kind *kind = kind_of(from);
    struct node *node = node_new(reader->arena, kind->kind);
    read_details(reader, node, from);
    read_place(reader, node, from, kind->leaf);
    if (reader->depth == LIMIT_NESTING) {
        reader_refuse(reader, node->place);
        return;
    }
    if (reader->parent)
        node_append(reader->parent, node);
    if (kind->leaf) {
        /* Moves past the breaks that a leaf is or holds. */
        if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK)
            reader->line++;
        for (size_t i = 0; node->kind == NODE_HTML_INLINE && i < node->text.n; i++)
            reader->line += node->text.s[i] == '\n';
        return;
    }
    reader->parent = node;
    reader->depth++;
}

static void reader_leave(struct reader *reader, cmark_node *from) {
    if (kind_of(from)->leaf)
        return;
    struct node *node = reader->parent;
    if (node->kind == NODE_IMAGE) {
        node->text = node_text(reader->arena, node);
        node->first = node->last = NULL;
    } else if (node->kind == NODE_PARAGRAPH && node->first && node->first == node->last &&
               node->first->kind == NODE_IMAGE) {
        /* A paragraph with nothing but one image. */
        struct node *image = node->first;
        struct str title = copy_text(reader, cmark_node_get_title(cmark_node_first_child(from)));
        node->kind = NODE_FIGURE;
        node->text = image->text;
        node->target = image->target;
        node->first = node->last = NULL;
        struct str caption = str_empty(title) ? image->text : title;
        if (!str_empty(caption))
            node_add_text(reader->arena, node, caption)->place = image->place;
    } else if (!node_is_block(node->kind) && node->place.column == 0 && node->first) {
        node->place = node->first->place;
    }
    if (node->parent)
        reader->parent = node->parent;
    reader->depth--;
}

/* ---- nesting, before cmark sees it ---- */

/* Counts the quote and bullet marks that open a line; a line of nothing else is a rule or harmless.
 */
static size_t count_marks(struct str line) {
    size_t marks = 0;
    for (size_t i = 0; i < line.n; i++) {
        char c = line.s[i];
        bool bullet = (c == '-' || c == '*' || c == '+') && i + 1 < line.n &&
                      (line.s[i + 1] == ' ' || line.s[i + 1] == '\t');
        if (c == '>' || bullet)
            marks++;
        else if (c != ' ' && c != '\t')
            return marks;
    }
    return 0;
}

/* ---- interface ---- */

struct node *markdown_parse(struct arena *arena, struct str file, struct str bytes, int first_line,
                            struct findings *findings) {
    struct reader *reader = NEW(arena, struct reader);
    *reader = (struct reader){
        .arena = arena, .findings = findings, .lines = lines_of(arena, file, bytes, first_line)};
    /* cmark's time grows with the product of lines and open containers, so a line that opens too
     * many is refused beforehand. */
    for (size_t line = 1; line <= reader->lines.count && !reader->failed; line++)
        if (count_marks(lines_text(&reader->lines, line)) > LIMIT_NESTING)
            reader_refuse(reader, lines_place(&reader->lines, reader->lines.starts[line - 1], 1));
    if (reader->failed)
        return NULL;
    arena_defer(arena, reader_drop, reader);
    pthread_once(&extensions_once, cmark_gfm_core_extensions_ensure_registered);
    pthread_mutex_lock(&parser_lock);
    cmark_parser *parser =
        cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SOURCEPOS);
    static const char *const names[] = {"table", "strikethrough", "autolink", "tasklist"};
    for (size_t i = 0; i < COUNT(names); i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(names[i]);
        if (extension)
            cmark_parser_attach_syntax_extension(parser, extension);
    }
    cmark_parser_feed(parser, bytes.n ? bytes.s : "", bytes.n);
    cmark_node *tree = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    pthread_mutex_unlock(&parser_lock);
    cmark_consolidate_text_nodes(tree);
    reader->tree = tree;
    cmark_event_type event;
    reader->iterator = cmark_iter_new(reader->tree);
    while (!reader->failed && (event = cmark_iter_next(reader->iterator)) != CMARK_EVENT_DONE) {
        if (event == CMARK_EVENT_ENTER)
            reader_enter(reader, cmark_iter_get_node(reader->iterator));
        else
            reader_leave(reader, cmark_iter_get_node(reader->iterator));
    }
    struct node *document = reader->failed ? NULL : reader->parent;
    reader_drop(reader);
    return document;
}
