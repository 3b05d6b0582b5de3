/* Which formats a file's name promises, and whether its content keeps the promise. */
#ifndef EVIDENCE_FILE_KINDS_H
#define EVIDENCE_FILE_KINDS_H

#include "base/str.h"

struct file_kind {
    const char *extension, *media_type, *called; /* "a PDF" */
};

/* By the extension of a name, and by what was recognized; NULL: not known. */
const struct file_kind *kind_by_name(struct str file);
const struct file_kind *kind_by_media(struct str media_type);
/* The part of LibreOffice that opens it: "Writer"; NULL: none does. */
const char *kind_office_part(const struct file_kind *kind);
bool kind_is_text(struct str media_type);
bool kind_is_office(struct str media_type); /* of today: a ZIP archive with parts */
/* Whether content of that type may be named so. */
bool kind_agrees(const struct file_kind *named, struct str media_type);

struct rare_format {
    const char *extension, *called, *instead;
};
/* A format that reviewers may have no program for; NULL: it is none. */
const struct rare_format *kind_find_rare(struct str file, struct str head);
/* Markdown by its name. */
bool kind_is_markdown(struct str file);

#endif
