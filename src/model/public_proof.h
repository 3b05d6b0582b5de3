/* The proof that public drafts were searched, public/proof.json: for what, in which files, what was
 * replaced, and what came of it. Made by job/proof.c, written by write/public_proof.c, read back by
 * read/public_proof.c. It may be published with the drafts: what was searched for stands in it as
 * digests made with a salt, which is in the file, and the digest of the manifest, which is not, so
 * that nobody outside can try names. */
#ifndef MODEL_PUBLIC_PROOF_H
#define MODEL_PUBLIC_PROOF_H

#include "model/date.h"

enum { PUBLIC_PROOF_VERSION = 1 }; /* of the schema */

#define PUBLIC_PROOF_NAME "public/proof.json"
#define PUBLIC_PROOF_SEAL "\"proof-sha256\": \""

struct proof_secret {
    struct str digest;
    struct str kind;  /* "customer", "name", "e-mail", "term", or the name of a field */
    size_t drafts[2]; /* how often it was replaced in the draft and in the story */
};

struct proof_file {
    struct str path; /* below public/ */
    struct str sha256;
    uint64_t bytes;
    const char *const *searched; /* what of it, to NULL; not read back */
};

struct proof_picture {
    struct str path;
    const char *from;             /* what it was made from: "PNG", "JPEG", "SVG" */
    const char *const *taken_out; /* of the source, to NULL */
    bool pixels_read;             /* by a program, and their words searched */
};

struct proof_draft { /* of one case study */
    struct str name; /* "contoso", "case-study-2" */
    struct proof_secret *secrets;
    size_t secret_count;
    struct proof_file *files;
    size_t file_count;
    struct proof_picture *pictures;
    size_t picture_count;
};

struct public_proof {
    struct str version; /* of the program */
    struct str partner;
    struct date date;
    struct str salt;
    struct proof_draft *drafts; /* read back: without secrets and pictures */
    size_t draft_count;
};

#endif
