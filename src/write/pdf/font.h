/* The fonts of a PDF: which glyphs the pages use, what text each stands for, its code and width.
 * The content streams ask here how a cluster of glyphs is said. */
#ifndef WRITE_PDF_FONT_H
#define WRITE_PDF_FONT_H

#include "layout/page/pages.h"

struct pdf;

/* What one glyph of a font stands for in this document. */
struct pdf_glyph {
    bool used;
    bool weak; /* `text` is a no-break blank or the like: a plain character may take its place */
    struct str text; /* borrowed from a run; empty = only known through ActualText */
    size_t alias;    /* the first of its others, counted from 1; 0 = none */
};

/* A glyph of a TrueType font that also stands for something else has another code for that. */
struct pdf_alias {
    uint32_t glyph, code;
    struct str text;
    size_t next; /* of the glyph, counted from 1 */
};

struct pdf_font {
    const struct font *font;  /* borrowed */
    struct str name;          /* with the subset's tag */
    struct pdf_glyph *glyphs; /* by glyph id */
    size_t capacity;          /* of `glyphs` */
    uint32_t *ids;            /* of the used glyphs */
    size_t id_count;
    struct pdf_alias *aliases;
    size_t alias_count;
    uint32_t *codes; /* glyph id -> two-byte code in content streams */
    int *widths;     /* glyph id -> what the PDF says it is wide, 1/1000 em */
    unsigned number; /* of its dictionary */
};

/* The glyphs from..to-1 of a run that stand for `text` together. */
struct pdf_cluster {
    size_t from, to;
    struct str text;
};

void pdf_write_fonts(struct pdf *pdf); /* of all pages */
/* NULL: no page uses it. */
const struct pdf_font *pdf_find_font(const struct pdf *pdf, const struct font *font);

bool pdf_next_cluster(const struct run *run, size_t *at, struct pdf_cluster *cluster);
/* A soft hyphen that no line ends at: not written, so that the word is found whole. */
bool pdf_is_hidden(const struct run *run, const struct pdf_cluster *cluster);
/* What the cluster's glyph that is written in this place says of its text: a character each, and
 * the last one all the rest. Empty: there are more glyphs than characters. */
struct str pdf_share(const struct pdf_cluster *cluster, size_t place);
/* The code that shows the glyph and says the text; false: it shows the glyph only. */
bool pdf_find_code(const struct pdf_font *font, uint32_t glyph, struct str text, uint32_t *code);

#endif
