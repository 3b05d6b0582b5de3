/* dossier select LIBRARY --checklist ID: which case studies of a library pass, and which set of
 * them to hand in. */
#include "command/select.h"

#include <stdio.h>
#include <unistd.h>

#include "base/limits.h"
#include "evidence/evidence.h"
#include "read/read.h"
#include "sys/clock.h"
#include "sys/file.h"

struct selection {
    const struct options *options;
    struct str folder;
    struct checklist **all; /* the installation's */
    size_t all_count;
    struct date date;
    bool terminal;
};

static void print_errors(const struct selection *selection, struct findings *findings) {
    struct buf out = buf_init(selection->options->arena, LIMIT_OUTPUT_BYTES);
    findings_sort(findings);
    print_findings(&out, findings, selection->options->format, false);
    fputs(buf_str(&out).s, stderr);
}

static void print_frame(const struct selection *selection,
                        void (*print)(struct buf *out, enum print_format format)) {
    struct buf out = buf_init(selection->options->arena, LIMIT_OUTPUT_BYTES);
    print(&out, selection->options->format);
    fputs(buf_str(&out).s, stderr);
}

static void show_progress(const struct selection *selection, size_t done, size_t count) {
    if (!selection->terminal)
        return;
    if (done < count)
        fprintf(stderr, "\r%zu of %zu case studies", done, count);
    else
        fputs("\r\033[K", stderr);
    fflush(stderr);
}

/* ---- reading and judging ---- */

/* NULL after findings. */
static struct portfolio *judge_library(const struct selection *selection,
                                       const struct checklist *checklist,
                                       struct findings *findings) {
    struct arena *arena = selection->options->arena;
    struct library_order order = {.folder = selection->folder,
                                  .checklist = checklist,
                                  .others = selection->all,
                                  .other_count = selection->all_count,
                                  .date = selection->date,
                                  .today = clock_today()};
    struct library library;
    if (!read_library(arena, &order, findings, &library))
        return NULL;
    evidence_open(arena, library.dossier, findings);
    struct portfolio_source source = {.dossier = library.dossier,
                                      .checklist = checklist,
                                      .named = library.named,
                                      .has_manifest = library.has_manifest,
                                      .has_answers = library.has_answers,
                                      .reading = findings};
    struct portfolio *portfolio = portfolio_new(arena, &source);
    for (size_t i = 0; i < portfolio->count; i++) {
        show_progress(selection, i, portfolio->count);
        portfolio_examine(portfolio, i);
    }
    show_progress(selection, portfolio->count, portfolio->count);
    portfolio_make_model(portfolio);
    return portfolio;
}

/* Errors of the library that are told for no case study: the manifest's own. */
static struct findings collect_findings(const struct portfolio *portfolio,
                                        const struct findings *reading) {
    struct findings all = findings_init(portfolio->arena);
    for (size_t i = 0; i < reading->count; i++)
        if (reading->list[i].severity == SEVERITY_ERROR)
            *APPEND(portfolio->arena, all.list, all.count) = reading->list[i];
    for (size_t i = 0; i < portfolio->count; i++) {
        const struct findings *own = &portfolio->entries[i].findings;
        for (size_t k = 0; k < own->count; k++)
            *APPEND(portfolio->arena, all.list, all.count) = own->list[k];
    }
    return all;
}

/* With what is recommended, and without it when no set keeps that too. */
static struct set find_smallest(struct portfolio *portfolio, struct set_model *model) {
    struct set set = set_smallest(portfolio->arena, &portfolio->model);
    *model = portfolio->model;
    if (set.found)
        return set;
    struct set_model mandatory = portfolio_mandatory_model(portfolio);
    bool fewer = mandatory.row_count < model->row_count || mandatory.same_count < model->same_count;
    if (!fewer)
        return set;
    portfolio->gave_up_recommended = true;
    *model = mandatory;
    return set_smallest(portfolio->arena, model);
}

/* ---- one programme ---- */

static bool is_same_set(const struct portfolio *portfolio, const struct set *a,
                        const struct set *b) {
    for (size_t i = 0; i < portfolio->model.count; i++)
        if (a->chosen[i] != b->chosen[i])
            return false;
    return a->proof == b->proof;
}

static int select_sets(struct portfolio *portfolio) {
    struct set_model model;
    struct set smallest = find_smallest(portfolio, &model);
    if (!smallest.found) {
        struct set_shortage shortage = set_find_shortage(portfolio->arena, &model);
        select_print_shortage(portfolio, &model, &smallest, &shortage);
        return EXIT_FINDINGS;
    }
    struct set widest = set_widest(portfolio->arena, &model);
    if (portfolio->gave_up_recommended)
        puts("\nNo set also keeps what is only recommended; the search went on without it.");
    bool agree = select_print_set(portfolio, &smallest, "Smallest set");
    if (is_same_set(portfolio, &smallest, &widest))
        printf("\nSet with the largest margin: the same (%s)\n", select_proof(widest.proof));
    else
        agree = select_print_set(portfolio, &widest, "Set with the largest margin") && agree;
    select_print_left(portfolio);
    return agree ? EXIT_NOTHING_WRONG : EXIT_TROUBLE;
}

static int select_one(const struct selection *selection, const struct checklist *checklist) {
    struct findings reading = findings_init(selection->options->arena), all;
    struct portfolio *portfolio = judge_library(selection, checklist, &reading);
    all = portfolio ? collect_findings(portfolio, &reading) : reading;
    print_frame(selection, print_open);
    print_errors(selection, &all);
    print_frame(selection, print_close);
    if (!portfolio)
        return EXIT_FINDINGS;
    select_print_studies(portfolio);
    return portfolio->count ? select_sets(portfolio) : EXIT_FINDINGS;
}

/* ---- all programmes ---- */

static int name_width(const struct portfolio *portfolio) {
    size_t width = 10;
    for (size_t i = 0; i < portfolio->count; i++)
        width =
            portfolio->entries[i].study->id.n > width ? portfolio->entries[i].study->id.n : width;
    return (int)width;
}

static void print_programme(struct portfolio *portfolio, size_t number) {
    struct set_model model;
    struct set set = find_smallest(portfolio, &model);
    printf("(%zu) %-34.*s ", number, STR_ARG(portfolio->checklist->id));
    if (set.found)
        printf("smallest set: %zu case stud%s (%s)\n", set.count, set.count == 1 ? "y" : "ies",
               select_proof(set.proof));
    else
        printf("no set (%s)\n", select_proof_of_none(set.proof));
}

static int select_all(const struct selection *selection) {
    struct portfolio **portfolios = NULL;
    size_t count = 0;
    for (size_t c = 0; c < selection->all_count; c++) {
        struct findings reading = findings_init(selection->options->arena);
        struct portfolio *portfolio = judge_library(selection, selection->all[c], &reading);
        if (!portfolio) {
            print_errors(selection, &reading);
            return EXIT_FINDINGS;
        }
        *APPEND(selection->options->arena, portfolios, count) = portfolio;
    }
    if (!count || !portfolios[0]->count) {
        puts("no case study: no Markdown file begins with front matter");
        return EXIT_FINDINGS;
    }
    /* The rows are the same for all programmes: the same files, by the same names. */
    int width = name_width(portfolios[0]);
    printf("%-*s", width, "case study");
    for (size_t k = 0; k < count; k++)
        printf("  (%zu)%-6s", k + 1, "");
    putchar('\n');
    for (size_t i = 0; i < portfolios[0]->count; i++) {
        printf("%-*.*s", width, STR_ARG(portfolios[0]->entries[i].study->id));
        for (size_t k = 0; k < count; k++) {
            const struct portfolio_entry *entry = &portfolios[k]->entries[i];
            if (entry->study->unread)
                printf("  %-9s", "unread");
            else if (entry->passes)
                printf("  %-9s", "passes");
            else
                printf("  lacks %-3zu", entry->lacks);
        }
        putchar('\n');
    }
    putchar('\n');
    for (size_t p = 0; p < count; p++)
        print_programme(portfolios[p], p + 1);
    puts("\n`dossier select LIBRARY --checklist ID` says what each lacks.");
    return EXIT_NOTHING_WRONG;
}

/* ---- the call ---- */

/* The library's own checklist goes before the installation's. */
static const struct checklist *find_checklist(const struct selection *selection) {
    const struct options *options = selection->options;
    struct str name =
        str_format(options->arena, "templates/checklists/%.*s.xml", STR_ARG(options->checklist));
    struct str own = file_join(options->arena, selection->folder, name);
    if (str_find(options->checklist, STR("/"), 0) == SIZE_MAX && file_exists(own)) {
        struct findings findings = findings_init(options->arena);
        struct checklist *checklist = read_checklist(options->arena, own, &findings);
        print_errors(selection, &findings);
        return checklist;
    }
    for (size_t i = 0; i < selection->all_count; i++)
        if (str_equal(selection->all[i]->id, options->checklist))
            return selection->all[i];
    return command_find_checklist(options, options->checklist);
}

int command_select(const struct options *options) {
    struct selection selection = {.options = options, .terminal = isatty(2)};
    selection.folder = command_folder(options->arena, options->words[0]);
    if (!file_is_folder(selection.folder))
        return command_misused("there is no folder `%s`; name the folder of a library",
                               selection.folder.s);
    if (options->date.n && !date_parse(options->date, &selection.date))
        return command_misused("--date takes a date such as 2026-03-31, not `%s`", options->date.s);
    if (options->programmes.n && !str_is(options->programmes, "all"))
        return command_misused("--programmes takes all, not `%s`", options->programmes.s);
    if (!options->programmes.n && !options->checklist.n)
        return command_misused("`dossier select` needs --checklist=ID, or --programmes=all");
    selection.all = command_read_checklists(options, &selection.all_count);
    if (options->programmes.n)
        return select_all(&selection);
    const struct checklist *checklist = find_checklist(&selection);
    return checklist ? select_one(&selection, checklist) : EXIT_USAGE;
}
