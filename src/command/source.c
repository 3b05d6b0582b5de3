/* The line of a file that a finding points at, with a mark under the place. A line may hold a whole
 * paragraph: of a long one the part around the place is shown. What a terminal would act upon, or
 * cannot show, is replaced, character by character, so that the mark stands right. */
#include "command/source.h"

#include "base/credential.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "sys/file.h"

enum {
    WINDOW = 120, /* characters of a line that are shown */
    BEFORE = 60   /* of them before the place, when the line is longer than that */
};

static bool source_is_shown(uint32_t c) {
    return c == '\t' || (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c != UINT32_MAX);
}

/* What nobody is to read from a screen either: all but the first characters of a credential. */
static struct str source_mask(struct arena *arena, struct str line) {
    enum { SHOWN = 2 };
    struct credential found;
    char *masked = NULL;
    for (size_t at = 0; credential_find(line, at, &found); at = found.offset + found.count) {
        masked = masked ? masked : arena_copy(arena, line.s, line.n);
        for (size_t i = found.offset + SHOWN; i < found.offset + found.count; i++)
            if (((unsigned char)masked[i] & 0x80) == 0) /* a character stays one */
                masked[i] = '*';
    }
    return masked ? (struct str){masked, line.n} : line;
}

/* Replaces controls and bytes that are no UTF-8; the characters `from` to `to` remain. */
static struct str source_cut(struct arena *arena, struct str raw, long from, long to) {
    struct buf out = buf_init(arena, raw.n * 3 + 64);
    long column = 0;
    for (size_t at = 0; at < raw.n && column < to; column++) {
        size_t start = at;
        bool shown = source_is_shown(utf8_next(raw, &at));
        if (column < from)
            continue;
        if (shown)
            buf_add(&out, str_slice(raw, start, at));
        else
            buf_add_text(&out, "\xEF\xBF\xBD");
    }
    return buf_str(&out);
}

static long source_length(struct str raw) {
    long length = 0;
    for (size_t at = 0; at < raw.n; length++)
        utf8_next(raw, &at);
    return length;
}

static void source_print_line(struct buf *out, const struct place *place, struct str line,
                              struct arena *scratch) {
    long from = 0, to, length = source_length(line), column = place->column - 1;
    if (length > WINDOW && column > BEFORE)
        from = column - BEFORE;
    if (from + WINDOW > length)
        from = length > WINDOW ? length - WINDOW : 0;
    to = from + WINDOW < length ? from + WINDOW : length;
    struct str shown = source_cut(scratch, line, from, to);
    const char *left = from ? "\xE2\x80\xA6 " : "", *right = to < length ? " \xE2\x80\xA6" : "";
    buf_printf(out, "%6d | %s%.*s%s\n       | %s", place->line, left, STR_ARG(shown), right,
               from ? "  " : "");
    /* Tabs are kept, so that the mark stands under its place. */
    long before = column - from;
    size_t at = 0;
    for (long k = 0; k < before && at < shown.n; k++)
        buf_add_char(out, utf8_next(shown, &at) == '\t' ? '\t' : ' ');
    buf_add_char(out, '^');
    if (at < shown.n)
        utf8_next(shown, &at);
    for (long k = 1; k < place->length && at < shown.n; k++, utf8_next(shown, &at))
        buf_add_char(out, '~');
    buf_add_char(out, '\n');
}

void source_print(struct buf *out, const struct place *place) {
    struct arena *scratch = arena_scratch(out->arena);
    struct str rest = {0}, line;
    int number = 0;
    if (place->file.n && place->line && place->column &&
        file_map(scratch, place->file, LIMIT_EVIDENCE_BYTES, NULL, &rest))
        while (number < place->line && str_cut(&rest, '\n', &line))
            number++;
    if (number && number == place->line) {
        line.n -= str_ends(line, STR("\r"));
        line = source_mask(scratch, str_slice(line, 0, LIMIT_CASE_STUDY_BYTES));
        source_print_line(out, place, line, scratch);
    }
    arena_drop(scratch);
}
