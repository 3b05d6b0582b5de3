/* The outputs of a submission, made side by side: the documents that are handed in are one part,
 * the public drafts of some case studies each other part. Beside others a part runs in a process of
 * its own and sends its outputs and findings as one parcel of bytes; parcels are opened in the
 * order of the parts, so that the result does not depend on how many run at a time. */
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "job/build.h"
#include "sys/processes.h"

struct parts {
    struct build *build;
    size_t count;
    struct findings known; /* from before */
    enum status status;
    int exit_status; /* of the first part that failed */
};

/* ---- making and packing, in the part's process ---- */

static void put_number(struct buf *buf, size_t number) {
    buf_add_bytes(buf, &number, sizeof number);
}

static void put_text(struct buf *buf, struct str text) {
    put_number(buf, text.n);
    buf_add(buf, text);
}

static void put_finding(struct buf *buf, const struct finding *finding) {
    const struct place *place = &finding->place;
    put_number(buf, finding->code);
    put_text(buf, place->file);
    buf_add_bytes(buf, (int[]){place->line, place->column, place->length}, 3 * sizeof(int));
    put_text(buf, finding->message);
    put_text(buf, finding->help);
    put_text(buf, finding->item);
}

static struct str pack(const struct parts *parts, enum status status) {
    const struct build *build = parts->build;
    const struct findings *findings = &build->job->findings;
    struct buf buf = buf_init(build->job->arena, LIMIT_PROCESS_OUTPUT);
    put_number(&buf, status);
    put_number(&buf, build->job->page_count);
    put_number(&buf, build->output_count);
    for (size_t i = 0; i < build->output_count; i++) {
        put_text(&buf, build->outputs[i].name);
        put_text(&buf, build->outputs[i].bytes);
    }
    put_number(&buf, findings->dropped - parts->known.dropped);
    put_number(&buf, findings->count);
    for (size_t i = 0; i < findings->count; i++)
        put_finding(&buf, &findings->list[i]);
    return buf_str(&buf);
}

static enum status write_drafts(struct build *build, size_t from, size_t to) {
    const struct dossier *dossier = build->job->dossier;
    enum status status = STATUS_OK;
    for (size_t k = from; k < to && status == STATUS_OK; k++)
        status = job_write_public(build, &dossier->cases[k]);
    return status;
}

static enum status make_part(const struct parts *parts, size_t index) {
    size_t cases = parts->build->job->dossier->case_count, others = parts->count - 1;
    if (index == 0)
        return job_make_documents(parts->build);
    return write_drafts(parts->build, cases * (index - 1) / others, cases * index / others);
}

/* Begins with nothing of the parts that were done before it was started. */
static int part_start(size_t index, int write_fd, void *context) {
    const struct parts *parts = context;
    struct build *build = parts->build;
    build->outputs = NULL;
    build->output_count = build->job->page_count = 0;
    build->job->findings = parts->known;
    return processes_write(write_fd, pack(parts, make_part(parts, index))) ? 0 : 1;
}

/* ---- opening, in the submission's process ---- */

static void take(struct str *parcel, void *out, size_t size) {
    memcpy(out, parcel->s, size);
    *parcel = str_slice(*parcel, size, parcel->n);
}

static size_t take_number(struct str *parcel) {
    size_t number;
    take(parcel, &number, sizeof number);
    return number;
}

static struct str take_text(struct str *parcel) { /* borrowed */
    size_t n = take_number(parcel);
    struct str text = str_slice(*parcel, 0, n);
    *parcel = str_slice(*parcel, n, parcel->n);
    return text;
}

static void take_finding(struct findings *findings, struct str *parcel) {
    struct finding finding = {.code = (enum finding_code)take_number(parcel)};
    int place[3];
    finding.place.file = take_text(parcel);
    take(parcel, place, sizeof place);
    finding.place.line = place[0];
    finding.place.column = place[1];
    finding.place.length = place[2];
    finding.message = take_text(parcel);
    finding.help = take_text(parcel);
    finding.item = take_text(parcel);
    findings_take(findings, &finding);
}

static void part_done(size_t index, int exit_status, struct str parcel, void *context) {
    struct parts *parts = context;
    struct build *build = parts->build;
    (void)index;
    if (exit_status != 0) {
        parts->exit_status = parts->exit_status ? parts->exit_status : exit_status;
        return;
    }
    enum status status = (enum status)take_number(&parcel);
    parts->status = parts->status != STATUS_OK ? parts->status : status;
    build->job->page_count += take_number(&parcel);
    for (size_t left = take_number(&parcel); left > 0; left--) {
        struct str name = take_text(&parcel);
        job_add_output(build, name, take_text(&parcel));
    }
    build->job->findings.dropped += take_number(&parcel);
    for (size_t left = take_number(&parcel); left > 0; left--)
        take_finding(&build->job->findings, &parcel);
}

/* What ends a part ends the submission, as if there were no parts. */
static enum status fail(struct job *job, int exit_status) {
    struct place place = {.file = job->folder};
    if (exit_status > 0 || exit_status == PROCESS_OUTPUT_LOST)
        arena_exhaust(job->arena);
    if (exit_status == PROCESS_NOT_STARTED)
        finding_add(&job->findings, FINDING_INTERNAL, place, "no process could be started for it");
    else
        finding_add(&job->findings, FINDING_INTERNAL, place,
                    "the program failed on this submission (signal %d)", -exit_status);
    job->page_count = 0;
    return STATUS_OK;
}

static enum status run_here(const struct parts *parts) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < parts->count && status == STATUS_OK; i++)
        status = make_part(parts, i);
    return status;
}

static enum status run_apart(struct parts *parts) {
    struct job *job = parts->build->job;
    struct process_work work = {.start = part_start, .done = part_done, .context = parts};
    enum status status = processes_run(parts->count, job->parallel, &work);
    if (status != STATUS_OK)
        return status;
    return parts->exit_status ? fail(job, parts->exit_status) : parts->status;
}

/* A process for each other part; with one of all, or one at a time, this one will do. */
enum status job_run_parts(struct build *build) {
    struct job *job = build->job;
    size_t cases = job->draft ? 0 : job->dossier->case_count;
    size_t room = job->parallel > 1 ? (size_t)job->parallel - 1 : 1;
    struct parts parts = {.build = build,
                          .count = 1 + (cases < room ? cases : room),
                          .known = job->findings,
                          .status = STATUS_OK};
    return parts.count == 1 || job->parallel == 1 ? run_here(&parts) : run_apart(&parts);
}
