#include "evidence/pdf_weight.h"

#include <libdeflate.h>
#include <stdlib.h>

#include "base/limits.h"

enum { MOST_RATIO = 1032 /* of unpacked bytes to packed ones; RFC 1951 allows no more */ };

struct weight {
    struct arena *arena; /* scratch */
    qpdf_data qpdf;
    size_t packed, unpacked;
    bool exact; /* unpacked lengths are wanted */
};

/* Of FlateDecode; damaged data count as far as they are packed. */
static size_t unpacked_length(struct weight *weight, const unsigned char *bytes, size_t count) {
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t room = 16 * count + 4096, length = count, used;
    for (bool last = false; decompressor && !last && result == LIBDEFLATE_INSUFFICIENT_SPACE;
         room *= 8) {
        last = room > LIMIT_PAGE_CONTENT;
        room = last ? LIMIT_PAGE_CONTENT + 1 : room;
        result = libdeflate_zlib_decompress_ex(
            decompressor, bytes, count, arena_alloc(weight->arena, 1, room), room, &used, &length);
    }
    libdeflate_free_decompressor(decompressor);
    return result == LIBDEFLATE_INSUFFICIENT_SPACE ? LIMIT_PAGE_CONTENT + 1
           : result == LIBDEFLATE_SUCCESS          ? length
                                                   : count;
}

/* Several filters, and those of old, unpack to any length: it is done as the writer will do it. */
static void unpack_stream(struct weight *weight, qpdf_oh stream) {
    unsigned char *bytes = NULL;
    size_t count = 0;
    QPDF_BOOL filtered;
    QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(weight->qpdf, stream, qpdf_dl_generalized,
                                                   &filtered, &bytes, &count);
    free(bytes);
    weight->unpacked += (code & QPDF_ERRORS) != 0 ? LIMIT_PAGE_CONTENT + 1 : count;
}

static void weigh_stream(struct weight *weight, qpdf_oh stream) {
    unsigned char *bytes = NULL;
    size_t count = 0;
    QPDF_BOOL filtered;
    if (!qpdf_oh_is_stream(weight->qpdf, stream))
        return;
    qpdf_oh filter =
        qpdf_oh_get_key(weight->qpdf, qpdf_oh_get_dict(weight->qpdf, stream), "/Filter");
    bool flate = qpdf_oh_is_name_and_equals(weight->qpdf, filter, "/FlateDecode");
    if (!flate && !qpdf_oh_is_null(weight->qpdf, filter)) {
        if (!weight->exact)
            unpack_stream(weight, stream);
        return;
    }
    (void)qpdf_oh_get_stream_data(weight->qpdf, stream, qpdf_dl_none, &filtered, &bytes, &count);
    weight->packed += count;
    if (weight->exact && weight->unpacked <= LIMIT_PAGE_CONTENT)
        weight->unpacked += flate ? unpacked_length(weight, bytes, count) : count;
    free(bytes);
}

static void weigh(struct weight *weight, qpdf_oh contents) {
    int count = qpdf_oh_is_array(weight->qpdf, contents)
                    ? qpdf_oh_get_array_n_items(weight->qpdf, contents)
                    : 0;
    weigh_stream(weight, contents);
    for (int i = 0; i < count && weight->unpacked <= LIMIT_PAGE_CONTENT; i++)
        weigh_stream(weight, qpdf_oh_get_array_item(weight->qpdf, contents, i));
}

bool pdf_is_heavy(struct arena *arena, qpdf_data qpdf, qpdf_oh page) {
    struct weight weight = {.arena = arena_scratch(arena), .qpdf = qpdf};
    qpdf_oh contents = qpdf_oh_get_key(qpdf, page, "/Contents");
    weigh(&weight, contents);
    weight.exact = weight.packed > LIMIT_PAGE_CONTENT / MOST_RATIO;
    if (weight.exact)
        weigh(&weight, contents);
    arena_drop(weight.arena);
    return weight.unpacked > LIMIT_PAGE_CONTENT;
}
