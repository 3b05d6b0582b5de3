/* A message (RFC 5322, MIME) to the files attached to it; by GMime. */
#ifndef PARSE_MAIL_H
#define PARSE_MAIL_H

#include "base/str.h"

struct mail_file {
    struct str name; /* as the message has it; empty: none */
    struct str bytes;
};

struct mail_message {
    struct mail_file *files; /* parts with a name, in their order */
    size_t file_count;
    bool received; /* it has been under way */
};

/* False when it is no message. */
MUST_USE bool mail_parse(struct arena *arena, struct str bytes, struct mail_message *message);

#endif
