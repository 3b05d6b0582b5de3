/* One pass without recursion: the open node is the stack. */
#include "parse/json_tree.h"

#include "base/ascii.h"
#include "base/limits.h"

struct json_reader {
    struct arena *arena;
    struct str text;
    size_t at;
    struct json_node *open; /* the object or list that values are added to */
    size_t depth;
};

static void skip_blanks(struct json_reader *reader) {
    while (reader->at < reader->text.n && is_blank(reader->text.s[reader->at]))
        reader->at++;
}

static bool next_is(const struct json_reader *reader, char c) {
    return reader->at < reader->text.n && reader->text.s[reader->at] == c;
}

static bool read_string(struct json_reader *reader, struct str *text) {
    size_t from = ++reader->at;
    for (; reader->at < reader->text.n; reader->at++) {
        unsigned char c = (unsigned char)reader->text.s[reader->at];
        if (c == '"') {
            *text = str_slice(reader->text, from, reader->at++);
            return true;
        }
        if (c < 0x20)
            return false;
        reader->at += c == '\\';
    }
    return false;
}

/* A number, true, false or null. */
static bool read_other(struct json_reader *reader) {
    static const char *const words[] = {"true", "false", "null"};
    struct str rest = str_slice(reader->text, reader->at, reader->text.n);
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_starts(rest, str_of(words[i]))) {
            reader->at += str_of(words[i]).n;
            return true;
        }
    size_t from = reader->at;
    bool digits = false;
    for (; reader->at < reader->text.n; reader->at++) {
        char c = reader->text.s[reader->at];
        bool sign = c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
        if (!is_digit(c) && (!sign || (c != '-' && reader->at == from)))
            break;
        digits |= is_digit(c);
    }
    return digits;
}

static struct json_node *add_node(struct json_reader *reader) {
    struct json_node *node = NEW(reader->arena, struct json_node), *open = reader->open;
    node->parent = open;
    node->range.from = reader->at;
    if (open->last)
        open->last->next = node;
    else
        open->first = node;
    open->last = node;
    return node;
}

static bool read_key(struct json_reader *reader, struct json_node *node) {
    if (!next_is(reader, '"') || !read_string(reader, &node->key))
        return false;
    skip_blanks(reader);
    if (!next_is(reader, ':'))
        return false;
    reader->at++;
    skip_blanks(reader);
    return true;
}

/* A value; an object or list is opened, not read. */
static bool read_value(struct json_reader *reader) {
    struct json_node *node = add_node(reader);
    if (reader->open->kind == JSON_TREE_OBJECT && !read_key(reader, node))
        return false;
    if (next_is(reader, '{') || next_is(reader, '[')) {
        node->kind = next_is(reader, '{') ? JSON_TREE_OBJECT : JSON_TREE_LIST;
        reader->at++;
        reader->open = node;
        return ++reader->depth <= LIMIT_NESTING;
    }
    node->kind = next_is(reader, '"') ? JSON_TREE_STRING : JSON_TREE_OTHER;
    bool good =
        node->kind == JSON_TREE_STRING ? read_string(reader, &node->text) : read_other(reader);
    node->range.to = reader->at;
    return good;
}

static bool closes(const struct json_reader *reader) {
    return next_is(reader, reader->open->kind == JSON_TREE_OBJECT ? '}' : ']');
}

static void close_node(struct json_reader *reader) {
    reader->open->range.to = ++reader->at;
    reader->open = reader->open->parent;
    reader->depth--;
}

/* What stands between two values: the ends of what is open, and a comma. */
static bool read_between(struct json_reader *reader, const struct json_node *root) {
    skip_blanks(reader);
    while (reader->open != root && reader->open->first && closes(reader)) {
        close_node(reader);
        skip_blanks(reader);
    }
    if (reader->open == root || !reader->open->first)
        return true;
    if (!next_is(reader, ','))
        return false;
    reader->at++;
    skip_blanks(reader);
    return true;
}

struct json_node *json_tree_parse(struct arena *arena, struct str text,
                                  struct json_trouble *trouble) {
    struct json_node *root = NEW(arena, struct json_node);
    struct json_reader reader = {arena, text, 0, root, 0};
    root->kind = JSON_TREE_LIST;
    root->range.to = text.n;
    skip_blanks(&reader);
    bool good = reader.at < text.n;
    while (good && reader.at < text.n) {
        if (reader.open != root && !reader.open->first && closes(&reader))
            close_node(&reader);
        else
            good = read_value(&reader);
        if (reader.open != root && !reader.open->first)
            skip_blanks(&reader);
        else
            good = good && read_between(&reader, root);
    }
    *trouble = (struct json_trouble){reader.at < text.n ? reader.at : text.n,
                                     reader.depth > LIMIT_NESTING};
    return good && reader.open == root ? root : NULL;
}

const struct json_node *json_tree_next(const struct json_node *root, const struct json_node *node) {
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}
