/* Inside src/read: XML formats as tables.
 *
 * A format is a tree of element rows; the walk compares an xml_node tree with it and makes a
 * finding for whatever the table does not allow. The chapters then read attributes without asking
 * again: a wrong value reads as absent. The schemas in templates/schemas/ and the lists of elements
 * in the manual are printed from the same rows (tests/spec/vocabulary.c). */
#ifndef READ_TABLE_H
#define READ_TABLE_H

#include "read/reader.h"

enum value_type {
    VALUE_TEXT,     /* not empty */
    VALUE_ID,       /* letters, digits, '.', '_', '-'; begins with a letter or digit */
    VALUE_YES_NO,   /* yes, no */
    VALUE_DATE,     /* 2019-03-15 */
    VALUE_PATH,     /* relative; whether it stays inside is asked when it is opened */
    VALUE_URL,      /* http or https */
    VALUE_EMAIL,    /* something@somewhere */
    VALUE_LANGUAGE, /* BCP 47: en, de-CH */
    VALUE_INTEGER,  /* up to nine digits */
    VALUE_KEYWORD,  /* one of attribute_row.keywords */
    VALUE_KEYWORDS, /* some of them, separated by blanks */
    VALUE_DIGEST,   /* SHA-256 in hexadecimal digits */
    VALUE_LIST,     /* texts separated by '|' */
    VALUE_LENGTH,   /* decimal number with up to three decimals: points or millimetres */
    VALUE_POINTS,   /* the same; whoever reads it asks for 1000 points at most */
    VALUE_SHARE,    /* the same; whoever reads it asks for 1 at most */
    VALUE_COLOUR,   /* #rrggbb */
    VALUE_INK,      /* #rrggbb or the name of a theme colour */
    VALUE_TYPE_COUNT
};

struct attribute_row {
    const char *name; /* NULL ends the table */
    enum value_type type;
    bool required;
    const struct keywords *keywords; /* VALUE_KEYWORD(S) */
    const char *says;                /* in the manual, without a full stop; NULL: nothing more */
};
#define MUST(name, type, says)                                                                     \
    { name, VALUE_##type, true, NULL, says }
#define MAY(name, type, says)                                                                      \
    { name, VALUE_##type, false, NULL, says }
#define MUST_BE(name, keywords, says)                                                              \
    { name, VALUE_KEYWORD, true, &keywords, says }
#define MAY_BE(name, keywords, says)                                                               \
    { name, VALUE_KEYWORD, false, &keywords, says }

#define MUST_BE_SOME(name, keywords, says)                                                         \
    { name, VALUE_KEYWORDS, true, &keywords, says }

struct element_row;

struct child_row {
    const struct element_row *element; /* NULL ends the table */
    int min, max;                      /* max 0 = any number */
};

enum text_rule { TEXT_NONE, TEXT_OPTIONAL, TEXT_REQUIRED };

/* For the schema; the finding is made where the element is read. */

/* What excludes each other: names of attributes or of children, separated by '|'; "" is the text.
 * Of two attributes one is needed. */
struct exclusion {
    const char *first, *second;
};

/* An attribute that is needed where another one has a certain value. */
struct requirement {
    const char *attribute, *value, *needed;
};

struct element_row {
    const char *name;
    const struct attribute_row *attributes; /* NULL = none */
    const struct child_row *children;       /* NULL = none */
    enum text_rule text;
    int min_children, max_children; /* of all kinds together; max 0 = any number */
    const char *says;               /* in the manual; NULL: nothing more */
    struct exclusion exclusion;
    struct requirement requirement;
    const struct element_row *stand_in; /* may stand in its place in a file, and is replaced before
                                           the walk */
};

/* Walks the tree; false when the root is another element or in another namespace (then nothing else
 * was looked at). */
MUST_USE bool table_check(const struct reader *reader, const struct xml_node *root,
                          const struct element_row *row, const char *space);

/* Attributes, trimmed; an absent one reads as empty, as no, as no date, as 0. */
struct str table_text(const struct xml_node *node, const char *name);
bool table_yes(const struct xml_node *node, const char *name, bool otherwise);
struct date table_date(const struct xml_node *node, const char *name);
long table_integer(const struct xml_node *node, const char *name);
int table_length(const struct xml_node *node, const char *name); /* in thousandths */
struct str *table_list(struct arena *arena, const struct xml_node *node, const char *name,
                       size_t *count);
/* The enumerator of the value; `otherwise` where it is absent or no such word. */
int table_keyword(const struct xml_node *node, const char *name, const struct keywords *keywords,
                  int otherwise);
/* Some keywords, as bits 1 << enumerator. */
unsigned table_keywords(const struct xml_node *node, const char *name,
                        const struct keywords *keywords);
/* Where the attribute's value stands, or the element when it is absent. */
struct place table_place(const struct xml_node *node, const char *name);

/* Children by name: the first at or after `node`. */
const struct xml_node *table_find(const struct xml_node *node, const char *name);
const struct xml_node *table_child(const struct xml_node *parent, const char *name);

bool value_is_url(struct str text); /* http(s)://host..., no white space */
/* Pieces between `separator`s, trimmed, empty ones left out. */
struct str *value_split(struct arena *arena, struct str text, char separator, size_t *count);

#endif
