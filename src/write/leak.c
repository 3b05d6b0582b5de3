/* Does a public draft tell a secret? Text and secrets are brought to a common form and searched for.
 *
 * Readings of the bytes: as they are; with HTML entities, percent-encoding and Markdown escapes decoded;
 * and decoded with tags left out. Of each reading four forms are made:
 *   plain    case folded, white space runs as one blank, soft hyphens and other invisible characters gone
 *   letters  only letters and digits of `plain`; a hit must begin and end where a word does, so that
 *            line breaks, emphasis and punctuation inside a name hide nothing
 *   digits   runs of digits with the separators between them gone, for account ids and the like
 * A short secret (below LONG letters) counts only as a word of its own, or drafts could hardly be written. */
#include <string.h>

#include "base/buf.h"
#include "write/write.h"

enum {
    LONG = 5,        /* letters from which a secret is found inside longer words too */
    LONG_NUMBER = 6, /* digits from which separators are ignored */
    ENTITY = 12,     /* characters of an HTML entity at most */
    TAG = 4096,      /* bytes of an HTML tag at most */
};

struct form {
    struct str text;
    struct str edges; /* one byte for each of text: 1 a word begins here, 2 a word ends behind this byte */
};

static bool is_invisible(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
           c == 0xFEFF;
}

static bool is_blank(uint32_t c) {
    return c <= 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

/* Letters and digits: ASCII by name, and of the rest all but the punctuation and symbol blocks. */
static bool is_word(uint32_t c) {
    if (c < 0x80)
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return c == 0xAA || c == 0xB5 || c == 0xBA || (c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x2BFF) &&
                                                 (c < 0x3000 || c > 0x3004) && (c < 0x3008 || c > 0x3020) && c != UINT32_MAX);
}

/* Simple case folding of Latin, Greek and Cyrillic (Unicode CaseFolding.txt, status C). */
static const struct range {
    uint32_t from, to;
    int add; /* 0: upper case at even places; 1: at odd places */
} ranges[] = {
    {0xC0, 0xD6, 32},    {0xD8, 0xDE, 32},    {0x100, 0x137, 0},   {0x139, 0x148, 1},   {0x14A, 0x177, 0},
    {0x178, 0x178, -121}, {0x179, 0x17E, 1},  {0x1CD, 0x1DC, 1},   {0x1DE, 0x1EF, 0},   {0x1F8, 0x21F, 0},
    {0x222, 0x233, 0},   {0x386, 0x386, 38},  {0x388, 0x38A, 37},  {0x38C, 0x38C, 64},  {0x38E, 0x38F, 63},
    {0x391, 0x3AB, 32},  {0x3C2, 0x3C2, 2 - 1 + 0}, {0x400, 0x40F, 80}, {0x410, 0x42F, 32}, {0x460, 0x481, 0},
    {0x48A, 0x4BF, 0},   {0x4D0, 0x52F, 0},   {0x531, 0x556, 48},  {0x1E00, 0x1E95, 0}, {0x1EA0, 0x1EFF, 0},
    {0xFF21, 0xFF3A, 32},
};
