/* Reads the command line by two tables, subcommands and options, and calls the subcommand. */
#include "command/command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/nearest.h"
#include "sys/file.h"
#include "sys/locate.h"
#include "sys/processes.h"
#include "sys/sandbox.h"

enum option_name {
    OPTION_OUTPUT,
    OPTION_FILE,
    OPTION_JOBS,
    OPTION_DRAFT,
    OPTION_CHECKLIST,
    OPTION_FORMAT,
    OPTION_PHASE,
    OPTION_TO,
    OPTION_ATTACH,
    OPTION_BUNDLE,
    OPTION_PROGRAMMES,
    OPTION_DATE,
    OPTION_INPUTS,
    OPTION_SINCE,
    OPTION_JSON,
    OPTION_BY,
    OPTION_ON,
    OPTION_WAIT,
    OPTION_COUNT
};

struct option_row {
    const char *name, *argument, *help; /* argument NULL: takes none */
    int letter;
};

static const struct option_row option_rows[OPTION_COUNT] = {
    [OPTION_OUTPUT] = {"output", "DIR", "write below DIR (default: output)", 'o'},
    [OPTION_FILE] = {"output", "FILE", "write FILE instead of standard output", 'o'},
    [OPTION_JOBS] = {"jobs", "N", "run N processes at a time (default: one for each processor)",
                     'j'},
    [OPTION_DRAFT] = {"draft", NULL,
                      "write PDFs marked DRAFT even when findings are open; no e-mail", 'D'},
    [OPTION_ATTACH] = {"attach", NULL,
                       "put manifest.xml and report.json into self-assessment.pdf (PDF/A-3a)", 'a'},
    [OPTION_BUNDLE] =
        {"bundle", NULL,
         "write answers and evidence item by item too, as portals' checklists get them", 'b'},
    [OPTION_CHECKLIST] = {"checklist", "ID", "which checklist; `dossier checklists` lists them",
                          'c'},
    [OPTION_FORMAT] = {"format", "FORM", "print findings as text, short, json or sarif", 'f'},
    [OPTION_TO] = {"to", "ID", "the checklist to carry over to", 't'},
    [OPTION_PROGRAMMES] = {"programmes", "all", "case study by programme, for all checklists", 'P'},
    [OPTION_DATE] = {"date", "DATE",
                     "the date of the submission (default: the manifest's, or today)", 'd'},
    [OPTION_INPUTS] = {"inputs", "DIR", "the submission whose files are proven too", 'i'},
    [OPTION_SINCE] = {"since", "OLD",
                      "list in front what changed since this receipt, or folder with one", 'S'},
    [OPTION_JSON] = {"json", NULL, "print JSON", 'J'},
    [OPTION_BY] = {"by", "NAME", "who has read the drafts and approves them", 'B'},
    [OPTION_ON] = {"on", "DATE", "the day of the approval (default: today)", 'N'},
    [OPTION_WAIT] = {"wait", NULL, "wait for another build of the same results to end", 'w'},
    [OPTION_PHASE] = {"phase", "NAME", "which: model, results, document or pages", 'p'},
};

#define USES(option) (1U << (option))

/* Who goes into the sandbox: a process for each submission, or the command itself, of which then a
 * word may name a folder whose manifest is changed. */
enum custody_kind { CUSTODY_COMMAND, CUSTODY_FIRST_WORD, CUSTODY_SECOND_WORD, CUSTODY_ELSEWHERE };

struct command_row {
    const char *name, *words, *synopsis, *summary, *more;
    int (*run)(const struct options *options);
    unsigned options;
    size_t min_words, max_words;
    enum custody_kind custody;
};

static const struct command_row command_rows[] = {
    {"new", "DIR", "--checklist=ID DIR", "make a submission folder to start from",
     "Every field and section of the checklist is there and explained.\nNothing is written if DIR "
     "exists.",
     command_new, USES(OPTION_CHECKLIST), 1, 1, CUSTODY_ELSEWHERE},
    {"check", "DIR...", "[options] DIR...", "say what is missing or wrong; write nothing",
     "DIR is a submission: a folder with manifest.xml.\n"
     "Findings go to standard error; `dossier explain CODE` tells more about each.",
     command_check, USES(OPTION_FORMAT) | USES(OPTION_JOBS), 1, SIZE_MAX, CUSTODY_ELSEWHERE},
    {"build", "DIR...", "[options] DIR...",
     "check, then write PDFs, e-mail, public drafts and report",
     "DIR is a submission: a folder with manifest.xml.\n"
     "The results go to output/<name of DIR>/, all at once; drafts to draft/ in it. A build with "
     "errors\nleaves earlier results as they are, and marks them as out of date.",
     command_build,
     USES(OPTION_OUTPUT) | USES(OPTION_JOBS) | USES(OPTION_DRAFT) | USES(OPTION_ATTACH) |
         USES(OPTION_BUNDLE) | USES(OPTION_SINCE) | USES(OPTION_WAIT) | USES(OPTION_FORMAT),
     1, SIZE_MAX, CUSTODY_ELSEWHERE},
    {"import-answers", "FILE DIR", "[options] FILE DIR",
     "take answers from a workbook or table over into DIR",
     "FILE is self-assessment.xlsx or answers.csv as `build` writes them, filled in or changed.\n"
     "Of manifest.xml only the answers that differ are changed; nothing is written when something "
     "is wrong.",
     command_import, USES(OPTION_FORMAT), 2, 2, CUSTODY_SECOND_WORD},
    {"checklists", "[ID]", "[options] [ID | lint FILE]",
     "list the checklists, explain one, or look for mistakes in one",
     "`dossier checklists lint FILE` finds rules that can never hold, rules without samples and\n"
     "requirements without texts; dossier-checklist(5) describes the format.",
     command_checklists, USES(OPTION_FORMAT), 0, 2, CUSTODY_COMMAND},
    {"migrate", "DIR", "--to=ID DIR", "carry a submission over to another edition",
     "Answers and evidence go where the newer checklist says that their items went; what is gone\n"
     "is kept in comments. New, changed and gone items are listed.",
     command_migrate, USES(OPTION_TO), 1, 1, CUSTODY_FIRST_WORD},
    {"select", "LIBRARY", "--checklist=ID | --programmes=all [options] LIBRARY",
     "which case studies of a library pass, and which to hand in",
     "LIBRARY is a folder of case studies, with or without a manifest; dossier(1) says what can "
     "be\n"
     "judged without one. Exit status 1: no set of them satisfies the checklist.",
     command_select,
     USES(OPTION_CHECKLIST) | USES(OPTION_PROGRAMMES) | USES(OPTION_DATE) | USES(OPTION_FORMAT), 1,
     1, CUSTODY_COMMAND},
    {"verify", "FOLDER|FILE", "[options] FOLDER|FILE.eml|receipt.json|proof.json",
     "prove by a receipt that files are what was built",
     "FOLDER is what `build` wrote, with its receipt.json, or a submission whose results are in "
     "output/;\n"
     "a mail has its receipt attached. What differs is named. Exit status 1: something does.",
     command_verify, USES(OPTION_INPUTS) | USES(OPTION_FORMAT) | USES(OPTION_OUTPUT), 1, 1,
     CUSTODY_COMMAND},
    {"diff", "OLD NEW", "[options] OLD NEW", "which results changed from one build to the next",
     "OLD and NEW are receipts, or folders with one. Items are listed whose mark, basis, answer "
     "or\n"
     "evidence changed. Exit status 1: an outcome got worse.",
     command_diff, USES(OPTION_JSON) | USES(OPTION_OUTPUT), 2, 2, CUSTODY_COMMAND},
    {"approve", "DIR", "--by=NAME [options] DIR [CASE...]",
     "record who has read public drafts and approves them",
     "DIR is a submission that was built; CASE is the id of a case study, all when there is none.\n"
     "The approval goes into manifest.xml with the SHA-256 of the draft: a draft that changes is "
     "unapproved\n"
     "again, and `check`, `build` and `verify` say so. Each person who reads it calls it once.",
     command_approve, USES(OPTION_BY) | USES(OPTION_ON) | USES(OPTION_OUTPUT) | USES(OPTION_FORMAT),
     1, SIZE_MAX, CUSTODY_FIRST_WORD},
    {"renewals", "DIR...", "[-o FILE] DIR...", "a calendar of the days on which something ends",
     "DIR is a submission. The calendar (iCalendar) has the day of the next validation, the last "
     "day of "
     "the\n"
     "checklist's edition and the days on which certificates expire and consents end.",
     command_renewals, USES(OPTION_FILE), 1, SIZE_MAX, CUSTODY_COMMAND},
    {"explain", "CODE|ITEM", "[options] CODE|ITEM",
     "why a finding or an item matters and how to mend it",
     "CODE is what a finding shows in brackets; ITEM is a key such as requirements/2.2.",
     command_explain, USES(OPTION_CHECKLIST), 1, 1, CUSTODY_COMMAND},
    {"dump", "DIR", "--phase=NAME [--draft] DIR",
     "print what a phase made of a submission, for developers", "", command_dump,
     USES(OPTION_PHASE) | USES(OPTION_DRAFT), 1, 1, CUSTODY_COMMAND},
};

#define COMMAND_COUNT COUNT(command_rows)

static const char *const format_names[PRINT_FORMAT_COUNT] = {"text", "short", "json", "sarif"};

static int command_help(const struct command_row *row) {
    printf("usage: dossier %s %s\n\n%s\n", row->name, row->synopsis, row->summary);
    if (row->more[0])
        printf("%s\n", row->more);
    putchar('\n');
    for (size_t k = 0; k < OPTION_COUNT; k++) {
        const struct option_row *option = &option_rows[k];
        char name[32];
        if (!(row->options & USES(k)))
            continue;
        snprintf(name, sizeof name, "--%s%s%s", option->name, option->argument ? "=" : "",
                 option->argument ? option->argument : "");
        if (strchr("oj", option->letter))
            printf("  -%c, %-16s %s\n", option->letter, name, option->help);
        else
            printf("      %-16s %s\n", name, option->help);
    }
    printf("  -h, %-16s show this help\n", "--help");
    return EXIT_NOTHING_WRONG;
}

static int command_usage(void) {
    puts("usage: dossier COMMAND [options] ...\n\n"
         "Checks a submission to an AWS partner programme and builds what is handed in.\n");
    for (size_t k = 0; k < COMMAND_COUNT; k++)
        printf("  %-14s %-10s %s\n", command_rows[k].name, command_rows[k].words,
               command_rows[k].summary);
    puts("\n`dossier COMMAND --help` tells more. `dossier --version` prints the version.\n"
         "Exit status: 0 nothing wrong, 1 findings of level error, 2 wrong usage, 3 input/output "
         "or internal failure.");
    return EXIT_NOTHING_WRONG;
}

static const struct command_row *command_find(const char *name) {
    for (size_t k = 0; k < COMMAND_COUNT; k++)
        if (strcmp(command_rows[k].name, name) == 0)
            return &command_rows[k];
    return NULL;
}

static int command_help_on(const char *name) {
    const struct command_row *row = command_find(name);
    return row ? command_help(row) : command_usage();
}

static bool command_read_format(const char *text, enum print_format *format) {
    for (int k = 0; k < PRINT_FORMAT_COUNT; k++)
        if (strcmp(format_names[k], text) == 0) {
            *format = (enum print_format)k;
            return true;
        }
    return false;
}

/* Where an option that is any text goes; NULL for the others. */
static struct str *command_text_option(struct options *options, enum option_name option) {
    switch (option) {
    case OPTION_CHECKLIST:
        return &options->checklist;
    case OPTION_TO:
        return &options->to;
    case OPTION_PROGRAMMES:
        return &options->programmes;
    case OPTION_DATE:
        return &options->date;
    case OPTION_INPUTS:
        return &options->inputs;
    case OPTION_SINCE:
        return &options->since;
    case OPTION_BY:
        return &options->by;
    case OPTION_ON:
        return &options->on;
    case OPTION_PHASE:
        return &options->phase;
    default:
        return NULL;
    }
}

static int command_set_option(struct options *options, enum option_name option, const char *value) {
    struct str *text = command_text_option(options, option);
    uint64_t number;
    if (text) {
        *text = str_of(value);
        return EXIT_NOTHING_WRONG;
    }
    switch (option) {
    case OPTION_OUTPUT:
        if (!*value)
            return command_misused("--output takes a folder, not an empty name");
        options->output = str_of(value);
        break;
    case OPTION_FILE:
        if (file_name(str_of(value)).n == 0)
            return command_misused("--output takes a file, not `%s`", value);
        options->file = str_of(value);
        break;
    case OPTION_DRAFT:
        options->draft = true;
        break;
    case OPTION_ATTACH:
        options->attach = true;
        break;
    case OPTION_BUNDLE:
        options->bundle = true;
        break;
    case OPTION_WAIT:
        options->wait = true;
        break;
    case OPTION_JSON:
        options->json = true;
        break;
    case OPTION_FORMAT:
        if (!command_read_format(value, &options->format))
            return command_misused("--format takes text, short, json or sarif, not `%s`", value);
        break;
    default:
        if (!integer_parse(str_of(value), &number) || number < 1 || number > 64)
            return command_misused("--jobs takes a number from 1 to 64, not `%s`", value);
        options->parallel = (int)number;
    }
    return EXIT_NOTHING_WRONG;
}

/* The letter of an option, or -1 when the command does not take it. */
static int command_find_option(const struct command_row *row, int letter) {
    for (int k = 0; k < OPTION_COUNT; k++)
        if (option_rows[k].letter == letter && row->options & USES(k))
            return k;
    return -1;
}

/* getopt has refused `word`: an option of another command, or of none. */
static int command_refuse_option(const struct command_row *row, const char *word) {
    struct str names[OPTION_COUNT + 1] = {STR("--help")}, rest = str_of(word), name, nearest;
    char texts[OPTION_COUNT][16];
    size_t count = 1;
    for (size_t k = 0; k < OPTION_COUNT; k++)
        if (row->options & USES(k)) {
            snprintf(texts[k], sizeof texts[k], "--%s", option_rows[k].name);
            names[count++] = str_of(texts[k]);
        }
    str_cut(&rest, '=', &name);
    nearest = str_nearest(name, names, count);
    if (nearest.n && !str_equal(nearest, name))
        return command_misused("`dossier %s` does not take `%s`; did you mean `%s`?", row->name,
                               word, nearest.s);
    return command_misused("`dossier %s` does not take `%s`; see `dossier %s --help`", row->name,
                           word, row->name);
}

/* Gives -1 when the command shall run, otherwise the exit status. */
static int command_read_words(const struct command_row *row, int argc, char **argv,
                              struct options *options) {
    struct option table[OPTION_COUNT + 2] = {{"help", no_argument, NULL, 'h'}};
    int letter, status;
    for (int k = 0; k < OPTION_COUNT; k++)
        table[k + 1] = (struct option){option_rows[k].name,
                                       option_rows[k].argument ? required_argument : no_argument,
                                       NULL, option_rows[k].letter};
    opterr = 0;
    while ((letter = getopt_long(argc, argv, ":ho:j:", table, NULL)) != -1) {
        int option = command_find_option(row, letter);
        if (letter == 'h') {
            command_help(row);
            return EXIT_NOTHING_WRONG;
        }
        if (letter == ':')
            return command_misused("option `%s` needs a value", argv[optind - 1]);
        if (option < 0)
            return command_refuse_option(row, argv[optind - 1]);
        if ((status = command_set_option(options, (enum option_name)option, optarg)) !=
            EXIT_NOTHING_WRONG)
            return status;
    }
    for (; optind < argc; optind++)
        *APPEND(options->arena, options->words, options->word_count) = str_of(argv[optind]);
    if (options->word_count < row->min_words)
        return command_misused("%s is missing; usage: dossier %s %s", row->words, row->name,
                               row->synopsis);
    if (options->word_count > row->max_words)
        return command_misused("`%s` is one word too many; usage: dossier %s %s",
                               options->words[row->max_words].s, row->name, row->synopsis);
    return -1;
}

static int command_with_arena(const struct command_row *row, int argc, char **argv,
                              struct arena *arena) {
    struct options options = {
        .arena = arena, .output = STR("output"), .parallel = processes_at_once()};
    int status = command_read_words(row, argc, argv, &options);
    if (status >= 0)
        return status;
    if (!locate_share(arena, &options.install.templates, &options.install.fonts)) {
        command_misused("its templates and fonts are not where the program is installed; install "
                        "it again or set DOSSIER_SHARE");
        return EXIT_USAGE;
    }
    if (row->custody != CUSTODY_ELSEWHERE && !command_begin_custody(&options, (size_t)row->custody))
        return EXIT_TROUBLE;
    return row->run(&options);
}

/* What a full disk or a closed pipe has swallowed is not to be taken for all there was. */
static int command_close(int status) {
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "dossier: error: cannot write to standard output: %s\n", strerror(errno));
        return EXIT_TROUBLE;
    }
    return fflush(stderr) != 0 || ferror(stderr) ? EXIT_TROUBLE : status;
}

int command_run(int argc, char **argv) {
    const struct command_row *row;
    struct arena *arena;
    jmp_buf exhausted;
    volatile int status = EXIT_TROUBLE; /* read after longjmp */
    if (argc < 2) {
        command_usage();
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0)
        return command_close(command_help_on(argc > 2 ? argv[2] : ""));
    if (strcmp(argv[1], "--version") == 0) {
        printf("dossier " DOSSIER_VERSION "\nsandbox: %s\n", sandbox_about());
        return command_close(EXIT_NOTHING_WRONG);
    }
    if (!(row = command_find(argv[1]))) {
        const char *name = argv[1];
        struct str names[COMMAND_COUNT + 2] = {STR("--version"), STR("--help")}, nearest;
        for (size_t k = 0; k < COMMAND_COUNT; k++)
            names[k + 2] = str_of(command_rows[k].name);
        nearest = str_nearest(str_of(name), names, COMMAND_COUNT + 2);
        if (nearest.n)
            return command_misused("there is no command `%s`; did you mean `%s`?", name, nearest.s);
        return command_misused("there is no command `%s`; `dossier --help` lists them", name);
    }
    if (!(arena = arena_new(LIMIT_JOB_MEMORY)))
        return EXIT_TROUBLE;
    arena_on_exhausted(arena, &exhausted);
    if (setjmp(exhausted) == 0)
        status = command_with_arena(row, argc - 1, argv + 1, arena);
    else
        fputs("dossier: out of memory\n", stderr);
    arena_drop(arena);
    return command_close(status);
}
