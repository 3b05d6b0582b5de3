#include "check/hedges.h"

#include "check/claim.h"
#include "check/text.h"
#include "check/words_near.h"

#define PLANS_NEAR 4 /* words behind "we" among which the verb is looked for */

/* What was done in part. */
static const char *const parts[] = {
    "partially",         "partly",
    "in part",           "in most cases",
    "in many cases",     "in some cases",
    "for the most part", "not everywhere",
    "not in all cases",  "with some exceptions",
    "teilweise",         "zum Teil",
    "zum großen Teil",   "größtenteils",
    "weitgehend",        "in den meisten Fällen",
    "in vielen Fällen",  "in einigen Fällen",
    "nicht überall",     "mit einigen Ausnahmen",
};

/* Verbs of what is still to be done, with "to" or a verb behind them. */
#define PLANS                                                                                      \
    "plan planning intend aim hope expect want will shall planen beabsichtigen wollen möchten "   \
    "werden hoffen"
/* A sentence with one of these says how something behaves, or when. */
#define CONDITIONS                                                                                 \
    "if when whenever once unless until before after while should would could wenn falls sobald "  \
    "sofern bis bevor nachdem solange würde wäre"
/* What is asked may itself be something to come. */
#define ASKED_TO_COME                                                                              \
    "plan plans planned planning roadmap expect* forecast* future intend* will next growth "       \
    "problem challenge lesson* mail mailed"

static bool says_part(struct str sentence) {
    for (size_t i = 0; i < COUNT(parts); i++)
        if (text_names(sentence, str_of(parts[i])))
            return true;
    return false;
}

/* "We plan to", "wir werden": the verb stands close behind who does it. */
static bool we_plan(struct str sentence) {
    bool after = false;
    int near = 0;
    for (size_t at = 0; at < sentence.n;) {
        struct str word = word_next(sentence, &at);
        if (!word.n) {
            at++;
            continue;
        }
        if (word_is_one_of(word, "we wir"))
            after = true, near = 0;
        else if (after && near++ < PLANS_NEAR && word_is_one_of(word, PLANS))
            return true;
    }
    return false;
}

/* "will be created", "are going to", "is planned". */
static bool is_passive_plan(struct str sentence) {
    static const char *const phrases[] = {
        "will be",           "will have",       "will get",       "are going to",
        "is going to",       "is to be",        "are to be",      "is planned",
        "are planned",       "is scheduled",    "are scheduled",  "plans to",
        "intends to",        "ist geplant",     "sind geplant",   "ist vorgesehen",
        "in Planung",        "eingeplant",      "vorgesehen für", "wird eingeführt",
        "werden eingeführt", "soll eingeführt", "sollen künftig", "soll künftig",
        "wird künftig",      "werden künftig"};
    for (size_t i = 0; i < COUNT(phrases); i++)
        if (text_names(sentence, str_of(phrases[i])))
            return true;
    return false;
}

static bool is_to_come(struct str sentence) {
    return !text_has_any(sentence, CONDITIONS) && (we_plan(sentence) || is_passive_plan(sentence));
}

enum hedge hedge_find(struct str text, struct str *said) {
    size_t sentences = 0, coming = 0, end;
    struct str part = STR(""), to_come = STR("");
    bool first = false;
    for (size_t at = 0; at < text.n; at = end + 1) {
        struct str sentence = sentence_around(text, at);
        end = (size_t)(sentence.s - text.s) + sentence.n;
        sentence = str_trim(sentence);
        if (!sentence.n)
            continue;
        if (!part.n && says_part(sentence))
            part = sentence;
        if (is_to_come(sentence)) {
            to_come = to_come.n ? to_come : sentence;
            first = first || sentences == 0;
            coming++;
        }
        sentences++;
    }
    bool most = first || coming * 2 > sentences;
    *said = most && to_come.n ? to_come : part;
    return most && to_come.n ? HEDGE_TO_COME : part.n ? HEDGE_PART : HEDGE_NONE;
}

/* Something that can be done, not a plan or a problem. */
static bool is_asked_as_done(const struct condition *condition) {
    return !text_has_any(condition->text, ASKED_TO_COME) &&
           !text_has_any(condition->key, ASKED_TO_COME);
}

/* Of an item, one of its conditions. */
static bool asks_for_done(const struct checklist *checklist, struct str key) {
    const struct item *item = checklist_find_item(checklist, key);
    const struct condition *condition =
        item ? NULL : checklist_find_condition(checklist, key, NULL);
    for (size_t i = 0; item && i < item->condition_count; i++)
        if (is_asked_as_done(&item->conditions[i]))
            return true;
    return condition && is_asked_as_done(condition);
}

void hedges_look(struct checker *checker, struct wordings *wordings) {
    static const enum message messages[] = {
        [HEDGE_PART] = MESSAGE_HEDGED_PART, [HEDGE_TO_COME] = MESSAGE_HEDGED_TO_COME};
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->answer_count; i++) {
        const struct answer *answer = &dossier->answers[i];
        struct flaw *flaw = &wordings->answers[i];
        struct str said;
        if (answer->met != MET_YES || flaw->finding.id ||
            !asks_for_done(checker->checklist, answer->item))
            continue;
        enum hedge hedge = hedge_find(claim_text(checker->arena, answer), &said);
        if (hedge == HEDGE_NONE)
            continue;
        struct phrase what = phrase_of(checker->arena, REASON_THE_ANSWER_TO, say_text(answer->item),
                                       say_text(answer->case_id));
        bool opens = flaw->opens && hedge == HEDGE_TO_COME;
        *flaw =
            (struct flaw){.finding = {.id = messages[hedge],
                                      .place = answer->place,
                                      .severity = opens ? flaw->finding.severity : SEVERITY_WARNING,
                                      .arguments = {say_phrase(what),
                                                    say_text(text_excerpt(checker->arena, said))},
                                      .item = answer->item},
                          .reason = phrase_plain(REASON_WORDS_TO_COME),
                          .opens = opens};
    }
}
