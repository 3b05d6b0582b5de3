/* The file with its objects packed: what is no stream goes into object streams (ISO 32000-1, 7.5.7)
 * and the cross-reference table becomes a stream (7.5.8). libharu has neither, so it is asked for
 * one object after the other, and never makes a file of its own. */
#include "base/limits.h"
#include "sys/file.h"
#include "write/pdf.h"

/* Objects in one object stream: a reader unpacks a stream to see one of them. */
enum { MOST = 200, ROW = 7 /* bytes of an entry: type, offset or stream, generation or index */ };

struct pack {
    struct pdf *pdf;
    HPDF_Stream stream; /* to pdf->object */
    struct buf out;
    unsigned count;      /* of objects, with number 0 */
    unsigned char *rows; /* of the cross-reference stream */
    struct buf head, body;
    unsigned waiting[MOST], waiting_count; /* objects in `body` */
    unsigned next;                         /* number of the next object stream */
};

static void set_row(struct pack *pack, unsigned number, unsigned type, size_t second,
                    unsigned third) {
    unsigned char *row = pack->rows + (size_t)number * ROW;
    row[0] = (unsigned char)type;
    for (int i = 0; i < 4; i++)
        row[1 + i] = (unsigned char)(second >> 8 * (3 - i));
    row[5] = (unsigned char)(third >> 8);
    row[6] = (unsigned char)third;
}

/* Streams are written as they are made, so that offsets are true. */
static void put_stream(struct pack *pack, unsigned number, const char *entries, struct str bytes) {
    struct str packed = pdf_deflate(pack->pdf, bytes);
    buf_printf(&pack->out, "%u 0 obj\n<<%s/Filter/FlateDecode/Length %zu>>stream\n", number,
               entries, packed.n);
    buf_add(&pack->out, packed);
    buf_add_text(&pack->out, "\nendstream\nendobj\n");
}

static void flush(struct pack *pack) {
    struct arena *arena = pack->pdf->arena;
    size_t first = pack->head.count;
    if (pack->waiting_count == 0)
        return;
    set_row(pack, pack->next, 1, pack->out.count, 0);
    for (unsigned i = 0; i < pack->waiting_count; i++)
        set_row(pack, pack->waiting[i], 2, pack->next, i);
    buf_add(&pack->head, buf_str(&pack->body));
    put_stream(pack, pack->next++,
               str_format(arena, "/Type/ObjStm/N %u/First %zu", pack->waiting_count, first).s,
               buf_str(&pack->head));
    pack->head.count = pack->body.count = 0;
    pack->waiting_count = 0;
}

/* `object` is what stands between "obj" and "endobj". */
static void hold(struct pack *pack, unsigned number, struct str object) {
    buf_printf(&pack->head, "%u %zu ", number, pack->body.count);
    buf_add(&pack->body, object);
    buf_add_char(&pack->body, '\n');
    pack->waiting[pack->waiting_count++] = number;
    if (pack->waiting_count == MOST)
        flush(pack);
}

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count) {
    struct pdf *pdf = stream->attr;
    buf_add_bytes(&pdf->object, bytes, count);
    return HPDF_OK;
}

static bool is_stream(const HPDF_Dict object) {
    return (object->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT && object->stream;
}

static bool is_light(const void *object) {
    return ((const HPDF_Obj_Header *)object)->obj_class == PDF_LIGHT;
}

static void hold_light(struct pack *pack, unsigned number, const struct pdf_light *light) {
    struct buf *buf = &pack->pdf->object;
    buf->count = 0;
    buf_add_text(buf, "<<\n");
    buf_add(buf, light->entries);
    buf_add_text(buf, ">>");
    hold(pack, number, buf_str(buf));
}

static void put_object(struct pack *pack, unsigned number) {
    struct pdf *pdf = pack->pdf;
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(pdf->doc->xref, number);
    if (!entry)
        pdf_fail(pdf);
    if (is_light(entry->obj)) {
        hold_light(pack, number, entry->obj);
        return;
    }
    pdf->object.count = 0;
    pdf_check(pdf, HPDF_Obj_WriteValue(entry->obj, pack->stream, NULL));
    if (!is_stream(entry->obj)) {
        hold(pack, number, str_trim(buf_str(&pdf->object)));
        return;
    }
    set_row(pack, number, 1, pack->out.count, 0);
    buf_printf(&pack->out, "%u 0 obj\n", number);
    buf_add(&pack->out, buf_str(&pdf->object));
    buf_add_text(&pack->out, "\nendobj\n");
}

static void put_cross_references(struct pack *pack) {
    struct pdf *pdf = pack->pdf;
    size_t at = pack->out.count;
    struct str digest = digest_sha256(pdf->arena, buf_str(&pack->out));
    set_row(pack, 0, 0, 0, 0xFFFF);
    set_row(pack, pack->next, 1, at, 0);
    struct str rows = {(const char *)pack->rows, ((size_t)pack->next + 1) * ROW};
    put_stream(pack, pack->next,
               str_format(pdf->arena,
                          "/Type/XRef/W[1 4 2]/Size %u/Root %u 0 R/Info %u 0 R/ID[<%.32s><%.32s>]",
                          pack->next + 1, pdf_number(pdf->doc->catalog), pdf_number(pdf->doc->info),
                          digest.s, digest.s)
                   .s,
               rows);
    buf_printf(&pack->out, "startxref\n%zu\n%%%%EOF\n", at);
}

/* The comment's bytes above 127 say that the file is no text (7.5.2). */
static void put_header(struct pack *pack) {
    buf_add_text(&pack->out, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
}

struct str pdf_pack(struct pdf *pdf) {
    struct pack pack = {.pdf = pdf, .count = pdf->doc->xref->entries->count};
    pack.out = buf_init(pdf->lasting, LIMIT_OUTPUT_BYTES);
    pack.head = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    pack.body = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    pdf->object = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    pack.next = pack.count;
    pack.rows = arena_alloc(pdf->arena, (size_t)pack.count + pack.count / MOST + 3, ROW);
    pack.stream = HPDF_CallbackWriter_New(pdf->doc->mmgr, take_bytes, pdf);
    if (!pack.stream)
        pdf_fail(pdf);
    put_header(&pack);
    for (unsigned number = 1; number < pack.count; number++)
        put_object(&pack, number);
    flush(&pack);
    put_cross_references(&pack);
    return buf_str(&pack.out);
}
