/* Where the receipt is that a word of the command line means. */
#include "base/limits.h"
#include "command/command.h"
#include "read/read.h"
#include "sys/file.h"

struct str command_results(const struct options *options, struct str word) {
    struct str folder = command_folder(options->arena, word);
    if (!file_exists(file_join(options->arena, folder, STR("manifest.xml"))))
        return folder;
    return file_join(options->arena, options->output, file_name(folder));
}

struct str command_find_receipt(const struct options *options, struct str word) {
    if (!file_exists(word)) {
        command_misused("there is no file or folder `%s`", word.s);
        return STR("");
    }
    if (!file_is_folder(word))
        return word;
    struct str folder = command_results(options, word);
    static const char *const names[] = {"receipt.json", "draft/receipt-draft.json",
                                        "receipt-draft.json"};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct str path = file_join(options->arena, folder, str_of(names[i]));
        if (file_exists(path))
            return path;
    }
    command_misused("there is no receipt.json in %s; `dossier build` writes one", folder.s);
    return STR("");
}

struct receipt *command_read_receipt(struct arena *arena, struct str path,
                                     struct findings *findings) {
    struct place place = {.file = path};
    struct str bytes;
    if (!file_read(arena, path, LIMIT_RECEIPT_BYTES, place, findings, &bytes))
        return NULL;
    return read_receipt(arena, path, bytes, findings);
}
