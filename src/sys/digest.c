/* SHA-256 (FIPS 180-4), of memory and of files, by libcrypto, which uses what the processor has for
 * it. */
#define OPENSSL_API_COMPAT 10101 /* the functions without a context to be fetched */

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/sha.h>

#include "sys/file.h"

#define PIECE ((size_t)64 << 10) /* bytes read at once */
#define HEAD ((size_t)4096)      /* bytes */

static struct str digest_hex(struct arena *arena, const uint8_t digest[SHA256_DIGEST_LENGTH]) {
    static const char digits[] = "0123456789abcdef";
    char hex[2 * SHA256_DIGEST_LENGTH];
    for (size_t i = 0; i < SHA256_DIGEST_LENGTH; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    return str_copy(arena, hex, sizeof hex);
}

struct str digest_sha256(struct arena *arena, struct str bytes) {
    SHA256_CTX state;
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256_Init(&state);
    SHA256_Update(&state, bytes.s ? bytes.s : "", bytes.n);
    SHA256_Final(digest, &state);
    return digest_hex(arena, digest);
}

struct str digest_of_both(struct arena *arena, struct str first, struct str second) {
    return str_empty(second) ? first : digest_sha256(arena, str_join(arena, first, second));
}

/* A file on its way through the digest. */
struct reading {
    SHA256_CTX state;
    uint64_t count; /* bytes read */
    char head[HEAD];
    size_t head_count;
};

static bool reading_add_file(struct reading *reading, int fd) {
    uint8_t piece[PIECE];
    for (;;) {
        ssize_t n = read(fd, piece, sizeof piece);
        if (n == 0)
            return true;
        if (n > 0) {
            size_t count = (size_t)n;
            size_t missing = HEAD - reading->head_count;
            size_t taken = count < missing ? count : missing;
            memcpy(reading->head + reading->head_count, piece, taken);
            reading->head_count += taken;
            reading->count += count;
            SHA256_Update(&reading->state, piece, count);
        } else if (errno != EINTR)
            return false;
    }
}

uint64_t file_bytes(struct str path) {
    struct stat about;
    return stat(path.s, &about) == 0 && S_ISREG(about.st_mode) ? (uint64_t)about.st_size : 0;
}

bool digest_file(struct arena *arena, struct str path, struct str *hex, uint64_t *bytes,
                 struct str *head) {
    int fd = file_open(path);
    if (fd < 0)
        return false;
    struct reading reading = {.count = 0};
    SHA256_Init(&reading.state);
    struct stat about; /* a pipe would be an empty file */
    bool whole = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && reading_add_file(&reading, fd);
    close(fd); /* nothing was written: its result says nothing */
    if (!whole)
        return false;
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256_Final(digest, &reading.state);
    *hex = digest_hex(arena, digest);
    *bytes = reading.count;
    *head = str_copy(arena, reading.head, reading.head_count);
    return true;
}

/* Where the digits stand; false without the mark and room for them. */
static bool find_seal(struct str text, struct str mark, size_t *at) {
    *at = str_find(text, mark, 0);
    if (*at == SIZE_MAX)
        return false;
    *at += mark.n;
    return text.n - *at >= sizeof DIGEST_BLANK - 1;
}

static struct str digest_around(struct arena *arena, struct str text, size_t at) {
    struct str blank = STR(DIGEST_BLANK);
    SHA256_CTX state;
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256_Init(&state);
    SHA256_Update(&state, text.s, at);
    SHA256_Update(&state, blank.s, blank.n);
    SHA256_Update(&state, text.s + at + blank.n, text.n - at - blank.n);
    SHA256_Final(digest, &state);
    return digest_hex(arena, digest);
}

struct str digest_seal(struct arena *arena, struct str text, struct str mark) {
    size_t at;
    if (!find_seal(text, mark, &at))
        return text;
    struct str digits = digest_around(arena, text, at);
    char *sealed = arena_copy(arena, text.s, text.n + 1);
    memcpy(sealed + at, digits.s, digits.n);
    return (struct str){sealed, text.n};
}

bool digest_is_sealed(struct arena *arena, struct str text, struct str mark) {
    size_t at;
    return find_seal(text, mark, &at) &&
           str_equal(digest_around(arena, text, at),
                     str_slice(text, at, at + sizeof DIGEST_BLANK - 1));
}
