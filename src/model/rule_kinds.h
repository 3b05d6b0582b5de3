/* The rule vocabulary, once. From this table come the reader's attributes (read/rule.c), the names
 * in messages, and the rule entries of man/dossier-checklist.5 and templates/schemas/checklist.rng
 * (tests/spec/vocabulary.sh compares them).
 *
 *   RULE(code, element, about, least inside, most inside (0 = any number), what it means)
 *   ATTRIBUTE(code, id, attribute, form, required, keywords, what it says)
 *
 * `about` is STUDY for a rule that speaks about one case study (asked of all together it must hold
 * for each), WHOLE for one that looks at all case studies at once, ANY for the others. The
 * attributes of a rule follow it. Included with RULE and ATTRIBUTE defined. */

/* a person's word */
RULE(ATTEST, "attest", ANY, 0, 0,
     "A person vouches: the condition itself is answered with yes, in so many words. A program "
     "cannot see more, so the result is attested, not met.")
ATTRIBUTE(ATTEST, min_words, "min-words", INTEGER, false, NULL,
          "least number of words of the answer")
RULE(SPEAKER, "speaker", ANY, 0, 0, "People of the submission say that they speak to the item.")
ATTRIBUTE(SPEAKER, at_least, "at-least", INTEGER, false, NULL, "how many; 1 when absent")
ATTRIBUTE(SPEAKER, role, "role", LIST, false, NULL, "words one of which their role names")
RULE(STATED, "stated", ANY, 0, 0,
     "A person vouches that a document says certain things: one document that supports the "
     "condition carries all the statements, and the name of who vouches.")
ATTRIBUTE(STATED, statements, "statements", LIST, true, NULL,
          "the statements, as the manifest's states attribute names them")
ATTRIBUTE(STATED, kinds, "kinds", LIST, false, NULL, "kinds of document that count")
RULE(CERTIFICATES, "certificates", ANY, 0, 0,
     "So many people of the submission hold a certificate that has not expired on the date of the "
     "submission.")
ATTRIBUTE(CERTIFICATES, at_least, "at-least", INTEGER, false, NULL,
          "how many people; 1 when absent")
ATTRIBUTE(CERTIFICATES, names, "names", LIST, false, NULL,
          "certificates that count; all when absent")
ATTRIBUTE(CERTIFICATES, level, "level", TEXT, false, NULL, "least level")
ATTRIBUTE(CERTIFICATES, levels, "levels", LIST, false, NULL,
          "the levels in rising order; needed for level")
ATTRIBUTE(CERTIFICATES, months, "months", INTEGER, false, NULL,
          "how many months it must still be valid")
/* values */
RULE(TIER, "tier", ANY, 0, 0,
     "The partner's tier stands in an ordered list, at this value or above.")
ATTRIBUTE(TIER, at_least, "at-least", TEXT, true, NULL, "the lowest tier that counts")
ATTRIBUTE(TIER, values, "values", TEXT, true, NULL, "all tiers in rising order")
RULE(LEVEL, "level", STUDY, 0, 0,
     "The field's value stands in an ordered list, at this value or above.")
ATTRIBUTE(LEVEL, name, "name", ID, true, NULL, "the field")
ATTRIBUTE(LEVEL, at_least, "at-least", TEXT, true, NULL, "the lowest value that counts")
ATTRIBUTE(LEVEL, values, "values", LIST, true, NULL, "all values in rising order")
RULE(FIELD, "field", STUDY, 0, 0,
     "The field is present, can be read and is no placeholder (TBD, n/a, lorem, xxx).")
ATTRIBUTE(FIELD, name, "name", ID, true, NULL, "the field")
RULE(FIELDS, "fields", STUDY, 0, 0,
     "All fields of a list are present and no placeholders, or so many of them.")
ATTRIBUTE(FIELDS, names, "names", TEXT, true, NULL, "the fields, separated by blanks")
ATTRIBUTE(FIELDS, at_least, "at-least", INTEGER, false, NULL, "how many; all when absent")
RULE(FORMAT, "format", STUDY, 0, 0, "The field has a certain form.")
ATTRIBUTE(FORMAT, name, "name", ID, true, NULL, "the field")
ATTRIBUTE(FORMAT, is, "is", KEYWORD, false, "account|arn|url|email|date|digits",
          "12 digits, an Amazon resource name, a web address, a mail address, a date, digits only")
ATTRIBUTE(FORMAT, like, "like", TEXT, false, NULL,
          "a pattern in which * stands for any characters and ? for one")
ATTRIBUTE(FORMAT, length, "length", INTEGER, false, NULL, "how many characters, exactly")
RULE(ONE_OF, "one-of", STUDY, 0, 0,
     "The field's value is one of a list; of a field that is a list itself, one element.")
ATTRIBUTE(ONE_OF, name, "name", ID, true, NULL, "the field")
ATTRIBUTE(ONE_OF, values, "values", LIST, true, NULL, "the values that count")
ATTRIBUTE(ONE_OF, or_words, "or-words", INTEGER, false, NULL,
          "the way out: another value is attested when the condition's answer justifies it in so "
          "many words")
RULE(STATUS, "status", STUDY, 0, 0,
     "The field holds a status of the life cycle that counts, and none that is refused.")
ATTRIBUTE(STATUS, name, "name", ID, true, NULL, "the field")
ATTRIBUTE(STATUS, values, "values", LIST, true, NULL, "what counts")
ATTRIBUTE(STATUS, refused, "refused", LIST, false, NULL,
          "what is refused even when values would accept it")
RULE(SET_SIZE, "set-size", STUDY, 0, 0,
     "A list has so many different elements besides those of an excluded set.")
ATTRIBUTE(SET_SIZE, name, "name", ID, true, NULL, "a field of type list")
ATTRIBUTE(SET_SIZE, at_least, "at-least", INTEGER, true, NULL, "how many")
ATTRIBUTE(SET_SIZE, except, "except", LIST, false, NULL, "what does not count")
/* numbers */
RULE(QUANTITY, "quantity", STUDY, 0, 0,
     "A number, with its unit, is compared with bounds: a quantity, an integer or a percentage.")
ATTRIBUTE(QUANTITY, name, "name", ID, true, NULL, "the field")
ATTRIBUTE(QUANTITY, at_least, "at-least", TEXT, false, NULL, "the least that counts")
ATTRIBUTE(QUANTITY, more_than, "more-than", TEXT, false, NULL, "strictly more than this")
ATTRIBUTE(QUANTITY, at_most, "at-most", TEXT, false, NULL, "the most that counts")
ATTRIBUTE(QUANTITY, less_than, "less-than", TEXT, false, NULL, "strictly less than this")
RULE(RANGE, "range", STUDY, 0, 0, "A number lies between two bounds, both included.")
ATTRIBUTE(RANGE, name, "name", ID, true, NULL, "the field")
ATTRIBUTE(RANGE, from, "from", TEXT, true, NULL, "lower bound")
ATTRIBUTE(RANGE, to, "to", TEXT, true, NULL, "upper bound")
RULE(SUM, "sum", STUDY, 0, 0, "Fields add up to a value.")
ATTRIBUTE(SUM, names, "names", TEXT, true, NULL, "the fields, separated by blanks")
ATTRIBUTE(SUM, equals, "equals", TEXT, true, NULL, "the sum")
RULE(COUNT, "count", WHOLE, 0, 1,
     "How many case studies satisfy the rule inside; without one, how many there are.")
ATTRIBUTE(COUNT, exactly, "exactly", INTEGER, false, NULL, "this many")
ATTRIBUTE(COUNT, at_least, "at-least", INTEGER, false, NULL, "at least so many")
ATTRIBUTE(COUNT, at_most, "at-most", INTEGER, false, NULL, "at most so many")
RULE(WEIGHTED_SUM, "weighted-sum", WHOLE, 0, 0,
     "For each case study and each row of a lookup table, the field PREFIX.KEY is multiplied by "
     "the row's weight; the sum over all is compared. Counts whose weight is unknown enter no sum. "
     "The calculation is kept and printed; a sum that depends on unconfirmed weights says so.")
ATTRIBUTE(WEIGHTED_SUM, counts, "counts", ID, true, NULL,
          "the prefix of the fields, as applications for applications.rehost")
ATTRIBUTE(WEIGHTED_SUM, table, "table", ID, true, NULL, "the lookup table")
ATTRIBUTE(WEIGHTED_SUM, more_than, "more-than", INTEGER, false, NULL, "strictly more than this")
ATTRIBUTE(WEIGHTED_SUM, at_least, "at-least", INTEGER, false, NULL, "the least that counts")
/* all case studies together */
RULE(DISTINCT, "distinct", WHOLE, 0, 0,
     "No two case studies have the same value, however it is spelled: case, accents, punctuation "
     "and the form of a firm (Inc, Ltd, GmbH) do not count.")
ATTRIBUTE(DISTINCT, name, "name", ID, true, NULL, "the field")
RULE(SAME, "same", WHOLE, 0, 0,
     "All case studies agree: the field has the same value (a list: the same set), or the same "
     "kinds of document support the item.")
ATTRIBUTE(SAME, name, "name", ID, false, NULL, "the field")
ATTRIBUTE(SAME, kinds, "kinds", LIST, false, NULL, "the kinds of document that are looked at")
RULE(UNUSED, "unused", STUDY, 0, 0,
     "The value was not used in an earlier submission that the manifest names.")
ATTRIBUTE(UNUSED, name, "name", ID, true, NULL, "the field")
ATTRIBUTE(UNUSED, months, "months", INTEGER, false, NULL,
          "only submissions of so many months before this one; all when absent")
/* dates */
RULE(DATE_ORDER, "date-order", STUDY, 0, 0, "Dates that do not decrease.")
ATTRIBUTE(DATE_ORDER, names, "names", TEXT, true, NULL, "the fields, separated by blanks")
ATTRIBUTE(DATE_ORDER, strict, "strict", YES_NO, false, NULL,
          "yes: two dates may not be the same either")
RULE(DATE_PAST, "date-past", STUDY, 0, 0, "The date is on or before the date of the submission.")
ATTRIBUTE(DATE_PAST, name, "name", ID, true, NULL, "the field")
RULE(DATE_WITHIN, "date-within", STUDY, 0, 0,
     "The date lies within so many months before the date of the submission or of another field, "
     "and not after it.")
ATTRIBUTE(DATE_WITHIN, name, "name", ID, true, NULL, "the field")
ATTRIBUTE(DATE_WITHIN, months, "months", INTEGER, true, NULL, "how many months")
ATTRIBUTE(DATE_WITHIN, of, "of", ID, false, NULL,
          "the field of the anchor; the submission's date when absent")
ATTRIBUTE(DATE_WITHIN, inclusive, "inclusive", YES_NO, false, NULL,
          "no: the day exactly so many months before does not count")
RULE(FREQUENCY, "frequency", ANY, 0, 0,
     "Something happened so often in a window before the submission: documents that support the "
     "condition by their dates, or the dates in a list field.")
ATTRIBUTE(FREQUENCY, at_least, "at-least", INTEGER, true, NULL, "how often")
ATTRIBUTE(FREQUENCY, months, "months", INTEGER, true, NULL, "length of the window")
ATTRIBUTE(FREQUENCY, kinds, "kinds", LIST, false, NULL, "kinds of document that count")
ATTRIBUTE(FREQUENCY, name, "name", ID, false, NULL,
          "a field of type list that holds dates, in place of documents")
/* the web */
RULE(PUBLIC_PAGE, "public-page", ANY, 0, 0,
     "The practice page is a public page of the home page's site and not the home page.")
RULE(URL, "url", STUDY, 0, 0, "The field holds a web address that is public.")
ATTRIBUTE(URL, name, "name", ID, true, NULL, "the field")
ATTRIBUTE(URL, own_site, "own-site", YES_NO, false, NULL,
          "yes: on the site of the partner's home page")
ATTRIBUTE(URL, not_home, "not-home", YES_NO, false, NULL, "yes: not the first page of its site")
ATTRIBUTE(URL, domain, "domain", LIST, false, NULL, "on one of these domains or below")
ATTRIBUTE(URL, like, "like", TEXT, false, NULL,
          "a pattern in which * stands for any characters and ? for one")
/* documents */
RULE(DIAGRAM, "diagram", STUDY, 0, 0,
     "So many readable diagrams with caption and alternative text.")
ATTRIBUTE(DIAGRAM, at_least, "at-least", INTEGER, false, NULL, "how many; 1 when absent")
RULE(EVIDENCE, "evidence", ANY, 0, 0,
     "So many documents support the condition. A document counts when it is there and is as the "
     "attributes ask.")
ATTRIBUTE(EVIDENCE, at_least, "at-least", INTEGER, false, NULL, "how many; 1 when absent")
ATTRIBUTE(EVIDENCE, at_most, "at-most", INTEGER, false, NULL, "at most so many")
ATTRIBUTE(EVIDENCE, kinds, "kinds", LIST, false, NULL, "kinds that count; all when absent")
ATTRIBUTE(EVIDENCE, except, "except", LIST, false, NULL, "kinds that do not count")
ATTRIBUTE(EVIDENCE, every_kind, "every-kind", YES_NO, false, NULL,
          "yes: of each of the kinds at least one")
ATTRIBUTE(EVIDENCE, dated, "dated", YES_NO, false, NULL,
          "yes: only documents with a date not after the submission")
ATTRIBUTE(EVIDENCE, months, "months", INTEGER, false, NULL,
          "only documents of so many months before the submission")
ATTRIBUTE(EVIDENCE, max_size, "max-size", TEXT, false, NULL,
          "only files of at most this size, as 4.5 MB")
ATTRIBUTE(EVIDENCE, max_pages, "max-pages", INTEGER, false, NULL,
          "only documents whose pages attribute says at most so many")
RULE(COMMAND_OUTPUT, "command-output", ANY, 0, 0,
     "The captured output of a command stands in a code block of the condition's answer or of the "
     "case study.")
ATTRIBUTE(COMMAND_OUTPUT, command, "command", TEXT, true, NULL,
          "the command, as the block's text holds it")
ATTRIBUTE(COMMAND_OUTPUT, min_lines, "min-lines", INTEGER, false, NULL,
          "least number of lines besides the command's own; 1 when absent")
RULE(TABLE_EVIDENCE, "table-evidence", ANY, 0, 0,
     "A table with these columns and so many rows stands in the condition's answer or in the case "
     "study.")
ATTRIBUTE(TABLE_EVIDENCE, columns, "columns", LIST, true, NULL,
          "words that the heads of the columns name")
ATTRIBUTE(TABLE_EVIDENCE, min_rows, "min-rows", INTEGER, false, NULL,
          "least number of rows below the head; 1 when absent")
ATTRIBUTE(TABLE_EVIDENCE, section, "section", ID, false, NULL,
          "only in this section of the case study")
/* texts */
RULE(SECTION, "section", STUDY, 0, 0, "The section is present, long enough and no placeholder.")
ATTRIBUTE(SECTION, name, "name", ID, true, NULL, "the section")
ATTRIBUTE(SECTION, min_words, "min-words", INTEGER, false, NULL, "least number of words")
RULE(TEXT, "text", ANY, 0, 0,
     "A text says enough: a section of the case study, or the condition's answer.")
ATTRIBUTE(TEXT, section, "section", ID, false, NULL, "the section; the answer when absent")
ATTRIBUTE(TEXT, min_words, "min-words", INTEGER, false, NULL, "least number of words")
ATTRIBUTE(TEXT, min_sentences, "min-sentences", INTEGER, false, NULL, "least number of sentences")
ATTRIBUTE(TEXT, numbers, "numbers", INTEGER, false, NULL, "least number of numbers in it")
ATTRIBUTE(TEXT, names, "names", ID, false, NULL, "a field whose value it names, as customer")
ATTRIBUTE(TEXT, unlike, "unlike", INTEGER, false, NULL,
          "less alike, in per cent, than this to the same text of every other case study")
RULE(TOPIC, "topic", ANY, 0, 0,
     "The topic is covered: by an answer to the condition with evidence that supports it (met), or "
     "by an answer in so many words that names it (attested).")
ATTRIBUTE(TOPIC, words, "words", LIST, false, NULL,
          "words one of which the answer or the case study names")
ATTRIBUTE(TOPIC, min_words, "min-words", INTEGER, false, NULL,
          "least number of words without evidence")
RULE(TOPICS, "topics", ANY, 0, 0,
     "Several topics are covered, each by the answer's text, by the case study, or by the title of "
     "a document that supports the condition.")
ATTRIBUTE(TOPICS, words, "words", LIST, true, NULL,
          "the topics, each one word or phrase; other words for one topic are separated by /")
ATTRIBUTE(TOPICS, at_least, "at-least", INTEGER, false, NULL, "how many; all when absent")
ATTRIBUTE(TOPICS, min_words, "min-words", INTEGER, false, NULL,
          "least number of words of the answer")
RULE(MENTIONS, "mentions", STUDY, 0, 0, "The text of the case study names one of the words.")
ATTRIBUTE(MENTIONS, words, "words", LIST, true, NULL, "the words")
ATTRIBUTE(MENTIONS, section, "section", ID, false, NULL, "only in this section")
RULE(CONSENT, "consent", STUDY, 0, 0,
     "The customer agrees to be named in public (named=\"yes\" in the manifest).")
ATTRIBUTE(CONSENT, anonymous, "anonymous", YES_NO, false, NULL,
          "yes: an approved wording (public-name) is enough")
/* other items */
RULE(ITEM_MET, "item-met", ANY, 0, 0,
     "Another item or condition of the checklist holds, for the same case study where it is asked "
     "for each.")
ATTRIBUTE(ITEM_MET, item, "item", TEXT, true, NULL, "its key, as requirements/2.1")
RULE(COMPLETE, "complete", ANY, 0, 0,
     "Every other condition that is not optional is answered, for each case study it is asked for.")
/* the rest */
RULE(TEST, "test", ANY, 0, 0,
     "An XPath 1.0 expression over the dossier's XML view is true. The context is the case study, "
     "or the dossier when all are asked together.")
ATTRIBUTE(TEST, xpath, "xpath", TEXT, true, NULL, "the expression")
ATTRIBUTE(TEST, expected, "expected", TEXT, false, NULL, "in words, what is asked")
ATTRIBUTE(TEST, found, "found", TEXT, false, NULL,
          "an expression whose value is printed as what was found; its first node is the place")
/* rules made of rules */
RULE(ANY_OF, "any-of", ANY, 1, 0, "At least one of the rules inside holds.")
RULE(ALL_OF, "all-of", ANY, 1, 0, "All rules inside hold.")
RULE(SOME_OF, "some-of", ANY, 1, 0, "So many of the rules inside hold.")
ATTRIBUTE(SOME_OF, at_least, "at-least", INTEGER, true, NULL, "how many")
RULE(NOT, "not", ANY, 1, 1, "The rule inside does not hold.")
RULE(WHEN, "when", ANY, 2, 0,
     "If the first rule inside holds, the others must; if not, the condition does not apply.")
RULE(FOR, "for", WHOLE, 1, 1,
     "Another scope for the rule inside: an item can have a half for the practice and a half for "
     "one case study.")
ATTRIBUTE(FOR, scope, "scope", KEYWORD, true, "practice|each|any|one|all", "as the scope of a rule")
ATTRIBUTE(FOR, at_least, "at-least", INTEGER, false, NULL,
          "for any: how many case studies; 1 when absent")
