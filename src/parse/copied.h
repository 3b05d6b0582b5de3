/* What gets into a text by copying it, and must not reach a reader: characters that are damaged,
 * invisible or of one machine's fonts only, and credentials. Any text file is looked at byte by
 * byte, whatever its syntax. */
#ifndef PARSE_COPIED_H
#define PARSE_COPIED_H

#include "model/finding.h"

/* A UTF-8 text read with another encoding, controls, private and invisible characters, directions
 * that reorder what is read: once for each kind, with how often it is there. */
void characters_find(struct arena *arena, struct str file, struct str bytes,
                     struct findings *findings);
/* Each once. Nobody prints the secret itself. */
void credentials_find(struct arena *arena, struct str file, struct str bytes,
                      struct findings *findings);
/* Once for each shape (base/shape.h), with the first one and how many more there are; not accounts
 * and ARNs, which a checklist may ask for. */
void identifiers_find(struct arena *arena, struct str file, struct str bytes,
                      struct findings *findings);

#endif
