/* changes.html: the author's text and the public draft side by side, every change marked. It is a
 * page for those who approve the drafts, and holds what they must not tell. What was taken out and
 * what was put in is said in words too, for whoever hears the page. */
#include "base/limits.h"
#include "model/rewording.h"
#include "write/html.h"
#include "write/html_style.h"
#include "write/write.h"

static const char page_style[] =
    "main{max-width:80rem}.secret{border:2px solid var(--not-met);border-radius:.375rem;"
    "padding:1rem;margin:0 0 2em}.secret strong{color:var(--not-met)}\n"
    ".changes{table-layout:fixed}.changes td,.changes th{width:50%;padding-right:1.5em}"
    "del{color:var(--not-met);text-decoration:line-through}"
    "ins{color:var(--met);text-decoration:underline;font-weight:600}"
    ".rough{display:block;color:var(--not-met);font-weight:600;font-size:.875rem}"
    ".same{color:var(--quiet)}.line{display:block;color:var(--quiet);font-size:.875rem}\n"
    ".told{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);"
    "white-space:nowrap}\n"
    "@media screen and (max-width:40rem){.changes thead{position:absolute;width:1px;height:1px;"
    "overflow:hidden;clip-path:inset(50%)}.changes,.changes tbody,.changes tr,.changes td{"
    "display:block;width:auto}.changes tr{padding:.75em 0;border-bottom:1px solid var(--line)}"
    ".changes td{border:0;padding:.15em 0}"
    ".changes td::before{content:attr(data-label) \": \";color:var(--quiet)}}\n";

static void add_marked(struct html *html, const char *tag, const char *told, struct str text) {
    buf_printf(&html->out, "<%s><span class=\"told\">[%s: </span>", tag, told);
    html_add_escaped(html, text);
    buf_printf(&html->out, "<span class=\"told\">]</span></%s>", tag);
}

static bool is_rough(const struct rewording *rewording) {
    for (size_t i = 0; i < rewording->cut_count; i++)
        if (rewording->cuts[i].rough)
            return true;
    return false;
}

/* One side of a row. */
static void add_side(struct html *html, const struct rewording *rewording, bool draft) {
    size_t at = 0;
    for (size_t i = 0; i < rewording->cut_count; i++) {
        const struct rewording_cut *cut = &rewording->cuts[i];
        html_add_escaped(html, str_slice(rewording->before, at, cut->range.from));
        if (!draft)
            add_marked(html, "del", "taken out",
                       str_slice(rewording->before, cut->range.from, cut->range.to));
        else
            add_marked(html, "ins", "put in", str_empty(cut->by) ? STR("\u2205") : cut->by);
        at = cut->range.to;
    }
    html_add_escaped(html, str_slice(rewording->before, at, rewording->before.n));
}

static void add_cell(struct html *html, const struct rewording *rewording, bool draft) {
    static const char *const labels[] = {"Source", "Draft"};
    buf_printf(&html->out, "<td data-label=\"%s\"%s>", labels[draft],
               rewording->cut_count ? "" : " class=\"same\"");
    buf_add_text(&html->out, rewording->heading ? "<strong>" : "");
    buf_add_text(&html->out, rewording->link ? "Address of a link: " : "");
    add_side(html, rewording, draft);
    buf_add_text(&html->out, rewording->heading ? "</strong>" : "");
    if (draft && is_rough(rewording))
        buf_add_text(&html->out, "<span class=\"rough\" lang=\"en\">to be rewritten</span>");
    if (!draft && rewording->place.line)
        buf_printf(&html->out, "<span class=\"line\">line %d</span>", rewording->place.line);
    buf_add_text(&html->out, "</td>");
}

static void add_draft(struct html *html, const struct reworded_draft *draft) {
    const struct rewordings *all = draft->rewordings;
    size_t count = 0, rough = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->list[i].cut_count;
        rough += is_rough(&all->list[i]);
    }
    buf_add_text(&html->out, "<section>\n<h2>");
    html_add_escaped(html, draft->name);
    buf_printf(&html->out, "</h2>\n<p>%zu %s reworded or left out.", count,
               count == 1 ? "place was" : "places were");
    if (rough)
        buf_printf(&html->out, " %zu %s: the program cannot tell whether it reads well.", rough,
                   rough == 1 ? "text is to be rewritten" : "texts are to be rewritten");
    buf_add_text(&html->out, "</p>\n");
    buf_add_text(&html->out, "<table class=\"changes\"");
    html_add_attribute(html, "lang", draft->language);
    buf_add_text(&html->out, ">\n<thead><tr><th scope=\"col\" lang=\"en\">Source</th>"
                             "<th scope=\"col\" lang=\"en\">Draft</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < all->count; i++) {
        buf_add_text(&html->out, "<tr>");
        add_cell(html, &all->list[i], false);
        add_cell(html, &all->list[i], true);
        buf_add_text(&html->out, "</tr>\n");
    }
    buf_add_text(&html->out, "</tbody>\n</table>\n</section>\n");
}

struct str write_rewordings(struct arena *arena, const struct reworded_draft *drafts,
                            size_t count) {
    struct html html = {.arena = arena, .out = buf_init(arena, LIMIT_OUTPUT_BYTES)};
    buf_printf(&html.out,
               "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=\"robots\" content=\"noindex, nofollow\">\n"
               "<title>Confidential: what was changed in public drafts</title>\n"
               "<style>\n%s%s</style>\n</head>\n<body>\n<main>\n",
               html_style, page_style);
    buf_add_text(
        &html.out,
        "<p class=\"secret\"><strong>Confidential: not for publication.</strong> This page "
        "shows what the public drafts leave out. It is for those who approve them, and "
        "must not leave the house.</p>\n<h1>What was changed in the public drafts</h1>\n"
        "<p>Left the text of the case study, right what the draft says. Where nothing "
        "stands for what was left out, the draft has the sign \u2205 here, and nothing in "
        "its files.</p>\n");
    for (size_t i = 0; i < count; i++)
        add_draft(&html, &drafts[i]);
    buf_add_text(&html.out, "</main>\n</body>\n</html>\n");
    return buf_str(&html.out);
}
