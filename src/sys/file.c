/* Reading files and folders, and the rule that a path stays inside its folder.
 *
 * Paths become C strings in a buffer of PATH_MAX on the stack, so that no descriptor is open while
 * the arena may leave. Writing is in output.c, digests are in digest.c. */
#include "sys/file.h"
#include "sys/guard.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* False when the path is too long or holds a NUL. */
static bool path_copy(struct str path, char out[PATH_MAX]) {
    if (path.n == 0 || path.n >= PATH_MAX || memchr(path.s, '\0', path.n))
        return false;
    memcpy(out, path.s, path.n);
    out[path.n] = '\0';
    return true;
}

struct str file_join(struct arena *arena, struct str folder, struct str path) {
    if (folder.n == 0)
        return str_copy(arena, path.s, path.n);
    const char *between = folder.s[folder.n - 1] == '/' ? "" : "/";
    return str_format(arena, "%.*s%s%.*s", STR_ARG(folder), between, STR_ARG(path));
}

struct str file_name(struct str path) {
    size_t from = path.n;
    while (from > 0 && path.s[from - 1] != '/')
        from--;
    return str_slice(path, from, path.n);
}

struct str file_beside(struct arena *arena, struct str path, const char *suffix) {
    struct str name = file_name(path);
    return str_format(arena, "%.*s.%.*s.%s", (int)(path.n - name.n), path.s, STR_ARG(name), suffix);
}

struct str file_folder_name(struct arena *arena, struct str folder) {
    char path[PATH_MAX], real[PATH_MAX];
    while (folder.n > 1 && folder.s[folder.n - 1] == '/')
        folder.n--;
    struct str name = file_name(folder);
    bool named = name.n && !str_is(name, ".") && !str_is(name, "..");
    if (!named && path_copy(folder.n ? folder : STR("."), path) && realpath(path, real))
        name = file_name(str_of(real));
    if (str_empty(name))
        name = STR("submission"); /* the root of all folders has no name */
    return str_copy(arena, name.s, name.n);
}

bool file_exists(struct str path) {
    char name[PATH_MAX];
    struct stat about;
    return path_copy(path, name) && stat(name, &about) == 0;
}

bool file_is_folder(struct str path) {
    char name[PATH_MAX];
    struct stat about;
    return path_copy(path, name) && stat(name, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Folders */

struct open_folder {
    DIR *entries; /* NULL when closed */
};

static void folder_close(void *object) {
    struct open_folder *folder = object;
    if (folder->entries)
        closedir(folder->entries);
    folder->entries = NULL;
}

static int name_compare(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static bool folder_read(struct arena *arena, DIR *entries, struct str **names, size_t *count) {
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(entries);
        if (!entry)
            return errno == 0;
        struct str name = str_of(entry->d_name);
        if (!str_is(name, ".") && !str_is(name, ".."))
            *APPEND(arena, *names, *count) = str_copy(arena, name.s, name.n);
    }
}

bool file_list(struct arena *arena, struct str folder, struct str **names, size_t *count) {
    char name[PATH_MAX];
    *names = NULL;
    *count = 0;
    struct open_folder *open = NEW(arena, struct open_folder);
    arena_defer(arena, folder_close, open); /* in case the arena leaves half-way */
    if (!path_copy(folder, name) || !(open->entries = opendir(name)))
        return false;
    bool whole = folder_read(arena, open->entries, names, count);
    folder_close(open);
    if (*count > 1)
        qsort(*names, *count, sizeof **names, name_compare);
    return whole;
}

void file_list_xml(struct arena *arena, struct str folder, struct str **names, size_t *count) {
    struct str *all;
    size_t all_count;
    if (!file_list(arena, folder, &all, &all_count))
        return;
    for (size_t i = 0; i < all_count; i++)
        if (str_ends(all[i], STR(".xml")))
            *APPEND(arena, *names, *count) = str_copy(arena, all[i].s, all[i].n - 4);
}

/* Reading */

static bool error_is_missing(int error) {
    return error == ENOENT || error == ENOTDIR;
}

static bool report_error(struct findings *findings, struct place at, struct str path, int error) {
    if (error_is_missing(error))
        findings_add(findings, MESSAGE_NO_FILE, at, {say_text(path)});
    else
        findings_add(findings, MESSAGE_CANNOT_READ, at,
                     {say_text(path), say_word(strerror(error))});
    return false;
}

/* Whether this is a file that may be read, and its size. */
static bool file_measure(const char *name, struct str path, size_t limit, struct place at,
                         struct findings *findings, size_t *size) {
    struct stat about;
    if (!guard_allows(name)) {
        findings_add(findings, MESSAGE_PATH_LINK, at, {say_text(path)});
        return false;
    }
    if (stat(name, &about) != 0)
        return report_error(findings, at, path, errno);
    if (!S_ISREG(about.st_mode)) {
        findings_add(findings,
                     S_ISDIR(about.st_mode) ? MESSAGE_FILE_IS_A_FOLDER : MESSAGE_FILE_IS_IRREGULAR,
                     at, {say_text(path)});
        return false;
    }
    if (about.st_size == 0) {
        findings_add(findings, MESSAGE_FILE_IS_EMPTY, at, {say_text(path)});
        return false;
    }
    if ((uint64_t)about.st_size > limit) {
        findings_add(findings, MESSAGE_FILE_TOO_LARGE, at,
                     {say_text(path), say_number(about.st_size), say_size(limit)});
        return false;
    }
    *size = (size_t)about.st_size;
    return true;
}

/* Reads up to `size` bytes; gives 0 or the error's number. */
static int read_bytes(const char *name, char *bytes, size_t size, size_t *count) {
    int fd = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno;
    int error = 0;
    *count = 0;
    while (*count < size) {
        ssize_t n = read(fd, bytes + *count, size - *count);
        if (n == 0)
            break; /* it shrank since it was measured */
        if (n > 0)
            *count += (size_t)n;
        else if (errno != EINTR) {
            error = errno;
            break;
        }
    }
    close(fd); /* nothing was written: its result says nothing */
    return error;
}

bool file_read(struct arena *arena, struct str path, size_t limit, struct place named_at,
               struct findings *findings, struct str *bytes) {
    char name[PATH_MAX];
    *bytes = STR("");
    if (!path_copy(path, name))
        return report_error(findings, named_at, path, path.n ? ENAMETOOLONG : ENOENT);
    size_t size = 0, count = 0;
    if (!file_measure(name, path, limit, named_at, findings, &size))
        return false;
    char *content = arena_alloc(arena, size + 1, 1);
    int error = read_bytes(name, content, size, &count);
    if (error)
        return report_error(findings, named_at, path, error);
    if (count == 0) {
        findings_add(findings, MESSAGE_FILE_IS_EMPTY, named_at, {say_text(path)});
        return false;
    }
    *bytes = (struct str){content, count};
    inputs_note(findings->inputs, path, *bytes);
    return true;
}

/* Staying inside */

/* What is wrong with the path as it is written. MESSAGE_NONE: the path itself is as it must be. */
static enum message path_trouble(struct str path) {
    if (path.n == 0)
        return MESSAGE_PATH_EMPTY;
    if (path.s[0] == '/')
        return MESSAGE_PATH_ABSOLUTE;
    if (memchr(path.s, '\0', path.n))
        return MESSAGE_PATH_NUL;
    if (memchr(path.s, '\\', path.n))
        return MESSAGE_PATH_BACKSLASH;
    struct str piece;
    while (str_cut(&path, '/', &piece))
        if (str_is(piece, ".."))
            return MESSAGE_PATH_UP;
    return MESSAGE_NONE;
}

bool file_leads_down(struct str path) {
    return path_trouble(path) == MESSAGE_NONE;
}

/* Follows the links of the path, or of its deepest ancestor that exists. */
static bool resolve_existing(char path[PATH_MAX], char resolved[PATH_MAX]) {
    while (!realpath(path, resolved)) {
        char *slash = strrchr(path, '/');
        if (!error_is_missing(errno) || !slash || slash == path)
            return false;
        *slash = '\0';
    }
    return true;
}

/* False when links lead the path out. What cannot be resolved is left to file_read: it cannot be
 * opened either. */
static bool stays_inside(struct str folder, struct str full) {
    char root[PATH_MAX], path[PATH_MAX], real_root[PATH_MAX], real_path[PATH_MAX];
    if (!path_copy(folder.n ? folder : STR("."), root) || !path_copy(full, path))
        return true;
    if (!realpath(root, real_root) || !resolve_existing(path, real_path))
        return true;
    size_t n = strlen(real_root);
    if (n == 1)
        return true; /* the folder is "/" */
    return strncmp(real_path, real_root, n) == 0 && (real_path[n] == '\0' || real_path[n] == '/');
}

bool file_inside(struct arena *arena, struct str folder, struct str path, struct place named_at,
                 struct findings *findings, struct str *full) {
    *full = STR("");
    enum message trouble = path_trouble(path);
    if (trouble == MESSAGE_NONE) {
        *full = file_join(arena, folder, path);
        if (stays_inside(folder, *full))
            return true;
        trouble = MESSAGE_PATH_LINK_OUT;
    }
    findings_add(findings, trouble, named_at, {say_text(path)});
    *full = STR("");
    return false;
}
