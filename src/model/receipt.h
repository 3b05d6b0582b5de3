/* The receipt of a build: what it was made from, what came out, and what each condition came to,
 * with digests. Made by job/, written by write/receipt.c, read back by read/receipt.c. All digests
 * are SHA-256, 64 lower-case hex digits. */
#ifndef MODEL_RECEIPT_H
#define MODEL_RECEIPT_H

#include "model/result.h"

#define RECEIPT_ROOTS(X)                                                                           \
    X(ROOT_SUBMISSION, "submission", "the submission's folder")                                    \
    X(ROOT_SHARE, "share", "the folder of the installation's templates and fonts")                 \
    X(ROOT_EARLIER, "earlier", "wherever the receipt of an earlier build was")
enum receipt_root { RECEIPT_ROOTS(KEYWORD_ENUMERATOR) ROOT_COUNT };
extern const struct keywords receipt_root_keywords;

struct receipt_file {
    enum receipt_root root; /* of an input: what its path is relative to */
    struct str path;        /* of an output: below the output folder, or its name in the mail */
    struct str sha256;
    uint64_t bytes;
    size_t pages; /* 0: it has none */
};

struct receipt_evidence {
    struct str id, title;
    struct str file, sha256; /* empty: it is an address */
    struct str url;
};

struct receipt_pointer { /* to a place in a document */
    struct str evidence; /* its id */
    struct str at;       /* empty: the whole */
};

struct receipt_result {
    struct str item, condition;
    struct str case_id; /* empty: of the practice, or of all together */
    enum outcome outcome;
    enum basis basis;
    struct str answer; /* digest of its met, reason, by and text; empty: none */
    struct receipt_pointer *pointers;
    size_t pointer_count;
};

enum { RECEIPT_VERSION = 1 }; /* of the schema */

struct receipt {
    struct str version; /* of the program */
    struct str submission, partner, language;
    struct date date;
    struct str checklist, edition, checklist_sha256; /* of its file, without what it includes */
    bool draft;
    struct receipt_file *inputs, *outputs;
    size_t input_count, output_count;
    struct receipt_evidence *evidence;
    size_t evidence_count;
    struct receipt_result *results;
    size_t result_count;
};

#endif
