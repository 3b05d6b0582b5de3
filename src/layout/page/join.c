/* Several documents as one file: their pages one after the other, one outline, and links from one
 * to the other that lead to a page. Nothing is laid out again. */
#include "layout/page/pages.h"

static bool stands_before(const struct anchor *anchor, const struct outline_entry *entry) {
    return anchor->page != entry->page ? anchor->page < entry->page : anchor->y < entry->y;
}

/* Those that stand between the heading and the one behind it (NULL: none is). */
static void add_bookmarks(struct arena *arena, struct pages *joined, const struct pages_part *part,
                          const struct outline_entry *headings, bool last) {
    const struct document *document = part->pages->document;
    for (size_t i = 0; i < document->bookmark_count; i++) {
        const struct bookmark *bookmark = &document->bookmarks[i];
        const struct anchor *at = pages_find_anchor(part->pages, bookmark->at);
        struct anchor found;
        if (at && !stands_before(at, headings) && (last || stands_before(at, headings + 1)) &&
            pages_find_target(joined, part->first, bookmark->target, &found))
            *APPEND(arena, joined->outline, joined->outline_count) = (struct outline_entry){
                bookmark->title, headings->level + 1 + bookmark->level, found.page, found.y};
    }
}

static void add_outline(struct arena *arena, struct pages *joined, const struct pages_part *part) {
    const struct pages *pages = part->pages;
    *APPEND(arena, joined->outline, joined->outline_count) =
        (struct outline_entry){part->title, 1, part->first, 0};
    for (size_t i = 0; i < pages->outline_count; i++) {
        struct outline_entry entry = pages->outline[i];
        entry.level++;
        entry.page += part->first;
        *APPEND(arena, joined->outline, joined->outline_count) = entry;
        add_bookmarks(arena, joined, part, &pages->outline[i], i + 1 == pages->outline_count);
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
        take_anchors(arena, &joined, &parts[p]);
    }
    for (size_t p = 0; p < count; p++)
        add_outline(arena, &joined, &parts[p]);
    joined.list = NEW_ARRAY(arena, struct page, joined.count);
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < parts[p].pages->count; i++)
            joined.list[parts[p].first + i] = parts[p].pages->list[i];
    return joined;
}

/* ---- some exhibits ---- */

/* Page numbers among those that are taken: SIZE_MAX for one that is not. */
static size_t *number_taken(struct arena *arena, const struct pages *pages, const size_t *exhibits,
                            size_t count, struct pages *taken) {
    size_t *numbers = NEW_ARRAY(arena, size_t, pages->count + 1);
    for (size_t i = 0; i < pages->count; i++)
        numbers[i] = SIZE_MAX;
    for (size_t e = 0; e < count; e++) {
        const struct exhibit_pages *exhibit = &pages->exhibits[exhibits[e]];
        size_t page_count;
        (void)pages_find_exhibit(pages, exhibit->first, &page_count);
        taken->exhibits[e] = (struct exhibit_pages){exhibit->node, taken->count};
        for (size_t i = 0; i < page_count; i++) {
            numbers[exhibit->first + i] = taken->count;
            taken->list[taken->count++] = pages->list[exhibit->first + i];
        }
    }
    return numbers;
}

static const struct document *document_of(struct arena *arena, const struct pages *pages,
                                          const struct node *section) {
    struct document *document = arena_copy(arena, pages->document, sizeof *document);
    document->root = (struct node *)section;
    document->title = section->text;
    return document;
}

struct pages pages_take_exhibits(struct arena *arena, const struct pages *pages,
                                 const size_t *exhibits, size_t count) {
    struct pages taken = {.document = pages->document,
                          .width = pages->width,
                          .height = pages->height,
                          .exhibit_count = count};
    taken.list = NEW_ARRAY(arena, struct page, pages->count);
    taken.exhibits = NEW_ARRAY(arena, struct exhibit_pages, count);
    const size_t *numbers = number_taken(arena, pages, exhibits, count, &taken);
    for (size_t i = 0; i < pages->anchor_count; i++) {
        struct anchor anchor = pages->anchors[i];
        if (numbers[anchor.page] == SIZE_MAX)
            continue;
        anchor.page = numbers[anchor.page];
        *APPEND(arena, taken.anchors, taken.anchor_count) = anchor;
    }
    for (size_t i = 0; i < pages->outline_count; i++) {
        struct outline_entry entry = pages->outline[i];
        if (entry.page >= pages->count || numbers[entry.page] == SIZE_MAX)
            continue;
        entry.page = numbers[entry.page];
        *APPEND(arena, taken.outline, taken.outline_count) = entry;
    }
    if (count == 1)
        taken.document = document_of(arena, pages, taken.exhibits[0].node);
    return taken;
}

/* ---- targets ---- */

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
