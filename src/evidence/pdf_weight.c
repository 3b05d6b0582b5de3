#include "evidence/pdf_weight.h"

#include <libdeflate.h>
#include <stdlib.h>

#include "base/limits.h"

enum {
    MOST_RATIO = 1032, /* of unpacked bytes to packed ones; RFC 1951 allows no more */
    MOST_NESTED = 40   /* forms in forms, and nodes above a page */
};

struct weight {
    struct arena *arena;   /* scratch */
    struct arena *lasting; /* for names in `seen` */
    qpdf_data qpdf;
    struct names *seen;
    qpdf_oh *streams; /* with what is drawn */
    size_t count, packed, unpacked;
    bool exact; /* unpacked lengths are wanted */
    struct pdf_weight result;
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

/* Several filters, and those of old, unpack to any length. */
static void unpack_stream(struct weight *weight, qpdf_oh stream) {
    unsigned char *bytes = NULL;
    size_t count = 0;
    QPDF_BOOL filtered;
    QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(weight->qpdf, stream, qpdf_dl_specialized,
                                                   &filtered, &bytes, &count);
    free(bytes);
    weight->unpacked += (code & QPDF_ERRORS) != 0 ? LIMIT_PAGE_CONTENT + 1 : count;
}

static void weigh_stream(struct weight *weight, qpdf_oh stream) {
    unsigned char *bytes = NULL;
    size_t count = 0;
    QPDF_BOOL filtered;
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

/* Of some streams together. */
static bool are_heavy(struct weight *weight, size_t first, size_t count) {
    weight->packed = weight->unpacked = 0;
    for (int pass = 0; pass < 2; pass++) {
        weight->exact = pass > 0;
        for (size_t i = first; i < first + count && weight->unpacked <= LIMIT_PAGE_CONTENT; i++)
            weigh_stream(weight, weight->streams[i]);
        if (weight->packed <= LIMIT_PAGE_CONTENT / MOST_RATIO)
            break;
    }
    return weight->unpacked > LIMIT_PAGE_CONTENT;
}

/* ---- what is drawn ---- */

static void add_stream(struct weight *weight, qpdf_oh stream) {
    if (qpdf_oh_is_stream(weight->qpdf, stream))
        *APPEND(weight->arena, weight->streams, weight->count) = stream;
}

/* False: it was there before. */
static bool enter(struct weight *weight, qpdf_oh object) {
    struct str key =
        str_format(weight->lasting, "%d %d", qpdf_oh_get_object_id(weight->qpdf, object),
                   qpdf_oh_get_generation(weight->qpdf, object));
    size_t *seen = names_enter(weight->seen, key);
    return (*seen)++ == 0;
}

static void look_at_picture(struct weight *weight, qpdf_oh picture) {
    int wide = 0, high = 0;
    if (qpdf_oh_get_value_as_int(weight->qpdf, qpdf_oh_get_key(weight->qpdf, picture, "/Width"),
                                 &wide) &&
        qpdf_oh_get_value_as_int(weight->qpdf, qpdf_oh_get_key(weight->qpdf, picture, "/Height"),
                                 &high) &&
        wide > 0 && high > 0 && (size_t)wide * (size_t)high > LIMIT_PDF_PIXELS) {
        weight->result.wide = wide;
        weight->result.high = high;
    }
}

/* The values of a dictionary; there is one iterator for all. */
static size_t list_values(struct weight *weight, qpdf_oh dictionary, qpdf_oh **values) {
    size_t count = 0;
    *values = NULL;
    if (!qpdf_oh_is_dictionary(weight->qpdf, dictionary))
        return 0;
    qpdf_oh_begin_dict_key_iter(weight->qpdf, dictionary);
    while (qpdf_oh_dict_more_keys(weight->qpdf)) {
        const char *key = qpdf_oh_dict_next_key(weight->qpdf);
        *APPEND(weight->arena, *values, count) = qpdf_oh_get_key(weight->qpdf, dictionary, key);
    }
    return count;
}

static void add_resources(struct weight *weight, qpdf_oh owner, int depth);

static void add_drawn(struct weight *weight, qpdf_oh object, int depth) {
    if (!qpdf_oh_is_stream(weight->qpdf, object) || !enter(weight, object))
        return;
    qpdf_oh dictionary = qpdf_oh_get_dict(weight->qpdf, object);
    if (qpdf_oh_is_name_and_equals(
            weight->qpdf, qpdf_oh_get_key(weight->qpdf, dictionary, "/Subtype"), "/Image")) {
        look_at_picture(weight, dictionary);
        add_drawn(weight, qpdf_oh_get_key(weight->qpdf, dictionary, "/SMask"), depth + 1);
        add_drawn(weight, qpdf_oh_get_key(weight->qpdf, dictionary, "/Mask"), depth + 1);
    } else {
        add_stream(weight, object);
        add_resources(weight, dictionary, depth + 1);
    }
}

static void add_resources(struct weight *weight, qpdf_oh owner, int depth) {
    static const char *const kinds[] = {"/XObject", "/Pattern"};
    qpdf_oh resources = qpdf_oh_get_key(weight->qpdf, owner, "/Resources"), *values;
    for (size_t k = 0; k < COUNT(kinds) && depth < MOST_NESTED; k++) {
        size_t count = list_values(
            weight, qpdf_oh_get_key_if_dict(weight->qpdf, resources, kinds[k]), &values);
        for (size_t i = 0; i < count; i++)
            add_drawn(weight, values[i], depth);
    }
}

/* Its appearance, in each state. */
static void add_annotation(struct weight *weight, qpdf_oh annotation) {
    qpdf_oh all = qpdf_oh_get_key_if_dict(weight->qpdf, annotation, "/AP"),
            normal = qpdf_oh_get_key_if_dict(weight->qpdf, all, "/N"), *states;
    size_t count = list_values(weight, normal, &states);
    add_drawn(weight, normal, 0);
    for (size_t i = 0; i < count; i++)
        add_drawn(weight, states[i], 0);
}

static int count_items(struct weight *weight, qpdf_oh array) {
    return qpdf_oh_is_array(weight->qpdf, array) ? qpdf_oh_get_array_n_items(weight->qpdf, array)
                                                 : 0;
}

/* Resources may stand in a node above (ISO 32000-1, 7.7.3.4). */
static qpdf_oh find_owner(qpdf_data qpdf, qpdf_oh page) {
    for (int i = 0; i < MOST_NESTED && qpdf_oh_is_dictionary(qpdf, page) &&
                    !qpdf_oh_has_key(qpdf, page, "/Resources");
         i++)
        page = qpdf_oh_get_key(qpdf, page, "/Parent");
    return page;
}

struct pdf_weight pdf_weigh(struct arena *arena, qpdf_data qpdf, qpdf_oh page, struct names *seen) {
    struct weight weight = {
        .arena = arena_scratch(arena), .lasting = arena, .qpdf = qpdf, .seen = seen};
    qpdf_oh contents = qpdf_oh_get_key(qpdf, page, "/Contents"),
            annotations = qpdf_oh_get_key(qpdf, page, "/Annots"), owner = find_owner(qpdf, page);
    add_stream(&weight, contents);
    for (int i = 0; i < count_items(&weight, contents); i++)
        add_stream(&weight, qpdf_oh_get_array_item(qpdf, contents, i));
    size_t own = weight.count;
    if (qpdf_oh_is_dictionary(qpdf, owner))
        add_resources(&weight, owner, 0);
    for (int i = 0; i < count_items(&weight, annotations); i++)
        add_annotation(&weight, qpdf_oh_get_array_item(qpdf, annotations, i));
    weight.result.heavy = are_heavy(&weight, 0, own);
    for (size_t i = own; i < weight.count && !weight.result.heavy; i++)
        weight.result.heavy = are_heavy(&weight, i, 1); /* resources may be those of all pages */
    arena_drop(weight.arena);
    return weight.result;
}
