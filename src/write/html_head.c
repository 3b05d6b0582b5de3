/* The head of an HTML page: what search engines and sites that show a link are told. The same facts
 * stand in Open Graph's names (ogp.me) and as an Article of schema.org in JSON-LD. */
#include "write/html.h"

static void head_add_meta(struct html *html, const char *key, const char *name,
                          struct str content) {
    if (str_empty(content))
        return;
    buf_printf(&html->out, "<meta %s=\"%s\"", key, name);
    html_add_attribute(html, "content", content);
    buf_add_text(&html->out, ">\n");
}

/* A JSON string that can stand inside <script>: "<" would begin a tag there. */
static void head_add_string(struct html *html, struct str text) {
    buf_add_char(&html->out, '"');
    for (size_t k = 0; k < text.n; k++) {
        char c = text.s[k];
        if ((unsigned char)c < ' ' || c == '<')
            buf_printf(&html->out, "\\u%04x", (unsigned)c);
        else if (c == '"' || c == '\\')
            buf_printf(&html->out, "\\%c", c);
        else
            buf_add_char(&html->out, c);
    }
    buf_add_char(&html->out, '"');
}

static void head_add_member(struct html *html, const char *name, struct str text) {
    if (str_empty(text))
        return;
    buf_printf(&html->out, ",\n\"%s\":", name);
    head_add_string(html, text);
}

static void head_add_article(struct html *html, const struct document *document) {
    buf_add_text(&html->out, "<script type=\"application/ld+json\">\n"
                             "{\"@context\":\"https://schema.org\",\n\"@type\":\"Article\"");
    head_add_member(html, "headline", document->title);
    head_add_member(html, "description", document->description);
    head_add_member(html, "inLanguage", document->language);
    head_add_member(html, "url", document->address);
    if (!str_empty(document->author)) {
        buf_add_text(&html->out, ",\n\"author\":{\"@type\":\"Organization\",\"name\":");
        head_add_string(html, document->author);
        buf_add_char(&html->out, '}');
    }
    buf_add_text(&html->out, "}\n</script>\n");
}

void html_add_head(struct html *html, const struct document *document) {
    buf_add_text(&html->out,
                 "<meta charset=\"utf-8\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    buf_add_text(&html->out, "<title>");
    html_add_escaped(html, document->title);
    buf_add_text(&html->out, "</title>\n");
    head_add_meta(html, "name", "description", document->description);
    head_add_meta(html, "name", "author", document->author);
    if (!str_empty(document->address)) {
        buf_add_text(&html->out, "<link rel=\"canonical\"");
        html_add_attribute(html, "href", document->address);
        buf_add_text(&html->out, ">\n");
    }
    head_add_meta(html, "property", "og:type", STR("article"));
    head_add_meta(html, "property", "og:title", document->title);
    head_add_meta(html, "property", "og:description", document->description);
    head_add_meta(html, "property", "og:url", document->address);
    head_add_meta(html, "property", "og:site_name", document->author);
    head_add_article(html, document);
}
