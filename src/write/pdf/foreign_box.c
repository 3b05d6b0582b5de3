/* The box of a page and how it comes to stand upright, in numbers of a PDF. */
#include <math.h>

#include "layout/page/pages.h"
#include "write/pdf/foreign_file.h"
#include "write/pdf/syntax.h"

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

static double unit(int64_t millionths) {
    return (double)millionths / 1e6;
}

void foreign_put_box(const struct page_view *view, struct buf *entries) {
    double box[4];
    for (size_t i = 0; i < COUNT(box); i++)
        box[i] = unit(view->box[i]);
    put_reals(entries, "/BBox", box, COUNT(box));
}

/* 1 but for pages that have units of their own (/UserUnit). */
static double scale(int wanted, double units) {
    double share = wanted / 1000.0 / units;
    return fabs(share - 1) * units < 0.001 ? 1 : share;
}

void foreign_put_matrix(const struct page_view *view, struct buf *entries) {
    double left = unit(view->box[0]), low = unit(view->box[1]), right = unit(view->box[2]),
           high = unit(view->box[3]);
    bool lies = view->turned % 180 != 0;
    double x = scale(view->width, lies ? high - low : right - left),
           y = scale(view->height, lies ? right - left : high - low);
    const double matrices[4][6] = {{x, 0, 0, y, -x * left, -y * low},
                                   {0, -y, x, 0, -x * low, y * right},
                                   {-x, 0, 0, -y, x * right, y * high},
                                   {0, y, -x, 0, x * high, -y * left}};
    put_reals(entries, "/Matrix", matrices[view->turned / 90], 6);
}
