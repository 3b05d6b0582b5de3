/* Every limit of the program, each with its reason. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define LIMIT_JOB_MEMORY                                                                           \
    ((size_t)2 << 30) /* one job: a 10,000-page packet with its images stays below */
#define LIMIT_WORKER_MEMORY                                                                        \
    ((size_t)4 << 30) /* addresses of a process that reads a submission: its arenas, and what      \
                         libraries take beside them */
#define LIMIT_WORKER_SECONDS 1800 /* of a processor, for the same; 10,000 pages take 60 */
#define LIMIT_WORKER_CLOCK 3600   /* seconds on the clock */
#define LIMIT_MANIFEST_BYTES                                                                       \
    ((size_t)16 << 20) /* 500 evidence files are 200 KB; 16 MiB is a mistake */
#define LIMIT_CASE_STUDY_BYTES ((size_t)2 << 20) /* 7,500 words are 60 KB */
#define LIMIT_EVIDENCE_BYTES ((size_t)64 << 20)  /* evidence is bound into what is sent */
#define LIMIT_EXHIBIT_LINES 20000                /* of a text that is set as pages, some 300 */
#define EXHIBIT_LINE_BYTES 80                    /* a longer line is counted as several */
#define LIMIT_OFFICE_START 30   /* seconds until LibreOffice begins, with a cold disk: it needs 3 */
#define LIMIT_OFFICE_SECONDS 15 /* and for each document; 100 pages take 2 */
#define LIMIT_OFFICE_MEMORY ((size_t)4 << 30) /* addresses, of which it uses a tenth */
#define LIMIT_OFFICE_UNPACKED                                                                      \
    ((size_t)256 << 20) /* all parts of a document that LibreOffice is given */
#define LIMIT_IMAGE_BYTES ((size_t)64 << 20)
#define LIMIT_IMAGE_PIXELS ((size_t)100000000) /* 100 megapixels: 400 MB decoded */
#define LIMIT_PDF_PIXELS                                                                           \
    ((size_t)1000000000)          /* of a picture in a PDF: A0 at 600 dpi has 560 million */
#define LIMIT_SVG_ELEMENTS 200000 /* drawn ones: a large draw.io sheet has 5,000 */
#define LIMIT_WORKBOOK_BYTES ((size_t)16 << 20)    /* 100 items by 10 case studies are 2 MB */
#define LIMIT_WORKBOOK_UNPACKED ((size_t)16 << 20) /* what a workbook that is read unpacks to */
#define LIMIT_SHEET_ROWS 10000
#define LIMIT_SHEET_COLUMNS 512 /* 200 case studies */
#define LIMIT_NESTING 100       /* levels in XML, YAML and Markdown: nobody writes deeper */
#define LIMIT_FINDINGS 1000     /* more is noise; the rest is counted */
#define LIMIT_PAGES 20000
#define LIMIT_DOCUMENT_PAGES 2000             /* of one PDF given as evidence */
#define LIMIT_PAGE_CONTENT ((size_t)32 << 20) /* of a page of it, unpacked: a large map */
#define LIMIT_PDF_SECONDS 4                   /* of computing; its text takes 1 ms a page */
#define LIMIT_PDF_MEMORY ((size_t)1 << 30)    /* beside its bytes; 2000 pages need 100 MB */
#define LIMIT_PAGE_POINTS                                                                          \
    14000 /* 4.9 m; a PDF's page may have 14,400 points, and ours has a strip */
#define LIMIT_OUTPUT_BYTES ((size_t)1 << 30)
#define LIMIT_PROCESS_OUTPUT                                                                       \
    ((size_t)256 << 20) /* what one job says to its parent: findings, or the files it made, which  \
                           are 90 MB for 10,000 pages with pictures */
#define LIMIT_MAIL_WARNING ((size_t)20 << 20)  /* many gateways refuse more */
#define LIMIT_MAIL_ERROR ((size_t)25 << 20)    /* common maximum of mail systems */
#define LIMIT_MAIL_BYTES ((size_t)64 << 20)    /* a message to verify: above any system's maximum */
#define LIMIT_RECEIPT_BYTES ((size_t)64 << 20) /* 10,000 results and 5,000 files are 6 MB */
#define LIMIT_FOLDERS 8                        /* below an output folder: it has two */
#define LIMIT_CARRIED_FOLDERS 64               /* below an output folder, of what is not ours */
#define LIMIT_REVIEWER_PAGES 95 /* a reviewer's tool reads at most 95 pages of a file */
#define LIMIT_REVIEWER_FILES 5  /* and of an item with all its evidence */
#define LIMIT_BUNDLE_BYTES                                                                         \
    ((size_t)64 << 20) /* of all documents in a bundle: each larger than 4.5 MB fits no item */
#define LIMIT_REVIEWER_BYTES                                                                       \
    ((size_t)4718592) /* 4.5 MB: above it a file is reduced to its text                            \
                       */

#endif
