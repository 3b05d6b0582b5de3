/* The tables of all enumerations whose enumerators are words in files. */
#include "model/keyword.h"

#include "model/changes.h"
#include "model/checklist.h"
#include "model/consent.h"

#define KEYWORD_ROW(enumerator, word, says) [enumerator] = {word, says},
#define KEYWORDS(name, LIST)                                                                       \
    const struct keywords name = {(const struct keyword[]){LIST(KEYWORD_ROW)},                     \
                                  sizeof(const struct keyword[]){LIST(KEYWORD_ROW)} /              \
                                      sizeof(struct keyword)};

KEYWORDS(met_keywords, METS)
KEYWORDS(remark_state_keywords, REMARK_STATES)
KEYWORDS(consent_scope_keywords, CONSENT_SCOPES)
KEYWORDS(approval_state_keywords, APPROVAL_STATES)
KEYWORDS(field_type_keywords, FIELD_TYPES)
KEYWORDS(scope_keywords, SCOPES)
KEYWORDS(format_keywords, FORMATS)
KEYWORDS(demand_keywords, DEMANDS)
KEYWORDS(channel_keywords, CHANNELS)
KEYWORDS(story_part_keywords, STORY_PARTS)
KEYWORDS(sample_keywords, SAMPLE_RESULTS)
KEYWORDS(receipt_root_keywords, RECEIPT_ROOTS)
KEYWORDS(document_change_keywords, DOCUMENT_CHANGES)
KEYWORDS(paper_keywords, PAPERS)
KEYWORDS(font_role_keywords, FONT_ROLES)
KEYWORDS(font_face_keywords, FONT_FACES)
KEYWORDS(flush_keywords, FLUSHES)

#define COLOUR_ROW(name, says) {#name, says},
static const struct keyword theme_colours[] = {THEME_COLOURS(COLOUR_ROW)};
const struct keywords theme_colour_keywords = {theme_colours,
                                               sizeof theme_colours / sizeof *theme_colours};

int keyword_find(const struct keywords *keywords, struct str word) {
    for (int i = 0; word.n && i < keywords->count; i++)
        if (str_is(word, keywords->rows[i].word))
            return i;
    return -1;
}
