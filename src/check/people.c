/* The people of the manifest, set against themselves and the checklist: one who is listed twice, an
 * address that is another's, an item that is left out where its neighbors have somebody. */
#include "check/checker.h"
#include "check/text.h"

#define MOST_OF_A_GROUP 4 /* items; of fewer nobody can tell what is meant */
#define LEAST_NAME 3      /* bytes of a name by which an address is somebody's own */

/* ---- listed twice ---- */

/* A mailbox that several read has nobody's name. */
static bool is_of(struct arena *arena, struct str mail, struct str name) {
    struct str own = text_normalise(arena, str_slice(mail, 0, str_find(mail, STR("@"), 0))), word;
    for (size_t at = 0; text_word(name, &at, &word);) {
        struct str part = text_normalise(arena, word);
        if (part.n >= LEAST_NAME && str_find(own, part, 0) != SIZE_MAX)
            return true;
    }
    return false;
}

static void check_pair(struct checker *checker, const struct person *earlier,
                       const struct person *later) {
    struct arena *arena = checker->arena;
    struct str name = text_normalise(arena, later->name);
    bool first = is_of(arena, earlier->email, earlier->name);
    const struct person *wrong = first ? later : earlier, *right = first ? earlier : later;
    if (name.n && str_equal(name, text_normalise(arena, earlier->name)))
        findings_add(checker->findings, MESSAGE_PERSON_TWICE, later->place,
                     {say_text(later->name), say_text(earlier->id), say_text(later->id)});
    else if (later->email.n && str_equal_ignoring_case(later->email, earlier->email) &&
             is_of(arena, right->email, right->name))
        findings_add(checker->findings, MESSAGE_MAIL_TWICE, wrong->place,
                     {say_text(wrong->name), say_text(right->name), say_text(wrong->email)});
}

/* ---- who speaks to what ---- */

/* A person who speaks to the item or to a condition of it; NULL: nobody. */
static const struct person *find_speaker(const struct dossier *dossier, struct str key) {
    for (size_t i = 0; i < dossier->person_count; i++)
        for (size_t k = 0; k < dossier->people[i].speaks_to_count; k++) {
            struct str item = dossier->people[i].speaks_to[k];
            if (str_starts(item, key) && (item.n == key.n || item.s[key.n] == '/'))
                return &dossier->people[i];
        }
    return NULL;
}

static void check_group(struct checker *checker, const struct group *group) {
    const struct item *silent = NULL;
    const struct person *near = NULL;
    size_t missing = 0;
    for (size_t i = 0; i < group->item_count; i++) {
        const struct item *item = &group->items[i];
        const struct person *person = find_speaker(checker->dossier, item->key);
        silent = person ? silent : item;
        near = person && (!near || !silent) ? person : near;
        missing += !person;
    }
    if (group->item_count < MOST_OF_A_GROUP || missing != 1)
        return;
    findings_add(checker->findings, MESSAGE_ITEM_WITHOUT_SPEAKER, near->place,
                 {say_text(silent->key), say_text(group->title)}, .item = silent->key);
}

static void check_speakers(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    const struct checklist *checklist = checker->checklist;
    size_t spoken = 0;
    for (size_t i = 0; i < dossier->person_count; i++)
        spoken += dossier->people[i].speaks_to_count;
    if (!spoken && dossier->person_count > 1)
        findings_add(checker->findings, MESSAGE_NOBODY_SPEAKS, dossier->people[0].place,
                     {say_size(dossier->person_count)});
    for (size_t p = 0; spoken && p < checklist->part_count; p++)
        for (size_t g = 0; g < checklist->parts[p].group_count; g++)
            check_group(checker, &checklist->parts[p].groups[g]);
}

/* Whether the customer may be named is said in two ways that exclude each other. */
static void check_consent(struct checker *checker, const struct case_study *study) {
    if (study->customer_named && study->public_name.n)
        findings_add(checker->findings, MESSAGE_NAMED_WITH_PUBLIC_NAME, study->place,
                     {say_text(study->id), say_text(study->public_name)});
}

void check_people(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->person_count; i++)
        for (size_t k = 0; k < i; k++)
            check_pair(checker, &dossier->people[k], &dossier->people[i]);
    check_speakers(checker);
    for (size_t i = 0; i < dossier->case_count; i++)
        check_consent(checker, &dossier->cases[i]);
}
