/* Which files are of a build's making is what the receipts of former builds say, if the files are
 * still as they were written: what somebody has changed since is theirs. */
#include "job/former.h"

#include "base/limits.h"
#include "job/receipt.h"
#include "read/read.h"

static struct receipt *read_former(struct workspace *work, struct str folder, const char *name) {
    struct findings unheard = findings_init(work->arena);
    struct str path = file_join(work->arena, folder, str_of(name)), bytes;
    if (!file_exists(path) || !file_read(work->arena, path, LIMIT_RECEIPT_BYTES,
                                         (struct place){.file = path}, &unheard, &bytes))
        return NULL;
    return read_receipt(work->arena, path, bytes, &unheard);
}

static bool is_as_written(struct workspace *work, struct str path,
                          const struct receipt_file *file) {
    struct str digest, head;
    uint64_t bytes;
    return file_bytes(path) == file->bytes &&
           digest_file(work->arena, path, &digest, &bytes, &head) &&
           str_equal(digest, file->sha256);
}

struct former {
    struct str *list;
    size_t count;
};

/* Names what the receipt lists and is as it was, but for what is written anew anyway. */
static void add_former(struct workspace *work, struct former *former, struct str folder,
                       const char *below, const char *name) {
    struct arena *arena = work->arena;
    const struct receipt *receipt =
        read_former(work, folder, str_format(arena, "%s%s", below, name).s);
    *APPEND(arena, former->list, former->count) = str_format(arena, "%s%s", below, name);
    for (size_t i = 0; receipt && i < receipt->output_count; i++) {
        struct str path = str_format(arena, "%s%.*s", below, STR_ARG(receipt->outputs[i].path));
        if (is_as_written(work, file_join(arena, folder, path), &receipt->outputs[i]))
            *APPEND(arena, former->list, former->count) = path;
    }
}

static struct output out_of_date(struct arena *arena, struct str submission, const char *why) {
    return (struct output){
        .name = STR(OUT_OF_DATE_NAME),
        .bytes = str_format(
            arena,
            "Do not send what is in this folder: it was built from an earlier state of %.*s.\n"
            "%s\n\n"
            "The next build without errors replaces it and takes this file away.\n",
            STR_ARG(submission), why)};
}

enum status former_replace(struct workspace *work, struct generation *generation,
                           struct str folder) {
    struct arena *arena = work->arena;
    struct product *made = &work->made;
    struct former former = {NULL, 0};
    *APPEND(arena, former.list, former.count) = STR(OUT_OF_DATE_NAME);
    add_former(work, &former, folder, DRAFT_FOLDER, "receipt-draft.json");
    add_former(work, &former, folder, "", "receipt-draft.json"); /* where they were once */
    if (work->request->draft) {
        const struct receipt *finals = read_former(work, folder, "receipt.json");
        for (size_t i = 0; i < made->output_count; i++)
            made->outputs[i].name =
                str_format(arena, DRAFT_FOLDER "%.*s", STR_ARG(made->outputs[i].name));
        if (finals && !receipt_has_inputs(work, finals)) {
            *APPEND(arena, made->outputs, made->output_count) =
                out_of_date(arena, work->dossier->name, "draft/ shows how it looks now.");
            work->kept = folder;
        }
    } else
        add_former(work, &former, folder, "", "receipt.json");
    struct replacement replacement = {made->outputs, made->output_count, former.list, former.count};
    enum status status = generation_commit(generation, &replacement, &made->findings);
    work->written = status == STATUS_OK;
    return status;
}

bool former_has_results(struct workspace *work, struct str folder) {
    return file_exists(file_join(work->arena, folder, STR("receipt.json")));
}

bool former_is_kept(struct workspace *work, struct str folder) {
    return file_exists(file_join(work->arena, folder, STR(OUT_OF_DATE_NAME)));
}

struct str former_keep(struct workspace *work, struct str folder) {
    struct findings unheard = findings_init(work->arena);
    const struct receipt *finals = read_former(work, folder, "receipt.json");
    if (!former_has_results(work, folder) ||
        (work->results && finals && receipt_has_inputs(work, finals)))
        return (struct str){0};
    struct output mark =
        out_of_date(work->arena, work->request->folder,
                    "The last build wrote nothing: `dossier check` says what is wrong.");
    /* A disk on which nothing can be written is told already. */
    (void)!file_write_all(work->arena, folder, &mark, 1, &unheard);
    return folder;
}
