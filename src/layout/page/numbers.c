/* What is printed as the number of a page while the pages are made: that of the round before. */
#include "layout/page/page.h"

static const struct str unknown = {"\u2013", 3};

static struct str label_of(struct arena *arena, const struct pages *pages, struct str name) {
    const struct anchor *anchor = pages_find_anchor(pages, name);
    return anchor == NULL ? unknown : pages_label(arena, pages, anchor->page);
}

static struct str of_anchor(const void *context, struct arena *arena, struct str target) {
    const struct last_round *last = context;
    size_t hash = str_find(target, STR("#"), 0);
    if (hash == SIZE_MAX || hash == 0)
        return last->pages == NULL
                   ? last->guess
                   : label_of(arena, last->pages, str_slice(target, hash == 0, target.n));
    if (last->sister == NULL ||
        !str_equal(str_slice(target, 0, hash), last->sister->document->file_name))
        return unknown;
    return label_of(arena, last->sister, str_slice(target, hash + 1, target.n));
}

static struct str of_heading(const void *context, struct arena *arena, size_t ordinal) {
    const struct last_round *last = context;
    if (last->pages == NULL || ordinal >= last->heading_count)
        return last->guess;
    return pages_label(arena, last->pages, last->heading_pages[ordinal]);
}

struct page_numbers page_numbers_of(const struct last_round *last) {
    return (struct page_numbers){last, of_anchor, of_heading};
}
