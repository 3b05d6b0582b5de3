/* Texts of another customer, and texts in each other's place: a good submission with one change at
 * a time. */
#include "truth_fixture.h"

#define A(text)                                                                                    \
    { "manifest.xml", "The report of August names it.", text }
#define B(text)                                                                                    \
    { "manifest.xml", "Measured in the first week.", text }
#define P2A(text)                                                                                  \
    { "manifest.xml", "First words here.", text }
#define P3A(text)                                                                                  \
    { "manifest.xml", "Third words here.", text }
#define ASKED_2                                                                                    \
    {                                                                                              \
        "templates/checklists/truth.xml", "<item number='2' title='W'><text>W",                    \
            "<item number='2' title='W'><text>KMS key for storage, rotation and administrators."   \
    }
#define ASKED_3                                                                                    \
    {                                                                                              \
        "templates/checklists/truth.xml", "<item number='3' title='W'><text>W",                    \
            "<item number='3' title='W'><text>Latency of replication, watched by alarms."          \
    }
/* A sentence more, or a paragraph, in the story of a. */
#define SENTENCE(text)                                                                             \
    { "a.md", "The cut-over took", text " The cut-over took" }
#define PARAGRAPH(text)                                                                            \
    { "a.md", "Twelve servers were", text "\n\nTwelve servers were" }
#define TITLE(text)                                                                                \
    { "manifest.xml", "title='Plan'", "title='" text "'" }
#define TEXT(text)                                                                                 \
    { "plan.txt", TRUTH_PLAN, text }

#define OF_A                                                                                       \
    "Twelve warehouses of the retailer print labels again; cashiers noticed nothing on Sunday."
#define OF_B                                                                                       \
    "Brokers saw each policy within a second; actuaries compared claims of eleven agencies."
#define STORY_A                                                                                    \
    {                                                                                              \
        "a.md", "Of the tables 53",                                                                \
            "Warehouses print labels, cashiers work on Sunday. Of the tables 53"                   \
    }
#define STORY_B                                                                                    \
    { "b.md", "requests at peak.", "requests at peak. Brokers, actuaries and agencies see claims." }

#define KEYS "The KMS key encrypts the storage, rotated every year by two administrators."
#define LAG "Latency stayed below four seconds, an alarm of CloudWatch watches replication."

#define ARN(account) "The role arn:aws:iam::" account ":role/dms reads the tables of Contoso.\n"

static const struct truth_row rows[] = {
    {{{0}}, ""},
    /* accounts of documents */
    {{TEXT(ARN("471156789012"))}, ""},
    {{TEXT(ARN("471167890123"))}, "manifest.xml:10 other-customer"},
    {{TEXT(ARN("471167890123") ARN("471156789012"))}, ""},
    {{TEXT(ARN("123") "arn:aws:s3:::bucket holds more than one would think.\n")}, ""},
    /* documents that are none yet, and titles */
    {{TEXT("DRAFT\nThe plan of the move has four steps and two tests at Contoso.\n")},
     "manifest.xml:10 thin-evidence"},
    {{TEXT("The draft of March was approved by Contoso after two tests in April.\n")}, ""},
    {{TEXT("<<<<<<< HEAD\nThe plan of the move has four steps and two tests.\n")},
     "manifest.xml:10 thin-evidence"},
    {{TEXT("This was never carried out. Nothing was tested, and there are no results.\n")},
     "manifest.xml:10 thin-evidence"},
    {{{"manifest.xml", "title='Acceptance'", "title='Plan'"}}, "manifest.xml:11 duplicate-id"},
    {{{"manifest.xml", "title='Acceptance'", "title='Untitled'"}}, "manifest.xml:11 placeholder"},
    {{{"manifest.xml", "role='Lead'", "role='TBD'"}}, "manifest.xml:4 placeholder"},
    {{{"a.md", "title: Contoso moves", "title: Fabrikam Insurance moves"}},
     "a.md:2 other-customer"},
    {{{"a.md", "title: Contoso moves", "title: A shop moves"}}, ""},
    /* answers */
    {{A("At Fabrikam Insurance the report of August names it.")}, "manifest.xml:26 other-customer"},
    {{A("Fabrikam Insurance AG has a report of August.")}, "manifest.xml:26 other-customer"},
    {{A("At Contoso, unlike Fabrikam Insurance, the report of August names it.")}, ""},
    {{A("The report of August names it, as at Fabrikam Insurance.")}, ""},
    {{A("The report has the form we used at Fabrikam Insurance.")}, ""},
    {{A("Fabrikam Insurance had a report as well; the one of August names it.")}, ""},
    {{B("Measured in the first week at Contoso Retail.")}, "manifest.xml:27 other-customer"},
    {{B("Measured in the first week, wie bei Contoso Retail.")}, ""},
    /* stories */
    {{PARAGRAPH("Fabrikam Insurance moved its servers in one night.")}, "a.md:32 other-customer"},
    {{SENTENCE("Fabrikam Insurance was satisfied with it.")}, "a.md:21 other-customer"},
    {{SENTENCE("Fabrikam Insurance had taken the same way.")}, ""},
    {{SENTENCE("Fabrikam Insurance's founder had told us of the way.")}, ""},
    {{SENTENCE("Unlike Fabrikam Insurance it has no night shift.")}, ""},
    {{SENTENCE("The runbook is the one of the project for Fabrikam Insurance.")}, ""},
    {{{"b.md", "Fabrikam Insurance kept", "Contoso Retail kept"}},
     "b.md:17 thin-answer, b.md:19 other-customer"},
    /* documents */
    {{TITLE("Fabrikam Insurance: plan")}, "manifest.xml:10 other-customer"},
    {{TITLE("Contoso Retail: plan")}, ""},
    {{TITLE("Plan of Contoso Retail and Fabrikam Insurance")}, ""},
    {{TEXT("The plan of Fabrikam Insurance AG, with its size.\n")},
     "manifest.xml:10 other-customer"},
    {{TEXT("The plan of Contoso, after that of Fabrikam Insurance AG, with its size.\n")}, ""},
    {{TEXT("The plan, compared with that of Fabrikam Insurance AG, with its size.\n")}, ""},
    /* answers for each other's case study */
    {{STORY_A, STORY_B, A(OF_A), B(OF_B)}, ""},
    {{STORY_A, STORY_B, A(OF_B), B(OF_A)}, "manifest.xml:26 misplaced-text"},
    {{STORY_A, STORY_B, A("Brokers saw it."), B("It was measured in a week.")}, ""},
    /* answers to each other's condition */
    {{ASKED_2, ASKED_3, P2A(KEYS), P3A(LAG)}, ""},
    {{ASKED_2, ASKED_3, P2A(LAG), P3A(KEYS)}, "manifest.xml:28 misplaced-text"},
    {{ASKED_2, ASKED_3, P2A(LAG), P3A("Errors are counted once a day by an operator.")}, ""},
    {{P2A(LAG), P3A(KEYS)}, ""},
};

static void test_rows(void **state) {
    truth_run(state, rows, COUNT(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
