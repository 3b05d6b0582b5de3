/* What evidence says by itself: placeholders, files that say next to nothing, errors in place of
 * output; and the same in the code blocks of answers. What is pointed to is the business of
 * evidence/. */
#include "base/ascii.h"
#include "check/checker.h"
#include "check/failure.h"
#include "check/placeholder.h"
#include "evidence/evidence.h"

enum {
    LEAST_WORDS = 6,   /* different ones: "Approved by M. Berg on 5 May" has seven */
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

static struct str placeholder_of(struct str text) {
    struct str found = placeholder_find(text);
    if (placeholder_is(text))
        return found.n ? found : str_slice(str_trim(text), 0, 40);
    return str_equal_ignoring_case(found, STR("lorem ipsum")) ? found : STR("");
}

/* Of a PDF only a single page is worth reading for this. */
static struct str text_of(struct checker *checker, const struct evidence *evidence) {
    const struct content *content = evidence->content;
    if (!content || content->state != CONTENT_READ || content->page_count > 1)
        return STR("");
    return str_slice(evidence_text(checker->arena, evidence), 0, LOOKED_AT);
}

static void check_document(struct checker *checker, const struct evidence *evidence) {
    struct str text = text_of(checker, evidence), placeholder = placeholder_of(text),
               failure = failure_find(text);
    size_t words = count_different(text, LEAST_WORDS);
    if (words == 0)
        return;
    if (placeholder.n)
        findings_add(checker->findings, MESSAGE_EVIDENCE_PLACEHOLDER, evidence->place,
                     {say_text(evidence->file), say_text(placeholder)}, .severity = SEVERITY_ERROR);
    else if (failure.n)
        findings_add(checker->findings, MESSAGE_EVIDENCE_FAILED_OUTPUT, evidence->place,
                     {say_text(evidence->file), say_text(failure)});
    else if (words < LEAST_WORDS)
        findings_add(checker->findings, MESSAGE_EVIDENCE_FEW_WORDS, evidence->place,
                     {say_text(evidence->file), say_size(words)});
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

void check_documents(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->evidence_count; i++)
        check_document(checker, &dossier->evidence[i]);
    for (size_t i = 0; i < dossier->answer_count; i++)
        check_blocks(checker, &dossier->answers[i]);
}
