/* XML 1.0 to a small tree with exact positions, in lines and columns and in bytes of the file. No
 * DTD, no entities beyond the five and character references, no network. */
#ifndef PARSE_XML_H
#define PARSE_XML_H

#include "model/finding.h"

struct xml_attribute {
    struct str name, value;
    struct place place;       /* of the name */
    struct place value_place; /* of the value, inside the quotes */
    struct range range;       /* from the name to the closing quote */
    struct range value_range; /* inside the quotes */
};

struct xml_node {
    struct str name;         /* local name */
    struct str space;        /* namespace URI */
    struct str text;         /* all character data directly inside, joined, as written */
    struct place place;      /* of the name in the start tag */
    struct place text_place; /* of the first character that is not white space */
    struct range range;      /* from the `<` of the start tag to the end of the end tag */
    struct range content;    /* between the tags; of "<a/>" nothing, at the end of `range` */
    struct xml_attribute *attributes;
    size_t attribute_count;
    struct xml_node *parent, *first, *last, *next;
};

/* NULL when findings of level error were made (XML_SYNTAX, XML_DTD, TOO_DEEP, ENCODING). `file`
 * goes into the places. */
struct xml_node *xml_parse(struct arena *arena, struct str file, struct str bytes,
                           struct findings *findings);
const struct xml_attribute *xml_find_attribute(const struct xml_node *node, const char *name);
/* The element of these bytes of the file; NULL: there is none. */
const struct xml_node *xml_find(const struct xml_node *root, struct range range);
/* Enters every node below `root` before its children; NULL at the end. */
const struct xml_node *xml_next(const struct xml_node *root, const struct xml_node *node);

#endif
