/* The document: one tree of blocks and inlines, made by parse/markdown.c from Markdown and by
 * compose/ from templates and data, walked by layout/ and by the HTML and Markdown writers. No
 * page, no font, no colour: a node has a role, the theme defines how that looks. */
#ifndef MODEL_DOCUMENT_H
#define MODEL_DOCUMENT_H

#include "base/place.h"
#include "model/content.h"
#include "model/role.h"

enum node_kind {
    /* blocks */
    NODE_DOCUMENT,
    NODE_SECTION, /* a group with a role: cover, facts (a panel), metrics ...; blocks inside */
    NODE_HEADING, /* level 1..6, id = anchor */
    NODE_PARAGRAPH,
    NODE_LIST, /* ordered, start, tight */
    NODE_ITEM, /* task */
    NODE_QUOTE,
    NODE_CODE_BLOCK, /* text = literal, target = info string */
    NODE_RULE,
    NODE_TABLE,   /* columns; rows inside; first `header_rows` of them repeat on each page */
    NODE_ROW,     /* ROLE_GROUP = a band over all columns (one cell) */
    NODE_CELL,    /* column_span; blocks or inlines inside */
    NODE_FIGURE,  /* text = alternative text, target = image path in the submission; children =
                     caption inlines */
    NODE_FOREIGN, /* a page of a PDF: target = its file, view; text = alternative text; children =
                     inlines of the stamp below it */
    NODE_HTML_BLOCK, /* text = literal; printed as text */
    NODE_CONTENTS,   /* filled by layout from the headings up to `level` */
    NODE_PAGE_BREAK,
    NODE_FOOTNOTE, /* definition; id = label */
    /* inlines */
    NODE_TEXT, /* text */
    NODE_CODE, /* text */
    NODE_EMPHASIS,
    NODE_STRONG,
    NODE_STRIKE,
    NODE_LINK,  /* target: URL, "#anchor", or "file.pdf#anchor" for the sister document */
    NODE_IMAGE, /* inline image: text = alternative, target = path */
    NODE_SPAN,  /* inlines with a role */
    NODE_SOFT_BREAK,
    NODE_LINE_BREAK,
    NODE_HTML_INLINE,        /* text = literal; printed as text */
    NODE_FOOTNOTE_REFERENCE, /* target = label */
    NODE_PAGE_NUMBER,        /* the page on which the anchor `target` stands; filled by layout */
    NODE_KIND_COUNT
};

enum task { TASK_NONE, TASK_OPEN, TASK_DONE };
enum alignment { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct column {
    enum alignment alignment;
    int share; /* of the table's width, in 1/1000; 0 = from the content */
};

struct node {
    enum node_kind kind;
    struct node *parent, *first, *last, *next;
    struct place place; /* where it was written; file empty for what the program made */
    struct str text;    /* see the kinds */
    struct str target;
    struct str id; /* anchor name, unique in the document; empty = none */
    enum role role;
    int level;      /* heading or contents depth */
    unsigned width; /* of a picture on a screen, in 1/96 inch; 0 = by its file */
    int start;      /* first number of an ordered list; number of a figure, 0 = not yet given */
    bool ordered, tight;
    enum task task;
    struct column *columns; /* table */
    size_t column_count;
    size_t header_rows;
    size_t column_span;           /* cell; 0 or 1 = one column */
    const struct page_view *view; /* of a foreign page */
};

struct node *node_new(struct arena *arena, enum node_kind kind);
void node_append(struct node *parent, struct node *child); /* child has no parent */
struct node *node_add(struct arena *arena, struct node *parent,
                      enum node_kind kind); /* new + append */
struct node *node_add_text(struct arena *arena, struct node *parent, struct str text);
struct node *node_copy(struct arena *arena, const struct node *node); /* deep, without siblings */
bool node_is_block(enum node_kind kind);
/* Whether the row is one of those of its table that repeat on each page. */
bool node_is_header_row(const struct node *row);
const char *node_kind_name(enum node_kind kind);
/* All text in reading order: inlines joined, blocks separated by newline. */
struct str node_text(struct arena *arena, const struct node *node);
/* Enters every node before its children, in source order; no recursion. NULL at the end. */
struct node *node_next(const struct node *root, const struct node *node);

/* What the outline of a file that joins documents lists beside their headings: `level` levels below
 * the heading before the anchor `at`. */
struct bookmark {
    struct str at, title;
    struct str target; /* as of a link */
    int level;         /* from 1 */
};

struct document {
    struct node *root;
    struct str title, author, language; /* language: BCP 47 */
    struct str subject;
    struct str description;  /* of a web page, in a sentence; empty: none */
    struct str address;      /* http or https, under which it is published; empty: not known */
    struct str running_left; /* head line, left; right is the current level-1 heading */
    struct str running_foot; /* foot line, left; right is "Page x of y" */
    struct str file_name;    /* "case-studies.pdf": how sister documents refer to it */
    bool draft;              /* DRAFT on each page */
    struct bookmark *bookmarks;
    size_t bookmark_count;
    const struct rewordings *rewordings; /* of a public draft; else NULL */
};

#endif
