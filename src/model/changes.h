/* What changed from one receipt to the next, condition by condition. */
#ifndef MODEL_CHANGES_H
#define MODEL_CHANGES_H

#include "model/receipt.h"

#define DOCUMENT_CHANGES(X)                                                                        \
    X(DOCUMENT_NEW, "new", "it was not cited before")                                              \
    X(DOCUMENT_GONE, "gone", "it is not cited any more")                                           \
    X(DOCUMENT_CHANGED, "changed", "its content is another")                                       \
    X(DOCUMENT_ELSEWHERE, "elsewhere", "other places in it are cited")
enum document_change { DOCUMENT_CHANGES(KEYWORD_ENUMERATOR) };
extern const struct keywords document_change_keywords;

struct cited_change {
    struct str evidence; /* its id */
    enum document_change change;
};

struct result_change {
    const struct receipt_result *before, *after; /* NULL: there was, or is, none */
    bool worse, better;                          /* the outcome */
    bool answer;                                 /* it is another */
    struct cited_change *cited;
    size_t cited_count;
};

struct changes {
    const struct receipt *before, *after;
    struct result_change *list; /* in the order of the later receipt, then what is gone */
    size_t count;
    size_t worse, better, added, gone;
};

struct changes changes_find(struct arena *arena, const struct receipt *before,
                            const struct receipt *after);

#endif
