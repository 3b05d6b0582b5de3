/* dossier new DIR: a submission folder with every field, section and item of the checklist in
 * place, explained, and to be filled. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "command/command.h"
#include "model/skeleton.h"
#include "sys/clock.h"
#include "sys/file.h"

static const char *const case_ids[] = {"case-one", "case-two"};
enum { CASE_COUNT = COUNT(case_ids) };

static void new_add_xml(struct buf *out, struct str text) {
    for (size_t k = 0; k < text.n; k++)
        switch (text.s[k]) {
        case '&':
            buf_add_text(out, "&amp;");
            break;
        case '<':
            buf_add_text(out, "&lt;");
            break;
        case '>':
            buf_add_text(out, "&gt;");
            break;
        case '-': /* "--" ends a comment */
            buf_add_text(out, k && text.s[k - 1] == '-' ? " -" : "-");
            break;
        default:
            buf_add_char(out, text.s[k]);
        }
}

static void new_add_answer(struct buf *out, const struct condition *condition) {
    buf_add_text(out, "    <!-- ");
    buf_add(out, condition->key);
    buf_add_text(out, condition->optional ? " (optional): " : ": ");
    new_add_xml(out, condition->text);
    if (condition->fix.n) {
        buf_add_text(out, "\n         How: ");
        new_add_xml(out, condition->fix);
    }
    buf_add_text(out, " -->\n");
    for (int k = 0; k < (condition->scope == SCOPE_EACH ? CASE_COUNT : 1); k++) {
        buf_add_text(out, "    <!-- <answer item=\"");
        buf_add(out, condition->key);
        if (condition->scope == SCOPE_EACH)
            buf_printf(out, "\" case=\"%s", case_ids[k]);
        buf_add_text(out, "\" met=\"yes\">...</answer> -->\n");
    }
}

static void new_add_answers(struct buf *out, const struct checklist *checklist) {
    for (size_t p = 0; p < checklist->part_count; p++)
        for (size_t g = 0; g < checklist->parts[p].group_count; g++)
            for (size_t i = 0; i < checklist->parts[p].groups[g].item_count; i++) {
                const struct item *item = &checklist->parts[p].groups[g].items[i];
                buf_add_text(out, "\n    <!-- == ");
                buf_add(out, item->key);
                buf_add_text(out, " ");
                new_add_xml(out, item->title);
                buf_add_text(out, " == -->\n");
                for (size_t c = 0; c < item->condition_count; c++)
                    if (!condition_asks_nobody(&item->conditions[c]))
                        new_add_answer(out, &item->conditions[c]);
            }
}

static struct str new_manifest(struct arena *arena, const struct checklist *checklist,
                               struct date date) {
    struct buf out = buf_init(arena, LIMIT_MANIFEST_BYTES);
    buf_printf(&out,
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<submission "
               "xmlns=\"urn:dossier:submission:1\" checklist=\"%s\" edition=\"%s\" "
               "date=\"%s\">\n",
               checklist->id.s, checklist->edition.s, date_format_iso(arena, date).s);
    buf_add_text(&out,
                 "  <!-- Your firm as AWS knows it; the practice page must be reachable from the "
                 "home page and be another page. -->\n"
                 "  <partner name=\"TBD\" tier=\"TBD\" home-page=\"https://" SKELETON_HOST "/\"\n"
                 "           practice-page=\"https://" SKELETON_HOST "/aws\"/>\n\n"
                 "  <!-- People who can show evidence and speak to the items; one is the contact. "
                 "-->\n  <people>\n"
                 "    <person id=\"lead\" name=\"TBD\" role=\"Alliance lead\" "
                 "email=\"" SKELETON_MAIL "\" contact=\"yes\"/>\n"
                 "  </people>\n\n  <!-- named=\"yes\": the customer is named in public, "
                 "which needs a consent below;\n       otherwise give the wording. -->\n"
                 "  <case-studies>\n");
    for (int k = 0; k < CASE_COUNT; k++)
        buf_printf(&out,
                   "    <case-study id=\"%s\" file=\"case-studies/%s.md\" named=\"no\" "
                   "public-name=\"" SKELETON_PUBLIC_NAME "\"/>\n",
                   case_ids[k], case_ids[k]);
    buf_add_text(&out, "  </case-studies>\n\n  <!-- Documents that prove what the answers say:\n"
                       "    <document id=\"E1\" file=\"evidence/plan.pdf\" title=\"Migration "
                       "plan\" kind=\"plan\" date=\"2019-01-31\">\n"
                       "      <supports item=\"ITEM\" case=\"case-one\" at=\"3\"/>\n    "
                       "</document> -->\n  <evidence>\n  </evidence>\n\n"
                       "  <!-- One answer for each condition; take off the comment signs and "
                       "write. -->\n  <answers>\n");
    new_add_answers(&out, checklist);
    buf_add_text(&out, "  </answers>\n\n  <!-- What customers agreed to, of: ");
    for (int k = 0; k < consent_scope_keywords.count; k++)
        buf_printf(&out, "%s%s", k ? ", " : "", consent_scope_keywords.rows[k].word);
    buf_add_text(&out, ".\n    <consent case=\"case-one\" by=\"Name, role\" on=\"2019-01-31\" "
                       "for=\"name figures\" evidence=\"E1\"/> -->\n  <consents>\n  </consents>\n"
                       "</submission>\n");
    return buf_str(&out);
}

static void new_add_field(struct buf *out, const struct field_declaration *field) {
    buf_printf(out, "\n# %s (%s%s)%s\n", field->title.s, field_type_keywords.rows[field->type].word,
               field->required ? "" : ", optional", field->confidential ? ", never public" : "");
    struct str text = field->help;
    struct str line;
    while (str_cut(&text, '\n', &line)) {
        line = str_trim(line);
        buf_add_text(out, "# ");
        buf_add(out, line);
        buf_add_char(out, '\n');
    }
    if (field->value_count) {
        buf_add_text(out, "# one of:");
        for (size_t k = 0; k < field->value_count; k++)
            buf_printf(out, "%s %s", k ? "," : "", field->values[k].s);
        buf_add_char(out, '\n');
    }
    buf_printf(out, "# %s: %s\n", field->name.s, field->example.n ? field->example.s : "");
}

static struct str new_case_study(struct arena *arena, const struct checklist *checklist,
                                 int number) {
    struct buf out = buf_init(arena, LIMIT_CASE_STUDY_BYTES);
    buf_printf(&out,
               "---\n# Take off the comment sign and fill in; the values shown are "
               "examples.\ntitle: Case study %d\n",
               number);
    for (size_t k = 0; k < checklist->field_count; k++)
        new_add_field(&out, &checklist->fields[k]);
    buf_add_text(&out,
                 "\n# Architecture diagrams: SVG, or PNG or JPEG at least 1600 pixels wide\n# "
                 "diagrams:\n#   - file: diagrams/NAME.png\n"
                 "#     caption: " SKELETON_CAPTION "\n#     alternative: " SKELETON_ALTERNATIVE
                 "\n---\n");
    for (size_t k = 0; k < checklist->section_count; k++) {
        const struct section_declaration *section = &checklist->sections[k];
        buf_printf(&out, "\n## %s\n\n<!-- %s", section->title.s,
                   section->required ? "" : "Optional. ");
        buf_add(&out, section->help);
        if (section->min_words)
            buf_printf(&out, " At least %d words.", section->min_words);
        buf_add_text(&out, " -->\n");
    }
    return buf_str(&out);
}

int command_new(const struct options *options) {
    struct arena *arena = options->arena;
    struct str folder = options->words[0];
    struct findings findings = findings_init(arena);
    struct output outputs[CASE_COUNT + 1];
    const struct checklist *checklist;
    if (!options->checklist.n)
        return command_misused("say which checklist: --checklist=ID; `dossier checklists` lists "
                               "them");
    if (!(checklist = command_find_checklist(options, options->checklist)))
        return EXIT_USAGE;
    if (file_exists(folder))
        return command_misused("%s exists already; nothing was written", folder.s);
    outputs[0] = (struct output){.name = STR("manifest.xml"),
                                 .bytes = new_manifest(arena, checklist, clock_today())};
    for (int k = 0; k < CASE_COUNT; k++)
        outputs[k + 1] =
            (struct output){.name = str_format(arena, "case-studies/%s.md", case_ids[k]),
                            .bytes = new_case_study(arena, checklist, k + 1)};
    if (file_write_all(arena, folder, outputs, CASE_COUNT + 1, &findings) != STATUS_OK) {
        struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
        print_findings(&out, &findings, PRINT_TEXT, false);
        fputs(buf_str(&out).s, stderr);
        return EXIT_TROUBLE;
    }
    printf(
        "%s is ready: fill in manifest.xml and case-studies/*.md, then run `dossier check %s`.\n",
        folder.s, folder.s);
    return EXIT_NOTHING_WRONG;
}
