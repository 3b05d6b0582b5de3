/* What `dossier select` prints: the case studies, the sets with the rules' own verdict on them, and
 * what is lacking. */
#include <stdio.h>

#include "base/limits.h"
#include "check/claim.h"
#include "command/select.h"
#include "model/words.h"

#define MOST_KEYS 3 /* of what a case study lacks; all stand in the findings */
#define THOUSAND 1000

const char *select_proof(enum set_proof proof) {
    static const char *const words[] = {
        [SET_PROVED] = "optimal, proved",
        [SET_LIMIT] = "not proved: the search was stopped at its limit",
        [SET_UNVERIFIED] = "not proved: the solver's answers did not hold in whole numbers"};
    return words[proof];
}

const char *select_proof_of_none(enum set_proof proof) {
    return proof == SET_PROVED ? "proved" : select_proof(proof);
}

static const char *plural(size_t count, const char *one, const char *many) {
    return count == 1 ? one : many;
}

/* ---- case studies ---- */

/* What it lacks, by item or by the kind of finding, each once. */
static void print_lacks(const struct portfolio_entry *entry) {
    const struct findings *findings = &entry->findings;
    size_t printed = 0;
    printf("no      %zu: ", entry->lacks);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->list[i];
        struct str word =
            finding->item.n ? finding->item : str_of(finding_kinds[finding->code].name);
        bool again = false;
        for (size_t k = 0; k < i; k++)
            again =
                again || str_equal(word, findings->list[k].item.n
                                             ? findings->list[k].item
                                             : str_of(finding_kinds[findings->list[k].code].name));
        if (again)
            continue;
        if (printed++ == MOST_KEYS) {
            fputs(", ...", stdout);
            break;
        }
        printf("%s%.*s", printed > 1 ? ", " : "", STR_ARG(word));
    }
    putchar('\n');
}

void select_print_studies(const struct portfolio *portfolio) {
    struct str date = date_format_iso(portfolio->arena, portfolio->dossier->date);
    printf("%zu case stud%s in %.*s, for %.*s on %.*s\n", portfolio->count,
           plural(portfolio->count, "y", "ies"), STR_ARG(portfolio->dossier->folder),
           STR_ARG(portfolio->checklist->id), STR_ARG(date));
    if (!portfolio->count) {
        puts("no Markdown file there begins with front matter");
        return;
    }
    size_t width = 10;
    for (size_t k = 0; k < portfolio->count; k++)
        width =
            portfolio->entries[k].study->id.n > width ? portfolio->entries[k].study->id.n : width;
    printf("\n%-*s  passes  lacks\n", (int)width, "case study");
    for (size_t k = 0; k < portfolio->count; k++) {
        const struct portfolio_entry *entry = &portfolio->entries[k];
        printf("%-*.*s  ", (int)width, STR_ARG(entry->study->id));
        if (entry->passes)
            puts("yes");
        else
            print_lacks(entry);
    }
    if (!portfolio->unjudged_count)
        return;
    puts("\nAsked of each, not judged here (needs answers, documents or people of a manifest, or "
         "the other case studies):");
    for (size_t i = 0; i < portfolio->unjudged_count; i++)
        printf("  %.*s\n", STR_ARG(portfolio->unjudged[i]->key));
}

/* ---- a set ---- */

static const struct portfolio_whole *find_whole(const struct portfolio *portfolio,
                                                const struct condition *condition) {
    const struct portfolio_whole *found = NULL;
    for (size_t i = 0; i < portfolio->whole_count; i++) {
        const struct portfolio_whole *whole = &portfolio->wholes[i];
        if (whole->condition == condition && (!found || whole->unsure))
            found = whole;
    }
    return found;
}

static bool is_left(const struct portfolio *portfolio, const struct condition *condition) {
    for (size_t i = 0; i < portfolio->left_count; i++)
        if (portfolio->left[i].condition == condition)
            return true;
    return false;
}

static void print_verdict(const struct condition *condition, const char *word, struct str reason) {
    printf("  %-30.*s %-5s %.*s\n", STR_ARG(condition->key), word, STR_ARG(reason));
}

/* All names again say no more than "all". */
static struct str shortened(struct arena *arena, const struct dossier *dossier,
                            struct phrase reason) {
    struct str *ids = NULL;
    size_t count = 0;
    for (size_t i = 0; i < dossier->case_count; i++)
        *APPEND(arena, ids, count) = dossier->cases[i].id;
    struct phrase all = phrase_of(arena, REASON_TEXT, say_list(ids, count, LIST_COMMA));
    return phrase_equal(all, reason) ? STR("all of them")
                                     : phrase_say(arena, reason, words_of(STR("en")));
}

/* The rule itself on the chosen case studies. What the search has kept must hold. */
static bool print_condition(const struct portfolio *portfolio, const struct dossier *dossier,
                            const struct condition *condition) {
    const struct portfolio_whole *whole = find_whole(portfolio, condition);
    bool given_up = portfolio->gave_up_recommended && condition->demand == DEMAND_RECOMMENDED;
    if (!whole || is_left(portfolio, condition))
        return true;
    struct verdict verdict = check_rule(portfolio->arena, condition->rule, dossier,
                                        portfolio->checklist, condition, NULL);
    bool holds = verdict.outcome == OUTCOME_MET;
    if (!holds && whole->unsure) {
        print_verdict(condition, mark_word(words_of(STR("en")), MARK_OPEN),
                      STR("kept as far as the files show; the rest needs a manifest"));
        return true;
    }
    print_verdict(condition, mark_word(words_of(STR("en")), outcome_mark(verdict.outcome)),
                  shortened(portfolio->arena, dossier, verdict.reason));
    return holds || given_up;
}

static bool is_answered(const struct portfolio *portfolio, const struct set *set) {
    for (size_t i = 0; i < portfolio->model.count; i++)
        if (set->chosen[i] && !portfolio->entries[portfolio->candidates[i]].answers)
            return false;
    return true;
}

/* The whole check of a submission of this set. */
static void print_check(const struct portfolio *portfolio, const struct set *set,
                        const struct dossier *dossier) {
    struct findings findings = findings_init(portfolio->arena);
    if (!is_answered(portfolio, set)) {
        puts("  Not checked as a submission: no manifest for this checklist names all of them.");
        return;
    }
    check_dossier(portfolio->arena, dossier, portfolio->checklist, &findings);
    findings_sort(&findings);
    size_t errors = findings_count(&findings, SEVERITY_ERROR),
           warnings = findings_count(&findings, SEVERITY_WARNING);
    printf("  Checked as a submission: %zu error%s, %zu warning%s\n", errors,
           plural(errors, "", "s"), warnings, plural(warnings, "", "s"));
    for (size_t i = 0; i < findings.count; i++)
        if (findings.list[i].severity == SEVERITY_ERROR)
            printf("    %.*s [%s]\n", STR_ARG(finding_sentence(findings.arena, &findings.list[i])),
                   finding_kinds[findings.list[i].code].name);
}

bool select_print_set(const struct portfolio *portfolio, const struct set *set, const char *title) {
    struct dossier *dossier = portfolio_dossier(portfolio->arena, portfolio, set->chosen);
    printf("\n%s: %zu case stud%s", title, set->count, plural(set->count, "y", "ies"));
    long long margin = set->margin;
    if (margin != SET_NO_MARGIN) {
        struct str text = str_format(portfolio->arena, "%lld.%02lld", margin / 100, margin % 100);
        printf(", margin %.*s %%", STR_ARG(text));
    }
    printf(" (%s)\n ", select_proof(set->proof));
    for (size_t i = 0; i < dossier->case_count; i++)
        printf(" %.*s", STR_ARG(dossier->cases[i].id));
    putchar('\n');
    struct cursor cursor = {0};
    const struct item *item;
    const struct condition *condition;
    bool agree = true;
    while (cursor_next(portfolio->checklist, &cursor, &item, &condition))
        agree = print_condition(portfolio, dossier, condition) && agree;
    if (!agree)
        puts("  The rules contradict the search; please report this library.");

    print_check(portfolio, set, dossier);
    return agree;
}

void select_print_left(const struct portfolio *portfolio) {
    if (portfolio->left_count)
        puts("\nNot part of the search, to be checked by `dossier check`:");
    for (size_t i = 0; i < portfolio->left_count; i++)
        printf("  %-30.*s %s\n", STR_ARG(portfolio->left[i].condition->key),
               portfolio->left[i].why);
    bool unconfirmed = false;
    for (size_t i = 0; i < portfolio->whole_count; i++)
        unconfirmed = unconfirmed || portfolio->wholes[i].unconfirmed;
    if (unconfirmed)
        puts("\nSome weights are not confirmed; with others another set may be the best.");
}

/* ---- what is lacking ---- */

static struct str amount(struct arena *arena, long long thousandths) {
    long long whole = thousandths / THOUSAND, part = thousandths % THOUSAND;
    return part ? str_format(arena, "%lld.%03lld", whole, part) : str_format(arena, "%lld", whole);
}

/* A sum grows by multiples of its step. */
static long long rounded_up(long long missing, long long step) {
    return (missing + step - 1) / step * step;
}

static void print_lack(const struct portfolio *portfolio, const struct set_model *model,
                       const struct set_lack *lack) {
    const struct portfolio_whole *whole = &portfolio->wholes[model->rows[lack->row].owner];
    struct arena *arena = portfolio->arena;
    if (whole->kind == WHOLE_SUM) {
        struct str missing = amount(arena, rounded_up(lack->missing, whole->step));
        printf("  %.*s more weighted %.*s (%.*s: %s %.*s asked)\n", STR_ARG(missing),
               STR_ARG(whole->counts), STR_ARG(whole->condition->key),
               rule_text(whole->rule, AT_MORE_THAN).n ? "more than" : "at least",
               STR_ARG(amount(arena, model->rows[lack->row].threshold)));
        return;
    }
    printf("  %lld more case stud%s", lack->missing, lack->missing == 1 ? "y" : "ies");
    if (!whole->condition)
        puts(" that pass");
    else if (whole->group)
        printf(" that count%s for all of \"%.*s\" (%.*s and what stands with it: at least %lld "
               "asked)\n",
               lack->missing == 1 ? "s" : "", STR_ARG(whole->group->title),
               STR_ARG(whole->condition->key), model->rows[lack->row].least);
    else if (whole->condition->scope == SCOPE_ALL && !whole->rule->first &&
             rule_made_of(whole->rule) == MADE_OF_COUNT)
        printf(" (%.*s: at least %lld asked)\n", STR_ARG(whole->condition->key),
               model->rows[lack->row].least);
    else
        printf(" that count%s for %.*s (%.*s: at least %lld asked)\n",
               lack->missing == 1 ? "s" : "", STR_ARG(whole->condition->key),
               STR_ARG(whole->item->title), model->rows[lack->row].least);
}

void select_print_shortage(const struct portfolio *portfolio, const struct set_model *model,
                           const struct set *none, const struct set_shortage *shortage) {
    printf("\nNo set of these case studies satisfies all conditions (%s).\n",
           select_proof_of_none(none->proof));
    if (shortage->count == 0)
        puts("Nothing that is added to the case studies that pass would help.");
    else if (shortage->count == 1 || !shortage->each_alone)
        printf("%s (%s):\n", shortage->count == 1 ? "Lacking" : "Lacking, all of these",
               select_proof_of_none(shortage->proof));
    else
        printf("Lacking, any one of these would do (%s):\n", select_proof_of_none(shortage->proof));
    for (size_t i = 0; i < shortage->count; i++)
        print_lack(portfolio, model, &shortage->list[i]);
    select_print_left(portfolio);
}
