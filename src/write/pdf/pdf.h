/* Shared by the chapters of the PDF writer and by nobody else.
 *
 * libharu keeps the catalogue, the pages, the outline and the numbers of all objects; what it
 * cannot say of a dictionary is kept as raw entries (object.c). Streams and the structure tree
 * are written as they are made, what libharu keeps at the end (pack.c). Every libharu trouble
 * leaves by pdf_fail() to the one place in write_pdf(). */
#ifndef WRITE_PDF_PDF_H
#define WRITE_PDF_PDF_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <libdeflate.h>
#include <setjmp.h>

#include "base/buf.h"
#include "write/write.h"

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
    struct pdf_glyph *glyphs; /* by glyph id */
    size_t capacity;          /* of `glyphs` */
    struct pdf_alias *aliases;
    size_t alias_count;
    uint32_t *codes; /* glyph id -> two-byte code in content streams */
    int *widths;     /* glyph id -> what the PDF says it is wide, 1/1000 em */
    HPDF_Dict dictionary;
};

struct pdf_image {
    const struct image *image; /* borrowed */
    HPDF_Dict object;
};

#define PDF_PRODUCER "Haru Free PDF Library " HPDF_VERSION_TEXT /* as libharu writes it */

struct pdf_tags;
struct pdf_element;
struct pdf_pack;

struct pdf {
    struct pdf_tags *tags;
    struct arena *arena;   /* borrowed; dropped when the file is made */
    struct arena *lasting; /* borrowed; takes the file */
    const struct pages *pages;
    const struct pdf_options *options;
    HPDF_Doc doc;            /* dropped with the arena at the latest */
    HPDF_Page *page_objects; /* one per page */
    struct pdf_font *fonts;
    size_t font_count;
    struct pdf_image *images;
    size_t image_count;
    char *packed;       /* the last result of pdf_deflate */
    size_t packed_room; /* bytes */
    struct pdf_pack *pack;
    HPDF_Obj_Header reserved; /* stands in libharu's table for all objects of pdf_reserve() */
    struct buf object;        /* as libharu writes it */
    struct str file;
    struct libdeflate_compressor *compressor; /* dropped with the document */
    jmp_buf failed;
    HPDF_STATUS error; /* the first of libharu's */
    bool too_large;
};

/* The glyphs from..to-1 of a run that stand for `text` together. */
struct pdf_cluster {
    size_t from, to;
    struct str text;
};

/* object.c */
void pdf_fail(struct pdf *pdf) __attribute__((noreturn));
void pdf_check(struct pdf *pdf, HPDF_STATUS status);
/* An indirect dictionary with the given raw entries, which libharu keeps to the end. */
HPDF_Dict pdf_add_object(struct pdf *pdf, struct str entries);
void pdf_set_entries(struct pdf *pdf, HPDF_Dict object, struct str entries);
/* A stream, already encoded, that is written at once; `entries` without /Length. */
HPDF_Dict pdf_add_stream(struct pdf *pdf, struct str data, struct str entries);
/* Flate (RFC 1950). The result is valid until the next call. */
enum { PDF_DEFLATE_LEVEL = 6 };
struct str pdf_deflate(struct pdf *pdf, struct str bytes);
unsigned pdf_number(HPDF_Dict object);
void pdf_put_milli(struct buf *buf, int64_t thousandths); /* "12.5": at most three decimals */
void pdf_put_integer(struct buf *buf, int64_t value);
/* An entry of a dictionary, at 00:00 UTC; nothing without a date (7.9.4). */
void pdf_put_date(struct buf *buf, const char *key, struct date date);
void pdf_put_text(struct buf *buf, struct str text);   /* text string, ISO 32000-1, 7.9.2.2 */
void pdf_put_bytes(struct buf *buf, struct str bytes); /* literal string, ISO 32000-1, 7.3.4.2 */
void pdf_put_utf16(struct buf *buf, struct str text);  /* hex digits, big-endian, no brackets */

/* font.c */
bool pdf_next_cluster(const struct run *run, size_t *at, struct pdf_cluster *cluster);
/* A soft hyphen that no line ends at: not written, so that the word is found whole. */
bool pdf_is_hidden(const struct run *run, const struct pdf_cluster *cluster);
/* What the cluster's glyph that is written in this place says of its text: a character each, and
 * the last one all the rest. Empty: there are more glyphs than characters. */
struct str pdf_share(const struct pdf_cluster *cluster, size_t place);
/* The code that shows the glyph and says the text; false: it shows the glyph only. */
bool pdf_find_code(const struct pdf_font *font, uint32_t glyph, struct str text, uint32_t *code);
/* cmap.c: codes to text (ISO 32000-1, 9.10.3) and, where there are aliases, to glyphs */
HPDF_Dict pdf_write_to_unicode(struct pdf *pdf, const struct pdf_font *font, const uint32_t *ids,
                               size_t count);
HPDF_Dict pdf_write_glyph_map(struct pdf *pdf, const struct pdf_font *font);
void pdf_collect_fonts(struct pdf *pdf);
void pdf_write_fonts(struct pdf *pdf);
const struct pdf_font *pdf_find_font(const struct pdf *pdf, const struct font *font);

/* cff.c: the code by which a CIDFontType0 selects each glyph, ISO 32000-1, 9.7.4.2: the
 * character id of the charset in a CID-keyed font, else the glyph's index. */
void pdf_cff_codes(struct str cff, uint32_t *codes, size_t count);

/* image.c, png.c */
HPDF_Dict pdf_find_image(struct pdf *pdf, const struct image *image);
struct pdf_samples {
    struct str data;    /* encoded; empty = none */
    struct str entries; /* of the image dictionary, without SMask */
};
struct pdf_packed {
    const struct image *image; /* borrowed */
    struct pdf_samples colour, mask;
};
/* In pixels, as stored: a picture that lies on its side is turned by whoever draws it. */
unsigned pdf_stored_width(const struct image *image);
unsigned pdf_stored_height(const struct image *image);
void pdf_pack_png(struct arena *arena, struct pdf_packed *packed);
void pdf_pack_samples(struct arena *arena, struct pdf_packed *packed); /* image->samples */
/* drawing.c: a PDF of one page that cairo wrote, as a form that fills the unit square. NULL: it
 * is not one. */
HPDF_Dict pdf_add_drawing(struct pdf *pdf, struct str file);

/* page.c, text.c */
enum pdf_mark { PDF_NO_MARK, PDF_ARTEFACT, PDF_HEADER, PDF_FOOTER, PDF_STAMP, PDF_CONTENT };

struct pdf_content {
    struct pdf *pdf;
    HPDF_Page page;
    struct buf buf;
    int64_t colour; /* fill, 0xRRGGBB; black at the start of a page */
    const struct pdf_font *font;
    int size, rise; /* 1/1000 pt */
    size_t number;  /* of the page, from 0 */
    bool in_text, in_array, in_string;
    enum pdf_mark mark;           /* marked content that is open */
    bool mark_in_text;            /* it was opened inside BT ... ET */
    struct pdf_element *owner;    /* of PDF_CONTENT */
    int64_t line_x, line_y;       /* origin of the line, 1/1000 pt, y upwards */
    struct pdf_cluster *clusters; /* of the run being written */
    size_t cluster_room;
    int64_t pen; /* where a reader puts the next glyph, 1/1000000 pt from the left edge */
};

void pdf_write_page(struct pdf *pdf, struct pdf_content *content, size_t number);
void pdf_put_colour(struct pdf_content *content, struct colour colour);
void pdf_put_run(struct pdf_content *content, const struct run *run);
void pdf_end_array(struct pdf_content *content);
void pdf_end_text(struct pdf_content *content);
/* Open the marked content in which an element's text, or an artefact of the kind, goes on. */
void pdf_set_owner(struct pdf_content *content, struct pdf_element *owner);
void pdf_set_artefact(struct pdf_content *content, enum pdf_mark kind);
void pdf_end_mark(struct pdf_content *content);

/* tag.c, struct_tree.c: nothing of it allows a document without a tree */
void pdf_start_tags(struct pdf *pdf);
struct pdf_element *pdf_element_of(struct pdf *pdf, const struct node *node, bool label);
const char *pdf_element_type(const struct pdf_element *element);
int pdf_tag_content(struct pdf *pdf, struct pdf_element *element, size_t page); /* gives the MCID */
int pdf_tag_picture(struct pdf *pdf, const struct picture *picture, size_t page,
                    struct pdf_element **element);
size_t pdf_tag_annotation(struct pdf *pdf, const struct node *node, HPDF_Dict annotation,
                          size_t page);
HPDF_Dict pdf_write_structure(struct pdf *pdf); /* the StructTreeRoot */

/* archive.c: XMP metadata and output intent, ISO 19005-2, 6.6.2 and 6.2.3 */
HPDF_Dict pdf_write_metadata(struct pdf *pdf);
HPDF_Dict pdf_write_intent(struct pdf *pdf);

/* attach.c: adds to the catalog's entries and to its /Names */
void pdf_write_attachments(struct pdf *pdf, struct buf *catalog, struct buf *names);

/* pack.c: the file. Numbers are those of libharu's cross-reference table. */
void pdf_open_file(struct pdf *pdf);
/* A number for an object that libharu counts and does not see: the structure tree has tens of
 * thousands, and a dictionary of libharu's takes some 300 bytes before anything is in it. */
enum { PDF_RESERVED = HPDF_OCLASS_UNKNOWN }; /* what libharu neither writes nor frees */
unsigned pdf_reserve(struct pdf *pdf);
void pdf_free_number(struct pdf *pdf, unsigned number); /* of an object that is not written */
/* Write an object at once, once; `entries` without brackets and /Length, `data` encoded. */
void pdf_put_dictionary(struct pdf *pdf, unsigned number, struct str entries);
void pdf_put_stream(struct pdf *pdf, unsigned number, struct str entries, struct str data);
struct str pdf_close_file(struct pdf *pdf); /* the whole */

/* link.c */
void pdf_put_page_labels(struct buf *buf, const struct pages *pages);
bool pdf_leads_somewhere(const struct pdf *pdf, struct str target); /* or has no annotation */
void pdf_write_links(struct pdf *pdf, size_t number);
void pdf_write_outline(struct pdf *pdf);
HPDF_Dict pdf_write_names(struct pdf *pdf); /* NULL: no anchors */

#endif
