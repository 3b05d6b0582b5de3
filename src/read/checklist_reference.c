/* Whether the names used across a checklist that has been read mean something: tracks, categories,
 * items, fields. */
#include "read/format.h"

static bool has_choice(const struct choice *choices, size_t count, struct str id) {
    for (size_t i = 0; i < count; i++)
        if (str_equal(choices[i].id, id))
            return true;
    return false;
}

static void report(const struct reader *reader, struct place place, struct str name,
                   const char *what) {
    findings_add(reader->findings, MESSAGE_NOT_OF_CHECKLIST, place,
                 {say_text(name), say_word(what)});
}

static bool has_key(const struct checklist *c, struct str key) {
    return checklist_find_item(c, key) || checklist_find_condition(c, key, NULL);
}

static void check_rule(const struct reader *reader, const struct checklist *c,
                       const struct rule *rule) {
    if (!rule)
        return;
    struct rule_value item = rule_value(rule, AT_ITEM);
    if (item.text.n && !has_key(c, item.text))
        report(reader, item.place, item.text, "item");
    for (const struct rule *child = rule->first; child; child = child->next)
        check_rule(reader, c, child);
}

static void check_exception(const struct reader *reader, const struct checklist *c,
                            const struct exception *exception, struct place place) {
    for (size_t i = 0; i < exception->track_count; i++)
        if (!has_choice(c->tracks, c->track_count, exception->tracks[i]))
            report(reader, place, exception->tracks[i], "track");
    check_rule(reader, c, exception->applies_if);
    check_rule(reader, c, exception->waived_if);
}

void checklist_check_references(const struct reader *reader, const struct checklist *c) {
    for (size_t i = 0; i < c->migration_count; i++) {
        const struct migration *migration = &c->migrations[i];
        for (size_t j = 0; j < migration->move_count; j++) {
            const struct item_move *move = &migration->moves[j];
            if (move->to.n && !has_key(c, move->to))
                report(reader, move->place, move->to, "item");
        }
    }
    for (size_t p = 0; p < c->part_count; p++)
        for (size_t g = 0; g < c->parts[p].group_count; g++) {
            const struct group *group = &c->parts[p].groups[g];
            struct place place =
                group->item_count ? group->items[0].place : (struct place){.file = c->path};
            check_exception(reader, c, &group->exception, place);
            for (size_t i = 0; i < group->item_count; i++) {
                const struct item *item = &group->items[i];
                if (item->category.n &&
                    !has_choice(c->categories, c->category_count, item->category))
                    report(reader, item->place, item->category, "category");
                check_exception(reader, c, &item->exception, item->place);
                for (size_t k = 0; k < item->condition_count; k++) {
                    check_exception(reader, c, &item->conditions[k].exception,
                                    item->conditions[k].place);
                    check_rule(reader, c, item->conditions[k].rule);
                }
            }
        }
    if (c->quality.names.n && !checklist_find_field(c, c->quality.names))
        report(reader, c->quality.place, c->quality.names, "field");
}
