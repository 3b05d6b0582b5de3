/* The words by which a text speaks of a field. What the field is called in the checklist is
 * English; for what is often asked its German words are known. */
#include "check/field_words.h"

#include "check/words_near.h"

static const char *const meanings[] = {
    "size sizes sized volume *größe *grösse *groesse umfang datenmenge *volumen",
    "database databases db datenbank* *datenbank",
    "yearly annual annually year years jährlich* jahr *jahr jahres*",
    "growth grow grows grew growing grown *wachstum wächst wuchs *zuwachs zunahme",
    "tables table *tabelle *tabellen",
    "requests request req reqs rps *anfrage *anfragen *abfragen",
    "concurrent concurrently simultaneous simultaneously gleichzeitig* parallel*",
    "peak peaks *spitze *spitzen spitzen* hochlast*",
    "read reads reading lese lesen lesend* lesezugriffe lesezugriffen leseanteil lesevorgänge",
    "write writes writing written schreiben schreibend* schreibzugriffe schreibzugriffen "
    "schreibanteil schreibvorgänge",
    "start starts started starting began begin begins beginning begun kickoff kick beginn* begann* "
    "start* gestartet* *start *beginn",
    "end ends ended finish finished finishes completed completion complete closed handover ende "
    "endet* beendet* abgeschlossen* abschluss* projektende projektabschluss",
    "project projects engagement projekt* *projekt *projekts *projektes",
    "servers server *server *servern",
    "applications application apps app *anwendung *anwendungen applikation*",
    "users user benutzer* nutzer* anwender*",
    "rehosted rehost rehosting rehostet*",
    "replatformed replatform replatforming replatformt*",
    "refactored refactor refactoring refaktor*",
    "repurchased repurchase repurchasing",
    "inspected inspect inspects inspecting prüft geprüft* untersucht*",
    "rto wiederherstellungszeit*",
    "rpo",
};

/* A number's kind says as much as these. */
#define SMALL_WORDS                                                                                \
    "of at the a an in per for to and or with on aws initial source number count total overall "   \
    "share percentage rate ratio date how many current gesamt insgesamt anzahl der die das und "   \
    "in im von pro zu zum zur am an auf bei mit vom aus für über"

bool word_is_small(struct str word) {
    return word_is_one_of(word, SMALL_WORDS);
}

static struct key_word key_of(struct str word) {
    for (size_t i = 0; i < COUNT(meanings); i++)
        if (word_is_one_of(word, meanings[i]))
            return (struct key_word){word, meanings[i]};
    return (struct key_word){word, NULL};
}

static struct key_words keys_of(struct str text) {
    struct key_words keys = {.count = 0};
    for (size_t at = 0; at < text.n && keys.count < KEY_WORDS; at++) {
        struct str word = word_next(text, &at);
        if (word.n && !word_is_small(word))
            keys.list[keys.count++] = key_of(word);
    }
    return keys;
}

struct field_words field_words_of(const struct field_declaration *declaration) {
    struct str rest = declaration->name, part = rest, first = {0};
    while (str_cut(&rest, '.', &part))
        if (!first.n && rest.n)
            first = part;
    return (struct field_words){keys_of(part), keys_of(declaration->title), key_of(first)};
}

/* The word without the ending of a plural, a participle or a verb. */
static struct str stem_of(struct str word) {
    static const struct str endings[] = {{"ing", 3}, {"ed", 2}, {"es", 2}, {"en", 2},
                                         {"s", 1},   {"e", 1},  {"n", 1}};
    for (size_t i = 0; i < COUNT(endings); i++)
        if (word.n > endings[i].n + 3 && str_ends(word, endings[i]))
            return str_slice(word, 0, word.n - endings[i].n);
    return word;
}

bool word_means(struct str word, const struct key_word *key) {
    if (!key->word.n)
        return false;
    if (key->meant)
        return word_is_one_of(word, key->meant);
    return str_equal_ignoring_case(stem_of(word), stem_of(key->word));
}

bool text_has(struct str text, const struct key_word *key) {
    for (size_t at = 0; at < text.n; at++)
        if (word_means(word_next(text, &at), key))
            return true;
    return false;
}

bool text_has_all(struct str text, const struct key_words *keys) {
    for (size_t i = 0; i < keys->count; i++)
        if (!text_has(text, &keys->list[i]))
            return false;
    return keys->count > 0;
}
