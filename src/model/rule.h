/* Rules of a checklist: the vocabulary, whose one table is model/rule_kinds.h and whose manual is
 * dossier-checklist(5), and a rule as it was read. How a rule is judged is known to check/ alone;
 * what else is to be known of a kind, the table says. */
#ifndef MODEL_RULE_H
#define MODEL_RULE_H

#include "base/place.h"
#include "model/keyword.h"

#define SCOPES(X)                                                                                  \
    X(SCOPE_PRACTICE, "practice", "once, for the partner")                                         \
    X(SCOPE_EACH, "each", "for each case study")                                                   \
    X(SCOPE_ANY, "any", "for at least one case study, or at-least so many")                        \
    X(SCOPE_ONE, "one", "for exactly one case study")                                              \
    X(SCOPE_ALL, "all",                                                                            \
      "once, over all case studies together; a rule about one case study then must hold for each")
enum scope { SCOPES(KEYWORD_ENUMERATOR) };
extern const struct keywords scope_keywords;

/* What the rule `format` knows: of a field's text. */
#define FORMATS(X)                                                                                 \
    X(FORMAT_ACCOUNT, "account", "12 digits")                                                      \
    X(FORMAT_ARN, "arn", "an Amazon resource name")                                                \
    X(FORMAT_URL, "url", "a web address")                                                          \
    X(FORMAT_EMAIL, "email", "a mail address")                                                     \
    X(FORMAT_DATE, "date", "2019-03-15")                                                           \
    X(FORMAT_DIGITS, "digits", "digits only")
enum format { FORMATS(KEYWORD_ENUMERATOR) };
extern const struct keywords format_keywords;

enum rule_kind {
#define RULE(code, element, judge, about, needs, means) RULE_##code,
#include "model/rule_kinds.h"
    RULE_KIND_COUNT
};

enum rule_attribute {
#define ATTRIBUTE_NAME(id, name) AT_##id,
#include "model/rule_kinds.h"
    RULE_ATTRIBUTE_COUNT
};
extern const char *const rule_attribute_names[RULE_ATTRIBUTE_COUNT];

enum rule_about {
    ABOUT_ANY,   /* the practice or a case study, as it is asked */
    ABOUT_STUDY, /* one case study; asked of all together it must hold for each */
    ABOUT_NAMED, /* one case study where it names a field or a section of it, else any */
    ABOUT_WHOLE, /* all case studies at once */
};

/* How a rule is made of the rules inside, or of what the case studies have. */
enum rule_made_of {
    MADE_OF_NOTHING,
    MADE_OF_ALL,
    MADE_OF_SOME, /* at least so many */
    MADE_OF_ANY,
    MADE_OF_NOT,
    MADE_OF_WHEN,     /* if the first, then the others */
    MADE_OF_SCOPE,    /* the rule inside in another scope */
    MADE_OF_COUNT,    /* of the case studies that satisfy the rule inside */
    MADE_OF_SUM,      /* over the case studies, weighted */
    MADE_OF_DISTINCT, /* no two case studies alike */
    MADE_OF_SAME,     /* all case studies alike */
};

/* What must be known for a rule to be decided. */
enum rule_needs {
    NEEDS_NOTHING = 0,
    NEEDS_STUDY = 1,  /* the text of case studies */
    NEEDS_SET = 2,    /* which case studies are handed in */
    NEEDS_WORDS = 4,  /* an answer to the very condition: what a person says decides */
    NEEDS_ANSWER = 8, /* an answer, which may show what the case study does not */
    NEEDS_DOCUMENTS = 16,
    NEEDS_PEOPLE = 32,
    NEEDS_PARTNER = 64,
    NEEDS_CONSENT = 128,  /* whether the customer may be named */
    NEEDS_ALL = 256,      /* with less than all it needs it could hold by mistake */
    NEEDS_EVIDENCE = 512, /* stated without evidence it deserves a warning */
    NEEDS_NOBODY = 1024,  /* the build itself knows: no answer is asked */
};

struct rule_row {
    const char *name, *means;
    enum rule_about about;
    unsigned needs; /* of enum rule_needs; ABOUT_NAMED: where nothing is named */
    enum rule_made_of made_of;
    int least, most; /* rules inside; most 0 with least > 0 = any number */
};
extern const struct rule_row rule_rows[RULE_KIND_COUNT];

/* How the value of an attribute is read, and what it names. */
enum rule_form {
    FORM_TEXT,
    FORM_INTEGER,
    FORM_YES_NO,
    FORM_KEYWORD,
    FORM_LIST,    /* separated by | */
    FORM_RANKS,   /* a list; where it has no |, separated by blanks */
    FORM_FIELD,   /* name of a field */
    FORM_FIELDS,  /* names of fields, separated by blanks */
    FORM_VALUES,  /* a list of values of the rule's field */
    FORM_SECTION, /* id of a section */
    FORM_LOOKUP,  /* id of a lookup table */
    FORM_PREFIX,  /* of the fields that are named by a lookup table's keys */
    FORM_ITEM,    /* key of an item or a condition */
    FORM_XPATH,
};

enum rule_presence {
    PRESENCE_OPTIONAL,
    PRESENCE_REQUIRED,
    PRESENCE_EITHER, /* one of those of the rule that say so is required */
};

struct rule_attribute_row {
    enum rule_kind kind;
    enum rule_attribute attribute;
    enum rule_form form;
    enum rule_presence presence;
    const struct keywords *keywords; /* FORM_KEYWORD */
    const char *says;
};
extern const struct rule_attribute_row rule_attribute_rows[];
extern const size_t rule_attribute_row_count;
/* NULL: the kind has no such attribute. */
const struct rule_attribute_row *rule_attribute_row(enum rule_kind kind,
                                                    enum rule_attribute attribute);

/* The value of an attribute, read in the form that the table gives it for the rule's kind. */
struct rule_value {
    enum rule_attribute attribute;
    struct str text;  /* as written, trimmed */
    long number;      /* FORM_INTEGER */
    bool yes;         /* FORM_YES_NO */
    struct str *list; /* the forms that are lists */
    size_t count;
    struct place place;
};

struct rule {
    enum rule_kind kind;
    struct rule_value *values; /* in the order they are written in */
    size_t value_count;
    struct rule *first, *next; /* children, sibling */
    struct place place;
};

/* An attribute of the rule; one that is not written, is empty, no, without elements and stands
 * where the rule stands. */
struct rule_value rule_value(const struct rule *rule, enum rule_attribute attribute);
struct str rule_text(const struct rule *rule, enum rule_attribute attribute);
long rule_number(const struct rule *rule, enum rule_attribute attribute, long otherwise);
bool rule_yes(const struct rule *rule, enum rule_attribute attribute);
struct str *rule_list(const struct rule *rule, enum rule_attribute attribute, size_t *count);

/* Whether the rule speaks about one case study: by its kind, or by what it names. */
bool rule_is_of_study(const struct rule *rule);
enum rule_made_of rule_made_of(const struct rule *rule);
/* What the rule and the rules inside need, of enum rule_needs; NULL, a person's word. */
unsigned rule_needs(const struct rule *rule);

#endif
