/* Accounts that evidence names in ARNs: policies, task definitions, logs; and those that answers
 * name. */
#include "base/ascii.h"
#include "check/claim.h"
#include "check/speaks.h"
#include "evidence/evidence.h"

enum {
    ARN_FIELDS = 4, /* "arn:aws:dms:eu-central-1:" stands before the account */
    DIGITS = 12,
    DIGITS_LEAST = 10, /* of what is meant as an account */
    DIGITS_MOST = 16,
    LOOKED_AT = 65536 /* bytes of a document */
};

/* The account of the ARN at the beginning of the text; empty: it has none, as those of S3. */
static struct str account_of_arn(struct str text) {
    size_t at = 0;
    for (int fields = 0; fields < ARN_FIELDS; at++) {
        if (at == text.n ||
            !(is_letter_or_digit(text.s[at]) || text.s[at] == '-' || text.s[at] == ':'))
            return STR("");
        fields += text.s[at] == ':';
    }
    size_t end = at;
    while (end < text.n && is_digit(text.s[end]))
        end++;
    return end - at == DIGITS ? str_slice(text, at, end) : STR("");
}

/* The one account that the text names, however often; empty: none or several. */
static struct str only_account(struct str text) {
    struct str only = STR("");
    for (size_t at = 0; (at = str_find(text, STR("arn:aws"), at)) != SIZE_MAX; at++) {
        struct str account = account_of_arn(str_slice(text, at, text.n));
        if (only.n && account.n && !str_equal(account, only))
            return STR("");
        only = account.n ? account : only;
    }
    return only;
}

/* The one case study that the document supports. */
static const struct case_study *study_of(const struct dossier *dossier,
                                         const struct evidence *evidence) {
    const struct case_study *study = NULL;
    for (size_t i = 0; i < evidence->support_count; i++) {
        const struct case_study *found = dossier_find_case(dossier, evidence->supports[i].case_id);
        if (!found || found->unread || (study && found != study))
            return NULL;
        study = found;
    }
    return study;
}

/* That is told by itself, and its account is that of the other one. */
static bool has_file_of_other(const struct dossier *dossier, const struct case_study *study) {
    for (size_t i = 0; i < dossier->case_count; i++)
        if (&dossier->cases[i] != study && str_equal(dossier->cases[i].file, study->file))
            return true;
    return false;
}

static const struct field *account_field(const struct case_study *study) {
    for (size_t i = 0; study && i < study->field_count; i++)
        if (study->fields[i].type == FIELD_ACCOUNT && study->fields[i].valid)
            return &study->fields[i];
    return NULL;
}

/* The digits of the first number that may be an account, with blanks and dashes between; empty:
 * there is none. */
static struct str account_in(struct str text, char digits[DIGITS_MOST]) {
    for (size_t at = 0; at < text.n; at++) {
        size_t count = 0, end = at;
        if (!is_digit(text.s[at]) || (at && is_letter_or_digit(text.s[at - 1])))
            continue;
        for (; end < text.n && count < DIGITS_MOST; end++) {
            bool joint = (text.s[end] == ' ' || text.s[end] == '-') && end + 1 < text.n &&
                         is_digit(text.s[end + 1]);
            if (is_digit(text.s[end]))
                digits[count++] = text.s[end];
            else if (!joint)
                break;
        }
        if (count >= DIGITS_LEAST)
            return (struct str){digits, count};
        at = end;
    }
    return STR("");
}

/* An answer to the question for the account names it as the front matter does. */
static void look_at_answer(struct checker *checker, const struct answer *answer) {
    const struct case_study *study = dossier_find_case(checker->dossier, answer->case_id);
    const struct field *field = account_field(study);
    const struct condition *condition =
        checklist_find_condition(checker->checklist, answer->item, NULL);
    char digits[DIGITS_MOST];
    if (!field || study->unread || answer->met != MET_YES || !condition || !condition->rule ||
        !rule_names_field(condition->rule, field->name))
        return;
    struct str account = account_in(claim_text(checker->arena, answer), digits);
    if (account.n && !str_equal(account, field->text))
        findings_add(checker->findings, MESSAGE_ACCOUNT_CONTRADICTS, answer->place,
                     {say_text(answer->item), say_text(study->id),
                      say_text(str_copy(checker->arena, account.s, account.n)), say_field(field)},
                     .item = answer->item);
}

void check_accounts(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *evidence = &dossier->evidence[i];
        const struct content *content = evidence->content;
        const struct case_study *study = study_of(dossier, evidence);
        const struct field *field = account_field(study);
        if (!field || has_file_of_other(dossier, study) || !content ||
            content->state != CONTENT_READ || content->form == CONTENT_PDF)
            continue;
        struct str text = str_slice(evidence_text(checker->arena, evidence), 0, LOOKED_AT),
                   account = only_account(text);
        if (account.n && !str_equal(account, field->text))
            findings_add(checker->findings, MESSAGE_EVIDENCE_OF_OTHER_ACCOUNT, evidence->place,
                         {say_text(evidence->id), say_text(evidence->title), say_text(account),
                          say_text(study->id), say_field(field)});
    }
    for (size_t i = 0; i < dossier->answer_count; i++)
        look_at_answer(checker, &dossier->answers[i]);
}
