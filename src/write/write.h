/* One function per output: from the document, its pages or the results to bytes. Nothing here
 * touches the disk or the clock. */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include "base/letters.h"
#include "layout/page/pages.h"
#include "model/bundle.h"
#include "model/changes.h"
#include "model/finding.h"
#include "sys/file.h"

struct str write_html(struct arena *arena, const struct document *document);
struct str write_markdown(struct arena *arena, const struct document *document);
struct report_input {
    const struct dossier *dossier;
    const struct checklist *checklist;
    const struct results *results;
    const struct findings *findings;
    const struct output *outputs; /* of PDFs it is told what they claim */
    size_t output_count;
    const struct public_draft *drafts;
    size_t draft_count;
    bool inward; /* with remarks, approvals and what is wrong with consents: not to be handed on */
};
struct str write_report(struct arena *arena, const struct report_input *input);
struct str write_receipt(struct arena *arena, const struct receipt *receipt); /* sealed */
struct public_proof;
struct str write_public_proof(struct arena *arena, const struct public_proof *proof); /* sealed */

/* For approval: what public drafts are made of beside what they say. Confidential. */
struct reworded_draft {
    struct str name; /* "public/contoso.md" */
    const struct rewordings *rewordings;
    struct str language;
};
struct str write_rewordings(struct arena *arena, const struct reworded_draft *drafts, size_t count);
struct str write_changes(struct arena *arena, const struct changes *changes); /* JSON */

/* The answers as a workbook in AWS's layout, and as a table (RFC 4180). A text that no cell holds
 * is a finding. STATUS_MEMORY, STATUS_LIMIT or STATUS_IO when libxlsxwriter fails. */
struct workbook_input {
    const struct dossier *dossier;
    const struct checklist *checklist;
    const struct results *results;
    bool draft;
};
MUST_USE enum status write_workbook(struct arena *arena, const struct workbook_input *input,
                                    struct findings *findings, struct str *bytes);
struct str write_answers(struct arena *arena, const struct dossier *dossier,
                         const struct checklist *checklist, const struct results *results);

/* Of a bundle: partner_responses.csv and evidence_map.json. */
struct str write_responses(struct arena *arena, const struct bundle_entry *entries, size_t count);
struct str write_evidence_map(struct arena *arena, const struct bundle_entry *entries,
                              size_t count);

struct calendar_event {
    struct date date;
    struct date stamp;  /* when it was known */
    struct str subject; /* what it is about; of two events with one subject the later one counts */
    struct str summary, description;
};
struct str write_calendar(struct arena *arena, const struct calendar_event *events, size_t count);

struct mail_attachment {
    struct str name; /* "Northwind Cloud Partners - Self-Assessment.pdf" */
    struct str media_type;
    struct str bytes;
    size_t pages; /* 0: it has none */
};
struct mail {
    struct str from_name, from_address; /* may be empty */
    struct str to, subject, text;
    struct date date;
    const struct mail_attachment *attachments;
    size_t attachment_count;
};
/* Sealed (digest_seal) in a header of its own. */
MUST_USE enum status write_mail(struct arena *arena, const struct mail *mail, struct str *bytes);

struct searched {
    struct str text;
    enum spelling capital; /* found only where it is written so */
};
/* Searches the author's words in an output (of a PDF and a page of HTML as the two functions below
 * give them) for the secrets, ignoring case, accents, white space, look-alikes and punctuation
 * inside numbers (see secret_search.c). Gives the first that occurs, or SIZE_MAX. */
size_t secret_search(struct str bytes, const struct searched *secrets, size_t count);
/* All that a PDF of these pages would tell: text, metadata, alternative texts, targets of links. */
struct str secret_pages_text(struct arena *arena, const struct pages *pages);
/* The same of a page of HTML: without its style sheet and the names of elements and classes. */
struct str secret_html_text(struct arena *arena, struct str html);

#endif
