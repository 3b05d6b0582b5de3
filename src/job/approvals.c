/* An approval is of the words of a draft and its story, that is of their Markdown: page breaks and
 * pictures' bytes are not a reason to read it again. */
#include "job/approvals.h"

#include "job/drafts.h"

static void tell_changed(struct workspace *work, const struct public_draft *draft) {
    const struct dossier *dossier = work->dossier;
    for (size_t i = 0; i < dossier->approval_count; i++) {
        const struct approval *approval = &dossier->approvals[i];
        if (str_equal(approval->case_id, draft->case_id) &&
            !str_equal(approval->sha256, draft->sha256))
            findings_add(&work->made.findings, MESSAGE_APPROVAL_CHANGED, approval->place,
                         {say_text(draft->case_id), say_text(approval->by), say_date(approval->on),
                          say_text(dossier->folder)});
    }
}

static struct str digest_of(struct workspace *work, struct str markdown) {
    return str_empty(markdown) ? markdown : digest_sha256(work->arena, markdown);
}

static void enter(struct workspace *work, const struct case_study *study, struct str markdown,
                  struct str story) {
    struct public_draft *draft = APPEND(work->arena, work->drafts, work->draft_count);
    *draft = (struct public_draft){
        .case_id = study->id,
        .file = draft_file_name(work, study, false),
        .story = draft_file_name(work, study, true),
        .sha256 = digest_of_both(work->arena, digest_of(work, markdown), digest_of(work, story))};
    draft->state = approval_state(work->dossier, study->id, draft->sha256);
    tell_changed(work, draft);
}

static struct str output_bytes(const struct product *made, struct str name) {
    for (size_t i = 0; i < made->output_count; i++)
        if (str_equal(made->outputs[i].name, name))
            return made->outputs[i].bytes;
    return (struct str){0};
}

void approvals_of_outputs(struct workspace *work) {
    for (size_t k = 0; k < work->dossier->case_count; k++) {
        const struct case_study *study = &work->dossier->cases[k];
        struct str markdown = output_bytes(&work->made, draft_file_name(work, study, false));
        if (markdown.n)
            enter(work, study, markdown,
                  output_bytes(&work->made, draft_file_name(work, study, true)));
    }
}

void approvals_of_drafts(struct workspace *work) {
    for (size_t k = 0; k < work->dossier->case_count; k++) {
        const struct case_study *study = &work->dossier->cases[k];
        struct arena *arena = arena_scratch(work->arena);
        struct str markdown = draft_markdown(work, arena, study, false);
        if (markdown.n)
            enter(work, study, markdown, draft_markdown(work, arena, study, true));
        arena_drop(arena);
    }
}
