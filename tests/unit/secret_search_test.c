/* The search for secrets in public drafts: each row a text, a secret, and whether the text tells
 * it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "write/write.h"

static const struct row {
    const char *text, *secret;
    bool told;
    enum spelling capital;
} rows[] = {
    {"The project Kestrel began.", "Project Kestrel", true},
    {"the PROJECT\n   kestrel", "Project Kestrel", true},
    {"Project&nbsp;Kes&shy;trel", "Project Kestrel", true},
    {"Project *Kestrel*", "Project Kestrel", true},
    {"Project Kes-\ntrel", "Project Kestrel", true},
    {"<b>Project</b> <i>Kes</i>trel", "Project Kestrel", true},
    {"https://x.example/project%20kestrel", "Project Kestrel", true},
    {"ProjectKestrel.png", "Project Kestrel", true},
    {"Project\\_Kestrel", "Project_Kestrel", true},
    {"projectors and kestrels", "Project Kestrel", false},
    {"a kestrel is a bird", "Project Kestrel", false},
    {"account 1234-5678-9012", "123456789012", true},
    {"account 1234 5678 9012.", "123456789012", true},
    {"account 1234**5678**9012", "1234 5678 9012", true},
    {"arn:aws:iam::123456789012:role", "1234 5678 9012", true},
    {"1234<br/>5678&#x20;9012", "123456789012", true},
    {"1234 apples 5678 pears 9012", "123456789012", false},
    {"123456789013", "123456789012", false},
    {"AXA insures", "AXA", true},
    {"relaxation", "AXA", false},
    {"412 GB", "412 GB", true},
    {"412&#160;GB", "412 GB", true},
    {"1412 GB", "412 GB", false},
    {"78 % of reads", "78 %", true},
    {"178 % of reads", "78 %", false},
    {"Müller &amp; Söhne", "MÜLLER & SÖHNE", true},
    {"M&#252;ller &#38; S&#xF6;hne", "Müller & Söhne", true},
    {"M%C3%BCller", "müller", true},
    {"100 %Kestrel", "Kestrel", true},
    {"STRASSENBAU", "Straßenbau", true},
    {"Контосо", "КОНТОСО", true},
    {"Mu\xCC\x88ller", "Müller", true},
    {"Muller", "Müller", true},
    {"Kes\xCD\x8Ftrel", "Kestrel", true},
    {"\xEF\xBC\xAB\xEF\xBD\x85strel", "Kestrel", true},
    {"\xD0\x9A\xD0\xB5strel", "Kestrel", true},
    {"o\xEF\xAC\x83"
     "ce of Ku\xC5\xBFter",
     "office of Kuster", true},
    {"UBSs branches and UBS's", "UBS", true},
    {"clubs", "UBS", false},
    {"412 GB\xC2\xB2", "412 GB", true},
    {"A Target store", "Target", true, true},
    {"TARGET", "Target", true, true},
    {"the target database", "Target", false, true},
    {"Targeted offers", "Target", false, true},
    {"Open Systems runs it", "Open Systems", true, true},
    {"Open systems are", "Open Systems", false, true},
    {"anything", "", false},
    {"anything", " \t", false},
    {"", "Kestrel", false},
};

static void finds_what_is_told(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct searched secret = {str_of(rows[i].secret), rows[i].capital};
        size_t found = secret_search(str_of(rows[i].text), &secret, 1);
        if (found != (rows[i].told ? 0 : SIZE_MAX))
            fail_msg("row %zu: \"%s\" in \"%s\"", i, rows[i].secret, rows[i].text);
    }
}

static void names_the_first_secret(void **state) {
    (void)state;
    const struct searched secrets[] = {
        {STR("nowhere"), false}, {STR("Contoso"), false}, {STR("Kestrel"), false}};
    assert_int_equal(secret_search(STR("Kestrel at Contoso"), secrets, 3), 1);
    assert_int_equal(secret_search(STR("nothing"), secrets, 3), SIZE_MAX);
    assert_int_equal(secret_search(STR("nothing"), NULL, 0), SIZE_MAX);
}

static void searches_a_megabyte(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)256 << 20);
    struct buf buf = buf_init(arena, (size_t)16 << 20);
    struct searched secrets[50] = {{{0}, false}};
    while (buf.count < 1 << 20)
        buf_add_text(
            &buf,
            "The migration 2018 went from a database &amp; a server to aaaaaaaaaaaaaaaaaaaaaaaa. ");
    for (size_t i = 0; i < 50; i++)
        secrets[i].text =
            str_format(arena, i % 2 ? "aaaaaaaaaaaaaaaa%02zub" : "4444 5555 %02zu", i);
    assert_int_equal(secret_search(buf_str(&buf), secrets, 50), SIZE_MAX);
    buf_add_text(&buf, "4444.5555.48");
    assert_int_equal(secret_search(buf_str(&buf), secrets, 50), 48);
    arena_drop(arena);
}

static void reads_all_that_pages_tell(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)64 << 20);
    struct glyph glyphs[] = {{.advance = 10000}};
    struct run runs[] = {
        {.size = 10000, .x = 0, .y = 10000, .glyphs = glyphs, .glyph_count = 1, .text = STR("Kes")},
        {.size = 10000, .x = 10000, .y = 10000, .text = STR("trel")},
        {.size = 10000, .x = 0, .y = 30000, .text = STR("next")}};
    struct picture picture = {.alternative = STR("Alternative")};
    struct link link = {.target = STR("https://target.example/")};
    struct page page = {.runs = runs,
                        .run_count = 3,
                        .pictures = &picture,
                        .picture_count = 1,
                        .links = &link,
                        .link_count = 1};
    struct anchor anchor = {.name = STR("case-anchor")};
    struct outline_entry entry = {.title = STR("Outline")};
    struct document document = {
        .title = STR("Title"), .author = STR("Author"), .subject = STR("Subject")};
    struct pages pages = {.document = &document,
                          .list = &page,
                          .count = 1,
                          .anchors = &anchor,
                          .anchor_count = 1,
                          .outline = &entry,
                          .outline_count = 1};
    struct str text = secret_pages_text(arena, &pages);
    const char *const wanted[] = {"Kestrel\nnext", "Alternative", "https://target.example/",
                                  "case-anchor",   "Outline",     "Title",
                                  "Author",        "Subject"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_int_not_equal(str_find(text, str_of(wanted[i]), 0), SIZE_MAX);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_is_told),
        cmocka_unit_test(names_the_first_secret),
        cmocka_unit_test(searches_a_megabyte),
        cmocka_unit_test(reads_all_that_pages_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
