/* dossier approve DIR [CASE...]: a person has read public drafts and approves them. What is
 * approved are the words in the output folder, and only while the submission still gives the same:
 * nobody approves what he cannot have read. */
#include "command/approve.h"

#include <stdio.h>

#include "base/limits.h"
#include "base/nearest.h"
#include "command/command.h"
#include "sys/clock.h"
#include "sys/file.h"

struct approving {
    const struct options *options;
    struct arena *arena;
    struct job_result job;
    struct str folder, results;
    struct date on;
    struct approval *list;
    size_t count;
};

static void print_trouble(const struct options *options, struct findings *findings) {
    struct buf out = buf_init(options->arena, LIMIT_OUTPUT_BYTES);
    findings_sort(findings);
    print_open(&out, options->format);
    print_findings(&out, findings, options->format, false);
    print_close(&out, options->format);
    fputs(buf_str(&out).s, stderr);
}

static const struct public_draft *find_draft(const struct approving *approving, struct str id) {
    for (size_t i = 0; i < approving->job.draft_count; i++)
        if (str_equal(approving->job.drafts[i].case_id, id))
            return &approving->job.drafts[i];
    return NULL;
}

/* Empty where there is no such file, or none that can be read. */
static struct str digest_draft(const struct approving *approving, struct str name) {
    struct str path = file_join(approving->arena, approving->results, name), digest, head;
    uint64_t bytes;
    if (!file_exists(path) || !digest_file(approving->arena, path, &digest, &bytes, &head))
        return (struct str){0};
    return digest;
}

/* A usage message unless the drafts that were built are those that the submission gives. */
static int take(struct approving *approving, const struct public_draft *draft) {
    struct arena *arena = approving->arena;
    struct str path = file_join(arena, approving->results, draft->file);
    struct str digest = digest_draft(approving, draft->file);
    const char *folder = approving->folder.s;
    if (str_empty(digest))
        return command_misused("there is no %s to be read; `dossier build %s` writes it", path.s,
                               folder);
    digest = digest_of_both(arena, digest, digest_draft(approving, draft->story));
    if (!str_equal(digest, draft->sha256))
        return command_misused("%s, or the story beside it, is not what %s gives now; build it "
                               "again, and read it",
                               path.s, folder);
    *APPEND(arena, approving->list, approving->count) =
        (struct approval){.case_id = draft->case_id,
                          .by = str_trim(approving->options->by),
                          .on = approving->on,
                          .sha256 = draft->sha256};
    return EXIT_NOTHING_WRONG;
}

/* The case studies of the call, or all. */
static int take_all(struct approving *approving) {
    const struct options *options = approving->options;
    const struct job_result *job = &approving->job;
    struct str *ids = NEW_ARRAY(approving->arena, struct str, job->draft_count + 1);
    for (size_t i = 0; i < job->draft_count; i++)
        ids[i] = job->drafts[i].case_id;
    int status = EXIT_NOTHING_WRONG;
    for (size_t i = 0; options->word_count == 1 && i < job->draft_count && !status; i++)
        status = take(approving, &job->drafts[i]);
    for (size_t i = 1; i < options->word_count && !status; i++) {
        const struct public_draft *draft = find_draft(approving, options->words[i]);
        struct str near = str_nearest(options->words[i], ids, job->draft_count);
        if (draft)
            status = take(approving, draft);
        else if (near.n)
            status = command_misused("there is no case study `%s`; did you mean `%s`?",
                                     options->words[i].s, near.s);
        else
            status = command_misused("there is no case study `%s`", options->words[i].s);
    }
    return status;
}

static int write_approvals(struct approving *approving) {
    struct findings *findings = &approving->job.findings;
    struct arena *arena = approving->arena;
    struct str manifest = approving->job.dossier->manifest, bytes;
    struct output output = {.name = STR("manifest.xml")};
    if (file_read(arena, manifest, LIMIT_MANIFEST_BYTES, (struct place){.file = manifest}, findings,
                  &bytes))
        output.bytes =
            approvals_write(arena, manifest, bytes, approving->list, approving->count, findings);
    if (!output.bytes.n ||
        file_write_all(arena, approving->folder, &output, 1, findings) != STATUS_OK) {
        print_trouble(approving->options, findings);
        return EXIT_TROUBLE;
    }
    for (size_t i = 0; i < approving->count; i++) {
        const struct approval *approval = &approving->list[i];
        printf("%s: approved by %.*s on %s (%s, SHA-256 %.12s...)\n", approval->case_id.s,
               STR_ARG(approval->by), date_format_iso(arena, approval->on).s,
               find_draft(approving, approval->case_id)->file.s, approval->sha256.s);
    }
    struct str changes = file_join(arena, approving->results, STR("confidential/changes.html"));
    if (file_exists(changes))
        printf("What these drafts change of the source: %s\n", changes.s);
    printf("%.*s has changed by this: build again before its results are verified.\n",
           STR_ARG(manifest));
    return EXIT_NOTHING_WRONG;
}

int command_approve(const struct options *options) {
    struct approving approving = {.options = options, .arena = options->arena, .on = clock_today()};
    approving.folder = command_folder(options->arena, options->words[0]);
    approving.results = file_join(options->arena, options->output, file_name(approving.folder));
    if (!str_trim(options->by).n)
        return command_misused("say who approves it with --by=\"NAME\"");
    if (options->on.n && !date_parse(options->on, &approving.on))
        return command_misused("--on takes a date like 2019-03-15, not `%s`", options->on.s);
    if (!file_is_folder(approving.folder))
        return command_misused("there is no folder `%s`; name the folder of a submission",
                               approving.folder.s);
    struct job_request request = {.arena = options->arena,
                                  .install = options->install,
                                  .folder = approving.folder,
                                  .output = options->output,
                                  .goal = JOB_DRAFTS,
                                  .parallel = 1};
    if (job_run(&request, &approving.job) != STATUS_OK)
        return EXIT_TROUBLE;
    if (findings_count(&approving.job.findings, SEVERITY_ERROR)) {
        print_trouble(options, &approving.job.findings);
        puts("Nothing is approved while something is wrong.");
        return EXIT_FINDINGS;
    }
    int status = take_all(&approving);
    return status ? status : write_approvals(&approving);
}
