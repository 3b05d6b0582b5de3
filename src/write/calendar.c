/* A calendar of whole days (RFC 5545). What it holds follows from the events alone: the stamp is
 * the day of the submission, and an event keeps its UID when its day moves. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "sys/file.h"
#include "write/write.h"

enum { LINE_BYTES = 75 }; /* 3.1: octets of a line without its end */

/* 3.1: a long line goes on behind a blank; no character is cut. */
static void add_line(struct buf *out, struct str line) {
    size_t from = 0, at = 0, room = LINE_BYTES;
    while (at < line.n) {
        size_t next = at;
        utf8_next(line, &next);
        if (next - from > room) {
            buf_add(out, str_slice(line, from, at));
            buf_add_text(out, "\r\n ");
            from = at;
            room = LINE_BYTES - 1;
        }
        at = next;
    }
    buf_add(out, str_slice(line, from, line.n));
    buf_add_text(out, "\r\n");
}

/* 3.3.11: TEXT; other controls than line ends are dropped. */
static void add_text(struct buf *out, const char *name, struct str text) {
    struct buf line = buf_init(out->arena, LIMIT_OUTPUT_BYTES);
    buf_printf(&line, "%s:", name);
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (c == '\n')
            buf_add_text(&line, "\\n");
        else if (c >= ' ' && c != 0x7F) {
            if (c == '\\' || c == ';' || c == ',')
                buf_add_char(&line, '\\');
            buf_add_char(&line, (char)c);
        }
    }
    add_line(out, buf_str(&line));
}

static struct str day(struct arena *arena, struct date date) {
    return str_format(arena, "%04d%02d%02d", date.year, date.month, date.day);
}

static void add_event(struct buf *out, const struct calendar_event *event) {
    struct str digest = digest_sha256(out->arena, event->subject);
    buf_add_text(out, "BEGIN:VEVENT\r\n");
    buf_printf(out, "UID:%.32s@dossier.invalid\r\n", digest.s);
    buf_printf(out, "DTSTAMP:%sT000000Z\r\n", day(out->arena, event->stamp).s);
    buf_printf(out, "DTSTART;VALUE=DATE:%s\r\n", day(out->arena, event->date).s);
    add_text(out, "SUMMARY", event->summary);
    add_text(out, "DESCRIPTION", event->description);
    buf_add_text(out, "TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n");
    add_text(out, "DESCRIPTION", event->summary);
    buf_add_text(out, "TRIGGER:-P30D\r\nEND:VALARM\r\nEND:VEVENT\r\n");
}

/* By subject, and of one subject the latest day first, then what was known last. */
static int compare_subjects(const void *left, const void *right) {
    const struct calendar_event *a = left, *b = right;
    int order = str_compare(a->subject, b->subject);
    if (order == 0)
        order = date_compare(b->date, a->date);
    if (order == 0)
        order = date_compare(b->stamp, a->stamp);
    return order ? order : str_compare(a->description, b->description);
}

static int compare_days(const void *left, const void *right) {
    const struct calendar_event *a = left, *b = right;
    int order = date_compare(a->date, b->date);
    return order ? order : str_compare(a->subject, b->subject);
}

struct str write_calendar(struct arena *arena, const struct calendar_event *events, size_t count) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    struct calendar_event *list = arena_copy(arena, events, count * sizeof *events);
    size_t kept = 0;
    qsort(list, count, sizeof *list, compare_subjects);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !str_equal(list[kept - 1].subject, list[i].subject))
            list[kept++] = list[i];
    qsort(list, kept, sizeof *list, compare_days);
    buf_add_text(&out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//dossier//renewals//EN\r\n");
    for (size_t i = 0; i < kept; i++)
        add_event(&out, &list[i]);
    buf_add_text(&out, "END:VCALENDAR\r\n");
    return buf_str(&out);
}
