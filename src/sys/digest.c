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
