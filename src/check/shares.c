/* Shares of a whole above 100 %: "191 % of them were converted". A growth, a comparison, and what
 * is measured against something else than its whole may be more. */
#include "check/checker.h"
#include "check/said.h"
#include "check/text.h"
#include "check/words_near.h"

enum {
    WHOLE = 100000, /* thousandths of a per cent */
    BEFORE = 50,    /* bytes around the number in which the part is named */
    BEHIND = 40
};

#define PARTS                                                                                      \
    "convert* passed covered coverage availab* uptime use used utilis* utiliz* usage share "       \
    "shares "                                                                                      \
    "busy cpu processor processors match* validat* success* complet* encrypted tested read reads " \
    "write writes hit hits rate refused verfügbar* auslastung ausgelastet anteil* bestanden "     \
    "umgestellt konvertiert umgesetzt prozessor* genutzt quote trefferquote"
#define MORE                                                                                       \
    "increas* grow* grew growth rise rises rose more faster higher over above exceed* than "       \
    "compar* target* planned plan double* doubled up gain* improv* steig* stieg* gestiegen "       \
    "gewachs* wachs* mehr schneller höher als gegenüber zunahme plus budget forecast estimat* "  \
    "schätzung burst* times load last"

static void look_at(struct checker *checker, const struct said *said,
                    const struct mention *mention) {
    if (mention->kind != MENTION_SHARE || mention->value.low <= WHOLE ||
        mention->relation == MENTION_BY || mention->relation == MENTION_MORE)
        return;
    struct str near =
        said->kind == SAID_ROW
            ? said->label
            : str_slice(said->text, mention->from < BEFORE ? 0 : mention->from - BEFORE,
                        mention->to + BEHIND);
    if (text_has_any(near, PARTS) && !text_has_any(said->text, MORE))
        findings_add(checker->findings, MESSAGE_SHARE_ABOVE_WHOLE, said_place(said, mention),
                     {say_text(str_slice(said->text, mention->from, mention->to)),
                      say_text(text_excerpt(checker->arena, str_trim(said->text)))});
}

void check_shares(struct checker *checker) {
    for (size_t i = 0; i < checker->dossier->case_count; i++)
        for (size_t k = 0; k < checker->said[i].count; k++)
            for (size_t m = 0; m < checker->said[i].list[k].count; m++)
                look_at(checker, &checker->said[i].list[k], &checker->said[i].list[k].mentions[m]);
}
