/* A document of a few plain styles through layout/, with real fonts. */
#ifndef LAYOUT_FIXTURE_H
#define LAYOUT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "layout/page/layout.h"

static const char *const words[] = {"replication",  "of", "the",   "orders", "database",
                                    "self-service", "in", "two",   "zones",  "with",
                                    "offices",      "AV", "1,204", "tables"};

struct fixture {
    struct arena *arena;
    struct font_set fonts;
    struct theme theme;
    struct document document;
    struct findings findings;
    struct pages pages;
};

static inline struct str read_bytes(struct arena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    rewind(file);
    char *bytes = arena_alloc(arena, (size_t)size + 1, 1);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), (size_t)size);
    assert_int_equal(fclose(file), 0);
    return (struct str){bytes, (size_t)size};
}

/* Opens the first font of fonts.list whose path ends in `name`. */
static inline struct font *open_listed(struct arena *arena, const char *name) {
    struct str list = read_bytes(arena, SOURCE_DIR "/fonts/fonts.list"), line;
    while (str_cut(&list, '\n', &line)) {
        if (!str_starts(line, STR("/")) || !str_ends(line, str_of(name)))
            continue;
        struct str path = str_copy(arena, line.s, line.n);
        struct font *font = font_open(arena, path, read_bytes(arena, path.s));
        assert_non_null(font);
        return font;
    }
    fail_msg("%s is not in fonts.list", name);
    return NULL;
}

static inline void set_styles(struct fixture *f) {
    const struct style styles[] = {
        {.role = ROLE_BODY, .size = 9200, .leading = 14000, .space_after = 6000},
        {.role = ROLE_HEADING_1, .font_role = FONT_HEADING, .size = 22000, .leading = 27000},
        {.role = ROLE_HEADING_2, .font_role = FONT_HEADING, .size = 14000, .leading = 19000},
        {.role = ROLE_TABLE_HEADER, .face = FACE_BOLD, .size = 7600, .leading = 10500},
        {.role = ROLE_CODE, .font_role = FONT_CODE, .size = 8200, .leading = 11500},
    };
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        f->theme.styles[styles[i].role] = styles[i];
}

static inline void set_up(struct fixture *f, int measure) {
    memset(f, 0, sizeof *f);
    f->arena = arena_new((size_t)512 << 20);
    struct font *body = open_listed(f->arena, "Inter-Regular.otf");
    struct font *code = open_listed(f->arena, "JetBrainsMono-Regular.ttf");
    for (int face = 0; face < FACE_COUNT; face++) {
        f->fonts.fonts[FONT_BODY][face] = f->fonts.fonts[FONT_HEADING][face] = body;
        f->fonts.fonts[FONT_CODE][face] = code;
    }
    f->fonts.fallback = NEW_ARRAY(f->arena, struct font *, 2);
    f->fonts.fallback[0] = open_listed(f->arena, "DejaVuSans.ttf");
    f->fonts.fallback[1] = open_listed(f->arena, "NotoSansDevanagari-Regular.ttf");
    f->fonts.fallback_count = 2;
    f->theme.page_width = measure + 100000;
    f->theme.page_height = 500000;
    f->theme.margin_left = f->theme.margin_right = 50000;
    f->theme.margin_top = f->theme.margin_bottom = 60000;
    theme_set_lengths(&f->theme);
    set_styles(f);
    f->document.root = node_new(f->arena, NODE_DOCUMENT);
    f->document.file_name = STR("test.pdf");
    f->findings = findings_init(f->arena);
}

static inline void tear_down(struct fixture *f) {
    arena_drop(f->arena);
}

static inline void lay_out(struct fixture *f) {
    struct layout_input input = {.document = &f->document, .theme = &f->theme, .fonts = &f->fonts};
    assert_int_equal(layout_document(f->arena, &input, &f->findings, &f->pages), STATUS_OK);
}

static inline struct str prose(struct fixture *f, size_t count, size_t seed) {
    struct buf text = buf_init(f->arena, 1 << 20);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_add_char(&text, ' ');
        buf_add_text(&text, words[(i * 7 + seed * 3 + i / 5) % (sizeof words / sizeof words[0])]);
    }
    return buf_str(&text);
}

static inline struct node *add_text_block(struct fixture *f, struct node *parent,
                                          enum node_kind kind, struct str text) {
    struct node *node = node_add(f->arena, parent, kind);
    node_add_text(f->arena, node, text);
    return node;
}

static inline struct node *add_heading(struct fixture *f, int level, struct str text) {
    struct node *node = add_text_block(f, f->document.root, NODE_HEADING, text);
    node->level = level;
    node->id = str_format(f->arena, "h-%.*s", STR_ARG(text));
    return node;
}

static inline struct node *add_table(struct fixture *f, struct node *parent, size_t rows) {
    struct node *table = node_add(f->arena, parent, NODE_TABLE);
    table->header_rows = 1;
    table->column_count = 3;
    table->columns = NEW_ARRAY(f->arena, struct column, 3);
    table->columns[2].alignment = ALIGN_RIGHT;
    for (size_t i = 0; i <= rows; i++) {
        struct node *row = node_add(f->arena, table, NODE_ROW);
        add_text_block(f, row, NODE_CELL, i == 0 ? STR("Measure") : prose(f, 4, i));
        add_text_block(f, row, NODE_CELL, i == 0 ? STR("How measured") : prose(f, 12, i));
        add_text_block(f, row, NODE_CELL, i == 0 ? STR("After") : STR("1,204 GB"));
    }
    return table;
}

/* Text of all runs that count, without white space. */
static inline struct str squeezed(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, 1 << 24);
    for (size_t i = 0; i < text.n; i++)
        if (strchr(" \n\t", text.s[i]) == NULL)
            buf_add_char(&out, text.s[i]);
    return buf_str(&out);
}

static inline struct str pages_text(const struct fixture *f) {
    struct buf out = buf_init(f->arena, 1 << 24);
    for (size_t p = 0; p < f->pages.count; p++)
        for (size_t r = 0; r < f->pages.list[p].run_count; r++)
            if (!f->pages.list[p].runs[r].artefact)
                buf_add(&out, f->pages.list[p].runs[r].text);
    return buf_str(&out);
}

/* Without blanks at the end, which nobody sees. */
static inline int run_end(const struct run *run) {
    int x = run->x;
    size_t visible = run->text.n;
    while (visible > 0 && run->text.s[visible - 1] == ' ')
        visible--;
    for (size_t i = 0; i < run->glyph_count; i++)
        x += run->glyphs[i].cluster < visible ? run->glyphs[i].advance : 0;
    return x;
}

/* Points, commas, hyphens and closing quotes may stand in the margin by 0.7 of their width, opening
 * ones by a half: src/layout/text/hang.c. */
static inline int hang_of(const struct run *run, size_t glyph, const char *marks, int tenths) {
    if (run->artefact || run->glyph_count == 0)
        return 0;
    struct str rest = str_slice(run->text, run->glyphs[glyph].cluster, run->text.n);
    bool wide = (unsigned char)rest.s[0] >= 0x80;
    bool mark = str_starts(rest, STR("\u00AD")) || (wide && (unsigned char)rest.s[0] == 0xE2) ||
                (!wide && strchr(marks, rest.s[0]) != NULL);
    return mark ? run->glyphs[glyph].advance * tenths / 10 + 1 : 0;
}

static inline int hang_at_end(const struct run *run) {
    size_t last = run->glyph_count;
    while (last > 1 && run->text.s[run->glyphs[last - 1].cluster] == ' ')
        last--;
    return last == 0 ? 0 : hang_of(run, last - 1, ".,:;-\"')]", 7);
}

static inline void assert_inside(const struct fixture *f) {
    for (size_t p = 0; p < f->pages.count; p++)
        for (size_t r = 0; r < f->pages.list[p].run_count; r++) {
            const struct run *run = &f->pages.list[p].runs[r];
            int right = f->theme.page_width - f->theme.margin_right;
            assert_true(run->x >= f->theme.margin_left - hang_of(run, 0, "\"'([", 5));
            assert_true(run_end(run) <= right + hang_at_end(run));
            assert_true(run->y <= f->theme.page_height);
            if (!run->artefact)
                assert_true(run->y <= f->theme.page_height - f->theme.margin_bottom);
        }
}

#endif
