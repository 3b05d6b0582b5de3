/* What an evidence file holds, as the room evidence/ found it when it opened the file. */
#ifndef MODEL_CONTENT_H
#define MODEL_CONTENT_H

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
    CONTENT_PDF
};

struct page_size {
    int width, height; /* 1/1000 pt: what is seen of the page, upright */
};

struct content {
    enum content_state state;
    enum content_form form;
    struct str text;   /* in UTF-8; empty in a PDF, whose pages evidence/ is asked for */
    size_t page_count; /* of a PDF; else 0 */
    struct page_size *page_sizes;
    struct str bytes;      /* of a PDF, as long as what is opened */
    struct opened *opened; /* for evidence/ only */
};

#endif
