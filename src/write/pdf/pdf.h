/* The PDF writer: pages, as layout has made them, to the bytes of a file. All other headers of this
 * room are for its own chapters; nothing outside includes them, but for unit tests. */
#ifndef WRITE_PDF_PDF_H
#define WRITE_PDF_PDF_H

#include "layout/page/pages.h"

/* The dossier's pictures made ready for PDF, each once for all documents that show it. */
struct pdf_images;
struct pdf_images *pdf_images_pack(struct arena *arena, const struct dossier *dossier);

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

/* Same input, same bytes. STATUS_MEMORY or STATUS_LIMIT when libharu or a limit ends it. */
MUST_USE enum status write_pdf(struct arena *arena, const struct pages *pages,
                               const struct pdf_options *options, struct str *bytes);

#endif
