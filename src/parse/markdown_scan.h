/* Which bytes of a Markdown source are text, which are code, and which are comments and the like
 * that nobody is to read. cmark's tree says on which lines blocks begin and what is a code block;
 * inside a block code spans and comments are found here, since the tree's inlines have no exact
 * places. For parse/ only. */
#ifndef PARSE_MARKDOWN_SCAN_H
#define PARSE_MARKDOWN_SCAN_H

#include "parse/lines.h"
#include "parse/markdown_marks.h"

enum hidden_kind {
    HIDDEN_COMMENT,     /* <!-- --> */
    HIDDEN_DEFINITION,  /* [//]: # (text) */
    HIDDEN_INSTRUCTION, /* <? ?> */
    HIDDEN_CDATA,       /* <![CDATA[ ]]> */
    HIDDEN_SCRIPT,      /* with all that stands in it */
    HIDDEN_STYLE,
    HIDDEN_DECLARATION, /* <!DOCTYPE ...> */
    HIDDEN_KINDS
};

struct hidden {
    size_t from, to; /* offsets; `to` is behind the end */
    enum hidden_kind kind;
    bool unclosed; /* a comment without an end: up to the next heading */
};

enum line_flag {
    LINE_BLOCK = 1, /* a block begins here */
    LINE_CODE = 2,  /* of a code block, with its fences */
    LINE_RAW = 4,   /* of an HTML block: no code spans */
    LINE_ROW = 8,   /* of a table */
    LINE_WHOLE = 16 /* an HTML block begins that holds the end of its comment */
};

struct markdown_scan {
    struct lines lines;
    unsigned char *flags; /* of the lines, from 0 */
    struct str plain;     /* the source; blanks stand for code and for what is hidden */
    struct hidden *hidden;
    size_t hidden_count;
};

/* `root` is what markdown_parse made of the source. */
struct markdown_scan markdown_scan(struct arena *arena, const struct markdown_source *source,
                                   const struct node *root);
/* The place in the file of `length` bytes at `offset` of the source. */
struct place markdown_place(struct lines *lines, const struct markdown_source *source,
                            size_t offset, size_t length);
/* What a line begins with before its text: blanks and marks of quotations. */
size_t markdown_line_prefix(struct str line);
bool markdown_is_heading(struct str line); /* "## Title" */

#endif
