/* A zip archive is not trusted: every offset and length is held against the bytes there are, the
 * unpacked size is known and taken from a budget before anything is unpacked, and libdeflate stops
 * at exactly that size. So neither a bomb nor entries that share their bytes make memory grow. */
#include "parse/zip.h"

#include <libdeflate.h>

#include "base/limits.h"

enum { END_BYTES = 22, CENTRAL_BYTES = 46, LOCAL_BYTES = 30, COMMENT_MAX = 65535 };
enum { METHOD_STORED = 0, METHOD_DEFLATED = 8, FLAG_ENCRYPTED = 1 };

static uint32_t zip_number(struct str bytes, size_t at, size_t size) {
    uint32_t value = 0;
    for (size_t k = size; k-- > 0;)
        value = value << 8 | (unsigned char)bytes.s[at + k];
    return value;
}

static bool zip_fail(const struct zip *zip, enum message trouble, struct str name) {
    struct place place = {.file = zip->file};
    findings_add(zip->findings, trouble, place, {say_text(name)});
    return false;
}

/* The end record, searched from the end: a comment may stand behind it. SIZE_MAX: none. */
static size_t zip_find_end(struct str bytes) {
    if (bytes.n < END_BYTES)
        return SIZE_MAX;
    for (size_t at = bytes.n - END_BYTES;; at--) {
        if (str_starts(str_slice(bytes, at, bytes.n), STR("PK\5\6")))
            return at;
        if (at == 0 || bytes.n - at > END_BYTES + COMMENT_MAX)
            return SIZE_MAX;
    }
}

static bool zip_read_central(struct zip *zip, size_t *at, struct zip_entry *entry) {
    struct str bytes = zip->bytes;
    size_t name, rest;
    if (*at > bytes.n || bytes.n - *at < CENTRAL_BYTES ||
        !str_starts(str_slice(bytes, *at, bytes.n), STR("PK\1\2")))
        return false;
    name = zip_number(bytes, *at + 28, 2);
    rest = name + zip_number(bytes, *at + 30, 2) + zip_number(bytes, *at + 32, 2);
    if (bytes.n - *at - CENTRAL_BYTES < rest)
        return false;
    *entry = (struct zip_entry){
        .name = str_slice(bytes, *at + CENTRAL_BYTES, *at + CENTRAL_BYTES + name),
        .flags = zip_number(bytes, *at + 8, 2),
        .method = zip_number(bytes, *at + 10, 2),
        .crc = zip_number(bytes, *at + 16, 4),
        .packed = zip_number(bytes, *at + 20, 4),
        .unpacked = zip_number(bytes, *at + 24, 4),
        .offset = zip_number(bytes, *at + 42, 4)};
    *at += CENTRAL_BYTES + rest;
    return true;
}

bool zip_open(struct zip *zip) {
    struct str bytes = zip->bytes;
    size_t end = zip_find_end(bytes), at, count;
    if (end == SIZE_MAX)
        return zip_fail(zip, MESSAGE_ZIP_NO_ARCHIVE, (struct str){0});
    count = zip_number(bytes, end + 10, 2);
    at = zip_number(bytes, end + 16, 4);
    if (zip_number(bytes, end + 4, 4) != 0 || count == 0xFFFF || at == 0xFFFFFFFF)
        return zip_fail(zip, MESSAGE_ZIP_PARTS, (struct str){0});
    for (size_t k = 0; k < count; k++)
        if (!zip_read_central(zip, &at, APPEND(zip->arena, zip->entries, zip->count)))
            return zip_fail(zip, MESSAGE_ZIP_LIST, (struct str){0});
    return true;
}

/* NULL: there is none, or two, of which programs may read different ones. */
static const struct zip_entry *zip_find(const struct zip *zip, struct str name) {
    const struct zip_entry *found = NULL;
    for (size_t k = 0; k < zip->count; k++)
        if (str_equal(zip->entries[k].name, name)) {
            if (found)
                return NULL;
            found = &zip->entries[k];
        }
    return found;
}

bool zip_has(const struct zip *zip, struct str name) {
    for (size_t k = 0; k < zip->count; k++)
        if (str_equal(zip->entries[k].name, name))
            return true;
    return false;
}

/* The packed bytes; false when the headers point beside the archive. */
static bool zip_find_bytes(const struct zip *zip, const struct zip_entry *entry,
                           struct str *packed) {
    struct str bytes = zip->bytes;
    size_t at = entry->offset;
    if (at > bytes.n || bytes.n - at < LOCAL_BYTES ||
        !str_starts(str_slice(bytes, at, bytes.n), STR("PK\3\4")))
        return false;
    at += LOCAL_BYTES + zip_number(bytes, at + 26, 2) + zip_number(bytes, at + 28, 2);
    if (at > bytes.n || bytes.n - at < entry->packed)
        return false;
    *packed = str_slice(bytes, at, at + entry->packed);
    return true;
}

static void decompressor_drop(void *object) {
    libdeflate_free_decompressor(object);
}

static bool zip_unpack(struct arena *arena, const struct zip_entry *entry, struct str packed,
                       char *out) {
    struct libdeflate_decompressor *inflate;
    if (entry->method == METHOD_STORED) {
        for (size_t k = 0; k < packed.n && packed.n == entry->unpacked; k++)
            out[k] = packed.s[k];
        return packed.n == entry->unpacked;
    }
    if (!(inflate = libdeflate_alloc_decompressor()))
        arena_exhaust(arena);
    arena_defer(arena, decompressor_drop, inflate);
    return libdeflate_deflate_decompress(inflate, packed.s, packed.n, out, entry->unpacked, NULL) ==
           LIBDEFLATE_SUCCESS;
}

bool zip_read(struct zip *zip, struct str name, struct str *bytes) {
    const struct zip_entry *entry = zip_find(zip, name);
    struct str packed;
    char *out;
    if (!entry)
        return zip_fail(zip, MESSAGE_ZIP_NOT_ONE, name);
    if (entry->flags & FLAG_ENCRYPTED ||
        (entry->method != METHOD_STORED && entry->method != METHOD_DEFLATED))
        return zip_fail(zip, MESSAGE_ZIP_PACKING, name);
    if (entry->unpacked > zip->budget)
        return zip_fail(zip, MESSAGE_ZIP_TOO_LARGE, name);
    if (!zip_find_bytes(zip, entry, &packed))
        return zip_fail(zip, MESSAGE_ZIP_ENTRY, name);
    zip->budget -= entry->unpacked;
    out = arena_alloc(zip->arena, entry->unpacked + 1, 1);
    if (!zip_unpack(zip->arena, entry, packed, out) ||
        libdeflate_crc32(0, out, entry->unpacked) != entry->crc)
        return zip_fail(zip, MESSAGE_ZIP_ENTRY, name);
    *bytes = (struct str){out, entry->unpacked};
    return true;
}
