/* From dossier and results to documents. No font, no page. Pure; template files come in as text. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "base/letters.h"
#include "compose/secret_values.h"
#include "model/changes.h"
#include "model/finding.h"
#include "model/result.h"
#include "parse/mustache.h"

struct compose_input {
    const struct dossier *dossier;
    const struct checklist *checklist;
    const struct results *results;
    const struct findings *findings; /* for the open points */
    const struct changes *changes;   /* since an earlier build; NULL: not asked for */
    bool draft;
};

struct template {
    struct str file; /* path, for findings */
    struct str text;
};

/* The self-assessment and the packet. NULL after TEMPLATE findings. */
struct document *compose_document(struct arena *arena, const struct compose_input *input,
                                  const struct template *template, struct findings *findings);
/* The evidence as pages; NULL when none is cited that can be set. */
struct document *compose_exhibits(struct arena *arena, const struct compose_input *input,
                                  struct findings *findings);
/* What is pointed to bears this name in it; a support of NULL is the whole file. */
struct str compose_exhibit_anchor(struct arena *arena, const struct evidence *evidence,
                                  const struct support *support);
/* A public draft of one case study, by the template "public" or "story": confidential facts
 * replaced or left out. */
struct document *compose_public(struct arena *arena, const struct compose_input *input,
                                const struct case_study *study, const struct template *template,
                                struct findings *findings);
/* Whether a story can be made of it: the checklist says of what, or the author wrote one. */
bool compose_has_story(const struct compose_input *input, const struct case_study *study);
/* Base name of the public draft's files: the case study's id, or "case-study-N" when the id would
 * tell a secret. */
struct str compose_public_name(struct arena *arena, const struct compose_input *input,
                               const struct case_study *study);
/* Every value that must not occur in the public draft of `study`: texts and the declaration's
 * place. */
struct secret {
    struct str text;
    enum spelling capital; /* secret only where it is written so */
    bool of_customer;      /* a form of a customer's name */
    struct str what;       /* "aws-account-id of contoso" */
    struct place place;
};
struct secret *compose_secrets(struct arena *arena, const struct compose_input *input,
                               const struct case_study *study, size_t *count);

/* The hidden sizes, dates and other numbers of the study as values. */
struct hidden_values compose_hidden_values(struct arena *arena, const struct compose_input *input,
                                           const struct case_study *study);

/* Subject and text of the mail. Empty after TEMPLATE findings. */
struct str compose_subject(struct arena *arena, const struct compose_input *input,
                           struct findings *findings);
struct str compose_mail_body(struct arena *arena, const struct compose_input *input,
                             struct findings *findings);

#endif
