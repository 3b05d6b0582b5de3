/* JSON that carries its own digest. */
#ifndef READ_SEALED_H
#define READ_SEALED_H

#include <jansson.h>

#include "base/str.h"

/* False: the text does not agree with its digest behind `mark` (digest_seal), and is not read.
 * `root` is NULL where it is no JSON, and goes with the arena. */
MUST_USE bool sealed_read(struct arena *arena, struct str bytes, struct str mark, json_t **root);

#endif
