/* Documents that answers name by their ids: "(K10)". Where the answers do so, one that looks like
 * the others and is none is a slip. */
#include "base/ascii.h"
#include "check/checker.h"
#include "check/claim.h"

enum {
    LETTERS_MOST = 3, /* of an id: "E", "DOC" */
    DIGITS_MOST = 3,
    LEAST_OF_KIND = 3, /* documents whose ids begin so */
    LEAST_NAMED = 3    /* times that answers name one of them */
};

/* The letters before the number of an id; empty: it is no such id. */
static struct str kind_of(struct str id) {
    size_t letters = 0, digits = 0;
    while (letters < id.n && is_upper(id.s[letters]))
        letters++;
    while (letters + digits < id.n && is_digit(id.s[letters + digits]))
        digits++;
    bool fits = letters && letters <= LETTERS_MOST && digits && digits <= DIGITS_MOST &&
                letters + digits == id.n;
    return fits ? str_slice(id, 0, letters) : STR("");
}

static bool is_evidence(const struct dossier *dossier, struct str id) {
    for (size_t i = 0; i < dossier->evidence_count; i++)
        if (str_equal(dossier->evidence[i].id, id))
            return true;
    return false;
}

static size_t count_kind(const struct dossier *dossier, struct str kind) {
    size_t count = 0;
    for (size_t i = 0; i < dossier->evidence_count; i++)
        count += str_equal(kind_of(dossier->evidence[i].id), kind);
    return count;
}

/* The next word in round brackets, at their beginning, that looks like an id. */
static bool next_id(struct str text, size_t *at, struct str *id) {
    while ((*at = str_find(text, STR("("), *at)) != SIZE_MAX) {
        size_t from = ++*at;
        while (*at < text.n && is_letter_or_digit(text.s[*at]))
            ++*at;
        bool ends = *at < text.n && (text.s[*at] == ')' || text.s[*at] == ',');
        *id = str_slice(text, from, *at);
        if (ends && kind_of(*id).n)
            return true;
    }
    return false;
}

void check_named_documents(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    struct str id;
    size_t named = 0;
    for (size_t i = 0; i < dossier->answer_count; i++) {
        struct str text = claim_text(checker->arena, &dossier->answers[i]);
        for (size_t at = 0; next_id(text, &at, &id);)
            named += is_evidence(dossier, id);
    }
    for (size_t i = 0; named >= LEAST_NAMED && i < dossier->answer_count; i++) {
        const struct answer *answer = &dossier->answers[i];
        struct str text = claim_text(checker->arena, answer);
        for (size_t at = 0; next_id(text, &at, &id);)
            if (!is_evidence(dossier, id) && count_kind(dossier, kind_of(id)) >= LEAST_OF_KIND)
                findings_add(checker->findings, MESSAGE_NO_SUCH_EVIDENCE, answer->place,
                             {say_text(answer->item), say_text(answer->case_id), say_text(id)},
                             .item = answer->item);
    }
}
