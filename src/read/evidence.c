/* Evidence files: found, hashed and recognised by their first bytes. What they prove is the
 * checklist's business. */
#include "base/limits.h"
#include "base/utf8.h"
#include "read/table.h"
#include "sys/file.h"

struct signature {
    size_t offset;
    struct str bytes;
    const char *media_type;
};

/* Sources: ISO 32000-1, 7.5.2; PNG 1.2; ITU T.81; APPNOTE 4.3.7; ODF 1.2 part 3, 3.3; MS-CFB 2.2,
 * RTF 1.9.1.
 */
static const struct signature signatures[] = {
    {0, {"%PDF-", 5}, "application/pdf"},
    {0, {"\x89PNG\r\n\x1a\n", 8}, "image/png"},
    {0, {"\xff\xd8\xff", 3}, "image/jpeg"},
    {0, {"GIF8", 4}, "image/gif"},
    {8, {"WEBP", 4}, "image/webp"},
    {0, {"{\\rtf", 5}, "application/rtf"},
    {0, {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8}, "application/x-ole-storage"},
    {38,
     {"application/vnd.oasis.opendocument.text", 39},
     "application/vnd.oasis.opendocument.text"},
    {38,
     {"application/vnd.oasis.opendocument.spreadsheet", 46},
     "application/vnd.oasis.opendocument.spreadsheet"},
    {38,
     {"application/vnd.oasis.opendocument.presentation", 47},
     "application/vnd.oasis.opendocument.presentation"},
};

/* Office files are ZIP archives; the folder in which their parts lie tells which. */
static const struct signature office_parts[] = {
    {0, {"word/", 5}, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {0, {"xl/", 3}, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {0, {"ppt/", 4}, "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
};

static const char *match_signature(struct str head) {
    for (size_t i = 0; i < COUNT(signatures); i++) {
        size_t at = signatures[i].offset;
        if (str_equal(str_slice(head, at, at + signatures[i].bytes.n), signatures[i].bytes))
            return signatures[i].media_type;
    }
    return NULL;
}

static const char *match_zip(struct str head) {
    if (!str_starts(head, STR("PK\x03\x04")))
        return NULL;
    bool office = str_find(head, STR("[Content_Types].xml"), 0) != SIZE_MAX ||
                  str_find(head, STR("_rels/.rels"), 0) != SIZE_MAX;
    for (size_t i = 0; office && i < COUNT(office_parts); i++)
        if (str_find(head, office_parts[i].bytes, 0) != SIZE_MAX)
            return office_parts[i].media_type;
    return "application/zip";
}

/* The head may end inside a character: up to three bytes of one are forgiven. */
static bool is_text(struct str head) {
    size_t wrong = utf8_check(head);
    if (wrong == SIZE_MAX)
        return true;
    return head.n >= 4096 && wrong + 3 >= head.n && head.s[wrong] != 0;
}

static const char *match_markup(struct arena *arena, struct str text) {
    struct str start = str_lower(arena, str_slice(text, 0, 1024));
    if (str_starts(start, STR("<svg")) ||
        (str_starts(start, STR("<?xml")) && str_find(start, STR("<svg"), 0) != SIZE_MAX))
        return "image/svg+xml";
    if (str_starts(start, STR("<!doctype html")) || str_starts(start, STR("<html")))
        return "text/html";
    return str_starts(start, STR("<?xml")) ? "application/xml" : NULL;
}

static bool follows_with(struct str text, const char *allowed) {
    struct str rest = str_trim(str_slice(text, 1, text.n));
    for (const char *c = allowed; rest.n > 0 && *c; c++)
        if (rest.s[0] == *c)
            return true;
    return false;
}

static bool is_json(struct str text) {
    if (text.n < 2)
        return false;
    return (text.s[0] == '{' && follows_with(text, "\"}")) ||
           (text.s[0] == '[' && follows_with(text, "{[\"]-0123456789tfn"));
}

static size_t count_char(struct str line, char c) {
    size_t count = 0;
    bool quoted = false;
    for (size_t i = 0; i < line.n; i++) {
        quoted ^= line.s[i] == '"';
        count += !quoted && line.s[i] == c;
    }
    return count;
}

/* At least two whole lines, each with the same number of separators. */
static bool is_csv(struct str text, char separator) {
    struct str rest = text, line;
    size_t lines = 0, columns = 0;
    while (text_cut_line(&rest, &line) && lines < 10) {
        if (rest.n == 0 && text.n >= 4096)
            break;
        if (line.n == 0)
            continue;
        if (lines++ == 0)
            columns = count_char(line, separator);
        if (columns == 0 || count_char(line, separator) != columns)
            return false;
    }
    return lines >= 2;
}

static const char *match_text(struct arena *arena, struct str head) {
    if (!is_text(head))
        return NULL;
    struct str text =
        str_trim(str_starts(head, STR("\xEF\xBB\xBF")) ? str_slice(head, 3, head.n) : head);
    const char *markup = match_markup(arena, text);
    if (markup)
        return markup;
    if (is_json(text))
        return "application/json";
    return is_csv(text, ',') || is_csv(text, ';') || is_csv(text, '\t') ? "text/csv" : "text/plain";
}

struct str evidence_media_type(struct arena *arena, struct str head) {
    const char *type = match_signature(head);
    if (!type)
        type = match_zip(head);
    if (!type)
        type = match_text(arena, head);
    return str_of(type ? type : "application/octet-stream");
}

void evidence_read(const struct reader *reader, struct evidence *evidence) {
    struct str full, head;
    if (str_empty(evidence->file)) {
        evidence->present = value_is_url(evidence->url);
        return;
    }
    if (!text_find_file(reader, (struct named_file){evidence->file, evidence->place}, &full))
        return;
    if (file_bytes(full) > LIMIT_EVIDENCE_BYTES) { /* before it is read */
        findings_add(reader->findings, MESSAGE_EVIDENCE_TOO_LARGE, evidence->place,
                     {say_text(evidence->file), say_size(LIMIT_EVIDENCE_BYTES >> 20)});
        return;
    }
    if (file_is_folder(full) ||
        !digest_file(reader->arena, full, &evidence->sha256, &evidence->bytes, &head)) {
        findings_add(reader->findings, MESSAGE_EVIDENCE_UNREADABLE, evidence->place,
                     {say_text(evidence->file)});
        return;
    }
    inputs_add(reader->findings->inputs, &(struct input){full, evidence->sha256, evidence->bytes});
    if (evidence->bytes == 0)
        findings_add(reader->findings, MESSAGE_EVIDENCE_EMPTY, evidence->place,
                     {say_text(evidence->file)});
    else
        evidence->present = true;
    evidence->media_type = evidence_media_type(reader->arena, head);
}
