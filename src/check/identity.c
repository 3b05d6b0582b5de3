/* Who is who: two case studies of one customer, one account or one public page, the partner as its
 * own customer, an account that cannot exist, and a customer whose name is misspelt. */
#include "base/ascii.h"
#include "base/nearest.h"
#include "check/checker.h"
#include "check/claim.h"
#include "check/lexicon.h"
#include "check/text.h"
#include "check/web_address.h"

/* ---- the customer's name ---- */

#define LEAST_NAME 6 /* bytes; of shorter words too many are near to one another */
#define LEAST_FIRST_NAME 3

struct name_search {
    struct checker *checker;
    const struct field *customer;
    struct str word, second; /* of the customer's name */
    struct names *others;    /* words that are names in their own right */
    bool written;            /* the right one was met with */
    struct str near, right;  /* a misspelt one, and what is meant */
    struct place place;
};

static bool is_name_byte(char c) {
    return is_letter_or_digit(c) || (unsigned char)c >= 0x80;
}

/* The next word from *at on; empty at the end. */
static struct str next_word(struct str text, size_t *at) {
    while (*at < text.n && !is_name_byte(text.s[*at]))
        (*at)++;
    size_t from = *at;
    while (*at < text.n && is_name_byte(text.s[*at]))
        (*at)++;
    return str_slice(text, from, *at);
}

static void enter_words(struct names *names, struct arena *arena, struct str text) {
    for (size_t at = 0; at < text.n;) {
        struct str word = next_word(text, &at);
        if (word.n)
            (*names_enter(names, str_lower(arena, word)))++;
    }
}

/* A slip of one letter in a capitalized word. An ending behind the name is its genitive or an
 * adjective, and a name before an ending may be a word of the language. */
static bool is_slip(struct str word, struct str name) {
    return name.n >= LEAST_NAME && word.n >= LEAST_NAME - 1 &&
           (is_upper(word.s[0]) || is_upper(name.s[1])) &&
           !str_equal_ignoring_case(str_slice(word, 0, name.n), name) &&
           !str_equal_ignoring_case(word, str_slice(name, 0, word.n)) &&
           str_distance(word, name) == 1;
}

/* "Erik Halverson", "Frau Halverson", "in Harrogate, England": a person or a town. Where the
 * second word of the customer's name follows, the customer is meant. */
static bool is_someone_else(const struct name_search *search, struct str text, struct str word) {
    static const char *const titles[] = {"mr", "mrs", "ms", "dr", "prof", "herr", "herrn", "frau"};
    static const char *const places[] = {"in", "near", "outside", "around"};
    struct str rest = str_slice(text, (size_t)(word.s - text.s) + word.n, text.n), before = {0};
    size_t end = (size_t)(word.s - text.s), at = 0;
    if (str_equal_ignoring_case(next_word(rest, &at), search->second))
        return false;
    while (end && (text.s[end - 1] == ' ' || text.s[end - 1] == '\n' || text.s[end - 1] == '.'))
        end--;
    size_t from = end;
    while (from && is_name_byte(text.s[from - 1]))
        from--;
    before = str_slice(text, from, end);
    for (size_t i = 0; i < COUNT(titles); i++)
        if (str_equal_ignoring_case(before, str_of(titles[i])))
            return true;
    bool genitive = str_starts(rest, STR("'")) || str_starts(rest, STR("\xE2\x80\x99"));
    for (size_t i = 0; i < COUNT(places); i++)
        if (str_equal_ignoring_case(before, str_of(places[i])))
            return !genitive;
    /* in German, nouns begin with a capital letter too */
    return before.n >= LEAST_FIRST_NAME && is_upper(before.s[0]) && is_lower(before.s[1]) &&
           !str_starts(search->checker->dossier->language, STR("de")) &&
           lexicon_find(lexicon_new(search->checker->arena), before) == LEXICON(OTHER);
}

static void search_text(struct name_search *search, struct str text, struct place place) {
    bool follows = false;
    for (size_t at = 0; at < text.n;) {
        struct str word = next_word(text, &at), name = follows ? search->second : search->word;
        bool first = !follows;
        follows = str_equal_ignoring_case(str_slice(word, 0, search->word.n), search->word);
        if (follows)
            search->written = true;
        else if (!search->near.n && is_slip(word, name) &&
                 !names_find(search->others, str_lower(search->checker->arena, word)) &&
                 !(first && is_someone_else(search, text, word))) {
            search->near = word;
            search->right = name;
            search->place = place;
        }
    }
}

static void search_body(struct name_search *search, const struct node *body, struct place place) {
    for (const struct node *node = body; node; node = node_next(body, node))
        if (node->kind == NODE_TEXT)
            search_text(search, node->text, node->place.line ? node->place : place);
}

/* Names of other firms, of people and of products are no misspellings. */
static struct names *other_names(struct checker *checker, const struct case_study *study) {
    const struct dossier *dossier = checker->dossier;
    struct names *names = names_new(checker->arena);
    enter_words(names, checker->arena, dossier->partner_name);
    for (size_t i = 0; i < dossier->person_count; i++)
        enter_words(names, checker->arena, dossier->people[i].name);
    for (size_t i = 0; i < dossier->case_count; i++)
        for (size_t k = 0; k < dossier->cases[i].field_count; k++) {
            const struct field *field = &dossier->cases[i].fields[k];
            bool own = &dossier->cases[i] == study &&
                       str_equal(field->name, checklist_customer_field(checker->checklist));
            if (!own && (field->type == FIELD_TEXT || field->type == FIELD_LIST))
                enter_words(names, checker->arena, field->text);
        }
    return names;
}

/* How the story and the answers of a case study write the name of its customer. */
static struct name_search search_name(struct checker *checker, const struct case_study *study) {
    const struct dossier *dossier = checker->dossier;
    struct name_search search = {.checker = checker};
    size_t at = 0;
    search.customer = case_find_field(study, checklist_customer_field(checker->checklist));
    if (!search.customer)
        return search;
    search.word = next_word(search.customer->text, &at);
    search.second = next_word(search.customer->text, &at);
    search.others = other_names(checker, study);
    search_text(&search, study->title, study->title_place);
    for (size_t i = 0; i < study->section_count; i++)
        search_body(&search, study->sections[i].body, study->sections[i].place);
    for (size_t i = 0; i < dossier->answer_count; i++)
        if (str_equal(dossier->answers[i].case_id, study->id))
            search_body(&search, dossier->answers[i].body, dossier->answers[i].place);
    return search;
}

static void check_name(struct checker *checker, const struct case_study *study) {
    struct name_search search = search_name(checker, study);
    bool asked = checker->checklist->quality.names.n; /* then quality.c tells it */
    if (search.customer && !search.written && !search.near.n && study->section_count && !asked)
        findings_add(
            checker->findings, MESSAGE_THIN_NO_NAME, search.customer->place,
            {say_text(study->id), say_text(search.customer->name), say_field(search.customer)},
            .cause = {CAUSE_FACT, search.customer->name, study->id});
    if (!search.near.n)
        return;
    /* where the right name is never written, the field is wrong */
    findings_add(checker->findings, MESSAGE_NAME_MISSPELT,
                 search.written ? search.place : search.customer->place,
                 {say_text(study->id), say_text(search.written ? search.near : search.right),
                  say_text(search.written ? search.right : search.near)},
                 .cause = {CAUSE_FACT, search.customer->name, study->id});
}

/* ---- the same one twice ---- */

/* A page with its query, which may tell two pages apart. */
static struct str page_key(struct arena *arena, struct str url) {
    struct site site = site_of(arena, url);
    size_t query = str_find(url, STR("?"), 0);
    return str_format(arena, "%.*s%.*s%.*s", STR_ARG(site.host), STR_ARG(site.path),
                      STR_ARG(str_slice(url, query == SIZE_MAX ? url.n : query, url.n)));
}

/* The value as it is compared; empty: of no use for that. */
static struct str identity_of(struct arena *arena, const struct field *field, struct str customer) {
    if (field->type == FIELD_ACCOUNT)
        return field->text;
    if (field->type == FIELD_URL)
        return page_key(arena, field->text);
    return str_equal(field->name, customer) ? text_normalise(arena, field->text) : STR("");
}

/* Whether what the two have in common is the first one's own: its texts name the customer and the
 * other's do not, or its customer is named in the address and the other's is not. */
static bool is_owner(struct checker *checker, const struct case_study *first,
                     const struct case_study *second, const struct field *field) {
    struct name_search a = search_name(checker, first), b = search_name(checker, second);
    if (field->type != FIELD_URL)
        return a.written && !b.written;
    struct str url = text_normalise(checker->arena, field->text);
    return a.word.n && str_find(url, text_normalise(checker->arena, a.word), 0) != SIZE_MAX &&
           (!b.word.n || str_find(url, text_normalise(checker->arena, b.word), 0) == SIZE_MAX);
}

/* Of all that two case studies have in common the first field is told: it is one mistake. */
static bool report_shared(struct checker *checker, const struct case_study *study,
                          const struct case_study *other) {
    struct arena *arena = checker->arena;
    struct str customer = checklist_customer_field(checker->checklist);
    for (size_t i = 0; i < study->field_count; i++) {
        const struct field *field = &study->fields[i];
        const struct field *twin = field->valid ? case_find_field(other, field->name) : NULL;
        struct str key = twin ? identity_of(arena, field, customer) : STR("");
        if (!key.n || !str_equal(key, identity_of(arena, twin, customer)))
            continue;
        bool wrong = is_owner(checker, study, other, field); /* the other one is */
        findings_add(checker->findings, MESSAGE_IDENTITY_SHARED, wrong ? twin->place : field->place,
                     {say_text(field->name), say_text(wrong ? other->id : study->id),
                      say_text(wrong ? study->id : other->id), say_field(field),
                      say_place(wrong ? field->place : twin->place)},
                     .cause = {CAUSE_FACT, field->name, wrong ? other->id : study->id});
        return true;
    }
    return false;
}

/* ---- the partner itself ---- */

static void check_own(struct checker *checker, const struct case_study *study) {
    struct arena *arena = checker->arena;
    const struct dossier *dossier = checker->dossier;
    const struct field *field =
        case_find_field(study, checklist_customer_field(checker->checklist));
    struct str customer = field ? text_normalise(arena, field->text) : STR("");
    struct str host = site_of(arena, dossier->home_page).host, home = {0};
    str_cut(&host, '.', &home);
    if (!customer.n || (!str_equal(customer, text_normalise(arena, dossier->partner_name)) &&
                        !str_equal(customer, text_normalise(arena, home))))
        return;
    findings_add(checker->findings, MESSAGE_CUSTOMER_IS_PARTNER, field->place,
                 {say_text(study->id), say_field(field), say_text(dossier->partner_name)});
}

/* ---- accounts ---- */

static void check_account(struct checker *checker, const struct case_study *study,
                          const struct field *field) {
    size_t same = 0;
    if (field->type != FIELD_ACCOUNT || !field->valid)
        return;
    while (same < field->text.n && field->text.s[same] == field->text.s[0])
        same++;
    if (same == field->text.n)
        findings_add(checker->findings, MESSAGE_ACCOUNT_IMPOSSIBLE, field->place,
                     {say_text(field->name), say_text(study->id), say_field(field)});
}

void check_identities(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->case_count; i++) {
        const struct case_study *study = &dossier->cases[i];
        if (study->unread)
            continue;
        for (size_t k = 0; k < i; k++)
            if (!dossier->cases[k].unread && !str_equal(study->path, dossier->cases[k].path) &&
                report_shared(checker, study, &dossier->cases[k]))
                break;
        check_own(checker, study);
        for (size_t k = 0; k < study->field_count; k++)
            check_account(checker, study, &study->fields[k]);
        check_name(checker, study);
    }
}
