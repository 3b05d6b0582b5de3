/* Shared by tag.c, which gathers the logical structure, and struct_tree.c, which writes it. */
#ifndef WRITE_PDF_TAG_H
#define WRITE_PDF_TAG_H

#include "write/pdf/pdf.h"

/* A node may stand for more than one element. */
enum element_part { PART_SELF, PART_LABEL, PART_BODY, PART_HEAD, PART_CAPTION };

struct kid {
    struct kid *next;
    struct pdf_element *element; /* or */
    unsigned annotation;         /* its number; 0 = none; or */
    int mcid;                    /* marked content */
    unsigned page;
};

struct pdf_element {
    const struct node *node;
    const char *type;
    struct pdf_element *parent;
    struct kid *first, *last;
    const struct picture *picture; /* the first; NULL = none */
    enum element_part part;
    unsigned number; /* of its object */
    bool placed;     /* has content, or an element below has, or it is a cell */
};

struct pdf_tags {
    struct pdf *pdf;
    struct pdf_element *root;
    struct pdf_element **slots;    /* by node and part; open addressing; never walked */
    size_t slot_count;             /* a power of two */
    struct pdf_element **elements; /* parents before children */
    size_t element_count;
    struct pdf_element ***owners; /* by page and MCID */
    size_t *owner_counts;
    struct pdf_element **annotation_owners;
    size_t annotation_count;
};

#endif
