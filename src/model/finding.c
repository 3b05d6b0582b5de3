/* The list of findings and the table of their kinds, made from finding_codes.h.
 *
 * At most LIMIT_FINDINGS are kept. Beyond, a more severe finding takes the place of a milder one,
 * so that whether there is an error never depends on the limit; the rest is counted only. */
#include "model/finding.h"

#include <assert.h>
#include <stdlib.h>

#include "base/limits.h"

const struct finding_kind finding_kinds[FINDING_COUNT] = {
#define FINDING(code, name, severity, why, cure) [FINDING_##code] = {name, severity, why, cure},
#include "model/finding_codes.h"
#undef FINDING
};

struct findings findings_init(struct arena *arena) {
    return (struct findings){.arena = arena};
}

/* The last finding milder than `severity`, or NULL. */
static struct finding *findings_find_milder(struct findings *findings, enum severity severity) {
    for (size_t i = findings->count; i > 0; i--)
        if (findings->list[i - 1].severity < severity)
            return &findings->list[i - 1];
    return NULL;
}

/* The element behind a full list: a finding that is not kept is written there. */
static struct finding *findings_spare(struct findings *findings) {
    static_assert((LIMIT_FINDINGS & (LIMIT_FINDINGS - 1)) != 0, "the spare needs capacity");
    return findings->count < LIMIT_FINDINGS ? NULL : &findings->list[LIMIT_FINDINGS];
}

static struct finding *findings_slot(struct findings *findings, enum severity severity) {
    if (findings->count < LIMIT_FINDINGS)
        return APPEND(findings->arena, findings->list, findings->count);
    findings->dropped++;
    struct finding *milder = findings_find_milder(findings, severity);
    return milder ? milder : findings_spare(findings);
}

struct finding *finding_add(struct findings *findings, enum finding_code code, struct place place,
                            const char *format, ...) {
    enum severity severity = finding_kinds[code].severity;
    struct finding *finding = findings_slot(findings, severity);
    *finding = (struct finding){.code = code, .severity = severity, .place = place};
    if (finding == findings_spare(findings))
        return finding;
    va_list arguments;
    va_start(arguments, format);
    finding->message = str_format_v(findings->arena, format, arguments);
    va_end(arguments);
    return finding;
}

void finding_help(struct findings *findings, struct finding *finding, const char *format, ...) {
    if (finding == findings_spare(findings))
        return;
    va_list arguments;
    va_start(arguments, format);
    finding->help = str_format_v(findings->arena, format, arguments);
    va_end(arguments);
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

static bool finding_equal(const struct finding *a, const struct finding *b) {
    return finding_compare_place(a, b) == 0 && str_equal(a->message, b->message) &&
           str_equal(a->item, b->item);
}

/* Whether the sorted list's end already holds this finding. */
static bool finding_repeats(const struct finding *sorted, size_t count, const struct finding *f) {
    for (size_t i = count; i > 0 && finding_compare_place(&sorted[i - 1], f) == 0; i--)
        if (finding_equal(&sorted[i - 1], f))
            return true;
    return false;
}

void findings_take(struct findings *findings, const struct finding *finding) {
    for (size_t i = 0; i < findings->count; i++)
        if (finding_equal(&findings->list[i], finding))
            return;
    struct place place = finding->place;
    place.file = str_copy(findings->arena, place.file.s, place.file.n);
    struct finding *taken =
        finding_add(findings, finding->code, place, "%.*s", STR_ARG(finding->message));
    if (!str_empty(finding->help))
        finding_help(findings, taken, "%.*s", STR_ARG(finding->help));
    taken->item = str_copy(findings->arena, finding->item.s, finding->item.n);
}

void findings_sort(struct findings *findings) {
    if (findings->count < 2)
        return;
    size_t count = findings->count;
    const struct finding **order = NEW_ARRAY(findings->arena, const struct finding *, count);
    for (size_t i = 0; i < count; i++)
        order[i] = &findings->list[i];
    qsort(order, count, sizeof *order, finding_compare);
    struct finding *sorted = NULL;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!finding_repeats(sorted, kept, order[i]))
            *APPEND(findings->arena, sorted, kept) = *order[i];
    findings->list = sorted;
    findings->count = kept;
}
