/* A PDF: opened and counted; its pages are read when they are asked for. */
#include "base/limits.h"
#include "evidence/open.h"
#include "evidence/pdf_trial.h"

/* ISO 32000-1, 7.5.5: the last line is %%EOF; what mail and web add behind it is tolerated. A file
 * without it was cut off, even when a reader can mend it. */
static bool has_end(struct str bytes) {
    return str_find(bytes, STR("%%EOF"), bytes.n > 2048 ? bytes.n - 2048 : 0) != SIZE_MAX;
}

static void check_count(struct opening *opening) {
    const struct evidence *evidence = opening->evidence;
    long count = (long)opening->content->page_count;
    if (evidence->page_count > 0 && evidence->page_count != count)
        findings_add(opening->findings, MESSAGE_PAGE_COUNT_WRONG, evidence->place,
                     {say_text(evidence->id), say_number(count), say_number(evidence->page_count)});
}

/* Streams of pictures and fonts stand in the file as they are, whatever else is packed. */
static bool may_be_scanned(struct str bytes) {
    static const char *const fonts[] = {"/FontFile", "/Length1", "/Type1C", "/CIDFontType0C",
                                        "/OpenType"};
    bool has_font = false;
    for (size_t i = 0; i < COUNT(fonts) && !has_font; i++)
        has_font = str_find(bytes, str_of(fonts[i]), 0) != SIZE_MAX;
    return !has_font || str_find(bytes, STR("/Image"), 0) != SIZE_MAX;
}

static void check_text(struct opening *opening) {
    struct content *content = opening->content;
    if (!may_be_scanned(opening->bytes))
        return;
    for (size_t page = 1; page <= content->page_count; page++)
        if (str_trim(pdf_text_page(content->opened->pdf, page)).n > 0)
            return;
    content->state = CONTENT_WORDLESS;
    opening_tell(opening, MESSAGE_EVIDENCE_SCANNED, say_size(content->page_count), NO_ARGUMENT);
}

/* What is told of a file that is not read; false: it can be. */
static bool tell_trouble(struct opening *opening, enum pdf_trouble trouble) {
    if (trouble == PDF_ENCRYPTED)
        opening_tell(opening, MESSAGE_EVIDENCE_ENCRYPTED, NO_ARGUMENT, NO_ARGUMENT);
    else if (trouble == PDF_LONG)
        opening_tell(opening, MESSAGE_PDF_LONG, say_number(LIMIT_DOCUMENT_PAGES), NO_ARGUMENT);
    else if (trouble == PDF_EXHAUSTING)
        opening_tell(opening, MESSAGE_PDF_EXHAUSTING, say_number(LIMIT_PDF_SECONDS),
                     say_size(LIMIT_PDF_MEMORY >> 20));
    else if (trouble == PDF_DAMAGED)
        opening_tell(opening, MESSAGE_EVIDENCE_NOT_OPENED, say_word("a PDF"), NO_ARGUMENT);
    opening->content->state = trouble == PDF_OPENED      ? CONTENT_READ
                              : trouble == PDF_ENCRYPTED ? CONTENT_ENCRYPTED
                                                         : CONTENT_DAMAGED;
    return trouble != PDF_OPENED;
}

/* False: it has a page so large or so full that nothing is read of it. */
static bool take_pages(struct opening *opening, const struct pdf_survey *survey) {
    struct content *content = opening->content;
    if (survey->active)
        opening_tell(opening, MESSAGE_PDF_ACTIVE, say_word(survey->active), NO_ARGUMENT);
    if (survey->attached)
        opening_tell(opening, MESSAGE_PDF_ATTACHMENT, NO_ARGUMENT, NO_ARGUMENT);
    if (survey->large) {
        opening_tell(opening, MESSAGE_PDF_LARGE_PAGE, say_size(survey->large),
                     say_number(LIMIT_PAGE_POINTS * 254 / 720));
        content->state = CONTENT_DAMAGED;
        return false;
    }
    if (survey->heavy) {
        opening_tell(opening, MESSAGE_PDF_HEAVY_PAGE, say_size(survey->heavy),
                     say_size(LIMIT_PAGE_CONTENT >> 20));
        content->state = CONTENT_DAMAGED;
        return false;
    }
    if (survey->vast) {
        findings_add(opening->findings, MESSAGE_PDF_VAST_PICTURE, opening->evidence->place,
                     {say_text(opening->evidence->file), say_size(survey->vast),
                      say_number(survey->wide), say_number(survey->high),
                      say_size(LIMIT_IMAGE_PIXELS / 1000000)});
        content->state = CONTENT_DAMAGED;
        return false;
    }
    content->pages = survey->pages;
    content->page_count = survey->page_count;
    content->bytes = opening->bytes;
    return true;
}

void open_pdf(struct opening *opening) {
    struct content *content = opening->content;
    struct pdf_survey survey;
    content->form = CONTENT_PDF;
    if (!has_end(opening->bytes)) {
        content->state = CONTENT_DAMAGED;
        opening_tell(opening, MESSAGE_EVIDENCE_CUT_SHORT, say_word("a PDF"), NO_ARGUMENT);
        return;
    }
    if (tell_trouble(opening,
                     pdf_trial(opening->arena, opening->bytes, &survey, &content->opened->pdf)) ||
        !take_pages(opening, &survey))
        return;
    check_count(opening);
    check_text(opening);
}
