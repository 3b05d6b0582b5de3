/* What is asked of all case studies together, as rows of a model. Every number is what the
 * checker says about small dossiers of one or two case studies, so that no rule is written twice.
 */
#include "check/claim.h"
#include "select/partial_verdict.h"

struct builder {
    struct portfolio *portfolio;
    struct arena *scratch;
    struct dossier **alone; /* one for each candidate */
    const struct group *group;
    const struct item *item;
    const struct condition *condition;
    const struct group *counted; /* the group whose case studies must be the same */
    size_t counted_rows[2];      /* its rows: mandatory, recommended; SIZE_MAX: none yet */
};

static const struct portfolio_entry *candidate(const struct builder *builder, size_t index) {
    const struct portfolio *portfolio = builder->portfolio;
    return &portfolio->entries[portfolio->candidates[index]];
}

static void leave_out(struct builder *builder, const char *why) {
    struct portfolio *portfolio = builder->portfolio;
    *APPEND(portfolio->arena, portfolio->left, portfolio->left_count) =
        (struct portfolio_left){.condition = builder->condition, .why = why};
}

static struct portfolio_whole *add_whole(struct builder *builder, enum whole_kind kind,
                                         const struct rule *rule) {
    struct portfolio *portfolio = builder->portfolio;
    struct portfolio_whole *whole =
        APPEND(portfolio->arena, portfolio->wholes, portfolio->whole_count);
    *whole = (struct portfolio_whole){
        .kind = kind, .item = builder->item, .condition = builder->condition, .rule = rule};
    return whole;
}

static bool is_recommended(const struct builder *builder) {
    return builder->condition && builder->condition->demand == DEMAND_RECOMMENDED;
}

/* Belongs to the condition that was added last. */
static struct set_row *add_row(struct builder *builder) {
    struct portfolio *portfolio = builder->portfolio;
    struct set_model *model = &portfolio->model;
    struct set_row *row = APPEND(portfolio->arena, model->rows, model->row_count);
    *row = (struct set_row){.least = SET_NO_LEAST,
                            .most = SET_NO_MOST,
                            .recommended = is_recommended(builder),
                            .owner = portfolio->whole_count - 1};
    row->weights = NEW_ARRAY(portfolio->arena, long long, model->count + 1);
    return row;
}

/* ---- for one case study ---- */

static struct partial_question question_for(const struct builder *builder, size_t index) {
    return (struct partial_question){
        .arena = builder->scratch,
        .dossier = builder->alone[index],
        .checklist = builder->portfolio->checklist,
        .condition = builder->condition,
        .study = builder->alone[index]->cases,
        .known = portfolio_known(builder->portfolio, candidate(builder, index))};
}

/* With answers, an answer of its own can deny it. */
static enum partial counts(const struct builder *builder, const struct condition *condition,
                           const struct rule *rule, size_t index) {
    struct partial_question ask = question_for(builder, index);
    struct verdict why = {.outcome = OUTCOME_OPEN};
    ask.condition = condition;
    enum partial is = partial_rule(&ask, rule, &why);
    const struct answer *own = claim_find_own(ask.dossier, condition->key, ask.study);
    bool denied =
        (ask.known & NEEDS_ANSWER) && rule == condition->rule && own && own->met != MET_YES;
    return denied ? PARTIAL_NO : is;
}

/* Whether it satisfies all conditions of scope any of the group. */
static enum partial counts_for_group(const struct builder *builder, size_t index) {
    enum partial worst = PARTIAL_YES;
    for (size_t i = 0; i < builder->group->item_count; i++)
        for (size_t c = 0; c < builder->group->items[i].condition_count; c++) {
            const struct condition *other = &builder->group->items[i].conditions[c];
            if (other->scope != SCOPE_ANY)
                continue;
            enum partial is = counts(builder, other, other->rule, index);
            if (is == PARTIAL_NOT_ASKED)
                is = PARTIAL_NO;
            worst = is < worst ? is : worst;
        }
    return worst;
}

static struct set_row *add_number(struct builder *builder, const struct rule *rule,
                                  bool whole_group) {
    struct portfolio *portfolio = builder->portfolio;
    struct portfolio_whole *whole = add_whole(builder, WHOLE_NUMBER, rule);
    struct set_row *row = add_row(builder);
    for (size_t i = 0; i < portfolio->model.count; i++) {
        enum partial is = whole_group ? counts_for_group(builder, i)
                                      : counts(builder, builder->condition, rule, i);
        row->weights[i] = is == PARTIAL_YES || is == PARTIAL_OPEN;
        whole->unsure = whole->unsure || is == PARTIAL_OPEN;
    }
    return row;
}

/* None of those for which the rule fails. */
static void add_each(struct builder *builder, const struct rule *rule) {
    struct portfolio_whole *whole = add_whole(builder, WHOLE_EACH, rule);
    struct set_row *row = add_row(builder);
    row->most = 0;
    for (size_t i = 0; i < builder->portfolio->model.count; i++) {
        enum partial is = counts(builder, builder->condition, rule, i);
        row->weights[i] = is == PARTIAL_NO;
        whole->unsure = whole->unsure || is == PARTIAL_OPEN;
    }
}

/* ---- numbers ---- */

static void add_count(struct builder *builder, const struct rule *rule) {
    struct set_row *row;
    if (rule->first) {
        row = add_number(builder, rule->first, false);
    } else {
        add_whole(builder, WHOLE_NUMBER, rule);
        row = add_row(builder);
        for (size_t i = 0; i < builder->portfolio->model.count; i++)
            row->weights[i] = 1;
    }
    row->least = rule_number(rule, AT_EXACTLY, rule_number(rule, AT_AT_LEAST, SET_NO_LEAST));
    row->most = rule_number(rule, AT_EXACTLY, rule_number(rule, AT_AT_MOST, SET_NO_MOST));
}

static void read_calculation(struct portfolio_whole *whole, struct set_row *row, size_t index,
                             const struct calculation *sheet) {
    row->weights[index] = sheet->sum > 0 ? sheet->sum : 0;
    row->threshold = sheet->threshold;
    row->least = sheet->threshold + sheet->strict;
    whole->counts = sheet->counts;
    for (size_t k = 0; k < sheet->row_count; k++) {
        whole->step = set_divisor(whole->step, sheet->rows[k].weight);
        whole->unconfirmed = whole->unconfirmed || sheet->rows[k].unconfirmed;
    }
}

static void add_sum(struct builder *builder, const struct rule *rule) {
    struct portfolio *portfolio = builder->portfolio;
    struct portfolio_whole *whole = add_whole(builder, WHOLE_SUM, rule);
    struct set_row *row = add_row(builder);
    bool strict = rule_text(rule, AT_MORE_THAN).n > 0;
    long threshold = rule_number(rule, strict ? AT_MORE_THAN : AT_AT_LEAST, -1);
    if (threshold >= 0) {
        row->threshold = 1000 * (long long)threshold;
        row->least = row->threshold + strict;
    }
    whole->counts = rule_text(rule, AT_COUNTS);
    for (size_t i = 0; i < portfolio->model.count; i++) {
        struct partial_question ask = question_for(builder, i);
        struct verdict verdict = check_rule(builder->scratch, rule, ask.dossier, ask.checklist,
                                            builder->condition, NULL);
        if (verdict.calculation_count)
            read_calculation(whole, row, i, &verdict.calculations[0]);
    }
    if (!whole->step)
        whole->step = 1000;
}

/* ---- alike and different ---- */

static bool agree(const struct builder *builder, const struct rule *rule, size_t a, size_t b) {
    const struct case_study *pair[] = {candidate(builder, a)->study, candidate(builder, b)->study};
    struct arena *arena = arena_scratch(builder->scratch);
    struct dossier *both = subset_make(arena, builder->portfolio->dossier, pair, a == b ? 1 : 2);
    struct verdict verdict =
        check_rule(arena, rule, both, builder->portfolio->checklist, builder->condition, NULL);
    bool holds = verdict.outcome == OUTCOME_MET;
    arena_drop(arena);
    return holds;
}

/* Classes of candidates that are alike: of `same` those that agree, of `distinct` those that do
 * not. Each is compared with the first of every class. */
static size_t *find_classes(struct builder *builder, const struct rule *rule, bool alike,
                            size_t *class_count) {
    struct portfolio *portfolio = builder->portfolio;
    size_t count = portfolio->model.count, *first = NEW_ARRAY(portfolio->arena, size_t, count + 1),
           *classes = NEW_ARRAY(portfolio->arena, size_t, count + 1);
    *class_count = 0;
    for (size_t i = 0; i < count; i++) {
        size_t class = 0;
        while (class < *class_count && agree(builder, rule, first[class], i) != alike)
            class ++;
        if (class == *class_count)
            first[(*class_count)++] = i;
        classes[i] = class;
    }
    return classes;
}

static void add_distinct(struct builder *builder, const struct rule *rule) {
    size_t class_count, count = builder->portfolio->model.count;
    size_t *classes = find_classes(builder, rule, false, &class_count);
    add_whole(builder, WHOLE_DISTINCT, rule);
    for (size_t class = 0; class < class_count; class ++) {
        size_t members = 0;
        for (size_t i = 0; i < count; i++)
            members += classes[i] == class;
        if (members < 2)
            continue;
        struct set_row *row = add_row(builder);
        row->most = 1;
        for (size_t i = 0; i < count; i++)
            row->weights[i] = classes[i] == class;
    }
}

/* One without the fact agrees with nobody, not even with itself. */
static void add_same(struct builder *builder, const struct rule *rule) {
    struct portfolio *portfolio = builder->portfolio;
    size_t class_count, *classes = find_classes(builder, rule, true, &class_count);
    add_whole(builder, WHOLE_SAME, rule);
    *APPEND(portfolio->arena, portfolio->model.sames, portfolio->model.same_count) =
        (struct set_same){.classes = classes,
                          .class_count = class_count,
                          .recommended = is_recommended(builder),
                          .owner = portfolio->whole_count - 1};
    struct set_row *row = add_row(builder);
    row->most = 0;
    for (size_t i = 0; i < portfolio->model.count; i++)
        row->weights[i] = !agree(builder, rule, i, i);
}

/* ---- conditions ---- */

static long any_least(const struct builder *builder) {
    return builder->condition->at_least > 0 ? builder->condition->at_least : 1;
}

/* One row for all conditions that the same case studies must satisfy, or each would be lacking by
 * itself and none enough. */
static void add_any_of_group(struct builder *builder) {
    struct portfolio *portfolio = builder->portfolio;
    size_t *index = &builder->counted_rows[is_recommended(builder)];
    if (builder->counted != builder->group)
        builder->counted_rows[0] = builder->counted_rows[1] = SIZE_MAX;
    builder->counted = builder->group;
    if (*index == SIZE_MAX) {
        add_number(builder, builder->condition->rule, true)->least = any_least(builder);
        *index = portfolio->model.row_count - 1;
        portfolio->wholes[portfolio->whole_count - 1].group = builder->group;
        return;
    }
    struct set_row *row = &portfolio->model.rows[*index];
    struct portfolio_whole *whole = add_whole(builder, WHOLE_NUMBER, builder->condition->rule);
    whole->unsure = portfolio->wholes[row->owner].unsure;
    whole->group = builder->group;
    row->least = any_least(builder) > row->least ? any_least(builder) : row->least;
}

static void add_for(struct builder *builder, const struct rule *rule) {
    int scope = keyword_find(&scope_keywords, rule_text(rule, AT_SCOPE));
    if (rule->first && scope == SCOPE_EACH) {
        add_each(builder, rule->first);
    } else if (rule->first && (scope == SCOPE_ANY || scope == SCOPE_ONE)) {
        struct set_row *row = add_number(builder, rule->first, false);
        row->least = scope == SCOPE_ONE ? 1 : rule_number(rule, AT_AT_LEAST, 1);
        row->most = scope == SCOPE_ONE ? 1 : SET_NO_MOST;
    } else {
        leave_out(builder, "it asks for more than case studies");
    }
}

/* Parts of an all-of are kept one by one; what cannot be kept is left. */
static void add_all(struct builder *builder, const struct rule *rule) {
    switch (rule ? rule_made_of(rule) : MADE_OF_NOTHING) {
    case MADE_OF_ALL:
        for (const struct rule *child = rule->first; child; child = child->next)
            add_all(builder, child);
        break;
    case MADE_OF_COUNT:
        add_count(builder, rule);
        break;
    case MADE_OF_SUM:
        add_sum(builder, rule);
        break;
    case MADE_OF_DISTINCT:
        add_distinct(builder, rule);
        break;
    case MADE_OF_SAME:
        add_same(builder, rule);
        break;
    case MADE_OF_SCOPE:
        add_for(builder, rule);
        break;
    default:
        if (rule && rule_rows[rule->kind].about == ABOUT_STUDY)
            add_each(builder, rule);
        else
            leave_out(builder, "it looks at answers, documents or several case studies at once");
    }
}

static bool is_open_to_exemptions(const struct builder *builder) {
    const struct exception *exceptions[] = {&builder->group->exception, &builder->item->exception,
                                            &builder->condition->exception};
    for (size_t i = 0; i < 3; i++)
        if (exceptions[i]->applies_if || exceptions[i]->waived_if)
            return true;
    return false;
}

static bool is_asked(const struct builder *builder) {
    const struct condition *condition = builder->condition;
    const struct dossier *dossier = builder->portfolio->dossier;
    return condition->scope != SCOPE_EACH && condition->scope != SCOPE_PRACTICE &&
           !condition->optional && condition->demand != DEMAND_ENCOURAGED &&
           exception_is_in_tracks(&builder->group->exception, dossier) &&
           exception_is_in_tracks(&builder->item->exception, dossier) &&
           exception_is_in_tracks(&condition->exception, dossier);
}

static void add_condition(struct builder *builder) {
    const struct condition *condition = builder->condition;
    if (!is_asked(builder))
        return;
    if (is_open_to_exemptions(builder)) {
        leave_out(builder, "it is not asked, or waived, under a condition of its own");
    } else if (condition->scope == SCOPE_ALL) {
        add_all(builder, condition->rule);
    } else if (condition->scope == SCOPE_ANY && builder->group->same_studies) {
        add_any_of_group(builder);
    } else if (condition->scope == SCOPE_ANY) {
        add_number(builder, condition->rule, false)->least = any_least(builder);
    } else {
        struct set_row *row = add_number(builder, condition->rule, false);
        row->least = row->most = 1;
    }
}

/* A set is not empty, whatever the checklist forgets to say. Where nothing is weighed, the margin
 * is that of the numbers asked. */
static void complete_model(struct builder *builder) {
    struct portfolio *portfolio = builder->portfolio;
    struct set_model *model = &portfolio->model;
    bool asks = false, weighs = false;
    for (size_t r = 0; r < model->row_count; r++) {
        asks = asks || model->rows[r].least > 0;
        weighs = weighs || model->rows[r].threshold > 0;
    }
    for (size_t r = 0; !weighs && r < model->row_count; r++)
        if (model->rows[r].least > 0 && model->rows[r].most > model->rows[r].least)
            model->rows[r].threshold = model->rows[r].least;
    if (asks)
        return;
    builder->item = NULL;
    builder->condition = NULL;
    add_whole(builder, WHOLE_NUMBER, NULL);
    struct set_row *row = add_row(builder);
    row->least = 1;
    for (size_t i = 0; i < model->count; i++)
        row->weights[i] = 1;
}

static void choose_candidates(struct builder *builder) {
    struct portfolio *portfolio = builder->portfolio;
    size_t count = 0;
    portfolio->candidates = NEW_ARRAY(portfolio->arena, size_t, portfolio->count + 1);
    builder->alone = NEW_ARRAY(builder->scratch, struct dossier *, portfolio->count + 1);
    for (size_t i = 0; i < portfolio->count; i++) {
        const struct case_study *study = portfolio->entries[i].study;
        if (!portfolio->entries[i].passes)
            continue;
        builder->alone[count] = subset_make(builder->scratch, portfolio->dossier, &study, 1);
        portfolio->candidates[count++] = i;
    }
    portfolio->model.count = count;
}

void portfolio_make_model(struct portfolio *portfolio) {
    struct builder builder = {.portfolio = portfolio, .scratch = arena_scratch(portfolio->arena)};
    struct cursor cursor = {0};
    choose_candidates(&builder);
    while (cursor_next(portfolio->checklist, &cursor, &builder.item, &builder.condition)) {
        builder.group = &portfolio->checklist->parts[cursor.part].groups[cursor.group];
        add_condition(&builder);
    }
    complete_model(&builder);
    arena_drop(builder.scratch);
}

struct set_model portfolio_mandatory_model(const struct portfolio *portfolio) {
    const struct set_model *all = &portfolio->model;
    struct set_model model = {.count = all->count};
    for (size_t r = 0; r < all->row_count; r++)
        if (!all->rows[r].recommended)
            *APPEND(portfolio->arena, model.rows, model.row_count) = all->rows[r];
    for (size_t s = 0; s < all->same_count; s++)
        if (!all->sames[s].recommended)
            *APPEND(portfolio->arena, model.sames, model.same_count) = all->sames[s];
    return model;
}
