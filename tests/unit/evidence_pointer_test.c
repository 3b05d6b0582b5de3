/* Pointers into evidence: which places are there, and what stands at them. */
#include "read_fixture.h"

#include "evidence/evidence.h"
#include "evidence/opened.h"

static const char guide[] = "# Migration guide\n\n"
                            "Edition 4.\n\n"
                            "## 1 Keys\n\n"
                            "One key in KMS.\n\n"
                            "## 2 Reading the task log\n\n"
                            "Latency is read each hour.\n\n"
                            "| Question | Rule |\n"
                            "|:---------|:-----|\n"
                            "| Same engine | native tools |\n"
                            "| Above 1 TB | Snowball |\n\n"
                            "### 2.1 Alarms\n\n"
                            "Above ten seconds.\n\n"
                            "## 3 Way back\n\n"
                            "Six minutes.\n";

static const char script[] = "-- Preparation\n\n"
                             "-- 1. Archived redo\nALTER DATABASE ADD SUPPLEMENTAL LOG DATA;\n\n"
                             "-- 2. The reader\nCREATE USER dms_reader;\n";

static const char table[] = "task,table,full_load_rows\ncore,orders,412\njournal,letters,88\n";

static const char settings[] =
    "{\"core\": {\"FullLoadSettings\": {\"MaxFullLoadSubTasks\": 16},\n"
    " \"Statement\": [{\"Sid\": \"PassTheRoles\", \"Action\": \"iam:PassRole\"}]}}\n";

static const char inventory[] =
    "<?xml version=\"1.0\"?>\n<inventory><endpoint ssl-mode=\"verify-ca\"/>"
    "<task name=\"core\"/></inventory>\n";

static const char log_text[] = "2018-08-22T00:39:58 W: 0 values truncated\n"
                               "2018-09-02T11:04:20 W: Reading source latency is 74 seconds\n";

static const struct {
    const char *file, *bytes;
} files[] = {
    {"guide.md", guide},         {"script.sql", script},       {"table.csv", table},
    {"settings.json", settings}, {"inventory.xml", inventory}, {"task.log", log_text},
};

/* What is pointed to in which file; what its text then holds, and what of the rest it does not. */
static const struct {
    const char *file, *pointer, *holds, *lacks;
} found[] = {
    {"guide.md", "section 1", "One key", "Latency"},
    {"guide.md", "sections 1 to 2", "Latency", "Six minutes"},
    {"guide.md", "Abschnitt 3", "Six minutes", "One key"},
    {"guide.md", "2", "Above ten seconds", "Six minutes"},
    {"guide.md", "section 2.1", "ten seconds", "Latency"},
    {"guide.md", "Reading the task log", "Latency", "One key"},
    {"guide.md", "section Reading the task log", "Latency", "One key"},
    {"guide.md", "Keys, Way back", "Six minutes", "Latency"},
    {"guide.md", "Reading the task log, Keys", "One key", "Six minutes"},
    {"guide.md", "row 2", "Snowball", "native"},
    {"guide.md", "rows 1 and 2", "native", "Six minutes"},
    {"guide.md", "lines 5-7", "One key", "Latency"},
    {"guide.md", "Zeilen 5 bis 7", "One key", "Latency"},
    {"guide.md", "page 1", "Six minutes", NULL},
    {"guide.md", "whole file", "Six minutes", NULL},
    {"guide.md", "ganze Datei", "Six minutes", NULL},
    {"guide.md", "the first table", "Six minutes", NULL},
    {"guide.md", "rules and questions", "Six minutes", NULL},
    {"guide.md", "", "Six minutes", NULL},
    {"script.sql", "part 2", "dms_reader", "SUPPLEMENTAL"},
    {"script.sql", "parts 1 and 2", "SUPPLEMENTAL", NULL},
    {"table.csv", "columns 2 and 3", "letters", "core"},
    {"table.csv", "column full_load_rows", "412", "orders"},
    {"table.csv", "full_load_rows", "88", "letters"},
    {"table.csv", "row 1", "orders", "letters"},
    {"table.csv", "row journal", "letters", "orders"},
    {"table.csv", "task journal", "orders", NULL},
    {"settings.json", "MaxFullLoadSubTasks", "16", "PassRole"},
    {"settings.json", "/core/FullLoadSettings/MaxFullLoadSubTasks", "16", "PassRole"},
    {"settings.json", "/core/Statement/0", "PassRole", "16"},
    {"settings.json", "PassTheRoles", "iam:PassRole", "16"},
    {"settings.json", "all statements", "16", NULL},
    {"settings.json", "core.FullLoadSettings", "16", NULL},
    {"settings.json", "$.core.Statement[0]", "16", NULL},
    {"inventory.xml", "endpoint/@ssl-mode", "core", NULL},
    {"guide.md", "section \"Way back\"", "Six minutes", NULL},
    {"inventory.xml", "endpoint", "verify-ca", "core"},
    {"inventory.xml", "ssl-mode", "verify-ca", "core"},
    {"inventory.xml", "/inventory/task", "core", "verify-ca"},
    {"task.log", "22 August, 00:39", "latency", NULL},
    {"task.log", "2 September 2018", "latency", NULL},
    {"task.log", "22. August", "latency", NULL},
    {"guide.md", "the state of 3 May", "Six minutes", NULL},
    {"task.log", "line 2", "latency", "truncated"},
    {"task.log", "last line", "latency", NULL},
    {"task.log", "L2", "latency", "truncated"},
    {"task.log", "#L1-L2", "latency", NULL},
    {"task.log", "line 2: 74 seconds", "latency", "truncated"},
    {"guide.md", "#way-back", "Six minutes", "Latency"},
    {"guide.md", "nos. 1-2", "Latency", "Six minutes"},
    {"guide.md", "TOP 1-2", "Latency", "Six minutes"},
    {"guide.md", "top of the page", "Six minutes", NULL},
    {"guide.md", "table of rules", "Six minutes", NULL},
    {"guide.md", "passim", "Six minutes", NULL},
    {"guide.md", "closing remark", "Six minutes", NULL},
    {"table.csv", "columns B and C", "letters", "core"},
    {"table.csv", "columns B to C", "letters", "core"},
    {"table.csv", "cell C2", "412", "88"},
    {"table.csv", "cells B2:C3", "letters", "core"},
    {"settings.json", "Statement[0]", "16", NULL},
};

/* What is not there, and what is said of it. */
static const struct {
    const char *file, *pointer, *missing;
    size_t last;
    const char *nearest;
} missing[] = {
    {"guide.md", "section 4", "section 4", 3, ""},
    {"guide.md", "sections 2 to 9", "sections 2 to 9", 3, ""},
    {"guide.md", "99", "99", 3, ""},
    {"guide.md", "row 3", "row 3", 2, ""},
    {"guide.md", "column 3", "column 3", 2, ""},
    {"guide.md", "lines 30-40", "lines 30-40", 24, ""},
    {"guide.md", "page 2", "page 2", 1, ""},
    {"guide.md", "S. 7", "S. 7", 1, ""},
    {"guide.md", "Keys, section Weg back", "Weg back", 0, "Way back"},
    {"guide.md", "Billing alerts", "Billing alerts", 0, ""},
    {"guide.md", "0", "0", 3, ""},
    {"script.sql", "part 7", "part 7", 2, ""},
    {"table.csv", "column 4", "column 4", 3, ""},
    {"table.csv", "row 4", "row 4", 2, ""},
    {"table.csv", "full_load_row", "full_load_row", 0, "full_load_rows"},
    {"table.csv", "row jurnal", "jurnal", 0, "journal"},
    {"settings.json", "MaxFullLoadSubTask", "MaxFullLoadSubTask", 0, "MaxFullLoadSubTasks"},
    {"settings.json", "/core/FullLoadSetting", "/core/FullLoadSetting", 0, "FullLoadSettings"},
    {"settings.json", "99", "99", 2, ""},
    {"inventory.xml", "element endpiont", "endpiont", 0, "endpoint"},
    {"inventory.xml", "/inventory/tasks", "/inventory/tasks", 0, "task"},
    {"task.log", "3 January 1999", "3 January 1999", 0, ""},
    {"task.log", "2 and 9 September", "2 and 9 September", 0, ""},
    {"task.log", "22 August, 00:41", "22 August, 00:41", 0, ""},
    {"task.log", "lines 3-4", "lines 3-4", 2, ""},
    {"task.log", "L1-L9", "L1-L9", 2, ""},
    {"task.log", "line 9: 74 seconds", "line 9: 74 seconds", 2, ""},
    {"guide.md", "#weg-back", "#weg-back", 0, ""},
    {"guide.md", "nos. 7-9", "nos. 7-9", 3, ""},
    {"table.csv", "columns C and D", "D", 0, ""},
    {"table.csv", "cell D2", "D2", 0, ""},
    {"table.csv", "cell C9", "C9", 0, ""},
};

/* Where it stands: of lines "L", rows "R" (the one of headings is 0), columns "C", pages "P". */
static const struct {
    const char *file, *pointer, *stands;
} located[] = {
    {"guide.md", "section 1", "L5-7"},
    {"guide.md", "sections 1 to 2", "L5-7 L9-20"},
    {"guide.md", "section 2.1", "L18-20"},
    {"guide.md", "Reading the task log, Keys", "L5-7 L9-20"},
    {"guide.md", "#way-back", "L22-24"},
    {"guide.md", "section Weg back", "W1"},
    {"guide.md", "row 2", "L16"},
    {"guide.md", "rows 1 and 2", "L15-16"},
    {"guide.md", "lines 5-7, 9", "L5-7 L9"},
    {"guide.md", "lines 7-9, 5-6", "L5 L7-9"},
    {"guide.md", "L5-L7", "L5-7"},
    {"guide.md", "last line", "W1"},
    {"guide.md", "lines 30-40", "W1"},
    {"guide.md", "page 1", "W1"},
    {"guide.md", "page 2", "W1"},
    {"guide.md", "whole file", "W1"},
    {"guide.md", "", "W1"},
    {"guide.md", "latency", "L11"},
    {"guide.md", "Billing alerts", "W1"},
    {"script.sql", "part 2", "L6-7"},
    {"script.sql", "parts 1 and 2", "L3-4 L6-7"},
    {"table.csv", "row 1", "R1"},
    {"table.csv", "rows 1-2", "R1-2"},
    {"table.csv", "row journal", "R2"},
    {"table.csv", "row jurnal", "W1"},
    {"table.csv", "column full_load_rows", "C3"},
    {"table.csv", "columns 2 and 3", "C2-3"},
    {"table.csv", "columns B to C", "C2-3"},
    {"table.csv", "cell C2", "R1"},
    {"table.csv", "cells B2:C3", "R1-2"},
    {"table.csv", "column 4", "W1"},
    {"settings.json", "MaxFullLoadSubTasks", "L1"},
    {"settings.json", "/core/FullLoadSettings/MaxFullLoadSubTasks", "L1"},
    {"settings.json", "$.core.Statement[0]", "W1"},
    {"settings.json", "/core/Statement/0/Sid", "L2"},
    {"settings.json", "/core/Nowhere", "W1"},
    {"inventory.xml", "endpoint", "L2"},
    {"inventory.xml", "/inventory/task", "L2"},
    {"inventory.xml", "ssl-mode", "L2"},
    {"inventory.xml", "element endpiont", "W1"},
    {"task.log", "line 2", "L2"},
    {"task.log", "22 August, 00:39", "L1"},
    {"task.log", "2 September 2018", "L2"},
    {"task.log", "22 August, 00:41", "W1"},
    {"plan.pdf", "p. 2", "P2"},
    {"plan.pdf", "pp. 2-3", "P2-3"},
    {"plan.pdf", "1, 3-4", "P1 P3-4"},
    {"plan.pdf", "p. 9", "W1"},
    {"plan.pdf", "whole", "W1"},
    {"plan.pdf", "", "W1"},
};

static void add_file(struct fixture *f, struct dossier *dossier, const char *file,
                     struct str bytes) {
    fixture_write_bytes(f, file, bytes.s, bytes.n);
    *APPEND(f->arena, dossier->evidence, dossier->evidence_count) =
        (struct evidence){.id = STR("E1"),
                          .file = str_of(file),
                          .present = true,
                          .media_type = evidence_media_type(f->arena, bytes)};
}

/* And a PDF of four pages. */
static struct dossier *open_files(struct fixture *f) {
    static char plan[1 << 20];
    struct dossier *dossier = NEW(f->arena, struct dossier);
    dossier->folder = str_of(f->folder);
    for (size_t i = 0; i < COUNT(files); i++)
        add_file(f, dossier, files[i].file, str_of(files[i].bytes));
    FILE *pdf = fopen(SOURCE_DIR "/input/northwind-dms/evidence/contoso-migration-plan.pdf", "rb");
    assert_non_null(pdf);
    add_file(f, dossier, "plan.pdf", (struct str){plan, fread(plan, 1, sizeof plan, pdf)});
    fclose(pdf);
    evidence_open(f->arena, dossier, &f->findings);
    assert_int_equal(f->findings.count, 0);
    return dossier;
}

static const struct evidence *find_file(const struct dossier *dossier, const char *file) {
    for (size_t i = 0; i < dossier->evidence_count; i++)
        if (str_is(dossier->evidence[i].file, file))
            return &dossier->evidence[i];
    fail();
    return NULL;
}

static bool holds(struct str text, const char *part) {
    return str_find(text, str_of(part), 0) != SIZE_MAX;
}

static void gives_the_text_of_places(void **state) {
    struct fixture *f = *state;
    const struct dossier *dossier = open_files(f);
    int bad = 0;
    for (size_t i = 0; i < COUNT(found); i++) {
        struct support support = {.pages = str_of(found[i].pointer)};
        const struct evidence *evidence = find_file(dossier, found[i].file);
        struct str text = evidence_cited_text(f->arena, evidence, &support);
        struct cited cited = pointer_resolve(f->arena, evidence, support.pages);
        if (cited.state == CITED_MISSING || !holds(text, found[i].holds) ||
            (found[i].lacks && holds(text, found[i].lacks)))
            bad++, print_error("%s, %s: %d %.*s\n", found[i].file, found[i].pointer,
                               (int)cited.state, STR_ARG(text));
    }
    assert_int_equal(bad, 0);
}

static void finds_what_is_not_there(void **state) {
    struct fixture *f = *state;
    const struct dossier *dossier = open_files(f);
    int bad = 0;
    for (size_t i = 0; i < COUNT(missing); i++) {
        struct cited cited = pointer_resolve(f->arena, find_file(dossier, missing[i].file),
                                             str_of(missing[i].pointer));
        if (cited.state != CITED_MISSING || !str_is(cited.missing.text, missing[i].missing) ||
            cited.last != missing[i].last || !str_is(cited.nearest, missing[i].nearest))
            bad++, print_error("%s, %s: %d \"%.*s\" %zu \"%.*s\"\n", missing[i].file,
                               missing[i].pointer, (int)cited.state, STR_ARG(cited.missing.text),
                               cited.last, STR_ARG(cited.nearest));
    }
    assert_int_equal(bad, 0);
}

static struct str say_locations(struct arena *arena, const struct location *list, size_t count) {
    static const char letters[] = {[LOCATION_WHOLE] = 'W',
                                   [LOCATION_PAGES] = 'P',
                                   [LOCATION_LINES] = 'L',
                                   [LOCATION_ROWS] = 'R',
                                   [LOCATION_COLUMN] = 'C'};
    struct str said = STR("");
    for (size_t i = 0; i < count; i++) {
        said = str_format(arena, "%.*s%s%c%zu", STR_ARG(said), i ? " " : "", letters[list[i].kind],
                          list[i].from);
        if (list[i].to != list[i].from)
            said = str_format(arena, "%.*s-%zu", STR_ARG(said), list[i].to);
    }
    return said;
}

static void tells_where_places_stand(void **state) {
    struct fixture *f = *state;
    const struct dossier *dossier = open_files(f);
    int bad = 0;
    for (size_t i = 0; i < COUNT(located); i++) {
        struct support support = {.pages = str_of(located[i].pointer)};
        size_t count = 0;
        struct location *list =
            evidence_locate(f->arena, find_file(dossier, located[i].file), &support, &count);
        struct str said = say_locations(f->arena, list, count);
        if (!str_is(said, located[i].stands))
            bad++,
                print_error("%s, %s: %.*s\n", located[i].file, located[i].pointer, STR_ARG(said));
    }
    assert_int_equal(bad, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(gives_the_text_of_places, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(tells_where_places_stand, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(finds_what_is_not_there, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
