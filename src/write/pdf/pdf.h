/* The PDF writer: pages, as layout has made them, to the bytes of a file. All other headers of this
 * room are for its own chapters; nothing outside includes them, but for unit tests. */
#ifndef WRITE_PDF_PDF_H
#define WRITE_PDF_PDF_H

#include "layout/page/pages.h"

/* Pictures made ready for PDF, each once for all documents that show it: where pages name one of
 * `named`, its fellow in `drawn` is drawn (the same ones, or what takes their place); nothing where
 * that has no size. Both are borrowed. */
struct pdf_images;
struct pdf_images *pdf_images_pack(struct arena *arena, const struct image *named,
                                   const struct image *drawn, size_t count);

struct pdf_attachment {
    struct str name, media_type, description;
    struct str bytes;
};

struct pdf_source { /* of pages that are taken over: struct foreign says which */
    struct str file, bytes;
};

struct pdf_options {
    const struct pdf_attachment *attachments; /* with any the file claims PDF/A-3a, else 2a */
    size_t attachment_count;
    const struct pdf_images *images; /* of all that the pages show */
    const struct pdf_source *sources;
    size_t source_count;
    struct date date; /* CreationDate, at 00:00 UTC */
};

/* What keeps a file from claiming PDF/A-2a, or 3a, and PDF/UA-1: it is in the pages taken over. */
enum pdf_limit_kind {
    PDF_UNTAGGED, /* they have no structure: conformance level b, and no PDF/UA. Of the whole file;
                     the others leave no claim at all */
    PDF_NOT_ARCHIVAL, /* their file does not claim PDF/A-1, 2 or 3 itself */
    PDF_OTHER_COLOUR, /* their colours have another meaning than sRGB */
    PDF_FONT_MISSING, /* detail = name of the font that is not embedded */
    PDF_FILTER,       /* LZW */
    PDF_NOT_TAKEN     /* detail = the page, which cannot be read */
};
struct pdf_limit {
    enum pdf_limit_kind kind;
    struct str file, detail;
};

struct pdf_written {
    struct str bytes;
    const char *claims;       /* "PDF/A-3b"; "": nothing */
    struct pdf_limit *limits; /* none: all is claimed */
    size_t limit_count;
};

/* Same input, same bytes. STATUS_MEMORY or STATUS_LIMIT when libharu or a limit ends it. */
MUST_USE enum status write_pdf(struct arena *arena, const struct pages *pages,
                               const struct pdf_options *options, struct pdf_written *written);

#endif
