#include "write/pdf/file.h"

#include <assert.h>
#include <libdeflate.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "sys/file.h"

/* Objects in one object stream: a reader unpacks a stream to see one of them. */
enum { MOST = 200, ROW_BYTES = 7 /* type, offset or stream, generation or index */ };

struct row { /* of the cross-references */
    enum { ROW_FREE, ROW_STREAM, ROW_PACKED } type;
    size_t second;
    unsigned third;
};

struct pdf_file {
    struct arena *arena; /* borrowed */
    struct haru *haru;   /* borrowed */
    struct buf out;
    struct buf rows;  /* of the cross-reference stream, by number */
    struct str *kept; /* entries, by number */
    size_t kept_count;
    struct buf head, body;                 /* of the next object stream */
    unsigned waiting[MOST], waiting_count; /* objects in `body` */
    struct libdeflate_compressor *compressor;
    char *packed; /* the last result of pdf_deflate */
    size_t packed_room;
    enum status status;
};

static void drop(void *object) {
    struct pdf_file *file = object;
    libdeflate_free_compressor(file->compressor);
}

struct pdf_file *pdf_file_new(struct arena *arena, struct arena *lasting, struct haru *haru) {
    struct pdf_file *file = NEW(arena, struct pdf_file);
    *file = (struct pdf_file){.arena = arena,
                              .haru = haru,
                              .out = buf_init(lasting, LIMIT_OUTPUT_BYTES),
                              .rows = buf_init(arena, LIMIT_OUTPUT_BYTES),
                              .head = buf_init(arena, LIMIT_OUTPUT_BYTES),
                              .body = buf_init(arena, LIMIT_OUTPUT_BYTES)};
    arena_defer(arena, drop, file);
    file->compressor = libdeflate_alloc_compressor(PDF_DEFLATE_LEVEL);
    if (!file->compressor)
        pdf_file_fail(file, STATUS_MEMORY);
    /* The comment's bytes above 127 say that the file is no text (7.5.2). */
    buf_add_text(&file->out, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
    return file;
}

void pdf_file_fail(struct pdf_file *file, enum status status) {
    if (file->status == STATUS_OK)
        file->status = status;
}

/* One compressor serves all streams: its tables are made once. */
struct str pdf_deflate(struct pdf_file *file, struct str bytes) {
    if (bytes.n > LIMIT_OUTPUT_BYTES)
        pdf_file_fail(file, STATUS_LIMIT);
    if (bytes.n > LIMIT_OUTPUT_BYTES || !file->compressor)
        return (struct str){0};
    size_t room = libdeflate_zlib_compress_bound(file->compressor, bytes.n);
    if (room > file->packed_room) {
        file->packed = arena_resize(file->arena, file->packed, file->packed_room, room);
        file->packed_room = room;
    }
    size_t size = libdeflate_zlib_compress(file->compressor, bytes.s, bytes.n, file->packed, room);
    return (struct str){file->packed, size};
}

enum pdf_inflated pdf_inflate(struct arena *arena, struct str packed, size_t most,
                              struct str *bytes) {
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t count = 0;
    for (size_t room = 8 * packed.n + 4096; decompressor && result == LIBDEFLATE_INSUFFICIENT_SPACE;
         room *= 4) {
        room = room < most ? room : most;
        char *out = arena_alloc(arena, 1, room + 1);
        size_t used;
        result = libdeflate_zlib_decompress_ex(decompressor, packed.s, packed.n, out, room, &used,
                                               &count);
        *bytes = (struct str){out, count};
        if (room == most)
            break;
    }
    libdeflate_free_decompressor(decompressor);
    return result == LIBDEFLATE_SUCCESS              ? PDF_INFLATED
           : result == LIBDEFLATE_INSUFFICIENT_SPACE ? PDF_TOO_LONG
                                                     : PDF_BROKEN;
}

/* ---- writing ---- */

static unsigned char *find_row(struct pdf_file *file, unsigned number) {
    static const char blank[ROW_BYTES] = {0};
    while (file->rows.count <= (size_t)number * ROW_BYTES)
        buf_add_bytes(&file->rows, blank, ROW_BYTES);
    return (unsigned char *)file->rows.bytes + (size_t)number * ROW_BYTES;
}

static void set_row(struct pdf_file *file, unsigned number, struct row row) {
    unsigned char *bytes = find_row(file, number);
    bytes[0] = (unsigned char)row.type;
    for (int i = 0; i < 4; i++)
        bytes[1 + i] = (unsigned char)(row.second >> 8 * (3 - i));
    bytes[5] = (unsigned char)(row.third >> 8);
    bytes[6] = (unsigned char)row.third;
}

unsigned pdf_reserve(struct pdf_file *file) {
    return haru_reserve(file->haru);
}

void pdf_free_number(struct pdf_file *file, unsigned number) {
    set_row(file, number, (struct row){ROW_FREE, 0, 1});
}

void pdf_put_stream(struct pdf_file *file, unsigned number, struct str entries, struct str data) {
    struct buf *out = &file->out;
    size_t more = entries.n + data.n + 4096;
    if (more > LIMIT_OUTPUT_BYTES || out->count > LIMIT_OUTPUT_BYTES - more) {
        pdf_file_fail(file, STATUS_LIMIT);
        return;
    }
    set_row(file, number, (struct row){ROW_STREAM, out->count, 0});
    buf_printf(out, "%u 0 obj\n<<", number);
    buf_add(out, entries);
    buf_printf(out, "/Length %zu>>stream\n", data.n);
    buf_add(out, data);
    buf_add_text(out, "\nendstream\nendobj\n");
}

static void flush(struct pdf_file *file) {
    size_t first = file->head.count;
    if (file->waiting_count == 0)
        return;
    unsigned number = pdf_reserve(file);
    for (unsigned i = 0; i < file->waiting_count; i++)
        set_row(file, file->waiting[i], (struct row){ROW_PACKED, number, i});
    buf_add(&file->head, buf_str(&file->body));
    struct str entries = str_format(file->arena, "/Type/ObjStm/N %u/First %zu/Filter/FlateDecode",
                                    file->waiting_count, first);
    pdf_put_stream(file, number, entries, pdf_deflate(file, buf_str(&file->head)));
    file->head.count = file->body.count = 0;
    file->waiting_count = 0;
}

static void pack(struct pdf_file *file, unsigned number, const struct str *parts, size_t count) {
    buf_printf(&file->head, "%u %zu ", number, file->body.count);
    for (size_t i = 0; i < count; i++)
        buf_add(&file->body, parts[i]);
    buf_add_char(&file->body, '\n');
    file->waiting[file->waiting_count++] = number;
    if (file->waiting_count == MOST)
        flush(file);
}

void pdf_put_value(struct pdf_file *file, unsigned number, struct str value) {
    pack(file, number, &value, 1);
}

void pdf_put_dictionary(struct pdf_file *file, unsigned number, struct str entries) {
    pack(file, number, (struct str[]){STR("<<"), entries, STR(">>")}, 3);
}

void pdf_keep_entries(struct pdf_file *file, unsigned number, struct str entries) {
    while (file->kept_count <= number)
        APPEND(file->arena, file->kept, file->kept_count);
    file->kept[number] = str_copy(file->arena, entries.s, entries.n);
}

unsigned pdf_add_dictionary(struct pdf_file *file, struct str entries) {
    unsigned number = pdf_reserve(file);
    pdf_keep_entries(file, number, entries);
    return number;
}

unsigned pdf_add_stream(struct pdf_file *file, struct str entries, struct str data) {
    unsigned number = pdf_reserve(file);
    pdf_put_stream(file, number, entries, data);
    return number;
}

unsigned pdf_add_deflated(struct pdf_file *file, struct str entries, struct str data) {
    struct str all = str_join(file->arena, entries, STR("/Filter/FlateDecode"));
    return pdf_add_stream(file, all, pdf_deflate(file, data));
}

/* ---- the end ---- */

/* Written, waiting to be, or free, for then its row says something. */
static bool is_done(struct pdf_file *file, unsigned number) {
    static const unsigned char blank[ROW_BYTES] = {0};
    if (memcmp(find_row(file, number), blank, ROW_BYTES) != 0)
        return true;
    for (unsigned i = 0; i < file->waiting_count; i++)
        if (file->waiting[i] == number)
            return true;
    return false;
}

enum status pdf_file_close(struct pdf_file *file, struct str *bytes) {
    unsigned count = haru_count(file->haru);
    pdf_file_fail(file, haru_status(file->haru));
    if (file->status != STATUS_OK)
        return file->status;
    for (unsigned number = 1; number < count; number++) {
        if (is_done(file, number))
            continue;
        struct str theirs = haru_entries(file->haru, number);
        struct str ours = number < file->kept_count ? file->kept[number] : (struct str){0};
        assert(theirs.n > 0 || ours.s);
        pack(file, number,
             (struct str[]){STR("<<"), theirs.n > 0 ? theirs : STR("\n"), ours, STR(">>")}, 4);
    }
    flush(file);
    unsigned number = pdf_reserve(file);
    size_t at = file->out.count;
    struct str digest = digest_sha256(file->arena, buf_str(&file->out));
    set_row(file, 0, (struct row){ROW_FREE, 0, 0xFFFF});
    set_row(file, number, (struct row){ROW_STREAM, at, 0});
    struct str entries =
        str_format(file->arena,
                   "/Type/XRef/W[1 4 2]/Size %u/Root %u 0 R/Info %u 0 R"
                   "/ID[<%.32s><%.32s>]/Filter/FlateDecode",
                   number + 1, haru_catalog(file->haru), haru_info(file->haru), digest.s, digest.s);
    pdf_put_stream(file, number, entries, pdf_deflate(file, buf_str(&file->rows)));
    buf_printf(&file->out, "startxref\n%zu\n%%%%EOF\n", at);
    pdf_file_fail(file, haru_status(file->haru));
    *bytes = buf_str(&file->out);
    return file->status;
}
