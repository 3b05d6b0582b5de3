/* Annotations of a page taken over are drawn as part of it (ISO 32000-1, 12.5.5). What is done with
 * them by hand or mouse stays behind; so do those that are not seen, links and popups. */
#include <math.h>

#include "base/limits.h"
#include "layout/page/pages.h"
#include "write/pdf/foreign_file.h"
#include "write/pdf/writer.h"

enum {
    HIDDEN = 1 << 1,
    NO_VIEW = 1 << 5,
    MOST = 10000 /* of a page */
};

/* The appearance's stream, in the state that is set; else something that is none. */
static qpdf_oh find_appearance(qpdf_data qpdf, qpdf_oh annotation) {
    qpdf_oh all = qpdf_oh_get_key_if_dict(qpdf, annotation, "/AP"),
            normal = qpdf_oh_get_key_if_dict(qpdf, all, "/N"),
            state = qpdf_oh_get_key_if_dict(qpdf, annotation, "/AS");
    if (qpdf_oh_is_dictionary(qpdf, normal) && qpdf_oh_is_name(qpdf, state))
        normal = qpdf_oh_get_key(qpdf, normal, qpdf_oh_get_name(qpdf, state));
    return normal;
}

static bool is_seen(qpdf_data qpdf, qpdf_oh annotation) {
    qpdf_oh flags = qpdf_oh_get_key_if_dict(qpdf, annotation, "/F"),
            subtype = qpdf_oh_get_key_if_dict(qpdf, annotation, "/Subtype");
    int bits = qpdf_oh_is_integer(qpdf, flags) ? qpdf_oh_get_int_value_as_int(qpdf, flags) : 0;
    return (bits & (HIDDEN | NO_VIEW)) == 0 &&
           !qpdf_oh_is_name_and_equals(qpdf, subtype, "/Popup") &&
           !qpdf_oh_is_name_and_equals(qpdf, subtype, "/Link");
}

/* The appearance's box, as its own matrix leaves it; false: it has no area. */
static bool find_extent(qpdf_data qpdf, qpdf_oh form, struct box *extent) {
    struct box box;
    double m[6] = {1, 0, 0, 1, 0, 0};
    if (!foreign_read_box(qpdf, form, "/BBox", &box))
        return false;
    qpdf_oh matrix = qpdf_oh_get_key(qpdf, form, "/Matrix");
    for (int i = 0; i < 6 && qpdf_oh_is_array(qpdf, matrix); i++)
        (void)qpdf_oh_get_value_as_number(qpdf, qpdf_oh_get_array_item(qpdf, matrix, i), &m[i]);
    const double xs[] = {box.left, box.right}, ys[] = {box.low, box.high};
    for (int i = 0; i < 4; i++) {
        double x = m[0] * xs[i & 1] + m[2] * ys[i >> 1] + m[4],
               y = m[1] * xs[i & 1] + m[3] * ys[i >> 1] + m[5];
        *extent = i == 0 ? (struct box){x, y, x, y}
                         : (struct box){fmin(extent->left, x), fmin(extent->low, y),
                                        fmax(extent->right, x), fmax(extent->high, y)};
    }
    return extent->right - extent->left > 1e-6 && extent->high - extent->low > 1e-6 &&
           fabs(extent->left) < 1e9 && fabs(extent->right) < 1e9 && fabs(extent->low) < 1e9 &&
           fabs(extent->high) < 1e9;
}

/* Onto the annotation's rectangle; the form's own matrix comes before. */
static void put_matrix(struct buf *content, struct box from, struct box to) {
    double x = (to.right - to.left) / (from.right - from.left),
           y = (to.high - to.low) / (from.high - from.low);
    const double matrix[] = {x, 0, 0, y, to.left - x * from.left, to.low - y * from.low};
    for (size_t i = 0; i < COUNT(matrix); i++)
        foreign_put_real(content, matrix[i]);
}

static void draw(struct foreign_file *file, qpdf_oh annotation, int number,
                 struct foreign_marks *marks) {
    qpdf_data qpdf = file->qpdf;
    struct box place, extent;
    qpdf_oh appearance = find_appearance(qpdf, annotation);
    if (!qpdf_oh_is_stream(qpdf, appearance) || !is_seen(qpdf, annotation) ||
        !foreign_read_box(qpdf, annotation, "/Rect", &place))
        return;
    qpdf_oh form = qpdf_oh_get_dict(qpdf, appearance),
            layer = qpdf_oh_get_key(qpdf, annotation, "/OC");
    if (!find_extent(qpdf, form, &extent))
        return;
    qpdf_oh_replace_key(qpdf, form, "/Subtype", qpdf_oh_new_name(qpdf, "/Form")); /* if left out */
    bool layered = qpdf_oh_is_dictionary(qpdf, layer) && qpdf_oh_is_indirect(qpdf, layer);
    if (layered) {
        buf_printf(&marks->layers, "/L%d %u 0 R", number, foreign_number(file, layer));
        buf_printf(&marks->content, "/OC/L%d BDC ", number);
    }
    buf_printf(&marks->forms, "/A%d %u 0 R", number, foreign_number(file, appearance));
    buf_add_text(&marks->content, "q ");
    put_matrix(&marks->content, extent, place);
    buf_printf(&marks->content, "cm /A%d Do Q%s\n", number, layered ? " EMC" : "");
}

struct foreign_marks foreign_draw_annotations(struct foreign_file *file, qpdf_oh page) {
    qpdf_data qpdf = file->qpdf;
    struct buf empty = buf_init(file->scratch, LIMIT_OUTPUT_BYTES);
    struct foreign_marks marks = {empty, empty, empty};
    qpdf_oh list = qpdf_oh_get_key(qpdf, page, "/Annots");
    int count = qpdf_oh_is_array(qpdf, list) ? qpdf_oh_get_array_n_items(qpdf, list) : 0;
    for (int i = 0; i < count && i < MOST; i++)
        draw(file, qpdf_oh_get_array_item(qpdf, list, i), i, &marks);
    return marks;
}
