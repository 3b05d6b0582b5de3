/* The steward's side of writing.c. */
#include "sys/writing.h"

enum { OUTPUT_BYTES = 3 * sizeof(size_t) /* at least, of an output in a request */ };

struct asked {
    struct str folder;
    struct output *outputs;
    size_t output_count;
    struct str *former;
    size_t former_count;
};

/* False: something is in it that no process of ours asks for. */
static bool open_request(struct arena *arena, struct parcel *request, struct asked *asked) {
    asked->folder = parcel_text(request);
    asked->output_count = parcel_count(request, OUTPUT_BYTES);
    asked->outputs = NEW_ARRAY(arena, struct output, asked->output_count);
    for (size_t i = 0; i < asked->output_count; i++) {
        struct output *output = &asked->outputs[i];
        struct str name = parcel_text(request);
        output->name = str_copy(arena, name.s, name.n);
        size_t copy = parcel_number(request);
        output->bytes = parcel_text(request);
        if (copy > i || !file_leads_down(output->name))
            return false;
        if (copy)
            output->bytes = asked->outputs[copy - 1].bytes;
    }
    asked->former_count = parcel_count(request, sizeof(size_t));
    asked->former = NEW_ARRAY(arena, struct str, asked->former_count);
    for (size_t i = 0; i < asked->former_count; i++)
        asked->former[i] = parcel_text(request);
    return !request->broken;
}

static bool answer(enum status status, const struct findings *findings, struct buf *reply) {
    const struct finding *trouble = status == STATUS_OK ? NULL : &findings->list[0];
    parcel_put_text(reply, trouble ? trouble->place.file : STR(""));
    parcel_put_text(reply, trouble ? trouble->arguments[1].text : STR(""));
    return true;
}

bool writing_serve_commit(struct arena *arena, const void *context, struct parcel *request,
                          struct buf *reply) {
    const struct writing *writing = context;
    struct findings findings = findings_init(arena);
    struct asked asked;
    if (!writing->generation || !open_request(arena, request, &asked))
        return false;
    struct replacement replacement = {asked.outputs, asked.output_count, asked.former,
                                      asked.former_count};
    return answer(generation_commit(writing->generation, &replacement, &findings), &findings,
                  reply);
}

bool writing_serve_file(struct arena *arena, const void *context, struct parcel *request,
                        struct buf *reply) {
    const struct writing *writing = context;
    struct findings findings = findings_init(arena);
    struct asked asked;
    if (!writing->file.n || !open_request(arena, request, &asked) || asked.output_count != 1 ||
        !str_equal(asked.folder, writing->folder) ||
        !str_equal(asked.outputs[0].name, writing->file))
        return false;
    return answer(file_write_all(arena, writing->folder, asked.outputs, 1, &findings), &findings,
                  reply);
}
