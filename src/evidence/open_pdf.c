/* A PDF: opened and counted; its pages are read when they are asked for. */
#include "evidence/open.h"

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

void open_pdf(struct opening *opening) {
    struct content *content = opening->content;
    enum pdf_trouble trouble;
    content->form = CONTENT_PDF;
    content->state = CONTENT_READ;
    if (!has_end(opening->bytes)) {
        content->state = CONTENT_DAMAGED;
        opening_tell(opening, MESSAGE_EVIDENCE_CUT_SHORT, say_word("a PDF"), NO_ARGUMENT);
        return;
    }
    content->opened->pdf = pdf_text_open(opening->arena, opening->bytes, &trouble);
    if (content->opened->pdf) {
        content->page_count = pdf_text_pages(content->opened->pdf);
        check_count(opening);
    } else if (trouble == PDF_ENCRYPTED) {
        content->state = CONTENT_ENCRYPTED;
        opening_tell(opening, MESSAGE_EVIDENCE_ENCRYPTED, NO_ARGUMENT, NO_ARGUMENT);
    } else {
        content->state = CONTENT_DAMAGED;
        opening_tell(opening, MESSAGE_EVIDENCE_NOT_OPENED, say_word("a PDF"), NO_ARGUMENT);
    }
}
