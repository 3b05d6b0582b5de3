#include "job/draft_values.h"

/* What the author, or the program, wrote in its place may round it. */
static bool is_replacement(const struct hidden_values *values, struct str text, struct range part) {
    for (size_t i = 0; i < values->count; i++) {
        struct str by = values->list[i].by;
        for (size_t at = by.n ? str_find(text, by, 0) : SIZE_MAX; at != SIZE_MAX;
             at = str_find(text, by, at + 1))
            if (at <= part.from && part.to <= at + by.n)
                return true;
    }
    return false;
}

static struct place place_of(const struct passage *passage, const struct hidden_value *value,
                             size_t at) {
    return str_empty(passage->place.file) ? value->place : passage_place(passage, at);
}

static void find_told(const struct draft_search *search, const struct hidden_values *values,
                      const struct passage *passage, struct draft_lines *lines) {
    size_t count;
    struct value_hit *hits =
        hidden_values_find(search->arena, values, passage->text, passage->text, &count);
    for (size_t k = 0; k < count; k++) {
        struct range part = hits[k].range;
        const struct hidden_value *value = hits[k].value;
        if (is_replacement(values, passage->text, part))
            continue;
        struct str where =
            draft_place(search->arena, search->name, draft_line_of(lines, passage, part));
        findings_add(
            &search->work->made.findings, MESSAGE_LEAK, place_of(passage, value, part.from),
            {say_text(where), say_text(STR("")), say_text(value->what), say_text(value->text),
             say_text(excerpt_of(search->arena, passage->text, part))});
    }
}

static void find_computable(const struct draft_search *search, const struct hidden_values *values,
                            const struct passage *passage, struct draft_lines *lines) {
    struct range part;
    const struct hidden_value *value =
        hidden_values_infer(search->arena, values, passage->text, &part);
    if (!value)
        return;
    struct str where =
        draft_place(search->arena, search->name, draft_line_of(lines, passage, part));
    findings_add(&search->work->made.findings, MESSAGE_COMPUTABLE,
                 place_of(passage, value, part.from),
                 {say_text(where), say_text(value->what),
                  say_text(excerpt_of(search->arena, passage->text, part))});
}

void draft_values_find(const struct draft_search *search, const struct passages *passages,
                       struct str markdown) {
    struct compose_input input = work_compose_input(search->work);
    struct hidden_values values = compose_hidden_values(search->arena, &input, search->study);
    struct draft_lines lines = draft_lines_of(search->arena, markdown);
    for (size_t i = 0; values.count && i < passages->count; i++) {
        find_told(search, &values, &passages->list[i], &lines);
        find_computable(search, &values, &passages->list[i], &lines);
    }
}
