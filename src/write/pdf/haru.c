/* All of libharu's calls. Where its interface says too little, its structs are read. */
#include "write/pdf/haru.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"

enum {
    PAGES_PER_NODE = 64, /* pages under one node of the page tree */
    OBJECTS_PER_PAGE = 80
};

struct haru {
    struct arena *arena; /* borrowed */
    HPDF_Doc doc;        /* NULL: no memory */
    HPDF_Stream stream;  /* to `written` */
    struct buf written;
    HPDF_INT32 page_count;
    bool failed;
};

static void *allocate(HPDF_UINT size) {
    return malloc(size);
}

static void drop(void *object) {
    struct haru *haru = object;
    if (haru->doc)
        HPDF_Free(haru->doc);
    haru->doc = NULL;
}

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count) {
    buf_add_bytes(stream->attr, bytes, count);
    return HPDF_OK;
}

static void check(struct haru *haru, bool good) {
    haru->failed = haru->failed || !good;
}

/* libharu leaks on its error paths unless it has a pool, which it frees as a whole. A pool block of
 * one byte makes every allocation a block of its own, for the pool does not align what it hands out
 * of a shared one. */
struct haru *haru_new(struct arena *arena, size_t pages) {
    struct haru *haru = NEW(arena, struct haru);
    haru->arena = arena;
    haru->written = buf_init(arena, LIMIT_OUTPUT_BYTES);
    arena_defer(arena, drop, haru);
    haru->doc = HPDF_NewEx(NULL, allocate, free, 1, NULL);
    haru->failed = !haru->doc;
    if (haru->failed)
        return haru;
    haru->doc->pdf_version = HPDF_VER_17;
    check(haru, HPDF_SetPagesConfiguration(haru->doc, PAGES_PER_NODE) == HPDF_OK);
    /* The pool keeps each old list of objects when the list grows: it should grow rarely. */
    haru->doc->xref->entries->items_per_block += (HPDF_UINT)pages * OBJECTS_PER_PAGE;
    haru->stream = HPDF_CallbackWriter_New(haru->doc->mmgr, take_bytes, &haru->written);
    check(haru, haru->stream);
    return haru;
}

enum status haru_status(const struct haru *haru) {
    if (!haru->failed)
        return STATUS_OK;
    return !haru->doc || haru->doc->error.error_no == HPDF_FAILD_TO_ALLOC_MEM ? STATUS_MEMORY
                                                                              : STATUS_LIMIT;
}

const char *haru_producer(void) {
    return "Haru Free PDF Library " HPDF_VERSION_TEXT;
}

/* ---- numbers ---- */

static unsigned number_of(const HPDF_Obj_Header *object) {
    return object->obj_id & 0x00FFFFFF;
}

static void *find(const struct haru *haru, unsigned number) {
    HPDF_XrefEntry entry = haru->failed ? NULL : HPDF_Xref_GetEntry(haru->doc->xref, number);
    return entry ? entry->obj : NULL;
}

/* A header of an unknown class stands in libharu's table: libharu refers to it by its number, and
 * neither writes nor frees it. */
unsigned haru_reserve(struct haru *haru) {
    if (haru->failed)
        return 0;
    HPDF_Obj_Header *object = NEW(haru->arena, HPDF_Obj_Header);
    object->obj_class = HPDF_OCLASS_UNKNOWN;
    check(haru, HPDF_Xref_Add(haru->doc->xref, object) == HPDF_OK);
    return number_of(object);
}

unsigned haru_count(const struct haru *haru) {
    return haru->failed ? 0 : haru->doc->xref->entries->count;
}

unsigned haru_catalog(const struct haru *haru) {
    return haru->failed ? 0 : number_of(&haru->doc->catalog->header);
}

unsigned haru_info(const struct haru *haru) {
    return haru->failed ? 0 : number_of(&haru->doc->info->header);
}

struct str haru_entries(struct haru *haru, unsigned number) {
    HPDF_Obj_Header *object = find(haru, number);
    if (!object || object->obj_class == HPDF_OCLASS_UNKNOWN)
        return (struct str){0};
    haru->written.count = 0;
    check(haru, HPDF_Obj_WriteValue(object, haru->stream, NULL) == HPDF_OK);
    struct str text = str_trim(buf_str(&haru->written));
    return str_slice(text, 2, text.n - 2);
}

/* ---- pages and outline ---- */

struct haru_page haru_add_page(struct haru *haru, int width, int height) {
    HPDF_Page page = haru->failed ? NULL : HPDF_AddPage(haru->doc);
    check(haru, page);
    if (!page)
        return (struct haru_page){0};
    check(haru, HPDF_Page_SetWidth(page, (HPDF_REAL)width / 1000) == HPDF_OK);
    check(haru, HPDF_Page_SetHeight(page, (HPDF_REAL)height / 1000) == HPDF_OK);
    check(haru, HPDF_Dict_AddNumber(page, "StructParents", haru->page_count++) == HPDF_OK);
    check(haru, HPDF_Dict_AddName(page, "Tabs", "S") == HPDF_OK);
    HPDF_Dict content = ((HPDF_PageAttr)page->attr)->contents;
    HPDF_Obj_Header *length = HPDF_Dict_GetItem(content, "Length", HPDF_OCLASS_NUMBER);
    return (struct haru_page){number_of(&page->header), number_of(&content->header),
                              length ? number_of(length) : 0};
}

const char *haru_font_name(struct haru *haru, unsigned page, unsigned font) {
    HPDF_Page owner = find(haru, page);
    const char *name = owner ? HPDF_Page_GetLocalFontName(owner, find(haru, font)) : NULL;
    check(haru, name);
    return name ? name : "";
}

const char *haru_picture_name(struct haru *haru, unsigned page, unsigned picture) {
    HPDF_Page owner = find(haru, page);
    const char *name = owner ? HPDF_Page_GetXObjectName(owner, find(haru, picture)) : NULL;
    check(haru, name);
    return name ? name : "";
}

void haru_add_annotation(struct haru *haru, unsigned page, unsigned annotation) {
    HPDF_Page owner = find(haru, page);
    if (!owner)
        return;
    HPDF_Array list = HPDF_Dict_GetItem(owner, "Annots", HPDF_OCLASS_ARRAY);
    if (!list) {
        list = HPDF_Array_New(haru->doc->mmgr);
        check(haru, list && HPDF_Dict_Add(owner, "Annots", list) == HPDF_OK);
    }
    if (!haru->failed)
        check(haru, HPDF_Array_Add(list, find(haru, annotation)) == HPDF_OK);
}

/* libharu knows neither UTF-8 nor "keep the zoom": it only chains the entries. */
unsigned haru_add_outline(struct haru *haru, unsigned parent, bool opened) {
    if (haru->failed)
        return 0;
    HPDF_Outline above = parent ? find(haru, parent) : NULL;
    HPDF_Outline outline = HPDF_CreateOutline(haru->doc, above, "x", NULL);
    check(haru, outline);
    if (!outline)
        return 0;
    check(haru, HPDF_Outline_SetOpened(outline, opened) == HPDF_OK);
    check(haru, HPDF_Dict_RemoveElement(outline, "Title") == HPDF_OK);
    check(haru, HPDF_SetPageMode(haru->doc, HPDF_PAGE_MODE_USE_OUTLINE) == HPDF_OK);
    return number_of(&outline->header);
}
