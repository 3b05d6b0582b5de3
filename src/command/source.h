/* The line of a file that a finding points at. */
#ifndef COMMAND_SOURCE_H
#define COMMAND_SOURCE_H

#include "base/buf.h"
#include "model/finding.h"

/* Adds the line and a mark under the place; nothing when the file cannot be read or the finding
 * has no column. The line is read again from the file, so that a finding carries only its place. */
void source_print(struct buf *out, const struct place *place);

#endif
