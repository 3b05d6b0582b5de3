/* receipt.json. Keys stand in a fixed order; the last one is the digest of the
 * text itself (digest_seal). */
#include <jansson.h>
#include <stdlib.h>

#include "model/receipt.h"
#include "sys/file.h"
#include "write/write.h"

static json_t *json_text(struct str text) {
    return json_stringn(text.n ? text.s : "", text.n);
}

static json_t *json_text_or_null(struct str text) {
    return str_empty(text) ? json_null() : json_text(text);
}

static json_t *json_file(const struct receipt_file *file, bool input) {
    json_t *object = json_object();
    if (input)
        json_object_set_new(object, "of", json_string(receipt_root_keywords.rows[file->root].word));
    json_object_set_new(object, "path", json_text(file->path));
    json_object_set_new(object, "sha256", json_text(file->sha256));
    json_object_set_new(object, "bytes", json_integer((json_int_t)file->bytes));
    json_object_set_new(object, "pages",
                        file->pages ? json_integer((json_int_t)file->pages) : json_null());
    return object;
}

static json_t *json_files(const struct receipt_file *files, size_t count, bool input) {
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_file(&files[i], input));
    return list;
}

static json_t *json_evidence(const struct receipt_evidence *evidence) {
    json_t *object = json_object();
    json_object_set_new(object, "id", json_text(evidence->id));
    json_object_set_new(object, "title", json_text(evidence->title));
    json_object_set_new(object, "file", json_text_or_null(evidence->file));
    json_object_set_new(object, "url", json_text_or_null(evidence->url));
    json_object_set_new(object, "sha256", json_text_or_null(evidence->sha256));
    return object;
}

static json_t *json_result(const struct receipt_result *result) {
    json_t *object = json_object(), *pointers = json_array();
    for (size_t i = 0; i < result->pointer_count; i++) {
        json_t *pointer = json_object();
        json_object_set_new(pointer, "id", json_text(result->pointers[i].evidence));
        json_object_set_new(pointer, "at", json_text_or_null(result->pointers[i].at));
        json_array_append_new(pointers, pointer);
    }
    json_object_set_new(object, "item", json_text(result->item));
    json_object_set_new(object, "condition", json_text(result->condition));
    json_object_set_new(object, "case", json_text_or_null(result->case_id));
    json_object_set_new(object, "mark", json_string(mark_names[outcome_mark(result->outcome)]));
    json_object_set_new(object, "outcome", json_string(outcome_names[result->outcome]));
    json_object_set_new(object, "basis", json_text_or_null(str_of(basis_names[result->basis])));
    json_object_set_new(object, "answer", json_text_or_null(result->answer));
    json_object_set_new(object, "evidence", pointers);
    return object;
}

static json_t *json_submission(struct arena *arena, const struct receipt *receipt) {
    json_t *object = json_object();
    json_object_set_new(object, "name", json_text(receipt->submission));
    json_object_set_new(object, "partner", json_text(receipt->partner));
    json_object_set_new(object, "date", json_text_or_null(date_format_iso(arena, receipt->date)));
    json_object_set_new(object, "language", json_text(receipt->language));
    return object;
}

static json_t *json_checklist(const struct receipt *receipt) {
    json_t *object = json_object();
    json_object_set_new(object, "id", json_text(receipt->checklist));
    json_object_set_new(object, "edition", json_text(receipt->edition));
    json_object_set_new(object, "sha256", json_text(receipt->checklist_sha256));
    return object;
}

struct str write_receipt(struct arena *arena, const struct receipt *receipt) {
    json_t *object = json_object(), *evidence = json_array(), *results = json_array();
    for (size_t i = 0; i < receipt->evidence_count; i++)
        json_array_append_new(evidence, json_evidence(&receipt->evidence[i]));
    for (size_t i = 0; i < receipt->result_count; i++)
        json_array_append_new(results, json_result(&receipt->results[i]));
    json_object_set_new(object, "version", json_integer(RECEIPT_VERSION));
    json_object_set_new(
        object, "program",
        json_pack("{s:s, s:o}", "name", "dossier", "version", json_text(receipt->version)));
    json_object_set_new(object, "submission", json_submission(arena, receipt));
    json_object_set_new(object, "checklist", json_checklist(receipt));
    json_object_set_new(object, "draft", json_boolean(receipt->draft));
    json_object_set_new(object, "inputs", json_files(receipt->inputs, receipt->input_count, true));
    json_object_set_new(object, "outputs",
                        json_files(receipt->outputs, receipt->output_count, false));
    json_object_set_new(object, "evidence", evidence);
    json_object_set_new(object, "results", results);
    json_object_set_new(object, "receipt-sha256", json_string(DIGEST_BLANK));
    char *text = json_dumps(object, JSON_INDENT(2));
    json_decref(object);
    if (!text) /* jansson has no other reason */
        arena_exhaust(arena);
    struct str bytes = str_format(arena, "%s\n", text);
    free(text);
    return digest_seal(arena, bytes, STR(RECEIPT_SEAL));
}
