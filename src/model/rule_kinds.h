/* The rule vocabulary, once. From this table come the reader's attributes (read/rule.c), the names
 * in messages, and the rule entries of man/dossier-checklist.5 and templates/schemas/checklist.rng
 * (tests/spec/vocabulary.sh compares them).
 *
 *   ATTRIBUTE_NAME(id, attribute): an attribute means the same at every rule that has it
 *   RULE(code, element, about, least inside, most inside (0 = any number), what it means)
 *   ATTRIBUTE(code, id, form, required, keywords, what it says)
 *
 * `about` is STUDY for a rule that speaks about one case study (asked of all together it must hold
 * for each), WHOLE for one that looks at all case studies at once, ANY for the others. The
 * attributes of a rule follow it. Whoever includes this file defines the rows that it wants. */
#ifndef ATTRIBUTE_NAME
#define ATTRIBUTE_NAME(id, name)
#endif
#ifndef RULE
#define RULE(code, element, about, least, most, means)
#endif
#ifndef ATTRIBUTE
#define ATTRIBUTE(code, id, form, required, keywords, says)
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
RULE(ATTEST, "attest", ANY, 0, 0,
     "A person vouches: the condition itself is answered with yes, in so many words. A program "
     "cannot see more, so the result is attested, not met.")
ATTRIBUTE(ATTEST, MIN_WORDS, INTEGER, false, NULL, "least number of words of the answer")
RULE(SPEAKER, "speaker", ANY, 0, 0, "People of the submission say that they speak to the item.")
ATTRIBUTE(SPEAKER, AT_LEAST, INTEGER, false, NULL, "how many; 1 when absent")
ATTRIBUTE(SPEAKER, ROLE, LIST, false, NULL, "words one of which their role names")
RULE(STATED, "stated", ANY, 0, 0,
     "A person vouches that a document says certain things: one document that supports the "
     "condition carries all the statements, and the name of who vouches.")
ATTRIBUTE(STATED, STATEMENTS, LIST, true, NULL,
          "the statements, as the manifest's states attribute names them")
ATTRIBUTE(STATED, KINDS, LIST, false, NULL, "kinds of document that count")
RULE(CERTIFICATES, "certificates", ANY, 0, 0,
     "So many people of the submission hold a certificate that has not expired on the date of the "
     "submission.")
ATTRIBUTE(CERTIFICATES, AT_LEAST, INTEGER, false, NULL, "how many people; 1 when absent")
ATTRIBUTE(CERTIFICATES, NAMES, LIST, false, NULL, "certificates that count; all when absent")
ATTRIBUTE(CERTIFICATES, LEVEL, TEXT, false, NULL, "least level")
ATTRIBUTE(CERTIFICATES, LEVELS, LIST, false, NULL, "the levels in rising order; needed for level")
ATTRIBUTE(CERTIFICATES, MONTHS, INTEGER, false, NULL, "how many months it must still be valid")
/* values */
RULE(TIER, "tier", ANY, 0, 0,
     "The partner's tier stands in an ordered list, at this value or above.")
ATTRIBUTE(TIER, AT_LEAST, TEXT, true, NULL, "the lowest tier that counts")
ATTRIBUTE(TIER, VALUES, RANKS, true, NULL, "all tiers in rising order")
RULE(LEVEL, "level", STUDY, 0, 0,
     "The field's value stands in an ordered list, at this value or above.")
ATTRIBUTE(LEVEL, NAME, ID, true, NULL, "the field")
ATTRIBUTE(LEVEL, AT_LEAST, TEXT, true, NULL, "the lowest value that counts")
ATTRIBUTE(LEVEL, VALUES, LIST, true, NULL, "all values in rising order")
RULE(FIELD, "field", STUDY, 0, 0,
     "The field is present, can be read and is no placeholder (TBD, n/a, lorem, xxx).")
ATTRIBUTE(FIELD, NAME, ID, true, NULL, "the field")
RULE(FIELDS, "fields", STUDY, 0, 0,
     "All fields of a list are present and no placeholders, or so many of them.")
ATTRIBUTE(FIELDS, NAMES, FIELDS, true, NULL, "the fields, separated by blanks")
ATTRIBUTE(FIELDS, AT_LEAST, INTEGER, false, NULL, "how many; all when absent")
RULE(FORMAT, "format", STUDY, 0, 0, "The field has a certain form.")
ATTRIBUTE(FORMAT, NAME, ID, true, NULL, "the field")
ATTRIBUTE(FORMAT, IS, KEYWORD, false, "account|arn|url|email|date|digits",
          "12 digits, an Amazon resource name, a web address, a mail address, a date, digits only")
ATTRIBUTE(FORMAT, LIKE, TEXT, false, NULL,
          "a pattern in which * stands for any characters and ? for one")
ATTRIBUTE(FORMAT, LENGTH, INTEGER, false, NULL, "how many characters, exactly")
RULE(ONE_OF, "one-of", STUDY, 0, 0,
     "The field's value is one of a list; of a field that is a list itself, one element.")
ATTRIBUTE(ONE_OF, NAME, ID, true, NULL, "the field")
ATTRIBUTE(ONE_OF, VALUES, LIST, true, NULL, "the values that count")
ATTRIBUTE(ONE_OF, OR_WORDS, INTEGER, false, NULL,
          "the way out: another value is attested when the condition's answer justifies it in so "
          "many words")
RULE(STATUS, "status", STUDY, 0, 0,
     "The field holds a status of the life cycle that counts, and none that is refused.")
ATTRIBUTE(STATUS, NAME, ID, true, NULL, "the field")
ATTRIBUTE(STATUS, VALUES, LIST, true, NULL, "what counts")
ATTRIBUTE(STATUS, REFUSED, LIST, false, NULL, "what is refused even when values would accept it")
RULE(SET_SIZE, "set-size", STUDY, 0, 0,
     "A list has so many different elements besides those of an excluded set.")
ATTRIBUTE(SET_SIZE, NAME, ID, true, NULL, "a field of type list")
ATTRIBUTE(SET_SIZE, AT_LEAST, INTEGER, true, NULL, "how many")
ATTRIBUTE(SET_SIZE, EXCEPT, LIST, false, NULL, "what does not count")
/* numbers */
RULE(QUANTITY, "quantity", STUDY, 0, 0,
     "A number, with its unit, is compared with bounds: a quantity, an integer or a percentage.")
ATTRIBUTE(QUANTITY, NAME, ID, true, NULL, "the field")
ATTRIBUTE(QUANTITY, AT_LEAST, TEXT, false, NULL, "the least that counts")
ATTRIBUTE(QUANTITY, MORE_THAN, TEXT, false, NULL, "strictly more than this")
ATTRIBUTE(QUANTITY, AT_MOST, TEXT, false, NULL, "the most that counts")
ATTRIBUTE(QUANTITY, LESS_THAN, TEXT, false, NULL, "strictly less than this")
RULE(RANGE, "range", STUDY, 0, 0, "A number lies between two bounds, both included.")
ATTRIBUTE(RANGE, NAME, ID, true, NULL, "the field")
ATTRIBUTE(RANGE, FROM, TEXT, true, NULL, "lower bound")
ATTRIBUTE(RANGE, TO, TEXT, true, NULL, "upper bound")
RULE(SUM, "sum", STUDY, 0, 0, "Fields add up to a value.")
ATTRIBUTE(SUM, NAMES, FIELDS, true, NULL, "the fields, separated by blanks")
ATTRIBUTE(SUM, EQUALS, TEXT, true, NULL, "the sum")
RULE(COUNT, "count", WHOLE, 0, 1,
     "How many case studies satisfy the rule inside; without one, how many there are.")
ATTRIBUTE(COUNT, EXACTLY, INTEGER, false, NULL, "this many")
ATTRIBUTE(COUNT, AT_LEAST, INTEGER, false, NULL, "at least so many")
ATTRIBUTE(COUNT, AT_MOST, INTEGER, false, NULL, "at most so many")
RULE(WEIGHTED_SUM, "weighted-sum", WHOLE, 0, 0,
     "For each case study and each row of a lookup table, the field PREFIX.KEY is multiplied by "
     "the row's weight; the sum over all is compared. Counts whose weight is unknown enter no sum. "
     "The calculation is kept and printed; a sum that depends on unconfirmed weights says so.")
ATTRIBUTE(WEIGHTED_SUM, COUNTS, ID, true, NULL,
          "the prefix of the fields, as applications for applications.rehost")
ATTRIBUTE(WEIGHTED_SUM, TABLE, ID, true, NULL, "the lookup table")
ATTRIBUTE(WEIGHTED_SUM, MORE_THAN, INTEGER, false, NULL, "strictly more than this")
ATTRIBUTE(WEIGHTED_SUM, AT_LEAST, INTEGER, false, NULL, "the least that counts")
/* all case studies together */
RULE(DISTINCT, "distinct", WHOLE, 0, 0,
     "No two case studies have the same value, however it is spelled: case, accents, punctuation "
     "and the form of a firm (Inc, Ltd, GmbH) do not count.")
ATTRIBUTE(DISTINCT, NAME, ID, true, NULL, "the field")
RULE(SAME, "same", WHOLE, 0, 0,
     "All case studies agree: the field has the same value (a list: the same set), or the same "
     "kinds of document support the item.")
ATTRIBUTE(SAME, NAME, ID, false, NULL, "the field")
ATTRIBUTE(SAME, KINDS, LIST, false, NULL, "the kinds of document that are looked at")
RULE(UNUSED, "unused", STUDY, 0, 0,
     "The value was not used in an earlier submission that the manifest names.")
ATTRIBUTE(UNUSED, NAME, ID, true, NULL, "the field")
ATTRIBUTE(UNUSED, MONTHS, INTEGER, false, NULL,
          "only submissions of so many months before this one; all when absent")
/* dates */
RULE(DATE_ORDER, "date-order", STUDY, 0, 0, "Dates that do not decrease.")
ATTRIBUTE(DATE_ORDER, NAMES, FIELDS, true, NULL, "the fields, separated by blanks")
ATTRIBUTE(DATE_ORDER, STRICT, YES_NO, false, NULL, "yes: two dates may not be the same either")
RULE(DATE_PAST, "date-past", STUDY, 0, 0, "The date is on or before the date of the submission.")
ATTRIBUTE(DATE_PAST, NAME, ID, true, NULL, "the field")
RULE(DATE_WITHIN, "date-within", STUDY, 0, 0,
     "The date lies within so many months before the date of the submission or of another field, "
     "and not after it.")
ATTRIBUTE(DATE_WITHIN, NAME, ID, true, NULL, "the field")
ATTRIBUTE(DATE_WITHIN, MONTHS, INTEGER, true, NULL, "how many months")
ATTRIBUTE(DATE_WITHIN, OF, ID, false, NULL,
          "the field of the anchor; the submission's date when absent")
ATTRIBUTE(DATE_WITHIN, INCLUSIVE, YES_NO, false, NULL,
          "no: the day exactly so many months before does not count")
RULE(FREQUENCY, "frequency", ANY, 0, 0,
     "Something happened so often in a window before the submission: documents that support the "
     "condition by their dates, or the dates in a list field.")
ATTRIBUTE(FREQUENCY, AT_LEAST, INTEGER, true, NULL, "how often")
ATTRIBUTE(FREQUENCY, MONTHS, INTEGER, true, NULL, "length of the window")
ATTRIBUTE(FREQUENCY, KINDS, LIST, false, NULL, "kinds of document that count")
ATTRIBUTE(FREQUENCY, NAME, ID, false, NULL,
          "a field of type list that holds dates, in place of documents")
/* the web */
RULE(PUBLIC_PAGE, "public-page", ANY, 0, 0,
     "The practice page is a public page of the home page's site and not the home page.")
RULE(URL, "url", STUDY, 0, 0, "The field holds a web address that is public.")
ATTRIBUTE(URL, NAME, ID, true, NULL, "the field")
ATTRIBUTE(URL, OWN_SITE, YES_NO, false, NULL, "yes: on the site of the partner's home page")
ATTRIBUTE(URL, NOT_HOME, YES_NO, false, NULL, "yes: not the first page of its site")
ATTRIBUTE(URL, DOMAIN, LIST, false, NULL, "on one of these domains or below")
ATTRIBUTE(URL, LIKE, TEXT, false, NULL,
          "a pattern in which * stands for any characters and ? for one")
/* documents */
RULE(DIAGRAM, "diagram", STUDY, 0, 0,
     "So many readable diagrams with caption and alternative text.")
ATTRIBUTE(DIAGRAM, AT_LEAST, INTEGER, false, NULL, "how many; 1 when absent")
RULE(EVIDENCE, "evidence", ANY, 0, 0,
     "So many documents support the condition. A document counts when it is there and is as the "
     "attributes ask.")
ATTRIBUTE(EVIDENCE, AT_LEAST, INTEGER, false, NULL, "how many; 1 when absent")
ATTRIBUTE(EVIDENCE, AT_MOST, INTEGER, false, NULL, "at most so many")
ATTRIBUTE(EVIDENCE, KINDS, LIST, false, NULL, "kinds that count; all when absent")
ATTRIBUTE(EVIDENCE, EXCEPT, LIST, false, NULL, "kinds that do not count")
ATTRIBUTE(EVIDENCE, EVERY_KIND, YES_NO, false, NULL, "yes: of each of the kinds at least one")
ATTRIBUTE(EVIDENCE, DATED, YES_NO, false, NULL,
          "yes: only documents with a date not after the submission")
ATTRIBUTE(EVIDENCE, MONTHS, INTEGER, false, NULL,
          "only documents of so many months before the submission")
ATTRIBUTE(EVIDENCE, MAX_SIZE, TEXT, false, NULL, "only files of at most this size, as 4.5 MB")
ATTRIBUTE(EVIDENCE, MAX_PAGES, INTEGER, false, NULL,
          "only documents whose pages attribute says at most so many")
RULE(COMMAND_OUTPUT, "command-output", ANY, 0, 0,
     "The captured output of a command stands in a code block of the condition's answer or of the "
     "case study.")
ATTRIBUTE(COMMAND_OUTPUT, COMMAND, TEXT, true, NULL, "the command, as the block's text holds it")
ATTRIBUTE(COMMAND_OUTPUT, MIN_LINES, INTEGER, false, NULL,
          "least number of lines besides the command's own; 1 when absent")
RULE(TABLE_EVIDENCE, "table-evidence", ANY, 0, 0,
     "A table with these columns and so many rows stands in the condition's answer or in the case "
     "study.")
ATTRIBUTE(TABLE_EVIDENCE, COLUMNS, LIST, true, NULL, "words that the heads of the columns name")
ATTRIBUTE(TABLE_EVIDENCE, MIN_ROWS, INTEGER, false, NULL,
          "least number of rows below the head; 1 when absent")
ATTRIBUTE(TABLE_EVIDENCE, SECTION, ID, false, NULL, "only in this section of the case study")
/* texts */
RULE(SECTION, "section", STUDY, 0, 0, "The section is present, long enough and no placeholder.")
ATTRIBUTE(SECTION, NAME, ID, true, NULL, "the section")
ATTRIBUTE(SECTION, MIN_WORDS, INTEGER, false, NULL, "least number of words")
RULE(TEXT, "text", ANY, 0, 0,
     "A text says enough: a section of the case study, or the condition's answer.")
ATTRIBUTE(TEXT, SECTION, ID, false, NULL, "the section; the answer when absent")
ATTRIBUTE(TEXT, MIN_WORDS, INTEGER, false, NULL, "least number of words")
ATTRIBUTE(TEXT, MIN_SENTENCES, INTEGER, false, NULL, "least number of sentences")
ATTRIBUTE(TEXT, NUMBERS, INTEGER, false, NULL, "least number of numbers in it")
ATTRIBUTE(TEXT, NAMES, ID, false, NULL, "a field whose value it names, as customer")
ATTRIBUTE(TEXT, UNLIKE, INTEGER, false, NULL,
          "less alike, in per cent, than this to the same text of every other case study")
RULE(TOPIC, "topic", ANY, 0, 0,
     "The topic is covered: by an answer to the condition with evidence that supports it (met), or "
     "by an answer in so many words that names it (attested).")
ATTRIBUTE(TOPIC, WORDS, LIST, false, NULL, "words one of which the answer or the case study names")
ATTRIBUTE(TOPIC, MIN_WORDS, INTEGER, false, NULL, "least number of words without evidence")
RULE(TOPICS, "topics", ANY, 0, 0,
     "Several topics are covered, each by the answer's text, by the case study, or by the title of "
     "a document that supports the condition.")
ATTRIBUTE(TOPICS, WORDS, LIST, true, NULL,
          "the topics, each one word or phrase; other words for one topic are separated by /")
ATTRIBUTE(TOPICS, AT_LEAST, INTEGER, false, NULL, "how many; all when absent")
ATTRIBUTE(TOPICS, MIN_WORDS, INTEGER, false, NULL, "least number of words of the answer")
RULE(MENTIONS, "mentions", STUDY, 0, 0, "The text of the case study names one of the words.")
ATTRIBUTE(MENTIONS, WORDS, LIST, true, NULL, "the words")
ATTRIBUTE(MENTIONS, SECTION, ID, false, NULL, "only in this section")
RULE(CONSENT, "consent", STUDY, 0, 0,
     "The customer agrees to be named in public (named=\"yes\" in the manifest).")
ATTRIBUTE(CONSENT, ANONYMOUS, YES_NO, false, NULL,
          "yes: an approved wording (public-name) is enough")
/* other items */
RULE(ITEM_MET, "item-met", ANY, 0, 0,
     "Another item or condition of the checklist holds, for the same case study where it is asked "
     "for each.")
ATTRIBUTE(ITEM_MET, ITEM, TEXT, true, NULL, "its key, as requirements/2.1")
RULE(COMPLETE, "complete", ANY, 0, 0,
     "Every other condition that is not optional is answered, for each case study it is asked for.")
/* the rest */
RULE(TEST, "test", ANY, 0, 0,
     "An XPath 1.0 expression over the dossier's XML view is true. The context is the case study, "
     "or the dossier when all are asked together.")
ATTRIBUTE(TEST, XPATH, TEXT, true, NULL, "the expression")
ATTRIBUTE(TEST, EXPECTED, TEXT, false, NULL, "in words, what is asked")
ATTRIBUTE(TEST, FOUND, TEXT, false, NULL,
          "an expression whose value is printed as what was found; its first node is the place")
/* rules made of rules */
RULE(ANY_OF, "any-of", ANY, 1, 0, "At least one of the rules inside holds.")
RULE(ALL_OF, "all-of", ANY, 1, 0, "All rules inside hold.")
RULE(SOME_OF, "some-of", ANY, 1, 0, "So many of the rules inside hold.")
ATTRIBUTE(SOME_OF, AT_LEAST, INTEGER, true, NULL, "how many")
RULE(NOT, "not", ANY, 1, 1, "The rule inside does not hold.")
RULE(WHEN, "when", ANY, 2, 0,
     "If the first rule inside holds, the others must; if not, the condition does not apply.")
RULE(FOR, "for", WHOLE, 1, 1,
     "Another scope for the rule inside: an item can have a half for the practice and a half for "
     "one case study.")
ATTRIBUTE(FOR, SCOPE, KEYWORD, true, "practice|each|any|one|all", "as the scope of a rule")
ATTRIBUTE(FOR, AT_LEAST, INTEGER, false, NULL, "for any: how many case studies; 1 when absent")

#undef ATTRIBUTE_NAME
#undef RULE
#undef ATTRIBUTE
