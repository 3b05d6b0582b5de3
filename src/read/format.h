/* Inside src/read: the tables that a checklist's chapters share. */
#ifndef READ_FORMAT_H
#define READ_FORMAT_H

#include "read/table.h"

/* The formats as wholes. */
extern const struct element_row submission_format, checklist_format, shared_format, theme_format;

extern const struct element_row include_format; /* <include>, in place of groups */
extern const struct child_row any_rules[];      /* whatever a rule may be */
extern const struct element_row rule_format;    /* <rule>, with everything that may stand in it */
extern const struct element_row applies_if_format; /* <applies-if> */
extern const struct element_row waived_if_format;  /* <waived-if> */
extern const struct element_row sample_format;     /* <sample> */
extern const struct element_row lookup_format;     /* <lookup> */
extern const struct element_row quality_format;    /* <quality> */
extern const struct element_row migration_format;  /* <migration> */
extern const struct element_row tracks_format;     /* <tracks> */
extern const struct element_row categories_format; /* <categories> */

/* manifest_parts.c: what a manifest and a sample have in common. */
extern const struct element_row certificate_format; /* <certificate>, of a person */
extern const struct element_row weight_format;      /* <weight> */
extern const struct element_row earlier_format;     /* <used> */
void weight_read(const struct reader *reader, const struct xml_node *node);
void earlier_read(const struct reader *reader, const struct xml_node *node);
void partner_read(const struct reader *reader, const struct xml_node *node);
/* These add to the reader's dossier and give back what they have added. */
struct person *person_read(const struct reader *reader, const struct xml_node *node);
struct evidence *document_read(const struct reader *reader, const struct xml_node *node);
struct answer *answer_read(const struct reader *reader, const struct xml_node *node);

/* edition.c: looks in `folder` for the checklist that names this one as its previous edition. */
void edition_find_successor(const struct reader *reader, struct str folder, struct checklist *c);

/* lookup.c: the parts of a checklist beside its fields, sections and items. */
void lookup_read(const struct reader *reader, const struct xml_node *node, struct checklist *c);
void quality_read(const struct reader *reader, const struct xml_node *node, struct checklist *c);
void migration_read(const struct reader *reader, const struct xml_node *node, struct checklist *c);
void choices_read(const struct reader *reader, const struct xml_node *root, struct checklist *c);

/* checklist_header.c: what is said once about a checklist. */
extern const struct attribute_row checklist_attributes[];
extern const struct element_row delivery_format, renewal_format;
void checklist_header_read(const struct reader *reader, const struct xml_node *root,
                           struct checklist *c);

/* include.c: puts the groups of shared files into the parts that include them. */
void include_expand(const struct reader *reader, struct xml_node *root);

/* rule.c: applies-if, waived-if, tracks, of a group, an item or a condition. */
void exception_read(const struct reader *reader, const struct xml_node *node,
                    struct exception *exception);

/* checklist_reference.c: references between the parts of a checklist that has been read. */
void checklist_check_references(const struct reader *reader, const struct checklist *c);

#endif
