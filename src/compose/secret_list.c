/* What must not stand in the public draft of a case study, and what stands there instead. Secrets
 * are the confidential facts, account ids, names and addresses of people, declared terms, and the
 * names of customers who did not consent, those of the other case studies included.
 *
 * One-of values ("yes", "production") are ordinary words: such a field is left out, but its value
 * cannot be searched for. The same holds for values of less than three characters.
 *
 * Of a name each form is a secret (secret_names.c) but those that are also part of what may be
 * told: the partner's name, a customer's who is named, a contact's, the wording that stands for a
 * secret. */
#include "base/letters.h"
#include "base/utf8.h"
#include "compose/composer.h"

enum { SHORTEST_SECRET = 3, SHORTEST_NAME = 2 };

struct secrets {
    struct arena *arena;
    const struct compose_input *input;
    const struct case_study *study;
    struct substitute *list;
    size_t count;
    const struct words *words;
    struct hidden_values values;
    struct str told; /* names and wordings that may be told, a line each */
};

/* `like`: what it is and what stands for it. */
static void secrets_add(struct secrets *secrets, struct str text, struct substitute like) {
    text = str_trim(text);
    if (text.n < (like.is_name ? SHORTEST_NAME : SHORTEST_SECRET) || str_is(text, "none"))
        return;
    for (size_t k = 0; k < secrets->count; k++)
        if (str_equal_ignoring_case(secrets->list[k].secret.text, text))
            return;
    like.secret.text = str_copy(secrets->arena, text.s, text.n);
    *APPEND(secrets->arena, secrets->list, secrets->count) = like;
}

/* ---- fields ---- */

static bool secrets_is_confidential(const struct compose_input *input,
                                    const struct case_study *study, const struct field *field) {
    const struct field_declaration *declared = checklist_find_field(input->checklist, field->name);
    return field->type == FIELD_ACCOUNT || (declared && declared->confidential) ||
           dossier_find_confidential(input->dossier, study, field->name);
}

static struct str secrets_public_name(const struct words *words, const struct case_study *study) {
    return str_empty(study->public_name) ? str_of(words->the_customer) : study->public_name;
}

bool secrets_field_shown(const struct compose_input *input, const struct case_study *study,
                         const struct field *field, struct str *by) {
    const struct confidential *entry =
        dossier_find_confidential(input->dossier, study, field->name);
    *by = (struct str){0};
    if (str_is(field->name, "customer") && !case_is_named(input->dossier, study)) {
        *by = secrets_public_name(words_of(input->dossier->language), study);
        return true;
    }
    if (entry && !str_empty(entry->replacement)) {
        *by = entry->replacement;
        return true;
    }
    return !secrets_is_confidential(input, study, field);
}

static struct str secrets_wording(const struct words *words, enum field_type type) {
    const char *const all[FIELD_TYPE_COUNT] = {
        [FIELD_TEXT] = words->hidden_text,        [FIELD_DATE] = words->hidden_date,
        [FIELD_QUANTITY] = words->hidden_amount,  [FIELD_INTEGER] = words->hidden_number,
        [FIELD_PERCENTAGE] = words->hidden_share, [FIELD_URL] = words->hidden_address,
        [FIELD_ACCOUNT] = words->hidden_account,  [FIELD_ONE_OF] = words->hidden_text,
        [FIELD_LIST] = words->hidden_product,
    };
    return str_of(all[type]);
}

/* Of sizes and counts a range. */
static struct str secrets_field_wording(const struct secrets *secrets, const struct field *field) {
    struct str range = {0};
    if (field->valid && field->type == FIELD_QUANTITY)
        range = secret_range_of_size(secrets->arena, secrets->words, field->quantity.bytes);
    if (field->valid && field->type == FIELD_INTEGER && field->integer > 1)
        range = secret_range_of_count(secrets->arena, secrets->words, field->integer);
    return str_empty(range) ? secrets_wording(secrets->words, field->type) : range;
}

static void secrets_add_field(struct secrets *secrets, const struct case_study *study,
                              const struct field *field) {
    const struct confidential *entry =
        dossier_find_confidential(secrets->input->dossier, study, field->name);
    struct str by = entry && !str_empty(entry->replacement) ? entry->replacement
                                                            : secrets_field_wording(secrets, field);
    struct str what =
        str_format(secrets->arena, "%.*s of %.*s", STR_ARG(field->name), STR_ARG(study->id));
    struct substitute like = {.secret = {.what = what, .place = field->place}, .by = by};
    if (field->type == FIELD_ONE_OF)
        return;
    if (field->type == FIELD_DATE && field->valid) {
        const struct words *const languages[] = {secrets->words, words_of(STR("en"))};
        for (size_t i = 0; i < COUNT(languages); i++)
            secrets_add(secrets, words_date(secrets->arena, languages[i], field->date), like);
        secrets_add(secrets, date_format_iso(secrets->arena, field->date), like);
    }
    const struct field_declaration *declared =
        checklist_find_field(secrets->input->checklist, field->name);
    struct hidden_value hidden = {
        .what = what, .text = field->text, .by = by, .place = field->place, .is_field = declared};
    if (declared)
        hidden.words = field_words_of(declared);
    hidden_values_add(secrets->arena, &secrets->values, &hidden, field);
    for (size_t k = 0; k < field->list_count; k++)
        secrets_add(secrets, field->list[k], like);
    if (!field->list_count)
        secrets_add(secrets, field->text, like);
}

static void secrets_add_fields(struct secrets *secrets, const struct case_study *study) {
    for (size_t k = 0; k < study->field_count; k++) {
        const struct field *field = &study->fields[k];
        bool own = study == secrets->study || str_equal(study->id, secrets->study->id);
        bool wanted = own ? secrets_is_confidential(secrets->input, study, field)
                          : field->type == FIELD_ACCOUNT;
        if (wanted && !str_is(field->name, "customer"))
            secrets_add_field(secrets, study, field);
    }
}

/* ---- customers ---- */

static bool secrets_may_tell(const struct secrets *secrets, struct str form) {
    struct str lower = str_lower(secrets->arena, form);
    for (size_t at = str_find(secrets->told, lower, 0); at != SIZE_MAX;
         at = str_find(secrets->told, lower, at + 1))
        if (!letter_is_word(utf8_before(secrets->told, at)) &&
            !letter_is_word(utf8_at(secrets->told, at + lower.n)))
            return true;
    return false;
}

/* The whole name comes first, and is never told. */
static void secrets_add_forms(struct secrets *secrets, const struct name_forms *forms,
                              struct substitute like) {
    like.is_name = true;
    for (size_t i = 0; i < forms->count; i++) {
        if (i && secrets_may_tell(secrets, forms->list[i].text))
            continue;
        like.secret.capital = forms->list[i].capital;
        secrets_add(secrets, forms->list[i].text, like);
    }
}

static void add_told(struct secrets *secrets, struct str text) {
    struct str line = str_join(secrets->arena, text, STR("\n"));
    secrets->told = str_join(secrets->arena, secrets->told, str_lower(secrets->arena, line));
}

static void secrets_list_told(struct secrets *secrets) {
    const struct dossier *dossier = secrets->input->dossier;
    add_told(secrets, STR("Amazon Web Services AWS Aurora"));
    add_told(secrets, dossier->partner_name);
    for (size_t i = 0; i < dossier->case_count; i++) {
        const struct case_study *study = &dossier->cases[i];
        if (case_is_named(dossier, study))
            add_told(secrets, case_field_text(study, STR("customer")));
        add_told(secrets, study->public_name);
        add_told(secrets, study->public_short);
    }
    for (size_t i = 0; i < dossier->person_count; i++) {
        add_told(secrets, dossier->people[i].role);
        if (dossier->people[i].contact)
            add_told(secrets, dossier->people[i].name);
    }
    for (size_t i = 0; i < dossier->confidential_count; i++)
        add_told(secrets, dossier->confidential[i].replacement);
}

/* Whether the text is one of the words that are names only here and there, or has it in it. */
static bool secrets_tells_word(const struct name_forms *forms, struct str text) {
    for (size_t i = 0; i < forms->count; i++)
        if ((forms->list[i].capital == SPELLED_AS_WORD ||
             forms->list[i].capital == SPELLED_AS_NAME) &&
            str_find(text, forms->list[i].text, 0) != SIZE_MAX)
            return true;
    return false;
}

static void secrets_add_customer(struct secrets *secrets, const struct case_study *study) {
    const struct field *field = case_find_field(study, STR("customer"));
    struct str what = str_format(secrets->arena, "customer of %.*s", STR_ARG(study->id));
    struct str by = secrets_public_name(secrets->words, study);
    if (case_is_named(secrets->input->dossier, study) || !field)
        return;
    struct substitute like = {.secret = {.of_customer = true, .what = what, .place = field->place},
                              .by = by,
                              .later = study->public_short};
    struct name_forms forms = name_forms_of_firm(secrets->arena, field->text);
    secrets_add_forms(secrets, &forms, like);
    for (size_t i = 0; i < secrets->input->dossier->reading_count; i++) {
        const struct reading *reading = &secrets->input->dossier->readings[i];
        if (!reading->is_name || !str_equal(reading->case_id, study->id) ||
            secrets_tells_word(&forms, reading->text))
            continue;
        struct name_forms others = name_forms_of_firm(secrets->arena, reading->text);
        like.secret.place = reading->place;
        secrets_add_forms(secrets, &others, like);
    }
}

/* ---- people and terms ---- */

/* Of a term that is a size or a count and nothing else. */
static struct str secrets_range_of_term(const struct secrets *secrets, struct str term) {
    struct mention value;
    if (str_empty(term) || !hidden_value_of_text(secrets->arena, term, &value) || value.exact < 2)
        return (struct str){0};
    if (value.kind == MENTION_SIZE)
        return secret_range_of_size(secrets->arena, secrets->words, (uint64_t)value.exact);
    return value.kind == MENTION_COUNT
               ? secret_range_of_count(secrets->arena, secrets->words, (uint64_t)value.exact)
               : (struct str){0};
}

static void secrets_add_terms(struct secrets *secrets) {
    const struct dossier *dossier = secrets->input->dossier;
    for (size_t k = 0; k < dossier->confidential_count; k++) {
        const struct confidential *entry = &dossier->confidential[k];
        if (!str_empty(entry->case_id) && !str_equal(entry->case_id, secrets->study->id))
            continue;
        struct hidden_value hidden = {.what = STR("a confidential term"),
                                      .text = entry->term,
                                      .by = entry->replacement,
                                      .place = entry->place};
        if (str_empty(hidden.by))
            hidden.by = secrets_range_of_term(secrets, entry->term);
        secrets_add(secrets, entry->term,
                    (struct substitute){.secret = {.what = hidden.what, .place = entry->place},
                                        .by = hidden.by});
        if (!str_empty(entry->term))
            hidden_values_add(secrets->arena, &secrets->values, &hidden, NULL);
    }
}

/* Terms come before what is derived, so that the author's own replacement wins. */
struct substitutes secrets_list(struct arena *arena, const struct compose_input *input,
                                const struct case_study *study) {
    struct secrets secrets = {.arena = arena,
                              .input = input,
                              .study = study,
                              .words = words_of(input->dossier->language)};
    secrets_list_told(&secrets);
    secrets_add_terms(&secrets);
    secrets_add_customer(&secrets, study);
    secrets_add_fields(&secrets, study);
    for (size_t k = 0; k < input->dossier->case_count; k++) {
        secrets_add_customer(&secrets, &input->dossier->cases[k]);
        secrets_add_fields(&secrets, &input->dossier->cases[k]);
    }
    const struct dossier *dossier = secrets.input->dossier;
    for (size_t i = 0; i < dossier->person_count; i++) {
        const struct person *person = &dossier->people[i];
        struct str role = person->role, lower = str_lower(secrets.arena, role);
        struct str by = str_empty(role)
                            ? str_of(secrets.words->a_colleague)
                            : WORDS_FILL(secrets.arena, secrets.words->our_role, lower, role);
        struct str what = str_format(secrets.arena, "name of %.*s", STR_ARG(person->id));
        if (person->contact)
            continue;
        struct name_forms forms = name_forms_of_person(secrets.arena, person->name);
        secrets_add_forms(
            &secrets, &forms,
            (struct substitute){.secret = {.what = what, .place = person->place}, .by = by});
        what = str_format(secrets.arena, "e-mail of %.*s", STR_ARG(person->id));
        secrets_add(&secrets, person->email,
                    (struct substitute){.secret = {.what = what, .place = person->place}});
    }
    for (size_t j = 1; j < secrets.count; j++) {
        struct substitute moved = secrets.list[j];
        size_t at = j;
        for (; at && secrets.list[at - 1].secret.text.n < moved.secret.text.n; at--)
            secrets.list[at] = secrets.list[at - 1];
        secrets.list[at] = moved;
    }
    return (struct substitutes){.arena = arena,
                                .list = secrets.list,
                                .count = secrets.count,
                                .address = str_of(secrets.words->hidden_address),
                                .name = str_of(secrets.words->hidden_name),
                                .in_code = str_of(secrets.words->hidden_in_code),
                                .german = secrets.words == words_of(STR("de")),
                                .log = NEW(arena, struct rewordings),
                                .mentions = NEW(arena, struct mentions),
                                .values = secrets.values,
                                .dossier = dossier,
                                .study = study};
}

struct hidden_values compose_hidden_values(struct arena *arena, const struct compose_input *input,
                                           const struct case_study *study) {
    return secrets_list(arena, input, study).values;
}

struct secret *compose_secrets(struct arena *arena, const struct compose_input *input,
                               const struct case_study *study, size_t *count) {
    struct substitutes all = secrets_list(arena, input, study);
    struct secret *secrets = NEW_ARRAY(arena, struct secret, all.count + 1);
    for (size_t k = 0; k < all.count; k++)
        secrets[k] = all.list[k].secret;
    *count = all.count;
    return secrets;
}
