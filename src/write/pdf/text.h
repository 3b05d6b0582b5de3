/* How a run of text is shown in a content stream. */
#ifndef WRITE_PDF_TEXT_H
#define WRITE_PDF_TEXT_H

struct pdf_content;
struct run;

/* The run's text, marked as belonging to its node, or as an artefact. */
void pdf_put_run(struct pdf_content *content, const struct run *run);

#endif
