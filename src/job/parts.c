/* Beside others a part runs in a process of its own and sends home what it has made, as a parcel
 * (product.h). */
#include "job/parts.h"

#include "job/documents.h"
#include "job/drafts.h"
#include "sys/processes.h"

struct parts {
    struct workspace *work;
    size_t count;
    struct findings known; /* from before */
    enum status status;
    int exit_status; /* of the first part that failed */
};

static enum status make_part(const struct parts *parts, size_t index) {
    size_t cases = parts->work->dossier->case_count, others = parts->count - 1;
    if (index == 0)
        return documents_make(parts->work);
    return drafts_make(parts->work, cases * (index - 1) / others, cases * index / others);
}

/* Begins with nothing of the parts that were done before it was started. */
static int part_start(size_t index, int write_fd, void *context) {
    const struct parts *parts = context;
    struct product *made = &parts->work->made;
    *made = (struct product){.findings = parts->known};
    made->findings.dropped = 0;
    enum status status = make_part(parts, index);
    return processes_write(write_fd, product_pack(made, status)) ? 0 : 1;
}

static void part_done(size_t index, int exit_status, struct str parcel, void *context) {
    struct parts *parts = context;
    (void)index;
    if (exit_status != 0) {
        parts->exit_status = parts->exit_status ? parts->exit_status : exit_status;
        return;
    }
    enum status status = product_unpack(&parts->work->made, parcel);
    parts->status = parts->status != STATUS_OK ? parts->status : status;
}

/* What ends a part ends the submission, as if there were no parts. */
static enum status fail(struct workspace *work, int exit_status) {
    struct place place = {.file = work->request->folder};
    if (exit_status > 0 || exit_status == PROCESS_OUTPUT_LOST)
        arena_exhaust(work->arena);
    if (exit_status == PROCESS_NOT_STARTED)
        findings_add(&work->made.findings, MESSAGE_NO_PROCESS, place);
    else
        findings_add(&work->made.findings, MESSAGE_PROCESS_SIGNAL, place,
                     {say_number(-exit_status)});
    work->made.page_count = 0;
    return STATUS_OK;
}

/* A process for each other part; with one of all, or one at a time, this one will do. */
enum status parts_make(struct workspace *work) {
    int parallel = work->request->parallel;
    size_t cases = work->request->draft ? 0 : work->dossier->case_count;
    size_t room = parallel > 1 ? (size_t)parallel - 1 : 1;
    struct parts parts = {
        .work = work, .count = 1 + (cases < room ? cases : room), .known = work->made.findings};
    struct process_work processes = {.start = part_start, .done = part_done, .context = &parts};
    enum status status = STATUS_OK;
    if (parts.count == 1 || parallel == 1) {
        for (size_t i = 0; i < parts.count && status == STATUS_OK; i++)
            status = make_part(&parts, i);
        return status;
    }
    status = processes_run(parts.count, parallel, &processes);
    if (status != STATUS_OK)
        return status;
    return parts.exit_status ? fail(work, parts.exit_status) : parts.status;
}
