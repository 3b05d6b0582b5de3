/* YAML 1.1 (libyaml) to a small tree with positions: one document, no aliases, no tags, no repeated
 * keys, LIMIT_NESTING deep. */
#ifndef PARSE_YAML_H
#define PARSE_YAML_H

#include "model/finding.h"

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

struct yaml_node {
    enum yaml_kind kind;
    struct str key; /* in a mapping */
    struct place key_place;
    struct str text; /* scalar; as written, never interpreted (no "NO" = false) */
    struct place place;
    struct yaml_node *first, *last, *next;
};

/* `first_line` is the file's line on which `bytes` begin. NULL after findings (YAML_SYNTAX,
 * TOO_DEEP, REPEATED_FIELD). Empty input gives an empty mapping. */
struct yaml_node *yaml_parse(struct arena *arena, struct str file, struct str bytes, int first_line,
                             struct findings *findings);

#endif
