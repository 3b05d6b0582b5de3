/* Denials in the place of an answer, and good answers that hold a "not". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/denial.h"

static const char *const denials[] = {
    "This was never done, none of us knows much of it.",
    "We have no metrics, nothing about scaling.",
    "Not done yet.",
    "We did not test this.",
    "To be done.",
    "Planned for next year.",
    "Unknown to us.",
    "Das wurde nie gemacht.",
    "Ist nicht vorhanden.",
    "Noch offen.",
    "No, we have not done that.",
    "Nothing was documented for this customer.",
    "There is no documentation of this.",
    "We don't know.",
    "No.",
    "Nobody in the team has ever looked at it.",
    "It has not been tested yet.",
    "This was not part of the project.",
    "Not applicable to us.",
    "We have no experience with this.",
    "There was no time for a rehearsal.",
    "The test was skipped because the customer was in a hurry.",
    "Load tests were not done because there was no budget.",
    "Performance tuning was never considered in this project.",
    "We lack any evidence for this.",
    "This is still missing.",
    "Still open, will be done later.",
    "We plan to do this in the next release.",
    "There are no records of it.",
    "Fallback was not planned and nobody tested it.",
    "Keiner von uns weiß etwas darüber.",
    "Dazu haben wir keine Messwerte.",
    "Das haben wir nicht getestet.",
    "Wird nachgereicht.",
    "Die Dokumentation fehlt.",
    "Gibt es bei uns nicht.",
    "Ein Notfallplan existiert nicht.",
    "Ist für nächstes Jahr geplant.",
    "Dazu können wir nichts sagen.",
    "We did nothing of the kind.",
    "Nothing to report.",
    "The work is still in progress.",
    "Has yet to be started.",
    "Yes, but it was never tested.",
    "Although the customer asked for it, no tests were done.",
    "Honestly, nobody ever did this.",
    "We never got round to measuring anything.",
    "No one on our side can tell.",
    "This has not been implemented at all.",
    "There is nothing in place for this.",
    "No tests exist.",
    "We have not started with it.",
    "Our team does not have any knowledge of this topic.",
    "This was out of scope for the project.",
    "It is not known which limits applied.",
    "That part of the work was postponed to a later phase.",
    "We are unable to provide evidence.",
    "Encryption was not enabled.",
    "The customer never signed the acceptance protocol.",
    "None of the above was carried out.",
    "Monitoring was left out for reasons of cost.",
    "No such thing was ever built.",
    "The rehearsal did not take place.",
    "Not implemented.",
    "Never.",
    "We do not have this.",
    "Will be added soon.",
    "Under construction.",
    "No information available.",
    "This requirement is not met.",
    "We have not been able to measure it.",
    "It is unclear to us how this would work.",
    "Documentation is still pending.",
    "The answer is not known.",
    "Our people have no idea how this is done.",
    "Dafür gibt es keine Unterlagen.",
    "Wurde bisher nicht umgesetzt.",
    "Niemand im Team kennt sich damit aus.",
    "Haben wir noch nicht gemacht.",
    "Dieser Punkt ist noch nicht geklärt.",
    "Tests haben nicht stattgefunden.",
    "Leider liegen uns keine Zahlen vor.",
    "Wir haben das nie gemessen.",
    "Folgt später.",
    "Steht noch aus.",
    "Nicht durchgeführt.",
    "Keine Ahnung.",
    "In Arbeit.",
    "Das Verfahren ist nicht dokumentiert.",
    "Hierzu wurde kein Konzept erstellt.",
    "We simply forgot about this one.",
    "There was never a plan for that.",
    "Our engineers have not looked into it.",
    "That has still not been decided.",
    "No measurements were taken.",
    "It was decided not to test this.",
    "We cannot prove it.",
    "Nobody kept a record.",
    "There is no evidence for this claim.",
    "This step was omitted.",
    "The customer has not confirmed this.",
    "We were never asked to do it.",
    "Not documented, not tested, not known.",
    "At the time of writing nothing had been set up.",
    "The feature is not enabled in this project.",
    "No alarms were configured.",
    "This has been postponed until next quarter.",
    "We didn't bother.",
    "Details to follow.",
    "To be completed by the customer later.",
    "Nothing was logged and no one checked.",
    "Access was never restricted.",
    "KMS keys were not used.",
    "The team does not remember how it was done.",
    "I have no idea.",
    "We never used tags.",
    "Es gibt dazu keine Nachweise.",
    "Das ist uns nicht bekannt.",
    "Kein Test wurde durchgeführt.",
    "Wir wissen es nicht.",
    "Das machen wir erst nächstes Jahr.",
    "Ein Rückfallplan wurde nie erstellt.",
    "Nicht getestet, nicht dokumentiert.",
    "Die Verschlüsselung war nicht aktiviert.",
    "Dazu fehlen uns die Unterlagen.",
    "Niemand hat das je überprüft.",
    "Trifft auf uns nicht zu.",
    "Dieses Thema wurde im Projekt nicht behandelt.",
    "Es wurde nichts gemessen.",
    "Wird zu einem späteren Zeitpunkt ergänzt.",
    "This never happened.",
    "We were not involved in any of it.",
    "There was nobody to do it.",
    "No policy was ever written.",
    "Our documentation does not cover this.",
    "We did not keep any logs.",
    "It was not possible to test this.",
    "The topic was never raised.",
    "I am afraid we have nothing on this.",
    "Nothing has been prepared so far.",
    "This did not play a role in our work.",
    "To date no rehearsal was held.",
    "We could not find any record.",
    "The migration was never finished.",
    "A fallback did not exist.",
    "We have no clue what the limits are.",
    "We do not monitor anything.",
    "None.",
    "Nothing.",
    "Not relevant.",
    "This was not considered necessary.",
    "It has been deferred.",
    "The project has not reached this stage.",
    "Security was not a topic.",
    "No roles or policies were defined.",
    "Latency was not monitored, and no alarms existed.",
    "Das weiß hier keiner.",
    "Ein Konzept liegt nicht vor.",
    "Bisher ist nichts passiert.",
    "Wurde vergessen.",
    "Die Abnahme wurde nicht unterschrieben.",
    "Wir können das nicht belegen.",
    "Es wurden keine Rollen angelegt.",
    "Ist in Vorbereitung.",
    "Das war nicht Teil des Projekts.",
};

static const char *const good[] = {
    "No data was lost.",
    "Public replication instances were not used; all run in private subnets.",
    "None of the limits applied, because the database has 40 GB and no LOB columns.",
    "The latency was never more than 3 s.",
    "Not only the tables but also the sequences were migrated.",
    "208 objects could not be converted by the tool and were rewritten by hand.",
    "No shop was closed.",
    "No order was lost and no shop closed.",
    "There was no downtime beyond the 11 minutes agreed.",
    "Snowball was not used, since the line moved 412 GB in six hours.",
    "We did not use Snowball because 1 Gbit/s was enough.",
    "There is no internet gateway in the VPC.",
    "Operators cannot delete endpoints.",
    "Nobody holds dms:* in production.",
    "No wildcard stands in any policy.",
    "The instance has no public address; it is reached over VPN only.",
    "Row filters were not needed: the largest table has 4 GB.",
    "No user of the shop noticed the cut-over.",
    "The source was not changed.",
    "No secondary indexes during the load; they were built afterwards.",
    "Es gingen keine Daten verloren.",
    "Die Latenz lag nie über 3 Sekunden.",
    "Öffentliche Instanzen wurden nicht verwendet; alle laufen in privaten Subnetzen.",
    "Kein Laden musste schließen.",
    "Nicht nur die Tabellen, sondern auch die Prozeduren wurden umgestellt.",
    "Without downtime: 11 minutes of read-only mode on a Sunday.",
    "The firms are not affiliated.",
    "It holds no share in Northwind, nor Northwind in it.",
    "The plan was signed on 3 May; nothing was changed after that.",
    "Tables without a primary key cannot be validated, so 53 tables were compared by count and "
    "checksum.",
    "The alarm fired twice, and neither time was a record missing.",
    "Private only. No public instance was needed, as Direct Connect was there.",
    "The customer is independent of us.",
    "Full LOB mode only for three tables, since no other LOB is larger than 64 KB.",
    "Keine gemeinsamen Anteilseigner; Vertrag vom 3. Mai 2018.",
    "Backups are encrypted; no key leaves KMS.",
    "No open points.",
    "Cut-over on 9 September without rollback.",
    "There were no failed tests.",
    "Least privilege; no user has more than he needs.",
    "No manual steps are left in the deployment.",
    "AWS DMS does not migrate secondary objects, so SCT created them.",
    "The role was not created by hand but by CloudFormation.",
    "No limits were hit.",
    "No Oracle target was part of the projects.",
    "TLS cannot be switched off.",
    "Drei Regeln, keine eigenen.",
    "No downtime.",
    "Never public; private subnets only.",
    "Four gates, none skipped.",
    "The limits that apply to PostgreSQL targets did not matter here, since no table exceeds 1 TB "
    "and no LOB 100 MB.",
    "Nothing leaves the VPC unencrypted.",
    "No index was missing after the cut-over.",
    "The tasks do not run as administrator, and no one can change the tags.",
    "Large tables were split; the others needed no special treatment.",
    "We plan capacity with the AWR report and 30 % reserve.",
    "Every step of the plan is to be confirmed by two people.",
    "Change windows are planned for Sunday between 02:00 and 06:00.",
    "The rest is still on the old cluster, which will be switched off in May 2019.",
    "The customer could not accept an outage, so change data capture ran for 19 days.",
    "In production; not a pilot.",
    "The user has no rights beyond SELECT.",
    "The key never leaves the HSM.",
    "We do not use long-lived access keys; engineers assume roles for an hour.",
    "Passwords are not stored in the code.",
    "Tests that failed were repeated until none failed.",
    "Nothing but port 5432 is open.",
    "The project did not exceed its budget.",
    "No rollback was needed on the night.",
    "Nobody outside the security team may edit the rules.",
    "It took no longer than 34 minutes.",
    "Neither customer shares an account with us.",
    "The replica never lagged by more than 40 seconds and was not promoted until the counts "
    "agreed.",
    "Not one of the 84 acceptance cases failed.",
    "Two lessons: LOB columns were not surveyed early enough, and the index build took longer than "
    "planned.",
    "The restore had never been tested before the project; since then it runs each Sunday.",
    "Keine Region außerhalb der EU; die Schlüssel liegen in Frankfurt.",
    "Die Quelle wurde nicht verändert, gelesen wurde nur vom Standby.",
    "Ohne Ausfall der Filialen, mit 11 Minuten Wartung am Sonntag.",
    "Nicht öffentlich; Zugriff nur über VPN.",
    "Die Sicherung ist nicht im selben Konto.",
    "Kein Benutzer hat dauerhafte Schlüssel.",
    "Es war keine zweite Probe nötig, die erste lief fehlerfrei.",
    "The account is not shared with other customers.",
    "No test data was used in production.",
    "An Availability Zone may fail without any loss of data.",
    "WAF logs contain no passwords.",
    "Rules are not set by hand.",
    "The story does not name the insurer.",
    "Reviewed by someone who had not written it.",
    "One account per environment, nothing shared between them.",
    "No public subnet, no NAT gateway, three interface endpoints.",
    "Roles, not users; temporary credentials of one hour.",
    "The application does not know which node it talks to.",
    "Dump and restore would have taken 19 hours and was ruled out.",
    "The customer did not want a third-party tool, so SCT was taken.",
    "Nothing had to be installed on the source.",
    "No code changes in the application.",
    "Neither the shops nor the web shop noticed anything.",
    "The source kept running; nothing was switched off before 28 November.",
    "No finding of the penetration test was critical.",
    "The network has no route to the Internet.",
    "Not a single row differed.",
    "We do not store card data.",
    "The load did not disturb users: at most 25 % of processor time at night.",
    "Zero downtime for shops.",
    "No engineer has standing access to production.",
    "Without a primary key: 53 tables, compared by count.",
    "The tool does not convert autonomous transactions; 131 packages were rewritten by hand in 82 "
    "days.",
    "Unused indexes were not taken over.",
    "Identity columns are not supported by the engine, so sequences were set after the load.",
    "The database is too small for Snowball; it was not considered further.",
    "A second region was not asked for.",
    "Tags cannot be changed by operators, who are denied dms:AddTagsToResource.",
    "Self-signed certificates were not accepted.",
    "No conflict of interest: the firms have no common owners.",
    "Die Anwendung musste nicht geändert werden.",
    "Kein Administrator kann die Protokolle löschen.",
    "Nicht betroffen waren die Filialen.",
    "Die Schlüssel verlassen KMS nicht.",
    "Ohne Schlüssel keine Daten: jede Platte ist verschlüsselt.",
    "Die Frist wurde nicht überschritten.",
};

/* Of a text that says something, one sentence denies the doing as such. */
static const char *const parts[] = {
    "Sixteen tables were loaded at a time. None of this was ever tested.",
    "Wir haben zwei Proben gemacht. Das wurde nie dokumentiert.",
};

static const char *const topics[] = {"tag", "tags", "policy"};

/* Every sentence that names a topic denies, whatever else is said. */
static const char *const off_topic[] = {
    "The move took 34 minutes on a Sunday in May. Tags were never used in our project, nobody did "
    "it.",
    "Both shops were open at eight. No policy was written.",
};

static enum denial_kind kind_of(const struct lexicon *lexicon, const char *text, size_t count) {
    struct str words[COUNT(topics)];
    for (size_t i = 0; i < count; i++)
        words[i] = str_of(topics[i]);
    return denial_find(lexicon, str_of(text), words, count).kind;
}

static void expect_all(const char *const *texts, size_t count, size_t topic_count,
                       enum denial_kind kind) {
    struct arena *arena = arena_new((size_t)4 << 20);
    const struct lexicon *lexicon = lexicon_new(arena);
    for (size_t i = 0; i < count; i++)
        if (kind_of(lexicon, texts[i], topic_count) != kind)
            fail_msg("%d expected of: %s", (int)kind, texts[i]);
    arena_drop(arena);
}

static void test_denials(void **state) {
    (void)state;
    expect_all(denials, COUNT(denials), 0, DENIAL_WHOLE);
    expect_all(parts, COUNT(parts), 0, DENIAL_PART);
    expect_all(off_topic, COUNT(off_topic), COUNT(topics), DENIAL_WHOLE);
}

static void test_good_answers(void **state) {
    (void)state;
    expect_all(good, COUNT(good), 0, DENIAL_NONE);
}

/* The clause is said, not the whole text. */
static void test_what_is_said(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)4 << 20);
    struct denial denial = denial_find(
        lexicon_new(arena), STR("Yes, but it was never tested, we had no time."), NULL, 0);
    assert_true(str_is(denial.said, "but it was never tested"));
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_denials),
        cmocka_unit_test(test_good_answers),
        cmocka_unit_test(test_what_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
