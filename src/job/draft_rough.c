#include "job/draft_rough.h"

/* Where the first one stands in the draft's text; false: all read well. A heading of which nothing
 * is left is rough too. */
static bool first_rough(const struct rewording *rewording, struct range *part) {
    size_t at = 0, from = 0;
    for (size_t i = 0; i < rewording->cut_count; i++) {
        const struct rewording_cut *cut = &rewording->cuts[i];
        size_t begin = from + cut->range.from - at;
        bool emptied = rewording->heading && str_empty(cut->by) &&
                       cut->range.to - cut->range.from == rewording->before.n;
        *part = (struct range){begin, begin + cut->by.n};
        if (cut->rough || emptied)
            return true;
        at = cut->range.to;
        from = begin + cut->by.n;
    }
    return false;
}

static const struct passage *passage_at(const struct passages *passages, struct place place) {
    for (size_t i = 0; i < passages->count; i++)
        if (passages->list[i].place.line == place.line &&
            passages->list[i].place.column == place.column &&
            str_equal(passages->list[i].place.file, place.file))
            return &passages->list[i];
    return NULL;
}

void draft_rough_find(const struct draft_search *search, const struct passages *passages,
                      const struct rewordings *log, struct str markdown) {
    struct draft_lines lines = draft_lines_of(search->arena, markdown);
    for (size_t i = 0; i < log->count; i++) {
        const struct rewording *rewording = &log->list[i];
        struct range part;
        if (!rewording->place.line || !first_rough(rewording, &part))
            continue;
        const struct passage *passage = passage_at(passages, rewording->place);
        struct str text = passage ? passage->text : rewording->before;
        part.to = part.to < text.n ? part.to : text.n;
        part.from = part.from < part.to ? part.from : part.to;
        struct range all = {0, text.n};
        int line = passage ? draft_line_of(&lines, passage, all) : 0;
        findings_add(&search->work->made.findings, MESSAGE_ROUGH, rewording->place,
                     {say_text(draft_place(search->arena, search->name, line)),
                      say_text(excerpt_of(search->arena, text, part))});
    }
}
