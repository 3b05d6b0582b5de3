/* Prints what the tables of rule kinds and of XPath functions say: as entries of the manual page,
 * or as the patterns of the schema. vocabulary.sh compares them with the files. Called as:
 * vocabulary man|schema|functions */
#include <stdio.h>
#include <string.h>

#include "check/xpath_view.h"

static bool is_of(const struct rule_attribute_row *row, int kind) {
    return (int)row->kind == kind;
}

static void man_heads(int kind, bool required) {
    bool first = true;
    for (size_t i = 0; i < rule_attribute_row_count; i++) {
        const struct rule_attribute_row *row = &rule_attribute_rows[i];
        if (!is_of(row, kind) || (row->presence == PRESENCE_REQUIRED) != required)
            continue;
        if (first)
            printf(required ? " Cm" : " Op Cm");
        printf(" %s", rule_attribute_names[row->attribute]);
        first = false;
    }
}

/* One sentence a line, and no line that begins like a request. */
static void man_text(const char *text) {
    for (; *text; text++) {
        putchar(*text);
        if (text[0] == '.' && text[1] == ' ' && text[2] >= 'A' && text[2] <= 'Z') {
            putchar('\n');
            text++;
        }
    }
    putchar('\n');
}

static void man_attribute(const struct rule_attribute_row *row) {
    printf(".Pp\n.Cm %s", rule_attribute_names[row->attribute]);
    if (row->keywords) {
        printf(" Pq");
        for (int i = 0; i < row->keywords->count; i++)
            printf(" %s", row->keywords->rows[i].word);
    } else if (row->form == FORM_YES_NO) {
        printf(" Pq yes no");
    }
    printf(" :\n%s.\n", row->says);
}

static void man(void) {
    for (int kind = 0; kind < RULE_KIND_COUNT; kind++) {
        printf(".It Sy %s", rule_rows[kind].name);
        man_heads(kind, true);
        man_heads(kind, false);
        putchar('\n');
        man_text(rule_rows[kind].means);
        for (size_t i = 0; i < rule_attribute_row_count; i++)
            if (is_of(&rule_attribute_rows[i], kind))
                man_attribute(&rule_attribute_rows[i]);
    }
}

static void schema_type(const struct rule_attribute_row *row) {
    static const char *const types[] = {
        [FORM_TEXT] = "text",   [FORM_INTEGER] = "integer", [FORM_YES_NO] = "yes-no",
        [FORM_LIST] = "list",   [FORM_RANKS] = "text",      [FORM_FIELD] = "id",
        [FORM_FIELDS] = "text", [FORM_VALUES] = "list",     [FORM_SECTION] = "id",
        [FORM_LOOKUP] = "id",   [FORM_PREFIX] = "id",       [FORM_ITEM] = "text",
        [FORM_XPATH] = "text",
    };
    if (row->form != FORM_KEYWORD) {
        printf("<ref name=\"%s.type\"/>", types[row->form]);
        return;
    }
    printf("<choice>");
    for (int i = 0; i < row->keywords->count; i++)
        printf("<value>%s</value>", row->keywords->rows[i].word);
    printf("</choice>");
}

static void schema_attribute(const struct rule_attribute_row *row) {
    printf("        %s<attribute name=\"%s\">",
           (row->presence == PRESENCE_REQUIRED) ? "" : "<optional>",
           rule_attribute_names[row->attribute]);
    schema_type(row);
    printf("</attribute>%s\n", (row->presence == PRESENCE_REQUIRED) ? "" : "</optional>");
}

static void schema_children(const struct rule_row *row) {
    if (row->least == 0 && row->most == 0)
        puts("        <empty/>");
    else if (row->least == 0)
        puts("        <optional><ref name=\"any-rule\"/></optional>");
    else
        for (int i = 0; i < row->least; i++)
            printf("        %s<ref name=\"any-rule\"/>%s\n",
                   row->most == 0 && i + 1 == row->least ? "<oneOrMore>" : "",
                   row->most == 0 && i + 1 == row->least ? "</oneOrMore>" : "");
}

static void schema(void) {
    for (int kind = 0; kind < RULE_KIND_COUNT; kind++) {
        printf("      <element name=\"%s\">\n", rule_rows[kind].name);
        for (size_t i = 0; i < rule_attribute_row_count; i++)
            if (is_of(&rule_attribute_rows[i], kind))
                schema_attribute(&rule_attribute_rows[i]);
        schema_children(&rule_rows[kind]);
        puts("      </element>");
    }
}

static void functions(void) {
    for (size_t i = 0; i < view_function_count; i++) {
        printf(".It Fn %s %s\n", view_functions[i].name, view_functions[i].signature);
        man_text(view_functions[i].means);
    }
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "man") == 0)
        man();
    else if (argc == 2 && strcmp(argv[1], "schema") == 0)
        schema();
    else if (argc == 2 && strcmp(argv[1], "functions") == 0)
        functions();
    else
        return 2;
    return 0;
}
