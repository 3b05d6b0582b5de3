/* A case study's story, cut into sections. A heading that the checklist knows begins a section; one
 * that it does not know begins a section without id when it stands at the same level, and is part
 * of the section around it when deeper. */
#include "base/ascii.h"
#include "model/words.h"
#include "read/table.h"

struct cutter {
    const struct reader *reader;
    struct case_study *study;
    struct section *current; /* into study->sections; NULL before the first block */
    int level;               /* of the current section's heading; 0 = none yet */
    struct str anchor;       /* of the heading: its section's first block gets it */
};

/* "2. Problem:" is "Problem" to the checklist. */
static struct str plain_title(struct str title) {
    size_t at = 0;
    while (at < title.n && (is_digit(title.s[at]) || title.s[at] == '.'))
        at++;
    if (at > 0 && at < title.n && (title.s[at] == ' ' || title.s[at] == ')'))
        title = str_trim(str_slice(title, at + 1, title.n));
    if (title.n > 1 && title.s[title.n - 1] == ':')
        title = str_trim(str_slice(title, 0, title.n - 1));
    return title;
}

static const struct section_declaration *find_declaration(const struct reader *reader,
                                                          struct str title) {
    const struct section_declaration *found = checklist_find_section(reader->checklist, title);
    return found ? found : checklist_find_section(reader->checklist, plain_title(title));
}

static void begin_section(struct cutter *cutter, struct str id, struct str title,
                          struct place place) {
    struct case_study *study = cutter->study;
    cutter->current = APPEND(cutter->reader->arena, study->sections, study->section_count);
    cutter->current->id = id;
    cutter->current->title = title;
    cutter->current->place = place;
    cutter->current->body = node_new(cutter->reader->arena, NODE_DOCUMENT);
    cutter->current->body->place = place;
}

static bool is_here(const struct case_study *study, struct str id) {
    for (size_t i = 0; i < study->section_count; i++)
        if (str_equal(study->sections[i].id, id))
            return true;
    return false;
}

static bool is_of_story(const struct cutter *cutter) {
    return cutter->current == &cutter->study->story;
}

static void begin_story(struct cutter *cutter, struct str title, const struct node *heading) {
    struct section *story = &cutter->study->story;
    if (story->body)
        findings_add(cutter->reader->findings, MESSAGE_REPEATED_SECTION, heading->place,
                     {say_text(title)});
    else
        *story = (struct section){.title = title,
                                  .place = heading->place,
                                  .body = node_new(cutter->reader->arena, NODE_DOCUMENT)};
    story->body->place = story->place;
    cutter->current = story;
    cutter->level = heading->level;
}

/* Whether the heading was used up as a title or a section's start. */
static bool take_heading(struct cutter *cutter, const struct node *heading) {
    struct str title = str_trim(node_text(cutter->reader->arena, heading));
    const struct section_declaration *declaration = find_declaration(cutter->reader, title);
    bool deeper = cutter->level > 0 && heading->level > cutter->level;
    if (deeper && is_of_story(cutter))
        return false;
    bool is_title = cutter->level == 0 && heading->level == 1;
    if (!declaration && !deeper && !is_title &&
        words_have(words_of_any()->story, plain_title(title))) {
        begin_story(cutter, title, heading);
        return true;
    }
    if (declaration && !(deeper && is_here(cutter->study, declaration->id))) {
        if (is_here(cutter->study, declaration->id))
            findings_add(cutter->reader->findings, MESSAGE_REPEATED_SECTION, heading->place,
                         {say_text(declaration->title)});
        begin_section(cutter, declaration->id, title, heading->place);
        cutter->level = heading->level;
        return true;
    }
    if (is_title && str_empty(cutter->study->title)) {
        cutter->study->title = title;
        cutter->study->title_place = heading->place;
        return true;
    }
    if (deeper)
        return false;
    begin_section(cutter, (struct str){0}, title, heading->place);
    cutter->level = heading->level;
    return true;
}

/* Given to the heading, or inside it. */
static struct str anchor_of(const struct node *heading) {
    struct str anchor = heading->id;
    for (const struct node *n = heading; n && str_empty(anchor); n = node_next(heading, n))
        anchor = n->id;
    return anchor;
}

void section_cut(const struct reader *reader, struct case_study *study, struct node *body) {
    struct cutter cutter = {.reader = reader, .study = study};
    struct node *block = body->first, *next;
    body->first = body->last = NULL;
    for (; block; block = next) {
        next = block->next;
        block->next = block->parent = NULL;
        if (block->kind == NODE_HEADING && take_heading(&cutter, block)) {
            cutter.anchor = anchor_of(block);
            continue;
        }
        if (!cutter.current)
            begin_section(&cutter, (struct str){0}, (struct str){0}, block->place);
        if (str_empty(block->id))
            block->id = cutter.anchor;
        cutter.anchor = (struct str){0};
        node_append(cutter.current->body, block);
    }
}

bool section_find_lost(const struct reader *reader, struct case_study *study,
                       const struct node *block) {
    struct str rest = block->text, line;
    bool any = false;
    while (text_cut_line(&rest, &line)) {
        size_t marks = 0;
        while (marks < line.n && line.s[marks] == '#')
            marks++;
        const struct section_declaration *lost =
            marks ? find_declaration(reader, str_trim(str_slice(line, marks, line.n))) : NULL;
        if (!lost || is_here(study, lost->id))
            continue;
        findings_note(reader->findings, (struct cause){CAUSE_FACT, lost->id, study->id});
        any = true;
    }
    return any;
}
