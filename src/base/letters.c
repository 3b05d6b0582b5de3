#include "base/letters.h"

#include "base/arena.h"
#include "base/ascii.h"

bool letter_is_word(uint32_t c) {
    if (c < 0x80)
        return is_digit(c) || is_letter(c);
    if (c < 0xC0)
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
           !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) &&
           !(c >= 0xFE00 && c <= 0xFE4F) && !(c >= 0xFF01 && c <= 0xFF0F) && c != 0xFFFD &&
           !(c >= 0x1F000 && c <= 0x1FBFF) && c != UINT32_MAX;
}

enum folding { FOLD_ADD, FOLD_EVEN, FOLD_ODD };

/* Simple case folding of Latin, Greek, Cyrillic and Armenian (Unicode CaseFolding.txt, status C).
 * EVEN and ODD: upper case stands at such places, its lower case behind it. */
static const struct {
    uint32_t from, to;
    enum folding folding;
    int add;
} foldings[] = {
    {'A', 'Z', FOLD_ADD, 32},       {0xC0, 0xD6, FOLD_ADD, 32},     {0xD8, 0xDE, FOLD_ADD, 32},
    {0x100, 0x137, FOLD_EVEN, 0},   {0x139, 0x148, FOLD_ODD, 0},    {0x14A, 0x177, FOLD_EVEN, 0},
    {0x178, 0x178, FOLD_ADD, -121}, {0x179, 0x17E, FOLD_ODD, 0},    {0x1CD, 0x1DC, FOLD_ODD, 0},
    {0x1DE, 0x1EF, FOLD_EVEN, 0},   {0x1F8, 0x21F, FOLD_EVEN, 0},   {0x222, 0x233, FOLD_EVEN, 0},
    {0x386, 0x386, FOLD_ADD, 38},   {0x388, 0x38A, FOLD_ADD, 37},   {0x38C, 0x38C, FOLD_ADD, 64},
    {0x38E, 0x38F, FOLD_ADD, 63},   {0x391, 0x3AB, FOLD_ADD, 32},   {0x3C2, 0x3C2, FOLD_ADD, 1},
    {0x400, 0x40F, FOLD_ADD, 80},   {0x410, 0x42F, FOLD_ADD, 32},   {0x460, 0x481, FOLD_EVEN, 0},
    {0x48A, 0x4BF, FOLD_EVEN, 0},   {0x4D0, 0x52F, FOLD_EVEN, 0},   {0x531, 0x556, FOLD_ADD, 48},
    {0x1E00, 0x1E95, FOLD_EVEN, 0}, {0x1EA0, 0x1EFF, FOLD_EVEN, 0}, {0xFF21, 0xFF3A, FOLD_ADD, 32},
};

uint32_t letter_fold(uint32_t c) {
    for (size_t i = 0; i < COUNT(foldings) && c >= foldings[i].from; i++) {
        if (c > foldings[i].to)
            continue;
        if (foldings[i].folding == FOLD_ADD)
            return (uint32_t)((int64_t)c + foldings[i].add);
        return c + ((c & 1) == (foldings[i].folding == FOLD_ODD));
    }
    return c;
}
