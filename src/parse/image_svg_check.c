/* What an SVG says, seen from its elements: how much there is to draw, what it refers to outside
 * itself, whose labels would be lost, its families of fonts, its text. */
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/names.h"
#include "parse/image_header.h"
#include "parse/image_svg.h"

enum { FILTER_COST = 100, LABELS_NAMED = 6, USES_DEEP = 20 };

struct check {
    struct arena *arena; /* scratch */
    const struct image *image;
    struct findings *findings;
    struct names *ids; /* name -> place in `targets`, from 1 */
    const struct xml_node **targets;
    size_t target_count;
    size_t cost; /* of what was counted so far */
};

static struct str value_of(const struct xml_node *node, const char *name) {
    const struct xml_attribute *attribute = xml_find_attribute(node, name);
    return attribute ? attribute->value : (struct str){0};
}

static struct str reference_of(const struct xml_node *node) {
    struct str plain = value_of(node, "href");
    return str_empty(plain) ? value_of(node, "xlink:href") : plain;
}

/* ---- how much there is to draw ---- */

/* An element that <use> names is drawn again each time: a few lines can ask for billions. Counting
 * stops at the limit, so it takes no longer than drawing would. */
static void count_cost(struct check *check, const struct xml_node *root, int deep) {
    for (const struct xml_node *n = root; n; n = xml_next(root, n)) {
        bool filter = xml_find_attribute(n, "filter") ||
                      str_find(value_of(n, "style"), STR("filter:"), 0) != SIZE_MAX;
        check->cost += filter ? FILTER_COST : 1;
        if (check->cost > LIMIT_SVG_ELEMENTS)
            return;
        struct str target = reference_of(n);
        if (!str_is(n->name, "use") || target.n < 2 || target.s[0] != '#')
            continue;
        const size_t *at = names_find(check->ids, str_slice(target, 1, target.n));
        if (at && deep >= USES_DEEP)
            check->cost = LIMIT_SVG_ELEMENTS;
        if (at)
            count_cost(check, check->targets[*at - 1], deep + 1);
    }
}

static bool check_cost(struct check *check, const struct xml_node *root) {
    for (const struct xml_node *n = root; n; n = xml_next(root, n)) {
        struct str id = value_of(n, "id");
        if (str_empty(id) || names_find(check->ids, id))
            continue;
        *APPEND(check->arena, check->targets, check->target_count) = n;
        *names_enter(check->ids, id) = check->target_count;
    }
    count_cost(check, root, 0);
    if (check->cost <= LIMIT_SVG_ELEMENTS)
        return true;
    findings_add(check->findings, MESSAGE_DRAWING_ELEMENTS, root->place,
                 {say_text(check->image->path), say_number(LIMIT_SVG_ELEMENTS)});
    return false;
}

/* ---- references ---- */

static unsigned base64_value(char c) {
    if (is_upper(c))
        return (unsigned)(c - 'A');
    if (is_lower(c))
        return (unsigned)(c - 'a') + 26;
    if (is_digit(c))
        return (unsigned)(c - '0') + 52;
    return c == '+' ? 62 : c == '/' ? 63 : 64;
}

/* RFC 4648, 4; white space is skipped, anything else ends it. */
static struct str decode_base64(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, text.n + 16);
    unsigned bits = 0, held = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned value = base64_value(text.s[i]);
        if (value > 63 && !strchr(" \t\r\n", text.s[i]))
            break;
        if (value > 63)
            continue;
        bits = (bits << 6 | value) & 0xFFFF;
        held += 6;
        if (held < 8)
            continue;
        held -= 8;
        buf_add_char(&out, (char)(bits >> held & 0xFF));
    }
    return buf_str(&out);
}

/* Whether a picture inside is a PNG or JPEG of a size that may be decoded. */
static bool is_good_data(struct check *check, struct str target) {
    size_t comma = str_find(target, STR(","), 0);
    struct findings unsaid = findings_init(check->arena);
    if (!str_starts(target, STR("data:")) || comma == SIZE_MAX ||
        !str_ends(str_slice(target, 0, comma), STR(";base64")))
        return false;
    struct image inner = {.path = STR("data"),
                          .bytes =
                              decode_base64(check->arena, str_slice(target, comma + 1, target.n))};
    bool good = image_header_read(&inner, &unsaid);
    return good && inner.type != IMAGE_SVG;
}

static struct str shorten(struct str text) {
    return str_slice(text, 0, text.n > 60 ? 60 : text.n);
}

static bool report_reference(struct check *check, struct place place, struct str target) {
    findings_add(check->findings, MESSAGE_DRAWING_REFERENCE, place,
                 {say_text(check->image->path), say_text(shorten(target))});
    return false;
}

/* url(#name) is inside; url(http...) and @import are not. */
static bool check_style(struct check *check, struct str text, struct place place) {
    if (str_find(text, STR("@import"), 0) != SIZE_MAX)
        return report_reference(check, place, STR("@import"));
    for (size_t at = 0; (at = str_find(text, STR("url("), at)) != SIZE_MAX; at += 4) {
        struct str rest = str_trim(str_slice(text, at + 4, text.n));
        if (rest.n && (rest.s[0] == '"' || rest.s[0] == '\''))
            rest = str_slice(rest, 1, rest.n);
        size_t end = str_find(rest, STR(")"), 0);
        if (!str_starts(rest, STR("#")))
            return report_reference(check, place, str_slice(rest, 0, end));
    }
    return true;
}

static bool check_reference(struct check *check, const struct xml_node *n) {
    struct str target = reference_of(n);
    bool picture = str_is(n->name, "image") || str_is(n->name, "feImage");
    bool link = str_is(n->name, "a");
    if (str_empty(target) || link || target.s[0] == '#' || (picture && is_good_data(check, target)))
        return true;
    return report_reference(check, n->place, target);
}

/* An anchor of HTML inside foreignObject is nothing that a drawing loads. */
static bool check_references(struct check *check, const struct xml_node *root) {
    bool good = true;
    for (const struct xml_node *n = root; n; n = xml_next(root, n)) {
        if (str_ends(n->space, STR("/xhtml")))
            continue;
        good = check_reference(check, n) && good;
        if (str_is(n->name, "style"))
            good = check_style(check, n->text, n->place) && good;
        for (size_t i = 0; i < n->attribute_count; i++)
            good = check_style(check, n->attributes[i].value, n->attributes[i].value_place) && good;
    }
    return good;
}

/* ---- labels ---- */

/* How often each byte but white space stands in the text inside: programs break lines differently,
 * and the tree keeps no order between text and elements. */
static size_t count_letters(const struct xml_node *root, size_t counts[256]) {
    size_t sum = 0;
    memset(counts, 0, 256 * sizeof *counts);
    for (const struct xml_node *n = root; n; n = xml_next(root, n))
        for (size_t i = 0; i < n->text.n; i++) {
            bool letter = !strchr(" \t\r\n", n->text.s[i]);
            counts[(unsigned char)n->text.s[i]] += letter;
            sum += letter;
        }
    return sum;
}

static bool same_letters(const struct xml_node *a, const struct xml_node *b) {
    size_t in_a[256], in_b[256];
    count_letters(a, in_a);
    count_letters(b, in_b);
    return memcmp(in_a, in_b, sizeof in_a) == 0;
}

static bool has_letters(const struct xml_node *node) {
    size_t counts[256];
    return count_letters(node, counts) > 0;
}

static struct str words_of(struct arena *arena, const struct xml_node *root) {
    struct buf out = buf_init(arena, LIMIT_IMAGE_BYTES);
    for (const struct xml_node *n = root; n; n = xml_next(root, n)) {
        struct str text = str_trim(n->text);
        if (!str_empty(text) && out.count)
            buf_add_char(&out, ' ');
        buf_add(&out, text);
    }
    return buf_str(&out);
}

/* Whether <switch> goes on to something else that says the same: a renderer without foreignObject
 * passes it over only when it asks for a feature. */
static bool has_fallback(const struct xml_node *object) {
    const struct xml_node *other = object->next;
    bool conditional = !str_empty(value_of(object, "requiredFeatures")) ||
                       !str_empty(value_of(object, "requiredExtensions"));
    if (!conditional || !other || !object->parent || !str_is(object->parent->name, "switch"))
        return false;
    return str_is(other->name, "image") || same_letters(other, object);
}

bool image_svg_check(struct arena *arena, const struct xml_node *root, const struct image *image,
                     struct findings *findings) {
    if (!str_is(root->name, "svg")) {
        findings_add(findings, MESSAGE_DRAWING_NO_SVG, root->place,
                     {say_text(image->path), say_text(root->name)});
        return false;
    }
    struct arena *scratch = arena_scratch(arena);
    struct check check = {
        .arena = scratch, .image = image, .findings = findings, .ids = names_new(scratch)};
    bool good = check_cost(&check, root);
    good = good && check_references(&check, root);
    if (good) {
        /* The help goes by the program whose mark the file bears. */
        struct buf names = buf_init(check.arena, LIMIT_IMAGE_BYTES);
        const struct xml_node *first = NULL;
        size_t count = 0;
        for (const struct xml_node *n = root; n; n = xml_next(root, n)) {
            if (!str_is(n->name, "foreignObject") || !has_letters(n) || has_fallback(n))
                continue;
            first = first ? first : n;
            if (count++ < LABELS_NAMED)
                buf_printf(&names, "%s\"%.*s\"", count > 1 ? ", " : "",
                           STR_ARG(shorten(words_of(check.arena, n))));
        }
        if (first) {
            if (count > LABELS_NAMED)
                buf_add_text(&names, ", ...");
            findings_add(check.findings, MESSAGE_DRAWING_LABELS, first->place,
                         {say_text(check.image->path), say_size(count), say_text(buf_str(&names))});
        }
    }
    arena_drop(scratch);
    return good;
}

/* ---- text and families ---- */

/* Behind a tag; its values may hold a '>'. */
static size_t skip_tag(struct str bytes, size_t at) {
    char quote = 0;
    for (; at < bytes.n; at++) {
        if (quote ? bytes.s[at] == quote : bytes.s[at] == '"' || bytes.s[at] == '\'')
            quote = quote ? 0 : bytes.s[at];
        else if (!quote && bytes.s[at] == '>')
            return at + 1;
    }
    return bytes.n;
}

/* Behind the markup that begins at `at` with '<': a comment, a tag, or an element with its text
 * that is not drawn. A text element in one of these can be drawn from elsewhere. The file is
 * well-formed. */
static size_t skip_markup(struct str bytes, size_t at) {
    static const struct {
        const char *open, *close;
        bool element;
    } wholes[] = {{"<!--", "-->", false},           {"<?", "?>", false},
                  {"<style", "</style", true},      {"<script", "</script", true},
                  {"<title", "</title", true},      {"<desc", "</desc", true},
                  {"<metadata", "</metadata", true}};
    struct str rest = str_slice(bytes, at, bytes.n);
    size_t behind = skip_tag(bytes, at);
    for (size_t i = 0; i < COUNT(wholes); i++) {
        if (!str_starts(rest, str_of(wholes[i].open)) ||
            (wholes[i].element && bytes.s[behind - 2] == '/'))
            continue;
        size_t end = str_find(rest, str_of(wholes[i].close), 0);
        struct str whole = str_slice(rest, 0, end);
        bool drawn = wholes[i].element && (str_find(whole, STR("<text"), 0) != SIZE_MAX ||
                                           str_find(whole, STR(":text"), 0) != SIZE_MAX);
        if (end != SIZE_MAX && !drawn)
            return at + end + strlen(wholes[i].close);
    }
    return behind;
}

/* `apart`: each tag ends a line; else only those of elements that hold text of their own do. */
static void add_text(struct buf *out, struct str bytes, bool apart) {
    for (size_t at = 0; at < bytes.n;) {
        struct str rest = str_slice(bytes, at, bytes.n);
        if (rest.s[0] != '<') {
            buf_add_char(out, bytes.s[at++]);
        } else if (str_starts(rest, STR("<![CDATA["))) {
            at += 9;
        } else {
            at = skip_markup(bytes, at);
            if (apart || str_starts(rest, STR("<text")) || str_starts(rest, STR("<foreign")))
                buf_add_char(out, '\n');
        }
    }
    buf_add_char(out, '\n');
}

struct str image_svg_text(struct arena *arena, struct str bytes) {
    struct buf out = buf_init(arena, 4 * LIMIT_IMAGE_BYTES);
    add_text(&out, bytes, true);
    add_text(&out, bytes, false);
    return buf_str(&out);
}

struct families {
    struct arena *arena;
    struct svg_family *list;
    size_t count;
};

static void add_family(struct families *all, struct str family, struct place place) {
    family = str_trim(family);
    for (size_t i = 0; i < all->count; i++)
        if (str_equal_ignoring_case(all->list[i].list, family))
            return;
    if (!str_empty(family))
        *APPEND(all->arena, all->list, all->count) = (struct svg_family){family, place};
}

/* Up to the end of a declaration of CSS. */
static void add_from_style(struct families *all, struct str style, struct place place) {
    static const struct str property = {"font-family:", 12};
    for (size_t at = 0; (at = str_find(style, property, at)) != SIZE_MAX; at += property.n) {
        size_t from = at + property.n, end = from;
        while (end < style.n && !strchr(";}!", style.s[end]))
            end++;
        add_family(all, str_slice(style, from, end), place);
    }
}

struct svg_family *image_svg_families(struct arena *arena, const struct xml_node *root,
                                      size_t *count) {
    struct families all = {.arena = arena};
    for (const struct xml_node *n = root; n; n = xml_next(root, n)) {
        if (str_ends(n->space, STR("/xhtml")))
            continue;
        const struct xml_attribute *family = xml_find_attribute(n, "font-family");
        const struct xml_attribute *style = xml_find_attribute(n, "style");
        if (family)
            add_family(&all, family->value, family->value_place);
        if (style)
            add_from_style(&all, style->value, style->value_place);
        if (str_is(n->name, "style"))
            add_from_style(&all, n->text, n->place);
    }
    *count = all.count;
    return all.list;
}
