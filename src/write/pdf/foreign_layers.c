/* Optional content (ISO 32000-1, 8.11): what the default configuration of a file hides. */
#include "base/names.h"
#include "write/pdf/foreign_file.h"
#include "write/pdf/writer.h"

void foreign_find_hidden(struct foreign_file *file) {
    qpdf_data qpdf = file->qpdf;
    qpdf_oh root = qpdf_get_root(qpdf),
            properties = qpdf_oh_get_key_if_dict(qpdf, root, "/OCProperties"),
            settings = qpdf_oh_get_key_if_dict(qpdf, properties, "/D"),
            base = qpdf_oh_get_key_if_dict(qpdf, settings, "/BaseState");
    file->hides = qpdf_oh_is_name_and_equals(qpdf, base, "/OFF");
    qpdf_oh others = qpdf_oh_get_key_if_dict(qpdf, settings, file->hides ? "/ON" : "/OFF");
    int count = qpdf_oh_is_array(qpdf, others) ? qpdf_oh_get_array_n_items(qpdf, others) : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh group = qpdf_oh_get_array_item(qpdf, others, i);
        *names_enter(file->states, foreign_key(file, group)) = 1;
        qpdf_oh_release(qpdf, group);
    }
}

bool foreign_is_hidden(const struct foreign_file *file, const struct foreign_layer *layer) {
    return (names_find(file->states, layer->key) != NULL) != file->hides;
}
