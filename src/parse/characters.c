#include "base/ascii.h"
#include "base/buf.h"
#include "base/letters.h"
#include "base/utf8.h"
#include "parse/copied.h"
#include "parse/lines.h"
#include "parse/mojibake.h"

struct oddity {
    enum message id;
    uint32_t character;
    size_t offset, count; /* of the first; how many there are */
    struct str instead;   /* bytes that the fix replaces */
    struct str meant;     /* by this; empty: it takes them out */
    struct str name;      /* of the character, or the replacement as the message says it */
};

struct look {
    struct arena *arena;
    struct str bytes;
    struct oddity *list;
    size_t count;
    size_t line_end; /* of the line that is known to be written in two directions, or not */
    bool bidirectional;
};

/* ---- tables ---- */

static const struct {
    uint32_t from, to;
    const char *name;
} invisible[] = {
    {0xAD, 0xAD, "a soft hyphen"},
    {0x180E, 0x180E, "an invisible separator"},
    {0x200B, 0x200B, "a zero width space"},
    {0x200C, 0x200C, "a zero width non-joiner"},
    {0x200D, 0x200D, "a zero width joiner"},
    {0x200E, 0x200F, "an invisible mark of direction"},
    {0x2028, 0x2029, "an invisible separator of lines"},
    {0x2061, 0x2064, "an invisible operator"},
    {0x206A, 0x206F, "an invisible control"},
    {0x3164, 0x3164, "an invisible filler"},
    {0xFEFF, 0xFEFF, "a byte order mark inside the text"},
    {0xFFF9, 0xFFFB, "an invisible annotation mark"},
    {0xE0000, 0xE007F, "an invisible tag character"},
};

/* Word keeps characters of its Symbol and Wingdings fonts from U+F020 on. */
static const struct {
    uint32_t character;
    const char *meant;
} symbols[] = {
    {0xF0B7, "-"}, {0xF0A7, "-"}, {0xF0D8, "-"}, {0xF076, "-"}, {0xF0A8, "-"}, {0xF06F, "-"},
    {0xF071, "-"}, {0xF02D, "-"}, {0xF06E, "-"}, {0xF0FC, "✓"}, {0xF0FE, "✓"}, {0xF0E0, "→"},
    {0xF0E8, "→"}, {0xF0AE, "→"}, {0xF0A3, "≤"}, {0xF0B3, "≥"}, {0xF0B9, "≠"}, {0xF0BB, "≈"},
    {0xF0B1, "±"}, {0xF0B4, "×"}, {0xF0B0, "°"}, {0xF06D, "µ"}, {0xF044, "Δ"}, {0xF0D7, "·"},
};

/* ---- notes ---- */

/* Whatever the character. */
static bool is_told_once(enum message id) {
    return id == MESSAGE_CHARACTER_DIRECTION || id == MESSAGE_CHARACTER_PRIVATE;
}

static void note(struct look *look, const struct oddity *oddity) {
    for (size_t i = 0; i < look->count; i++)
        if (look->list[i].id == oddity->id &&
            (look->list[i].character == oddity->character || is_told_once(oddity->id))) {
            look->list[i].count++;
            return;
        }
    struct oddity *added = APPEND(look->arena, look->list, look->count);
    *added = *oddity;
    added->count = 1;
}

static uint32_t character_before(struct str bytes, size_t at) {
    size_t start = at;
    while (start > 0 && at - start < 4 && ((unsigned char)bytes.s[start - 1] & 0xC0) == 0x80)
        start--;
    start -= start > 0;
    return at > 0 ? utf8_next(bytes, &start) : 0;
}

static struct str line_of(struct str bytes, size_t at) {
    size_t start = at, end = str_find(bytes, STR("\n"), at);
    while (start > 0 && bytes.s[start - 1] != '\n')
        start--;
    return str_slice(bytes, start, end);
}

static bool is_line_start(struct str bytes, size_t at) {
    while (at > 0 && (bytes.s[at - 1] == ' ' || bytes.s[at - 1] == '\t' || bytes.s[at - 1] == '>'))
        at--;
    return at == 0 || bytes.s[at - 1] == '\n';
}

/* ---- kinds ---- */

static bool is_right_to_left(uint32_t c) {
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF);
}

/* Whether the line around holds a script that is written from right to left, and each direction
 * that is begun in it also ends. */
static bool is_bidirectional(struct look *look, size_t place) {
    if (place < look->line_end)
        return look->bidirectional;
    struct str line = line_of(look->bytes, place);
    look->line_end = (size_t)(line.s - look->bytes.s) + line.n;
    look->bidirectional = false;
    bool right = false;
    int open = 0;
    for (size_t at = 0; at < line.n;) {
        uint32_t c = utf8_next(line, &at);
        right |= is_right_to_left(c);
        open += c == 0x202A || c == 0x202B || (c >= 0x2066 && c <= 0x2068);
        open -= c == 0x202C || c == 0x2069;
        if (c == 0x202D || c == 0x202E || open < 0)
            return false;
    }
    look->bidirectional = right && open == 0;
    return look->bidirectional;
}

/* Scripts whose words have no blanks between them, or whose letters are joined. */
static bool joins(uint32_t before) {
    return before >= 0x600 && letter_is_word(before);
}

static void look_invisible(struct look *look, size_t at, uint32_t c, struct str character) {
    uint32_t before = character_before(look->bytes, at);
    const char *name = NULL;
    for (size_t i = 0; i < COUNT(invisible); i++)
        if (c >= invisible[i].from && c <= invisible[i].to)
            name = invisible[i].name;
    bool emoji = before >= 0x2190 && !letter_is_word(before);
    if (!name || (c >= 0x200B && c <= 0x200D && (joins(before) || emoji)) ||
        (c >= 0xE0000 && (emoji || before >= 0xE0000)) ||
        ((c == 0x200E || c == 0x200F) && is_bidirectional(look, at)))
        return;
    note(look, &(struct oddity){.id = MESSAGE_CHARACTER_INVISIBLE,
                                .character = c,
                                .offset = at,
                                .instead = character,
                                .name = str_of(name)});
}

static void look_private(struct look *look, size_t at, uint32_t c, struct str character) {
    struct oddity oddity = {
        .id = MESSAGE_CHARACTER_PRIVATE, .character = c, .offset = at, .instead = character};
    for (size_t i = 0; i < COUNT(symbols); i++)
        if (symbols[i].character == c) {
            oddity.id = MESSAGE_CHARACTER_SYMBOL;
            oddity.meant = is_line_start(look->bytes, at) ? STR("-") : str_of(symbols[i].meant);
        }
    oddity.name = oddity.meant;
    note(look, &oddity);
}

static void look_control(struct look *look, size_t at, uint32_t c, struct str character) {
    struct oddity oddity = {
        .id = MESSAGE_CHARACTER_CONTROL, .character = c, .offset = at, .instead = character};
    oddity.meant = mojibake_meant(look->arena, c); /* a byte of Windows that was taken for one */
    oddity.name = oddity.meant;
    if (c == '\v' || c == '\f' || c == 0x85)
        oddity.meant = STR(" ");
    note(look, &oddity);
}

/* The word around, as it is and as it was meant. The file is damaged as a whole: it is told once.
 */
static size_t look_mojibake(struct look *look, size_t at) {
    struct str word = mojibake_word(look->bytes, at), meant;
    if (!word.n)
        return 0;
    meant = mojibake_repair(look->arena, word);
    note(look, &(struct oddity){.id = MESSAGE_MOJIBAKE,
                                .offset = (size_t)(word.s - look->bytes.s),
                                .instead = word,
                                .meant = meant,
                                .name = meant});
    return (size_t)(word.s - look->bytes.s) + word.n;
}

static void look_at(struct look *look, size_t at, uint32_t c, struct str character) {
    if (c < 0xA0)
        look_control(look, at, c, character);
    else if (c == 0xFFFD)
        note(look, &(struct oddity){.id = MESSAGE_CHARACTER_LOST, .character = c, .offset = at});
    else if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000)
        look_private(look, at, c, character);
    else if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
        if (!is_bidirectional(look, at))
            note(look, &(struct oddity){.id = MESSAGE_CHARACTER_DIRECTION,
                                        .offset = at,
                                        .character = c,
                                        .instead = character});
    } else
        look_invisible(look, at, c, character);
}

static void report(struct look *look, struct str file, struct findings *findings) {
    struct lines lines = {0};
    if (look->count)
        lines = lines_of(look->arena, file, look->bytes, 1);
    for (size_t i = 0; i < look->count; i++) {
        const struct oddity *oddity = &look->list[i];
        struct place place = lines_place(&lines, oddity->offset, oddity->instead.n ? 1 : 0);
        struct str code = oddity->id == MESSAGE_MOJIBAKE
                              ? oddity->instead
                              : str_format(look->arena, "U+%04X", (unsigned)oddity->character);
        struct finding finding = {.id = oddity->id, .place = place, .arguments = {say_text(code)}};
        if (oddity->count > 1)
            finding.arguments[1] = say_size(oddity->count - 1);
        finding.arguments[2] = say_text(oddity->name);
        if (oddity->instead.n && (oddity->meant.n || oddity->id != MESSAGE_CHARACTER_PRIVATE))
            finding.fix =
                (struct fix){.at = place, .instead = oddity->instead, .replacement = oddity->meant};
        findings_put(findings, &finding);
    }
}

void characters_find(struct arena *arena, struct str file, struct str bytes,
                     struct findings *findings) {
    struct look look = {.arena = arena, .bytes = bytes};
    for (size_t at = 0; at < bytes.n;) {
        unsigned char byte = (unsigned char)bytes.s[at];
        if (byte < 0x7F && (byte >= ' ' || is_blank(byte))) {
            at++;
            continue;
        }
        size_t start = at;
        uint32_t c = utf8_next(bytes, &at);
        size_t behind = c >= 0xC2 && c <= 0xF4 ? look_mojibake(&look, start) : 0;
        if (behind > at)
            at = behind;
        else if (!letter_is_word(c) || c >= 0xE000)
            look_at(&look, start, c, str_slice(bytes, start, at));
    }
    report(&look, file, findings);
}
