#include "layout/text/piece.h"

struct piece *pieces_add(struct arena *arena, struct pieces *pieces, enum piece_kind kind) {
    struct piece *piece = NEW(arena, struct piece);
    piece->kind = kind;
    pieces_append(pieces, (struct pieces){piece, piece});
    return piece;
}

void pieces_add_first(struct pieces *pieces, struct piece *piece) {
    piece->next = pieces->first;
    pieces->first = piece;
    if (pieces->last == NULL)
        pieces->last = piece;
}

void pieces_add_rectangle(struct arena *arena, struct pieces *pieces, struct rectangle rectangle) {
    if (rectangle.width > 0 && rectangle.height > 0)
        pieces_add(arena, pieces, PIECE_RECTANGLE)->rectangle = rectangle;
}

void pieces_append(struct pieces *pieces, struct pieces more) {
    if (more.first == NULL)
        return;
    if (pieces->last == NULL)
        pieces->first = more.first;
    else
        pieces->last->next = more.first;
    pieces->last = more.last;
}

void pieces_move_down(struct pieces pieces, int by) {
    for (struct piece *piece = pieces.first; piece != NULL; piece = piece->next)
        switch (piece->kind) {
        case PIECE_RUN:
            piece->run.y += by;
            break;
        case PIECE_RECTANGLE:
            piece->rectangle.y += by;
            break;
        case PIECE_PICTURE:
            piece->picture.y += by;
            break;
        case PIECE_FOREIGN:
            piece->foreign.y += by;
            break;
        case PIECE_LINK:
            piece->link.y += by;
            break;
        case PIECE_MARK:
            piece->mark.y += by;
            break;
        }
}

int run_width(const struct run *run) {
    int width = 0;
    for (size_t i = 0; i < run->glyph_count; i++)
        width += run->glyphs[i].advance;
    return width;
}
