/* What the tests of parse/ share: an arena and a list of findings for each test. */
#ifndef PARSE_FIXTURE_H
#define PARSE_FIXTURE_H

#include "base/limits.h"
#include "model/finding.h"

#define TEXT(literal)                                                                              \
    { literal, sizeof(literal) - 1 } /* STR is no constant initialiser */

struct fixture {
    struct arena *arena;
    struct findings findings;
};

static int setup(void **state) {
    static struct fixture fixture;
    fixture.arena = arena_new(LIMIT_JOB_MEMORY);
    fixture.findings = findings_init(fixture.arena);
    *state = &fixture;
    return 0;
}

static int teardown(void **state) {
    arena_drop(((struct fixture *)*state)->arena);
    return 0;
}

#endif
