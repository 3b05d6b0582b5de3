/* The drafts are made to be read by everybody: what a shape says to be an account, a machine or
 * somebody's telephone is an error until the manifest allows it by name. What calls the reader to
 * write to the partner is allowed: the addresses of its contacts, and of its own domain. */
#include "job/draft_shapes.h"

#include "base/shape.h"

/* "northwind.example" of "https://www.northwind.example/practice" */
static struct str domain_of(struct str address) {
    size_t scheme = str_find(address, STR("://"), 0);
    struct str rest = scheme == SIZE_MAX ? address : str_slice(address, scheme + 3, address.n);
    size_t end = 0;
    while (end < rest.n && rest.s[end] != '/' && rest.s[end] != ':')
        end++;
    rest = str_slice(rest, 0, end);
    return str_starts(rest, STR("www.")) ? str_slice(rest, 4, rest.n) : rest;
}

static bool is_partners(const struct dossier *dossier, const struct shape *shape,
                        struct str value) {
    struct str domain = domain_of(dossier->home_page);
    size_t sign = str_find(value, STR("@"), 0);
    if (shape->kind != SHAPE_MAIL)
        return false;
    for (size_t i = 0; i < dossier->person_count; i++)
        if (dossier->people[i].contact && str_equal_ignoring_case(dossier->people[i].email, value))
            return true;
    return domain.n && str_equal_ignoring_case(str_slice(value, sign + 1, value.n), domain);
}

static bool is_allowed(const struct draft_search *search, struct str text,
                       const struct shape *shape) {
    struct str value = str_slice(text, shape->from, shape->to);
    struct range part = {shape->from, shape->to};
    return is_partners(search->work->dossier, shape, value) ||
           dossier_allows(search->work->dossier, search->study, text, part);
}

/* What the source holds of it: the place of the passage, or of the case study. */
static struct place place_of(const struct draft_search *search, const struct passage *passage,
                             size_t at) {
    if (str_empty(passage->place.file))
        return search->study->place;
    return passage_place(passage, at);
}

void draft_shapes_find(const struct draft_search *search, const struct passages *passages,
                       struct str markdown) {
    struct arena *arena = search->arena;
    struct draft_lines lines = draft_lines_of(arena, markdown);
    for (size_t i = 0; i < passages->count; i++) {
        const struct passage *passage = &passages->list[i];
        struct shape shape;
        for (size_t at = 0; shape_find(passage->text, at, &shape); at = shape.to) {
            struct str value = str_slice(passage->text, shape.from, shape.to);
            if (is_allowed(search, passage->text, &shape))
                continue;
            struct range part = {shape.from, shape.to};
            int line = draft_line_of(&lines, passage, part);
            struct str excerpt = excerpt_of(arena, passage->text, part);
            findings_add(&search->work->made.findings, MESSAGE_SHAPE,
                         place_of(search, passage, shape.from),
                         {say_text(draft_place(arena, search->name, line)),
                          say_word(shape_name(shape.kind)), say_text(value), say_text(excerpt)});
        }
    }
}

void draft_shapes_find_in_picture(const struct draft_search *search, const struct image *image,
                                  struct str words) {
    struct shape shape;
    for (size_t at = 0; shape_find(words, at, &shape); at = shape.to) {
        struct str value = str_slice(words, shape.from, shape.to);
        if (!is_allowed(search, words, &shape))
            findings_add(&search->work->made.findings, MESSAGE_SHAPE_IN_PICTURE, image->place,
                         {say_text(search->name), say_text(image->path),
                          say_word(shape_name(shape.kind)), say_text(value)});
    }
}
