/* Files whose text is not read: whether they are whole, and open without a password. */
#include "base/limits.h"
#include "evidence/open.h"
#include "parse/image_header.h"
#include "parse/zip.h"

static void fail(struct opening *opening, enum message message) {
    opening->content->state = CONTENT_DAMAGED;
    opening_tell(opening, message,
                 say_word(opening->kind ? opening->kind->called : "a file of its kind"),
                 NO_ARGUMENT);
}

static bool has_broken_image(const struct findings *findings) {
    for (size_t i = 0; i < findings->count; i++)
        if (findings->list[i].code == FINDING_IMAGE_BROKEN)
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
void open_picture(struct opening *opening) {
    struct str type = opening->evidence->media_type;
    struct findings unheard = findings_init(opening->arena);
    struct image image = {.bytes = opening->bytes};
    opening->content->state = CONTENT_FOREIGN;
    opening->content->form = CONTENT_PICTURE;
    bool raster = str_is(type, "image/png") || str_is(type, "image/jpeg");
    if (raster && !image_header_read(&image, &unheard) && has_broken_image(&unheard))
        fail(opening, MESSAGE_EVIDENCE_NOT_OPENED);
    else if (is_cut_short(opening->bytes, type))
        fail(opening, MESSAGE_EVIDENCE_CUT_SHORT);
    else if (str_is(type, "image/svg+xml") &&
             !xml_parse(opening->arena, opening->evidence->file, opening->bytes, &unheard) &&
             unheard.count && unheard.list[0].code == FINDING_XML_SYNTAX)
        fail(opening, MESSAGE_EVIDENCE_NOT_OPENED);
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
    } else if (zip.count && zip.entries[0].flags & 1) {
        opening->content->state = CONTENT_ENCRYPTED;
        opening_tell(opening, MESSAGE_EVIDENCE_ENCRYPTED, NO_ARGUMENT, NO_ARGUMENT);
    } else if (part && !zip_read(&zip, str_of(part), &text) &&
               unheard.list[unheard.count - 1].id != MESSAGE_ZIP_TOO_LARGE) {
        fail(opening, MESSAGE_EVIDENCE_NOT_OPENED);
    }
    arena_drop(zip.arena);
}

void open_binary(struct opening *opening) {
    struct str type = opening->evidence->media_type;
    const struct file_kind *named = kind_by_name(opening->evidence->file);
    opening->content->state = CONTENT_FOREIGN;
    if (str_starts(opening->bytes, STR("PK\3\4")))
        open_archive(opening);
    else if (named && kind_is_office(str_of(named->media_type)) &&
             str_is(type, "application/x-ole-storage")) {
        /* [MS-OFFCRYPTO]: an encrypted document lies in a container of the old form. */
        opening->content->state = CONTENT_ENCRYPTED;
        opening_tell(opening, MESSAGE_EVIDENCE_ENCRYPTED, NO_ARGUMENT, NO_ARGUMENT);
    }
}
