/* Where in its file a fix changes what. */
#ifndef COMMAND_FIX_H
#define COMMAND_FIX_H

#include "model/finding.h"
#include "parse/lines.h"
#include "parse/xml.h"

/* The file that was looked at last: findings stand together by file. Begins zeroed. */
struct fix_file {
    struct str path;
    struct lines lines;
    const struct xml_node *root; /* parsed when it is asked for */
};

struct change {
    struct range range;
    struct str replacement;
};

/* False: there is no fix, or the file does not say what was to be replaced. */
bool fix_find(struct arena *arena, const struct fix *fix, struct fix_file *file,
              struct change *change);

#endif
