/* Whether a number is that of a hidden fact is asked of the same code that holds stories to their
 * facts (check/mention.h). What is rounded tells the value as long as it is within three per cent
 * of it; of a date the day must be told. A count below a hundred is everybody's: it is the fact's
 * only where the words behind it, or the row's label, are. */
#include "compose/secret_values.h"

#include <string.h>

#include "base/ascii.h"
#include "base/letters.h"
#include "base/utf8.h"
#include "check/words_near.h"

enum {
    LEAST_COUNT = 100,   /* that is told by the number alone */
    LEAST_INFERRED = 10, /* that somebody computes */
    WITHIN = 33,         /* part of a value within which a rounded one tells it */
    WORDS_BEHIND = 3,
};

/* ---- what is hidden ---- */

static struct mention exactly(enum mention_kind kind, int64_t value) {
    return (struct mention){
        .kind = kind, .value = {value, value}, .otherwise = {1, 0}, .exact = value};
}

/* The only number of a text of several words: "EUR 298,456 a year". */
static bool read_among_words(struct arena *arena, struct str text, struct mention *value) {
    size_t count;
    struct mention *list = mentions_find(arena, text, &count);
    if (count != 1 || list[0].kind == MENTION_DATE || list[0].exact < LEAST_INFERRED)
        return false;
    *value = list[0];
    return true;
}

static bool read_text(struct arena *arena, struct str text, struct hidden_value *hidden) {
    bool whole = mention_of_value(arena, text, &hidden->value);
    hidden->inferred_only = !whole;
    if (whole && hidden->value.kind == MENTION_DATE)
        return hidden->value.day_named;
    return whole || read_among_words(arena, text, &hidden->value);
}

static bool read_field(struct arena *arena, const struct field *field,
                       struct hidden_value *hidden) {
    struct date day = field->date;
    switch (field->type) {
    case FIELD_DATE:
        hidden->value = exactly(MENTION_DATE, date_exists(day) ? date_number(day) : 0);
        return date_exists(day);
    case FIELD_QUANTITY:
        hidden->value = exactly(MENTION_SIZE, (int64_t)field->quantity.bytes);
        return field->quantity.bytes > 0 && field->quantity.bytes < INT64_MAX;
    case FIELD_INTEGER:
        hidden->value = exactly(MENTION_COUNT, (int64_t)field->integer);
        return field->integer > 1 && field->integer < INT64_MAX;
    case FIELD_PERCENTAGE:
        hidden->value = exactly(MENTION_SHARE, field->percentage);
        return true;
    case FIELD_TEXT:
        return read_text(arena, field->text, hidden);
    default:
        return false;
    }
}

void hidden_values_add(struct arena *arena, struct hidden_values *values,
                       const struct hidden_value *like, const struct field *field) {
    struct hidden_value hidden = *like;
    bool read = field ? field->valid && read_field(arena, field, &hidden)
                      : read_text(arena, like->text, &hidden);
    if (read)
        *APPEND(arena, values->list, values->count) = hidden;
}

bool hidden_value_of_text(struct arena *arena, struct str text, struct mention *value) {
    return mention_of_value(arena, text, value);
}

/* ---- what tells it ---- */

static int64_t distance(int64_t a, int64_t b) {
    return a > b ? a - b : b - a;
}

static bool is_near(int64_t written, int64_t value) {
    return distance(written, value) <= (value > 0 ? value : -value) / WITHIN;
}

/* "twelve tables", "12 Tabellen"; in a row its label. */
static bool counts_it(const struct hidden_value *hidden, struct str text, struct str context,
                      size_t at) {
    const struct key_words *own = &hidden->words.own;
    for (int i = 0; i < WORDS_BEHIND; i++) {
        struct str word = word_next(text, &at);
        for (size_t k = 0; word.n && k < own->count; k++)
            if (word_means(word, &own->list[k]))
                return true;
    }
    return context.s != text.s && own->count && text_has_all(context, own);
}

static bool tells(const struct hidden_value *hidden, struct str text, struct str context,
                  const struct mention *mention) {
    const struct mention *value = &hidden->value;
    int64_t other = (mention->otherwise.low + mention->otherwise.high) / 2;
    if (hidden->inferred_only || mention->relation == MENTION_BY || !mention_agrees(mention, value))
        return false;
    if (value->kind == MENTION_DATE)
        return mention->day_named;
    if (value->kind == MENTION_COUNT && value->exact < LEAST_COUNT)
        return hidden->is_field && counts_it(hidden, text, context, mention->to);
    return is_near(mention->exact, value->exact) ||
           (mention->otherwise.low <= mention->otherwise.high && is_near(other, value->exact));
}

/* ---- round numbers in words ---- */

struct round_words {
    struct range *list;
    size_t count;
};

/* "a hundred", "hundert", "two dozen": the words end at *end; 0: there are none. "several hundred"
 * is no number, and "a hundred and twelve" another. */
static int64_t round_number(struct str text, size_t at, size_t *end) {
    int64_t before = 1, value;
    *end = at;
    struct str word = word_next(text, end);
    if (word_is_one_of(word, "half")) {
        size_t behind = *end;
        bool dozen = word_is_one_of(word_next(text, &behind), "a") &&
                     word_is_one_of(word_next(text, &behind), "dozen");
        *end = behind;
        return dozen ? 6 : 0;
    }
    bool counted = word_is_one_of(word, "a an ein");
    size_t first = at;
    if (!counted && mention_read_words(text, &first, &before) && before < 100) {
        counted = true;
        *end = first;
    }
    before = before < 1 || before >= 100 ? 1 : before;
    struct str noun = counted ? word_next(text, end) : word;
    if (counted && word_is_one_of(noun, "dozen dutzend"))
        value = 12 * before;
    else if (before == 1 &&
             (counted ? word_is_one_of(noun, "hundred hundert") : word_is_one_of(noun, "hundert")))
        value = 100;
    else if (before == 1 &&
             (counted ? word_is_one_of(noun, "thousand tausend") : word_is_one_of(noun, "tausend")))
        value = 1000;
    else
        return 0;
    size_t behind = *end, begin = at;
    bool more = word_is_one_of(word_next(text, &behind), "and und");
    bool some = word_is_one_of(word_before(text, &begin),
                               "several mehrere mehreren einige einigen paar viele many few");
    return more || some ? 0 : value;
}

/* The text with these numbers in digits, byte for byte as long. */
static struct str write_round_numbers(struct arena *arena, struct str text,
                                      struct round_words *found) {
    char *bytes = NULL;
    for (size_t at = 0; at < text.n; at++) {
        size_t end;
        bool begins = is_letter(text.s[at]) && !letter_is_word(utf8_before(text, at)) &&
                      strchr("ahtdenosfmzv", to_lower(text.s[at]));
        int64_t value = begins ? round_number(text, at, &end) : 0;
        if (!value || end - at < 6)
            continue;
        bytes = bytes ? bytes : arena_copy(arena, text.s, text.n);
        memset(bytes + at, ' ', end - at);
        struct str digits = str_format(arena, "%lld", (long long)value);
        memcpy(bytes + end - digits.n, digits.s, digits.n);
        *APPEND(arena, found->list, found->count) = (struct range){at, end};
        at = end - 1;
    }
    return bytes ? (struct str){bytes, text.n} : text;
}

/* A hit has the words of its number whole. */
static struct range in_words(const struct round_words *words, struct range hit) {
    for (size_t i = 0; i < words->count; i++)
        if (hit.from >= words->list[i].from && hit.from < words->list[i].to)
            hit.from = words->list[i].from;
    return hit;
}

struct value_hit *hidden_values_find(struct arena *arena, const struct hidden_values *values,
                                     struct str text, struct str context, size_t *count) {
    struct value_hit *hits = NULL;
    size_t mention_count = 0;
    *count = 0;
    struct round_words words = {0};
    struct str digits = values->count ? write_round_numbers(arena, text, &words) : text;
    context = context.s == text.s ? digits : context;
    struct mention *mentions = values->count ? mentions_find(arena, digits, &mention_count) : NULL;
    for (size_t i = 0; i < mention_count; i++)
        for (size_t k = 0; k < values->count; k++)
            if (tells(&values->list[k], digits, context, &mentions[i])) {
                *APPEND(arena, hits, *count) = (struct value_hit){
                    in_words(&words, (struct range){mentions[i].from, mentions[i].to}),
                    &values->list[k]};
                break;
            }
    return hits;
}

/* ---- what can be computed ---- */

#define CHANGES                                                                                    \
    "reduced reduces reduction reducing less lower lowered fewer fell falls fall dropped drop "    \
    "down "                                                                                        \
    "cut cuts saved saves saving savings decrease decreased shrank faster slower higher more "     \
    "rose "                                                                                        \
    "rise rises increase increased increases grew grow growth up doubled gain reduziert* senkt* "  \
    "gesenkt* weniger geringer niedriger kürzer schneller höher mehr gestiegen* stieg* sank* "   \
    "gesunken* gespart* einspar* ersparnis steigerung senkung rückgang zuwachs gewachsen* wuchs"

enum { WHOLE = 100000 /* of a share, in thousandths of a per cent */ };

static bool is_value(const struct hidden_value *hidden, double computed) {
    double value = (double)hidden->value.exact, off = computed - value;
    return (off < 0 ? -off : off) <= value / 50;
}

/* Of what it was or became, with what it is or was and by how much it changed. */
static bool gives(const struct hidden_value *hidden, const struct mention *side,
                  const struct mention *change) {
    double known = (double)side->exact, by = (double)change->exact;
    if (side->kind != hidden->value.kind || side->exact <= 0 || side == change)
        return false;
    if (change->kind == MENTION_SHARE && side->kind != MENTION_SHARE && change->exact < WHOLE &&
        change->exact > 0) {
        double share = by / WHOLE;
        return is_value(hidden, known / (1 - share)) || is_value(hidden, known * (1 - share)) ||
               is_value(hidden, known / (1 + share)) || is_value(hidden, known * (1 + share));
    }
    return change->kind == side->kind &&
           (is_value(hidden, known + by) || is_value(hidden, known - by));
}

/* "by 88 GB", also before "to 900 GB", which makes a range of the two. */
static bool is_change(struct str text, const struct mention *mention) {
    size_t at = mention->from;
    return mention->relation == MENTION_BY || word_is_one_of(word_before(text, &at), "by um");
}

/* A hidden share of what changed, by both sides of it. */
static bool is_share_of(const struct hidden_value *hidden, const struct mention *a,
                        const struct mention *b) {
    double before = (double)a->exact, after = (double)b->exact;
    if (hidden->value.kind != MENTION_SHARE || a == b || a->kind != b->kind || a->exact <= 0 ||
        b->exact <= 0 || a->kind == MENTION_SHARE || a->kind == MENTION_DATE ||
        a->kind == MENTION_OTHER)
        return false;
    double share = before > after ? (before - after) / before : (after - before) / before;
    return is_value(hidden, share * WHOLE);
}

const struct hidden_value *hidden_values_infer(struct arena *arena,
                                               const struct hidden_values *values, struct str text,
                                               struct range *from) {
    size_t count = 0;
    struct mention *list = values->count ? mentions_find(arena, text, &count) : NULL;
    bool changes = count > 1 && text_has_any(text, CHANGES);
    for (size_t v = 0; v < values->count; v++)
        for (size_t i = 0; i < count; i++)
            for (size_t k = 0; k < count; k++) {
                const struct hidden_value *hidden = &values->list[v];
                bool by = is_change(text, &list[k]);
                if (hidden->value.exact < LEAST_INFERRED || !(by || changes) ||
                    (!by && list[k].kind == list[i].kind && hidden->value.kind != MENTION_SHARE) ||
                    !(gives(hidden, &list[i], &list[k]) || is_share_of(hidden, &list[i], &list[k])))
                    continue;
                bool first = i < k;
                *from = (struct range){list[first ? i : k].from, list[first ? k : i].to};
                return hidden;
            }
    return NULL;
}
