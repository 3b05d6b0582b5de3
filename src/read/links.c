/* Links to files. The documents that are made hold the case studies and the list of evidence, so a
 * link to a file of one of these is made one to its place there; any other file is not handed in,
 * and a link to it would lead nowhere. Paths are relative to the submission, or to the folder of
 * the file that they stand in, as editors write them. Anchors are looked up by compose/number.c. */
#include "base/ascii.h"
#include "base/limits.h"
#include "base/names.h"
#include "base/nearest.h"
#include "parse/percent.h"
#include "read/table.h"
#include "sys/file.h"

struct pointer {
    const struct reader *reader;
    const struct names *files; /* see list_files */
    struct node *link;
    struct str from;     /* path of the file that it stands in */
    struct str path;     /* as meant, without the anchor */
    struct str anchor;   /* behind '#'; empty = none */
    struct str paths[2]; /* from the submission's folder; empty = leaves it */
};

/* What stands before the colon of an address (RFC 3986, 3.1); empty: it is a path. */
static struct str scheme_of(struct str target) {
    size_t end = 0;
    while (end < target.n && (is_letter_or_digit(target.s[end]) || target.s[end] == '+' ||
                              target.s[end] == '-' || target.s[end] == '.'))
        end++;
    bool scheme = end > 0 && end < target.n && target.s[end] == ':' && is_letter(target.s[0]) &&
                  !str_starts(target, STR("www."));
    return str_slice(target, 0, scheme ? end : 0);
}

static bool is_web_or_mail(struct str scheme) {
    static const char *const known[] = {"https", "http", "mailto"};
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_equal_ignoring_case(scheme, str_of(known[i])))
            return true;
    return false;
}

/* "#problem", or a file that the program writes. */
static bool stays_inside(struct str target) {
    struct str file = str_slice(target, 0, str_find(target, STR("#"), 0));
    return str_empty(file) || str_is(file, "case-studies.pdf") ||
           str_is(file, "self-assessment.pdf");
}

/* Without "." and ".."; empty when it leaves the submission. */
static struct str clean_path(struct arena *arena, struct str folder, struct str path) {
    struct str rest = str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(path)), piece;
    struct str *pieces = NULL, clean = {0};
    size_t count = 0;
    if (str_starts(path, STR("/")))
        return clean;
    while (str_cut(&rest, '/', &piece)) {
        if (str_empty(piece) || str_is(piece, "."))
            continue;
        if (!str_is(piece, ".."))
            *APPEND(arena, pieces, count) = piece;
        else if (count-- == 0)
            return clean;
    }
    for (size_t k = 0; k < count; k++)
        clean = str_format(arena, "%.*s%s%.*s", STR_ARG(clean), k ? "/" : "", STR_ARG(pieces[k]));
    return clean;
}

/* The files that links may lead to: the numbers are those of the case studies, from 1, and behind
 * them those of the evidence. */
static struct names *list_files(const struct reader *reader) {
    const struct dossier *d = reader->dossier;
    struct names *files = names_new(reader->arena);
    for (size_t i = 0; i < d->case_count + d->evidence_count; i++) {
        struct str file =
            i < d->case_count ? d->cases[i].file : d->evidence[i - d->case_count].file;
        struct str clean = clean_path(reader->arena, (struct str){0}, file);
        bool named = i >= d->case_count || !str_empty(d->cases[i].id);
        if (!str_empty(clean) && named && !names_find(files, clean))
            *names_enter(files, clean) = i + 1;
    }
    return files;
}

/* "#case-ID", "#case-ID#anchor", and within one case study "#anchor". */
static struct str case_target(const struct pointer *pointer, const struct case_study *study) {
    struct arena *arena = pointer->reader->arena;
    struct str part = str_format(arena, "#%.*s", STR_ARG(pointer->anchor));
    if (pointer->anchor.n && str_equal(study->file, pointer->from))
        return part;
    return str_format(arena, "#case-%.*s%.*s", STR_ARG(study->id),
                      STR_ARG(pointer->anchor.n ? part : (struct str){0}));
}

static bool lead(const struct pointer *pointer) {
    const struct dossier *d = pointer->reader->dossier;
    const size_t *number = names_find(pointer->files, pointer->paths[0]);
    if (!number)
        number = names_find(pointer->files, pointer->paths[1]);
    if (!number)
        return false;
    if (*number <= d->case_count)
        pointer->link->target = case_target(pointer, &d->cases[*number - 1]);
    else
        pointer->link->target = str_format(pointer->reader->arena, "#evidence-%.*s",
                                           STR_ARG(d->evidence[*number - 1 - d->case_count].id));
    return true;
}

static bool is_there(const struct pointer *pointer) {
    const struct reader *reader = pointer->reader;
    for (size_t k = 0; k < 2; k++)
        if (!str_empty(pointer->paths[k]) &&
            file_exists(file_join(reader->arena, reader->dossier->folder, pointer->paths[k])))
            return true;
    return false;
}

/* Where nobody reads on, nothing is guessed. */
static bool is_crowded(const struct pointer *pointer) {
    return pointer->reader->findings->count >= LIMIT_FINDINGS;
}

static struct str figure_name(const struct pointer *pointer) {
    const struct dossier *d = pointer->reader->dossier;
    for (size_t i = 0; !is_crowded(pointer) && i < d->image_count; i++) {
        struct str path = clean_path(pointer->reader->arena, (struct str){0}, d->images[i].path),
                   file = file_name(path);
        if (!str_empty(path) &&
            (str_equal(path, pointer->paths[0]) || str_equal(path, pointer->paths[1])))
            return str_slice(file, 0, str_find(file, STR("."), 1));
    }
    return (struct str){0};
}

/* In the text of the link, which begins at its place, its target becomes another one. */
static struct fix fix_target(const struct node *link, struct str target) {
    struct place at = link->place;
    at.length = LIMIT_CASE_STUDY_BYTES;
    return fix_of(at, link->target, target);
}

/* The file with the nearest name, as it would be written from the submission's folder. */
static struct str guess_file(const struct pointer *pointer) {
    const struct reader *reader = pointer->reader;
    const struct dossier *d = reader->dossier;
    struct str *files = NULL, *names = NULL, name = file_name(pointer->path), near;
    size_t count = 0, name_count = 0;
    if (is_crowded(pointer))
        return (struct str){0};
    for (size_t i = 0; i < d->case_count; i++)
        *APPEND(reader->arena, files, count) = d->cases[i].file;
    for (size_t i = 0; i < d->evidence_count; i++)
        if (d->evidence[i].file.n)
            *APPEND(reader->arena, files, count) = d->evidence[i].file;
    for (size_t i = 0; i < count; i++)
        *APPEND(reader->arena, names, name_count) = file_name(files[i]);
    near = str_nearest(name, names, name_count);
    for (size_t i = 0; i < count && near.n; i++)
        if (str_equal(names[i], near))
            return files[i];
    return (struct str){0};
}

static void report_missing(const struct pointer *pointer) {
    struct arena *arena = pointer->reader->arena;
    struct str target = pointer->link->target, www = {0}, guess = guess_file(pointer);
    if (str_starts(pointer->path, STR("www.")))
        www = target;
    struct str meant = www.n ? str_join(arena, STR("https://"), www) : guess;
    if (!www.n && guess.n && pointer->anchor.n)
        meant = str_format(arena, "%.*s#%.*s", STR_ARG(guess), STR_ARG(pointer->anchor));
    findings_add(pointer->reader->findings, MESSAGE_LINK_TO_NO_FILE, pointer->link->place,
                 {say_text(pointer->path), say_text(www), say_text(guess)},
                 .cause = {CAUSE_NAME, pointer->link->target, pointer->link->place.file},
                 .fix = fix_target(pointer->link, meant));
}

static void read_link(const struct reader *reader, const struct names *files, struct node *link,
                      struct str from) {
    struct str target = link->target;
    size_t end = 0, hash = str_find(target, STR("#"), 0);
    while (end < target.n && target.s[end] != '#' && target.s[end] != '?')
        end++;
    struct pointer pointer = {.reader = reader, .files = files, .link = link, .from = from};
    struct str folder = str_slice(from, 0, from.n - file_name(from).n);
    pointer.path = percent_decode(reader->arena, str_slice(target, 0, end));
    pointer.anchor = hash == SIZE_MAX ? (struct str){0} : str_slice(target, hash + 1, target.n);
    pointer.paths[0] = clean_path(reader->arena, (struct str){0}, pointer.path);
    pointer.paths[1] = clean_path(reader->arena, folder, pointer.path);
    if (lead(&pointer))
        return;
    if (is_there(&pointer)) {
        struct str figure = figure_name(&pointer);
        struct str anchor = str_join(pointer.reader->arena, STR("#figure-"), figure);
        findings_add(pointer.reader->findings, MESSAGE_LINK_NOT_IN_DOCUMENTS, pointer.link->place,
                     {say_text(pointer.path), say_text(figure)},
                     .fix = fix_target(link, figure.n ? anchor : figure));
    } else
        report_missing(&pointer);
}

/* Nothing of the address is printed: the words of the link stay. */
static void refuse_address(const struct reader *reader, struct node *link) {
    struct str target = link->target, scheme = scheme_of(target), web = {0};
    struct str shown = scheme.n ? str_join(reader->arena, scheme, STR(":")) : STR("//");
    if (!scheme.n)
        web = str_join(reader->arena, STR("https:"), target);
    findings_add(reader->findings, MESSAGE_LINK_SCHEME, link->place,
                 {say_text(shown), say_text(web)}, .fix = fix_target(link, web));
    link->kind = NODE_SPAN;
    link->target = (struct str){0};
}

/* Its words stay. */
static void refuse_empty(const struct reader *reader, struct node *link) {
    findings_add(reader->findings, MESSAGE_LINK_EMPTY, link->place,
                 {say_text(node_text(reader->arena, link))});
    link->kind = NODE_SPAN;
}

static void read_text(const struct reader *reader, const struct names *files, struct node *root,
                      struct str from) {
    for (struct node *n = root; n; n = node_next(root, n)) {
        if (n->kind == NODE_LINK && !n->target.n)
            refuse_empty(reader, n);
        if (n->kind != NODE_LINK || stays_inside(n->target))
            continue;
        struct str scheme = scheme_of(n->target);
        if (scheme.n ? !is_web_or_mail(scheme) : str_starts(n->target, STR("//")))
            refuse_address(reader, n);
        else if (!scheme.n)
            read_link(reader, files, n, from);
    }
}

void links_read(const struct reader *reader) {
    struct dossier *d = reader->dossier;
    const struct names *files = list_files(reader);
    for (size_t c = 0; c < d->case_count; c++) {
        for (size_t i = 0; i < d->cases[c].section_count; i++)
            read_text(reader, files, d->cases[c].sections[i].body, d->cases[c].file);
        read_text(reader, files, d->cases[c].story.body, d->cases[c].file);
    }
    for (size_t i = 0; i < d->answer_count; i++) {
        struct str file = d->answers[i].body ? d->answers[i].body->place.file : (struct str){0};
        read_text(reader, files, d->answers[i].body, dossier_relative_path(d, file));
    }
}
