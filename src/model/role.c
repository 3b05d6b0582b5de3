/* Roles and their words. */
#include "model/role.h"

static const struct str words[ROLE_COUNT] = {
#define ROLE(role, word) [ROLE_##role] = {word, sizeof word - 1},
    ROLES(ROLE)
#undef ROLE
};

struct str role_word(enum role role) {
    return words[role];
}

enum role role_of_word(struct str word) {
    for (int role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
        if (str_equal(words[role], word))
            return (enum role)role;
    return ROLE_NONE;
}

enum role role_of_heading(int level) {
    return (enum role)(ROLE_HEADING_1 + (level < 1 ? 0 : level > 6 ? 5 : level - 1));
}

bool role_is_heading(enum role role) {
    return role >= ROLE_HEADING_1 && role <= ROLE_HEADING_6;
}

bool role_is_contents(enum role role) {
    return role >= ROLE_CONTENTS_1 && role <= ROLE_CONTENTS_LIST;
}

bool role_is_of_cover(enum role role) {
    return role > ROLE_COVER && role <= ROLE_COVER_FOOT;
}
