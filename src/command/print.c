/* Prints findings. Numbers and positions are those of the finding; nothing is decided here. */
#include "command/print.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/fix.h"
#include "command/source.h"

static const char *const severity_colours[SEVERITY_COUNT] = {"", "\033[36m", "\033[35m",
                                                             "\033[31m"};

static void print_place(struct buf *out, const struct place *place) {
    if (!place->file.n) {
        buf_add_text(out, "dossier");
        return;
    }
    buf_add(out, place->file);
    if (place->line)
        buf_printf(out, ":%d", place->line);
    if (place->line && place->column)
        buf_printf(out, ":%d", place->column);
}

/* What fixes this very case, or findings of this kind. */
static struct str print_help(struct arena *arena, const struct finding *finding) {
    struct str hint = finding_hint(arena, finding);
    return hint.n ? hint : str_of(finding_kinds[finding->code].cure);
}

static void print_head(struct buf *out, const struct finding *finding, bool colour) {
    if (colour)
        buf_add_text(out, "\033[1m");
    print_place(out, &finding->place);
    buf_add_text(out, ": ");
    if (colour)
        buf_add_text(out, severity_colours[finding->severity]);
    buf_printf(out, "%s: ", severity_words[finding->severity]);
    if (colour)
        buf_add_text(out, "\033[0m");
    buf_add(out, finding_sentence(out->arena, finding));
    buf_printf(out, " [%s]\n", finding_kinds[finding->code].name);
}

static void print_text(struct buf *out, const struct finding *finding, bool colour) {
    struct str rest = print_help(out->arena, finding);
    struct str line;
    bool first = true;
    print_head(out, finding, colour);
    source_print(out, &finding->place);
    while (str_cut(&rest, '\n', &line)) {
        buf_add_text(out, first ? "       = help: " : "               ");
        buf_add(out, line);
        buf_add_char(out, '\n');
        first = false;
    }
}

static json_t *print_json_text(struct str text) {
    return json_stringn(text.s ? text.s : "", text.n);
}

/* What the printing of many findings shares. */
struct printer {
    struct buf *out;
    enum print_format format;
    bool colour;
    struct fix_file file;
};

static json_t *print_json_fix(const struct finding *finding, const struct change *change) {
    json_t *object = json_object();
    json_object_set_new(object, "file", print_json_text(finding->fix.at.file));
    json_object_set_new(object, "from", json_integer((json_int_t)change->range.from));
    json_object_set_new(object, "to", json_integer((json_int_t)change->range.to));
    json_object_set_new(object, "replacement", print_json_text(change->replacement));
    return object;
}

static json_t *print_json_finding(struct printer *printer, const struct finding *finding) {
    struct arena *arena = printer->out->arena;
    struct change change;
    json_t *object = json_object();
    json_object_set_new(object, "code", json_string(finding_kinds[finding->code].name));
    json_object_set_new(object, "severity", json_string(severity_words[finding->severity]));
    json_object_set_new(object, "file", print_json_text(finding->place.file));
    json_object_set_new(object, "line", json_integer(finding->place.line));
    json_object_set_new(object, "column", json_integer(finding->place.column));
    json_object_set_new(object, "length", json_integer(finding->place.length));
    json_object_set_new(object, "message", print_json_text(finding_sentence(arena, finding)));
    json_object_set_new(object, "help", print_json_text(print_help(arena, finding)));
    json_object_set_new(object, "item", print_json_text(finding->item));
    if (fix_find(arena, &finding->fix, &printer->file, &change))
        json_object_set_new(object, "fix", print_json_fix(finding, &change));
    return object;
}

/* A path as a URI reference (RFC 3986, 3.3): what is no unreserved character is percent-encoded. */
static json_t *print_sarif_uri(struct str path) {
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    static const char digits[] = "0123456789ABCDEF";
    json_t *uri;
    char *text = malloc(path.n * 3 + 1);
    size_t count = 0;
    if (!text)
        return NULL;
    for (size_t k = 0; k < path.n; k++) {
        unsigned char c = (unsigned char)path.s[k];
        if (memchr(plain, c, sizeof plain - 1)) {
            text[count++] = (char)c;
            continue;
        }
        text[count++] = '%';
        text[count++] = digits[c >> 4];
        text[count++] = digits[c & 15];
    }
    uri = json_stringn(text, count);
    free(text);
    return uri;
}

/* 3.30: lines and columns count from 1; a file as a whole has no region. */
static json_t *print_sarif_region(const struct place *place) {
    json_t *region = json_pack("{s:i}", "startLine", place->line);
    if (place->column) {
        json_object_set_new(region, "startColumn", json_integer(place->column));
        json_object_set_new(region, "endColumn",
                            json_integer(place->column + (place->length > 1 ? place->length : 1)));
    }
    return region;
}

static json_t *print_sarif_location(const struct place *place) {
    json_t *physical =
        json_pack("{s:{s:o}}", "artifactLocation", "uri", print_sarif_uri(place->file));
    if (place->line)
        json_object_set_new(physical, "region", print_sarif_region(place));
    return json_pack("{s:o}", "physicalLocation", physical);
}

/* 3.55 to 3.57: one change of bytes in one file. */
static json_t *print_sarif_fix(const struct finding *finding, const struct change *change) {
    size_t count = change->range.to - change->range.from;
    json_t *replacement =
        json_pack("{s:{s:I, s:I}, s:{s:o}}", "deletedRegion", "byteOffset",
                  (json_int_t)change->range.from, "byteLength", (json_int_t)count,
                  "insertedContent", "text", print_json_text(change->replacement));
    return json_pack("{s:[{s:{s:o}, s:[o]}]}", "artifactChanges", "artifactLocation", "uri",
                     print_sarif_uri(finding->fix.at.file), "replacements", replacement);
}

/* SARIF 2.1.0, 3.27: a result. The cure stands in the message: viewers show nothing else. */
static json_t *print_sarif_finding(struct printer *printer, const struct finding *finding) {
    struct arena *arena = printer->out->arena;
    const struct finding_kind *kind = &finding_kinds[finding->code];
    struct change change;
    json_t *text = json_sprintf("%.*s\n%.*s", STR_ARG(finding_sentence(arena, finding)),
                                STR_ARG(print_help(arena, finding)));
    json_t *result = json_pack("{s:s, s:i, s:s, s:{s:o}}", "ruleId", kind->name, "ruleIndex",
                               (int)finding->code, "level", severity_words[finding->severity],
                               "message", "text", text ? text : json_string("?"));
    if (finding->place.file.n)
        json_object_set_new(result, "locations",
                            json_pack("[o]", print_sarif_location(&finding->place)));
    if (fix_find(arena, &finding->fix, &printer->file, &change))
        json_object_set_new(result, "fixes", json_pack("[o]", print_sarif_fix(finding, &change)));
    if (finding->item.n)
        json_object_set_new(result, "properties",
                            json_pack("{s:o}", "item", print_json_text(finding->item)));
    return result;
}

static void print_object(struct buf *out, json_t *object, bool first) {
    char *text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    if (!first)
        buf_add_text(out, ",\n");
    if (text)
        buf_add_text(out, text);
    free(text);
}

static void print_one(struct printer *printer, const struct finding *finding, bool first) {
    switch (printer->format) {
    case PRINT_SHORT:
        print_head(printer->out, finding, printer->colour);
        break;
    case PRINT_JSON:
        print_object(printer->out, print_json_finding(printer, finding), first);
        break;
    case PRINT_SARIF:
        print_object(printer->out, print_sarif_finding(printer, finding), first);
        break;
    default:
        print_text(printer->out, finding, printer->colour);
        break;
    }
}

void print_findings(struct buf *out, const struct findings *findings, enum print_format format,
                    bool colour) {
    struct printer printer = {.out = out, .format = format, .colour = colour};
    struct finding more = {.id = MESSAGE_MORE_FINDINGS,
                           .arguments = {say_size(findings->dropped)},
                           .severity = SEVERITY_NOTE,
                           .code = FINDING_MORE_FINDINGS};
    for (size_t k = 0; k < findings->count; k++)
        print_one(&printer, &findings->list[k], k == 0);
    if (findings->dropped)
        print_one(&printer, &more, findings->count == 0);
}

/* 3.19.23: the rules, in the order that ruleIndex counts. */
static json_t *print_sarif_rules(void) {
    json_t *rules = json_array();
    for (size_t k = 0; k < FINDING_COUNT; k++) {
        const struct finding_kind *kind = &finding_kinds[k];
        json_array_append_new(rules, json_pack("{s:s, s:{s:s}, s:{s:s}, s:{s:s}}", "id", kind->name,
                                               "shortDescription", "text", kind->why, "help",
                                               "text", kind->cure, "defaultConfiguration", "level",
                                               severity_words[kind->severity]));
    }
    return rules;
}

void print_open(struct buf *out, enum print_format format) {
    if (format == PRINT_JSON)
        buf_add_text(out, "{\"version\": 1, \"findings\": [\n");
    if (format != PRINT_SARIF)
        return;
    buf_add_text(out, "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", "
                      "\"version\": \"2.1.0\", \"runs\": [{\"columnKind\": "
                      "\"unicodeCodePoints\", \"tool\": {\"driver\": {\"name\": \"dossier\", "
                      "\"version\": \"" DOSSIER_VERSION "\", \"rules\": ");
    print_object(out, print_sarif_rules(), true);
    buf_add_text(out, "}}, \"results\": [\n");
}

void print_close(struct buf *out, enum print_format format) {
    if (format == PRINT_JSON)
        buf_add_text(out, "\n]}\n");
    if (format == PRINT_SARIF)
        buf_add_text(out, "\n]}]}\n");
}
