/* YAML to a small tree, with libyaml's events.
 *
 * Only what front matter needs is let through: one document of mappings, sequences and scalars as
 * written. Anchors, aliases, tags and repeated keys are refused, since each of them makes the text
 * mean something other than what it shows. */
#include "parse/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/limits.h"
#include "parse/lines.h"

struct frame {
    struct yaml_node *node;
    struct str key; /* of the value that comes next */
    struct place key_place;
    bool key_seen;
    size_t count; /* children */
};

struct reader {
    struct arena *arena;
    struct findings *findings;
    struct lines lines;
    size_t mark_index,
        mark_offset; /* libyaml counts characters, in rising order; the same place in bytes */
    yaml_parser_t parser;
    yaml_event_t event;
    bool open, event_open;
    struct yaml_node *root;
    struct frame stack[LIMIT_NESTING];
    size_t depth;
    bool document_seen, failed;
};

static void reader_drop_event(struct reader *reader) {
    if (reader->event_open)
        yaml_event_delete(&reader->event);
    reader->event_open = false;
}

static void reader_drop(void *object) {
    struct reader *reader = object;
    reader_drop_event(reader);
    if (reader->open)
        yaml_parser_delete(&reader->parser);
    reader->open = false;
}

/* ---- places ---- */

static size_t reader_offset(struct reader *reader, size_t index) {
    struct str bytes = reader->lines.bytes;
    if (index < reader->mark_index)
        reader->mark_index = reader->mark_offset = 0;
    while (reader->mark_index < index && reader->mark_offset < bytes.n) {
        reader->mark_offset++;
        while (reader->mark_offset < bytes.n &&
               ((unsigned char)bytes.s[reader->mark_offset] & 0xC0) == 0x80)
            reader->mark_offset++;
        reader->mark_index++;
    }
    return reader->mark_offset;
}

static struct place event_place(struct reader *reader) {
    size_t start = reader_offset(reader, reader->event.start_mark.index);
    return lines_place(&reader->lines, start,
                       reader_offset(reader, reader->event.end_mark.index) - start);
}

/* ---- syntax errors ---- */

/* The text from `from` to the end of its line, or to a comment, in quotes; no fix where more than
 * that text would be quoted. */
static struct fix quote_rest(struct reader *reader, size_t from) {
    struct str bytes = reader->lines.bytes;
    size_t start = from, end = from;
    while (start > 0 && bytes.s[start - 1] != '\n')
        start--;
    while (end < bytes.n && bytes.s[end] != '\n' &&
           !(bytes.s[end] == '#' && (bytes.s[end - 1] == ' ' || bytes.s[end - 1] == '\t')))
        end++;
    struct str before = str_slice(bytes, start, from), text = str_trim(str_slice(bytes, from, end));
    bool inside = false;
    for (size_t i = 0; i < before.n; i++)
        inside = inside || strchr("[{\"'", before.s[i]);
    if (!text.n || inside || str_find(text, STR("\""), 0) != SIZE_MAX ||
        str_find(text, STR("\\"), 0) != SIZE_MAX)
        return (struct fix){0};
    return fix_of(lines_place(&reader->lines, from, text.n), text,
                  str_format(reader->arena, "\"%.*s\"", STR_ARG(text)));
}

static void reader_refuse(struct reader *reader, enum message trouble) {
    struct fix fix = {0};
    if (trouble == MESSAGE_YAML_ANCHOR || trouble == MESSAGE_YAML_TAG ||
        trouble == MESSAGE_YAML_ALIAS)
        fix = quote_rest(reader, reader_offset(reader, reader->event.start_mark.index));
    reader->failed = true;
    findings_add(reader->findings, trouble, event_place(reader), .fix = fix);
}

static const struct {
    const char *problem; /* how libyaml's sentence begins */
    enum message message;
} problems[] = {
    {"mapping values are not allowed", MESSAGE_YAML_COLON},
    {"found character that cannot start any token", MESSAGE_YAML_BEGINNING},
    {"found a tab character", MESSAGE_YAML_TAB},
    {"could not find expected ':'", MESSAGE_YAML_NO_COLON},
    {"did not find expected key", MESSAGE_YAML_NO_KEY},
    {"did not find expected '-' indicator", MESSAGE_YAML_NO_DASH},
    {"did not find expected ',' or ']'", MESSAGE_YAML_OPEN_LIST},
    {"did not find expected ',' or '}'", MESSAGE_YAML_OPEN_MAPPING},
    {"found unexpected end of stream", MESSAGE_YAML_OPEN_QUOTE},
    {"found unknown escape character", MESSAGE_YAML_ESCAPE},
    {"block sequence entries are not allowed", MESSAGE_YAML_LIST_HERE},
    {"control characters are not allowed", MESSAGE_YAML_CONTROL},
    {"invalid", MESSAGE_YAML_NOT_UTF8},
    {"did not find expected <document start>", MESSAGE_YAML_AFTER_END},
};

/* Where the cure is sure; `at` is the offset of the problem. */
static struct fix problem_fix(struct reader *reader, enum message message, size_t at) {
    struct str bytes = reader->lines.bytes;
    char c = at < bytes.n ? bytes.s[at] : '\0';
    struct place place = lines_place(&reader->lines, at, 1);
    size_t from = at;
    if (message == MESSAGE_YAML_COLON) { /* the value begins behind the line's first colon */
        while (from > 0 && bytes.s[from - 1] != '\n')
            from--;
        from = str_find(bytes, STR(": "), from);
        return from < at ? quote_rest(reader, from + 2) : (struct fix){0};
    }
    if (c == '\t' && (message == MESSAGE_YAML_BEGINNING || message == MESSAGE_YAML_TAB))
        return fix_of(place, STR("\t"), STR("  "));
    if (message == MESSAGE_YAML_BEGINNING)
        return quote_rest(reader, at);
    if (message == MESSAGE_YAML_CONTROL)
        return (struct fix){.at = place, .instead = str_slice(bytes, at, at + 1)};
    while (message == MESSAGE_YAML_ESCAPE && from > 0 && bytes.s[from] != '\\')
        from--;
    if (message == MESSAGE_YAML_ESCAPE)
        return fix_of(lines_place(&reader->lines, from, 1), STR("\\"), STR("\\\\"));
    return (struct fix){0};
}

static void reader_report(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        arena_exhaust(reader->arena);
    enum message message = parser->problem ? MESSAGE_YAML_OTHER : MESSAGE_YAML_INVALID;
    struct str problem = str_of(parser->problem);
    for (size_t i = 0; i < COUNT(problems) && message == MESSAGE_YAML_OTHER; i++)
        if (str_starts(problem, str_of(problems[i].problem)))
            message = problems[i].message;
    size_t at = parser->error == YAML_READER_ERROR
                    ? parser->problem_offset
                    : reader_offset(reader, parser->problem_mark.index);
    reader->failed = true;
    findings_add(reader->findings, message, lines_place(&reader->lines, at, 1), {say_text(problem)},
                 .fix = problem_fix(reader, message, at));
}

/* ---- building the tree ---- */

static void reader_add(struct reader *reader, struct yaml_node *node) {
    if (reader->depth == 0) {
        reader->root = node;
        return;
    }
    struct frame *frame = &reader->stack[reader->depth - 1];
    node->key = frame->key;
    node->key_place = frame->key_place;
    frame->key_seen = false;
    frame->count++;
    if (frame->node->last)
        frame->node->last->next = node;
    else
        frame->node->first = node;
    frame->node->last = node;
}

static bool expects_key(const struct reader *reader) {
    const struct frame *frame = reader->depth ? &reader->stack[reader->depth - 1] : NULL;
    return frame && frame->node->kind == YAML_MAPPING && !frame->key_seen;
}

static bool refuse_marks(struct reader *reader, const yaml_char_t *anchor, const yaml_char_t *tag) {
    if (anchor || tag)
        reader_refuse(reader, anchor ? MESSAGE_YAML_ANCHOR : MESSAGE_YAML_TAG);
    return anchor || tag;
}

static void on_scalar(struct reader *reader) {
    const yaml_event_t *event = &reader->event;
    if (refuse_marks(reader, event->data.scalar.anchor, event->data.scalar.tag))
        return;
    struct str text =
        str_copy(reader->arena, (const char *)event->data.scalar.value, event->data.scalar.length);
    if (memchr(text.s, '\0', text.n + 1) != text.s + text.n) {
        reader_refuse(reader, MESSAGE_YAML_NUL);
        return;
    }
    if (expects_key(reader)) {
        struct frame *frame = &reader->stack[reader->depth - 1];
        frame->key = text;
        frame->key_place = event_place(reader);
        frame->key_seen = true;
        return;
    }
    struct yaml_node *node = NEW(reader->arena, struct yaml_node);
    node->kind = YAML_SCALAR;
    node->text = text;
    node->place = event_place(reader);
    reader_add(reader, node);
}

static void on_open(struct reader *reader, enum yaml_kind kind) {
    if (expects_key(reader)) {
        reader_refuse(reader, MESSAGE_YAML_KEY_NOT_TEXT);
        return;
    }
    if (reader->depth == LIMIT_NESTING) {
        reader->failed = true;
        findings_add(reader->findings, MESSAGE_YAML_TOO_DEEP, event_place(reader),
                     {say_number(LIMIT_NESTING)});
        return;
    }
    struct yaml_node *node = NEW(reader->arena, struct yaml_node);
    node->kind = kind;
    node->place = event_place(reader);
    reader_add(reader, node);
    reader->stack[reader->depth++] = (struct frame){.node = node};
}

static int compare_keys(const void *a, const void *b) {
    const struct yaml_node *left = *(struct yaml_node *const *)a,
                           *right = *(struct yaml_node *const *)b;
    int order = str_compare(left->key, right->key);
    if (order == 0)
        order = (left->key_place.line > right->key_place.line) -
                (left->key_place.line < right->key_place.line);
    return order ? order
                 : (left->key_place.column > right->key_place.column) -
                       (left->key_place.column < right->key_place.column);
}

/* A line that says the same as an earlier one is taken out. */
static struct fix same_line_fix(struct reader *reader, const struct yaml_node *first,
                                const struct yaml_node *again) {
    size_t a = (size_t)(first->key_place.line - reader->lines.first_line),
           b = (size_t)(again->key_place.line - reader->lines.first_line);
    struct str line = lines_text(&reader->lines, b + 1);
    if (a == b || !line.n || !str_equal(line, lines_text(&reader->lines, a + 1)) ||
        first->kind != YAML_SCALAR || again->kind != YAML_SCALAR || b + 1 >= reader->lines.count)
        return (struct fix){0};
    size_t from = reader->lines.starts[b], to = reader->lines.starts[b + 1];
    return (struct fix){.at = lines_place(&reader->lines, from, 1),
                        .instead = str_slice(reader->lines.bytes, from, to)};
}

static void on_close(struct reader *reader) {
    const struct frame *frame = &reader->stack[--reader->depth];
    if (frame->node->kind == YAML_MAPPING) {
        /* Sorting finds repeated keys in a mapping of any size without comparing each with
         * each. */
        struct yaml_node **keys = NEW_ARRAY(reader->arena, struct yaml_node *, frame->count);
        size_t count = 0;
        for (struct yaml_node *node = frame->node->first; node; node = node->next)
            keys[count++] = node;
        if (count > 1)
            qsort(keys, count, sizeof *keys, compare_keys);
        for (size_t i = 1; i < count; i++) {
            if (!str_equal(keys[i]->key, keys[i - 1]->key))
                continue;
            reader->failed = true;
            findings_add(reader->findings, MESSAGE_REPEATED_KEY, keys[i]->key_place,
                         {say_text(keys[i]->key), say_number(keys[i - 1]->key_place.line)},
                         .fix = same_line_fix(reader, keys[i - 1], keys[i]));
        }
    }
}

static void on_document(struct reader *reader) {
    if (reader->document_seen)
        reader_refuse(reader, MESSAGE_YAML_SECOND);
    reader->document_seen = true;
}

static void reader_take(struct reader *reader) {
    const yaml_event_t *event = &reader->event;
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        on_document(reader);
        break;
    case YAML_ALIAS_EVENT:
        reader_refuse(reader, MESSAGE_YAML_ALIAS);
        break;
    case YAML_SCALAR_EVENT:
        on_scalar(reader);
        break;
    case YAML_SEQUENCE_START_EVENT:
        if (!refuse_marks(reader, event->data.sequence_start.anchor,
                          event->data.sequence_start.tag))
            on_open(reader, YAML_SEQUENCE);
        break;
    case YAML_MAPPING_START_EVENT:
        if (!refuse_marks(reader, event->data.mapping_start.anchor, event->data.mapping_start.tag))
            on_open(reader, YAML_MAPPING);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        on_close(reader);
        break;
    default:
        break;
    }
}

/* A text without any value, or with one empty value, is an empty mapping. */
static struct yaml_node *reader_root(struct reader *reader) {
    struct yaml_node *root = reader->root;
    if (root && (root->kind != YAML_SCALAR || root->place.length > 0))
        return root;
    root = NEW(reader->arena, struct yaml_node);
    root->kind = YAML_MAPPING;
    root->place =
        (struct place){.file = reader->lines.file, .line = reader->lines.first_line, .column = 1};
    return root;
}

struct yaml_node *yaml_parse(struct arena *arena, struct str file, struct str bytes, int first_line,
                             struct findings *findings) {
    struct reader *reader = NEW(arena, struct reader);
    reader->arena = arena;
    reader->findings = findings;
    reader->lines = lines_of(arena, file, bytes, first_line);
    if (!yaml_parser_initialize(&reader->parser))
        arena_exhaust(arena);
    reader->open = true;
    arena_defer(arena, reader_drop, reader);
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)(bytes.s ? bytes.s : ""),
                                 bytes.n);
    bool done = false;
    while (!done && !reader->failed) {
        if (!yaml_parser_parse(&reader->parser, &reader->event)) {
            reader_report(reader);
            break;
        }
        reader->event_open = true;
        reader_take(reader);
        done = reader->event.type == YAML_STREAM_END_EVENT;
        reader_drop_event(reader);
    }
    reader_drop(reader);
    return reader->failed ? NULL : reader_root(reader);
}
