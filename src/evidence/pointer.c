/* Pointers into evidence: "3-5", "p. 2 to 4", "columns 4 and 5", "section 5", "lines 12-20",
 * "/FullLoadSettings/CommitRate", "Reading the task log", "whole file". What is a place by its form
 * must be there; free words must have to do with the file. */
#include <string.h>

#include "base/ascii.h"
#include "evidence/opened.h"

enum { LOCATIONS = 200 }; /* more places mark nothing */

/* ---- reading ---- */

static bool cut_digits(struct str *rest, size_t *number) {
    size_t at = 0;
    *number = 0;
    while (at < rest->n && is_digit(rest->s[at])) {
        if (*number < 100000000)
            *number = 10 * *number + (size_t)(rest->s[at] - '0');
        at++;
    }
    *rest = str_slice(*rest, at, rest->n);
    return at > 0;
}

static bool cut_word(struct str *rest, const char *const *words, size_t count) {
    struct str start = str_trim(*rest);
    for (size_t i = 0; i < count; i++) {
        struct str word = str_of(words[i]);
        if (!str_equal_ignoring_case(str_slice(start, 0, word.n), word))
            continue;
        *rest = str_trim(str_slice(start, word.n, start.n));
        return true;
    }
    return false;
}

/* "4", "4-6", "4 to 6", with nothing behind but words that are set off. */
static bool cut_numbers(struct str text, struct cited_part *part, struct str *rest) {
    static const char *const until[] = {"\xe2\x80\x93", "\xe2\x80\x94", "--",       "-",     "..",
                                        "to ",          "bis ",         "through ", "until "};
    *rest = text;
    if (!cut_digits(rest, &part->from))
        return false;
    part->to = part->from;
    struct str after = *rest;
    size_t to;
    if (cut_word(&after, until, COUNT(until)) && cut_digits(&after, &to)) {
        part->to = to;
        *rest = after;
    }
    if (part->to < part->from) {
        to = part->to;
        part->to = part->from;
        part->from = to;
    }
    if (str_starts(*rest, STR(": "))) /* a remark */
        return true;
    return rest->n == 0 || !(is_letter_or_digit(rest->s[0]) || (unsigned char)rest->s[0] >= 0x80 ||
                             rest->s[0] == '-' || rest->s[0] == '.' || rest->s[0] == ':' ||
                             rest->s[0] == '_' || rest->s[0] == '/');
}

/* The unit at the beginning, also where its number follows at once: "p.22"; but S3 is no page. */
static enum unit cut_unit(struct str *rest) {
    size_t at = 0;
    while (at < rest->n && (is_letter(rest->s[at]) || (unsigned char)rest->s[at] >= 0x80))
        at++;
    enum unit unit = unit_of(str_slice(*rest, 0, at));
    struct str after = str_slice(*rest, at, rest->n);
    if (str_is(str_slice(*rest, 0, at), "TOP") && str_trim(after).n &&
        is_digit(str_trim(after).s[0]))
        unit = UNIT_PART; /* of an agenda; else a word of place */
    if (after.n && (after.s[0] == '.' || after.s[0] == ':'))
        after = str_slice(after, 1, after.n);
    bool close = after.n && is_digit(after.s[0]) && after.s == rest->s + at;
    if (unit == UNIT_NONE || (after.n && !is_blank(after.s[0]) && !is_digit(after.s[0])) ||
        (close && at == 1 && to_lower(rest->s[0]) != 'p'))
        return UNIT_NONE;
    *rest = str_trim(after);
    return unit;
}

/* The comma inside "88,140,233,900"; one of two numbers may part them. */
static bool is_thousands(struct str text, size_t comma) {
    size_t groups = 0, from = comma, to = comma;
    while (from > 0 && (is_digit(text.s[from - 1]) || text.s[from - 1] == ','))
        from--;
    while (to < text.n && (is_digit(text.s[to]) || text.s[to] == ','))
        to++;
    struct str number = str_slice(text, from, to), group;
    for (bool first = true; str_cut(&number, ',', &group); first = false, groups++)
        if (first ? group.n == 0 || group.n > 3 : group.n != 3)
            return false;
    return groups > 2;
}

static size_t find_end(struct str text, size_t *skip) {
    static const char *const between[] = {",", ";", " and ", " und ", " & ", " + "};
    size_t end = SIZE_MAX;
    for (size_t i = 0; i < COUNT(between); i++) {
        size_t at = str_find(text, str_of(between[i]), 0);
        while (i == 0 && at != SIZE_MAX && is_thousands(text, at))
            at = str_find(text, str_of(between[i]), at + 1);
        if (at < end) {
            end = at;
            *skip = str_of(between[i]).n;
        }
    }
    return end;
}

/* A number counts what its unit says, or that of the place before it; a name stands behind the unit
 * of what it names. */
static void read_part(struct cited_part *part, struct str piece, enum unit before) {
    struct str behind, name = piece;
    struct cited_part read = {.text = piece, .unit = cut_unit(&name)};
    bool alone = read.unit == UNIT_NONE;
    read.numbered = cut_numbers(name, &read, &behind);
    if (alone && !words_are_general(behind))
        read.numbered = false;
    if (alone && (read.numbered || (before != UNIT_PAGE && before != UNIT_LINE)))
        read.unit = before;
    if (!read.numbered)
        read.text = name.n ? name : piece;
    *part = read;
}

bool pointer_cut(struct str *rest, struct cited_part *part) {
    size_t skip = 0, end;
    enum unit before = part->unit;
    struct str piece;
    do {
        *rest = str_trim(*rest);
        if (rest->n == 0)
            return false;
        end = find_end(*rest, &skip);
        piece = str_trim(str_slice(*rest, 0, end));
        *rest = end == SIZE_MAX ? STR("") : str_slice(*rest, end + skip, rest->n);
    } while (piece.n == 0);
    read_part(part, piece, before);
    return true;
}

/* ---- looking up ---- */

static bool add_pages(struct citing *citing, const struct cited_part *part) {
    const struct content *content = citing->evidence->content;
    citing->result.last = content->page_count;
    if (part->from == 0 || part->to > content->page_count)
        return false;
    citing_locate(citing, LOCATION_PAGES, part->from, part->to);
    for (size_t page = part->from; citing->texts && page <= part->to; page++)
        citing_add(citing, pdf_text_page(content->opened->pdf, page));
    return true;
}

/* What a number without a unit counts. */
static enum unit default_unit(const struct content *content) {
    switch (content->form) {
    case CONTENT_PDF:
        return UNIT_PAGE;
    case CONTENT_TABLE:
        return UNIT_ROW;
    case CONTENT_PLAIN:
    case CONTENT_MARKDOWN:
        return UNIT_PART;
    default:
        return UNIT_LINE;
    }
}

static bool add_numbers(struct citing *citing, struct cited_part *part) {
    const struct content *content = citing->evidence->content;
    if (part->unit == UNIT_NONE)
        part->unit = default_unit(content);
    if (content->form == CONTENT_PDF && part->unit != UNIT_PART) {
        if (part->unit == UNIT_PAGE)
            return add_pages(citing, part);
        citing_add_whole(citing);
        return true;
    }
    bool rows = part->unit == UNIT_ROW || part->unit == UNIT_COLUMN;
    if (content->form == CONTENT_TABLE && content->opened->grid.count && rows)
        return table_add_numbers(citing, part);
    return text_add_numbers(citing, part);
}

static bool add_exact(struct citing *citing, struct str name) {
    const struct content *content = citing->evidence->content;
    if (content->opened->json)
        return json_add_named(citing, name);
    if (content->opened->xml)
        return xml_add_named(citing, name);
    return content->form == CONTENT_TABLE ? table_add_named(citing, name)
                                          : text_add_named(citing, name);
}

/* A path, or a name in quotation marks: each of its parts stands in the file. */
static bool parts_stand(struct str name, struct str text) {
    size_t found = 0, from = 0;
    for (size_t at = 0; at <= name.n; at++) {
        char c = at < name.n ? name.s[at] : '.';
        bool marks = at < name.n && (unsigned char)c >= 0x80 &&
                     str_starts(str_slice(name, at, name.n), STR("\xe2\x80"));
        if (!marks && !strchr("./[]@$\"' ", c))
            continue;
        struct str part = str_slice(name, from, at);
        at += marks ? 2 : 0;
        from = at + 1;
        if (part.n == 0 || is_digit(part.s[0]))
            continue;
        if (words_name(text, part))
            found++;
        else if (!words_are_general(part))
            return false;
    }
    return found > 0;
}

/* "L5-L11" as GitHub points to lines, "2/4" for a page and how many there are. */
static bool read_short(const struct citing *citing, struct cited_part *part) {
    static const char *const until[] = {"\xe2\x80\x93", "-"};
    struct str rest = part->text;
    size_t to;
    bool hash = str_starts(rest, STR("#"));
    rest = str_slice(rest, hash, rest.n);
    part->unit = UNIT_LINE;
    if (!str_starts(rest, STR("L"))) {
        part->unit = UNIT_PAGE;
        return !hash && citing->evidence->content->form == CONTENT_PDF &&
               cut_digits(&rest, &part->from) && (part->to = part->from) &&
               str_starts(rest, STR("/")) && (rest = str_slice(rest, 1, rest.n)).n &&
               cut_digits(&rest, &to) && !rest.n && to == citing->evidence->content->page_count;
    }
    rest = str_slice(rest, 1, rest.n);
    if (!cut_digits(&rest, &part->from))
        return false;
    part->to = part->from;
    if (cut_word(&rest, until, COUNT(until))) {
        rest = str_slice(rest, str_starts(rest, STR("L")), rest.n);
        if (!cut_digits(&rest, &part->to))
            return false;
    }
    return rest.n == 0;
}

/* "#way-back", as links of Markdown point to a heading. */
static bool add_slug(struct citing *citing, struct str name) {
    if (!str_starts(name, STR("#")) || name.n < 2)
        return false;
    struct buf words = buf_init(citing->arena, name.n);
    for (size_t i = 1; i < name.n; i++)
        buf_add(&words, name.s[i] == '-' ? STR(" ") : str_slice(name, i, i + 1));
    return add_exact(citing, buf_str(&words));
}

/* Names that are there; else words that say where, or of which most stand in the file. */
static bool add_named(struct citing *citing, struct cited_part *part) {
    const struct content *content = citing->evidence->content;
    struct cited_part numbers = *part;
    bool table = content->form == CONTENT_TABLE;
    if (add_exact(citing, part->text) || add_slug(citing, part->text) ||
        (table && table_add_cells(citing, part)))
        return true;
    if (read_short(citing, &numbers)) {
        *part = numbers;
        part->numbered = true;
        return add_numbers(citing, part);
    }
    if (words_are_general(part->text) ||
        (part->unit == UNIT_TABLE && words_begin_small(part->text))) {
        citing_add_whole(citing);
        return true;
    }
    struct str text = opened_text(citing->arena, content);
    bool data = content->opened->json || content->opened->xml;
    bool strict = part->unit != UNIT_NONE || word_is_identifier(part->text) ||
                  str_starts(part->text, STR("/")) ||
                  (data && str_find(part->text, STR(" "), 0) == SIZE_MAX);
    if (words_name(text, part->text))
        citing_locate_name(citing, part->text);
    if (words_name(text, part->text) ||
        (!str_starts(part->text, STR("/")) && parts_stand(part->text, text)) ||
        (!strict && words_stand_in(part->text, text))) {
        citing_add_whole(citing);
        return true;
    }
    return false;
}

static bool add_part(struct citing *citing, struct cited_part *part) {
    if (part->numbered)
        return add_numbers(citing, part);
    return add_named(citing, part);
}

/* Of a path the last name. */
static struct str find_nearest(const struct citing *citing, struct str name) {
    const struct content *content = citing->evidence->content;
    size_t at = name.n;
    while (str_starts(name, STR("/")) && at > 0 && name.s[at - 1] != '/')
        at--;
    if (at < name.n)
        name = str_slice(name, at, name.n);
    if (content->opened->json)
        return json_nearest(citing, name);
    if (content->opened->xml)
        return xml_nearest(citing, name);
    return content->form == CONTENT_TABLE ? table_nearest(citing, name)
                                          : text_nearest(citing, name);
}

static void resolve_opened(struct citing *citing, struct str pointer) {
    struct cited_part part = {.unit = UNIT_NONE};
    struct str rest = pointer;
    size_t skip;
    if (words_are_general(pointer))
        return;
    if (pointer_is_date(pointer)) {
        bool stands = citing->evidence->content->form == CONTENT_PDF ||
                      pointer_date_stands(pointer, citing->evidence->content->text);
        citing->result.state = stands ? CITED_WHOLE : CITED_MISSING;
        if (stands && citing->evidence->content->form != CONTENT_PDF)
            pointer_locate_date(citing, pointer);
        citing->result.missing = (struct cited_part){.text = pointer};
        return;
    }
    citing->result.state = CITED_PLACE;
    citing->exact = find_end(pointer, &skip) != SIZE_MAX;
    if (!is_digit(pointer.s[0]) && add_exact(citing, pointer))
        return;
    citing->exact = false;
    while (pointer_cut(&rest, &part)) {
        if (add_part(citing, &part))
            continue;
        citing->result.state = CITED_MISSING;
        citing->result.missing = part;
        if (!part.numbered)
            citing->result.nearest = find_nearest(citing, part.text);
        return;
    }
}

/* Of a picture only the one page it has can be pointed to. */
static void resolve_picture(struct citing *citing, struct str pointer) {
    struct cited_part part = {.unit = UNIT_NONE};
    while (pointer_cut(&pointer, &part)) {
        bool page = part.unit == UNIT_NONE || part.unit == UNIT_PAGE;
        if (part.to <= 1 || !page)
            continue;
        part.unit = UNIT_PAGE;
        citing->result = (struct cited){.state = CITED_MISSING, .missing = part, .last = 1};
        return;
    }
}

static struct cited resolve(struct citing *citing, struct str pointer) {
    const struct content *content = citing->evidence->content;
    pointer = str_trim(pointer);
    citing->text = buf_init(citing->arena, SIZE_MAX / 2);
    if (!content || pointer.n == 0)
        return citing->result;
    if (content->form == CONTENT_PICTURE)
        resolve_picture(citing, pointer);
    else if (content->state == CONTENT_READ)
        resolve_opened(citing, pointer);
    if (citing->result.state == CITED_PLACE)
        citing->result.text = buf_str(&citing->text);
    return citing->result;
}

struct cited pointer_check(struct arena *arena, const struct evidence *evidence,
                           struct str pointer) {
    struct citing citing = {.arena = arena, .evidence = evidence};
    return resolve(&citing, pointer);
}

struct cited pointer_resolve(struct arena *arena, const struct evidence *evidence,
                             struct str pointer) {
    struct citing citing = {.arena = arena, .evidence = evidence, .texts = true};
    return resolve(&citing, pointer);
}

/* Sorted by kind and place; those that touch become one. */
static size_t join_locations(struct location *list, size_t count) {
    size_t kept = 0;
    for (size_t i = 1; i < count; i++)
        for (size_t k = i;
             k > 0 && (list[k - 1].kind > list[k].kind ||
                       (list[k - 1].kind == list[k].kind && list[k - 1].from > list[k].from));
             k--) {
            struct location later = list[k];
            list[k] = list[k - 1];
            list[k - 1] = later;
        }
    for (size_t i = 0; i < count; i++) {
        struct location *last = kept ? &list[kept - 1] : NULL;
        if (!last || last->kind != list[i].kind || list[i].from > last->to + 1)
            list[kept++] = list[i];
        else if (list[i].to > last->to)
            last->to = list[i].to;
    }
    return kept;
}

struct location *pointer_locate(struct arena *arena, const struct evidence *evidence,
                                struct str pointer, size_t *count) {
    struct citing citing = {.arena = arena, .evidence = evidence};
    if (resolve(&citing, pointer).state == CITED_MISSING || citing.location_count == 0) {
        citing.location_count = 0;
        citing_locate(&citing, LOCATION_WHOLE, 1, 1);
    }
    if (citing.location_count > LOCATIONS)
        citing.location_count = LOCATIONS;
    *count = join_locations(citing.locations, citing.location_count);
    return citing.locations;
}
