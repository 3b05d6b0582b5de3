/* report.json, schema version 1: what was checked, each result, each finding. Keys stand in a fixed
 * order and paths are relative to the submission, so that the same submission gives the same bytes
 * anywhere. */
#include <jansson.h>
#include <stdlib.h>

#include "write/write.h"

enum { SCHEMA_VERSION = 1 };

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
    for (int k = 0; k < OUTCOME_COUNT; k++)
        json_object_set_new(object, outcome_names[k], json_integer((json_int_t)results->tally[k]));
    return object;
}

static json_t *json_result(const struct result *result) {
    json_t *object = json_object();
    json_object_set_new(object, "item", json_text(result->item->key));
    json_object_set_new(object, "condition", json_text(result->condition->key));
    json_object_set_new(object, "case", result->study ? json_text(result->study->id) : json_null());
    json_object_set_new(object, "outcome", json_string(outcome_names[result->outcome]));
    json_object_set_new(object, "reason", json_text_or_null(result->reason));
    return object;
}

static struct str json_relative(const struct dossier *dossier, struct str file) {
    size_t n = dossier->folder.n;
    if (n && file.n > n && str_starts(file, dossier->folder) && file.s[n] == '/')
        return str_slice(file, n + 1, file.n);
    return file;
}

static json_t *json_finding(const struct dossier *dossier, const struct finding *finding) {
    static const char *const severities[] = {
        [SEVERITY_NOTE] = "note", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};
    json_t *object = json_object();
    json_object_set_new(object, "code", json_string(finding_kinds[finding->code].name));
    json_object_set_new(object, "severity", json_string(severities[finding->severity]));
    json_object_set_new(object, "file",
                        json_text_or_null(json_relative(dossier, finding->place.file)));
    json_object_set_new(object, "line", json_integer(finding->place.line));
    json_object_set_new(object, "column", json_integer(finding->place.column));
    json_object_set_new(object, "message", json_text(finding->message));
    json_object_set_new(object, "help", json_text_or_null(finding->help));
    json_object_set_new(object, "item", json_text_or_null(finding->item));
    return object;
}

static json_t *json_report(struct arena *arena, const struct dossier *dossier,
                           const struct checklist *checklist, const struct results *results) {
    json_t *report = json_object(), *list = json_array();
    json_object_set_new(report, "version", json_integer(SCHEMA_VERSION));
    json_object_set_new(report, "submission", json_submission(arena, dossier));
    json_object_set_new(report, "checklist", json_checklist(checklist));
    json_object_set_new(report, "tally", json_tally(results));
    for (size_t k = 0; k < results->count; k++)
        json_array_append_new(list, json_result(&results->list[k]));
    json_object_set_new(report, "results", list);
    return report;
}

struct str write_report(struct arena *arena, const struct dossier *dossier,
                        const struct checklist *checklist, const struct results *results,
                        const struct findings *findings) {
    json_t *report = json_report(arena, dossier, checklist, results), *list = json_array();
    struct str bytes;
    char *text;
    for (size_t k = 0; k < findings->count; k++)
        json_array_append_new(list, json_finding(dossier, &findings->list[k]));
    json_object_set_new(report, "findings", list);
    json_object_set_new(report, "findings-dropped", json_integer((json_int_t)findings->dropped));
    text = json_dumps(report, JSON_INDENT(2));
    json_decref(report);
    bytes = str_format(arena, "%s\n", text ? text : "");
    free(text);
    return bytes;
}
