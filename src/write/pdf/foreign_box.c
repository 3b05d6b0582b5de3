/* The boxes of a page (ISO 32000-1, 14.11.2) and how it stands upright. */
#include <math.h>

#include "layout/page/pages.h"
#include "write/pdf/foreign_file.h"
#include "write/pdf/syntax.h"

bool foreign_read_box(qpdf_data qpdf, qpdf_oh owner, const char *key, struct box *box) {
    qpdf_oh array = qpdf_oh_get_key(qpdf, owner, key);
    double numbers[4];
    bool good = qpdf_oh_is_array(qpdf, array) && qpdf_oh_get_array_n_items(qpdf, array) >= 4;
    for (int i = 0; good && i < 4; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(qpdf, array, i);
        good = qpdf_oh_get_value_as_number(qpdf, item, &numbers[i]) && fabs(numbers[i]) < 1e6;
        qpdf_oh_release(qpdf, item);
    }
    qpdf_oh_release(qpdf, array);
    if (good)
        *box = (struct box){fmin(numbers[0], numbers[2]), fmin(numbers[1], numbers[3]),
                            fmax(numbers[0], numbers[2]), fmax(numbers[1], numbers[3])};
    return good && box->right > box->left && box->high > box->low;
}

/* What is seen of the page. */
static struct box visible_box(qpdf_data qpdf, qpdf_oh page) {
    struct box media, crop;
    if (!foreign_read_box(qpdf, page, "/MediaBox", &media))
        media = (struct box){0, 0, 612, 792}; /* as readers do */
    if (!foreign_read_box(qpdf, page, "/CropBox", &crop))
        return media;
    crop = (struct box){fmax(crop.left, media.left), fmax(crop.low, media.low),
                        fmin(crop.right, media.right), fmin(crop.high, media.high)};
    return crop.right > crop.left && crop.high > crop.low ? crop : media;
}

static int rotation(qpdf_data qpdf, qpdf_oh page) {
    qpdf_oh rotate = qpdf_oh_get_key(qpdf, page, "/Rotate");
    double degrees = 0;
    bool number = qpdf_oh_get_value_as_number(qpdf, rotate, &degrees);
    qpdf_oh_release(qpdf, rotate);
    if (!number || fabs(degrees) > 36000 || fmod(degrees, 90) != 0)
        return 0;
    return ((int)degrees % 360 + 360) % 360;
}

void foreign_put_real(struct buf *buf, double value) {
    int64_t millionths = llround(value * 1e6);
    if (millionths < 0)
        buf_add_char(buf, '-');
    millionths = millionths < 0 ? -millionths : millionths;
    pdf_put_integer(buf, millionths / 1000000);
    if (millionths % 1000000)
        buf_printf(buf, ".%06d", (int)(millionths % 1000000));
    buf_add_char(buf, ' ');
}

static void put_reals(struct buf *buf, const char *key, const double *values, size_t count) {
    buf_printf(buf, "%s[", key);
    for (size_t i = 0; i < count; i++)
        foreign_put_real(buf, values[i]);
    buf_add_char(buf, ']');
}

void foreign_put_box(struct foreign_file *file, qpdf_oh page, struct buf *entries) {
    struct box box = visible_box(file->qpdf, page);
    put_reals(entries, "/BBox", (double[]){box.left, box.low, box.right, box.high}, 4);
}

/* 1 but for pages that have units of their own (/UserUnit). */
static double scale(int wanted, double points) {
    double share = wanted / 1000.0 / points;
    return fabs(share - 1) * points < 0.001 ? 1 : share;
}

void foreign_put_geometry(struct foreign_file *file, qpdf_oh page, const struct foreign *place,
                          struct buf *entries) {
    struct box box = visible_box(file->qpdf, page);
    int degrees = rotation(file->qpdf, page);
    bool lies = degrees % 180 != 0;
    double width = box.right - box.left, height = box.high - box.low;
    double x = scale(place->width, lies ? height : width),
           y = scale(place->height, lies ? width : height);
    const double matrices[4][6] = {{x, 0, 0, y, -x * box.left, -y * box.low},
                                   {0, -y, x, 0, -x * box.low, y * box.right},
                                   {-x, 0, 0, -y, x * box.right, y * box.high},
                                   {0, y, -x, 0, x * box.high, -y * box.left}};
    foreign_put_box(file, page, entries);
    put_reals(entries, "/Matrix", matrices[degrees / 90], 6);
}
