/* Mustache-style templates: {{name}}, {{{name}}}, {{#name}}..{{/name}}, {{^name}}..{{/name}}, {{!
 * comment}}, {{> component attr="x"}}. The values come from a tree of named values; {{name}} is
 * escaped for Markdown, {{{name}}} is not. A component line is replaced by a Markdown HTML comment
 * line `<!--component NAME attr="x"-->` that compose/ recognises. */
#ifndef PARSE_MUSTACHE_H
#define PARSE_MUSTACHE_H

#include "model/finding.h"

struct value {
    struct str name;
    struct str text;            /* a text value; "" is false */
    struct value *first, *next; /* members, or list elements */
    struct value *last;
    bool is_list, is_map; /* neither: text */
};

struct value *value_map(struct arena *arena);
struct value *value_add_map(struct arena *arena, struct value *map_or_list, const char *name);
struct value *value_add_list(struct arena *arena, struct value *map, const char *name);
void value_add_text(struct arena *arena, struct value *map_or_list, const char *name,
                    struct str text);

enum mustache_escape { MUSTACHE_PLAIN, MUSTACHE_MARKDOWN };
/* Unknown names, unclosed sections and bad tags are TEMPLATE findings with their place; the result
 * is then empty. */
struct str mustache_render(struct arena *arena, struct str file, struct str source,
                           const struct value *values, enum mustache_escape escape,
                           struct findings *findings);

#endif
