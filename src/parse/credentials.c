#include "base/credential.h"
#include "base/names.h"
#include "base/shape.h"
#include "parse/copied.h"
#include "parse/lines.h"

enum { SHOWN = 4 }; /* characters of a secret that are told, of a short one fewer */

void credentials_find(struct arena *arena, struct str file, struct str bytes,
                      struct findings *findings) {
    struct credential found;
    struct names *told = NULL;
    struct lines lines = {0};
    for (size_t at = 0; credential_find(bytes, at, &found); at = found.offset + found.count) {
        struct str secret = str_slice(bytes, found.offset, found.offset + found.count);
        if (!told) {
            told = names_new(arena);
            lines = lines_of(arena, file, bytes, 1);
        }
        size_t *known = names_enter(told, secret), shown = secret.n / 3;
        if ((*known)++)
            continue;
        bool key = str_starts(secret, STR("-----"));
        struct str begins = str_slice(secret, 0, shown < SHOWN ? shown : SHOWN);
        findings_add(findings, key ? MESSAGE_CREDENTIAL_KEY : MESSAGE_CREDENTIAL,
                     lines_place(&lines, found.offset, secret.n),
                     {say_word(found.kind), say_text(begins), say_size(secret.n)});
    }
}

void identifiers_find(struct arena *arena, struct str file, struct str bytes,
                      struct findings *findings) {
    struct shape found, first[SHAPE_COUNT];
    size_t count[SHAPE_COUNT] = {0};
    for (size_t at = 0; shape_find(bytes, at, &found); at = found.to)
        if (!count[found.kind]++)
            first[found.kind] = found;
    for (enum shape_kind kind = 0; kind < SHAPE_COUNT; kind++) {
        if (!count[kind] || kind == SHAPE_ACCOUNT || kind == SHAPE_ARN)
            continue;
        struct lines lines = lines_of(arena, file, bytes, 1);
        struct str value = str_slice(bytes, first[kind].from, first[kind].to);
        struct argument more = count[kind] > 1 ? say_size(count[kind] - 1) : say_word(NULL);
        findings_add(findings, MESSAGE_IDENTIFIER, lines_place(&lines, first[kind].from, value.n),
                     {say_word(shape_name(kind)), say_text(value), more});
    }
}
