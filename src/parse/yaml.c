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

static struct place reader_place(struct reader *reader, yaml_mark_t from, yaml_mark_t to) {
    size_t start = reader_offset(reader, from.index);
    return lines_place(&reader->lines, start, reader_offset(reader, to.index) - start);
}

static struct place event_place(struct reader *reader) {
    return reader_place(reader, reader->event.start_mark, reader->event.end_mark);
}

static struct finding *reader_refuse(struct reader *reader, const char *what) {
    reader->failed = true;
    return finding_add(reader->findings, FINDING_YAML_SYNTAX, event_place(reader), "%s", what);
}

/* ---- syntax errors ---- */

struct complaint {
    const char *theirs; /* how libyaml's sentence begins */
    const char *ours, *help;
};

static const struct complaint phrases[] = {
    {"mapping values are not allowed", "found a second \": \" on the line",
     "put the value in quotes when it contains a colon and a blank: key: \"a: b\""},
    {"found character that cannot start any token",
     "found a character that no value can begin with",
     "indent with blanks, not tabs, and put a value that begins with @, `, % or a tab in quotes"},
    {"found a tab character", "found a tab", "indent with blanks, not tabs"},
    {"could not find expected ':'", "found a line without \": \", expected \"key: value\"",
     "write the key, a colon, a blank and the value; put a text of several lines in quotes"},
    {"did not find expected key", "expected a key here",
     "begin every key of one mapping in the same column, and close every quote"},
    {"did not find expected '-' indicator", "expected \"- \" here",
     "begin every entry of one list in the same column"},
    {"did not find expected ',' or ']'", "a list that begins with \"[\" is not closed with \"]\"",
     "separate the entries by commas and close the list"},
    {"did not find expected ',' or '}'",
     "a mapping that begins with \"{\" is not closed with \"}\"",
     "separate the entries by commas and close the mapping"},
    {"found unexpected end of stream", "a quote is never closed",
     "close the quote on the line on which it begins"},
    {"found unknown escape character", "found an unknown escape in double quotes",
     "write \\\\ for a backslash, or use single quotes"},
    {"block sequence entries are not allowed", "found \"- \" where no list can begin",
     "begin the list on a line of its own"},
    {"control characters are not allowed", "found a control character", "remove the character"},
    {"invalid", "found a byte that is not valid UTF-8", "save the file as UTF-8"},
    {"did not find expected <document start>", "found text after the end of the mapping",
     "begin every key in the same column"},
};

static struct place error_place(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_READER_ERROR)
        return lines_place(&reader->lines, parser->problem_offset, 1);
    yaml_mark_t mark = parser->problem_mark;
    size_t at = reader_offset(reader, mark.index);
    return lines_place(&reader->lines, at, 1);
}

static void reader_report(struct reader *reader) {
    if (reader->parser.error == YAML_MEMORY_ERROR)
        arena_exhaust(reader->arena);
    const char *problem =
        reader->parser.problem ? reader->parser.problem : "the text is not valid YAML";
    const struct complaint *phrase = NULL;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases && !phrase; i++)
        if (str_starts(str_of(problem), str_of(phrases[i].theirs)))
            phrase = &phrases[i];
    reader->failed = true;
    struct finding *finding =
        finding_add(reader->findings, FINDING_YAML_SYNTAX, error_place(reader), "%s",
                    phrase ? phrase->ours : problem);
    if (phrase)
        finding_help(reader->findings, finding, "%s", phrase->help);
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
    if (anchor)
        finding_help(reader->findings,
                     reader_refuse(reader, "found an anchor (&name), which is not read"),
                     "write the value out; put a text that begins with & in quotes");
    else if (tag)
        finding_help(reader->findings,
                     reader_refuse(reader, "found a tag (!name), which is not read"),
                     "remove the tag; put a text that begins with ! in quotes");
    return anchor || tag;
}

static void on_scalar(struct reader *reader) {
    const yaml_event_t *event = &reader->event;
    if (refuse_marks(reader, event->data.scalar.anchor, event->data.scalar.tag))
        return;
    struct str text =
        str_copy(reader->arena, (const char *)event->data.scalar.value, event->data.scalar.length);
    if (memchr(text.s, '\0', text.n + 1) != text.s + text.n) {
        reader_refuse(reader, "found a NUL character in a value");
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
        reader_refuse(reader, "a key must be plain text, found a list or mapping");
        return;
    }
    if (reader->depth == LIMIT_NESTING) {
        reader->failed = true;
        finding_add(reader->findings, FINDING_TOO_DEEP, event_place(reader),
                    "lists and mappings are nested more than %d levels deep", LIMIT_NESTING);
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

/* Sorting finds repeated keys in a mapping of any size without comparing each with each. */
static void check_keys(struct reader *reader, const struct frame *frame) {
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
        finding_add(reader->findings, FINDING_REPEATED_FIELD, keys[i]->key_place,
                    "\"%.*s\" is already given on line %d", STR_ARG(keys[i]->key),
                    keys[i - 1]->key_place.line);
    }
}

static void on_close(struct reader *reader) {
    const struct frame *frame = &reader->stack[--reader->depth];
    if (frame->node->kind == YAML_MAPPING)
        check_keys(reader, frame);
}

static void on_document(struct reader *reader) {
    if (reader->document_seen)
        finding_help(reader->findings, reader_refuse(reader, "found a second YAML document"),
                     "keep one; a line of three dashes begins a new document");
    reader->document_seen = true;
}

static void reader_take(struct reader *reader) {
    const yaml_event_t *event = &reader->event;
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        on_document(reader);
        break;
    case YAML_ALIAS_EVENT:
        finding_help(reader->findings,
                     reader_refuse(reader, "found an alias (*name), which is not read"),
                     "write the value out; put a text that begins with * in quotes");
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

static void reader_run(struct reader *reader) {
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
    reader_run(reader);
    reader_drop(reader);
    return reader->failed ? NULL : reader_root(reader);
}
