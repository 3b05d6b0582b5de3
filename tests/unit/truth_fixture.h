/* A small good submission with a checklist of its own, for tests that change a word of it and look
 * at the findings. */
#ifndef TEST_TRUTH_FIXTURE_H
#define TEST_TRUTH_FIXTURE_H

#include "read_fixture.h"

#include "check/check.h"
#include "evidence/evidence.h"

static const char truth_checklist[] =
    "<checklist xmlns='urn:dossier:checklist:1' id='truth' edition='1' released='2018-01-01'>\n"
    "<title>T</title><short-title>T</short-title><program>P</program><source>S</source>\n"
    "<delivery channel='portal' attachments='self-assessment'/>\n"
    "<quality names='customer'/>\n"
    "<tracks><track id='advertised-compliance' title='A'/></tracks>\n"
    "<lookup id='strategy' title='Weights'><row key='rehost' title='R' weight='2'/>\n"
    "<row key='refactor' title='F' unconfirmed='yes'/></lookup>\n"
    "<fields>\n"
    "<field name='customer' type='text' title='Customer' required='yes'/>\n"
    "<field name='account' type='account' title='Account' required='yes'/>\n"
    "<field name='page' type='url' title='Page'/>\n"
    "<field name='status' type='one-of' values='production|pilot' title='Status'/>\n"
    "<field name='start' type='date' title='Project start' required='yes'/>\n"
    "<field name='end' type='date' title='Project end' required='yes'/>\n"
    "<field name='regions' type='list' values='eu|us' title='Regions'/>\n"
    "<field name='database.size' type='quantity' title='Initial size' at-least='1 MB'/>\n"
    "<field name='database.yearly-growth' type='quantity' title='Yearly growth'/>\n"
    "<field name='database.tables' type='integer' title='Tables' at-least='1'/>\n"
    "<field name='database.peak-requests' type='integer' title='Concurrent requests at peak'/>\n"
    "<field name='database.read-share' type='percentage' title='Read share at peak'/>\n"
    "<field name='database.write-share' type='percentage' title='Write share at peak'/>\n"
    "<field name='servers.rehost' type='integer' title='Source servers rehosted'/>\n"
    "<field name='recovery.rto' type='text' title='Recovery time objective'/>\n"
    "</fields>\n"
    "<sections><section id='story' title='Story'/></sections>\n"
    "<part id='p' title='P'><group number='1' title='Facts'>\n"
    "<item number='1' title='Facts'>\n"
    "<condition id='dates'><text>D</text><rule scope='each'><date-order names='start end'/></rule>"
    "</condition>\n"
    "<condition id='live'><text>L</text><rule scope='each'>"
    "<one-of name='status' values='production'/></rule></condition>\n"
    "<condition id='size'><text>S</text><rule scope='each'>"
    "<quantity name='database.size' at-least='25 GB'/></rule></condition>\n"
    "<condition id='growth'><text>G</text><rule scope='each'>"
    "<field name='database.yearly-growth'/></rule></condition>\n"
    "<condition id='tables'><text>T</text><rule scope='each'><field name='database.tables'/></rule>"
    "</condition>\n"
    "<condition id='write-share'><text>W</text><rule scope='each'><all-of>"
    "<field name='database.write-share'/>"
    "<sum names='database.read-share database.write-share' equals='100 %'/></all-of></rule>"
    "</condition>\n"
    "<condition id='word'><text>X</text><rule scope='each'><attest min-words='3'/></rule>"
    "</condition>\n"
    "</item></group>\n"
    "<group number='2' title='Words'>\n"
    "<item number='2' title='W'><text>W</text><rule scope='each'><attest min-words='2'/></rule>"
    "</item>\n"
    "<item number='3' title='W'><text>W</text><rule scope='each'><attest min-words='2'/></rule>"
    "</item>\n"
    "<item number='4' title='W'><text>W</text><rule scope='each'><attest min-words='2'/></rule>"
    "</item>\n"
    "</group></part></checklist>\n";

/* Lines 9 to 15 are the facts, the answers of a begin in line 33. */
static const char truth_manifest[] =
    "<submission xmlns='urn:dossier:submission:1' checklist='truth' edition='1' "
    "date='2019-03-15'>\n"
    "<partner name='Northwind Cloud Partners GmbH' tier='Advanced'\n"
    " home-page='https://northwind.example/' practice-page='https://northwind.example/aws'/>\n"
    "<people><person id='ada' name='Ada Lind' role='Lead' email='a@northwind.example'>"
    "<certificate name='Architect' level='Professional' expires='2020-01-31'/></person></people>\n"
    "<case-studies>\n"
    "<case-study id='a' file='a.md' named='yes'/>\n"
    "<case-study id='b' file='b.md' named='yes'/>\n"
    "</case-studies><consents>"
    "<consent case='a' by='C' on='2018-01-02' for='name quote figures picture'/>"
    "<consent case='b' by='F' on='2018-01-02' for='name quote figures picture'/>"
    "</consents>\n"
    "<evidence>\n"
    "<document id='E1' file='plan.txt' title='Plan' kind='plan' date='2018-04-13'>"
    "<supports item='p/1/size' case='a'/></document>\n"
    "<document id='E2' file='done.txt' title='Acceptance' kind='sign-off' date='2018-09-10'>"
    "<supports item='p/1/live' case='a'/></document>\n"
    "<document id='E3' file='guide.txt' title='Guide' kind='design' date='2017-01-11'>"
    "<supports item='p/1/word'/></document>\n"
    "</evidence>\n"
    "<answers>\n"
    "<answer item='p/1/dates' met='yes'>Contoso: 5 March to 28 September 2018. Fabrikam: 4 June "
    "to 14 December 2018.</answer>\n"
    "<answer item='p/1/live' case='a' met='yes'>All shops have worked on it since 9 September "
    "2018.</answer>\n"
    "<answer item='p/1/live' case='b' met='yes'>In production since 18 November 2018.</answer>\n"
    "<answer item='p/1/size' case='a' met='yes'>412 GB, more than sixteen times the "
    "minimum.</answer>\n"
    "<answer item='p/1/size' case='b' met='yes'>268 GB, well above the 25 GB asked.</answer>\n"
    "<answer item='p/1/growth' case='a' met='yes'>61 GB a year, from twelve months of "
    "usage.</answer>\n"
    "<answer item='p/1/growth' case='b' met='yes'>34 GB a year.</answer>\n"
    "<answer item='p/1/tables' case='a' met='yes'>1,204 tables in nine schemas.</answer>\n"
    "<answer item='p/1/tables' case='b' met='yes'>318 tables, of which eleven without a primary "
    "key.</answer>\n"
    "<answer item='p/1/write-share' case='a' met='yes'>22 %; with the read share 100 %.</answer>\n"
    "<answer item='p/1/write-share' case='b' met='yes'>36 %, from the same statistics.</answer>\n"
    "<answer item='p/1/word' case='a' met='yes' by='ada'>The report of August names it.</answer>\n"
    "<answer item='p/1/word' case='b' met='yes' by='ada'>Measured in the first week.</answer>\n"
    "<answer item='p/2' case='a' met='yes' by='ada'>First words here.</answer>\n"
    "<answer item='p/2' case='b' met='yes' by='ada'>Second words here.</answer>\n"
    "<answer item='p/3' case='a' met='yes' by='ada'>Third words here.</answer>\n"
    "<answer item='p/3' case='b' met='yes' by='ada'>Fourth words here.</answer>\n"
    "<answer item='p/4' case='a' met='yes' by='ada'>Fifth words here.</answer>\n"
    "<answer item='p/4' case='b' met='yes' by='ada'>Sixth words here.</answer>\n"
    "</answers>\n"
    "<remarks><remark item='p/1/size' by='PDM' date='2019-02-20' state='changed' reply='It is "
    "there.'>Please.</remark></remarks>\n"
    "</submission>\n";

static const char truth_a[] = "---\n"
                              "title: Contoso moves in 34 minutes\n"
                              "customer: Contoso Retail GmbH\n"
                              "account: 4711 5678 9012\n"
                              "page: https://northwind.example/stories/contoso\n"
                              "status: production\n"
                              "start: 2018-03-05\n"
                              "end: 2018-09-28\n"
                              "regions: [eu]\n"
                              "database.size: 412 GB\n"
                              "database.yearly-growth: 61 GB\n"
                              "database.tables: 1204\n"
                              "database.peak-requests: 2600\n"
                              "database.read-share: 78 %\n"
                              "database.write-share: 22 %\n"
                              "servers.rehost: 12\n"
                              "recovery.rto: 1 h\n"
                              "---\n"
                              "## Story\n"
                              "\n"
                              "Contoso Retail ran one database. The cut-over took 34 min.\n"
                              "\n"
                              "| Characteristic | Value | How measured |\n"
                              "|:--|--:|:--|\n"
                              "| Size of data and indexes | 412 GB | views, 6 March 2018 |\n"
                              "| Growth | 61 GB a year | 12 months |\n"
                              "| Tables | 1,204 in 9 schemas | views |\n"
                              "| Largest table | 96 GB, 614 million rows | views |\n"
                              "| Concurrent requests at peak | 2,600 | pools, 22 December 2017 |\n"
                              "| Read and write share at peak | 78 % and 22 % | report |\n"
                              "\n"
                              "Twelve servers were rehosted. The recovery time objective is one "
                              "hour. Of the tables 53 have no key.\n";

static const char truth_b[] = "---\n"
                              "title: Fabrikam keeps its engine\n"
                              "customer: Fabrikam Insurance AG\n"
                              "account: 4711 6789 0123\n"
                              "page: https://northwind.example/stories/fabrikam\n"
                              "status: production\n"
                              "start: 2018-06-04\n"
                              "end: 2018-12-14\n"
                              "regions: [us, eu]\n"
                              "database.size: 268 GB\n"
                              "database.yearly-growth: 34 GB\n"
                              "database.tables: 318\n"
                              "database.peak-requests: 640\n"
                              "database.read-share: 64 %\n"
                              "database.write-share: 36 %\n"
                              "---\n"
                              "## Story\n"
                              "\n"
                              "Fabrikam Insurance kept SQL Server with 268 GB in 318 tables, 640 "
                              "concurrent requests at peak.\n";

#define TRUTH_PLAN "The plan of 2018, with its size.\n"

/* What is changed: all places where a text stands in a file. */
struct edit {
    const char *file, *from, *to;
};

static inline void truth_write(struct fixture *fixture, const char *file, const char *text,
                               const struct edit *edits, size_t count) {
    static char out[16384];
    struct str rest = str_of(text);
    size_t used = 0;
    while (rest.n) {
        size_t step = 1, k = 0;
        while (k < count && !(edits[k].file && !strcmp(edits[k].file, file) &&
                              str_starts(rest, str_of(edits[k].from))))
            k++;
        const char *add = k < count ? edits[k].to : rest.s;
        size_t n = k < count ? strlen(add) : 1;
        step = k < count ? strlen(edits[k].from) : 1;
        assert_true(used + n < sizeof out);
        memcpy(out + used, add, n);
        used += n;
        rest = str_slice(rest, step, rest.n);
    }
    fixture_write_bytes(fixture, file, out, used);
}

/* The errors and warnings of the submission with the edits, as "file:line code" with blanks
 * between. */
static inline const char *truth_findings(struct fixture *fixture, const struct edit *edits,
                                         size_t count) {
    static char text[4096];
    size_t used = 0, skip = strlen(fixture->folder) + 1;
    fixture->findings = findings_init(fixture->arena);
    truth_write(fixture, "templates/checklists/truth.xml", truth_checklist, edits, count);
    truth_write(fixture, "manifest.xml", truth_manifest, edits, count);
    truth_write(fixture, "a.md", truth_a, edits, count);
    truth_write(fixture, "b.md", truth_b, edits, count);
    truth_write(fixture, "plan.txt", TRUTH_PLAN, edits, count);
    fixture_write(fixture, "done.txt", "Accepted by all shops, and live ever since.\n");
    fixture_write(fixture, "guide.txt", "A word for the guide of our own practice.\n");
    struct submission submission = read_submission(
        fixture->arena, str_of(fixture->folder),
        &(struct install_paths){.templates = STR("/nonexistent")}, &fixture->findings);
    if (submission.checklist) {
        evidence_open(fixture->arena, submission.dossier, &fixture->findings);
        check_dossier(fixture->arena, submission.dossier, submission.checklist, &fixture->findings);
    }
    findings_sort(&fixture->findings);
    text[0] = '\0';
    for (size_t i = 0; i < fixture->findings.count; i++) {
        const struct finding *f = &fixture->findings.list[i];
        if (f->severity == SEVERITY_NOTE)
            continue;
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s:%d %s", used ? ", " : "",
                                 f->place.file.n > skip ? f->place.file.s + skip : "",
                                 f->place.line, finding_kinds[f->code].name);
        assert_true(used < sizeof text);
    }
    return text;
}

struct truth_row {
    struct edit edits[4];
    const char *findings;
};

static inline void truth_run(void **state, const struct truth_row *rows, size_t count) {
    struct fixture *fixture = *state;
    bool failed = false;
    for (size_t i = 0; i < count; i++) {
        const char *found = truth_findings(fixture, rows[i].edits, COUNT(rows[i].edits));
        if (!strcmp(found, rows[i].findings))
            continue;
        failed = true;
        print_error("%s -> %s:\n  found    %s\n  expected %s\n", rows[i].edits[0].from,
                    rows[i].edits[0].to, found, rows[i].findings);
        for (size_t k = 0; k < fixture->findings.count; k++)
            print_error("    %s\n", finding_sentence(fixture->arena, &fixture->findings.list[k]).s);
    }
    assert_false(failed);
}

#endif
