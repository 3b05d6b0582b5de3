#include "layout/text/typesetter.h"

#include "base/ascii.h"
#include "layout/text/bidi.h"

enum direction direction_of_document(const struct typesetter *t) {
    return bidi_turns_language(t->language) ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT;
}

/* Labels are usually the numbers themselves, so the place to look first is clear. */
struct footnote *typesetter_footnote(struct typesetter *t, struct str label) {
    struct numbering *numbering = &t->numbering;
    size_t hint = 0;
    for (size_t i = 0; i < label.n && i < 9 && is_digit(label.s[i]); i++)
        hint = hint * 10 + (size_t)(label.s[i] - '0');
    if (hint > 0 && hint <= numbering->footnote_count &&
        str_equal(numbering->footnotes[hint - 1].label, label))
        return &numbering->footnotes[hint - 1];
    for (size_t i = 0; i < numbering->footnote_count; i++)
        if (str_equal(numbering->footnotes[i].label, label))
            return &numbering->footnotes[i];
    struct footnote *note =
        APPEND(t->document_arena, numbering->footnotes, numbering->footnote_count);
    *note = (struct footnote){.label = label, .number = numbering->footnote_count};
    return note;
}
