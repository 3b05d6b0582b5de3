#include "job/supply.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/names.h"

#define FOLDER "bundle/supporting_docs/"

/* What both Bedrock's documents and pictures and the agents of Partner Central take. */
static bool name_is_accepted(struct str name) {
    static const char *const endings[] = {".pdf", ".png", ".jpg",  ".jpeg", ".txt",
                                          ".csv", ".doc", ".docx", ".xlsx"};
    for (size_t i = 0; i < COUNT(endings); i++) {
        struct str ending = str_of(endings[i]);
        if (name.n > ending.n &&
            str_equal_ignoring_case(str_slice(name, name.n - ending.n, name.n), ending))
            return true;
    }
    return false;
}

static size_t find_exhibit(const struct pages *pages, struct str id) {
    for (size_t i = 0; i < pages->exhibit_count; i++)
        if (str_equal(pages->exhibits[i].node->id, id))
            return i;
    return SIZE_MAX;
}

static struct str lower(struct arena *arena, struct str name) {
    char *bytes = arena_copy(arena, name.s ? name.s : "", name.n);
    for (size_t i = 0; i < name.n; i++)
        if (bytes[i] >= 'A' && bytes[i] <= 'Z')
            bytes[i] = (char)(bytes[i] - 'A' + 'a');
    return (struct str){bytes, name.n};
}

/* Its own name, or with the document's id before it when another has that. */
static void name_file(struct workspace *work, struct names *taken, struct supply *supply) {
    struct str name = file_name(supply->evidence->file);
    if (!name_is_accepted(name) && supply->exhibit != SIZE_MAX)
        name = str_join(work->arena, name, STR(".pdf"));
    if (names_find(taken, lower(work->arena, name)))
        name = str_format(work->arena, "%.*s-%.*s", STR_ARG(supply->evidence->id), STR_ARG(name));
    *names_enter(taken, lower(work->arena, name)) = 1;
    supply->accepted = name_is_accepted(name);
    supply->name = name;
    supply->path = str_join(work->arena, STR(FOLDER), name);
}

static enum status set_pages(const struct supplies *supplies, struct arena *arena,
                             struct supply *supply, struct joined *joined) {
    struct joined_exhibits exhibits = {&supplies->documents->exhibits.pages, &supply->exhibit, 1};
    return joined_exhibits(supplies->work, arena, &exhibits, supplies->options, joined);
}

static enum status add_file(struct supplies *supplies, struct arena *arena, struct supply *supply) {
    struct workspace *work = supplies->work;
    const struct evidence *evidence = supply->evidence;
    const struct content *content = evidence->content;
    bool is_pdf = content && str_empty(content->converted_sha256);
    struct joined joined = {.pages = is_pdf ? content->page_count : 0};
    if (!name_is_accepted(evidence->file) && supply->exhibit != SIZE_MAX) {
        enum status status = set_pages(supplies, arena, supply, &joined);
        if (status != STATUS_OK)
            return status;
    } else if (evidence->bytes > LIMIT_BUNDLE_BYTES ||
               !file_read(arena, file_join(arena, work->dossier->folder, evidence->file),
                          LIMIT_BUNDLE_BYTES, evidence->place, &work->made.findings,
                          &joined.written.bytes))
        joined.written.bytes = STR("");
    supply->bytes = joined.written.bytes.n ? joined.written.bytes.n : evidence->bytes;
    supply->pages = joined.pages;
    if (supplies->bytes + supply->bytes > LIMIT_BUNDLE_BYTES || !joined.written.bytes.n) {
        findings_add(&work->made.findings, MESSAGE_BUNDLE_TOO_LARGE, evidence->place,
                     {say_text(evidence->file), say_size(supply->bytes >> 20),
                      say_size(LIMIT_BUNDLE_BYTES >> 20)});
        return STATUS_OK;
    }
    supplies->bytes += supply->bytes;
    supply->output = work->made.output_count;
    product_add_output(&work->made, supply->path, joined.written.bytes)->pages = joined.pages;
    return STATUS_OK;
}

enum status supplies_make(struct supplies *supplies) {
    const struct dossier *dossier = supplies->work->dossier;
    struct names *taken = names_new(supplies->work->arena);
    enum status status = STATUS_OK;
    supplies->list = NEW_ARRAY(supplies->work->arena, struct supply, dossier->evidence_count);
    for (size_t i = 0; i < dossier->evidence_count && status == STATUS_OK; i++) {
        const struct evidence *evidence = &dossier->evidence[i];
        struct supply *supply = &supplies->list[i];
        *supply = (struct supply){.evidence = evidence, .exhibit = SIZE_MAX, .output = SIZE_MAX};
        if (!evidence->support_count || str_empty(evidence->file) || !evidence->present)
            continue;
        struct arena *arena = arena_scratch(supplies->work->arena);
        supply->exhibit = find_exhibit(&supplies->documents->exhibits.pages, evidence->id);
        name_file(supplies->work, taken, supply);
        status = add_file(supplies, arena, supply);
        arena_drop(arena);
        if (!supply->accepted)
            findings_add(&supplies->work->made.findings, MESSAGE_BUNDLE_FORMAT, evidence->place,
                         {say_text(evidence->supports[0].item), say_text(evidence->file)});
    }
    return status;
}

enum status supplies_join(const struct supplies *supplies, const struct supply *const *list,
                          size_t count, struct str name, size_t *output) {
    struct workspace *work = supplies->work;
    struct arena *arena = arena_scratch(work->arena);
    size_t *numbers = NEW_ARRAY(arena, size_t, count);
    struct joined joined;
    for (size_t i = 0; i < count; i++)
        numbers[i] = list[i]->exhibit;
    struct joined_exhibits exhibits = {&supplies->documents->exhibits.pages, numbers, count};
    enum status status = joined_exhibits(work, arena, &exhibits, supplies->options, &joined);
    if (status == STATUS_OK) {
        *output = work->made.output_count;
        product_add_output(&work->made, name, joined.written.bytes)->pages = joined.pages;
    }
    arena_drop(arena);
    return status;
}
