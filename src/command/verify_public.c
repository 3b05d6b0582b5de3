/* The proof stands among the files that it vouches for, so that they are proven wherever they were
 * copied to. */
#include "command/verify_public.h"

#include "base/limits.h"
#include "base/names.h"
#include "model/public_proof.h"
#include "read/read.h"
#include "sys/file.h"

static void verify_file(struct arena *arena, struct str path, const struct proof_file *file,
                        struct findings *findings) {
    struct place place = {.file = path};
    struct str digest, head;
    uint64_t bytes;
    if (!file_exists(path))
        findings_add(findings, MESSAGE_PUBLIC_PROOF_MISSING, place);
    else if (!digest_file(arena, path, &digest, &bytes, &head))
        findings_add(findings, MESSAGE_PUBLIC_PROOF_UNREADABLE, place);
    else if (!str_equal(digest, file->sha256))
        findings_add(findings, MESSAGE_PUBLIC_PROOF_DIFFERS, place,
                     {say_text(digest), say_text(file->sha256)},
                     .cause = {CAUSE_NAME, path, STR("receipt")});
}

static size_t verify_others(struct arena *arena, struct str folder, struct names *known,
                            struct findings *findings) {
    struct str *names;
    size_t count, others = 0;
    if (!file_list(arena, folder, &names, &count))
        return 0;
    for (size_t i = 0; i < count; i++) {
        struct str path = file_join(arena, folder, names[i]);
        if (names_find(known, names[i]) || str_is(names[i], "proof.json"))
            continue;
        others++;
        findings_add(findings, MESSAGE_PUBLIC_PROOF_UNSEARCHED, (struct place){.file = path});
    }
    return others;
}

size_t verify_public(struct arena *arena, struct str path, struct findings *findings) {
    struct place place = {.file = path};
    size_t end = path.n - file_name(path).n, count = 0;
    struct str folder = end ? str_copy(arena, path.s, end - 1) : STR("."), bytes;
    struct names *known = names_new(arena);
    if (!file_exists(path)) {
        findings_add(findings, MESSAGE_PUBLIC_PROOF_NONE, (struct place){.file = folder},
                     {say_text(file_name(path))});
        return 0;
    }
    if (!file_read(arena, path, LIMIT_RECEIPT_BYTES, place, findings, &bytes))
        return 0;
    const struct public_proof *proof = read_public_proof(arena, path, bytes, findings);
    for (size_t i = 0; proof && i < proof->draft_count; i++)
        for (size_t k = 0; k < proof->drafts[i].file_count; k++, count++) {
            const struct proof_file *file = &proof->drafts[i].files[k];
            struct str full;
            *names_enter(known, file->path) = 1;
            if (file_inside(arena, folder, file->path, place, findings, &full))
                verify_file(arena, full, file, findings);
        }
    return proof ? count + verify_others(arena, folder, known, findings) : 0;
}
