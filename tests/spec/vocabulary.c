/* Prints the formats of files as the readers' own tables have them: a schema as a whole, or the
 * entries of a list in the manual. vocabulary.sh compares them with the files. Called as:
 *
 *   vocabulary schema submission|checklist|theme
 *   vocabulary man submission|checklist|samples|rules|theme|fields|scopes|functions */
#include <stdio.h>
#include <string.h>

#include "check/xpath_view.h"
#include "read/format.h"
#include "read/value.h"

/* ---- the elements of a format, each once ---- */

struct known {
    const struct element_row *row, *parent;
};
static struct known known[256];
static int known_count;
static bool with_rules;                  /* what stands in rules, too */
static const struct element_row *closed; /* what stands in this one is left out */

/* Adds the element and all that may stand in it; returns where it is. */
static int collect(const struct element_row *row, const struct element_row *parent) {
    int at = known_count;
    for (int i = 0; i < known_count; i++)
        if (known[i].row == row)
            return i;
    known[known_count++] = (struct known){row, parent};
    for (const struct child_row *c = row->children; c && c->element && row != closed; c++)
        if (with_rules || row->children != any_rules)
            collect(c->element, row);
    if (row->stand_in)
        collect(row->stand_in, parent);
    return at;
}

/* Its name in the schema: with the parent's where two elements have the same. */
static void print_name(const struct element_row *row) {
    for (int i = 0; i < known_count; i++)
        if (known[i].row != row && strcmp(known[i].row->name, row->name) == 0)
            for (int k = 0; k < known_count; k++)
                if (known[k].row == row) {
                    printf("%s.%s", known[k].parent->name, row->name);
                    return;
                }
    printf("%s", row->name);
}

static bool is_named(const char *names, const char *name) {
    struct str rest = str_of(names), piece;
    while (str_cut(&rest, '|', &piece))
        if (str_is(piece, name))
            return true;
    return false;
}

/* ---- schema: attributes ---- */

static bool used[VALUE_TYPE_COUNT];

static void schema_keywords(const struct keywords *keywords, const char *without) {
    for (int i = 0; i < keywords->count; i++)
        if (*keywords->rows[i].word && strcmp(keywords->rows[i].word, without) != 0)
            printf("<value>%s</value>", keywords->rows[i].word);
}

static void schema_attribute(const struct attribute_row *row, bool required) {
    printf("      %s<attribute name=\"%s\">", required ? "" : "<optional>", row->name);
    if (row->type == VALUE_KEYWORD) {
        printf("<choice>");
        schema_keywords(row->keywords, "");
        printf("</choice>");
    } else if (row->type == VALUE_KEYWORDS) {
        printf("<list><oneOrMore><choice>");
        schema_keywords(row->keywords, "");
        printf("</choice></oneOrMore></list>");
    } else {
        printf("<ref name=\"%s.type\"/>", value_forms[row->type].name);
        used[row->type] = true;
    }
    printf("</attribute>%s\n", required ? "" : "</optional>");
}

static const struct attribute_row *find_attribute(const struct element_row *row, const char *name) {
    const struct attribute_row *a = row->attributes;
    while (a && a->name && strcmp(a->name, name) != 0)
        a++;
    return a && a->name ? a : NULL;
}

/* Either one value with the attribute that it needs, or another value. */
static void schema_requirement(const struct element_row *row) {
    const struct attribute_row *attribute = find_attribute(row, row->requirement.attribute);
    const struct attribute_row *needed = find_attribute(row, row->requirement.needed);
    printf("      <choice>\n      <group><attribute name=\"%s\"><value>%s</value></attribute>\n",
           attribute->name, row->requirement.value);
    schema_attribute(needed, true);
    printf("      </group>\n      <group><attribute name=\"%s\"><choice>", attribute->name);
    schema_keywords(attribute->keywords, row->requirement.value);
    puts("</choice></attribute>");
    schema_attribute(needed, false);
    puts("      </group>\n      </choice>");
}

static void schema_exclusion(const struct element_row *row) {
    const struct attribute_row *first = find_attribute(row, row->exclusion.first);
    const struct attribute_row *second = find_attribute(row, row->exclusion.second);
    puts("      <choice>\n      <group>");
    schema_attribute(first, true);
    puts("      </group>");
    if (second)
        schema_attribute(second, true);
    else
        puts("      <text/>");
    puts("      </choice>");
}

static void schema_attributes(const struct element_row *row) {
    bool attributes_exclude = row->exclusion.first && find_attribute(row, row->exclusion.first);
    const struct requirement *r = &row->requirement;
    for (const struct attribute_row *a = row->attributes; a && a->name; a++) {
        bool excluded = attributes_exclude && (is_named(row->exclusion.first, a->name) ||
                                               is_named(row->exclusion.second, a->name));
        bool required =
            r->attribute && (strcmp(a->name, r->attribute) == 0 || strcmp(a->name, r->needed) == 0);
        if (!excluded && !required)
            schema_attribute(a, a->required);
    }
    if (r->attribute)
        schema_requirement(row);
    if (attributes_exclude)
        schema_exclusion(row);
}

/* ---- schema: what is inside ---- */

static void schema_reference(const struct element_row *row) {
    printf("%s<ref name=\"", row->stand_in ? "<choice>" : "");
    print_name(row);
    printf("\"/>");
    if (row->stand_in) {
        printf("<ref name=\"");
        print_name(row->stand_in);
        printf("\"/></choice>");
    }
}

static void schema_child(const struct child_row *child, int min) {
    static const char *const around[2][2] = {{"zeroOrMore", "oneOrMore"}, {"optional", "group"}};
    const char *name = around[child->max != 0][min > 0];
    printf("        <%s>", name);
    for (int i = 0; i < (child->max ? child->max : 1); i++) {
        bool optional = child->max > 1 && i >= min;
        printf(optional ? "<optional>" : "");
        schema_reference(child->element);
        printf(optional ? "</optional>" : "");
    }
    printf("</%s>\n", name);
}

/* The children but those of `without`; those of `needed` at least once. */
static void schema_children(const struct element_row *row, const char *without,
                            const char *needed) {
    puts("      <interleave>");
    for (const struct child_row *c = row->children; c->element; c++)
        if (!is_named(without, c->element->name))
            schema_child(c, is_named(needed, c->element->name) ? 1 : c->min);
    puts("      </interleave>");
}

static void schema_rules(const struct element_row *row) {
    int least = row->min_children;
    if (least == 0)
        puts("      <optional><ref name=\"any-rule\"/></optional>");
    for (int i = 0; i < least; i++) {
        bool more = row->max_children == 0 && i + 1 == least;
        printf("      %s<ref name=\"any-rule\"/>%s\n", more ? "<oneOrMore>" : "",
               more ? "</oneOrMore>" : "");
    }
}

static void schema_inside(const struct element_row *row) {
    bool text_excludes = row->exclusion.first && !*row->exclusion.second;
    if (row->children == any_rules) {
        schema_rules(row);
    } else if (row->children && row->exclusion.first &&
               !find_attribute(row, row->exclusion.first)) {
        puts("      <choice>");
        schema_children(row, row->exclusion.first, "");
        schema_children(row, row->exclusion.second, row->exclusion.first);
        puts("      </choice>");
    } else if (row->children) {
        schema_children(row, "", "");
    } else if (row->text == TEXT_REQUIRED) {
        puts("      <ref name=\"text.type\"/>");
        used[VALUE_TEXT] = true;
    } else if (!text_excludes) {
        puts(row->text == TEXT_OPTIONAL ? "      <text/>" : "      <empty/>");
    }
}

static void schema_types(void) {
    if (used[VALUE_INK])
        used[VALUE_COLOUR] = true;
    for (int type = 0; type < VALUE_TYPE_COUNT; type++) {
        if (!used[type])
            continue;
        printf("  <define name=\"%s.type\">\n    ", value_forms[type].name);
        if (type == VALUE_INK) {
            printf("<choice><ref name=\"%s.type\"/>", value_forms[VALUE_COLOUR].name);
            schema_keywords(&theme_colour_keywords, "");
            puts("</choice>");
        } else {
            puts(value_forms[type].schema);
        }
        puts("  </define>");
    }
}

static void schema(const char *space, const struct element_row *const *roots) {
    puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    puts("<!-- For editors: the reader is itself the validator, and sees more, as references and "
         "repeated names.\n     Printed by tests/spec/vocabulary.sh from the reader's tables in "
         "src/read/. -->");
    printf("<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" ns=\"%s\"\n"
           "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n"
           "  <start>\n    <choice>\n",
           space);
    for (int i = 0; roots[i]; i++) {
        collect(roots[i], NULL);
        printf("      <ref name=\"%s\"/>\n", roots[i]->name);
    }
    puts("    </choice>\n  </start>");
    for (int i = 0; i < known_count; i++) {
        printf("  <define name=\"");
        print_name(known[i].row);
        printf("\">\n    <element name=\"%s\">\n", known[i].row->name);
        schema_attributes(known[i].row);
        schema_inside(known[i].row);
        puts("    </element>\n  </define>");
    }
    if (roots[0] == &checklist_format) {
        puts("  <define name=\"any-rule\">\n    <choice>");
        for (const struct child_row *c = any_rules; c->element; c++) {
            printf("      ");
            schema_reference(c->element);
            puts("");
        }
        puts("    </choice>\n  </define>");
    }
    schema_types();
    puts("</grammar>");
}

/* ---- manual ---- */

/* One sentence a line. */
static void man_text(const char *text) {
    for (; *text; text++) {
        putchar(*text);
        if (text[0] == '.' && text[1] == ' ' && text[2] >= 'A' && text[2] <= 'Z') {
            putchar('\n');
            text++;
        }
    }
}

static void man_heads(const struct element_row *row, bool required) {
    bool first = true;
    for (const struct attribute_row *a = row->attributes; a && a->name; a++) {
        if (a->required != required)
            continue;
        printf("%s %s", !first ? "" : required ? " Cm" : " Op Cm", a->name);
        first = false;
    }
}

static void man_keywords(const struct keywords *keywords) {
    bool first = true;
    for (int i = 0; i < keywords->count; i++) {
        const struct keyword *keyword = &keywords->rows[i];
        if (!*keyword->word)
            continue;
        printf("%s%s", first ? "" : ", ", keyword->word);
        if (keyword->says && keywords != &met_keywords && keywords != &scope_keywords &&
            keywords != &field_type_keywords)
            printf(" (%s)", keyword->says);
        first = false;
    }
}

static bool man_attributes(const struct element_row *row) {
    bool first = !row->says;
    for (const struct attribute_row *a = row->attributes; a && a->name; a++) {
        if (!a->says && !a->keywords)
            continue;
        printf("%s.Cm %s :\n", first ? "" : ".Pp\n", a->name);
        first = false;
        if (a->keywords)
            man_keywords(a->keywords);
        if (a->says) {
            printf(a->keywords ? "; " : "");
            man_text(a->says);
        }
        puts(".");
    }
    return !first;
}

static void man_lengths(void) {
#define LENGTH(field, attribute, least, otherwise, what)                                           \
    printf(".It Cm %s No %g\n%s\n", attribute, (double)(otherwise) / 1000, what);
    puts(".Bl -tag -width Ds -compact");
    THEME_LENGTHS(LENGTH, LENGTH)
    puts(".El");
}

static bool is_container(const struct element_row *row) {
    return !row->attributes && !row->says && row->text == TEXT_NONE && row->children != any_rules;
}

static bool is_plain_text(const struct element_row *row) {
    return !row->attributes && !row->says && row->text == TEXT_REQUIRED;
}

static void man_inside(const struct element_row *row, const char *between) {
    const char *before = "Inside:\n.Sy";
    if (!row->children || row->children == any_rules)
        return;
    printf("%s", between);
    for (const struct child_row *c = row->children; c->element; c++) {
        printf("%s %s", before, c->element->name);
        before = " ,";
    }
    puts(" .");
}

/* The elements from known[from] on; with the name of what they stand in, where that says no more.
 */
static void man_elements(int from) {
    for (int i = from; i < known_count; i++) {
        const struct element_row *row = known[i].row, *parent = known[i].parent;
        if (is_container(row))
            continue;
        if (is_plain_text(row)) {
            printf("%s %s", i > from && is_plain_text(known[i - 1].row) ? " ," : ".It Sy",
                   row->name);
            if (i + 1 == known_count || !is_plain_text(known[i + 1].row))
                puts("\nTexts.");
            continue;
        }
        printf(".It Sy ");
        if (parent && is_container(parent))
            printf("%s/", parent->name);
        printf("%s", row->name);
        bool lengths = strcmp(row->name, "lengths") == 0;
        if (!lengths) {
            man_heads(row, true);
            man_heads(row, false);
        }
        puts("");
        if (row->says) {
            man_text(row->says);
            puts("");
        }
        if (lengths)
            man_lengths();
        else
            man_inside(row, man_attributes(row) ? ".Pp\n" : "");
    }
}

static void man_list(const struct keywords *keywords) {
    for (int i = 0; i < keywords->count; i++)
        printf(".It Cm %s\n%s\n", keywords->rows[i].word, keywords->rows[i].says);
}

static void man_functions(void) {
    for (size_t i = 0; i < view_function_count; i++) {
        printf(".It Fn %s %s\n", view_functions[i].name, view_functions[i].signature);
        man_text(view_functions[i].means);
        puts("");
    }
}

static bool man(const char *part) {
    if (strcmp(part, "fields") == 0)
        man_list(&field_type_keywords);
    else if (strcmp(part, "scopes") == 0)
        man_list(&scope_keywords);
    else if (strcmp(part, "functions") == 0)
        man_functions();
    else if (strcmp(part, "submission") == 0)
        man_elements(collect(&submission_format, NULL));
    else if (strcmp(part, "theme") == 0)
        man_elements(collect(&theme_format, NULL));
    else if (strcmp(part, "samples") == 0)
        man_elements(collect(&sample_format, NULL) + 1);
    else if (strcmp(part, "rules") == 0)
        for (const struct child_row *c = any_rules; c->element; c++)
            man_elements(collect(c->element, NULL));
    else if (strcmp(part, "checklist") == 0) {
        closed = &sample_format;
        collect(&checklist_format, NULL);
        collect(&shared_format, NULL);
        man_elements(0);
    } else
        return false;
    return true;
}

int main(int argc, char **argv) {
    static const struct {
        const char *name, *space;
        const struct element_row *roots[3];
    } formats[] = {
        {"submission", "urn:dossier:submission:1", {&submission_format}},
        {"checklist", "urn:dossier:checklist:1", {&checklist_format, &shared_format}},
        {"theme", "urn:dossier:theme:1", {&theme_format}},
    };
    if (argc == 3 && strcmp(argv[1], "man") == 0)
        return man(argv[2]) ? 0 : 2;
    for (size_t i = 0; argc == 3 && i < COUNT(formats); i++)
        if (strcmp(argv[1], "schema") == 0 && strcmp(argv[2], formats[i].name) == 0) {
            with_rules = true;
            schema(formats[i].space, formats[i].roots);
            return 0;
        }
    return 2;
}
