/* Carrying a manifest over to another checklist: the work of dossier migrate, apart from files and
 * the terminal. */
#ifndef COMMAND_MIGRATE_H
#define COMMAND_MIGRATE_H

#include "model/checklist.h"
#include "parse/xml.h"

struct migrate {
    struct arena *arena;
    const struct checklist *from, *to;
    const struct migration *migration; /* NULL: items keep their keys */
};

/* Where a key of the old checklist stands in the new one; empty: it is gone. `move` is what the
 * mapping says about it, NULL when it says nothing. */
struct str migrate_key(const struct migrate *migrate, struct str key,
                       const struct item_move **move);
/* The manifest with the new checklist's id, edition and keys; everything else is as it was. What is
 * gone becomes a comment. */
struct str migrate_manifest(const struct migrate *migrate, struct str bytes,
                            const struct xml_node *root);

#endif
