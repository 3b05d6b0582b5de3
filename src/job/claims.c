#include "job/claims.h"

#include "base/limits.h"

struct str claims_say(struct arena *arena, const struct pdf_written *written) {
    static const char *const reasons[] = {[PDF_UNTAGGED] =
                                              "pages taken over from evidence are not tagged",
                                          [PDF_NOT_ARCHIVAL] = "does not claim PDF/A itself",
                                          [PDF_OTHER_COLOUR] = "has an output intent in CMYK",
                                          [PDF_FONT_MISSING] = "has a font that is not embedded: ",
                                          [PDF_FILTER] = "has streams packed with LZW",
                                          [PDF_NOT_TAKEN] = "is damaged where it cannot be read: "};
    struct buf buf = buf_init(arena, LIMIT_OUTPUT_BYTES);
    buf_add_text(&buf, written->claims);
    for (size_t i = 0; i < written->limit_count; i++) {
        const struct pdf_limit *limit = &written->limits[i];
        buf_add_char(&buf, '\n');
        buf_add(&buf, limit->file);
        buf_add_text(&buf, str_empty(limit->file) ? "" : " ");
        buf_add_text(&buf, reasons[limit->kind]);
        buf_add(&buf, limit->detail);
    }
    return buf_str(&buf);
}

void claims_tell(struct workspace *work, const struct pdf_written *written) {
    const struct dossier *dossier = work->dossier;
    for (size_t i = 0; i < written->limit_count; i++)
        for (size_t k = 0; k < dossier->evidence_count; k++)
            if (written->limits[i].kind == PDF_NOT_TAKEN &&
                str_equal(written->limits[i].file, dossier->evidence[k].file))
                findings_add(
                    &work->made.findings, MESSAGE_PDF_PAGE_UNREAD, dossier->evidence[k].place,
                    {say_text(dossier->evidence[k].file), say_text(written->limits[i].detail)});
}
