/* How what stands for a name is put into its sentence: the first mention and later ones, behind an
 * article or another word that determines it, as a possessive, in a compound; in German the case.
 * What cannot be told from the words beside it is marked as rough, and listed for rewriting. */
#include "compose/secret_spot.h"

#include <string.h>

#include "base/ascii.h"
#include "base/letters.h"
#include "base/utf8.h"
#include "compose/composer.h"
#include "compose/secret_match.h"

/* ", Inc.", " N.V.", " p.l.c." stay with no other name; a full stop that ends the sentence does. */
static size_t firm_end(struct spot *spot, size_t end) {
    struct str text = spot->text;
    for (size_t at = end; at + 1 < text.n;) {
        at += text.s[at] == ',';
        if (at >= text.n || text.s[at] != ' ')
            break;
        size_t from = at + 1, to = from;
        while (to < text.n && !strchr(" ,;:()\n\t'\"", text.s[to]))
            to++;
        struct str word = str_slice(text, from, to);
        bool stops = word.n > 2 && str_find(word, STR("."), 0) < word.n - 1;
        if (!stops && word.n && word.s[word.n - 1] == '.' && !str_is(word, "Inc.") &&
            !str_is(word, "Ltd.") && !str_is(word, "Corp.") && !str_is(word, "Co."))
            word.n--;
        if (!(stops || spot_is_capital(text, from) || str_is(word, "&")) ||
            !name_is_firm_word(spot->arena, word))
            break;
        at = end = from + word.n;
    }
    bool stop = text.s[end - 1] == '.';
    bool sentence = end == text.n || text.s[end] == '\n' ||
                    (text.s[end] == ' ' && spot_is_capital(text, end + 1));
    return stop && sentence ? end - 1 : end;
}

static bool was_told(const struct substitutes *all, struct str by) {
    const struct mentions *mentions = all->mentions;
    for (size_t i = 0; i < mentions->count; i++)
        if (str_equal(mentions->list[i], by))
            return true;
    return false;
}

/* A compound mentions nobody: "Contoso-owned halls". */
static void note_mention(const struct substitutes *all, const struct wording *wording,
                         struct str by) {
    struct mentions *mentions = all->mentions;
    if (mentions->running && !str_equal(by, wording->bare) && !was_told(all, wording->first))
        *APPEND(all->arena, mentions->list, mentions->count) = wording->first;
}

struct str secret_fit(struct arena *arena, struct str text, size_t at, struct str by) {
    bool article = str_starts(by, STR("a ")) || str_starts(by, STR("an "));
    if (article && spot_follows_determiner(text, at))
        by = str_slice(by, str_find(by, STR(" "), 0) + 1, by.n);
    if (str_empty(by) || !is_lower(by.s[0]) || !spot_starts_sentence(text, at))
        return by;
    char *bytes = arena_copy(arena, by.s, by.n);
    bytes[0] = (char)(bytes[0] - 'a' + 'A');
    return (struct str){bytes, by.n};
}

static void finish(struct spot *spot) {
    struct str text = spot->text;
    size_t at = spot->range.from;
    bool blank_before = at == 0 || text.s[at - 1] == ' ';
    spot->by = secret_fit(spot->arena, text, at, spot->by);
    /* a text that is left out takes one of the two blanks around it along */
    if (str_empty(spot->by) && blank_before && spot->range.to < text.n &&
        text.s[spot->range.to] == ' ')
        spot->range.to++;
}

/* "a 412 GB database", "412-GB-Datenbank": a range is no adjective. */
static bool stands_before_noun(const struct spot *spot) {
    static const char *const articles[] = {"a ",    "an ",    "the ",   "our ",   "ein ",
                                           "eine ", "einer ", "einem ", "einen ", "eines "};
    struct str text = spot->text;
    if (str_empty(spot->by) || !is_digit((unsigned char)text.s[spot->range.from]))
        return false;
    return spot_follows_one(text, spot->range.from, articles, COUNT(articles)) ||
           (spot->range.to < text.n && text.s[spot->range.to] == '-');
}

/* "mit mehreren hundert": the one word of a range that has cases. */
static void decline_range(struct spot *spot) {
    struct str several = STR("mehrere "), up_to = STR("bis zu mehrere ");
    enum german_case wanted = GERMAN_NOMINATIVE;
    bool certain;
    spot_case_behind(spot_word_before(spot->text, spot->range.from), &wanted, &certain);
    if (str_starts(spot->by, up_to))
        spot->by = str_format(spot->arena, "bis zu mehreren %.*s", (int)(spot->by.n - up_to.n),
                              spot->by.s + up_to.n);
    else if (str_starts(spot->by, several) && wanted == GERMAN_DATIVE)
        spot->by = str_format(spot->arena, "mehreren %.*s", (int)(spot->by.n - several.n),
                              spot->by.s + several.n);
}

struct rewording_cut secret_reword(const struct substitutes *all, const struct substitute *found,
                                   struct str text, struct range range) {
    struct spot spot = {.arena = all->arena, .text = text, .range = range, .by = found->by};
    spot.behind = all->mentions->behind;
    spot.german = all->german;
    if (found->is_name) {
        size_t name = found->secret.text.n;
        bool longer = range.to - range.from > name && (text.s[range.to - 1] | 32) == 's';
        spot.rough = longer; /* until it is known what the s is there for */
        spot.range.to = firm_end(&spot, range.to);
        struct wording wording = all->german
                                     ? wording_of_german(all->arena, found->by, found->later)
                                     : wording_english(all->arena, found->by, found->later);
        bool told = was_told(all, found->by);
        if (all->german)
            spot_in_german(&spot, wording, told);
        else
            spot_in_english(&spot, &wording, told);
        note_mention(all, &wording, spot.by);
    } else {
        bool whole = range.from == 0 && range.to == text.n;
        spot.rough = (str_empty(found->by) && !whole) || stands_before_noun(&spot);
        struct wording wording = wording_english(all->arena, found->by, (struct str){0});
        if (all->german)
            decline_range(&spot);
        else if (!str_equal(wording.first, wording.later))
            spot_behind_article(&spot, &wording, false);
    }
    finish(&spot);
    return (struct rewording_cut){.range = spot.range, .by = spot.by, .rough = spot.rough};
}

struct rewording_cut secret_reword_token(const struct substitutes *all, struct str text,
                                         struct range token) {
    struct str written = str_slice(text, token.from, token.to);
    struct spot spot = {.arena = all->arena, .text = text, .range = token};
    spot.behind = all->mentions->behind;
    spot.by = secret_token_is_address(written) ? all->address : all->name;
    if (str_starts(written, STR("#")))
        spot.by = all->name;
    if (all->german) {
        struct wording wording = {.first = spot.by, .later = spot.by};
        enum german_case wanted = GERMAN_NOMINATIVE;
        bool certain;
        spot_case_behind(spot_word_before(text, token.from), &wanted, &certain);
        if (wording_german(all->arena, &wording, wanted))
            spot.by = wording.first;
    }
    finish(&spot);
    return (struct rewording_cut){.range = spot.range, .by = spot.by, .rough = false};
}
