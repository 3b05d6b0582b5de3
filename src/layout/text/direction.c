/* Which side a block begins at: marks of lists, bars of quotes and columns of tables stand on the
 * side from which their text is read; contents, running lines and panels on that of the document.
 */
#include "layout/block/flow.h"
#include "layout/text/bidi.h"

static bool has_words(const struct node *node) {
    return node->kind == NODE_TEXT || node->kind == NODE_CODE;
}

/* Nodes are no deeper than the Markdown reader allows. */
static int first_strong(const struct node *first) {
    int found = 0;
    for (const struct node *node = first; node != NULL && found == 0; node = node->next) {
        found = has_words(node) ? bidi_first_strong(node->text) : 0;
        if (found == 0)
            found = first_strong(node->first);
    }
    return found;
}

enum direction direction_of_document(const struct flow *flow) {
    return bidi_turns_language(flow->input->document->language) ? DIRECTION_RIGHT_TO_LEFT
                                                                : DIRECTION_LEFT_TO_RIGHT;
}

enum direction direction_of_block(const struct flow *flow, const struct node *node) {
    int strong = first_strong(node->first);
    if (strong == 0)
        return direction_of_document(flow);
    return strong < 0 ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT;
}

struct frame frame_indent(struct frame frame, enum direction direction, int indent) {
    int x = direction == DIRECTION_RIGHT_TO_LEFT ? frame.x : frame.x + indent;
    return (struct frame){x, frame.width - indent};
}

struct frame frame_turn(const struct flow *flow, struct frame whole, struct frame part) {
    if (direction_of_document(flow) == DIRECTION_RIGHT_TO_LEFT)
        part.x = 2 * whole.x + whole.width - part.x - part.width;
    return part;
}

enum direction direction_of_line(struct flow *flow, const struct paragraph *p, int width) {
    bool differs = flow->around == DIRECTION_RIGHT_TO_LEFT ||
                   bidi_is_needed((struct str){p->text.bytes, p->text.count});
    if (flow->around == DIRECTION_OWN || !differs)
        return DIRECTION_OWN;
    int least = 0, full = 0;
    linebreak_measure(flow, p, &least, &full);
    return full <= width ? flow->around : DIRECTION_OWN;
}
