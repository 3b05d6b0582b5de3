/* A part of the checklist becomes one sheet for what is asked of the practice and one for what is
 * asked for each case study. An item with conditions has a row of its own above theirs, in each
 * sheet that holds one of them. */
#include "model/answer_sheet.h"
#include "base/ascii.h"

enum { NAME_CHARACTERS = 31 }; /* of a sheet's name, in every spreadsheet program */

static bool condition_is_each(const struct condition *condition) {
    return condition->scope != SCOPE_PRACTICE && condition->scope != SCOPE_ALL;
}

static bool item_has(const struct item *item, bool each) {
    for (size_t k = 0; k < item->condition_count; k++)
        if (condition_is_each(&item->conditions[k]) == each)
            return true;
    return false;
}

static bool group_has(const struct group *group, bool each) {
    for (size_t k = 0; k < group->item_count; k++)
        if (item_has(&group->items[k], each))
            return true;
    return false;
}

static bool part_has(const struct part *part, bool each) {
    for (size_t k = 0; k < part->group_count; k++)
        if (group_has(&part->groups[k], each))
            return true;
    return false;
}

static struct sheet_row *sheet_add(struct arena *arena, struct answer_sheet *sheet) {
    return APPEND(arena, sheet->rows, sheet->row_count);
}

static void sheet_add_item(struct arena *arena, struct answer_sheet *sheet,
                           const struct item *item) {
    if (!item_is_condition(item))
        *sheet_add(arena, sheet) =
            (struct sheet_row){.item = item, .key = item->key, .id = item->number};
    for (size_t k = 0; k < item->condition_count; k++) {
        const struct condition *condition = &item->conditions[k];
        struct sheet_row row = {
            .item = item, .condition = condition, .key = condition->key, .id = item->number};
        if (condition_is_each(condition) != sheet->each)
            continue;
        if (!str_empty(condition->label))
            row.id =
                str_format(arena, "%.*s %.*s", STR_ARG(item->number), STR_ARG(condition->label));
        *sheet_add(arena, sheet) = row;
    }
}

static void sheet_add_group(struct arena *arena, struct answer_sheet *sheet,
                            const struct group *group) {
    if (!group_has(group, sheet->each))
        return;
    sheet_add(arena, sheet)->title = str_format(arena, "%.*s%s%.*s", STR_ARG(group->number),
                                                group->number.n ? " " : "", STR_ARG(group->title));
    for (size_t k = 0; k < group->item_count; k++)
        if (item_has(&group->items[k], sheet->each))
            sheet_add_item(arena, sheet, &group->items[k]);
}

/* "Requirements", "Common - Customers": the part's id, which is short; ids are ASCII. */
static struct str sheet_name(struct arena *arena, const struct part *part, bool each, bool both) {
    struct str ending = !both ? STR("") : each ? STR(" - Customers") : STR(" - Practice");
    struct str id = str_slice(part->id, 0, NAME_CHARACTERS - ending.n);
    char *bytes = arena_copy(arena, id.s ? id.s : "", id.n);
    for (size_t k = 0; k < id.n; k++)
        if (bytes[k] == '-' || bytes[k] == '_')
            bytes[k] = ' ';
    if (id.n && is_lower(bytes[0]))
        bytes[0] = (char)(bytes[0] - 'a' + 'A');
    return str_join(arena, (struct str){bytes, id.n}, ending);
}

static bool name_is_used(const struct answer_sheet *sheets, size_t count, struct str name) {
    for (size_t k = 0; k < count; k++)
        if (str_equal_ignoring_case(sheets[k].name, name))
            return true;
    return str_equal_ignoring_case(name, STR("Introduction")) ||
           str_equal_ignoring_case(name, STR("History")); /* Excel's own */
}

static struct str sheet_name_apart(struct arena *arena, const struct answer_sheet *sheets,
                                   size_t count, struct str name) {
    struct str other = name;
    for (int k = 2; name_is_used(sheets, count, other); k++)
        other = str_format(arena, "%.*s %d", STR_ARG(str_slice(name, 0, NAME_CHARACTERS - 5)), k);
    return other;
}

struct answer_sheet *answer_sheets(struct arena *arena, const struct checklist *checklist,
                                   size_t *count) {
    struct answer_sheet *sheets = NULL;
    *count = 0;
    for (size_t p = 0; p < checklist->part_count; p++)
        for (int each = 0; each < 2; each++) {
            const struct part *part = &checklist->parts[p];
            struct answer_sheet sheet = {.part = part, .each = each};
            if (!part_has(part, each))
                continue;
            sheet.name = sheet_name(arena, part, each, part_has(part, !each));
            sheet.name = sheet_name_apart(arena, sheets, *count, sheet.name);
            sheet.examples = each && str_starts(part->id, STR("common"));
            for (size_t g = 0; g < part->group_count; g++)
                sheet_add_group(arena, &sheet, &part->groups[g]);
            *APPEND(arena, sheets, *count) = sheet;
        }
    return sheets;
}
