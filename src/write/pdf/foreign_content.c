/* The content of a page as that of a form. What comes in one stream keeps its bytes; parts are
 * unpacked and joined. */
#include "base/limits.h"
#include "write/pdf/foreign_file.h"
#include "write/pdf/writer.h"

enum { MOST_JOINED = 64 << 20 /* bytes */ };

/* Parts are joined by blanks: none ends within a token (7.8.2). */
static bool join_contents(struct foreign_file *file, qpdf_oh parts, struct buf *joined) {
    int count = qpdf_oh_get_array_n_items(file->qpdf, parts);
    for (int i = 0; i < count; i++) {
        struct str data = {0};
        qpdf_oh part = qpdf_oh_get_array_item(file->qpdf, parts, i);
        bool good = !qpdf_oh_is_stream(file->qpdf, part) || foreign_decode(file, part, &data);
        qpdf_oh_release(file->qpdf, part);
        if (!good || data.n + 1 > MOST_JOINED - joined->count)
            return false;
        buf_add(joined, data);
        buf_add_char(joined, '\n');
    }
    return true;
}

static bool put_stream(struct foreign_file *file, qpdf_oh stream, struct buf *entries,
                       struct str *data) {
    qpdf_oh dictionary = qpdf_oh_get_dict(file->qpdf, stream);
    enum foreign_stream state = foreign_take_stream(file, stream, data);
    foreign_look_at(file, dictionary);
    if (state == FOREIGN_PACKED_ANEW) {
        buf_add_text(entries, "/Filter/FlateDecode");
    } else {
        foreign_put_entry(file, entries, dictionary, "/Filter");
        foreign_put_entry(file, entries, dictionary, "/DecodeParms");
    }
    return state != FOREIGN_DAMAGED;
}

bool foreign_put_contents(struct foreign_file *file, qpdf_oh page, struct buf *entries,
                          struct str *data) {
    qpdf_oh contents = qpdf_oh_get_key(file->qpdf, page, "/Contents");
    bool good = true;
    *data = (struct str){0}; /* of an empty page */
    if (qpdf_oh_is_stream(file->qpdf, contents)) {
        good = put_stream(file, contents, entries, data);
    } else if (qpdf_oh_is_array(file->qpdf, contents)) {
        struct buf joined = buf_init(file->scratch, MOST_JOINED + 1);
        good = join_contents(file, contents, &joined);
        buf_add_text(entries, "/Filter/FlateDecode");
        *data = pdf_deflate(file->pdf->file, buf_str(&joined));
    }
    qpdf_oh_release(file->qpdf, contents);
    return good;
}
