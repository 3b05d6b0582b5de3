/* Opening the evidence of a submission: each file once, then what its name promises, whether it is
 * whole, whether it was declared before, and whether the places pointed to are there. */
#include "evidence/evidence.h"

#include "base/limits.h"
#include "base/names.h"
#include "evidence/decode.h"
#include "evidence/office.h"
#include "evidence/open.h"
#include "parse/copied.h"
#include "sys/file.h"

struct seen {
    struct names *files, *digests; /* to the number of the document, from 1 */
};

#define BEGINNING 8192 /* bytes */
#define LEAST_COPY 64  /* bytes: of smaller ones it is said that they are too small */

/* ---- declared before ---- */

static bool tell_copy(const struct dossier *dossier, struct seen *seen, size_t index,
                      struct findings *findings) {
    const struct evidence *evidence = &dossier->evidence[index];
    size_t *file = names_enter(seen->files, evidence->file);
    if (*file) {
        findings_add(findings, MESSAGE_EVIDENCE_SAME_FILE, evidence->place,
                     {say_text(evidence->id), say_text(dossier->evidence[*file - 1].id),
                      say_text(evidence->file)});
        return true;
    }
    *file = index + 1;
    enum content_state state = evidence->content->state;
    if (evidence->bytes < LEAST_COPY || (state != CONTENT_READ && state != CONTENT_FOREIGN))
        return false;
    size_t *digest = names_enter(seen->digests, evidence->sha256);
    if (*digest) {
        const struct evidence *first = &dossier->evidence[*digest - 1];
        findings_add(findings, MESSAGE_EVIDENCE_SAME_BYTES, evidence->place,
                     {say_text(evidence->file), say_text(evidence->id), say_text(first->file),
                      say_text(first->id)});
        return true;
    }
    *digest = index + 1;
    return false;
}

/* ---- opening ---- */

/* An office file is recognized by its parts, which may stand far from the beginning. */
static const struct file_kind *kind_of(const struct evidence *evidence, struct str bytes) {
    static const struct {
        const char *part, *name;
    } parts[] = {{"word/document.xml", "a.docx"},
                 {"xl/workbook.xml", "a.xlsx"},
                 {"ppt/presentation.xml", "a.pptx"}};
    for (size_t i = 0; str_is(evidence->media_type, "application/zip") && i < COUNT(parts); i++)
        if (str_find(bytes, str_of(parts[i].part), 0) != SIZE_MAX)
            return kind_by_name(str_of(parts[i].name));
    return kind_by_media(evidence->media_type);
}

static struct str proper_name(struct opening *opening) {
    struct str file = opening->evidence->file;
    size_t at = file.n;
    while (at > 0 && file.s[at - 1] != '.')
        at--;
    return opening->kind && at
               ? str_format(opening->arena, "%.*s%s", (int)at, file.s, opening->kind->extension)
               : STR("");
}

/* Texts of other encodings than UTF-8 were not recognized by their first bytes. */
static bool is_text(struct opening *opening) {
    struct str text, type = opening->evidence->media_type;
    if (!str_is(type, "application/octet-stream"))
        return kind_is_text(type) && !str_is(type, "image/svg+xml");
    return decode_text(opening->arena, str_slice(opening->bytes, 0, 4096), &text) !=
           ENCODING_BINARY;
}

static bool is_misnamed(struct opening *opening) {
    struct str type = opening->evidence->media_type;
    const struct file_kind *named = kind_by_name(opening->evidence->file);
    if (!named || kind_agrees(named, type))
        return false;
    if (str_is(type, "application/octet-stream") && is_text(opening))
        return !kind_is_text(str_of(named->media_type));
    return !(kind_is_office(str_of(named->media_type)) &&
             str_is(type, "application/x-ole-storage"));
}

static bool tell_format(struct opening *opening) {
    struct str file = opening->evidence->file;
    const struct file_kind *named = kind_by_name(file);
    const struct rare_format *rare = kind_find_rare(file, opening->bytes);
    if (rare && !named) {
        opening_tell(opening, MESSAGE_EVIDENCE_RARE_FORMAT, say_word(rare->called),
                     say_word(rare->instead));
        return true;
    }
    if (!is_misnamed(opening))
        return false;
    const char *holds = rare               ? rare->called
                        : opening->kind    ? opening->kind->called
                        : is_text(opening) ? "text"
                                           : "something else";
    findings_add(
        opening->findings, MESSAGE_EVIDENCE_OTHER_TYPE, opening->evidence->place,
        {say_text(file), say_word(named->called), say_word(holds), say_text(proper_name(opening))});
    opening->content->state = CONTENT_DAMAGED;
    return true;
}

static void open_as(struct opening *opening) {
    struct str type = opening->evidence->media_type;
    opening->content->state = CONTENT_FOREIGN;
    if (tell_format(opening))
        return;
    if (str_is(type, "application/pdf"))
        open_pdf(opening);
    else if (str_starts(type, STR("image/")))
        open_picture(opening);
    else if (is_text(opening))
        open_text(opening);
    else
        open_binary(opening);
}

static void open_file(const struct dossier *dossier, struct opening *opening) {
    struct arena *arena = opening->arena;
    struct evidence *evidence = opening->evidence;
    opening->content = NEW(arena, struct content);
    opening->content->opened = NEW(arena, struct opened);
    opening->content->opened->arena = arena;
    evidence->content = opening->content;
    struct str path = file_join(arena, dossier->folder, evidence->file);
    if (evidence->present && evidence->file.n &&
        file_map(arena, path, LIMIT_EVIDENCE_BYTES, opening->findings->inputs, &opening->bytes)) {
        opening->kind = kind_of(evidence, opening->bytes);
        open_as(opening);
    }
}

/* ---- credentials ---- */

/* A secret in a PDF is told with its page, at the document in the manifest. */
static void look_at_page(struct arena *arena, const struct evidence *evidence, size_t page,
                         struct findings *findings) {
    struct findings unheard = findings_init(arena);
    credentials_find(arena, evidence->file, pdf_text_page(evidence->content->opened->pdf, page),
                     &unheard);
    if (unheard.count)
        findings_add(findings, MESSAGE_CREDENTIAL_IN_PAGES, evidence->place,
                     {unheard.list[0].arguments[0], say_text(evidence->id), say_size(page)});
}

static void find_credentials(struct arena *arena, const struct dossier *dossier,
                             const struct evidence *evidence, struct findings *findings) {
    const struct content *content = evidence->content;
    struct str path = file_join(arena, dossier->folder, evidence->file);
    if (content->state != CONTENT_READ)
        return;
    if (content->form != CONTENT_PDF)
        credentials_find(arena, path, content->text, findings);
    for (size_t page = 1; content->form == CONTENT_PDF && page <= content->page_count; page++) {
        struct arena *scratch = arena_scratch(arena);
        look_at_page(scratch, evidence, page, findings);
        arena_drop(scratch);
    }
}

/* ---- places ---- */

static void tell_missing(const struct evidence *evidence, const struct support *support,
                         const struct cited *cited, struct findings *findings) {
    struct argument id = say_text(evidence->id), place = say_text(cited->missing.text);
    if (cited->missing.unit == UNIT_PAGE && evidence->content->page_count)
        findings_add(findings, MESSAGE_PAGE_BEYOND, support->place,
                     {say_size(cited->missing.to), id, say_size(cited->last)},
                     .item = support->item);
    else if (cited->missing.numbered && cited->last)
        findings_add(findings, MESSAGE_PLACE_BEYOND, support->place,
                     {place, id, say_size(cited->last)}, .item = support->item);
    else if (cited->missing.numbered)
        findings_add(findings, MESSAGE_PLACE_UNCOUNTED, support->place, {place, id},
                     .item = support->item);
    else
        findings_add(findings, MESSAGE_PLACE_UNNAMED, support->place,
                     {place, id, say_text(cited->nearest)}, .item = support->item);
}

static void check_places(struct arena *arena, const struct evidence *evidence,
                         struct findings *findings) {
    struct arena *scratch = arena_scratch(arena);
    for (size_t k = 0; k < evidence->support_count; k++) {
        const struct support *support = &evidence->supports[k];
        struct cited cited = pointer_check(scratch, evidence, support->pages);
        if (cited.state == CITED_MISSING)
            tell_missing(evidence, support, &cited, findings);
    }
    arena_drop(scratch);
}

void evidence_open(struct arena *arena, struct dossier *dossier, struct findings *findings) {
    struct seen seen = {names_new(arena), names_new(arena)};
    struct opening *openings = NEW_ARRAY(arena, struct opening, dossier->evidence_count);
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        openings[i] = (struct opening){
            .arena = arena, .findings = findings, .evidence = &dossier->evidence[i]};
        open_file(dossier, &openings[i]);
    }
    office_convert(arena, openings, dossier->evidence_count);
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *evidence = &dossier->evidence[i];
        if (evidence->file.n && evidence->present && !tell_copy(dossier, &seen, i, findings)) {
            check_places(arena, evidence, findings);
            find_credentials(arena, dossier, evidence, findings);
        }
    }
}

struct str evidence_text(struct arena *arena, const struct evidence *evidence) {
    const struct content *content = evidence->content;
    return content && content->state == CONTENT_READ ? opened_text(arena, content) : STR("");
}

struct str evidence_beginning(const struct evidence *evidence) {
    const struct content *content = evidence->content;
    if (!content || content->state != CONTENT_READ)
        return STR("");
    return content->form == CONTENT_PDF ? pdf_text_page(content->opened->pdf, 1)
                                        : str_slice(content->text, 0, BEGINNING);
}

struct str evidence_cited_text(struct arena *arena, const struct evidence *evidence,
                               const struct support *support) {
    const struct content *content = evidence->content;
    if (!content || content->state != CONTENT_READ)
        return STR("");
    struct cited cited = pointer_resolve(arena, evidence, support->pages);
    return cited.state == CITED_PLACE ? cited.text : opened_text(arena, content);
}

struct location *evidence_locate(struct arena *arena, const struct evidence *evidence,
                                 const struct support *support, size_t *count) {
    return pointer_locate(arena, evidence, support->pages, count);
}
