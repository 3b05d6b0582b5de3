/* What `check`, `build` and `verify` say of public drafts and their approvals. */
#include "base/buf.h"
#include "command/command.h"

static void say_people(struct buf *out, const struct dossier *dossier,
                       const struct public_draft *draft, bool as_it_is) {
    const char *before = "";
    for (size_t i = 0; i < dossier->approval_count; i++) {
        const struct approval *approval = &dossier->approvals[i];
        if (!str_equal(approval->case_id, draft->case_id) ||
            str_equal(approval->sha256, draft->sha256) != as_it_is)
            continue;
        buf_printf(out, "%s%.*s on %s", before, STR_ARG(approval->by),
                   date_format_iso(out->arena, approval->on).s);
        before = ", ";
    }
}

static bool is_approved_by_any(const struct dossier *dossier, const struct public_draft *draft) {
    for (size_t i = 0; i < dossier->approval_count; i++)
        if (str_equal(dossier->approvals[i].case_id, draft->case_id) &&
            str_equal(dossier->approvals[i].sha256, draft->sha256))
            return true;
    return false;
}

void command_say_drafts(struct buf *out, const struct dossier *dossier,
                        const struct public_draft *drafts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct public_draft *draft = &drafts[i];
        bool any = is_approved_by_any(dossier, draft);
        buf_printf(out, "%.*s: ", STR_ARG(draft->file));
        if (any) {
            buf_add_text(out, "approved by ");
            say_people(out, dossier, draft, true);
        }
        if (draft->state == APPROVAL_CHANGED) {
            buf_add_text(out, any ? "; changed since approved by " : "changed since approved by ");
            say_people(out, dossier, draft, false);
        } else if (!any)
            buf_add_text(out, "not approved");
        buf_add_char(out, '\n');
    }
}
