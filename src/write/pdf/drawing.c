/* A drawing that cairo wrote as a PDF of one page (parse/image_svg.c), as a form XObject (ISO
 * 32000-1, 8.10): the page's content becomes the form's, and what its resources name is copied
 * with new object numbers. Nothing else of that file is taken: no page tree, no dates.
 *
 * cairo writes each object as "N 0 obj" at the place its cross-reference table names, its streams
 * deflated, and the length of a stream as a reference. Three things that PDF/A asks for are put
 * right on the way: pictures are not interpolated (ISO 19005-2, 6.2.8), CIDFontType2 fonts say how
 * glyphs are found (6.2.11.3.2), and lengths stand in the stream's own dictionary. A file that does
 * not look like this is not drawn; parse/ has had it made, so that would be our own mistake. */
#include "write/pdf/drawing.h"

#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "write/pdf/writer.h"

struct copied {
    size_t at;       /* of the object, behind "obj"; 0 = free */
    unsigned number; /* its new one; 0 = not copied yet */
};

struct drawing {
    struct pdf *pdf;
    struct str file;
    struct copied *objects;
    size_t count;
};

static size_t skip_blanks(struct str text, size_t at) {
    while (at < text.n && is_blank(text.s[at]))
        at++;
    return at;
}

/* Reads a number at *at, moves behind it and the blanks that follow; SIZE_MAX: there is none. */
static size_t read_number(struct str text, size_t *at) {
    size_t value = 0, from = *at;
    while (*at < text.n && is_digit(text.s[*at]) && value < LIMIT_OUTPUT_BYTES)
        value = value * 10 + (size_t)(text.s[(*at)++] - '0');
    if (*at == from)
        return SIZE_MAX;
    *at = skip_blanks(text, *at);
    return value;
}

/* "N 0 R" at *at: gives N and moves behind it; SIZE_MAX: something else stands there. */
static size_t read_reference(struct str text, size_t *at) {
    size_t to = *at, number = read_number(text, &to);
    if (number == SIZE_MAX || read_number(text, &to) == SIZE_MAX || to >= text.n ||
        text.s[to] != 'R')
        return SIZE_MAX;
    *at = to + 1;
    return number;
}

/* Where the objects are, by the cross-reference table (7.5.4): lines of 20 bytes. */
static bool find_objects(struct drawing *drawing) {
    struct str file = drawing->file;
    size_t tail = file.n > 64 ? file.n - 64 : 0, at = str_find(file, STR("startxref"), tail);
    if (at == SIZE_MAX)
        return false;
    at = skip_blanks(file, at + 9);
    at = read_number(file, &at);
    if (!str_starts(str_slice(file, at, file.n), STR("xref\n0 ")))
        return false;
    at += 7;
    drawing->count = read_number(file, &at);
    if (drawing->count > (file.n - at) / 20)
        return false;
    drawing->objects = NEW_ARRAY(drawing->pdf->arena, struct copied, drawing->count);
    for (size_t i = 0; i < drawing->count; i++, at += 20) {
        size_t offset = at, place = read_number(file, &offset);
        size_t body = place < file.n ? str_find(file, STR("obj"), place) : SIZE_MAX;
        drawing->objects[i].at = file.s[at + 17] == 'n' && body != SIZE_MAX ? body + 3 : 0;
    }
    return true;
}

/* From the first byte of an object to its "stream" or "endobj". cairo's dictionaries hold neither
 * word elsewhere: their strings are font data only, which are streams. */
static struct str object_text(const struct drawing *drawing, size_t number, bool *is_stream) {
    struct str rest = str_slice(drawing->file, drawing->objects[number].at, drawing->file.n);
    size_t end = str_find(rest, STR("endobj"), 0);
    size_t stream = str_find(str_slice(rest, 0, end), STR(">>\nstream\n"), 0);
    *is_stream = stream != SIZE_MAX;
    return str_trim(str_slice(rest, 0, *is_stream ? stream + 2 : end));
}

static bool is_known(const struct drawing *drawing, size_t number) {
    return number < drawing->count && drawing->objects[number].at > 0;
}

/* The value of a key of a dictionary's text, from behind the key; SIZE_MAX: not there. */
static size_t find_key(struct str text, struct str key) {
    for (size_t at = 0; (at = str_find(text, key, at)) != SIZE_MAX; at += key.n)
        if (at + key.n < text.n && (is_blank(text.s[at + key.n]) || text.s[at + key.n] == '['))
            return skip_blanks(text, at + key.n);
    return SIZE_MAX;
}

static size_t find_reference(const struct drawing *drawing, struct str text, struct str key) {
    size_t at = find_key(text, key);
    size_t number = at == SIZE_MAX ? SIZE_MAX : read_reference(text, &at);
    return is_known(drawing, number) ? number : SIZE_MAX;
}

static struct str stream_data(const struct drawing *drawing, struct str text) {
    struct str file = drawing->file;
    size_t number = find_reference(drawing, text, STR("/Length"));
    if (number == SIZE_MAX)
        return (struct str){0};
    size_t at = skip_blanks(file, drawing->objects[number].at), length = read_number(file, &at);
    size_t from = (size_t)(text.s - file.s) + text.n + strlen("\nstream\n");
    return str_slice(file, from, from + length);
}

static unsigned copy_object(struct drawing *drawing, size_t number);

/* Copies the text of a dictionary, references renumbered. A number is one only behind a blank or a
 * bracket; names and numbers pass as they are. */
static void copy_text(struct drawing *drawing, struct buf *buf, struct str text) {
    for (size_t at = 0; at < text.n;) {
        size_t next = at, number = SIZE_MAX;
        if (is_digit(text.s[at]) && at && (is_blank(text.s[at - 1]) || text.s[at - 1] == '['))
            number = read_reference(text, &next);
        if (!is_known(drawing, number))
            buf_add_char(buf, text.s[at++]);
        else
            buf_printf(buf, "%u 0 R", copy_object(drawing, number));
        if (is_known(drawing, number))
            at = next;
    }
}

static unsigned copy_object(struct drawing *drawing, size_t number) {
    struct pdf_file *file = drawing->pdf->file;
    struct copied *copied = &drawing->objects[number];
    if (copied->number)
        return copied->number;
    bool is_stream;
    struct str text = object_text(drawing, number, &is_stream);
    copied->number = pdf_reserve(file);
    if (!copied->number) /* there will be no file */
        return 0;
    /* Without its brackets, which file.c writes, and without /Length, which is known
     * anew. */
    struct arena *arena = drawing->pdf->arena;
    struct buf buf = buf_init(arena, LIMIT_OUTPUT_BYTES), own = buf_init(arena, text.n + 1);
    buf_add(&own, str_slice(text, 2, text.n - 2));
    size_t length = find_key(buf_str(&own), STR("/Length")), end = length;
    if (length != SIZE_MAX && read_reference(buf_str(&own), &end) != SIZE_MAX) {
        size_t from = str_find(buf_str(&own), STR("/Length "), 0);
        memset(own.bytes + from, ' ', end - from);
    }
    /* Puts blanks over a part that has another form here. */
    size_t at = str_find(buf_str(&own), str_of("/Interpolate true"), 0);
    if (at != SIZE_MAX)
        memset(own.bytes + at, ' ', strlen("/Interpolate true"));
    if (str_find(text, STR("/CIDFontType2"), 0) != SIZE_MAX &&
        str_find(text, STR("/CIDToGIDMap"), 0) == SIZE_MAX)
        buf_add_text(&buf, "/CIDToGIDMap/Identity");
    copy_text(drawing, &buf, buf_str(&own));
    struct str entries = buf_str(&buf);
    if (is_stream)
        pdf_put_stream(file, copied->number, entries, stream_data(drawing, text));
    else
        pdf_keep_entries(file, copied->number, entries);
    return copied->number;
}

/* The page: found by its type, for cairo writes one. */
static struct str find_page(const struct drawing *drawing) {
    bool is_stream;
    for (size_t i = 1; i < drawing->count; i++) {
        struct str text = is_known(drawing, i) ? object_text(drawing, i, &is_stream) : STR("");
        if (str_starts(text, STR("<< /Type /Page ")))
            return text;
    }
    return (struct str){0};
}

/* The form fills the unit square, as a picture does, so that a page places both alike. */
static struct str form_entries(struct drawing *drawing, struct str page, size_t resources) {
    struct arena *arena = drawing->pdf->arena;
    size_t at = find_key(page, STR("/MediaBox"));
    size_t width = SIZE_MAX, height = SIZE_MAX;
    for (size_t zeros = 0; at < page.n && zeros < 2; at++)
        zeros += page.s[at] == '0';
    at = skip_blanks(page, at);
    width = read_number(page, &at);
    height = read_number(page, &at);
    if (width - 1 >= 100000 || height - 1 >= 100000)
        return (struct str){0};
    return str_format(arena,
                      "/Type/XObject/Subtype/Form/BBox[0 0 %zu %zu]/Matrix[.%09zu 0 0 .%09zu 0 0]"
                      "/Group<</Type/Group/S/Transparency/I true/CS/DeviceRGB>>"
                      "/Resources %u 0 R/Filter/FlateDecode",
                      width, height, (1000000000 + width / 2) / width,
                      (1000000000 + height / 2) / height, copy_object(drawing, resources));
}

unsigned pdf_add_drawing(struct pdf *pdf, struct str file) {
    struct drawing drawing = {.pdf = pdf, .file = file};
    if (!find_objects(&drawing))
        return 0;
    struct str page = find_page(&drawing);
    size_t content = find_reference(&drawing, page, STR("/Contents"));
    size_t resources = find_reference(&drawing, page, STR("/Resources"));
    if (content == SIZE_MAX || resources == SIZE_MAX)
        return 0;
    bool is_stream;
    struct str data = stream_data(&drawing, object_text(&drawing, content, &is_stream));
    struct str entries = form_entries(&drawing, page, resources);
    return str_empty(entries) ? 0 : pdf_add_stream(drawing.pdf->file, entries, data);
}
