/* Texts that break off. One that ends in a word that must be followed by another does so for
 * certain; one that only lacks its full stop, where nearly all others have theirs. */
#include "check/endings.h"

#include "base/ascii.h"
#include "base/word_count.h"
#include "check/text.h"

#define LEAST_WORDS 8  /* of a text whose end is looked at */
#define LEAST_BROKEN 4 /* of one that ends in a word that leads on */
#define LEAST_TEXTS 5  /* that show whether the author ends sentences */
#define MOST_OPEN 10   /* per cent of them may end without a mark */

/* Words that begin something: articles, prepositions, conjunctions. */
static bool is_leading(struct str word) {
    static const char *const words[] = {
        "the",  "a",    "an",  "of",  "and", "or",    "with",  "from",   "into",  "between",
        "than", "that", "by",  "at",  "as",  "its",   "their", "our",    "was",   "were",
        "der",  "die",  "das", "dem", "den", "des",   "ein",   "eine",   "einem", "einer",
        "und",  "oder", "mit", "von", "aus", "sowie", "wurde", "wurden", "für",   "bei"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(word, words[i]))
            return true;
    return false;
}

static struct str last_word(struct str text) {
    size_t from = text.n;
    while (from > 0 && (is_letter_or_digit(text.s[from - 1]) || (text.s[from - 1] & 0x80)))
        from--;
    return str_slice(text, from, text.n);
}

enum ending { ENDING_NONE, ENDING_CLOSED, ENDING_OPEN, ENDING_BROKEN };

/* Only paragraphs end in a mark; an address, a name in code and a line of a list need none. */
static enum ending ending_of(struct arena *arena, const struct node *paragraph) {
    struct str text = str_trim(node_text(arena, paragraph));
    const struct node *last = paragraph->last;
    size_t words = str_words(text);
    if (words < LEAST_BROKEN)
        return ENDING_NONE;
    char c = text.s[text.n - 1];
    if (c == ',' || c == '(')
        return ENDING_BROKEN;
    if (!is_letter_or_digit(c) && !(c & 0x80))
        return ENDING_CLOSED;
    struct str word = last_word(text);
    if (!word.n || (last && last->kind != NODE_TEXT) ||
        str_find(str_slice(text, text.n - word.n - (text.n > word.n), text.n), STR("/"), 0) !=
            SIZE_MAX)
        return ENDING_CLOSED;
    if (is_leading(word))
        return ENDING_BROKEN;
    return words < LEAST_WORDS ? ENDING_NONE : ENDING_OPEN;
}

static bool is_broken(enum ending ending, const size_t counts[]) {
    size_t all = counts[ENDING_CLOSED] + counts[ENDING_OPEN];
    return ending == ENDING_BROKEN ||
           (ending == ENDING_OPEN && all >= LEAST_TEXTS &&
            (counts[ENDING_OPEN] == 1 || counts[ENDING_OPEN] * 100 <= all * MOST_OPEN));
}

static struct str tail_of(struct arena *arena, const struct node *paragraph) {
    struct str text = str_trim(node_text(arena, paragraph));
    size_t from = text.n > 30 ? text.n - 30 : 0;
    while (from > 0 && from < text.n && text.s[from - 1] != ' ')
        from++;
    return str_slice(text, from, text.n);
}

/* ---- answers ---- */

static const struct node *last_paragraph(const struct answer *answer) {
    const struct node *last = answer->body ? answer->body->last : NULL;
    return last && last->kind == NODE_PARAGRAPH ? last : NULL;
}

static void look_at_answers(struct checker *checker, struct wordings *wordings) {
    const struct dossier *dossier = checker->dossier;
    enum ending *endings = NEW_ARRAY(checker->arena, enum ending, dossier->answer_count + 1);
    size_t counts[ENDING_BROKEN + 1] = {0};
    for (size_t i = 0; i < dossier->answer_count; i++) {
        const struct node *paragraph = last_paragraph(&dossier->answers[i]);
        if (paragraph)
            counts[endings[i] = ending_of(checker->arena, paragraph)]++;
    }
    for (size_t i = 0; i < dossier->answer_count; i++) {
        const struct answer *answer = &dossier->answers[i];
        struct flaw *flaw = &wordings->answers[i];
        if (flaw->finding.id || !is_broken(endings[i], counts))
            continue;
        struct phrase what = phrase_of(checker->arena, REASON_THE_ANSWER_TO, say_text(answer->item),
                                       say_text(answer->case_id));
        flaw->finding = (struct finding){
            .id = MESSAGE_BREAKS_OFF,
            .place = answer->place,
            .arguments = {say_phrase(what),
                          say_text(tail_of(checker->arena, last_paragraph(answer)))},
            .item = answer->item};
    }
}

/* ---- stories ---- */

/* Counts the ends of the section's paragraphs; with `told`, tells which of them are broken. */
static void look_at_section(struct checker *checker, const struct section *section, size_t counts[],
                            bool told) {
    struct arena *arena = checker->arena;
    for (const struct node *n = section->body ? section->body->first : NULL; n; n = n->next) {
        if (n->kind != NODE_PARAGRAPH)
            continue;
        enum ending ending = ending_of(arena, n);
        if (!told)
            counts[ending]++;
        else if (is_broken(ending, counts))
            findings_add(
                checker->findings, MESSAGE_BREAKS_OFF, n->place.line ? n->place : section->place,
                {say_phrase(phrase_of(arena, REASON_PART_OF_SECTION, say_text(section->title))),
                 say_text(tail_of(arena, n))});
    }
}

static void look_at_story(struct checker *checker, const struct case_study *study) {
    size_t counts[ENDING_BROKEN + 1] = {0};
    for (int round = 0; round < 2; round++) {
        look_at_section(checker, &study->story, counts, round);
        for (size_t i = 0; i < study->section_count; i++)
            look_at_section(checker, &study->sections[i], counts, round);
    }
}

void endings_look(struct checker *checker, struct wordings *wordings) {
    look_at_answers(checker, wordings);
    for (size_t i = 0; i < checker->dossier->case_count; i++)
        if (!checker->dossier->cases[i].unread)
            look_at_story(checker, &checker->dossier->cases[i]);
}
