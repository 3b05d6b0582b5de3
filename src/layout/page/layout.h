/* Document + fonts + theme -> pages. A pure function; the same input gives the same pages. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "layout/page/pages.h"
#include "layout/text/hyphenate.h"
#include "layout/text/shape.h"
#include "model/finding.h"

struct layout_input {
    const struct document *document;
    const struct theme *theme;
    const struct font_set *fonts;
    const struct dossier *dossier; /* for images by path */
    struct hyphenator *hyphenator; /* for the document's language; NULL = none */
    struct shaper *shaper;         /* with words known from other documents; NULL = a new one */
    const struct pages *sister;    /* its document->file_name names it; NULL = none */
};

/* A character that no font has is a finding (FINDING_NO_GLYPH) with the node's place. A page count
 * above LIMIT_PAGES is STATUS_LIMIT. */
MUST_USE enum status layout_document(struct arena *arena, const struct layout_input *input,
                                     struct findings *findings, struct pages *pages);

#endif
