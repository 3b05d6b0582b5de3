/* Zip archives in memory (APPNOTE 6.3), as far as office documents need them: stored and deflated
 * entries, no encryption, no ZIP64, no parts on other disks. */
#ifndef PARSE_ZIP_H
#define PARSE_ZIP_H

#include "model/finding.h"

struct zip_entry {
    struct str name; /* borrowed from the archive */
    size_t offset;   /* of the local header */
    size_t packed, unpacked;
    uint32_t crc;
    unsigned method, flags;
};

struct zip {
    struct arena *arena;
    struct findings *findings;
    struct str file, bytes;
    size_t budget; /* bytes that may still be unpacked, of all entries together, whatever their
                      headers promise */
    struct zip_entry *entries;
    size_t count;
};

/* Lists the entries; what stands above them in the struct is the caller's. False after a WORKBOOK
 * finding. */
MUST_USE bool zip_open(struct zip *zip);
bool zip_has(const struct zip *zip, struct str name);
/* An entry's bytes, its checksum compared. False after a WORKBOOK finding. */
MUST_USE bool zip_read(struct zip *zip, struct str name, struct str *bytes);

#endif
