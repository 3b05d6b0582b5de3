/* Identifiers by their shape: each row a text and, between bars, what of it is one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/shape.h"

static const struct row {
    const char *text, *found;
} rows[] = {
    /* accounts */
    {"The account 482913076541 was closed.", "482913076541"},
    {"account 4829-1307-6541", "4829-1307-6541"},
    {"Konto 4829 1307 6541", "4829 1307 6541"},
    {"482913076541", "482913076541"},
    {"https://sqs.eu-west-1.amazonaws.com/482913076541/q", "482913076541"},
    {"account 123456789012 and 111122223333", ""},
    {"order 482913076541, started 201803051200", ""},
    {"812000000000 bytes; 4829 1307 6541 rows; 4829130765412", ""},
    {"https://blog.example/p/482913076541", ""},
    /* ARNs */
    {"(arn:aws:rds:eu-central-1:482913076541:db:kes).",
     "arn:aws:rds:eu-central-1:482913076541:db:kes"},
    {"arn:aws:s3:::kestrel-logs", "arn:aws:s3:::kestrel-logs"},
    {"arn:aws:iam::aws:policy/AdministratorAccess", ""},
    {"arn:aws:iam::123456789012:role/x", ""},
    {"arn:aws:s3:::example-bucket/* and arn:aws:s3:::*", ""},
    /* resources and endpoints */
    {"i-0f3a9c1d2e4b5a677, vpc-9f8e7d6c; subnet-0a9b8c7d6e5f41321",
     "i-0f3a9c1d2e4b5a677|vpc-9f8e7d6c|subnet-0a9b8c7d6e5f41321"},
    {"i-1234567890abcdef0, sg-12345678, i-deadbeef0, r-20180305, vpc-endpoint", ""},
    {"kes.c1x2.eu-west-1.rds.amazonaws.com:5432", "kes.c1x2.eu-west-1.rds.amazonaws.com"},
    {"rds.eu-west-1.amazonaws.com, https://docs.aws.amazon.com/dms/", ""},
    {"s3://kestrel-logs/2018, s3://my-bucket/a, s3://", "s3://kestrel-logs"},
    /* addresses */
    {"from 10.20.30.40 to 192.168.7.9:1521 in 172.16.4.0/22",
     "10.20.30.40|192.168.7.9:1521|172.16.4.0/22"},
    {"The server at 52.29.11.4 and host 3.4.5.6", "52.29.11.4|3.4.5.6"},
    {"84.200.69.80", "84.200.69.80"},
    {"Oracle 12.1.0.2, 11.2.0.4 and version 10.6.0.1", ""},
    {"MariaDB 10.2.11.3 | Engine version | 10.6.0.1", ""},
    {"12.1.0.2.0 and 1.2.3.4 and 13.0.5026.0 and 05.03.2018", ""},
    {"192.0.2.1, 198.51.100.7, 203.0.113.9, 127.0.0.1, 0.0.0.0/0, 10.0.0.0/8", ""},
    {"fd12:3456:789a::1 and 2a02:120b:c3f1:0:1:2:3:4",
     "fd12:3456:789a::1|2a02:120b:c3f1:0:1:2:3:4"},
    {"2001:db8::1, ::1, 12:30:45, std::vector, 00:1a:2b:3c:4d:5e", ""},
    {"SSM agent 2.3.136.0, release 1.10.100.200, VPC 10.0.0.0/16, Windows 10.0.14393.2", ""},
    /* machines */
    {"kes-db01, SRV-ORA-02 and ORADB01", "kes-db01|SRV-ORA-02|ORADB01"},
    {"db01.bank.corp, wiki.bank.intranet", "db01.bank.corp|wiki.bank.intranet"},
    {"ip-10-0-1-23.eu-west-1.compute.internal", "ip-10-0-1-23.eu-west-1.compute.internal"},
    {"db.r4.large, DB2, ora12c, sha-256, utf8mb4, java.util.local(), test01, sql-02, "
     "host.example.internal",
     ""},
    {"Windows Server 2016, web2, app-1, sql.txt, test1.csv, prod, compute.internal", ""},
    /* mail */
    {"Write to a.kunz+dms@kestrel-bank.ch.", "a.kunz+dms@kestrel-bank.ch"},
    {"postgres://app:hunter2x@db.internal:5432/x and mailto:a@kestrel-bank.ch",
     "a@kestrel-bank.ch"},
    {"info@example.com, x@northwind.example, logo@2x.png, scott@orcl, @user", ""},
    /* telephones */
    {"+41 44 668 18 00; +49 (0)30 1234567", "+41 44 668 18 00|+49 (0)30 1234567"},
    {"044 668 18 00, (044) 668 18 00, 030/1234567", "044 668 18 00|(044) 668 18 00|030/1234567"},
    {"Tel. 668 18 00, (206) 732-0177, 206-732-0177", "668 18 00|(206) 732-0177|206-732-0177"},
    {"tel:+41446681800", "+41446681800"},
    {"0041 44 668 18 00, 01234 567890, Tel.: 0221 / 34 56 78 9",
     "0041 44 668 18 00|01234 567890|0221 / 34 56 78 9"},
    {"+12 000 000 rows, 5 000 000, +120 000 000, 0.5-0.75, 02/2018", ""},
    {"ISO 27001:2013, 2018-03-05 12:30:45, 05.03.2018 12:00, 206-555-0123, 100-200-3000, 1-2-3",
     ""},
    {"100 200 300 GB, 2016 2017 2018 2019, 000 111 222", ""},
    /* bank accounts and cards */
    {"IBAN CH56 0483 5012 3456 7800 9 is ours, DE89370400440532013000",
     "CH56 0483 5012 3456 7800 9|DE89370400440532013000"},
    {"de89370400440532013000", "de89370400440532013000"},
    {"CH57 0483 5012 3456 7800 9", ""},
    {"AB12CDEF34567890", ""},
    {"4539 1488 0343 6467, 378734493671000", "4539 1488 0343 6467|378734493671000"},
    {"4539 1488 0343 6468, 4111 1111 1111 1111, 1234567812345670", ""},
};

static void shapes_are_found(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str text = str_of(rows[i].text);
        struct buf told = buf_init(arena, 4096);
        struct shape shape;
        for (size_t at = 0; shape_find(text, at, &shape); at = shape.to) {
            if (told.count)
                buf_add_char(&told, '|');
            buf_add(&told, str_slice(text, shape.from, shape.to));
        }
        struct str found = buf_str(&told);
        assert_string_equal(found.n ? found.s : "", rows[i].found);
    }
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(shapes_are_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
