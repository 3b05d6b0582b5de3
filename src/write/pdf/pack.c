/* The file, written as its objects are made: a stream at once, what is no stream gathered into
 * object streams (ISO 32000-1, 7.5.7); the cross-reference table is a stream too (7.5.8). libharu
 * has neither: it keeps the objects that it makes itself, and is asked for them one by one at the
 * end. */
#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "sys/file.h"
#include "write/pdf/pdf.h"

/* Objects in one object stream: a reader unpacks a stream to see one of them. */
enum { MOST = 200, ROW = 7 /* bytes of an entry: type, offset or stream, generation or index */ };
enum row { ROW_FREE, ROW_STREAM, ROW_PACKED };

struct pdf_pack {
    HPDF_Stream stream; /* to pdf->object */
    struct buf out;
    struct buf rows; /* of the cross-reference stream, by number */
    struct buf head, body;
    unsigned waiting[MOST], waiting_count; /* objects in `body` */
};

static unsigned char *find_row(struct pdf_pack *pack, unsigned number) {
    static const char blank[ROW] = {0};
    while (pack->rows.count <= (size_t)number * ROW)
        buf_add_bytes(&pack->rows, blank, ROW);
    return (unsigned char *)pack->rows.bytes + (size_t)number * ROW;
}

static void set_row(struct pdf_pack *pack, unsigned number, enum row type, size_t second,
                    unsigned third) {
    unsigned char *row = find_row(pack, number);
    row[0] = (unsigned char)type;
    for (int i = 0; i < 4; i++)
        row[1 + i] = (unsigned char)(second >> 8 * (3 - i));
    row[5] = (unsigned char)(third >> 8);
    row[6] = (unsigned char)third;
}

/* Also what is to be free, for its row says something. */
static bool is_done(struct pdf_pack *pack, unsigned number) {
    static const unsigned char blank[ROW] = {0};
    return memcmp(find_row(pack, number), blank, ROW) != 0;
}

static void check_size(struct pdf *pdf, size_t more) {
    if (more <= LIMIT_OUTPUT_BYTES && pdf->pack->out.count <= LIMIT_OUTPUT_BYTES - more)
        return;
    pdf->too_large = true;
    pdf_fail(pdf);
}

void pdf_put_stream(struct pdf *pdf, unsigned number, struct str entries, struct str data) {
    struct buf *out = &pdf->pack->out;
    check_size(pdf, entries.n + data.n + 4096);
    set_row(pdf->pack, number, ROW_STREAM, out->count, 0);
    buf_printf(out, "%u 0 obj\n<<", number);
    buf_add(out, entries);
    buf_printf(out, "/Length %zu>>stream\n", data.n);
    buf_add(out, data);
    buf_add_text(out, "\nendstream\nendobj\n");
}

unsigned pdf_reserve(struct pdf *pdf) {
    pdf->reserved = (HPDF_Obj_Header){.obj_class = PDF_RESERVED};
    pdf_check(pdf, HPDF_Xref_Add(pdf->doc->xref, &pdf->reserved));
    return pdf->reserved.obj_id & 0x00FFFFFF;
}

static void flush(struct pdf *pdf) {
    struct pdf_pack *pack = pdf->pack;
    size_t first = pack->head.count;
    if (pack->waiting_count == 0)
        return;
    unsigned number = pdf_reserve(pdf);
    for (unsigned i = 0; i < pack->waiting_count; i++)
        set_row(pack, pack->waiting[i], ROW_PACKED, number, i);
    buf_add(&pack->head, buf_str(&pack->body));
    struct str entries = str_format(pdf->arena, "/Type/ObjStm/N %u/First %zu/Filter/FlateDecode",
                                    pack->waiting_count, first);
    pdf_put_stream(pdf, number, entries, pdf_deflate(pdf, buf_str(&pack->head)));
    pack->head.count = pack->body.count = 0;
    pack->waiting_count = 0;
}

/* `object` is what stands between "obj" and "endobj". */
static void hold(struct pdf *pdf, unsigned number, const char *open, struct str object,
                 const char *close) {
    struct pdf_pack *pack = pdf->pack;
    buf_printf(&pack->head, "%u %zu ", number, pack->body.count);
    buf_add_text(&pack->body, open);
    buf_add(&pack->body, object);
    buf_add_text(&pack->body, close);
    pack->waiting[pack->waiting_count++] = number;
    if (pack->waiting_count == MOST)
        flush(pdf);
}

void pdf_put_dictionary(struct pdf *pdf, unsigned number, struct str entries) {
    hold(pdf, number, "<<", entries, ">>\n");
}

void pdf_free_number(struct pdf *pdf, unsigned number) {
    set_row(pdf->pack, number, ROW_FREE, 0, 1);
}

/* ---- what libharu has kept ---- */

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count) {
    struct pdf *pdf = stream->attr;
    buf_add_bytes(&pdf->object, bytes, count);
    return HPDF_OK;
}

static bool is_waiting(const struct pdf_pack *pack, unsigned number) {
    for (unsigned i = 0; i < pack->waiting_count; i++)
        if (pack->waiting[i] == number)
            return true;
    return false;
}

static void put_kept(struct pdf *pdf, unsigned number) {
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(pdf->doc->xref, number);
    if (!entry)
        pdf_fail(pdf);
    if (is_done(pdf->pack, number) || is_waiting(pdf->pack, number))
        return;
    assert(((HPDF_Obj_Header *)entry->obj)->obj_class != PDF_RESERVED);
    pdf->object.count = 0;
    pdf_check(pdf, HPDF_Obj_WriteValue(entry->obj, pdf->pack->stream, NULL));
    hold(pdf, number, "", str_trim(buf_str(&pdf->object)), "\n");
}

static void put_cross_references(struct pdf *pdf) {
    struct pdf_pack *pack = pdf->pack;
    unsigned number = pdf_reserve(pdf);
    size_t at = pack->out.count;
    struct str digest = digest_sha256(pdf->arena, buf_str(&pack->out));
    set_row(pack, 0, ROW_FREE, 0, 0xFFFF);
    set_row(pack, number, ROW_STREAM, at, 0);
    pdf_put_stream(pdf, number,
                   str_format(pdf->arena,
                              "/Type/XRef/W[1 4 2]/Size %u/Root %u 0 R/Info %u 0 R"
                              "/ID[<%.32s><%.32s>]/Filter/FlateDecode",
                              number + 1, pdf_number(pdf->doc->catalog), pdf_number(pdf->doc->info),
                              digest.s, digest.s),
                   pdf_deflate(pdf, buf_str(&pack->rows)));
    buf_printf(&pack->out, "startxref\n%zu\n%%%%EOF\n", at);
}

void pdf_open_file(struct pdf *pdf) {
    struct pdf_pack *pack = pdf->pack = NEW(pdf->arena, struct pdf_pack);
    pack->out = buf_init(pdf->lasting, LIMIT_OUTPUT_BYTES);
    pack->rows = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    pack->head = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    pack->body = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    pdf->object = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    pack->stream = HPDF_CallbackWriter_New(pdf->doc->mmgr, take_bytes, pdf);
    if (!pack->stream)
        pdf_fail(pdf);
    /* The comment's bytes above 127 say that the file is no text (7.5.2). */
    buf_add_text(&pack->out, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n");
}

struct str pdf_close_file(struct pdf *pdf) {
    unsigned count = pdf->doc->xref->entries->count;
    for (unsigned number = 1; number < count; number++)
        put_kept(pdf, number);
    flush(pdf);
    put_cross_references(pdf);
    return buf_str(&pdf->pack->out);
}
