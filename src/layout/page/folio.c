/* Page labels, as books have them: front matter (cover, contents, lists) in roman numbers, the body
 * from 1. The foot, the contents, references and the PDF's page labels all take them from here; and
 * the page on which an anchor stands. */
#include "layout/page/pages.h"

struct numeral {
    size_t value;
    const char *text;
};

struct str pages_label(struct arena *arena, const struct pages *pages, size_t page) {
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
