/* Addresses that a reviewer cannot open: of this machine or a network of one's own, behind a login,
 * with a password in them, of a host that stands for an example. Nothing is looked up. */
#include "base/credential.h"
#include "check/checker.h"
#include "check/claim.h"
#include "check/text.h"
#include "check/web_address.h"

/* Another scheme than that of the web, or a password, which nobody is to print: the reader has
 * reported it. */
static bool is_reported(struct str url) {
    struct credential found;
    bool scheme = str_find(url, STR("://"), 0) != SIZE_MAX,
         web = str_equal_ignoring_case(str_slice(url, 0, 4), STR("http"));
    return (scheme && !web) || credential_find(url, 0, &found);
}

static void look(struct checker *checker, struct str url, struct place place, struct phrase what,
                 struct cause cause) {
    static const enum message messages[] = {[ACCESS_LOCAL] = MESSAGE_ADDRESS_LOCAL,
                                            [ACCESS_LOGIN] = MESSAGE_ADDRESS_LOGIN,
                                            [ACCESS_PASSWORD] = MESSAGE_ADDRESS_PASSWORD,
                                            [ACCESS_NOBODY] = MESSAGE_ADDRESS_RESERVED};
    enum access access =
        url.n && !is_reported(url) ? access_of(checker->arena, url) : ACCESS_ANYBODY;
    if (access != ACCESS_ANYBODY)
        findings_add(checker->findings, messages[access], place,
                     {say_phrase(what), say_address(url)}, .cause = cause);
}

static bool is_page(struct checker *checker, struct str url, struct str other) {
    struct site a = site_of(checker->arena, url), b = site_of(checker->arena, other);
    return url.n && other.n && site_is_same_page(&a, &b);
}

/* A page about a case study is neither of the partner's two. */
static void look_at_field(struct checker *checker, const struct case_study *study,
                          const struct field *field) {
    const struct dossier *dossier = checker->dossier;
    struct phrase what = phrase_of(checker->arena, REASON_THE_FIELD, say_text(field->name));
    struct cause cause = {CAUSE_FACT, field->name, study->id};
    bool home = is_page(checker, field->text, dossier->home_page);
    look(checker, field->text, field->place, what, cause);
    if (home || is_page(checker, field->text, dossier->practice_page))
        findings_add(checker->findings, home ? MESSAGE_ADDRESS_HOME : MESSAGE_ADDRESS_PRACTICE,
                     field->place, {say_phrase(what), say_address(field->text)},
                     .severity = SEVERITY_WARNING, .cause = cause);
}

static void look_at_practice(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    struct cause cause = {CAUSE_FACT, STR(FACT_PRACTICE_PAGE), STR("")};
    look(checker, dossier->home_page, dossier->partner_place, phrase_plain(REASON_THE_HOME_PAGE),
         cause);
    look(checker, dossier->practice_page, dossier->practice_place,
         phrase_plain(REASON_THE_PRACTICE_PAGE), cause);
    if (is_page(checker, dossier->practice_page, dossier->home_page))
        findings_add(checker->findings, MESSAGE_ADDRESS_HOME, dossier->practice_place,
                     {say_phrase(phrase_plain(REASON_THE_PRACTICE_PAGE)),
                      say_address(dossier->practice_page)},
                     .cause = cause);
}

static void look_at_links(struct checker *checker, const struct node *body, struct place otherwise,
                          struct phrase what) {
    for (const struct node *node = body; node; node = node_next(body, node))
        if (node->kind == NODE_LINK && str_find(node->target, STR("://"), 0) != SIZE_MAX)
            look(checker, node->target, node->place.line ? node->place : otherwise, what,
                 (struct cause){.kind = CAUSE_NONE});
}

static void look_at_study(struct checker *checker, const struct case_study *study) {
    for (size_t i = 0; i < study->field_count; i++) {
        const struct field *field = &study->fields[i];
        if (field->type == FIELD_URL && field->valid)
            look_at_field(checker, study, field);
    }
    for (size_t i = 0; i < study->section_count; i++) {
        const struct section *section = &study->sections[i];
        look_at_links(checker, section->body, section->place,
                      phrase_of(checker->arena, REASON_PART_OF_SECTION, say_text(section->title)));
    }
    look_at_links(checker, study->story.body, study->story.place,
                  phrase_of(checker->arena, REASON_PART_OF_SECTION, say_text(study->story.title)));
}

void check_addresses(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    look_at_practice(checker);
    for (size_t i = 0; i < dossier->case_count; i++)
        if (!dossier->cases[i].unread)
            look_at_study(checker, &dossier->cases[i]);
    for (size_t i = 0; i < dossier->evidence_count; i++)
        look(checker, dossier->evidence[i].url, dossier->evidence[i].place,
             phrase_of(checker->arena, REASON_THE_EVIDENCE, say_text(dossier->evidence[i].id)),
             (struct cause){.kind = CAUSE_NONE});
    for (size_t i = 0; i < dossier->answer_count; i++)
        look_at_links(checker, dossier->answers[i].body, dossier->answers[i].place,
                      phrase_of(checker->arena, REASON_THE_ANSWER_TO,
                                say_text(dossier->answers[i].item),
                                say_text(dossier->answers[i].case_id)));
}
