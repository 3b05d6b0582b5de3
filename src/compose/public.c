/* The public draft of a case study. It is made from the story with the confidential facts left out,
 * then the whole tree is searched for the secrets and reworded; the values that the template can
 * name hold nothing else than what may be told. That nothing was missed is proved later, on the
 * written bytes. */
#include "compose/story.h"
#include "parse/percent.h"

static size_t public_number(const struct compose_input *input, const struct case_study *study) {
    for (size_t k = 0; k < input->dossier->case_count; k++)
        if (str_equal(input->dossier->cases[k].id, study->id))
            return k + 1;
    return 1;
}

enum { PART_OF_NAME = 3 }; /* bytes; a shorter piece of a name is found in many names */

static bool public_is_part_of_customer(struct arena *arena, const struct dossier *dossier,
                                       const struct case_study *study) {
    struct str customer = case_field_text(study, STR("customer"));
    if (case_is_named(dossier, study) || study->id.n < PART_OF_NAME)
        return false;
    return str_find(str_lower(arena, customer), str_lower(arena, study->id), 0) != SIZE_MAX;
}

struct str compose_public_name(struct arena *arena, const struct compose_input *input,
                               const struct case_study *study) {
    struct substitutes secrets = secrets_list(arena, input, study);
    if (!public_is_part_of_customer(arena, input->dossier, study) &&
        !secrets_are_told(&secrets, study->id))
        return study->id;
    return str_format(arena, "case-study-%zu", public_number(input, study));
}

static struct value *public_values(struct composer *composer, struct str title) {
    const struct dossier *dossier = composer->input->dossier;
    struct arena *arena = composer->arena;
    struct value *values = value_map(arena), *map;
    struct str customer = case_field_text(composer->study, STR("customer"));
    if (!case_is_named(dossier, composer->study))
        customer = str_empty(composer->study->public_name) ? WORD(composer, the_customer)
                                                           : composer->study->public_name;
    map = value_add_map(arena, values, "partner");
    value_add_text(arena, map, "name", dossier->partner_name);
    value_add_text(arena, map, "home-page", dossier->home_page);
    value_add_text(arena, map, "practice-page", dossier->practice_page);
    map = value_add_map(arena, values, "case-study");
    value_add_text(arena, map, "title", title);
    value_add_text(arena, map, "customer", customer);
    return values;
}

/* Of a text that was left out, its marks, its paragraph and its item go too. A heading stays. */
static bool public_is_hollow(const struct node *n) {
    switch (n->kind) {
    case NODE_TEXT:
    case NODE_CODE:
        return str_empty(n->text);
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_STRIKE:
    case NODE_LINK:
    case NODE_PARAGRAPH:
    case NODE_ITEM:
    case NODE_LIST:
    case NODE_QUOTE:
        return !n->first;
    default:
        return false;
    }
}

static void public_drop_empty(struct node *parent) {
    struct node *before = NULL;
    for (struct node *n = parent->first; n; n = n->next) {
        public_drop_empty(n);
        if (!public_is_hollow(n)) {
            before = n;
            continue;
        }
        if (before)
            before->next = n->next;
        else
            parent->first = n->next;
    }
    parent->last = before;
}

enum { DESCRIPTION_BYTES = 160 }; /* what a search engine shows */

/* The first sentences of the text, as they stand in the draft. */
static struct str public_description(struct arena *arena, const struct node *root) {
    const struct node *first = root->first;
    bool headed = false;
    for (; first && !(headed && first->kind == NODE_PARAGRAPH); first = first->next)
        headed = headed || (first->kind == NODE_HEADING && first->level > 1);
    return first ? story_begin(arena, first, DESCRIPTION_BYTES) : (struct str){0};
}

/* The page of which the case study says that everybody can read it there. */
static struct str public_address(const struct compose_input *input, const struct case_study *study,
                                 const struct substitutes *secrets) {
    const struct field *field = case_find_field(study, STR("public-reference"));
    struct str by;
    if (!field || field->type != FIELD_URL || !secrets_field_shown(input, study, field, &by) ||
        !str_empty(by) ||
        secrets_are_told(secrets, percent_decode_bytes(secrets->arena, field->text)))
        return (struct str){0};
    return field->text;
}

/* "-story" of story.md; nothing of public.md. */
static struct str public_suffix(struct arena *arena, const struct template *template) {
    return str_ends(template->file, STR("/story.md")) ? str_format(arena, "-story") : STR("");
}

struct document *compose_public(struct arena *arena, const struct compose_input *input,
                                const struct case_study *study, const struct template *template,
                                struct findings *findings) {
    struct composer composer = {.arena = arena,
                                .input = input,
                                .template = template,
                                .words = words_of(input->dossier->language),
                                .findings = findings,
                                .study = study};
    struct substitutes secrets = secrets_list(arena, input, study);
    struct str title = secrets_replace(&secrets, study->title);
    struct node *root = composer_fill(&composer, public_values(&composer, title));
    if (!root)
        return NULL;
    secrets_replace_tree(&secrets, root);
    number_anchors(&composer, root);
    public_drop_empty(root);
    if (composer.story)
        story_tell_missing(&composer, root);
    const struct dossier *dossier = composer.input->dossier;
    struct document *document = NEW(composer.arena, struct document);
    document->root = root;
    document->title = document->running_left = title;
    document->author = document->running_foot = dossier->partner_name;
    document->language = str_empty(dossier->language) ? STR("en") : dossier->language;
    document->file_name = str_format(arena, "%s%s.pdf", compose_public_name(arena, input, study).s,
                                     public_suffix(arena, template).s);
    document->description = public_description(arena, root);
    document->rewordings = secrets.log;
    document->address = public_address(input, study, &secrets);
    return document;
}
