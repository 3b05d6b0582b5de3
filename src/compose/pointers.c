/* Which evidence is bound in, and where what a pointer names stands there. */
#include "compose/composer.h"

bool evidence_is_repeated(const struct evidence *evidence, size_t at) {
    const struct support *support = &evidence->supports[at];
    for (size_t k = 0; k < at; k++)
        if (str_equal(evidence->supports[k].item, support->item) &&
            str_equal(evidence->supports[k].pages, support->pages))
            return true;
    return false;
}

bool exhibit_is_bound(const struct evidence *evidence) {
    const struct content *content = evidence->content;
    return content && evidence->support_count > 0 &&
           (content->state == CONTENT_READ ||
            (content->state == CONTENT_WORDLESS && content->form == CONTENT_PDF) ||
            (content->state == CONTENT_FOREIGN && content->form == CONTENT_PICTURE));
}

static char location_letter(enum location_kind kind) {
    return kind == LOCATION_PAGES    ? 'P'
           : kind == LOCATION_ROWS   ? 'R'
           : kind == LOCATION_COLUMN ? 'C'
                                     : 'L';
}

static struct str anchor_of(struct arena *arena, const struct evidence *evidence,
                            enum location_kind kind, size_t number) {
    return str_format(arena, "%.*s-%c%zu", STR_ARG(evidence->id), location_letter(kind), number);
}

struct str exhibit_anchor(struct composer *composer, const struct evidence *evidence,
                          enum location_kind kind, size_t number) {
    return anchor_of(composer->arena, evidence, kind, number);
}

struct str compose_exhibit_anchor(struct arena *arena, const struct evidence *evidence,
                                  const struct support *support) {
    size_t count = 0;
    struct location *list = support ? evidence_locate(arena, evidence, support, &count) : NULL;
    return count && list[0].kind != LOCATION_WHOLE
               ? anchor_of(arena, evidence, list[0].kind, list[0].from)
               : evidence->id;
}

struct str exhibit_target(struct composer *composer, const struct evidence *evidence,
                          const struct support *support) {
    struct str anchor = compose_exhibit_anchor(composer->arena, evidence, support);
    return str_format(composer->arena, "%s#%.*s", label_exhibits(composer).s, STR_ARG(anchor));
}
