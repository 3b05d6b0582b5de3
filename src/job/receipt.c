/* Inputs are those that sys/ noted when they were read; nothing is looked for again. Their order is
 * that of their names, so that it does not depend on who read first. */
#include "job/receipt.h"

#include <stdlib.h>

#include "base/limits.h"
#include "write/write.h"

/* ---- inputs ---- */

static bool cut_folder(struct str *path, struct str folder) {
    if (path->n <= folder.n || !str_starts(*path, folder) || path->s[folder.n] != '/')
        return false;
    *path = str_slice(*path, folder.n + 1, path->n);
    return true;
}

static size_t count_pages(const struct dossier *dossier, struct str path) {
    for (size_t i = 0; i < dossier->evidence_count; i++)
        if (dossier->evidence[i].content && str_equal(dossier->evidence[i].file, path))
            return dossier->evidence[i].content->page_count;
    return 0;
}

static struct receipt_file input_file(struct workspace *work, const struct input *input) {
    const struct install_paths *install = &work->request->install;
    struct receipt_file file = {
        .path = input->path, .sha256 = input->sha256, .bytes = input->bytes};
    if (cut_folder(&file.path, work->dossier->folder)) {
        file.pages = count_pages(work->dossier, file.path);
        return file;
    }
    if (str_equal(input->path, work->request->since)) {
        file.root = ROOT_EARLIER;
        file.path = file_name(file.path);
        return file;
    }
    file.root = ROOT_SHARE;
    if (cut_folder(&file.path, install->templates))
        file.path = file_join(work->arena, STR("templates"), file.path);
    else if (cut_folder(&file.path, install->fonts))
        file.path = file_join(work->arena, STR("fonts"), file.path);
    return file;
}

static int compare_files(const void *left, const void *right) {
    const struct receipt_file *a = left, *b = right;
    return a->root != b->root ? (int)a->root - (int)b->root : str_compare(a->path, b->path);
}

static void add_inputs(struct workspace *work, struct receipt *receipt) {
    const struct inputs *inputs = work->made.findings.inputs;
    receipt->inputs = NEW_ARRAY(work->arena, struct receipt_file, inputs->count);
    for (size_t i = 0; i < inputs->count; i++) {
        receipt->inputs[i] = input_file(work, &inputs->list[i]);
        if (str_equal(inputs->list[i].path, work->checklist->path))
            receipt->checklist_sha256 = inputs->list[i].sha256;
    }
    receipt->input_count = inputs->count;
    qsort(receipt->inputs, receipt->input_count, sizeof *receipt->inputs, compare_files);
}

/* ---- results ---- */

static void add_evidence(struct workspace *work, struct receipt *receipt) {
    const struct dossier *dossier = work->dossier;
    receipt->evidence = NEW_ARRAY(work->arena, struct receipt_evidence, dossier->evidence_count);
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *e = &dossier->evidence[i];
        if (evidence_is_private(dossier, e))
            continue;
        receipt->evidence[receipt->evidence_count++] =
            (struct receipt_evidence){e->id, e->title, e->file, e->sha256, e->url};
    }
}

static struct str digest_answer(struct arena *arena, const struct answer *answer) {
    if (!answer)
        return (struct str){0};
    return digest_sha256(
        arena, str_format(arena, "%s\n%.*s\n%.*s\n%.*s", met_keywords.rows[answer->met].word,
                          STR_ARG(answer->reason), STR_ARG(answer->person), STR_ARG(answer->text)));
}

static void add_pointers(struct arena *arena, const struct dossier *dossier,
                         struct receipt_result *result) {
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *e = &dossier->evidence[i];
        for (size_t k = 0; k < e->support_count; k++)
            if (support_fits(&e->supports[k], result->condition, result->case_id))
                *APPEND(arena, result->pointers, result->pointer_count) =
                    (struct receipt_pointer){e->id, e->supports[k].pages};
    }
}

static void add_results(struct workspace *work, struct receipt *receipt) {
    const struct results *results = work->results;
    receipt->results = NEW_ARRAY(work->arena, struct receipt_result, results->count);
    receipt->result_count = results->count;
    for (size_t i = 0; i < results->count; i++) {
        const struct result *from = &results->list[i];
        struct receipt_result *result = &receipt->results[i];
        *result = (struct receipt_result){.item = from->item->key,
                                          .condition = from->condition->key,
                                          .outcome = from->outcome,
                                          .basis = from->basis,
                                          .answer = digest_answer(work->arena, from->answer)};
        if (from->study)
            result->case_id = from->study->id;
        add_pointers(work->arena, work->dossier, result);
    }
}

/* All but the files. */
static struct receipt receipt_of(struct workspace *work) {
    const struct dossier *dossier = work->dossier;
    struct receipt receipt = {.version = STR(DOSSIER_VERSION),
                              .submission = dossier->name,
                              .partner = dossier->partner_name,
                              .language = dossier->language,
                              .date = dossier->date,
                              .checklist = work->checklist->id,
                              .edition = work->checklist->edition,
                              .draft = work->request->draft};
    add_evidence(work, &receipt);
    add_results(work, &receipt);
    return receipt;
}

bool receipt_compare(struct workspace *work) {
    struct str path = work->request->since, bytes;
    struct findings *findings = &work->made.findings;
    if (str_empty(path))
        return true;
    if (!file_read(work->arena, path, LIMIT_RECEIPT_BYTES, (struct place){.file = path}, findings,
                   &bytes))
        return false;
    const struct receipt *before = read_receipt(work->arena, path, bytes, findings);
    if (!before)
        return false;
    struct receipt *now = NEW(work->arena, struct receipt);
    struct changes *changes = NEW(work->arena, struct changes);
    *now = receipt_of(work);
    *changes = changes_find(work->arena, before, now);
    work->changes = changes;
    return true;
}

/* A draft reads less than what is handed in: what it has not read is looked at now. */
static bool is_still_there(struct workspace *work, const struct receipt_file *file) {
    struct str path = file_join(work->arena, work->dossier->folder, file->path), digest, head;
    uint64_t bytes;
    return file->root != ROOT_SUBMISSION ||
           (digest_file(work->arena, path, &digest, &bytes, &head) &&
            str_equal(digest, file->sha256));
}

static const struct receipt_file *find_input(const struct receipt *receipt,
                                             const struct receipt_file *file) {
    return bsearch(file, receipt->inputs, receipt->input_count, sizeof *file, compare_files);
}

bool receipt_has_inputs(struct workspace *work, const struct receipt *receipt) {
    struct receipt now = {.input_count = 0};
    add_inputs(work, &now);
    for (size_t i = 0; i < receipt->input_count; i++) {
        const struct receipt_file *file = &receipt->inputs[i], *found = find_input(&now, file);
        if (found ? !str_equal(found->sha256, file->sha256) : !is_still_there(work, file))
            return false;
    }
    for (size_t i = 0; i < now.input_count; i++)
        if (now.inputs[i].root == ROOT_SUBMISSION && !find_input(receipt, &now.inputs[i]))
            return false;
    return true;
}

struct str receipt_make(struct workspace *work, const struct output *outputs, size_t count) {
    struct receipt receipt = receipt_of(work);
    add_inputs(work, &receipt);
    receipt.outputs = NEW_ARRAY(work->arena, struct receipt_file, count);
    receipt.output_count = count;
    for (size_t i = 0; i < count; i++) {
        const struct output *from = &outputs[i];
        receipt.outputs[i] =
            (struct receipt_file){.path = from->name,
                                  .sha256 = from->copy ? receipt.outputs[from->copy - 1].sha256
                                                       : digest_sha256(work->arena, from->bytes),
                                  .bytes = from->bytes.n,
                                  .pages = from->pages};
    }
    return write_receipt(work->arena, &receipt);
}
