/* A PDF whose pages are taken over, and its objects on their way into ours. For foreign*.c only. */
#ifndef WRITE_PDF_FOREIGN_FILE_H
#define WRITE_PDF_FOREIGN_FILE_H

#include <qpdf/qpdf-c.h>

#include "base/buf.h"
#include "write/pdf/pdf.h"

struct pdf;
struct page_view;

struct foreign_file {
    struct pdf *pdf;       /* borrowed */
    struct arena *scratch; /* of the object that is being written */
    struct str name;
    qpdf_data qpdf;
    bool opened;
    size_t decoded;        /* bytes that were unpacked */
    struct names *numbers; /* of its objects here, plus 1 */
    struct foreign_object {
        int id, generation;
        unsigned number;
    } * waiting; /* are to be written */
    size_t waiting_count;
    int depth;
    struct names *states; /* of layers that say otherwise than `hides` */
    bool hides;           /* layers are hidden unless `states` has them */
    struct foreign_layer {
        unsigned number;
        struct str key; /* foreign_key() */
    } * layers;         /* that were written */
    size_t layer_count;
};

/* foreign_read.c */
/* Names an object of the file. */
struct str foreign_key(struct foreign_file *file, qpdf_oh object);
/* The data of a stream as they stand in the file; false: they cannot be read. */
bool foreign_read_stream(struct foreign_file *file, qpdf_oh stream, struct str *data);
/* Unpacked; false: damaged, or too long. */
bool foreign_decode(struct foreign_file *file, qpdf_oh stream, struct str *data);
/* The data as they go into our file, where they are not damaged; packed anew, by FlateDecode alone,
 * where qpdf can read what is not quite as it should be. */
enum foreign_stream { FOREIGN_KEPT, FOREIGN_PACKED_ANEW, FOREIGN_DAMAGED };
enum foreign_stream foreign_take_stream(struct foreign_file *file, qpdf_oh stream,
                                        struct str *data);
struct box {
    double left, low, right, high;
};
bool foreign_read_box(qpdf_data qpdf, qpdf_oh owner, const char *key, struct box *box);

/* foreign_claims.c */
void foreign_note_limit(struct foreign_file *file, enum pdf_limit_kind kind, struct str detail);
void foreign_look_at_file(struct foreign_file *file);
/* Notes what a dictionary that is copied says against a claim. */
void foreign_look_at(struct foreign_file *file, qpdf_oh dictionary);

/* foreign_copy.c */
/* The object's value as ours, references renumbered; what it refers to waits. */
void foreign_put(struct foreign_file *file, struct buf *buf, qpdf_oh object);
/* "/Key value", when the dictionary has the key. */
void foreign_put_entry(struct foreign_file *file, struct buf *buf, qpdf_oh dictionary,
                       const char *key);
/* Of an object that is referred to; it is written when its turn comes. */
unsigned foreign_number(struct foreign_file *file, qpdf_oh object);
/* Writes all that waits, and what that refers to. */
void foreign_write_waiting(struct foreign_file *file);

/* foreign_box.c */
/* "1.5 " */
void foreign_put_real(struct buf *buf, double value);
void foreign_put_box(const struct page_view *view, struct buf *entries);
/* Puts the page upright, its lower left corner at the origin. */
void foreign_put_matrix(const struct page_view *view, struct buf *entries);

/* foreign_content.c */
/* The data of the page's form, and its filter as an entry; false: they cannot be read. */
bool foreign_put_contents(struct foreign_file *file, qpdf_oh page, struct buf *entries,
                          struct str *data);

/* foreign_annotations.c */
struct foreign_marks {
    struct buf content, forms, layers; /* drawing, and what it names: "/A0 5 0 R" */
};
/* The appearances of the page's annotations; empty: it has none that is seen. */
struct foreign_marks foreign_draw_annotations(struct foreign_file *file, qpdf_oh page);

/* foreign_layers.c */
/* Which layers are hidden when the file is opened. */
void foreign_find_hidden(struct foreign_file *file);
bool foreign_is_hidden(const struct foreign_file *file, const struct foreign_layer *layer);

#endif
