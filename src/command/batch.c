/* Runs one goal on many submissions. Each runs in a process of its own and writes a report line and
 * its findings, already in the format asked for; here they are put together in the order of the
 * call. */
#include "command/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "sys/clock.h"
#include "sys/file.h"
#include "sys/jobs.h"

/* What a process tells besides its findings; the first bytes of its output. */
struct report {
    size_t errors, warnings, notes, pages;
    long milliseconds;
    int status;
};

struct batch {
    const struct options *options;
    enum job_goal goal;
    bool colour, terminal;
    struct report *reports;
    size_t done;
    bool printed; /* a finding, so that JSON knows about its comma */
};

static int batch_status(const struct job *job, enum status status) {
    for (size_t k = 0; k < job->findings.count; k++)
        if (job->findings.list[k].code == FINDING_OUTPUT)
            return EXIT_TROUBLE;
    if (status != STATUS_OK)
        return EXIT_TROUBLE;
    return findings_count(&job->findings, SEVERITY_ERROR) ? EXIT_FINDINGS : EXIT_NOTHING_WRONG;
}

static void batch_add_trouble(struct job *job, enum status status) {
    static const char *const words[] = {"", "there is not enough memory for this submission",
                                        "a file could not be written",
                                        "a limit of the program was passed"};
    struct place place = {.file = job->folder};
    if (status != STATUS_OK && status != STATUS_IO)
        finding_add(&job->findings, FINDING_OUTPUT, place, "%s", words[status]);
}

/* Runs the job and gives what the other side shall have: a report and the findings as text. */
static struct str batch_run_job(const struct batch *batch, size_t index, struct arena *arena) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    struct report report = {0};
    struct job job = {.arena = arena,
                      .share = batch->options->share,
                      .folder = batch->options->words[index],
                      .output = batch->options->output,
                      .goal = batch->goal,
                      .draft = batch->options->draft};
    long start = clock_milliseconds();
    enum status status;
    while (job.folder.n > 1 && job.folder.s[job.folder.n - 1] == '/')
        job.folder = str_copy(arena, job.folder.s, job.folder.n - 1);
    status = job_run(&job);
    batch_add_trouble(&job, status);
    report.errors = findings_count(&job.findings, SEVERITY_ERROR);
    report.warnings = findings_count(&job.findings, SEVERITY_WARNING);
    report.notes = findings_count(&job.findings, SEVERITY_NOTE);
    report.pages = job.page_count;
    report.status = batch_status(&job, status);
    report.milliseconds = clock_milliseconds() - start;
    buf_add_bytes(&out, &report, sizeof report);
    print_findings(&out, &job.findings, batch->options->format, batch->colour);
    return buf_str(&out);
}

/* One submission, in its own process. */
static int batch_start(size_t index, int write_fd, void *context) {
    struct arena *arena = arena_new(LIMIT_JOB_MEMORY);
    volatile int status = EXIT_FAILURE;
    jmp_buf exhausted;
    if (!arena)
        return status;
    arena_on_exhausted(arena, &exhausted);
    if (setjmp(exhausted) == 0 && jobs_write(write_fd, batch_run_job(context, index, arena)))
        status = EXIT_SUCCESS;
    arena_drop(arena);
    return status;
}

/* Output of a process, in the order of the call. */
static void batch_finish(size_t index, int exit_status, struct str output, void *context) {
    struct batch *batch = context;
    struct report *report = &batch->reports[index];
    if (batch->terminal)
        fputs("\r\033[K", stderr);
    if (exit_status == EXIT_SUCCESS && output.n >= sizeof *report) {
        memcpy(report, output.s, sizeof *report);
        output = str_slice(output, sizeof *report, output.n);
    } else {
        *report = (struct report){.errors = 1, .status = EXIT_TROUBLE};
        output = (struct str){0};
        fprintf(stderr,
                "dossier: error: %s: the program failed on this submission; please report it\n",
                batch->options->words[index].s);
    }
    if (output.n && batch->printed && batch->options->format >= PRINT_JSON)
        fputs(",\n", stderr);
    batch->printed = batch->printed || output.n;
    fwrite(output.s ? output.s : "", 1, output.n, stderr);
    batch->done++;
    if (batch->terminal && batch->done < batch->options->word_count)
        fprintf(stderr, "%zu of %zu submissions", batch->done, batch->options->word_count);
}

static void batch_print_one(const struct batch *batch) {
    const struct report *report = &batch->reports[0];
    struct str folder = batch->options->words[0];
    printf("%s: %zu errors, %zu warnings, %zu notes", folder.s, report->errors, report->warnings,
           report->notes);
    if (batch->goal == JOB_BUILD && report->pages && (!report->errors || batch->options->draft))
        printf("; %zu pages in %ld ms, below %s/", report->pages, report->milliseconds,
               batch->options->output.s);
    putchar('\n');
}

static void batch_print_table(const struct batch *batch) {
    size_t count = batch->options->word_count, width = 10;
    for (size_t k = 0; k < count; k++)
        width = batch->options->words[k].n > width ? batch->options->words[k].n : width;
    printf("%-*s %7s %9s %6s %8s\n", (int)width, "submission", "errors", "warnings", "pages",
           "time");
    for (size_t k = 0; k < count; k++)
        printf("%-*s %7zu %9zu %6zu %5ld ms\n", (int)width, batch->options->words[k].s,
               batch->reports[k].errors, batch->reports[k].warnings, batch->reports[k].pages,
               batch->reports[k].milliseconds);
}

/* Two folders of one name would write over each other's results. */
static bool batch_names_differ(const struct options *options) {
    for (size_t k = 0; k < options->word_count; k++)
        for (size_t other = 0; other < k; other++)
            if (str_equal(file_name(options->words[k]), file_name(options->words[other]))) {
                command_misused("%s and %s would write into the same output folder",
                                options->words[other].s, options->words[k].s);
                return false;
            }
    return true;
}

static int batch_run(const struct options *options, enum job_goal goal) {
    struct batch batch = {
        .options = options, .goal = goal, .terminal = isatty(2) && options->word_count > 1};
    struct jobs jobs = {.start = batch_start, .done = batch_finish, .context = &batch};
    int worst = EXIT_NOTHING_WRONG;
    if (goal == JOB_BUILD && !batch_names_differ(options))
        return EXIT_USAGE;
    batch.colour = isatty(2) && !getenv("NO_COLOR");
    batch.reports = NEW_ARRAY(options->arena, struct report, options->word_count);
    fputs(print_opening(options->format), stderr);
    if (jobs_run(options->word_count, options->parallel, &jobs) != STATUS_OK)
        return EXIT_TROUBLE;
    fputs(print_closing(options->format), stderr);
    if (options->word_count == 1)
        batch_print_one(&batch);
    else
        batch_print_table(&batch);
    for (size_t k = 0; k < options->word_count; k++)
        worst = batch.reports[k].status > worst ? batch.reports[k].status : worst;
    return worst;
}

int command_check(const struct options *options) {
    return batch_run(options, JOB_CHECK);
}

int command_build(const struct options *options) {
    return batch_run(options, JOB_BUILD);
}
