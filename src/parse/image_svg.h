/* SVG: what a drawing says, and the drawing itself as a page of vectors. */
#ifndef PARSE_IMAGE_SVG_H
#define PARSE_IMAGE_SVG_H

#include "model/finding.h"
#include "model/image.h"
#include "parse/xml.h"

bool image_svg_is(struct str bytes);

/* From now on texts are set in the fonts of this folder only (empty: those of the machine), so that
 * each machine draws the same; they are noted in `inputs`, or NULL. Once before the first drawing:
 * looking at the fonts takes 0.1 s. */
void image_svg_use_fonts(struct arena *arena, struct str folder, struct inputs *inputs);

/* Fills type, width, height, text and drawing of `image` from image->bytes. Nothing outside the
 * file is loaded. Findings: at their place in `file` when the XML or the drawing is wrong
 * (XML_SYNTAX, XML_DTD, ENCODING, TOO_DEEP, IMAGE_BROKEN, IMAGE_TOO_LARGE; these give false),
 * LABELS_LOST, IMAGE_REFERENCE, IMAGE_FONT. */
MUST_USE bool image_svg_read(struct arena *arena, struct str file, struct image *image,
                             struct findings *findings);

/* Only what can be seen without drawing it; makes nothing but findings. */
MUST_USE bool image_svg_look(struct arena *arena, struct str file, struct image *image,
                             struct findings *findings);

/* image_svg_check.c: what can be seen without drawing. False after findings. */
MUST_USE bool image_svg_check(struct arena *arena, const struct xml_node *root,
                              const struct image *image, struct findings *findings);
/* The text of a well-formed drawing, for a search: without its tags, titles and metadata, once with
 * each piece of text on a line, once with the pieces joined. */
struct str image_svg_text(struct arena *arena, struct str bytes);

/* A list of families as an element or style sheet names it, with its place. */
struct svg_family {
    struct str list;
    struct place place;
};
struct svg_family *image_svg_families(struct arena *arena, const struct xml_node *root,
                                      size_t *count);

#endif
