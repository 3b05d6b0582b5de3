/* Runs one goal on many submissions. Each runs in a process of its own and writes a report line and
 * its findings, already in the format asked for; here they are put together in the order of the
 * call. */
#include "command/command.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "sys/clock.h"
#include "sys/file.h"
#include "sys/processes.h"
#include "sys/steward.h"

/* What a process tells besides its findings; the first bytes of its output. */
struct report {
    size_t errors, warnings, notes, pages;
    size_t marks[MARK_COUNT][BASIS_COUNT]; /* of the results; all 0: nothing was checked */
    size_t said; /* bytes about the public drafts, between this and the findings */
    long milliseconds;
    int status;
    bool kept; /* results of an earlier state are there, marked as out of date */
};

struct batch {
    const struct options *options;
    enum job_goal goal;
    bool colour, terminal;
    struct str since; /* the receipt of an earlier build; empty: none */
    struct report *reports;
    size_t done;
    struct str drafts; /* what is said of them, of the last submission */
    bool printed;      /* a finding, so that JSON knows about its comma */
};

/* A word of the call that names no submission: a mistake of the call, reported as a finding so that
 * the others go on. */
static int batch_refuse(const struct job_request *request, struct findings *findings) {
    struct place place = {.file = request->folder};
    *findings = findings_init(request->arena);
    findings_add(findings,
                 file_exists(request->folder) ? MESSAGE_FOLDER_IS_A_FILE : MESSAGE_NO_FOLDER, place,
                 {say_text(request->folder)});
    return EXIT_USAGE;
}

static int batch_work(const struct job_request *request, struct job_result *result) {
    struct findings *findings = &result->findings;
    if (!file_is_folder(request->folder))
        return batch_refuse(request, findings);
    enum status status = job_run(request, result);
    struct place place = {.file = request->folder};
    if (status != STATUS_OK && status != STATUS_IO)
        findings_add(findings, status == STATUS_MEMORY ? MESSAGE_NO_MEMORY : MESSAGE_LIMIT_PASSED,
                     place);
    for (size_t k = 0; k < findings->count; k++)
        if (findings->list[k].code == FINDING_OUTPUT || findings->list[k].code == FINDING_INTERNAL)
            return EXIT_TROUBLE;
    if (status != STATUS_OK)
        return EXIT_TROUBLE;
    return findings_count(findings, SEVERITY_ERROR) ? EXIT_FINDINGS : EXIT_NOTHING_WRONG;
}

/* The processes that each of the submissions that run at a time may have. */
static int batch_share(const struct options *options) {
    size_t count = options->word_count;
    int share = options->parallel / (int)(count < 64 ? count : 64);
    return share > 1 ? share : 1;
}

static struct job_request batch_request(const struct batch *batch, size_t index,
                                        struct arena *arena) {
    return (struct job_request){.arena = arena,
                                .install = batch->options->install,
                                .folder = command_folder(arena, batch->options->words[index]),
                                .output = batch->options->output,
                                .goal = batch->goal,
                                .draft = batch->options->draft,
                                .attach = batch->options->attach,
                                .bundle = batch->options->bundle,
                                .wait = batch->options->wait,
                                .since = batch->since,
                                .parallel = batch_share(batch->options)};
}

/* Runs the job and gives what the other side shall have: a report and the findings as text. */
static struct str batch_run_job(const struct batch *batch, size_t index, struct arena *arena) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    struct report report = {0};
    struct job_request request = batch_request(batch, index, arena);
    struct job_result result = {0};
    struct buf drafts = buf_init(arena, LIMIT_OUTPUT_BYTES);
    long start = clock_milliseconds();
    report.status = batch_work(&request, &result);
    report.errors = findings_count(&result.findings, SEVERITY_ERROR);
    report.warnings = findings_count(&result.findings, SEVERITY_WARNING);
    report.notes = findings_count(&result.findings, SEVERITY_NOTE);
    report.pages = result.page_count;
    report.kept = result.kept.n;
    if (result.results)
        memcpy(report.marks, result.results->marks, sizeof report.marks);
    report.milliseconds = clock_milliseconds() - start;
    command_say_drafts(&drafts, result.dossier, result.drafts, result.draft_count);
    report.said = buf_str(&drafts).n;
    buf_add_bytes(&out, &report, sizeof report);
    buf_add(&out, buf_str(&drafts));
    print_findings(&out, &result.findings, batch->options->format, batch->colour);
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
    if (setjmp(exhausted) == 0 && processes_write(write_fd, batch_run_job(context, index, arena)))
        status = EXIT_SUCCESS;
    arena_drop(arena);
    return status;
}

/* Tells where the run stands; the next output wipes it out. */
static void batch_show_progress(const struct batch *batch) {
    if (batch->terminal && batch->done < batch->options->word_count)
        fprintf(stderr, "%zu of %zu submissions", batch->done, batch->options->word_count);
}

static void add_loss(struct findings *findings, struct place place, int exit_status) {
    if (exit_status == PROCESS_NOT_STARTED)
        findings_add(findings, MESSAGE_NO_PROCESS, place);
    else if (exit_status == STEWARD_TOO_SLOW || exit_status == -SIGXCPU)
        findings_add(findings, MESSAGE_PROCESS_SLOW, place,
                     {say_number(LIMIT_WORKER_SECONDS / 60), say_number(LIMIT_WORKER_CLOCK / 60)});
    else if (exit_status < 0 && exit_status > PROCESS_NOT_STARTED)
        findings_add(findings, MESSAGE_PROCESS_SIGNAL, place, {say_number(-exit_status)});
    else
        findings_add(findings, MESSAGE_PROCESS_LOST, place);
}

/* Of a process that ended before it could report. */
static struct str batch_report_loss(struct batch *batch, size_t index, int exit_status) {
    struct arena *arena = batch->options->arena, *scratch = arena_scratch(arena);
    struct job_request request = batch_request(batch, index, scratch);
    struct findings findings = findings_init(arena);
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    batch->reports[index] =
        (struct report){.errors = 1,
                        .status = EXIT_TROUBLE,
                        .kept = batch->goal == JOB_BUILD && job_mark_kept(&request).n};
    arena_drop(scratch);
    add_loss(&findings, (struct place){.file = batch->options->words[index]}, exit_status);
    print_findings(&out, &findings, batch->options->format, batch->colour);
    return buf_str(&out);
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
        struct str drafts = str_slice(output, 0, report->said);
        batch->drafts = str_copy(batch->options->arena, drafts.s, drafts.n);
        output = str_slice(output, report->said, output.n);
    } else
        output = batch_report_loss(batch, index, exit_status);
    if (output.n && batch->printed && batch->options->format >= PRINT_JSON)
        fputs(",\n", stderr);
    batch->printed = batch->printed || output.n;
    fwrite(output.s ? output.s : "", 1, output.n, stderr);
    batch->done++;
    batch_show_progress(batch);
}

static void batch_print_count(size_t count, const char *word, const char *end) {
    printf("%zu %s%s%s", count, word, count == 1 ? "" : "s", end);
}

/* "94 of 97 met: 60 computed, 25 shown, 9 attested; 3 N/A" */
static void batch_print_results(const struct report *report) {
    const struct words *words = words_of(STR("en"));
    size_t marked[MARK_COUNT] = {0}, all = 0;
    const char *before = ": ";
    for (enum mark mark = 0; mark < MARK_COUNT; mark++) {
        for (enum basis basis = 0; basis < BASIS_COUNT; basis++)
            marked[mark] += report->marks[mark][basis];
        all += marked[mark];
    }
    if (!all)
        return;
    printf("%zu of %zu met", marked[MARK_YES], all);
    for (enum basis basis = BASIS_COUNT - 1; basis > BASIS_NONE; basis--)
        if (report->marks[MARK_YES][basis]) {
            printf("%s%zu %s", before, report->marks[MARK_YES][basis], basis_word(words, basis));
            before = ", ";
        }
    before = "; ";
    for (enum mark mark = 0; mark < MARK_COUNT; mark++)
        if (mark != MARK_YES && marked[mark]) {
            printf("%s%zu %s", before, marked[mark],
                   mark == MARK_OPEN ? "open" : mark_word(words, mark));
            before = ", ";
        }
    putchar('\n');
}

static bool batch_is_same_folder(struct str a, struct str b) {
    struct stat a_is, b_is;
    return stat(a.s, &a_is) == 0 && stat(b.s, &b_is) == 0 && a_is.st_dev == b_is.st_dev &&
           a_is.st_ino == b_is.st_ino;
}

/* Two folders of one name would write over each other's results, and results must not fall into
 * the submission they are made of. */
static bool batch_outputs_are_apart(const struct options *options) {
    struct str *folders = NEW_ARRAY(options->arena, struct str, options->word_count), target;
    for (size_t k = 0; k < options->word_count; k++) {
        folders[k] = command_folder(options->arena, options->words[k]);
        target = file_join(options->arena, options->output, file_name(folders[k]));
        if (batch_is_same_folder(target, folders[k])) {
            command_misused("the results would be written into %s itself; name another folder "
                            "with --output",
                            folders[k].s);
            return false;
        }
        for (size_t other = 0; other < k; other++)
            if (str_equal(file_name(folders[k]), file_name(folders[other]))) {
                command_misused("%s and %s would write into the same output folder %s",
                                options->words[other].s, options->words[k].s, target.s);
                return false;
            }
    }
    return true;
}

static void batch_print_frame(const struct options *options,
                              void (*print)(struct buf *out, enum print_format format)) {
    struct buf out = buf_init(options->arena, LIMIT_OUTPUT_BYTES);
    print(&out, options->format);
    fputs(buf_str(&out).s, stderr);
}

static void batch_print_one(const struct batch *batch) {
    const struct options *options = batch->options;
    const struct report *report = &batch->reports[0];
    struct str folder = command_folder(options->arena, options->words[0]);
    struct str results = file_join(options->arena, options->output, file_name(folder));
    printf("%s: ", folder.s);
    batch_print_count(report->errors, "error", ", ");
    batch_print_count(report->warnings, "warning", ", ");
    batch_print_count(report->notes, "note", "");
    if (batch->goal == JOB_BUILD && report->status == EXIT_FINDINGS && !options->draft)
        fputs("; nothing was written (`--draft` writes PDFs marked DRAFT)", stdout);
    else if (batch->goal == JOB_BUILD && report->status <= EXIT_FINDINGS && report->pages)
        printf("; %zu pages in %ld ms, in %s%s", report->pages, report->milliseconds, results.s,
               options->draft ? "/draft" : "");
    putchar('\n');
    if (report->kept)
        printf("out of date: %s, built from an earlier state\n", results.s);
    batch_print_results(report);
    fwrite(batch->drafts.s, 1, batch->drafts.n, stdout);
}

static void batch_print_table(const struct batch *batch) {
    const struct options *options = batch->options;
    size_t width = 10;
    for (size_t i = 0; i < options->word_count; i++)
        width = options->words[i].n > width ? options->words[i].n : width;
    printf("%-*s %7s %9s %6s %8s\n", (int)width, "submission", "errors", "warnings", "pages",
           "time");
    for (size_t i = 0; i < options->word_count; i++) {
        const struct report *report = &batch->reports[i];
        printf("%-*s %7zu %9zu %6zu %5ld ms%s\n", (int)width, options->words[i].s, report->errors,
               report->warnings, report->pages, report->milliseconds,
               report->kept ? "  earlier results are out of date" : "");
    }
}

static int batch_run(const struct options *options, enum job_goal goal) {
    struct batch batch = {
        .options = options, .goal = goal, .terminal = isatty(2) && options->word_count > 1};
    struct process_work work = {.start = batch_start, .done = batch_finish, .context = &batch};
    int worst = EXIT_NOTHING_WRONG;
    if (goal == JOB_BUILD && !batch_outputs_are_apart(options))
        return EXIT_USAGE;
    if (options->since.n && options->word_count > 1)
        return command_misused("--since goes with one submission, not with %zu",
                               options->word_count);
    if (options->since.n && !(batch.since = command_find_receipt(options, options->since)).n)
        return EXIT_USAGE;
    batch.colour = isatty(2) && !getenv("NO_COLOR");
    batch.reports = NEW_ARRAY(options->arena, struct report, options->word_count);
    batch_print_frame(options, print_open);
    batch_show_progress(&batch);
    if (processes_run(options->word_count, options->parallel, &work) != STATUS_OK)
        return EXIT_TROUBLE;
    batch_print_frame(options, print_close);
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
