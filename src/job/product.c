/* A parcel: status, pages, outputs, files read, findings. A number is a size_t, a text its length
 * and bytes; a finding is the struct followed by the texts and lists it points to, in the order of
 * visiting. */
#include "job/product.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"

struct output *product_add_output(struct product *product, struct str name, struct str bytes) {
    struct arena *arena = product->findings.arena;
    struct output *output = APPEND(arena, product->outputs, product->output_count);
    output->name = str_copy(arena, name.s, name.n);
    output->bytes = str_copy(arena, bytes.s, bytes.n);
    return output;
}

void product_add_copy(struct product *product, struct str name, size_t number) {
    struct arena *arena = product->findings.arena;
    struct output *output = APPEND(arena, product->outputs, product->output_count);
    *output = product->outputs[number];
    output->name = str_copy(arena, name.s, name.n);
    output->copy = number + 1;
}

static void put_number(struct buf *buf, size_t number) {
    buf_add_bytes(buf, &number, sizeof number);
}

static void put_text(struct buf *buf, struct str text) {
    put_number(buf, text.n);
    buf_add(buf, text);
}

static void take(struct str *parcel, void *out, size_t size) {
    memcpy(out, parcel->s, size);
    *parcel = str_slice(*parcel, size, parcel->n);
}

static size_t take_number(struct str *parcel) {
    size_t number;
    take(parcel, &number, sizeof number);
    return number;
}

static struct str take_text(struct str *parcel) { /* borrowed */
    size_t n = take_number(parcel);
    struct str text = str_slice(*parcel, 0, n);
    *parcel = str_slice(*parcel, n, parcel->n);
    return text;
}

/* ---- findings ---- */

enum { FINDING_TEXTS = 7 };

/* The texts of a finding, but for those of its arguments. */
static void list_texts(struct finding *finding, struct str *texts[FINDING_TEXTS]) {
    texts[0] = &finding->place.file;
    texts[1] = &finding->where;
    texts[2] = &finding->item;
    texts[3] = &finding->cause.subject;
    texts[4] = &finding->cause.about;
    texts[5] = &finding->fix.instead;
    texts[6] = &finding->fix.replacement;
}

static void put_argument(struct buf *buf, const struct argument *argument) {
    if (argument->kind == ARGUMENT_TEXT || argument->kind == ARGUMENT_ADDRESS)
        put_text(buf, argument->text);
    for (size_t i = 0; argument->kind == ARGUMENT_LIST && i < argument->count; i++)
        put_text(buf, argument->texts[i]);
    if (argument->kind == ARGUMENT_DOCUMENTS)
        buf_add_bytes(buf, argument->documents, argument->count * sizeof *argument->documents);
    if (argument->kind != ARGUMENT_PHRASE || !argument->phrase.arguments)
        return;
    buf_add_bytes(buf, argument->phrase.arguments, ARGUMENTS * sizeof *argument);
    for (size_t i = 0; i < ARGUMENTS; i++)
        put_argument(buf, &argument->phrase.arguments[i]);
}

static void take_argument(struct arena *arena, struct argument *argument, struct str *parcel) {
    if (argument->kind == ARGUMENT_TEXT || argument->kind == ARGUMENT_ADDRESS)
        argument->text = take_text(parcel);
    if (argument->kind == ARGUMENT_LIST) {
        struct str *texts = NEW_ARRAY(arena, struct str, argument->count);
        for (size_t i = 0; i < argument->count; i++)
            texts[i] = take_text(parcel);
        argument->texts = texts;
    }
    if (argument->kind == ARGUMENT_DOCUMENTS) {
        const struct evidence **documents =
            NEW_ARRAY(arena, const struct evidence *, argument->count);
        take(parcel, documents, argument->count * sizeof *documents);
        argument->documents = documents;
    }
    if (argument->kind != ARGUMENT_PHRASE || !argument->phrase.arguments)
        return;
    struct argument *own = NEW_ARRAY(arena, struct argument, ARGUMENTS);
    take(parcel, own, ARGUMENTS * sizeof *own);
    for (size_t i = 0; i < ARGUMENTS; i++)
        take_argument(arena, &own[i], parcel);
    argument->phrase.arguments = own;
}

/* ---- files read ---- */

static void put_inputs(struct buf *buf, const struct inputs *inputs) {
    size_t count = inputs ? inputs->count : 0;
    put_number(buf, count);
    for (size_t i = 0; i < count; i++) {
        put_text(buf, inputs->list[i].path);
        put_text(buf, inputs->list[i].sha256);
        put_number(buf, inputs->list[i].bytes);
    }
}

static void take_inputs(struct inputs *inputs, struct str *parcel) {
    for (size_t left = take_number(parcel); left > 0; left--) {
        struct input input;
        input.path = take_text(parcel);
        input.sha256 = take_text(parcel);
        input.bytes = take_number(parcel);
        inputs_add(inputs, &input);
    }
}

/* ---- parcels ---- */

struct str product_pack(const struct product *product, enum status status) {
    const struct findings *findings = &product->findings;
    struct buf buf = buf_init(findings->arena, LIMIT_PROCESS_OUTPUT);
    struct str *texts[FINDING_TEXTS];
    put_number(&buf, status);
    put_number(&buf, product->page_count);
    put_number(&buf, product->output_count);
    for (size_t i = 0; i < product->output_count; i++) {
        put_text(&buf, product->outputs[i].name);
        put_number(&buf, product->outputs[i].copy);
        put_text(&buf, product->outputs[i].copy ? STR("") : product->outputs[i].bytes);
        put_number(&buf, product->outputs[i].pages);
        put_number(&buf, product->outputs[i].pixels_read);
        put_text(&buf, product->outputs[i].claims);
    }
    put_inputs(&buf, findings->inputs);
    put_number(&buf, findings->dropped);
    put_number(&buf, findings->count);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding finding = findings->list[i];
        buf_add_bytes(&buf, &finding, sizeof finding);
        list_texts(&finding, texts);
        for (size_t k = 0; k < FINDING_TEXTS; k++)
            put_text(&buf, *texts[k]);
        for (size_t k = 0; k < ARGUMENTS; k++)
            put_argument(&buf, &finding.arguments[k]);
    }
    return buf_str(&buf);
}

static void take_outputs(struct product *product, struct str *parcel) {
    size_t before = product->output_count;
    for (size_t left = take_number(parcel); left > 0; left--) {
        struct str name = take_text(parcel);
        size_t copy = take_number(parcel);
        struct str bytes = take_text(parcel);
        size_t pages = take_number(parcel);
        bool pixels_read = take_number(parcel);
        struct str claims = take_text(parcel);
        if (copy) {
            product_add_copy(product, name, before + copy - 1);
            continue;
        }
        struct output *output = product_add_output(product, name, bytes);
        output->pages = pages;
        output->pixels_read = pixels_read;
        output->claims = str_copy(product->findings.arena, claims.s, claims.n);
    }
}

enum status product_unpack(struct product *product, struct str parcel) {
    struct findings *findings = &product->findings;
    struct str *texts[FINDING_TEXTS];
    enum status status = (enum status)take_number(&parcel);
    product->page_count += take_number(&parcel);
    take_outputs(product, &parcel);
    take_inputs(findings->inputs, &parcel);
    findings->dropped += take_number(&parcel);
    for (size_t left = take_number(&parcel); left > 0; left--) {
        struct finding finding;
        take(&parcel, &finding, sizeof finding);
        list_texts(&finding, texts);
        for (size_t k = 0; k < FINDING_TEXTS; k++)
            *texts[k] = take_text(&parcel);
        for (size_t k = 0; k < ARGUMENTS; k++)
            take_argument(findings->arena, &finding.arguments[k], &parcel);
        finding.fix.at.file = finding.place.file;
        findings_take(findings, &finding);
    }
    return status;
}
