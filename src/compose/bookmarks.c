/* What the outline of the joined file lists beside headings: each item with the answers of the
 * customers and the places pointed to, and behind each document the items that it supports. */
#include "compose/composer.h"

struct bookmarks { /* of one document */
    struct composer *composer;
    struct document *document;
    struct str at; /* of those to come */
};

static void add(struct bookmarks *bookmarks, int level, struct str title, struct str target) {
    struct document *document = bookmarks->document;
    *APPEND(bookmarks->composer->arena, document->bookmarks, document->bookmark_count) =
        (struct bookmark){bookmarks->at, title, target, level};
}

static struct str to_anchor(struct composer *composer, struct str anchor) {
    return str_format(composer->arena, "#%.*s", STR_ARG(anchor));
}

/* ---- items ---- */

static bool is_answered(const struct dossier *dossier, struct str key, struct str case_id) {
    for (size_t k = 0; k < dossier->answer_count; k++)
        if (str_equal(dossier->answers[k].item, key) &&
            str_equal(dossier->answers[k].case_id, case_id))
            return true;
    return false;
}

static void add_evidence(struct bookmarks *bookmarks, int level, struct str key,
                         const struct case_study *study) {
    struct composer *composer = bookmarks->composer;
    const struct dossier *dossier = composer->input->dossier;
    for (size_t k = 0; k < dossier->evidence_count; k++) {
        const struct evidence *evidence = &dossier->evidence[k];
        for (size_t s = 0; s < evidence->support_count; s++) {
            const struct support *support = &evidence->supports[s];
            if (!str_equal(support->item, key) || evidence_is_repeated(evidence, s) ||
                evidence_case(composer, evidence, s) != study)
                continue;
            add(bookmarks, level,
                evidence_pointer(composer, evidence, evidence->title, support->pages),
                evidence_target(composer, evidence, support));
        }
    }
}

static void add_key(struct bookmarks *bookmarks, struct str key, struct str title) {
    struct composer *composer = bookmarks->composer;
    const struct dossier *dossier = composer->input->dossier;
    bookmarks->at = label_anchor(composer, key);
    add(bookmarks, 1, title, to_anchor(composer, bookmarks->at));
    for (size_t c = 0; c < dossier->case_count; c++) {
        const struct case_study *study = &dossier->cases[c];
        bool named = dossier->case_count > 1 && is_answered(dossier, key, study->id);
        if (named)
            add(bookmarks, 2, label_case(composer, study),
                to_anchor(composer, label_answer_anchor(composer, key, study)));
        add_evidence(bookmarks, named ? 3 : 2, key, study);
    }
    add_evidence(bookmarks, 2, key, NULL);
}

static struct str say_item(struct composer *composer, struct str label, struct str title) {
    return str_format(composer->arena, "%.*s\u2002%.*s", STR_ARG(label), STR_ARG(title));
}

static void add_item(struct bookmarks *bookmarks, const struct item *item) {
    struct composer *composer = bookmarks->composer;
    if (!item_is_condition(item))
        add_key(bookmarks, item->key, say_item(composer, item->number, item->title));
    for (size_t k = 0; k < item->condition_count; k++) {
        const struct condition *condition = &item->conditions[k];
        add_key(bookmarks, condition->key,
                say_item(composer, label_condition(composer, item, condition),
                         label_condition_title(composer, item, condition)));
    }
}

void bookmarks_add_items(struct composer *composer, struct document *document) {
    const struct checklist *checklist = composer->input->checklist;
    struct bookmarks bookmarks = {.composer = composer, .document = document};
    for (size_t p = 0; p < checklist->part_count; p++)
        for (size_t g = 0; g < checklist->parts[p].group_count; g++)
            for (size_t k = 0; k < checklist->parts[p].groups[g].item_count; k++)
                add_item(&bookmarks, &checklist->parts[p].groups[g].items[k]);
}

/* ---- and back ---- */

void bookmarks_add_supports(struct composer *composer, struct document *document,
                            const struct evidence *evidence, struct str at) {
    struct bookmarks bookmarks = {composer, document, at};
    for (size_t s = 0; s < evidence->support_count; s++) {
        struct str key = evidence->supports[s].item, where = evidence->supports[s].pages,
                   label = label_key(composer, key);
        if (evidence_is_repeated(evidence, s))
            continue;
        label = str_format(composer->arena, "%s %.*s", composer->words->supports, STR_ARG(label));
        where = label_pages(composer, where);
        if (!str_empty(where))
            label = str_format(composer->arena, "%.*s, %.*s", STR_ARG(label), STR_ARG(where));
        add(&bookmarks, 1, label,
            str_format(composer->arena, "%.*s#%.*s", STR_ARG(label_assessment(composer)),
                       STR_ARG(label_anchor(composer, key))));
    }
}
