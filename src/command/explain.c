/* dossier explain CODE|ITEM: why a finding or an item matters, how to mend it, a good and a weak
 * example. */
#include <stdio.h>

#include "base/nearest.h"
#include "check/describe.h"
#include "command/command.h"

static bool explain_finding(struct str name) {
    for (size_t k = 0; k < FINDING_COUNT; k++) {
        const struct finding_kind *kind = &finding_kinds[k];
        if (!str_is(name, kind->name))
            continue;
        printf("%s: %s %s\n\nWhy it matters\n  %s\n\nHow to mend it\n  %s\n", kind->name,
               kind->severity == SEVERITY_ERROR ? "an" : "a", severity_words[kind->severity],
               kind->why, kind->cure);
        return true;
    }
    return false;
}

static void explain_line(const char *title, struct str text) {
    if (text.n)
        printf("\n%s\n  %s\n", title, text.s);
}

static void explain_exception(struct arena *arena, const struct exception *exception) {
    if (exception->applies_if)
        explain_line("Asked only if", describe_rule(arena, exception->applies_if));
    if (exception->waived_if)
        explain_line("May be replaced by",
                     str_format(arena, "%.*s\n  %.*s", STR_ARG(exception->substitute),
                                STR_ARG(describe_rule(arena, exception->waived_if))));
}

static void explain_condition(struct arena *arena, const struct condition *condition) {
    if (condition->label.n)
        printf("\n--- %s%s%s\n", condition->key.s, condition->optional ? " (optional)" : "",
               condition->disputed ? " (disputed)" : "");
    explain_line("What is asked", condition->text);
    explain_line("Evidence", condition->evidence_asked);
    explain_line("Note", condition->note);
    explain_line("Why it is asked", condition->why);
    struct str what =
        str_format(arena, "%.*s (%.*s)", STR_ARG(describe_rule(arena, condition->rule)),
                   STR_ARG(describe_scope(arena, condition)));
    explain_line("What is checked", what);
    if (condition->demand != DEMAND_MANDATORY)
        explain_line("Weight", str_of(demand_keywords.rows[condition->demand].word));
    if (condition->points)
        explain_line("Points", str_format(arena, "%ld", condition->points));
    explain_exception(arena, &condition->exception);
    explain_line("How to meet it", condition->fix);
    explain_line("A good answer", condition->good_answer);
    explain_line("A weak answer", condition->weak_answer);
}

static bool explain_key(struct arena *arena, const struct checklist *checklist, struct str key) {
    const struct item *item = checklist_find_item(checklist, key);
    const struct condition *condition =
        item ? NULL : checklist_find_condition(checklist, key, &item);
    if (!item)
        return false;
    printf("%s  %s\n%s, edition %s\n", item->key.s, item->title.s, checklist->title.s,
           checklist->edition.s);
    explain_line("The item", item->text);
    if (item->condition_count > 1)
        explain_exception(arena, &item->exception);
    for (size_t k = 0; k < item->condition_count; k++)
        if (!condition || condition == &item->conditions[k])
            explain_condition(arena, &item->conditions[k]);
    return true;
}

struct names {
    struct arena *arena;
    struct str *list;
    size_t count;
};

static void explain_add_keys(struct names *names, const struct checklist *checklist) {
    for (size_t p = 0; p < checklist->part_count; p++)
        for (size_t g = 0; g < checklist->parts[p].group_count; g++)
            for (size_t k = 0; k < checklist->parts[p].groups[g].item_count; k++) {
                const struct item *item = &checklist->parts[p].groups[g].items[k];
                *APPEND(names->arena, names->list, names->count) = item->key;
                for (size_t c = 0; c < item->condition_count; c++)
                    *APPEND(names->arena, names->list, names->count) = item->conditions[c].key;
            }
}

/* Keys that end with the number alone, as a reader of the printed checklist knows it: "2.1" for
 * prerequisites/2.1 and requirements/2.1. */
static int explain_say_number(const struct names *names, struct str word) {
    struct str ending = str_join(names->arena, STR("/"), word), found = {0};
    for (size_t k = 0; k < names->count; k++)
        if (str_ends(names->list[k], ending) && str_find(found, names->list[k], 0) == SIZE_MAX)
            found = str_format(names->arena, "%s%s`%s`", found.n ? found.s : "",
                               found.n ? " or " : "", names->list[k].s);
    if (!found.n)
        return EXIT_NOTHING_WRONG;
    return command_misused("there is no finding or item `%s`; did you mean %s?", word.s, found.s);
}

static int explain_say_nearest(struct names *names, struct str word) {
    struct str nearest;
    if (explain_say_number(names, word) != EXIT_NOTHING_WRONG)
        return EXIT_USAGE;
    for (size_t k = 0; k < FINDING_COUNT; k++)
        *APPEND(names->arena, names->list, names->count) = str_of(finding_kinds[k].name);
    nearest = str_nearest(word, names->list, names->count);
    if (nearest.n)
        return command_misused("there is no finding or item `%s`; did you mean `%s`?", word.s,
                               nearest.s);
    return command_misused("there is no finding or item `%s`; `dossier checklists ID` lists the "
                           "items",
                           word.s);
}

int command_explain(const struct options *options) {
    struct str word = options->words[0];
    struct names names = {.arena = options->arena};
    struct checklist **list;
    size_t count;
    bool found = explain_finding(word);
    if (found)
        return EXIT_NOTHING_WRONG;
    if (options->checklist.n && !command_find_checklist(options, options->checklist))
        return EXIT_USAGE;
    list = command_read_checklists(options, &count);
    for (size_t k = 0; k < count; k++) {
        if (options->checklist.n && !str_equal(options->checklist, list[k]->id))
            continue;
        found = explain_key(options->arena, list[k], word) || found;
        explain_add_keys(&names, list[k]);
    }
    return found ? EXIT_NOTHING_WRONG : explain_say_nearest(&names, word);
}
