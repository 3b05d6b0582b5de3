#include "job/bundle.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/names.h"
#include "job/supply.h"
#include "model/bundle.h"
#include "write/answer_text.h"
#include "write/write.h"

enum { DOCUMENTS = LIMIT_REVIEWER_FILES - 1 }; /* of an item, beside its answer */

struct chosen { /* what comes into the folder of an entry */
    const struct supply **list;
    size_t count, pages, bytes;
    bool joined; /* those that have exhibits are one file */
};

struct bundle {
    struct workspace *work;
    struct supplies supplies;
    const struct answer_sheet *sheets;
    size_t sheet_count;
    bool by_key; /* what is printed as the number of an item is another's too */
    struct names *folders;
    struct bundle_entry *entries;
    size_t count;
};

/* ---- names ---- */

static bool numbers_repeat(const struct bundle *bundle) {
    struct names *keys = names_new(bundle->work->arena);
    struct names *numbers = names_new(bundle->work->arena);
    for (size_t s = 0; s < bundle->sheet_count; s++)
        for (size_t r = 0; r < bundle->sheets[s].row_count; r++) {
            const struct sheet_row *row = &bundle->sheets[s].rows[r];
            if (!row->item || names_find(keys, row->key))
                continue;
            if (names_find(numbers, row->id))
                return true;
            *names_enter(keys, row->key) = 1;
            *names_enter(numbers, row->id) = 1;
        }
    return false;
}

/* As the name of a folder on any system. */
static struct str name_of(struct arena *arena, struct str text) {
    char *bytes = arena_copy(arena, text.s ? text.s : "", text.n);
    for (size_t i = 0; i < text.n; i++)
        if (!is_letter(bytes[i]) && !is_digit(bytes[i]) && (bytes[i] != '.' || i == 0) &&
            bytes[i] != '_')
            bytes[i] = '-';
    return (struct str){bytes, text.n};
}

static struct str name_folder(struct bundle *bundle, const struct bundle_entry *entry) {
    struct arena *arena = bundle->work->arena;
    struct str folder = entry->control;
    if (entry->study)
        folder = str_format(arena, "%.*s/%.*s", STR_ARG(folder),
                            STR_ARG(name_of(arena, entry->study->id)));
    while (names_find(bundle->folders, folder))
        folder = str_join(arena, folder, STR("-"));
    *names_enter(bundle->folders, folder) = 1;
    return folder;
}

/* ---- what an entry points to ---- */

static void list_pointers(struct bundle *bundle, struct bundle_entry *entry) {
    struct arena *arena = bundle->work->arena;
    const struct dossier *dossier = bundle->work->dossier;
    struct str case_id = entry->study ? entry->study->id : STR("");
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *evidence = &dossier->evidence[i];
        const struct supply *supply = &bundle->supplies.list[i];
        for (size_t s = 0; s < evidence->support_count; s++) {
            if (!support_fits(&evidence->supports[s], entry->item, case_id))
                continue;
            struct bundle_pointer *pointer = APPEND(arena, entry->pointers, entry->pointer_count);
            pointer->evidence = evidence;
            pointer->at = evidence->supports[s].pages;
            if (supply->output != SIZE_MAX)
                pointer->document = str_slice(supply->path, STR("bundle/").n, supply->path.n);
        }
    }
}

static const struct supply *supply_of(const struct bundle *bundle,
                                      const struct evidence *evidence) {
    return &bundle->supplies.list[evidence - bundle->work->dossier->evidence];
}

static struct chosen list_documents(const struct bundle *bundle, const struct bundle_entry *entry) {
    struct chosen chosen = {
        .list = NEW_ARRAY(bundle->work->arena, const struct supply *, entry->pointer_count)};
    for (size_t i = 0; i < entry->pointer_count; i++) {
        const struct supply *supply = supply_of(bundle, entry->pointers[i].evidence);
        bool again = i > 0 && entry->pointers[i - 1].evidence == supply->evidence;
        if (!again && supply->accepted && supply->output != SIZE_MAX)
            chosen.list[chosen.count++] = supply;
    }
    return chosen;
}

/* ---- limits ---- */

static size_t count_files(const struct chosen *chosen) {
    size_t joined = 0;
    for (size_t i = 0; chosen->joined && i < chosen->count; i++)
        joined += chosen->list[i]->exhibit != SIZE_MAX;
    return chosen->count - (joined ? joined - 1 : 0);
}

/* Pages of the exhibit are those of the document, or its own where it has none. */
static size_t pages_of(const struct bundle *bundle, const struct chosen *chosen,
                       const struct supply *supply) {
    const struct pages *pages = &bundle->supplies.documents->exhibits.pages;
    size_t count = supply->pages;
    if (chosen->joined && supply->exhibit != SIZE_MAX)
        (void)pages_find_exhibit(pages, pages->exhibits[supply->exhibit].first, &count);
    return count;
}

static void add_up(const struct bundle *bundle, struct chosen *chosen) {
    chosen->pages = chosen->bytes = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        chosen->pages += pages_of(bundle, chosen, chosen->list[i]);
        chosen->bytes += chosen->list[i]->bytes;
    }
}

static size_t find_largest(const struct bundle *bundle, const struct chosen *chosen, bool pages) {
    size_t largest = 0, most = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        const struct supply *supply = chosen->list[i];
        size_t size = pages ? pages_of(bundle, chosen, supply) : supply->bytes;
        if (size >= most) {
            most = size;
            largest = i;
        }
    }
    return largest;
}

/* The last one that cannot be joined. */
static size_t find_apart(const struct chosen *chosen) {
    size_t at = chosen->count - 1;
    while (at > 0 && chosen->list[at]->exhibit != SIZE_MAX)
        at--;
    return at;
}

static struct str size_of(struct arena *arena, size_t bytes) {
    size_t tenths = (bytes * 10 + ((size_t)1 << 19)) >> 20;
    return str_format(arena, "%zu.%zu MB", tenths / 10, tenths % 10);
}

static void leave_out(struct bundle *bundle, const struct bundle_entry *entry,
                      struct chosen *chosen, enum message why) {
    const struct supply *supply;
    size_t at = why == MESSAGE_BUNDLE_FILES
                    ? find_apart(chosen)
                    : find_largest(bundle, chosen, why == MESSAGE_BUNDLE_PAGES);
    supply = chosen->list[at];
    struct arena *arena = bundle->work->arena;
    struct argument size = why == MESSAGE_BUNDLE_PAGES ? say_size(pages_of(bundle, chosen, supply))
                           : why == MESSAGE_BUNDLE_BYTES ? say_text(size_of(arena, supply->bytes))
                                                         : say_size(LIMIT_REVIEWER_FILES),
                    limit = why == MESSAGE_BUNDLE_PAGES
                                ? say_size(LIMIT_REVIEWER_PAGES)
                                : say_text(size_of(arena, LIMIT_REVIEWER_BYTES));
    findings_add(&bundle->work->made.findings, why, supply->evidence->place,
                 {say_text(entry->item), say_text(entry->study ? entry->study->id : STR("")),
                  say_text(supply->evidence->file), size, limit});
    for (chosen->count--; at < chosen->count; at++)
        chosen->list[at] = chosen->list[at + 1];
    add_up(bundle, chosen);
}

/* What is left keeps the limits together with the answer. */
static void keep_limits(struct bundle *bundle, const struct bundle_entry *entry,
                        struct chosen *chosen) {
    size_t answer = 2 * entry->response.n; /* the names of files come into it */
    chosen->joined = chosen->count > DOCUMENTS;
    add_up(bundle, chosen);
    while (count_files(chosen) > DOCUMENTS)
        leave_out(bundle, entry, chosen, MESSAGE_BUNDLE_FILES);
    while (chosen->count && chosen->pages > LIMIT_REVIEWER_PAGES)
        leave_out(bundle, entry, chosen, MESSAGE_BUNDLE_PAGES);
    while (chosen->count && chosen->bytes + answer > LIMIT_REVIEWER_BYTES)
        leave_out(bundle, entry, chosen, MESSAGE_BUNDLE_BYTES);
}

/* ---- the folder of an entry ---- */

static struct str path_in(const struct bundle *bundle, const struct bundle_entry *entry,
                          struct str name) {
    return str_format(bundle->work->arena, "bundle/%.*s/%.*s", STR_ARG(entry->folder),
                      STR_ARG(name));
}

/* The page of the file, which begins with exhibit `first` of those that are joined. */
static size_t page_in(const struct bundle *bundle, const struct bundle_pointer *pointer,
                      const struct supply *supply, size_t before) {
    const struct pages *pages = &bundle->supplies.documents->exhibits.pages;
    const struct evidence *evidence = pointer->evidence;
    for (size_t s = 0; s < evidence->support_count; s++) {
        if (!str_equal(evidence->supports[s].pages, pointer->at))
            continue;
        const struct anchor *anchor = pages_find_anchor(
            pages, compose_exhibit_anchor(bundle->work->arena, evidence, &evidence->supports[s]));
        return anchor ? before + anchor->page - pages->exhibits[supply->exhibit].first + 1
                      : before + 1;
    }
    return 0;
}

static void point(struct bundle *bundle, struct bundle_entry *entry, const struct supply *supply,
                  struct str name, size_t before) {
    bool in_pages = supply->exhibit != SIZE_MAX && str_ends(name, STR(".pdf"));
    for (size_t i = 0; i < entry->pointer_count; i++) {
        struct bundle_pointer *pointer = &entry->pointers[i];
        if (pointer->evidence != supply->evidence)
            continue;
        pointer->file = name;
        pointer->page = in_pages ? page_in(bundle, pointer, supply, before) : 0;
    }
}

static void count_output(struct bundle *bundle, struct bundle_entry *entry) {
    const struct product *made = &bundle->work->made;
    entry->files++;
    entry->pages += made->outputs[made->output_count - 1].pages;
    entry->bytes += made->outputs[made->output_count - 1].bytes.n;
}

static enum status add_joined(struct bundle *bundle, struct bundle_entry *entry,
                              const struct chosen *chosen) {
    const struct supply **list =
        NEW_ARRAY(bundle->work->arena, const struct supply *, chosen->count);
    size_t count = 0, output, before = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        if (chosen->list[i]->exhibit == SIZE_MAX)
            continue;
        point(bundle, entry, chosen->list[i], STR("evidence.pdf"), before);
        before += pages_of(bundle, chosen, chosen->list[i]);
        list[count++] = chosen->list[i];
    }
    if (!count)
        return STATUS_OK;
    enum status status = supplies_join(&bundle->supplies, list, count,
                                       path_in(bundle, entry, STR("evidence.pdf")), &output);
    if (status == STATUS_OK)
        count_output(bundle, entry);
    return status;
}

static enum status add_documents(struct bundle *bundle, struct bundle_entry *entry,
                                 const struct chosen *chosen) {
    for (size_t i = 0; i < chosen->count; i++) {
        const struct supply *supply = chosen->list[i];
        if (chosen->joined && supply->exhibit != SIZE_MAX)
            continue;
        point(bundle, entry, supply, supply->name, 0);
        product_add_copy(&bundle->work->made, path_in(bundle, entry, supply->name), supply->output);
        count_output(bundle, entry);
    }
    return chosen->joined ? add_joined(bundle, entry, chosen) : STATUS_OK;
}

/* ---- the answer ---- */

static void add_pointers(struct buf *out, const struct bundle_entry *entry) {
    for (size_t i = 0; i < entry->pointer_count; i++) {
        const struct bundle_pointer *pointer = &entry->pointers[i];
        struct str file = str_empty(pointer->file) ? pointer->document : pointer->file;
        buf_printf(out, "%s\n%.*s %.*s", i ? "" : "\n\nEvidence:", STR_ARG(pointer->evidence->id),
                   STR_ARG(pointer->evidence->title));
        if (!str_empty(pointer->at))
            buf_printf(out, " (%.*s)", STR_ARG(pointer->at));
        file = str_empty(file) ? pointer->evidence->url : file;
        if (!str_empty(file))
            buf_printf(out, ": %.*s", STR_ARG(file));
        if (pointer->page)
            buf_printf(out, ", page %zu", pointer->page);
    }
}

/* It begins with a word of ours: no spreadsheet program takes it for a formula. */
static struct str say_answer(struct bundle *bundle, const struct bundle_entry *entry,
                             const struct answer_cell *cell) {
    struct buf out = buf_init(bundle->work->arena, LIMIT_OUTPUT_BYTES);
    const char *met = met_keywords.rows[cell->met].says;
    if (entry->study)
        buf_printf(&out, "Case study: %.*s\n", STR_ARG(entry->study->title));
    buf_printf(&out, "Met: %s", met[0] ? met : "not answered");
    if (!str_empty(cell->response))
        buf_printf(&out, "\n\n%.*s", STR_ARG(cell->response));
    add_pointers(&out, entry);
    return buf_str(&out);
}

static enum status add_entry(struct bundle *bundle, const struct answer_sheet *sheet,
                             const struct sheet_row *row, const struct case_study *study) {
    struct workspace *work = bundle->work;
    struct bundle_entry entry = {.item = row->key, .study = study};
    struct answer_cell cell =
        answer_cell(work->arena, work->dossier, sheet, row, study ? study->id : STR(""));
    list_pointers(bundle, &entry);
    if (!entry.pointer_count && str_empty(cell.response) && !cell.answer)
        return STATUS_OK; /* asked in its conditions only, or not answered */
    entry.control = name_of(work->arena, bundle->by_key ? row->key : row->id);
    entry.folder = name_folder(bundle, &entry);
    struct chosen chosen = list_documents(bundle, &entry);
    entry.response = say_answer(bundle, &entry, &cell);
    keep_limits(bundle, &entry, &chosen);
    enum status status = add_documents(bundle, &entry, &chosen);
    if (status != STATUS_OK)
        return status;
    entry.response = say_answer(bundle, &entry, &cell);
    product_add_output(&work->made, path_in(bundle, &entry, STR("answer.txt")),
                       str_join(work->arena, entry.response, STR("\n")));
    count_output(bundle, &entry);
    *APPEND(work->arena, bundle->entries, bundle->count) = entry;
    return STATUS_OK;
}

static enum status add_row(struct bundle *bundle, const struct answer_sheet *sheet,
                           const struct sheet_row *row) {
    const struct dossier *dossier = bundle->work->dossier;
    if (!sheet->each)
        return add_entry(bundle, sheet, row, NULL);
    enum status status = STATUS_OK;
    for (size_t k = 0; k < dossier->case_count && status == STATUS_OK; k++)
        status = add_entry(bundle, sheet, row, &dossier->cases[k]);
    return status;
}

enum status bundle_make(struct workspace *work, const struct job_documents *documents,
                        const struct pdf_options *options) {
    struct bundle bundle = {.work = work,
                            .supplies = {work, documents, options, NULL, 0},
                            .folders = names_new(work->arena)};
    bundle.sheets = answer_sheets(work->arena, work->checklist, &bundle.sheet_count);
    bundle.by_key = numbers_repeat(&bundle);
    enum status status = supplies_make(&bundle.supplies);
    for (size_t s = 0; s < bundle.sheet_count; s++)
        for (size_t r = 0; r < bundle.sheets[s].row_count && status == STATUS_OK; r++)
            if (bundle.sheets[s].rows[r].item)
                status = add_row(&bundle, &bundle.sheets[s], &bundle.sheets[s].rows[r]);
    if (status != STATUS_OK)
        return status;
    product_add_output(&work->made, STR("bundle/partner_responses.csv"),
                       write_responses(work->arena, bundle.entries, bundle.count));
    product_add_output(&work->made, STR("bundle/evidence_map.json"),
                       write_evidence_map(work->arena, bundle.entries, bundle.count));
    return STATUS_OK;
}
