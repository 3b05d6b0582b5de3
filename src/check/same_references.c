/* Groups whose items of scope any must hold for the same case studies. The case studies that
 * satisfy most of the group are the ones that are meant; what they lack is reported once, at
 * the condition that asks for it, and the group's finding says which case studies remain. What is
 * optional or only recommended keeps no case study from counting for the others. */
#include "check/same_references.h"

#include "check/checker.h"
#include "check/exemption.h"
#include "check/scope.h"
#include "check/text.h"

enum { LACKS_SHOWN = 3 };

struct row {
    const struct condition *condition;
    bool binds;  /* must hold for the same case studies as the others */
    bool *holds; /* by case study */
};

struct same {
    const struct group *group;
    struct row *rows;
    size_t row_count, study_count;
    size_t *bound; /* by case study: how many binding rows it satisfies */
    size_t binding;
};

/* ---- looking ---- */

static void look_at(const struct question *ask, struct same *same, struct row *row) {
    row->holds = NEW_ARRAY(ask->arena, bool, same->study_count + 1);
    same->binding += row->binds;
    for (size_t i = 0; i < same->study_count; i++) {
        struct verdict verdict;
        const struct case_study *study = &ask->dossier->cases[i];
        row->holds[i] = scope_counts(ask, row->condition->rule, study, &verdict);
        same->bound[i] += row->binds && row->holds[i];
    }
}

static void look_at_item(const struct question *ask, struct same *same, const struct item *item) {
    for (size_t c = 0; c < item->condition_count; c++) {
        const struct condition *condition = &item->conditions[c];
        struct question one = *ask;
        struct exemption exemption;
        one.condition = condition;
        if (condition->scope != SCOPE_ANY || exemption_find(&one, same->group, item, &exemption))
            continue;
        struct row *row = APPEND(ask->arena, same->rows, same->row_count);
        row->condition = condition;
        row->binds = !condition->optional && condition->demand == DEMAND_MANDATORY;
        look_at(&one, same, row);
    }
}

struct same *same_look(const struct question *ask, const struct group *group) {
    struct same *same = NEW(ask->arena, struct same);
    struct shared_check shared = {
        .view = ask->shared->view, .wordings = ask->shared->wordings, .depth = ask->shared->depth};
    struct question whole = *ask;
    whole.shared = &shared; /* calculations of other conditions are not this one's */
    whole.study = NULL;
    same->group = group;
    same->study_count = ask->dossier->case_count;
    same->bound = NEW_ARRAY(ask->arena, size_t, same->study_count + 1);
    for (size_t i = 0; i < group->item_count; i++)
        look_at_item(&whole, same, &group->items[i]);
    ask->shared->view = shared.view;
    return same;
}

/* ---- the nearest ---- */

static size_t asked_by(const struct condition *condition) {
    return condition->at_least > 0 ? (size_t)condition->at_least : 1;
}

/* A row that binds nobody else only breaks ties. */
static size_t rank_of(const struct same *same, const struct row *own, size_t study) {
    return 2 * same->bound[study] + (own && !own->binds && own->holds[study]);
}

/* The case study that comes at place `k` from the nearest on; of equals the first of the manifest.
 */
static size_t nearest(const struct same *same, const struct row *own, size_t k) {
    for (size_t i = 0; i < same->study_count; i++) {
        size_t before = 0;
        for (size_t j = 0; j < same->study_count; j++)
            before += rank_of(same, own, j) > rank_of(same, own, i) ||
                      (rank_of(same, own, j) == rank_of(same, own, i) && j < i);
        if (before == k)
            return i;
    }
    return 0;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static bool is_whole(const struct same *same, const struct row *own, size_t study) {
    return same->bound[study] == same->binding && (!own || own->holds[study]);
}

static size_t count_whole(const struct same *same, const struct row *own) {
    size_t count = 0;
    for (size_t i = 0; i < same->study_count; i++)
        count += is_whole(same, own, i);
    return count;
}

/* Whether a condition that asks for as many case studies has a gap among the nearest: it tells. */
static bool is_reported_elsewhere(const struct same *same, const struct row *own) {
    size_t asked = asked_by(own->condition), top = least(asked, same->study_count);
    for (size_t r = 0; r < same->row_count; r++) {
        const struct row *row = &same->rows[r];
        if (row == own || !row->binds || asked_by(row->condition) < asked)
            continue;
        for (size_t k = 0; k < top; k++)
            if (!row->holds[nearest(same, own, k)])
                return true;
    }
    return false;
}

/* ---- verdict ---- */

static struct phrase same_asked(const struct question *ask) {
    return phrase_of(ask->arena, REASON_SAME_FOR_ALL, say_size(asked_by(ask->condition)));
}

static struct verdict fails_at(const struct question *ask, const struct same *same,
                               const struct verdict *alone, const struct case_study *study) {
    struct question one = *ask;
    struct verdict lack;
    one.study = NULL;
    scope_counts(&one, ask->condition->rule, study, &lack);
    struct phrase found =
        phrase_of(ask->arena, REASON_LACKS_IT, say_phrase(alone->found), say_text(study->id),
                  say_text(same->group->title), say_phrase(scope_lack(ask, &lack)));
    return verdict_fails(ask, found, same_asked(ask), lack.place);
}

static struct verdict too_few(const struct question *ask, const struct same *same, size_t whole) {
    struct phrase found =
        phrase_of(ask->arena, REASON_SATISFY_ALL, say_size(whole), say_text(same->group->title));
    return verdict_fails(ask, found, same_asked(ask), NOWHERE);
}

struct verdict same_judge(const struct question *ask, const struct same *same,
                          struct verdict verdict) {
    const struct row *own = NULL;
    for (size_t r = 0; r < same->row_count; r++)
        if (same->rows[r].condition == ask->condition)
            own = &same->rows[r];
    size_t asked = asked_by(ask->condition), whole = own ? count_whole(same, own) : asked;
    if (whole >= asked)
        return verdict;
    for (size_t k = 0; k < least(asked, same->study_count); k++) {
        size_t study = nearest(same, own, k);
        if (!own->holds[study])
            return fails_at(ask, same, &verdict, &ask->dossier->cases[study]);
    }
    return is_reported_elsewhere(same, own) ? verdict : too_few(ask, same, whole);
}

/* ---- the group ---- */

/* "contoso lacks a, b, c and 2 more" */
static struct phrase lacks_of(const struct checker *checker, size_t study) {
    const struct same *same = checker->same;
    struct str *keys = NULL;
    size_t count = 0;
    for (size_t r = 0; r < same->row_count; r++)
        if (same->rows[r].binds && !same->rows[r].holds[study])
            *APPEND(checker->arena, keys, count) = same->rows[r].condition->key;
    struct phrase list = phrase_of(
        checker->arena, REASON_AND_MORE, say_list(keys, least(count, LACKS_SHOWN), LIST_COMMA),
        count > LACKS_SHOWN ? say_size(count - LACKS_SHOWN) : say_word(NULL));
    return phrase_of(checker->arena, REASON_LACKS, say_text(checker->dossier->cases[study].id),
                     say_phrase(list));
}

/* "contoso; nearest: fabrikam lacks a; adatum lacks b, c" */
static struct phrase standing_of(const struct checker *checker, size_t asked) {
    const struct same *same = checker->same;
    struct phrase next = phrase_plain(PHRASE_NONE);
    struct str *whole = NULL;
    size_t count = 0;
    for (size_t k = 0; k < least(asked, same->study_count); k++) {
        size_t i = nearest(same, NULL, k);
        if (is_whole(same, NULL, i))
            *APPEND(checker->arena, whole, count) = checker->dossier->cases[i].id;
        else
            next = phrase_join(checker->arena, next, lacks_of(checker, i));
    }
    struct argument names =
        count ? say_list(whole, count, LIST_COMMA) : say_phrase(phrase_plain(REASON_NONE));
    return phrase_of(checker->arena, REASON_REMAINING, names, say_phrase(next));
}

/* Whether somebody says that an item of the group is met: before that a gap is only an answer that
 * is not there yet. */
static bool is_claimed(const struct checker *checker) {
    const struct same *same = checker->same;
    for (size_t i = 0; i < checker->results->count; i++) {
        const struct result *result = &checker->results->list[i];
        for (size_t r = 0; result->answer && r < same->row_count; r++)
            if (same->rows[r].condition == result->condition && result->answer->met == MET_YES)
                return true;
    }
    return false;
}

static bool has_unread(const struct dossier *dossier) {
    for (size_t i = 0; i < dossier->case_count; i++)
        if (dossier->cases[i].unread)
            return true;
    return false;
}

void check_same(struct checker *checker) {
    const struct same *same = checker->same;
    size_t asked = 0, whole = same ? count_whole(same, NULL) : 0;
    for (size_t r = 0; same && r < same->row_count; r++)
        if (same->rows[r].binds && asked_by(same->rows[r].condition) > asked)
            asked = asked_by(same->rows[r].condition);
    if (whole >= asked || has_unread(checker->dossier) || !is_claimed(checker))
        return;
    findings_add(checker->findings, MESSAGE_SAME_REFERENCES,
                 (struct place){.file = checker->dossier->manifest},
                 {say_size(whole), say_size(same->study_count), say_text(same->group->title),
                  say_size(asked), say_phrase(standing_of(checker, asked))});
}
