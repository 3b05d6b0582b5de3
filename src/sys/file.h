/* Files: reading with limits, staying inside a folder, and atomic output. */
#ifndef SYS_FILE_H
#define SYS_FILE_H

#include "model/finding.h"

/* Reads a regular file. Trouble is a finding at `named_at` (FILE_MISSING, FILE_UNREADABLE,
 * FILE_EMPTY, FILE_TOO_LARGE, FILE_TOO_LARGE at more than `limit` bytes) and gives false. */
MUST_USE bool file_read(struct arena *arena, struct str path, size_t limit, struct place named_at,
                        struct findings *findings, struct str *bytes);

/* A descriptor for reading, or -1. Opening a pipe does not wait for its writer. */
MUST_USE int file_open(struct str path);

/* Maps a regular file of at most `limit` bytes until the arena is dropped; without a NUL behind it.
 * False without a finding: file_read() says what is wrong. */
MUST_USE bool file_map(struct arena *arena, struct str path, size_t limit, struct str *bytes);

/* Joins folder and relative path and follows links; a result outside the folder, an absolute path,
 * "..", backslashes or NUL is a PATH_OUTSIDE finding and gives false. A missing file gives true:
 * file_read says so. */
MUST_USE bool file_inside(struct arena *arena, struct str folder, struct str path,
                          struct place named_at, struct findings *findings, struct str *full);

struct str file_join(struct arena *arena, struct str folder, struct str path);
struct str file_name(struct str path); /* last component */
/* The name of a folder, also when it is called ".", ".." or with a slash at the end. */
struct str file_folder_name(struct arena *arena, struct str folder);
bool file_exists(struct str path);
bool file_is_folder(struct str path);
/* Names in a folder, sorted by bytes, without "." and ".."; false when it cannot be read. */
MUST_USE bool file_list(struct arena *arena, struct str folder, struct str **names, size_t *count);

/* Adds the names of the XML files in a folder, without ".xml", to a list; none when it cannot be
 * read. */
void file_list_xml(struct arena *arena, struct str folder, struct str **names, size_t *count);

/* One file to be written. */
struct output {
    struct str name; /* relative to the output folder, may hold one '/' */
    struct str bytes;
};
/* Writes all beside their targets, syncs, then renames each into place; on trouble removes what it
 * wrote, makes an OUTPUT finding and gives STATUS_IO: earlier files stay as they were. Creates
 * folders as needed. */
MUST_USE enum status file_write_all(struct arena *arena, struct str folder,
                                    const struct output *outputs, size_t count,
                                    struct findings *findings);

/* SHA-256 as 64 hex digits, of memory and of a file (read in pieces). */
struct str digest_sha256(struct arena *arena, struct str bytes);
MUST_USE bool digest_file(struct arena *arena, struct str path, struct str *hex, uint64_t *bytes,
                          struct str *head /* first 4096 bytes */);

#endif
