/* Comments of Markdown and HTML reach no reader: before cmark sees a source, marks that say nothing
 * take their place, and after it the marks go out of the tree. cmark alone would print a comment
 * that holds "--", an empty line or a bar of a table.
 *
 * A mark is a tag or a comment of form feeds, which no author types; it leaves lines and columns as
 * they were. Code keeps what it shows. */
#ifndef PARSE_MARKDOWN_HIDE_H
#define PARSE_MARKDOWN_HIDE_H

#include "parse/markdown_foreign.h"

/* The source with marks, the source itself when nothing is hidden. `foreign` is told of what an
 * author may have meant to be printed, such as <style>, and of comments without an end; NULL:
 * nobody is. */
struct str markdown_hide(struct arena *arena, const struct markdown_source *source,
                         struct foreign *foreign);
/* Takes the marks out of the tree, with the paragraphs that held nothing else. */
void markdown_unmark(struct arena *arena, struct node *root);
/* The text without its marks. */
struct str markdown_cut_marks(struct arena *arena, struct str text);
/* A value that is not Markdown without the comments of HTML in it. */
struct str comments_cut(struct arena *arena, struct str text);

#endif
