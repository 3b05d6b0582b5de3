/* Objects of another PDF, copied one by one. Each gets a number when it is first referred to and is
 * written when its turn comes, so cycles are no trouble; only what is nested within one object is
 * walked in depth. Streams keep their bytes and filters. */
#include <string.h>

#include "base/limits.h"
#include "base/names.h"
#include "write/pdf/foreign_file.h"
#include "write/pdf/writer.h"

/* 7.3.5; a key comes without its escapes. */
static void put_name(struct buf *buf, const char *name) {
    for (const char *c = name; *c != '\0'; c++)
        if (c > name && (*c <= ' ' || *c > '~' || strchr("#()<>[]{}/%", *c)))
            buf_printf(buf, "#%02X", (unsigned)(unsigned char)*c);
        else
            buf_add_char(buf, *c);
}

/* What a form has nothing to do with, and would bring with it the whole of the other file. */
static bool is_left_out(struct foreign_file *file, qpdf_oh dictionary) {
    static const char *const types[] = {"/Page",  "/Pages",    "/Catalog",   "/StructTreeRoot",
                                        "/Annot", "/Template", "/StructElem"};
    for (size_t i = 0; i < COUNT(types); i++)
        if (qpdf_oh_is_dictionary_of_type(file->qpdf, dictionary, types[i], ""))
            return true;
    return false;
}

/* Of a stream: its length is known anew, data outside of the file are nobody's, and structure,
 * metadata and the like stay behind. */
static bool is_key_left_out(const char *key) {
    static const char *const keys[] = {
        "/Length",        "/F",        "/FFilter",   "/FDecodeParms", "/DL", "/StructParent",
        "/StructParents", "/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OPI",
        "/Ref",           "/Measure",  "/PtData"};
    for (size_t i = 0; i < COUNT(keys); i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static void put_dictionary(struct foreign_file *file, struct buf *buf, qpdf_oh dictionary,
                           bool of_stream) {
    foreign_look_at(file, dictionary);
    char **keys = NULL;
    size_t count = 0;
    /* There is one iterator for all dictionaries. */
    qpdf_oh_begin_dict_key_iter(file->qpdf, dictionary);
    while (qpdf_oh_dict_more_keys(file->qpdf)) {
        struct str key = str_of(qpdf_oh_dict_next_key(file->qpdf));
        *APPEND(file->scratch, keys, count) = arena_copy(file->scratch, key.s, key.n + 1);
    }
    for (size_t i = 0; i < count; i++) {
        if (of_stream && is_key_left_out(keys[i]))
            continue;
        qpdf_oh value = qpdf_oh_get_key(file->qpdf, dictionary, keys[i]);
        put_name(buf, keys[i]);
        buf_add_char(buf, ' ');
        foreign_put(file, buf, value);
        qpdf_oh_release(file->qpdf, value);
    }
}

unsigned foreign_number(struct foreign_file *file, qpdf_oh object) {
    size_t *known = names_enter(file->numbers, foreign_key(file, object));
    if (*known)
        return (unsigned)(*known - 1);
    struct foreign_object wanted = {.id = qpdf_oh_get_object_id(file->qpdf, object),
                                    .generation = qpdf_oh_get_generation(file->qpdf, object),
                                    .number = pdf_reserve(file->pdf->file)};
    *known = (size_t)wanted.number + 1;
    *APPEND(file->pdf->arena, file->waiting, file->waiting_count) = wanted;
    return wanted.number;
}

static void put_compound(struct foreign_file *file, struct buf *buf, qpdf_oh object) {
    if (qpdf_oh_is_array(file->qpdf, object)) {
        int count = qpdf_oh_get_array_n_items(file->qpdf, object);
        buf_add_char(buf, '[');
        for (int i = 0; i < count; i++) {
            qpdf_oh item = qpdf_oh_get_array_item(file->qpdf, object, i);
            foreign_put(file, buf, item);
            buf_add_char(buf, ' ');
            qpdf_oh_release(file->qpdf, item);
        }
        buf_add_char(buf, ']');
    } else if (is_left_out(file, object)) {
        buf_add_text(buf, "null");
    } else {
        buf_add_text(buf, "<<");
        put_dictionary(file, buf, object, false);
        buf_add_text(buf, ">>");
    }
}

void foreign_put(struct foreign_file *file, struct buf *buf, qpdf_oh object) {
    qpdf_data qpdf = file->qpdf;
    enum qpdf_object_type_e type = qpdf_oh_get_type_code(qpdf, object);
    bool compound = type == ot_array || type == ot_dictionary || type == ot_stream;
    if (compound && qpdf_oh_is_indirect(qpdf, object))
        buf_printf(buf, "%u 0 R", foreign_number(file, object));
    else if (compound && type != ot_stream && file->depth < LIMIT_NESTING) {
        file->depth++;
        put_compound(file, buf, object);
        file->depth--;
    } else if (type == ot_boolean || type == ot_integer || type == ot_real || type == ot_string ||
               type == ot_name)
        buf_add_text(buf, qpdf_oh_unparse_resolved(qpdf, object));
    else
        buf_add_text(buf, "null");
}

void foreign_put_entry(struct foreign_file *file, struct buf *buf, qpdf_oh dictionary,
                       const char *key) {
    qpdf_oh value = qpdf_oh_get_key(file->qpdf, dictionary, key);
    if (!qpdf_oh_is_null(file->qpdf, value)) {
        buf_printf(buf, "%s ", key);
        foreign_put(file, buf, value);
    }
    qpdf_oh_release(file->qpdf, value);
}

static void write_stream(struct foreign_file *file, const struct foreign_object *waiting,
                         qpdf_oh stream) {
    struct buf buf = buf_init(file->scratch, LIMIT_OUTPUT_BYTES);
    struct str data;
    qpdf_oh dictionary = qpdf_oh_get_dict(file->qpdf, stream);
    enum foreign_stream state = foreign_take_stream(file, stream, &data);
    if (state == FOREIGN_DAMAGED)
        foreign_note_limit(file, PDF_NOT_TAKEN,
                           str_format(file->scratch, "object %d", waiting->id));
    if (state == FOREIGN_PACKED_ANEW) {
        qpdf_oh_remove_key(file->qpdf, dictionary, "/Filter");
        qpdf_oh_remove_key(file->qpdf, dictionary, "/DecodeParms");
        buf_add_text(&buf, "/Filter/FlateDecode");
    }
    put_dictionary(file, &buf, dictionary, true);
    pdf_put_stream(file->pdf->file, waiting->number, buf_str(&buf), data);
    qpdf_oh_release(file->qpdf, dictionary);
}

static void write_object(struct foreign_file *file, const struct foreign_object *waiting) {
    file->scratch = arena_scratch(file->pdf->arena);
    qpdf_oh object = qpdf_get_object_by_id(file->qpdf, waiting->id, waiting->generation);
    if (qpdf_oh_is_stream(file->qpdf, object)) {
        write_stream(file, waiting, object);
    } else {
        struct buf buf = buf_init(file->scratch, LIMIT_OUTPUT_BYTES);
        put_compound(file, &buf, object);
        pdf_put_value(file->pdf->file, waiting->number, buf_str(&buf));
        if (qpdf_oh_is_dictionary_of_type(file->qpdf, object, "/OCG", ""))
            *APPEND(file->pdf->arena, file->layers, file->layer_count) =
                (struct foreign_layer){waiting->number, foreign_key(file, object)};
    }
    qpdf_oh_release(file->qpdf, object);
    arena_drop(file->scratch);
}

void foreign_write_waiting(struct foreign_file *file) {
    for (size_t i = 0; i < file->waiting_count; i++) {
        struct foreign_object next = file->waiting[i]; /* the list may move */
        write_object(file, &next);
    }
    file->waiting_count = 0;
}
