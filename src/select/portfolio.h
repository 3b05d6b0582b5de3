/* A library set against one checklist: which case studies pass, and which sets of them satisfy what
 * is asked of all together. */
#ifndef SELECT_PORTFOLIO_H
#define SELECT_PORTFOLIO_H

#include "check/check.h"
#include "model/finding.h"
#include "select/set.h"

struct portfolio_entry {
    const struct case_study *study;
    bool named;   /* by the manifest: whether the customer may be named is known */
    bool answers; /* and its answers and documents are for this checklist */
    bool passes;
    size_t lacks;             /* conditions asked of each case study that it does not meet */
    struct findings findings; /* what keeps it out */
};

enum whole_kind {
    WHOLE_NUMBER,   /* so many case studies */
    WHOLE_SUM,      /* a weighted sum, in thousandths */
    WHOLE_DISTINCT, /* no two alike */
    WHOLE_SAME,     /* all alike */
    WHOLE_EACH,     /* none of those that fail */
};

/* Something asked of all case studies together that the search keeps. */
struct portfolio_whole {
    enum whole_kind kind;
    const struct item *item; /* NULL: not of the checklist, a set is not empty */
    const struct condition *condition;
    const struct rule *rule;
    const struct group *group; /* whose items the same case studies must satisfy; NULL: none */
    bool unsure;               /* some are counted though only answers or documents could tell */
    bool unconfirmed;          /* depends on a weight that nobody has confirmed */
    struct str counts;         /* WHOLE_SUM: prefix of the fields */
    long long step;            /* WHOLE_SUM: every sum is a multiple of it */
};

struct portfolio_left { /* a condition that the search cannot keep */
    const struct condition *condition;
    const char *why;
};

struct portfolio {
    struct arena *arena;
    const struct dossier *dossier; /* all case studies */
    const struct checklist *checklist;
    const struct findings *reading;
    bool has_manifest;
    struct portfolio_entry *entries; /* by name, in the order of bytes */
    size_t count;
    const struct condition *
        *unjudged; /* asked of each, and needs answers, documents or all others */
    size_t unjudged_count;
    size_t *candidates; /* entries that pass, in the model's order */
    struct set_model model;
    struct portfolio_whole *wholes;
    size_t whole_count;
    struct portfolio_left *left;
    size_t left_count;
    bool gave_up_recommended; /* the model is without them: no set keeps them */
};

/* The first `named` case studies of the dossier are those that its manifest names; `has_answers`:
 * the manifest is for this checklist. */
struct portfolio_source {
    const struct dossier *dossier;
    const struct checklist *checklist;
    size_t named;
    bool has_manifest, has_answers;
    const struct findings *reading; /* what reading found; errors in a case study keep it out */
};
struct portfolio *portfolio_new(struct arena *arena, const struct portfolio_source *source);
/* One case study against what is asked of each. */
void portfolio_examine(struct portfolio *portfolio, size_t index);
/* What is known of it, of enum rule_needs. */
unsigned portfolio_known(const struct portfolio *portfolio, const struct portfolio_entry *entry);
/* After all were examined: what is asked of all together, as a model. */
void portfolio_make_model(struct portfolio *portfolio);
/* The model without what is only recommended. */
struct set_model portfolio_mandatory_model(const struct portfolio *portfolio);

/* A submission of these case studies only, with their answers and documents; `chosen` counts in
 * candidates. */
struct dossier *portfolio_dossier(struct arena *arena, const struct portfolio *portfolio,
                                  const bool *chosen);

#endif
