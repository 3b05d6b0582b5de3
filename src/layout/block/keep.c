/* What keeps with what follows it: paragraphs dressed as headings, and words that end in a colon
 * above the table, list or program they announce. */
#include "layout/block/flow.h"

static bool is_announced(const struct node *node) {
    return node != NULL && (node->kind == NODE_TABLE || node->kind == NODE_LIST ||
                            node->kind == NODE_CODE_BLOCK || node->kind == NODE_QUOTE);
}

/* The colon may stand in bold, as in "**Steps:**"; the fullwidth one is that of Chinese. */
static bool ends_in_colon(const struct node *last) {
    while (last != NULL && last->last != NULL)
        last = last->last;
    if (last == NULL)
        return false;
    struct str text = str_trim(last->text);
    return str_ends(text, STR(":")) || str_ends(text, STR("\uFF1A"));
}

bool keep_announces(const struct node *last, const struct node *next) {
    return is_announced(next) && ends_in_colon(last);
}

bool keep_leads(const struct node *paragraph) {
    return role_is_heading(paragraph->role) || paragraph->role == ROLE_EYEBROW ||
           paragraph->role == ROLE_ANSWER_NAME;
}
