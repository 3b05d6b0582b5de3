/* A PDF whose pages are taken over, and its objects on their way into ours. For foreign*.c only. */
#ifndef WRITE_PDF_FOREIGN_FILE_H
#define WRITE_PDF_FOREIGN_FILE_H

#include <qpdf/qpdf-c.h>

#include "base/buf.h"

struct pdf;

struct foreign_file {
    struct pdf *pdf;       /* borrowed */
    struct arena *scratch; /* of the object that is being written */
    struct str name;
    qpdf_data qpdf;
    int page_count; /* 0: it cannot be read */
    size_t decoded; /* bytes that were unpacked */
    struct names *numbers;
    struct foreign_object {
        int id, generation;
        unsigned number;
    } * waiting; /* are to be written */
    size_t waiting_count;
    int depth;
};

/* Opens it in the arena of `pdf`; `bytes` are borrowed. */
struct foreign_file *foreign_open(struct pdf *pdf, struct str name, struct str bytes);

/* foreign_copy.c */
/* The object's value as ours, references renumbered; what it refers to waits. */
void foreign_put(struct foreign_file *file, struct buf *buf, qpdf_oh object);
/* "/Key value", when the dictionary has the key. */
void foreign_put_entry(struct foreign_file *file, struct buf *buf, qpdf_oh dictionary,
                       const char *key);
/* Writes all that waits, and what that refers to. */
void foreign_write_waiting(struct foreign_file *file);
/* The data of a stream as they stand in the file; false: they cannot be read. */
bool foreign_read_stream(struct foreign_file *file, qpdf_oh stream, struct str *data);

#endif
