/* dossier explain CODE|ITEM: why a finding or an item matters, how to mend it, a good and a weak
 * example. */
#include <stdio.h>

#include "command/command.h"

static bool explain_finding(struct str name) {
    for (size_t k = 0; k < FINDING_COUNT; k++) {
        const struct finding_kind *kind = &finding_kinds[k];
        static const char *const words[] = {"a note", "a warning", "an error"};
        if (!str_is(name, kind->name))
            continue;
        printf("%s: %s\n\nWhy it matters\n  %s\n\nHow to mend it\n  %s\n", kind->name,
               words[kind->severity], kind->why, kind->cure);
        return true;
    }
    return false;
}

static void explain_line(const char *title, struct str text) {
    if (text.n)
        printf("\n%s\n  %s\n", title, text.s);
}

static void explain_condition(const struct condition *condition) {
    if (condition->label.n)
        printf("\n--- %s%s\n", condition->key.s, condition->optional ? " (optional)" : "");
    explain_line("What is asked", condition->text);
    explain_line("Evidence", condition->evidence_asked);
    explain_line("Note", condition->note);
    explain_line("Why it is asked", condition->why);
    explain_line("How to meet it", condition->fix);
    explain_line("A good answer", condition->good_answer);
    explain_line("A weak answer", condition->weak_answer);
}

static bool explain_key(const struct checklist *checklist, struct str key) {
    const struct item *item = checklist_find_item(checklist, key);
    const struct condition *condition =
        item ? NULL : checklist_find_condition(checklist, key, &item);
    if (!item)
        return false;
    printf("%s  %s\n%s, edition %s\n", item->key.s, item->title.s, checklist->title.s,
           checklist->edition.s);
    explain_line("The item", item->text);
    for (size_t k = 0; k < item->condition_count; k++)
        if (!condition || condition == &item->conditions[k])
            explain_condition(&item->conditions[k]);
    return true;
}

/* The nearest finding name, or empty. */
static struct str explain_nearest(struct str word) {
    struct str names[FINDING_COUNT];
    for (size_t k = 0; k < FINDING_COUNT; k++)
        names[k] = str_of(finding_kinds[k].name);
    return str_nearest(word, names, FINDING_COUNT);
}

int command_explain(const struct options *options) {
    struct str word = options->words[0], nearest;
    struct checklist **list;
    size_t count;
    bool found = explain_finding(word);
    if (found)
        return EXIT_NOTHING_WRONG;
    list = command_read_checklists(options, &count);
    for (size_t k = 0; k < count; k++)
        if (!options->checklist.n || str_equal(options->checklist, list[k]->id))
            found = explain_key(list[k], word) || found;
    if (found)
        return EXIT_NOTHING_WRONG;
    nearest = explain_nearest(word);
    if (nearest.n)
        return command_misused("there is no finding or item `%s`; did you mean `%s`?", word.s,
                               nearest.s);
    return command_misused("there is no finding or item `%s`; items look like requirements/2.2",
                           word.s);
}
