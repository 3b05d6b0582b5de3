/* Fields of office documents that are computed when the document is opened. Sources: ECMA-376 part
 * 1, 17.16.5 (DATE, TIME) and 18.17.7; ODF 1.2 part 1, 7.3.2 and 7.3.3, part 2, 6.10.15
 * and 6.16.42. */
#include "base/ascii.h"
#include "evidence/open.h"

struct field_form {
    const char *begin, *end; /* around what is computed */
    const char *words[5];
};
static const struct field_form forms[] = {
    {"instrText", "</", {"DATE", "TIME"}},
    {":instr=\"", "\"", {"DATE", "TIME"}},
    {"<f", "</f>", {"TODAY()", "NOW()", "RAND()", "RANDBETWEEN("}},
    {":formula=\"", "\"", {"TODAY()", "NOW()", "RAND()", "RANDBETWEEN("}},
};

/* As a word of its own, or as the name of the field: what follows is for dates' pictures. */
static bool has_word(struct str piece, const char *word) {
    struct str needle = str_of(word);
    bool call = needle.s[needle.n - 1] == ')' || needle.s[needle.n - 1] == '(';
    if (!call) {
        piece = str_trim(piece);
        return str_starts(piece, needle) && (piece.n == needle.n || !is_letter(piece.s[needle.n]));
    }
    for (size_t at = 0; (at = str_find(piece, needle, at)) != SIZE_MAX; at++)
        if (at == 0 || !(is_letter(piece.s[at - 1]) || piece.s[at - 1] == '_'))
            return true;
    return false;
}

static const char *find_word(const struct field_form *form, struct str piece) {
    for (size_t i = 0; i < COUNT(form->words) && form->words[i]; i++)
        if (has_word(piece, form->words[i]))
            return form->words[i];
    return NULL;
}

static const char *find_computed(struct str text, const struct field_form *form) {
    struct str begin = str_of(form->begin), end = str_of(form->end);
    for (size_t at = 0, to; (at = str_find(text, begin, at)) != SIZE_MAX; at = to) {
        to = str_find(text, end, at + begin.n);
        to = to == SIZE_MAX ? text.n : to;
        struct str piece = str_slice(text, at + begin.n, to), tag;
        if (end.s[0] == '<' && !str_cut(&piece, '>', &tag))
            piece = (struct str){0};
        const char *word = find_word(form, piece);
        if (word)
            return word;
    }
    return NULL;
}

/* OpenDocument: a date or time that is not fixed. */
static const char *find_unfixed(struct str text, const char *element) {
    struct str begin = str_of(element), rest, tag;
    for (size_t at = 0; (at = str_find(text, begin, at)) != SIZE_MAX; at = text.n - rest.n) {
        rest = str_slice(text, at + begin.n, text.n);
        str_cut(&rest, '>', &tag);
        bool named = tag.n == 0 || tag.s[0] == ' ' || tag.s[0] == '/';
        if (named && str_find(tag, STR("fixed=\"true\""), 0) == SIZE_MAX)
            return element + 1;
    }
    return NULL;
}

static const char *find_in(struct str text) {
    for (size_t i = 0; i < COUNT(forms); i++) {
        const char *word = find_computed(text, &forms[i]);
        if (word)
            return word;
    }
    const char *date = find_unfixed(text, "<text:date");
    return date ? date : find_unfixed(text, "<text:time");
}

static bool is_content(struct str name) {
    return str_ends(name, STR(".xml")) &&
           (str_starts(name, STR("word/")) || str_starts(name, STR("xl/worksheets/")) ||
            str_equal(name, STR("content.xml")) || str_equal(name, STR("styles.xml")));
}

const char *office_find_clock(struct zip *zip) {
    const char *found = NULL;
    struct str text;
    for (size_t i = 0; i < zip->count && !found; i++)
        if (is_content(zip->entries[i].name) && zip_read(zip, zip->entries[i].name, &text))
            found = find_in(text);
    return found;
}
