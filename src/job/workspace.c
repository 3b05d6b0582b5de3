/* Document templates, the theme and its fonts are taken from the submission's own folder or else
 * from the installation. */
#include "job/workspace.h"

#include "base/limits.h"
#include "model/words.h"
#include "read/read.h"
#include "sys/file.h"

/* The submission's own folder is searched before the installation's. */
static struct str find_resource(const struct workspace *work, struct str own_folder,
                                struct str shared_folder, struct str name) {
    struct str own =
        file_join(work->arena, file_join(work->arena, work->request->folder, own_folder), name);
    return file_exists(own) ? own : file_join(work->arena, shared_folder, name);
}

/* One note for each file of the submission's folder whose name is installed too. */
static void tell_shadows(struct workspace *work, const char *what, struct str own_folder,
                         struct str shared_folder) {
    struct str folder = file_join(work->arena, work->request->folder, own_folder), *names = NULL;
    size_t count = 0;
    if (!file_is_folder(folder) || !file_list(work->arena, folder, &names, &count))
        return;
    for (size_t i = 0; i < count; i++) {
        struct str path = file_join(work->arena, folder, names[i]), sha256, head;
        uint64_t bytes;
        if (!file_exists(file_join(work->arena, shared_folder, names[i])) || file_is_folder(path) ||
            !digest_file(work->arena, path, &sha256, &bytes, &head))
            continue;
        findings_add(&work->made.findings, MESSAGE_SHADOWS, (struct place){.file = path},
                     {say_word(what), say_text(names[i]), say_text(sha256)});
    }
}

void work_tell_shadows(struct workspace *work) {
    struct str templates = work->request->install.templates;
    tell_shadows(work, "document template", STR("templates/documents"),
                 file_join(work->arena, templates, STR("documents")));
    tell_shadows(work, "theme", STR("templates/themes"),
                 file_join(work->arena, templates, STR("themes")));
    tell_shadows(work, "font", STR("fonts"), work->request->install.fonts);
}

/* In the language of the submission, where the installation has its documents in it. */
bool work_read_template(struct workspace *work, const char *name, struct template *template) {
    struct str shared = file_join(work->arena, work->request->install.templates, STR("documents"));
    struct str language = str_of(words_of(work->dossier->language)->language);
    struct str own = file_join(work->arena, shared, language);
    template->file =
        find_resource(work, STR("templates/documents"), file_exists(own) ? own : shared,
                      str_format(work->arena, "%s.md", name));
    return file_read(work->arena, template->file, LIMIT_MANIFEST_BYTES,
                     (struct place){.file = template->file}, &work->made.findings, &template->text);
}

static struct font *open_font(struct workspace *work, struct str name) {
    struct str path = find_resource(work, STR("fonts"), work->request->install.fonts, name), bytes;
    struct place place = {.file = path};
    struct font *font;
    if (!file_map(work->arena, path, LIMIT_IMAGE_BYTES, work->made.findings.inputs, &bytes) &&
        !file_read(work->arena, path, LIMIT_IMAGE_BYTES, place, &work->made.findings, &bytes))
        return NULL;
    font = font_open(work->arena, name, bytes);
    if (!font)
        findings_add(&work->made.findings, MESSAGE_NO_FONT, place, {say_text(name)});
    return font;
}

static bool open_fonts(struct workspace *work, const struct theme *theme, struct font_set *set) {
    bool complete = true;
    for (int role = 0; role < FONT_ROLE_COUNT; role++)
        for (int face = 0; face < FACE_COUNT; face++) {
            set->fonts[role][face] = open_font(work, theme->fonts[role][face]);
            complete = complete && set->fonts[role][face];
        }
    set->fallback = NEW_ARRAY(work->arena, struct font *, theme->fallback_count);
    for (size_t k = 0; k < theme->fallback_count; k++) {
        struct font *font = open_font(work, theme->fallback[k]);
        if (font)
            set->fallback[set->fallback_count++] = font;
    }
    return complete;
}

/* Hyphenation patterns stand beside the fonts, as hyph_LL.dic; a language without them is not
 * hyphenated. */
static struct hyphenator *load_patterns(struct workspace *work) {
    struct str language = str_slice(work->dossier->language, 0, 2), bytes;
    struct str name = str_format(work->arena, "hyph_%.*s.dic", STR_ARG(language));
    struct str path = find_resource(work, STR("fonts"), work->request->install.fonts, name);
    if (!file_exists(path) ||
        !file_read(work->arena, path, LIMIT_MANIFEST_BYTES, (struct place){.file = path},
                   &work->made.findings, &bytes))
        return NULL;
    return hyphenator_new(work->arena, bytes);
}

bool work_load_theme(struct workspace *work) {
    struct str shared = file_join(work->arena, work->request->install.templates, STR("themes"));
    const struct design *design = &work->dossier->design;
    struct str name = str_format(work->arena, "%.*s.xml", STR_ARG(design->theme));
    struct str path = find_resource(work, STR("templates/themes"), shared, name);
    work->hyphenator = load_patterns(work);
    work->theme = read_theme(work->arena, path, design, &work->made.findings);
    if (!work->theme || !open_fonts(work, work->theme, &work->fonts))
        return false;
    work->shaper = shaper_new(work->arena, &work->fonts, work->dossier->language);
    return true;
}

struct compose_input work_compose_input(struct workspace *work) {
    return (struct compose_input){.dossier = work->dossier,
                                  .checklist = work->checklist,
                                  .results = work->results,
                                  .findings = &work->made.findings,
                                  .changes = work->changes,
                                  .draft = work->request->draft};
}

enum status work_lay_out(struct workspace *work, struct laid_out_document *document,
                         const struct pages *sister) {
    struct layout_input input = {.document = document->document,
                                 .theme = work->theme,
                                 .fonts = &work->fonts,
                                 .hyphenator = work->hyphenator,
                                 .shaper = work->shaper,
                                 .dossier = work->dossier,
                                 .sister = sister};
    return layout_document(document->arena, &input, &work->made.findings, &document->pages);
}

bool work_has_errors(const struct workspace *work) {
    return findings_count(&work->made.findings, SEVERITY_ERROR) > 0;
}

bool work_may_write(const struct workspace *work) {
    return work->made.page_count > 0 && (work->request->draft || !work_has_errors(work));
}
