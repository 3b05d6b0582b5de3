/* XPath 1.0 over a tree that the caller builds, with functions that the caller brings. Nothing
 * outside the tree can be reached, and the number of steps is limited. */
#ifndef PARSE_XPATH_H
#define PARSE_XPATH_H

#include "model/finding.h"

struct xpath_view; /* a document; lives as long as its arena */
struct xpath_node; /* an element of a view */

struct xpath_view *xpath_view_new(struct arena *arena, const char *root);
struct xpath_node *xpath_view_root(struct xpath_view *view);
/* A new last child. The place is what a message about the node names. */
struct xpath_node *xpath_add(struct xpath_view *view, struct xpath_node *parent, const char *name,
                             struct place place);
void xpath_set(struct xpath_view *view, struct xpath_node *node, const char *name,
               struct str value);
void xpath_write(struct xpath_view *view, struct xpath_node *node, struct str text);

enum xpath_kind { VALUE_IS_TEXT, VALUE_IS_NUMBER, VALUE_IS_TRUTH };

struct xpath_value {
    enum xpath_kind kind;
    struct str text;    /* the string value, whatever the kind */
    double number;      /* VALUE_IS_NUMBER */
    bool truth;         /* as boolean() has it, whatever the kind */
    struct place place; /* of the first node of a node set; file empty = none */
};

/* One call of a function: its arguments, as texts, and what it may use. */
struct xpath_call {
    void *context; /* of struct xpath_functions */
    struct arena *arena;
    const struct str *arguments;
};

/* A function beyond those of XPath; false is an error in the call. */
struct xpath_function {
    const char *name;
    int least, most; /* arguments */
    bool (*call)(const struct xpath_call *call, struct xpath_value *result);
    const char *signature, *means; /* for the manual */
};

struct xpath_functions {
    const struct xpath_function *rows;
    size_t count;
    void *context; /* handed to each call; borrowed */
};

struct xpath_fault {
    struct str message;
    size_t offset; /* bytes into the expression */
};

/* Evaluates with `node` as context; NULL takes the root. False: `fault` says why. */
MUST_USE bool xpath_evaluate(struct arena *arena, struct xpath_view *view,
                             const struct xpath_node *node, struct str expression,
                             const struct xpath_functions *functions, struct xpath_value *value,
                             struct xpath_fault *fault);
/* Whether the expression is well formed. */
MUST_USE bool xpath_check(struct arena *arena, struct str expression, struct str *message,
                          size_t *offset);

#endif
