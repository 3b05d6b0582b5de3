/* Finds the installation from the program's own place, so that it may be installed or moved
 * anywhere. */
#include "sys/locate.h"

#include <stdlib.h>
#include <unistd.h>

#include "sys/file.h"

bool locate_share(struct arena *arena, struct str *templates, struct str *fonts) {
    char program[4096];
    struct str share = str_of(getenv("DOSSIER_SHARE"));
    if (!share.n) {
        ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
        if (n < 0)
            return false;
        while (n && program[n - 1] != '/')
            n--;
        share = str_join(arena, str_copy(arena, program, (size_t)n), STR("../share/dossier"));
    }
    *templates = file_join(arena, share, STR("templates"));
    *fonts = file_join(arena, share, STR("fonts"));
    return file_is_folder(*templates) && file_is_folder(*fonts);
}
