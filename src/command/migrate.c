/* dossier migrate DIR --to ID: carries a submission over to another edition of its checklist and
 * says what is new, changed and gone. */
#include "command/migrate.h"

#include <stdio.h>

#include "base/limits.h"
#include "check/claim.h"
#include "command/command.h"
#include "read/read.h"
#include "sys/file.h"

static int migrate_findings(const struct options *options, struct findings *findings, int status) {
    struct buf out = buf_init(options->arena, LIMIT_OUTPUT_BYTES);
    findings_sort(findings);
    print_findings(&out, findings, PRINT_TEXT, false);
    fputs(buf_str(&out).s, stderr);
    return status;
}

static const struct migration *find_migration(const struct checklist *to, struct str from) {
    for (size_t i = 0; i < to->migration_count; i++)
        if (str_equal(to->migrations[i].from, from))
            return &to->migrations[i];
    return NULL;
}

struct list {
    const char *title;
    size_t count;
};

static void print_entry(struct list *list, struct str key, struct str title, struct str note) {
    if (list->count++ == 0)
        printf("\n%s\n", list->title);
    printf("  %-28.*s %.*s%s%.*s\n", STR_ARG(key), STR_ARG(title), note.n ? ": " : "",
           STR_ARG(note));
}

/* ---- items of one checklist, seen from the other ---- */

static void each_item(const struct migrate *migrate, const struct checklist *checklist,
                      struct list *list,
                      void (*look)(const struct migrate *, const struct item *, struct list *)) {
    struct cursor cursor = {0};
    const struct item *item, *last = NULL;
    const struct condition *condition;
    while (cursor_next(checklist, &cursor, &item, &condition)) {
        if (item != last)
            look(migrate, item, list);
        last = item;
    }
}

static struct str item_part(struct str key) {
    size_t first = str_find(key, STR("/"), 0);
    return str_slice(key, 0, first == SIZE_MAX ? SIZE_MAX : str_find(key, STR("/"), first + 1));
}

/* Whether any item of the old checklist arrives at this one. */
static void look_new(const struct migrate *migrate, const struct item *item, struct list *list) {
    struct cursor cursor = {0};
    const struct item *old;
    const struct condition *condition;
    const struct item_move *move;
    while (cursor_next(migrate->from, &cursor, &old, &condition)) {
        struct str arrives = migrate_key(migrate, condition->key, &move);
        if (arrives.n && str_equal(item_part(arrives), item->key))
            return;
    }
    print_entry(list, item->key, item->title, STR(""));
}

static void look_changed(const struct migrate *migrate, const struct item *old, struct list *list) {
    const struct item_move *move;
    struct str to = migrate_key(migrate, old->key, &move);
    const struct item *item = checklist_find_item(migrate->to, item_part(to));
    if (move && to.n && item && move->changed)
        print_entry(list, to, item->title, move->note);
}

static void look_gone(const struct migrate *migrate, const struct item *old, struct list *list) {
    const struct item_move *move;
    if (!migrate_key(migrate, old->key, &move).n)
        print_entry(list, old->key, old->title, move ? move->note : STR(""));
}

static size_t count_carried(const struct migrate *migrate, const struct dossier *dossier) {
    size_t count = 0;
    const struct item_move *move;
    for (size_t i = 0; i < dossier->answer_count; i++)
        count += migrate_key(migrate, dossier->answers[i].item, &move).n > 0;
    return count;
}

/* ---- the work ---- */

static int migrate_write(const struct options *options, const struct migrate *migrate,
                         const struct dossier *dossier, struct findings *findings) {
    struct str manifest = dossier->manifest, bytes;
    struct output output = {.name = STR("manifest.xml")};
    struct xml_node *root = NULL;
    if (file_read(options->arena, manifest, LIMIT_MANIFEST_BYTES, (struct place){.file = manifest},
                  findings, &bytes))
        root = xml_parse(options->arena, manifest, bytes, findings);
    if (!root)
        return migrate_findings(options, findings, EXIT_TROUBLE);
    output.bytes = migrate_manifest(migrate, bytes, root);
    if (file_write_all(options->arena, dossier->folder, &output, 1, findings) != STATUS_OK)
        return migrate_findings(options, findings, EXIT_TROUBLE);
    printf("%.*s is now for %.*s; %zu of %zu answers carried over.\n", STR_ARG(manifest),
           STR_ARG(migrate->to->id), count_carried(migrate, dossier), dossier->answer_count);
    struct list fresh = {"New, to be answered:", 0}, changed = {"Changed, to be read again:", 0},
                gone = {"Gone; what was said about them is kept in comments:", 0};
    each_item(migrate, migrate->to, &fresh, look_new);
    each_item(migrate, migrate->from, &changed, look_changed);
    each_item(migrate, migrate->from, &gone, look_gone);
    if (!fresh.count && !changed.count && !gone.count)
        puts("No item is new, changed or gone.");
    return EXIT_NOTHING_WRONG;
}

/* What is wrong with the submission elsewhere is for `check`; here it need only be understood. */
int command_migrate(const struct options *options) {
    struct str folder = command_folder(options->arena, options->words[0]);
    struct findings findings = findings_init(options->arena);
    struct migrate migrate = {.arena = options->arena};
    if (!options->to.n)
        return command_misused("`dossier migrate` needs --to=ID, the checklist to carry over to");
    if (!file_is_folder(folder))
        return command_misused("there is no folder `%s`; name the folder of a submission",
                               folder.s);
    struct submission read = read_submission(options->arena, folder, &options->install, &findings);
    const struct dossier *dossier = read.dossier;
    const struct checklist *from = read.checklist;
    if (!dossier)
        return migrate_findings(options, &findings, EXIT_FINDINGS);
    if (str_equal(from->id, options->to))
        return command_misused("`%s` is for `%s` already", folder.s, from->id.s);
    migrate.from = from;
    migrate.to = command_find_checklist(options, options->to);
    if (!migrate.to)
        return EXIT_USAGE;
    migrate.migration = find_migration(migrate.to, from->id);
    findings = findings_init(options->arena);
    return migrate_write(options, &migrate, dossier, &findings);
}
