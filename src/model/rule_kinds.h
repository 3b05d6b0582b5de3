/* The rule vocabulary, once. From this table come the reader's attributes (read/rule.c), the
 * functions that judge and lint a rule (check/rules.c, check/lint_rule.c), what is made of rules on
 * a case study of which not all is known (select/), and the rule entries of
 * man/dossier-checklist.5 and templates/schemas/checklist.rng (tests/spec/vocabulary.sh compares
 * them).
 *
 *   ATTRIBUTE_NAME(id, attribute): an attribute means the same at every rule that has it
 *   RULE(code, element, judge, about, needs, means): judge is the function that judges it
 *   MADE_OF(code, how, least, most): of the rules inside, or of case studies; most 0 = any number
 *   LINT(code, lint): looks for what nobody meant, besides what is looked for in every rule
 *   ATTRIBUTE(code, id, form, presence, keywords, says)
 *   ATTRIBUTE_NEEDS(code, id, needs): what else the rule needs where the attribute is written
 *
 * The values of the columns are the enumerators of model/rule.h. What belongs to a rule follows it.
 * Whoever includes this file defines the rows that it wants. */
#ifndef ATTRIBUTE_NAME
#define ATTRIBUTE_NAME(id, name)
#endif
#ifndef RULE
#define RULE(code, element, judge, about, needs, means)
#endif
#ifndef MADE_OF
#define MADE_OF(code, how, least, most)
#endif
#ifndef LINT
#define LINT(code, lint)
#endif
#ifndef ATTRIBUTE
#define ATTRIBUTE(code, id, form, presence, keywords, says)
#endif
#ifndef ATTRIBUTE_NEEDS
#define ATTRIBUTE_NEEDS(code, id, needs)
#endif

ATTRIBUTE_NAME(ANONYMOUS, "anonymous")
ATTRIBUTE_NAME(AT_LEAST, "at-least")
ATTRIBUTE_NAME(AT_MOST, "at-most")
ATTRIBUTE_NAME(COLUMNS, "columns")
ATTRIBUTE_NAME(COMMAND, "command")
ATTRIBUTE_NAME(COUNTS, "counts")
ATTRIBUTE_NAME(DATED, "dated")
ATTRIBUTE_NAME(DOMAIN, "domain")
ATTRIBUTE_NAME(EQUALS, "equals")
ATTRIBUTE_NAME(EVERY_KIND, "every-kind")
ATTRIBUTE_NAME(EXACTLY, "exactly")
ATTRIBUTE_NAME(EXCEPT, "except")
ATTRIBUTE_NAME(EXPECTED, "expected")
ATTRIBUTE_NAME(FOUND, "found")
ATTRIBUTE_NAME(FROM, "from")
ATTRIBUTE_NAME(INCLUSIVE, "inclusive")
ATTRIBUTE_NAME(IS, "is")
ATTRIBUTE_NAME(ITEM, "item")
ATTRIBUTE_NAME(KINDS, "kinds")
ATTRIBUTE_NAME(LENGTH, "length")
ATTRIBUTE_NAME(LESS_THAN, "less-than")
ATTRIBUTE_NAME(LEVEL, "level")
ATTRIBUTE_NAME(LEVELS, "levels")
ATTRIBUTE_NAME(LIKE, "like")
ATTRIBUTE_NAME(MAX_PAGES, "max-pages")
ATTRIBUTE_NAME(MAX_SIZE, "max-size")
ATTRIBUTE_NAME(MIN_LINES, "min-lines")
ATTRIBUTE_NAME(MIN_ROWS, "min-rows")
ATTRIBUTE_NAME(MIN_SENTENCES, "min-sentences")
ATTRIBUTE_NAME(MIN_WORDS, "min-words")
ATTRIBUTE_NAME(MONTHS, "months")
ATTRIBUTE_NAME(MORE_THAN, "more-than")
ATTRIBUTE_NAME(NAME, "name")
ATTRIBUTE_NAME(NAMES, "names")
ATTRIBUTE_NAME(NOT_HOME, "not-home")
ATTRIBUTE_NAME(NUMBERS, "numbers")
ATTRIBUTE_NAME(OF, "of")
ATTRIBUTE_NAME(OR_WORDS, "or-words")
ATTRIBUTE_NAME(OWN_SITE, "own-site")
ATTRIBUTE_NAME(REFUSED, "refused")
ATTRIBUTE_NAME(ROLE, "role")
ATTRIBUTE_NAME(SCOPE, "scope")
ATTRIBUTE_NAME(SECTION, "section")
ATTRIBUTE_NAME(STATEMENTS, "statements")
ATTRIBUTE_NAME(STRICT, "strict")
ATTRIBUTE_NAME(TABLE, "table")
ATTRIBUTE_NAME(TO, "to")
ATTRIBUTE_NAME(UNLIKE, "unlike")
ATTRIBUTE_NAME(VALUES, "values")
ATTRIBUTE_NAME(WORDS, "words")
ATTRIBUTE_NAME(XPATH, "xpath")

/* a person's word */
RULE(ATTEST, "attest", judge_attest, ANY, NEEDS_WORDS,
     "A person vouches: the condition itself is answered with yes, in so many words. A program "
     "cannot see more, so the result is attested, not met.")
ATTRIBUTE(ATTEST, MIN_WORDS, INTEGER, OPTIONAL, NULL, "least number of words of the answer")
RULE(SPEAKER, "speaker", judge_speaker, ANY, NEEDS_PEOPLE,
     "People of the submission say that they speak to the item.")
ATTRIBUTE(SPEAKER, AT_LEAST, INTEGER, OPTIONAL, NULL, "how many; 1 when absent")
ATTRIBUTE(SPEAKER, ROLE, LIST, OPTIONAL, NULL, "words one of which their role names")
RULE(STATED, "stated", judge_stated, ANY, NEEDS_DOCUMENTS | NEEDS_PEOPLE,
     "A person vouches that a document says certain things: one document that supports the "
     "condition carries all the statements, and the name of who vouches.")
ATTRIBUTE(STATED, STATEMENTS, LIST, REQUIRED, NULL,
          "the statements, as the manifest's states attribute names them")
ATTRIBUTE(STATED, KINDS, LIST, OPTIONAL, NULL, "kinds of document that count")
RULE(CERTIFICATES, "certificates", judge_certificates, ANY, NEEDS_PEOPLE,
     "So many people of the submission hold a certificate that has not expired on the date of the "
     "submission.")
LINT(CERTIFICATES, lint_certificates)
ATTRIBUTE(CERTIFICATES, AT_LEAST, INTEGER, OPTIONAL, NULL, "how many people; 1 when absent")
ATTRIBUTE(CERTIFICATES, NAMES, LIST, OPTIONAL, NULL, "certificates that count; all when absent")
ATTRIBUTE(CERTIFICATES, LEVEL, TEXT, OPTIONAL, NULL, "least level")
ATTRIBUTE(CERTIFICATES, LEVELS, LIST, OPTIONAL, NULL,
          "the levels in rising order; needed for level")
ATTRIBUTE(CERTIFICATES, MONTHS, INTEGER, OPTIONAL, NULL, "how many months it must still be valid")
/* values */
RULE(TIER, "tier", judge_tier, ANY, NEEDS_PARTNER,
     "The partner's tier stands in an ordered list, at this value or above.")
LINT(TIER, lint_rank)
ATTRIBUTE(TIER, AT_LEAST, TEXT, REQUIRED, NULL, "the lowest tier that counts")
ATTRIBUTE(TIER, VALUES, RANKS, REQUIRED, NULL, "all tiers in rising order")
RULE(LEVEL, "level", judge_level, STUDY, NEEDS_NOTHING,
     "The field's value stands in an ordered list, at this value or above.")
LINT(LEVEL, lint_rank)
ATTRIBUTE(LEVEL, NAME, FIELD, REQUIRED, NULL, "the field")
ATTRIBUTE(LEVEL, AT_LEAST, TEXT, REQUIRED, NULL, "the lowest value that counts")
ATTRIBUTE(LEVEL, VALUES, LIST, REQUIRED, NULL, "all values in rising order")
RULE(FIELD, "field", judge_field, STUDY, NEEDS_NOTHING,
     "The field is present, can be read and is no placeholder (TBD, n/a, lorem, xxx).")
ATTRIBUTE(FIELD, NAME, FIELD, REQUIRED, NULL, "the field")
RULE(FIELDS, "fields", judge_fields, STUDY, NEEDS_NOTHING,
     "All fields of a list are present and no placeholders, or so many of them.")
LINT(FIELDS, lint_share)
ATTRIBUTE(FIELDS, NAMES, FIELDS, REQUIRED, NULL, "the fields, separated by blanks")
ATTRIBUTE(FIELDS, AT_LEAST, INTEGER, OPTIONAL, NULL, "how many; all when absent")
RULE(FORMAT, "format", judge_format, STUDY, NEEDS_NOTHING, "The field has a certain form.")
ATTRIBUTE(FORMAT, NAME, FIELD, REQUIRED, NULL, "the field")
ATTRIBUTE(FORMAT, IS, KEYWORD, OPTIONAL, &format_keywords, NULL)
ATTRIBUTE(FORMAT, LIKE, TEXT, OPTIONAL, NULL,
          "a pattern in which * stands for any characters and ? for one")
ATTRIBUTE(FORMAT, LENGTH, INTEGER, OPTIONAL, NULL, "how many characters, exactly")
RULE(ONE_OF, "one-of", judge_one_of, STUDY, NEEDS_NOTHING,
     "The field's value is one of a list; of a field that is a list itself, one element.")
ATTRIBUTE(ONE_OF, NAME, FIELD, REQUIRED, NULL, "the field")
ATTRIBUTE(ONE_OF, VALUES, VALUES, REQUIRED, NULL, "the values that count")
ATTRIBUTE(ONE_OF, OR_WORDS, INTEGER, OPTIONAL, NULL,
          "the way out: another value is attested when the condition's answer justifies it in so "
          "many words")
ATTRIBUTE_NEEDS(ONE_OF, OR_WORDS, NEEDS_ANSWER)
RULE(STATUS, "status", judge_status, STUDY, NEEDS_NOTHING,
     "The field holds a status of the life cycle that counts, and none that is refused.")
ATTRIBUTE(STATUS, NAME, FIELD, REQUIRED, NULL, "the field")
ATTRIBUTE(STATUS, VALUES, LIST, REQUIRED, NULL, "what counts")
ATTRIBUTE(STATUS, REFUSED, LIST, OPTIONAL, NULL, "what is refused even when values would accept it")
RULE(SET_SIZE, "set-size", judge_set_size, STUDY, NEEDS_NOTHING,
     "A list has so many different elements besides those of an excluded set.")
ATTRIBUTE(SET_SIZE, NAME, FIELD, REQUIRED, NULL, "a field of type list")
ATTRIBUTE(SET_SIZE, AT_LEAST, INTEGER, REQUIRED, NULL, "how many")
ATTRIBUTE(SET_SIZE, EXCEPT, LIST, OPTIONAL, NULL, "what does not count")
/* numbers */
RULE(QUANTITY, "quantity", judge_quantity, STUDY, NEEDS_NOTHING,
     "A number, with its unit, is compared with bounds: a quantity, an integer or a percentage.")
LINT(QUANTITY, lint_quantity)
ATTRIBUTE(QUANTITY, NAME, FIELD, REQUIRED, NULL, "the field")
ATTRIBUTE(QUANTITY, AT_LEAST, TEXT, OPTIONAL, NULL, "the least that counts")
ATTRIBUTE(QUANTITY, MORE_THAN, TEXT, OPTIONAL, NULL, "strictly more than this")
ATTRIBUTE(QUANTITY, AT_MOST, TEXT, OPTIONAL, NULL, "the most that counts")
ATTRIBUTE(QUANTITY, LESS_THAN, TEXT, OPTIONAL, NULL, "strictly less than this")
RULE(RANGE, "range", judge_quantity, STUDY, NEEDS_NOTHING,
     "A number lies between two bounds, both included.")
ATTRIBUTE(RANGE, NAME, FIELD, REQUIRED, NULL, "the field")
ATTRIBUTE(RANGE, FROM, TEXT, REQUIRED, NULL, "lower bound")
ATTRIBUTE(RANGE, TO, TEXT, REQUIRED, NULL, "upper bound")
RULE(SUM, "sum", judge_sum, STUDY, NEEDS_NOTHING, "Fields add up to a value.")
ATTRIBUTE(SUM, NAMES, FIELDS, REQUIRED, NULL, "the fields, separated by blanks")
ATTRIBUTE(SUM, EQUALS, TEXT, REQUIRED, NULL, "the sum")
RULE(COUNT, "count", judge_count, WHOLE, NEEDS_NOTHING,
     "How many case studies satisfy the rule inside; without one, how many there are.")
MADE_OF(COUNT, COUNT, 0, 1)
LINT(COUNT, lint_count)
ATTRIBUTE(COUNT, EXACTLY, INTEGER, OPTIONAL, NULL, "this many")
ATTRIBUTE(COUNT, AT_LEAST, INTEGER, OPTIONAL, NULL, "at least so many")
ATTRIBUTE(COUNT, AT_MOST, INTEGER, OPTIONAL, NULL, "at most so many")
RULE(WEIGHTED_SUM, "weighted-sum", judge_weighted_sum, WHOLE, NEEDS_NOTHING,
     "For each case study and each row of a lookup table, the field PREFIX.KEY is multiplied by "
     "the row's weight; the sum over all is compared. Counts whose weight is unknown enter no sum. "
     "The calculation is kept and printed; a sum that depends on unconfirmed weights says so.")
MADE_OF(WEIGHTED_SUM, SUM, 0, 0)
ATTRIBUTE(WEIGHTED_SUM, COUNTS, PREFIX, REQUIRED, NULL,
          "the prefix of the fields, as applications for applications.rehost")
ATTRIBUTE(WEIGHTED_SUM, TABLE, LOOKUP, REQUIRED, NULL, "the lookup table")
ATTRIBUTE(WEIGHTED_SUM, MORE_THAN, INTEGER, EITHER, NULL, "strictly more than this")
ATTRIBUTE(WEIGHTED_SUM, AT_LEAST, INTEGER, EITHER, NULL, "the least that counts")
/* all case studies together */
RULE(DISTINCT, "distinct", judge_distinct, WHOLE, NEEDS_NOTHING,
     "No two case studies have the same value, however it is spelled: case, accents, punctuation "
     "and the form of a firm (Inc, Ltd, GmbH) do not count.")
MADE_OF(DISTINCT, DISTINCT, 0, 0)
ATTRIBUTE(DISTINCT, NAME, FIELD, REQUIRED, NULL, "the field")
RULE(SAME, "same", judge_same, WHOLE, NEEDS_NOTHING,
     "All case studies agree: the field has the same value (a list: the same set), or the same "
     "kinds of document support the item.")
MADE_OF(SAME, SAME, 0, 0)
ATTRIBUTE(SAME, NAME, FIELD, OPTIONAL, NULL, "the field")
ATTRIBUTE(SAME, KINDS, LIST, OPTIONAL, NULL, "the kinds of document that are looked at")
ATTRIBUTE_NEEDS(SAME, KINDS, NEEDS_DOCUMENTS)
RULE(UNUSED, "unused", judge_unused, STUDY, NEEDS_NOTHING,
     "The value was not used in an earlier submission that the manifest names.")
ATTRIBUTE(UNUSED, NAME, FIELD, REQUIRED, NULL, "the field")
ATTRIBUTE(UNUSED, MONTHS, INTEGER, OPTIONAL, NULL,
          "only submissions of so many months before this one; all when absent")
/* dates */
RULE(DATE_ORDER, "date-order", judge_date_order, STUDY, NEEDS_NOTHING,
     "Dates that do not decrease.")
ATTRIBUTE(DATE_ORDER, NAMES, FIELDS, REQUIRED, NULL, "the fields, separated by blanks")
ATTRIBUTE(DATE_ORDER, STRICT, YES_NO, OPTIONAL, NULL, "yes: two dates may not be the same either")
RULE(DATE_PAST, "date-past", judge_date_past, STUDY, NEEDS_NOTHING,
     "The date is on or before the date of the submission.")
ATTRIBUTE(DATE_PAST, NAME, FIELD, REQUIRED, NULL, "the field")
RULE(DATE_WITHIN, "date-within", judge_date_within, STUDY, NEEDS_NOTHING,
     "The date lies within so many months before the date of the submission or of another field, "
     "and not after it.")
ATTRIBUTE(DATE_WITHIN, NAME, FIELD, REQUIRED, NULL, "the field")
ATTRIBUTE(DATE_WITHIN, MONTHS, INTEGER, REQUIRED, NULL, "how many months")
ATTRIBUTE(DATE_WITHIN, OF, FIELD, OPTIONAL, NULL,
          "the field of the anchor; the submission's date when absent")
ATTRIBUTE(DATE_WITHIN, INCLUSIVE, YES_NO, OPTIONAL, NULL,
          "no: the day exactly so many months before does not count")
RULE(FREQUENCY, "frequency", judge_frequency, NAMED, NEEDS_DOCUMENTS,
     "Something happened so often in a window before the submission: documents that support the "
     "condition by their dates, or the dates in a list field.")
ATTRIBUTE(FREQUENCY, AT_LEAST, INTEGER, REQUIRED, NULL, "how often")
ATTRIBUTE(FREQUENCY, MONTHS, INTEGER, REQUIRED, NULL, "length of the window")
ATTRIBUTE(FREQUENCY, KINDS, LIST, OPTIONAL, NULL, "kinds of document that count")
ATTRIBUTE(FREQUENCY, NAME, FIELD, OPTIONAL, NULL,
          "a field of type list that holds dates, in place of documents")
/* the web */
RULE(PUBLIC_PAGE, "public-page", judge_public_page, ANY, NEEDS_PARTNER,
     "The practice page is a public page of the home page's site and not the home page.")
RULE(URL, "url", judge_url, STUDY, NEEDS_NOTHING, "The field holds a web address that is public.")
ATTRIBUTE(URL, NAME, FIELD, REQUIRED, NULL, "the field")
ATTRIBUTE(URL, OWN_SITE, YES_NO, OPTIONAL, NULL, "yes: on the site of the partner's home page")
ATTRIBUTE_NEEDS(URL, OWN_SITE, NEEDS_PARTNER)
ATTRIBUTE(URL, NOT_HOME, YES_NO, OPTIONAL, NULL, "yes: not the first page of its site")
ATTRIBUTE(URL, DOMAIN, LIST, OPTIONAL, NULL, "on one of these domains or below")
ATTRIBUTE(URL, LIKE, TEXT, OPTIONAL, NULL,
          "a pattern in which * stands for any characters and ? for one")
/* documents */
RULE(DIAGRAM, "diagram", judge_diagram, STUDY, NEEDS_NOTHING,
     "So many readable diagrams with caption and alternative text.")
ATTRIBUTE(DIAGRAM, AT_LEAST, INTEGER, OPTIONAL, NULL, "how many; 1 when absent")
RULE(EVIDENCE, "evidence", judge_evidence, ANY, NEEDS_DOCUMENTS | NEEDS_ALL,
     "So many documents support the condition. A document counts when it is there and is as the "
     "attributes ask.")
LINT(EVIDENCE, lint_evidence)
ATTRIBUTE(EVIDENCE, AT_LEAST, INTEGER, OPTIONAL, NULL, "how many; 1 when absent")
ATTRIBUTE(EVIDENCE, AT_MOST, INTEGER, OPTIONAL, NULL, "at most so many")
ATTRIBUTE(EVIDENCE, KINDS, LIST, OPTIONAL, NULL, "kinds that count; all when absent")
ATTRIBUTE(EVIDENCE, EXCEPT, LIST, OPTIONAL, NULL, "kinds that do not count")
ATTRIBUTE(EVIDENCE, EVERY_KIND, YES_NO, OPTIONAL, NULL, "yes: of each of the kinds at least one")
ATTRIBUTE(EVIDENCE, DATED, YES_NO, OPTIONAL, NULL,
          "yes: only documents with a date not after the submission")
ATTRIBUTE(EVIDENCE, MONTHS, INTEGER, OPTIONAL, NULL,
          "only documents of so many months before the submission")
ATTRIBUTE(EVIDENCE, MAX_SIZE, TEXT, OPTIONAL, NULL, "only files of at most this size, as 4.5 MB")
ATTRIBUTE(EVIDENCE, MAX_PAGES, INTEGER, OPTIONAL, NULL,
          "only documents whose pages attribute says at most so many")
RULE(COMMAND_OUTPUT, "command-output", judge_command_output, ANY, NEEDS_ANSWER,
     "The captured output of a command stands in a code block of the condition's answer or of the "
     "case study.")
ATTRIBUTE(COMMAND_OUTPUT, COMMAND, TEXT, REQUIRED, NULL,
          "the command, as the block's text holds it")
ATTRIBUTE(COMMAND_OUTPUT, MIN_LINES, INTEGER, OPTIONAL, NULL,
          "least number of lines besides the command's own; 1 when absent")
RULE(TABLE_EVIDENCE, "table-evidence", judge_table_evidence, NAMED, NEEDS_ANSWER,
     "A table with these columns and so many rows stands in the condition's answer or in the case "
     "study.")
ATTRIBUTE(TABLE_EVIDENCE, COLUMNS, LIST, REQUIRED, NULL, "words that the heads of the columns name")
ATTRIBUTE(TABLE_EVIDENCE, MIN_ROWS, INTEGER, OPTIONAL, NULL,
          "least number of rows below the head; 1 when absent")
ATTRIBUTE(TABLE_EVIDENCE, SECTION, SECTION, OPTIONAL, NULL,
          "only in this section of the case study")
/* texts */
RULE(SECTION, "section", judge_section, STUDY, NEEDS_NOTHING,
     "The section is present, long enough and no placeholder.")
ATTRIBUTE(SECTION, NAME, SECTION, REQUIRED, NULL, "the section")
ATTRIBUTE(SECTION, MIN_WORDS, INTEGER, OPTIONAL, NULL, "least number of words")
RULE(TEXT, "text", judge_text, NAMED, NEEDS_WORDS,
     "A text says enough: a section of the case study, or the condition's answer.")
ATTRIBUTE(TEXT, SECTION, SECTION, OPTIONAL, NULL, "the section; the answer when absent")
ATTRIBUTE(TEXT, MIN_WORDS, INTEGER, OPTIONAL, NULL, "least number of words")
ATTRIBUTE(TEXT, MIN_SENTENCES, INTEGER, OPTIONAL, NULL, "least number of sentences")
ATTRIBUTE(TEXT, NUMBERS, INTEGER, OPTIONAL, NULL, "least number of numbers in it")
ATTRIBUTE(TEXT, NAMES, FIELD, OPTIONAL, NULL, "a field whose value it names, as customer")
ATTRIBUTE(TEXT, UNLIKE, INTEGER, OPTIONAL, NULL,
          "less alike, in per cent, than this to the same text of every other case study")
ATTRIBUTE_NEEDS(TEXT, UNLIKE, NEEDS_SET)
RULE(TOPIC, "topic", judge_topic, ANY, NEEDS_WORDS | NEEDS_DOCUMENTS | NEEDS_EVIDENCE,
     "The topic is covered: by an answer to the condition with evidence that supports it (met), or "
     "by an answer in so many words that names it (attested).")
ATTRIBUTE(TOPIC, WORDS, LIST, OPTIONAL, NULL,
          "words one of which the answer or the case study names")
ATTRIBUTE(TOPIC, MIN_WORDS, INTEGER, OPTIONAL, NULL, "least number of words without evidence")
RULE(TOPICS, "topics", judge_topics, ANY, NEEDS_WORDS | NEEDS_DOCUMENTS,
     "Several topics are covered, each by the answer's text, by the case study, or by the title of "
     "a document that supports the condition.")
LINT(TOPICS, lint_share)
ATTRIBUTE(TOPICS, WORDS, LIST, REQUIRED, NULL,
          "the topics, each one word or phrase; other words for one topic are separated by /")
ATTRIBUTE(TOPICS, AT_LEAST, INTEGER, OPTIONAL, NULL, "how many; all when absent")
ATTRIBUTE(TOPICS, MIN_WORDS, INTEGER, OPTIONAL, NULL, "least number of words of the answer")
RULE(MENTIONS, "mentions", judge_mentions, STUDY, NEEDS_NOTHING,
     "The text of the case study names one of the words.")
ATTRIBUTE(MENTIONS, WORDS, LIST, REQUIRED, NULL, "the words")
ATTRIBUTE(MENTIONS, SECTION, SECTION, OPTIONAL, NULL, "only in this section")
RULE(CONSENT, "consent", judge_consent, STUDY, NEEDS_CONSENT,
     "The customer agrees to be named in public (named=\"yes\" in the manifest, and a consent that "
     "holds).")
ATTRIBUTE(CONSENT, ANONYMOUS, YES_NO, OPTIONAL, NULL,
          "yes: an approved wording (public-name) is enough")
/* other items */
RULE(ITEM_MET, "item-met", judge_item_met, ANY, NEEDS_SET,
     "Another item or condition of the checklist holds, for the same case study where it is asked "
     "for each.")
ATTRIBUTE(ITEM_MET, ITEM, ITEM, REQUIRED, NULL, "its key, as requirements/2.1")
RULE(COMPLETE, "complete", judge_complete, ANY, NEEDS_SET | NEEDS_NOBODY,
     "Every other mandatory condition is answered, for each case study it is asked for. The build "
     "itself knows: no answer is asked.")
RULE(
    DELIVERY, "delivery", judge_delivery, ANY, NEEDS_NOBODY,
    "The build makes what the checklist's delivery names: the message to its address, or the files "
    "for the portal. The build itself knows: no answer is asked.")
/* the rest */
RULE(TEST, "test", judge_test, ANY, NEEDS_STUDY | NEEDS_ALL,
     "An XPath 1.0 expression over the dossier's XML view is true. The context is the case study, "
     "or the dossier when all are asked together.")
ATTRIBUTE(TEST, XPATH, XPATH, REQUIRED, NULL, "the expression")
ATTRIBUTE(TEST, EXPECTED, TEXT, OPTIONAL, NULL, "in words, what is asked")
ATTRIBUTE(TEST, FOUND, XPATH, OPTIONAL, NULL,
          "an expression whose value is printed as what was found; its first node is the place")
/* rules made of rules */
RULE(ANY_OF, "any-of", judge_any_of, ANY, NEEDS_NOTHING, "At least one of the rules inside holds.")
MADE_OF(ANY_OF, ANY, 1, 0)
RULE(ALL_OF, "all-of", judge_all_of, ANY, NEEDS_NOTHING, "All rules inside hold.")
MADE_OF(ALL_OF, ALL, 1, 0)
RULE(SOME_OF, "some-of", judge_some_of, ANY, NEEDS_NOTHING, "So many of the rules inside hold.")
MADE_OF(SOME_OF, SOME, 1, 0)
LINT(SOME_OF, lint_share)
ATTRIBUTE(SOME_OF, AT_LEAST, INTEGER, REQUIRED, NULL, "how many")
RULE(NOT, "not", judge_not, ANY, NEEDS_NOTHING, "The rule inside does not hold.")
MADE_OF(NOT, NOT, 1, 1)
RULE(WHEN, "when", judge_when, ANY, NEEDS_NOTHING,
     "If the first rule inside holds, the others must; if not, the condition does not apply.")
MADE_OF(WHEN, WHEN, 2, 0)
RULE(FOR, "for", judge_for, WHOLE, NEEDS_NOTHING,
     "Another scope for the rule inside: an item can have a half for the practice and a half for "
     "one case study.")
MADE_OF(FOR, SCOPE, 1, 1)
ATTRIBUTE(FOR, SCOPE, KEYWORD, REQUIRED, &scope_keywords, "as the scope of a rule")
ATTRIBUTE(FOR, AT_LEAST, INTEGER, OPTIONAL, NULL, "for any: how many case studies; 1 when absent")

#undef ATTRIBUTE_NAME
#undef RULE
#undef MADE_OF
#undef LINT
#undef ATTRIBUTE
#undef ATTRIBUTE_NEEDS
