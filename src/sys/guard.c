#include "sys/guard.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static struct {
    char named[PATH_MAX], real[PATH_MAX]; /* with '/' at the end; empty: none */
} guarded;

static void end_with_slash(char path[PATH_MAX]) {
    size_t n = strlen(path);
    if (n && path[n - 1] != '/' && n + 1 < PATH_MAX)
        memcpy(path + n, "/", 2);
}

void guard_folder(struct str folder) {
    guarded.named[0] = '\0';
    if (folder.n == 0 || folder.n + 1 >= PATH_MAX)
        return;
    memcpy(guarded.named, folder.s, folder.n);
    guarded.named[folder.n] = '\0';
    if (!realpath(guarded.named, guarded.real)) {
        guarded.named[0] = '\0';
        return;
    }
    end_with_slash(guarded.named);
    end_with_slash(guarded.real);
}

static bool is_source(struct str below) {
    return str_is(below, "manifest.xml") || str_starts(below, STR("fonts/")) ||
           str_starts(below, STR("templates/"));
}

bool guard_allows(const char *path) {
    char real[PATH_MAX];
    struct str named = str_of(guarded.named), root = str_of(guarded.real);
    if (named.n == 0 || !str_starts(str_of(path), named) || !realpath(path, real))
        return true;
    struct str below = str_slice(str_of(path), named.n, str_of(path).n), found = str_of(real);
    if (!str_starts(found, root))
        return false;
    return !is_source(below) || str_equal(str_slice(found, root.n, found.n), below);
}
