/* Media types by the first bytes of a file, and evidence files as a whole. */
#include "read_fixture.h"

#define HEAD(literal) literal, sizeof(literal) - 1

static const struct {
    const char *bytes;
    size_t count;
    const char *media_type;
} cases[] = {
    {HEAD("%PDF-1.7\n"), "application/pdf"},
    {HEAD("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "image/png"},
    {HEAD("\xff\xd8\xff\xe0\0\x10JFIF"), "image/jpeg"},
    {HEAD("GIF89a\1\0"), "image/gif"},
    {HEAD("RIFF\x10\0\0\0WEBPVP8 "), "image/webp"},
    {HEAD("PK\3\4\x14\0\0\0\0\0readme.txt"), "application/zip"},
    {HEAD("PK\3\4\x14\0\0\0[Content_Types].xml....xl/workbook.xml"),
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {HEAD("PK\3\4\x14\0\0\0[Content_Types].xml....word/document.xml"),
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {HEAD("PK\3\4\x14\0\0\0_rels/.rels....ppt/presentation.xml"),
     "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {HEAD("PK\3\4"
          "abcdefghijklmnopqrstuvwxyz"
          "mimetypeapplication/vnd.oasis.opendocument.textPK"),
     "application/vnd.oasis.opendocument.text"},
    {HEAD("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "application/x-ole-storage"},
    {HEAD("<?xml version=\"1.0\"?>\n<settings/>"), "application/xml"},
    {HEAD("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "image/svg+xml"},
    {HEAD("<!DOCTYPE html>\n<title>x</title>"), "text/html"},
    {HEAD("{\n  \"a\": 1\n}\n"), "application/json"},
    {HEAD("[1, 2]"), "application/json"},
    {HEAD("[x] done\n"), "text/plain"},
    {HEAD("[INFO] started"), "text/plain"},
    {HEAD("{{partner.name}}"), "text/plain"},
    {HEAD("table,rows\norders,12\n"), "text/csv"},
    {HEAD("table;rows\n\"a;b\";12\n"), "text/csv"},
    {HEAD("First, we moved.\nThen it ran.\n"), "text/plain"},
    {HEAD("only one line, with a comma"), "text/plain"},
    {HEAD("Gr\xc3\xbc\xc3\x9f"
          "e"),
     "text/plain"},
    {HEAD("Gr\xfc\xdf"
          "e"),
     "application/octet-stream"},
    {HEAD("a\0b"), "application/octet-stream"},
};

static void recognises_types(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str head = str_copy(f->arena, cases[i].bytes, cases[i].count);
        assert_text(evidence_media_type(f->arena, head), cases[i].media_type);
    }
}

static void forgives_a_cut_character(void **state) {
    struct fixture *f = *state;
    char head[4096];
    memset(head, 'a', sizeof head);
    head[4095] = '\xc3';
    assert_text(evidence_media_type(f->arena, str_copy(f->arena, head, sizeof head)), "text/plain");
    assert_text(evidence_media_type(f->arena, str_copy(f->arena, head + 1, sizeof head - 1)),
                "application/octet-stream");
}

static struct evidence read_one(struct fixture *f, const char *path) {
    struct dossier dossier = {.folder = str_of(f->folder)};
    struct reader reader = {.arena = f->arena, .findings = &f->findings, .dossier = &dossier};
    struct evidence evidence = {.file = str_of(path)};
    evidence_read(&reader, &evidence);
    return evidence;
}

static void reads_a_file(void **state) {
    struct fixture *f = *state;
    fixture_write(f, "evidence/plan.txt", "abc");
    struct evidence evidence = read_one(f, "evidence/plan.txt");
    assert_true(evidence.present);
    assert_int_equal(evidence.bytes, 3);
    /* FIPS 180-2, B.1 */
    assert_text(evidence.sha256,
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_findings(f, "");
}

static void reports_files_that_prove_nothing(void **state) {
    struct fixture *f = *state;
    fixture_write(f, "evidence/empty.txt", "");
    assert_false(read_one(f, "evidence/empty.txt").present);
    assert_false(read_one(f, "evidence/emptu.txt").present);
    assert_false(read_one(f, "evidence").present);
    assert_false(read_one(f, "../x").present);
    assert_int_equal(f->findings.count, 4);
    assert_int_equal(f->findings.list[0].code, FINDING_FILE_EMPTY);
    assert_int_equal(f->findings.list[1].code, FINDING_FILE_MISSING);
    assert_text(finding_hint(f->findings.arena, &f->findings.list[1]),
                "did you mean \"evidence/empty.txt\"?");
    assert_int_equal(f->findings.list[2].code, FINDING_FILE_UNREADABLE);
    assert_int_equal(f->findings.list[3].code, FINDING_PATH_OUTSIDE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(recognises_types, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(forgives_a_cut_character, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(reads_a_file, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(reports_files_that_prove_nothing, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
