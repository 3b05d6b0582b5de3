/* What the texts of a case study say, cut into what belongs together. */
#include "check/said.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "check/words_near.h"

#define LABEL_BYTES 60
#define ROW_BYTES ((size_t)1 << 20)

struct collector {
    struct arena *arena;
    const struct dossier *dossier;
    const struct checklist *checklist;
    const struct case_study *study;
    const struct condition *condition;
    struct str customer; /* whose sentences count; empty: all of them */
    struct said_list out;
};

/* What stands before a colon when it is short and holds no number: "Size: 412 GB". */
static struct str label_of(struct str text) {
    size_t colon = str_find(text, STR(":"), 0);
    struct str label = str_slice(text, 0, colon);
    if (colon == SIZE_MAX || colon > LABEL_BYTES)
        return STR("");
    for (size_t i = 0; i < label.n; i++)
        if (is_digit(label.s[i]) || label.s[i] == ',')
            return STR("");
    return label;
}

static void add_found(struct collector *collector, struct said said) {
    said.condition = collector->condition;
    if (said.count)
        *APPEND(collector->arena, collector->out.list, collector->out.count) = said;
}

static void add(struct collector *collector, struct said said) {
    said.mentions = mentions_find(collector->arena, said.text, &said.count);
    add_found(collector, said);
}

/* Those of the text that stand in a part of it, with their places in the part. */
static void take_mentions(struct arena *arena, struct said *said, const struct said *whole) {
    size_t from = (size_t)(said->text.s - whole->text.s), to = from + said->text.n;
    for (size_t i = 0; i < whole->count; i++) {
        if (whole->mentions[i].from < from || whole->mentions[i].to > to)
            continue;
        struct mention *mention = APPEND(arena, said->mentions, said->count);
        *mention = whole->mentions[i];
        mention->from -= from;
        mention->to -= from;
    }
}

static bool text_has_word(struct str text, struct str word) {
    for (size_t at = 0; word.n && at < text.n; at++)
        if (str_equal_ignoring_case(word_next(text, &at), word))
            return true;
    return false;
}

/* The first word of the customer's name. */
static struct str customer_word(const struct collector *collector, const struct case_study *study) {
    size_t at = 0;
    return word_next(case_field_text(study, checklist_customer_field(collector->checklist)), &at);
}

static bool is_of_study(const struct collector *collector, struct str sentence) {
    const struct dossier *dossier = collector->dossier;
    if (!collector->customer.n)
        return true;
    if (!text_has_word(sentence, collector->customer))
        return false;
    for (size_t i = 0; i < dossier->case_count; i++)
        if (&dossier->cases[i] != collector->study &&
            text_has_word(sentence, customer_word(collector, &dossier->cases[i])))
            return false;
    return true;
}

/* The sentences that hold a number. */
static void add_sentences(struct collector *collector, struct str text, const struct node *node,
                          struct place place) {
    bool answer = collector->condition && collector->customer.n;
    struct said whole = {.text = text};
    size_t end = 0;
    whole.mentions = mentions_find(collector->arena, text, &whole.count);
    for (size_t i = 0; i < whole.count; i++) {
        const struct mention *mention = &whole.mentions[i];
        if (mention->from < end)
            continue;
        struct said said = {.kind = answer ? SAID_ANSWER : SAID_SENTENCE,
                            .alone = answer,
                            .text = sentence_around(text, mention->from),
                            .node = node,
                            .place = place};
        end = (size_t)(said.text.s - text.s) + said.text.n;
        said.label = label_of(said.text);
        take_mentions(collector->arena, &said, &whole);
        if (is_of_study(collector, said.text))
            add_found(collector, said);
        end = end > mention->to ? end : mention->to;
    }
}

/* A row with its first cell as its label; the only row below a header has the header's. */
static void add_row(struct collector *collector, const struct node *row, struct place place) {
    struct arena *arena = collector->arena;
    struct buf buf = buf_init(arena, ROW_BYTES);
    if (node_is_header_row(row) || !row->first)
        return;
    for (const struct node *cell = row->first; cell; cell = cell->next) {
        buf_add_text(&buf, cell == row->first ? "" : " | ");
        buf_add(&buf, node_text(arena, cell));
    }
    add(collector, (struct said){.kind = SAID_ROW,
                                 .text = buf_str(&buf),
                                 .label = node_text(arena, row->first),
                                 .node = row,
                                 .place = place});
    const struct node *table = row->parent, *header = table->first;
    if (table->header_rows != 1 || header->next != row || row->next)
        return;
    const struct node *head = header->first;
    for (const struct node *cell = row->first; cell && head; cell = cell->next, head = head->next)
        add(collector, (struct said){.kind = SAID_ROW,
                                     .text = node_text(arena, cell),
                                     .label = node_text(arena, head),
                                     .node = cell,
                                     .place = place});
}

static void add_body(struct collector *collector, const struct node *body, struct place place) {
    const struct node *node = body;
    while (node) {
        bool leaf = node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING;
        struct place at = node->place.line ? node->place : place;
        if (node->kind == NODE_ROW)
            add_row(collector, node, at);
        else if (leaf && node->parent->kind != NODE_CELL)
            add_sentences(collector, node_text(collector->arena, node), node, at);
        node = node_next(body, node);
    }
}

static void add_answer(struct collector *collector, const struct answer *answer) {
    const struct item *item;
    bool own = str_equal(answer->case_id, collector->study->id);
    if ((!own && answer->case_id.n) || !answer->body || answer->met != MET_YES)
        return;
    collector->condition = checklist_find_condition(collector->checklist, answer->item, &item);
    collector->customer = own || collector->dossier->case_count == 1
                              ? STR("")
                              : customer_word(collector, collector->study);
    if (!own && collector->dossier->case_count > 1 && !collector->customer.n)
        return;
    if (collector->condition && !collector->customer.n)
        add(collector, (struct said){.kind = SAID_ANSWER,
                                     .text = node_text(collector->arena, answer->body),
                                     .node = answer->body,
                                     .place = answer->place});
    add_body(collector, answer->body, answer->place);
}

static struct said_list collect(struct collector *collector) {
    const struct case_study *study = collector->study;
    for (size_t i = 0; i < study->section_count; i++)
        if (study->sections[i].body)
            add_body(collector, study->sections[i].body, study->sections[i].place);
    if (study->story.body)
        add_body(collector, study->story.body, study->story.place);
    for (size_t i = 0; i < study->diagram_count; i++) {
        add_sentences(collector, study->diagrams[i].caption, NULL, study->diagrams[i].place);
        add_sentences(collector, study->diagrams[i].alternative, NULL, study->diagrams[i].place);
    }
    for (size_t i = 0; i < collector->dossier->answer_count; i++)
        add_answer(collector, &collector->dossier->answers[i]);
    return collector->out;
}

struct said_list *said_of(struct arena *arena, const struct dossier *dossier,
                          const struct checklist *checklist) {
    struct said_list *lists = NEW_ARRAY(arena, struct said_list, dossier->case_count + 1);
    for (size_t i = 0; i < dossier->case_count; i++) {
        struct collector collector = {.arena = arena,
                                      .dossier = dossier,
                                      .checklist = checklist,
                                      .study = &dossier->cases[i]};
        if (!dossier->cases[i].unread)
            lists[i] = collect(&collector);
    }
    return lists;
}

struct place said_place(const struct said *said, const struct mention *mention) {
    struct str words = str_slice(said->text, mention->from, mention->to);
    for (const struct node *node = said->node; node; node = node_next(said->node, node)) {
        if (node->kind != NODE_TEXT || !node->place.line)
            continue;
        if (str_find(node->text, words, 0) != SIZE_MAX)
            return node->place;
    }
    return said->place;
}

struct str said_window(const struct said *said, const struct mention *mention, int before,
                       int behind) {
    size_t from = mention->from, to = mention->to;
    while (before-- > 0 && word_before(said->text, &from).n)
        ;
    while (behind-- > 0 && word_next(said->text, &to).n)
        ;
    return str_slice(said->text, from, to);
}
