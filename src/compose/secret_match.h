/* Inside compose/: where a text holds a secret, and the address or name of a machine around it. */
#ifndef COMPOSE_SECRET_MATCH_H
#define COMPOSE_SECRET_MATCH_H

#include "compose/compose.h"

/* Small letters, and one apostrophe. */
uint32_t secret_fold(uint32_t c);
/* End of the match of the secret that begins at `at`; 0: none does. */
size_t secret_match(struct str text, size_t at, struct str secret);
/* The plural of a name, or its genitive, goes with it: where that ends. */
size_t secret_name_end(struct str text, size_t end);
/* Whether a match is no piece of another word or number. */
bool secret_is_bounded(struct str text, size_t from, size_t end, bool is_name);
/* Whether it is written as the secret has to be. */
bool secret_is_spelled(const struct secret *secret, struct str text, struct range part);
/* The address, path or name of a machine that a match stands in: words put into one would be
 * nonsense. `small`: the name is not written as it is in a sentence. Empty: it stands in one. */
struct range secret_token(struct str text, size_t at, size_t end, bool small);
/* The same in a line of a program, where there is always one. */
struct range secret_code_token(struct str text, size_t at, size_t end);
/* Of such a token: an address of the web or of mail, not the name of a file or a machine. */
bool secret_token_is_address(struct str token);
/* The token that begins at `at`, if it holds characters by their codes (%C3, "xn--"); else empty.
 */
struct range secret_encoded_token(struct str text, size_t at);

#endif
