/* A phrase is what the program has to say, as a value: a row of a table of sentences and up to five
 * typed arguments. Whoever decides makes a phrase, whoever prints says it, in its language and at
 * its length; nobody else sees a sentence. Reasons of results (reasons.h) are phrases; findings
 * (finding_codes.h) use the same arguments and the same pattern language.
 *
 * In a pattern, N from 1 to 5 stands for an argument:
 *   {N}           what it says
 *   {N!}          the same in full, as a finding says it: where the column's words are too few
 *   {N-}          the same shortly, as a column says it
 *   {N:one:many}  the first word when the number is 1, else the second
 *   {N?text#text} the text with the argument for #; nothing when there is no such argument */
#ifndef MODEL_PHRASE_H
#define MODEL_PHRASE_H

#include "base/buf.h"
#include "base/place.h"
#include "model/date.h"

struct evidence;
struct field;
struct person;
struct words;

enum language { LANGUAGE_ENGLISH, LANGUAGE_GERMAN, LANGUAGES };

enum { ARGUMENTS = 5 };

enum phrase_id {
    PHRASE_NONE,
#define REASON_IN_TWO(id, en, de, full_en, full_de) REASON_##id,
#include "model/reasons.h"
#undef REASON_IN_TWO
    PHRASE_COUNT
};

/* By language. The short form is for a status column, where the name of the fact is known, the full
 * one for a finding. */
struct phrase_row {
    const char *brief[LANGUAGES], *full[LANGUAGES];
};

extern const struct phrase_row phrase_rows[PHRASE_COUNT];

struct argument;

struct phrase {
    enum phrase_id id;
    const struct argument *arguments; /* ARGUMENTS of them, borrowed; NULL: none */
};

enum argument_kind {
    ARGUMENT_NONE,
    ARGUMENT_TEXT,        /* somebody's words, or a name: as it is written, never translated */
    ARGUMENT_ADDRESS,     /* of a page in the web */
    ARGUMENT_FIELD,       /* the value of a fact, as it is written */
    ARGUMENT_NUMBER,      /* a whole number */
    ARGUMENT_THOUSANDTHS, /* a number that may have three decimals */
    ARGUMENT_BYTES,       /* how many */
    ARGUMENT_DATE,        /* year, month and day */
    ARGUMENT_DOCUMENTS,   /* their ids */
    ARGUMENT_LIST,        /* of texts */
    ARGUMENT_PERSON,      /* the name */
    ARGUMENT_PLACE,       /* file and line */
    ARGUMENT_PHRASE
};

enum list_end { LIST_COMMA, LIST_OR, LIST_AND }; /* what stands before the last text */

/* A value in a sentence; pointers are borrowed. */
struct argument {
    enum argument_kind kind;
    enum list_end end; /* of a list */
    union {
        struct str text;
        int64_t number;
        uint64_t bytes;
        struct date date;
        const struct field *field;
        const struct person *person;
        struct place place;
        struct phrase phrase;
        struct {
            size_t count;
            union {
                const struct str *texts;
                const struct evidence *const *documents;
            };
        };
    };
};

struct argument say_text(struct str text);    /* empty: none */
struct argument say_word(const char *word);   /* NULL: none */
struct argument say_address(struct str text); /* empty: none */
struct argument say_field(const struct field *field);
struct argument say_number(int64_t number);
struct argument say_size(size_t number);
struct argument say_thousandths(int64_t number);
struct argument say_bytes(uint64_t number);
struct argument say_date(struct date date); /* none: none */
struct argument say_documents(const struct evidence *const *list, size_t count);
struct argument say_list(const struct str *texts, size_t count, enum list_end end);
struct argument say_person(const struct person *person); /* NULL: none */
struct argument say_place(struct place place);           /* line 0: none */
struct argument say_phrase(struct phrase phrase);        /* PHRASE_NONE: none */

/* phrase_of(arena, REASON_..., arguments): one to five of them. */
#define phrase_of(arena, id, ...)                                                                  \
    phrase_make((arena), (id), (const struct argument[ARGUMENTS]){__VA_ARGS__})
struct phrase phrase_make(struct arena *arena, enum phrase_id id,
                          const struct argument arguments[ARGUMENTS]);
/* Without arguments. */
static inline struct phrase phrase_plain(enum phrase_id id) {
    return (struct phrase){id, NULL};
}
/* Somebody's own words; none when they are empty. */
struct phrase phrase_text(struct arena *arena, struct str text);

/* Said in full also where others are brief. */
struct phrase phrase_in_full(struct arena *arena, struct phrase phrase);
/* "a; b"; one of them where the other is none. */
struct phrase phrase_join(struct arena *arena, struct phrase a, struct phrase b);

static inline bool phrase_empty(struct phrase phrase) {
    return phrase.id == PHRASE_NONE;
}
/* The same row, and arguments that are equal in kind and value. */
bool phrase_equal(struct phrase a, struct phrase b);
/* The one argument of a phrase that says nothing else; kind ARGUMENT_NONE: there is more to it. */
struct argument phrase_bare(struct phrase phrase);

/* In the language of `words`, shortly. */
struct str phrase_say(struct arena *arena, struct phrase phrase, const struct words *words);
/* The same; of lists with more than one text beyond `most` only the first `most`, and how many more
 * there are. */
struct str phrase_say_shortened(struct arena *arena, struct phrase phrase,
                                const struct words *words, size_t most);
/* In full, in English. */
struct str phrase_say_in_full(struct arena *arena, struct phrase phrase);
/* Fills a pattern in full, in English; false when an argument that it asks for is not there. */
bool pattern_say(struct buf *out, struct str pattern, const struct argument arguments[ARGUMENTS]);

/* A copy that owns its texts and lists, of documents the ids; fields and people stay borrowed. */
struct argument argument_copy(struct arena *arena, struct argument argument);

#endif
