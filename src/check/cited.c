/* A cited place speaks of a condition when it names one of the rule's words or shares enough words
 * with the answer that other answers do not share. */
#include "check/cited.h"

#include "base/ascii.h"
#include "base/names.h"
#include "check/claim.h"
#include "evidence/evidence.h"

enum {
    WORD_BYTES = 5,    /* shorter words join sentences */
    SHARED_WORDS = 3,  /* with the answer: so many show that it is spoken of */
    ANSWERS_MANY = 10, /* a word in every tenth answer distinguishes none */
    LOOKED_AT = 65536  /* bytes of a text */
};

/* ---- words of a rule ---- */

static bool is_word_byte(char c) {
    return is_letter_or_digit(c) || (unsigned char)c >= 0x80;
}

static bool begins_word(struct str text, size_t at) {
    if (at == 0 || !is_word_byte(text.s[at - 1]))
        return true;
    return is_digit(text.s[at - 1]) || (is_lower(text.s[at - 1]) && is_upper(text.s[at]));
}

static bool ends_word(struct str text, size_t end) {
    if (end < text.n && to_lower(text.s[end]) == 's')
        end++;
    return end >= text.n || !is_word_byte(text.s[end]) || is_digit(text.s[end]) ||
           (is_upper(text.s[end]) && is_lower(text.s[end - 1]));
}

/* A long word may go on, as "encrypt" in "encryption". */
bool cited_names(struct str text, struct str word) {
    char first = word.n ? to_lower(word.s[0]) : '\0';
    for (size_t at = 0; word.n && at + word.n <= text.n; at++)
        if (to_lower(text.s[at]) == first &&
            str_equal_ignoring_case(str_slice(text, at, at + word.n), word) &&
            begins_word(text, at) && (word.n >= WORD_BYTES || ends_word(text, at + word.n)))
            return true;
    return false;
}

static bool names_topic(struct str text, struct str topic) {
    struct str word;
    while (str_cut(&topic, '/', &word))
        if (cited_names(text, str_trim(word)))
            return true;
    return false;
}

/* ---- words of an answer ---- */

/* A word in lower case, without its ending; of another language's letters nothing is changed. */
static bool cut_stem(struct arena *arena, struct str *rest, struct str *stem) {
    while (rest->n) {
        size_t from = 0, to;
        while (from < rest->n && !is_word_byte(rest->s[from]))
            from++;
        for (to = from; to < rest->n && is_word_byte(rest->s[to]);)
            to++;
        struct str word = str_slice(*rest, from, to);
        *rest = str_slice(*rest, to, rest->n);
        if (word.n < WORD_BYTES && !(word.n > 1 && is_digit(word.s[0])))
            continue;
        *stem = str_lower(arena, str_slice(word, 0, word.n > 6 ? word.n - 2 : word.n));
        return true;
    }
    return false;
}

/* In how many answers each stem stands. */
static struct names *count_answers(const struct question *ask) {
    struct names *answers = names_new(ask->arena);
    for (size_t i = 0; i < ask->dossier->answer_count; i++) {
        struct str text = claim_text(ask->arena, &ask->dossier->answers[i]), stem;
        struct names *own = names_new(ask->arena);
        while (cut_stem(ask->arena, &text, &stem))
            if ((*names_enter(own, stem))++ == 0)
                (*names_enter(answers, stem))++;
    }
    return answers;
}

static bool distinguishes(const struct question *ask, struct str stem) {
    const size_t *count = names_find(ask->shared->answer_words, stem);
    return !count || *count <= 2 + ask->dossier->answer_count / ANSWERS_MANY;
}

/* How many words the text shares with the answer, up to the number that is enough. */
static size_t count_shared(const struct question *ask, struct str text,
                           const struct answer *answer) {
    struct arena *scratch = arena_scratch(ask->arena);
    struct names *stems = names_new(scratch);
    struct str rest = str_slice(text, 0, LOOKED_AT), stem;
    size_t shared = 0;
    if (!ask->shared->answer_words)
        ask->shared->answer_words = count_answers(ask);
    while (cut_stem(scratch, &rest, &stem))
        *names_enter(stems, stem) = 1;
    rest = claim_text(scratch, answer);
    while (shared < SHARED_WORDS && cut_stem(scratch, &rest, &stem)) {
        size_t *found = names_find(stems, stem);
        if (found && *found == 1 && distinguishes(ask, stem)) {
            *found = 2;
            shared++;
        }
    }
    arena_drop(scratch);
    return shared;
}

/* A document of the whole practice is cited for the answers of all case studies. */
static size_t count_shared_most(const struct question *ask, struct str text,
                                const struct citation *citation, const struct answer *answer) {
    size_t most = count_shared(ask, text, answer);
    if (citation->support->case_id.n || !ask->study)
        return most;
    for (size_t i = 0; i < ask->dossier->answer_count && most < SHARED_WORDS; i++) {
        const struct answer *other = &ask->dossier->answers[i];
        size_t shared = str_equal(other->item, answer->item) ? count_shared(ask, text, other) : 0;
        most = shared > most ? shared : most;
    }
    return most;
}

/* ---- languages ---- */

static const char *const english[] = {"the", "and", "of", "is", "with", "for", "was", "are", "to"};
static const char *const german[] = {"der", "und",  "die", "ist", "mit",
                                     "das", "wird", "den", "von"};

static long count_words(struct str text, const char *const *words, size_t count) {
    long found = 0;
    struct str rest = text, word;
    while (str_cut(&rest, ' ', &word))
        for (size_t i = 0; i < count; i++)
            found += str_equal_ignoring_case(word, str_of(words[i]));
    return found;
}

/* Words of one language are not looked for in a text of the other. */
static bool differ_in_language(struct str a, struct str b) {
    long first = count_words(a, english, COUNT(english)) - count_words(a, german, COUNT(german)),
         second = count_words(b, english, COUNT(english)) - count_words(b, german, COUNT(german));
    return (first > 1 && second < -1) || (first < -1 && second > 1);
}

/* ---- documents ---- */

static bool is_cited(const struct question *ask, const struct support *support) {
    bool same_case =
        !ask->study || !support->case_id.n || str_equal(support->case_id, ask->study->id);
    return same_case && str_equal(support->item, ask->condition->key);
}

/* PDFs are dear and come last. */
static void add_citations(const struct question *ask, bool pdf, struct citation **list,
                          size_t *count) {
    for (size_t i = 0; i < ask->dossier->evidence_count; i++) {
        const struct evidence *evidence = &ask->dossier->evidence[i];
        const struct content *content = evidence->content;
        if (!content || content->state != CONTENT_READ || (content->form == CONTENT_PDF) != pdf)
            continue;
        for (size_t k = 0; k < evidence->support_count; k++)
            if (is_cited(ask, &evidence->supports[k]))
                *APPEND(ask->arena, *list, *count) =
                    (struct citation){evidence, &evidence->supports[k], NULL, 0};
    }
}

static size_t count_named(struct str text, const struct subject *subject, bool *named) {
    size_t count = 0;
    for (size_t i = 0; i < subject->count; i++) {
        if (!names_topic(text, subject->words[i]))
            continue;
        named[i] = true;
        count++;
    }
    return count;
}

/* Numbers, settings and lines of a log do not name what they prove: only of a text that is written
 * in sentences is it said that it is silent, and only when it has nothing to do with the answer. */
static void remember_silent(const struct question *ask, const struct citation *citation,
                            const struct subject *subject, struct str text) {
    enum content_form form = citation->evidence->content->form;
    struct shared_check *shared = ask->shared;
    if ((form != CONTENT_MARKDOWN && form != CONTENT_PDF) ||
        differ_in_language(text, claim_text(ask->arena, subject->answer)))
        return;
    struct citation *silent = APPEND(ask->arena, shared->silent, shared->silent_count);
    *silent = *citation;
    silent->words = subject->words;
    silent->count = subject->count;
}

/* Whether the cited place speaks of the subject. */
static bool speaks(const struct question *ask, const struct citation *citation,
                   const struct subject *subject, bool *named) {
    struct str text = evidence_cited_text(ask->arena, citation->evidence, citation->support);
    if (count_named(text, subject, named))
        return true;
    size_t shared = count_shared_most(ask, text, citation, subject->answer);
    if (!shared)
        remember_silent(ask, citation, subject, text);
    return shared >= SHARED_WORDS;
}

const struct citation *cited_find(const struct question *ask, const struct subject *subject,
                                  size_t *named) {
    struct citation *list = NULL;
    const struct citation *first = NULL;
    size_t count = 0;
    bool *words = NEW_ARRAY(ask->arena, bool, subject->count + 1);
    add_citations(ask, false, &list, &count);
    add_citations(ask, true, &list, &count);
    for (size_t i = 0; i < count; i++) {
        if (first && list[i].evidence->content->form == CONTENT_PDF)
            break;
        if (speaks(ask, &list[i], subject, words) && !first)
            first = &list[i];
    }
    *named = 0;
    for (size_t k = 0; k < subject->count; k++)
        *named += words[k];
    return first;
}
