/* A submission item by item, as reviewers' tools take it: for each item, and for each case study
 * that it is asked for, an answer and the documents that it points to. Made by job/, read by
 * write/bundle.c. */
#ifndef MODEL_BUNDLE_H
#define MODEL_BUNDLE_H

#include "model/dossier.h"

struct bundle_pointer {
    const struct evidence *evidence;
    struct str at;       /* the place, as the manifest names it; empty: the whole document */
    struct str document; /* "supporting_docs/plan.pdf"; empty: an address, or left out */
    struct str file;     /* below the folder of the entry; empty: left out there */
    size_t page;         /* of the file, from 1; 0: it is not set in pages of ours */
};

struct bundle_entry {
    struct str control;             /* "requirements-1.0-m1" */
    struct str item;                /* "requirements/1.0/m1" */
    const struct case_study *study; /* NULL: asked of the practice */
    struct str folder;              /* below bundle/: "requirements-1.0-m1/contoso" */
    struct str response;
    struct bundle_pointer *pointers;
    size_t pointer_count;
    size_t files, pages, bytes; /* of what is in its folder */
};

#endif
