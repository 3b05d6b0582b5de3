/* `dossier diff --json`: what changed from one receipt to the next. */
#include <jansson.h>
#include <stdlib.h>

#include "write/write.h"

static json_t *json_text_or_null(struct str text) {
    return str_empty(text) ? json_null() : json_stringn(text.s, text.n);
}

static json_t *json_receipt(struct arena *arena, const struct receipt *receipt) {
    return json_pack("{s:o, s:o, s:o, s:o, s:b}", "submission",
                     json_text_or_null(receipt->submission), "date",
                     json_text_or_null(date_format_iso(arena, receipt->date)), "checklist",
                     json_text_or_null(receipt->checklist), "edition",
                     json_text_or_null(receipt->edition), "draft", receipt->draft);
}

static json_t *json_side(const struct receipt_result *result) {
    if (!result)
        return json_null();
    return json_pack("{s:s, s:s, s:o}", "mark", mark_names[outcome_mark(result->outcome)],
                     "outcome", outcome_names[result->outcome], "basis",
                     json_text_or_null(str_of(basis_names[result->basis])));
}

static json_t *json_change(const struct result_change *change) {
    const struct receipt_result *result = change->after ? change->after : change->before;
    json_t *cited = json_array();
    for (size_t i = 0; i < change->cited_count; i++)
        json_array_append_new(
            cited,
            json_pack("{s:o, s:s}", "id", json_text_or_null(change->cited[i].evidence), "change",
                      document_change_keywords.rows[change->cited[i].change].word));
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:b, s:b, s:b, s:o}", "item",
                     json_text_or_null(result->item), "condition",
                     json_text_or_null(result->condition), "case",
                     json_text_or_null(result->case_id), "before", json_side(change->before),
                     "after", json_side(change->after), "worse", change->worse, "better",
                     change->better, "answer", change->answer, "evidence", cited);
}

struct str write_changes(struct arena *arena, const struct changes *changes) {
    json_t *object = json_object(), *list = json_array();
    for (size_t i = 0; i < changes->count; i++)
        json_array_append_new(list, json_change(&changes->list[i]));
    json_object_set_new(object, "version", json_integer(1));
    json_object_set_new(object, "old", json_receipt(arena, changes->before));
    json_object_set_new(object, "new", json_receipt(arena, changes->after));
    json_object_set_new(object, "changes", list);
    char *text = json_dumps(object, JSON_INDENT(2));
    json_decref(object);
    if (!text) /* jansson has no other reason */
        arena_exhaust(arena);
    struct str bytes = str_format(arena, "%s\n", text);
    free(text);
    return bytes;
}
