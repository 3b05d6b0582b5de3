/* Numbers for tests that make their own cases: the same ones on every run. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

/* xorshift32 (Marsaglia 2003); *state must not be 0. */
static inline uint32_t random_below(uint32_t *state, uint32_t below) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state % below;
}

#endif
