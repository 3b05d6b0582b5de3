/* dossier dump --phase=... DIR: what a phase made, as lines of text, for developers and golden
 * tests. */
#include <stdio.h>

#include "command/command.h"
#include "model/words.h"

static void dump_case(const struct case_study *study) {
    printf("case-study %s file=%s\n  title: %s\n", study->id.s, study->file.s, study->title.s);
    for (size_t k = 0; k < study->field_count; k++) {
        const struct field *field = &study->fields[k];
        printf("  field %s %s %s: %s\n", field->name.s, field_type_keywords.rows[field->type].word,
               field->valid ? "valid" : "invalid", field->text.s);
    }
    for (size_t k = 0; k < study->section_count; k++)
        printf("  section %s line=%d: %s\n",
               study->sections[k].id.n ? study->sections[k].id.s : "-",
               study->sections[k].place.line, study->sections[k].title.s);
    for (size_t k = 0; k < study->diagram_count; k++)
        printf("  diagram %s: %s\n", study->diagrams[k].file.s, study->diagrams[k].caption.s);
}

static void dump_model(const struct dossier *dossier) {
    char date[32];
    snprintf(date, sizeof date, "%04d-%02d-%02d", dossier->date.year, dossier->date.month,
             dossier->date.day);
    printf("submission %s checklist=%s date=%s\npartner %s tier=%s\n", dossier->name.s,
           dossier->checklist_id.s, date, dossier->partner_name.s, dossier->partner_tier.s);
    for (size_t k = 0; k < dossier->case_count; k++)
        dump_case(&dossier->cases[k]);
    for (size_t k = 0; k < dossier->evidence_count; k++) {
        const struct evidence *e = &dossier->evidence[k];
        printf("evidence %s %s %s supports=%zu\n", e->id.s, e->file.n ? e->file.s : e->url.s,
               e->media_type.n ? e->media_type.s : "-", e->support_count);
    }
    for (size_t k = 0; k < dossier->answer_count; k++)
        printf("answer %s case=%s met=%d\n", dossier->answers[k].item.s,
               dossier->answers[k].case_id.n ? dossier->answers[k].case_id.s : "-",
               (int)dossier->answers[k].met);
}

static void dump_results(struct arena *arena, const struct results *results) {
    for (size_t k = 0; k < results->count; k++) {
        const struct result *result = &results->list[k];
        printf("%s %s %s%s%s: %s\n", result->condition->key.s,
               result->study ? result->study->id.s : "-", outcome_names[result->outcome],
               result->basis ? " " : "", basis_names[result->basis],
               phrase_say(arena, result->reason, words_of(STR("en"))).s);
    }
}

static void dump_document(const struct document *document) {
    const struct node *node;
    if (!document)
        return;
    printf("document %s: %s\n", document->file_name.s, document->title.s);
    for (node = document->root; node; node = node_next(document->root, node)) {
        int depth = 0;
        for (const struct node *above = node->parent; above; above = above->parent)
            depth++;
        printf("%*s%s", depth * 2, "", node_kind_name(node->kind));
        if (node->level)
            printf(" level=%d", node->level);
        if (node->id.n)
            printf(" id=%s", node->id.s);
        if (node->role != ROLE_NONE)
            printf(" style=%s", role_words[node->role]);
        if (node->target.n)
            printf(" target=%s", node->target.s);
        if (node->text.n)
            printf(" \"%.*s\"", STR_ARG(node->text));
        putchar('\n');
    }
}

static void dump_pages(const struct pages *pages) {
    for (size_t p = 0; p < pages->count; p++) {
        printf("page %zu of %zu\n", p + 1, pages->count);
        for (size_t k = 0; k < pages->list[p].run_count; k++) {
            const struct run *run = &pages->list[p].runs[k];
            printf("  %d %d %s %d%s \"%.*s\"\n", run->x, run->y, font_name(run->font).s, run->size,
                   run->artefact ? " artefact" : "", STR_ARG(run->text));
        }
    }
}

int command_dump(const struct options *options) {
    static const char *const phases[] = {"model", "results", "document", "pages"};
    struct job_request request = {.arena = options->arena,
                                  .install = options->install,
                                  .folder = command_folder(options->arena, options->words[0]),
                                  .output = options->output,
                                  .draft = options->draft};
    struct job_result result;
    struct job_documents documents;
    size_t phase = 0;
    while (phase < 4 && !str_is(options->phase, phases[phase]))
        phase++;
    if (phase == 4)
        return command_misused("--phase takes model, results, document or pages");
    if (job_prepare(&request, &result, &documents) != STATUS_OK)
        return EXIT_TROUBLE;
    if (!result.dossier)
        return command_check(options);
    switch (phase) {
    case 0:
        dump_model(result.dossier);
        break;
    case 1:
        dump_results(options->arena, result.results);
        break;
    case 2:
        dump_document(documents.assessment.document), dump_document(documents.packet.document);
        break;
    default:
        dump_pages(&documents.assessment.pages), dump_pages(&documents.packet.pages);
    }
    return EXIT_NOTHING_WRONG;
}
