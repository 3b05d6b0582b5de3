/* What stands in the place of a name: each row a name, a text, and the text for the public. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compose/composer.h"

static const struct row {
    const char *name, *text, *wanted;
    enum spelling capital;
} rows[] = {
    {"UBS", "UBS moved.", "A bank moved.", false},
    {"UBS", "Every UBS branch, and a UBS clerk.", "Every bank branch, and a bank clerk.", false},
    {"UBS", "UBSs branches, UBS's halls", "A bank's branches, a bank's halls", false},
    {"UBS", "clubs and ubss", "clubs and a bank", false},
    {"Kunz", "on KUNZDB01 and KunzHost", "on a name and a name", false},
    {"Kunz", "Kunzelmann and kunzite", "Kunzelmann and kunzite", false},
    {"Kestrel", "see https://kestrel.example/a.", "see an address.", false},
    {"Kestrel", "joe@kestrel.example wrote", "An address wrote", false},
    {"Kestrel", "Kestrel/AWS team", "A bank/AWS team", false},
    {"Kestrel", "the KestrelDb cluster", "the name cluster", false},
    {"Target", "Target and the target database", "A bank and the target database", true},
    {"Target", "At T a r g e t and Tar**get and Tar-\nget.", "At a bank and a bank and a bank.",
     true},
    {"Open Systems", "Open **Systems, O p e n S y s t e m s", "A bank, a bank", SPELLED_AS_NAME},
    {"3M", "3**M grew", "A bank grew", false},
    {"SAP", "S**AP and S-\nAP", "A bank and a bank", false},
    {"Target", "Targeted offers", "Targeted offers", true},
    {"Open Systems", "by Open Systems, on open systems", "by a bank, on open systems", true},
    {"Target", "at target.com and db.target.ch, in target.sql",
     "at an address and an address, in target.sql", SPELLED_AS_NAME},
    {"Open-Systems", "open-systems.com, on open systems", "An address, on open systems",
     SPELLED_IN_ONE},
    {"Müller", "xn--mller-kva.example or x.example/%6D%C3%BCller", "An address or an address",
     false},
    {"Kestrel", "#Kestrel and @kestrel_ag and myKestrel", "A name and a name and a name", false},
    {"Kestrel", "preKestrel and Kestrelwerke, kestrel\u02BCs", "A name and bank-werke, a bank's",
     false},
    {"Газпром", "Газпрома", "A bank", false},
    {"山田", "山田 moved", "A bank moved", false},
};

static struct substitutes of_one(struct arena *arena, struct substitute *one) {
    return (struct substitutes){.arena = arena,
                                .list = one,
                                .count = 1,
                                .address = STR("an address"),
                                .name = STR("a name"),
                                .in_code = STR("hidden"),
                                .log = NEW(arena, struct rewordings),
                                .mentions = NEW(arena, struct mentions)};
}

static void names_give_way(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct substitute one = {
            .secret = {.text = str_of(rows[i].name), .capital = rows[i].capital},
            .is_name = true,
            .by = STR("a bank")};
        struct substitutes all = of_one(arena, &one);
        struct str got = secrets_replace(&all, str_of(rows[i].text));
        if (!str_is(got, rows[i].wanted))
            print_message("\"%s\": \"%.*s\"\n", rows[i].text, STR_ARG(got));
        assert_true(str_is(got, rows[i].wanted));
    }
    arena_drop(arena);
}

/* What stands in the place of "Contoso", in one paragraph; "!" behind it: listed for rewriting. */
static const struct sentence {
    const char *by, *text, *wanted;
    bool german;
} sentences[] = {
    {"a European motor insurer", "Contoso moved. Contoso's data and the Contoso team grew.",
     "A European motor insurer moved. The insurer's data and the insurer's team grew.", false},
    {"a European motor insurer", "Every Contoso branch and each non-Contoso account.",
     "Every insurer branch and each non-insurer account.", false},
    {"an operator of ski resorts", "Contoso's manager, an Contoso clerk, Contoso-owned halls",
     "The operator's manager, an operator clerk, operator-owned halls", false},
    {"a chip maker with 40 plants", "For Contoso, Inc. and Contoso N.V. We asked Contoso Ltd.",
     "For a chip maker with 40 plants and the chip maker. We asked the chip maker.", false},
    {"the customer", "Contoso and Contoso's staff", "The customer and the customer's staff", false},
    {"a retailer", "our Contoso, at Contoso p.l.c. in May", "our retailer, at a retailer in May",
     false},
    {"a Swiss bank", "Contoso is a bank; the Contoso is told",
     "A Swiss bank is a bank; the bank is told", false},
    {"ein europäischer Versicherer", "Bei Contoso lief alles. Contoso wuchs mit Contoso.",
     "Bei einem europäischen Versicherer lief alles. Der Versicherer wuchs mit dem Versicherer.",
     true},
    {"ein europäischer Versicherer", "Für Contoso zählt das. Contosos neue Daten, wegen Contoso.",
     "Für einen europäischen Versicherer zählt das. Neue Daten des Versicherers, wegen des "
     "Versicherers.",
     true},
    {"ein europäischer Versicherer", "Jede Contoso-Filiale. Beim Contoso AG. Wir halfen Contoso.",
     "Jede Versicherer-Filiale. Bei einem europäischen Versicherer. Wir halfen den "
     "Versicherer.!",
     true},
    {"eine große Schweizer Bank", "Von der Contoso; bei Contoso; die Filialen der Contoso.",
     "Von einer großen Schweizer Bank; bei der Bank; die Filialen der Bank.", true},
    {"der Kunde", "Mit Contoso und für Contoso sprach Contoso.",
     "Mit dem Kunden und für den Kunden sprach der Kunde.", true},
    {"ein regionales Krankenhaus", "Aus Contoso, durch Contoso, trotz Contoso.",
     "Aus einem regionalen Krankenhaus, durch das Krankenhaus, trotz des Krankenhauses.", true},
    {"a Swiss bank", "The old Contoso platform, Contoso Core, and an unnamed Contoso manager.",
     "The old bank platform, a Swiss bank's Core, and an unnamed bank manager.!", false},
    {"a Swiss bank", "For Contoso customers, the Contoso DBA team and Contoso\u02BCs staff.",
     "For a Swiss bank's customers, the bank's DBA team and the bank's staff.", false},
    {"ein europäischer Versicherer", "Der Vorstand von Contoso, innerhalb von Contoso.",
     "Der Vorstand eines europäischen Versicherers, innerhalb des Versicherers.", true},
    {"eine große Schweizer Bank", "An die Contoso ging es. Contosos Regeln, mit Contosos Leitung.",
     "An eine große Schweizer Bank ging es. Die Regeln der Bank, mit der Leitung der Bank.", true},
    {"der Kunde", "Die Contososche Datenbank, das Contosowerk; die Contosoer Ärzte.",
     "Die Datenbank des Kunden, das Kunde-Werk; die Ärzte des Kunden.", true},
    {"ein europäischer Versicherer", "Wir haben Contoso beraten; siehe https://contoso.ch/a.",
     "Wir haben einen europäischen Versicherer beraten; siehe an address.!", true},
    {"der Kunde", "Contosos Glumpf lief.", "Glumpf des Kunden lief.!", true},
};

static void sentences_read(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 24);
    for (size_t i = 0; i < COUNT(sentences); i++) {
        struct substitute one = {
            .secret = {.text = STR("Contoso")}, .is_name = true, .by = str_of(sentences[i].by)};
        struct substitutes all = of_one(arena, &one);
        all.german = sentences[i].german;
        struct node *root = node_new(arena, NODE_DOCUMENT);
        struct node *paragraph = node_add(arena, root, NODE_PARAGRAPH);
        node_add_text(arena, paragraph, str_of(sentences[i].text));
        secrets_replace_tree(&all, root);
        bool rough = false;
        for (size_t k = 0; k < all.log->list[0].cut_count; k++)
            rough = rough || all.log->list[0].cuts[k].rough;
        struct str got = str_format(arena, "%s%s", node_text(arena, paragraph).s, rough ? "!" : "");
        if (!str_is(str_trim(got), sentences[i].wanted))
            fail_msg("\"%s\": \"%s\"", sentences[i].text, got.s);
    }
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_give_way),
                                       cmocka_unit_test(sentences_read)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
