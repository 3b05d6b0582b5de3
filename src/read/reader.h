/* Inside src/read: what its chapters share. Nothing outside this folder includes it. */
#ifndef READ_READER_H
#define READ_READER_H

#include "model/checklist.h"
#include "parse/markdown_foreign.h"
#include "parse/xml.h"
#include "parse/yaml.h"

/* What every chapter is given; all borrowed. */
struct reader {
    struct arena *arena;
    struct findings *findings;
    struct dossier *dossier;           /* being filled */
    const struct checklist *checklist; /* NULL while a checklist or a theme itself is read */
    const struct checklist *asked;     /* fields that only `checklist` declares are passed over;
                                          NULL: none is */
    struct foreign *foreign;           /* markup that is not set; NULL: nobody is told of it */
    struct str fonts;                  /* folder; empty = none */
};

/* text.c: files as text */

/* A file named in the input. It is inside the submission, readable, and has at most `limit` bytes;
 * a missing one's finding names the nearest neighbour in its folder. False after findings. */
struct named_file {
    struct str path;
    struct place place; /* where it is named */
};
MUST_USE bool text_find_file(const struct reader *reader, struct named_file file, struct str *full);
MUST_USE bool text_read_file(const struct reader *reader, struct named_file file, size_t limit,
                             struct str *bytes);
/* A file of ours in XML, a manifest, checklist or theme; NULL after findings, at `named_at` where
 * there is no such file. */
struct xml_node *text_read_xml(const struct reader *reader, struct str path, struct place named_at);
/* UTF-8 without byte order mark and NUL; otherwise an ENCODING finding at the first wrong byte. */
MUST_USE bool text_check_encoding(struct findings *findings, struct str file, struct str bytes);
/* Characters and credentials that a text of a submission must not hold, as findings. */
void text_look(const struct reader *reader, struct str file, struct str bytes);
/* Cuts one line, without its line end, off `rest`; false at the end. */
bool text_cut_line(struct str *rest, struct str *line);
/* Parses Markdown and reports marks that came to nothing; afterwards `source` holds what was read
 * of it, without comments. NULL: it could not be parsed. The first leaves it to the caller to look
 * for code without an end. */
struct node *text_parse(const struct reader *reader, struct markdown_source *source);
struct node *text_read_markdown(const struct reader *reader, struct markdown_source *source);
/* The Markdown as its author wrote it, without comments. */
struct str text_written(struct arena *arena, const struct markdown_source *source);
/* Parses the Markdown inside an element after removing the indentation its lines have in common;
 * places are those of the file. `text`: the same as it is written. NULL when there is no text. */
struct node *text_parse_markdown(const struct reader *reader, const struct xml_node *element,
                                 struct str *text);

/* An element's text with the common indentation removed, and as one line with single blanks. */
struct str text_lines(const struct reader *reader, const struct xml_node *element);
struct str text_line(struct arena *arena, const struct xml_node *element);

/* manifest.c, reference.c: the manifest */

/* Checks the form of a manifest and fills the reader's dossier from it; false when its root is not
 * a submission. */
MUST_USE bool manifest_read(const struct reader *reader, const struct xml_node *root);
/* Whether every name in the manifest refers to something in it or in the checklist, and no id or
 * answer is there twice. */
void reference_check(const struct reader *reader, const struct xml_node *root);

/* design.c: the looks that a submission chose */

struct design design_read(const struct xml_node *element); /* NULL: the defaults */
/* Whether the theme exists, in the submission or in `templates`, and the colour can carry text. */
void design_check(const struct reader *reader, struct str templates);
void design_check_logo(const struct reader *reader); /* after images_read */

/* case_study.c, section.c, field.c */

void case_study_read(const struct reader *reader, struct case_study *study);
/* Moves the blocks of `body` into the study's sections. */
void section_cut(const struct reader *reader, struct case_study *study, struct node *body);
/* The sections whose headings a code block without an end has swallowed are known to be missing
 * from now on. False: there is none. */
bool section_find_lost(const struct reader *reader, struct case_study *study,
                       const struct node *block);
/* Reads one value of front matter as its declaration says. False: a finding has been made,
 * field->valid is false. */
bool field_read(const struct reader *reader, const struct field_declaration *declaration,
                const struct yaml_node *value, struct field *field);

/* evidence.c, images.c */

void evidence_read(const struct reader *reader, struct evidence *evidence);
struct str evidence_media_type(struct arena *arena,
                               struct str head); /* by the first bytes of a file */
/* Reads every picture that diagrams and Markdown name, each once, and lets the diagrams point at
 * them. */
void images_read(const struct reader *reader);

/* links.c: leads links to files of the submission to their places in the documents, and reports
 * those that lead nowhere; after images_read. */
void links_read(const struct reader *reader);

/* rule.c, sample.c: parts of a checklist; their tables are in format.h */

/* The rule below a <rule> element, NULL when there is none. */
struct rule *rule_read(const struct reader *reader, const struct xml_node *element);
void sample_read(const struct reader *reader, const struct xml_node *element, struct str key,
                 struct sample *sample);

#endif
