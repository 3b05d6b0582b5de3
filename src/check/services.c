/* Services that AWS does not have: "Amazon Auroral", "AWS DMZ". Only what is nearly the name of a
 * known one is told; a name that is not known may be a new service. And regions. */
#include "base/ascii.h"
#include "base/nearest.h"
#include "check/checker.h"
#include "check/words_near.h"

enum {
    SHORT = 3, /* bytes of a name; a shorter one is near to too many */
    WORDY = 5, /* from here on a name is a word, where a letter may be missing or more */
    LONG = 8   /* and from here on two */
};

static const struct {
    struct str names;
    bool service; /* else what may stand there too */
} known[] = {
#define SERVICES(list) {{list, sizeof list - 1}, true},
#define OTHERS(list) {{list, sizeof list - 1}, false},
#include "check/service_names.h"
};

/* By docs.aws.amazon.com/global-infrastructure. */
static const char regions[] =
    "us-east-1 us-east-2 us-west-1 us-west-2 us-gov-east-1 us-gov-west-1 us-iso-east-1 "
    "us-iso-west-1 us-isob-east-1 us-isob-west-1 af-south-1 ap-east-1 ap-east-2 ap-south-1 "
    "ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 "
    "ap-southeast-6 ap-southeast-7 ap-northeast-1 ap-northeast-2 ap-northeast-3 ca-central-1 "
    "ca-west-1 eu-central-1 eu-central-2 eu-west-1 eu-west-2 eu-west-3 eu-south-1 eu-south-2 "
    "eu-north-1 il-central-1 me-south-1 me-central-1 mx-central-1 sa-east-1 cn-north-1 "
    "cn-northwest-1";

/* A run of letters and digits, with hyphens: "X-Ray". */
static struct str name_word(struct str text, size_t *at) {
    size_t from = *at;
    while (*at < text.n &&
           (is_word_at(text, *at) || (text.s[*at] == '-' && *at > from && *at + 1 < text.n &&
                                      is_letter_or_digit(text.s[*at + 1]))))
        ++*at;
    return str_slice(text, from, *at);
}

static bool is_acronym(struct str word) {
    for (size_t i = 0; i < word.n; i++)
        if (!is_upper(word.s[i]) && !is_digit(word.s[i]))
            return false;
    return true;
}

static bool is_near(struct str word, struct str name) {
    size_t distance = str_distance(word, name);
    if (is_acronym(word))
        return is_acronym(name) && word.n == name.n && distance == 1;
    return name.n >= WORDY && word.n >= WORDY && distance <= (name.n >= LONG ? 2 : 1);
}

struct name {
    struct str whole, first, second; /* its first two words */
};

/* Cuts the next name off. */
static bool cut_name(struct str *names, struct name *name) {
    size_t at = 0;
    if (!str_cut(names, '|', &name->whole))
        return false;
    name->first = name_word(name->whole, &at);
    name->second = str_slice(name->whole, at + (at < name->whole.n), name->whole.n);
    name->second = str_slice(name->second, 0, str_find(name->second, STR(" "), 0));
    return true;
}

/* Also with an s behind it: "Auroras". */
static bool is_same(struct str word, struct str name) {
    bool more = word.n == name.n + 1 && str_ends(word, STR("s"));
    return str_equal_ignoring_case(str_slice(word, 0, word.n - more), name);
}

static bool begins_known(struct str names, struct str word, struct str next) {
    struct name name;
    while (cut_name(&names, &name))
        if (is_same(word, name.first) &&
            (!name.second.n || !next.n || !is_upper(next.s[0]) || is_same(next, name.second) ||
             !is_near(next, name.second)))
            return true;
    return false;
}

static bool is_known(struct str word, struct str next) {
    for (size_t i = 0; i < COUNT(known); i++)
        if (begins_known(known[i].names, word, next))
            return true;
    return false;
}

/* The known name that is nearest to this, and near enough; empty: there is none. */
static struct str near_name(struct str word, struct str next) {
    struct str best = STR("");
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < COUNT(known); i++) {
        struct str rest = known[i].names;
        struct name name;
        while (known[i].service && cut_name(&rest, &name)) {
            bool same = is_same(word, name.first);
            if (same ? !name.second.n || !is_near(next, name.second) : !is_near(word, name.first))
                continue;
            size_t distance =
                same ? str_distance(next, name.second) : 2 * str_distance(word, name.first);
            distance = 2 * distance - (word.s[0] == name.first.s[0]);
            if (distance >= least)
                continue;
            least = distance;
            best = name.whole;
        }
    }
    return best;
}

static void look_behind(struct checker *checker, struct str text, size_t at, struct place place) {
    size_t from = at;
    while (from && is_word_at(text, from - 1))
        from--;
    size_t end = at + 1;
    struct str word = name_word(text, &end);
    size_t behind = end + 1;
    struct str next = end < text.n && text.s[end] == ' ' ? name_word(text, &behind) : STR("");
    if (word.n < SHORT || !is_upper(word.s[0]) || is_known(word, next))
        return;
    struct str near = near_name(word, next);
    if (!near.n)
        return;
    bool first = str_find(near, word, 0) == 0; /* the second word is wrong */
    struct str prefix = str_slice(text, from, at);
    struct str said = str_slice(text, from, first ? behind : end);
    struct str meant = str_format(checker->arena, "%.*s %.*s", STR_ARG(prefix), STR_ARG(near));
    findings_add(checker->findings, MESSAGE_NO_SUCH_SERVICE, place,
                 {say_text(str_copy(checker->arena, said.s, said.n)), say_text(meant)},
                 .cause = {CAUSE_NAME, str_copy(checker->arena, said.s, said.n), place.file});
}

/* Regions and Local Zones apart, what is written like one. */
static bool is_region(struct str word, struct str *code) {
    static const char *const parts[] = {"us us-gov us-iso us-isob eu ap sa ca me af il mx cn",
                                        "central north south east west northeast southeast "
                                        "northwest southwest"};
    size_t end = word.n - (word.n && is_lower(word.s[word.n - 1])), at = end;
    while (at && is_digit(word.s[at - 1]))
        at--;
    *code = str_slice(word, 0, end);
    size_t dash = at ? at - 1 : 0;
    if (at == end || !dash || word.s[dash] != '-')
        return false;
    size_t from = dash;
    while (from && word.s[from - 1] != '-')
        from--;
    return from && word_is_one_of(str_slice(word, from, dash), parts[1]) &&
           word_is_one_of(str_slice(word, 0, from - 1), parts[0]);
}

static void look_for_regions(struct checker *checker, struct str text, struct place place) {
    struct str code;
    for (size_t at = 0; (at = str_find(text, STR("-"), at)) != SIZE_MAX; at++) {
        size_t from = at;
        while (from && is_word_at(text, from - 1))
            from--;
        bool within = from && (text.s[from - 1] == '-' || text.s[from - 1] == '.');
        size_t end = from;
        struct str word = within ? STR("") : name_word(text, &end);
        if (is_region(word, &code) && !word_is_one_of(code, regions))
            findings_add(
                checker->findings, MESSAGE_NO_SUCH_REGION, place,
                {say_text(str_copy(checker->arena, code.s, code.n))},
                .cause = {CAUSE_NAME, str_copy(checker->arena, code.s, code.n), place.file});
        at = end > at ? end - 1 : at;
    }
}

static void look_at(struct checker *checker, struct str text, struct place place) {
    look_for_regions(checker, text, place);
    static const char *const prefixes[] = {"AWS ", "Amazon "};
    for (size_t i = 0; i < COUNT(prefixes); i++) {
        struct str prefix = str_of(prefixes[i]);
        for (size_t at = 0; (at = str_find(text, prefix, at)) != SIZE_MAX; at += prefix.n)
            if (!at || !is_word_at(text, at - 1))
                look_behind(checker, text, at + prefix.n - 1, place);
    }
}

static void look_at_body(struct checker *checker, const struct node *body, struct place place) {
    for (const struct node *node = body; node; node = node_next(body, node))
        if (node->kind == NODE_PARAGRAPH || node->kind == NODE_CELL || node->kind == NODE_HEADING)
            look_at(checker, node_text(checker->arena, node),
                    node->place.line ? node->place : place);
}

void check_services(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->case_count; i++) {
        const struct case_study *study = &dossier->cases[i];
        for (size_t k = 0; k < study->field_count; k++)
            look_at(checker, study->fields[k].text, study->fields[k].place);
        for (size_t k = 0; k < study->diagram_count; k++)
            look_at(checker, study->diagrams[k].alternative, study->diagrams[k].place);
        for (size_t k = 0; k < study->section_count; k++)
            look_at_body(checker, study->sections[k].body, study->sections[k].place);
        look_at_body(checker, study->story.body, study->story.place);
    }
    for (size_t i = 0; i < dossier->answer_count; i++)
        look_at_body(checker, dossier->answers[i].body, dossier->answers[i].place);
}
