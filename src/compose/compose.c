/* From a template to a document: render the holes, parse the Markdown, replace component lines,
 * number the anchors. Which components there are stands in one table; what each makes, in its own
 * file. */
#include "base/nearest.h"
#include "compose/composer.h"
#include "parse/markdown.h"

struct component {
    const char *name;
    component_build *build;
};

static void component_page_break(struct composer *composer, struct node *parent,
                                 struct str attributes) {
    (void)attributes;
    node_add(composer->arena, parent, NODE_PAGE_BREAK);
}

static const struct component components[] = {
    {"calculation", component_calculation},
    {"case-study", component_case_study},
    {"checklist-table", component_checklist_table},
    {"contents", component_contents},
    {"cover", component_cover},
    {"evidence-index", component_evidence_index},
    {"evidence-pages", component_evidence_pages},
    {"fact-sheet", component_fact_sheet},
    {"open-points", component_open_points},
    {"page-break", component_page_break},
    {"people", component_people},
    {"points", component_points},
    {"remarks", component_remarks},
    {"changes", component_changes},
    {"result-changes", component_result_changes},
    {"result-matrix", component_result_matrix},
};

/* A public draft knows only what may be told. */
static const struct component public_components[] = {
    {"page-break", component_page_break},     {"public-facts", component_public_facts},
    {"public-story", component_public_story}, {"story-field", component_story_field},
    {"story-lead", component_story_lead},     {"story-part", component_story_part},
    {"story-quote", component_story_quote},
};

enum {
    COMPONENT_COUNT = COUNT(components),
    PUBLIC_COUNT = COUNT(public_components),
};

/* Rendering moves lines, so the place is looked up in the template's own text. */
static struct place composer_find_place(const struct composer *composer, struct str name) {
    struct str text = composer->template->text;
    struct place place = {.file = composer->template->file};
    size_t at = str_find(text, name, 0);
    if (at == SIZE_MAX)
        return place;
    place.line = place.column = 1;
    place.length = (int)name.n;
    for (size_t k = 0; k < at; k++) {
        place.column = text.s[k] == '\n' ? 1 : place.column + 1;
        place.line += text.s[k] == '\n';
    }
    return place;
}

static void composer_build_component(struct composer *composer, struct node *parent,
                                     struct str literal) {
    const struct component *list = composer->study ? public_components : components;
    size_t count = composer->study ? (size_t)PUBLIC_COUNT : (size_t)COMPONENT_COUNT, end;
    struct str rest = str_trim(literal), name;
    rest = str_slice(rest, STR("<!--component").n, rest.n - STR("-->").n);
    name = str_trim(rest);
    end = str_find(name, STR(" "), 0);
    name = str_slice(name, 0, end == SIZE_MAX ? name.n : end);
    for (size_t k = 0; k < count; k++)
        if (str_is(name, list[k].name)) {
            list[k].build(composer, parent, rest);
            return;
        }
    struct place place = composer_find_place(composer, name);
    struct str words[COMPONENT_COUNT];
    for (size_t i = 0; i < count; i++)
        words[i] = str_of(list[i].name);
    struct str nearest = str_nearest(name, words, count);
    findings_add(composer->findings, MESSAGE_NO_COMPONENT, place,
                 {say_text(name), say_text(nearest)}, .fix = fix_word(place, name, nearest));
}

static bool composer_is_comment(const struct node *node) {
    struct str text = str_trim(node->text);
    return node->kind == NODE_HTML_BLOCK && text.n >= 7 && str_starts(text, STR("<!--")) &&
           str_ends(text, STR("-->"));
}

/* Moves the template's blocks into a new root; what a component makes is not looked at again, so
 * that text of an author can never call one. */
static struct node *composer_expand(struct composer *composer, struct node *template_root) {
    struct node *root = node_new(composer->arena, NODE_DOCUMENT), *next;
    for (struct node *n = template_root->first; n; n = next) {
        next = n->next;
        n->parent = n->next = NULL;
        if (!composer_is_comment(n))
            node_append(root, n);
        else if (str_starts(str_trim(n->text), STR("<!--component ")))
            composer_build_component(composer, root, n->text);
    }
    return root;
}

static size_t composer_errors(const struct composer *composer) {
    return findings_count(composer->findings, SEVERITY_ERROR);
}

struct node *composer_fill(struct composer *composer, const struct value *values) {
    size_t before = composer_errors(composer);
    struct str file = composer->template->file;
    struct str text = mustache_render(composer->arena, file, composer->template->text, values,
                                      MUSTACHE_MARKDOWN, composer->findings);
    struct node *root;
    if (composer_errors(composer) > before)
        return NULL;
    root = markdown_parse(composer->arena, file, text, 1, composer->findings);
    if (!root)
        return NULL;
    for (struct node *n = root; n; n = node_next(root, n))
        n->place = (struct place){.file = file};
    root = composer_expand(composer, root);
    return composer_errors(composer) > before ? NULL : root;
}

struct document *composer_describe(const struct composer *composer, struct node *root,
                                   const char *what, struct str file_name) {
    const struct dossier *dossier = composer->input->dossier;
    const struct checklist *checklist = composer->input->checklist;
    struct document *document = NEW(composer->arena, struct document);
    struct str short_title =
        str_empty(checklist->short_title) ? checklist->title : checklist->short_title;
    document->root = root;
    document->title = str_format(composer->arena, "%.*s: %s", STR_ARG(dossier->partner_name), what);
    document->author = dossier->partner_name;
    document->subject = checklist->title;
    document->language = str_empty(dossier->language) ? STR("en") : dossier->language;
    document->running_left = str_format(composer->arena, "%.*s %s", STR_ARG(short_title), what);
    document->running_foot = SAY(composer, confidential, dossier->partner_name);
    document->draft = composer->input->draft;
    document->file_name = file_name;
    return document;
}

/* "templates/documents/case-studies.md" makes "case-studies.pdf". */
static struct str composer_file_name(const struct composer *composer, struct str *base) {
    struct str file = composer->template->file;
    size_t from = file.n;
    while (from && file.s[from - 1] != '/')
        from--;
    file = str_slice(file, from, file.n);
    *base = str_ends(file, STR(".md")) ? str_slice(file, 0, file.n - 3) : file;
    return str_format(composer->arena, "%.*s%s.pdf", STR_ARG(*base),
                      composer->input->draft ? "-draft" : "");
}

struct document *compose_document(struct arena *arena, const struct compose_input *input,
                                  const struct template *template, struct findings *findings) {
    struct composer composer = {.arena = arena,
                                .input = input,
                                .template = template,
                                .words = words_of(input->dossier->language),
                                .findings = findings};
    struct node *root = composer_fill(&composer, compose_values(arena, input, composer.words));
    if (!root)
        return NULL;
    contents_drop_short_lists(root);
    number_anchors(&composer, root);
    struct str base, file = composer_file_name(&composer, &base);
    bool packet = str_is(base, "case-studies");
    struct document *document = composer_describe(
        &composer, root, packet ? composer.words->packet : composer.words->self_assessment, file);
    if (!packet)
        bookmarks_add_items(&composer, document);
    return document;
}
