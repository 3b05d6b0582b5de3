/* A file as memory: what is not looked at is never read, which is most of a font. Only for files
 * that nobody writes to while the program runs. */
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/file.h"

struct mapping {
    void *bytes;
    size_t count;
};

static void drop_mapping(void *object) {
    struct mapping *mapping = object;
    if (mapping->bytes)
        munmap(mapping->bytes, mapping->count);
}

static void *map_descriptor(int fd, size_t limit, size_t *count) {
    struct stat about;
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size <= 0 ||
        (uintmax_t)about.st_size > limit)
        return NULL;
    void *bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    *count = (size_t)about.st_size;
    return bytes == MAP_FAILED ? NULL : bytes;
}

bool file_map(struct arena *arena, struct str path, size_t limit, struct inputs *inputs,
              struct str *bytes) {
    struct mapping *mapping = NEW(arena, struct mapping);
    arena_defer(arena, drop_mapping, mapping);
    int fd = file_open(path);
    if (fd < 0)
        return false;
    mapping->bytes = map_descriptor(fd, limit, &mapping->count);
    close(fd);
    *bytes = (struct str){mapping->bytes, mapping->bytes ? mapping->count : 0};
    if (mapping->bytes)
        inputs_note(inputs, path, *bytes);
    return mapping->bytes != NULL;
}
