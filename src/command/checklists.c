/* dossier checklists [ID]: what there is to choose from; one, item by item. dossier checklists lint
 * FILE: what is wrong with a checklist. */
#include <stdio.h>

#include "base/limits.h"
#include "check/lint.h"
#include "command/command.h"
#include "read/read.h"

static void checklists_print_item(const struct item *item) {
    printf("\n  %s  %s\n", item->key.s, item->title.s);
    for (size_t k = 0; k < item->condition_count; k++) {
        const struct condition *condition = &item->conditions[k];
        printf("    %-14s %s%s\n", condition->label.n ? condition->label.s : "-",
               condition->optional ? "(optional) " : "",
               condition->text.s ? condition->text.s : "");
        if (condition->demand != DEMAND_MANDATORY || condition->points)
            printf("    %-14s (%s, %ld point%s)\n", "",
                   demand_keywords.rows[condition->demand].word, condition->points,
                   condition->points == 1 ? "" : "s");
    }
}

static void checklists_print(const struct checklist *checklist) {
    const char *channel = channel_keywords.rows[checklist->channel].word;
    printf("%s\n%s, edition %s\n", checklist->id.s, checklist->title.s, checklist->edition.s);
    if (checklist->delivery_to.n)
        printf("Handed in by %s to %s\nSubject: %s\n", channel, checklist->delivery_to.s,
               checklist->subject.s);
    else
        printf("Handed in by %s\n", channel);
    puts("\nFields of a case study's front matter (* required):");
    for (size_t i = 0; i < checklist->field_count; i++) {
        const struct field_declaration *field = &checklist->fields[i];
        printf("  %c %-24s %-11s %s\n", field->required ? '*' : ' ', field->name.s,
               field_type_keywords.rows[field->type].word, field->title.s);
    }
    puts("\nSections (* required):");
    for (size_t i = 0; i < checklist->section_count; i++) {
        const struct section_declaration *section = &checklist->sections[i];
        printf("  %c %-24s %s\n", section->required ? '*' : ' ', section->id.s, section->title.s);
    }
    for (size_t p = 0; p < checklist->part_count; p++) {
        printf("\n%s\n", checklist->parts[p].title.s);
        for (size_t g = 0; g < checklist->parts[p].group_count; g++)
            for (size_t k = 0; k < checklist->parts[p].groups[g].item_count; k++)
                checklists_print_item(&checklist->parts[p].groups[g].items[k]);
    }
}

int command_checklists(const struct options *options) {
    size_t count;
    struct checklist **list;
    if (options->word_count && str_is(options->words[0], "lint")) {
        if (options->word_count < 2)
            return command_misused("`dossier checklists lint` needs the FILE of a checklist");
        struct str file = options->words[1];
        struct findings findings = findings_init(options->arena);
        struct buf out = buf_init(options->arena, LIMIT_OUTPUT_BYTES);
        struct checklist *checklist = read_checklist(options->arena, file, &findings);
        if (checklist)
            lint_checklist(options->arena, checklist, &findings);
        findings_sort(&findings);
        print_findings(&out, &findings, options->format, false);
        fputs(buf_str(&out).s, options->format == PRINT_TEXT ? stderr : stdout);
        return findings_count(&findings, SEVERITY_ERROR) ? EXIT_FINDINGS : EXIT_NOTHING_WRONG;
    }
    if (options->word_count > 1)
        return command_misused("`%s` is one word too many; usage: dossier checklists [ID], or "
                               "dossier checklists lint FILE",
                               options->words[1].s);
    if (options->word_count) {
        const struct checklist *checklist = command_find_checklist(options, options->words[0]);
        if (!checklist)
            return EXIT_USAGE;
        checklists_print(checklist);
        puts("\n`dossier explain ITEM` tells more about an item: why it is asked, how to meet it.");
        return EXIT_NOTHING_WRONG;
    }
    list = command_read_checklists(options, &count);
    for (size_t k = 0; k < count; k++)
        printf("%-34s %s, edition %s\n", list[k]->id.s, list[k]->title.s, list[k]->edition.s);
    return EXIT_NOTHING_WRONG;
}
