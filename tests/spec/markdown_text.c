/* Reads Markdown examples separated by NUL from standard input and prints, for each, its text as
 * escaped HTML (raw HTML as it is), separated by NUL: what the reader has kept of the example, for
 * commonmark.sh to compare. */
#include <stdio.h>
#include <stdlib.h>

#include "parse/markdown.h"

static void print_escaped(struct str text) {
    for (size_t k = 0; k < text.n; k++)
        switch (text.s[k]) {
        case '<':
            fputs("&lt;", stdout);
            break;
        case '>':
            fputs("&gt;", stdout);
            break;
        case '&':
            fputs("&amp;", stdout);
            break;
        default:
            putchar(text.s[k]);
        }
}

static bool in_figure(const struct node *node) {
    for (node = node->parent; node; node = node->parent)
        if (node->kind == NODE_FIGURE)
            return true;
    return false;
}

static void print_node(const struct node *node) {
    switch (node->kind) {
    case NODE_HTML_BLOCK:
    case NODE_HTML_INLINE:
        printf("%.*s", STR_ARG(node->text));
        break;
    case NODE_TEXT:
    case NODE_CODE:
    case NODE_CODE_BLOCK:
    case NODE_FIGURE: /* its caption repeats the alternative text or the title */
    case NODE_IMAGE:
        print_escaped(node->text);
        break;
    default:
        break;
    }
    putchar(node_is_block(node->kind) ? '\n' : ' ');
}

static void print_example(struct str source) {
    struct arena *arena = arena_new((size_t)1 << 26);
    struct findings findings = findings_init(arena);
    const struct node *root = markdown_parse(arena, STR("example.md"), source, 1, &findings);
    for (const struct node *node = root; node; node = node_next(root, node))
        if (!in_figure(node))
            print_node(node);
    putchar('\0');
    arena_drop(arena);
}

int main(void) {
    static char all[1 << 22];
    size_t n = fread(all, 1, sizeof all - 1, stdin), from = 0;
    for (size_t k = 0; k < n; k++)
        if (all[k] == '\0') {
            print_example((struct str){all + from, k - from});
            from = k + 1;
        }
    return 0;
}
