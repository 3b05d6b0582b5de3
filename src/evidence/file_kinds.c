#include "evidence/file_kinds.h"

#define OOXML "application/vnd.openxmlformats-officedocument."
#define ODF "application/vnd.oasis.opendocument."

/* Of the rows of one media type, the first one's extension is proposed. */
static const struct file_kind kinds[] = {
    {"pdf", "application/pdf", "a PDF"},
    {"png", "image/png", "a PNG picture"},
    {"jpg", "image/jpeg", "a JPEG picture"},
    {"jpeg", "image/jpeg", "a JPEG picture"},
    {"gif", "image/gif", "a GIF picture"},
    {"webp", "image/webp", "a WebP picture"},
    {"svg", "image/svg+xml", "an SVG drawing"},
    {"docx", OOXML "wordprocessingml.document", "a Word document"},
    {"xlsx", OOXML "spreadsheetml.sheet", "an Excel workbook"},
    {"pptx", OOXML "presentationml.presentation", "a PowerPoint presentation"},
    {"odt", ODF "text", "an OpenDocument text"},
    {"ods", ODF "spreadsheet", "an OpenDocument spreadsheet"},
    {"odp", ODF "presentation", "an OpenDocument presentation"},
    {"zip", "application/zip", "a ZIP archive"},
    {"doc", "application/x-ole-storage", "an Office document of the old form"},
    {"xls", "application/x-ole-storage", "an Office document of the old form"},
    {"ppt", "application/x-ole-storage", "an Office document of the old form"},
    {"rtf", "application/rtf", "a Rich Text document"},
    {"html", "text/html", "a web page"},
    {"htm", "text/html", "a web page"},
    {"json", "application/json", "JSON"},
    {"xml", "application/xml", "XML"},
    {"csv", "text/csv", "a table of values (CSV)"},
    {"tsv", "text/csv", "a table of values (CSV)"},
    {"txt", "text/plain", "plain text"},
    {"md", "text/plain", "plain text"},
    {"markdown", "text/plain", "plain text"},
    {"log", "text/plain", "plain text"},
    {"sql", "text/plain", "plain text"},
    {"yaml", "text/plain", "plain text"},
    {"yml", "text/plain", "plain text"},
    {"tf", "text/plain", "plain text"},
    {"ini", "text/plain", "plain text"},
    {"conf", "text/plain", "plain text"},
    {"sh", "text/plain", "plain text"},
    {"py", "text/plain", "plain text"},
    {"out", "text/plain", "plain text"},
};

static const struct rare_format rare_formats[] = {
    {"heic", "a photograph in HEIC", "export it as JPEG or PNG"},
    {"heif", "a photograph in HEIF", "export it as JPEG or PNG"},
    {"msg", "a message of Outlook", "print it to PDF"},
    {"pages", "a document of Apple Pages", "export it as PDF"},
    {"numbers", "a table of Apple Numbers", "export it as PDF or CSV"},
    {"key", "a presentation of Apple Keynote", "export it as PDF"},
    {"vsd", "a drawing of Visio", "export it as PDF or PNG"},
    {"vsdx", "a drawing of Visio", "export it as PDF or PNG"},
    {"drawio", "a drawing of draw.io", "export it as PNG or PDF"},
    {"mpp", "a plan of Microsoft Project", "export it as PDF"},
    {"one", "a notebook of OneNote", "export it as PDF"},
    {"wps", "a document of Works", "export it as PDF"},
    {"xps", "a document in XPS", "export it as PDF"},
    {"psd", "a picture of Photoshop", "export it as PNG"},
    {"dwg", "a drawing of AutoCAD", "export it as PDF"},
    {"tif", "a picture in TIFF", "export it as PNG"},
    {"tiff", "a picture in TIFF", "export it as PNG"},
    {"rar", "a RAR archive", "unpack it and declare the files in it"},
    {"7z", "a 7z archive", "unpack it and declare the files in it"},
    {"pst", "a mailbox of Outlook", "print the messages to PDF"},
    {"parquet", "a table in Parquet", "export it as CSV"},
};

static struct str extension_of(struct str file) {
    size_t at = file.n;
    while (at > 0 && file.s[at - 1] != '.' && file.s[at - 1] != '/')
        at--;
    return at > 0 && file.s[at - 1] == '.' ? str_slice(file, at, file.n) : STR("");
}

const struct file_kind *kind_by_name(struct str file) {
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_equal_ignoring_case(extension_of(file), str_of(kinds[i].extension)))
            return &kinds[i];
    return NULL;
}

const struct file_kind *kind_by_media(struct str media_type) {
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_is(media_type, kinds[i].media_type))
            return &kinds[i];
    return NULL;
}

const char *kind_office_part(const struct file_kind *kind) {
    static const struct {
        const char *extension, *part;
    } rows[] = {{"docx", "Writer"}, {"odt", "Writer"}, {"doc", "Writer"}, {"rtf", "Writer"},
                {"xlsx", "Calc"},   {"ods", "Calc"},   {"xls", "Calc"},   {"pptx", "Impress"},
                {"odp", "Impress"}, {"ppt", "Impress"}};
    for (size_t i = 0; kind && i < COUNT(rows); i++)
        if (str_is(str_of(kind->extension), rows[i].extension))
            return rows[i].part;
    return NULL;
}

bool kind_is_text(struct str media_type) {
    return str_starts(media_type, STR("text/")) || str_is(media_type, "application/json") ||
           str_is(media_type, "application/xml") || str_is(media_type, "image/svg+xml");
}

bool kind_is_office(struct str media_type) {
    return str_starts(media_type, STR(OOXML));
}

/* Text may be named as any text, but a page, a drawing or data not as another of these. Whether
 * JSON and XML are what they are named is asked of their parsers. */
bool kind_agrees(const struct file_kind *named, struct str media_type) {
    struct str promised = str_of(named->media_type);
    if (str_equal(promised, media_type))
        return true;
    if (kind_is_office(promised) && str_is(media_type, "application/zip"))
        return true;
    if (!kind_is_text(promised) || !kind_is_text(media_type))
        return false;
    if (str_is(media_type, "text/plain") || str_is(media_type, "text/csv"))
        return true;
    return str_is(promised, "text/plain") ||
           (str_is(promised, "image/svg+xml") && str_is(media_type, "application/xml"));
}

const struct rare_format *kind_find_rare(struct str file, struct str head) {
    struct str extension = extension_of(file), brand = str_slice(head, 4, 12);
    if (str_equal(brand, STR("ftypheic")) || str_equal(brand, STR("ftypheix")) ||
        str_equal(brand, STR("ftypmif1")))
        return &rare_formats[0];
    for (size_t i = 0; i < COUNT(rare_formats); i++)
        if (str_equal_ignoring_case(extension, str_of(rare_formats[i].extension)))
            return &rare_formats[i];
    return NULL;
}

bool kind_is_markdown(struct str file) {
    struct str extension = extension_of(file);
    return str_equal_ignoring_case(extension, STR("md")) ||
           str_equal_ignoring_case(extension, STR("markdown"));
}
