/* Saying phrases: their tables, made from reasons.h, and the one place where arguments become
 * text. */
#include "model/phrase.h"

#include <string.h>

#include "base/limits.h"
#include "model/dossier.h"
#include "model/words.h"

const struct phrase_row phrase_rows[PHRASE_COUNT] = {
    [PHRASE_NONE] = {{"", ""}, {"", ""}},
#define REASON_IN_TWO(id, en, de, full_en, full_de) [REASON_##id] = {{en, de}, {full_en, full_de}},
#include "model/reasons.h"
#undef REASON_IN_TWO
};

/* ---- making ---- */

struct argument say_text(struct str text) {
    return (struct argument){.kind = text.n ? ARGUMENT_TEXT : ARGUMENT_NONE, .text = text};
}

struct argument say_word(const char *word) {
    return say_text(str_of(word));
}

struct argument say_address(struct str text) {
    return (struct argument){.kind = text.n ? ARGUMENT_ADDRESS : ARGUMENT_NONE, .text = text};
}

struct argument say_field(const struct field *field) {
    return (struct argument){.kind = field ? ARGUMENT_FIELD : ARGUMENT_NONE, .field = field};
}

struct argument say_number(int64_t number) {
    return (struct argument){.kind = ARGUMENT_NUMBER, .number = number};
}

struct argument say_size(size_t number) {
    return say_number(number > INT64_MAX ? INT64_MAX : (int64_t)number);
}

struct argument say_thousandths(int64_t number) {
    return (struct argument){.kind = ARGUMENT_THOUSANDTHS, .number = number};
}

struct argument say_bytes(uint64_t number) {
    return (struct argument){.kind = ARGUMENT_BYTES, .bytes = number};
}

struct argument say_date(struct date date) {
    return (struct argument){.kind = date.year ? ARGUMENT_DATE : ARGUMENT_NONE, .date = date};
}

struct argument say_documents(const struct evidence *const *list, size_t count) {
    return (struct argument){
        .kind = count ? ARGUMENT_DOCUMENTS : ARGUMENT_NONE, .count = count, .documents = list};
}

struct argument say_list(const struct str *texts, size_t count, enum list_end end) {
    return (struct argument){
        .kind = count ? ARGUMENT_LIST : ARGUMENT_NONE, .end = end, .count = count, .texts = texts};
}

struct argument say_person(const struct person *person) {
    return (struct argument){.kind = person ? ARGUMENT_PERSON : ARGUMENT_NONE, .person = person};
}

struct argument say_place(struct place place) {
    return (struct argument){.kind = place.line ? ARGUMENT_PLACE : ARGUMENT_NONE, .place = place};
}

struct argument say_phrase(struct phrase phrase) {
    return (struct argument){.kind = phrase_empty(phrase) ? ARGUMENT_NONE : ARGUMENT_PHRASE,
                             .phrase = phrase};
}

struct phrase phrase_make(struct arena *arena, enum phrase_id id,
                          const struct argument arguments[ARGUMENTS]) {
    struct argument *own = NEW_ARRAY(arena, struct argument, ARGUMENTS);
    memcpy(own, arguments, ARGUMENTS * sizeof *own);
    return (struct phrase){id, own};
}

struct phrase phrase_text(struct arena *arena, struct str text) {
    return text.n ? phrase_of(arena, REASON_TEXT, say_text(text)) : phrase_plain(PHRASE_NONE);
}

struct phrase phrase_in_full(struct arena *arena, struct phrase phrase) {
    return phrase_of(arena, REASON_IN_FULL, say_phrase(phrase));
}

struct phrase phrase_join(struct arena *arena, struct phrase a, struct phrase b) {
    if (phrase_empty(a) || phrase_empty(b))
        return phrase_empty(a) ? b : a;
    return phrase_of(arena, REASON_JOINED, say_phrase(a), say_phrase(b));
}

struct argument argument_copy(struct arena *arena, struct argument argument) {
    if (argument.kind == ARGUMENT_TEXT || argument.kind == ARGUMENT_ADDRESS)
        argument.text = str_copy(arena, argument.text.s, argument.text.n);
    if (argument.kind == ARGUMENT_LIST || argument.kind == ARGUMENT_DOCUMENTS) {
        struct str *texts = NEW_ARRAY(arena, struct str, argument.count);
        for (size_t i = 0; i < argument.count; i++) {
            struct str text =
                argument.kind == ARGUMENT_LIST ? argument.texts[i] : argument.documents[i]->id;
            texts[i] = str_copy(arena, text.s, text.n);
        }
        argument.kind = ARGUMENT_LIST;
        argument.texts = texts;
    }
    if (argument.kind == ARGUMENT_PHRASE && argument.phrase.arguments) {
        struct argument *own = NEW_ARRAY(arena, struct argument, ARGUMENTS);
        for (size_t i = 0; i < ARGUMENTS; i++)
            own[i] = argument_copy(arena, argument.phrase.arguments[i]);
        argument.phrase.arguments = own;
    }
    return argument;
}

/* ---- comparing ---- */

static bool argument_equal(const struct argument *a, const struct argument *b) {
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case ARGUMENT_NONE:
        return true;
    case ARGUMENT_TEXT:
    case ARGUMENT_ADDRESS:
        return str_equal(a->text, b->text);
    case ARGUMENT_FIELD:
        return a->field == b->field || str_equal(a->field->text, b->field->text);
    case ARGUMENT_NUMBER:
    case ARGUMENT_THOUSANDTHS:
        return a->number == b->number;
    case ARGUMENT_BYTES:
        return a->bytes == b->bytes;
    case ARGUMENT_DATE:
        return date_compare(a->date, b->date) == 0;
    case ARGUMENT_PERSON:
        return a->person == b->person;
    case ARGUMENT_PLACE:
        return str_equal(a->place.file, b->place.file) && a->place.line == b->place.line;
    case ARGUMENT_PHRASE:
        return phrase_equal(a->phrase, b->phrase);
    case ARGUMENT_DOCUMENTS:
        return a->count == b->count &&
               !memcmp(a->documents, b->documents, a->count * sizeof(struct evidence *));
    case ARGUMENT_LIST:
        break;
    }
    for (size_t i = 0; a->count == b->count && i < a->count; i++)
        if (!str_equal(a->texts[i], b->texts[i]))
            return false;
    return a->count == b->count && a->end == b->end;
}

bool phrase_equal(struct phrase a, struct phrase b) {
    static const struct argument none[ARGUMENTS];
    const struct argument *left = a.arguments ? a.arguments : none,
                          *right = b.arguments ? b.arguments : none;
    for (size_t i = 0; i < ARGUMENTS; i++)
        if (!argument_equal(&left[i], &right[i]))
            return false;
    return a.id == b.id;
}

struct argument phrase_bare(struct phrase phrase) {
    if (phrase_empty(phrase) || strcmp(phrase_rows[phrase.id].brief[LANGUAGE_ENGLISH], "{1}") != 0)
        return (struct argument){.kind = ARGUMENT_NONE};
    return phrase.arguments[0].kind == ARGUMENT_PHRASE ? phrase_bare(phrase.arguments[0].phrase)
                                                       : phrase.arguments[0];
}

/* ---- saying ---- */

struct speech {
    const struct words *words;
    bool full;
    size_t most; /* of a list; 0: all */
};

static void say(struct buf *out, struct phrase phrase, const struct speech *speech);

static void say_entries(struct buf *out, const struct argument *argument,
                        const struct speech *speech) {
    const char *const ends[] = {", ", speech->words->list_or, speech->words->list_and};
    bool cut = speech->most && argument->count > speech->most + 1;
    struct buf list = buf_init(out->arena, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < (cut ? speech->most : argument->count); i++) {
        buf_add_text(&list, i == 0                             ? ""
                            : !cut && i + 1 == argument->count ? ends[argument->end]
                                                               : ", ");
        buf_add(&list, argument->kind == ARGUMENT_DOCUMENTS ? argument->documents[i]->id
                                                            : argument->texts[i]);
    }
    struct str all = buf_str(&list);
    buf_add(out, cut ? WORDS_FILL(out->arena, speech->words->and_more, all,
                                  str_format(out->arena, "%zu", argument->count - speech->most))
                     : all);
}

static void say_argument(struct buf *out, const struct argument *argument,
                         const struct speech *speech) {
    long long whole, part;
    switch (argument->kind) {
    case ARGUMENT_NONE:
        break;
    case ARGUMENT_TEXT:
    case ARGUMENT_ADDRESS:
        buf_add(out, argument->text);
        break;
    case ARGUMENT_FIELD:
        if (argument->field->type == FIELD_LIST && speech->most)
            say_entries(out,
                        &(struct argument){.kind = ARGUMENT_LIST,
                                           .count = argument->field->list_count,
                                           .texts = argument->field->list},
                        speech);
        else
            buf_add(out, argument->field->text);
        break;
    case ARGUMENT_NUMBER:
        buf_printf(out, "%lld", (long long)argument->number);
        break;
    case ARGUMENT_THOUSANDTHS:
        whole = argument->number / 1000, part = argument->number % 1000;
        buf_printf(out, "%lld", whole);
        if (part)
            buf_printf(out, "%s%03lld", speech->words->decimal, part < 0 ? -part : part);
        break;
    case ARGUMENT_BYTES:
        buf_printf(out, "%llu", (unsigned long long)argument->bytes);
        break;
    case ARGUMENT_DATE:
        buf_add(out, date_format_iso(out->arena, argument->date));
        break;
    case ARGUMENT_DOCUMENTS:
    case ARGUMENT_LIST:
        say_entries(out, argument, speech);
        break;
    case ARGUMENT_PERSON:
        buf_add(out, argument->person->name);
        break;
    case ARGUMENT_PLACE:
        buf_printf(out, "%.*s:%d", STR_ARG(argument->place.file), argument->place.line);
        break;
    case ARGUMENT_PHRASE:
        say(out, argument->phrase, speech);
    }
}

/* Cuts "{1}" and what may stand inside of it off the pattern; 0: it does not begin with one. */
static size_t cut_hole(struct str *pattern, struct str *inside) {
    struct str hole = str_slice(*pattern, 0, str_find(*pattern, STR("}"), 0));
    if (hole.n < 2 || hole.n == pattern->n || hole.s[0] != '{' || hole.s[1] < '1' ||
        hole.s[1] > '0' + ARGUMENTS || (hole.n > 2 && !strchr("!-:?", hole.s[2])))
        return 0;
    *inside = str_slice(hole, 2, hole.n);
    *pattern = str_slice(*pattern, hole.n + 1, pattern->n);
    return (size_t)(hole.s[1] - '0');
}

/* False when an argument is not there that the hole cannot do without. */
static bool fill_hole(struct buf *out, struct str inside, const struct argument *argument,
                      const struct speech *speech) {
    struct speech other = {.words = speech->words, .full = inside.n && inside.s[0] == '!'};
    struct str rest = str_slice(inside, 1, inside.n), before = {0};
    bool there = argument->kind != ARGUMENT_NONE;
    if (inside.n && inside.s[0] == ':') {
        str_cut(&rest, ':', &before);
        buf_add(out, there && argument->number == 1 ? before : rest);
    } else if (inside.n && inside.s[0] == '?') {
        if (!there)
            return true;
        str_cut(&rest, '#', &before);
        buf_add(out, before);
        say_argument(out, argument, speech);
        buf_add(out, rest);
    } else {
        say_argument(out, argument, inside.n ? &other : speech);
    }
    return there;
}

static bool fill(struct buf *out, struct str pattern, const struct argument *arguments,
                 const struct speech *speech) {
    bool complete = true;
    while (pattern.n) {
        struct str inside = {0};
        size_t hole = cut_hole(&pattern, &inside);
        if (hole) {
            complete = fill_hole(out, inside, &arguments[hole - 1], speech) && complete;
        } else {
            buf_add_char(out, pattern.s[0]);
            pattern = str_slice(pattern, 1, pattern.n);
        }
    }
    return complete;
}

static void say(struct buf *out, struct phrase phrase, const struct speech *speech) {
    const struct phrase_row *row = &phrase_rows[phrase.id];
    enum language language = speech->words->column;
    fill(out, str_of(speech->full ? row->full[language] : row->brief[language]), phrase.arguments,
         speech);
}

static struct str say_as(struct arena *arena, struct phrase phrase, const struct speech *speech) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    say(&out, phrase, speech);
    return buf_str(&out);
}

struct str phrase_say(struct arena *arena, struct phrase phrase, const struct words *words) {
    return say_as(arena, phrase, &(struct speech){.words = words});
}

struct str phrase_say_shortened(struct arena *arena, struct phrase phrase,
                                const struct words *words, size_t most) {
    return say_as(arena, phrase, &(struct speech){.words = words, .most = most});
}

struct str phrase_say_in_full(struct arena *arena, struct phrase phrase) {
    return say_as(arena, phrase, &(struct speech){.words = words_of(STR("en")), .full = true});
}

bool pattern_say(struct buf *out, struct str pattern, const struct argument arguments[ARGUMENTS]) {
    return fill(out, pattern, arguments,
                &(struct speech){.words = words_of(STR("en")), .full = true});
}
