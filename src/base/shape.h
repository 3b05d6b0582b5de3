/* Identifiers by their shape: what nobody needs in public, and nobody declared. Accounts, resources
 * and addresses of a cloud, names of machines, mail addresses, telephones, bank accounts and cards.
 * What stands in manuals for one of them is none: example.com (RFC 2606), 192.0.2.1 (RFC 5737),
 * 2001:db8:: (RFC 3849), 123456789012 and the card numbers of test systems. Nor is what is as often
 * something else: 12.1.0.2 is an address only where the words before say so. */
#ifndef BASE_SHAPE_H
#define BASE_SHAPE_H

#include "base/str.h"

enum shape_kind {
    SHAPE_ACCOUNT,
    SHAPE_ARN,
    SHAPE_RESOURCE, /* i-0f..., vpc-..., subnet-... */
    SHAPE_ENDPOINT, /* a host name of AWS that is one customer's */
    SHAPE_ADDRESS,  /* IPv4 or IPv6 */
    SHAPE_HOST,     /* of a machine, or of a network that is not public */
    SHAPE_MAIL,
    SHAPE_PHONE,
    SHAPE_IBAN, /* with its check digits (ISO 13616), as the next (ISO/IEC 7812) */
    SHAPE_CARD,
    SHAPE_COUNT
};

struct shape {
    enum shape_kind kind;
    size_t from, to; /* bytes of the text */
};

/* The first one at or after `from`. A text is a paragraph or the row of a table: words before a
 * number say what it is. */
bool shape_find(struct str text, size_t from, struct shape *found);
/* "an account id of AWS" */
const char *shape_name(enum shape_kind kind);

/* Inside shape*.c. Each tells whether one of its kinds begins at `at`, which begins a word. */
bool shape_cloud(struct str text, size_t at, struct shape *found);
bool shape_network(struct str text, size_t at, struct shape *found);
bool shape_number(struct str text, size_t at, struct shape *found);
/* shape_text.c: the byte there; 0 beyond the end. */
char shape_byte(struct str text, size_t at);
/* Whether the byte is of a word: letters, digits, all beyond ASCII that is no blank or mark. */
bool shape_is_word(struct str text, size_t at);
/* Whether one of the last `most` words before `at` is in `list`, which has blanks around each. */
bool shape_follows(struct str text, size_t at, const char *list, int most);
/* Length of a blank or hyphen between two digits; 0: there is none. */
size_t shape_gap(struct str text, size_t at);

#endif
