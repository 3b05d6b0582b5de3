#include "base/shape.h"

#include <string.h>

bool shape_find(struct str text, size_t from, struct shape *found) {
    for (size_t at = from; at < text.n; at++) {
        bool begins = shape_is_word(text, at) ? !(at && shape_is_word(text, at - 1))
                                              : strchr("+(:", text.s[at]) != NULL;
        if (begins && (shape_cloud(text, at, found) || shape_network(text, at, found) ||
                       shape_number(text, at, found)))
            return true;
    }
    return false;
}

const char *shape_name(enum shape_kind kind) {
    static const char *const names[SHAPE_COUNT] = {
        [SHAPE_ACCOUNT] = "an account id of AWS",
        [SHAPE_ARN] = "an ARN",
        [SHAPE_RESOURCE] = "the id of a resource of AWS",
        [SHAPE_ENDPOINT] = "an endpoint of AWS",
        [SHAPE_ADDRESS] = "an IP address",
        [SHAPE_HOST] = "the name of a machine",
        [SHAPE_MAIL] = "a mail address",
        [SHAPE_PHONE] = "a telephone number",
        [SHAPE_IBAN] = "an IBAN",
        [SHAPE_CARD] = "the number of a payment card",
    };
    return names[kind];
}
