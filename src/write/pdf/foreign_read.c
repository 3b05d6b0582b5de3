/* What several chapters ask of objects of another PDF. */
#include <math.h>
#include <stdlib.h>

#include "base/limits.h"
#include "write/pdf/foreign_file.h"
#include "write/pdf/writer.h"

enum {
    MOST_CONTENT = 64 << 20,  /* bytes of a stream that is unpacked */
    MOST_DECODED = 256 << 20, /* of all streams of a file */
    MOST_PACKED = 512 << 10 /* where nothing bounds the unpacked length: it may be a thousand times
                               as long */
};

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

/* FlateDecode alone, whatever is done with what it gives. */
static bool is_flate(qpdf_data qpdf, qpdf_oh stream) {
    qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, stream),
            filter = qpdf_oh_get_key(qpdf, dictionary, "/Filter");
    if (qpdf_oh_is_array(qpdf, filter) && qpdf_oh_get_array_n_items(qpdf, filter) == 1)
        filter = qpdf_oh_get_array_item(qpdf, filter, 0);
    return qpdf_oh_is_name_and_equals(qpdf, filter, "/FlateDecode");
}

static bool is_plain(qpdf_data qpdf, qpdf_oh stream) {
    qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, stream),
            parms = qpdf_oh_get_key(qpdf, dictionary, "/DecodeParms");
    return qpdf_oh_is_null(qpdf, parms);
}

static bool unpack(struct foreign_file *file, qpdf_oh stream, size_t most, struct str *data) {
    unsigned char *bytes = NULL;
    size_t count = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    QPDF_ERROR_CODE code =
        qpdf_oh_get_stream_data(file->qpdf, stream, qpdf_dl_generalized, &filtered, &bytes, &count);
    if (bytes)
        arena_defer(file->scratch, free, bytes);
    *data = (struct str){(const char *)bytes, count};
    return (code & QPDF_ERRORS) == 0 && filtered && count <= most;
}

static size_t most_of(const struct foreign_file *file) {
    size_t left = MOST_DECODED - file->decoded;
    return left < MOST_CONTENT ? left : MOST_CONTENT;
}

bool foreign_decode(struct foreign_file *file, qpdf_oh stream, struct str *data) {
    struct str raw;
    size_t most = most_of(file);
    bool good = foreign_read_stream(file, stream, &raw);
    if (good && !(is_flate(file->qpdf, stream) && is_plain(file->qpdf, stream) &&
                  pdf_inflate(file->scratch, raw, most, data) == PDF_INFLATED))
        good = raw.n <= MOST_PACKED && unpack(file, stream, most, data);
    file->decoded += good ? data->n : 0;
    return good;
}

enum foreign_stream foreign_take_stream(struct foreign_file *file, qpdf_oh stream,
                                        struct str *data) {
    struct str plain;
    size_t most = most_of(file);
    if (!foreign_read_stream(file, stream, data))
        return FOREIGN_DAMAGED;
    if (!is_flate(file->qpdf, stream))
        return FOREIGN_KEPT;
    switch (pdf_inflate(file->scratch, *data, most, &plain)) {
    case PDF_INFLATED:
        file->decoded += plain.n;
        return FOREIGN_KEPT;
    case PDF_TOO_LONG:
        file->decoded += most;
        return FOREIGN_KEPT;
    case PDF_BROKEN:
        break;
    }
    if (data->n > MOST_PACKED || !unpack(file, stream, most, &plain))
        return FOREIGN_DAMAGED;
    *data = pdf_deflate(file->pdf->file, plain);
    return FOREIGN_PACKED_ANEW;
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
