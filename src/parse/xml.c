/* XML to a small tree, with libxml2's SAX2 interface over one block of memory.
 *
 * libxml2 says whether the text is well formed and expands references; places are found in our own
 * bytes: at a start tag the parser stands at the tag's end, so the tag is looked up backwards and
 * its attributes are scanned again. Encodings other than UTF-8 and document types are refused, so
 * no entity exists beyond the five. */
#include "parse/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "parse/xml_encoding.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

struct frame {
    struct xml_node *node;
    struct buf text;
    bool text_seen; /* the node's text_place is known */
};

struct reader {
    struct arena *arena;
    struct findings *findings;
    struct str bytes;
    struct lines lines;
    xmlParserCtxtPtr context; /* owned */
    struct xml_node *root;
    struct frame stack[LIMIT_NESTING];
    size_t depth;
    bool failed;
};

static pthread_once_t library_once = PTHREAD_ONCE_INIT;

static void library_open(void) {
    xmlInitParser();
}

static void reader_drop(void *object) {
    struct reader *reader = object;
    xmlFreeParserCtxt(reader->context);
    reader->context = NULL;
}

static size_t skip_blanks(struct str bytes, size_t at) {
    while (at < bytes.n && strchr(" \t\r\n", bytes.s[at]) != NULL)
        at++;
    return at;
}

/* ---- places ---- */

static size_t reader_offset(struct reader *reader) {
    long consumed = xmlByteConsumed(reader->context);
    return consumed < 0                         ? 0
           : (size_t)consumed > reader->bytes.n ? reader->bytes.n
                                                : (size_t)consumed;
}

/* The last `<` before `from`. A well-formed tag has none inside. */
static size_t reader_tag_before(struct reader *reader, size_t from) {
    while (from > 0 && reader->bytes.s[from - 1] != '<')
        from--;
    return from > 0 ? from - 1 : 0;
}

struct tag_scan {
    struct str bytes;
    size_t at;
    size_t name, name_length;
    size_t value, value_length;
};

static void scan_name(struct tag_scan *scan) {
    scan->at = skip_blanks(scan->bytes, scan->at);
    scan->name = scan->at;
    while (scan->at < scan->bytes.n && !strchr(" \t\r\n=/>", scan->bytes.s[scan->at]))
        scan->at++;
    scan->name_length = scan->at - scan->name;
}

/* Goes to the next attribute that is not a namespace declaration; false at the end of the tag. */
static bool scan_attribute(struct tag_scan *scan) {
    struct str name;
    do {
        scan_name(scan);
        scan->at = skip_blanks(scan->bytes, skip_blanks(scan->bytes, scan->at) + 1);
        if (scan->name_length == 0 || scan->at >= scan->bytes.n)
            return false;
        scan->value = scan->at + 1;
        const char *close = memchr(scan->bytes.s + scan->value, scan->bytes.s[scan->at],
                                   scan->bytes.n - scan->value);
        if (close == NULL)
            return false;
        scan->value_length = (size_t)(close - scan->bytes.s) - scan->value;
        scan->at = scan->value + scan->value_length + 1;
        name = str_slice(scan->bytes, scan->name, scan->name + scan->name_length);
    } while (str_is(name, "xmlns") || str_starts(name, STR("xmlns:")));
    return true;
}

/* ---- building the tree ---- */

/* Without entity replacement libxml2 hands `&amp;` in an attribute over as `&#38;`, and only that.
 */
static struct str attribute_value(struct reader *reader, const xmlChar *from, const xmlChar *to) {
    struct str raw = {(const char *)from, (size_t)(to - from)};
    if (raw.n == 0 || memchr(raw.s, '&', raw.n) == NULL)
        return str_copy(reader->arena, raw.s, raw.n);
    struct buf value = buf_init(reader->arena, raw.n + 64);
    for (size_t i = 0; i < raw.n; i++) {
        buf_add_char(&value, raw.s[i]);
        if (str_starts(str_slice(raw, i, raw.n), STR("&#38;")))
            i += 4;
    }
    return buf_str(&value);
}

static void read_attributes(struct reader *reader, struct xml_node *node, struct tag_scan scan,
                            const xmlChar **given) {
    for (size_t i = 0; i < node->attribute_count; i++, given += 5) {
        struct xml_attribute *attribute = &node->attributes[i];
        attribute->value = attribute_value(reader, given[3], given[4]);
        if (!scan_attribute(&scan)) {
            attribute->name =
                str_copy(reader->arena, (const char *)given[0], strlen((const char *)given[0]));
            attribute->place = attribute->value_place = node->place;
            attribute->range = attribute->value_range =
                (struct range){node->content.from, node->content.from};
            continue;
        }
        attribute->name = str_copy(reader->arena, scan.bytes.s + scan.name, scan.name_length);
        attribute->place = lines_place(&reader->lines, scan.name, scan.name_length);
        attribute->value_place = lines_place(&reader->lines, scan.value, scan.value_length);
        attribute->value_range = (struct range){scan.value, scan.value + scan.value_length};
        attribute->range = (struct range){scan.name, scan.at};
    }
}

/* Past comments, processing instructions and the brackets of CDATA; `at` itself when none begins
 * there. */
static size_t skip_markup(struct str bytes, size_t at) {
    static const struct { const char *open, *close; } kinds[] = {{"<!--", "-->"}, {"<?", "?>"}};
    struct str rest = str_slice(bytes, at, bytes.n);
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (!str_starts(rest, str_of(kinds[i].open)))
            continue;
        size_t end = str_find(bytes, str_of(kinds[i].close), at + strlen(kinds[i].open));
        return end == SIZE_MAX ? bytes.n : end + strlen(kinds[i].close);
    }
    if (str_starts(rest, STR("<![CDATA[")))
        return at + 9;
    return str_starts(rest, STR("]]>")) ? at + 3 : at;
}

/* Looks for the first character of text between `at` and the next tag. */
static void read_text_place(struct reader *reader, struct frame *frame, size_t at) {
    size_t before;
    if (frame->text_seen)
        return;
    do {
        before = at;
        at = skip_markup(reader->bytes, skip_blanks(reader->bytes, at));
    } while (at != before);
    if (at >= reader->bytes.n || reader->bytes.s[at] == '<')
        return;
    frame->text_seen = true;
    frame->node->text_place = lines_place(&reader->lines, at, 1);
}

static struct str read_space(struct reader *reader, const struct xml_node *parent,
                             const xmlChar *uri) {
    struct str space = str_of((const char *)uri);
    if (parent && str_equal(parent->space, space))
        return parent->space;
    return str_copy(reader->arena, space.s, space.n);
}

static bool depth_check(struct reader *reader, size_t tag) {
    if (reader->depth < LIMIT_NESTING)
        return true;
    reader->failed = true;
    findings_add(reader->findings, MESSAGE_XML_TOO_DEEP, lines_place(&reader->lines, tag, 1),
                 {say_number(LIMIT_NESTING)});
    xmlStopParser(reader->context);
    return false;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted, const xmlChar **attributes) {
    struct reader *reader = user;
    (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
    if (reader->failed)
        return;
    size_t end = reader_offset(reader), tag = reader_tag_before(reader, end);
    if (!depth_check(reader, tag))
        return;
    struct xml_node *node = NEW(reader->arena, struct xml_node);
    node->parent = reader->depth ? reader->stack[reader->depth - 1].node : NULL;
    node->name = str_copy(reader->arena, (const char *)name, strlen((const char *)name));
    node->space = read_space(reader, node->parent, uri);
    if (node->parent == NULL)
        reader->root = node;
    else if (node->parent->last)
        node->parent->last->next = node;
    else
        node->parent->first = node;
    if (node->parent)
        node->parent->last = node;

    struct tag_scan scan = {.bytes = reader->bytes, .at = tag + 1};
    scan_name(&scan);
    node->place = lines_place(&reader->lines, scan.name, scan.name_length);
    bool open = end < reader->bytes.n && reader->bytes.s[end] == '>'; /* else "/>" */
    node->range.from = tag;
    node->content.from = end + (open ? 1 : 2);
    node->attribute_count = (size_t)attribute_count;
    node->attributes = NEW_ARRAY(reader->arena, struct xml_attribute, node->attribute_count);
    read_attributes(reader, node, scan, attributes);
    struct frame *frame = &reader->stack[reader->depth++];
    *frame = (struct frame){.node = node, .text = buf_init(reader->arena, reader->bytes.n + 64)};
    if (open)
        read_text_place(reader, frame, node->content.from);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    struct reader *reader = user;
    (void)name, (void)prefix, (void)uri;
    if (reader->failed || reader->depth == 0)
        return;
    struct frame *frame = &reader->stack[--reader->depth];
    struct xml_node *node = frame->node;
    size_t end = reader_offset(reader);
    node->range.to = end;
    node->content.to = end == node->content.from ? end : reader_tag_before(reader, end);
    node->text = frame->text.count ? buf_str(&frame->text) : STR("");
    if (!frame->text_seen)
        node->text_place = node->place;
    if (reader->depth)
        read_text_place(reader, frame - 1, end);
}

static void on_text(void *user, const xmlChar *text, int length) {
    struct reader *reader = user;
    if (!reader->failed && reader->depth)
        buf_add_bytes(&reader->stack[reader->depth - 1].text, text, (size_t)length);
}

static void on_document_type(void *user, const xmlChar *name, const xmlChar *external,
                             const xmlChar *system) {
    struct reader *reader = user;
    (void)name, (void)external, (void)system;
    if (reader->failed)
        return;
    reader->failed = true;
    size_t at = reader_offset(reader);
    do { /* a system identifier may hold a `<` */
        at = reader_tag_before(reader, at);
    } while (at > 0 &&
             !str_starts(str_slice(reader->bytes, at, reader->bytes.n), STR("<!DOCTYPE")));
    findings_add(reader->findings, MESSAGE_XML_DTD, lines_place(&reader->lines, at, 9));
    xmlStopParser(reader->context);
}

/* ---- errors ---- */

/* libxml2's sentence without its line end, lower case at the start unless an acronym begins it. */
static struct str error_message(struct arena *arena, const char *message) {
    struct str text = str_trim(str_of(message));
    while (text.n > 0 && text.s[text.n - 1] == '.')
        text.n--;
    char *copy = arena_copy(arena, text.s ? text.s : "", text.n + 1);
    copy[text.n] = '\0';
    bool capital = text.n > 1 && is_upper(copy[0]) && !is_upper(copy[1]);
    if (capital)
        copy[0] = (char)(copy[0] - 'A' + 'a');
    return (struct str){copy, text.n};
}

/* What is said in our words, or with our help; anything else in libxml2's. */
static const struct {
    int code;
    enum message message;
} error_messages[] = {
    {XML_ERR_ATTRIBUTE_NOT_STARTED, MESSAGE_XML_UNQUOTED},
    {XML_ERR_SPACE_REQUIRED, MESSAGE_XML_NO_BLANK},
    {XML_ERR_LT_IN_ATTRIBUTE, MESSAGE_XML_LESS_IN_ATTRIBUTE},
    {XML_ERR_HYPHEN_IN_COMMENT, MESSAGE_XML_HYPHENS},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, MESSAGE_XML_AMPERSAND},
    {XML_ERR_UNDECLARED_ENTITY, MESSAGE_XML_ENTITY},
    {XML_WAR_UNDECLARED_ENTITY, MESSAGE_XML_ENTITY},
    {XML_ERR_RESERVED_XML_NAME, MESSAGE_XML_DECLARATION},
    {XML_ERR_INVALID_CHAR, MESSAGE_XML_CONTROL},
    {XML_ERR_NAME_REQUIRED, MESSAGE_XML_NO_NAME},
    {XML_ERR_ATTRIBUTE_REDEFINED, MESSAGE_XML_ATTRIBUTE_TWICE},
    {XML_ERR_TAG_NOT_FINISHED, MESSAGE_XML_NEVER_CLOSED},
};

static struct fix error_replace(struct reader *reader, size_t at, size_t count, const char *text) {
    return (struct fix){.at = lines_place(&reader->lines, at, 1),
                        .instead = str_slice(reader->bytes, at, at + count),
                        .replacement = str_of(text)};
}

/* An attribute that stands twice: the second one of that name. */
static struct finding error_twice(struct reader *reader, struct str name) {
    size_t tag = reader_tag_before(reader, reader_offset(reader));
    struct tag_scan scan = {.bytes = reader->bytes, .at = tag + 1};
    struct finding finding = {.place = lines_place(&reader->lines, tag, 1)};
    struct str first = {0};
    bool seen = false;
    scan_name(&scan);
    while (name.n && scan_attribute(&scan)) {
        struct str value = str_slice(scan.bytes, scan.value, scan.value + scan.value_length);
        size_t from = scan.name;
        if (!str_equal(str_slice(scan.bytes, scan.name, scan.name + scan.name_length), name))
            continue;
        if (seen) {
            finding.place = lines_place(&reader->lines, scan.name, scan.name_length);
            while (reader->bytes.s[from - 1] == ' ')
                from--;
            if (str_equal(first, value))
                finding.fix = error_replace(reader, from, scan.at - from, "");
            break;
        }
        first = value;
        seen = true;
    }
    return finding;
}

/* Where the cure is sure. `at` is where the parser has stopped. */
static struct fix error_fix(struct reader *reader, enum message message, size_t at) {
    struct str bytes = reader->bytes;
    size_t end = at;
    switch (message) {
    case MESSAGE_XML_AMPERSAND: /* behind the name that is no entity's */
        while (at > 0 && bytes.s[at] != '&')
            at--;
        return error_replace(reader, at, 1, "&amp;");
    case MESSAGE_XML_NO_NAME:
        if (bytes.s[at] == '&' || bytes.s[at] == '<')
            return error_replace(reader, at, 1, bytes.s[at] == '&' ? "&amp;" : "&lt;");
        break;
    case MESSAGE_XML_UNQUOTED:
        while (end < bytes.n && !strchr(" \t\r\n\"'<>/=", bytes.s[end]))
            end++;
        if (end > at && end < bytes.n && strchr(" \t\r\n/>", bytes.s[end])) {
            struct str value = str_slice(bytes, at, end);
            return error_replace(reader, at, value.n,
                                 str_format(reader->arena, "\"%.*s\"", STR_ARG(value)).s);
        }
        break;
    case MESSAGE_XML_CONTROL:
        if (at < bytes.n && (unsigned char)bytes.s[at] < ' ')
            return error_replace(reader, at, 1, "");
        break;
    default:
        break;
    }
    return (struct fix){0};
}

static void error_tell(struct reader *reader, error_pointer error) {
    size_t at = reader_offset(reader);
    struct finding finding = {.id = MESSAGE_XML_OTHER};
    for (size_t k = 0; k < COUNT(error_messages); k++)
        if (error_messages[k].code == error->code)
            finding.id = error_messages[k].message;
    if ((finding.id == MESSAGE_XML_NO_NAME && !at) ||
        (finding.id == MESSAGE_XML_NEVER_CLOSED && !reader->depth))
        finding.id = MESSAGE_XML_OTHER;
    at -= finding.id == MESSAGE_XML_NO_NAME;
    finding.place = lines_place(&reader->lines, at, 1);
    finding.fix = error_fix(reader, finding.id, at);
    finding.arguments[0] = say_text(error_message(reader->arena, error->message));
    if (finding.id == MESSAGE_XML_NO_NAME) {
        finding.arguments[0] = say_text(str_slice(reader->bytes, at, at + 1));
        finding.arguments[1] = say_word(reader->bytes.s[at] == '<' ? "tag" : "reference");
    } else if (finding.id == MESSAGE_XML_ATTRIBUTE_TWICE) {
        struct str name = str_of(error->str1);
        finding = error_twice(reader, name);
        finding.id = MESSAGE_XML_ATTRIBUTE_TWICE;
        finding.arguments[0] = say_text(name);
    } else if (finding.id == MESSAGE_XML_NEVER_CLOSED) {
        const struct xml_node *open = reader->stack[reader->depth - 1].node;
        finding.place = open->place;
        finding.arguments[0] = say_text(open->name);
    }
    findings_put(reader->findings, &finding);
}

/* The parser is not stopped here, for its functions still hold pointers into its input; later
 * reports are ignored. */
static void on_error(void *user, error_pointer error) {
    struct reader *reader = user;
    if (error == NULL || error->level < XML_ERR_ERROR || reader->failed)
        return;
    if (error->code == XML_ERR_NO_MEMORY)
        arena_exhaust(reader->arena);
    reader->failed = true;
    if (error->code == XML_ERR_TAG_NAME_MISMATCH && reader->depth) {
        /* The closing tag that the parser has just read is not that of the element that is
         * open. */
        size_t at = reader_tag_before(reader, reader_offset(reader));
        const struct xml_node *open = reader->stack[reader->depth - 1].node;
        struct tag_scan scan = {.bytes = reader->bytes, .at = at + 2};
        scan_name(&scan);
        struct str name = str_slice(reader->bytes, scan.name, scan.name + scan.name_length);
        struct str meant =
            str_nearest(name, &open->name, 1); /* unless it may be another element's */
        if (str_find(reader->bytes, str_format(reader->arena, "<%.*s", STR_ARG(name)), 0) !=
            SIZE_MAX)
            meant = STR("");
        findings_add(reader->findings, MESSAGE_XML_CLOSED_BY_OTHER,
                     lines_place(&reader->lines, at, 1),
                     {say_text(open->name), say_number(open->place.line), say_text(name)},
                     .fix = fix_of(lines_place(&reader->lines, scan.name, 1), name, meant));
    } else
        error_tell(reader, error);
}

/* ---- interface ---- */

struct xml_node *xml_parse(struct arena *arena, struct str file, struct str bytes,
                           struct findings *findings) {
    if (bytes.n == 0 || bytes.n > INT_MAX) {
        findings_add(findings, bytes.n ? MESSAGE_XML_TOO_LARGE : MESSAGE_XML_EMPTY,
                     (struct place){.file = file});
        return NULL;
    }
    struct reader *reader = NEW(arena, struct reader);
    *reader = (struct reader){.arena = arena, .findings = findings, .bytes = bytes};
    reader->lines = lines_of(arena, file, bytes, 1);
    reader->failed = !xml_check_encoding(&reader->lines, findings);
    if (!reader->failed) {
        pthread_once(&library_once, library_open);
        reader->context = xmlCreateMemoryParserCtxt(reader->bytes.s, (int)reader->bytes.n);
        if (reader->context == NULL)
            arena_exhaust(reader->arena);
        arena_defer(reader->arena, reader_drop, reader);
        xmlCtxtUseOptions(reader->context, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
        *reader->context->sax = (xmlSAXHandler){.internalSubset = on_document_type,
                                                .startElementNs = on_start,
                                                .endElementNs = on_end,
                                                .characters = on_text,
                                                .ignorableWhitespace = on_text,
                                                .cdataBlock = on_text,
                                                .serror = on_error,
                                                .initialized = XML_SAX2_MAGIC};
        reader->context->userData = reader;
        xmlParseDocument(reader->context);
        if (!reader->failed && (!reader->context->wellFormed || reader->root == NULL)) {
            reader->failed = true;
            findings_add(reader->findings, MESSAGE_XML_NOT_WELL_FORMED,
                         (struct place){.file = reader->lines.file});
        }
        reader_drop(reader);
    }
    return reader->failed ? NULL : reader->root;
}

const struct xml_attribute *xml_find_attribute(const struct xml_node *node, const char *name) {
    for (size_t i = 0; i < node->attribute_count; i++)
        if (str_is(node->attributes[i].name, name))
            return &node->attributes[i];
    return NULL;
}

const struct xml_node *xml_find(const struct xml_node *root, struct range range) {
    while (root && (root->range.from != range.from || root->range.to != range.to))
        root = root->range.to <= range.from ? root->next : root->first;
    return root;
}

const struct xml_node *xml_next(const struct xml_node *root, const struct xml_node *node) {
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}
