/* Inside the HTML writer only. */
#ifndef WRITE_HTML_H
#define WRITE_HTML_H

#include "base/buf.h"
#include "model/document.h"
#include "model/words.h"

struct html {
    struct arena *arena;
    const struct words *words;
    struct buf out;
};

/* html_text.c */
void html_add_escaped(struct html *html, struct str text);
/* Nothing for an empty value. */
void html_add_attribute(struct html *html, const char *name, struct str value);

/* html_head.c: title, description, address, and the same for machines. */
void html_add_head(struct html *html, const struct document *document);

#endif
