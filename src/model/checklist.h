/* A checklist: what a programme asks, as data. Made by read/checklist.c from
 * templates/checklists/ID.xml. */
#ifndef MODEL_CHECKLIST_H
#define MODEL_CHECKLIST_H

#include "model/dossier.h"

struct field_declaration {
    struct str name, title, help, example;
    enum field_type type;
    bool required, confidential;
    struct str *values; /* FIELD_ONE_OF */
    size_t value_count;
    struct place place;
};

struct section_declaration {
    struct str id, title, help;
    struct str *aliases;
    size_t alias_count;
    bool required;
    int min_words;
    struct place place;
};

enum scope {
    SCOPE_PRACTICE, /* once, for the partner */
    SCOPE_EACH,     /* for each case study */
    SCOPE_ANY,      /* for at least `at_least` case studies */
    SCOPE_ALL,      /* once, over all case studies together */
};

/* The rule vocabulary. Each is an element of the same name in the checklist; attributes in
 * brackets. */
enum rule_kind {
    RULE_ATTEST,  /* <attest [min-words]>: a person vouches: answer met=yes with a text of so many
                     words -> attested */
    RULE_TIER,    /* <tier at-least= values="a b c">: the partner's tier in an ordered list */
    RULE_FIELD,   /* <field name=>: present, valid, no placeholder */
    RULE_FIELDS,  /* <fields names= [at-least]>: all, or so many, of a list */
    RULE_SECTION, /* <section name= [min-words]>: present and long enough, no placeholder */
    RULE_ONE_OF,  /* <one-of name= values=>: a field's value is one of a list (list fields: at least
                     one element) */
    RULE_QUANTITY, /* <quantity name= at-least=|more-than=|at-most=|less-than=>: a number with unit,
                      an integer or a percentage compared */
    RULE_SUM,      /* <sum names= equals=>: percentages or integers that add up */
    RULE_COUNT,    /* <count [exactly] [at-least] [at-most]>: how many case studies satisfy the rule
                      inside (all, if none inside); scope all */
    RULE_DISTINCT, /* <distinct name=>: no two case studies with the same value, ignoring case,
                      space, punctuation; scope all */
    RULE_DATE_ORDER,  /* <date-order names="start end">: not decreasing */
    RULE_DATE_PAST,   /* <date-past name=>: on or before the submission's date */
    RULE_PUBLIC_PAGE, /* <public-page>: the practice page is a public URL on the site of the home
                         page and is not the home page */
    RULE_DIAGRAM,  /* <diagram [at-least]>: so many readable diagrams with caption and alternative
                      text */
    RULE_EVIDENCE, /* <evidence [at-least] [kinds]>: so many present evidence entries support this
                      condition */
    RULE_TOPIC, /* <topic [words=] [min-words]>: covered by an own answer with that many words, or
                   supporting evidence; any of `words` named in answer or sections */
    RULE_MENTIONS, /* <mentions words= [section]>: text of the case study names one of the words */
    RULE_COMPLETE, /* <complete>: every item and condition is answered for each case study it is
                      asked for */
    RULE_ANY_OF,   /* <any-of>: at least one inside */
    RULE_ALL_OF,   /* <all-of>: all inside */
    RULE_NOT,      /* <not>: the one inside does not hold */
    RULE_WHEN,     /* <when>: first inside is the condition; if it holds all the rest must, else not
                      applicable */
    RULE_KIND_COUNT
};

struct sample {
    bool good; /* expected: met or attested; bad: neither */
    struct dossier
        *dossier; /* the small dossier inside; case study "a" is the one looked at for SCOPE_EACH */
    struct place place;
};

struct rule {
    enum rule_kind kind;
    struct str name;   /* field or section */
    struct str *names; /* split at blanks; also `words` (split at "|") and `values` */
    size_t name_count;
    struct str *values;
    size_t value_count;
    struct str at_least, at_most, more_than, less_than, equals,
        exactly;               /* as written; empty = not set */
    long min_words;            /* 0 = no minimum */
    struct rule *first, *next; /* children, sibling */
    struct place place;
};

/* A thing asked: an item, or one of the conditions under an item. */
struct condition {
    struct str
        key; /* "requirements/1.0/s4"; for an item without conditions of its own: the item's key */
    struct str label;                              /* printed: "s4"; empty for the item itself */
    struct str text;                               /* requirement in our own words */
    struct str evidence_asked;                     /* may be empty */
    struct str why, fix, good_answer, weak_answer; /* guidance; may be empty */
    enum scope scope;
    long at_least;     /* SCOPE_ANY */
    bool optional;     /* its failing is no finding of level error */
    struct str note;   /* e.g. disputed in the source */
    struct rule *rule; /* NULL: attested by the answer alone */
    struct sample *samples;
    size_t sample_count;
    struct place place;
};

struct item {
    struct str key;    /* "prerequisites/2.1" */
    struct str number; /* printed: "2.1" */
    struct str title;
    struct str text; /* in our own words; may be empty when the conditions say it all */
    struct str evidence_asked;
    struct condition *conditions; /* at least one */
    size_t condition_count;
    struct place place;
};

struct group {
    struct str number, title; /* "2.0", "AWS customer case studies" */
    struct item *items;
    size_t item_count;
};

struct part {
    struct str id, title, intro;
    struct group *groups;
    size_t group_count;
};

struct checklist {
    struct str id, title, short_title, program, edition, source, path;
    struct date released, usable_until; /* year 0 = none stated */
    struct str delivery_channel;        /* "mail" or "portal" */
    struct str delivery_to;             /* address */
    struct str subject;                 /* Mustache template over {{partner.name}} */
    struct str body;                    /* mail text, Mustache over the dossier view */
    int renewal_months;                 /* 0 = none */
    struct field_declaration *fields;
    size_t field_count;
    struct section_declaration *sections;
    size_t section_count;
    struct part *parts;
    size_t part_count;
};

const struct field_declaration *checklist_find_field(const struct checklist *checklist,
                                                     struct str name);
/* By id, title or alias, ignoring ASCII case. */
const struct section_declaration *checklist_find_section(const struct checklist *checklist,
                                                         struct str heading);
/* An item by its key, or NULL; and a condition by its key, or NULL. */
const struct item *checklist_find_item(const struct checklist *checklist, struct str key);
const struct condition *checklist_find_condition(const struct checklist *checklist, struct str key,
                                                 const struct item **item);

extern const char *const rule_kind_names[RULE_KIND_COUNT];
extern const char *const field_type_names[FIELD_TYPE_COUNT];

#endif
