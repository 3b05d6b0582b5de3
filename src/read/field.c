/* Values of front matter by the type their declaration names. One row per type says how a value is
 * read and which form a message asks for. */
#include <assert.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/nearest.h"
#include "model/words.h"
#include "read/respell.h"

struct attempt {
    struct arena *arena;
    const struct field_declaration *declaration;
    struct field *field;
    struct str number;   /* the text, with a decimal point whatever the language */
    const char *problem; /* set on failure when more can be said than the expected form */
};

/* "1.204,5" of a submission in a language that writes so, as "1204.5"; a point before three digits
 * parts thousands.
 */
static struct str number_of(const struct reader *reader, struct str text) {
    struct buf out = buf_init(reader->arena, text.n + 1);
    if (!reader->dossier || !words_decimal_comma(reader->dossier->language))
        return text;
    for (size_t i = 0; i < text.n; i++) {
        size_t digits = 0;
        while (i + 1 + digits < text.n && is_digit(text.s[i + 1 + digits]))
            digits++;
        if (text.s[i] != '.' || digits != 3)
            buf_add_char(&out, text.s[i] == ',' ? '.' : text.s[i]);
    }
    return buf_str(&out);
}

static bool read_text(struct attempt *attempt) {
    return attempt->field->text.n > 0;
}

static bool read_date(struct attempt *attempt) {
    struct str text = attempt->field->text;
    if (date_parse(text, &attempt->field->date))
        return true;
    bool shaped = text.n == 10;
    for (size_t i = 0; shaped && i < text.n; i++)
        shaped = i == 4 || i == 7 ? text.s[i] == '-' : is_digit(text.s[i]);
    attempt->problem = shaped ? "a date that does not exist" : NULL;
    return false;
}

static bool read_quantity(struct attempt *attempt) {
    static const char *const problems[] = {
        [QUANTITY_OK] = NULL,
        [QUANTITY_NO_NUMBER] = NULL,
        [QUANTITY_NEGATIVE] = "a negative size",
        [QUANTITY_NO_UNIT] = "a size without a unit",
        [QUANTITY_UNKNOWN_UNIT] = "a size in an unknown unit",
        [QUANTITY_TOO_LARGE] = "a size too large to be meant",
    };
    enum quantity_problem problem = quantity_parse(attempt->number, &attempt->field->quantity);
    attempt->problem = problems[problem];
    return problem == QUANTITY_OK;
}

/* Less than the declaration says there can be. */
static bool is_too_small(const struct field_declaration *declaration, const struct field *field) {
    struct quantity quantity;
    uint64_t integer;
    int percentage;
    switch (field->type) {
    case FIELD_QUANTITY:
        return !quantity_parse(declaration->at_least, &quantity) &&
               field->quantity.bytes < quantity.bytes;
    case FIELD_INTEGER:
        return integer_parse(declaration->at_least, &integer) && field->integer < integer;
    case FIELD_PERCENTAGE:
        return percentage_parse(declaration->at_least, &percentage) &&
               field->percentage < percentage;
    default:
        return false;
    }
}

/* Nothing that a project counts comes near it, not the requests of a year. */
#define COUNT_MOST 100000000000

static bool read_integer(struct attempt *attempt) {
    attempt->problem = attempt->field->text.s[0] == '-' ? "a negative number" : NULL;
    if (!integer_parse(attempt->number, &attempt->field->integer))
        return false;
    if (attempt->field->integer >= COUNT_MOST)
        attempt->problem = "a number too large to be meant";
    return !attempt->problem;
}

static bool read_percentage(struct attempt *attempt) {
    return percentage_parse(attempt->number, &attempt->field->percentage);
}

static bool read_url(struct attempt *attempt) {
    return value_is_url(attempt->field->text);
}

static bool read_account(struct attempt *attempt) {
    struct str text = attempt->field->text;
    char digits[12];
    size_t count = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (c == ' ' || c == '-')
            continue;
        if (c < '0' || c > '9')
            return false;
        if (count < sizeof digits)
            digits[count] = c;
        count++;
    }
    attempt->problem = count == 12 ? NULL : "not 12 digits";
    if (count != sizeof digits)
        return false;
    attempt->field->text = str_copy(attempt->arena, digits, sizeof digits);
    return true;
}

static bool read_one_of(struct attempt *attempt) {
    return field_has_value(attempt->declaration, attempt->field->text);
}

struct field_form {
    bool (*read)(struct attempt *attempt);
    const char *expected;
};

static const struct field_form forms[] = {
    [FIELD_TEXT] = {read_text, "a text"},
    [FIELD_DATE] = {read_date, "an existing date like 2018-03-05"},
    [FIELD_QUANTITY] = {read_quantity, "a size with its unit, like 400 GB or 1.5 TiB"},
    [FIELD_INTEGER] = {read_integer, "a whole number like 1204"},
    [FIELD_PERCENTAGE] = {read_percentage, "a percentage from 0 % to 100 %, like 78 %"},
    [FIELD_URL] = {read_url, "an address that begins with https:// or http://"},
    [FIELD_ACCOUNT] = {read_account, "an account id of 12 digits, like 1234 5678 9012"},
    [FIELD_ONE_OF] = {read_one_of, NULL},
    [FIELD_LIST] = {read_text, "a list like [first, second]"},
};
static_assert(COUNT(forms) == FIELD_TYPE_COUNT, "a form for each type");

static struct str expected_form(const struct reader *reader,
                                const struct field_declaration *declaration) {
    struct str out = {0};
    if (forms[declaration->type].expected && !declaration->value_count)
        return str_of(forms[declaration->type].expected);
    for (size_t i = 0; i < declaration->value_count; i++) {
        const char *between = i == 0 ? "" : i + 1 < declaration->value_count ? ", " : " or ";
        out = str_format(reader->arena, "%.*s%s%.*s", STR_ARG(out), between,
                         STR_ARG(declaration->values[i]));
    }
    return out;
}

/* What was meant, if it can be read. */
static struct str respelled(const struct attempt *attempt) {
    struct field field = *attempt->field;
    struct attempt again = *attempt;
    again.field = &field;
    field.text = respell_field(attempt->arena, attempt->declaration, attempt->field->text);
    struct str form = again.number = field.text;
    return form.n && forms[attempt->declaration->type].read(&again) ? form : (struct str){0};
}

static void report(const struct reader *reader, const struct attempt *attempt, struct place place) {
    const struct field_declaration *declaration = attempt->declaration;
    struct argument name = say_text(declaration->name);
    struct argument expected = say_text(expected_form(reader, declaration));
    struct str text = attempt->field->text, near = {0};
    struct fix fix = fix_of(place, text, respelled(attempt));
    if (declaration->type == FIELD_ONE_OF) {
        near = str_nearest(str_lower(reader->arena, text), declaration->values,
                           declaration->value_count);
        fix = fix_word(place, text, near);
    }
    if (attempt->problem)
        findings_add(reader->findings, MESSAGE_VALUE_PROBLEM, place,
                     {name, say_text(text), say_word(attempt->problem), expected}, .fix = fix);
    else
        findings_add(reader->findings, MESSAGE_VALUE_WRONG, place,
                     {name, say_text(text), expected, say_text(near)}, .fix = fix);
}

static void report_too_small(const struct reader *reader,
                             const struct field_declaration *declaration,
                             const struct field *field) {
    struct str expected =
        str_format(reader->arena, "at least %.*s", STR_ARG(declaration->at_least));
    findings_add(reader->findings, MESSAGE_VALUE_TOO_SMALL, field->place,
                 {say_text(declaration->name), say_text(field->text), say_text(expected)});
}

static void report_kind(const struct reader *reader, const struct field_declaration *declaration,
                        const struct yaml_node *value) {
    static const char *const kinds[] = {[YAML_SCALAR] = "a single value",
                                        [YAML_SEQUENCE] = "a list",
                                        [YAML_MAPPING] = "a group of values"};
    bool list = declaration->type == FIELD_LIST && value->kind == YAML_SCALAR;
    struct str text = list ? value->text : (struct str){0};
    struct fix fix = {0};
    if (list && fix_word(value->place, text, text).at.line)
        fix = fix_of(value->place, text, str_format(reader->arena, "[%.*s]", STR_ARG(text)));
    findings_add(reader->findings, MESSAGE_VALUE_KIND, value->place,
                 {say_text(declaration->name), say_word(kinds[value->kind]),
                  say_text(expected_form(reader, declaration)), say_text(text)},
                 .fix = fix);
}

static bool add_element(const struct reader *reader, const struct field_declaration *declaration,
                        const struct yaml_node *element, struct field *field) {
    struct str text = str_trim(element->text);
    if (element->kind != YAML_SCALAR || text.n == 0) {
        findings_add(reader->findings,
                     element->kind == YAML_SCALAR ? MESSAGE_ELEMENT_EMPTY : MESSAGE_ELEMENT_NO_TEXT,
                     element->place, {say_text(declaration->name)});
        return false;
    }
    if (declaration->value_count && !field_has_value(declaration, text)) {
        struct str near = str_nearest(str_lower(reader->arena, text), declaration->values,
                                      declaration->value_count);
        findings_add(reader->findings, MESSAGE_VALUE_WRONG, element->place,
                     {say_text(declaration->name), say_text(text),
                      say_text(expected_form(reader, declaration)), say_text(near)},
                     .fix = fix_word(element->place, text, near));
        return false;
    }
    const char *between = field->list_count > 0 ? ", " : "";
    field->text =
        str_format(reader->arena, "%.*s%s%.*s", STR_ARG(field->text), between, STR_ARG(text));
    *APPEND(reader->arena, field->list, field->list_count) = text;
    return true;
}

static bool read_list(const struct reader *reader, const struct field_declaration *declaration,
                      const struct yaml_node *value, struct field *field) {
    bool valid = true;
    for (const struct yaml_node *n = value->first; n; n = n->next)
        valid &= add_element(reader, declaration, n, field);
    return valid;
}

bool field_read(const struct reader *reader, const struct field_declaration *declaration,
                const struct yaml_node *value, struct field *field) {
    bool list = declaration->type == FIELD_LIST;
    *field = (struct field){.name = declaration->name,
                            .type = declaration->type,
                            .text = list ? (struct str){0} : str_trim(value->text),
                            .place = value->place};
    if (value->kind != (list ? YAML_SEQUENCE : YAML_SCALAR)) {
        report_kind(reader, declaration, value);
        return false;
    }
    struct attempt attempt = {.arena = reader->arena,
                              .declaration = declaration,
                              .field = field,
                              .number = number_of(reader, field->text)};
    field->valid = list ? read_list(reader, declaration, value, field)
                        : forms[declaration->type].read(&attempt);
    if (!list && !field->valid)
        report(reader, &attempt, value->place);
    if (field->valid && is_too_small(declaration, field)) {
        report_too_small(reader, declaration, field);
        field->valid = false;
    }
    return field->valid;
}
