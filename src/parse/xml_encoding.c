/* A parser that is told nothing would guess the encoding; only UTF-8 without a mark is read. */
#include "parse/xml_encoding.h"
#include "base/utf8.h"

#include <string.h>

static bool check_bytes(struct lines *lines, struct findings *findings) {
    struct str bytes = lines->bytes, mark = STR("\xEF\xBB\xBF");
    size_t bad = utf8_check(bytes);
    struct place start = lines_place(lines, 0, 1);
    if (str_starts(bytes, mark)) {
        findings_add(findings, MESSAGE_XML_BYTE_ORDER_MARK, start,
                     .fix = {.at = start, .instead = mark});
    } else if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"))) {
        findings_add(findings, MESSAGE_XML_UTF16, start);
    } else if (bad != SIZE_MAX) {
        unsigned byte = (unsigned char)bytes.s[bad];
        struct str code = str_format(findings->arena, "%02X", byte);
        findings_add(findings, byte ? MESSAGE_XML_NOT_UTF8 : MESSAGE_XML_NUL,
                     lines_place(lines, bad, 1), {say_text(code)});
    } else {
        return true;
    }
    return false;
}

static struct str skip_blanks(struct str text) {
    size_t at = 0;
    while (at < text.n && strchr(" \t\r\n", text.s[at]) != NULL)
        at++;
    return str_slice(text, at, text.n);
}

/* The value of `encoding="..."` in the XML declaration; empty: there is none. */
static struct str declared_encoding(struct str bytes) {
    struct str rest = str_slice(bytes, 0, str_find(bytes, STR("?>"), 0));
    size_t at = str_find(rest, STR("encoding"), 0);
    if (!str_starts(bytes, STR("<?xml")) || rest.n == bytes.n || at == SIZE_MAX)
        return (struct str){0};
    rest = skip_blanks(str_slice(rest, at + 8, rest.n));
    if (!str_starts(rest, STR("=")))
        return (struct str){0};
    rest = skip_blanks(str_slice(rest, 1, rest.n));
    if (!rest.n || (rest.s[0] != '"' && rest.s[0] != '\''))
        return (struct str){0};
    size_t end = str_find(rest, str_slice(rest, 0, 1), 1);
    return end == SIZE_MAX ? (struct str){0} : str_slice(rest, 1, end);
}

bool xml_check_encoding(struct lines *lines, struct findings *findings) {
    if (!check_bytes(lines, findings))
        return false;
    struct str declared = declared_encoding(lines->bytes);
    if (str_empty(declared) || str_equal_ignoring_case(declared, STR("UTF-8")))
        return true;
    struct place place = lines_place(lines, (size_t)(declared.s - lines->bytes.s), declared.n);
    findings_add(findings, MESSAGE_XML_DECLARED_ENCODING, place, {say_text(declared)},
                 .fix = fix_of(place, declared, STR("UTF-8")));
    return false;
}
