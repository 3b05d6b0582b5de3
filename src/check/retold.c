/* Numbers that an answer and the story tell differently: of one length, of one thing, and apart as
 * a slip of the hand is, by one digit or by two that changed places. What the documents say tells
 * which of the two is wrong. */
#include "check/retold.h"

#include <string.h>

#include "base/ascii.h"
#include "check/said.h"
#include "check/words_near.h"
#include "evidence/evidence.h"

enum { DIGITS_LEAST = 3, DIGITS_MOST = 15, WORDS_BEHIND = 4, NEAR_BYTES = 160 };

/* What stands in every sentence, and what is a part of numbers, says nothing of the thing. */
#define COMMON_WORDS                                                                                \
    "million millions thousand billion millionen tausend milliarden with from that this were "      \
    "have been than into over under more less their which each about after before when place "      \
    "they them then eine einer einem einen wird wurde wurden sind haben nach über mehr oder auch " \
    "noch statt unter nicht sich beim durch"

struct number {
    const struct said *said;
    const struct mention *mention;
    char digits[DIGITS_MOST + 1];
    size_t count, significant;
};

/* The digits that the text begins with; false: too few or too many. */
static bool read_digits(struct str text, struct number *out) {
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (is_digit(c) && out->count == DIGITS_MOST)
            return false;
        if (is_digit(c))
            out->digits[out->count++] = c;
        else if (is_letter(c) || c == ':' || c == '-' || c == '/')
            break; /* a unit, a time, an id */
    }
    out->significant = out->count;
    while (out->significant && out->digits[out->significant - 1] == '0')
        out->significant--;
    return out->count >= DIGITS_LEAST;
}

static bool read_number(const struct said *said, const struct mention *mention,
                        struct number *out) {
    *out = (struct number){.said = said, .mention = mention};
    return mention->kind != MENTION_DATE && is_digit(said->text.s[mention->from]) &&
           read_digits(str_slice(said->text, mention->from, mention->to), out);
}

static bool same_digits(const struct number *a, const struct number *b) {
    return a->count == b->count && !memcmp(a->digits, b->digits, a->count);
}

/* ---- what is counted ---- */

/* Nouns and the like. */
static bool says_something(struct str word) {
    bool capitals = word.n >= 2 && is_upper(word.s[0]) && is_upper(word.s[1]);
    return (word.n >= 4 || capitals || (word.n && is_digit(word.s[0]))) &&
           !word_is_one_of(word, COMMON_WORDS);
}

static bool has_word(struct str text, struct str word) {
    for (size_t at = 0; at < text.n; at++)
        if (str_equal_ignoring_case(word_next(text, &at), word))
            return true;
    return false;
}

/* The text around a number: its sentence or row, and no more of a long one than what is near. */
static struct str around(const struct number *number) {
    struct str text = number->said->text;
    size_t at = number->mention->from;
    struct str sentence = number->said->kind == SAID_ROW ? text : sentence_around(text, at);
    size_t from = (size_t)(sentence.s - text.s), to = from + sentence.n;
    from = from + NEAR_BYTES < at ? at - NEAR_BYTES : from;
    to = to > at + NEAR_BYTES ? at + NEAR_BYTES : to;
    return str_slice(text, from, to);
}

/* How many different words that say something both have, without the two numbers. */
static size_t shared_words(const struct number *a, const struct number *b) {
    struct str text = around(a), other = around(b);
    size_t count = 0;
    for (size_t at = 0; at < text.n; at++) {
        struct str word = word_next(text, &at);
        struct str earlier = str_slice(text, 0, (size_t)(word.s - text.s));
        count +=
            word.n && says_something(word) && has_word(other, word) && !has_word(earlier, word);
    }
    return count;
}

/* The sign of a currency before it, or one of the words behind it. */
static bool same_unit(const struct number *a, const struct number *b) {
    struct str one = a->said->text, two = b->said->text;
    size_t before = a->mention->from, other = b->mention->from;
    static const char *const signs[] = {"\u20AC", "$", "\u00A3", "CHF ", "EUR ", "USD "};
    for (size_t i = 0; i < COUNT(signs); i++)
        if (str_ends(str_slice(one, 0, before), str_of(signs[i])) &&
            str_ends(str_slice(two, 0, other), str_of(signs[i])))
            return true;
    if (a->mention->kind != b->mention->kind)
        return false;
    if (a->mention->kind == MENTION_SIZE || a->mention->kind == MENTION_DURATION ||
        a->mention->kind == MENTION_SHARE)
        return true;
    size_t at = a->mention->to;
    for (int i = 0; i < WORDS_BEHIND; i++) {
        struct str word = word_next(one, &at);
        size_t behind = b->mention->to;
        for (int k = 0; k < WORDS_BEHIND && word.n && says_something(word); k++)
            if (str_equal_ignoring_case(word_next(two, &behind), word))
                return true;
    }
    return false;
}

/* ---- slips ---- */

static long long value_of(const struct number *number) {
    long long value = 0;
    for (size_t i = 0; i < number->count; i++)
        value = 10 * value + (number->digits[i] - '0');
    return value;
}

/* One digit is another one, and not by a little; or two neighbors changed places. */
static bool is_slip(const struct number *a, const struct number *b) {
    size_t first = 0, last = a->count, differ = 0;
    if (a->count != b->count)
        return false;
    while (first < a->count && a->digits[first] == b->digits[first])
        first++;
    while (last > first && a->digits[last - 1] == b->digits[last - 1])
        last--;
    differ = last - first;
    bool turned = differ == 2 && a->digits[first] == b->digits[first + 1] &&
                  a->digits[first + 1] == b->digits[first];
    if (turned)
        return a->significant > 3 && b->significant > 3;
    long long one = value_of(a), two = value_of(b), less = one < two ? one : two;
    return differ == 1 && (one > two ? one - two : two - one) * 10 >= less;
}

/* Whether the words around say that both are one thing: the rounder the numbers, the more of them
 * are asked. */
static bool is_same_thing(const struct number *a, const struct number *b) {
    size_t shared = shared_words(a, b);
    bool round = a->significant < 3 || b->significant < 3;
    return same_unit(a, b) ? shared >= (round ? 3 : 2) : shared >= (round ? 4 : 3);
}

/* ---- the documents ---- */

/* Whether the digits stand in the text, however they are parted. */
static bool has_digits(struct str text, const struct number *number) {
    for (size_t at = 0; at < text.n; at++) {
        size_t k = 0, i = at;
        if (text.s[at] != number->digits[0] || (at && is_digit(text.s[at - 1])))
            continue;
        for (; i < text.n && k < number->count; i++) {
            if (text.s[i] == number->digits[k])
                k++;
            else if (is_digit(text.s[i]) || is_letter(text.s[i]) || text.s[i] == '\n')
                break;
        }
        if (k == number->count && (i == text.n || !is_digit(text.s[i])))
            return true;
    }
    return false;
}

static bool documents_have(const struct checker *checker, const struct case_study *study,
                           const struct number *number) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *evidence = &dossier->evidence[i];
        bool own = false;
        for (size_t k = 0; k < evidence->support_count; k++)
            own |= str_equal(evidence->supports[k].case_id, study->id);
        if (own && has_digits(evidence_text(checker->arena, evidence), number))
            return true;
    }
    return false;
}

bool retold_by_slip(const struct checker *checker, const struct case_study *study,
                    struct str written, struct str value) {
    struct number one = {0}, two = {0};
    return read_digits(written, &one) && read_digits(value, &two) &&
           one.significant >= DIGITS_LEAST && two.significant >= DIGITS_LEAST &&
           is_slip(&one, &two) &&
           !(documents_have(checker, study, &one) && documents_have(checker, study, &two));
}

/* ---- one case study ---- */

struct numbers {
    struct number *list;
    size_t count;
};

/* Whether the story, a field or another answer says it, too. */
static bool is_known(const struct case_study *study, const struct numbers *story,
                     const struct numbers *answers, const struct number *number) {
    for (size_t i = 0; i < story->count; i++)
        if (same_digits(&story->list[i], number))
            return true;
    for (size_t i = 0; i < answers->count; i++)
        if (answers->list[i].said != number->said && same_digits(&answers->list[i], number))
            return true;
    for (size_t i = 0; i < study->field_count; i++)
        if (has_digits(study->fields[i].text, number))
            return true;
    return false;
}

static void tell(struct checker *checker, const struct number *wrong, const struct number *other) {
    const struct mention *a = wrong->mention, *b = other->mention;
    findings_add(checker->findings, MESSAGE_RETOLD, said_place(wrong->said, a),
                 {say_text(str_slice(wrong->said->text, a->from, a->to)),
                  say_text(str_slice(other->said->text, b->from, b->to)),
                  say_place(said_place(other->said, b))});
}

/* Where the documents have the answer's number, and not the story's, the story is wrong. */
static void check_number(struct checker *checker, const struct case_study *study,
                         const struct numbers *story, const struct number *number) {
    for (size_t i = 0; i < story->count; i++) {
        const struct number *other = &story->list[i];
        if (!is_slip(number, other) || !is_same_thing(number, other))
            continue;
        bool own = documents_have(checker, study, number);
        if (!own)
            tell(checker, number, other);
        else if (!documents_have(checker, study, other))
            tell(checker, other, number);
        return;
    }
}

static void check_study(struct checker *checker, const struct case_study *study,
                        const struct said_list *said) {
    struct numbers story = {0}, answers = {0};
    struct number number;
    for (size_t i = 0; i < said->count; i++) {
        struct numbers *to = said->list[i].condition ? &answers : &story;
        for (size_t k = 0; k < said->list[i].count; k++)
            if ((to == &story || said->list[i].kind == SAID_ANSWER) &&
                read_number(&said->list[i], &said->list[i].mentions[k], &number))
                *APPEND(checker->arena, to->list, to->count) = number;
    }
    for (size_t i = 0; i < answers.count; i++)
        if (!is_known(study, &story, &answers, &answers.list[i]))
            check_number(checker, study, &story, &answers.list[i]);
}

void check_retold(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->case_count; i++)
        if (!dossier->cases[i].unread)
            check_study(checker, &dossier->cases[i], &checker->said[i]);
}
