/* The rule vocabulary as tables, and a rule's attributes by their names. */
#include <assert.h>

#include "model/checklist.h"

const struct rule_row rule_rows[RULE_KIND_COUNT] = {
#define RULE(code, element, about, least, most, means)                                             \
    [RULE_##code] = {element, means, ABOUT_##about, least, most},
#define ATTRIBUTE(code, id, name, form, required, keywords, says)
#include "model/rule_kinds.h"
#undef RULE
#undef ATTRIBUTE
};

const struct rule_attribute_row rule_attribute_rows[] = {
#define RULE(code, element, about, least, most, means)
#define ATTRIBUTE(code, id, name, form, required, keywords, says)                                  \
    {RULE_##code, name, FORM_##form, required, keywords, says},
#include "model/rule_kinds.h"
#undef RULE
#undef ATTRIBUTE
};
const size_t rule_attribute_row_count = sizeof rule_attribute_rows / sizeof *rule_attribute_rows;

#ifndef NDEBUG
static bool is_in_table(enum rule_kind kind, const char *name) {
    for (size_t i = 0; i < rule_attribute_row_count; i++)
        if (rule_attribute_rows[i].kind == kind &&
            str_is(str_of(rule_attribute_rows[i].name), name))
            return true;
    return false;
}
#endif

static const struct rule_text *find_text(const struct rule *rule, const char *name) {
    assert(is_in_table(rule->kind, name));
    for (size_t i = 0; i < rule->text_count; i++)
        if (str_is(rule->texts[i].name, name))
            return &rule->texts[i];
    return NULL;
}

struct str rule_text(const struct rule *rule, const char *name) {
    const struct rule_text *text = find_text(rule, name);
    return text ? text->text : STR("");
}

long rule_number(const struct rule *rule, const char *name, long otherwise) {
    uint64_t number;
    struct str text = rule_text(rule, name);
    return text.n && integer_parse(text, &number) && number <= 999999999 ? (long)number : otherwise;
}

bool rule_yes(const struct rule *rule, const char *name) {
    return str_is(rule_text(rule, name), "yes");
}

struct str *rule_list(struct arena *arena, const struct rule *rule, const char *name,
                      size_t *count) {
    struct str rest = rule_text(rule, name), piece, *list = NULL;
    *count = 0;
    while (str_cut(&rest, '|', &piece)) {
        piece = str_trim(piece);
        if (piece.n)
            *APPEND(arena, list, *count) = piece;
    }
    return list;
}

struct place rule_place(const struct rule *rule, const char *name) {
    const struct rule_text *text = find_text(rule, name);
    return text ? text->place : rule->place;
}
