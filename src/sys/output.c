/* A few files in somebody's folder: all of them, or none. Outputs of a build are a generation.
 *
 * Everything is written and synced beside its target first; only then are the targets replaced,
 * each by a rename. Until the end the earlier files are kept under a second name, so that a
 * failure half-way puts them back. All names are planned before the first system call, because the
 * arena may leave only while nothing is open. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/disk.h"
#include "sys/file.h"
#include "sys/writing.h"

struct plan {
    struct str bytes;
    struct str target, folder;    /* full paths */
    struct str temporary, backup; /* full paths, beside the target */
    bool written, replaced;
    bool is_new;    /* there was no earlier file */
    bool backed_up; /* the earlier file has its second name */
};

struct run {
    struct plan *plans;
    size_t count;
    struct str *folders; /* every folder on the way to a target, outer ones first */
    bool *folder_made;
    size_t folder_count;
    struct str failed; /* path at which it failed */
    int error;         /* its number; 0 = none */
};

static bool run_fail(struct run *run, struct str path) {
    run->error = errno ? errno : EIO; /* errno is that of the call that failed */
    run->failed = path;
    return false;
}

/* Planning */

static bool folder_is_planned(const struct run *run, struct str folder) {
    for (size_t i = 0; i < run->folder_count; i++)
        if (str_equal(run->folders[i], folder))
            return true;
    return false;
}

/* Lists the folder with all above it, outer ones first. */
static void run_plan_folder(struct run *run, struct arena *arena, struct str folder) {
    for (size_t at = 1; at <= folder.n; at++) {
        if (at < folder.n && folder.s[at] != '/')
            continue;
        struct str part = str_copy(arena, folder.s, at);
        if (!folder_is_planned(run, part))
            *APPEND(arena, run->folders, run->folder_count) = part;
    }
}

/* Writing beside the targets */

static bool run_make_folders(struct run *run) {
    for (size_t i = 0; i < run->folder_count; i++) {
        if (file_is_folder(run->folders[i]))
            continue;
        if (mkdir(run->folders[i].s, 0777) == 0)
            run->folder_made[i] = true;
        else if (errno != EEXIST || !file_is_folder(run->folders[i])) /* another job made it */
            return run_fail(run, run->folders[i]);
    }
    return true;
}

/* A left-over of a killed process with our number is no one's: it is replaced. */
static bool plan_write(struct plan *plan) {
    unlink(plan->temporary.s);
    plan->written = true; /* perhaps in part */
    return disk_write_new(plan->temporary.s, plan->bytes);
}

/* All are written before the first is synced: most are on the disk then. */
static bool run_write(struct run *run) {
    for (size_t i = 0; i < run->count; i++)
        if (!plan_write(&run->plans[i]))
            return run_fail(run, run->plans[i].target);
    for (size_t i = 0; i < run->count; i++)
        if (!disk_sync(run->plans[i].temporary.s))
            return run_fail(run, run->plans[i].target);
    return true;
}

/* Replacing the targets */

static bool run_replace(struct run *run) {
    for (size_t i = 0; i < run->count; i++) {
        struct plan *plan = &run->plans[i];
        /* Keeps the earlier file under a second name. File systems without hard links go
         * without. */
        unlink(plan->backup.s);
        plan->backed_up = link(plan->target.s, plan->backup.s) == 0;
        plan->is_new = !plan->backed_up && errno == ENOENT;
        if (rename(plan->temporary.s, plan->target.s) != 0)
            return run_fail(run, plan->target);
        plan->written = false;
        plan->replaced = true;
    }
    return true;
}

/* A folder that was made is an entry of the one above it: that one is synced too. */
static bool run_sync_folders(struct run *run) {
    for (size_t i = 0; i < run->count; i++) {
        bool seen = i > 0 && str_equal(run->plans[i].folder, run->plans[i - 1].folder);
        if (!seen && !disk_sync(run->plans[i].folder.s))
            return run_fail(run, run->plans[i].folder);
    }
    for (size_t i = 1; i < run->folder_count; i++)
        if (run->folder_made[i] && !disk_sync(run->folders[i - 1].s))
            return run_fail(run, run->folders[i - 1]);
    return true;
}

/* Ending */

enum status file_write_all(struct arena *arena, struct str folder, const struct output *outputs,
                           size_t count, struct findings *findings) {
    struct run run = {.count = count};
    long own = (long)getpid();
    if (steward_is_there())
        return writing_by_steward(folder,
                                  &(struct replacement){.outputs = outputs, .output_count = count},
                                  STEWARD_WRITE, findings);
    run.plans = NEW_ARRAY(arena, struct plan, run.count);
    for (size_t i = 0; i < run.count; i++) {
        struct plan *plan = &run.plans[i];
        plan->bytes = outputs[i].bytes;
        plan->target = file_join(arena, folder, outputs[i].name);
        struct str path = plan->target;
        struct str name = file_name(path);
        size_t n = path.n - name.n;
        plan->folder = n <= 1 ? str_copy(arena, n ? "/" : ".", 1) : str_copy(arena, path.s, n - 1);
        plan->temporary = file_beside(arena, plan->target, str_format(arena, "%ld.new", own).s);
        plan->backup = file_beside(arena, plan->target, str_format(arena, "%ld.old", own).s);
        run_plan_folder(&run, arena, plan->folder);
    }
    run.folder_made = NEW_ARRAY(arena, bool, run.folder_count);
    if (run_make_folders(&run) && run_write(&run) && run_replace(&run) && run_sync_folders(&run)) {
        for (size_t j = 0; j < run.count; j++)
            if (run.plans[j].backed_up)
                unlink(run.plans[j].backup.s);
        return STATUS_OK;
    }
    /* Best effort: what cannot be undone is not reported over the error that led here. */
    for (size_t k = run.count; k > 0; k--) {
        const struct plan *plan = &run.plans[k - 1];
        if (plan->written)
            unlink(plan->temporary.s);
        if (plan->replaced && plan->backed_up)
            rename(plan->backup.s, plan->target.s);
        else if (plan->replaced && plan->is_new)
            unlink(plan->target.s);
        if (plan->backed_up && !plan->replaced)
            unlink(plan->backup.s);
    }
    for (size_t k = run.folder_count; k > 0; k--)
        if (run.folder_made[k - 1])
            rmdir(run.folders[k - 1].s);
    findings_add(findings, MESSAGE_CANNOT_WRITE, (struct place){.file = run.failed},
                 {say_text(run.failed), say_word(strerror(run.error))});
    return STATUS_IO;
}
