/* Marks in Markdown that were meant and came to nothing: CommonMark has no syntax errors, so a
 * fence without an end, a note and a reference without its definition are all valid text. */
#ifndef PARSE_MARKDOWN_MARKS_H
#define PARSE_MARKDOWN_MARKS_H

#include "model/document.h"
#include "model/finding.h"

struct markdown_source {
    struct str file, bytes;
    int first_line;           /* as in markdown_parse */
    int first_indent, indent; /* taken off the first line and off the others: columns count them */
};

/* `root` is what markdown_parse made of the source. The code block that has no end, with the
 * finding about it for the caller to add; NULL: each has one. */
const struct node *markdown_find_unclosed(struct arena *arena, const struct markdown_source *source,
                                          const struct node *root, struct finding *finding);
/* Notes and references. */
void markdown_check_marks(struct arena *arena, const struct markdown_source *source,
                          const struct node *root, struct findings *findings);

#endif
