/* dossier import-answers FILE DIR: takes answers from a workbook or table over into a submission's
 * manifest. All cells are looked at first; the manifest is written once, when nothing is wrong and
 * something differs. */
#include "command/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "command/command.h"
#include "sys/file.h"

enum { SHOWN_CHARACTERS = 300 };

/* ---- telling ---- */

static void import_print_text(const char *title, struct str text) {
    size_t at = 0;
    printf("    %s: ", title);
    if (str_empty(text))
        fputs("(nothing)", stdout);
    for (int k = 0; at < text.n && k < SHOWN_CHARACTERS; k++) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        if (c < ' ' || c == 0x7F) /* nothing that a terminal would obey */
            putchar(' ');
        else
            printf("%.*s", (int)(at - from), text.s + from);
    }
    puts(at < text.n ? " ..." : "");
}

static const char *import_met_word(enum met met) {
    return met == MET_OPEN ? "open" : met_keywords.rows[met].says;
}

static void import_print_change(const struct change *change) {
    const struct said *before = &change->before, *after = &change->after;
    printf("%.*s", STR_ARG(change->filled->key));
    if (change->filled->case_id.n)
        printf(", %.*s", STR_ARG(change->filled->case_id));
    printf(": %s", change->exact ? "changed" : "added");
    if (before->met != after->met)
        printf(", Met? %s -> %s", import_met_word(before->met), import_met_word(after->met));
    putchar('\n');
    if (!str_equal(before->reason, after->reason)) {
        import_print_text("reason before", before->reason);
        import_print_text("reason after ", after->reason);
    }
    if (!str_equal(before->body, after->body)) {
        import_print_text("before", before->body);
        import_print_text("after ", after->body);
    }
}

static void import_print_findings(const struct options *options, struct findings *findings) {
    struct buf out = buf_init(options->arena, LIMIT_OUTPUT_BYTES);
    findings_sort(findings);
    print_open(&out, options->format);
    print_findings(&out, findings, options->format, isatty(2) && !getenv("NO_COLOR"));
    print_close(&out, options->format);
    fputs(buf_str(&out).s, stderr);
}

static int import_finish(const struct options *options, struct findings *findings,
                         struct str manifest) {
    import_print_findings(options, findings);
    if (!findings_count(findings, SEVERITY_ERROR))
        return EXIT_NOTHING_WRONG;
    printf("%.*s is as it was: nothing is taken over while something is wrong.\n",
           STR_ARG(manifest));
    return EXIT_FINDINGS;
}

/* ---- the work ---- */

static int import_run(const struct options *options, struct dossier *dossier,
                      const struct checklist *checklist) {
    struct findings findings = findings_init(options->arena);
    struct answers_file file = {options->arena, options->words[0], dossier, checklist};
    struct changes changes = {.arena = options->arena, .dossier = dossier, .findings = &findings};
    size_t count, sheet_count;
    const struct answer_sheet *sheets = answer_sheets(options->arena, checklist, &sheet_count);
    const struct filled_answer *filled = read_answers(&file, &findings, &count);
    for (size_t k = 0; k < count; k++)
        changes_add(&changes, &filled[k]);
    if (findings_count(&findings, SEVERITY_ERROR))
        return import_finish(options, &findings, dossier->manifest);
    if (changes.count) {
        struct arena *arena = options->arena;
        struct str manifest = changes.dossier->manifest, bytes;
        struct output output = {.name = STR("manifest.xml")};
        if (!file_read(arena, manifest, LIMIT_MANIFEST_BYTES, (struct place){.file = manifest},
                       changes.findings, &bytes))
            return import_finish(options, changes.findings, manifest);
        output.bytes = changes_apply(&changes, bytes, sheets, sheet_count);
        if (!output.bytes.n || file_write_all(arena, changes.dossier->folder, &output, 1,
                                              changes.findings) != STATUS_OK) {
            import_print_findings(options, changes.findings);
            return EXIT_TROUBLE;
        }
        for (size_t i = 0; i < changes.count; i++)
            import_print_change(&changes.list[i]);
        printf("%zu answer%s taken over into %.*s\n", changes.count, changes.count == 1 ? "" : "s",
               STR_ARG(manifest));
        return import_finish(options, changes.findings, manifest);
    }
    printf("%.*s is as it was: the answers are the same.\n", STR_ARG(dossier->manifest));
    return import_finish(options, &findings, dossier->manifest);
}

/* What is wrong with the submission elsewhere is for `check`; here it need only be understood. */
int command_import(const struct options *options) {
    struct str folder = command_folder(options->arena, options->words[1]);
    struct findings findings = findings_init(options->arena);
    if (!file_is_folder(folder))
        return command_misused("there is no folder `%s`; name the folder of a submission",
                               folder.s);
    struct submission read = read_submission(options->arena, folder, &options->install, &findings);
    if (!read.dossier) {
        import_print_findings(options, &findings);
        return EXIT_FINDINGS;
    }
    return import_run(options, read.dossier, read.checklist);
}
