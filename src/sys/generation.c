/* All names are planned before the first system call, because the arena may leave only while
 * nothing is half done. What is carried over is a second name of the same file, so that removing
 * the former generation takes nothing away. */
#include "sys/generation.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "sys/disk.h"
#include "sys/ending.h"
#include "sys/lock.h"
#include "sys/writing.h"

struct generation {
    struct arena *arena;
    struct str named;      /* the folder, as it was named */
    struct str folder;     /* the same, links followed */
    struct str above;      /* where it is */
    struct str next, last; /* the new one, and where the former one waits; beside it */
};

enum carried_kind { CARRIED_FILE, CARRIED_FOLDER };

struct carried {
    struct str path; /* below the folder */
    enum carried_kind kind;
    mode_t mode;
};

/* Everything to be done, in its order. */
struct plan {
    struct generation *generation;
    struct names *former;
    struct names *own; /* names of the new outputs */
    struct carried *carried;
    size_t carried_count;
    struct str *folders; /* of the outputs, outer ones first, below the folder */
    size_t folder_count;
    const struct output *outputs;
    size_t output_count;
    struct str failed; /* path at which it failed */
};

/* ---- beginning ---- */

/* What a build left that was killed. Of two steps the second may be missing. */
static void recover(const struct generation *generation) {
    if (!file_exists(generation->folder))
        (void)rename(generation->last.s, generation->folder.s);
    disk_remove_tree(generation->last.s);
    disk_remove_tree(generation->next.s);
}

struct generation *generation_begin(struct arena *arena, struct str folder, bool wait,
                                    struct findings *findings) {
    struct generation *generation = NEW(arena, struct generation);
    char resolved[PATH_MAX];
    generation->arena = arena;
    generation->named = generation->folder = folder;
    if (folder.n < PATH_MAX && realpath(folder.s, resolved))
        generation->folder = str_copy(arena, resolved, strlen(resolved));
    struct str name = file_name(generation->folder);
    generation->above = name.n == generation->folder.n
                            ? STR(".")
                            : str_copy(arena, generation->folder.s, generation->folder.n - name.n);
    generation->next = file_beside(arena, generation->folder, "dossier-new");
    generation->last = file_beside(arena, generation->folder, "dossier-old");
    enum lock_outcome outcome = lock_take(arena, generation->folder, wait);
    int error = errno;
    if (outcome == LOCK_TAKEN) {
        recover(generation);
        return generation;
    }
    if (outcome == LOCK_BUSY)
        findings_add(findings, MESSAGE_OUTPUT_BUSY, (struct place){.file = folder},
                     {say_text(folder)});
    else
        findings_add(findings, MESSAGE_CANNOT_WRITE, (struct place){.file = folder},
                     {say_text(folder), say_word(strerror(error))});
    return NULL;
}

/* ---- planning ---- */

static bool fail(struct plan *plan, struct str below) {
    plan->failed = below;
    return false;
}

/* Lists what is in the folder and not of a build's making; false when that cannot be known. A
 * folder is carried over for what is in it, or because it was empty. */
static bool plan_carried(struct plan *plan, struct str below, int depth) {
    struct arena *arena = plan->generation->arena;
    struct str *names, full = file_join(arena, plan->generation->folder, below);
    size_t count;
    if (depth > LIMIT_CARRIED_FOLDERS) {
        errno = ELOOP;
        return fail(plan, below);
    }
    if (!file_list(arena, full, &names, &count))
        return fail(plan, below);
    for (size_t i = 0; i < count; i++) {
        struct str path = file_join(arena, below, names[i]);
        struct str at = file_join(arena, plan->generation->folder, path);
        struct stat about;
        if (names_find(plan->former, path) || names_find(plan->own, path))
            continue;
        if (lstat(at.s, &about) != 0)
            return fail(plan, path);
        size_t before = plan->carried_count;
        *APPEND(arena, plan->carried, plan->carried_count) = (struct carried){
            path, S_ISDIR(about.st_mode) ? CARRIED_FOLDER : CARRIED_FILE, about.st_mode & 07777};
        if (!S_ISDIR(about.st_mode))
            continue;
        struct str *inside;
        size_t inside_count;
        if (!file_list(arena, at, &inside, &inside_count) || !plan_carried(plan, path, depth + 1))
            return fail(plan, path);
        if (inside_count && plan->carried_count == before + 1)
            plan->carried_count = before; /* only a build's files were in it */
    }
    return true;
}

static void plan_folders(struct plan *plan, struct names *seen, struct str name) {
    struct arena *arena = plan->generation->arena;
    for (size_t at = 0; at < name.n; at++) {
        struct str folder = str_slice(name, 0, at);
        if (name.s[at] == '/' && !(*names_enter(seen, folder))++)
            *APPEND(arena, plan->folders, plan->folder_count) = str_copy(arena, folder.s, folder.n);
    }
}

/* ---- the new generation ---- */

static void put_path(char path[PATH_MAX], struct str folder, struct str below) {
    snprintf(path, PATH_MAX, "%.*s/%.*s", STR_ARG(folder), STR_ARG(below));
}

/* Again, with the mode of the former one, when it is one of the outputs' too. */
static bool make_folder(const char *path, mode_t mode) {
    return mkdir(path, 0777) == 0 ? chmod(path, mode) == 0 || errno == EPERM : errno == EEXIST;
}

static bool carry_over(struct plan *plan) {
    char from[PATH_MAX], to[PATH_MAX];
    for (size_t i = 0; i < plan->carried_count; i++) {
        const struct carried *carried = &plan->carried[i];
        put_path(from, plan->generation->folder, carried->path);
        put_path(to, plan->generation->next, carried->path);
        if (!(carried->kind == CARRIED_FOLDER ? make_folder(to, carried->mode)
                                              : disk_link(from, to)))
            return fail(plan, carried->path);
    }
    return true;
}

static bool write_outputs(struct plan *plan) {
    char path[PATH_MAX];
    for (size_t i = 0; i < plan->folder_count; i++) {
        put_path(path, plan->generation->next, plan->folders[i]);
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return fail(plan, plan->folders[i]);
    }
    for (size_t i = 0; i < plan->output_count; i++) {
        put_path(path, plan->generation->next, plan->outputs[i].name);
        if (!disk_write_new(path, plan->outputs[i].bytes))
            return fail(plan, plan->outputs[i].name);
    }
    return true;
}

static bool sync_one(struct plan *plan, struct str below) {
    char path[PATH_MAX];
    put_path(path, plan->generation->next, below);
    return disk_sync(path) || fail(plan, below);
}

/* After all is written: most of it is on the disk then. */
static bool sync_all(struct plan *plan) {
    for (size_t i = 0; i < plan->output_count; i++)
        if (!sync_one(plan, plan->outputs[i].name))
            return false;
    for (size_t i = plan->folder_count; i > 0; i--)
        if (!sync_one(plan, plan->folders[i - 1]))
            return false;
    for (size_t i = plan->carried_count; i > 0; i--)
        if (plan->carried[i - 1].kind == CARRIED_FOLDER &&
            !sync_one(plan, plan->carried[i - 1].path))
            return false;
    return sync_one(plan, STR(""));
}

static bool make_next(struct plan *plan) {
    const struct generation *generation = plan->generation;
    struct stat about;
    bool there = stat(generation->folder.s, &about) == 0;
    return (mkdir(generation->next.s, 0777) == 0 &&
            (!there || chmod(generation->next.s, about.st_mode & 07777) == 0)) ||
           fail(plan, STR(""));
}

/* ---- the step ---- */

/* In two steps, where one cannot be had. */
static bool change_in_two(const struct generation *generation) {
    if (rename(generation->folder.s, generation->last.s) != 0)
        return false;
    if (rename(generation->next.s, generation->folder.s) == 0)
        return true;
    int error = errno;
    (void)rename(generation->last.s, generation->folder.s);
    errno = error;
    return false;
}

/* The former generation, if there is one, is then where the new one was, or has its second name. */
static bool change_places(const struct generation *generation) {
    const char *folder = generation->folder.s, *next = generation->next.s;
    if (!file_exists(generation->folder))
        return rename(next, folder) == 0;
    if (renameat2(AT_FDCWD, next, AT_FDCWD, folder, RENAME_EXCHANGE) == 0)
        return true;
    return (errno == EINVAL || errno == ENOSYS) && change_in_two(generation);
}

static void change_back(const struct generation *generation) {
    const char *folder = generation->folder.s, *next = generation->next.s,
               *last = generation->last.s;
    if (file_exists(generation->next))
        (void)renameat2(AT_FDCWD, next, AT_FDCWD, folder, RENAME_EXCHANGE);
    else if (rename(folder, next) == 0 && file_exists(generation->last))
        (void)rename(last, folder);
}

static bool run(struct plan *plan) {
    const struct generation *generation = plan->generation;
    if (!make_next(plan) || !carry_over(plan) || !write_outputs(plan) || !sync_all(plan))
        return false;
    if (!change_places(generation))
        return fail(plan, STR(""));
    if (disk_sync(generation->above.s))
        return true;
    int error = errno;
    change_back(generation);
    errno = error;
    return fail(plan, STR(""));
}

enum status generation_commit(struct generation *generation, const struct replacement *replacement,
                              struct findings *findings) {
    struct arena *arena = generation->arena;
    const struct output *outputs = replacement->outputs;
    size_t count = replacement->output_count;
    struct plan plan = {.generation = generation,
                        .former = names_new(arena),
                        .own = names_new(arena),
                        .outputs = outputs,
                        .output_count = count};
    if (steward_is_there())
        return writing_by_steward(generation->named, replacement, STEWARD_COMMIT, findings);
    for (size_t i = 0; i < replacement->former_count; i++)
        *names_enter(plan.former, replacement->former[i]) = 1;
    struct names *seen = names_new(arena);
    for (size_t i = 0; i < count; i++) {
        *names_enter(plan.own, outputs[i].name) = 1;
        plan_folders(&plan, seen, outputs[i].name);
    }
    bool planned = !file_exists(generation->folder) || plan_carried(&plan, STR(""), 0);
    int error = errno;
    ending_hold();
    bool done = planned && run(&plan);
    if (planned)
        error = errno;
    disk_remove_tree(generation->next.s);
    disk_remove_tree(generation->last.s);
    ending_release();
    if (done)
        return STATUS_OK;
    struct str failed =
        plan.failed.n ? file_join(arena, generation->named, plan.failed) : generation->named;
    findings_add(findings, MESSAGE_CANNOT_WRITE, (struct place){.file = failed},
                 {say_text(failed), say_word(strerror(error))});
    return STATUS_IO;
}
