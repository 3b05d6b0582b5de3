/* The first page: whose, what this is, when, and the result in four numbers or, in the packet, the
 * case studies with customer, services and time. */
#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "compose/composer.h"

enum {
    SERVICES_SHOWN = 3,
    CARDS_MOST = 2, /* case studies; more stand as a list, so that the cover stays one page */
    EYEBROW_BYTES = 4096
};

static struct node *cover_add_row(struct composer *composer, struct node *table,
                                  const char *label) {
    struct node *row = build_row(composer, table, ROLE_NONE);
    struct node *cell = build_cell(composer, row, (struct str){0});
    build_paragraph(composer, cell, ROLE_COVER_LABEL, str_of(label));
    return build_cell(composer, row, (struct str){0});
}

static void cover_add_fact(struct composer *composer, struct node *table, const char *label,
                           struct str value) {
    if (!str_empty(value))
        build_paragraph(composer, cover_add_row(composer, table, label), ROLE_NONE, value);
}

static struct str cover_partner(struct composer *composer) {
    const struct dossier *dossier = composer->input->dossier;
    if (str_empty(dossier->partner_tier))
        return dossier->partner_name;
    return SAY(composer, tier, dossier->partner_name, dossier->partner_tier);
}

/* "AWS DMS, edition 2.0, released 1 January 2019" */
static struct str cover_checklist(struct composer *composer) {
    const struct checklist *checklist = composer->input->checklist;
    struct str text = str_empty(checklist->short_title) ? checklist->title : checklist->short_title;
    if (!str_empty(checklist->edition))
        text = SAY(composer, edition, text, checklist->edition);
    if (checklist->released.year)
        text = SAY(composer, released, text,
                   words_date(composer->arena, composer->words, checklist->released));
    if (!str_empty(checklist->own_sha256))
        text = SAY(composer, own_checklist, text, checklist->own_sha256);
    return text;
}

static struct str cover_date(struct composer *composer) {
    const struct dossier *dossier = composer->input->dossier;
    int months = composer->input->checklist->renewal_months;
    struct str date = words_date(composer->arena, composer->words, dossier->date);
    struct date due = date_add_months(dossier->date, months);
    if (str_empty(date) || !months)
        return date;
    return SAY(composer, due, date, words_date(composer->arena, composer->words, due));
}

static struct str cover_contact(struct composer *composer) {
    const struct person *contact = dossier_find_contact(composer->input->dossier);
    struct str text;
    if (!contact)
        return (struct str){0};
    text = contact->name;
    if (!str_empty(contact->role))
        text = str_format(composer->arena, "%.*s, %.*s", STR_ARG(text), STR_ARG(contact->role));
    if (!str_empty(contact->email))
        text = str_format(composer->arena, "%.*s, %.*s", STR_ARG(text), STR_ARG(contact->email));
    return text;
}

/* "AWS DMS, AWS SCT, Amazon Aurora and 7 more" */
static struct str cover_services(struct composer *composer, const struct case_study *study) {
    const struct field *services = case_find_field(study, STR("services"));
    struct str text = {0};
    if (!services || services->list_count <= SERVICES_SHOWN)
        return services ? services->text : text;
    for (size_t k = 0; k < SERVICES_SHOWN; k++)
        text = str_format(composer->arena, "%.*s%s%.*s", STR_ARG(text), k ? ", " : "",
                          STR_ARG(services->list[k]));
    return SAY(composer, and_more, text,
               str_format(composer->arena, "%zu", services->list_count - SERVICES_SHOWN));
}

/* Letters of Latin, Greek and Cyrillic that have their capital at a fixed distance; all others stay
 * as they are, so that no word changes its length. */
static uint32_t cover_capital(uint32_t c) {
    bool distant = is_lower(c) || (c >= 0xE0 && c <= 0xFE && c != 0xF7) ||
                   (c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2) || (c >= 0x430 && c <= 0x44F);
    bool paired = (c >= 0x100 && c <= 0x137 && c != 0x131) || (c >= 0x14A && c <= 0x177);
    if (distant)
        return c - 0x20;
    return paired && c % 2 == 1 ? c - 1 : c;
}

/* An eyebrow stands in capitals, which the layout sets wide. */
static struct str cover_capitals(struct composer *composer, struct str text) {
    struct buf buf = buf_init(composer->arena, EYEBROW_BYTES);
    char bytes[4];
    for (size_t at = 0; at < text.n && at < EYEBROW_BYTES / 2;) {
        size_t count = utf8_encode(cover_capital(utf8_next(text, &at)), bytes);
        buf_add_bytes(&buf, bytes, count);
    }
    return buf_str(&buf);
}

static void cover_add_cases(struct composer *composer, struct node *table, bool detailed) {
    const struct dossier *dossier = composer->input->dossier;
    struct node *cell;
    if (!dossier->case_count)
        return;
    cell = cover_add_row(composer, table, composer->words->case_studies);
    for (size_t k = 0; detailed && k < dossier->case_count; k++) {
        /* Title, and below it customer and services. */
        const struct case_study *study = &dossier->cases[k];
        struct str customer = case_field_text(study, STR("customer"));
        struct str services = cover_services(composer, study);
        bool both = !str_empty(customer) && !str_empty(services);
        build_paragraph(composer, cell, ROLE_COVER_CASE, study->title);
        if (!str_empty(customer) || !str_empty(services))
            build_paragraph(composer, cell, ROLE_COVER_DETAIL,
                            str_format(composer->arena, "%.*s%s%.*s", STR_ARG(customer),
                                       both ? "\u00A0· " : "", STR_ARG(services)));
    }
    if (!detailed) {
        /* The titles below each other, as lines of one paragraph. */
        struct node *titles = build_paragraph(composer, cell, ROLE_NONE, (struct str){0});
        for (size_t i = 0; i < dossier->case_count; i++) {
            if (i > 0)
                node_add(composer->arena, titles, NODE_LINE_BREAK);
            node_add_text(composer->arena, titles, dossier->cases[i].title);
        }
    }
}

/* "5 March 2018 – 28 September 2018" */
static struct str cover_time(struct composer *composer, const struct case_study *study) {
    const struct field *start = case_find_field(study, STR("start"));
    const struct field *end = case_find_field(study, STR("end"));
    if (!start || !end || !start->valid || !end->valid)
        return (struct str){0};
    return str_format(composer->arena, "%.*s – %.*s", STR_ARG(label_field(composer, start)),
                      STR_ARG(label_field(composer, end)));
}

/* One of the blocks side by side: which, its title, of whom, with what, when. */
static void cover_add_card(struct composer *composer, struct node *cards, size_t at) {
    const struct case_study *study = &composer->input->dossier->cases[at];
    const struct str details[] = {case_field_text(study, STR("customer")),
                                  cover_services(composer, study), cover_time(composer, study)};
    struct node *card = build_block(composer, cards, NODE_SECTION, ROLE_METRIC), *paragraph;
    struct str target = str_format(composer->arena, "#case-%.*s", STR_ARG(study->id));
    build_paragraph(composer, card, ROLE_COVER_LABEL,
                    SAY(composer, case_study, str_format(composer->arena, "%zu", at + 1)));
    build_paragraph(composer, card, ROLE_COVER_CARD, study->title);
    for (size_t k = 0; k < COUNT(details); k++)
        if (!str_empty(details[k]))
            build_paragraph(composer, card, ROLE_COVER_DETAIL, details[k]);
    paragraph = build_paragraph(composer, card, ROLE_COVER_DETAIL,
                                str_format(composer->arena, "%s\u00A0", composer->words->leading));
    node_add(composer->arena, paragraph, NODE_PAGE_NUMBER)->target = target;
}

static bool cover_has_cards(const struct composer *composer) {
    size_t count = composer->input->dossier->case_count;
    return count > 0 && count <= CARDS_MOST;
}

/* The checklist's title up to its colon: what follows it says what the document is. */
static void cover_add_title(struct composer *composer, struct node *cover, struct str attributes) {
    struct str what = component_attribute(attributes, "title");
    struct str title = composer->input->checklist->title;
    size_t colon = str_find(title, STR(": "), 0);
    struct node *paragraph;
    if (!str_empty(what) && colon != SIZE_MAX)
        title = str_slice(title, 0, colon);
    paragraph = build_heading(composer, cover, 1, str_copy(composer->arena, title.s, title.n));
    paragraph->role = ROLE_COVER_TITLE;
    if (str_empty(what))
        return;
    node_add(composer->arena, paragraph, NODE_LINE_BREAK);
    node_add_text(composer->arena, paragraph, str_copy(composer->arena, what.s, what.n));
}

enum metric {
    METRIC_COMPUTED,
    METRIC_SHOWN,
    METRIC_SAID,
    METRIC_NOT_APPLICABLE,
    METRIC_OPEN,
    METRIC_COUNT
};

static enum metric metric_of(enum mark mark, enum basis basis) {
    if (mark == MARK_NOT_APPLICABLE)
        return METRIC_NOT_APPLICABLE;
    if (mark != MARK_YES)
        return METRIC_OPEN;
    return basis == BASIS_COMPUTED ? METRIC_COMPUTED
           : basis == BASIS_SHOWN  ? METRIC_SHOWN
                                   : METRIC_SAID;
}

static void cover_add_metrics(struct composer *composer, struct node *parent) {
    const struct words *words = composer->words;
    const char *const labels[METRIC_COUNT] = {
        [METRIC_COMPUTED] = words->count_computed,
        [METRIC_SHOWN] = words->count_shown,
        [METRIC_SAID] = words->count_said,
        [METRIC_NOT_APPLICABLE] = words->count_not_applicable,
        [METRIC_OPEN] = words->count_open,
    };
    size_t counts[METRIC_COUNT] = {0};
    struct node *metrics = build_block(composer, parent, NODE_SECTION, ROLE_METRICS), *metric;
    for (enum mark mark = 0; mark < MARK_COUNT; mark++)
        for (enum basis basis = 0; basis < BASIS_COUNT; basis++)
            counts[metric_of(mark, basis)] += composer->input->results->marks[mark][basis];
    for (int k = 0; k < METRIC_COUNT; k++) {
        metric = build_block(composer, metrics, NODE_SECTION, ROLE_METRIC);
        build_paragraph(composer, metric, ROLE_METRIC_VALUE,
                        str_format(composer->arena, "%zu", counts[k]));
        build_paragraph(composer, metric, ROLE_METRIC_LABEL, str_of(labels[k]));
    }
}

/* Where a draft will go: the author looks at the subject; the reviewer has the message. */
static void cover_add_delivery(struct composer *composer, struct node *parent) {
    const struct checklist *checklist = composer->input->checklist;
    struct findings ignored = findings_init(composer->arena);
    struct str subject;
    if (checklist->channel != CHANNEL_MAIL || !composer->input->draft)
        return;
    subject = compose_subject(composer->arena, composer->input, &ignored);
    build_span(composer, build_paragraph(composer, parent, ROLE_COVER_FOOT, (struct str){0}),
               ROLE_REQUIREMENT, SAY(composer, delivery, checklist->delivery_to, subject));
}

void component_cover(struct composer *composer, struct node *parent, struct str attributes) {
    struct node *cover = build_block(composer, parent, NODE_SECTION, ROLE_COVER);
    bool packet = str_is(component_attribute(attributes, "metrics"), "no");
    const struct dossier *dossier = composer->input->dossier;
    struct node *logo;
    if (!str_empty(dossier->design.logo)) {
        logo = build_block(composer, cover, NODE_FIGURE, ROLE_COVER_LOGO);
        logo->target = dossier->design.logo;
        logo->text = dossier->partner_name;
    }
    if (!str_empty(composer->input->checklist->program))
        build_paragraph(composer, cover, ROLE_COVER_EYEBROW,
                        cover_capitals(composer, composer->input->checklist->program));
    cover_add_title(composer, cover, attributes);
    static const int shares[] = {240, 760};
    struct node *table = build_table(composer, cover, ROLE_COVER_FACTS, shares, 2);
    cover_add_fact(composer, table, composer->words->partner, cover_partner(composer));
    cover_add_fact(composer, table, composer->words->checklist, cover_checklist(composer));
    cover_add_fact(composer, table, composer->words->day, cover_date(composer));
    if (!packet || !cover_has_cards(composer))
        cover_add_cases(composer, table, packet);
    cover_add_fact(composer, table, composer->words->contact, cover_contact(composer));
    if (!packet)
        cover_add_metrics(composer, cover);
    else if (cover_has_cards(composer)) {
        struct node *cards = build_block(composer, cover, NODE_SECTION, ROLE_CARDS);
        for (size_t k = 0; k < composer->input->dossier->case_count; k++)
            cover_add_card(composer, cards, k);
    }
    cover_add_delivery(composer, cover);
    node_add(composer->arena, parent, NODE_PAGE_BREAK);
}
