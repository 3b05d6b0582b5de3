/* A case study: front matter between two lines of three dashes, then the story in Markdown. `title`
 * and `diagrams` are known here; every other fact is declared by the checklist. */
#include "base/limits.h"
#include "base/nearest.h"
#include "parse/copied.h"
#include "parse/markdown_hide.h"
#include "read/table.h"

struct parts {
    struct str front, story;
    int front_line, story_line; /* on which they begin */
};

static bool is_fence(struct str line) {
    while (line.n > 0 && (line.s[line.n - 1] == ' ' || line.s[line.n - 1] == '\t'))
        line.n--;
    return str_is(line, "---");
}

/* A line of dashes, but not of three. */
static struct fix fix_fence(struct place place, struct str line) {
    struct str marks = str_trim(line);
    for (size_t i = 0; i < marks.n; i++)
        if (marks.s[i] != '-')
            return (struct fix){0};
    return marks.n > 1 ? fix_of(place, line, STR("---")) : (struct fix){0};
}

static bool cut_parts(const struct reader *reader, struct str file, struct str bytes,
                      struct parts *parts) {
    struct str rest = bytes, line;
    struct place start = {.file = file, .line = 1, .column = 1};
    *parts = (struct parts){.story = bytes, .story_line = 1};
    if (!text_cut_line(&rest, &line) || !is_fence(line)) {
        findings_add(reader->findings, MESSAGE_NO_FRONT_MATTER, start,
                     .fix = fix_fence(start, line));
        return true;
    }
    const char *front = rest.s;
    struct fix fix = {0};
    for (int number = 2; text_cut_line(&rest, &line); number++) {
        if (!is_fence(line)) {
            struct place place = {.file = file, .line = number, .column = 1};
            fix = fix.at.line ? fix : fix_fence(place, line);
            continue;
        }
        parts->front = (struct str){front, (size_t)(line.s - front)};
        parts->front_line = 2;
        parts->story = rest;
        parts->story_line = number + 1;
        return true;
    }
    findings_add(reader->findings, MESSAGE_FRONT_MATTER_OPEN, start, .fix = fix);
    return false;
}

static bool is_seen(const struct case_study *study, struct str name) {
    for (size_t i = 0; i < study->field_count; i++)
        if (str_equal(study->fields[i].name, name))
            return true;
    return false;
}

/* A key of front matter; `prefix` is what the names of the mappings around it add. Names that a
 * mapping holds are repaired without it. */
static struct fix fix_key(struct place place, struct str key, struct str name, struct str meant) {
    size_t prefix = name.n - key.n;
    if (meant.n <= prefix || !str_equal(str_slice(name, 0, prefix), str_slice(meant, 0, prefix)))
        return (struct fix){0};
    return fix_word(place, key, str_slice(meant, prefix, meant.n));
}

/* Nothing written is the same as nothing said: the checks report it as missing where it is
 * required. */
static bool is_blank(const struct yaml_node *value) {
    return value->kind == YAML_SCALAR ? str_empty(str_trim(value->text)) : !value->first;
}

static void read_field(const struct reader *reader, struct case_study *study, struct str name,
                       const struct yaml_node *value) {
    const struct field_declaration *declaration = checklist_find_field(reader->checklist, name);
    if (!declaration) {
        /* The field that was meant, when there is one, is known to be missing from now on. */
        struct str *names = NULL;
        size_t count = 0;
        *APPEND(reader->arena, names, count) = STR("title");
        *APPEND(reader->arena, names, count) = STR("diagrams");
        for (size_t i = 0; i < reader->checklist->field_count; i++)
            *APPEND(reader->arena, names, count) = reader->checklist->fields[i].name;
        struct str meant = str_nearest(name, names, count);
        findings_add(reader->findings, MESSAGE_UNKNOWN_FIELD, value->key_place,
                     {say_text(name), say_text(meant)},
                     .fix = fix_key(value->key_place, value->key, name, meant));
        if (checklist_find_field(reader->checklist, meant) && !is_seen(study, meant))
            findings_note(reader->findings, (struct cause){CAUSE_FACT, meant, study->id});
        return;
    }
    if (reader->asked && !checklist_find_field(reader->asked, name))
        return;
    if (is_blank(value)) {
        /* where it is to be filled in; an optional one is as good as absent */
        if (declaration->required && !is_seen(study, name))
            *APPEND(reader->arena, study->fields, study->field_count) =
                (struct field){.name = declaration->name,
                               .type = declaration->type,
                               .valid = true,
                               .text = STR(""),
                               .place = value->key_place};
        return;
    }
    if (is_seen(study, name)) {
        findings_add(reader->findings, MESSAGE_REPEATED_FIELD, value->key_place, {say_text(name)});
        return;
    }
    struct field field;
    if (!field_read(reader, declaration, value, &field))
        field.valid = false;
    *APPEND(reader->arena, study->fields, study->field_count) = field;
}

static struct str read_scalar(const struct reader *reader, const struct yaml_node *value) {
    if (value->kind == YAML_SCALAR)
        return str_trim(value->text);
    const char *kind = value->kind == YAML_SEQUENCE ? "a list" : "a group of values";
    findings_add(reader->findings, MESSAGE_VALUE_NOT_TEXT, value->place,
                 {say_text(value->key), say_word(kind)});
    return (struct str){0};
}

static void read_diagram_key(const struct reader *reader, struct diagram *diagram,
                             const struct yaml_node *value) {
    static const struct str known[] = {{"file", 4}, {"caption", 7}, {"alternative", 11}};
    struct str *const targets[] = {&diagram->file, &diagram->caption, &diagram->alternative};
    for (size_t i = 0; i < 3; i++) {
        if (!str_equal(value->key, known[i]))
            continue;
        *targets[i] = read_scalar(reader, value);
        if (i == 0)
            diagram->place = value->place;
        return;
    }
    struct str meant = str_nearest(value->key, known, 3);
    findings_add(reader->findings, MESSAGE_UNKNOWN_DIAGRAM_FIELD, value->key_place,
                 {say_text(value->key), say_text(meant)},
                 .fix = fix_word(value->key_place, value->key, meant));
}

static void read_diagram(const struct reader *reader, struct case_study *study,
                         const struct yaml_node *value) {
    if (value->kind != YAML_MAPPING) {
        findings_add(reader->findings, MESSAGE_DIAGRAM_NO_MAPPING, value->place,
                     {say_text(value->text)});
        return;
    }
    struct diagram *diagram = APPEND(reader->arena, study->diagrams, study->diagram_count);
    diagram->place = value->place;
    for (const struct yaml_node *n = value->first; n; n = n->next)
        read_diagram_key(reader, diagram, n);
    if (str_empty(diagram->file))
        findings_add(reader->findings, MESSAGE_DIAGRAM_NO_FILE, diagram->place);
    if (str_empty(diagram->alternative))
        findings_add(reader->findings, MESSAGE_DIAGRAM_ALTERNATIVE, diagram->place,
                     {say_text(diagram->file)});
}

static void read_diagrams(const struct reader *reader, struct case_study *study,
                          const struct yaml_node *value) {
    if (is_blank(value))
        return;
    if (value->kind != YAML_SEQUENCE) {
        findings_add(reader->findings, MESSAGE_DIAGRAMS_NO_LIST, value->place);
        return;
    }
    for (const struct yaml_node *n = value->first; n; n = n->next)
        read_diagram(reader, study, n);
}

/* A nested mapping means the same as dotted names. Recursion is bounded: yaml_parse refuses more
 * than LIMIT_NESTING levels. */
static void read_mapping(const struct reader *reader, struct case_study *study, struct str prefix,
                         const struct yaml_node *mapping) {
    for (const struct yaml_node *n = mapping->first; n; n = n->next) {
        struct str name = str_join(reader->arena, prefix, n->key);
        bool declared = checklist_find_field(reader->checklist, name);
        if (str_is(name, "diagrams"))
            read_diagrams(reader, study, n);
        else if (str_is(name, "title"))
            study->title = read_scalar(reader, n), study->title_place = n->place;
        else if (n->kind == YAML_MAPPING && !declared)
            read_mapping(reader, study, str_join(reader->arena, name, STR(".")), n);
        if (declared ||
            (n->kind != YAML_MAPPING && !str_is(name, "diagrams") && !str_is(name, "title")))
            read_field(reader, study, name, n);
    }
}

/* Recursion is bounded, as above. */
static void cut_comments(struct arena *arena, struct yaml_node *value) {
    for (struct yaml_node *n = value; n; n = n->next) {
        n->text = comments_cut(arena, n->text);
        cut_comments(arena, n->first);
    }
}

/* False: the facts are not known, and a finding says why. */
static bool read_front(const struct reader *reader, struct case_study *study, struct str file,
                       const struct parts *parts) {
    if (parts->front_line == 0)
        return false;
    struct yaml_node *root =
        yaml_parse(reader->arena, file, parts->front, parts->front_line, reader->findings);
    if (!root)
        return false;
    if (root->kind != YAML_MAPPING) {
        findings_add(reader->findings, MESSAGE_FRONT_MATTER_NO_FACTS, root->place);
        return false;
    }
    cut_comments(reader->arena, root);
    read_mapping(reader, study, (struct str){0}, root);
    return true;
}

static bool read_story(const struct reader *reader, struct case_study *study, struct str file,
                       const struct parts *parts) {
    struct markdown_source source = {file, parts->story, parts->story_line, 0, 0};
    struct node *story = text_parse(reader, &source);
    if (!story)
        return false;
    struct finding finding;
    const struct node *unclosed = markdown_find_unclosed(reader->arena, &source, story, &finding);
    section_cut(reader, study, story);
    if (unclosed) {
        if (section_find_lost(reader, study, unclosed))
            finding.severity = SEVERITY_ERROR;
        findings_put(reader->findings, &finding);
    }
    return true;
}

/* The story is read even when the facts cannot be: it has mistakes of its own to tell. */
static bool read_file(const struct reader *reader, struct case_study *study) {
    struct str bytes, file = study->path;
    struct parts parts;
    if (str_empty(study->file) ||
        !text_read_file(reader, (struct named_file){study->file, study->place},
                        LIMIT_CASE_STUDY_BYTES, &bytes) ||
        !text_check_encoding(reader->findings, file, bytes) ||
        !cut_parts(reader, file, bytes, &parts))
        return false;
    text_look(reader, file, bytes);
    identifiers_find(reader->arena, file, bytes, reader->findings);
    bool facts = read_front(reader, study, file, &parts);
    return read_story(reader, study, file, &parts) && facts;
}

void case_study_read(const struct reader *reader, struct case_study *study) {
    study->title = (struct str){0};
    study->path = str_format(reader->arena, "%.*s/%.*s", STR_ARG(reader->dossier->folder),
                             STR_ARG(study->file));
    study->unread = !read_file(reader, study);
    if (str_empty(study->title))
        study->title = study->id;
}
