/* How things are called in print: short names of case studies, printed numbers, page pointers and
 * values of facts. */
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "compose/composer.h"

/* Words that begin many names and are no name by themselves. */
static const char *const general_words[] = {
    "american",      "bank",      "cloud",      "data",     "deutsche", "digital",
    "european",      "first",     "general",    "german",   "global",   "hotel",
    "international", "national",  "royal",      "software", "stadt",    "swiss",
    "united",        "universal", "university", "western",  "eastern",  "northern",
    "southern",      "central",   "public",     "health",   "energy",   "insurance",
};

static bool label_is_general(struct str word) {
    for (size_t k = 0; k < COUNT(general_words); k++)
        if (str_equal_ignoring_case(word, str_of(general_words[k])))
            return true;
    return false;
}

struct str label_short_name(struct str name) {
    struct str rest = str_trim(name), word = {0};
    size_t at = 0, letters = 0;
    if (!str_cut(&rest, ' ', &word))
        return (struct str){0};
    while (word.n && strchr(",.;:", word.s[word.n - 1]))
        word.n--;
    while (at < word.n) {
        utf8_next(word, &at);
        letters++;
    }
    bool capital = word.n && (is_upper(word.s[0]) || (word.s[0] & 0x80));
    return letters > 3 && capital && !label_is_general(word) ? word : (struct str){0};
}

static struct str label_case_plain(struct composer *composer, const struct case_study *study) {
    struct str name = label_short_name(case_field_text(study, STR("customer")));
    return str_empty(name) ? study->id : str_copy(composer->arena, name.s, name.n);
}

/* Two case studies of one name are told apart by their ids. */
struct str label_case(struct composer *composer, const struct case_study *study) {
    const struct dossier *dossier = composer->input->dossier;
    struct str name = label_case_plain(composer, study);
    for (size_t k = 0; k < dossier->case_count; k++)
        if (&dossier->cases[k] != study &&
            str_equal(name, label_case_plain(composer, &dossier->cases[k])))
            return study->id;
    return name;
}

struct str label_condition(struct composer *composer, const struct item *item,
                           const struct condition *condition) {
    if (!condition || str_empty(condition->label))
        return item->number;
    return str_format(composer->arena, "%.*s %.*s", STR_ARG(item->number),
                      STR_ARG(condition->label));
}

enum { TITLE_BYTES = 52 }; /* one line of the summary */

/* A full stop inside a number or an address ends nothing. */
static bool label_ends_clause(struct str text, size_t at) {
    return strchr(".;:", text.s[at]) && (at + 1 == text.n || text.s[at + 1] == ' ');
}

/* Where a text that is cut at `end` ends best: before words that lead to nothing then. */
static size_t label_drop_small(struct str text, size_t end) {
    static const char *const small[] = {
        "a",  "an",   "and",  "as",    "at",  "by",  "for",  "from", "in",     "is",
        "it", "its",  "more", "nor",   "of",  "on",  "or",   "so",   "that",   "the",
        "to", "when", "was",  "which", "are", "can", "were", "with", "without"};
    for (size_t k = 0; k < COUNT(small);) {
        struct str word = str_of(small[k++]);
        if (end <= word.n + 1 || text.s[end - word.n - 1] != ' ' ||
            !str_equal(str_slice(text, end - word.n, end), word))
            continue;
        end -= word.n + 1;
        k = 0; /* what stands before may be another */
    }
    while (end > 1 && strchr(",;: ", text.s[end - 1]))
        end--;
    return end;
}

struct str label_condition_title(struct composer *composer, const struct item *item,
                                 const struct condition *condition) {
    if (str_empty(condition->label))
        return item->title;
    /* The first clause, cut at a blank when it is long. */
    struct str text = str_trim(condition->text);
    size_t end = 0, blank = 0;
    while (end < text.n && end <= TITLE_BYTES && !label_ends_clause(text, end)) {
        if (text.s[end] == ' ')
            blank = end;
        end++;
    }
    if (end > TITLE_BYTES && end < text.n && blank)
        return str_format(composer->arena, "%.*s…", (int)label_drop_small(text, blank), text.s);
    return str_copy(composer->arena, text.s, end);
}

struct str label_key(struct composer *composer, struct str key) {
    const struct checklist *checklist = composer->input->checklist;
    const struct item *item = checklist_find_item(checklist, key);
    const struct condition *condition = NULL;
    if (item)
        return item->number;
    condition = checklist_find_condition(checklist, key, &item);
    return condition && item ? label_condition(composer, item, condition) : key;
}

struct str label_anchor(struct composer *composer, struct str key) {
    struct str anchor = str_format(composer->arena, "item-%.*s", STR_ARG(key));
    char *bytes = arena_copy(composer->arena, anchor.s, anchor.n + 1);
    for (size_t k = 0; k < anchor.n; k++)
        if (bytes[k] == '/' || bytes[k] == ' ')
            bytes[k] = '-';
    return (struct str){bytes, anchor.n};
}

struct str label_answer_anchor(struct composer *composer, struct str key,
                               const struct case_study *study) {
    return str_format(composer->arena, "%.*s-answer-%.*s", STR_ARG(label_anchor(composer, key)),
                      STR_ARG(study->id));
}

/* "1-4" with a real dash. */
static struct str label_ranges(struct composer *composer, struct str pages) {
    struct buf text = buf_init(composer->arena, 3 * pages.n + 1);
    for (size_t k = 0; k < pages.n; k++)
        if (pages.s[k] == '-')
            buf_add_text(&text, "\u2013");
        else
            buf_add_char(&text, pages.s[k]);
    return buf_str(&text);
}

struct str label_pages(struct composer *composer, struct str pages) {
    bool number = !str_empty(pages), several = false;
    for (size_t k = 0; k < pages.n; k++) {
        bool digit = is_digit(pages.s[k]);
        number = number && (digit || strchr("-, ", pages.s[k]));
        several = several || !digit;
    }
    if (!number)
        return pages;
    struct str text = label_ranges(composer, pages);
    return str_format(composer->arena, "%s\u00A0%.*s",
                      several ? composer->words->pages_short : composer->words->page_short,
                      STR_ARG(text));
}

/* Draft files bear another name, so that a draft is never sent for the final one. */
struct str label_packet(const struct composer *composer) {
    return composer->input->draft ? STR("case-studies-draft.pdf") : STR("case-studies.pdf");
}

struct str label_assessment(const struct composer *composer) {
    return composer->input->draft ? STR("self-assessment-draft.pdf") : STR("self-assessment.pdf");
}

struct str label_exhibits(const struct composer *composer) {
    return composer->input->draft ? STR("submission-draft.pdf") : STR("submission.pdf");
}

struct str label_field(const struct composer *composer, const struct field *field) {
    if (field->type == FIELD_INTEGER && field->valid)
        return words_integer(composer->arena, composer->words, field->integer);
    if (field->type == FIELD_DATE && field->valid)
        return words_date(composer->arena, composer->words, field->date);
    bool measured = field->type == FIELD_QUANTITY || field->type == FIELD_PERCENTAGE;
    if (measured && str_is(str_of(composer->words->decimal), ",") &&
        str_find(field->text, STR(","), 0) == SIZE_MAX) {
        char *text = arena_copy(composer->arena, field->text.s, field->text.n + 1);
        char *point = memchr(text, '.', field->text.n);
        if (point)
            *point = ',';
        return (struct str){text, field->text.n};
    }
    if (field->type == FIELD_ACCOUNT) {
        if (field->text.n != 12)
            return field->text;
        return str_format(composer->arena, "%.4s %.4s %.4s", field->text.s, field->text.s + 4,
                          field->text.s + 8);
    }
    return field->text;
}

struct str label_field_title(struct composer *composer, struct str name) {
    const struct field_declaration *field = checklist_find_field(composer->input->checklist, name);
    return field && !str_empty(field->title) ? field->title : name;
}

struct str label_evidence_anchor(struct composer *composer, const struct evidence *evidence) {
    return str_format(composer->arena, "evidence-%.*s", STR_ARG(evidence->id));
}
