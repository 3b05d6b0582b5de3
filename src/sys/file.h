/* Files: reading with limits, staying inside a folder, and atomic output. */
#ifndef SYS_FILE_H
#define SYS_FILE_H

#include "model/finding.h"
#include "sys/inputs.h"

/* Reads a regular file. Trouble is a finding at `named_at` (FILE_MISSING, FILE_UNREADABLE,
 * FILE_EMPTY, FILE_TOO_LARGE, FILE_TOO_LARGE at more than `limit` bytes) and gives false. What was
 * read is noted in findings->inputs. */
MUST_USE bool file_read(struct arena *arena, struct str path, size_t limit, struct place named_at,
                        struct findings *findings, struct str *bytes);

/* A descriptor for reading, or -1. Opening a pipe does not wait for its writer. */
MUST_USE int file_open(struct str path);

/* Maps a regular file of at most `limit` bytes until the arena is dropped; without a NUL behind it.
 * False without a finding: file_read() says what is wrong. It is noted in `inputs`, or NULL. */
MUST_USE bool file_map(struct arena *arena, struct str path, size_t limit, struct inputs *inputs,
                       struct str *bytes);

/* Joins folder and relative path and follows links; a result outside the folder, an absolute path,
 * "..", backslashes or NUL is a PATH_OUTSIDE finding and gives false. A missing file gives true:
 * file_read says so. */
MUST_USE bool file_inside(struct arena *arena, struct str folder, struct str path,
                          struct place named_at, struct findings *findings, struct str *full);

/* Whether a path leads down from wherever it is taken: relative, without "..", backslashes or NUL.
 */
bool file_leads_down(struct str path);

struct str file_join(struct arena *arena, struct str folder, struct str path);
struct str file_name(struct str path); /* last component */
/* "a/.b.suffix" of "a/b": hidden, and in the same folder. */
struct str file_beside(struct arena *arena, struct str path, const char *suffix);
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
    struct str name; /* relative to the output folder, may hold '/' */
    struct str bytes;
    size_t pages;      /* 0: it has none */
    struct str claims; /* of a PDF: "PDF/A-2a, PDF/UA-1", then a line for each reason for no more */
    bool pixels_read;  /* of a public picture: by a program, for the words in it */
    size_t copy;       /* 1 + the number of an earlier output with the same bytes; 0: of none */
};
/* Writes all beside their targets, syncs, then renames each into place; on trouble removes what it
 * wrote, makes an OUTPUT finding and gives STATUS_IO: earlier files stay as they were. Creates
 * folders as needed. */
MUST_USE enum status file_write_all(struct arena *arena, struct str folder,
                                    const struct output *outputs, size_t count,
                                    struct findings *findings);

/* Bytes of a regular file as the file system has them; 0 for whatever else. */
uint64_t file_bytes(struct str path);

/* SHA-256 as 64 hex digits, of memory and of a file (read in pieces). */
struct str digest_sha256(struct arena *arena, struct str bytes);
MUST_USE bool digest_file(struct arena *arena, struct str path, struct str *hex, uint64_t *bytes,
                          struct str *head /* first 4096 bytes */);
/* Of two files: the digest of their digests, one behind the other; without a second, the first. */
struct str digest_of_both(struct arena *arena, struct str first, struct str second);

/* A text that carries its own SHA-256: its 64 digits stand behind the first `mark` and are made
 * over the text with DIGEST_BLANK in their place. A text without the mark is not sealed. */
#define DIGEST_BLANK "0000000000000000000000000000000000000000000000000000000000000000"
struct str digest_seal(struct arena *arena, struct str text, struct str mark);
bool digest_is_sealed(struct arena *arena, struct str text, struct str mark);

/* The marks of what is sealed: the message that is sent and the receipt. */
#define MAIL_SEAL_HEADER "X-SHA256"
#define MAIL_SEAL "\n" MAIL_SEAL_HEADER ": "
#define RECEIPT_SEAL "\n  \"receipt-sha256\": \""

#endif
