/* "Target", "Shell", "Chase": where a sentence begins each word has a capital, and in German each
 * noun has one. There the draft hides the word, and whoever knows has to say whether that was the
 * name. */
#include "job/draft_words.h"

#include <string.h>

#include "base/letters.h"
#include "base/utf8.h"

static bool begins_sentence(struct str text, size_t at) {
    while (at && strchr(" \n\t\"'(*|", text.s[at - 1]))
        at--;
    return at == 0 || strchr(".!?:", text.s[at - 1]);
}

static bool follows_german_article(struct str text, size_t at) {
    static const char *const articles[] = {"der ", "die ",  "das ",   "den ",   "dem ",   "des ",
                                           "ein ", "eine ", "einem ", "einen ", "einer ", "eines ",
                                           "zum ", "zur ",  "im ",    "am ",    "vom ",   "beim "};
    for (size_t i = 0; i < COUNT(articles); i++) {
        struct str article = str_of(articles[i]);
        size_t from = at - article.n;
        if (at >= article.n && str_equal_ignoring_case(str_slice(text, from, at), article) &&
            !letter_is_word(utf8_before(text, from)))
            return true;
    }
    return false;
}

/* "'s" makes it a name, and so does a word with a capital behind it: the rest of the name. */
static bool goes_on_as_name(struct str text, size_t end) {
    struct str rest = str_slice(text, end, text.n);
    if (str_starts(rest, STR("'s")) || str_starts(rest, STR("\u2019s")))
        return true;
    uint32_t next = rest.n > 1 && rest.s[0] == ' ' ? utf8_at(rest, 1) : ' ';
    return letter_is_word(next) && letter_fold(next) != next;
}

static bool is_open(const struct dossier *dossier, struct str text, struct range part) {
    bool german = str_starts(dossier->language, STR("de"));
    uint32_t first = utf8_at(text, part.from);
    if (letter_is_word(utf8_before(text, part.from)) || letter_is_word(utf8_at(text, part.to)) ||
        letter_fold(first) == first || goes_on_as_name(text, part.to))
        return false;
    return begins_sentence(text, part.from) || (german && follows_german_article(text, part.from));
}

struct review {
    const struct draft_search *search;
    const struct secret *secret;
};

static void review_passage(const struct review *review, const struct passage *passage) {
    const struct draft_search *search = review->search;
    const struct dossier *dossier = search->work->dossier;
    struct str text = passage->text, word = review->secret->text;
    for (size_t at = 0; at + word.n <= text.n; at++) {
        struct range part = {at, at + word.n};
        if (!str_equal_ignoring_case(str_slice(text, at, part.to), word) ||
            !is_open(dossier, text, part) || dossier_names(dossier, text, part) ||
            dossier_allows(dossier, search->study, text, part))
            continue;
        findings_add(&search->work->made.findings, MESSAGE_NAME_OR_WORD, passage_place(passage, at),
                     {say_text(str_slice(text, at, part.to)), say_text(review->secret->what),
                      say_text(excerpt_of(search->arena, text, part)),
                      say_text(search->study->id)});
    }
}

static bool has_in_small(struct str text, struct str word) {
    for (size_t at = str_find(text, word, 0); at != SIZE_MAX; at = str_find(text, word, at + 1))
        if (!letter_is_word(utf8_before(text, at)) && !letter_is_word(utf8_at(text, at + word.n)))
            return true;
    return false;
}

/* A word of the language, or a later word of a name that the case study has in small letters too:
 * "Seed" of Halvorsen Seed, and "seed data". */
static bool is_ambiguous(const struct draft_search *search, const struct passages *passages,
                         const struct secret *secret) {
    struct str small = str_lower(search->arena, secret->text);
    if (secret->capital != SPELLED_AS_NAME || !secret->of_customer ||
        str_find(small, STR(" "), 0) != SIZE_MAX)
        return secret->capital == SPELLED_AS_WORD;
    for (size_t i = 0; i < passages->count; i++)
        if (has_in_small(passages->list[i].text, small))
            return true;
    return false;
}

/* Titles, and what stands below and in place of diagrams. */
static void add_beside(struct arena *arena, struct passages *passages,
                       const struct case_study *study) {
    *APPEND(arena, passages->list, passages->count) =
        (struct passage){.text = study->title, .place = study->title_place};
    for (size_t i = 0; i < study->section_count; i++)
        *APPEND(arena, passages->list, passages->count) =
            (struct passage){.text = study->sections[i].title, .place = study->sections[i].place};
    for (size_t i = 0; i < study->diagram_count; i++) {
        const struct diagram *diagram = &study->diagrams[i];
        *APPEND(arena, passages->list, passages->count) =
            (struct passage){.text = diagram->caption, .place = diagram->place};
        *APPEND(arena, passages->list, passages->count) =
            (struct passage){.text = diagram->alternative, .place = diagram->place};
    }
}

void draft_words_review(const struct draft_search *search, const struct secret *secrets,
                        size_t count) {
    struct passages passages = {0};
    for (size_t i = 0; i < search->study->section_count; i++) {
        struct document section = {.root = search->study->sections[i].body};
        if (section.root)
            passages_add(search->arena, &passages, search->work->dossier, &section);
    }
    add_beside(search->arena, &passages, search->study);
    for (size_t k = 0; k < count; k++) {
        struct review review = {search, &secrets[k]};
        if (!is_ambiguous(search, &passages, &secrets[k]))
            continue;
        for (size_t n = 0; n < passages.count; n++)
            review_passage(&review, &passages.list[n]);
    }
}

/* ---- what is left in the draft ---- */

/* With blanks in place of what is allowed. */
static struct str without_allowed(const struct draft_search *search, struct str text) {
    const struct dossier *dossier = search->work->dossier;
    char *out = arena_copy(search->arena, text.s, text.n);
    for (size_t k = 0; k < dossier->reading_count; k++) {
        const struct reading *reading = &dossier->readings[k];
        struct str allowed = reading->text;
        bool here = str_empty(reading->case_id) || str_equal(reading->case_id, search->study->id);
        for (size_t at = 0; !reading->is_name && here && at + allowed.n <= text.n; at++)
            if (str_equal_ignoring_case(str_slice(text, at, at + allowed.n), allowed))
                memset(out + at, ' ', allowed.n);
    }
    return (struct str){out, text.n};
}

static bool is_told(const struct draft_search *search, const struct passages *passages,
                    const struct searched *secret) {
    for (size_t i = 0; i < passages->count; i++) {
        const struct passage *passage = &passages->list[i];
        struct str text = str_slice(passage->text, passage->ours, passage->text.n);
        if (!str_empty(passage->place.file) &&
            secret_search(without_allowed(search, text), secret, 1) != SIZE_MAX)
            return true;
    }
    return false;
}

size_t draft_words_find(const struct draft_search *search, const struct draft_secrets *secrets,
                        struct str shown, size_t from) {
    for (; from < secrets->count; from++) {
        size_t hit = secret_search(shown, secrets->list + from, secrets->count - from);
        if (hit == SIZE_MAX)
            return secrets->count;
        from += hit;
        const struct searched *secret = &secrets->list[from];
        if (secret->capital == SPELLED_ANYHOW || secret->capital == SPELLED_IN_ONE ||
            !secrets->passages || is_told(search, secrets->passages, secret))
            return from;
    }
    return from;
}
