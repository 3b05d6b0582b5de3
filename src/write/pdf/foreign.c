#include "write/pdf/foreign.h"

#include <math.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/names.h"
#include "write/pdf/foreign_file.h"
#include "write/pdf/syntax.h"
#include "write/pdf/writer.h"

enum {
    MOST_CONTENT = 64 << 20,  /* bytes of a page that come in parts, unpacked */
    MOST_DECODED = 256 << 20, /* of all pages of a file */
    MOST_PACKED = 512 << 10   /* of a part whose unpacked length nothing bounds: it may be a
                                 thousand times as long */
};

struct pdf_foreign {
    struct foreign_file **list;
    size_t count;
};

/* ---- files ---- */

static void drop(void *object) {
    struct foreign_file *file = object;
    qpdf_cleanup(&file->qpdf);
}

struct foreign_file *foreign_open(struct pdf *pdf, struct str name, struct str bytes) {
    struct foreign_file *file = NEW(pdf->arena, struct foreign_file);
    *file = (struct foreign_file){.pdf = pdf, .name = name, .numbers = names_new(pdf->arena)};
    file->qpdf = qpdf_init();
    arena_defer(pdf->arena, drop, file);
    qpdf_silence_errors(file->qpdf);
    qpdf_set_suppress_warnings(file->qpdf, QPDF_TRUE);
    QPDF_ERROR_CODE code = qpdf_read_memory(file->qpdf, "", bytes.s, bytes.n, NULL);
    if ((code & QPDF_ERRORS) != 0 ||
        (qpdf_push_inherited_attributes_to_page(file->qpdf) & QPDF_ERRORS) != 0)
        return file;
    int count = qpdf_get_num_pages(file->qpdf);
    file->page_count = count > 0 ? count : 0;
    return file;
}

static struct foreign_file *find_file(struct pdf *pdf, struct str name) {
    if (!pdf->foreign)
        pdf->foreign = NEW(pdf->arena, struct pdf_foreign);
    struct pdf_foreign *foreign = pdf->foreign;
    for (size_t i = 0; i < foreign->count; i++)
        if (str_equal(foreign->list[i]->name, name))
            return foreign->list[i];
    const struct pdf_options *options = pdf->options;
    for (size_t i = 0; i < options->source_count; i++)
        if (str_equal(options->sources[i].file, name))
            return *APPEND(pdf->arena, foreign->list, foreign->count) =
                       foreign_open(pdf, name, options->sources[i].bytes);
    return NULL;
}

/* ---- boxes (14.11.2) ---- */

struct box {
    double left, low, right, high;
};

static bool read_box(qpdf_data qpdf, qpdf_oh page, const char *key, struct box *box) {
    qpdf_oh array = qpdf_oh_get_key(qpdf, page, key);
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
    if (!read_box(qpdf, page, "/MediaBox", &media))
        media = (struct box){0, 0, 612, 792}; /* as readers do */
    if (!read_box(qpdf, page, "/CropBox", &crop))
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

static void put_real(struct buf *buf, double value) {
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
        put_real(buf, values[i]);
    buf_add_char(buf, ']');
}

/* 1 but for pages that have units of their own (/UserUnit). */
static double scale(int wanted, double points) {
    double share = wanted / 1000.0 / points;
    return fabs(share - 1) * points < 0.001 ? 1 : share;
}

/* From the page's box, turned clockwise, to a box of the wanted size at the origin. */
static void put_geometry(struct buf *buf, struct foreign_file *file, qpdf_oh page,
                         const struct foreign *place) {
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
    put_reals(buf, "/BBox", (double[]){box.left, box.low, box.right, box.high}, 4);
    put_reals(buf, "/Matrix", matrices[degrees / 90], 6);
}

/* ---- contents ---- */

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

/* The data of the form, and its filter as an entry. */
static bool put_contents(struct foreign_file *file, qpdf_oh contents, struct buf *entries,
                         struct str *data) {
    qpdf_data qpdf = file->qpdf;
    *data = (struct str){0};
    if (qpdf_oh_is_stream(qpdf, contents)) {
        qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, contents);
        foreign_put_entry(file, entries, dictionary, "/Filter");
        foreign_put_entry(file, entries, dictionary, "/DecodeParms");
        qpdf_oh_release(qpdf, dictionary);
        return foreign_read_stream(file, contents, data);
    }
    if (!qpdf_oh_is_array(qpdf, contents))
        return qpdf_oh_is_null(qpdf, contents); /* an empty page */
    struct buf joined = buf_init(file->scratch, 2 * (size_t)MOST_CONTENT);
    bool good = join_contents(file, contents, &joined);
    *data = pdf_deflate(file->pdf->file, buf_str(&joined));
    buf_add_text(entries, "/Filter/FlateDecode");
    return good;
}

/* A page is an isolated group (11.4.7), whatever it says of itself. */
static void put_group(struct foreign_file *file, qpdf_oh page, struct buf *entries) {
    qpdf_oh group = qpdf_oh_get_key(file->qpdf, page, "/Group");
    if (qpdf_oh_is_dictionary(file->qpdf, group)) {
        buf_add_text(entries, "/Group<</Type/Group/S/Transparency/I true");
        foreign_put_entry(file, entries, group, "/CS");
        foreign_put_entry(file, entries, group, "/K");
        buf_add_text(entries, ">>");
    }
    qpdf_oh_release(file->qpdf, group);
}

unsigned pdf_add_foreign(struct pdf *pdf, const struct foreign *place) {
    struct foreign_file *file = find_file(pdf, place->file);
    if (!file || place->page == 0 || place->page > (size_t)file->page_count)
        return 0;
    qpdf_oh page = qpdf_get_page_n(file->qpdf, place->page - 1);
    file->scratch = arena_scratch(pdf->arena);
    struct buf entries = buf_init(file->scratch, LIMIT_OUTPUT_BYTES);
    buf_add_text(&entries, "/Type/XObject/Subtype/Form");
    put_geometry(&entries, file, page, place);
    put_group(file, page, &entries);
    size_t before = entries.count;
    foreign_put_entry(file, &entries, page, "/Resources");
    if (entries.count == before)
        buf_add_text(&entries, "/Resources<<>>");
    qpdf_oh contents = qpdf_oh_get_key(file->qpdf, page, "/Contents");
    struct str data;
    bool good = put_contents(file, contents, &entries, &data);
    unsigned number = good ? pdf_add_stream(pdf->file, buf_str(&entries), data) : 0;
    arena_drop(file->scratch);
    foreign_write_waiting(file);
    qpdf_oh_release(file->qpdf, contents);
    qpdf_oh_release(file->qpdf, page);
    return number;
}
