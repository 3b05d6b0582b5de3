/* The weighted sum: counts of case studies times the weights of a lookup table, added up in
 * thousandths. Every step is kept, so that it can be printed and followed by hand. */
#include "check/lookup_weight.h"

#define THOUSAND 1000
#define MAX_COUNT 10000000u /* above it a count is a mistake, and a sum could overflow */

struct weight_found {
    bool known, unconfirmed;
    long long thousandths;
    struct str source;
};

static struct weight_found find_weight(const struct dossier *dossier, const struct lookup *lookup,
                                       const struct lookup_row *row) {
    bool open = !row->known || row->unconfirmed;
    for (size_t i = 0; open && i < dossier->weight_count; i++) {
        const struct weight *own = &dossier->weights[i];
        if (str_equal(own->table, lookup->id) && str_equal(own->key, row->key))
            return (struct weight_found){true, false, own->thousandths, own->source};
    }
    return (struct weight_found){row->known, row->unconfirmed, row->weight, row->source};
}

bool weighted_find(const struct dossier *dossier, const struct checklist *checklist,
                   struct str table, struct str key, long long *thousandths, bool *unconfirmed) {
    const struct lookup *lookup = checklist_find_lookup(checklist, table);
    for (size_t i = 0; lookup && i < lookup->row_count; i++) {
        if (!str_equal(lookup->rows[i].key, key))
            continue;
        struct weight_found weight = find_weight(dossier, lookup, &lookup->rows[i]);
        *thousandths = weight.thousandths;
        *unconfirmed = weight.unconfirmed;
        return weight.known;
    }
    return false;
}

static uint64_t count_of(const struct question *ask, const struct case_study *study,
                         struct str prefix, struct str key) {
    struct str name = str_format(ask->arena, "%.*s.%.*s", STR_ARG(prefix), STR_ARG(key));
    const struct field *field = case_find_field(study, name);
    uint64_t count = field && field->type == FIELD_INTEGER ? field->integer : 0;
    return count < MAX_COUNT ? count : MAX_COUNT;
}

static void add_row(const struct question *ask, struct calculation *sheet,
                    const struct case_study *study, const struct lookup_row *row) {
    uint64_t count = count_of(ask, study, sheet->counts, row->key);
    struct weight_found weight = find_weight(ask->dossier, sheet->lookup, row);
    if (count == 0)
        return;
    struct calculation_row *out = APPEND(ask->arena, sheet->rows, sheet->row_count);
    *out = (struct calculation_row){.study = study,
                                    .row = row,
                                    .count = count,
                                    .known = weight.known,
                                    .unconfirmed = weight.unconfirmed,
                                    .weight = weight.thousandths,
                                    .source = weight.source};
    if (weight.known)
        out->product = (long long)count * weight.thousandths;
    else
        sheet->left_out += count;
    sheet->sum += out->product;
    sheet->unconfirmed = sheet->unconfirmed || (weight.known && weight.unconfirmed);
    out->running = sheet->sum;
}

static struct phrase sum_of(const struct question *ask, const struct calculation *sheet) {
    struct phrase sum = phrase_of(ask->arena, REASON_WEIGHTED_SUM, say_text(sheet->counts),
                                  say_thousandths(sheet->sum));
    if (sheet->left_out)
        sum = phrase_of(ask->arena, REASON_LEFT_OUT, say_phrase(sum), say_size(sheet->left_out));
    if (sheet->unconfirmed && sheet->sum > 0)
        sum = phrase_of(ask->arena, REASON_UNCONFIRMED, say_phrase(sum));
    return sum;
}

struct verdict judge_weighted_sum(const struct question *ask, const struct rule *rule) {
    struct calculation sheet = {.counts = rule_text(rule, AT_COUNTS),
                                .strict = rule_text(rule, AT_MORE_THAN).n > 0};
    sheet.lookup = checklist_find_lookup(ask->checklist, rule_text(rule, AT_TABLE));
    for (size_t i = 0; sheet.lookup && i < ask->dossier->case_count; i++)
        for (size_t k = 0; k < sheet.lookup->row_count; k++)
            add_row(ask, &sheet, &ask->dossier->cases[i], &sheet.lookup->rows[k]);
    sheet.threshold =
        THOUSAND * (long long)rule_number(rule, sheet.strict ? AT_MORE_THAN : AT_AT_LEAST, 0);
    sheet.margin = sheet.sum - sheet.threshold;
    sheet.holds = sheet.strict ? sheet.margin > 0 : sheet.margin >= 0;

    *APPEND(ask->arena, ask->shared->calculations, ask->shared->calculation_count) = sheet;
    if (!sheet.lookup)
        return verdict_opens(ask, phrase_plain(REASON_NO_LOOKUP), phrase_plain(REASON_A_LOOKUP));
    struct phrase expected =
        phrase_of(ask->arena, sheet.strict ? REASON_MORE_THAN : REASON_AT_LEAST,
                  say_thousandths(sheet.threshold));
    struct verdict verdict = verdict_fails(ask, sum_of(ask, &sheet), expected, NOWHERE);
    return sheet.holds ? verdict_met(BASIS_COMPUTED, verdict.reason, NOWHERE) : verdict;
}
