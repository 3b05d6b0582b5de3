/* The message: headers that cannot be injected, the same bytes twice, lines as RFC 5322 wants them.
 * tests/pdf/mail.sh reads whole messages with a second implementation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/buf.h"
#include "sys/file.h"
#include "write/write.h"

static struct mail sample(void) {
    struct mail mail = {.from_name = STR("Ines Okafor"),
                        .from_address = STR("ines@northwind.example"),
                        .to = STR("a@b.example"),
                        .subject =
                            STR("Northwind, Service Delivery Partner Completed Self-Assessment."),
                        .text = STR("Dear reviewer,\n\nzwölf = 12\nFrom here\n.\n"),
                        .date = {2019, 3, 15}};
    static const struct mail_attachment attachments[] = {
        {STR("Northwind - Self-Assessment.pdf"), STR("application/pdf"), STR("%PDF-1.7 one"), 1},
        {STR("Nörthwind - 案例.pdf"), STR("application/pdf"), STR("%PDF-1.7 two"), 1}};
    mail.attachments = attachments;
    mail.attachment_count = COUNT(attachments);
    return mail;
}

static struct str write_one(struct arena *arena, const struct mail *mail) {
    struct str bytes = {0};
    assert_int_equal(write_mail(arena, mail, &bytes), STATUS_OK);
    return bytes;
}

static void assert_holds(struct str bytes, const char *wanted) {
    if (str_find(bytes, str_of(wanted), 0) == SIZE_MAX)
        fail_msg("no \"%s\" in:\n%s", wanted, bytes.s);
}

static void assert_lacks(struct str bytes, const char *unwanted) {
    if (str_find(bytes, str_of(unwanted), 0) != SIZE_MAX)
        fail_msg("\"%s\" in:\n%s", unwanted, bytes.s);
}

static void writes_a_message(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)64 << 20);
    struct mail mail = sample();
    struct str bytes = write_one(arena, &mail);
    FILE *file = fopen("eml_test.eml", "wb");
    assert_non_null(file);
    fwrite(bytes.s, 1, bytes.n, file);
    fclose(file);
    assert_holds(bytes, "From: Ines Okafor <ines@northwind.example>\r\n");
    assert_holds(bytes, "To: a@b.example\r\n");
    assert_holds(bytes, "Date: Fri, 15 Mar 2019 12:00:00 +0000\r\n");
    assert_holds(bytes, "X-Unsent: 1\r\n");
    assert_true(digest_is_sealed(arena, bytes, STR(MAIL_SEAL)));
    assert_holds(bytes, "MIME-Version: 1.0\r\n");
    assert_holds(bytes, "@dossier.invalid>\r\n");
    assert_holds(bytes, "filename*=UTF-8''N%C3%B6rthwind");
    assert_holds(bytes, "Content-Disposition: attachment");
    assert_true(str_find(bytes, STR("text/plain"), 0) < str_find(bytes, STR("application/pdf"), 0));
    for (size_t i = 0; i < bytes.n; i++)
        if (bytes.s[i] == '\n')
            assert_true(i > 0 && bytes.s[i - 1] == '\r');
    struct str rest = bytes, line;
    while (str_cut(&rest, '\n', &line))
        assert_in_range(line.n, 0, 79);
    arena_drop(arena);
}

static void leaves_out_an_absent_sender(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)64 << 20);
    struct mail mail = sample();
    mail.from_name = mail.from_address = (struct str){0};
    assert_lacks(write_one(arena, &mail), "From:");
    arena_drop(arena);
}

static void lets_no_value_start_a_header(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)64 << 20);
    struct mail mail = sample();
    mail.subject = STR("Northwind\r\nBcc: x@y.example\n\nbody");
    mail.from_name = STR("Ines\nBcc: x@y.example");
    mail.from_address = STR("a@b.example\r\nBcc: x@y.example");
    mail.to = STR("a@b.example\nBcc: x@y.example");
    struct mail_attachment attachment = mail.attachments[0];
    attachment.name = STR("a\r\nBcc: x@y.example\".pdf");
    mail.attachments = &attachment;
    mail.attachment_count = 1;
    assert_lacks(write_one(arena, &mail), "\nBcc:");
    arena_drop(arena);
}

static void gives_the_same_bytes_twice(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)64 << 20);
    struct mail mail = sample(), other = sample();
    struct str first = write_one(arena, &mail), second = write_one(arena, &mail);
    assert_true(str_equal(first, second));
    other.text = STR("different");
    assert_false(str_equal(first, write_one(arena, &other)));
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_a_message),
        cmocka_unit_test(leaves_out_an_absent_sender),
        cmocka_unit_test(lets_no_value_start_a_header),
        cmocka_unit_test(gives_the_same_bytes_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
