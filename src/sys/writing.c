/* In the sandbox. Asked: a folder, outputs, names of former ones. Answered: the path at which it
 * failed, which is empty when it did not, and the reason. */
#include "sys/writing.h"

#include <errno.h>
#include <string.h>

#include "base/limits.h"

static enum status fail(struct findings *findings, struct str path, struct str why) {
    findings_add(findings, MESSAGE_CANNOT_WRITE, (struct place){.file = path},
                 {say_text(path), say_word(str_copy(findings->arena, why.s, why.n).s)});
    return STATUS_IO;
}

enum status writing_by_steward(struct str folder, const struct replacement *replacement,
                               enum steward_service service, struct findings *findings) {
    struct arena *scratch = arena_scratch(findings->arena);
    struct buf request = buf_init(scratch, LIMIT_PROCESS_OUTPUT);
    struct parcel reply;
    parcel_put_text(&request, folder);
    parcel_put_number(&request, replacement->output_count);
    for (size_t i = 0; i < replacement->output_count; i++) {
        const struct output *output = &replacement->outputs[i];
        parcel_put_text(&request, output->name);
        parcel_put_number(&request, output->copy);
        parcel_put_text(&request, output->copy ? STR("") : output->bytes);
    }
    parcel_put_number(&request, replacement->former_count);
    for (size_t i = 0; i < replacement->former_count; i++)
        parcel_put_text(&request, replacement->former[i]);
    bool heard = steward_ask(scratch, service, buf_str(&request), &reply);
    struct str failed = heard ? parcel_text(&reply) : folder;
    struct str why = heard ? parcel_text(&reply) : str_of(strerror(EACCES));
    enum status status = STATUS_OK;
    if (failed.n || reply.broken)
        status = fail(findings, str_copy(findings->arena, failed.s, failed.n), why);
    arena_drop(scratch);
    return status;
}
