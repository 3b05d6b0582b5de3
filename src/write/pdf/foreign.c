#include "write/pdf/foreign.h"

#include "base/limits.h"
#include "base/names.h"
#include "layout/page/pages.h"
#include "write/pdf/foreign_file.h"
#include "write/pdf/writer.h"

struct pdf_foreign {
    struct foreign_file **list;
    size_t count;
};

/* ---- files ---- */

static void drop(void *object) {
    struct foreign_file *file = object;
    if (qpdf_has_error(file->qpdf)) /* else it is printed */
        (void)qpdf_get_error(file->qpdf);
    qpdf_cleanup(&file->qpdf);
}

static struct foreign_file *open_file(struct pdf *pdf, struct str name, struct str bytes) {
    struct foreign_file *file = NEW(pdf->arena, struct foreign_file);
    *file = (struct foreign_file){.pdf = pdf,
                                  .name = name,
                                  .numbers = names_new(pdf->arena),
                                  .states = names_new(pdf->arena)};
    file->qpdf = qpdf_init();
    arena_defer(pdf->arena, drop, file);
    qpdf_silence_errors(file->qpdf);
    qpdf_set_suppress_warnings(file->qpdf, QPDF_TRUE);
    QPDF_ERROR_CODE code = qpdf_read_memory(file->qpdf, "", bytes.s, bytes.n, NULL);
    file->opened = (code & QPDF_ERRORS) == 0;
    if (file->opened) {
        foreign_find_hidden(file);
        foreign_look_at_file(file);
    }
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
                       open_file(pdf, name, options->sources[i].bytes);
    return NULL;
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

/* The page's own or those of a node above it (7.7.3.4). */
static void put_resources(struct foreign_file *file, qpdf_oh page, struct buf *entries) {
    for (int i = 0; i < LIMIT_NESTING && entries->count == 0; i++) {
        foreign_put_entry(file, entries, page, "/Resources");
        page = qpdf_oh_get_key_if_dict(file->qpdf, page, "/Parent");
    }
    if (entries->count == 0)
        buf_add_text(entries, "/Resources<<>>");
}

static struct str form_entries(struct foreign_file *file, const struct buf *entries) {
    return str_format(file->scratch, "/Type/XObject/Subtype/Form%.*s", (int)entries->count,
                      entries->bytes);
}

/* The content as a form; with annotations, a form within another that draws them over it. */
static unsigned add_form(struct foreign_file *file, const struct page_view *view) {
    struct pdf_file *out = file->pdf->file;
    struct buf outer = buf_init(file->scratch, LIMIT_OUTPUT_BYTES),
               inner = buf_init(file->scratch, LIMIT_OUTPUT_BYTES);
    qpdf_oh page = qpdf_get_object_by_id(file->qpdf, view->object, view->generation);
    struct foreign_marks marks = foreign_draw_annotations(file, page);
    struct str data;
    foreign_put_box(view, &outer);
    foreign_put_matrix(view, &outer);
    put_group(file, page, &outer);
    put_resources(file, page, &inner);
    if (!foreign_put_contents(file, page, &inner, &data))
        return 0;
    if (marks.content.count == 0) {
        buf_add(&outer, buf_str(&inner));
        return pdf_add_stream(out, form_entries(file, &outer), data);
    }
    foreign_put_box(view, &inner);
    unsigned number = pdf_add_stream(out, form_entries(file, &inner), data);
    struct buf content = buf_init(file->scratch, LIMIT_OUTPUT_BYTES);
    buf_add_text(&content, "/P Do\n");
    buf_add(&content, buf_str(&marks.content));
    buf_printf(&outer, "/Resources<</XObject<</P %u 0 R%s>>/Properties<<%s>>>>", number,
               buf_str(&marks.forms).s, buf_str(&marks.layers).s);
    return pdf_add_deflated(out, form_entries(file, &outer), buf_str(&content));
}

unsigned pdf_add_foreign(struct pdf *pdf, const struct foreign *place) {
    struct foreign_file *file = find_file(pdf, place->file);
    unsigned number = 0;
    if (!file)
        return 0;
    if (file->opened) {
        file->scratch = arena_scratch(pdf->arena);
        number = add_form(file, place->view);
        arena_drop(file->scratch);
        foreign_write_waiting(file);
        qpdf_oh_release_all(file->qpdf);
    }
    if (!number)
        foreign_note_limit(file, PDF_NOT_TAKEN, place->node->text);
    return number;
}

void pdf_put_layers(struct pdf *pdf, struct buf *catalog) {
    struct buf all = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES),
               hidden = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; pdf->foreign && i < pdf->foreign->count; i++) {
        const struct foreign_file *file = pdf->foreign->list[i];
        for (size_t k = 0; k < file->layer_count; k++) {
            buf_printf(&all, "%u 0 R ", file->layers[k].number);
            if (foreign_is_hidden(file, &file->layers[k]))
                buf_printf(&hidden, "%u 0 R ", file->layers[k].number);
        }
    }
    if (all.count)
        buf_printf(catalog,
                   "/OCProperties<</OCGs[%s]/D<</Name(Evidence)/BaseState/ON/OFF[%s]"
                   "/Order[%s]>>>>",
                   buf_str(&all).s, buf_str(&hidden).s, buf_str(&all).s);
}
