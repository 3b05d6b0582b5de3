/* Files whose text is not read: whether they are whole, and open without a password. */
#include "base/limits.h"
#include "evidence/open.h"
#include "parse/image_header.h"

static void fail(struct opening *opening, enum message message) {
    opening->content->state = CONTENT_DAMAGED;
    opening_tell(opening, message,
                 say_word(opening->kind ? opening->kind->called : "a file of its kind"),
                 NO_ARGUMENT);
}

static bool has(const struct findings *findings, enum finding_code code) {
    for (size_t i = 0; i < findings->count; i++)
        if (findings->list[i].code == code)
            return true;
    return false;
}

static bool is_cut_short(struct str bytes, struct str media_type) {
    if (str_is(media_type, "image/gif"))
        return !str_ends(bytes, STR(";"));
    if (!str_is(media_type, "image/webp") || bytes.n < 8)
        return false;
    uint64_t promised = 8;
    for (size_t k = 0; k < 4; k++)
        promised += (uint64_t)(unsigned char)bytes.s[4 + k] << (8 * k);
    return bytes.n < promised;
}

/* The header, the chunks and their checksums; nothing is decoded. */
static void open_raster(struct opening *opening) {
    struct findings unheard = findings_init(opening->arena);
    struct image image = {.bytes = opening->bytes};
    const struct evidence *evidence = opening->evidence;
    if (image_header_read(&image, &unheard))
        opening->content->form = CONTENT_PICTURE;
    else if (has(&unheard, FINDING_IMAGE_TOO_LARGE))
        findings_add(opening->findings, MESSAGE_IMAGE_PIXELS, evidence->place,
                     {say_text(evidence->file), say_number(image.width), say_number(image.height),
                      say_size(LIMIT_IMAGE_PIXELS / 1000000)});
    else if (has(&unheard, FINDING_IMAGE_BROKEN))
        fail(opening, MESSAGE_EVIDENCE_NOT_OPENED);
    else if (evidence->support_count)
        opening_tell(opening, MESSAGE_PICTURE_NOT_BOUND, say_word("a JPEG picture of a rare kind"),
                     NO_ARGUMENT);
}

static void open_drawing(struct opening *opening) {
    struct findings unheard = findings_init(opening->arena);
    opening->content->form = CONTENT_PICTURE;
    if (!xml_parse(opening->arena, opening->evidence->file, opening->bytes, &unheard) &&
        has(&unheard, FINDING_XML_SYNTAX))
        fail(opening, MESSAGE_EVIDENCE_NOT_OPENED);
}

void open_picture(struct opening *opening) {
    struct str type = opening->evidence->media_type;
    opening->content->state = CONTENT_FOREIGN;
    if (str_is(type, "image/png") || str_is(type, "image/jpeg"))
        open_raster(opening);
    else if (str_is(type, "image/svg+xml"))
        open_drawing(opening);
    else if (is_cut_short(opening->bytes, type))
        fail(opening, MESSAGE_EVIDENCE_CUT_SHORT);
    else if (opening->evidence->support_count)
        opening_tell(opening, MESSAGE_PICTURE_NOT_BOUND,
                     say_word(opening->kind ? opening->kind->called : "a picture of a rare kind"),
                     NO_ARGUMENT);
}

/* The part without which an office file is none. */
static const char *main_part(struct str media_type) {
    if (str_ends(media_type, STR("wordprocessingml.document")))
        return "word/document.xml";
    if (str_ends(media_type, STR("spreadsheetml.sheet")))
        return "xl/workbook.xml";
    if (str_ends(media_type, STR("presentationml.presentation")))
        return "ppt/presentation.xml";
    return str_starts(media_type, STR("application/vnd.oasis.")) ? "content.xml" : NULL;
}

/* ODF 1.2 part 3, 3.4: of an encrypted document the manifest says how each part is. */
static bool has_password(struct zip *zip) {
    struct str manifest;
    return (zip->count && zip->entries[0].flags & 1) ||
           (zip_has(zip, STR("META-INF/manifest.xml")) &&
            zip_read(zip, STR("META-INF/manifest.xml"), &manifest) &&
            str_find(manifest, STR("encryption-data"), 0) != SIZE_MAX);
}

/* As its list says; another program may be told more by the parts themselves, within its bounds. */
static size_t unpacked_length(const struct zip *zip) {
    size_t length = 0;
    for (size_t i = 0; i < zip->count; i++)
        length += zip->entries[i].unpacked;
    return length;
}

static void open_archive(struct opening *opening) {
    struct findings unheard = findings_init(opening->arena);
    struct zip zip = {.arena = arena_scratch(opening->arena),
                      .findings = &unheard,
                      .bytes = opening->bytes,
                      .budget = LIMIT_EVIDENCE_BYTES};
    const struct file_kind *named = kind_by_name(opening->evidence->file);
    const char *part = main_part(named ? str_of(named->media_type) : opening->evidence->media_type);
    struct str text;
    opening->kind = named ? named : opening->kind;
    if (!zip_open(&zip)) {
        if (unheard.list[0].id != MESSAGE_ZIP_PARTS)
            fail(opening, MESSAGE_EVIDENCE_CUT_SHORT);
    } else if (has_password(&zip)) {
        opening->content->state = CONTENT_ENCRYPTED;
        opening_tell(opening, MESSAGE_EVIDENCE_ENCRYPTED, NO_ARGUMENT, NO_ARGUMENT);
    } else if (part && unpacked_length(&zip) > LIMIT_OFFICE_UNPACKED) {
        opening_tell(opening, MESSAGE_OFFICE_TOO_LARGE, say_size(LIMIT_OFFICE_UNPACKED >> 20),
                     NO_ARGUMENT);
    } else if (part && zip_read(&zip, str_of(part), &text)) {
        const char *field = office_find_clock(&zip);
        opening->content->form = CONTENT_OFFICE;
        if (field)
            opening_tell(opening, MESSAGE_CLOCK_FIELD, say_word(field), NO_ARGUMENT);
    } else if (part && unheard.list[unheard.count - 1].id == MESSAGE_ZIP_TOO_LARGE) {
        opening_tell(opening, MESSAGE_OFFICE_TOO_LARGE, say_size(LIMIT_EVIDENCE_BYTES >> 20),
                     NO_ARGUMENT);
    } else if (part) {
        fail(opening, MESSAGE_EVIDENCE_NOT_OPENED);
    }
    arena_drop(zip.arena);
}

/* The stream without which a document of the old form is none ([MS-DOC] 2.1, [MS-XLS] 2.1, [MS-PPT]
 * 2.1); in the container's directory names are UTF-16. */
static void open_old(struct opening *opening) {
    static const struct {
        const char *office;
        struct str stream;
    } streams[] = {{"Writer", {"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t", 23}},
                   {"Calc", {"W\0o\0r\0k\0b\0o\0o\0k", 15}},
                   {"Calc", {"B\0o\0o\0k", 7}},
                   {"Impress", {"P\0o\0w\0e\0r\0P\0o\0i\0n\0t", 19}}};
    opening->kind = kind_by_name(opening->evidence->file);
    for (size_t i = 0; i < COUNT(streams); i++)
        if (str_is(str_of(kind_office_part(opening->kind)), streams[i].office) &&
            str_find(opening->bytes, streams[i].stream, 0) != SIZE_MAX)
            opening->content->form = CONTENT_OFFICE;
    if (opening->content->form != CONTENT_OFFICE)
        fail(opening, MESSAGE_EVIDENCE_NOT_OPENED);
}

static void open_rich_text(struct opening *opening) {
    size_t end = opening->bytes.n;
    while (end > 0 && opening->bytes.s[end - 1] == '\0')
        end--;
    if (str_ends(str_trim(str_slice(opening->bytes, 0, end)), STR("}")))
        opening->content->form = CONTENT_OFFICE;
    else
        fail(opening, MESSAGE_EVIDENCE_CUT_SHORT);
}

void open_binary(struct opening *opening) {
    struct str type = opening->evidence->media_type;
    const struct file_kind *named = kind_by_name(opening->evidence->file);
    opening->content->state = CONTENT_FOREIGN;
    if (str_starts(opening->bytes, STR("PK\3\4"))) {
        open_archive(opening);
    } else if (named && kind_is_office(str_of(named->media_type)) &&
               str_is(type, "application/x-ole-storage")) {
        /* [MS-OFFCRYPTO]: an encrypted document lies in a container of the old form. */
        opening->content->state = CONTENT_ENCRYPTED;
        opening_tell(opening, MESSAGE_EVIDENCE_ENCRYPTED, NO_ARGUMENT, NO_ARGUMENT);
    } else if (kind_office_part(named) && str_is(type, "application/x-ole-storage")) {
        open_old(opening);
    } else if (str_is(type, "application/rtf")) {
        open_rich_text(opening);
    }
}
