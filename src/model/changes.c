#include "model/changes.h"

#include "base/names.h"

/* ---- documents ---- */

/* What a document is: the digest of its file, or its address. */
static struct str identity(const struct receipt *receipt, const struct names *by_id,
                           struct str id) {
    const size_t *found = names_find(by_id, id);
    if (!found)
        return STR("");
    const struct receipt_evidence *evidence = &receipt->evidence[*found - 1];
    return evidence->sha256.n ? evidence->sha256 : evidence->url;
}

struct side {
    const struct receipt *receipt;
    struct names *documents; /* to their number, from 1 */
    struct names *results;
};

static bool cites(const struct receipt_result *result, const struct receipt_pointer *pointer,
                  bool same_place) {
    for (size_t i = 0; result && i < result->pointer_count; i++)
        if (str_equal(result->pointers[i].evidence, pointer->evidence) &&
            (!same_place || str_equal(result->pointers[i].at, pointer->at)))
            return true;
    return false;
}

static void add_cited(struct arena *arena, struct result_change *change, struct str id,
                      enum document_change how) {
    for (size_t i = 0; i < change->cited_count; i++)
        if (str_equal(change->cited[i].evidence, id))
            return;
    *APPEND(arena, change->cited, change->cited_count) = (struct cited_change){id, how};
}

static void compare_documents(struct arena *arena, const struct side *old, const struct side *new,
                              struct result_change *change) {
    const struct receipt_result *before = change->before, *after = change->after;
    for (size_t i = 0; i < after->pointer_count; i++) {
        const struct receipt_pointer *pointer = &after->pointers[i];
        struct str id = pointer->evidence;
        if (!cites(before, pointer, false))
            add_cited(arena, change, id, DOCUMENT_NEW);
        else if (!str_equal(identity(old->receipt, old->documents, id),
                            identity(new->receipt, new->documents, id)))
            add_cited(arena, change, id, DOCUMENT_CHANGED);
        else if (!cites(before, pointer, true))
            add_cited(arena, change, id, DOCUMENT_ELSEWHERE);
    }
    for (size_t i = 0; i < before->pointer_count; i++) {
        const struct receipt_pointer *pointer = &before->pointers[i];
        if (!cites(after, pointer, false))
            add_cited(arena, change, pointer->evidence, DOCUMENT_GONE);
        else if (!cites(after, pointer, true))
            add_cited(arena, change, pointer->evidence, DOCUMENT_ELSEWHERE);
    }
}

/* ---- results ---- */

static struct side side_of(struct arena *arena, const struct receipt *receipt) {
    struct side side = {receipt, names_new(arena), names_new(arena)};
    for (size_t i = 0; i < receipt->evidence_count; i++)
        *names_enter(side.documents, receipt->evidence[i].id) = i + 1;
    return side;
}

static struct str result_name(struct arena *arena, const struct receipt_result *result) {
    return str_format(arena, "%.*s\n%.*s", STR_ARG(result->condition), STR_ARG(result->case_id));
}

static int rank(enum outcome outcome) {
    static const int ranks[OUTCOME_COUNT] = {
        [OUTCOME_NOT_MET] = 0,        [OUTCOME_OPEN] = 1,   [OUTCOME_PARTLY] = 2,
        [OUTCOME_NOT_APPLICABLE] = 3, [OUTCOME_WAIVED] = 4, [OUTCOME_MET] = 4};
    return ranks[outcome];
}

static void add_change(struct arena *arena, struct changes *changes,
                       const struct result_change *change) {
    *APPEND(arena, changes->list, changes->count) = *change;
    changes->worse += change->worse;
    changes->better += change->better;
    changes->added += !change->before;
    changes->gone += !change->after;
}

static void compare(struct arena *arena, const struct side *old, const struct side *new,
                    const struct receipt_result *after, struct changes *changes) {
    const size_t *found = names_find(old->results, result_name(arena, after));
    struct result_change change = {.after = after};
    if (!found) {
        add_change(arena, changes, &change);
        return;
    }
    const struct receipt_result *before = &old->receipt->results[*found - 1];
    change.before = before;
    change.worse = rank(after->outcome) < rank(before->outcome);
    change.better = rank(after->outcome) > rank(before->outcome);
    change.answer = !str_equal(before->answer, after->answer);
    compare_documents(arena, old, new, &change);
    if (before->outcome != after->outcome || before->basis != after->basis || change.answer ||
        change.cited_count)
        add_change(arena, changes, &change);
}

struct changes changes_find(struct arena *arena, const struct receipt *before,
                            const struct receipt *after) {
    struct side old = side_of(arena, before), new = side_of(arena, after);
    struct changes changes = {.before = before, .after = after};
    for (size_t i = 0; i < before->result_count; i++)
        *names_enter(old.results, result_name(arena, &before->results[i])) = i + 1;
    for (size_t i = 0; i < after->result_count; i++) {
        *names_enter(new.results, result_name(arena, &after->results[i])) = i + 1;
        compare(arena, &old, &new, &after->results[i], &changes);
    }
    for (size_t i = 0; i < before->result_count; i++)
        if (!names_find(new.results, result_name(arena, &before->results[i])))
            add_change(arena, &changes, &(struct result_change){.before = &before->results[i]});
    return changes;
}
