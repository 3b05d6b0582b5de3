/* What the words of a command line name: a checklist of the installation, the folder of a
 * submission; and the message where they name nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/nearest.h"
#include "command/command.h"
#include "read/read.h"
#include "sys/file.h"

int command_misused(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("dossier: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return EXIT_USAGE;
}

/* A checklist of the installation that cannot be read is named, not passed over. */
struct checklist **command_read_checklists(const struct options *options, size_t *count) {
    struct str folder = file_join(options->arena, options->install.templates, STR("checklists"));
    struct str *names = NULL;
    struct checklist **list = NULL;
    size_t name_count = 0;
    *count = 0;
    file_list_xml(options->arena, folder, &names, &name_count);
    for (size_t k = 0; k < name_count; k++) {
        struct findings findings = findings_init(options->arena);
        struct buf out = buf_init(options->arena, LIMIT_OUTPUT_BYTES);
        struct str path =
            str_format(options->arena, "%.*s/%.*s.xml", STR_ARG(folder), STR_ARG(names[k]));
        struct checklist *checklist = read_checklist(options->arena, path, &findings);
        if (checklist)
            *APPEND(options->arena, list, *count) = checklist;
        print_findings(&out, &findings, PRINT_TEXT, false);
        fputs(buf_str(&out).s, stderr);
    }
    return list;
}

/* The only name that holds the word; empty when there is none or more than one. */
static struct str command_find_part(const struct str *names, size_t count, struct str word) {
    struct str found = {0};
    for (size_t k = 0; k < count; k++) {
        if (!word.n || str_find(names[k], word, 0) == SIZE_MAX)
            continue;
        if (found.n)
            return (struct str){0};
        found = names[k];
    }
    return found;
}

const struct checklist *command_find_checklist(const struct options *options, struct str id) {
    size_t count;
    struct checklist **list = command_read_checklists(options, &count);
    struct str *names = NEW_ARRAY(options->arena, struct str, count + 1), nearest;
    for (size_t k = 0; k < count; k++) {
        if (str_equal(list[k]->id, id))
            return list[k];
        names[k] = list[k]->id;
    }
    nearest = count == 1 ? names[0] : command_find_part(names, count, id);
    if (!nearest.n)
        nearest = str_nearest(id, names, count);
    if (nearest.n)
        command_misused("there is no checklist `%s`; did you mean `%s`?", id.s, nearest.s);
    else
        command_misused("there is no checklist `%s`; `dossier checklists` lists them", id.s);
    return NULL;
}

/* "." and ".." have a name of their own only when resolved; results are filed under it. */
struct str command_folder(struct arena *arena, struct str word) {
    struct str folder = word, name;
    char *resolved;
    while (folder.n > 1 && folder.s[folder.n - 1] == '/')
        folder = str_copy(arena, folder.s, folder.n - 1);
    name = file_name(folder);
    if (!str_is(name, ".") && !str_is(name, ".."))
        return folder;
    resolved = realpath(folder.s, NULL);
    if (resolved)
        folder = str_copy(arena, resolved, strlen(resolved));
    free(resolved);
    return folder;
}
