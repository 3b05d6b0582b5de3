/* Inside job/: what a job or a part of it makes, and the parcel of bytes in which a part's process
 * sends it home. Parcels are opened by the program that made them, on the same machine. */
#ifndef JOB_PRODUCT_H
#define JOB_PRODUCT_H

#include "model/finding.h"
#include "sys/file.h"

struct product {
    struct findings findings; /* their arena takes the outputs too */
    struct output *outputs;
    size_t output_count;
    size_t page_count;
};

/* Copies both; the output is valid until the next one. */
struct output *product_add_output(struct product *product, struct str name, struct str bytes);

/* The same bytes once more, under another name; they are not kept twice. `output` is its number. */
void product_add_copy(struct product *product, struct str name, size_t output);

/* `status` is the part's. Pointers into what was read before the processes parted are sent as they
 * are. */
struct str product_pack(const struct product *product, enum status status);
/* Adds what is in the parcel; of equal findings the first. Gives the part's status. */
MUST_USE enum status product_unpack(struct product *product, struct str parcel);

#endif
