/* The content of a page as that of a form. What comes in one stream keeps its bytes; parts are
 * unpacked and joined. */
#include <stdlib.h>

#include "base/limits.h"
#include "write/pdf/foreign_file.h"
#include "write/pdf/writer.h"

enum {
    MOST_CONTENT = 64 << 20,  /* bytes of a page that come in parts, unpacked */
    MOST_DECODED = 256 << 20, /* of all pages of a file */
    MOST_PACKED = 512 << 10   /* of a part whose unpacked length nothing bounds: it may be a
                                 thousand times as long */
};

static bool is_flate_only(qpdf_data qpdf, qpdf_oh dictionary) {
    qpdf_oh filter = qpdf_oh_get_key(qpdf, dictionary, "/Filter"),
            parms = qpdf_oh_get_key(qpdf, dictionary, "/DecodeParms");
    bool flate =
        qpdf_oh_is_name_and_equals(qpdf, filter, "/FlateDecode") && qpdf_oh_is_null(qpdf, parms);
    qpdf_oh_release(qpdf, filter);
    qpdf_oh_release(qpdf, parms);
    return flate;
}

/* Unpacks a stream; its data are no longer than `most`, else false. */
static bool decode(struct foreign_file *file, qpdf_oh stream, size_t most, struct str *data) {
    struct str raw;
    unsigned char *bytes = NULL;
    size_t count = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    if (!foreign_read_stream(file, stream, &raw))
        return false;
    qpdf_oh dictionary = qpdf_oh_get_dict(file->qpdf, stream);
    bool flate = is_flate_only(file->qpdf, dictionary);
    qpdf_oh_release(file->qpdf, dictionary);
    if (flate && pdf_inflate(file->scratch, raw, most, data))
        return true;
    if (raw.n > MOST_PACKED)
        return false;
    QPDF_ERROR_CODE code =
        qpdf_oh_get_stream_data(file->qpdf, stream, qpdf_dl_generalized, &filtered, &bytes, &count);
    if (bytes)
        arena_defer(file->scratch, free, bytes);
    *data = (struct str){(const char *)bytes, count};
    return (code & QPDF_ERRORS) == 0 && filtered && count <= most;
}

/* Parts are joined by blanks: none ends within a token (7.8.2). */
static bool join_contents(struct foreign_file *file, qpdf_oh parts, struct buf *joined) {
    int count = qpdf_oh_get_array_n_items(file->qpdf, parts);
    for (int i = 0; i < count; i++) {
        struct str data = {0};
        size_t most = MOST_CONTENT - joined->count;
        qpdf_oh part = qpdf_oh_get_array_item(file->qpdf, parts, i);
        bool is_stream = qpdf_oh_is_stream(file->qpdf, part);
        if (most > MOST_DECODED - file->decoded)
            most = MOST_DECODED - file->decoded;
        bool good = !is_stream || decode(file, part, most, &data);
        qpdf_oh_release(file->qpdf, part);
        if (!good)
            return false;
        file->decoded += data.n;
        buf_add(joined, data);
        buf_add_char(joined, '\n');
    }
    return true;
}

static bool put_stream(struct foreign_file *file, qpdf_oh stream, struct buf *entries,
                       struct str *data) {
    qpdf_oh dictionary = qpdf_oh_get_dict(file->qpdf, stream);
    foreign_look_at(file, dictionary);
    foreign_put_entry(file, entries, dictionary, "/Filter");
    foreign_put_entry(file, entries, dictionary, "/DecodeParms");
    qpdf_oh_release(file->qpdf, dictionary);
    return foreign_read_stream(file, stream, data);
}

bool foreign_put_contents(struct foreign_file *file, qpdf_oh page, struct buf *entries,
                          struct str *data) {
    qpdf_oh contents = qpdf_oh_get_key(file->qpdf, page, "/Contents");
    bool good = true;
    *data = (struct str){0}; /* of an empty page */
    if (qpdf_oh_is_stream(file->qpdf, contents)) {
        good = put_stream(file, contents, entries, data);
    } else if (qpdf_oh_is_array(file->qpdf, contents)) {
        struct buf joined = buf_init(file->scratch, 2 * (size_t)MOST_CONTENT);
        good = join_contents(file, contents, &joined);
        buf_add_text(entries, "/Filter/FlateDecode");
        *data = pdf_deflate(file->pdf->file, buf_str(&joined));
    }
    qpdf_oh_release(file->qpdf, contents);
    return good;
}
