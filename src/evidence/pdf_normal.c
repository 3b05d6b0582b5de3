/* What differs from one writing to the next stands in the trailer, the catalog and their
 * information dictionary (ISO 32000-1, 7.5.5, 14.3 and 14.4); /DocChecksum is LibreOffice's. */
#include "evidence/pdf_normal.h"

#include <qpdf/qpdf-c.h>

static void drop(void *object) {
    qpdf_data qpdf = object;
    if (qpdf_has_error(qpdf)) /* else it is printed */
        (void)qpdf_get_error(qpdf);
    qpdf_cleanup(&qpdf);
}

static void forget(qpdf_data qpdf) {
    static const char *const passing[] = {"/Info", "/ID", "/DocChecksum"};
    for (size_t i = 0; i < COUNT(passing); i++)
        qpdf_oh_remove_key(qpdf, qpdf_get_trailer(qpdf), passing[i]);
    qpdf_oh_remove_key(qpdf, qpdf_get_root(qpdf), "/Metadata");
}

static bool write_normal(qpdf_data qpdf) {
    if (qpdf_init_write_memory(qpdf) != QPDF_SUCCESS)
        return false;
    qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    qpdf_set_preserve_unreferenced_objects(qpdf, QPDF_FALSE);
    return qpdf_write(qpdf) == QPDF_SUCCESS;
}

bool pdf_normalize(struct arena *arena, struct str bytes, struct str *normal,
                   struct str *producer) {
    struct arena *scratch = arena_scratch(arena);
    qpdf_data qpdf = qpdf_init();
    arena_defer(scratch, drop, qpdf);
    qpdf_silence_errors(qpdf);
    qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
    bool whole = qpdf_read_memory(qpdf, "", bytes.s, bytes.n, NULL) == QPDF_SUCCESS;
    if (whole) {
        qpdf_oh info = qpdf_oh_get_key_if_dict(qpdf, qpdf_get_trailer(qpdf), "/Info");
        qpdf_oh named = qpdf_oh_get_key_if_dict(qpdf, info, "/Producer");
        struct str name = {NULL, 0};
        if (qpdf_oh_is_string(qpdf, named))
            name = str_of(qpdf_oh_get_utf8_value(qpdf, named));
        *producer = str_copy(arena, name.s ? name.s : "", name.n);
        forget(qpdf);
        whole = write_normal(qpdf);
    }
    if (whole)
        *normal =
            str_copy(arena, (const char *)qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
    arena_drop(scratch);
    return whole;
}
