/* Evidence files, opened: what stands in them, and at the places that <supports> points to. */
#ifndef EVIDENCE_EVIDENCE_H
#define EVIDENCE_EVIDENCE_H

#include "model/dossier.h"
#include "model/finding.h"

/* Opens each evidence file once, fills `content`, and adds findings: a content that the name does
 * not promise, a damaged or encrypted file, one without words, a second copy, a place that is
 * pointed to and not there. What is opened lives as long as the arena. */
void evidence_open(struct arena *arena, struct dossier *dossier, struct findings *findings);

/* A place in a file, as numbers from 1; of rows the one of headings is 0. */
enum location_kind {
    LOCATION_WHOLE, /* nothing narrower can be told */
    LOCATION_PAGES,
    LOCATION_LINES, /* of `content->text` */
    LOCATION_ROWS,
    LOCATION_COLUMN
};
struct location {
    enum location_kind kind;
    size_t from, to;
};
/* Where the places stand that `support` points to: at least one, in the order of the file; those
 * that touch are one. */
struct location *evidence_locate(struct arena *arena, const struct evidence *evidence,
                                 const struct support *support, size_t *count);

/* The whole text; empty when the file has none that can be read. */
struct str evidence_text(struct arena *arena, const struct evidence *evidence);
/* Its first page; of a text its first bytes. */
struct str evidence_beginning(const struct evidence *evidence);
/* The text of the places that `support` points to; the whole text where it names none. */
struct str evidence_cited_text(struct arena *arena, const struct evidence *evidence,
                               const struct support *support);

#endif
