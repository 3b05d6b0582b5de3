/* Denials: words have classes (lexicon.h), a row of classes is a pattern, and a clause in
 * which a pattern stands denies. A text denies when no clause of substance says something else. */
#include "check/denial.h"

#include "base/ascii.h"

#define A(name) LEXICON(name)
#define NEGATIONS (A(NOT) | A(NO) | A(NOBODY) | A(NOTHING) | A(WITHOUT))
#define MOSTLY 3 /* clauses */
#define SMALL (A(FILL) | A(AUX) | A(GENERIC) | A(WE) | A(STILL))

struct step {
    classes any; /* a word of one of these; none: the pattern ends before */
    bool often;  /* any number of them, also none */
};

struct pattern {
    struct step steps[6];
    bool first, last; /* begins, ends with the clause */
    bool soft;        /* a choice rather than a gap: a reason given for it says enough */
};

static const struct pattern patterns[] = {
    /* was never done, did not really test it, nicht getestet */
    {.steps = {{A(NOT), false}, {SMALL, true}, {A(DOING), false}}},
    {.steps = {{A(NOT), false}, {SMALL, true}, {A(CHOICE), false}}, .soft = true},
    /* do not know, not sure, not available, nicht vorhanden */
    {.steps = {{A(NOT), false}, {SMALL, true}, {A(KNOW) | A(STATE), false}}},
    {.steps = {{A(WE), false}, {SMALL, true}, {A(NOT), false}, {SMALL, true}, {A(VERB), false}}},
    {.steps = {{A(NOT), false}, {SMALL, true}, {A(PREP), true}, {SMALL, true}, {A(STATE), false}}},
    /* not yet, noch nicht, noch keine */
    {.steps = {{A(NOT), false}, {A(YET), false}}},
    {.steps = {{A(STILL), false}, {A(FILL), true}, {A(NOT) | A(NO), false}}},
    /* das haben wir nicht, gibt es nicht, we have not */
    {.steps = {{A(VERB) | A(AUX), false}, {SMALL, true}, {A(NOT), false}}, .last = true},
    {.steps = {{A(VERB), false},
               {SMALL | A(PREP), true},
               {A(NOT), false},
               {SMALL | A(STATE) | A(PREP), true}},
     .last = true},
    /* no metrics; we have no plan for it */
    {.steps =
         {{A(NO), false}, {A(FILL) | A(GENERIC), true}, {A(NOUN), false}, {SMALL | A(PREP), true}},
     .last = true},
    {.steps = {{A(NO), false},
               {A(FILL) | A(GENERIC), true},
               {A(NOUN), false},
               {A(FILL) | A(WE) | A(PREP) | A(YET) | A(DOING) | A(STATE) | A(VERB), false}}},
    {.steps = {{A(NO), false},
               {A(FILL) | A(GENERIC), true},
               {A(NOUN), false},
               {A(AUX), false},
               {SMALL, true},
               {A(DOING) | A(STATE) | A(CHOICE) | A(KNOW), false}}},
    {.steps = {{A(NO), false}, {A(FILL), true}, {A(EXCUSE), false}}, .soft = true},
    {.steps = {{A(NOT), false}, {SMALL, true}, {A(NOUN), false}}, .last = true},
    {.steps = {{A(NOT), false}, {A(GENERIC), false}, {A(NOUN), false}}},
    {.steps = {{A(NOT), false}, {SMALL, true}, {A(NOUN), false}, {A(PREP) | A(FILL), false}}},
    {.steps = {{A(AUX), false}, {A(NOT), false}, {SMALL, true}}, .last = true},
    {.steps = {{A(WE), false}, {SMALL, true}, {A(NOT), false}, {SMALL, true}, {A(ABLE), false}}},
    {.steps = {{A(OUT), false}, {A(FILL), false}, {A(CHOICE), false}}, .soft = true},
    /* nobody did, none of us knows, no one can say */
    {.steps = {{A(NOBODY), false}, {SMALL | A(PREP), true}, {A(DOING) | A(KNOW), false}}},
    {.steps =
         {{A(NOBODY), false}, {SMALL, true}, {A(CHOICE), false}, {SMALL, true}, {A(NOUN), false}}},
    {.steps =
         {{A(VERB), false}, {SMALL, true}, {A(NOBODY), false}, {SMALL, true}, {A(NOUN), false}}},
    {.steps = {{A(WE) | A(AUX), false}, {A(WITHOUT), false}, {A(GENERIC), false}}, .last = true},
    {.steps = {{A(LEFT), false}, {A(MISSING), false}}},
    {.steps =
         {{A(NO), false}, {A(ONE), false}, {SMALL | A(PREP), true}, {A(DOING) | A(KNOW), false}}},
    {.steps = {{A(KNOW) | A(DOING) | A(STATE), false},
               {SMALL, true},
               {A(NOBODY) | A(NOTHING), false}}},
    /* nothing was done, nothing about scaling, we have nothing */
    {.steps = {{A(NOTHING), false},
               {SMALL | A(TO), true},
               {A(DOING) | A(KNOW) | A(SAY) | A(STATE), false}}},
    {.steps = {{A(NOTHING), false}, {A(FILL), true}, {A(PREP), false}}},
    {.steps = {{A(NOTHING) | A(NOBODY), false}, {SMALL, true}}, .last = true},
    {.steps = {{A(AUX) | A(VERB), false}, {SMALL, true}, {A(NOTHING), false}, {SMALL, true}},
     .last = true},
    {.steps = {{A(WITHOUT), false}, {A(FILL) | A(GENERIC), true}, {A(NOUN), false}}, .last = true},
    /* is to be done, still to be defined, has yet to be tested */
    {.steps = {{A(STILL), false}, {A(TO), false}, {A(BE), true}, {A(DOING), false}}},
    {.steps =
         {{A(BE_NOW), false}, {A(FILL), true}, {A(TO), false}, {A(BE), false}, {A(DOING), false}},
     .last = true},
    {.steps =
         {{A(TO), false}, {A(BE), false}, {A(DOING), false}, {SMALL | A(PREP) | A(LATER), true}},
     .first = true,
     .last = true},
    /* is planned, planned for next year, will be done later, we intend to */
    {.steps = {{A(PLAN), false}, {A(PREP) | A(FILL), true}, {A(LATER), false}}},
    {.steps = {{A(LATER), false}, {A(OTHER), true}, {A(PLAN), false}}, .last = true},
    {.steps = {{A(BE_NOW), false}, {SMALL, true}, {A(PLAN), false}}, .last = true},
    {.steps =
         {{A(WILL), false}, {SMALL | A(DOING) | A(SAY), true}, {A(PREP), true}, {A(LATER), false}}},
    {.steps = {{A(WILL), false}, {SMALL, true}, {A(LATER), false}, {SMALL, true}}},
    {.steps = {{A(WE), false}, {A(FILL) | A(AUX), true}, {A(INTEND), false}, {A(TO), false}}},
    {.steps = {{A(INTEND), false}, {A(WE), false}}},
    /* is missing, still open, noch unklar */
    {.steps = {{A(STILL), false}, {A(FILL), true}, {A(OPEN) | A(MISSING) | A(LACK), false}}},
    {.steps = {{A(BE_NOW), false}, {A(FILL) | A(STILL), true}, {A(MISSING), false}}},
    {.steps = {{A(OPEN) | A(MISSING) | A(FOLLOW), false}, {SMALL | A(LATER) | A(PREP), true}},
     .first = true,
     .last = true},
    {.steps = {{A(GENERIC), false}, {SMALL, true}, {A(OPEN) | A(MISSING) | A(FOLLOW), false}},
     .last = true},
    {.steps = {{A(WILL), false}, {SMALL, true}, {A(FOLLOW), false}}},
    {.steps = {{A(FOLLOW), false}, {A(FILL) | A(STILL), true}, {A(LATER), false}}},
    {.steps = {{A(NOUN), false}, {A(TO), false}, {A(FOLLOW), false}}, .first = true, .last = true},
    {.steps = {{A(STILL), false}, {A(LATER), false}}},
    {.steps = {{A(STAND), false}, {SMALL, true}, {A(AUS), false}}, .last = true},
    {.steps =
         {{A(BE_NOW), false}, {SMALL, true}, {A(IN), false}, {A(FILL), true}, {A(PROGRESS), false}},
     .last = true},
    {.steps = {{A(IN), false}, {A(PROGRESS), false}}, .first = true, .last = true},
    /* was skipped, was left out, we lack, failed to test */
    {.steps = {{A(GENERIC), false}, {SMALL, true}, {A(SKIP), false}}},
    {.steps = {{A(WE) | A(AUX), false}, {SMALL, true}, {A(SKIP), false}}, .soft = true},
    {.steps = {{A(LEFT), false}, {A(OUT), false}}, .soft = true},
    {.steps = {{A(LACK), false}}},
    {.steps = {{A(FAIL), false}, {A(TO), false}, {SMALL, true}, {A(DOING) | A(SAY), false}}},
    {.steps = {{A(NO), false}}, .first = true, .last = true},
    {.steps = {{A(NOT), false}}, .first = true, .last = true},
};

enum stop { STOP_NONE, STOP_CLAUSE, STOP_SENTENCE };

struct reader {
    const struct lexicon *lexicon;
    struct str text;
    size_t at;
};

struct token {
    struct str text;
    classes of;
    enum stop before; /* what stands between the word before and this one */
};

/* A full stop in "2.4.3" or "e.g." is none. */
static bool ends_sentence(struct str text, size_t at) {
    char c = text.s[at];
    bool blank = at + 1 >= text.n || is_blank(text.s[at + 1]);
    return c == '\n' || c == '!' || c == '?' || c == ';' || (c == '.' && blank);
}

static enum stop stop_at(struct str text, size_t at) {
    char c = text.s[at];
    if (ends_sentence(text, at))
        return STOP_SENTENCE;
    bool before_blank = at + 1 >= text.n || is_blank(text.s[at + 1]);
    bool dash = c == '-' && before_blank && at && is_blank(text.s[at - 1]);
    struct str rest = str_slice(text, at, text.n);
    bool long_dash = (unsigned char)c == 0xE2 && (str_starts(rest, STR("\xE2\x80\x93")) ||
                                                  str_starts(rest, STR("\xE2\x80\x94")));
    bool mark = (c == ',' || c == ':') && before_blank;
    return mark || dash || long_dash || c == '(' || c == ')' ? STOP_CLAUSE : STOP_NONE;
}

static bool is_word_byte(char c) {
    return is_letter_or_digit(c) || (unsigned char)c >= 0x80;
}

/* A word goes on over ' . - / and the like when a letter follows. */
static size_t word_end(struct str text, size_t at) {
    while (at < text.n) {
        bool joint = text.s[at] == '\'' || text.s[at] == '.' || text.s[at] == '-' ||
                     text.s[at] == '_' || text.s[at] == '/' || text.s[at] == ',';
        if (joint && at + 1 < text.n && is_word_byte(text.s[at + 1]) &&
            (text.s[at] != ',' || is_digit(text.s[at + 1])))
            at++;
        else if (!is_word_byte(text.s[at]) || stop_at(text, at))
            break;
        at++;
    }
    return at;
}

static bool read_token(struct reader *reader, struct token *token) {
    token->before = STOP_NONE;
    while (reader->at < reader->text.n) {
        enum stop stop = stop_at(reader->text, reader->at);
        token->before = stop > token->before ? stop : token->before;
        if (!stop && is_word_byte(reader->text.s[reader->at]))
            break;
        reader->at++;
        while (stop && reader->at < reader->text.n &&
               ((unsigned char)reader->text.s[reader->at] & 0xC0) == 0x80)
            reader->at++;
    }
    size_t from = reader->at;
    reader->at = word_end(reader->text, from);
    token->text = str_slice(reader->text, from, reader->at);
    token->of = lexicon_find(reader->lexicon, token->text);
    return token->text.n > 0;
}

/* ---- clauses ---- */

#define MOST_WORDS 64 /* of a clause; the words beyond are not looked at */

struct clause {
    struct str said;
    bool denies, soft;
    bool loose; /* by "this" and a negation alone */
    bool led_by_reason, instead;
    bool led_by_turn; /* but, so, instead */
    bool names_topic;
    size_t content, others; /* words that say something; words in no class */
};

static bool match_from(const struct pattern *pattern, size_t step, const struct token *tokens,
                       size_t count) {
    if (step == COUNT(pattern->steps) || !pattern->steps[step].any)
        return !pattern->last || count == 0;
    bool fits = count && (tokens->of & pattern->steps[step].any);
    if (pattern->steps[step].often)
        return match_from(pattern, step + 1, tokens, count) ||
               (fits && match_from(pattern, step, tokens + 1, count - 1));
    return fits && match_from(pattern, step + 1, tokens + 1, count - 1);
}

static bool is_one_of(struct str word, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_ignoring_case(word, str_of(list[i])))
            return true;
    return false;
}

/* "not only ... but", "no more than", "not later than" and "not by hand" deny nothing. */
static bool is_figure(const struct token *tokens, size_t count) {
    static const char *const after[] = {"only",  "more",    "less",    "longer", "later",
                                        "nur",   "fewer",   "mehr",    "just",   "before",
                                        "until", "weniger", "earlier", "erst"};
    static const char *const manner[] = {"hand", "manually", "manuell", "alone", "allein"};
    if (count > 1 && is_one_of(tokens[1].text, after, COUNT(after)))
        return true;
    for (size_t i = 1; i < count; i++)
        if (is_one_of(tokens[i].text, manner, COUNT(manner)))
            return true;
    return false;
}

static const char *const relative[] = {"who", "whose", "which"};

static bool is_negation(const struct token *token) {
    return (token->of & NEGATIONS) != 0;
}

/* "is missing" denies, "nothing is missing" does not. */
static bool is_turned(const struct pattern *pattern, const struct token *tokens, size_t count) {
    for (size_t i = 0; i < COUNT(pattern->steps); i++)
        if (pattern->steps[i].any & NEGATIONS)
            return false;
    for (size_t i = 0; i < count; i++)
        if (is_negation(&tokens[i]))
            return true;
    return false;
}

/* "this never got anywhere": whatever the verb is, there is nothing else in it. */
static bool negates_this(const struct clause *clause, const struct token *tokens, size_t count) {
    bool names_it = false, negates = false;
    for (size_t i = 0; i < count; i++) {
        bool relative_that = i > 1 && str_equal_ignoring_case(tokens[i].text, STR("that"));
        names_it = names_it || ((tokens[i].of & A(THIS)) && !relative_that);
        negates = negates || (is_negation(&tokens[i]) && !is_figure(tokens + i, count - i));
    }
    return names_it && negates && clause->others <= 1 && count > 2;
}

/* "no test failed" is good news; "failed to test" is none. */
static bool is_good_news(const struct token *tokens, size_t count) {
    bool bad = false, negated = false;
    for (size_t i = 0; i < count; i++) {
        bad = bad || ((tokens[i].of & A(BAD)) &&
                      !(i + 1 < count && (tokens[i].of & A(FAIL)) && (tokens[i + 1].of & A(TO))));
        negated = negated || is_negation(&tokens[i]);
    }
    return bad && negated;
}

static void judge_clause(struct clause *clause, const struct token *tokens, size_t count) {
    if (is_one_of(tokens->text, relative, COUNT(relative)) || is_good_news(tokens, count))
        return;
    clause->denies = clause->loose = negates_this(clause, tokens, count);
    for (size_t at = 0; at < count; at++) {
        if ((tokens[at].of & (A(NOT) | A(NO))) && is_figure(tokens + at, count - at))
            continue;
        for (size_t i = 0; i < COUNT(patterns); i++) {
            if ((patterns[i].first && at) || !(tokens[at].of & patterns[i].steps[0].any) ||
                !match_from(&patterns[i], 0, tokens + at, count - at) ||
                is_turned(&patterns[i], tokens, count))
                continue;
            clause->soft = (!clause->denies || clause->soft) && patterns[i].soft;
            clause->denies = true;
            clause->loose = clause->loose && patterns[i].soft;
        }
    }
}

static void weigh(struct clause *clause, const struct token *token) {
    bool number = is_digit(token->text.s[0]);
    if (number || !lexicon_is_function(token->of))
        clause->content += number ? 2 : 1;
    if (token->of & A(OTHER))
        clause->others++;
}

/* "and were rewritten by hand" is a clause, "tests and plans" is none. */
static bool begins_clause(const struct token *last, const struct token *token) {
    static const char *const joins[] = {"and", "und", "or"};
    static const char *const subjects[] = {"it", "this"};
    bool joined = is_one_of(last->text, joins, COUNT(joins));
    const classes verb = A(AUX) | A(WE) | A(NO) | A(NOBODY) | A(NOTHING) | A(NOT);
    if (joined && ((token->of & verb) || is_one_of(token->text, subjects, COUNT(subjects))))
        return true;
    static const char *const turns[] = {"but", "because", "although", "whereas"};
    return is_one_of(token->text, turns, COUNT(turns)) ||
           is_one_of(token->text, relative, COUNT(relative));
}

/* ---- texts ---- */

struct survey {
    size_t denying, saying, topics, topics_denied; /* clauses; sentences that name a topic */
    struct str denied;                             /* the first clause that denies */
    struct str flat; /* a sentence that denies and holds no word of its own */
    bool opens_flat; /* so does the first clause, before anything is said */
    bool last_opens; /* it was the clause before */
    /* of the sentence at hand */
    struct clause worst;
    size_t sentence_denying, sentence_saying, sentence_words, sentence_others, sentence_topics;
    bool sentence_topic;
};

static void end_sentence(struct survey *survey) {
    bool denies = survey->sentence_denying && !survey->sentence_saying;
    if (survey->sentence_topic) {
        survey->topics++;
        survey->topics_denied +=
            denies && !survey->worst.soft && survey->sentence_others - survey->sentence_topics <= 1;
    }
    if (denies && !survey->worst.soft && !survey->worst.loose && !survey->sentence_others &&
        survey->sentence_words > 2)
        survey->flat = survey->worst.said;
    survey->sentence_denying = survey->sentence_saying = survey->sentence_words = 0;
    survey->sentence_others = survey->sentence_topics = 0;
    survey->sentence_topic = false;
}

static bool says_something(const struct clause *clause) {
    return clause->content >= 3 || clause->others >= 2 ||
           (clause->others && (clause->led_by_turn || clause->instead));
}

static void end_clause(struct survey *survey, const struct token *tokens, size_t count,
                       struct clause *clause) {
    if (!count)
        return;
    const struct token *last = &tokens[count - 1];
    clause->said =
        (struct str){tokens->text.s, (size_t)(last->text.s - tokens->text.s) + last->text.n};
    clause->led_by_reason = (tokens->of & A(REASON)) != 0;
    static const char *const turns[] = {"but", "so", "sondern"};
    clause->led_by_turn = is_one_of(tokens->text, turns, COUNT(turns));
    clause->instead = (tokens->of & A(INSTEAD)) != 0;
    judge_clause(clause, tokens, count);
    if (survey->last_opens && (clause->led_by_turn || clause->instead))
        survey->opens_flat = false;
    survey->last_opens = clause->denies && !clause->soft && !clause->others && count > 2 &&
                         !survey->saying && !survey->opens_flat;
    survey->opens_flat = survey->opens_flat || survey->last_opens;
    survey->sentence_words += count;
    survey->sentence_others += clause->others;
    survey->sentence_topics += clause->names_topic && clause->others;
    survey->sentence_topic = survey->sentence_topic || clause->names_topic;
    if (clause->instead && survey->flat.n && survey->sentence_words == count)
        survey->flat = STR("");
    if (clause->denies) {
        if (!survey->denying)
            survey->denied = clause->said;
        if (!survey->sentence_denying || !clause->soft)
            survey->worst = *clause;
        survey->denying++, survey->sentence_denying++;
    } else if (says_something(clause) && !(clause->led_by_reason && survey->sentence_denying &&
                                           !survey->worst.soft && survey->worst.others <= 1)) {
        survey->saying++, survey->sentence_saying++;
    }
}

static bool is_topic(struct str word, const struct str *topics, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_ignoring_case(word, topics[i]))
            return true;
    return false;
}

struct denial denial_find(const struct lexicon *lexicon, struct str text, const struct str *topics,
                          size_t topic_count) {
    struct reader reader = {lexicon, text, 0};
    struct survey survey = {0};
    struct clause clause = {.denies = false};
    struct token tokens[MOST_WORDS], token;
    size_t count = 0;
    while (read_token(&reader, &token)) {
        if (count && !token.before && begins_clause(&tokens[count - 1], &token))
            token.before = STOP_CLAUSE;
        if (token.before || count == MOST_WORDS) {
            end_clause(&survey, tokens, count, &clause);
            if (token.before == STOP_SENTENCE)
                end_sentence(&survey);
            clause = (struct clause){.denies = false};
            count = 0;
        }
        tokens[count++] = token;
        weigh(&clause, &token);
        clause.names_topic = clause.names_topic || is_topic(token.text, topics, topic_count);
    }
    end_clause(&survey, tokens, count, &clause);
    end_sentence(&survey);
    bool throughout = survey.denying && !survey.saying;
    bool mostly = survey.denying >= MOSTLY && survey.denying > survey.saying;
    bool off_topic = survey.topics && survey.topics == survey.topics_denied;
    if (throughout || off_topic || (survey.denying && survey.opens_flat))
        return (struct denial){DENIAL_WHOLE, throughout, mostly, survey.denied};
    return (struct denial){survey.flat.n ? DENIAL_PART : DENIAL_NONE, false, mostly, survey.flat};
}
