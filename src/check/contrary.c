#include "check/contrary.h"

#include "base/ascii.h"
#include "check/claim.h"
#include "check/text.h"
#include "check/words_near.h"
#include "evidence/evidence.h"

enum { LOOKED_AT = 262144 /* bytes */, COLUMNS = 64 };

static bool names_any(struct str text, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_names(text, str_of(list[i])))
            return true;
    return false;
}

/* ---- acceptance ---- */

static bool is_acceptance(const struct evidence *evidence) {
    const char *names = "accept* acceptance sign-off signoff sign approval abnahme* "
                        "abnahmeprotokoll freigabe";
    return text_has_any(evidence->title, names) || text_has_any(evidence->kind, names);
}

/* "Three blocking defects are open", "0 passed"; "none is open" says the contrary. */
static bool leaves_defects(struct str line) {
    bool defects =
        text_has_any(line, "blocking blocker blockers blockierende betriebsverhindernde") &&
        text_has_any(line, "open remain remains unresolved offen");
    return (defects && !text_has_any(line, "no none nothing 0 zero kein keine keiner nichts")) ||
           text_names(line, STR("0 passed")) || text_names(line, STR("none passed")) ||
           text_names(line, STR("0 bestanden"));
}

/* The line that refuses; a later acceptance settles it. */
static struct str refusal_find(struct str text) {
    static const char *const refused[] = {"not accepted",
                                          "not approved",
                                          "not yet accepted",
                                          "not yet approved",
                                          "is rejected",
                                          "was rejected",
                                          "rejected by",
                                          "rejected on",
                                          "acceptance refused",
                                          "refused acceptance",
                                          "refused to sign",
                                          "declined to sign",
                                          "refuses to sign",
                                          "not signed",
                                          "not yet signed",
                                          "unsigned",
                                          "signature pending",
                                          "to be signed",
                                          "signature missing",
                                          "signature: _",
                                          "acceptance withheld",
                                          "acceptance denied",
                                          "nicht abgenommen",
                                          "nicht unterschrieben",
                                          "nicht freigegeben",
                                          "Abnahme verweigert",
                                          "Abnahme abgelehnt",
                                          "abgelehnt am",
                                          "abgelehnt von",
                                          "abgelehnt durch",
                                          "wurde abgelehnt",
                                          "Unterschrift fehlt",
                                          "Unterschrift steht aus",
                                          "noch zu unterschreiben",
                                          "keine Abnahme",
                                          "noch keine Unterschrift"};
    static const char *const accepted[] = {"is accepted",      "was accepted", "are accepted",
                                           "accepted on",      "accepted by",  "ist abgenommen",
                                           "wurde abgenommen", "abgenommen am"};
    struct str rest = text, line, found = STR("");
    while (str_cut(&rest, '\n', &line)) {
        size_t at = 0;
        bool heads = word_is_one_of(word_next(line, &at), "rejected abgelehnt");
        if (heads || leaves_defects(line) || names_any(line, refused, COUNT(refused)))
            found = found.n ? found : str_trim(line);
        else if (names_any(line, accepted, COUNT(accepted)))
            found = STR("");
    }
    return found;
}

/* ---- logs ---- */

static bool ends_in_number(struct str text, const char *label) {
    size_t at = str_find(text, str_of(label), 0);
    for (at = at == SIZE_MAX ? text.n : at + str_of(label).n; at < text.n; at++)
        if (is_digit(text.s[at]))
            return text.s[at] != '0';
        else if (text.s[at] != ' ' && text.s[at] != ':' && text.s[at] != '=')
            break;
    return false;
}

/* "0 failed" and "without error" end no run badly. */
static bool is_failure(struct str line) {
    const char *const labels[] = {"exit status", "exit code", "Exit status", "Exit code", "rc"};
    for (size_t i = 0; i < COUNT(labels); i++)
        if (ends_in_number(line, labels[i]))
            return true;
    return text_has_any(line, "failed fatal aborted error exception fehlgeschlagen abgebrochen "
                              "fehler") &&
           !text_has_any(line, "0 no without zero none ohne kein keine null nothing");
}

static struct str last_line(struct str text) {
    struct str rest = str_trim(text);
    size_t from = rest.n;
    while (from && rest.s[from - 1] != '\n')
        from--;
    return str_slice(rest, from, rest.n);
}

static bool is_log(const struct evidence *evidence) {
    return str_ends(evidence->file, STR(".log")) || text_has_any(evidence->kind, "log protokoll") ||
           str_ends(evidence->file, STR(".out"));
}

static struct str log_failure(const struct evidence *evidence, struct str text) {
    struct str line = is_log(evidence) ? last_line(text) : STR("");
    bool marked = str_find(line, STR("]E:"), 0) != SIZE_MAX;
    return marked || is_failure(line) ? line : STR("");
}

/* ---- tables ---- */

static size_t cut_row(struct str line, char mark, struct str cells[COLUMNS]) {
    size_t count = 0;
    while (count < COLUMNS && str_cut(&line, mark, &cells[count])) {
        cells[count] = str_trim(cells[count]);
        count++;
    }
    return count;
}

static bool is_state(struct str heading) {
    return text_has_any(heading, "state status result outcome zustand ergebnis validation_state "
                                 "task_state table_state final_state exit_status exit_code");
}

static bool is_failed(struct str heading, struct str cell) {
    bool code = text_has_any(heading, "exit exit_status exit_code");
    return word_is_one_of(cell, "failed failure error aborted fehlgeschlagen fehler abgebrochen") ||
           str_equal_ignoring_case(cell, STR("Table error")) ||
           (code && cell.n && is_digit(cell.s[0]) && !str_is(cell, "0"));
}

/* The first row below the headings whose state is a failure. */
static struct str row_failure(struct str text) {
    struct str rest = text, line = STR(""), heads[COLUMNS], cells[COLUMNS];
    do
        if (!str_cut(&rest, '\n', &line))
            return STR("");
    while (str_starts(line, STR("#")) || !str_trim(line).n);
    char mark = str_find(line, STR(";"), 0) != SIZE_MAX    ? ';'
                : str_find(line, STR("\t"), 0) != SIZE_MAX ? '\t'
                                                           : ',';
    size_t columns = cut_row(line, mark, heads);
    while (columns > 1 && str_cut(&rest, '\n', &line)) {
        if (cut_row(line, mark, cells) != columns)
            continue;
        for (size_t k = 0; k < columns; k++)
            if (is_state(heads[k]) && is_failed(heads[k], cells[k]))
                return str_trim(line);
    }
    return STR("");
}

/* ---- documents ---- */

static bool supports(const struct evidence *evidence, const struct answer *answer) {
    for (size_t i = 0; i < evidence->support_count; i++) {
        const struct support *support = &evidence->supports[i];
        bool same = !support->case_id.n || !answer->case_id.n ||
                    str_equal(support->case_id, answer->case_id);
        bool part = answer->item.n > support->item.n && answer->item.s[support->item.n] == '/';
        if (same && str_starts(answer->item, support->item) &&
            (part || answer->item.n == support->item.n))
            return true;
    }
    return false;
}

/* Whether an answer that rests on the document speaks of a failure. */
static bool is_told(struct checker *checker, const struct evidence *evidence) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->answer_count; i++)
        if (supports(evidence, &dossier->answers[i]) &&
            text_has_any(claim_text(checker->arena, &dossier->answers[i]),
                         "fail* abort* reject* refus* rollback rolled circuit "
                         "fehlgeschlagen abgebroch* abgelehnt* scheiter* gescheitert"))
            return true;
    return false;
}

void contrary_look(struct checker *checker, const struct evidence *evidence) {
    const struct content *content = evidence->content;
    if (!content || content->state != CONTENT_READ)
        return;
    bool acceptance = is_acceptance(evidence), table = content->form == CONTENT_TABLE;
    if (!acceptance && !table && !is_log(evidence))
        return;
    struct str text = str_slice(evidence_text(checker->arena, evidence), 0, LOOKED_AT),
               refusal = acceptance ? refusal_find(text) : STR(""),
               failure = table ? row_failure(text) : log_failure(evidence, text);
    struct str said = refusal.n ? refusal : failure;
    if (said.n && !is_told(checker, evidence))
        findings_add(checker->findings,
                     refusal.n ? MESSAGE_EVIDENCE_REFUSED : MESSAGE_EVIDENCE_FAILED,
                     evidence->place,
                     {say_text(evidence->file), say_text(text_excerpt(checker->arena, said))});
}
