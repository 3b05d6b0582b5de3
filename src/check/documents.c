/* What evidence says by itself: placeholders, files that say next to nothing, errors in place of
 * output; and the same in the code blocks of answers. What is pointed to is the business of
 * evidence/. */
#include "base/ascii.h"
#include "base/word_count.h"
#include "check/checker.h"
#include "check/contrary.h"
#include "check/denial.h"
#include "check/failure.h"
#include "check/placeholder.h"
#include "check/text.h"
#include "evidence/evidence.h"

enum {
    LEAST_WORDS = 6, /* different ones: "Approved by M. Berg on 5 May" has seven */
    HEAD_LINES = 5,
    SHORT_WORDS = 60,  /* a longer text says more than what was not done */
    LOOKED_AT = 65536, /* bytes */
};

/* The words at the beginning of a text that differ, up to the number asked. */
static size_t count_different(struct str text, size_t most) {
    struct str words[LEAST_WORDS];
    size_t count = 0, from = 0;
    for (size_t at = 0; at <= text.n && count < most; at++) {
        char c = at < text.n ? text.s[at] : ' ';
        if (is_letter_or_digit(c) || (unsigned char)c >= 0x80)
            continue;
        struct str word = str_slice(text, from, at);
        from = at + 1;
        bool known = word.n == 0;
        for (size_t i = 0; i < count; i++)
            known |= str_equal_ignoring_case(words[i], word);
        if (!known)
            words[count++] = word;
    }
    return count;
}

/* Beginnings of lines that say of a whole document that it is none yet. */
static const char *const unfinished[] = {"DRAFT", "ENTWURF", "TEMPLATE", "VORLAGE"};
static const char *const conflicts[] = {"<<<<<<< ", ">>>>>>> "};

static struct str begins_with(struct str line, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_starts(line, str_of(list[i])))
            return str_of(list[i]);
    return STR("");
}

/* "DRAFT" in one of the first lines, the marks of a merge in any. */
static struct str unfinished_find(struct str text) {
    struct str rest = text, line, found = STR("");
    for (size_t lines = 0; !found.n && str_cut(&rest, '\n', &line); lines++) {
        if (lines < HEAD_LINES)
            found = begins_with(line, unfinished, COUNT(unfinished));
        if (!found.n)
            found = begins_with(line, conflicts, COUNT(conflicts));
    }
    return found;
}

/* Programs and their output may well speak of a TODO; what people write may not. */
static struct str placeholder_of(struct str text, enum content_form form) {
    struct str found = placeholder_find(text);
    if (placeholder_is(text))
        return found.n ? found : str_slice(str_trim(text), 0, 40);
    bool written = form == CONTENT_MARKDOWN || form == CONTENT_TABLE;
    if (written || str_equal_ignoring_case(found, STR("lorem ipsum")))
        return found.n ? found : unfinished_find(text);
    return form == CONTENT_PLAIN ? unfinished_find(text) : STR("");
}

/* Of a PDF only a single page is worth reading for this. */
static struct str text_of(struct checker *checker, const struct evidence *evidence) {
    const struct content *content = evidence->content;
    if (!content || content->state != CONTENT_READ || content->page_count > 1)
        return STR("");
    return str_slice(evidence_text(checker->arena, evidence), 0, LOOKED_AT);
}

/* What a short text denies, when it says hardly anything else. */
static struct str denial_in(struct checker *checker, struct str text, enum content_form form) {
    if ((form != CONTENT_MARKDOWN && form != CONTENT_PLAIN) || str_words(text) > SHORT_WORDS)
        return STR("");
    struct denial denial = denial_find(lexicon_new(checker->arena), text, NULL, 0);
    return denial.kind == DENIAL_WHOLE || denial.mostly ? denial.said : STR("");
}

static void check_document(struct checker *checker, const struct evidence *evidence) {
    enum content_form form = evidence->content ? evidence->content->form : CONTENT_OTHER;
    struct str text = text_of(checker, evidence), placeholder = placeholder_of(text, form),
               failure = failure_find(text);
    size_t words = count_different(text, LEAST_WORDS);
    struct str denial = denial_in(checker, text, form);
    if (words == 0)
        return;
    if (placeholder.n)
        findings_add(checker->findings, MESSAGE_EVIDENCE_PLACEHOLDER, evidence->place,
                     {say_text(evidence->file), say_text(placeholder)}, .severity = SEVERITY_ERROR);
    else if (failure.n)
        findings_add(checker->findings, MESSAGE_EVIDENCE_FAILED_OUTPUT, evidence->place,
                     {say_text(evidence->file), say_text(failure)});
    else if (denial.n)
        findings_add(checker->findings, MESSAGE_EVIDENCE_DENIES, evidence->place,
                     {say_text(evidence->file), say_text(text_excerpt(checker->arena, denial))});
    else if (words < LEAST_WORDS)
        findings_add(checker->findings, MESSAGE_EVIDENCE_FEW_WORDS, evidence->place,
                     {say_text(evidence->file), say_size(words)});
    else
        contrary_look(checker, evidence);
}

/* A rule that asks for the output says the same of the condition: not told twice. */
static void check_blocks(struct checker *checker, const struct answer *answer) {
    for (const struct node *node = answer->body; node; node = node_next(answer->body, node)) {
        struct str failure = node->kind == NODE_CODE_BLOCK ? failure_find(node->text) : STR("");
        if (failure.n)
            findings_add(checker->findings, MESSAGE_ANSWER_FAILED_OUTPUT,
                         node->place.line ? node->place : answer->place, {say_text(failure)},
                         .item = answer->item,
                         .cause = {CAUSE_FACT, answer->item, answer->case_id});
    }
}

static void check_title(struct checker *checker, size_t index) {
    const struct dossier *dossier = checker->dossier;
    const struct evidence *evidence = &dossier->evidence[index];
    if (placeholder_is(evidence->title)) {
        findings_add(
            checker->findings, MESSAGE_PLACEHOLDER, evidence->place,
            {say_phrase(phrase_of(checker->arena, REASON_THE_TITLE_OF, say_text(evidence->id))),
             say_text(evidence->title)});
        return;
    }
    for (size_t i = 0; evidence->title.n && i < index; i++)
        if (str_equal_ignoring_case(evidence->title, dossier->evidence[i].title)) {
            findings_add(checker->findings, MESSAGE_TITLE_USED, evidence->place,
                         {say_text(evidence->id), say_text(dossier->evidence[i].id),
                          say_text(evidence->title)},
                         .severity = SEVERITY_WARNING);
            return;
        }
}

void check_documents(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        check_title(checker, i);
        check_document(checker, &dossier->evidence[i]);
    }
    for (size_t i = 0; i < dossier->answer_count; i++)
        check_blocks(checker, &dossier->answers[i]);
}
