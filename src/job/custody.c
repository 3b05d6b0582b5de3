#include "job/custody.h"

#include "base/limits.h"
#include "evidence/office_run.h"
#include "job/lettering.h"
#include "sys/sandbox.h"
#include "sys/writing.h"

static void enter_sandbox(const struct custody *custody) {
    struct str *readable = NULL;
    size_t count = 0;
    *APPEND(custody->arena, readable, count) = custody->install->templates;
    *APPEND(custody->arena, readable, count) = custody->install->fonts;
    for (size_t i = 0; i < custody->count; i++)
        if (custody->readable[i].n)
            *APPEND(custody->arena, readable, count) = custody->readable[i];
    sandbox_enter(&(struct sandbox){.readable = readable,
                                    .count = count,
                                    .memory = LIMIT_WORKER_MEMORY,
                                    .seconds = LIMIT_WORKER_SECONDS});
}

bool custody_begin(const struct custody *custody, struct findings *findings) {
    struct writing writing = {custody->folder, custody->file, custody->generation};
    struct steward steward = {.serve = {[STEWARD_COMMIT] = writing_serve_commit,
                                        [STEWARD_WRITE] = writing_serve_file,
                                        [STEWARD_CONVERT] = office_serve,
                                        [STEWARD_LETTERS] = lettering_serve},
                              .context = &writing,
                              .arena = custody->arena,
                              .seconds = LIMIT_WORKER_CLOCK};
    if (steward_is_there())
        return true;
    if (!steward_begin(&steward)) {
        findings_add(findings, MESSAGE_NO_PROCESS, (struct place){.file = custody->folder});
        return false;
    }
    enter_sandbox(custody);
    return true;
}
