/* The files that a proof of public drafts vouches for. Its own digest is looked at first: what it
 * does not vouch for is not read. */
#include "model/public_proof.h"

#include <jansson.h>

#include "read/read.h"
#include "read/sealed.h"
#include "sys/file.h"

static bool read_text(struct arena *arena, const json_t *object, const char *key,
                      struct str *text) {
    const json_t *value = json_object_get(object, key);
    if (json_is_string(value))
        *text = str_copy(arena, json_string_value(value), json_string_length(value));
    return json_is_string(value);
}

static bool read_files(struct arena *arena, const json_t *from, struct proof_draft *draft) {
    draft->file_count = json_array_size(from);
    draft->files = NEW_ARRAY(arena, struct proof_file, draft->file_count);
    for (size_t i = 0; i < draft->file_count; i++) {
        const json_t *file = json_array_get(from, i);
        if (!read_text(arena, file, "path", &draft->files[i].path) ||
            !read_text(arena, file, "sha256", &draft->files[i].sha256))
            return false;
        draft->files[i].bytes = (uint64_t)json_integer_value(json_object_get(file, "bytes"));
    }
    return json_is_array(from);
}

struct public_proof *read_public_proof(struct arena *arena, struct str path, struct str bytes,
                                       struct findings *findings) {
    struct place place = {.file = path};
    json_t *root;
    if (!sealed_read(arena, bytes, STR(PUBLIC_PROOF_SEAL), &root)) {
        findings_add(findings, MESSAGE_PUBLIC_PROOF_CHANGED, place);
        return NULL;
    }
    const json_t *drafts = json_object_get(root, "drafts");
    struct public_proof *proof = NEW(arena, struct public_proof);
    proof->draft_count = json_array_size(drafts);
    proof->drafts = NEW_ARRAY(arena, struct proof_draft, proof->draft_count);
    bool good = json_is_array(drafts) &&
                json_integer_value(json_object_get(root, "version")) == PUBLIC_PROOF_VERSION;
    for (size_t i = 0; good && i < proof->draft_count; i++)
        good = read_files(arena, json_object_get(json_array_get(drafts, i), "files"),
                          &proof->drafts[i]);
    if (good)
        return proof;
    findings_add(findings, MESSAGE_PUBLIC_PROOF_FORM, place, {say_size(PUBLIC_PROOF_VERSION)});
    return NULL;
}
