/* The evidence as pages: each file that is cited becomes an exhibit, a section of the document
 * "evidence" with its title, what it supports, and all that stands in it; what is pointed to is
 * marked. Listings, tables and Markdown are set by us, pages of a PDF taken over as they are. */
#include "base/ascii.h"
#include "compose/composer.h"
#include "parse/grid.h"
#include "parse/markdown.h"

enum {
    TABLE_WIDTH = 150, /* characters, were no word broken; a wider table is set as its lines */
    TITLE_WIDTH = 10,  /* characters; a longer title of a column may be broken */
    TABLE_ROWS = 2000,
    DIGEST_SHOWN = 12 /* hexadecimal digits, in groups of four */
};

/* ---- places ---- */

struct place_mark {
    struct location at;
    struct str anchor;
};

/* What is pointed to in one exhibit, sorted by where it begins. */
struct marks {
    struct place_mark *list;
    size_t count;
};

static void marks_enter(struct composer *composer, struct marks *marks, struct place_mark mark) {
    size_t at = marks->count;
    (void)APPEND(composer->arena, marks->list, marks->count);
    for (; at > 0 && marks->list[at - 1].at.from > mark.at.from; at--)
        marks->list[at] = marks->list[at - 1];
    marks->list[at] = mark;
}

static struct marks marks_of(struct composer *composer, const struct evidence *evidence) {
    struct marks marks = {0};
    for (size_t s = 0; s < evidence->support_count; s++) {
        size_t count;
        struct location *list =
            evidence_locate(composer->arena, evidence, &evidence->supports[s], &count);
        for (size_t i = 0; i < count; i++)
            if (list[i].kind != LOCATION_WHOLE)
                marks_enter(
                    composer, &marks,
                    (struct place_mark){
                        list[i], exhibit_anchor(composer, evidence, list[i].kind, list[i].from)});
    }
    return marks;
}

static bool marks_hold(const struct marks *marks, enum location_kind kind, size_t number) {
    for (size_t i = 0; i < marks->count && marks->list[i].at.from <= number; i++)
        if (marks->list[i].at.kind == kind && number <= marks->list[i].at.to)
            return true;
    return false;
}

static bool begins_in(const struct place_mark *mark, enum location_kind kind, size_t from,
                      size_t to) {
    return mark->at.kind == kind && from <= mark->at.from && mark->at.from <= to;
}

/* An empty section for each that begins in from..to. Gives whether one does. */
static bool add_anchors(struct composer *composer, struct node *parent, const struct marks *marks,
                        struct location in) {
    bool found = false;
    for (size_t i = 0; i < marks->count; i++)
        if (begins_in(&marks->list[i], in.kind, in.from, in.to)) {
            build_block(composer, parent, NODE_SECTION, ROLE_NONE)->id = marks->list[i].anchor;
            found = true;
        }
    return found;
}

/* The node is the first that stands for the number: it takes the name of what begins there. */
static void take_anchor(struct node *node, const struct marks *marks, enum location_kind kind,
                        size_t number) {
    for (size_t i = 0; i < marks->count; i++)
        if (begins_in(&marks->list[i], kind, number, number))
            node->id = marks->list[i].anchor;
}

/* ---- the head ---- */

static struct str exhibit_title(struct composer *composer, const struct evidence *evidence) {
    return str_format(composer->arena, "%.*s\u2002%.*s", STR_ARG(evidence->id),
                      STR_ARG(evidence->title));
}

/* Of the line that the outline lists; pages that are taken over have none of their own. */
static struct str title_anchor(struct composer *composer, const struct evidence *evidence) {
    if (evidence->content->form == CONTENT_PDF)
        return evidence->id;
    return str_format(composer->arena, "%.*s-title", STR_ARG(evidence->id));
}

/* "SHA-256 3b1c 77f0 92aa …" */
static struct str short_digest(struct composer *composer, const struct evidence *evidence) {
    const char *digits = evidence->sha256.s;
    if (evidence->sha256.n < DIGEST_SHOWN)
        return STR("");
    return str_format(composer->arena, "SHA-256 %.4s %.4s %.4s\u00A0\u2026", digits, digits + 4,
                      digits + 8);
}

static struct str join_dots(struct composer *composer, struct str left, struct str right) {
    if (str_empty(left) || str_empty(right))
        return str_empty(left) ? right : left;
    return str_format(composer->arena, "%.*s\u00A0· %.*s", STR_ARG(left), STR_ARG(right));
}

static struct str exhibit_date(struct composer *composer, const struct evidence *evidence) {
    return evidence->date.year ? words_date(composer->arena, composer->words, evidence->date)
                               : STR("");
}

static bool is_on_page(const struct location *list, size_t count, size_t page) {
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == LOCATION_WHOLE || (list[i].from <= page && page <= list[i].to))
            return true;
    return false;
}

/* "Supports 1.0 m1 (lines 11–15) · 1.0 m7": links back to the items. */
static void add_supports(struct composer *composer, struct node *paragraph,
                         const struct evidence *evidence, size_t page) {
    size_t shown = 0;
    for (size_t s = 0; s < evidence->support_count; s++) {
        const struct support *support = &evidence->supports[s];
        size_t count;
        struct location *list = evidence_locate(composer->arena, evidence, support, &count);
        if (evidence_is_repeated(evidence, s) || (page && !is_on_page(list, count, page)))
            continue;
        node_add_text(composer->arena, paragraph, shown++ ? STR("\u00A0· ") : STR(""));
        if (shown == 1)
            build_span(composer, paragraph, ROLE_QUIET,
                       str_format(composer->arena, "%s\u00A0", composer->words->supports));
        struct str key = label_key(composer, support->item),
                   where = page ? STR("") : label_pages(composer, support->pages);
        build_link(composer, paragraph,
                   str_format(composer->arena, "%s#%s", label_assessment(composer).s,
                              label_anchor(composer, support->item).s),
                   str_empty(where)
                       ? key
                       : str_format(composer->arena, "%.*s (%.*s)", STR_ARG(key), STR_ARG(where)));
    }
}

static void add_head(struct composer *composer, struct node *section,
                     const struct evidence *evidence, struct str size) {
    struct node *heading = build_heading(composer, section, 1, exhibit_title(composer, evidence));
    heading->role = ROLE_EXHIBIT_TITLE;
    heading->id = title_anchor(composer, evidence);
    struct str about = join_dots(composer, evidence->kind, exhibit_date(composer, evidence));
    about = join_dots(composer, about, size);
    build_paragraph(composer, section, ROLE_EXHIBIT_ABOUT,
                    join_dots(composer, about, short_digest(composer, evidence)));
    add_supports(composer, build_paragraph(composer, section, ROLE_EXHIBIT_ABOUT, STR("")),
                 evidence, 0);
}

/* ---- listings ---- */

static size_t count_lines(struct str text) {
    struct str line;
    size_t count = 0;
    while (str_cut(&text, '\n', &line))
        count++;
    return count;
}

/* A table that is set as lines: its row of headings is line 1, and stands for a column. */
static void turn_to_lines(struct marks *marks) {
    for (size_t i = 0; i < marks->count; i++) {
        struct location *at = &marks->list[i].at;
        if (at->kind == LOCATION_ROWS)
            *at = (struct location){LOCATION_LINES, at->from + 1, at->to + 1};
        else if (at->kind == LOCATION_COLUMN)
            *at = (struct location){LOCATION_LINES, 1, 1};
    }
}

/* The lines in pieces, which begin where something is pointed to and where its mark ends. */
static void add_listing(struct composer *composer, struct node *section,
                        const struct evidence *evidence, struct marks *marks) {
    struct str rest = evidence->content->text, line;
    turn_to_lines(marks);
    struct node *code = NULL;
    bool marked = false;
    for (size_t number = 1; str_cut(&rest, '\n', &line); number++) {
        bool now = marks_hold(marks, LOCATION_LINES, number);
        bool begins = add_anchors(composer, section, marks,
                                  (struct location){LOCATION_LINES, number, number});
        if (!code || begins || now != marked) {
            struct node *parent =
                now ? build_block(composer, section, NODE_SECTION, ROLE_CITED) : section;
            code = build_block(composer, parent, NODE_CODE_BLOCK, ROLE_LISTING);
            code->start = (int)number;
            code->place = (struct place){.file = evidence->file, .line = (int)number};
            code->text = (struct str){line.s, 0};
            marked = now;
        }
        code->text.n = (size_t)(rest.s - code->text.s);
    }
}

/* ---- tables ---- */

static bool is_numeric(struct str text) {
    for (size_t i = 0; i < text.n; i++)
        if (!is_digit(text.s[i]) && text.s[i] != '.' && text.s[i] != ',' && text.s[i] != '-')
            return false;
    return true;
}

static bool column_is_numeric(const struct grid *grid, size_t column) {
    size_t filled = 0;
    for (size_t r = 1; r < grid->count; r++) {
        struct str text = grid_cell(&grid->rows[r], column);
        if (!is_numeric(text))
            return false;
        filled += text.n > 0;
    }
    return filled > 0;
}

static size_t grid_columns(const struct grid *grid) {
    size_t columns = 0;
    for (size_t r = 0; r < grid->count; r++)
        columns = grid->rows[r].count > columns ? grid->rows[r].count : columns;
    return columns;
}

/* Of the longest word of each column, with the gaps. */
static size_t grid_width(const struct grid *grid, size_t columns) {
    size_t width = 0;
    for (size_t c = 0; c < columns; c++) {
        size_t longest = 0;
        for (size_t r = 0; r < grid->count; r++) {
            struct str rest = grid_cell(&grid->rows[r], c), word;
            while (str_cut(&rest, ' ', &word)) {
                size_t n = r == 0 && word.n > TITLE_WIDTH ? TITLE_WIDTH : word.n;
                longest = n > longest ? n : longest;
            }
        }
        width += longest + 2;
    }
    return width;
}

static void add_row(struct composer *composer, struct node *table, const struct evidence *evidence,
                    const struct grid_row *from) {
    struct node *row = build_row(composer, table, ROLE_NONE);
    for (size_t c = 0; c < table->column_count; c++)
        build_cell(composer, row, grid_cell(from, c))->role = ROLE_EXHIBIT_TABLE;
    row->place = (struct place){.file = evidence->file, .line = from->line};
}

static void mark_columns(struct composer *composer, struct node *header,
                         const struct marks *marks) {
    size_t column = 1;
    for (struct node *cell = header->first; cell; cell = cell->next, column++) {
        if (!marks_hold(marks, LOCATION_COLUMN, column))
            continue;
        struct str text = node_text(composer->arena, cell);
        cell->first = cell->last = NULL;
        build_span(composer, cell, ROLE_LINK, text);
        take_anchor(cell, marks, LOCATION_COLUMN, column);
    }
}

/* Lines that are pointed to are records, of which one may take several. */
static void turn_to_rows(struct marks *marks, const struct grid *grid) {
    for (size_t i = 0; i < marks->count; i++) {
        struct location *at = &marks->list[i].at;
        size_t from = 0, to = 0;
        for (size_t r = 0; r < grid->count; r++) {
            from = (size_t)grid->rows[r].line <= at->from ? r : from;
            to = (size_t)grid->rows[r].line <= at->to ? r : to;
        }
        if (at->kind == LOCATION_LINES)
            *at = (struct location){LOCATION_ROWS, from, to};
    }
}

/* False: it is no table that could be set as one. */
static bool add_table(struct composer *composer, struct node *section,
                      const struct evidence *evidence, struct marks *marks) {
    struct findings ignored = findings_init(composer->arena);
    struct grid grid;
    if (!csv_parse(composer->arena, evidence->file, evidence->content->text, &ignored, &grid))
        return false;
    size_t columns = grid_columns(&grid);
    if (columns < 2 || grid.count > TABLE_ROWS || grid_width(&grid, columns) > TABLE_WIDTH)
        return false;
    turn_to_rows(marks, &grid);
    struct node *table = build_table(composer, section, ROLE_EXHIBIT_TABLE, NULL, columns);
    table->header_rows = 1;
    for (size_t c = 0; c < columns; c++)
        if (column_is_numeric(&grid, c))
            table->columns[c].alignment = ALIGN_RIGHT;
    for (size_t r = 0; r < grid.count; r++) {
        add_row(composer, table, evidence, &grid.rows[r]);
        if (marks_hold(marks, LOCATION_ROWS, r))
            table->last->role = ROLE_CITED;
        take_anchor(table->last, marks, LOCATION_ROWS, r);
    }
    mark_columns(composer, table->first, marks);
    return true;
}

/* ---- Markdown ---- */

/* Links inside of the author's folder lead nowhere from here. */
static void drop_links(struct node *body) {
    for (struct node *n = body; n; n = node_next(body, n))
        if (n->kind == NODE_LINK && !str_starts(n->target, STR("https://")) &&
            !str_starts(n->target, STR("http://")) && !str_starts(n->target, STR("mailto:")))
            n->kind = NODE_SPAN;
}

/* In a table the rows are marked that are pointed to; a section that holds it is as well. */
static void mark_rows(struct node *table, const struct marks *marks) {
    for (struct node *row = table->first; row; row = row->next) {
        if (!marks_hold(marks, LOCATION_LINES, (size_t)row->place.line))
            continue;
        row->role = ROLE_CITED;
        take_anchor(row, marks, LOCATION_LINES, (size_t)row->place.line);
    }
}

static bool add_markdown(struct composer *composer, struct node *section,
                         const struct evidence *evidence, const struct marks *marks) {
    struct findings ignored = findings_init(composer->arena);
    struct node *body = markdown_parse(composer->arena, evidence->file, evidence->content->text, 1,
                                       &ignored),
                *all = node_new(composer->arena, NODE_DOCUMENT), *cited = NULL, *next;
    if (!body)
        return false;
    drop_links(body);
    build_body(composer, all, body, 1);
    for (struct node *n = all->first; n; n = next) {
        next = n->next;
        size_t line = (size_t)n->place.line, end = next ? (size_t)next->place.line : SIZE_MAX;
        struct location lines = {LOCATION_LINES, line, end > line ? end - 1 : line};
        n->parent = n->next = NULL;
        if (n->kind == NODE_TABLE) {
            mark_rows(n, marks);
            add_anchors(composer, section, marks, (struct location){LOCATION_LINES, line, line});
            cited = NULL;
            node_append(section, n);
            continue;
        }
        bool begins = add_anchors(composer, section, marks, lines);
        bool now = begins || marks_hold(marks, LOCATION_LINES, line);
        if (now && (!cited || begins))
            cited = build_block(composer, section, NODE_SECTION, ROLE_CITED);
        cited = now ? cited : NULL;
        node_append(now ? cited : section, n);
    }
    return true;
}

/* ---- pages and pictures ---- */

static struct node *add_pages(struct composer *composer, struct node *section,
                              const struct evidence *evidence) {
    size_t count = evidence->content->page_count;
    for (size_t page = 1; page <= count; page++) {
        struct node *node = build_block(composer, section, NODE_FOREIGN, ROLE_NONE);
        struct str of = SAY(composer, page_i_of, str_format(composer->arena, "%zu", page),
                            str_format(composer->arena, "%zu", count));
        node->target = evidence->file;
        node->view = &evidence->content->pages[page - 1];
        node->id = exhibit_anchor(composer, evidence, LOCATION_PAGES, page);
        node->text = join_dots(composer, exhibit_title(composer, evidence), of);
        if (composer->input->draft)
            build_strong(composer, node,
                         str_format(composer->arena, "%s\u2003", composer->words->draft));
        build_strong(composer, node, exhibit_title(composer, evidence));
        struct str about = join_dots(composer, exhibit_date(composer, evidence), of);
        about = join_dots(composer, about, short_digest(composer, evidence));
        build_span(composer, node, ROLE_QUIET,
                   str_format(composer->arena, "\u00A0· %.*s\u2003", STR_ARG(about)));
        add_supports(composer, node, evidence, page);
    }
    return section;
}

static void add_picture(struct composer *composer, struct node *section,
                        const struct evidence *evidence) {
    struct node *figure = build_block(composer, section, NODE_FIGURE, ROLE_NONE);
    figure->target = evidence->file;
    figure->text = evidence->title;
    node_add_text(composer->arena, figure, evidence->title);
}

/* ---- the whole ---- */

static struct str size_of(struct composer *composer, const struct evidence *evidence) {
    const struct content *content = evidence->content;
    static const char *const names[] = {[CONTENT_MARKDOWN] = "Markdown",
                                        [CONTENT_TABLE] = "CSV",
                                        [CONTENT_JSON] = "JSON",
                                        [CONTENT_XML] = "XML",
                                        [CONTENT_PDF] = NULL};
    const char *name = names[content->form];
    if (!content->text.n)
        return STR("");
    struct str lines =
        SAY(composer, lines_of, str_format(composer->arena, "%zu", count_lines(content->text)));
    return name ? str_format(composer->arena, "%s, %.*s", name, STR_ARG(lines)) : lines;
}

static void add_exhibit(struct composer *composer, struct node *root,
                        const struct evidence *evidence) {
    const struct content *content = evidence->content;
    struct node *section = build_block(composer, root, NODE_SECTION, ROLE_EXHIBIT);
    section->id = evidence->id;
    section->text = exhibit_title(composer, evidence);
    section->target =
        join_dots(composer, exhibit_date(composer, evidence), short_digest(composer, evidence));
    if (content->form == CONTENT_PDF) {
        add_pages(composer, section, evidence);
        return;
    }
    add_head(composer, section, evidence, size_of(composer, evidence));
    struct marks marks = marks_of(composer, evidence);
    if (content->form == CONTENT_PICTURE)
        add_picture(composer, section, evidence);
    else if (!(content->form == CONTENT_TABLE && add_table(composer, section, evidence, &marks)) &&
             !(content->form == CONTENT_MARKDOWN &&
               add_markdown(composer, section, evidence, &marks)))
        add_listing(composer, section, evidence, &marks);
}

struct document *compose_exhibits(struct arena *arena, const struct compose_input *input,
                                  struct findings *findings) {
    struct composer composer = {.arena = arena,
                                .input = input,
                                .words = words_of(input->dossier->language),
                                .findings = findings};
    struct node *root = node_new(arena, NODE_DOCUMENT);
    for (size_t i = 0; i < input->dossier->evidence_count; i++)
        if (exhibit_is_bound(&input->dossier->evidence[i]))
            add_exhibit(&composer, root, &input->dossier->evidence[i]);
    if (!root->first)
        return NULL;
    struct document *document =
        composer_describe(&composer, root, composer.words->evidence, label_exhibits(&composer));
    for (size_t i = 0; i < input->dossier->evidence_count; i++)
        if (exhibit_is_bound(&input->dossier->evidence[i]))
            bookmarks_add_supports(&composer, document, &input->dossier->evidence[i],
                                   title_anchor(&composer, &input->dossier->evidence[i]));
    return document;
}
