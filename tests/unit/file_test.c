/* Files: reading with limits, paths that must stay inside, output that is whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/file.h"

struct fixture {
    struct arena *arena;
    struct findings findings;
    struct str folder; /* new and empty */
};

static int set_up(void **state) {
    struct arena *arena = arena_new((size_t)16 << 20);
    struct fixture *fixture = NEW(arena, struct fixture);
    fixture->arena = arena;
    fixture->findings = findings_init(arena);
    const char *above = getenv("TMPDIR");
    struct str template = str_format(arena, "%s/dossier-file-test-XXXXXX", above ? above : "/tmp");
    char *name = arena_copy(arena, template.s, template.n + 1);
    fixture->folder = str_of(mkdtemp(name));
    *state = fixture;
    return fixture->folder.n ? 0 : -1;
}

static void remove_tree(struct arena *arena, struct str folder) {
    struct str *names;
    size_t count;
    if (!file_list(arena, folder, &names, &count))
        return;
    for (size_t i = 0; i < count; i++) {
        struct str path = file_join(arena, folder, names[i]);
        if (unlink(path.s) != 0)
            remove_tree(arena, path);
    }
    rmdir(folder.s);
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    remove_tree(fixture->arena, fixture->folder);
    arena_drop(fixture->arena);
    return 0;
}

static struct str path_of(struct fixture *f, const char *name) {
    return file_join(f->arena, f->folder, str_of(name));
}

static void put(struct fixture *f, const char *name, const char *text) {
    FILE *file = fopen(path_of(f, name).s, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void assert_holds(struct fixture *f, const char *name, const char *text) {
    struct str bytes;
    assert_true(
        file_read(f->arena, path_of(f, name), 1 << 20, (struct place){0}, &f->findings, &bytes));
    assert_string_equal(bytes.s, text);
}

static void assert_names(struct fixture *f, const char *folder, const char *expected) {
    struct str *names, joined = STR("");
    size_t count;
    assert_true(file_list(f->arena, path_of(f, folder), &names, &count));
    for (size_t i = 0; i < count; i++)
        joined = str_format(f->arena, "%.*s%.*s;", STR_ARG(joined), STR_ARG(names[i]));
    assert_string_equal(joined.s, expected);
}

static void test_read_troubles(void **state) {
    struct fixture *f = *state;
    put(f, "empty", "");
    put(f, "ten", "0123456789");
    assert_int_equal(mkdir(path_of(f, "folder").s, 0777), 0);
    assert_int_equal(mkfifo(path_of(f, "pipe").s, 0666), 0);
    static const struct {
        const char *name;
        size_t limit;
        bool good;
        enum finding_code code;
    } cases[] = {
        {"ten", 10, true, FINDING_COUNT},
        {"ten", 9, false, FINDING_FILE_TOO_LARGE},
        {"empty", 10, false, FINDING_FILE_EMPTY},
        {"none", 10, false, FINDING_FILE_MISSING},
        {"ten/below", 10, false, FINDING_FILE_MISSING},
        {"folder", 10, false, FINDING_FILE_UNREADABLE},
        {"pipe", 10, false, FINDING_FILE_UNREADABLE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct findings findings = findings_init(f->arena);
        struct place at = {STR("manifest.xml"), 3, 4, 5};
        struct str bytes;
        bool good =
            file_read(f->arena, path_of(f, cases[i].name), cases[i].limit, at, &findings, &bytes);
        assert_int_equal(good, cases[i].good);
        assert_int_equal(findings.count, cases[i].good ? 0 : 1);
        if (!good)
            assert_int_equal(findings.list[0].code, cases[i].code);
        if (!good)
            assert_int_equal(findings.list[0].place.line, 3);
    }
}

static void test_inside(void **state) {
    struct fixture *f = *state;
    assert_int_equal(mkdir(path_of(f, "in").s, 0777), 0);
    assert_int_equal(mkdir(path_of(f, "in/sub").s, 0777), 0);
    assert_int_equal(mkdir(path_of(f, "inner").s, 0777), 0); /* "in" is a prefix of its name */
    put(f, "in/a", "a");
    put(f, "inner/x", "x");
    assert_int_equal(symlink("../inner/x", path_of(f, "in/out").s), 0);
    assert_int_equal(symlink("../inner", path_of(f, "in/outside").s), 0);
    assert_int_equal(symlink("../a", path_of(f, "in/sub/back").s), 0);
    static const struct {
        const char *path;
        bool good;
    } cases[] = {
        {"a", true},           {"./a", true},
        {"sub/back", true},    {"missing", true},
        {"sub/missing", true}, {"..a", true},
        {"", false},           {"/etc/hostname", false},
        {"../in/a", false},    {"sub/../a", false},
        {"sub\\a", false},     {"out", false},
        {"outside/x", false},  {"outside/missing", false},
        {"..", false},         {"outside/missing/deeper", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct findings findings = findings_init(f->arena);
        struct str full;
        bool good = file_inside(f->arena, path_of(f, "in"), str_of(cases[i].path),
                                (struct place){0}, &findings, &full);
        if (good != cases[i].good || findings.count != !good)
            fail_msg("`%s`: %d, %zu findings", cases[i].path, good, findings.count);
        if (!good)
            assert_int_equal(findings.list[0].code, FINDING_PATH_OUTSIDE);
    }
    struct str full;
    assert_false(file_inside(f->arena, path_of(f, "in"), STR("a\0b"), (struct place){0},
                             &f->findings, &full));
}

static void test_names(void **state) {
    struct fixture *f = *state;
    assert_string_equal(file_join(f->arena, STR("a"), STR("b")).s, "a/b");
    assert_string_equal(file_join(f->arena, STR("a/"), STR("b")).s, "a/b");
    assert_string_equal(file_join(f->arena, STR(""), STR("b")).s, "b");
    assert_true(str_is(file_name(STR("a/b.md")), "b.md"));
    assert_true(str_is(file_name(STR("b.md")), "b.md"));
    put(f, "b", "x");
    put(f, "B", "x");
    put(f, "a", "x");
    assert_names(f, ".", "B;a;b;");
    assert_true(file_exists(path_of(f, "a")));
    assert_false(file_exists(path_of(f, "c")));
    assert_false(file_is_folder(path_of(f, "a")));
    assert_true(file_is_folder(f->folder));
    struct str *names;
    size_t count;
    assert_false(file_list(f->arena, path_of(f, "c"), &names, &count));
}

static void test_digests(void **state) {
    struct fixture *f = *state;
    /* FIPS 180-4 examples */
    static const char abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    static const char none[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_string_equal(digest_sha256(f->arena, STR("abc")).s, abc);
    assert_string_equal(digest_sha256(f->arena, (struct str){0}).s, none);
    put(f, "abc", "abc");
    struct str hex, head;
    uint64_t bytes;
    assert_true(digest_file(f->arena, path_of(f, "abc"), &hex, &bytes, &head));
    assert_string_equal(hex.s, abc);
    assert_int_equal(bytes, 3);
    assert_string_equal(head.s, "abc");
    assert_false(digest_file(f->arena, path_of(f, "gone"), &hex, &bytes, &head));
    assert_false(digest_file(f->arena, f->folder, &hex, &bytes, &head));
}

static void test_seal(void **state) {
    struct fixture *f = *state;
    struct str mark = STR("own: "), text = STR("a\nown: " DIGEST_BLANK "\nb\n");
    struct str sealed = digest_seal(f->arena, text, mark);
    assert_int_equal(sealed.n, text.n);
    assert_true(digest_is_sealed(f->arena, sealed, mark));
    assert_false(digest_is_sealed(f->arena, text, mark));
    for (size_t i = 0; i < sealed.n; i++) {
        char *other = arena_copy(f->arena, sealed.s, sealed.n + 1);
        other[i] ^= 1;
        assert_false(digest_is_sealed(f->arena, (struct str){other, sealed.n}, mark));
    }
    assert_false(digest_is_sealed(f->arena, str_slice(sealed, 0, sealed.n - 4), mark));
    assert_false(digest_is_sealed(f->arena, STR("own: 00"), mark));
    assert_true(str_equal(digest_seal(f->arena, STR("no mark"), mark), STR("no mark")));
}

static void test_write(void **state) {
    struct fixture *f = *state;
    const struct output outputs[] = {
        {STR("a.pdf"), STR("A"), 0}, {STR("public/b.md"), STR("B"), 0}, {STR("empty"), STR(""), 0}};
    struct str folder = path_of(f, "output/northwind");
    for (int i = 0; i < 2; i++) /* the second time over the first */
        assert_int_equal(file_write_all(f->arena, folder, outputs, 3, &f->findings), STATUS_OK);
    assert_int_equal(f->findings.count, 0);
    assert_names(f, "output/northwind", "a.pdf;empty;public;");
    assert_names(f, "output/northwind/public", "b.md;");
    assert_holds(f, "output/northwind/a.pdf", "A");
    assert_holds(f, "output/northwind/public/b.md", "B");
}

static void assert_write_fails(struct fixture *f, const struct output *outputs, size_t count,
                               const char *failed) {
    struct findings findings = findings_init(f->arena);
    enum status status = file_write_all(f->arena, path_of(f, "out"), outputs, count, &findings);
    assert_int_equal(status, STATUS_IO);
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.list[0].code, FINDING_OUTPUT);
    assert_string_equal(findings.list[0].place.file.s, path_of(f, failed).s);
    assert_int_not_equal(
        str_find(finding_sentence(findings.arena, &findings.list[0]), path_of(f, failed), 0),
        SIZE_MAX);
}

/* The second rename fails: the first file is put back, the new one is taken away. */
static void test_write_puts_back(void **state) {
    struct fixture *f = *state;
    assert_int_equal(mkdir(path_of(f, "out").s, 0777), 0);
    assert_int_equal(mkdir(path_of(f, "out/c").s, 0777), 0);
    put(f, "out/a", "earlier");
    const struct output outputs[] = {{STR("a"), STR("new"), 0},
                                     {STR("b"), STR("new"), 0},
                                     {STR("sub/d"), STR("new"), 0},
                                     {STR("c"), STR("new"), 0}};
    assert_write_fails(f, outputs, 4, "out/c");
    assert_names(f, "out", "a;c;");
    assert_holds(f, "out/a", "earlier");
}

static void test_write_without_folder(void **state) {
    struct fixture *f = *state;
    put(f, "out", "a file, no folder");
    const struct output outputs[] = {{STR("a"), STR("new"), 0}};
    assert_write_fails(f, outputs, 1, "out");
    assert_names(f, ".", "out;");
}

/* A write that the system cuts short, as a full disk does. */
static void test_write_cut_short(void **state) {
    struct fixture *f = *state;
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 100;
    char *bytes = arena_alloc(f->arena, 1000, 1);
    const struct output outputs[] = {{STR("a"), STR("new"), 0}, {STR("big"), {bytes, 1000}, 0}};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_write_fails(f, outputs, 2, "out/big");
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_names(f, ".", ""); /* the folder it made is gone too */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_read_troubles, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_inside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_digests, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_seal, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_write, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_write_puts_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_write_without_folder, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_write_cut_short, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
