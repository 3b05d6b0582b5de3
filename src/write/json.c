/* report.json, schema version 2: what was checked, each result, each finding. Keys stand in a fixed
 * order and paths are relative to the submission, so that the same submission gives the same bytes
 * anywhere. */
#include <jansson.h>
#include <stdlib.h>

#include "model/words.h"
#include "write/write.h"

enum { SCHEMA_VERSION = 2 };

static json_t *json_text(struct str text) {
    return json_stringn(text.n ? text.s : "", text.n);
}

static json_t *json_text_or_null(struct str text) {
    return str_empty(text) ? json_null() : json_text(text);
}

static json_t *json_date(struct arena *arena, struct date date) {
    return date.year ? json_text(date_format_iso(arena, date)) : json_null();
}

static json_t *json_submission(struct arena *arena, const struct dossier *dossier) {
    json_t *object = json_object();
    json_object_set_new(object, "name", json_text(dossier->name));
    json_object_set_new(object, "partner", json_text(dossier->partner_name));
    json_object_set_new(object, "date", json_date(arena, dossier->date));
    json_object_set_new(object, "language", json_text(dossier->language));
    json_t *cases = json_array();
    for (size_t k = 0; k < dossier->case_count; k++) {
        json_t *study = json_object();
        json_object_set_new(study, "id", json_text(dossier->cases[k].id));
        json_object_set_new(study, "title", json_text(dossier->cases[k].title));
        json_array_append_new(cases, study);
    }
    json_object_set_new(object, "case-studies", cases);
    return object;
}

static json_t *json_checklist(const struct checklist *checklist) {
    json_t *object = json_object();
    json_object_set_new(object, "id", json_text(checklist->id));
    json_object_set_new(object, "edition", json_text(checklist->edition));
    json_object_set_new(object, "title", json_text(checklist->title));
    return object;
}

static json_t *json_tally(const struct results *results) {
    json_t *object = json_object();
    for (enum mark k = 0; k < MARK_COUNT; k++)
        json_object_set_new(object, mark_names[k],
                            json_integer((json_int_t)results_marked(results, k)));
    return object;
}

/* Of the marks that are yes: what they rest on. */
static json_t *json_bases(const struct results *results) {
    json_t *object = json_object();
    for (enum basis k = BASIS_ATTESTED; k < BASIS_COUNT; k++)
        json_object_set_new(object, basis_names[k],
                            json_integer((json_int_t)results->marks[MARK_YES][k]));
    return object;
}

static json_t *json_result(struct arena *arena, const struct result *result) {
    json_t *object = json_object();
    json_object_set_new(object, "item", json_text(result->item->key));
    json_object_set_new(object, "condition", json_text(result->condition->key));
    json_object_set_new(object, "case", result->study ? json_text(result->study->id) : json_null());
    json_object_set_new(object, "mark", json_string(mark_names[outcome_mark(result->outcome)]));
    json_object_set_new(object, "basis",
                        result->basis == BASIS_NONE ? json_null()
                                                    : json_string(basis_names[result->basis]));
    json_object_set_new(object, "outcome", json_string(outcome_names[result->outcome]));
    json_object_set_new(object, "reason",
                        json_text_or_null(phrase_say(arena, result->reason, words_of(STR("en")))));
    return object;
}

/* ---- weighted sums, points, waivers ---- */

/* Thousandths as a number: 52, or 371.8. */
static json_t *json_amount(long long thousandths) {
    if (thousandths % 1000 == 0)
        return json_integer((json_int_t)(thousandths / 1000));
    return json_real((double)thousandths / 1000);
}

static json_t *json_step(const struct calculation_row *row) {
    json_t *object = json_object();
    json_object_set_new(object, "case", json_text(row->study->id));
    json_object_set_new(object, "key", json_text(row->row->key));
    json_object_set_new(object, "count", json_integer((json_int_t)row->count));
    json_object_set_new(object, "weight", row->known ? json_amount(row->weight) : json_null());
    json_object_set_new(object, "unconfirmed", json_boolean(row->unconfirmed));
    json_object_set_new(object, "source", json_text_or_null(row->source));
    json_object_set_new(object, "product", row->known ? json_amount(row->product) : json_null());
    json_object_set_new(object, "running", json_amount(row->running));
    return object;
}

/* A count whose weight is unknown enters no sum: it is left out, not unconfirmed. */
static bool json_rests_on_unconfirmed(const struct calculation *sum) {
    for (size_t k = 0; k < sum->row_count; k++)
        if (sum->rows[k].known && sum->rows[k].unconfirmed)
            return true;
    return false;
}

static json_t *json_sum(const struct result *result, const struct calculation *sum) {
    json_t *object = json_object(), *rows = json_array();
    for (size_t k = 0; k < sum->row_count; k++)
        json_array_append_new(rows, json_step(&sum->rows[k]));
    json_object_set_new(object, "condition", json_text(result->condition->key));
    json_object_set_new(object, "case", result->study ? json_text(result->study->id) : json_null());
    json_object_set_new(object, "counts", json_text(sum->counts));
    json_object_set_new(object, "table", sum->lookup ? json_text(sum->lookup->id) : json_null());
    json_object_set_new(object, "rows", rows);
    json_object_set_new(object, "total", json_amount(sum->sum));
    json_object_set_new(object, "threshold", json_amount(sum->threshold));
    json_object_set_new(object, "strict", json_boolean(sum->strict));
    json_object_set_new(object, "margin", json_amount(sum->margin));
    json_object_set_new(object, "holds", json_boolean(sum->holds));
    json_object_set_new(object, "unconfirmed", json_boolean(json_rests_on_unconfirmed(sum)));
    json_object_set_new(object, "left-out", json_integer((json_int_t)sum->left_out));
    return object;
}

static json_t *json_score(const struct score *score) {
    static const char *const kinds[] = {[SCORE_GROUP] = "group",
                                        [SCORE_PART] = "part",
                                        [SCORE_CATEGORY] = "category",
                                        [SCORE_ALL] = "total"};
    json_t *object = json_object();
    json_object_set_new(object, "of", json_string(kinds[score->of]));
    json_object_set_new(object, "id", json_text_or_null(score->id));
    json_object_set_new(object, "title", json_text(score->title));
    json_object_set_new(object, "earned", json_integer(score->earned));
    json_object_set_new(object, "possible", json_integer(score->possible));
    json_object_set_new(object, "minimum",
                        score->minimum ? json_integer(score->minimum) : json_null());
    return object;
}

static json_t *json_waiver(const struct dossier *dossier, const struct result *result) {
    json_t *object = json_object(), *list = json_array();
    for (size_t k = 0; k < result->substitute_count; k++) {
        const struct evidence *evidence = result->substitutes[k];
        json_t *document = json_object();
        json_object_set_new(document, "id", json_text(evidence->id));
        json_object_set_new(document, "title", json_text(evidence->title));
        json_object_set_new(document, "file",
                            json_text_or_null(dossier_relative_path(dossier, evidence->file)));
        json_array_append_new(list, document);
    }
    json_object_set_new(object, "condition", json_text(result->condition->key));
    json_object_set_new(object, "case", result->study ? json_text(result->study->id) : json_null());
    json_object_set_new(object, "substitute", json_text(result->substitute));
    json_object_set_new(object, "evidence", list);
    return object;
}

static json_t *json_remark(struct arena *arena, const struct remark *remark) {
    json_t *object = json_object();
    json_object_set_new(object, "item", json_text(remark->item));
    json_object_set_new(object, "by", json_text_or_null(remark->by));
    json_object_set_new(object, "date", json_date(arena, remark->date));
    json_object_set_new(object, "text", json_text(remark->text));
    json_object_set_new(object, "state",
                        json_string(remark_state_keywords.rows[remark->state].word));
    json_object_set_new(object, "reply", json_text_or_null(remark->reply));
    return object;
}

static json_t *json_draft(struct arena *arena, const struct dossier *dossier,
                          const struct public_draft *draft) {
    json_t *object = json_object(), *list = json_array();
    json_object_set_new(object, "case", json_text(draft->case_id));
    json_object_set_new(object, "file", json_text(draft->file));
    json_object_set_new(object, "sha256", json_text(draft->sha256));
    json_object_set_new(object, "state",
                        json_string(approval_state_keywords.rows[draft->state].word));
    for (size_t i = 0; i < dossier->approval_count; i++) {
        const struct approval *approval = &dossier->approvals[i];
        if (!str_equal(approval->case_id, draft->case_id))
            continue;
        json_t *entry = json_object();
        json_object_set_new(entry, "by", json_text(approval->by));
        json_object_set_new(entry, "on", json_date(arena, approval->on));
        json_object_set_new(entry, "as-it-is",
                            json_boolean(str_equal(approval->sha256, draft->sha256)));
        json_array_append_new(list, entry);
    }
    json_object_set_new(object, "approvals", list);
    return object;
}

/* What there is none of is not named. */
static void json_set_list(json_t *report, const char *key, json_t *list) {
    if (json_array_size(list))
        json_object_set_new(report, key, list);
    else
        json_decref(list);
}

/* ---- findings ---- */

static json_t *json_finding(struct arena *arena, const struct dossier *dossier,
                            const struct finding *finding) {
    json_t *object = json_object();
    json_object_set_new(object, "code", json_string(finding_kinds[finding->code].name));
    json_object_set_new(object, "severity", json_string(severity_words[finding->severity]));
    json_object_set_new(object, "file",
                        json_text_or_null(dossier_relative_path(dossier, finding->place.file)));
    json_object_set_new(object, "line", json_integer(finding->place.line));
    json_object_set_new(object, "column", json_integer(finding->place.column));
    json_object_set_new(object, "message", json_text(finding_sentence(arena, finding)));
    json_object_set_new(object, "help", json_text_or_null(finding_hint(arena, finding)));
    json_object_set_new(object, "item", json_text_or_null(finding->item));
    return object;
}

/* What a PDF claims of itself, and in a line each why no more. */
static json_t *json_claims(const struct output *output) {
    json_t *object = json_object(), *reasons = json_array();
    struct str rest = output->claims, line = {0};
    str_cut(&rest, '\n', &line);
    json_object_set_new(object, "name", json_text(output->name));
    json_object_set_new(object, "claims", json_text_or_null(line));
    while (str_cut(&rest, '\n', &line))
        json_array_append_new(reasons, json_text(line));
    json_set_list(object, "not-more-because", reasons);
    return object;
}

/* Documents that were converted, each with both digests. */
static json_t *json_converted(const struct dossier *dossier) {
    json_t *list = json_array();
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *evidence = &dossier->evidence[i];
        const struct content *content = evidence->content;
        if (!content || str_empty(content->converted_sha256))
            continue;
        json_t *object = json_object();
        json_object_set_new(object, "id", json_text(evidence->id));
        json_object_set_new(object, "file",
                            json_text_or_null(dossier_relative_path(dossier, evidence->file)));
        json_object_set_new(object, "sha256", json_text(evidence->sha256));
        json_object_set_new(object, "pdf-sha256", json_text(content->converted_sha256));
        json_object_set_new(object, "pages", json_integer((json_int_t)content->page_count));
        json_object_set_new(object, "by", json_text_or_null(content->converter));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *json_report(struct arena *arena, const struct report_input *input) {
    const struct dossier *dossier = input->dossier;
    const struct results *results = input->results;
    json_t *report = json_object(), *list = json_array();
    json_object_set_new(report, "version", json_integer(SCHEMA_VERSION));
    json_object_set_new(report, "submission", json_submission(arena, dossier));
    json_object_set_new(report, "checklist", json_checklist(input->checklist));
    json_object_set_new(report, "tally", json_tally(results));
    json_object_set_new(report, "yes-by-basis", json_bases(results));
    for (size_t k = 0; k < results->count; k++)
        json_array_append_new(list, json_result(arena, &results->list[k]));
    json_object_set_new(report, "results", list);
    json_t *sums = json_array(), *points = json_array(), *waivers = json_array(),
           *remarks = json_array();
    for (size_t i = 0; i < results->count; i++) {
        const struct result *result = &results->list[i];
        for (size_t c = 0; c < result->calculation_count; c++)
            json_array_append_new(sums, json_sum(result, &result->calculations[c]));
        if (result->outcome == OUTCOME_WAIVED)
            json_array_append_new(waivers, json_waiver(dossier, result));
    }
    for (size_t i = 0; i < results->score_count; i++)
        json_array_append_new(points, json_score(&results->scores[i]));
    json_set_list(report, "weighted-sums", sums);
    json_set_list(report, "points", points);
    json_set_list(report, "waivers", waivers);
    for (size_t i = 0; input->inward && i < dossier->remark_count; i++)
        json_array_append_new(remarks, json_remark(arena, &dossier->remarks[i]));
    json_set_list(report, "remarks", remarks);
    json_set_list(report, "converted", json_converted(dossier));
    json_t *drafts = json_array();
    for (size_t i = 0; input->inward && i < input->draft_count; i++)
        json_array_append_new(drafts, json_draft(arena, dossier, &input->drafts[i]));
    json_set_list(report, "public-drafts", drafts);
    json_t *files = json_array();
    for (size_t i = 0; i < input->output_count; i++)
        if (input->outputs[i].claims.n)
            json_array_append_new(files, json_claims(&input->outputs[i]));
    json_set_list(report, "files", files);
    return report;
}

static bool json_is_inward(const struct finding *finding) {
    return finding->code == FINDING_CONSENT || finding->code == FINDING_CONSENT_ENDS ||
           finding->code == FINDING_APPROVAL || finding->code == FINDING_REMARK_OPEN;
}

struct str write_report(struct arena *arena, const struct report_input *input) {
    const struct findings *findings = input->findings;
    json_t *report = json_report(arena, input), *list = json_array();
    struct str bytes;
    char *text;
    for (size_t k = 0; k < findings->count; k++)
        if (input->inward || !json_is_inward(&findings->list[k]))
            json_array_append_new(list, json_finding(arena, input->dossier, &findings->list[k]));
    json_object_set_new(report, "findings", list);
    json_object_set_new(report, "findings-dropped", json_integer((json_int_t)findings->dropped));
    text = json_dumps(report, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    json_decref(report);
    if (!text) /* jansson has no other reason */
        arena_exhaust(arena);
    bytes = str_format(arena, "%s\n", text);
    free(text);
    return bytes;
}
