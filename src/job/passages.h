/* Inside job/: a public draft as passages, each with the place where its author wrote it, and what
 * of a hit is told: the line of the draft, that of the source, the words around. */
#ifndef JOB_PASSAGES_H
#define JOB_PASSAGES_H

#include "model/document.h"
#include "model/dossier.h"
#include "write/write.h"

struct passage { /* a paragraph, the row of a table, a code block, the address of a link ... */
    struct str text;
    struct place place; /* in the source; no file: the program's own words */
    size_t ours;        /* what stands before this byte is a label of ours */
    struct node *node;  /* whose words the text is; NULL: another text of a node */
};
struct passages {
    struct passage *list;
    size_t count;
};

/* Those of what stands in files of the dossier have a place, all others none. */
void passages_add(struct arena *arena, struct passages *passages, const struct dossier *dossier,
                  const struct document *document);
/* The line in which the byte was written. */
struct place passage_place(const struct passage *passage, size_t at);
/* The first that tells the secret; NULL: none does by itself. */
const struct passage *passages_find(const struct passages *passages, const struct searched *secret);

/* Markdown of the draft, in which its passages are looked for in their order. */
struct draft_lines {
    struct arena *arena;
    struct str markdown, signs; /* `signs`: its letters and digits */
    size_t from;                /* of the signs: where the last passage was found */
};
struct draft_lines draft_lines_of(struct arena *arena, struct str markdown);
/* The line in which the bytes `part` of the passage stand; 0: none that can be told. */
int draft_line_of(struct draft_lines *lines, const struct passage *passage, struct range part);
/* The line of Markdown that tells the secret; 0: no line does by itself. */
int draft_line_telling(struct str markdown, const struct searched *secret);
/* The words of `text` around the bytes `part`, in one line, "..." where more stands. */
struct str excerpt_of(struct arena *arena, struct str text, struct range part);
/* The same around what tells the secret. */
struct str excerpt_telling(struct arena *arena, struct str text, const struct searched *secret);
/* "public/contoso.md:12"; without a line the name alone. */
struct str draft_place(struct arena *arena, struct str name, int line);

#endif
