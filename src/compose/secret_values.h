/* Inside compose/ and job/: hidden sizes, shares, counts, durations and dates as values, which a
 * text tells in any notation: "0.8 TB" and "eight hundred and twelve gigabytes" for 812 GB. */
#ifndef COMPOSE_SECRET_VALUES_H
#define COMPOSE_SECRET_VALUES_H

#include "check/field_words.h"
#include "check/mention.h"
#include "model/dossier.h"

struct hidden_value {
    struct mention value;
    bool is_field;
    bool inferred_only;       /* one of several words of a text, which is replaced as a whole */
    struct field_words words; /* of a field */
    struct str what, text;    /* "database.size of contoso", "812 GB" */
    struct str by;            /* what stands for it in public */
    struct place place;
};

struct hidden_values {
    struct hidden_value *list;
    size_t count;
};

/* Adds the value of a field or, without one, of a text; nothing where it has none. `like` gives all
 * but the value. `declaration` may be NULL. */
void hidden_values_add(struct arena *arena, struct hidden_values *values,
                       const struct hidden_value *like, const struct field *field);

/* The value of a text that is nothing else; false: it is more, or none. */
bool hidden_value_of_text(struct arena *arena, struct str text, struct mention *value);

struct value_hit {
    struct range range;
    const struct hidden_value *value;
};
/* What the text tells of them, in its order. `context`: the text, or the row in which it is a
 * cell. */
struct value_hit *hidden_values_find(struct arena *arena, const struct hidden_values *values,
                                     struct str text, struct str context, size_t *count);
/* The first value that can be computed from what the text tells beside it: a change and its other
 * side; `from` is where both stand. NULL: none. */
const struct hidden_value *hidden_values_infer(struct arena *arena,
                                               const struct hidden_values *values, struct str text,
                                               struct range *from);

#endif
