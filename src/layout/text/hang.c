/* Optical margins: periods, hyphens and quotation marks at the edge of a justified paragraph stand
 * partly in the margin. They are so light that the edge would otherwise look dented (R. Bringhurst,
 * "The Elements of Typographic Style", 2.1.10; Han The Thanh, "Micro-typographic extensions to the
 * TeX typesetting system", 2000). */
#include "base/ascii.h"
#include "base/utf8.h"
#include "layout/text/lines.h"

struct margin {
    uint32_t character;
    int left, right; /* thousandths of its width */
};

/* After microtype's settings for Latin text faces. What is small and low or high (points, commas,
 * single quotes) hangs out by most of its width. Of two marks one hangs out, of a long dash only so
 * much that the end of its stroke stays in sight, of brackets the bow. Nothing more than 700. */
static const struct margin margins[] = {
    {'"', 400, 400},    {'\'', 500, 500},   {'(', 200, 0},      {')', 0, 200},
    {',', 0, 700},      {'-', 0, 600},      {'.', 0, 700},      {':', 0, 500},
    {';', 0, 500},      {'[', 100, 0},      {']', 0, 100},      {0xAB, 300, 300},
    {0xBB, 300, 300},   {0x2010, 0, 600},   {0x2011, 0, 600},   {0x2013, 0, 300},
    {0x2014, 0, 200},   {0x2018, 500, 600}, {0x2019, 500, 600}, {0x201A, 500, 0},
    {0x201C, 400, 500}, {0x201D, 400, 500}, {0x201E, 400, 0},   {0x2039, 300, 300},
    {0x203A, 300, 300},
};

static const struct margin *find_margin(uint32_t c) {
    for (size_t i = 0; i < COUNT(margins); i++)
        if (margins[i].character == c)
            return &margins[i];
    return NULL;
}

static bool is_plain(char c) {
    return is_letter_or_digit(c);
}

/* Program text keeps its grid, and what is written from right to left its own edges. */
static bool may_hang(const struct font_run *part, const struct look *look) {
    return look->font_role != FONT_CODE && look->raise == 0 && !part->right_to_left &&
           part->missing == 0 && part->glyph_count > 0;
}

static int share(const struct font_run *part, const struct shaped_glyph *glyph,
                 const struct look *look, int thousandths) {
    return (int)((int64_t)shape_scale(part->font, glyph->advance, look->size) * thousandths / 1000);
}

int hang_left(const struct word *word, const struct font_run *part, const struct look *look) {
    size_t at = part->from;
    if (is_plain(word->text.s[at]) || !may_hang(part, look))
        return 0;
    const struct margin *margin = find_margin(utf8_next(word->text, &at));
    bool alone = part->glyph_count == 1 || part->glyphs[1].cluster == at - part->from;
    return margin != NULL && alone ? share(part, &part->glyphs[0], look, margin->left) : 0;
}

int hang_right(const struct word *word, const struct font_run *part, const struct look *look) {
    size_t at = part->to - 1;
    if (is_plain(word->text.s[at]) || !may_hang(part, look))
        return 0;
    while (at > part->from && ((unsigned char)word->text.s[at] & 0xC0) == 0x80)
        at--;
    const struct shaped_glyph *last = &part->glyphs[part->glyph_count - 1];
    if (last->cluster != at - part->from)
        return 0;
    const struct margin *margin = find_margin(utf8_next(word->text, &at));
    return margin != NULL ? share(part, last, look, margin->right) : 0;
}
