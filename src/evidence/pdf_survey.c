/* The page tree (ISO 32000-1, 7.7.3) is walked here, for what is damaged or hostile has trees that
 * are deep or lead back into themselves. */
#include "evidence/pdf_survey.h"

#include <math.h>
#include <qpdf/qpdf-c.h>

#include "base/limits.h"
#include "base/names.h"
#include "evidence/pdf_weight.h"

enum {
    MOST_ANNOTATIONS = 100000, /* of a document */
    MOST_ACTIONS = 20          /* one after the other */
};

struct box { /* in millionths */
    int64_t left, low, right, high;
};

/* What a page has from the nodes above it, unless it says otherwise. */
struct inherited {
    struct box media, crop;
    bool has_crop;
    int turned;
};

struct node {
    qpdf_oh kids;
    int next, count;
    struct inherited inherited;
};

struct walk {
    struct arena *arena;
    qpdf_data qpdf;
    struct pdf_survey *survey;
    struct names *seen, *weighed;
    struct node nodes[LIMIT_NESTING];
    size_t depth;
    size_t annotations;
};

/* ---- boxes and turns (7.7.3.3, 14.11.2) ---- */

static bool read_box(qpdf_data qpdf, qpdf_oh node, const char *key, struct box *box) {
    qpdf_oh array = qpdf_oh_get_key(qpdf, node, key);
    double n[4];
    bool good = qpdf_oh_is_array(qpdf, array) && qpdf_oh_get_array_n_items(qpdf, array) >= 4;
    for (int i = 0; good && i < 4; i++)
        good = qpdf_oh_get_value_as_number(qpdf, qpdf_oh_get_array_item(qpdf, array, i), &n[i]) &&
               fabs(n[i]) < 1e6;
    if (!good)
        return false;
    *box = (struct box){llround(fmin(n[0], n[2]) * 1e6), llround(fmin(n[1], n[3]) * 1e6),
                        llround(fmax(n[0], n[2]) * 1e6), llround(fmax(n[1], n[3]) * 1e6)};
    return box->right > box->left && box->high > box->low;
}

static struct inherited inherit(qpdf_data qpdf, qpdf_oh node, struct inherited from) {
    qpdf_oh rotate = qpdf_oh_get_key(qpdf, node, "/Rotate");
    struct box box;
    double degrees;
    if (read_box(qpdf, node, "/MediaBox", &box))
        from.media = box;
    if (read_box(qpdf, node, "/CropBox", &box)) {
        from.crop = box;
        from.has_crop = true;
    }
    if (qpdf_oh_get_value_as_number(qpdf, rotate, &degrees))
        from.turned =
            fabs(degrees) > 36000 || fmod(degrees, 90) != 0 ? 0 : ((int)degrees % 360 + 360) % 360;
    return from;
}

static struct box visible_box(const struct inherited *page) {
    struct box m = page->media, c = page->crop;
    if (!page->has_crop)
        return m;
    c = (struct box){c.left > m.left ? c.left : m.left, c.low > m.low ? c.low : m.low,
                     c.right < m.right ? c.right : m.right, c.high < m.high ? c.high : m.high};
    return c.right > c.left && c.high > c.low ? c : m;
}

/* In 1/1000 pt. */
static int length(int64_t millionths, double unit) {
    double points = (double)millionths / 1e6 * unit;
    return points < LIMIT_PAGE_POINTS + 1 ? (int)fmax(round(points * 1000), 1)
                                          : (LIMIT_PAGE_POINTS + 1) * 1000;
}

static struct page_view view_of(qpdf_data qpdf, qpdf_oh page, const struct inherited *inherited) {
    struct box box = visible_box(inherited);
    double unit = 1, given;
    if (qpdf_oh_get_value_as_number(qpdf, qpdf_oh_get_key(qpdf, page, "/UserUnit"), &given) &&
        given > 0.001 && given < 1e6)
        unit = given;
    bool lies = inherited->turned % 180 != 0;
    int width = length(box.right - box.left, unit), height = length(box.high - box.low, unit);
    return (struct page_view){.width = lies ? height : width,
                              .height = lies ? width : height,
                              .turned = inherited->turned,
                              .box = {box.left, box.low, box.right, box.high},
                              .object = qpdf_oh_get_object_id(qpdf, page),
                              .generation = qpdf_oh_get_generation(qpdf, page)};
}

/* ---- what it would do ---- */

static const char *find_script(qpdf_data qpdf, qpdf_oh action) {
    static const struct {
        const char *name, *called;
    } kinds[] = {{"/JavaScript", "JavaScript"},
                 {"/Rendition", "an action that plays media"},
                 {"/Launch", "an action that starts a program"},
                 {"/SubmitForm", "an action that sends data"},
                 {"/ImportData", "an action that reads a file"}};
    for (int i = 0; i < MOST_ACTIONS && qpdf_oh_is_dictionary(qpdf, action); i++) {
        qpdf_oh kind = qpdf_oh_get_key(qpdf, action, "/S");
        for (size_t k = 0; k < COUNT(kinds); k++)
            if (qpdf_oh_is_name_and_equals(qpdf, kind, kinds[k].name))
                return kinds[k].called;
        action = qpdf_oh_get_key(qpdf, action, "/Next");
        if (qpdf_oh_is_array(qpdf, action))
            action = qpdf_oh_get_array_item(qpdf, action, 0);
    }
    return NULL;
}

static void note(struct walk *walk, const char *active) {
    if (!walk->survey->active)
        walk->survey->active = active;
}

/* Actions at an event (12.6.3): each value of the dictionary is one. */
static void look_at_events(struct walk *walk, qpdf_oh owner) {
    static const char *const events[] = {"/E",  "/X",  "/D",  "/U",  "/Fo", "/Bl", "/PO",
                                         "/PC", "/PV", "/PI", "/O",  "/C",  "/K",  "/F",
                                         "/V",  "/WC", "/WS", "/DS", "/WP", "/DP"};
    qpdf_oh all = qpdf_oh_get_key_if_dict(walk->qpdf, owner, "/AA");
    for (size_t i = 0; qpdf_oh_is_dictionary(walk->qpdf, all) && i < COUNT(events); i++)
        note(walk, find_script(walk->qpdf, qpdf_oh_get_key(walk->qpdf, all, events[i])));
}

static void look_at_annotations(struct walk *walk, qpdf_oh page) {
    qpdf_data qpdf = walk->qpdf;
    qpdf_oh list = qpdf_oh_get_key(qpdf, page, "/Annots");
    int count = qpdf_oh_is_array(qpdf, list) ? qpdf_oh_get_array_n_items(qpdf, list) : 0;
    for (int i = 0; i < count && walk->annotations++ < MOST_ANNOTATIONS; i++) {
        qpdf_oh annotation = qpdf_oh_get_array_item(qpdf, list, i);
        note(walk, find_script(qpdf, qpdf_oh_get_key_if_dict(qpdf, annotation, "/A")));
        look_at_events(walk, annotation);
        look_at_events(walk, qpdf_oh_get_key_if_dict(qpdf, annotation, "/Parent"));
    }
}

static void look_at_catalog(struct walk *walk, qpdf_oh root) {
    qpdf_data qpdf = walk->qpdf;
    qpdf_oh form = qpdf_oh_get_key(qpdf, root, "/AcroForm"),
            names = qpdf_oh_get_key(qpdf, root, "/Names");
    if (!qpdf_oh_is_null(qpdf, qpdf_oh_get_key_if_dict(qpdf, form, "/XFA")))
        note(walk, "an XFA form, which only Adobe's reader shows");
    note(walk, find_script(qpdf, qpdf_oh_get_key(qpdf, root, "/OpenAction")));
    look_at_events(walk, root);
    if (qpdf_oh_is_dictionary(qpdf, qpdf_oh_get_key_if_dict(qpdf, names, "/JavaScript")))
        note(walk, "JavaScript");
    walk->survey->attached =
        qpdf_oh_is_dictionary(qpdf, qpdf_oh_get_key_if_dict(qpdf, names, "/EmbeddedFiles"));
}

/* ---- the page tree ---- */

/* False: it was there before. */
static bool enter(struct walk *walk, qpdf_oh object) {
    size_t *seen = names_enter(walk->seen, str_format(walk->arena, "%d %d",
                                                      qpdf_oh_get_object_id(walk->qpdf, object),
                                                      qpdf_oh_get_generation(walk->qpdf, object)));
    return (*seen)++ == 0;
}

static void weigh(struct walk *walk, qpdf_oh page) {
    struct pdf_survey *survey = walk->survey;
    if (survey->heavy || survey->vast)
        return;
    struct pdf_weight weight = pdf_weigh(walk->arena, walk->qpdf, page, walk->weighed);
    if (weight.heavy)
        survey->heavy = survey->page_count;
    if (weight.wide) {
        survey->vast = survey->page_count;
        survey->wide = weight.wide;
        survey->high = weight.high;
    }
}

static void take_page(struct walk *walk, qpdf_oh page, const struct inherited *inherited) {
    struct pdf_survey *survey = walk->survey;
    struct page_view view = view_of(walk->qpdf, page, inherited);
    *APPEND(walk->arena, survey->pages, survey->page_count) = view;
    if (!survey->large &&
        (view.width > LIMIT_PAGE_POINTS * 1000 || view.height > LIMIT_PAGE_POINTS * 1000))
        survey->large = survey->page_count;
    weigh(walk, page);
    look_at_events(walk, page);
    look_at_annotations(walk, page);
}

/* What has kids is a node, what has none a page; false: the tree is damaged. */
static bool take(struct walk *walk, qpdf_oh object, struct inherited inherited) {
    qpdf_data qpdf = walk->qpdf;
    if (!qpdf_oh_is_dictionary(qpdf, object) || !qpdf_oh_is_indirect(qpdf, object))
        return false;
    qpdf_oh kids = qpdf_oh_get_key(qpdf, object, "/Kids");
    inherited = inherit(qpdf, object, inherited);
    if (!qpdf_oh_is_array(qpdf, kids)) {
        take_page(walk, object, &inherited);
        return true;
    }
    if (!enter(walk, object) || walk->depth == COUNT(walk->nodes))
        return false;
    walk->nodes[walk->depth++] =
        (struct node){kids, 0, qpdf_oh_get_array_n_items(qpdf, kids), inherited};
    return true;
}

static enum pdf_trouble walk_pages(struct walk *walk, qpdf_oh root) {
    const struct inherited letter = {.media = {0, 0, 612000000, 792000000}}; /* as readers do */
    if (!take(walk, qpdf_oh_get_key(walk->qpdf, root, "/Pages"), letter))
        return PDF_DAMAGED;
    while (walk->depth > 0) {
        struct node *node = &walk->nodes[walk->depth - 1];
        if (node->next == node->count) {
            walk->depth--;
            continue;
        }
        qpdf_oh kid = qpdf_oh_get_array_item(walk->qpdf, node->kids, node->next++);
        if (!take(walk, kid, node->inherited))
            return PDF_DAMAGED;
        if (walk->survey->page_count > LIMIT_DOCUMENT_PAGES)
            return PDF_LONG;
    }
    return walk->survey->page_count > 0 ? PDF_OPENED : PDF_DAMAGED;
}

static void drop(void *object) {
    qpdf_data qpdf = object;
    if (qpdf_has_error(qpdf)) /* else it is printed */
        (void)qpdf_get_error(qpdf);
    qpdf_cleanup(&qpdf);
}

enum pdf_trouble pdf_survey(struct arena *arena, struct str bytes, struct pdf_survey *survey) {
    struct arena *scratch = arena_scratch(arena);
    struct walk walk = {.arena = arena, .qpdf = qpdf_init(), .survey = survey};
    enum pdf_trouble trouble = PDF_DAMAGED;
    *survey = (struct pdf_survey){0};
    walk.seen = names_new(scratch);
    walk.weighed = names_new(scratch);
    arena_defer(scratch, drop, walk.qpdf);
    qpdf_silence_errors(walk.qpdf);
    qpdf_set_suppress_warnings(walk.qpdf, QPDF_TRUE);
    QPDF_ERROR_CODE code = qpdf_read_memory(walk.qpdf, "", bytes.s, bytes.n, NULL);
    if ((code & QPDF_ERRORS) == 0) {
        qpdf_oh root = qpdf_get_root(walk.qpdf);
        trouble = walk_pages(&walk, root);
        if (trouble == PDF_OPENED)
            look_at_catalog(&walk, root);
    } else if (qpdf_get_error_code(walk.qpdf, qpdf_get_error(walk.qpdf)) == qpdf_e_password) {
        trouble = PDF_ENCRYPTED;
    }
    arena_drop(scratch);
    return trouble;
}
