/* The command line: one table of subcommands, one table of options, one file for each subcommand.
 */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "command/print.h"
#include "job/job.h"

enum exit_status {
    EXIT_NOTHING_WRONG = 0,
    EXIT_FINDINGS = 1, /* of level error */
    EXIT_USAGE = 2,    /* wrong call or configuration */
    EXIT_TROUBLE = 3,  /* input/output or internal */
};

struct options {
    struct arena *arena;
    struct install_paths install; /* templates and fonts of this installation */
    struct str output;            /* -o */
    struct str checklist;         /* --checklist */
    struct str phase;             /* --phase */
    struct str to;                /* --to: a checklist */
    struct str programmes, date;  /* --programmes, --date */
    struct str inputs;            /* --inputs: a submission */
    struct str file;              /* -o of what writes one file */
    struct str since;             /* --since: a receipt */
    struct str by, on;            /* --by, --on: of an approval */
    enum print_format format;
    int parallel; /* -j */
    bool draft, attach, bundle, wait, json;
    struct str *words; /* what is not an option */
    size_t word_count;
};

/* Runs the program; gives its exit status. */
int command_run(int argc, char **argv);

int command_new(const struct options *options);
int command_check(const struct options *options);
int command_build(const struct options *options);
int command_checklists(const struct options *options);
int command_explain(const struct options *options);
int command_migrate(const struct options *options);
int command_dump(const struct options *options);
int command_import(const struct options *options);
int command_select(const struct options *options);
int command_verify(const struct options *options);
int command_diff(const struct options *options);
int command_approve(const struct options *options);
int command_renewals(const struct options *options);

/* custody.c: parts the process in two, of which this one goes on in a sandbox, where it reads what
 * is named in the call. What it may have written is the manifest in the folder that is this word of
 * the call, from 1, and the file of -o. False: no process is to be had, which has been said. */
MUST_USE bool command_begin_custody(const struct options *options, size_t written);

/* argument.c: a usage message on stderr; gives EXIT_USAGE. */
int command_misused(const char *format, ...) PRINTF(1, 2);
/* All checklists of the installation, read; those with mistakes are left out and their findings
 * printed. */
struct checklist **command_read_checklists(const struct options *options, size_t *count);
/* NULL: there is none with this id; that and the nearest one have been printed. */
const struct checklist *command_find_checklist(const struct options *options, struct str id);
/* approve_state.c: adds a line for each public draft: approved by whom and when, or not as it is.
 */
void command_say_drafts(struct buf *out, const struct dossier *dossier,
                        const struct public_draft *drafts, size_t count);
/* receipt.c: the folder of results that the word means: of a submission that below --output. */
struct str command_results(const struct options *options, struct str word);
/* The file, or the one in the folder of results; empty after a usage message. */
struct str command_find_receipt(const struct options *options, struct str word);
/* NULL after findings. */
struct receipt *command_read_receipt(struct arena *arena, struct str path,
                                     struct findings *findings);
/* The submission's folder without '/' at its end, and not "." or "..". */
struct str command_folder(struct arena *arena, struct str word);

#endif
