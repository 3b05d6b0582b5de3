/* Roles and their words. */
#include "model/role.h"

#define ROLE(role, word) [ROLE_##role] = word,
const char *const role_words[ROLE_COUNT] = {[ROLE_NONE] = "", ROLES(ROLE)};

enum role role_find(struct str word) {
    for (enum role role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
        if (str_is(word, role_words[role]))
            return role;
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
