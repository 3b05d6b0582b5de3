/* What the pager asks of the slices to come: where the chapter ends, and what stands in it. */
#include "layout/page/page.h"

bool slice_has_heading(const struct slice *slice, int deepest) {
    for (const struct piece *piece = slice->pieces.first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_MARK && piece->mark.heading > 0 && piece->mark.level <= deepest)
            return true;
    return false;
}

bool chapter_begins(const struct slice *slice) {
    return slice->break_before || slice_has_heading(slice, 1);
}

bool chapter_has_text(const struct galley *galley, size_t from, int height) {
    bool figure = false; /* with its caption */
    for (size_t i = from; i < galley->count && height > 0; i++) {
        const struct slice *slice = &galley->slices[i];
        if (chapter_begins(slice))
            return false;
        figure = slice->floats || (figure && i > from && galley->slices[i - 1].keep_next);
        height -= figure ? 0 : slice->height + slice->space;
    }
    return height <= 0;
}

size_t chapter_end(const struct galley *galley, size_t from, int most) {
    size_t i = from;
    int height = 0;
    for (; i < galley->count && (i == from || !galley->slices[i].break_before); i++) {
        height += galley->slices[i].height + galley->slices[i].space;
        if (height > most)
            return from;
    }
    return i;
}

int chapter_share(const struct galley *galley, size_t from, size_t to, int lower) {
    int64_t pictures = 0;
    for (size_t i = from; i < to; i++)
        if (galley->slices[i].floats)
            pictures += figure_picture_height(&galley->slices[i]);
    return pictures > lower ? (int)((pictures - lower) * 100 / pictures) : 0;
}
