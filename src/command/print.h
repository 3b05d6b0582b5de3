/* Findings as text: the compilers' form, one line each, JSON or SARIF 2.1.0. */
#ifndef COMMAND_PRINT_H
#define COMMAND_PRINT_H

#include "base/buf.h"
#include "model/finding.h"

enum print_format { PRINT_TEXT, PRINT_SHORT, PRINT_JSON, PRINT_SARIF, PRINT_FORMAT_COUNT };

/* Adds the findings to `out`. JSON and SARIF come as objects separated by commas, so that several
 * submissions can be joined. */
void print_findings(struct buf *out, const struct findings *findings, enum print_format format,
                    bool colour);

/* What stands before and after all findings of a run in this format; nothing for text. */
void print_open(struct buf *out, enum print_format format);
void print_close(struct buf *out, enum print_format format);

#endif
