/* What a customer agreed to, and who approved a public draft: records of the manifest, and what
 * follows from them. Whether a customer is named in public is decided here and nowhere else. */
#ifndef MODEL_CONSENT_H
#define MODEL_CONSENT_H

#include "base/place.h"
#include "model/date.h"
#include "model/keyword.h"

struct case_study;
struct dossier;
struct evidence;

#define CONSENT_SCOPES(X)                                                                          \
    X(CONSENT_NAME, "name", "the customer's name")                                                 \
    X(CONSENT_LOGO, "logo", "its logo")                                                            \
    X(CONSENT_QUOTE, "quote", "words of its people, under their names")                            \
    X(CONSENT_FIGURES, "figures", "sizes, shares and other numbers of its business")               \
    X(CONSENT_PICTURE, "picture", "diagrams and other pictures of its systems")
enum consent_scope { CONSENT_SCOPES(KEYWORD_ENUMERATOR) CONSENT_SCOPE_COUNT };
extern const struct keywords consent_scope_keywords;

struct consent {
    struct str case_id;
    struct str by;                    /* who agreed for the customer: a name, then the role */
    unsigned scopes;                  /* bits 1 << CONSENT_... */
    struct date on, until, withdrawn; /* year 0: not stated, that is without an end; never */
    struct str evidence;              /* id of the document that shows it; empty: none is named */
    struct str wording;               /* the words that were approved; empty: none are recorded */
    size_t element;                   /* where its element begins, in bytes of the manifest */
    bool misread; /* a date of it; a finding says so, and it counts for nothing */
    struct place place, on_place, until_place, withdrawn_place;
};

struct approval { /* of a public draft, by a person who has read it */
    struct str case_id, by;
    struct date on;
    struct str sha256; /* of the draft's Markdown */
    struct place place;
};

/* The consent of the study's customer for `scope` that is in force on the submission's date: given
 * by then, not ended, not withdrawn; without a date of the submission all days are as good. A
 * withdrawal, whatever its date, takes back what was agreed until then; of several the one that
 * ends last. NULL: none. */
const struct consent *consent_find(const struct dossier *dossier, const struct case_study *study,
                                   enum consent_scope scope);
/* Whether the customer is named in public: the manifest says so, and a consent is in force. */
bool case_is_named(const struct dossier *dossier, const struct case_study *study);
/* Whether pictures of the case study stand in its public draft. */
bool case_is_pictured(const struct dossier *dossier, const struct case_study *study);
/* Whether the document shows consents and nothing else: it is for ourselves, and handed in
 * nowhere. */
bool evidence_is_private(const struct dossier *dossier, const struct evidence *evidence);
/* How many documents are not. */
size_t evidence_handed_in(const struct dossier *dossier);

#define APPROVAL_STATES(X)                                                                         \
    X(APPROVAL_NONE, "not-approved", "nobody approved it")                                         \
    X(APPROVAL_CHANGED, "changed", "it was changed since somebody approved it")                    \
    X(APPROVAL_GIVEN, "approved", "all who approved it did so as it is")
enum approval_state { APPROVAL_STATES(KEYWORD_ENUMERATOR) APPROVAL_STATE_COUNT };
extern const struct keywords approval_state_keywords;

struct public_draft { /* of a case study, as it would be published */
    struct str case_id;
    struct str file;   /* below the output folder: "public/contoso.md" */
    struct str story;  /* the short one beside it, which may not be there */
    struct str sha256; /* of both files (digest_of_both) */
    enum approval_state state;
};

/* The state of the draft whose digest it is. */
enum approval_state approval_state(const struct dossier *dossier, struct str case_id,
                                   struct str sha256);

#endif
