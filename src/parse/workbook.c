/* A workbook as Excel, LibreOffice and others save it. Only three kinds of parts are read: the list
 * of sheets, the sheets, and the texts they share. They go through xml_parse, which takes no
 * document type and no entity. Names of elements are compared without their namespace, since the
 * strict and the transitional form differ in nothing else that matters here. */
#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "parse/grid.h"
#include "parse/xml.h"
#include "parse/zip.h"

struct workbook {
    struct arena *arena;
    struct findings *findings;
    struct str file;
    struct zip zip;
    struct str *shared;
    size_t shared_count;
};

static bool workbook_fail(struct workbook *book, enum message trouble, struct str name) {
    struct place place = {.file = book->file};
    struct str behind = name.n ? str_join(book->arena, STR(": "), name) : name;
    findings_add(book->findings, trouble, place, {say_text(behind)});
    return false;
}

static const struct xml_node *workbook_read(struct workbook *book, struct str name) {
    struct str bytes, place;
    if (!zip_read(&book->zip, name, &bytes))
        return NULL;
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_slice(bytes, 3, bytes.n);
    place = str_format(book->arena, "%.*s/%.*s", STR_ARG(book->file), STR_ARG(name));
    return xml_parse(book->arena, place, bytes, book->findings);
}

static const struct xml_node *node_find(const struct xml_node *node, const char *name) {
    while (node && !str_is(node->name, name))
        node = node->next;
    return node;
}

static const struct xml_node *node_child(const struct xml_node *parent, const char *name) {
    return parent ? node_find(parent->first, name) : NULL;
}

static struct str node_attribute(const struct xml_node *node, const char *name) {
    const struct xml_attribute *attribute = xml_find_attribute(node, name);
    return attribute ? attribute->value : STR("");
}

/* ---- texts ---- */

/* "_x000D_" (ECMA-376, 22.9.2.19); -1 when none begins here. */
static long text_escape(struct str text, size_t at) {
    long value = 0;
    if (at + 7 > text.n || text.s[at] != '_' || text.s[at + 1] != 'x' || text.s[at + 6] != '_')
        return -1;
    for (size_t k = at + 2; k < at + 6; k++) {
        if (hex_value(text.s[k]) < 0)
            return -1;
        value = value * 16 + hex_value(text.s[k]);
    }
    return value >= 0xD800 && value <= 0xDFFF ? -1 : value;
}

static void text_add(struct buf *out, struct str text) {
    for (size_t k = 0; k < text.n; k++) {
        long code = text_escape(text, k);
        char bytes[4];
        if (code < 0) {
            buf_add_char(out, text.s[k]);
            continue;
        }
        if (code > 0)
            buf_add_bytes(out, bytes, utf8_encode((uint32_t)code, bytes));
        k += 6;
    }
}

/* The runs of a rich text joined; how they look does not matter, nor how they are pronounced. */
static struct str text_read(struct workbook *book, const struct xml_node *parent) {
    struct buf out = buf_init(book->arena, LIMIT_OUTPUT_BYTES);
    for (const struct xml_node *n = parent ? parent->first : NULL; n; n = n->next) {
        if (str_is(n->name, "t"))
            text_add(&out, n->text);
        if (str_is(n->name, "r"))
            for (const struct xml_node *t = node_child(n, "t"); t; t = node_find(t->next, "t"))
                text_add(&out, t->text);
    }
    return buf_str(&out);
}

static bool workbook_read_shared(struct workbook *book) {
    const struct xml_node *root;
    if (!zip_has(&book->zip, STR("xl/sharedStrings.xml")))
        return true;
    if (!(root = workbook_read(book, STR("xl/sharedStrings.xml"))))
        return false;
    for (const struct xml_node *n = node_child(root, "si"); n; n = node_find(n->next, "si"))
        *APPEND(book->arena, book->shared, book->shared_count) = text_read(book, n);
    return true;
}

/* ---- cells ---- */

static bool number_read(struct str text, size_t limit, size_t *number) {
    *number = 0;
    for (size_t k = 0; k < text.n; k++) {
        if (text.s[k] < '0' || text.s[k] > '9' || *number > limit)
            return false;
        *number = *number * 10 + (size_t)(text.s[k] - '0');
    }
    return text.n > 0 && *number <= limit;
}

/* "C12" is column 2; SIZE_MAX when it is none. */
static size_t cell_column(struct str reference) {
    size_t column = 0, k = 0;
    for (; k < reference.n && k < 3 && is_upper(reference.s[k]); k++)
        column = column * 26 + (size_t)(reference.s[k] - 'A' + 1);
    return k ? column - 1 : SIZE_MAX;
}

static bool cell_read(struct workbook *book, const struct xml_node *cell, struct str *text) {
    struct str type = node_attribute(cell, "t");
    const struct xml_node *value = node_child(cell, "v");
    size_t index;
    *text = value ? value->text : STR("");
    if (str_is(type, "inlineStr"))
        *text = text_read(book, node_child(cell, "is"));
    if (str_is(type, "e"))
        return workbook_fail(book, MESSAGE_SHEET_ERROR_CELL, node_attribute(cell, "r"));
    if (!str_is(type, "s") || !value)
        return true;
    if (!number_read(str_trim(value->text), SIZE_MAX / 20, &index) || index >= book->shared_count)
        return workbook_fail(book, MESSAGE_SHEET_NO_SHARED_TEXT, node_attribute(cell, "r"));
    *text = book->shared[index];
    return true;
}

static bool row_read(struct workbook *book, const struct xml_node *node, struct grid_row *row) {
    size_t column = 0;
    for (const struct xml_node *n = node_child(node, "c"); n; n = node_find(n->next, "c")) {
        struct str reference = node_attribute(n, "r"), text;
        if (reference.n)
            column = cell_column(reference);
        if (!cell_read(book, n, &text))
            return false;
        if (column >= LIMIT_SHEET_COLUMNS && text.n)
            return workbook_fail(book, MESSAGE_SHEET_COLUMNS, reference);
        while (text.n && row->count <= column)
            *APPEND(book->arena, row->cells, row->count) = STR("");
        if (text.n)
            row->cells[column] = text;
        column++;
    }
    return true;
}

static bool sheet_read(struct workbook *book, struct str path, struct grid *grid) {
    const struct xml_node *root = workbook_read(book, path);
    size_t number = 0;
    if (!root)
        return false;
    const struct xml_node *n = node_child(node_child(root, "sheetData"), "row");
    for (; n; n = node_find(n->next, "row")) {
        struct grid_row row = {0};
        struct str said = node_attribute(n, "r");
        number++;
        if (said.n && !number_read(said, 1 << 20, &number))
            return workbook_fail(book, MESSAGE_SHEET_ROW_NUMBER, grid->name);
        row.number = (int)number;
        if (!row_read(book, n, &row))
            return false;
        if (!row.count)
            continue;
        if (grid->count >= LIMIT_SHEET_ROWS)
            return workbook_fail(book, MESSAGE_SHEET_ROWS, grid->name);
        *APPEND(book->arena, grid->rows, grid->count) = row;
    }
    return true;
}

/* ---- sheets ---- */

/* "r:id", whatever the prefix; "id" alone is no relationship. */
static struct str sheet_relationship(const struct xml_node *sheet) {
    for (size_t k = 0; k < sheet->attribute_count; k++)
        if (str_ends(sheet->attributes[k].name, STR(":id")))
            return sheet->attributes[k].value;
    return STR("");
}

static struct str sheet_path(struct workbook *book, const struct xml_node *relationships,
                             struct str id) {
    const struct xml_node *n = node_child(relationships, "Relationship");
    for (; n; n = node_find(n->next, "Relationship")) {
        struct str target = node_attribute(n, "Target");
        if (!str_equal(node_attribute(n, "Id"), id))
            continue;
        if (str_starts(target, STR("/")))
            return str_slice(target, 1, target.n);
        return str_format(book->arena, "xl/%.*s", STR_ARG(target));
    }
    return STR("");
}

static bool sheets_read(struct workbook *book, struct grid **grids, size_t *count) {
    const struct xml_node *relationships, *root;
    if (!(root = workbook_read(book, STR("xl/workbook.xml"))) ||
        !(relationships = workbook_read(book, STR("xl/_rels/workbook.xml.rels"))))
        return false;
    const struct xml_node *n = node_child(node_child(root, "sheets"), "sheet");
    for (; n; n = node_find(n->next, "sheet")) {
        struct grid *grid = APPEND(book->arena, *grids, *count);
        struct str path = sheet_path(book, relationships, sheet_relationship(n));
        grid->name = node_attribute(n, "name");
        if (!str_starts(path, STR("xl/worksheets/")))
            continue; /* a chart's sheet */
        if (!sheet_read(book, path, grid))
            return false;
    }
    return *count > 0 || workbook_fail(book, MESSAGE_WORKBOOK_NO_SHEET, (struct str){0});
}

bool workbook_parse(struct arena *arena, struct str file, struct str bytes,
                    struct findings *findings, struct grid **grids, size_t *count) {
    struct workbook *book = NEW(arena, struct workbook);
    *grids = NULL;
    *count = 0;
    *book = (struct workbook){.arena = arena, .findings = findings, .file = file};
    book->zip = (struct zip){.arena = arena,
                             .findings = findings,
                             .file = file,
                             .bytes = bytes,
                             .budget = LIMIT_WORKBOOK_UNPACKED};
    return zip_open(&book->zip) && workbook_read_shared(book) && sheets_read(book, grids, count);
}
