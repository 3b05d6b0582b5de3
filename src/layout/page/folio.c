/* Page labels, as books have them: front matter (cover, contents, lists) in roman numbers, the body
 * from 1. The foot, the contents, references and the PDF's page labels all take them from here; and
 * the page on which an anchor stands. */
#include "layout/page/pages.h"

struct numeral {
    size_t value;
    const char *text;
};

const struct exhibit_pages *pages_find_exhibit(const struct pages *pages, size_t page,
                                               size_t *count) {
    const struct exhibit_pages *found = NULL;
    *count = 0;
    for (size_t i = 0; i < pages->exhibit_count && pages->exhibits[i].first <= page; i++) {
        size_t end = i + 1 < pages->exhibit_count ? pages->exhibits[i + 1].first : pages->count;
        found = &pages->exhibits[i];
        *count = end - found->first;
    }
    return found;
}

const struct pages_part *pages_find_part(const struct pages *pages, size_t page) {
    for (size_t p = pages->part_count; p-- > 0;)
        if (page >= pages->parts[p].first)
            return &pages->parts[p];
    return NULL;
}

struct str pages_label(struct arena *arena, const struct pages *pages, size_t page) {
    size_t count;
    const struct pages_part *part = pages_find_part(pages, page);
    if (part)
        return str_join(arena, part->prefix, pages_label(arena, part->pages, page - part->first));
    const struct exhibit_pages *exhibit = pages_find_exhibit(pages, page, &count);
    if (exhibit)
        return str_format(arena, "%.*s-%zu", STR_ARG(exhibit->node->id), page - exhibit->first + 1);
    if (page < pages->front) {
        size_t number = page + 1;
        static const struct numeral numerals[] = {
            {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
            {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
        struct str text = STR("");
        for (size_t k = 0; k < COUNT(numerals); k++)
            for (; number >= numerals[k].value; number -= numerals[k].value)
                text = str_join(arena, text, str_of(numerals[k].text));
        return text;
    }
    return str_format(arena, "%zu", page - pages->front + 1);
}

const struct anchor *pages_find_anchor(const struct pages *pages, struct str name) {
    size_t low = 0, high = pages->anchor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(pages->anchors[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < pages->anchor_count && str_equal(pages->anchors[low].name, name);
    return found ? &pages->anchors[low] : NULL;
}
