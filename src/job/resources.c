/* What a job takes from the submission's own folder or else from the installation: document
 * templates, the theme, its fonts. */
#include "base/limits.h"
#include "job/build.h"
#include "model/words.h"
#include "read/read.h"
#include "sys/file.h"

/* The submission's own folder is searched before the installation's. */
static struct str job_find_resource(const struct job *job, struct str own_folder,
                                    struct str shared_folder, struct str name) {
    struct str own = file_join(job->arena, file_join(job->arena, job->folder, own_folder), name);
    return file_exists(own) ? own : file_join(job->arena, shared_folder, name);
}

/* In the language of the submission, where the installation has its documents in it. */
static struct str job_find_documents(const struct job *job) {
    struct str shared = file_join(job->arena, job->install.templates, STR("documents"));
    struct str language = str_of(words_of(job->dossier->language)->language);
    struct str own = file_join(job->arena, shared, language);
    return file_exists(own) ? own : shared;
}

bool job_read_template(struct job *job, const char *name, struct template *template) {
    struct str shared = job_find_documents(job);
    template->file = job_find_resource(job, STR("templates/documents"), shared, str_of(name));
    return file_read(job->arena, template->file, LIMIT_MANIFEST_BYTES,
                     (struct place){.file = template->file}, &job->findings, &template->text);
}

static struct font *job_open_font(struct job *job, struct str name) {
    struct str path = job_find_resource(job, STR("fonts"), job->install.fonts, name), bytes;
    struct place place = {.file = path};
    struct font *font;
    if (!file_map(job->arena, path, LIMIT_IMAGE_BYTES, &bytes) &&
        !file_read(job->arena, path, LIMIT_IMAGE_BYTES, place, &job->findings, &bytes))
        return NULL;
    font = font_open(job->arena, name, bytes);
    if (!font)
        finding_add(&job->findings, FINDING_FILE_UNREADABLE, place,
                    "%s is not a TrueType or OpenType font", name.s);
    return font;
}

static bool job_open_fonts(struct job *job, const struct theme *theme, struct font_set *set) {
    bool complete = true;
    for (int role = 0; role < FONT_ROLE_COUNT; role++)
        for (int face = 0; face < FACE_COUNT; face++) {
            set->fonts[role][face] = job_open_font(job, theme->fonts[role][face]);
            complete = complete && set->fonts[role][face];
        }
    set->fallback = NEW_ARRAY(job->arena, struct font *, theme->fallback_count);
    for (size_t k = 0; k < theme->fallback_count; k++) {
        struct font *font = job_open_font(job, theme->fallback[k]);
        if (font)
            set->fallback[set->fallback_count++] = font;
    }
    return complete;
}

/* Hyphenation patterns stand beside the fonts, as hyph_LL.dic; a language without them is not
 * hyphenated. */
static struct hyphenator *job_load_patterns(struct job *job) {
    struct str language = str_slice(job->dossier->language, 0, 2), bytes;
    struct str name = str_format(job->arena, "hyph_%.*s.dic", STR_ARG(language));
    struct str path = job_find_resource(job, STR("fonts"), job->install.fonts, name);
    if (!file_exists(path) || !file_read(job->arena, path, LIMIT_MANIFEST_BYTES,
                                         (struct place){.file = path}, &job->findings, &bytes))
        return NULL;
    return hyphenator_new(job->arena, bytes);
}

bool job_load_theme(struct build *build) {
    struct job *job = build->job;
    struct str shared = file_join(job->arena, job->install.templates, STR("themes"));
    const struct design *design = &job->dossier->design;
    struct str name = str_format(job->arena, "%.*s.xml", STR_ARG(design->theme));
    struct str path = job_find_resource(job, STR("templates/themes"), shared, name);
    build->hyphenator = job_load_patterns(job);
    build->theme = read_theme(job->arena, path, design, &job->findings);
    if (!build->theme || !job_open_fonts(job, build->theme, &build->fonts))
        return false;
    build->shaper = shaper_new(job->arena, &build->fonts, job->dossier->language);
    return true;
}
