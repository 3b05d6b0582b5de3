/* A PDF under way: what the chapters of the writer hand to one another. What is behind a pointer
 * belongs to the chapter whose header declares it. */
#ifndef WRITE_PDF_WRITER_H
#define WRITE_PDF_WRITER_H

#include "base/buf.h"
#include "write/pdf/file.h"
#include "write/pdf/haru.h"
#include "write/pdf/pdf.h"

struct pdf {
    struct arena *arena; /* borrowed; dropped when the file is made */
    struct arena *lasting;
    struct pdf_written *written;
    const struct pages *pages;
    const struct pdf_options *options;
    struct haru *haru;
    struct pdf_file *file;
    struct haru_page *page_objects;  /* one per page */
    struct pdf_fonts *fonts;         /* font.h */
    struct pdf_pictures *pictures;   /* image.h */
    struct pdf_structure *structure; /* structure.h */
    struct pdf_foreign *foreign;     /* foreign.h */
};

#endif
