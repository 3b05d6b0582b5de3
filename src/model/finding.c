/* The list of findings and the tables of their kinds and sentences, made from finding_codes.h.
 *
 * At most LIMIT_FINDINGS are kept. Beyond, a more severe finding takes the place of a milder one,
 * so that whether there is an error never depends on the limit; the rest is counted only. */
#include "model/finding.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"

const struct finding_kind finding_kinds[FINDING_COUNT] = {
#define MESSAGE(code, id, text, help)
#define FINDING(code, name, severity, why, cure) [FINDING_##code] = {name, severity, why, cure},
#include "model/finding_codes.h"
#undef FINDING
#undef MESSAGE
};

const char *const severity_words[SEVERITY_COUNT] = {"", "note", "warning", "error"};

#define OR "\v"

static const struct {
    enum finding_code code;
    const char *text, *help; /* alternatives of help are separated by OR */
} messages[MESSAGE_COUNT] = {
#define MESSAGE(code, id, text, help) [MESSAGE_##id] = {FINDING_##code, text, help},
#define FINDING(code, name, severity, why, cure)
#include "model/finding_codes.h"
#undef FINDING
#undef MESSAGE
};

enum finding_code message_kind(enum message message) {
    return messages[message].code;
}

/* ---- sentences ---- */

struct str finding_sentence(struct arena *arena, const struct finding *finding) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    if (finding->where.n)
        buf_printf(&out, "%.*s: ", STR_ARG(finding->where));
    pattern_say(&out, str_of(messages[finding->id].text), finding->arguments);
    return buf_str(&out);
}

struct str finding_hint(struct arena *arena, const struct finding *finding) {
    struct str rest = str_of(messages[finding->id].help), pattern;
    while (str_cut(&rest, OR[0], &pattern)) {
        struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
        if (pattern_say(&out, pattern, finding->arguments))
            return buf_str(&out);
    }
    return (struct str){0};
}

/* ---- causes and fixes ---- */

struct fix fix_of(struct place at, struct str instead, struct str replacement) {
    if (!replacement.n || !at.line)
        return (struct fix){0};
    return (struct fix){.at = at, .instead = instead, .replacement = replacement};
}

struct fix fix_word(struct place at, struct str instead, struct str word) {
    for (size_t i = 0; i < word.n; i++)
        if (strchr("&<>\"'[]{}()#*!|`@%\n", word.s[i]) || (word.s[i] == ':' && i + 1 == word.n))
            return (struct fix){0};
    if (str_find(word, STR(": "), 0) != SIZE_MAX || str_starts(word, STR("- ")) ||
        str_starts(word, STR("? ")))
        return (struct fix){0};
    return fix_of(at, instead, word);
}

static struct str cause_name(struct arena *arena, struct cause cause) {
    return str_format(arena, "%d|%.*s|%.*s", (int)cause.kind, STR_ARG(cause.about),
                      STR_ARG(cause.subject));
}

bool findings_know(const struct findings *findings, struct cause cause) {
    if (cause.kind == CAUSE_NONE)
        return false;
    if (findings->before && findings_know(findings->before, cause))
        return true;
    return findings->causes && names_find(findings->causes, cause_name(findings->arena, cause));
}

void findings_note(struct findings *findings, struct cause cause) {
    if (cause.kind == CAUSE_NONE)
        return;
    if (!findings->causes)
        findings->causes = names_new(findings->arena);
    *names_enter(findings->causes, cause_name(findings->arena, cause)) = 1;
}

/* ---- the list ---- */

struct findings findings_init(struct arena *arena) {
    return (struct findings){.arena = arena};
}

/* NULL: the finding is counted only. */
static struct finding *findings_slot(struct findings *findings, enum severity severity) {
    if (findings->count < LIMIT_FINDINGS)
        return APPEND(findings->arena, findings->list, findings->count);
    findings->dropped++;
    /* The last finding milder than `severity`, or NULL. */
    for (size_t i = findings->count; i > 0; i--)
        if (findings->list[i - 1].severity < severity)
            return &findings->list[i - 1];
    return NULL;
}

void findings_put(struct findings *findings, const struct finding *finding) {
    struct arena *arena = findings->arena;
    struct finding added = *finding;
    added.code = messages[finding->id].code;
    if (added.severity == SEVERITY_OF_KIND)
        added.severity = finding_kinds[added.code].severity;
    if (findings_know(findings, finding->cause))
        return;
    findings_note(findings, finding->cause);
    struct finding *slot = findings_slot(findings, added.severity);
    if (!slot)
        return;
    for (size_t i = 0; i < ARGUMENTS; i++)
        added.arguments[i] = argument_copy(arena, added.arguments[i]);
    if (added.fix.at.line) {
        added.fix.instead = str_copy(arena, added.fix.instead.s, added.fix.instead.n);
        added.fix.replacement = str_copy(arena, added.fix.replacement.s, added.fix.replacement.n);
    }
    *slot = added;
}

size_t findings_count(const struct findings *findings, enum severity severity) {
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += findings->list[i].severity == severity;
    return count;
}

static int finding_compare_place(const struct finding *a, const struct finding *b) {
    int order = str_compare(a->place.file, b->place.file);
    if (order == 0)
        order = (a->place.line > b->place.line) - (a->place.line < b->place.line);
    if (order == 0)
        order = (a->place.column > b->place.column) - (a->place.column < b->place.column);
    if (order == 0)
        order = (a->code > b->code) - (a->code < b->code);
    return order;
}

/* Ties are ordered by address, which is the order of discovery: qsort alone is not stable. */
static int finding_compare(const void *left, const void *right) {
    const struct finding *a = *(const struct finding *const *)left;
    const struct finding *b = *(const struct finding *const *)right;
    int order = finding_compare_place(a, b);
    return order ? order : (a > b) - (a < b);
}

static bool finding_equal(struct arena *arena, const struct finding *a, const struct finding *b) {
    return finding_compare_place(a, b) == 0 && str_equal(a->item, b->item) &&
           str_equal(finding_sentence(arena, a), finding_sentence(arena, b));
}

/* Whether the sorted list's end already holds this finding. */
static bool finding_repeats(const struct findings *sorted, const struct finding *f) {
    for (size_t i = sorted->count; i > 0 && finding_compare_place(&sorted->list[i - 1], f) == 0;
         i--)
        if (finding_equal(sorted->arena, &sorted->list[i - 1], f))
            return true;
    return false;
}

void findings_take(struct findings *findings, const struct finding *finding) {
    struct finding taken = *finding;
    taken.code = messages[finding->id].code;
    for (size_t i = 0; i < findings->count; i++)
        if (finding_equal(findings->arena, &findings->list[i], &taken))
            return;
    taken.place.file = str_copy(findings->arena, taken.place.file.s, taken.place.file.n);
    taken.where = str_copy(findings->arena, taken.where.s, taken.where.n);
    taken.item = str_copy(findings->arena, taken.item.s, taken.item.n);
    taken.fix.at.file = taken.place.file;
    findings_put(findings, &taken);
}

void findings_sort(struct findings *findings) {
    if (findings->count < 2)
        return;
    size_t count = findings->count;
    const struct finding **order = NEW_ARRAY(findings->arena, const struct finding *, count);
    for (size_t i = 0; i < count; i++)
        order[i] = &findings->list[i];
    qsort(order, count, sizeof *order, finding_compare);
    struct findings sorted = *findings;
    sorted.list = NULL;
    sorted.count = 0;
    for (size_t i = 0; i < count; i++)
        if (!finding_repeats(&sorted, order[i]))
            *APPEND(findings->arena, sorted.list, sorted.count) = *order[i];
    *findings = sorted;
}
