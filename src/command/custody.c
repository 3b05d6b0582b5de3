/* The commands that read in one process; `check` and `build` give each submission a process, and
 * job.c does this in each. */
#include "command/command.h"

#include <stdio.h>

#include "base/limits.h"
#include "job/custody.h"
#include "sys/file.h"

static struct str folder_of(struct arena *arena, struct str path) {
    struct str name = file_name(path);
    return name.n == path.n ? STR(".") : str_copy(arena, path.s, path.n - name.n);
}

bool command_begin_custody(const struct options *options, size_t written) {
    struct arena *arena = options->arena;
    struct findings findings = findings_init(arena);
    struct custody custody = {.arena = arena, .install = &options->install};
    struct str *readable = NULL;
    size_t count = 0;
    for (size_t i = 0; i < options->word_count; i++)
        *APPEND(arena, readable, count) =
            file_is_folder(options->words[i])
                ? options->words[i]
                : folder_of(arena, options->words[i]); /* what is beside a file belongs to it */
    *APPEND(arena, readable, count) = options->output;
    *APPEND(arena, readable, count) = options->inputs;
    if (written && written <= options->word_count) {
        custody.folder = command_folder(arena, options->words[written - 1]);
        custody.file = STR("manifest.xml");
    } else if (options->file.n) {
        custody.folder = folder_of(arena, options->file);
        custody.file = file_name(options->file);
    }
    custody.readable = readable;
    custody.count = count;
    if (custody_begin(&custody, &findings))
        return true;
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    print_findings(&out, &findings, PRINT_TEXT, false);
    fputs(buf_str(&out).s, stderr);
    return false;
}
