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
    struct str file, bytes;
    struct zip_entry *entries;
    size_t count;
    size_t budget; /* bytes that may still be unpacked */
};

/* False after a WORKBOOK finding. `budget`: of all entries that are read from it together, whatever
 * their headers promise. */
MUST_USE bool zip_open(struct arena *arena, struct str file, struct str bytes, size_t budget,
                       struct findings *findings, struct zip *zip);
bool zip_has(const struct zip *zip, struct str name);
/* An entry's bytes, its checksum compared. False after a WORKBOOK finding. */
MUST_USE bool zip_read(struct arena *arena, struct zip *zip, struct str name,
                       struct findings *findings, struct str *bytes);

#endif
