/* Changes to the source of an XML document that leave every other byte as it is: comments, order,
 * indentation, quotes. Nodes are those that xml_parse made of the same bytes. */
#ifndef PARSE_XML_EDIT_H
#define PARSE_XML_EDIT_H

#include "base/buf.h"
#include "parse/xml.h"

struct xml_edit;

struct xml_edit *xml_edit_new(struct arena *arena, struct str bytes);
/* Puts a text in the place of bytes, or before a byte where `range` is empty. */
void xml_edit_replace(struct xml_edit *edit, struct range range, struct str text);
/* Gives an attribute a value, or the element the attribute, behind the others. */
void xml_edit_set(struct xml_edit *edit, const struct xml_node *node, const char *name,
                  struct str value);
void xml_edit_remove(struct xml_edit *edit, const struct xml_node *node, const char *name);
/* Puts a text in the place of all that is inside an element without elements. Several lines or
 * a long one are indented below the tag. */
void xml_edit_text(struct xml_edit *edit, const struct xml_node *node, struct str text);
/* Puts elements behind another one, or at the end of their parent, each in a line of its own. */
void xml_edit_add_after(struct xml_edit *edit, const struct xml_node *node, struct str element);
void xml_edit_append(struct xml_edit *edit, const struct xml_node *parent,
                     const struct str *elements, size_t count);
/* What stands before the colon of an element's name, with the colon. */
struct str xml_edit_prefix(const struct xml_edit *edit, const struct xml_node *node);
/* The blanks before an element in its line, and the line end that the document uses. */
struct str xml_edit_indent(const struct xml_edit *edit, const struct xml_node *node);
struct str xml_edit_line_end(const struct xml_edit *edit);
/* The changed document. */
struct str xml_edit_apply(struct xml_edit *edit);

/* Text as character data, in lines of its own when it is long; and as an attribute's value.
 */
struct str xml_edit_content(const struct xml_edit *edit, struct str indent, struct str text);
struct str xml_edit_value(struct arena *arena, struct str value);

#endif
