#include "parse/markdown_foreign.h"

struct foreign foreign_init(struct arena *arena, struct findings *findings) {
    return (struct foreign){.arena = arena, .findings = findings, .numbers = names_new(arena)};
}

void foreign_note(struct foreign *foreign, const struct foreign_markup *markup) {
    struct arena *arena = foreign->arena;
    struct str key = str_format(arena, "%d|%.*s|%.*s", (int)markup->id, STR_ARG(markup->name),
                                STR_ARG(markup->place.file));
    size_t *number = names_enter(foreign->numbers, key);
    if (!*number) {
        struct foreign_markup *added = APPEND(arena, foreign->list, foreign->count);
        *added = *markup;
        added->name = str_copy(arena, markup->name.s, markup->name.n);
        *number = foreign->count;
    }
    foreign->list[*number - 1].count++;
}

void foreign_report(struct foreign *foreign) {
    for (size_t i = 0; i < foreign->count; i++) {
        const struct foreign_markup *markup = &foreign->list[i];
        struct finding finding = {
            .id = markup->id, .place = markup->place, .arguments = {say_text(markup->name)}};
        if (markup->count > 1)
            finding.arguments[1] = say_number(markup->count - 1);
        if (markup->instead)
            finding.arguments[2] = say_word(markup->instead);
        if (markup->id == MESSAGE_HTML_LOST)
            finding.severity = SEVERITY_ERROR;
        findings_put(foreign->findings, &finding);
    }
}
