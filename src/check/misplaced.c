/* Two texts are in each other's place when the words of each fit the other's place far better than
 * its own. One text alone that fits badly is not enough: short and dry answers are good ones. */
#include "check/misplaced.h"

#include <stdlib.h>

#include "base/names.h"
#include "check/claim.h"
#include "check/placeholder.h"
#include "check/vocabulary.h"

enum { MOST_TEXTS = 256 }; /* of one condition, or of one case study */

/* From where on it is told: so many points crosswise, of each of the two no fewer than `each`, and
 * more than so many quarters of what the texts have where they stand. Measured on good submissions,
 * whole and cut down, on each pair of answers and sections in them. */
static const struct limit {
    long points, each, quarters;
} limits[] = {
    [FITS_STUDY] = {160, 50, 8}, [FITS_CONDITION] = {100, 20, 8}, [FITS_SECTION] = {200, 60, 7}};

struct text {
    struct bag bag;
    struct spot spot;
    size_t place;  /* its number by what it is compared by */
    size_t answer; /* of the dossier's; NO_PLACE */
    const struct section *section;
    bool told;
};

struct texts {
    struct text *list;
    size_t count;
};

struct swap {
    struct text *one, *other;
    enum fits_by by;
    size_t from, to; /* their places by that */
    long gain;       /* how much better they would stand in each other's place */
};

struct look {
    struct checker *checker;
    struct arena *arena; /* for the words; the texts are the checker's */
    struct wordings *wordings;
    struct vocabulary *vocabulary;
    struct names *conditions, *sections; /* the number of each, + 1 */
    size_t condition_count, section_count;
    struct texts answers, bodies;
    struct swap *swaps;
    size_t swap_count;
};

/* ---- what is read ---- */

static size_t number_of(struct names *names, struct str name, size_t *count) {
    size_t *number = names_enter(names, name);
    if (!*number)
        *number = ++*count;
    return *number - 1;
}

static size_t known_number(const struct names *names, struct str name) {
    const size_t *number = name.n ? names_find(names, name) : NULL;
    return number ? *number - 1 : NO_PLACE;
}

static void read_condition(struct look *look, const struct item *item,
                           const struct condition *condition) {
    size_t number = number_of(look->conditions, condition->key, &look->condition_count);
    size_t words = 0;
    const struct str *list = condition->rule ? rule_list(condition->rule, AT_WORDS, &words) : NULL;
    const struct str texts[] = {item->title,
                                item->text,
                                condition->label,
                                condition->text,
                                condition->evidence_asked,
                                condition->good_answer};
    vocabulary_begin(look->vocabulary, (struct spot){NO_PLACE, number, NO_PLACE, true});
    for (size_t i = 0; i < COUNT(texts); i++)
        vocabulary_read(look->vocabulary, texts[i]);
    for (size_t i = 0; i < words; i++)
        vocabulary_read(look->vocabulary, list[i]);
}

static void read_checklist(struct look *look) {
    const struct checklist *checklist = look->checker->checklist;
    struct cursor cursor = {0};
    const struct item *item;
    const struct condition *condition;
    while (cursor_next(checklist, &cursor, &item, &condition))
        read_condition(look, item, condition);
    for (size_t i = 0; i < checklist->section_count; i++) {
        const struct section_declaration *section = &checklist->sections[i];
        size_t number = number_of(look->sections, section->id, &look->section_count);
        vocabulary_begin(look->vocabulary, (struct spot){NO_PLACE, NO_PLACE, number, true});
        vocabulary_read(look->vocabulary, section->title);
        vocabulary_read(look->vocabulary, section->help);
        for (size_t k = 0; k < section->alias_count; k++)
            vocabulary_read(look->vocabulary, section->aliases[k]);
    }
}

static void read_story(struct look *look, size_t study_number) {
    const struct case_study *study = &look->checker->dossier->cases[study_number];
    struct arena *arena = look->checker->arena;
    struct spot spot = {study_number, NO_PLACE, NO_PLACE, false};
    vocabulary_begin(look->vocabulary, spot);
    vocabulary_read(look->vocabulary, study->title);
    for (size_t i = 0; i < study->field_count; i++)
        vocabulary_read(look->vocabulary, study->fields[i].text);
    for (size_t i = 0; i < study->section_count; i++) {
        const struct section *section = &study->sections[i];
        if (!section->body)
            continue;
        struct str words = node_text(arena, section->body);
        spot.section = known_number(look->sections, section->id);
        vocabulary_begin(look->vocabulary, spot);
        vocabulary_read(look->vocabulary, words);
        struct cause copied = {CAUSE_COPY, section->id, study->id};
        if (spot.section == NO_PLACE || placeholder_is(str_trim(words)) ||
            findings_know(look->checker->findings, copied))
            continue;
        *APPEND(look->arena, look->bodies.list, look->bodies.count) =
            (struct text){.bag = vocabulary_bag(look->vocabulary),
                          .spot = spot,
                          .place = spot.section,
                          .answer = NO_PLACE,
                          .section = section};
    }
}

/* The case study that the document supports alone. */
static size_t study_of(const struct dossier *dossier, const struct evidence *evidence) {
    const struct case_study *study = NULL;
    for (size_t i = 0; i < evidence->support_count; i++) {
        const struct case_study *found = dossier_find_case(dossier, evidence->supports[i].case_id);
        if (!found || (study && found != study))
            return NO_PLACE;
        study = found;
    }
    return study ? (size_t)(study - dossier->cases) : NO_PLACE;
}

static void read_titles(struct look *look) {
    const struct dossier *dossier = look->checker->dossier;
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        size_t study = study_of(dossier, &dossier->evidence[i]);
        if (study == NO_PLACE)
            continue;
        vocabulary_begin(look->vocabulary, (struct spot){study, NO_PLACE, NO_PLACE, false});
        vocabulary_read(look->vocabulary, dossier->evidence[i].title);
        vocabulary_read(look->vocabulary, dossier->evidence[i].id);
    }
}

static void read_answer(struct look *look, size_t i) {
    struct checker *checker = look->checker;
    const struct answer *answer = &checker->dossier->answers[i];
    const struct case_study *study = dossier_find_case(checker->dossier, answer->case_id);
    if (answer->met != MET_YES || (answer->case_id.n && (!study || study->unread)))
        return;
    struct spot spot = {study ? (size_t)(study - checker->dossier->cases) : NO_PLACE,
                        number_of(look->conditions, answer->item, &look->condition_count), NO_PLACE,
                        false};
    vocabulary_begin(look->vocabulary, spot);
    vocabulary_read(look->vocabulary, claim_text(checker->arena, answer));
    if (!look->wordings->answers[i].finding.id)
        *APPEND(look->arena, look->answers.list, look->answers.count) =
            (struct text){.bag = vocabulary_bag(look->vocabulary), .spot = spot, .answer = i};
}

/* ---- pairs ---- */

static struct phrase name_of(const struct look *look, const struct text *text) {
    const struct dossier *dossier = look->checker->dossier;
    if (text->section)
        return phrase_of(look->checker->arena, REASON_THE_SECTION_OF,
                         say_text(text->section->title),
                         say_text(dossier->cases[text->spot.study].id));
    const struct answer *answer = &dossier->answers[text->answer];
    return phrase_of(look->checker->arena, REASON_THE_ANSWER_TO, say_text(answer->item),
                     say_text(answer->case_id));
}

static struct place place_of(const struct look *look, const struct text *text) {
    return text->section ? text->section->place
                         : look->checker->dossier->answers[text->answer].place;
}

static void tell(struct look *look, const struct swap *swap) {
    struct arena *arena = look->checker->arena;
    const struct text *text = swap->one, *other = swap->other;
    struct comparison comparison = {text->bag, text->spot, swap->by};
    struct str *words = NEW_ARRAY(arena, struct str, WORDS_SPEAKING);
    size_t count = vocabulary_speaking(look->vocabulary, &comparison, swap->to, words);
    for (size_t i = 0; i < count; i++)
        words[i] = str_copy(arena, words[i].s, words[i].n);
    struct finding finding = {
        .id = MESSAGE_TEXTS_SWAPPED,
        .place = place_of(look, text),
        .arguments = {say_phrase(name_of(look, text)), say_phrase(name_of(look, other)),
                      say_list(words, count, LIST_AND), say_place(place_of(look, other))}};
    if (text->section) {
        findings_put(look->checker->findings, &finding);
        return;
    }
    finding.item = look->checker->dossier->answers[text->answer].item;
    look->wordings->answers[text->answer] = (struct flaw){.finding = finding};
}

/* Of two texts: how well each fits where it stands, and where the other one does. */
struct fit {
    long here, there, other_here, other_there;
};

/* How much better they would stand in each other's place; 0: not by far. */
static long gain_of(const struct fit *fit, const struct limit *limit) {
    long crossed = fit->there + fit->other_there, straight = fit->here + fit->other_here;
    bool each = fit->there >= fit->here && fit->other_there >= fit->other_here &&
                fit->there >= limit->each && fit->other_there >= limit->each;
    bool far = crossed >= limit->points && crossed * 4 > straight * limit->quarters;
    return each && far ? crossed - straight : 0;
}

/* Texts that are compared with one another, in their order; no two have one place. */
struct shelf {
    struct text **texts;
    size_t count;
};

/* Puts the best partner of each text on the list; of `slots` places in all. */
static void find_swaps(struct look *look, const struct shelf *shelf, enum fits_by by,
                       size_t slots) {
    struct arena *scratch = arena_scratch(look->arena);
    long *points = NEW_ARRAY(scratch, long, slots * shelf->count + 1);
    for (size_t i = 0; i < shelf->count; i++)
        vocabulary_fit(look->vocabulary,
                       &(struct comparison){shelf->texts[i]->bag, shelf->texts[i]->spot, by},
                       points + i * slots, slots);
    for (size_t i = 0; i < shelf->count; i++) {
        struct text *text = shelf->texts[i];
        struct swap best = {.gain = 0};
        for (size_t k = i + 1; k < shelf->count; k++) {
            struct text *other = shelf->texts[k];
            const long *own = points + i * slots, *others = points + k * slots;
            struct fit fit = {own[text->place], own[other->place], others[other->place],
                              others[text->place]};
            long gain = gain_of(&fit, &limits[by]);
            if (gain > best.gain)
                best = (struct swap){text, other, by, text->place, other->place, gain};
        }
        if (best.gain)
            *APPEND(look->arena, look->swaps, look->swap_count) = best;
    }
    arena_drop(scratch);
}

/* The largest gain first; then as the texts stand. */
static int compare_swaps(const void *a, const void *b) {
    const struct swap *left = a, *right = b;
    int order = (left->gain < right->gain) - (left->gain > right->gain);
    if (order)
        return order;
    order = (left->by > right->by) - (left->by < right->by);
    return order ? order : (left->one > right->one) - (left->one < right->one);
}

static bool same_places(const struct swap *a, const struct swap *b) {
    return a->by == b->by && a->by != FITS_STUDY &&
           ((a->from == b->from && a->to == b->to) || (a->from == b->to && a->to == b->from));
}

/* A text in the wrong place speaks against those in the right ones too, here and in the other case
 * studies: of what touches one another only the clearest is told. */
static void tell_swaps(struct look *look) {
    const struct swap *swaps = look->swaps;
    if (look->swap_count)
        qsort(look->swaps, look->swap_count, sizeof *look->swaps, compare_swaps);
    for (size_t i = 0; i < look->swap_count; i++) {
        bool known = swaps[i].one->told || swaps[i].other->told;
        for (size_t k = 0; k < i && !known; k++)
            known = same_places(&swaps[i], &swaps[k]);
        if (known)
            continue;
        swaps[i].one->told = swaps[i].other->told = true;
        tell(look, &swaps[i]);
    }
}

/* The texts by what they have in common: the condition, or the case study; those of none come last.
 */
static struct shelf *sort_texts(struct look *look, const struct texts *texts, size_t shelves,
                                enum fits_by by) {
    struct shelf *out = NEW_ARRAY(look->arena, struct shelf, shelves + 1);
    for (size_t i = 0; i < texts->count; i++) {
        struct text *text = &texts->list[i];
        size_t study = text->spot.study == NO_PLACE ? shelves - 1 : text->spot.study;
        struct shelf *shelf = &out[by == FITS_STUDY ? text->spot.condition : study];
        text->place = by == FITS_STUDY       ? text->spot.study
                      : by == FITS_CONDITION ? text->spot.condition
                                             : text->spot.section;
        if (text->place != NO_PLACE && shelf->count < MOST_TEXTS)
            *APPEND(look->arena, shelf->texts, shelf->count) = text;
    }
    return out;
}

static void look_by(struct look *look, enum fits_by by) {
    size_t studies = look->checker->dossier->case_count;
    size_t shelves = by == FITS_STUDY ? look->condition_count : studies + 1;
    size_t slots = by == FITS_STUDY       ? studies
                   : by == FITS_CONDITION ? look->condition_count
                                          : look->section_count;
    struct shelf *sorted =
        sort_texts(look, by == FITS_SECTION ? &look->bodies : &look->answers, shelves, by);
    for (size_t i = 0; i < shelves; i++)
        if (sorted[i].count > 1)
            find_swaps(look, &sorted[i], by, slots);
}

void misplaced_look(struct checker *checker, struct wordings *wordings) {
    const struct dossier *dossier = checker->dossier;
    struct arena *scratch = arena_scratch(checker->arena);
    struct look look = {.checker = checker,
                        .arena = scratch,
                        .wordings = wordings,
                        .vocabulary = vocabulary_new(scratch),
                        .conditions = names_new(scratch),
                        .sections = names_new(scratch)};
    read_checklist(&look);
    for (size_t i = 0; i < dossier->case_count; i++)
        if (!dossier->cases[i].unread)
            read_story(&look, i);
    read_titles(&look);
    for (size_t i = 0; i < dossier->answer_count; i++)
        read_answer(&look, i);
    /* a customer may well be named for a comparison; whose.h looks at names */
    for (size_t i = 0; i < dossier->case_count; i++)
        vocabulary_ignore(
            look.vocabulary,
            case_field_text(&dossier->cases[i], checklist_customer_field(checker->checklist)));
    look_by(&look, FITS_STUDY);
    look_by(&look, FITS_CONDITION);
    look_by(&look, FITS_SECTION);
    tell_swaps(&look);
    arena_drop(scratch);
}
