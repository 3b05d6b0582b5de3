/* The last search with each protection before it taken away: a draft in which the name still stands
 * in a way that only one of them would have found. Whatever the way, the search tells it; the same
 * draft with another name is good. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "write/picture.h"
#include "write/write.h"

/* The name is Müller Kestrel; "html": the text is one of a page. */
static const struct way {
    const char *protection, *leaking, *good;
    bool html;
} ways[] = {
    {"case", "at MÜLLER KESTREL", "at MÜLLER KESSEL", false},
    {"normal form", "at Mu\xCC\x88ller Kestrel", "at Mo\xCC\x88ller Kestrel", false},
    {"full width", "at Müller \xEF\xBC\xAB\xEF\xBD\x85strel", "at Müller \xEF\xBC\xAB", false},
    {"look-alikes", "at Müller \xD0\x9A\xD0\xB5strel", "at Müller \xD0\x9A\xD0\xB5", false},
    {"marks", "at Müller Kes\xCD\x8Ftrel", "at Müller Kes\xCD\x8F", false},
    {"invisible characters", "at Müller Kes\xE2\x80\x8Btrel", "at Müller Kes\xE2\x80\x8B", false},
    {"spaced letters", "at M ü l l e r  K e s t r e l", "at M ü l l e r", false},
    {"line ends", "at Müller Kes-\ntrel", "at Müller Kes-\nsel", false},
    {"emphasis", "at Müller **Kes**trel", "at Müller **Kes**sel", false},
    {"entities", "at M&#252;ller&nbsp;Kes&#x74;rel", "at M&#252;ller&nbsp;Kes&#x73;el", false},
    {"percent", "https://a.example/m%C3%BCller%20kestrel", "https://a.example/m%C3%BCller", false},
    {"joined", "see muller-kestrel_db.example", "see muller-kessel_db.example", false},
    {"file names", "public/mueller-kestrel.md\nThe text.", "public/case-study-1.md\nThe text.",
     false},
    {"text of a page", "<p>at <b>Müller</b> Kes<i>trel</i></p>", "<p>at <b>Müller</b></p>", true},
    {"attributes", "<img src=\"a.png\" alt=\"Müller Kestrel\">", "<img alt=\"a\">", true},
    {"head of a page", "<meta name=\"description\" content=\"Müller Kestrel\">",
     "<meta name=\"description\" content=\"a\">", true},
    {"linked data", "<script type=\"application/ld+json\">{\"name\":\"Müller Kestrel\"}</script>",
     "<style>.müller-kestrel{}</style>", true},
};

static bool is_told(struct arena *arena, const char *text, bool html) {
    const struct searched names[] = {{STR("Müller Kestrel"), false},
                                     {STR("Mueller Kestrel"), false}};
    struct str shown = html ? secret_html_text(arena, str_of(text)) : str_of(text);
    return secret_search(shown, names, COUNT(names)) != SIZE_MAX;
}

static void the_last_search_tells(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)1 << 24);
    for (size_t i = 0; i < COUNT(ways); i++) {
        if (!is_told(arena, ways[i].leaking, ways[i].html))
            fail_msg("%s: not told", ways[i].protection);
        if (is_told(arena, ways[i].good, ways[i].html))
            fail_msg("%s: told without a reason", ways[i].protection);
    }
    arena_drop(arena);
}

/* What a picture would take along, were it not encoded anew. */
static void pictures_tell(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)1 << 20);
#define CHUNK(type, data) "\0\0\0\x01" type data "\0\0\0\0"
#define SIGNED "\x89PNG\r\n\x1A\n" CHUNK("IHDR", "a")
    static const struct {
        struct str bytes;
        const char *told;
    } rows[] = {
        {STR(SIGNED CHUNK("IDAT", "a") CHUNK("IEND", "a")), NULL},
        {STR(SIGNED CHUNK("tEXt", "a") CHUNK("IEND", "a")), "metadata"},
        {STR(SIGNED CHUNK("iCCP", "a") CHUNK("IEND", "a")), "color profile"},
        {STR(SIGNED CHUNK("vpAg", "a") CHUNK("IEND", "a")), "thumbnail or data of programs"},
        {STR(SIGNED CHUNK("IEND", "a") "Kestrel"), "bytes behind the end"},
        {STR("\xFF\xD8\xFF\xFE\0\x05"
             "abc\xFF\xD9"),
         "metadata"},
        {STR("\xFF\xD8\xFF\xED\0\x05"
             "abc\xFF\xD9"),
         "thumbnail or data of programs"},
        {STR("\xFF\xD8\xFF\xDA\0\x03"
             "a\x01\xFF\0\x02\xFF\xD9Kestrel"),
         "bytes behind the end"},
        {STR("\xFF\xD8\xFF\xDA\0\x03"
             "a\x01\xFF\0\x02\xFF\xD9"),
         NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *const *found = picture_list_extras(arena, rows[i].bytes);
        if (rows[i].told ? !found[0] || !str_is(str_of(found[0]), rows[i].told) : found[0] != NULL)
            fail_msg("row %zu: %s", i, found[0] ? found[0] : "nothing");
    }
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_last_search_tells),
                                       cmocka_unit_test(pictures_tell)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
