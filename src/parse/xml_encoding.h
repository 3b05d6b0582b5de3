/* Whether the bytes of an XML file are UTF-8 and say so, before the parser sees one. For xml.c. */
#ifndef PARSE_XML_ENCODING_H
#define PARSE_XML_ENCODING_H

#include "model/finding.h"
#include "parse/lines.h"

/* `lines` are of the whole file. False after a finding. */
bool xml_check_encoding(struct lines *lines, struct findings *findings);

#endif
