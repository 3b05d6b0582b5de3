/* Inside compose/: the wording that stands for a name, in the form that its sentence asks for. It
 * is given as it begins a sentence ("a European motor insurer", "ein europäischer Versicherer");
 * other forms are derived from it. */
#ifndef COMPOSE_WORDING_H
#define COMPOSE_WORDING_H

#include "base/arena.h"
#include "base/str.h"

struct wording {
    struct str first; /* "a European motor insurer" */
    struct str later; /* "the insurer"; without an article of its own the same as `first` */
    struct str bare;  /* "insurer", before and behind other words */
    bool head_last;   /* `first` ends with its noun: "'s" can stand behind it */
};

/* `later` as the manifest has it; empty: derived. */
struct wording wording_english(struct arena *arena, struct str first, struct str later);

enum german_case { GERMAN_NOMINATIVE, GERMAN_GENITIVE, GERMAN_DATIVE, GERMAN_ACCUSATIVE };

/* The same; `first` and `later` in the case. False: its gender cannot be told, and they are as they
 * were given. */
bool wording_german(struct arena *arena, struct wording *wording, enum german_case wanted);
/* The definite article of a noun ("die" of Leitung, "den" of Daten) that many texts have, or whose
 * ending tells its gender; NULL: it cannot be told. */
const char *wording_german_article(struct str noun, enum german_case wanted);
struct wording wording_of_german(struct arena *arena, struct str first, struct str later);

#endif
