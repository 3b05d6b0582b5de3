/* Metadata as XMP (ISO 16684-1) that says the same as the information dictionary, the claims to
 * PDF/A-2a (ISO 19005-2, 6.6), or 3a with attachments, and to PDF/UA-1 (ISO 14289-1, 5), as far as
 * pages taken over allow them, sRGB as
 * the meaning of the colours (ISO 19005-2, 6.2.3), and attachments. */
#include "write/pdf/archive.h"

#include <lcms2.h>
#include <string.h>

#include "base/limits.h"
#include "sys/file.h"
#include "write/pdf/foreign.h"
#include "write/pdf/syntax.h"
#include "write/pdf/writer.h"

static void put_element(struct buf *buf, const char *start, struct str text, const char *end) {
    if (str_empty(text))
        return;
    buf_add_text(buf, start);
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] == '&')
            buf_add_text(buf, "&amp;");
        else if (text.s[i] == '<')
            buf_add_text(buf, "&lt;");
        else if (text.s[i] == '>')
            buf_add_text(buf, "&gt;");
        else
            buf_add_char(buf, text.s[i]);
    }
    buf_add_text(buf, end);
}

static void put_date(struct buf *buf, const char *name, struct date date) {
    if (date.year > 0)
        buf_printf(buf, "<xmp:%s>%04d-%02d-%02dT00:00:00Z</xmp:%s>\n", name, date.year, date.month,
                   date.day, name);
}

/* PDF/A wants the schema of each property it does not know described in the file (6.6.2.3.3). */
static const char extension[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></"
    "rdf:Description>\n";

unsigned pdf_write_metadata(struct pdf *pdf) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    buf_add_text(&buf, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                       "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                       "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                       "<rdf:Description rdf:about=\"\""
                       " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                       " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                       " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                       " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                       " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
    enum pdf_claim claim = pdf_claim(pdf);
    int part = pdf->options->attachment_count ? 3 : 2;
    if (claim != PDF_CLAIM_NONE)
        buf_printf(&buf,
                   "<pdfaid:conformance>%c</pdfaid:conformance>\n"
                   "<pdfaid:part>%d</pdfaid:part>\n",
                   claim == PDF_CLAIM_ALL ? 'A' : 'B', part);
    if (claim == PDF_CLAIM_ALL)
        buf_add_text(&buf, "<pdfuaid:part>1</pdfuaid:part>\n");
    const struct document *document = pdf->pages->document;
    put_element(&buf, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->title,
                "</rdf:li></rdf:Alt></dc:title>\n");
    put_element(&buf, "<dc:creator><rdf:Seq><rdf:li>", document->author,
                "</rdf:li></rdf:Seq></dc:creator>\n");
    put_element(&buf, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->subject,
                "</rdf:li></rdf:Alt></dc:description>\n");
    buf_add_text(&buf, "<dc:format>application/pdf</dc:format>\n");
    buf_add_text(&buf, "<xmp:CreatorTool>dossier</xmp:CreatorTool>\n");
    put_date(&buf, "CreateDate", pdf->options->date);
    put_date(&buf, "ModifyDate", pdf->options->date);
    put_element(&buf, "<pdf:Producer>", str_of(haru_producer()), "</pdf:Producer>\n");
    buf_add_text(&buf, "</rdf:Description>\n");
    if (claim == PDF_CLAIM_ALL)
        buf_add_text(&buf, extension);
    buf_add_text(&buf, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    static const char *const claims[][3] = {{"PDF/A-2a, PDF/UA-1", "PDF/A-2b", ""},
                                            {"PDF/A-3a, PDF/UA-1", "PDF/A-3b", ""}};
    pdf->written->claims = claims[part - 2][claim];
    return pdf_add_stream(pdf->file, STR("/Type/Metadata/Subtype/XML"), buf_str(&buf));
}

/* The header's date and time, ICC.1:2010 7.2.8, comes from the clock; it is set to the profile's
 * own, the year sRGB was published. */
static struct str make_profile(struct pdf *pdf) {
    static const unsigned char date[12] = {0x07, 0xCF, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsUInt32Number size = 0;
    unsigned char *bytes = NULL;
    if (profile && cmsSaveProfileToMem(profile, NULL, &size) && size >= 128) {
        bytes = arena_alloc(pdf->arena, 1, size);
        if (!cmsSaveProfileToMem(profile, bytes, &size))
            bytes = NULL;
    }
    if (profile)
        cmsCloseProfile(profile);
    if (!bytes) {
        pdf_file_fail(pdf->file, STATUS_MEMORY);
        return (struct str){0};
    }
    memcpy(bytes + 24, date, sizeof date);
    return (struct str){(const char *)bytes, size};
}

unsigned pdf_write_intent(struct pdf *pdf) {
    unsigned profile = pdf_add_deflated(pdf->file, STR("/N 3"), make_profile(pdf));
    return pdf_add_dictionary(pdf->file,
                              str_format(pdf->arena,
                                         "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier"
                                         "(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R",
                                         profile));
}

/* ---- attachments: embedded files (ISO 32000-1, 7.11.4), associated with the document (ISO
 * 19005-3, 6.8) ---- */

static unsigned write_file(struct pdf *pdf, const struct pdf_attachment *file) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    buf_add_text(&buf, "/Type/EmbeddedFile/Subtype/");
    for (size_t i = 0; i < file->media_type.n; i++)
        if (file->media_type.s[i] == '/') /* a name may hold it only escaped (7.3.5) */
            buf_add_text(&buf, "#2F");
        else
            buf_add_char(&buf, file->media_type.s[i]);
    buf_printf(&buf, "/Params<</Size %zu", file->bytes.n);
    pdf_put_date(&buf, "ModDate", pdf->options->date);
    buf_add_text(&buf, ">>");
    return pdf_add_deflated(pdf->file, buf_str(&buf), file->bytes);
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
        struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
        unsigned stream = write_file(pdf, file);
        buf_add_text(&buf, "/Type/Filespec/AFRelationship/Source/F");
        pdf_put_bytes(&buf, file->name);
        buf_add_text(&buf, "/UF");
        pdf_put_text(&buf, file->name);
        buf_add_text(&buf, "/Desc");
        pdf_put_text(&buf, file->description);
        buf_printf(&buf, "/EF<</F %u 0 R/UF %u 0 R>>", stream, stream);
        unsigned number = pdf_add_dictionary(pdf->file, buf_str(&buf));
        buf_printf(catalog, "%u 0 R ", number);
        pdf_put_bytes(names, file->name);
        buf_printf(names, "%u 0 R ", number);
    }
    buf_add_text(catalog, "]");
    buf_add_text(names, "]>>");
}
