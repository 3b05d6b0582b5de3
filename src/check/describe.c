/* A rule in words: what its kind means, from the one table, and its attributes as written. */
#include "check/describe.h"

#include "base/buf.h"

#define DESCRIPTION_BYTES ((size_t)1 << 20)

/* The first sentence says what the rule is; the manual says the rest. */
static struct str first_sentence(struct str means) {
    size_t end = str_find(means, STR(". "), 0);
    return end == SIZE_MAX ? means : str_slice(means, 0, end + 1);
}

static void add_rule(struct buf *out, const struct rule *rule, int depth) {
    struct str means = first_sentence(str_of(rule_rows[rule->kind].means));
    buf_printf(out, "%s%*s%.*s", out->count ? "\n  " : "", 2 * depth, "", STR_ARG(means));
    for (size_t i = 0; i < rule->value_count; i++)
        buf_printf(out, "%s%s: %.*s", i ? ", " : " [",
                   rule_attribute_names[rule->values[i].attribute], STR_ARG(rule->values[i].text));
    buf_add_text(out, rule->value_count ? "]" : "");
    for (const struct rule *child = rule->first; child; child = child->next)
        add_rule(out, child, depth + 1);
}

struct str describe_rule(struct arena *arena, const struct rule *rule) {
    struct buf out = buf_init(arena, DESCRIPTION_BYTES);
    if (!rule)
        return STR("A person's answer decides.");
    add_rule(&out, rule, 0);
    return buf_str(&out);
}

struct str describe_scope(struct arena *arena, const struct condition *condition) {
    switch (condition->scope) {
    case SCOPE_PRACTICE:
        return STR("once, for the partner");
    case SCOPE_EACH:
        return STR("for each case study");
    case SCOPE_ONE:
        return STR("for exactly one case study");
    case SCOPE_ALL:
        return STR("once, over all case studies together");
    default:
        return str_format(arena, "for at least %ld case stud%s", condition->at_least,
                          condition->at_least == 1 ? "y" : "ies");
    }
}
