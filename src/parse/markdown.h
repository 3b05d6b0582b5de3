/* Markdown (CommonMark 0.29 with GitHub's tables, strikethrough, autolinks, task lists, footnotes;
 * cmark-gfm) to document nodes. A paragraph with nothing but one image becomes a NODE_FIGURE whose
 * caption is the image's title, or its alternative text. */
#ifndef PARSE_MARKDOWN_H
#define PARSE_MARKDOWN_H

#include "model/document.h"
#include "model/finding.h"

/* NODE_DOCUMENT; NULL after a finding (TOO_DEEP). `first_line` as in yaml_parse. Headings get no id
 * here. */
struct node *markdown_parse(struct arena *arena, struct str file, struct str bytes, int first_line,
                            struct findings *findings);

#endif
