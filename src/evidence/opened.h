/* What the files of evidence/ share: an opened file, and the places in it. For evidence/ only. */
#ifndef EVIDENCE_OPENED_H
#define EVIDENCE_OPENED_H

#include "base/buf.h"
#include "evidence/evidence.h"
#include "evidence/pdf_text.h"
#include "model/content.h"
#include "model/dossier.h"
#include "parse/grid.h"
#include "parse/json_tree.h"
#include "parse/lines.h"
#include "parse/xml.h"

struct opened {
    struct arena *arena;
    struct pdf_text *pdf;         /* of a PDF */
    struct grid grid;             /* of a table; no rows: it has too many */
    const struct json_node *json; /* NULL: not read as such */
    const struct xml_node *xml;
    struct outline *outline; /* of lines; NULL: not made yet */
    struct lines *lines;     /* where they begin; NULL: not made yet */
};

/* ---- places ---- */

/* What the numbers of a pointer count. */
enum unit {
    UNIT_NONE,
    UNIT_PAGE,
    UNIT_LINE,
    UNIT_ROW,
    UNIT_COLUMN,
    UNIT_CELL,
    UNIT_PART, /* a section, step, point: whatever the text numbers */
    UNIT_TABLE,
    UNIT_NAME, /* a key, an element, a field */
    UNIT_COUNT
};

enum cited_state {
    CITED_WHOLE,  /* no place is named, or one in free words: all of the file */
    CITED_PLACE,  /* the places are there */
    CITED_MISSING /* one of them is not */
};

/* One place of a pointer: a range of numbers, or a name. */
struct cited_part {
    enum unit unit;
    bool numbered;
    size_t from, to;
    struct str text; /* the name; else the whole place as written */
};

struct cited {
    enum cited_state state;
    struct cited_part missing; /* the place that is not there */
    size_t last;               /* the number of the last one that is; 0: not known */
    struct str nearest;        /* name of one that is; empty: none is near */
    struct str text;           /* of the places; empty: of the whole */
};

/* Where the texts of a pointer's places are collected. */
struct citing {
    struct arena *arena;
    const struct evidence *evidence;
    bool exact; /* names must be equal to the whole of what is named */
    bool texts; /* they are wanted; else it is only asked whether the places are there */
    struct buf text;
    struct location *locations; /* of what was added, in that order */
    size_t location_count;
    struct cited result;
};

/* The places of a pointer, looked up, without their texts and with them: pages of a PDF are dear.
 */
struct cited pointer_check(struct arena *arena, const struct evidence *evidence,
                           struct str pointer);
struct cited pointer_resolve(struct arena *arena, const struct evidence *evidence,
                             struct str pointer);
/* See evidence_locate. */
struct location *pointer_locate(struct arena *arena, const struct evidence *evidence,
                                struct str pointer, size_t *count);
/* Cuts the next place off the pointer; `part` still holds the one before, whose unit goes on. */
bool pointer_cut(struct str *rest, struct cited_part *part);
/* Whether the pointer is a moment: "22 August, 00:39". */
bool pointer_is_date(struct str pointer);
/* Whether the day, the year and the time it names stand in the text, as far as can be told. */
bool pointer_date_stands(struct str pointer, struct str text);
void pointer_locate_date(struct citing *citing, struct str pointer); /* the lines of that moment */

/* Adds the text of a place. False when there is none: of numbers `last` then says what is. */
bool text_add_numbers(struct citing *citing, const struct cited_part *part);
bool text_add_named(struct citing *citing, struct str name);
bool table_add_numbers(struct citing *citing, const struct cited_part *part);
/* "B3", "C3 to F9" of a spreadsheet program; of columns also "B", "C to F". */
bool table_add_cells(struct citing *citing, const struct cited_part *part);
bool table_add_named(struct citing *citing, struct str name);
bool json_add_named(struct citing *citing, struct str name);
bool xml_add_named(struct citing *citing, struct str name);
/* The name that is there and is nearest to one that is not; empty: none is near. */
struct str text_nearest(const struct citing *citing, struct str name);
struct str table_nearest(const struct citing *citing, struct str name);
struct str json_nearest(const struct citing *citing, struct str name);
struct str xml_nearest(const struct citing *citing, struct str name);

void citing_add(struct citing *citing, struct str text);
/* A piece of the file's text: where it stands is known. */
void citing_add_piece(struct citing *citing, struct str piece);
void citing_locate(struct citing *citing, enum location_kind kind, size_t from, size_t to);
/* The name stands somewhere in the text, and no part is called by it: its lines. */
void citing_locate_name(struct citing *citing, struct str name);
/* The place is there, in words that stand for no range of their own: the whole file is meant. */
void citing_add_whole(struct citing *citing);
/* The text of an opened file as lines; of a PDF all its pages. */
struct str opened_text(struct arena *arena, const struct content *content);

/* ---- words ---- */

/* The unit a word names, as "pp." or "Seite"; UNIT_NONE: none. */
enum unit unit_of(struct str word);
/* Whether the words only say where in a file, as "the table below": they name nothing. */
bool words_are_general(struct str words);
/* Whether they begin as "of waves" or "der Probeläufe" does: what a thing is about, no name. */
bool words_begin_small(struct str words);
/* Whether at least half of the words that say something stand in the text. */
bool words_stand_in(struct str words, struct str text);
/* Whether the part stands in the text, ignoring ASCII case. */
bool words_contain(struct str text, struct str part);
/* Whether the name stands there with no letter or digit beside it. */
bool words_name(struct str text, struct str name);
/* A name that nobody uses for plain words: "MaxFullLoadSubTasks", "by_hand". */
bool word_is_identifier(struct str word);

#endif
