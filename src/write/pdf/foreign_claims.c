/* What the joined file may claim. That a page keeps to PDF/A is for the most part not seen in its
 * objects: the widths of its fonts, the operators of its content. So its file must claim that
 * itself, and nothing that is seen may speak against it. */
#include "base/limits.h"
#include "write/pdf/foreign.h"
#include "write/pdf/foreign_file.h"
#include "write/pdf/writer.h"

enum { MOST_LIMITS = 200 };

static void note(struct pdf *pdf, struct pdf_limit limit) {
    struct pdf_written *written = pdf->written;
    for (size_t i = 0; i < written->limit_count; i++)
        if (written->limits[i].kind == limit.kind &&
            str_equal(written->limits[i].file, limit.file) &&
            str_equal(written->limits[i].detail, limit.detail))
            return;
    if (written->limit_count == MOST_LIMITS)
        return;
    limit.file = str_copy(pdf->lasting, limit.file.s, limit.file.n);
    limit.detail = str_copy(pdf->lasting, limit.detail.s, limit.detail.n);
    *APPEND(pdf->lasting, written->limits, written->limit_count) = limit;
}

void foreign_note_limit(struct foreign_file *file, enum pdf_limit_kind kind, struct str detail) {
    note(file->pdf, (struct pdf_limit){PDF_UNTAGGED, STR(""), STR("")});
    if (kind != PDF_UNTAGGED)
        note(file->pdf, (struct pdf_limit){kind, file->name, detail});
}

enum pdf_claim pdf_claim(const struct pdf *pdf) {
    size_t count = pdf->written->limit_count; /* the first says that there are pages */
    return count == 0 ? PDF_CLAIM_ALL : count == 1 ? PDF_CLAIM_LOOKS : PDF_CLAIM_NONE;
}

/* ---- the file (ISO 19005-2, 6.6.4 and 6.2.3) ---- */

/* As an element or as an attribute; packets are not packed in such files. */
static bool claims_archive(struct foreign_file *file, qpdf_oh root) {
    static const char *const forms[] = {"pdfaid:part>%d<", "pdfaid:part=\"%d\"",
                                        "pdfaid:part='%d'"};
    qpdf_oh metadata = qpdf_oh_get_key_if_dict(file->qpdf, root, "/Metadata");
    struct str packet;
    if (!qpdf_oh_is_stream(file->qpdf, metadata) || !foreign_read_stream(file, metadata, &packet))
        return false;
    for (size_t i = 0; i < COUNT(forms); i++)
        for (int part = 1; part <= 3; part++)
            if (str_find(packet, str_format(file->scratch, forms[i], part), 0) != SIZE_MAX)
                return true;
    return false;
}

static bool means_srgb(qpdf_data qpdf, qpdf_oh root) {
    qpdf_oh intents = qpdf_oh_get_key_if_dict(qpdf, root, "/OutputIntents");
    int count = qpdf_oh_is_array(qpdf, intents) ? qpdf_oh_get_array_n_items(qpdf, intents) : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh profile = qpdf_oh_get_key_if_dict(qpdf, qpdf_oh_get_array_item(qpdf, intents, i),
                                                  "/DestOutputProfile");
        if (qpdf_oh_is_stream(qpdf, profile) &&
            qpdf_oh_get_int_value_as_int(
                qpdf, qpdf_oh_get_key(qpdf, qpdf_oh_get_dict(qpdf, profile), "/N")) == 4)
            return false;
    }
    return true;
}

void foreign_look_at_file(struct foreign_file *file) {
    qpdf_oh root = qpdf_get_root(file->qpdf);
    file->scratch = arena_scratch(file->pdf->arena);
    foreign_note_limit(file, PDF_UNTAGGED, STR(""));
    if (!claims_archive(file, root))
        foreign_note_limit(file, PDF_NOT_ARCHIVAL, STR(""));
    if (!means_srgb(file->qpdf, root))
        foreign_note_limit(file, PDF_OTHER_COLOUR, STR(""));
    arena_drop(file->scratch);
}

/* ---- objects ---- */

/* 6.2.11.4; composite fonts are embedded in their descendants, and drawn ones are no files. */
static bool lacks_file(qpdf_data qpdf, qpdf_oh font) {
    qpdf_oh kind = qpdf_oh_get_key(qpdf, font, "/Subtype"),
            descriptor = qpdf_oh_get_key(qpdf, font, "/FontDescriptor");
    if (qpdf_oh_is_name_and_equals(qpdf, kind, "/Type0") ||
        qpdf_oh_is_name_and_equals(qpdf, kind, "/Type3"))
        return false;
    return !qpdf_oh_is_dictionary(qpdf, descriptor) ||
           !(qpdf_oh_has_key(qpdf, descriptor, "/FontFile") ||
             qpdf_oh_has_key(qpdf, descriptor, "/FontFile2") ||
             qpdf_oh_has_key(qpdf, descriptor, "/FontFile3"));
}

static bool uses_lzw(qpdf_data qpdf, qpdf_oh dictionary) {
    qpdf_oh filter = qpdf_oh_get_key(qpdf, dictionary, "/Filter");
    bool found = qpdf_oh_is_name_and_equals(qpdf, filter, "/LZWDecode");
    int count = qpdf_oh_is_array(qpdf, filter) ? qpdf_oh_get_array_n_items(qpdf, filter) : 0;
    for (int i = 0; i < count && !found; i++)
        found =
            qpdf_oh_is_name_and_equals(qpdf, qpdf_oh_get_array_item(qpdf, filter, i), "/LZWDecode");
    return found;
}

void foreign_look_at(struct foreign_file *file, qpdf_oh dictionary) {
    qpdf_data qpdf = file->qpdf;
    if (qpdf_oh_is_dictionary_of_type(qpdf, dictionary, "/Font", "") &&
        lacks_file(qpdf, dictionary)) {
        qpdf_oh name = qpdf_oh_get_key(qpdf, dictionary, "/BaseFont");
        struct str text =
            qpdf_oh_is_name(qpdf, name) ? str_of(qpdf_oh_get_name(qpdf, name)) : STR("/?");
        foreign_note_limit(file, PDF_FONT_MISSING, str_slice(text, 1, text.n));
    }
    if (uses_lzw(qpdf, dictionary))
        foreign_note_limit(file, PDF_FILTER, STR(""));
}
