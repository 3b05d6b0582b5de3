/* The logical structure (ISO 32000-1, 14.7 and 14.8): one element for each block of the document,
 * in source order, with the marked content of the pages below it. Blocks are entered before the
 * pages are written; links, code and the like when their text comes by; what stays empty is left
 * out, but for table cells. At the end it is written as objects: elements (14.7.2), their
 * attributes (14.8.5) and the parent tree (14.7.4.4). */
#ifndef WRITE_PDF_STRUCTURE_H
#define WRITE_PDF_STRUCTURE_H

#include "layout/page/pages.h"

struct pdf;
struct pdf_element;

void pdf_start_structure(struct pdf *pdf);
unsigned pdf_write_structure(struct pdf *pdf); /* the number of the StructTreeRoot */

/* The element that the node's text, or its label, belongs to. */
struct pdf_element *pdf_element_of(struct pdf *pdf, const struct node *node, bool label);
const char *pdf_element_type(const struct pdf_element *element);
/* Whether a link has an annotation, and so is a Link. */
bool pdf_leads_somewhere(const struct pdf *pdf, struct str target, size_t page);

/* Enter content of a page, from 0; the first two give its MCID. */
int pdf_tag_content(struct pdf *pdf, struct pdf_element *element, size_t page);
int pdf_tag_picture(struct pdf *pdf, const struct picture *picture, size_t page,
                    struct pdf_element **element);
int pdf_tag_foreign(struct pdf *pdf, const struct foreign *foreign, size_t page,
                    struct pdf_element **element);
/* Gives the annotation's StructParent. */
size_t pdf_tag_annotation(struct pdf *pdf, const struct node *node, unsigned annotation,
                          size_t page);

#endif
