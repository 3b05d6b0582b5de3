/* A hidden size or count as a range in words that does not tell it: "several hundred gigabytes" of
 * 412 GB. Of what begins with a one, "up to" stands before it, since "several" would be wrong. */
#include "compose/composer.h"

struct step {
    uint64_t one;
    const char *word;
};

/* Empty: there is no word for that many. */
static struct str range_of(struct arena *arena, const struct words *words, uint64_t value,
                           struct str unit) {
    const struct step steps[] = {
        {1, words->several},
        {12, words->several_dozen},
        {100, words->several_hundred},
        {1000, words->several_thousand},
        {10000, words->many_thousand},
        {100000, words->several_hundred_thousand},
        {1000000, words->several_million},
    };
    size_t at = COUNT(steps) - 1;
    while (at && value < steps[at].one)
        at--;
    if (value < 2 || value >= 10 * steps[COUNT(steps) - 1].one)
        return (struct str){0};
    struct str range = WORDS_FILL(arena, steps[at].word, unit);
    return str_trim(value < 2 * steps[at].one ? WORDS_FILL(arena, words->up_to, range) : range);
}

struct str secret_range_of_count(struct arena *arena, const struct words *words, uint64_t count) {
    return range_of(arena, words, count, STR(""));
}

struct str secret_range_of_size(struct arena *arena, const struct words *words, uint64_t bytes) {
    const char *const units[] = {words->size_of_byte, words->size_of_kilo, words->size_of_mega,
                                 words->size_of_giga, words->size_of_tera, words->size_of_peta};
    size_t unit = 0;
    for (; bytes >= 2000 && unit + 1 < COUNT(units); unit++)
        bytes /= 1000;
    return range_of(arena, words, bytes, str_of(units[unit]));
}
