/* Looking things up in a checklist. */
#include "model/checklist.h"

const struct field_declaration *checklist_find_field(const struct checklist *checklist,
                                                     struct str name) {
    for (size_t i = 0; i < checklist->field_count; i++)
        if (str_equal(checklist->fields[i].name, name))
            return &checklist->fields[i];
    return NULL;
}

bool field_has_value(const struct field_declaration *field, struct str text) {
    for (size_t i = 0; i < field->value_count; i++)
        if (str_equal(field->values[i], text))
            return true;
    return false;
}

struct str checklist_customer_field(const struct checklist *checklist) {
    struct str names = checklist->quality.names;
    return names.n ? names : STR("customer");
}

enum story_part checklist_story_part(const struct checklist *checklist, struct str id) {
    for (size_t i = 0; i < checklist->section_count; i++)
        if (str_equal(checklist->sections[i].id, id))
            return checklist->sections[i].story;
    return STORY_NONE;
}

bool checklist_has_section(const struct checklist *checklist, struct str id) {
    for (size_t i = 0; i < checklist->section_count; i++)
        if (str_equal(checklist->sections[i].id, id))
            return true;
    return false;
}

static bool section_is_called(const struct section_declaration *section, struct str heading) {
    if (str_equal_ignoring_case(section->id, heading) ||
        str_equal_ignoring_case(section->title, heading))
        return true;
    for (size_t i = 0; i < section->alias_count; i++)
        if (str_equal_ignoring_case(section->aliases[i], heading))
            return true;
    return false;
}

const struct section_declaration *checklist_find_section(const struct checklist *checklist,
                                                         struct str heading) {
    heading = str_trim(heading);
    for (size_t i = 0; i < checklist->section_count; i++)
        if (section_is_called(&checklist->sections[i], heading))
            return &checklist->sections[i];
    return NULL;
}

static const struct item *group_find_item(const struct group *group, struct str key) {
    for (size_t i = 0; i < group->item_count; i++)
        if (str_equal(group->items[i].key, key))
            return &group->items[i];
    return NULL;
}

static const struct item *part_find_item(const struct part *part, struct str key) {
    for (size_t i = 0; i < part->group_count; i++) {
        const struct item *item = group_find_item(&part->groups[i], key);
        if (item)
            return item;
    }
    return NULL;
}

const struct item *checklist_find_item(const struct checklist *checklist, struct str key) {
    for (size_t i = 0; i < checklist->part_count; i++) {
        const struct item *item = part_find_item(&checklist->parts[i], key);
        if (item)
            return item;
    }
    return NULL;
}

static const struct condition *item_find_condition(const struct item *item, struct str key) {
    for (size_t i = 0; i < item->condition_count; i++)
        if (str_equal(item->conditions[i].key, key))
            return &item->conditions[i];
    return NULL;
}

/* "part/number" of "part/number" or "part/number/condition". */
static struct str item_key(struct str key) {
    size_t first = str_find(key, STR("/"), 0);
    size_t second = first == SIZE_MAX ? SIZE_MAX : str_find(key, STR("/"), first + 1);
    return str_slice(key, 0, second);
}

const struct condition *checklist_find_condition(const struct checklist *checklist, struct str key,
                                                 const struct item **item) {
    const struct item *around = checklist_find_item(checklist, item_key(key));
    const struct condition *condition = around ? item_find_condition(around, key) : NULL;
    if (item)
        *item = condition ? around : NULL;
    return condition;
}

bool condition_shares_answer(const struct condition *condition) {
    return !condition->optional && !(rule_needs(condition->rule) & NEEDS_WORDS);
}

bool condition_asks_nobody(const struct condition *condition) {
    unsigned needs = rule_needs(condition->rule);
    return needs & NEEDS_NOBODY && !(needs & (NEEDS_WORDS | NEEDS_ANSWER));
}

bool item_is_condition(const struct item *item) {
    return item->condition_count == 1 && str_empty(item->conditions[0].label);
}

static bool exception_names_track(const struct exception *exception, struct str track) {
    for (size_t i = 0; i < exception->track_count; i++)
        if (str_equal_ignoring_case(exception->tracks[i], track))
            return true;
    return false;
}

bool exception_is_in_tracks(const struct exception *exception, const struct dossier *dossier) {
    for (size_t i = 0; i < dossier->track_count; i++)
        if (exception_names_track(exception, dossier->tracks[i]))
            return true;
    return !exception->track_count || !dossier->track_count;
}

const struct lookup *checklist_find_lookup(const struct checklist *checklist, struct str id) {
    for (size_t i = 0; i < checklist->lookup_count; i++)
        if (str_equal(checklist->lookups[i].id, id))
            return &checklist->lookups[i];
    return NULL;
}

const struct lookup_row *lookup_find_row(const struct lookup *lookup, struct str key) {
    for (size_t i = 0; i < lookup->row_count; i++)
        if (str_equal(lookup->rows[i].key, key))
            return &lookup->rows[i];
    return NULL;
}

struct date checklist_last_day(const struct checklist *checklist) {
    struct date own = checklist->usable_until, theirs = checklist->accepted_until;
    if (own.year == 0 || (theirs.year && date_compare(theirs, own) < 0))
        return theirs;
    return own;
}
