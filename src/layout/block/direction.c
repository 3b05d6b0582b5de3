/* Which side a block begins at: marks of lists, bars of quotes and columns of tables stand on the
 * side from which their text is read. */
#include "layout/block/block.h"
#include "layout/text/bidi.h"

/* Nodes are no deeper than the Markdown reader allows. */
static int first_strong(const struct node *first) {
    int found = 0;
    for (const struct node *node = first; node != NULL && found == 0; node = node->next) {
        if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
            found = bidi_first_strong(node->text);
        if (found == 0)
            found = first_strong(node->first);
    }
    return found;
}

enum direction direction_of_block(const struct typesetter *t, const struct node *node) {
    int strong = first_strong(node->first);
    if (strong == 0)
        return direction_of_document(t);
    return strong < 0 ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT;
}

struct frame frame_indent(struct frame frame, enum direction direction, int indent) {
    int x = direction == DIRECTION_RIGHT_TO_LEFT ? frame.x : frame.x + indent;
    return (struct frame){x, frame.width - indent};
}

struct frame frame_turn(const struct typesetter *t, struct frame whole, struct frame part) {
    if (direction_of_document(t) == DIRECTION_RIGHT_TO_LEFT)
        part.x = 2 * whole.x + whole.width - part.x - part.width;
    return part;
}
