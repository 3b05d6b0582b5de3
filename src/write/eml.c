/* The submission's message (RFC 5322, MIME: RFC 2045 to 2047, 2231), encoded by GMime.
 *
 * Names and subject come from the manifest: control characters and line breaks become one blank
 * before encoding, so that no value can start a header of its own. Date, Message-ID and boundary
 * follow from the mail itself. */
#include <gmime/gmime.h>
#include <pthread.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "sys/file.h"
#include "write/write.h"

static void start_gmime(void) {
    g_mime_init();
}

/* C0 and C1 controls, DEL and the Unicode line and paragraph separators (UAX 14 BK). */
static bool is_control(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == UINT32_MAX;
}

static struct str clean(struct arena *arena, struct str text) {
    struct buf buf = buf_init(arena, text.n + 1);
    bool pending = false;
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        bool control = is_control(utf8_next(text, &at));
        if (!control) {
            if (pending)
                buf_add_char(&buf, ' ');
            buf_add(&buf, str_slice(text, from, at));
        }
        pending = control;
    }
    if (pending)
        buf_add_char(&buf, ' ');
    return buf_str(&buf);
}

static struct str clean_name(struct arena *arena, struct str text) {
    return str_trim(clean(arena, text));
}

/* GMime and glib want NUL-terminated text. */
static const char *text_of(struct arena *arena, struct str text) {
    return str_copy(arena, text.s, text.n).s;
}

/* 76 characters of a line less "Subject: ", with room for the first fold. */
enum { PLAIN_LINE = 64 };

/* Whether the subject can stand as it is: ASCII, nothing that looks like an encoded word, and
 * blanks to fold at that come back as they were (single ones, inside, and often enough). */
static bool is_plain(struct str text) {
    size_t word = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if ((unsigned char)c >= 0x7F || (c == '=' && i + 1 < text.n && text.s[i + 1] == '?'))
            return false;
        if (c == ' ' && (i == 0 || i + 1 == text.n || text.s[i + 1] == ' '))
            return false;
        word = c == ' ' ? 0 : word + 1;
        if (word > PLAIN_LINE)
            return false;
    }
    return true;
}

static struct str fold_plain(struct arena *arena, struct str text) {
    struct buf buf = buf_init(arena, 2 * text.n + 16);
    size_t line = sizeof "Subject:" - 1;
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find(text, STR(" "), at);
        end = end == SIZE_MAX ? text.n : end;
        if (line + 1 + end - at > 76 && at > 0) {
            buf_add_text(&buf, "\n");
            line = 0;
        }
        buf_add_char(&buf, ' ');
        buf_add(&buf, str_slice(text, at, end));
        line += 1 + end - at;
        at = end + 1;
    }
    return buf_str(&buf);
}

/* Encoded words of at most 75 characters, each of whole characters (RFC 2047, 2 and 5 (3)). */
static struct str fold_encoded(struct arena *arena, struct str text) {
    enum { PIECE = 39 }; /* bytes: 52 in base64, and 12 of frame, after "Subject: " */
    struct buf buf = buf_init(arena, 4 * text.n + 256);
    for (size_t at = 0; at < text.n;) {
        size_t end = at, next = at;
        while (next < text.n && (utf8_next(text, &next), next - at <= PIECE))
            end = next;
        gchar *base64 = g_base64_encode((const guchar *)text.s + at, end - at);
        buf_printf(&buf, "%s =?UTF-8?B?%s?=", at ? "\n" : "", base64);
        g_free(base64);
        at = end;
    }
    return buf_str(&buf);
}

static void set_address(struct arena *arena, InternetAddressList *list, struct str name,
                        struct str address) {
    if (str_empty(clean_name(arena, address)))
        return;
    const char *display = str_empty(name) ? NULL : text_of(arena, clean_name(arena, name));
    InternetAddress *mailbox =
        internet_address_mailbox_new(display, text_of(arena, clean_name(arena, address)));
    if (display)
        internet_address_set_charset(mailbox, "utf-8");
    internet_address_list_add(list, mailbox);
    g_object_unref(mailbox);
}

static void set_headers(struct arena *arena, GMimeMessage *message, const struct mail *mail,
                        struct str digest) {
    set_address(arena, g_mime_message_get_from(message), mail->from_name, mail->from_address);
    set_address(arena, g_mime_message_get_to(message), (struct str){0}, mail->to);
    /* GMime's own encoder joins words by guesswork; the subject must decode to exactly what was
     * meant, so its raw value is set. */
    struct str subject = clean(arena, mail->subject);
    struct str raw = is_plain(subject) ? fold_plain(arena, subject) : fold_encoded(arena, subject);
    GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    g_mime_object_set_header(GMIME_OBJECT(message), "Subject", "-", NULL);
    GMimeHeader *header = g_mime_header_list_get_header(headers, "Subject");
    struct str line = str_format(arena, "%.*s\n", STR_ARG(raw));
    g_mime_header_set_raw_value(header, line.s);
    GDateTime *date =
        g_date_time_new_utc(mail->date.year, mail->date.month, mail->date.day, 12, 0, 0);
    if (date) {
        g_mime_message_set_date(message, date);
        g_date_time_unref(date);
    }
    g_mime_message_set_message_id(message, str_format(arena, "%.40s@dossier.invalid", digest.s).s);
    g_mime_object_set_header(GMIME_OBJECT(message), "MIME-Version", "1.0", NULL);
    g_mime_object_set_header(GMIME_OBJECT(message), "X-Unsent", "1", NULL);
    g_mime_object_set_header(GMIME_OBJECT(message), MAIL_SEAL_HEADER, DIGEST_BLANK, NULL);
}

static void set_content(GMimePart *part, struct str bytes, GMimeContentEncoding encoding) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.s ? bytes.s : "", bytes.n);
    GMimeDataWrapper *content =
        g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_part_set_content(part, content);
    g_mime_part_set_content_encoding(part, encoding);
    g_object_unref(content);
    g_object_unref(stream);
}

static void add_part(GMimeMultipart *multipart, GMimePart *part) {
    g_mime_multipart_add(multipart, GMIME_OBJECT(part));
    g_object_unref(part);
}

static void add_attachment(struct arena *arena, GMimeMultipart *multipart,
                           const struct mail_attachment *attachment) {
    struct str subtype = attachment->media_type, type;
    str_cut(&subtype, '/', &type);
    GMimePart *part = g_mime_part_new_with_type(text_of(arena, type), text_of(arena, subtype));
    set_content(part, attachment->bytes, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(GMIME_OBJECT(part), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part, text_of(arena, clean_name(arena, attachment->name)));
    add_part(multipart, part);
}

/* Of all that is sent, piece by piece so that the attachments are not copied. */
static struct str mail_digest(struct arena *arena, const struct mail *mail) {
    const struct str pieces[] = {mail->from_name, mail->from_address, mail->to, mail->subject,
                                 mail->text};
    struct buf buf = buf_init(arena, LIMIT_OUTPUT_BYTES);
    buf_printf(&buf, "%d-%d-%d ", mail->date.year, mail->date.month, mail->date.day);
    for (size_t k = 0; k < COUNT(pieces); k++)
        buf_add(&buf, digest_sha256(arena, pieces[k]));
    for (size_t k = 0; k < mail->attachment_count; k++) {
        buf_add(&buf, digest_sha256(arena, mail->attachments[k].name));
        buf_add(&buf, digest_sha256(arena, mail->attachments[k].bytes));
    }
    return digest_sha256(arena, buf_str(&buf));
}

static GMimeMessage *make_message(struct arena *arena, const struct mail *mail) {
    struct str digest = mail_digest(arena, mail);
    GMimeMessage *message = g_mime_message_new(FALSE);
    GMimeMultipart *multipart = g_mime_multipart_new_with_subtype("mixed");
    set_headers(arena, message, mail, digest);
    /* "=_" occurs neither in quoted-printable nor in base64 (RFC 2045, 6.7), so no content can hold
     * the boundary. */
    g_mime_multipart_set_boundary(multipart, str_format(arena, "=_dossier_%.32s", digest.s).s);
    GMimePart *part = g_mime_part_new_with_type("text", "plain");
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    set_content(part, mail->text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    add_part(multipart, part);
    for (size_t i = 0; i < mail->attachment_count; i++)
        add_attachment(arena, multipart, &mail->attachments[i]);
    g_mime_message_set_mime_part(message, GMIME_OBJECT(multipart));
    g_object_unref(multipart);
    return message;
}

/* All lines end in CRLF (RFC 5322, 2.1): the encoders and raw headers leave bare LF here and there.
 */
static struct str end_lines(struct arena *arena, struct str bytes) {
    struct buf buf = buf_init(arena, LIMIT_OUTPUT_BYTES);
    size_t from = 0;
    for (size_t at = 0; at < bytes.n; at++) {
        if (bytes.s[at] != '\n' || (at > 0 && bytes.s[at - 1] == '\r'))
            continue;
        buf_add(&buf, str_slice(bytes, from, at));
        buf_add_text(&buf, "\r\n");
        from = at + 1;
    }
    buf_add(&buf, str_slice(bytes, from, bytes.n));
    return buf_str(&buf);
}

static struct str copy_stream(struct arena *arena, GMimeStream *stream) {
    GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    return str_copy(arena, (const char *)array->data, array->len);
}

static void drop_object(void *object) {
    g_object_unref(object);
}

enum status write_mail(struct arena *arena, const struct mail *mail, struct str *bytes) {
    static pthread_once_t started = PTHREAD_ONCE_INIT; /* GMime's own tables: once in a process */
    pthread_once(&started, start_gmime);
    GMimeStream *stream = g_mime_stream_mem_new();
    arena_defer(arena, drop_object, stream);
    GMimeMessage *message = make_message(arena, mail);
    arena_defer(arena, drop_object, message);
    GMimeFormatOptions *format = g_mime_format_options_clone(g_mime_format_options_get_default());
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
    g_mime_format_options_set_param_encoding_method(format, GMIME_PARAM_ENCODING_METHOD_RFC2231);
    ssize_t written = g_mime_object_write_to_stream(GMIME_OBJECT(message), format, stream);
    g_mime_format_options_free(format);
    if (written < 0)
        return STATUS_MEMORY;
    *bytes = digest_seal(arena, end_lines(arena, copy_stream(arena, stream)), STR(MAIL_SEAL));
    return STATUS_OK;
}
