/* The short story of a case study for the public: its components. Each part of it is what the
 * author wrote for it below the heading "Story"; for the others it is taken, sentence by sentence,
 * from the sections that the checklist declares for it, as many as a story has room for. */
#include "compose/story.h"

#include "base/ascii.h"
#include "base/word_count.h"

enum {
    STORY_LEAST = 300, /* words of the whole story */
    STORY_MOST = 500,
    STORY_ROOM = 430, /* those up to which sentences are taken */
    STORY_FRAME = 45, /* those of headings and of the template */
};

/* How the words of what is taken are shared out. */
static const size_t story_shares[STORY_PART_COUNT] = {
    [STORY_CUSTOMER] = 15, [STORY_CHALLENGE] = 25, [STORY_SOLUTION] = 35, [STORY_OUTCOME] = 25};

struct telling {
    bool own;                       /* the author wrote it for the story: it is taken whole */
    const struct node *first, *end; /* then these blocks */
    struct story_pieces pieces;
    size_t taken, words; /* of the pieces */
    bool full;
};

struct story {
    const struct node *lead, *lead_end; /* what the author wrote before the first heading */
    struct telling parts[STORY_PART_COUNT];
    struct story_facts facts;
    struct story_quote quote;
};

bool compose_has_story(const struct compose_input *input, const struct case_study *study) {
    if (study->story.body)
        return true;
    for (size_t k = 0; k < input->checklist->section_count; k++)
        if (input->checklist->sections[k].story != STORY_NONE)
            return true;
    return false;
}

/* ---- what the author wrote ---- */

/* "Challenge", "The challenge" or whatever the checklist calls a section of that part. */
static enum story_part story_part_of(struct composer *composer, const struct node *heading) {
    const struct words *any = words_of_any();
    const char *const words[STORY_PART_COUNT] = {[STORY_NONE] = "",
                                                 [STORY_CUSTOMER] = any->story_customer,
                                                 [STORY_CHALLENGE] = any->story_challenge,
                                                 [STORY_SOLUTION] = any->story_solution,
                                                 [STORY_OUTCOME] = any->story_outcome};
    struct str title = str_trim(node_text(composer->arena, heading)), rest = title, word = title;
    const struct section_declaration *section =
        checklist_find_section(composer->input->checklist, title);
    if (str_ends(title, STR(":")))
        rest.n--;
    while (str_cut(&rest, ' ', &word))
        ;
    for (int part = STORY_NONE + 1; part < STORY_PART_COUNT; part++)
        if (words_have(words[part], word))
            return (enum story_part)part;
    return section ? section->story : STORY_NONE;
}

static struct place story_place(const struct composer *composer) {
    const struct case_study *study = composer->study;
    if (study->story.body)
        return study->story.place;
    return (struct place){.file = study->path, .line = 1, .column = 1};
}

/* Paragraphs and lists, as the author wrote them. The number of their words; without a parent
 * nothing is added. */
static size_t story_add_own(struct arena *arena, struct node *parent, const struct node *first,
                            const struct node *end) {
    size_t words = 0;
    for (const struct node *n = first; n && n != end; n = n->next) {
        if (n->kind != NODE_PARAGRAPH && n->kind != NODE_LIST)
            continue;
        words += str_words(node_text(arena, n));
        if (parent)
            story_add_block(arena, parent, n);
    }
    return words;
}

static void story_read_own(struct composer *composer, struct story *story) {
    const struct node *body = composer->study->story.body;
    struct telling *part = NULL;
    story->lead = body ? body->first : NULL;
    for (const struct node *n = story->lead; n; n = n->next) {
        if (n->kind != NODE_HEADING)
            continue;
        if (part)
            part->end = n;
        else if (!story->lead_end)
            story->lead_end = n;
        enum story_part found = story_part_of(composer, n);
        part = found == STORY_NONE ? NULL : &story->parts[found];
        if (part)
            *part = (struct telling){.first = n->next};
        else
            findings_add(composer->findings, MESSAGE_STORY_HEADING, n->place,
                         {say_text(str_trim(node_text(composer->arena, n)))});
    }
    for (part = story->parts; part < story->parts + STORY_PART_COUNT; part++)
        part->own = story_add_own(composer->arena, NULL, part->first, part->end) > 0;
}

/* ---- what is taken from the sections ---- */

/* Without a section for the customer, who that is stands at the beginning of the challenge. */
static void story_read_customer(struct composer *composer, struct story *story) {
    struct telling *customer = &story->parts[STORY_CUSTOMER];
    struct telling *challenge = &story->parts[STORY_CHALLENGE];
    if (customer->own || customer->pieces.count || challenge->pieces.count < 2)
        return;
    if (challenge->pieces.list[0].list)
        return;
    *APPEND(composer->arena, customer->pieces.list, customer->pieces.count) =
        challenge->pieces.list[0];
    if (!challenge->own) {
        challenge->pieces.list++;
        challenge->pieces.count--;
    }
}

/* What the author says in the story's own words and once more in the case study is said once. */
static void story_drop_repeated(struct composer *composer, struct story_pieces *pieces) {
    const struct node *body = composer->study->story.body;
    struct str own = body ? node_text(composer->arena, body) : STR("");
    size_t kept = 0;
    for (size_t k = 0; k < pieces->count; k++) {
        struct str sentence = story_sentence(composer->arena, &pieces->list[k]);
        if (str_empty(sentence) || str_find(own, sentence, 0) == SIZE_MAX)
            pieces->list[kept++] = pieces->list[k];
    }
    pieces->count = kept;
}

static void story_read_sections(struct composer *composer, struct story *story) {
    const struct case_study *study = composer->study;
    for (size_t k = 0; k < study->section_count; k++) {
        const struct section *section = &study->sections[k];
        enum story_part part = checklist_story_part(composer->input->checklist, section->id);
        if (part != STORY_NONE && section->body)
            story_cut(composer->arena, section->body->first, NULL, &story->parts[part].pieces);
    }
    for (int part = 0; part < STORY_PART_COUNT; part++)
        story_drop_repeated(composer, &story->parts[part].pieces);
    story_read_customer(composer, story);
}

/* The part that has the least of its share and can have one piece more; NULL: none. */
static struct telling *story_poorest(struct story *story) {
    struct telling *poorest = NULL;
    size_t share = 1;
    for (int k = STORY_NONE + 1; k < STORY_PART_COUNT; k++) {
        struct telling *part = &story->parts[k];
        if (part->own || part->full || part->taken == part->pieces.count)
            continue;
        if (poorest && part->words * share >= poorest->words * story_shares[k])
            continue;
        poorest = part;
        share = story_shares[k];
    }
    return poorest;
}

/* Each part gets its first piece, and then as many as there is room for. */
static void story_share_out(struct story *story, size_t words) {
    for (struct telling *part = story_poorest(story); part; part = story_poorest(story)) {
        size_t more = part->pieces.list[part->taken].words;
        part->full = part->taken && words + more > STORY_ROOM;
        if (part->full)
            continue;
        part->taken++;
        part->words += more;
        words += more;
    }
}

static size_t story_count_fixed(struct composer *composer, const struct story *story) {
    struct node *rest = node_new(composer->arena, NODE_DOCUMENT);
    size_t words = STORY_FRAME + str_words(composer->study->title);
    words += story_add_own(composer->arena, NULL, story->lead, story->lead_end);
    for (int k = 0; k < STORY_PART_COUNT; k++)
        if (story->parts[k].own)
            words +=
                story_add_own(composer->arena, NULL, story->parts[k].first, story->parts[k].end);
    story_add_facts(composer, rest, &story->facts);
    story_add_quote(composer, rest, &story->quote);
    words += str_words(case_field_text(composer->study, STR("services")));
    return words + str_words(node_text(composer->arena, rest));
}

static const struct story *story_of(struct composer *composer) {
    if (composer->story)
        return composer->story;
    struct story *story = NEW(composer->arena, struct story);
    story_read_own(composer, story);
    const struct telling *outcome = &story->parts[STORY_OUTCOME];
    story->facts = story_facts_of(composer, outcome->first, outcome->end);
    story->quote = story_find_quote(composer);
    story_read_sections(composer, story);
    story_share_out(story, story_count_fixed(composer, story));
    composer->story = story;
    return story;
}

/* ---- components ---- */

static void story_add_heading(struct composer *composer, struct node *parent,
                              struct str attributes) {
    struct str title = component_attribute(attributes, "title");
    if (!str_empty(title))
        build_heading(composer, parent, 2, title);
}

/* What the author wrote before the first heading, or the first result. */
void component_story_lead(struct composer *composer, struct node *parent, struct str attributes) {
    const struct story *story = story_of(composer);
    (void)attributes;
    if (story_add_own(composer->arena, parent, story->lead, story->lead_end))
        return;
    for (size_t k = 0; k < story->facts.count && story->facts.results; k++) {
        const struct story_fact *fact = &story->facts.list[k];
        if (str_empty(fact->before))
            continue;
        build_paragraph(composer, parent, ROLE_NONE,
                        SAY(composer, story_lead, fact->label, fact->value, fact->before));
        return;
    }
}

static void story_add_part(struct arena *arena, struct node *parent, const struct telling *part) {
    if (part->own)
        story_add_own(arena, parent, part->first, part->end);
    else
        story_add_pieces(arena, parent, &part->pieces, (struct range){0, part->taken});
}

/* The outcome has the fact box. */
void component_story_part(struct composer *composer, struct node *parent, struct str attributes) {
    const struct story *story = story_of(composer);
    struct str name = component_attribute(attributes, "name");
    int found = keyword_find(&story_part_keywords, name);
    if (found < 0) {
        struct place place = {.file = composer->template->file};
        findings_add(composer->findings, MESSAGE_TEMPLATE_NO_PART, place, {say_text(name)});
        return;
    }
    const struct telling *part = &story->parts[found];
    struct node *text = node_new(composer->arena, NODE_SECTION);
    if (found == STORY_OUTCOME)
        story_add_facts(composer, text, &story->facts);
    story_add_part(composer->arena, text, part);
    if (!text->first)
        return;
    story_add_heading(composer, parent, attributes);
    build_move_children(text, parent);
}

void component_story_quote(struct composer *composer, struct node *parent, struct str attributes) {
    (void)attributes;
    story_add_quote(composer, parent, &story_of(composer)->quote);
}

void component_story_field(struct composer *composer, struct node *parent, struct str attributes) {
    const struct field *field =
        case_find_field(composer->study, component_attribute(attributes, "name"));
    struct str value;
    if (!field || !facts_are_shown(composer, composer->study, field, &value))
        return;
    story_add_heading(composer, parent, attributes);
    build_paragraph(composer, parent, ROLE_NONE, value);
}

/* ---- what is missing ---- */

static bool story_tells(const struct story *story, enum story_part part) {
    return story->parts[part].own || story->parts[part].taken ||
           (part == STORY_OUTCOME && story->facts.results);
}

/* The text of a part, as the story tells it. */
static struct str story_text(struct composer *composer, const struct story *story,
                             enum story_part name) {
    const struct telling *part = &story->parts[name];
    struct node *text = node_new(composer->arena, NODE_SECTION);
    story_add_part(composer->arena, text, part);
    return node_text(composer->arena, text);
}

static bool story_has_number(struct composer *composer, const struct story *story) {
    struct str told = story_text(composer, story, STORY_OUTCOME);
    for (size_t k = 0; k < told.n; k++)
        if (is_digit(told.s[k]))
            return true;
    return story->facts.results;
}

static bool story_names_aws(struct composer *composer, const struct story *story) {
    struct str told = story_text(composer, story, STORY_SOLUTION);
    return str_find(told, STR("AWS"), 0) != SIZE_MAX ||
           str_find(told, STR("Amazon"), 0) != SIZE_MAX;
}

void story_tell_missing(struct composer *composer, const struct node *root) {
    const struct story *story = story_of(composer);
    struct findings *findings = composer->findings;
    struct place place = story_place(composer);
    struct argument study = say_text(composer->study->id);
    size_t words = str_words(node_text(composer->arena, root));
    for (int part = STORY_NONE + 1; part < STORY_PART_COUNT; part++)
        if (!story_tells(story, (enum story_part)part))
            findings_add(findings, MESSAGE_STORY_PART, place,
                         {study, say_word(story_part_keywords.rows[part].word)});
    if (story_tells(story, STORY_OUTCOME) && !story_has_number(composer, story))
        findings_add(findings, MESSAGE_STORY_NUMBER, place, {study});
    if (story_tells(story, STORY_SOLUTION) && !story_names_aws(composer, story))
        findings_add(findings, MESSAGE_STORY_AWS, place, {study});
    if (!story->quote.node)
        findings_add(findings, MESSAGE_STORY_QUOTE, place, {study});
    if (words < STORY_LEAST || words > STORY_MOST)
        findings_add(
            findings, MESSAGE_STORY_LENGTH, place,
            {study, say_number((int64_t)words), say_number(STORY_LEAST), say_number(STORY_MOST)});
}
