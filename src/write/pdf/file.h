/* The objects of a PDF file, their numbers, and the bytes of the whole (ISO 32000-1, 7.5).
 *
 * What an object says are raw entries, made by the chapter that knows them. A stream is written at
 * once. A dictionary is written at once or kept to the end: kept are those that are complete only
 * later and what libharu holds of an object (haru.h). What is no stream is gathered into object
 * streams; the cross-references are a stream too. libharu has neither.
 *
 * The first failure is kept and given at the end; until then every call may be made. */
#ifndef WRITE_PDF_FILE_H
#define WRITE_PDF_FILE_H

#include "base/str.h"
#include "write/pdf/haru.h"

struct pdf_file;

/* Lives in `arena`; the bytes of the file are made in `lasting`. */
struct pdf_file *pdf_file_new(struct arena *arena, struct arena *lasting, struct haru *haru);
/* Notes a failure that is none of libharu's. */
void pdf_file_fail(struct pdf_file *file, enum status status);
/* The whole, when nothing has failed. */
MUST_USE enum status pdf_file_close(struct pdf_file *file, struct str *bytes);

/* The number of an object that is yet to be written, once, by one of the following. */
unsigned pdf_reserve(struct pdf_file *file);
/* Neither dictionary nor stream. */
void pdf_put_value(struct pdf_file *file, unsigned number, struct str value);
void pdf_put_dictionary(struct pdf_file *file, unsigned number, struct str entries);
/* `data` is encoded; `entries` without /Length. */
void pdf_put_stream(struct pdf_file *file, unsigned number, struct str entries, struct str data);
/* Kept to the end, and copied; follows what libharu says of the object. */
void pdf_keep_entries(struct pdf_file *file, unsigned number, struct str entries);
/* For an object that is not written after all. */
void pdf_free_number(struct pdf_file *file, unsigned number);

/* Give the number of the new object. */
unsigned pdf_add_dictionary(struct pdf_file *file, struct str entries); /* kept */
unsigned pdf_add_stream(struct pdf_file *file, struct str entries, struct str data);
/* Deflates the data; `entries` without /Filter. */
unsigned pdf_add_deflated(struct pdf_file *file, struct str entries, struct str data);

/* Flate (RFC 1950). The result is valid until the next call. */
enum { PDF_DEFLATE_LEVEL = 6 };
struct str pdf_deflate(struct pdf_file *file, struct str bytes);
/* Into the arena; at most so many bytes. */
enum pdf_inflated { PDF_INFLATED, PDF_TOO_LONG, PDF_BROKEN };
enum pdf_inflated pdf_inflate(struct arena *arena, struct str packed, size_t most,
                              struct str *bytes);

#endif
