/* The dossier: everything a submission says, as one tree of structs with origins. Made by read/,
 * never changed afterwards. */
#ifndef MODEL_DOSSIER_H
#define MODEL_DOSSIER_H

#include "model/consent.h"
#include "model/content.h"
#include "model/date.h"
#include "model/document.h"
#include "model/image.h"
#include "model/keyword.h"
#include "model/quantity.h"
#include "model/theme.h"

#define FIELD_TYPES(X)                                                                             \
    X(FIELD_TEXT, "text", "one line or more")                                                      \
    X(FIELD_DATE, "date", "2018-03-05")                                                            \
    X(FIELD_QUANTITY, "quantity",                                                                  \
      "a number with unit: B, kB, MB, GB, TB, PB (powers of 1000) or KiB, MiB, GiB, TiB, PiB "     \
      "(powers of 1024)")                                                                          \
    X(FIELD_INTEGER, "integer", "a whole number; thousands commas are allowed")                    \
    X(FIELD_PERCENTAGE, "percentage", "0 to 100, with or without %")                               \
    X(FIELD_URL, "url", "http or https")                                                           \
    X(FIELD_ACCOUNT, "account", "an AWS account id, 12 digits, blanks and dashes allowed")         \
    X(FIELD_ONE_OF, "one-of", "one of the declared values")                                        \
    X(FIELD_LIST, "list", "a YAML sequence of texts")
enum field_type { FIELD_TYPES(KEYWORD_ENUMERATOR) FIELD_TYPE_COUNT };
extern const struct keywords field_type_keywords;

/* One fact of a case study, from its front matter. */
struct field {
    struct str name; /* "database.size" */
    enum field_type type;
    bool valid;       /* false: a finding has been made, treat as absent */
    struct str text;  /* as written, trimmed; a list joined with ", ", an account its 12 digits */
    struct str *list; /* FIELD_LIST */
    size_t list_count;
    struct date date;
    struct quantity quantity;
    uint64_t integer;
    int percentage; /* 1/1000 of a per cent */
    struct place place;
};

struct section {
    struct str id;      /* the checklist's id; empty for a heading the checklist does not know */
    struct str title;   /* as the author wrote it */
    struct node *body;  /* NODE_DOCUMENT of the blocks below the heading */
    struct place place; /* of the heading */
};

struct diagram {
    struct str file, caption, alternative;
    struct image *image; /* NULL: a finding has been made */
    struct place place;
};

struct case_study {
    struct str id;
    struct str file;  /* relative to the submission */
    struct str path;  /* openable */
    struct str title; /* front matter `title`, else the level-1 heading, else the id */
    struct place title_place;
    struct field *fields;
    size_t field_count;
    struct section *sections;
    size_t section_count;
    struct section story; /* for the public only: told nowhere else; without a body there is none */
    struct diagram *diagrams;
    size_t diagram_count;
    bool customer_named;     /* as the manifest says; case_is_named says whether it counts */
    struct str public_name;  /* approved wording otherwise: "a European retailer" */
    struct str public_short; /* of later mentions: "the retailer"; empty: derived */
    bool unread; /* its file could not be understood, or its id is another's: a finding has been
                    made, nothing more is asked of it */
    struct place place; /* of the <case-study> element */
    struct place named_place;
};

struct certificate { /* of a person */
    struct str name, level, number;
    struct date expires; /* year 0 = never */
    struct place place;
};

struct person {
    struct str id, name, role, email;
    bool contact;          /* the contact of the submission */
    struct str *speaks_to; /* item keys */
    size_t speaks_to_count;
    struct certificate *certificates;
    size_t certificate_count;
    struct place place;
};

struct support {
    struct str item;    /* "requirements/1.0" or "requirements/1.0/s4" */
    struct str case_id; /* empty = the practice or all */
    struct str pages;   /* "22" or "3-5" or a place in words; empty = the whole file */
    struct place place;
    struct range range; /* of the element in the manifest */
};

struct evidence {
    struct str id, title, kind;
    struct str file; /* relative; empty when url is set */
    struct str url;
    struct date date; /* none: year 0 */
    uint64_t bytes;
    struct str media_type; /* by content: "application/pdf", "image/png", "text/plain" ... */
    struct str sha256;     /* 64 lower-case hex digits */
    bool confidential;     /* not to be named in public drafts; default true */
    bool present;          /* file was read */
    const struct content *content; /* what evidence/ found in it; NULL: not opened yet */
    long page_count;               /* as the manifest states it; 0 = not stated */
    struct str *states;            /* what a person vouches that the document says */
    size_t state_count;
    struct str stated_by; /* id of that person */
    struct support *supports;
    size_t support_count;
    struct place place;
};

/* In a workbook and in CSV the third word stands. */
#define METS(X)                                                                                    \
    X(MET_OPEN, "", "")                                                                            \
    X(MET_YES, "yes", "Yes")                                                                       \
    X(MET_NO, "no", "No")                                                                          \
    X(MET_PARTLY, "partly", "Partly")                                                              \
    X(MET_NOT_APPLICABLE, "not-applicable", "N/A")
enum met { METS(KEYWORD_ENUMERATOR) };
extern const struct keywords met_keywords;

struct answer {
    struct str item;    /* key, as support */
    struct str case_id; /* empty = the practice or every case study */
    enum met met;
    struct str reason; /* for not-applicable, no and partly */
    struct str person; /* who vouches, id of a person; empty = nobody */
    struct node *body; /* Markdown, NODE_DOCUMENT; NULL = no text */
    struct str text;   /* the same as written, without the indentation of the manifest */
    struct place place;
    struct place met_place; /* of the met attribute */
    struct range range;     /* of the element in the manifest */
    bool unread;            /* its file could not be read; a finding says so */
};

struct confidential {
    struct str term;  /* text that must not appear in public */
    struct str field; /* or: a field whose value must not, in every case study */
    struct str
        replacement;    /* what stands there instead; empty = left out or the field's own wording */
    struct str case_id; /* empty = all */
    struct place place;
};

/* What a text is of which that cannot be told: no secret, or another name of a customer. */
struct reading {
    struct str text;
    struct str case_id; /* where it is allowed, empty = in all; of whose customer it is a name */
    bool is_name;
    struct place place;
};

#define REMARK_STATES(X)                                                                           \
    X(REMARK_OPEN, "open", "nothing was done yet")                                                 \
    X(REMARK_CHANGED, "changed", "the submission was changed")                                     \
    X(REMARK_ANSWERED, "answered", "it stays as it was, and the reply says why")
enum remark_state { REMARK_STATES(KEYWORD_ENUMERATOR) };
extern const struct keywords remark_state_keywords;

struct remark { /* a reviewer's */
    struct str item, by;
    struct date date;
    struct str text;
    enum remark_state state; /* where none is written: answered with a reply, open without one */
    struct str reply;        /* empty: none */
    struct place place;
};

struct weight { /* a weight the submission sets, in place of the checklist's */
    struct str table, key, source;
    long long thousandths;
    struct place place;
};

struct earlier_use { /* a value that an earlier submission used */
    struct str field, value, submission;
    struct date date;
    struct place place;
};

struct dossier {
    struct str folder;   /* as the user named it, without a trailing slash */
    struct str name;     /* last component: names the output folder */
    struct str manifest; /* openable path */
    struct str partner_name, partner_tier, home_page, practice_page;
    struct place partner_place, tier_place, practice_place;
    struct person *people;
    size_t person_count;
    struct str checklist_id, checklist_edition;
    struct place checklist_place;
    struct date date;    /* of the submission */
    struct str language; /* default "en" */
    struct design design;
    struct case_study *cases;
    size_t case_count;
    struct evidence *evidence;
    size_t evidence_count;
    struct answer *answers;
    size_t answer_count;
    struct confidential *confidential;
    size_t confidential_count;
    struct reading *readings;
    size_t reading_count;
    struct consent *consents;
    size_t consent_count;
    struct approval *approvals;
    size_t approval_count;
    struct remark *remarks;
    size_t remark_count;
    struct str *tracks; /* the checklist's tracks this submission is for */
    size_t track_count;
    struct weight *weights;
    size_t weight_count;
    struct earlier_use *earlier;
    size_t earlier_count;
    struct image *images; /* every image named by diagrams and Markdown, once */
    size_t image_count;
};

const struct field *case_find_field(const struct case_study *study,
                                    struct str name); /* NULL: absent or invalid */
struct str case_field_text(const struct case_study *study, struct str name); /* empty when absent */
const struct section *case_find_section(const struct case_study *study, struct str id);
const struct case_study *dossier_find_case(const struct dossier *dossier, struct str id);
/* The declaration that keeps a field of the case study from the public; NULL: there is none. */
const struct confidential *dossier_find_confidential(const struct dossier *dossier,
                                                     const struct case_study *study,
                                                     struct str field);
/* Whether the manifest allows the bytes `part` of `text` in the public drafts of the case study:
 * they are, or stand in, a text that is allowed, in any case (ASCII). */
bool dossier_allows(const struct dossier *dossier, const struct case_study *study, struct str text,
                    struct range part);
/* Whether it says of them in the same way that they are a customer's name. */
bool dossier_names(const struct dossier *dossier, struct str text, struct range part);
const struct person *dossier_find_person(const struct dossier *dossier, struct str id);
const struct person *dossier_find_contact(const struct dossier *dossier); /* NULL: none */
const struct image *dossier_find_image(const struct dossier *dossier, struct str path);
/* A path below the submission's folder without it; another one as it is. */
struct str dossier_relative_path(const struct dossier *dossier, struct str path);
/* The answer for this key and case study; falls back to one for all case studies, then to the item
 * above ("requirements/1.0" for "requirements/1.0/s4"). NULL: none. */
const struct answer *dossier_find_answer(const struct dossier *dossier, struct str key,
                                         struct str case_id);
/* Whether what is said to be supported is the key, or the item above it, for the case study;
 * without case on either side for all. */
bool support_fits(const struct support *support, struct str key, struct str case_id);
/* Whether evidence `e` supports the key for the case study (a support without case counts for all;
 * one of the item above counts). */
bool evidence_supports(const struct evidence *e, struct str key, struct str case_id);

#endif
