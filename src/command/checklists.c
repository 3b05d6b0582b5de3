/* dossier checklists [ID]: what there is to choose from; one, item by item. */
#include <stdio.h>

#include "command/command.h"

static void checklists_print_fields(const struct checklist *checklist) {
    puts("\nFields of a case study's front matter (* required):");
    for (size_t k = 0; k < checklist->field_count; k++) {
        const struct field_declaration *field = &checklist->fields[k];
        printf("  %c %-24s %-11s %s\n", field->required ? '*' : ' ', field->name.s,
               field_type_names[field->type], field->title.s);
    }
    puts("\nSections (* required):");
    for (size_t k = 0; k < checklist->section_count; k++) {
        const struct section_declaration *section = &checklist->sections[k];
        printf("  %c %-24s %s\n", section->required ? '*' : ' ', section->id.s, section->title.s);
    }
}

static void checklists_print_item(const struct item *item) {
    printf("\n  %s  %s\n", item->key.s, item->title.s);
    for (size_t k = 0; k < item->condition_count; k++) {
        const struct condition *condition = &item->conditions[k];
        printf("    %-14s %s%s\n", condition->label.n ? condition->label.s : "-",
               condition->optional ? "(optional) " : "",
               condition->text.s ? condition->text.s : "");
    }
}

static void checklists_print(const struct checklist *checklist) {
    printf("%s\n%s, edition %s\n", checklist->id.s, checklist->title.s, checklist->edition.s);
    if (checklist->delivery_to.n)
        printf("Handed in by %s to %s\nSubject: %s\n", checklist->delivery_channel.s,
               checklist->delivery_to.s, checklist->subject.s);
    else
        printf("Handed in by %s\n", checklist->delivery_channel.s);
    checklists_print_fields(checklist);
    for (size_t p = 0; p < checklist->part_count; p++) {
        printf("\n%s\n", checklist->parts[p].title.s);
        for (size_t g = 0; g < checklist->parts[p].group_count; g++)
            for (size_t k = 0; k < checklist->parts[p].groups[g].item_count; k++)
                checklists_print_item(&checklist->parts[p].groups[g].items[k]);
    }
}

static int checklists_explain(const struct options *options) {
    const struct checklist *checklist = command_find_checklist(options, options->words[0]);
    if (!checklist)
        return EXIT_USAGE;
    checklists_print(checklist);
    puts("\n`dossier explain ITEM` tells more about an item: why it is asked, how to meet it.");
    return EXIT_NOTHING_WRONG;
}

int command_checklists(const struct options *options) {
    size_t count;
    struct checklist **list;
    if (options->word_count)
        return checklists_explain(options);
    list = command_read_checklists(options, &count);
    for (size_t k = 0; k < count; k++)
        printf("%-34s %s, edition %s\n", list[k]->id.s, list[k]->title.s, list[k]->edition.s);
    return EXIT_NOTHING_WRONG;
}
