/* Answers that say yes in words that are none: denials, bare keywords, what is asked said again,
 * the checklist's own example, letters in a row. Each is one finding, at the answer, and leaves
 * open what rests on it. */
#include "check/wording.h"

#include "base/ascii.h"
#include "base/names.h"
#include "base/word_count.h"
#include "check/abandoned.h"
#include "check/claim.h"
#include "check/copies.h"
#include "check/denial.h"
#include "check/endings.h"
#include "check/hedges.h"
#include "check/misplaced.h"
#include "check/placeholder.h"
#include "check/text.h"
#include "check/whose.h"

#define STEM 5              /* bytes of a word by which "understood" is "understand" */
#define LEAST_OWN 2         /* words that an answer adds to what is asked */
#define KEYWORDS 5          /* words in a row without one that ties them together */
#define NOISE_WORDS 6       /* from so many on words are counted that come again */
#define NOISE_LOOKED_AT 150 /* words; the longer a text, the more of them come again */
#define LETTERS_LEAST 2
#define VALUE_WORDS 4 /* of a value that its first word may stand for */
#define EXAMPLE_ALIKE 85
#define SHORT_SECTION 40 /* words; a longer one may well begin with what was not done */

/* ---- words ---- */

static struct str stem_of(struct arena *arena, struct str word) {
    char folded[STEM];
    struct str stem = text_fold(word, folded, STEM);
    return str_copy(arena, stem.s, stem.n);
}

static void enter_stems(struct names *names, struct arena *arena, struct str text) {
    struct str word;
    for (size_t at = 0; text_word(text, &at, &word);)
        *names_enter(names, stem_of(arena, word)) = 1;
}

/* The words by which the checklist asks. */
static struct names *asked_words(struct arena *arena, const struct checklist *checklist,
                                 const struct condition *condition) {
    struct names *names = names_new(arena);
    const struct item *item = NULL;
    size_t count = 0;
    checklist_find_condition(checklist, condition->key, &item);
    enter_stems(names, arena, condition->text);
    enter_stems(names, arena, condition->evidence_asked);
    if (item) {
        enter_stems(names, arena, item->title);
        enter_stems(names, arena, item->text);
    }
    const struct str *words = condition->rule ? rule_list(condition->rule, AT_WORDS, &count) : NULL;
    for (size_t i = 0; i < count; i++)
        enter_stems(names, arena, words[i]);
    return names;
}

/* How many words the text adds to what is asked; a number counts as two, an assurance or a pointer
 * to somewhere else as none. */
static size_t own_words(const struct lexicon *lexicon, struct arena *arena, struct str text,
                        const struct names *asked) {
    struct str word;
    size_t count = 0;
    for (size_t at = 0; text_word(text, &at, &word);) {
        classes of = lexicon_find(lexicon, word);
        if (is_digit(word.s[0]))
            count += 2;
        else if (!lexicon_is_function(of) && !(of & (LEXICON(BOAST) | LEXICON(POINTER))) &&
                 !names_find(asked, stem_of(arena, word)))
            count++;
    }
    return count;
}

/* "Yes.", "Done as described", "See the attached document": not a word about the matter. */
static bool only_assents(const struct lexicon *lexicon, struct str text) {
    const classes matter = LEXICON(OTHER) | LEXICON(NOUN);
    struct str word;
    for (size_t at = 0; text_word(text, &at, &word);)
        if (is_digit(word.s[0]) || ((lexicon_find(lexicon, word) & matter) &&
                                    !(lexicon_find(lexicon, word) & LEXICON(POINTER))))
            return false;
    return true;
}

/* "IAM roles policies permissions tags": nothing ties the words together, no mark sets them apart.
 */
static bool is_row_of_keywords(const struct lexicon *lexicon, struct str text) {
    struct str word;
    size_t count = 0;
    for (size_t at = 0; text_word(text, &at, &word); count++)
        if (is_digit(word.s[0]) || lexicon_find(lexicon, word) != LEXICON(OTHER))
            if (is_digit(word.s[0]) || !(lexicon_find(lexicon, word) & LEXICON(NOUN)))
                return false;
    for (size_t i = 0; i + 1 < text.n; i++)
        if (text.s[i] != ' ' && !is_letter_or_digit(text.s[i]) && text.s[i] != '-' &&
            !((unsigned char)text.s[i] & 0x80))
            return false;
    return count >= KEYWORDS;
}

/* ---- noise ---- */

static bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* Lower case letters that no word of English or German has in this order. */
static bool is_mashed(struct str word) {
    static const char *const rows[] = {"qwert", "werty", "asdf", "sdfg", "hjkl",
                                       "yxcv",  "zxcv",  "jklo", "fdsa"};
    char bytes[24];
    struct str folded = text_fold(word, bytes, sizeof bytes);
    size_t run = 0, longest = 0, vowels = 0, odd = 0;
    for (size_t i = 0; i < folded.n; i++) {
        if (!is_lower(folded.s[i]))
            return false;
        run = is_vowel(folded.s[i]) ? 0 : run + 1;
        longest = run > longest ? run : longest;
        vowels += is_vowel(folded.s[i]);
        bool j_or_q = folded.s[i] == 'j' || folded.s[i] == 'q' || folded.s[i] == 'x';
        odd += j_or_q && i + 1 < folded.n && !is_vowel(folded.s[i + 1]) && folded.s[i + 1] != 't' &&
               folded.s[i + 1] != 'p' && folded.s[i + 1] != 'c';
    }
    for (size_t i = 0; i < COUNT(rows); i++)
        if (str_find(folded, str_of(rows[i]), 0) != SIZE_MAX)
            return true;
    return folded.n >= 4 && (!vowels || longest > 5 || odd);
}

static bool has_capital(struct str text) {
    for (size_t i = 0; i < text.n; i++)
        if (is_upper(text.s[i]))
            return true;
    return false;
}

static bool is_mostly_mashed(struct str text) {
    struct str word;
    size_t count = 0, mashed = 0;
    for (size_t at = 0; text_word(text, &at, &word);) {
        if (word.n < 4 || is_digit(word.s[0]) || has_capital(str_slice(word, 1, word.n)))
            continue;
        count++;
        mashed += is_mashed(word);
    }
    return mashed && mashed * 2 >= count;
}

static bool comes_again(struct arena *arena, struct str text) {
    struct arena *scratch = arena_scratch(arena);
    struct names *names = names_new(scratch);
    struct str word;
    size_t count = 0, different = 0;
    for (size_t at = 0; count < NOISE_LOOKED_AT && text_word(text, &at, &word);) {
        struct str stem = stem_of(scratch, word);
        if (stem.n < LETTERS_LEAST) /* of another script than the Latin one */
            continue;
        different += !(*names_enter(names, stem))++;
        count++;
    }
    arena_drop(scratch);
    return count >= NOISE_WORDS ? different * 4 <= count : count >= 3 && different == 1;
}

static enum message noise_in(struct arena *arena, struct str text) {
    if (comes_again(arena, text))
        return MESSAGE_WORDS_AGAIN;
    return is_mostly_mashed(text) ? MESSAGE_WORDS_MASHED : MESSAGE_NONE;
}

/* ---- answers ---- */

/* Of the problem that a customer had it is right to say what was not there. */
static bool is_about_a_lack(const struct condition *condition) {
    static const char *const words[] = {"problem", "challenge", "lesson", "gap", "situation"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_find(condition->key, str_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

static struct denial denial_of(const struct lexicon *lexicon, struct arena *arena, struct str text,
                               const struct condition *condition) {
    size_t count = 0;
    const struct str *topics =
        condition->rule ? rule_list(condition->rule, AT_WORDS, &count) : NULL;
    struct denial denial = denial_find(lexicon, text, topics, count);
    if (denial.kind != DENIAL_NONE && is_about_a_lack(condition) &&
        own_words(lexicon, arena, text, names_new(arena)) > 2 * LEAST_OWN)
        denial.kind = DENIAL_NONE;
    return denial;
}

static bool words_decide(const struct condition *condition) {
    return condition && (rule_needs(condition->rule) & NEEDS_WORDS);
}

static bool begins_value(struct str value, struct str word) {
    return str_equal_ignoring_case(str_slice(value, 0, word.n), word) &&
           (value.n == word.n || !is_letter_or_digit(value.s[word.n]));
}

/* "Oracle." where a field says so, or the partner's tier. */
static bool is_value(const struct dossier *dossier, struct str word) {
    for (size_t i = 0; i < dossier->case_count; i++)
        for (size_t k = 0; k < dossier->cases[i].field_count; k++) {
            const struct field *field = &dossier->cases[i].fields[k];
            if (str_words(field->text) <= VALUE_WORDS && begins_value(field->text, word))
                return true;
            size_t meant = 0; /* "AWS" begins the name of every service, and names none */
            for (size_t n = 0; n < field->list_count; n++)
                meant += begins_value(field->list[n], word);
            if (meant == 1)
                return true;
        }
    return text_names(dossier->partner_tier, word);
}

/* What a fact decides may be said in one word, when that is the fact. */
static bool is_stray_word(struct checker *checker, struct str text) {
    struct str word, second;
    size_t at = 0;
    return str_words(text) == 1 && text_word(text, &at, &word) && !text_word(text, &at, &second) &&
           !text_numbers(text) && !is_value(checker->dossier, word);
}

/* The words by which the checklist asks, as they are. */
static bool is_what_is_asked(struct checker *checker, struct str text, struct str key) {
    const struct item *item = checklist_find_item(checker->checklist, key);
    const struct condition *condition =
        checklist_find_condition(checker->checklist, key, item ? NULL : &item);
    struct str said = text_normalise(checker->arena, text);
    const struct str asked[] = {condition ? condition->text : STR(""), item ? item->text : STR(""),
                                item ? item->title : STR("")};
    for (size_t i = 0; i < COUNT(asked); i++)
        if (asked[i].n && str_equal(said, text_normalise(checker->arena, asked[i])))
            return true;
    return false;
}

static bool is_alike(struct arena *arena, struct prints own, struct str other) {
    return other.n && prints_alike(own, text_prints(arena, other)) >= EXAMPLE_ALIKE;
}

static enum message bareness_of(struct checker *checker, const struct lexicon *lexicon,
                                struct str text, const struct condition *condition) {
    struct arena *arena = checker->arena;
    enum message noise = noise_in(arena, text);
    if (noise || only_assents(lexicon, text))
        return noise ? noise : MESSAGE_ONLY_YES;
    struct prints own = text_prints(arena, text);
    if (str_words(text) > KEYWORDS && is_alike(arena, own, condition->text))
        return MESSAGE_ASKED_AGAIN;
    if (!words_decide(condition))
        return MESSAGE_NONE;
    if (is_row_of_keywords(lexicon, text))
        return MESSAGE_KEYWORDS;
    if (is_alike(arena, own, condition->good_answer) ||
        is_alike(arena, own, condition->weak_answer))
        return MESSAGE_EXAMPLE_ANSWER;
    if (own_words(lexicon, arena, text, asked_words(arena, checker->checklist, condition)) <
        LEAST_OWN)
        return MESSAGE_ASKED_AGAIN;
    return MESSAGE_NONE;
}

/* Fewer words, sentences or numbers than the checklist asks for. */
static struct flaw thinness_of(struct checker *checker, struct str text, struct phrase what) {
    const struct quality *quality = &checker->checklist->quality;
    const struct {
        enum message id;
        long least;
        size_t count;
    } measures[] = {
        {MESSAGE_THIN_WORDS, quality->min_words, str_words(text)},
        {MESSAGE_THIN_SENTENCES, quality->min_sentences, text_sentences(text)},
        {MESSAGE_THIN_NUMBERS, quality->numbers, text_numbers(text)},
    };
    struct flaw flaw = {.finding = {.id = MESSAGE_NONE}};
    for (size_t i = 0; i < COUNT(measures); i++) {
        if (measures[i].count >= (size_t)measures[i].least)
            continue;
        flaw.finding.id = measures[i].count ? measures[i].id : MESSAGE_THIN_NO_NUMBER;
        flaw.finding.arguments[0] = say_phrase(what);
        flaw.finding.arguments[1] =
            measures[i].count ? say_size(measures[i].count) : say_number(measures[i].least);
        if (measures[i].count)
            flaw.finding.arguments[2] = say_number(measures[i].least);
        flaw.reason = phrase_plain(REASON_WORDS_TOO_FEW);
        return flaw;
    }
    return flaw;
}

static struct flaw flaw_of_answer(struct checker *checker, const struct lexicon *lexicon,
                                  const struct answer *answer) {
    const struct condition none = {.key = answer->item},
                           *condition =
                               checklist_find_condition(checker->checklist, answer->item, NULL);
    struct str text = claim_text(checker->arena, answer);
    struct phrase what = phrase_of(checker->arena, REASON_THE_ANSWER_TO, say_text(answer->item),
                                   say_text(answer->case_id));
    struct flaw flaw = {.finding = {.id = MESSAGE_NONE}};
    if (answer->met != MET_YES || !text.n || placeholder_is(text))
        return flaw;
    struct denial denial = denial_of(lexicon, checker->arena, text, condition ? condition : &none);
    if (denial.kind == DENIAL_NONE)
        flaw.finding.id = condition ? bareness_of(checker, lexicon, text, condition) : MESSAGE_NONE;
    else
        flaw.finding.id = denial.kind == DENIAL_WHOLE ? MESSAGE_DENIED : MESSAGE_DENIED_IN_PART;
    if (!flaw.finding.id && is_what_is_asked(checker, text, answer->item))
        flaw.finding.id = MESSAGE_ASKED_AGAIN;
    if (!flaw.finding.id && is_stray_word(checker, text))
        flaw.finding.id = MESSAGE_ONE_WORD;
    flaw.denies = denial.kind == DENIAL_WHOLE;
    flaw.reason = phrase_plain(flaw.denies ? REASON_WORDS_DENY : REASON_WORDS_EMPTY);
    flaw.finding.arguments[0] = say_phrase(what);
    flaw.finding.arguments[1] =
        say_text(text_excerpt(checker->arena, flaw.denies || denial.said.n ? denial.said : text));
    if (!flaw.finding.id && words_decide(condition))
        flaw = thinness_of(checker, text, what);
    bool open = flaw.denies || (words_decide(condition) && denial.kind != DENIAL_PART);
    bool weighs = !condition || (condition->demand == DEMAND_MANDATORY && !condition->optional);
    flaw.finding.severity = open && weighs ? SEVERITY_ERROR : SEVERITY_WARNING;
    flaw.finding.place = answer->place;
    flaw.finding.item = answer->item;
    flaw.opens = open;
    return flaw;
}

/* ---- answers without a word ---- */

#define FORGOTTEN 3 /* so many are left empty on purpose */
#define WORDY 20    /* and of fewer answers nobody can tell */

/* Whether nothing that the answer is for is decided by its words. */
static bool needs_no_words(const struct checklist *checklist, struct str key) {
    const struct item *item = checklist_find_item(checklist, key);
    const struct condition *condition =
        item ? NULL : checklist_find_condition(checklist, key, NULL);
    for (size_t i = 0; item && i < item->condition_count; i++)
        if (words_decide(&item->conditions[i]))
            return false;
    return item || (condition && !words_decide(condition));
}

static bool is_empty_yes(struct checker *checker, const struct answer *answer) {
    return answer->met == MET_YES && !answer->unread && !claim_text(checker->arena, answer).n;
}

/* What facts decide needs no words; but where every other answer has some, these were forgotten.
 * Where words decide, the result tells that they are missing. */
static void look_for_empty(struct checker *checker, struct wordings *wordings) {
    const struct dossier *dossier = checker->dossier;
    size_t empty = 0, others = 0;
    for (size_t i = 0; i < dossier->answer_count; i++) {
        bool is_empty = is_empty_yes(checker, &dossier->answers[i]);
        empty += is_empty;
        others += dossier->answers[i].met == MET_YES && !is_empty;
    }
    for (size_t i = 0; empty && empty < FORGOTTEN && others >= WORDY && i < dossier->answer_count;
         i++) {
        const struct answer *answer = &dossier->answers[i];
        if (!is_empty_yes(checker, answer) || !needs_no_words(checker->checklist, answer->item))
            continue;
        struct phrase what = phrase_of(checker->arena, REASON_THE_ANSWER_TO, say_text(answer->item),
                                       say_text(answer->case_id));
        wordings->answers[i].finding =
            (struct finding){.id = MESSAGE_YES_UNSAID,
                             .severity = SEVERITY_WARNING,
                             .place = answer->place,
                             .item = answer->item,
                             .arguments = {say_phrase(what), say_size(others)}};
    }
}

/* ---- sections ---- */

static struct flaw flaw_of_section(struct checker *checker, const struct lexicon *lexicon,
                                   const struct case_study *study, const struct section *section) {
    struct str text = section->body ? str_trim(node_text(checker->arena, section->body)) : STR("");
    struct flaw flaw = {.finding = {.id = MESSAGE_NONE}};
    if (!text.n || placeholder_is(text))
        return flaw;
    struct denial denial = denial_find(lexicon, text, NULL, 0);
    flaw.denies = denial.said.n &&
                  (denial.mostly || (denial.kind == DENIAL_WHOLE &&
                                     (denial.throughout || str_words(text) <= SHORT_SECTION)));
    flaw.finding.id = flaw.denies                   ? MESSAGE_DENIED_SECTION
                      : only_assents(lexicon, text) ? MESSAGE_ONLY_YES
                                                    : noise_in(checker->arena, text);
    struct str failed =
        flaw.finding.id || !abandoned_may_tell(section->id) ? STR("") : abandoned_find(text);
    if (failed.n)
        flaw.finding.id = MESSAGE_PROJECT_FAILED;
    flaw.finding.place = section->place;
    flaw.finding.arguments[0] = say_phrase(phrase_of(
        checker->arena, REASON_THE_SECTION_OF, say_text(section->title), say_text(study->id)));
    flaw.finding.arguments[1] = say_text(text_excerpt(checker->arena, failed.n      ? failed
                                                                      : flaw.denies ? denial.said
                                                                                    : text));
    flaw.finding.severity = SEVERITY_ERROR;
    flaw.finding.cause = (struct cause){CAUSE_FACT, section->id, study->id};
    return flaw;
}

static void look_at_sections(struct checker *checker, const struct lexicon *lexicon,
                             struct wordings *wordings) {
    for (size_t i = 0; i < checker->dossier->case_count; i++) {
        const struct case_study *study = &checker->dossier->cases[i];
        for (size_t k = 0; !study->unread && k < study->section_count; k++) {
            const struct section *section = &study->sections[k];
            struct flaw flaw = flaw_of_section(checker, lexicon, study, section);
            if (!section->id.n || !flaw.finding.id)
                continue;
            findings_put(checker->findings, &flaw.finding);
            *APPEND(checker->arena, wordings->refused, wordings->refused_count) = section;
        }
    }
}

void check_wording(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    const struct lexicon *lexicon = lexicon_new(checker->arena);
    struct wordings *wordings = NEW(checker->arena, struct wordings);
    wordings->answers = NEW_ARRAY(checker->arena, struct flaw, dossier->answer_count + 1);
    for (size_t i = 0; i < dossier->answer_count; i++)
        wordings->answers[i] = flaw_of_answer(checker, lexicon, &dossier->answers[i]);
    if (checker->checklist->quality.alike) {
        copies_of_answers(checker, wordings);
        copies_of_sections(checker);
    }
    look_for_empty(checker, wordings);
    whose_look(checker, wordings);
    endings_look(checker, wordings);
    hedges_look(checker, wordings);
    misplaced_look(checker, wordings);
    look_at_sections(checker, lexicon, wordings);
    for (size_t i = 0; i < dossier->answer_count; i++)
        if (wordings->answers[i].finding.id)
            findings_put(checker->findings, &wordings->answers[i].finding);
    checker->shared.wordings = wordings;
}

const struct flaw *wording_of(const struct wordings *wordings, const struct dossier *dossier,
                              const struct answer *answer) {
    const struct flaw *flaw =
        wordings && answer ? &wordings->answers[answer - dossier->answers] : NULL;
    return flaw && flaw->finding.id && flaw->opens ? flaw : NULL;
}

bool wording_refuses(const struct wordings *wordings, const struct section *section) {
    for (size_t i = 0; wordings && i < wordings->refused_count; i++)
        if (wordings->refused[i] == section)
            return true;
    return false;
}
