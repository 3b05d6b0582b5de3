/* Text and attributes of HTML, escaped. */
#include "write/html.h"

static const char *html_entity(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void html_add_escaped(struct html *html, struct str text) {
    for (size_t k = 0; k < text.n; k++) {
        const char *entity = html_entity(text.s[k]);
        if (entity)
            buf_add_text(&html->out, entity);
        else
            buf_add_char(&html->out, text.s[k]);
    }
}

void html_add_attribute(struct html *html, const char *name, struct str value) {
    if (str_empty(value))
        return;
    buf_printf(&html->out, " %s=\"", name);
    html_add_escaped(html, value);
    buf_add_char(&html->out, '"');
}
