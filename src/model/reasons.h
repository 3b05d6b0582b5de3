/* What the check says of a result, a row for each phrase:
 *
 *     REASON(id, English, German)
 *     REASON_IN_TWO(id, English, German, English in full, German in full)
 *
 * The first are for status columns and files; in full it is said in findings, where nothing around
 * it names the fact. The patterns are explained in phrase.h; each language puts the arguments in
 * its own order. Included with REASON_IN_TWO defined. */
#define REASON(id, en, de) REASON_IN_TWO(id, en, de, en, de)
/* clang-format off */

/* what others wrote, or is put together from phrases */
REASON(TEXT, "{1}", "{1}")
REASON(IN_FULL, "{1!}", "{1!}")
/* what a finding is about */
REASON(THE_FIELD, "the field {1}", "das Feld {1}")
REASON(THE_SECTION, "the section \"{1}\"", "der Abschnitt „{1}“")
REASON(THE_SECTION_OF, "the section \"{1}\" of {2}", "der Abschnitt „{1}“ von {2}")
REASON(PART_OF_SECTION, "a part of the section \"{1}\"", "ein Teil des Abschnitts „{1}“")
REASON(THE_CAPTION, "the caption of \"{1}\"", "die Unterschrift von „{1}“")
REASON(THE_ALTERNATIVE, "the alternative text of \"{1}\"", "der Alternativtext von „{1}“")
REASON(THE_ANSWER_TO, "the answer to {1}{2? for #}", "die Antwort auf {1}{2? für #}")
REASON(THE_PARTNER_NAME, "the name of the partner", "der Name des Partners")
REASON(THE_TIER, "the tier of the partner", "die Stufe des Partners")
REASON(A_PERSON_NAME, "the name of a person", "der Name einer Person")
REASON(WITH_TITLE, "{1} ({2})", "{1} ({2})")
REASON(LACKS, "{1} lacks {2}", "{1} fehlt {2}")
REASON(AND_MORE, "{1}{2? and # more}", "{1}{2? und # weitere}")
REASON(REMAINING, "{1}{2?; nearest: #}", "{1}{2?; am nächsten: #}")
REASON(JOINED, "{1}; {2}", "{1}; {2}")
REASON(NONE, "none", "keine")

/* clang-format on */
#undef REASON
