/* What several chapters ask of objects of another PDF. */
#include <math.h>
#include <stdlib.h>

#include "write/pdf/foreign_file.h"
#include "write/pdf/writer.h"

struct str foreign_key(struct foreign_file *file, qpdf_oh object) {
    return str_format(file->pdf->arena, "%x %x",
                      (unsigned)qpdf_oh_get_object_id(file->qpdf, object),
                      (unsigned)qpdf_oh_get_generation(file->qpdf, object));
}

bool foreign_read_stream(struct foreign_file *file, qpdf_oh stream, struct str *data) {
    unsigned char *bytes = NULL;
    size_t count = 0;
    QPDF_BOOL filtered;
    *data = (struct str){0};
    QPDF_ERROR_CODE code =
        qpdf_oh_get_stream_data(file->qpdf, stream, qpdf_dl_none, &filtered, &bytes, &count);
    if (bytes)
        arena_defer(file->scratch, free, bytes);
    if ((code & QPDF_ERRORS) != 0)
        return false;
    *data = (struct str){(const char *)bytes, count};
    return true;
}

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
