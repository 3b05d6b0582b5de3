/* The fact sheet of a case study, to be pasted into an application form field by field: its facts,
 * then of each part of the story that the checklist requires as much as a form takes, then the
 * figures. Plain text, in the order of the checklist, so that the sheets of all case studies can be
 * read side by side. */
#include "base/buf.h"
#include "base/limits.h"
#include "compose/composer.h"

enum { EXCERPT_BYTES = 600 }; /* what a form's text box shows without scrolling */

static void sheet_add_fact(struct composer *composer, struct node *table, struct str title,
                           struct str value) {
    struct node *row;
    if (str_empty(value))
        return;
    row = build_row(composer, table, ROLE_NONE);
    build_cell(composer, row, title);
    build_cell(composer, row, value);
}

static void sheet_add_fields(struct composer *composer, struct node *table,
                             const struct case_study *study, bool figures) {
    const struct checklist *checklist = composer->input->checklist;
    for (size_t k = 0; k < checklist->field_count; k++) {
        const struct field_declaration *declaration = &checklist->fields[k];
        const struct field *field = case_find_field(study, declaration->name);
        if (field && facts_is_figure(field->name) == figures)
            sheet_add_fact(composer, table, label_field_title(composer, field->name),
                           label_field(composer, field));
    }
}

/* ---- parts of the story ---- */

/* The text of a block in one line. */
static struct str sheet_line(struct composer *composer, const struct node *block) {
    struct str text = str_trim(node_text(composer->arena, block));
    struct buf out = buf_init(composer->arena, text.n + 1);
    for (size_t k = 0; k < text.n; k++) {
        bool blank = text.s[k] == ' ' || text.s[k] == '\n';
        if (!blank)
            buf_add_char(&out, text.s[k]);
        else if (out.count && out.bytes[out.count - 1] != ' ')
            buf_add_char(&out, ' ');
    }
    return text.n ? buf_str(&out) : text;
}

static bool sheet_ends_sentence(struct str text, size_t at) {
    char c = text.s[at];
    return (c == '.' || c == '!' || c == '?') && (at + 1 == text.n || text.s[at + 1] == ' ');
}

/* Whole sentences as far as they fit; of one that is too long, its words or at least its letters.
 */
static struct str sheet_shorten(struct composer *composer, struct str text) {
    size_t sentence = 0, word = 0, letter = 0;
    if (text.n <= EXCERPT_BYTES)
        return text;
    for (size_t k = 0; k < EXCERPT_BYTES; k++) {
        if (sheet_ends_sentence(text, k))
            sentence = k + 1;
        if (text.s[k] == ' ')
            word = k;
        if (((unsigned char)text.s[k] & 0xC0) != 0x80)
            letter = k;
    }
    if (sentence)
        return str_slice(text, 0, sentence);
    return str_format(composer->arena, "%.*s…", (int)(word ? word : letter), text.s);
}

/* A table's rows as sentences: "Outage (Before: 75 min; After: none)." */
static struct str sheet_rows(struct composer *composer, const struct node *table) {
    struct buf out = buf_init(composer->arena, LIMIT_OUTPUT_BYTES);
    const struct node *header = table->first;
    for (const struct node *row = header->next; row; row = row->next) {
        const struct node *title = header->first;
        size_t said = 0;
        buf_add_text(&out, out.count ? " " : "");
        for (const struct node *cell = row->first; cell; cell = cell->next) {
            struct str text = sheet_line(composer, cell);
            if (cell != row->first && text.n) {
                struct str name = title ? sheet_line(composer, title) : STR("");
                buf_printf(&out, "%s%.*s%s", said++ ? "; " : " (", STR_ARG(name),
                           name.n ? ": " : "");
            }
            buf_add(&out, text);
            title = title ? title->next : NULL;
        }
        buf_add_text(&out, said ? ")." : ".");
    }
    return buf_str(&out);
}

/* The section's paragraphs and lists, as far as they fit; without any, its first block with a text.
 */
static struct str sheet_excerpt(struct composer *composer, const struct section *section) {
    struct buf all = buf_init(composer->arena, LIMIT_OUTPUT_BYTES);
    struct str first = {0};
    for (const struct node *n = section->body ? section->body->first : NULL; n; n = n->next) {
        if (n->kind == NODE_PARAGRAPH || n->kind == NODE_LIST) {
            buf_add_text(&all, all.count ? " " : "");
            buf_add(&all, sheet_line(composer, n));
        } else if (str_empty(first) && n->kind != NODE_HEADING && n->kind != NODE_FIGURE) {
            first = n->kind == NODE_TABLE && n->header_rows == 1 && n->first->next
                        ? sheet_rows(composer, n)
                        : sheet_line(composer, n);
        }
        if (all.count > EXCERPT_BYTES)
            break;
    }
    return sheet_shorten(composer, all.count ? buf_str(&all) : first);
}

static void sheet_add(struct composer *composer, struct node *parent,
                      const struct case_study *study) {
    const char *const titles[] = {composer->words->field, composer->words->text};
    static const int shares[] = {300, 700};
    struct node *table;
    build_heading(composer, parent, 2, study->title);
    table = build_table(composer, parent, ROLE_NONE, shares, 2);
    build_header(composer, table, titles, 2);
    sheet_add_fields(composer, table, study, false);
    const struct checklist *checklist = composer->input->checklist;
    for (size_t k = 0; k < checklist->section_count; k++) {
        const struct section_declaration *declaration = &checklist->sections[k];
        const struct section *section = case_find_section(study, declaration->id);
        if (declaration->required && section)
            sheet_add_fact(composer, table, declaration->title, sheet_excerpt(composer, section));
    }
    sheet_add_fields(composer, table, study, true);
}

void component_fact_sheet(struct composer *composer, struct node *parent, struct str attributes) {
    const struct dossier *dossier = composer->input->dossier;
    (void)attributes;
    for (size_t k = 0; k < dossier->case_count; k++)
        sheet_add(composer, parent, &dossier->cases[k]);
}
