/* The people of the manifest, set against themselves and the checklist: one who is listed twice, an
 * address that is another's, an item that is left out where its neighbors have somebody. */
#include "check/checker.h"
#include "check/text.h"
#include "check/web_address.h"

#define MOST_OF_A_GROUP 6 /* items; of five, one may well be left to nobody */
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

/* The items of a group, or of the whole checklist. */
struct speaking {
    size_t items, missing;
    const struct item *silent; /* the last one that nobody speaks to */
    const struct person *near; /* who speaks to the item in front of it, or to the first one */
};

static void count_item(const struct checker *checker, const struct item *item,
                       struct speaking *speaking) {
    bool asks = false;
    for (size_t i = 0; i < item->condition_count; i++)
        asks = asks || !condition_asks_nobody(&item->conditions[i]);
    const struct person *person = find_speaker(checker->dossier, item->key);
    if (!asks)
        return;
    speaking->items++;
    speaking->missing += !person;
    if (!person)
        speaking->silent = item;
    else if (!speaking->near || !speaking->silent)
        speaking->near = person;
}

static bool report_silent(struct checker *checker, const struct speaking *speaking,
                          struct str title) {
    if (speaking->items < MOST_OF_A_GROUP || speaking->missing != 1)
        return false;
    findings_add(checker->findings, MESSAGE_ITEM_WITHOUT_SPEAKER, speaking->near->place,
                 {say_text(speaking->silent->key), say_text(title)}, .item = speaking->silent->key);
    return true;
}

/* The whole counts where no group is told. */
static void check_items(struct checker *checker) {
    const struct checklist *checklist = checker->checklist;
    struct speaking whole = {0};
    bool told = false;
    for (size_t p = 0; p < checklist->part_count; p++)
        for (size_t g = 0; g < checklist->parts[p].group_count; g++) {
            const struct group *group = &checklist->parts[p].groups[g];
            struct speaking own = {0};
            for (size_t i = 0; i < group->item_count; i++) {
                count_item(checker, &group->items[i], &own);
                count_item(checker, &group->items[i], &whole);
            }
            told = report_silent(checker, &own, group->title) || told;
        }
    if (!told)
        report_silent(checker, &whole, checklist->title);
}

static void check_speakers(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    size_t spoken = 0;
    for (size_t i = 0; i < dossier->person_count; i++)
        spoken += dossier->people[i].speaks_to_count;
    if (!spoken && dossier->person_count > 1)
        findings_add(checker->findings, MESSAGE_NOBODY_SPEAKS, dossier->people[0].place,
                     {say_size(dossier->person_count)});
    if (spoken)
        check_items(checker);
}

/* Whether the public name is the customer's, or a part of it that begins with its first word. */
static bool is_own_name(struct arena *arena, struct str name, struct str customer) {
    struct str whole = text_normalise(arena, customer), first, word;
    size_t at = 0;
    if (!whole.n || !text_word(customer, &at, &first))
        return false;
    if (str_find(text_normalise(arena, name), whole, 0) != SIZE_MAX)
        return true;
    bool begins = false;
    for (at = 0; text_word(name, &at, &word);) {
        begins = begins || str_equal_ignoring_case(word, first);
        if (!text_names(customer, word))
            return false;
    }
    return begins;
}

/* Whether the customer may be named is said in two ways that exclude each other. */
static void check_consent(struct checker *checker, const struct case_study *study) {
    const struct field *customer =
        case_find_field(study, checklist_customer_field(checker->checklist));
    if (!study->customer_named && customer &&
        is_own_name(checker->arena, study->public_name, customer->text))
        findings_add(checker->findings, MESSAGE_PUBLIC_NAME_TELLS, study->place,
                     {say_text(study->id), say_text(study->public_name)},
                     .severity = SEVERITY_ERROR);
    if (study->customer_named && study->public_name.n)
        findings_add(checker->findings, MESSAGE_NAMED_WITH_PUBLIC_NAME, study->place,
                     {say_text(study->id), say_text(study->public_name)});
}

/* Of a host that stands for an example, no mail comes. */
static void check_mail(struct checker *checker, const struct person *person) {
    size_t at = str_find(person->email, STR("@"), 0);
    if (at != SIZE_MAX && host_is_reserved(str_slice(person->email, at + 1, person->email.n)))
        findings_add(checker->findings, MESSAGE_MAIL_RESERVED, person->place,
                     {say_text(person->name), say_text(person->email)});
}

void check_people(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->person_count; i++)
        check_mail(checker, &dossier->people[i]);
    for (size_t i = 0; i < dossier->person_count; i++)
        for (size_t k = 0; k < i; k++)
            check_pair(checker, &dossier->people[k], &dossier->people[i]);
    check_speakers(checker);
    for (size_t i = 0; i < dossier->case_count; i++)
        check_consent(checker, &dossier->cases[i]);
}
