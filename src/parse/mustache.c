/* Mustache-style templates. The source is cut into pieces (text and tags), sections are linked to
 * their ends, and the pieces are rendered against a chain of scopes. A tag that stands alone on its
 * line takes the line with it (Mustache's rule for standalone tags). Values are escaped so that no
 * value can become Markdown: neither markup nor a component. */
#include "parse/mustache.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "parse/lines.h"

enum piece_kind {
    PIECE_TEXT,
    PIECE_VALUE,
    PIECE_RAW,
    PIECE_SECTION,
    PIECE_INVERTED,
    PIECE_END,
    PIECE_COMMENT,
    PIECE_COMPONENT
};

struct piece {
    enum piece_kind kind;
    struct str text; /* text, name of the value or section, or the component's line */
    size_t from, to; /* bytes of the tag in the source */
    size_t end;      /* section: index of its end */
    bool alone;      /* stands alone on its line */
    bool reported;   /* one finding a tag is enough, however often a section repeats */
};

struct scope {
    const struct value *value;
    const struct scope *up;
};

struct renderer {
    struct arena *arena;
    struct findings *findings;
    struct str source;
    struct lines lines;
    struct piece *pieces;
    size_t count;
    enum mustache_escape escape;
    struct buf out;
    bool failed;
};

/* ---- values ---- */

struct value *value_map(struct arena *arena) {
    struct value *map = NEW(arena, struct value);
    map->is_map = true;
    return map;
}

static struct value *value_add(struct arena *arena, struct value *parent, const char *name) {
    struct value *value = NEW(arena, struct value);
    value->name = name ? str_copy(arena, name, strlen(name)) : (struct str){0};
    if (parent->last)
        parent->last->next = value;
    else
        parent->first = value;
    parent->last = value;
    return value;
}

struct value *value_add_map(struct arena *arena, struct value *map_or_list, const char *name) {
    struct value *value = value_add(arena, map_or_list, name);
    value->is_map = true;
    return value;
}

struct value *value_add_list(struct arena *arena, struct value *map, const char *name) {
    struct value *value = value_add(arena, map, name);
    value->is_list = true;
    return value;
}

void value_add_text(struct arena *arena, struct value *map_or_list, const char *name,
                    struct str text) {
    value_add(arena, map_or_list, name)->text = text;
}

static bool value_is_true(const struct value *value) {
    return value->is_list || value->is_map ? value->first != NULL : value->text.n > 0;
}

/* A member's name may hold dots itself ("database.size"), so every cut of a dotted name is tried,
 * the whole name first. */
static const struct value *value_find(const struct value *value, struct str name) {
    for (const struct value *member = value->is_map ? value->first : NULL; member;
         member = member->next) {
        if (str_equal(member->name, name))
            return member;
    }
    for (const struct value *member = value->is_map ? value->first : NULL; member;
         member = member->next) {
        size_t n = member->name.n;
        if (!member->is_map || n == 0 || n + 1 >= name.n || name.s[n] != '.' ||
            !str_starts(name, member->name))
            continue;
        const struct value *found = value_find(member, str_slice(name, n + 1, name.n));
        if (found)
            return found;
    }
    return NULL;
}

static const struct value *scope_find(const struct scope *scope, struct str name) {
    if (str_is(name, "."))
        return scope->value;
    const struct value *found = NULL;
    for (; scope && !found; scope = scope->up)
        found = value_find(scope->value, name);
    return found;
}

/* ---- findings ---- */

/* About a piece of the template, by its text. */
static void refuse(struct renderer *r, enum message trouble, const struct piece *piece) {
    r->failed = true;
    findings_add(r->findings, trouble, lines_place(&r->lines, piece->from, piece->to - piece->from),
                 {say_text(piece->text)});
}

/* The word nearest to the name's last part, among all members in reach. */
static void refuse_unknown(struct renderer *r, struct piece *piece, const struct scope *scope) {
    struct str *words = NULL;
    size_t count = 0;
    if (piece->reported)
        return;
    piece->reported = true;
    r->failed = true;
    for (; scope; scope = scope->up)
        for (const struct value *v = scope->value->is_map ? scope->value->first : NULL; v;
             v = v->next) {
            *APPEND(r->arena, words, count) = v->name;
            for (const struct value *m = v->is_map ? v->first : NULL; m; m = m->next)
                *APPEND(r->arena, words, count) =
                    str_format(r->arena, "%.*s.%.*s", STR_ARG(v->name), STR_ARG(m->name));
        }
    struct place place = lines_place(&r->lines, piece->from, piece->to - piece->from);
    struct str nearest = str_nearest(piece->text, words, count);
    findings_add(r->findings, MESSAGE_TEMPLATE_NO_VALUE, place,
                 {say_text(piece->text), say_text(nearest)},
                 .fix = fix_of(place, piece->text, nearest));
}

/* ---- cutting ---- */

static bool is_name(struct str name) {
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.s[i];
        if (!is_letter_or_digit(c) && c != '-' && c != '_' && c != '.')
            return false;
    }
    return name.n > 0;
}

static struct piece *add_piece(struct renderer *r, enum piece_kind kind, size_t from, size_t to) {
    struct piece *piece = APPEND(r->arena, r->pieces, r->count);
    *piece = (struct piece){
        .kind = kind, .from = from, .to = to, .text = str_slice(r->source, from, to)};
    return piece;
}

/* Cuts the tag at `from`; gives the offset behind it, or the end of the source after a finding. */
static size_t cut_tag(struct renderer *r, size_t from) {
    bool raw = from + 2 < r->source.n && r->source.s[from + 2] == '{';
    struct str close = raw ? STR("}}}") : STR("}}");
    size_t begin = from + (raw ? 3 : 2);
    size_t end = str_find(r->source, close, begin);
    if (end == SIZE_MAX) {
        refuse(r, MESSAGE_TEMPLATE_OPEN_TAG, &(struct piece){.from = from, .to = from + 2});
        return r->source.n;
    }
    /* `inside` is what stands between the braces. */
    size_t to = end + close.n;
    struct str inside = str_slice(r->source, begin, end);
    static const struct {
        char sign;
        enum piece_kind kind;
    } signs[] = {{'#', PIECE_SECTION},
                 {'^', PIECE_INVERTED},
                 {'/', PIECE_END},
                 {'!', PIECE_COMMENT},
                 {'>', PIECE_COMPONENT}};
    enum piece_kind kind = r->source.s[from + 2] == '{' ? PIECE_RAW : PIECE_VALUE;
    for (size_t i = 0; i < COUNT(signs) && kind == PIECE_VALUE; i++)
        if (inside.n > 0 && inside.s[0] == signs[i].sign)
            kind = signs[i].kind;
    bool signed_tag = kind != PIECE_VALUE && kind != PIECE_RAW;
    struct str name = str_trim(str_slice(inside, signed_tag ? 1 : 0, inside.n));
    struct piece *piece = add_piece(r, kind, from, to);
    piece->text = name;
    bool markup =
        str_find(name, STR("--"), 0) != SIZE_MAX || str_find(name, STR("\n"), 0) != SIZE_MAX;
    if (kind == PIECE_COMPONENT && (name.n == 0 || markup))
        refuse(r, MESSAGE_TEMPLATE_COMPONENT_FORM, piece);
    else if (kind != PIECE_COMMENT && kind != PIECE_COMPONENT && !is_name(name))
        refuse(r, MESSAGE_TEMPLATE_TAG, piece);
    return end + close.n;
}

/* ---- lines with nothing but one tag ---- */

static bool is_space(char c) {
    return c == ' ' || c == '\t';
}

/* Offset of the first character of the line when only blanks precede, else SIZE_MAX. */
static size_t line_begin(struct str source, size_t at) {
    while (at > 0 && is_space(source.s[at - 1]))
        at--;
    return at == 0 || source.s[at - 1] == '\n' ? at : SIZE_MAX;
}

/* Offset behind the line's end when only blanks follow, else SIZE_MAX. */
static size_t line_end(struct str source, size_t at) {
    while (at < source.n && (is_space(source.s[at]) || (source.s[at] == '\r' && at + 1 < source.n &&
                                                        source.s[at + 1] == '\n')))
        at++;
    return at == source.n ? at : source.s[at] == '\n' ? at + 1 : SIZE_MAX;
}

/* ---- sections ---- */

static void link_end(struct renderer *r, size_t *open, size_t *depth, size_t index) {
    struct piece *piece = &r->pieces[index];
    if (*depth == 0) {
        refuse(r, MESSAGE_TEMPLATE_NEVER_OPENED, piece);
        return;
    }
    struct piece *section = &r->pieces[open[--*depth]];
    section->end = index;
    if (str_equal(section->text, piece->text))
        return;
    struct place place = lines_place(&r->lines, piece->from, piece->to - piece->from);
    struct str meant = str_nearest(piece->text, &section->text, 1);
    r->failed = true;
    findings_add(r->findings, MESSAGE_TEMPLATE_OTHER_END, place,
                 {say_text(piece->text), say_text(section->text)},
                 .fix = fix_of(place, piece->text, meant));
}

static void link_sections(struct renderer *r) {
    size_t open[LIMIT_NESTING], depth = 0;
    for (size_t i = 0; i < r->count; i++) {
        struct piece *piece = &r->pieces[i];
        if (piece->kind == PIECE_END)
            link_end(r, open, &depth, i);
        else if ((piece->kind == PIECE_SECTION || piece->kind == PIECE_INVERTED) &&
                 depth < LIMIT_NESTING)
            open[depth++] = i;
        else if (piece->kind == PIECE_SECTION || piece->kind == PIECE_INVERTED) {
            refuse(r, MESSAGE_TEMPLATE_TOO_DEEP, piece);
            return;
        }
    }
    while (depth > 0)
        refuse(r, MESSAGE_TEMPLATE_NEVER_CLOSED, &r->pieces[open[--depth]]);
}

/* ---- escaping ---- */

/* "12." or "12)" at the beginning would begin a list. Gives the offset of the mark, or SIZE_MAX. */
static size_t list_mark(struct str text) {
    size_t i = 0;
    while (i < text.n && is_digit(text.s[i]))
        i++;
    bool mark = i > 0 && i < text.n && (text.s[i] == '.' || text.s[i] == ')');
    return mark && (i + 1 == text.n || text.s[i + 1] == ' ') ? i : SIZE_MAX;
}

/* Whether the character at `i` could begin or end markup there (CommonMark 0.29, 2.4: any of them
 * may be escaped). A colon before "//" and the stop of "www." are escaped because autolinks take
 * backslashes that follow them as part of the address. */
static bool needs_escape(struct str text, size_t i) {
    char c = text.s[i];
    if (c == '\0')
        return false;
    if (strchr("\\`*_[]<>#|~&!", c))
        return true;
    if (i == 0)
        return strchr("-+=:", c) != NULL;
    if (c == ':')
        return str_starts(str_slice(text, i, text.n), STR("://"));
    return c == '.' && i >= 3 && str_equal_ignoring_case(str_slice(text, i - 3, i), STR("www"));
}

static void add_escaped(struct buf *out, struct str text) {
    bool line_start = out->count == 0 || out->bytes[out->count - 1] == '\n';
    while (line_start && text.n > 0 && strchr(" \t\r\n", text.s[0]))
        text = str_slice(text, 1, text.n);
    size_t mark = list_mark(text);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (c == '\r' && i + 1 < text.n && text.s[i + 1] == '\n')
            continue;
        if (c == '\r' || c == '\n' || c == '\t')
            c = ' ';
        if (i == mark || needs_escape(text, i))
            buf_add_char(out, '\\');
        buf_add_char(out, c);
    }
}

/* ---- rendering ---- */

static void render(struct renderer *r, size_t from, size_t to, const struct scope *scope);

static void render_value(struct renderer *r, struct piece *piece, const struct scope *scope) {
    const struct value *value = scope_find(scope, piece->text);
    if (value == NULL)
        refuse_unknown(r, piece, scope);
    else if ((value->is_list || value->is_map) && !piece->reported) {
        piece->reported = true;
        refuse(r, MESSAGE_TEMPLATE_NO_TEXT, piece);
    } else if (piece->kind == PIECE_RAW || r->escape == MUSTACHE_PLAIN)
        buf_add(&r->out, value->text);
    else
        add_escaped(&r->out, value->text);
}

static void render_section(struct renderer *r, size_t index, const struct scope *scope) {
    struct piece *piece = &r->pieces[index];
    const struct value *value = scope_find(scope, piece->text);
    if (value == NULL) {
        refuse_unknown(r, piece, scope);
        return;
    }
    bool inverted = piece->kind == PIECE_INVERTED;
    if (inverted == value_is_true(value))
        return;
    if (inverted)
        render(r, index + 1, piece->end, scope);
    else if (!value->is_list)
        render(r, index + 1, piece->end, &(struct scope){value, scope});
    else
        for (const struct value *element = value->first; element; element = element->next)
            render(r, index + 1, piece->end, &(struct scope){element, scope});
}

/* Calls itself once a section; sections are at most LIMIT_NESTING deep. */
static void render(struct renderer *r, size_t from, size_t to, const struct scope *scope) {
    for (size_t i = from; i < to; i++) {
        struct piece *piece = &r->pieces[i];
        switch (piece->kind) {
        case PIECE_TEXT:
            buf_add(&r->out, piece->text);
            break;
        case PIECE_VALUE:
        case PIECE_RAW:
            render_value(r, piece, scope);
            break;
        case PIECE_SECTION:
        case PIECE_INVERTED:
            render_section(r, i, scope);
            i = piece->end;
            break;
        case PIECE_COMPONENT:
            buf_printf(&r->out, "<!--component %.*s-->\n", STR_ARG(piece->text));
            break;
        case PIECE_END:
        case PIECE_COMMENT:
            break;
        }
    }
}

struct str mustache_render(struct arena *arena, struct str file, struct str source,
                           const struct value *values, enum mustache_escape escape,
                           struct findings *findings) {
    struct renderer r = {.arena = arena, .findings = findings, .source = source, .escape = escape};
    r.lines = lines_of(arena, file, source, 1);
    r.out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    size_t at = 0;
    while (at < r.source.n) {
        size_t tag = str_find(r.source, STR("{{"), at);
        size_t end = tag == SIZE_MAX ? r.source.n : tag;
        if (end > at)
            add_piece(&r, PIECE_TEXT, at, end);
        at = tag == SIZE_MAX ? end : cut_tag(&r, tag);
    }
    if (!r.failed) {
        for (size_t i = 0; i < r.count; i++) {
            struct piece *piece = &r.pieces[i];
            if (piece->kind == PIECE_TEXT || piece->kind == PIECE_VALUE || piece->kind == PIECE_RAW)
                continue;
            size_t begin = line_begin(r.source, piece->from), end = line_end(r.source, piece->to);
            piece->alone = begin != SIZE_MAX && end != SIZE_MAX;
            if (!piece->alone) {
                if (piece->kind == PIECE_COMPONENT)
                    refuse(&r, MESSAGE_TEMPLATE_COMPONENT_ALONE, piece);
                continue;
            }
            /* What surrounds the tag on its line is text: the end of the piece before, the
             * beginning of the piece after. */
            if (i > 0 && r.pieces[i - 1].kind == PIECE_TEXT)
                r.pieces[i - 1].text.n -= piece->from - begin < r.pieces[i - 1].text.n
                                              ? piece->from - begin
                                              : r.pieces[i - 1].text.n;
            if (i + 1 < r.count && r.pieces[i + 1].kind == PIECE_TEXT)
                r.pieces[i + 1].text = str_slice(r.source, end, r.pieces[i + 1].to);
        }
        link_sections(&r);
    }
    if (!r.failed)
        render(&r, 0, r.count, &(struct scope){values, NULL});
    return r.failed ? STR("") : buf_str(&r.out);
}
