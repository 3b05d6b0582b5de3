/* For the tests of src/read: an arena with its findings, and a submission folder made of texts. */
#ifndef TEST_READ_FIXTURE_H
#define TEST_READ_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "read/read.h"
#include "read/reader.h"

struct fixture {
    struct arena *arena;
    struct findings findings;
    char folder[64];
};

static inline int fixture_setup(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->arena = arena_new((size_t)512 << 20);
    assert_non_null(fixture->arena);
    fixture->findings = findings_init(fixture->arena);
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/dossier-read-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    *state = fixture;
    return 0;
}

static inline int fixture_teardown(void **state) {
    struct fixture *fixture = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", fixture->folder);
    int status = system(command);
    arena_drop(fixture->arena);
    free(fixture);
    return status;
}

/* Writes bytes to a file in the folder; `path` may hold folders, which are made. */
static inline void fixture_write_bytes(struct fixture *fixture, const char *path, const char *bytes,
                                       size_t count) {
    char full[256];
    snprintf(full, sizeof full, "%s/%s", fixture->folder, path);
    for (char *slash = full + strlen(fixture->folder) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(full, 0700);
        *slash = '/';
    }
    FILE *file = fopen(full, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

static inline void fixture_write(struct fixture *fixture, const char *path, const char *text) {
    fixture_write_bytes(fixture, path, text, strlen(text));
}

static inline struct dossier *fixture_read(struct fixture *fixture) {
    return read_submission(fixture->arena, str_of(fixture->folder),
                           &(struct install_paths){.templates = STR("/nonexistent")},
                           &fixture->findings)
        .dossier;
}

static inline void assert_text(struct str actual, const char *expected) {
    char text[512];
    snprintf(text, sizeof text, "%.*s", STR_ARG(actual));
    assert_string_equal(text, expected);
}

/* The findings, one a line: "file:line:col message [code] help", with the folder left out. */
static inline void assert_findings(struct fixture *fixture, const char *expected) {
    static char text[8192];
    size_t used = 0, skip = strlen(fixture->folder) + 1;
    text[0] = '\0';
    findings_sort(&fixture->findings);
    for (size_t i = 0; i < fixture->findings.count; i++) {
        const struct finding *f = &fixture->findings.list[i];
        struct str file = f->place.file.n > skip ? str_slice(f->place.file, skip, f->place.file.n)
                                                 : f->place.file;
        struct str message = finding_sentence(fixture->findings.arena, f),
                   help = finding_hint(fixture->findings.arena, f);
        used += (size_t)snprintf(text + used, sizeof text - used, "%.*s:%d:%d %.*s [%s]%s%.*s\n",
                                 STR_ARG(file), f->place.line, f->place.column, STR_ARG(message),
                                 finding_kinds[f->code].name, help.n > 0 ? " " : "", STR_ARG(help));
        assert_true(used < sizeof text);
    }
    assert_string_equal(text, expected);
}

#endif
