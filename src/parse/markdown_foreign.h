/* Markup that this program does not set: HTML, maths, and what other dialects of Markdown have.
 * CommonMark prints it as text, so that nobody is told; here it is noted, and reported once for
 * each kind and file, with how often it is there. */
#ifndef PARSE_MARKDOWN_FOREIGN_H
#define PARSE_MARKDOWN_FOREIGN_H

#include "base/names.h"
#include "parse/markdown_marks.h"

struct foreign_markup {
    enum message id; /* with the name as its first argument */
    struct place place;
    struct str name;
    const char *instead; /* what to write, the third argument; NULL: none */
    int count;
};

struct foreign {
    struct arena *arena;       /* borrowed, as the next */
    struct findings *findings; /* what is noted goes there when it is reported */
    struct foreign_markup *list;
    size_t count;
    struct names *numbers; /* in the list, from 1 */
};

struct foreign foreign_init(struct arena *arena, struct findings *findings);
/* Counts the markup, which is copied when it is the first of its name in its file. */
void foreign_note(struct foreign *foreign, const struct foreign_markup *markup);
void foreign_report(struct foreign *foreign);

/* The tags of HTML in the tree: what is set becomes a node, the rest is noted. Line breaks and
 * anchors are set. */
void markdown_set_html(struct foreign *foreign, const struct markdown_source *source,
                       struct node *root);
/* An alert of GitHub, "> [!NOTE]", becomes a quotation that begins with the word in bold. */
void markdown_set_alerts(struct arena *arena, struct node *root);
bool markdown_is_alert(struct str text); /* "[!NOTE]" */
/* Notes the marks of other dialects in the source, whose tree is `root`. */
void markdown_find_dialects(struct foreign *foreign, const struct markdown_source *source,
                            const struct node *root);

#endif
