/* FriBidi gives the levels; the order of a line's pieces is rule L2 over pieces instead of
 * characters, as each piece has one level. */
#include "layout/text/bidi.h"
#include "base/utf8.h"

#include <fribidi.h>
#include <string.h>

/* Blocks written from right to left, and the marks and embeddings that ask for it. */
static bool turns(uint32_t c) {
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F || c == 0x202B || c == 0x202E ||
           c == 0x2067 || c == 0x2068;
}

bool bidi_is_needed(struct str text) {
    for (size_t at = 0; at < text.n;)
        if ((unsigned char)text.s[at] < 0xD6)
            at++;
        else if (turns(utf8_next(text, &at)))
            return true;
    return false;
}

int bidi_first_strong(struct str text) {
    for (size_t at = 0; at < text.n;) {
        FriBidiCharType type = fribidi_get_bidi_type(utf8_next(text, &at));
        if (FRIBIDI_IS_LETTER(type))
            return FRIBIDI_IS_RTL(type) ? -1 : 1;
    }
    return 0;
}

bool bidi_turns_language(struct str tag) {
    static const char *const languages[] = {"ar", "arc", "ckb", "dv", "fa", "he", "iw",
                                            "ps", "sd",  "syr", "ug", "ur", "yi"};
    size_t end = 0;
    while (end < tag.n && tag.s[end] != '-')
        end++;
    for (size_t i = 0; i < COUNT(languages); i++)
        if (str_is(str_slice(tag, 0, end), languages[i]))
            return true;
    return false;
}

int bidi_resolve(struct arena *arena, struct str text, enum bidi_base wanted, signed char *levels) {
    static const FriBidiParType bases[] = {[BIDI_BY_TEXT] = FRIBIDI_PAR_ON,
                                           [BIDI_BY_TEXT_OR_RIGHT] = FRIBIDI_PAR_WRTL,
                                           [BIDI_FROM_LEFT] = FRIBIDI_PAR_LTR,
                                           [BIDI_FROM_RIGHT] = FRIBIDI_PAR_RTL};
    struct arena *scratch = arena_scratch(arena);
    FriBidiChar *characters = NEW_ARRAY(scratch, FriBidiChar, text.n + 1);
    FriBidiCharType *types = NEW_ARRAY(scratch, FriBidiCharType, text.n + 1);
    FriBidiBracketType *brackets = NEW_ARRAY(scratch, FriBidiBracketType, text.n + 1);
    FriBidiLevel *resolved = NEW_ARRAY(scratch, FriBidiLevel, text.n + 1);
    FriBidiParType base = bases[wanted];
    int count = 0;
    for (size_t at = 0; at < text.n;)
        characters[count++] = utf8_next(text, &at);
    fribidi_get_bidi_types(characters, count, types);
    fribidi_get_bracket_types(characters, count, types, brackets);
    if (fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, resolved) == 0)
        memset(resolved, 0, (size_t)count * sizeof *resolved);
    size_t at = 0;
    for (int i = 0; i < count; i++) {
        size_t from = at;
        (void)utf8_next(text, &at);
        memset(levels + from, resolved[i], at - from);
    }
    arena_drop(scratch);
    return FRIBIDI_IS_RTL(base) ? 1 : 0;
}

bool bidi_joins(uint32_t before, uint32_t after) {
    FriBidiJoiningType first = fribidi_get_joining_type(before);
    FriBidiJoiningType second = fribidi_get_joining_type(after);
    bool leads = first == FRIBIDI_JOINING_TYPE_D || first == FRIBIDI_JOINING_TYPE_C;
    return leads && (second == FRIBIDI_JOINING_TYPE_D || second == FRIBIDI_JOINING_TYPE_R ||
                     second == FRIBIDI_JOINING_TYPE_C);
}

static void reverse(size_t *list, size_t count) {
    for (size_t i = 0; i < count / 2; i++) {
        size_t swap = list[i];
        list[i] = list[count - 1 - i];
        list[count - 1 - i] = swap;
    }
}

void bidi_order(const signed char *levels, size_t count, size_t *order) {
    int highest = 0;
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (int level = highest; level > 0; level--)
        for (size_t i = 0, end; i < count; i = end + 1) {
            for (end = i; end < count && levels[order[end]] >= level;)
                end++;
            reverse(order + i, end - i);
        }
}
