/* Several documents as one file: their pages one after the other, one outline, and links from one
 * to the other that lead to a page. Nothing is laid out again. */
#include "layout/page/pages.h"

static void add_outline(struct arena *arena, struct pages *joined, const struct pages_part *part) {
    *APPEND(arena, joined->outline, joined->outline_count) =
        (struct outline_entry){part->title, 1, part->first, 0};
    for (size_t i = 0; i < part->pages->outline_count; i++) {
        struct outline_entry entry = part->pages->outline[i];
        entry.level++;
        entry.page += part->first;
        *APPEND(arena, joined->outline, joined->outline_count) = entry;
    }
}

/* Others find places by name in the part that bears the name of the whole file. */
static void take_anchors(struct arena *arena, struct pages *joined, const struct pages_part *part) {
    const struct pages *pages = part->pages;
    if (!str_equal(pages->document->file_name, joined->document->file_name))
        return;
    joined->anchor_count = pages->anchor_count;
    joined->anchors =
        arena_copy(arena, pages->anchors, pages->anchor_count * sizeof *pages->anchors);
    for (size_t i = 0; i < joined->anchor_count; i++)
        joined->anchors[i].page += part->first;
}

struct pages pages_join(struct arena *arena, const struct document *document,
                        struct pages_part *parts, size_t count) {
    struct pages joined = {.document = document,
                           .width = parts[0].pages->width,
                           .height = parts[0].pages->height,
                           .parts = parts,
                           .part_count = count};
    for (size_t p = 0; p < count; p++) {
        parts[p].first = joined.count;
        joined.count += parts[p].pages->count;
        add_outline(arena, &joined, &parts[p]);
        take_anchors(arena, &joined, &parts[p]);
    }
    joined.list = NEW_ARRAY(arena, struct page, joined.count);
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < parts[p].pages->count; i++)
            joined.list[parts[p].first + i] = parts[p].pages->list[i];
    return joined;
}

/* The part whose file the target names, or the one it stands in. */
static const struct pages_part *part_of_target(const struct pages *pages, size_t page,
                                               struct str file) {
    if (str_empty(file))
        return pages_find_part(pages, page);
    for (size_t p = 0; p < pages->part_count; p++)
        if (str_equal(file, pages->parts[p].pages->document->file_name))
            return &pages->parts[p];
    return NULL;
}

bool pages_find_target(const struct pages *pages, size_t page, struct str target,
                       struct anchor *found) {
    size_t hash = str_find(target, STR("#"), 0);
    struct str file = str_slice(target, 0, hash == SIZE_MAX ? target.n : hash),
               name = str_slice(target, file.n + 1, target.n);
    const struct pages_part *part = part_of_target(pages, page, file);
    if (pages->part_count ? !part : !str_empty(file))
        return false;
    if (part && str_empty(name)) {
        *found = (struct anchor){.page = part->first};
        return true;
    }
    const struct anchor *anchor = pages_find_anchor(part ? part->pages : pages, name);
    if (!anchor)
        return false;
    *found = *anchor;
    found->page += part ? part->first : 0;
    return found->page < pages->count;
}
