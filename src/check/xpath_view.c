/* The dossier as a tree for XPath. Its form is described under XPATH in dossier-checklist(5). */
#include "check/xpath_view.h"

#include "check/text.h"

#include "check/claim.h"

struct builder {
    struct arena *arena;
    struct xpath_view *tree;
    struct xpath_node *root;
};

static struct xpath_node *add(const struct builder *b, struct xpath_node *parent, const char *name,
                              struct place place) {
    return xpath_add(b->tree, parent ? parent : b->root, name, place);
}

static void set(const struct builder *b, struct xpath_node *node, const char *name,
                struct str value) {
    if (value.n)
        xpath_set(b->tree, node, name, value);
}

static void set_number(const struct builder *b, struct xpath_node *node, const char *name,
                       unsigned long long value) {
    if (value)
        set(b, node, name, str_format(b->arena, "%llu", value));
}

static void set_date(const struct builder *b, struct xpath_node *node, const char *name,
                     struct date date) {
    if (date.year)
        set(b, node, name, date_format_iso(b->arena, date));
}

static void set_yes(const struct builder *b, struct xpath_node *node, const char *name, bool yes) {
    set(b, node, name, yes ? STR("yes") : STR("no"));
}

static void add_person(const struct builder *b, const struct person *person) {
    struct xpath_node *node = add(b, NULL, "person", person->place);
    set(b, node, "id", person->id);
    set(b, node, "name", person->name);
    set(b, node, "role", person->role);
    set(b, node, "email", person->email);
    set_yes(b, node, "contact", person->contact);
    for (size_t i = 0; i < person->speaks_to_count; i++)
        set(b, add(b, node, "speaks-to", person->place), "item", person->speaks_to[i]);
    for (size_t i = 0; i < person->certificate_count; i++) {
        const struct certificate *held = &person->certificates[i];
        struct xpath_node *child = add(b, node, "certificate", held->place);
        set(b, child, "name", held->name);
        set(b, child, "level", held->level);
        set_date(b, child, "expires", held->expires);
    }
}

static void add_field(const struct builder *b, struct xpath_node *study,
                      const struct field *field) {
    if (!field->valid)
        return;
    struct xpath_node *node = add(b, study, "field", field->place);
    set(b, node, "name", field->name);
    set(b, node, "type", str_of(field_type_keywords.rows[field->type].word));
    if (field->type != FIELD_LIST)
        xpath_write(b->tree, node, field->text);
    for (size_t i = 0; field->type == FIELD_LIST && i < field->list_count; i++)
        xpath_write(b->tree, add(b, node, "value", field->place), field->list[i]);
}

static struct xpath_node *add_study(const struct builder *b, const struct dossier *dossier,
                                    const struct case_study *study) {
    struct xpath_node *node = add(b, NULL, "case-study", study->place);
    set(b, node, "id", study->id);
    set(b, node, "title", study->title);
    set_yes(b, node, "named", case_is_named(dossier, study));
    set(b, node, "public-name", study->public_name);
    for (size_t i = 0; i < study->field_count; i++)
        add_field(b, node, &study->fields[i]);
    for (size_t i = 0; i < study->section_count; i++) {
        const struct section *section = &study->sections[i];
        struct xpath_node *child = add(b, node, "section", section->place);
        set(b, child, "id", section->id);
        set(b, child, "title", section->title);
        if (section->body)
            xpath_write(b->tree, child, node_text(b->arena, section->body));
    }
    for (size_t i = 0; i < study->diagram_count; i++) {
        struct xpath_node *child = add(b, node, "diagram", study->diagrams[i].place);
        set(b, child, "file", study->diagrams[i].file);
        set(b, child, "caption", study->diagrams[i].caption);
        set(b, child, "alternative", study->diagrams[i].alternative);
    }
    return node;
}

static void add_document(const struct builder *b, const struct evidence *e) {
    struct xpath_node *node = add(b, NULL, "document", e->place);
    set(b, node, "id", e->id);
    set(b, node, "title", e->title);
    set(b, node, "kind", e->kind);
    set_date(b, node, "date", e->date);
    set(b, node, "media-type", e->media_type);
    set_number(b, node, "bytes", e->bytes);
    set_number(b, node, "page-count", (unsigned long long)e->page_count);
    for (size_t i = 0; i < e->support_count; i++) {
        struct xpath_node *child = add(b, node, "supports", e->supports[i].place);
        set(b, child, "item", e->supports[i].item);
        set(b, child, "case", e->supports[i].case_id);
        set(b, child, "at", e->supports[i].pages);
    }
}

static void add_answer(const struct builder *b, const struct answer *answer) {
    struct xpath_node *node = add(b, NULL, "answer", answer->place);
    set(b, node, "item", answer->item);
    set(b, node, "case", answer->case_id);
    set(b, node, "met", str_of(met_keywords.rows[answer->met].word));
    set(b, node, "reason", answer->reason);
    set(b, node, "by", answer->person);
    xpath_write(b->tree, node, claim_text(b->arena, answer));
}

struct view *view_make(struct arena *arena, const struct dossier *d) {
    struct view *view = NEW(arena, struct view);
    view->tree = xpath_view_new(arena, "dossier");
    view->studies = NEW_ARRAY(arena, struct xpath_node *, d->case_count + 1);
    struct builder b = {arena, view->tree, xpath_view_root(view->tree)};
    struct str tracks = words_list(b.arena, d->tracks, d->track_count, "and");
    set(&b, b.root, "name", d->name);
    set_date(&b, b.root, "date", d->date);
    set(&b, b.root, "checklist", d->checklist_id);
    set(&b, b.root, "language", d->language);
    set(&b, b.root, "tracks", tracks);
    struct xpath_node *node = add(&b, NULL, "partner", d->partner_place);
    set(&b, node, "name", d->partner_name);
    set(&b, node, "tier", d->partner_tier);
    set(&b, node, "home-page", d->home_page);
    set(&b, node, "practice-page", d->practice_page);
    for (size_t i = 0; i < d->person_count; i++)
        add_person(&b, &d->people[i]);
    for (size_t i = 0; i < d->case_count; i++)
        view->studies[i] = add_study(&b, d, &d->cases[i]);
    for (size_t i = 0; i < d->evidence_count; i++)
        add_document(&b, &d->evidence[i]);
    for (size_t i = 0; i < d->answer_count; i++)
        add_answer(&b, &d->answers[i]);
    return view;
}
