/* libxlsxwriter keeps each sheet in a temporary file and writes the workbook by a name. In the
 * sandbox nothing can be written, so both functions that it calls for this are ours: sheets and
 * workbook are files in memory. A program's own definition goes before that of a library. */
#include <sys/mman.h>
#include <unistd.h>

#include <minizip/zip.h>
#include <xlsxwriter/utility.h>

#include "model/quantity.h"

FILE *lxw_tmpfile(char *folder) {
    int fd = memfd_create("sheet", MFD_CLOEXEC);
    (void)folder;
    return fd < 0 ? NULL : fdopen(fd, "w+b");
}

/* The name is the number of a descriptor, which stays open. */
static voidpf open_descriptor(voidpf nothing, const char *name, int mode) {
    uint64_t number;
    int fd = integer_parse(str_of(name), &number) ? dup((int)number) : -1;
    (void)nothing;
    (void)mode;
    return fd < 0 ? NULL : fdopen(fd, "w+b");
}

zipFile zipOpen(const char *name, int append) {
    zlib_filefunc_def functions;
    fill_fopen_filefunc(&functions);
    functions.zopen_file = open_descriptor;
    return zipOpen2(name, append, NULL, &functions);
}
