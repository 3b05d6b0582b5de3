/* What makes the file an archive's: metadata as XMP (ISO 16684-1) that says the same as the
 * information dictionary, the claims to PDF/A-2a (ISO 19005-2, 6.6), or 3a with attachments, and
 * PDF/UA-1 (ISO 14289-1, 5), and sRGB as the meaning of its colours (ISO 19005-2, 6.2.3). */
#include <lcms2.h>
#include <string.h>

#include "base/limits.h"
#include "write/pdf/pdf.h"

static void put_xml(struct buf *buf, struct str text) {
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
}

static void put_element(struct buf *buf, const char *start, struct str text, const char *end) {
    if (str_empty(text))
        return;
    buf_add_text(buf, start);
    put_xml(buf, text);
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

static void put_properties(struct buf *buf, const struct pdf *pdf) {
    const struct document *document = pdf->pages->document;
    put_element(buf, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->title,
                "</rdf:li></rdf:Alt></dc:title>\n");
    put_element(buf, "<dc:creator><rdf:Seq><rdf:li>", document->author,
                "</rdf:li></rdf:Seq></dc:creator>\n");
    put_element(buf, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->subject,
                "</rdf:li></rdf:Alt></dc:description>\n");
    buf_add_text(buf, "<dc:format>application/pdf</dc:format>\n");
    buf_add_text(buf, "<xmp:CreatorTool>dossier</xmp:CreatorTool>\n");
    put_date(buf, "CreateDate", pdf->options->date);
    put_date(buf, "ModifyDate", pdf->options->date);
    put_element(buf, "<pdf:Producer>", str_of(PDF_PRODUCER), "</pdf:Producer>\n");
}

HPDF_Dict pdf_write_metadata(struct pdf *pdf) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    buf_add_text(&buf, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                       "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                       "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                       "<rdf:Description rdf:about=\"\""
                       " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                       " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                       " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                       " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                       " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                       "<pdfaid:conformance>A</pdfaid:conformance>\n"
                       "<pdfuaid:part>1</pdfuaid:part>\n");
    buf_printf(&buf, "<pdfaid:part>%d</pdfaid:part>\n", pdf->options->attachment_count ? 3 : 2);
    put_properties(&buf, pdf);
    buf_add_text(&buf, "</rdf:Description>\n");
    buf_add_text(&buf, extension);
    buf_add_text(&buf, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    return pdf_add_stream(pdf, buf_str(&buf), STR("/Type/Metadata/Subtype/XML"));
}

/* The header's date and time, ICC.1:2010 7.2.8, comes from the clock; it is set to the profile's
 * own, the year sRGB was published. */
static void settle_profile(unsigned char *profile) {
    static const unsigned char date[12] = {0x07, 0xCF, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};
    memcpy(profile + 24, date, sizeof date);
}

static struct str make_profile(struct pdf *pdf) {
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
    if (!bytes)
        pdf_fail(pdf);
    settle_profile(bytes);
    return (struct str){(const char *)bytes, size};
}

HPDF_Dict pdf_write_intent(struct pdf *pdf) {
    HPDF_Dict profile =
        pdf_add_stream(pdf, pdf_deflate(pdf, make_profile(pdf)), STR("/N 3/Filter/FlateDecode"));
    return pdf_add_object(pdf, str_format(pdf->arena,
                                          "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier"
                                          "(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R",
                                          pdf_number(profile)));
}
