/* What an evidence file holds, as the room evidence/ found it when it opened the file. */
#ifndef MODEL_CONTENT_H
#define MODEL_CONTENT_H

#include <stdint.h>

#include "base/str.h"

enum content_state {
    CONTENT_UNOPENED,  /* an address, or a file that is not there; nothing is known of it */
    CONTENT_READ,      /* its words can be asked for */
    CONTENT_FOREIGN,   /* no text format: a picture, an office file, an archive */
    CONTENT_DAMAGED,   /* a finding says so, as of the next two */
    CONTENT_ENCRYPTED, /* only with a password */
    CONTENT_WORDLESS   /* a text format, and not a word in it */
};

enum content_form {
    CONTENT_OTHER,
    CONTENT_PICTURE,
    CONTENT_PLAIN, /* also SQL, logs, YAML: lines */
    CONTENT_MARKDOWN,
    CONTENT_TABLE, /* CSV */
    CONTENT_JSON,
    CONTENT_XML,
    CONTENT_PDF,
    CONTENT_OFFICE /* a document of an office program that was not converted to PDF */
};

struct page_view {          /* what is seen of a page of a PDF */
    int width, height;      /* upright, 1/1000 pt */
    int turned;             /* clockwise, in degrees: 0, 90, 180, 270 */
    int64_t box[4];         /* as it lies, in 1/1000000 of the page's units: left, low, right,
                               high */
    int object, generation; /* of the page in its file */
};

struct content {
    enum content_state state;
    enum content_form form;
    struct str text;   /* in UTF-8; empty in a PDF, whose pages evidence/ is asked for */
    size_t page_count; /* of a PDF; else 0 */
    struct page_view *pages;
    struct str bytes;                       /* of a PDF, as long as what is opened */
    struct str converted_sha256, converter; /* of the PDF that an office document was converted to,
                                               and "LibreOffice 7.4"; else empty */
    struct opened *opened;                  /* for evidence/ only */
};

#endif
