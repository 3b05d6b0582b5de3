#include "job/mail.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "job/joined.h"
#include "job/receipt.h"
#include "write/write.h"

enum { LARGEST_TOLD = 3, SMALL = 1 << 20 /* not told beside larger ones */ };

struct weighed { /* an exhibit */
    const struct node *node;
    size_t bytes; /* as a file of its own, which is more than what it adds to another */
};

struct volume {
    size_t *exhibits;
    size_t count, bytes;
};

struct mailing {
    struct workspace *work;
    struct arena *arena;
    const struct job_documents *documents;
    const struct pdf_options *options;
    struct mail mail;      /* what all messages have in common */
    struct weighed *sizes; /* by the number of the exhibit */
    size_t exhibit_count;
    struct volume *volumes;
    size_t count;
};

/* ---- a message ---- */

/* "Partner - Self-Assessment 1 of 3.pdf", without what some system does not allow in a file's
 * name. */
static struct str name_attachment(const struct mailing *mailing, size_t number) {
    struct str partner = mailing->work->dossier->partner_name, volume = STR("");
    if (mailing->count > 1)
        volume = str_format(mailing->arena, " %zu of %zu", number, mailing->count);
    struct str name = str_format(mailing->arena, "%.*s - Self-Assessment%.*s.pdf", STR_ARG(partner),
                                 STR_ARG(volume));
    char *bytes = arena_copy(mailing->arena, name.s, name.n + 1);
    for (size_t k = 0; k < name.n; k++)
        if ((unsigned char)bytes[k] < ' ' || strchr("/\\:*?\"<>|", bytes[k]))
            bytes[k] = '-';
    return (struct str){bytes, name.n};
}

/* Of what is sent, under its name in the mail; the receipt in the output folder lists the mail
 * itself. */
static struct str make_receipt(struct workspace *work, const struct mail_attachment *attachment) {
    struct output output = {
        .name = attachment->name, .bytes = attachment->bytes, .pages = attachment->pages};
    return receipt_make(work, &output, 1);
}

static enum status write_message(const struct mailing *mailing, size_t number,
                                 const struct joined *joined, struct str *bytes) {
    struct mail mail = mailing->mail;
    struct mail_attachment attachments[] = {
        {.name = name_attachment(mailing, number),
         .media_type = STR("application/pdf"),
         .bytes = joined->written.bytes,
         .pages = joined->pages},
        {.name = STR("receipt.json"), .media_type = STR("application/json")}};
    attachments[1].bytes = make_receipt(mailing->work, &attachments[0]);
    mail.attachments = attachments;
    mail.attachment_count = COUNT(attachments);
    if (number > 1)
        mail.subject = str_format(mailing->arena, "%.*s (%zu of %zu)", STR_ARG(mail.subject),
                                  number, mailing->count);
    return write_mail(mailing->arena, &mail, bytes);
}

static void add_message(const struct mailing *mailing, size_t number, struct str bytes,
                        struct str largest) {
    struct findings *findings = &mailing->work->made.findings;
    struct place place = {.file = mailing->work->dossier->manifest};
    struct str name = STR("submission.eml");
    if (number > 1)
        name = str_format(mailing->arena, "submission-%zu.eml", number);
    if (bytes.n > LIMIT_MAIL_ERROR)
        findings_add(findings, MESSAGE_MAIL_TOO_LARGE, place,
                     {say_text(name), say_size(bytes.n >> 20), say_text(largest)});
    else if (bytes.n > LIMIT_MAIL_WARNING)
        findings_add(findings, MESSAGE_MAIL_LARGE, place,
                     {say_text(name), say_size(bytes.n >> 20), say_text(largest)});
    product_add_output(&mailing->work->made, name, bytes);
}

/* ---- sizes ---- */

static enum status weigh_exhibits(struct mailing *mailing) {
    const struct pages *pages = &mailing->documents->exhibits.pages;
    mailing->exhibit_count = pages->exhibit_count;
    mailing->sizes = NEW_ARRAY(mailing->arena, struct weighed, pages->exhibit_count + 1);
    for (size_t i = 0; i < pages->exhibit_count; i++) {
        struct arena *arena = arena_scratch(mailing->arena);
        struct joined joined;
        enum status status =
            joined_exhibits(mailing->work, arena, &(struct joined_exhibits){pages, &i, 1},
                            mailing->options, &joined);
        if (status != STATUS_OK)
            return status;
        mailing->sizes[i] = (struct weighed){pages->exhibits[i].node, joined.written.bytes.n};
        arena_drop(arena);
    }
    return STATUS_OK;
}

static enum status weigh_documents(const struct mailing *mailing, size_t *bytes) {
    struct arena *arena = arena_scratch(mailing->arena);
    struct joined joined;
    enum status status = joined_submission(mailing->work, arena, mailing->documents, NULL,
                                           mailing->options, &joined);
    if (status == STATUS_OK)
        *bytes = joined.written.bytes.n;
    arena_drop(arena);
    return status;
}

static int compare_weights(const void *left, const void *right) {
    const struct weighed *a = left, *b = right;
    if (a->bytes != b->bytes)
        return a->bytes < b->bytes ? 1 : -1;
    return str_compare(a->node->id, b->node->id);
}

static struct str size_of(struct arena *arena, const struct weighed *exhibit) {
    size_t tenths = (exhibit->bytes * 10 + ((size_t)1 << 19)) >> 20;
    return str_format(arena, "%.*s (%zu.%zu MB)", STR_ARG(exhibit->node->id), tenths / 10,
                      tenths % 10);
}

/* "E7 (15.0 MB)" of the first few, sorted. */
static struct str *list_largest(const struct mailing *mailing, size_t *count) {
    struct weighed *sorted =
        arena_copy(mailing->arena, mailing->sizes, mailing->exhibit_count * sizeof *mailing->sizes);
    qsort(sorted, mailing->exhibit_count, sizeof *sorted, compare_weights);
    struct str *list = NEW_ARRAY(mailing->arena, struct str, LARGEST_TOLD);
    for (*count = 0; *count < LARGEST_TOLD && *count < mailing->exhibit_count; ++*count) {
        if (*count && sorted[*count].bytes < SMALL)
            break;
        list[*count] = size_of(mailing->arena, &sorted[*count]);
    }
    return list;
}

/* ---- volumes ---- */

static struct volume *add_volume(struct mailing *mailing, size_t bytes) {
    struct volume *volume = APPEND(mailing->arena, mailing->volumes, mailing->count);
    *volume = (struct volume){.exhibits = NEW_ARRAY(mailing->arena, size_t, mailing->exhibit_count),
                              .bytes = bytes};
    return volume;
}

/* Each exhibit goes, whole, into the first volume with room for it, so that few of them are apart
 * from the answers, which are in the first. */
static void fill_volumes(struct mailing *mailing, size_t documents, size_t room) {
    add_volume(mailing, documents);
    for (size_t i = 0; i < mailing->exhibit_count; i++) {
        size_t bytes = mailing->sizes[i].bytes, v = 0;
        while (v < mailing->count && mailing->volumes[v].bytes + bytes > room)
            v++;
        struct volume *volume = v < mailing->count ? &mailing->volumes[v] : add_volume(mailing, 0);
        volume->exhibits[volume->count++] = i;
        volume->bytes += bytes;
    }
}

/* How many bytes a PDF may have, for its message not to be too large: base64 makes four of three,
 * and lines of them. */
static size_t find_room(struct mailing *mailing) {
    enum { HEADERS = 64 << 10 };
    struct mail_attachment none = {.name = name_attachment(mailing, 1)};
    size_t beside = make_receipt(mailing->work, &none).n + mailing->mail.text.n * 3 / 2 + HEADERS;
    return beside < LIMIT_MAIL_WARNING ? (LIMIT_MAIL_WARNING - beside) / 137 * 100 : 0;
}

static void add_names(struct buf *out, const struct mailing *mailing, const struct volume *volume) {
    for (size_t i = 0; i < volume->count; i++) {
        buf_add_text(out, i ? ", " : "");
        buf_add(out, mailing->sizes[volume->exhibits[i]].node->id);
    }
}

/* What stands where, in each message. */
static void tell_volumes(struct mailing *mailing) {
    struct buf out = buf_init(mailing->arena, LIMIT_OUTPUT_BYTES);
    buf_add(&out, mailing->mail.text);
    buf_printf(&out, "\nThis submission is sent as %zu messages with one volume each:\n\n",
               mailing->count);
    for (size_t v = 0; v < mailing->count; v++) {
        const struct volume *volume = &mailing->volumes[v];
        buf_printf(&out, "%zu of %zu: ", v + 1, mailing->count);
        if (v == 0)
            buf_add_text(&out, "self-assessment, case studies");
        if (volume->count)
            buf_add_text(&out, v == 0 ? ", evidence " : "evidence ");
        add_names(&out, mailing, volume);
        buf_add_text(&out, "\n");
    }
    mailing->mail.text = buf_str(&out);
}

static enum status write_volume(struct mailing *mailing, size_t number) {
    const struct volume *volume = &mailing->volumes[number];
    struct arena *arena = arena_scratch(mailing->arena);
    const struct pages *from = &mailing->documents->exhibits.pages;
    struct pages pages = pages_take_exhibits(arena, from, volume->exhibits, volume->count);
    struct joined joined;
    struct str bytes = STR(""), largest = STR("");
    enum status status =
        number == 0
            ? joined_submission(mailing->work, arena, mailing->documents,
                                volume->count ? &pages : NULL, mailing->options, &joined)
            : joined_exhibits(mailing->work, arena,
                              &(struct joined_exhibits){from, volume->exhibits, volume->count},
                              mailing->options, &joined);
    if (status == STATUS_OK)
        status = write_message(mailing, number + 1, &joined, &bytes);
    for (size_t i = 0, most = 0; i < volume->count; i++)
        if (mailing->sizes[volume->exhibits[i]].bytes > most) {
            most = mailing->sizes[volume->exhibits[i]].bytes;
            largest = size_of(mailing->arena, &mailing->sizes[volume->exhibits[i]]);
        }
    if (status == STATUS_OK)
        add_message(mailing, number + 1, bytes, largest);
    arena_drop(arena);
    return status;
}

static enum status write_volumes(struct mailing *mailing, size_t whole) {
    size_t documents, largest_count;
    enum status status = weigh_documents(mailing, &documents);
    if (status == STATUS_OK)
        status = weigh_exhibits(mailing);
    if (status != STATUS_OK)
        return status;
    fill_volumes(mailing, documents, find_room(mailing));
    tell_volumes(mailing);
    const struct str *largest = list_largest(mailing, &largest_count);
    findings_add(&mailing->work->made.findings, MESSAGE_MAIL_VOLUMES,
                 (struct place){.file = mailing->work->dossier->manifest},
                 {say_size(whole >> 20), say_size(mailing->count),
                  say_list(largest, largest_count, LIST_AND)});
    for (size_t v = 0; v < mailing->count && status == STATUS_OK; v++)
        status = write_volume(mailing, v);
    return status;
}

/* ---- all of it ---- */

enum status mail_make(struct workspace *work, const struct job_documents *documents,
                      const struct pdf_options *options, const struct output *submission) {
    const struct person *contact = dossier_find_contact(work->dossier);
    struct compose_input input = work_compose_input(work);
    struct mailing mailing = {.work = work,
                              .arena = arena_scratch(work->arena),
                              .documents = documents,
                              .options = options};
    struct mail *mail = &mailing.mail;
    struct str bytes;
    *mail = (struct mail){.to = work->checklist->delivery_to, .date = work->dossier->date};
    mail->subject = compose_subject(mailing.arena, &input, &work->made.findings);
    mail->text = compose_mail_body(mailing.arena, &input, &work->made.findings);
    mail->from_name = contact ? contact->name : (struct str){0};
    mail->from_address = contact ? contact->email : (struct str){0};
    if (work_has_errors(work))
        return STATUS_OK;
    struct joined whole = {{.bytes = submission->bytes}, submission->pages};
    enum status status = write_message(&mailing, 1, &whole, &bytes);
    if (status == STATUS_OK && bytes.n > LIMIT_MAIL_WARNING && documents->exhibits.document)
        status = write_volumes(&mailing, bytes.n);
    else if (status == STATUS_OK)
        add_message(&mailing, 1, bytes, STR(""));
    arena_drop(mailing.arena);
    return status;
}
