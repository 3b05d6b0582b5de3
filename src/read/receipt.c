/* A receipt back into the model. Its own digest is looked at first: what it does not vouch for is
 * not read. */
#include <jansson.h>

#include "read/read.h"
#include "read/sealed.h"
#include "sys/file.h"

struct source {
    struct arena *arena;
    bool wrong; /* something is of another kind than it must be */
};

static struct str text(struct source *source, const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value)) {
        source->wrong = source->wrong || !json_is_null(value);
        return (struct str){0};
    }
    return str_copy(source->arena, json_string_value(value), json_string_length(value));
}

static uint64_t number(struct source *source, const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    if (json_is_integer(value) && json_integer_value(value) >= 0)
        return (uint64_t)json_integer_value(value);
    source->wrong = source->wrong || !json_is_null(value);
    return 0;
}

static const json_t *list(struct source *source, const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    source->wrong = source->wrong || !json_is_array(value);
    return value; /* of another kind it has no elements */
}

/* The number of the word; 0, and wrong, when it is none of them. */
static int word(struct source *source, const json_t *object, const char *key,
                const char *const *words, int count) {
    struct str written = text(source, object, key);
    for (int i = 0; i < count; i++)
        if (str_is(written, words[i]))
            return i;
    source->wrong = true;
    return 0;
}

static struct receipt_file *read_files(struct source *source, const json_t *from, size_t *count) {
    *count = json_array_size(from);
    struct receipt_file *files = NEW_ARRAY(source->arena, struct receipt_file, *count);
    for (size_t i = 0; i < *count; i++) {
        const json_t *file = json_array_get(from, i);
        files[i] = (struct receipt_file){.path = text(source, file, "path"),
                                         .sha256 = text(source, file, "sha256"),
                                         .bytes = number(source, file, "bytes"),
                                         .pages = number(source, file, "pages")};
        if (!json_object_get(file, "of"))
            continue; /* an output */
        int root = keyword_find(&receipt_root_keywords, text(source, file, "of"));
        source->wrong = source->wrong || root < 0;
        files[i].root = root < 0 ? ROOT_SUBMISSION : (enum receipt_root)root;
    }
    return files;
}

static void read_evidence(struct source *source, const json_t *from, struct receipt *receipt) {
    receipt->evidence_count = json_array_size(from);
    receipt->evidence = NEW_ARRAY(source->arena, struct receipt_evidence, receipt->evidence_count);
    for (size_t i = 0; i < receipt->evidence_count; i++) {
        const json_t *evidence = json_array_get(from, i);
        receipt->evidence[i] = (struct receipt_evidence){.id = text(source, evidence, "id"),
                                                         .title = text(source, evidence, "title"),
                                                         .file = text(source, evidence, "file"),
                                                         .sha256 = text(source, evidence, "sha256"),
                                                         .url = text(source, evidence, "url")};
    }
}

static void read_result(struct source *source, const json_t *from, struct receipt_result *result) {
    const json_t *pointers = list(source, from, "evidence");
    result->item = text(source, from, "item");
    result->condition = text(source, from, "condition");
    result->case_id = text(source, from, "case");
    result->outcome = (enum outcome)word(source, from, "outcome", outcome_names, OUTCOME_COUNT);
    result->basis = (enum basis)word(source, from, "basis", basis_names, BASIS_COUNT);
    result->answer = text(source, from, "answer");
    result->pointer_count = json_array_size(pointers);
    result->pointers = NEW_ARRAY(source->arena, struct receipt_pointer, result->pointer_count);
    for (size_t i = 0; i < result->pointer_count; i++) {
        const json_t *pointer = json_array_get(pointers, i);
        result->pointers[i] =
            (struct receipt_pointer){text(source, pointer, "id"), text(source, pointer, "at")};
    }
}

static struct receipt *read_all(struct source *source, const json_t *root) {
    struct receipt *receipt = NEW(source->arena, struct receipt);
    const json_t *submission = json_object_get(root, "submission"),
                 *checklist = json_object_get(root, "checklist");
    const json_t *results = list(source, root, "results");
    receipt->version = text(source, json_object_get(root, "program"), "version");
    receipt->submission = text(source, submission, "name");
    receipt->partner = text(source, submission, "partner");
    receipt->language = text(source, submission, "language");
    if (!date_parse(text(source, submission, "date"), &receipt->date))
        source->wrong = true;
    receipt->checklist = text(source, checklist, "id");
    receipt->edition = text(source, checklist, "edition");
    receipt->checklist_sha256 = text(source, checklist, "sha256");
    receipt->draft = json_is_true(json_object_get(root, "draft"));
    receipt->inputs = read_files(source, list(source, root, "inputs"), &receipt->input_count);
    receipt->outputs = read_files(source, list(source, root, "outputs"), &receipt->output_count);
    read_evidence(source, list(source, root, "evidence"), receipt);
    receipt->result_count = json_array_size(results);
    receipt->results = NEW_ARRAY(source->arena, struct receipt_result, receipt->result_count);
    for (size_t i = 0; i < receipt->result_count; i++)
        read_result(source, json_array_get(results, i), &receipt->results[i]);
    return receipt;
}

struct receipt *read_receipt(struct arena *arena, struct str path, struct str bytes,
                             struct findings *findings) {
    struct place place = {.file = path};
    struct source source = {.arena = arena};
    json_t *root;
    if (!sealed_read(arena, bytes, STR(RECEIPT_SEAL), &root)) {
        findings_add(findings, MESSAGE_RECEIPT_CHANGED, place);
        return NULL;
    }
    uint64_t version = number(&source, root, "version");
    struct receipt *receipt = version == RECEIPT_VERSION ? read_all(&source, root) : NULL;
    if (receipt && !source.wrong)
        return receipt;
    findings_add(findings, MESSAGE_RECEIPT_FORM, place, {say_size(RECEIPT_VERSION)});
    return NULL;
}
