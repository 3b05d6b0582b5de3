/* Inside compose/ only: what the components share. */
#ifndef COMPOSE_COMPOSER_H
#define COMPOSE_COMPOSER_H

#include "compose/compose.h"
#include "evidence/evidence.h"
#include "model/rewording.h"
#include "model/words.h"

/* One document in the making. */
struct composer {
    struct arena *arena;
    const struct compose_input *input;
    const struct template *template;
    const struct words *words; /* of the document's language */
    struct findings *findings;
    const struct case_study *study; /* public draft: the one it is about; else NULL */
    size_t footnotes;               /* given out so far */
    const struct story *story;      /* of it; NULL: not asked for yet */
};

/* A word of the document's language; and one with its holes filled. */
#define WORD(composer, name) str_of((composer)->words->name)
#define SAY(composer, name, ...) WORDS_FILL((composer)->arena, (composer)->words->name, __VA_ARGS__)

/* Appends the nodes of one component to `parent`; `attributes` is the text after the name. */
typedef void component_build(struct composer *composer, struct node *parent, struct str attributes);

component_build component_calculation, component_cover, component_contents, component_result_matrix,
    component_checklist_table, component_evidence_index, component_evidence_pages,
    component_open_points, component_people, component_points, component_remarks, component_changes,
    component_result_changes, component_case_study, component_fact_sheet, component_public_facts,
    component_public_story, component_story_field, component_story_lead, component_story_part,
    component_story_quote;

/* calculation.c: whether a weighted sum was made, so that there is something to print. */
bool calculation_is_there(const struct results *results);

/* lists.c: whether a reply says what came of it. */
bool remark_is_settled(const struct remark *remark);

/* points.c: whether the checklist gives points. */
bool points_are_there(const struct results *results);

/* compose.c: renders and parses the template and replaces component lines. NULL after findings. */
struct node *composer_fill(struct composer *composer, const struct value *values);

/* The document of what is composed; its title ends with `what`. */
struct document *composer_describe(const struct composer *composer, struct node *root,
                                   const char *what, struct str file_name);

/* pointers.c: whether the file stands in the document of evidence; the name of a place in it; and
 * where what the support points to stands; NULL: the whole. */
bool exhibit_is_bound(const struct evidence *evidence);
struct str exhibit_anchor(struct composer *composer, const struct evidence *evidence,
                          enum location_kind kind, size_t number);
/* One document may support a key for several case studies at the same pages: say it once. */
bool evidence_is_repeated(const struct evidence *evidence, size_t at);
struct str exhibit_target(struct composer *composer, const struct evidence *evidence,
                          const struct support *support);

/* number.c: gives every heading an id, makes ids unique, and resolves links inside the document. */
void number_anchors(struct composer *composer, struct node *root);

/* contents.c: with fewer than three figures there are no lists of figures and evidence. */
void contents_drop_short_lists(struct node *root);

/* references.c: " (page 12)" behind a link to a heading, in print. */
void references_add_pages(struct composer *composer, struct node *root);

/* build.c: the value of `name="..."` in a component line, or empty. */
struct str component_attribute(struct str attributes, const char *name);

/* build.c: nodes in one line. Texts are borrowed; ROLE_NONE is the kind's own. */
struct node *build_block(struct composer *composer, struct node *parent, enum node_kind kind,
                         enum role role);
struct node *build_paragraph(struct composer *composer, struct node *parent, enum role role,
                             struct str text);
struct node *build_heading(struct composer *composer, struct node *parent, int level,
                           struct str text);
struct node *build_span(struct composer *composer, struct node *parent, enum role role,
                        struct str text);
struct node *build_strong(struct composer *composer, struct node *parent, struct str text);
struct node *build_link(struct composer *composer, struct node *parent, struct str target,
                        struct str text);
struct node *build_table(struct composer *composer, struct node *parent, enum role role,
                         const int *shares, size_t columns);
struct node *build_row(struct composer *composer, struct node *table, enum role role);
struct node *build_cell(struct composer *composer, struct node *row, struct str text);
void build_header(struct composer *composer, struct node *table, const char *const *titles,
                  size_t count);
/* A band over all columns. */
void build_group_row(struct composer *composer, struct node *table, struct str text);
/* "✓ Met" in its style, as inlines. */
/* Sign and mark: "✓ Y"; the same with what it rests on: "✓ Y · shown". */
void build_mark(struct composer *composer, struct node *parent, struct standing standing);
void build_status(struct composer *composer, struct node *parent, struct standing standing);
/* Copies the blocks of Markdown `body` below heading level `above`, footnotes renumbered. */
void build_body(struct composer *composer, struct node *parent, const struct node *body, int above);
/* Takes the blocks of `from`, which has none then, behind those of `to`. */
void build_move_children(struct node *from, struct node *to);
/* Parses Markdown of the checklist; plain text when it cannot be parsed. */
void build_markdown(struct composer *composer, struct node *parent, struct str text);

/* labels.c: how things are called in print. */
struct str label_case(struct composer *composer, const struct case_study *study);
struct str label_condition(struct composer *composer, const struct item *item,
                           const struct condition *condition);
struct str label_condition_title(struct composer *composer, const struct item *item,
                                 const struct condition *condition);
struct str label_key(struct composer *composer, struct str key);    /* "2.1 a", or the key itself */
struct str label_anchor(struct composer *composer, struct str key); /* "item-requirements-2.1-a" */
struct str label_answer_anchor(struct composer *composer, struct str key,
                               const struct case_study *study);      /* where its answer begins */
struct str label_pages(struct composer *composer, struct str pages); /* "p. 14" */
struct str label_packet(const struct composer *composer);            /* file name of the packet */
struct str label_assessment(const struct composer *composer);        /* of the self-assessment */
struct str label_exhibits(const struct composer *composer); /* of the file that holds evidence */
struct str label_field(const struct composer *composer,
                       const struct field *field); /* value in print */
struct str label_field_title(struct composer *composer, struct str name);
struct str label_evidence_anchor(struct composer *composer, const struct evidence *evidence);
/* First word of a customer's name when it can stand for it, else empty. */
struct str label_short_name(struct str name);

/* evidence.c: the line "Evidence: E3 Migration plan, p. 14 · ..." for a key; nothing when none. */
bool evidence_add_line(struct composer *composer, struct node *parent, struct str key);
/* What stands in the place of a waived item, with links to the documents; false when none does. */
bool evidence_add_substitutes(struct composer *composer, struct node *cell,
                              const struct result *result);

/* The case study that a pointer is for; NULL: for the practice, or for several. */
const struct case_study *evidence_case(const struct composer *composer,
                                       const struct evidence *evidence, size_t at);
/* Where a pointer leads, and what it says: "E3 Migration plan, p. 14", with that title. */
struct str evidence_target(struct composer *composer, const struct evidence *evidence,
                           const struct support *support);
struct str evidence_pointer(struct composer *composer, const struct evidence *evidence,
                            struct str title, struct str pages);

/* bookmarks.c: for the outline of the joined file: the items of a self-assessment; the items that
 * a document of the evidence supports, below its heading before the anchor `at`. */
void bookmarks_add_items(struct composer *composer, struct document *document);
void bookmarks_add_supports(struct composer *composer, struct document *document,
                            const struct evidence *evidence, struct str at);

/* facts.c: one table row or panel entry for each field that may be shown. Fields with a dotted name
 * are figures of something; the others are facts of the project. */
bool facts_is_figure(struct str name);
bool facts_is_number(enum field_type type);
/* False: the field is not told; else what is printed. */
bool facts_are_shown(struct composer *composer, const struct case_study *study,
                     const struct field *field, struct str *value);
/* One fact of a panel; the result takes its value. */
struct node *facts_add(struct composer *composer, struct node *panel, struct str label);
void facts_add_panel(struct composer *composer, struct node *parent,
                     const struct case_study *study);
void facts_add_table(struct composer *composer, struct node *parent,
                     const struct case_study *study);
void facts_add_figure(struct composer *composer, struct node *parent,
                      const struct diagram *diagram);

/* secret_names.c: how somebody is named, the whole name first. */
struct name_form {
    struct str text;
    enum spelling capital; /* as in struct secret */
};
struct name_forms {
    struct name_form *list;
    size_t count;
};
struct name_forms name_forms_of_firm(struct arena *arena, struct str name);
/* Whether it only says what kind of firm it is: "AG", "N.V." */
bool name_is_firm_word(struct arena *arena, struct str word);
struct name_forms name_forms_of_person(struct arena *arena, struct str name);

/* secret_list.c: secrets, longest first, with what stands for each in the public draft. */
struct substitute {
    struct secret secret;
    bool is_name;     /* of somebody: hidden in the plural and the possessive too */
    struct str by;    /* empty: the text is left out */
    struct str later; /* for later mentions; empty: derived */
};
/* Who was mentioned in the sentences so far, by the wording that stands for him. */
struct mentions {
    struct str *list;
    size_t count;
    bool running;  /* the text at hand is one of sentences */
    size_t behind; /* where its last change ends */
};
struct substitutes {
    struct arena *arena;
    struct substitute *list;
    size_t count;
    /* what stands for one in which a name is found; `name`: of a file or a machine; `in_code`: for
     * anything of a program */
    struct str address, name, in_code;
    bool german;
    struct rewordings *log;
    struct hidden_values values;
    const struct dossier *dossier; /* which says what is allowed; NULL: nothing is */
    const struct case_study *study;
    struct mentions *mentions;
};
struct substitutes secrets_list(struct arena *arena, const struct compose_input *input,
                                const struct case_study *study);
/* How the field appears in public: false = not at all; *by is set when another wording stands in.
 */
bool secrets_field_shown(const struct compose_input *input, const struct case_study *study,
                         const struct field *field, struct str *by);

/* secret_range.c: a range in words that holds the value and does not tell it; empty: none does. */
struct str secret_range_of_count(struct arena *arena, const struct words *words, uint64_t count);
struct str secret_range_of_size(struct arena *arena, const struct words *words, uint64_t bytes);

/* secret_wording.c: what takes the place of the secret in the range, which may grow. */
struct rewording_cut secret_reword(const struct substitutes *all, const struct substitute *found,
                                   struct str text, struct range range);
/* What takes the place of an address, or of the name of a file or machine. */
struct rewording_cut secret_reword_token(const struct substitutes *all, struct str text,
                                         struct range token);
/* `by` with a capital where a sentence begins with it, without "a" behind "the". */
struct str secret_fit(struct arena *arena, struct str text, size_t at, struct str by);

/* secret_replace.c: puts the substitutes into a tree and into a single text. */
void secrets_replace_tree(const struct substitutes *all, struct node *root);
struct str secrets_replace(const struct substitutes *all, struct str text);
/* Whether a name or address tells a secret when all but letters and digits is ignored. */
bool secrets_are_told(const struct substitutes *all, struct str text);

/* template_values.c: the dossier as values for templates, dates in the language of `words`. */
struct value *compose_values(struct arena *arena, const struct compose_input *input,
                             const struct words *words);

#endif
