/* Files that travel inside the PDF as what it was made from (ISO 32000-1, 7.11.4; associated files,
 * ISO 19005-3, 6.8). */
#include "base/limits.h"
#include "sys/file.h"
#include "write/pdf/pdf.h"

/* A name may hold '/' only escaped (7.3.5). */
static void put_subtype(struct buf *buf, struct str media_type) {
    buf_add_char(buf, '/');
    for (size_t i = 0; i < media_type.n; i++)
        if (media_type.s[i] == '/')
            buf_add_text(buf, "#2F");
        else
            buf_add_char(buf, media_type.s[i]);
}

static HPDF_Dict write_file(struct pdf *pdf, const struct pdf_attachment *file) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    buf_add_text(&buf, "/Type/EmbeddedFile/Subtype");
    put_subtype(&buf, file->media_type);
    buf_printf(&buf, "/Params<</Size %zu", file->bytes.n);
    pdf_put_date(&buf, "ModDate", pdf->options->date);
    buf_add_text(&buf, ">>/Filter/FlateDecode");
    return pdf_add_stream(pdf, pdf_deflate(pdf, file->bytes), buf_str(&buf));
}

static HPDF_Dict write_specification(struct pdf *pdf, const struct pdf_attachment *file) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    HPDF_Dict stream = write_file(pdf, file);
    buf_add_text(&buf, "/Type/Filespec/AFRelationship/Source/F");
    pdf_put_bytes(&buf, file->name);
    buf_add_text(&buf, "/UF");
    pdf_put_text(&buf, file->name);
    buf_add_text(&buf, "/Desc");
    pdf_put_text(&buf, file->description);
    buf_printf(&buf, "/EF<</F %u 0 R/UF %u 0 R>>", pdf_number(stream), pdf_number(stream));
    return pdf_add_object(pdf, buf_str(&buf));
}

/* The name tree has one leaf: attachments come in the order of their names. */
void pdf_write_attachments(struct pdf *pdf, struct buf *catalog, struct buf *names) {
    size_t count = pdf->options->attachment_count;
    if (count == 0)
        return;
    buf_add_text(catalog, "/AF[");
    buf_add_text(names, "/EmbeddedFiles<</Names[");
    for (size_t i = 0; i < count; i++) {
        const struct pdf_attachment *file = &pdf->options->attachments[i];
        unsigned number = pdf_number(write_specification(pdf, file));
        buf_printf(catalog, "%u 0 R ", number);
        pdf_put_bytes(names, file->name);
        buf_printf(names, "%u 0 R ", number);
    }
    buf_add_text(catalog, "]");
    buf_add_text(names, "]>>");
}
