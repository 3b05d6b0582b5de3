/* In the parcel: status, pages, outputs, files read, findings. A finding is the struct followed by
 * the texts and lists it points to, in the order of visiting. */
#include "job/product.h"

#include <string.h>

#include "base/limits.h"
#include "base/parcel.h"

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
        parcel_put_text(buf, argument->text);
    for (size_t i = 0; argument->kind == ARGUMENT_LIST && i < argument->count; i++)
        parcel_put_text(buf, argument->texts[i]);
    if (argument->kind == ARGUMENT_DOCUMENTS)
        buf_add_bytes(buf, argument->documents, argument->count * sizeof *argument->documents);
    if (argument->kind != ARGUMENT_PHRASE || !argument->phrase.arguments)
        return;
    buf_add_bytes(buf, argument->phrase.arguments, ARGUMENTS * sizeof *argument);
    for (size_t i = 0; i < ARGUMENTS; i++)
        put_argument(buf, &argument->phrase.arguments[i]);
}

static void take_argument(struct arena *arena, struct argument *argument, struct parcel *parcel) {
    if (argument->kind == ARGUMENT_TEXT || argument->kind == ARGUMENT_ADDRESS)
        argument->text = parcel_text(parcel);
    if (argument->kind == ARGUMENT_LIST) {
        struct str *texts = NEW_ARRAY(arena, struct str, argument->count);
        for (size_t i = 0; i < argument->count; i++)
            texts[i] = parcel_text(parcel);
        argument->texts = texts;
    }
    if (argument->kind == ARGUMENT_DOCUMENTS) {
        const struct evidence **documents =
            NEW_ARRAY(arena, const struct evidence *, argument->count);
        parcel_bytes(parcel, documents, argument->count * sizeof *documents);
        argument->documents = documents;
    }
    if (argument->kind != ARGUMENT_PHRASE || !argument->phrase.arguments)
        return;
    struct argument *own = NEW_ARRAY(arena, struct argument, ARGUMENTS);
    parcel_bytes(parcel, own, ARGUMENTS * sizeof *own);
    for (size_t i = 0; i < ARGUMENTS; i++)
        take_argument(arena, &own[i], parcel);
    argument->phrase.arguments = own;
}

/* ---- files read ---- */

static void put_inputs(struct buf *buf, const struct inputs *inputs) {
    size_t count = inputs ? inputs->count : 0;
    parcel_put_number(buf, count);
    for (size_t i = 0; i < count; i++) {
        parcel_put_text(buf, inputs->list[i].path);
        parcel_put_text(buf, inputs->list[i].sha256);
        parcel_put_number(buf, inputs->list[i].bytes);
    }
}

static void take_inputs(struct inputs *inputs, struct parcel *parcel) {
    for (size_t left = parcel_count(parcel, 3 * sizeof(size_t)); left > 0; left--) {
        struct input input;
        input.path = parcel_text(parcel);
        input.sha256 = parcel_text(parcel);
        input.bytes = parcel_number(parcel);
        inputs_add(inputs, &input);
    }
}

/* ---- parcels ---- */

enum { OUTPUT_BYTES = 6 * sizeof(size_t) /* at least, of an output */ };

struct str product_pack(const struct product *product, enum status status) {
    const struct findings *findings = &product->findings;
    struct buf buf = buf_init(findings->arena, LIMIT_PROCESS_OUTPUT);
    struct str *texts[FINDING_TEXTS];
    parcel_put_number(&buf, status);
    parcel_put_number(&buf, product->page_count);
    parcel_put_number(&buf, product->output_count);
    for (size_t i = 0; i < product->output_count; i++) {
        parcel_put_text(&buf, product->outputs[i].name);
        parcel_put_number(&buf, product->outputs[i].copy);
        parcel_put_text(&buf, product->outputs[i].copy ? STR("") : product->outputs[i].bytes);
        parcel_put_number(&buf, product->outputs[i].pages);
        parcel_put_number(&buf, product->outputs[i].pixels_read);
        parcel_put_text(&buf, product->outputs[i].claims);
    }
    put_inputs(&buf, findings->inputs);
    parcel_put_number(&buf, findings->dropped);
    parcel_put_number(&buf, findings->count);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding finding = findings->list[i];
        buf_add_bytes(&buf, &finding, sizeof finding);
        list_texts(&finding, texts);
        for (size_t k = 0; k < FINDING_TEXTS; k++)
            parcel_put_text(&buf, *texts[k]);
        for (size_t k = 0; k < ARGUMENTS; k++)
            put_argument(&buf, &finding.arguments[k]);
    }
    return buf_str(&buf);
}

static void take_outputs(struct product *product, struct parcel *parcel) {
    size_t before = product->output_count;
    for (size_t left = parcel_count(parcel, OUTPUT_BYTES); left > 0; left--) {
        struct str name = parcel_text(parcel);
        size_t copy = parcel_number(parcel);
        struct str bytes = parcel_text(parcel);
        size_t pages = parcel_number(parcel);
        bool pixels_read = parcel_number(parcel);
        struct str claims = parcel_text(parcel);
        if (copy && before + copy > product->output_count)
            parcel->broken = true;
        else if (copy)
            product_add_copy(product, name, before + copy - 1);
        if (copy)
            continue;
        struct output *output = product_add_output(product, name, bytes);
        output->pages = pages;
        output->pixels_read = pixels_read;
        output->claims = str_copy(product->findings.arena, claims.s, claims.n);
    }
}

enum status product_unpack(struct product *product, struct str bytes) {
    struct findings *findings = &product->findings;
    struct parcel parcel = {.rest = bytes};
    struct str *texts[FINDING_TEXTS];
    enum status status = (enum status)parcel_number(&parcel);
    product->page_count += parcel_number(&parcel);
    take_outputs(product, &parcel);
    take_inputs(findings->inputs, &parcel);
    findings->dropped += parcel_number(&parcel);
    for (size_t left = parcel_count(&parcel, sizeof(struct finding)); left > 0; left--) {
        struct finding finding;
        if (!parcel_bytes(&parcel, &finding, sizeof finding))
            break;
        list_texts(&finding, texts);
        for (size_t k = 0; k < FINDING_TEXTS; k++)
            *texts[k] = parcel_text(&parcel);
        for (size_t k = 0; k < ARGUMENTS; k++)
            take_argument(findings->arena, &finding.arguments[k], &parcel);
        finding.fix.at.file = finding.place.file;
        findings_take(findings, &finding);
    }
    return parcel.broken ? STATUS_MEMORY : status;
}
