#include "base/parcel.h"

#include <string.h>

void parcel_put_number(struct buf *buf, size_t number) {
    buf_add_bytes(buf, &number, sizeof number);
}

void parcel_put_text(struct buf *buf, struct str text) {
    parcel_put_number(buf, text.n);
    buf_add(buf, text);
}

bool parcel_bytes(struct parcel *parcel, void *out, size_t size) {
    parcel->broken = parcel->broken || parcel->rest.n < size;
    if (parcel->broken) {
        memset(out, 0, size);
        return false;
    }
    memcpy(out, parcel->rest.s, size);
    parcel->rest = str_slice(parcel->rest, size, parcel->rest.n);
    return true;
}

size_t parcel_number(struct parcel *parcel) {
    size_t number;
    parcel_bytes(parcel, &number, sizeof number);
    return number;
}

struct str parcel_text(struct parcel *parcel) {
    size_t n = parcel_count(parcel, 1);
    struct str text = str_slice(parcel->rest, 0, n);
    parcel->rest = str_slice(parcel->rest, n, parcel->rest.n);
    return text;
}

size_t parcel_count(struct parcel *parcel, size_t size) {
    size_t count = parcel_number(parcel);
    parcel->broken = parcel->broken || count > parcel->rest.n / size;
    return parcel->broken ? 0 : count;
}
