/* public/proof.json. Keys stand in a fixed order; the last one is the digest of the text itself
 * (digest_seal). */
#include "model/public_proof.h"

#include <jansson.h>
#include <stdlib.h>

#include "sys/file.h"
#include "write/write.h"

/* In which forms each text is compared (secret_form.h, secret_search.c). */
static const char *const forms[] = {
    "case folded, compatibility characters taken apart, accents and invisible characters left out",
    "letters that look like Latin ones as those",
    "entities, percent-encoding and escapes decoded",
    "tags left out",
    "letters and digits only",
    "runs of digits without separators",
    NULL};

static const char *const not_covered[] = {"Base64 and other encodings of bytes as text",
                                          "rot13 and other ciphers", "words spelled backwards",
                                          NULL};

static json_t *json_text(struct str text) {
    return json_stringn(text.n ? text.s : "", text.n);
}

static json_t *json_words(const char *const *words) {
    json_t *list = json_array();
    for (; *words; words++)
        json_array_append_new(list, json_string(*words));
    return list;
}

static json_t *json_secret(const struct proof_secret *secret) {
    return json_pack("{s:o, s:o, s:I, s:I}", "digest", json_text(secret->digest), "kind",
                     json_text(secret->kind), "in-draft", (json_int_t)secret->drafts[0], "in-story",
                     (json_int_t)secret->drafts[1]);
}

static json_t *json_file(const struct proof_file *file) {
    return json_pack("{s:o, s:o, s:I, s:o, s:i}", "path", json_text(file->path), "sha256",
                     json_text(file->sha256), "bytes", (json_int_t)file->bytes, "searched",
                     json_words(file->searched), "found", 0);
}

static json_t *json_picture(const struct proof_picture *picture) {
    return json_pack("{s:o, s:s, s:o, s:b}", "path", json_text(picture->path), "from",
                     picture->from, "taken-out", json_words(picture->taken_out), "pixels-read",
                     picture->pixels_read);
}

static json_t *json_draft(const struct proof_draft *draft) {
    json_t *secrets = json_array(), *files = json_array(), *pictures = json_array();
    for (size_t i = 0; i < draft->secret_count; i++)
        json_array_append_new(secrets, json_secret(&draft->secrets[i]));
    for (size_t i = 0; i < draft->file_count; i++)
        json_array_append_new(files, json_file(&draft->files[i]));
    for (size_t i = 0; i < draft->picture_count; i++)
        json_array_append_new(pictures, json_picture(&draft->pictures[i]));
    return json_pack("{s:o, s:o, s:o, s:o}", "name", json_text(draft->name), "searched-for",
                     secrets, "files", files, "pictures", pictures);
}

struct str write_public_proof(struct arena *arena, const struct public_proof *proof) {
    json_t *drafts = json_array();
    for (size_t i = 0; i < proof->draft_count; i++)
        json_array_append_new(drafts, json_draft(&proof->drafts[i]));
    json_t *object =
        json_pack("{s:i, s:{s:s, s:o}, s:o, s:o, s:o, s:o, s:o, s:o, s:s, s:s}", "version",
                  PUBLIC_PROOF_VERSION, "program", "name", "dossier", "version",
                  json_text(proof->version), "partner", json_text(proof->partner), "date",
                  json_text(date_format_iso(arena, proof->date)), "salt", json_text(proof->salt),
                  "forms", json_words(forms), "not-covered", json_words(not_covered), "drafts",
                  drafts, "result", "nothing found", "proof-sha256", DIGEST_BLANK);
    char *text = object ? json_dumps(object, JSON_INDENT(2)) : NULL;
    json_decref(object);
    if (!text) /* a text that is no UTF-8 was refused long before; jansson has no other reason */
        arena_exhaust(arena);
    struct str bytes = str_format(arena, "%s\n", text);
    free(text);
    return digest_seal(arena, bytes, STR(PUBLIC_PROOF_SEAL));
}
