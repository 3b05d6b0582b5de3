/* The two tables at the top of a bundle: the answers (RFC 4180), one row for each item with those
 * for all case studies, and which item points to which file and place. */
#include <jansson.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/names.h"
#include "write/write.h"

/* ---- partner_responses.csv ---- */

static void add_field(struct buf *out, struct str text) {
    buf_add_char(out, '"');
    for (size_t k = 0; k < text.n; k++) {
        if (text.s[k] == '"')
            buf_add_char(out, '"');
        buf_add_char(out, text.s[k]);
    }
    buf_add_char(out, '"');
}

/* A control may be asked of the practice and, elsewhere, for each case study. */
struct str write_responses(struct arena *arena, const struct bundle_entry *entries, size_t count) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    buf_add_text(&out, "controlId,partner_response\r\n");
    struct names *seen = names_new(arena);
    for (size_t i = 0; i < count; i++) {
        struct buf response = buf_init(arena, LIMIT_OUTPUT_BYTES);
        struct str control = entries[i].control;
        if (names_find(seen, control))
            continue;
        *names_enter(seen, control) = 1;
        for (size_t k = i; k < count; k++) {
            if (!str_equal(entries[k].control, control))
                continue;
            buf_add_text(&response, response.count ? "\n\n" : "");
            buf_add(&response, entries[k].response);
        }
        add_field(&out, control);
        buf_add_char(&out, ',');
        add_field(&out, buf_str(&response));
        buf_add_text(&out, "\r\n");
    }
    return buf_str(&out);
}

/* ---- evidence_map.json ---- */

static json_t *json_text(struct str text) {
    return json_stringn(text.n ? text.s : "", text.n);
}

static json_t *json_text_or_null(struct str text) {
    return str_empty(text) ? json_null() : json_text(text);
}

static json_t *json_count(size_t count) {
    return count ? json_integer((json_int_t)count) : json_null();
}

static json_t *json_pointer(struct arena *arena, const struct bundle_entry *entry,
                            const struct bundle_pointer *pointer) {
    json_t *object = json_object();
    struct str file = pointer->file;
    if (!str_empty(file))
        file = str_format(arena, "%.*s/%.*s", STR_ARG(entry->folder), STR_ARG(file));
    json_object_set_new(object, "evidence", json_text(pointer->evidence->id));
    json_object_set_new(object, "title", json_text(pointer->evidence->title));
    json_object_set_new(object, "at", json_text_or_null(pointer->at));
    json_object_set_new(object, "file", json_text_or_null(file));
    json_object_set_new(object, "page", json_count(pointer->page));
    json_object_set_new(object, "document", json_text_or_null(pointer->document));
    json_object_set_new(object, "source", json_text_or_null(pointer->evidence->file));
    json_object_set_new(object, "url", json_text_or_null(pointer->evidence->url));
    return object;
}

static json_t *json_entry(struct arena *arena, const struct bundle_entry *entry) {
    json_t *object = json_object(), *pointers = json_array();
    for (size_t i = 0; i < entry->pointer_count; i++)
        json_array_append_new(pointers, json_pointer(arena, entry, &entry->pointers[i]));
    json_object_set_new(object, "controlId", json_text(entry->control));
    json_object_set_new(object, "item", json_text(entry->item));
    json_object_set_new(object, "case", entry->study ? json_text(entry->study->id) : json_null());
    json_object_set_new(object, "folder", json_text(entry->folder));
    json_object_set_new(object, "files", json_integer((json_int_t)entry->files));
    json_object_set_new(object, "pages", json_integer((json_int_t)entry->pages));
    json_object_set_new(object, "bytes", json_integer((json_int_t)entry->bytes));
    json_object_set_new(object, "evidence", pointers);
    return object;
}

struct str write_evidence_map(struct arena *arena, const struct bundle_entry *entries,
                              size_t count) {
    json_t *object = json_object(), *controls = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(controls, json_entry(arena, &entries[i]));
    json_object_set_new(object, "version", json_integer(1));
    json_object_set_new(object, "controls", controls);
    char *text = json_dumps(object, JSON_INDENT(2));
    json_decref(object);
    if (!text) /* jansson has no other reason */
        arena_exhaust(arena);
    struct str bytes = str_format(arena, "%s\n", text);
    free(text);
    return bytes;
}
