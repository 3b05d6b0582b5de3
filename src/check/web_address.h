/* Comparing web addresses as a reviewer would: what page is it, and whose. */
#ifndef CHECK_WEB_ADDRESS_H
#define CHECK_WEB_ADDRESS_H

#include "base/str.h"

/* An address without scheme, "www.", user, standard port, trailing slash, index page, query and
 * fragment; "/home", "/de" and the like are the root. */
struct site {
    bool is_public;  /* http or https, and a host with a dot that is neither a number nor of a local
                        network */
    struct str host; /* lower case */
    struct str path; /* "" for the root, else "/a/b"; "." and ".." resolved (RFC 3986, 5.2.4) */
};

struct site site_of(struct arena *arena, struct str url);

/* Who can open it: anybody; only who is in the network, signs in, or knows what should not be
 * known; nobody, since the host is one of those kept for examples (RFC 2606). */
enum access { ACCESS_ANYBODY, ACCESS_LOCAL, ACCESS_LOGIN, ACCESS_PASSWORD, ACCESS_NOBODY };
enum access access_of(struct arena *arena, struct str url);
/* Whether `page` is on the host of `home` or on one below it ("aws.northwind.example"). */
bool site_is_below(const struct site *page, const struct site *home);
/* Whether the host, or the one above it, is example.com, example.net or example.org. */
bool host_is_reserved(struct str host);
bool site_is_same_page(const struct site *a, const struct site *b);

#endif
