/* HTML in Markdown. <br> is a line break, <a id=""> an anchor, as on GitHub; no other tag is set.
 */
#include "base/ascii.h"
#include "parse/markdown_foreign.h"

#define TABLE "a table with bars: \"| a | b |\" for a row, \"|---|---|\" below the first"
#define PICTURE "![what it shows](file.png \"The caption\"), with the picture as a file"

static const struct {
    const char *tags, *instead;
    bool lost; /* it shows something by itself, or nobody can read what is left */
} rows[] = {
    {"img picture figure svg source", PICTURE, true},
    {"video iframe object embed audio", "what it shows, or a link to it: [title](https://...)",
     true},
    {"table tr td th tbody thead", TABLE, true},
    {"colgroup col tfoot caption", TABLE, false},
    {"sub", "the character itself, such as ₂, or a word", false},
    {"sup", "the character itself, such as ², or a note: [^1]", false},
    {"kbd code tt samp var", "it as code: `name`", false},
    {"pre", "a line of ``` before and behind the lines of code", false},
    {"b strong mark", "**the words**", false},
    {"i em cite dfn u", "*the words*", false},
    {"s del strike", "~~the words~~", false},
    {"blockquote aside", "\"> \" before each line", false},
    {"details", "a heading with the text below it: nothing folds on paper", false},
    {"summary title h1 h2 h3 h4 h5 h6", "a heading: ### Title", false},
    {"a", "[the words](https://...)", false},
    {"ul ol li", "\"- \" or \"1. \" before each entry", false},
    {"dl dt dd", "\"- **term**: text\" for each entry", false},
    {"hr", "a line of three dashes between empty lines", false},
    {"p div section article header footer main nav html body head",
     "the text alone, with empty lines around it", false},
    {"center span font small big ins q abbr time button form label", "the words alone", false},
    {"figcaption", PICTURE, false},
    {"br", "two blanks or a backslash at the end of the line", false},
    {"wbr script style link meta", "nothing in its place", false},
    {"input", "\"- [ ] \" for a task", false},
};

/* What to write in place of a tag; NULL: HTML has no such tag. */
static const char *html_instead(struct str tag, bool *lost) {
    struct str names, name;
    *lost = false;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (names = str_of(rows[i].tags); str_cut(&names, ' ', &name);)
            if (str_equal(tag, name)) {
                *lost = rows[i].lost;
                return rows[i].instead;
            }
    return NULL;
}

/* ---- tags ---- */

struct tag {
    struct str name; /* as it is written; empty: there is no tag */
    struct str attributes;
    bool closing;
};

static struct tag cut_tag(struct str *rest) {
    size_t open = str_find(*rest, STR("<"), 0), at = open + 1, from;
    struct tag tag = {0};
    if (open == SIZE_MAX) {
        *rest = (struct str){0};
        return tag;
    }
    tag.closing = at < rest->n && rest->s[at] == '/';
    from = at += tag.closing;
    while (at < rest->n && (is_letter_or_digit(rest->s[at]) || rest->s[at] == '-'))
        at++;
    size_t end = str_find(*rest, STR(">"), at);
    if (at > from && is_letter(rest->s[from]) && end != SIZE_MAX) {
        tag.name = str_slice(*rest, from, at);
        tag.attributes = str_slice(*rest, at, end);
        at = end + 1;
    }
    *rest = str_slice(*rest, at, rest->n);
    return tag;
}

/* The value of id="" or name="" of an <a> that leads nowhere itself; empty: it is no anchor. */
static struct str anchor_of(struct tag tag) {
    static const char *const names[] = {"id=", "name="};
    if (tag.closing || !str_equal_ignoring_case(tag.name, STR("a")) ||
        str_find(tag.attributes, STR("href"), 0) != SIZE_MAX)
        return (struct str){0};
    for (size_t i = 0; i < COUNT(names); i++) {
        size_t at = str_find(tag.attributes, str_of(names[i]), 0);
        if (at == SIZE_MAX)
            continue;
        struct str value = str_slice(tag.attributes, at + str_of(names[i]).n, tag.attributes.n);
        bool quoted = value.n > 1 && (value.s[0] == '"' || value.s[0] == '\'');
        size_t end = 1;
        while (end < value.n && (quoted ? value.s[end] != value.s[0] : !is_blank(value.s[end])))
            end++;
        return str_slice(value, quoted, end);
    }
    return (struct str){0};
}

static void note_tag(struct foreign *foreign, struct place place, struct str name) {
    bool lost;
    struct str lower = str_lower(foreign->arena, name);
    const char *instead = html_instead(lower, &lost);
    foreign_note(foreign, &(struct foreign_markup){.id = !instead ? MESSAGE_HTML_UNKNOWN
                                                         : lost   ? MESSAGE_HTML_LOST
                                                                  : MESSAGE_HTML_TAG,
                                                   .place = place,
                                                   .name = instead ? lower : name,
                                                   .instead = instead});
}

/* An end tag is told with its start tag, which may stand in another block. */
static void note_block(struct foreign *foreign, struct place place, struct str text) {
    struct str rest = text, first = {0};
    bool lost;
    while (rest.n > 0) {
        struct tag tag = cut_tag(&rest);
        struct str name = str_lower(foreign->arena, tag.name);
        if (!name.n || tag.closing || str_is(name, "br"))
            continue;
        html_instead(name, &lost);
        if (!first.n || (lost && !str_equal(name, first) && !str_is(first, "table")))
            note_tag(foreign, place, tag.name);
        first = first.n ? first : name;
    }
}

/* ---- the tree ---- */

static struct place shift(const struct markdown_source *source, struct place place) {
    if (place.column > 0)
        place.column += place.line == source->first_line ? source->first_indent : source->indent;
    return place;
}

static void set_break(struct node *node) {
    node->kind = NODE_LINE_BREAK;
    node->text = (struct str){0};
    if (node->next && node->next->kind == NODE_SOFT_BREAK)
        node->next = node->next->next;
    if (!node->next)
        node->parent->last = node;
}

/* The anchor becomes an empty span; its end tag says nothing. */
static void set_anchor(struct foreign *foreign, struct node *node, struct str id) {
    node->kind = NODE_SPAN;
    node->text = (struct str){0};
    node->id = str_copy(foreign->arena, id.s, id.n);
    for (struct node *n = node; n->next; n = n->next) {
        struct str rest = n->next->text;
        if (n->next->kind != NODE_HTML_INLINE || !str_is(cut_tag(&rest).name, "a"))
            continue;
        n->next = n->next->next;
        if (!n->next)
            node->parent->last = n;
        return;
    }
}

static void set_inline(struct foreign *foreign, const struct markdown_source *source,
                       struct node *node) {
    struct str rest = node->text;
    struct tag tag = cut_tag(&rest);
    struct str anchor = anchor_of(tag);
    if (str_equal_ignoring_case(tag.name, STR("br")))
        set_break(node);
    else if (anchor.n)
        set_anchor(foreign, node, anchor);
    else if (tag.name.n && !tag.closing)
        note_tag(foreign, shift(source, node->place), tag.name);
}

static bool is_only_tags(struct str text) {
    bool inside = false;
    for (size_t i = 0; i < text.n; i++) {
        inside = text.s[i] == '<' || (inside && text.s[i] != '>');
        if (!inside && text.s[i] != '>' && !is_blank(text.s[i]))
            return false;
    }
    return true;
}

/* <br> or <a id=""></a> and nothing else: the anchor goes to the next block. */
static bool set_block(struct foreign *foreign, struct node *node) {
    struct str rest = node->text, anchor = {0}, id;
    if (!is_only_tags(rest))
        return false;
    while (rest.n > 0) {
        struct tag tag = cut_tag(&rest);
        id = anchor_of(tag);
        anchor = id.n ? id : anchor;
        if (tag.name.n && !id.n && !str_equal_ignoring_case(tag.name, STR("br")) &&
            !(tag.closing && str_equal_ignoring_case(tag.name, STR("a"))))
            return false;
    }
    if (anchor.n && node->next && str_empty(node->next->id))
        node->next->id = str_copy(foreign->arena, anchor.s, anchor.n);
    return true;
}

static void unlink_block(struct node *node) {
    struct node *parent = node->parent, *before = NULL;
    for (struct node *n = parent->first; n != node; n = n->next)
        before = n;
    if (before)
        before->next = node->next;
    else
        parent->first = node->next;
    if (parent->last == node)
        parent->last = before;
}

void markdown_set_html(struct foreign *foreign, const struct markdown_source *source,
                       struct node *root) {
    for (struct node *n = root; n; n = node_next(root, n)) {
        if (n->kind == NODE_HTML_INLINE)
            set_inline(foreign, source, n);
        else if (n->kind == NODE_HTML_BLOCK && set_block(foreign, n))
            unlink_block(n); /* which still leads to the next one */
        else if (n->kind == NODE_HTML_BLOCK)
            note_block(foreign, shift(source, n->place), n->text);
    }
}
