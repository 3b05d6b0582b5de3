/* dossier diff OLD NEW: the results that changed from one receipt to the next. */
#include <stdio.h>

#include "base/limits.h"
#include "command/command.h"
#include "model/changes.h"
#include "write/write.h"

static struct receipt *open_word(const struct options *options, struct str word,
                                 struct findings *findings) {
    struct str path = command_find_receipt(options, word);
    return path.n ? command_read_receipt(options->arena, path, findings) : NULL;
}

static const char *basis_of(const struct receipt_result *result) {
    return result->basis ? basis_names[result->basis] : "nothing";
}

static void print_change(const struct result_change *change) {
    const struct receipt_result *before = change->before, *after = change->after;
    const struct receipt_result *result = after ? after : before;
    printf("%s%s%s:", result->condition.s, result->case_id.n ? ", " : "",
           result->case_id.n ? result->case_id.s : "");
    if (!before || !after) {
        printf(" %s: %s\n", after ? "new" : "gone", outcome_names[result->outcome]);
        return;
    }
    const char *between = " ";
    if (before->outcome != after->outcome) {
        printf("%s%s to %s%s", between, outcome_names[before->outcome],
               outcome_names[after->outcome],
               change->worse    ? " (worse)"
               : change->better ? " (better)"
                                : "");
        between = "; ";
    }
    if (before->basis != after->basis) {
        printf("%sbasis %s to %s", between, basis_of(before), basis_of(after));
        between = "; ";
    }
    if (change->answer) {
        printf("%sanswer changed", between);
        between = "; ";
    }
    if (change->cited_count)
        printf("%sevidence", between);
    for (size_t i = 0; i < change->cited_count; i++)
        printf("%s %s %s", i ? "," : "", change->cited[i].evidence.s,
               document_change_keywords.rows[change->cited[i].change].word);
    putchar('\n');
}

static void print_changes(const struct changes *changes) {
    const struct receipt *before = changes->before, *after = changes->after;
    if (!str_equal(before->checklist, after->checklist) ||
        !str_equal(before->edition, after->edition))
        printf("checklist: %s, edition %s, to %s, edition %s\n", before->checklist.s,
               before->edition.s, after->checklist.s, after->edition.s);
    for (size_t i = 0; i < changes->count; i++)
        print_change(&changes->list[i]);
    printf("%zu of %zu results changed: %zu worse, %zu better, %zu new, %zu gone\n", changes->count,
           after->result_count, changes->worse, changes->better, changes->added, changes->gone);
}

int command_diff(const struct options *options) {
    struct findings findings = findings_init(options->arena);
    struct buf out = buf_init(options->arena, LIMIT_OUTPUT_BYTES);
    struct receipt *before = open_word(options, options->words[0], &findings);
    struct receipt *after = before ? open_word(options, options->words[1], &findings) : NULL;
    print_findings(&out, &findings, PRINT_TEXT, false);
    fputs(buf_str(&out).s, stderr);
    if (!after)
        return EXIT_USAGE;
    struct changes changes = changes_find(options->arena, before, after);
    if (options->json)
        fputs(write_changes(options->arena, &changes).s, stdout);
    else
        print_changes(&changes);
    return changes.worse ? EXIT_FINDINGS : EXIT_NOTHING_WRONG;
}
