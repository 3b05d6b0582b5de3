/* Roles: what a part of a document is there for. compose/ gives nodes their roles, a theme defines
 * a style for a role, and layout/ and write/ treat some roles in a way of their own. The word is
 * the one of themes and of the classes in HTML. */
#ifndef MODEL_ROLE_H
#define MODEL_ROLE_H

#include "base/str.h"

/* The levels of headings and of contents follow each other, and so do all roles of the cover. */
#define ROLES(ROLE)                                                                                \
    ROLE(BODY, "body")                                                                             \
    ROLE(HEADING_1, "heading-1")                                                                   \
    ROLE(HEADING_2, "heading-2")                                                                   \
    ROLE(HEADING_3, "heading-3")                                                                   \
    ROLE(HEADING_4, "heading-4")                                                                   \
    ROLE(HEADING_5, "heading-5")                                                                   \
    ROLE(HEADING_6, "heading-6")                                                                   \
    ROLE(CONTENTS_1, "contents-1")                                                                 \
    ROLE(CONTENTS_2, "contents-2")                                                                 \
    ROLE(CONTENTS_3, "contents-3")                                                                 \
    ROLE(CONTENTS_4, "contents-4")                                                                 \
    ROLE(CONTENTS_5, "contents-5")                                                                 \
    ROLE(CONTENTS_6, "contents-6")                                                                 \
    ROLE(CONTENTS_LIST, "contents-list") /* a list of figures or of evidence with its heading */   \
    ROLE(FIGURES, "figures")             /* such a list's entries */                               \
    ROLE(EVIDENCE, "evidence")                                                                     \
    ROLE(EXHIBIT, "exhibit") /* section: one evidence file; text = title, target = date, digest */ \
    ROLE(EXHIBIT_TITLE, "exhibit-title")                                                           \
    ROLE(EXHIBIT_ABOUT, "exhibit-about")                                                           \
    ROLE(EXHIBIT_TABLE, "exhibit-table")                                                           \
    ROLE(CITED, "cited")         /* what an answer points to */                                    \
    ROLE(LISTING, "listing")     /* code with numbered lines */                                    \
    ROLE(CHECKLIST, "checklist") /* table: conditions with their answers */                        \
    ROLE(MATRIX, "matrix")       /* table: conditions by case studies */                           \
    ROLE(GROUP, "group")         /* row: a band over all columns, of one cell */                   \
    ROLE(TABLE_CELL, "table-cell")                                                                 \
    ROLE(TABLE_HEADER, "table-header")                                                             \
    ROLE(ITEM_LABEL, "item-label")                                                                 \
    ROLE(REQUIREMENT, "requirement")                                                               \
    ROLE(ANSWER, "answer")                                                                         \
    ROLE(ANSWER_NAME, "answer-name")                                                               \
    ROLE(CODE, "code")                                                                             \
    ROLE(QUOTE, "quote")                                                                           \
    ROLE(CAPTION, "caption")                                                                       \
    ROLE(FOOTNOTE, "footnote")                                                                     \
    ROLE(EYEBROW, "eyebrow") /* the small line above a title */                                    \
    ROLE(FACTS, "facts")     /* panel of facts */                                                  \
    ROLE(FACT, "fact")                                                                             \
    ROLE(FACT_LABEL, "fact-label")                                                                 \
    ROLE(FACT_VALUE, "fact-value")                                                                 \
    ROLE(METRICS, "metrics") /* large numbers side by side */                                      \
    ROLE(METRIC, "metric")   /* one of them, or a card */                                          \
    ROLE(METRIC_VALUE, "metric-value")                                                             \
    ROLE(METRIC_LABEL, "metric-label")                                                             \
    ROLE(CARDS, "cards") /* case studies side by side */                                           \
    ROLE(QUIET, "quiet")                                                                           \
    ROLE(LINK, "link")                                                                             \
    ROLE(STATUS_MET, "status-met")                                                                 \
    ROLE(STATUS_NOT_MET, "status-not-met")                                                         \
    ROLE(STATUS_ATTESTED, "status-attested")                                                       \
    ROLE(STATUS_OPEN, "status-open")                                                               \
    ROLE(STATUS_PARTLY, "status-partly")                                                           \
    ROLE(STATUS_NOT_APPLICABLE, "status-not-applicable")                                           \
    ROLE(STATUS_WAIVED, "status-waived")                                                           \
    ROLE(COVER, "cover") /* section: the cover page */                                             \
    ROLE(COVER_EYEBROW, "cover-eyebrow")                                                           \
    ROLE(COVER_TITLE, "cover-title")                                                               \
    ROLE(COVER_SUBTITLE, "cover-subtitle")                                                         \
    ROLE(COVER_LABEL, "cover-label")                                                               \
    ROLE(COVER_CASE, "cover-case")                                                                 \
    ROLE(COVER_CARD, "cover-card")                                                                 \
    ROLE(COVER_DETAIL, "cover-detail")                                                             \
    ROLE(COVER_FACTS, "cover-facts")                                                               \
    ROLE(COVER_LOGO, "cover-logo")                                                                 \
    ROLE(COVER_FOOT, "cover-foot")                                                                 \
    ROLE(RUNNING, "running") /* head and foot of a page */                                         \
    ROLE(DRAFT, "draft")

enum role {
    ROLE_NONE, /* the kind's own */
#define ROLE(role, word) ROLE_##role,
    ROLES(ROLE)
#undef ROLE
        ROLE_COUNT
};

extern const char *const role_words[ROLE_COUNT]; /* "" for ROLE_NONE */
enum role role_find(struct str word);            /* ROLE_NONE: no role has this word */
enum role role_of_heading(int level);            /* level 1..6, others as the nearest of them */
bool role_is_heading(enum role role);
bool role_is_contents(enum role role);
bool role_is_of_cover(enum role role); /* of a part of the cover page */

#endif
