/* What is waved away as not applicable: a reason that is none, one reason for many items, a whole
 * group of items. Whether a single item may be waved away is the claim's business (result.c). */
#include "check/checker.h"
#include "check/claim.h"
#include "check/text.h"

/* So many conditions with one reason are no longer looked at one by one. */
#define SAME_REASON 4
/* A group of fewer conditions may well be of no concern. */
#define WHOLE_GROUP 3

/* Words that a reason may consist of without one: what is left says that it does not apply, and
 * nothing of why. As text_fold leaves them. */
static const char *const empty_words[] = {
    /* clang-format off */
    "a", "all", "anwendbar", "any", "applicable", "applied", "applies", "apply", "are", "at",
    "auf", "because", "benoetigt", "benotigt", "case", "condition", "das", "den", "der", "did",
    "didn", "die", "dies", "diese", "diesem", "diesen", "dieser", "dieses", "do", "does",
    "doesn", "done", "engagement", "entfaellt", "entfallt", "erforderlich", "es", "fall",
    "fallstudie", "for", "fuer", "fur", "gebraucht", "gemacht", "getan", "gilt", "haben", "has",
    "have", "here", "hier", "im", "in", "irrelevant", "is", "isn", "ist", "it", "item", "kein",
    "keine", "my", "n", "necessary", "need", "needed", "nein", "nicht", "nichterforderlich",
    "nichts", "nichtzutreffend", "no", "noetig", "none", "not", "nothing", "notig", "notwendig",
    "of", "on", "our", "point", "project", "projekt", "punkt", "relevant", "require",
    "required", "requirement", "situation", "skipped", "study", "t", "that", "the", "this",
    "to", "trifft", "uns", "unser", "unsere", "unserem", "unseren", "us", "used", "war", "was",
    "we", "weil", "were", "wir", "wurde", "zu", "zutreffend",
    /* clang-format on */
};

static bool is_empty_word(struct str word) {
    char folded[20];
    struct str key = text_fold(word, folded, sizeof folded);
    for (size_t i = 0; i < COUNT(empty_words); i++)
        if (str_is(key, empty_words[i]))
            return true;
    return false;
}

bool reason_is_none(struct str reason) {
    struct str word;
    for (size_t at = 0; text_word(reason, &at, &word);)
        if (!is_empty_word(word))
            return false;
    return true;
}

static bool is_waved(const struct answer *answer) {
    return answer && answer->met == MET_NOT_APPLICABLE;
}

/* ---- one reason for many ---- */

struct reasons {
    struct names *known; /* normalized, with the number of the row + 1 */
    struct {
        const struct answer *first;
        size_t count;
    } * rows;
    size_t row_count;
};

static struct reasons collect_reasons(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    struct reasons reasons = {.known = names_new(checker->arena)};
    for (size_t i = 0; i < dossier->answer_count; i++) {
        const struct answer *answer = &dossier->answers[i];
        struct str key = text_normalise(checker->arena, answer->reason);
        if (!is_waved(answer) || !key.n)
            continue;
        size_t *row = names_enter(reasons.known, key);
        if (!*row) {
            APPEND(checker->arena, reasons.rows, reasons.row_count)->first = answer;
            *row = reasons.row_count;
        }
        /* the same item of another case study may well have the same reason */
        if (str_equal(answer->case_id, reasons.rows[*row - 1].first->case_id))
            reasons.rows[*row - 1].count++;
    }
    return reasons;
}

/* That it is no reason is not told of each of them. */
static void note_same_reason(struct checker *checker, const struct answer *first) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->answer_count; i++)
        if (str_equal(dossier->answers[i].reason, first->reason))
            findings_note(checker->findings,
                          (struct cause){CAUSE_NO_REASON, dossier->answers[i].item,
                                         dossier->answers[i].case_id});
}

static bool report_same_reason(struct checker *checker) {
    struct reasons reasons = collect_reasons(checker);
    bool reported = false;
    for (size_t i = 0; i < reasons.row_count; i++) {
        const struct answer *first = reasons.rows[i].first;
        if (reasons.rows[i].count < SAME_REASON)
            continue;
        reported = true;
        note_same_reason(checker, first);
        findings_add(
            checker->findings, MESSAGE_SAME_REASON, first->place,
            {say_size(reasons.rows[i].count), say_text(first->case_id), say_text(first->reason)},
            .item = first->item);
    }
    return reported;
}

/* ---- whole groups ---- */

/* What a group, or an item of it, asks of one case study, and what is waved away. */
struct waved {
    size_t asked, waved;
    const struct answer *first;
};

static void count_item(const struct checker *checker, const struct item *item,
                       const struct case_study *study, struct waved *waved) {
    for (size_t i = 0; i < item->condition_count; i++) {
        const struct condition *condition = &item->conditions[i];
        bool each = condition->scope == SCOPE_EACH;
        if (condition->optional || each != (study != NULL))
            continue;
        const struct answer *answer = claim_find(checker->dossier, item, condition, study);
        waved->asked++;
        waved->waved += is_waved(answer);
        if (!waved->first && is_waved(answer))
            waved->first = answer;
    }
}

static bool report_waved(struct checker *checker, const struct waved *waved, struct str what,
                         const struct case_study *study) {
    if (waved->asked < WHOLE_GROUP || waved->waved < waved->asked)
        return false;
    findings_add(checker->findings, MESSAGE_ALL_NOT_APPLICABLE, waved->first->place,
                 {say_size(waved->asked), say_text(what), say_text(study ? study->id : STR(""))},
                 .item = waved->first->item);
    return true;
}

static void check_group(struct checker *checker, const struct group *group,
                        const struct case_study *study) {
    struct waved all = {0};
    for (size_t i = 0; i < group->item_count; i++)
        count_item(checker, &group->items[i], study, &all);
    if (report_waved(checker, &all, group->title, study))
        return;
    for (size_t i = 0; i < group->item_count; i++) {
        struct waved one = {0};
        count_item(checker, &group->items[i], study, &one);
        report_waved(checker, &one, group->items[i].key, study);
    }
}

void check_not_applicable(struct checker *checker) {
    const struct checklist *checklist = checker->checklist;
    if (report_same_reason(checker))
        return; /* most likely the same answers */
    for (size_t p = 0; p < checklist->part_count; p++)
        for (size_t g = 0; g < checklist->parts[p].group_count; g++) {
            const struct group *group = &checklist->parts[p].groups[g];
            check_group(checker, group, NULL);
            for (size_t i = 0; i < checker->dossier->case_count; i++)
                check_group(checker, group, &checker->dossier->cases[i]);
        }
}
