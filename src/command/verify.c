/* dossier verify WORD: what a receipt lists is still what it was. A folder, a receipt, or a mail
 * with the receipt attached to it. */
#include <stdio.h>

#include "base/limits.h"
#include "base/names.h"
#include "command/command.h"
#include "command/verify_public.h"
#include "model/public_proof.h"
#include "model/receipt.h"
#include "parse/mail.h"
#include "read/read.h"
#include "sys/file.h"

struct proof {
    const struct options *options;
    struct arena *arena;
    struct findings findings;
    struct names *listed; /* files of the folder that a receipt lists, and the receipts */
    struct str inputs;    /* the submission's folder; empty: its files are not looked at */
    size_t outputs_proven, outputs, inputs_proven, inputs_listed;
    struct receipt_file
        *drafts; /* public drafts in Markdown, proven, of a submission that is known */
    size_t draft_count;
};

/* Of one file the first finding only: what else is wrong with it follows. */
static struct cause cause_of(struct str path) {
    return (struct cause){CAUSE_NAME, path, STR("receipt")};
}

/* ---- files ---- */

static bool prove_file(struct proof *proof, struct str folder, const struct receipt_file *file) {
    struct findings *findings = &proof->findings;
    struct str full, digest, head;
    uint64_t bytes;
    struct place place = {.file = file_join(proof->arena, folder, file->path)};
    if (!file_inside(proof->arena, folder, file->path, place, findings, &full))
        return false;
    if (!file_exists(full))
        findings_add(findings, MESSAGE_PROOF_MISSING, place);
    else if (!digest_file(proof->arena, full, &digest, &bytes, &head))
        findings_add(findings, MESSAGE_PROOF_UNREADABLE, place);
    else if (str_equal(digest, file->sha256) && bytes == file->bytes)
        return true;
    else
        findings_add(findings, MESSAGE_PROOF_DIFFERS, place,
                     {say_text(digest), say_text(file->sha256)}, .cause = cause_of(place.file));
    return false;
}

/* Names of the folder that is looked at have `below` in front. */
static void prove_outputs(struct proof *proof, struct str folder, struct str below,
                          const struct receipt *receipt) {
    for (size_t i = 0; i < receipt->output_count; i++) {
        *names_enter(proof->listed, file_join(proof->arena, below, receipt->outputs[i].path)) = 1;
        bool proven = prove_file(proof, folder, &receipt->outputs[i]);
        proof->outputs++;
        proof->outputs_proven += proven;
        if (proven && proof->inputs.n && str_starts(receipt->outputs[i].path, STR("public/")) &&
            str_ends(receipt->outputs[i].path, STR(".md")))
            *APPEND(proof->arena, proof->drafts, proof->draft_count) = receipt->outputs[i];
    }
}

/* The two folders of the installation may be links to somewhere, what is in them may not. */
static bool prove_share(struct proof *proof, const struct receipt_file *file) {
    const struct install_paths *install = &proof->options->install;
    struct receipt_file below = *file;
    struct str first;
    str_cut(&below.path, '/', &first);
    return prove_file(proof, str_is(first, "fonts") ? install->fonts : install->templates, &below);
}

static void prove_inputs(struct proof *proof, const struct receipt *receipt) {
    for (size_t i = 0; i < receipt->input_count; i++) {
        const struct receipt_file *file = &receipt->inputs[i];
        if (file->root == ROOT_EARLIER)
            continue;
        proof->inputs_listed++;
        if (str_empty(proof->inputs))
            continue;
        proof->inputs_proven += file->root == ROOT_SHARE ? prove_share(proof, file)
                                                         : prove_file(proof, proof->inputs, file);
    }
}

static struct str folder_of(struct arena *arena, struct str path) {
    size_t name = file_name(path).n;
    return name == path.n ? STR(".") : str_copy(arena, path.s, path.n - name);
}

static void prove_receipt(struct proof *proof, struct str path, struct str below) {
    struct receipt *receipt = command_read_receipt(proof->arena, path, &proof->findings);
    *names_enter(proof->listed, file_join(proof->arena, below, file_name(path))) = 1;
    if (!receipt)
        return;
    struct str folder = folder_of(proof->arena, path);
    prove_outputs(proof, folder, below, receipt);
    if (!receipt->draft && file_is_folder(file_join(proof->arena, folder, STR("public"))))
        verify_public(proof->arena, file_join(proof->arena, folder, STR(PUBLIC_PROOF_NAME)),
                      &proof->findings);
    prove_inputs(proof, receipt);
}

/* ---- folders ---- */

/* Files beside those that a receipt lists: left over, or put there by somebody. */
static void tell_unlisted(struct proof *proof, struct str folder, struct str below, int depth) {
    struct str *names, path;
    size_t count;
    if (depth > LIMIT_FOLDERS ||
        !file_list(proof->arena, file_join(proof->arena, folder, below), &names, &count))
        return;
    for (size_t i = 0; i < count; i++) {
        struct str name = file_join(proof->arena, below, names[i]);
        path = file_join(proof->arena, folder, name);
        if (file_is_folder(path))
            tell_unlisted(proof, folder, name, depth + 1);
        else if (!names_find(proof->listed, name))
            findings_add(&proof->findings, MESSAGE_PROOF_UNLISTED, (struct place){.file = path});
    }
}

static int prove_folder(struct proof *proof, struct str folder) {
    static const struct {
        const char *below, *name;
    } places[] = {
        {"", "receipt.json"}, {"", "receipt-draft.json"}, {"draft", "receipt-draft.json"}};
    struct str mark = file_join(proof->arena, folder, STR(OUT_OF_DATE_NAME));
    size_t receipts = 0;
    for (size_t i = 0; i < COUNT(places); i++) {
        struct str below = str_of(places[i].below);
        struct str path =
            file_join(proof->arena, file_join(proof->arena, folder, below), str_of(places[i].name));
        if (!file_exists(path))
            continue;
        receipts++;
        prove_receipt(proof, path, below);
    }
    if (receipts && file_exists(mark)) {
        *names_enter(proof->listed, STR(OUT_OF_DATE_NAME)) = 1;
        findings_add(&proof->findings, MESSAGE_PROOF_OUT_OF_DATE, (struct place){.file = mark});
    }
    if (!receipts)
        return command_misused("there is no receipt.json in %s; `dossier build` writes one",
                               folder.s);
    if (!findings_count(&proof->findings, SEVERITY_ERROR))
        tell_unlisted(proof, folder, STR(""), 0);
    return EXIT_NOTHING_WRONG;
}

/* ---- mail ---- */

/* Whether the message is still as `build` wrote it, by marks of which one may be damaged. A mail
 * program that sends it writes all of them anew, or adds where it went. */
static bool is_ours(struct str bytes, const struct mail_message *message) {
    static const char *const marks[] = {"\nX-Unsent: 1", MAIL_SEAL, "@dossier.invalid>",
                                        "=_dossier_"};
    size_t found = 0;
    for (size_t i = 0; i < COUNT(marks); i++)
        found += str_find(bytes, str_of(marks[i]), 0) != SIZE_MAX;
    return found > 1 && !message->received;
}

static const struct mail_file *find_receipt(const struct mail_message *message) {
    for (size_t i = 0; i < message->file_count; i++)
        if (str_is(message->files[i].name, "receipt.json") ||
            str_find(message->files[i].bytes, STR(RECEIPT_SEAL), 0) != SIZE_MAX)
            return &message->files[i];
    return NULL;
}

static bool lists_digest(const struct receipt *receipt, struct str digest) {
    for (size_t i = 0; i < receipt->output_count; i++)
        if (str_equal(receipt->outputs[i].sha256, digest))
            return true;
    return false;
}

static void prove_attachments(struct proof *proof, struct str path,
                              const struct mail_message *message, const struct receipt *receipt) {
    const struct mail_file *own = find_receipt(message);
    for (size_t i = 0; i < message->file_count; i++) {
        const struct mail_file *file = &message->files[i];
        if (file == own)
            continue;
        proof->outputs++;
        if (lists_digest(receipt, digest_sha256(proof->arena, file->bytes)))
            proof->outputs_proven++;
        else
            findings_add(&proof->findings, MESSAGE_PROOF_ATTACHMENT, (struct place){.file = path},
                         {say_text(file->name)}, .cause = cause_of(path));
    }
}

/* Of a receipt that is attached: it lists what else is. */
static void find_lost(struct proof *proof, struct str path, const struct mail_message *message,
                      const struct receipt *receipt) {
    struct names *there = names_new(proof->arena);
    for (size_t i = 0; i < message->file_count; i++)
        *names_enter(there, digest_sha256(proof->arena, message->files[i].bytes)) = 1;
    for (size_t i = 0; i < receipt->output_count; i++)
        if (!names_find(there, receipt->outputs[i].sha256))
            findings_add(&proof->findings, MESSAGE_PROOF_LOST, (struct place){.file = path},
                         {say_text(receipt->outputs[i].path)}, .cause = cause_of(path));
}

/* The receipt in the folder lists the mail itself. */
static void prove_by_neighbour(struct proof *proof, struct str path,
                               const struct receipt *receipt) {
    for (size_t i = 0; i < receipt->output_count; i++)
        if (str_equal(receipt->outputs[i].path, file_name(path)))
            (void)prove_file(proof, folder_of(proof->arena, path), &receipt->outputs[i]);
}

static void prove_mail(struct proof *proof, struct str path, struct str bytes) {
    struct place place = {.file = path};
    struct mail_message message;
    struct receipt *receipt = NULL;
    struct str beside = file_join(proof->arena, folder_of(proof->arena, path), STR("receipt.json"));
    if (!mail_parse(proof->arena, bytes, &message)) {
        findings_add(&proof->findings, MESSAGE_PROOF_NO_MAIL, place);
        return;
    }
    const struct mail_file *attached = find_receipt(&message);
    if (attached)
        receipt = read_receipt(proof->arena, path, attached->bytes, &proof->findings);
    else if (file_exists(beside))
        receipt = command_read_receipt(proof->arena, beside, &proof->findings);
    else
        findings_add(&proof->findings, MESSAGE_PROOF_NO_RECEIPT, place, .cause = cause_of(path));
    if (receipt) {
        prove_attachments(proof, path, &message, receipt);
        prove_inputs(proof, receipt);
    }
    if (receipt && attached)
        find_lost(proof, path, &message, receipt);
    if (receipt && !attached)
        prove_by_neighbour(proof, path, receipt);
    if (digest_is_sealed(proof->arena, bytes, STR(MAIL_SEAL)))
        return;
    if (is_ours(bytes, &message))
        findings_add(&proof->findings, MESSAGE_PROOF_MESSAGE, place, .cause = cause_of(path));
    else
        findings_add(&proof->findings, MESSAGE_PROOF_SENT, place);
}

/* ---- the command ---- */

static int prove_word(struct proof *proof, struct str word) {
    struct place place = {.file = word};
    struct str bytes;
    if (!file_exists(word))
        return command_misused("there is no file or folder `%s`", word.s);
    if (file_is_folder(word)) {
        struct str folder = command_folder(proof->arena, word);
        struct str results = command_results(proof->options, word);
        if (!str_equal(results, folder) && str_empty(proof->inputs))
            proof->inputs = folder;
        return prove_folder(proof, results);
    }
    if (str_is(file_name(word), "proof.json")) {
        proof->outputs = verify_public(proof->arena, word, &proof->findings);
        proof->outputs_proven = proof->outputs - findings_count(&proof->findings, SEVERITY_ERROR);
        return EXIT_NOTHING_WRONG;
    }
    if (str_ends(word, STR(".json"))) {
        prove_receipt(proof, word, STR(""));
        return EXIT_NOTHING_WRONG;
    }
    if (file_read(proof->arena, word, LIMIT_MAIL_BYTES, place, &proof->findings, &bytes))
        prove_mail(proof, word, bytes);
    return EXIT_NOTHING_WRONG;
}

/* "public/contoso.md", or "public/case-study-2.md" where the id tells too much. */
static struct str case_of_draft(const struct dossier *dossier, struct str file) {
    struct str name = str_slice(file, STR("public/").n, file.n - STR(".md").n), number = name;
    uint64_t at;
    if (dossier_find_case(dossier, name))
        return name;
    if (!str_starts(name, STR("case-study-")))
        return (struct str){0};
    number = str_slice(name, STR("case-study-").n, name.n);
    if (!integer_parse(number, &at) || at < 1 || at > dossier->case_count)
        return (struct str){0};
    return dossier->cases[at - 1].id;
}

static struct str digest_of_story(const struct proof *proof, struct str file) {
    struct str name =
        str_format(proof->arena, "%.*s-story.md", (int)(file.n - STR(".md").n), file.s);
    for (size_t i = 0; i < proof->draft_count; i++)
        if (str_equal(proof->drafts[i].path, name))
            return proof->drafts[i].sha256;
    return (struct str){0};
}

/* Of the drafts that the receipts list, by the manifest as it is now. */
static void print_drafts(const struct proof *proof) {
    const struct options *options = proof->options;
    struct findings unheard = findings_init(proof->arena);
    struct buf out = buf_init(proof->arena, LIMIT_OUTPUT_BYTES);
    if (!proof->draft_count)
        return;
    struct submission read =
        read_submission(proof->arena, proof->inputs, &options->install, &unheard);
    struct public_draft *drafts = NEW_ARRAY(proof->arena, struct public_draft, proof->draft_count);
    size_t count = 0;
    for (size_t i = 0; read.dossier && i < proof->draft_count; i++) {
        struct public_draft draft = {.file = proof->drafts[i].path};
        draft.sha256 = digest_of_both(proof->arena, proof->drafts[i].sha256,
                                      digest_of_story(proof, draft.file));
        draft.case_id = case_of_draft(read.dossier, draft.file);
        draft.state = approval_state(read.dossier, draft.case_id, draft.sha256);
        if (draft.case_id.n)
            drafts[count++] = draft;
    }
    command_say_drafts(&out, read.dossier, drafts, count);
    fputs(buf_str(&out).s, stdout);
}

static void print_summary(const struct proof *proof) {
    printf("%s: %zu of %zu files proven", proof->options->words[0].s, proof->outputs_proven,
           proof->outputs);
    if (!str_empty(proof->inputs))
        printf(", and %zu of the %zu they were made from\n", proof->inputs_proven,
               proof->inputs_listed);
    else
        printf("; not looked at: the %zu they were made from (--inputs=DIR)\n",
               proof->inputs_listed);
}

int command_verify(const struct options *options) {
    struct proof proof = {.options = options,
                          .arena = options->arena,
                          .findings = findings_init(options->arena),
                          .listed = names_new(options->arena),
                          .inputs = options->inputs};
    struct buf out = buf_init(options->arena, LIMIT_OUTPUT_BYTES);
    if (!str_empty(proof.inputs) && !file_is_folder(proof.inputs))
        return command_misused("there is no folder `%s`", proof.inputs.s);
    int status = prove_word(&proof, options->words[0]);
    if (status != EXIT_NOTHING_WRONG)
        return status;
    findings_sort(&proof.findings);
    print_open(&out, options->format);
    print_findings(&out, &proof.findings, options->format, false);
    print_close(&out, options->format);
    fputs(buf_str(&out).s, stderr);
    print_summary(&proof);
    print_drafts(&proof);
    return findings_count(&proof.findings, SEVERITY_ERROR) ? EXIT_FINDINGS : EXIT_NOTHING_WRONG;
}
