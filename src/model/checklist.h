/* A checklist: what a programme asks, as data. Made by read/checklist.c from
 * templates/checklists/ID.xml. */
#ifndef MODEL_CHECKLIST_H
#define MODEL_CHECKLIST_H

#include "model/dossier.h"
#include "model/rule.h"

struct field_declaration {
    struct str name, title, help, example;
    enum field_type type;
    bool required, confidential;
    bool internal;      /* not for public drafts, though no secret */
    struct str *values; /* FIELD_ONE_OF; of FIELD_LIST those its elements may have, none: any */
    size_t value_count;
    struct str at_least; /* of a number: the least that can be true; empty: any */
    struct place place;
};

/* What a section tells in the short story for the public. */
#define STORY_PARTS(X)                                                                             \
    X(STORY_NONE, "", NULL)                                                                        \
    X(STORY_CUSTOMER, "customer", "who the customer is")                                           \
    X(STORY_CHALLENGE, "challenge", "what had to change, and why")                                 \
    X(STORY_SOLUTION, "solution", "what was done")                                                 \
    X(STORY_OUTCOME, "outcome", "what is better since")
enum story_part { STORY_PARTS(KEYWORD_ENUMERATOR) STORY_PART_COUNT };
extern const struct keywords story_part_keywords;

struct section_declaration {
    struct str id, title, help;
    enum story_part story;
    struct str *aliases;
    size_t alias_count;
    bool required;
    int min_words;
    struct place place;
};

#define SAMPLE_RESULTS(X)                                                                          \
    X(SAMPLE_GOOD, "good", "the rule must accept it")                                              \
    X(SAMPLE_BAD, "bad", "the rule must refuse it")
enum sample_result { SAMPLE_RESULTS(KEYWORD_ENUMERATOR) };
extern const struct keywords sample_keywords;

struct sample {
    bool good; /* expected: met or attested; bad: neither */
    struct dossier
        *dossier; /* the small dossier inside; case study "a" is the one looked at for SCOPE_EACH */
    struct place place;
};

#define DEMANDS(X)                                                                                 \
    X(DEMAND_MANDATORY, "mandatory", "its failing is an error")                                    \
    X(DEMAND_RECOMMENDED, "recommended", "a warning")                                              \
    X(DEMAND_ENCOURAGED, "encouraged", "a note")
enum demand { DEMANDS(KEYWORD_ENUMERATOR) };
extern const struct keywords demand_keywords;

/* When something is asked at all, and what may stand in its place. */
struct exception {
    struct rule *applies_if; /* NULL: always */
    struct rule *waived_if;  /* NULL: never */
    struct str substitute;   /* in words: what takes its place */
    struct str *tracks;      /* asked in these tracks only; none: in all */
    size_t track_count;
};

enum not_applicable {
    NA_DEFAULT, /* with a reason, unless facts decide */
    NA_NEVER,
    NA_ALLOWED /* with a reason, whatever the facts */
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
    long at_least;      /* SCOPE_ANY */
    bool optional;      /* its failing is no finding of level error */
    bool disputed;      /* the source contradicts itself here; see the note */
    enum demand demand; /* what its failing weighs: an error, a warning, a note */
    long points;        /* earned when it holds */
    enum not_applicable not_applicable;
    struct str *not_applicable_by; /* words one of which the role of who says so names */
    size_t not_applicable_by_count;
    struct exception exception;
    struct str note;   /* e.g. disputed in the source */
    struct rule *rule; /* NULL: attested by the answer alone */
    struct sample *samples;
    size_t sample_count;
    struct place place;
};

struct item {
    struct str key; /* "prerequisites/2.1"; a number's second occurrence: "prerequisites/2.1~2" */
    struct str number; /* printed: "2.1" */
    struct str title;
    struct str text; /* in our own words; may be empty when the conditions say it all */
    struct str evidence_asked;
    struct str category; /* id of one of the checklist's categories; empty = none */
    struct exception exception;
    struct condition *conditions; /* at least one */
    size_t condition_count;
    struct place place;
};

struct group {
    struct str number, title; /* "2.0", "AWS customer case studies" */
    struct exception exception;
    bool same_studies;   /* the case studies that count must be the same for all its items */
    long minimum_points; /* 0 = none */
    struct item *items;
    size_t item_count;
};

struct part {
    struct str id, title, intro;
    long minimum_points;
    struct group *groups;
    size_t group_count;
};

struct lookup_row {
    struct str key, title, source;
    bool known;       /* has a weight */
    long long weight; /* in thousandths */
    bool unconfirmed;
    struct place place;
};

struct lookup {
    struct str id, title;
    struct lookup_row *rows;
    size_t row_count;
};

struct choice { /* a track or a category */
    struct str id, title;
    long minimum_points; /* 0 = none */
};

/* Thresholds of thin texts; 0 = not asked. */
struct quality {
    long min_words, min_sentences, numbers; /* of an answer that words decide, and of a section */
    long alike;       /* per cent at which a text counts as the copy of another */
    struct str names; /* the field whose value a case study's text names: customer */
    struct place place;
};

struct item_move {
    struct str from, to; /* keys; `to` empty: gone */
    bool changed;        /* asks for something else than before */
    struct str note;
    struct place place;
};

struct migration { /* from an earlier edition to this one */
    struct str from;
    struct item_move *moves;
    size_t move_count;
};

#define CHANNELS(X)                                                                                \
    X(CHANNEL_NONE, "", NULL)                                                                      \
    X(CHANNEL_MAIL, "mail", NULL)                                                                  \
    X(CHANNEL_PORTAL, "portal", NULL)
enum channel { CHANNELS(KEYWORD_ENUMERATOR) };
extern const struct keywords channel_keywords;

struct checklist {
    struct str id, title, short_title, program, edition, source, path;
    struct date released, usable_until; /* year 0 = none stated */
    struct str own_sha256; /* it takes the place of an installed one; empty: it does not */
    struct str previous;   /* id of the edition before this one */
    struct str successor;  /* id of the edition after this one, when it is there */
    struct date successor_released;
    struct date accepted_until; /* until when the successor says that this one is accepted */
    enum channel channel;
    struct str delivery_to;  /* address */
    struct str *attachments; /* "self-assessment", "case-studies", "workbook" */
    size_t attachment_count;
    struct str subject; /* Mustache template over {{partner.name}} */
    struct str body;    /* mail text, Mustache over the dossier view */
    int renewal_months; /* 0 = none */
    long minimum_points;
    struct quality quality;
    struct choice *tracks, *categories;
    size_t track_count, category_count;
    struct lookup *lookups;
    size_t lookup_count;
    struct migration *migrations;
    size_t migration_count;
    struct field_declaration *fields;
    size_t field_count;
    struct section_declaration *sections;
    size_t section_count;
    struct part *parts;
    size_t part_count;
};

const struct field_declaration *checklist_find_field(const struct checklist *checklist,
                                                     struct str name);
/* Whether the text is one of the values that a field of type one-of declares. */
bool field_has_value(const struct field_declaration *field, struct str text);
/* The name of the field for the customer: the one whose value the texts are to name, or else the
 * one called so. */
struct str checklist_customer_field(const struct checklist *checklist);
/* STORY_NONE for a section that it does not know. */
enum story_part checklist_story_part(const struct checklist *checklist, struct str id);
bool checklist_has_section(const struct checklist *checklist, struct str id);
/* Until when it is accepted, the earlier of the days that it and its successor name; none: no date.
 */
struct date checklist_last_day(const struct checklist *checklist);
/* By id, title or alias, ignoring ASCII case. */
const struct section_declaration *checklist_find_section(const struct checklist *checklist,
                                                         struct str heading);
/* An item by its key, or NULL; and a condition by its key, or NULL. */
const struct item *checklist_find_item(const struct checklist *checklist, struct str key);
const struct condition *checklist_find_condition(const struct checklist *checklist, struct str key,
                                                 const struct item **item);

/* Whether facts alone can prove the condition, so that an answer to its item is enough. */
bool condition_shares_answer(const struct condition *condition);
/* Whether the build itself knows the result: nobody is asked for an answer. */
bool condition_asks_nobody(const struct condition *condition);
/* Whether the item is asked as a whole: its one condition is the item itself. */
bool item_is_condition(const struct item *item);
/* Whether it is asked in a track of the dossier; without tracks on either side it is. */
bool exception_is_in_tracks(const struct exception *exception, const struct dossier *dossier);
const struct lookup *checklist_find_lookup(const struct checklist *checklist, struct str id);
const struct lookup_row *lookup_find_row(const struct lookup *lookup, struct str key);

#endif
