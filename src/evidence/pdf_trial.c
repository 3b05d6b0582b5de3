/* What comes back is numbers and texts: the outcome, the survey, its pages, and the text of each.
 * A file that unpacks to more than there is memory, or whose forms draw each other without end, is
 * found by doing what will be done with it. */
#include "evidence/pdf_trial.h"

#include <setjmp.h>
#include <signal.h>
#include <string.h>

#include "base/limits.h"
#include "sys/processes.h"

enum { PAGES_A_SECOND = 100 /* at least */ };

struct trial {
    struct arena *arena;
    struct str bytes;
    enum pdf_trouble trouble;
    struct pdf_survey *survey;
    struct pdf_text *text;
    bool ended; /* by itself */
    bool started;
    bool killed; /* by somebody: its bounds end it otherwise */
};

static void try(struct trial *trial, struct arena *arena) {
    struct pdf_survey *survey = trial->survey;
    trial->trouble = pdf_survey(arena, trial->bytes, survey);
    if (trial->trouble != PDF_OPENED || survey->large || survey->heavy || survey->vast)
        return;
    trial->text = pdf_text_open(arena, trial->bytes);
    if (!trial->text || pdf_text_pages(trial->text) != survey->page_count)
        trial->trouble = PDF_DAMAGED;
}

static bool put(int fd, const void *bytes, size_t count) {
    return processes_write(fd, (struct str){bytes, count});
}

/* `active` points to a constant, which the parent has at the same address. */
static bool send(const struct trial *trial, int fd) {
    const struct pdf_survey *survey = trial->survey;
    size_t count = trial->trouble == PDF_OPENED && trial->text ? survey->page_count : 0;
    bool sent = put(fd, &trial->trouble, sizeof trial->trouble) &&
                put(fd, survey, sizeof *survey) &&
                put(fd, survey->pages, survey->page_count * sizeof *survey->pages) &&
                put(fd, &count, sizeof count);
    for (size_t page = 1; page <= count && sent; page++) {
        struct str text = pdf_text_page(trial->text, page);
        sent = put(fd, &text.n, sizeof text.n) && put(fd, text.s, text.n);
    }
    return sent;
}

/* In the child, with an arena of its own. */
static int start(size_t index, int write_fd, void *context) {
    (void)index;
    struct trial *trial = context;
    struct arena *arena = arena_new(LIMIT_PDF_MEMORY);
    jmp_buf exhausted;
    if (!arena)
        return 1;
    arena_on_exhausted(arena, &exhausted);
    if (setjmp(exhausted) != 0)
        return 1;
    processes_bound(LIMIT_PDF_SECONDS, LIMIT_PDF_MEMORY);
    try(trial, arena);
    processes_bound(LIMIT_PDF_SECONDS + (int)(trial->survey->page_count / PAGES_A_SECOND),
                    LIMIT_PDF_MEMORY);
    return send(trial, write_fd) ? 0 : 1;
}

static void take(struct str *parcel, void *out, size_t size) {
    memcpy(out, parcel->s, size);
    *parcel = str_slice(*parcel, size, parcel->n);
}

static void receive(struct trial *trial, struct str parcel) {
    struct pdf_survey *survey = trial->survey;
    size_t count;
    take(&parcel, &trial->trouble, sizeof trial->trouble);
    take(&parcel, survey, sizeof *survey);
    survey->pages = arena_copy(trial->arena, parcel.s, survey->page_count * sizeof *survey->pages);
    parcel = str_slice(parcel, survey->page_count * sizeof *survey->pages, parcel.n);
    take(&parcel, &count, sizeof count);
    struct str *texts = NEW_ARRAY(trial->arena, struct str, count);
    for (size_t i = 0; i < count; i++) {
        take(&parcel, &texts[i].n, sizeof texts[i].n);
        texts[i] = str_copy(trial->arena, parcel.s, texts[i].n);
        parcel = str_slice(parcel, texts[i].n, parcel.n);
    }
    trial->text = count ? pdf_text_of(trial->arena, texts, count) : NULL;
}

static void done(size_t index, int exit_status, struct str output, void *context) {
    (void)index;
    struct trial *trial = context;
    trial->started = exit_status != PROCESS_NOT_STARTED;
    trial->ended = exit_status == 0;
    trial->killed = exit_status == -SIGKILL;
    if (trial->ended)
        receive(trial, output);
}

enum pdf_trouble pdf_trial(struct arena *arena, struct str bytes, struct pdf_survey *survey,
                           struct pdf_text **text) {
    struct trial trial = {.arena = arena, .bytes = bytes, .survey = survey};
    *survey = (struct pdf_survey){0};
    struct process_work work = {start, done, &trial};
    enum status status = processes_run(1, 1, &work);
    if (status == STATUS_OK && trial.killed)
        status = processes_run(1, 1, &work);
    if (status != STATUS_OK || !trial.started)
        try(&trial, arena);
    else if (!trial.ended)
        trial.trouble = PDF_EXHAUSTING;
    *text = trial.text;
    return trial.trouble;
}
