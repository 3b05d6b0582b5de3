/* What keeps with what follows it: paragraphs dressed as headings, and words that end in a colon
 * above the table, list or program they announce. */
#include "layout/block/block.h"

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
    bool announced = next != NULL && (next->kind == NODE_TABLE || next->kind == NODE_LIST ||
                                      next->kind == NODE_CODE_BLOCK || next->kind == NODE_QUOTE);
    return announced && ends_in_colon(last);
}

bool keep_leads(const struct node *paragraph) {
    enum role role = paragraph->role;
    return role_is_heading(role) || role == ROLE_EYEBROW || role == ROLE_ANSWER_NAME;
}
