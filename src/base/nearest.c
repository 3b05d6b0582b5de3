/* The edit distance between words, and the nearest of a list. */
#include "base/nearest.h"

#include "base/ascii.h"

#define NEAREST_MAX 64 /* bytes; longer words are not names of anything we know */

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* The restricted form: no edit inside a swapped pair. Three rows of the matrix. */
size_t str_distance(struct str a, struct str b) {
    if (a.n > NEAREST_MAX || b.n > NEAREST_MAX)
        return SIZE_MAX;
    size_t rows[3][NEAREST_MAX + 1];
    size_t *two_back = rows[0], *back = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.n; j++)
        back[j] = two_back[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            char x = to_lower(a.s[i - 1]), y = to_lower(b.s[j - 1]);
            row[j] = least(least(back[j], row[j - 1]) + 1, back[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == to_lower(b.s[j - 2]) && to_lower(a.s[i - 2]) == y)
                row[j] = least(row[j], two_back[j - 2] + 1);
        }
        size_t *oldest = two_back;
        two_back = back;
        back = row;
        row = oldest;
    }
    return back[b.n];
}

struct str str_nearest(struct str word, const struct str *words, size_t count) {
    struct str nearest = STR("");
    size_t best = SIZE_MAX;
    if (word.n == 0 || word.n > NEAREST_MAX)
        return nearest;
    for (size_t i = 0; i < count; i++) {
        if (words[i].n == 0 || words[i].n > NEAREST_MAX)
            continue;
        size_t longer = word.n > words[i].n ? word.n : words[i].n;
        size_t d = str_distance(word, words[i]);
        if (d <= longer / 3 && d < best) {
            best = d;
            nearest = words[i];
        }
    }
    return nearest;
}
