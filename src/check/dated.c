/* The date that a document has in its first lines against the one in the manifest. */
#include "base/ascii.h"
#include "check/checker.h"
#include "check/mention.h"
#include "check/words_near.h"
#include "evidence/evidence.h"

enum {
    HEAD_BYTES = 400,
    YEARS_APART = 24, /* months that the first date may be apart */
    MONTHS_APART = 3, /* and where nothing at the beginning is of the month of the date */
    DAYS_NEAR = 31,
    DATE_BYTES = 24 /* to each side of its year */
};

/* A date behind them is not that of the document. */
#define OTHER_DATES                                                                                \
    "contract agreement act law directive standard regulation template form since founded built "  \
    "born established until last next gültig* vertrag* vereinbarung gesetz richtlinie norm "      \
    "vorlage formular* seit gegründet gebaut letzte* nächste*"
/* Where the beginning has a date of the right month, too, one behind these is an earlier one. */
#define EARLIER_DATES                                                                              \
    "edition version revision created first start started begun began fassung ausgabe stand "      \
    "erstellt erste* beginn begonnen"

static bool has_head(const struct evidence *evidence) {
    const struct content *content = evidence->content;
    if (!content || content->state != CONTENT_READ || !evidence->date.year)
        return false;
    return content->form == CONTENT_PDF || content->form == CONTENT_MARKDOWN ||
           (content->form == CONTENT_PLAIN &&
            (str_ends(evidence->file, STR(".txt")) || str_ends(evidence->file, STR(".log"))));
}

static bool names_month(const struct mention *mention) {
    return mention->kind == MENTION_DATE && mention->date.year &&
           mention->value.high - mention->value.low <= 31;
}

static bool stands_behind(struct str text, const struct mention *mention, const char *words) {
    size_t from = mention->from;
    if (from && text.s[from - 1] == ' ' && from > 1 && text.s[from - 2] == ',')
        from -= 2; /* "Edition 1, 3 May 2014" */
    for (int i = 0; i < 4; i++)
        if (word_is_one_of(word_before(text, &from), words))
            return true;
    return false;
}

static bool within(struct date a, struct date b, int months) {
    return date_compare(date_add_months(a, months), b) >= 0 &&
           date_compare(date_add_months(b, months), a) >= 0;
}

/* Whether one of the dates of the text is of the same month, or may be; with `words`, one behind
 * them. */
static bool has_near(struct arena *arena, struct str text, struct date date, const char *words) {
    size_t count;
    int64_t day = date_number(date);
    struct mention *list = mentions_find(arena, text, &count);
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == MENTION_DATE && list[i].date.year &&
            (!words || stands_behind(text, &list[i], words)) &&
            ((list[i].value.low - DAYS_NEAR <= day && day <= list[i].value.high + DAYS_NEAR) ||
             (list[i].otherwise.low <= list[i].otherwise.high &&
              list[i].otherwise.low - DAYS_NEAR <= day &&
              day <= list[i].otherwise.high + DAYS_NEAR)))
            return true;
    return false;
}

static bool is_year(struct str text, size_t at) {
    size_t end = at;
    while (end < text.n && is_digit(text.s[end]))
        end++;
    return end - at == 4 && (at == 0 || !is_digit(text.s[at - 1])) &&
           (text.s[at] == '1' || text.s[at] == '2');
}

/* The first date with a month that may be the document's own. */
static bool find_first(struct arena *arena, struct str text, struct mention *first) {
    for (size_t at = 0; at < text.n; at++) {
        if (!is_year(text, at))
            continue;
        size_t from = at > DATE_BYTES ? at - DATE_BYTES : 0, count;
        while (from && from < at && !is_blank(text.s[from - 1]))
            from++;
        struct mention *list = mentions_find(arena, str_slice(text, from, at + DATE_BYTES), &count);
        for (size_t i = 0; i < count; i++) {
            list[i].from += from;
            list[i].to += from;
            *first = list[i];
            if (names_month(first) && !stands_behind(text, first, OTHER_DATES))
                return true;
        }
    }
    return false;
}

static void check_document(struct checker *checker, const struct evidence *evidence) {
    struct arena *scratch = arena_scratch(checker->arena);
    struct str text = evidence_beginning(evidence), head = str_slice(text, 0, HEAD_BYTES);
    struct mention first;
    bool found = find_first(scratch, head, &first);
    bool apart = found && !within(first.date, evidence->date, MONTHS_APART);
    bool years = apart && !within(first.date, evidence->date, YEARS_APART);
    bool earlier = years && stands_behind(head, &first, EARLIER_DATES);
    if (apart && (!years || earlier))
        apart = !has_near(scratch, text, evidence->date, earlier ? EARLIER_DATES : NULL);
    if (apart)
        findings_add(checker->findings, MESSAGE_OTHER_DATE, evidence->place,
                     {say_text(evidence->id), say_date(evidence->date), say_text(evidence->file),
                      say_date(first.date)});
    arena_drop(scratch);
}

void check_dated(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->evidence_count; i++)
        if (has_head(&dossier->evidence[i]))
            check_document(checker, &dossier->evidence[i]);
}
