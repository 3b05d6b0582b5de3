/* Every word that the program itself puts into a document, by language: a row for each, a column
 * for each language. {1}, {2} ... are filled in by words_fill(); each language puts them in its own
 * order. A new language is a column here, a row in words.c, and a folder in templates/documents/.
 */
#ifndef MODEL_WORDS_TABLE_H
#define MODEL_WORDS_TABLE_H

/* clang-format off */
#define WORDS(X)                                                                                   \
    /* numbers and dates; a month behind the twelfth is another name of one */                                                                        \
    X(decimal, ".", ",")                                                                           \
    X(thousands, ",", ".")                                                                         \
    X(date, "{1} {2} {3}", "{1}. {2} {3}")                                                         \
    X(months, "January February March April May June July August September October November December", \
      "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jänner") \
    X(weekdays, "Sunday Monday Tuesday Wednesday Thursday Friday Saturday", \
      "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag") \
    X(counted, "second seconds minute minutes hour hours day days",                                \
      "Tage Tagen Stunden Minuten Sekunden Uhr") /* what stands behind a number, as a word */      \
    /* pages */                                                                                    \
    X(page, "page", "Seite")                                                                       \
    X(leading, "Page", "Seite") /* at the beginning of a line */                                   \
    X(page_of, "Page {1} of {2}", "Seite {1} von {2}")                                             \
    X(page_short, "p.", "S.")                                                                      \
    X(pages_short, "pp.", "S.")                                                                    \
    X(draft, "DRAFT", "ENTWURF")                                                                   \
    X(continued, "(continued)", "(Fortsetzung)")                                                   \
    X(see, "see", "siehe")                                                                         \
    X(in, "in", "in") /* a figure */                                                               \
    X(figure, "Figure", "Abbildung")                                                               \
    X(contents, "Contents", "Inhalt")                                                              \
    X(figures, "Figures", "Abbildungen")                                                           \
    X(evidence, "Evidence", "Nachweise")                                                           \
    /* documents */                                                                                \
    X(self_assessment, "Self-Assessment", "Selbstbewertung")                                       \
    X(packet, "Case Studies", "Fallstudien")                                                       \
    X(submission, "Submission", "Einreichung")                                                     \
    X(confidential, "{1} · confidential", "{1} · vertraulich")                                     \
    X(attached_manifest, "The submission's manifest", "Das Manifest der Einreichung")              \
    X(attached_report, "Result of each condition", "Ergebnis jeder Bedingung")                     \
    /* marks, and what they rest on */                                                             \
    X(mark_open, "Open", "Offen")                                                                  \
    X(mark_yes, "Y", "J")                                                                          \
    X(mark_no, "N", "N")                                                                           \
    X(mark_not_applicable, "N/A", "Entf.")                                                         \
    X(basis_attested, "attested", "bezeugt")                                                       \
    X(basis_stated, "stated", "angegeben")                                                         \
    X(basis_shown, "shown", "belegt")                                                              \
    X(basis_computed, "computed", "berechnet")                                                     \
    /* cover */                                                                                    \
    X(partner, "Partner", "Partner")                                                               \
    X(tier, "{1}, {2} tier", "{1}, Stufe {2}")                                                     \
    X(checklist, "Checklist", "Checkliste")                                                        \
    X(edition, "{1}, edition {2}", "{1}, Ausgabe {2}")                                             \
    X(released, "{1}, released {2}", "{1}, erschienen am {2}")                                     \
    X(own_checklist, "{1} (the submission's own in place of the installed one; SHA-256 {2})",     \
      "{1} (eigene Fassung statt der installierten; SHA-256 {2})")                                 \
    X(day, "Date", "Datum")                                                                        \
    X(due, "{1}\u00A0· next validation due by {2}", "{1}\u00A0· nächste Prüfung fällig bis {2}")   \
    X(contact, "Contact", "Ansprechpartner")                                                       \
    X(list_or, " or ", " oder ")                                                                   \
    X(list_and, " and ", " und ")                                                                  \
    X(and_more, "{1} and {2}\u00A0more", "{1} und {2}\u00A0weitere")                               \
    X(case_study, "Case study {1}", "Fallstudie {1}")                                              \
    X(case_studies, "Case studies", "Fallstudien")                                                 \
    X(count_computed, "Y · computed from facts", "J · aus Fakten berechnet")                       \
    X(count_shown, "Y · shown in evidence", "J · durch Nachweise belegt")                          \
    X(count_said, "Y · stated or attested", "J · angegeben oder bezeugt")                          \
    X(count_not_applicable, "N/A, with reason", "entfallen, mit Begründung")                       \
    X(count_open, "N or open", "N oder offen")                                                     \
    X(delivery, "To: {1}\u00A0· Subject: {2}", "An: {1}\u00A0· Betreff: {2}")                      \
    /* the checklist's tables */                                                                   \
    X(item, "Item", "Punkt")                                                                       \
    X(items, "Items", "Punkte")                                                                    \
    X(requirement, "Requirement", "Anforderung")                                                   \
    X(answer, "Answer and evidence", "Antwort und Nachweise")                                      \
    X(answered_by, "Answered by {1}", "Beantwortet von {1}")                                       \
    X(asked_for, "Asked for: {1}", "Verlangt: {1}")                                                \
    X(optional, "Optional", "Freiwillig")                                                          \
    X(see_above, "See the answer to the item above.", "Siehe die Antwort zum Punkt darüber.")      \
    X(no_answer, "No answer.", "Keine Antwort.")                                                   \
    X(practice, "Practice", "Partner")                                                             \
    X(result, "Result", "Ergebnis")                                                                \
    X(of_practice, " (practice)", " (Partner)")                                                   \
    X(together, " (together)", " (zusammen)")                                                      \
    X(of_all, " (all {1})", " (alle {1})")                                                         \
    X(public_page, "public page", "öffentliche Seite")                                             \
    X(in_its_place, "In its place: {1}: ", "An dessen Stelle: {1}: ")                              \
    /* evidence */                                                                                 \
    X(evidence_line, "Evidence:", "Nachweise:")                                                    \
    X(page_i_of, "page {1} of {2}", "Seite {1} von {2}")                                           \
    X(lines_of, "{1} lines", "{1} Zeilen")                                                         \
    X(id, "Id", "Nr.")                                                                             \
    X(document, "Document", "Dokument")                                                            \
    X(kind, "Kind", "Art")                                                                         \
    X(source, "File or address", "Datei oder Adresse")                                             \
    X(supports, "Supports", "Belegt")                                                              \
    X(supports_none, "○ Supports no item", "○ Belegt keinen Punkt")                                \
    X(without_evidence, "Without evidence: ", "Ohne Nachweis: ")                                   \
    X(no_evidence, "No evidence is named.", "Es sind keine Nachweise genannt.")                    \
    X(by_document, "By document", "Nach Dokument")                                                 \
    X(by_item, "By item", "Nach Punkt")                                                            \
    /* facts */                                                                                    \
    X(field, "Field", "Feld")                                                                      \
    X(text, "Text", "Text")                                                                        \
    X(characteristic, "Characteristic", "Merkmal")                                                 \
    X(value, "Value", "Wert")                                                                      \
    /* open points, people, remarks */                                                             \
    X(place_line, "{1}, line {2}", "{1}, Zeile {2}")                                               \
    X(error, "✕ Error", "✕ Fehler")                                                                \
    X(warning, "◐ Warning", "◐ Warnung")                                                           \
    X(level, "Level", "Stufe")                                                                     \
    X(where, "Where", "Wo")                                                                        \
    X(what, "What", "Was")                                                                         \
    X(cure, "How to fix it", "Abhilfe")                                                           \
    X(no_points, "No open points.", "Keine offenen Punkte.")                                       \
    X(name, "Name", "Name")                                                                        \
    X(role, "Role", "Rolle")                                                                       \
    X(mail, "E-mail", "E-Mail")                                                                    \
    X(speaks_to, "Speaks to", "Auskunft zu")                                                       \
    X(no_people, "No people are named.", "Es sind keine Personen genannt.")                        \
    X(by, "By", "Von")                                                                             \
    X(remark, "Remark", "Anmerkung")                                                               \
    X(reply, "Reply", "Antwort")                                                                   \
    X(remark_open, "Open", "Offen")                                                                \
    X(remark_changed, "Changed", "Geändert")                                                       \
    X(before, "Before", "Vorher")                                                                  \
    X(now, "Now", "Jetzt")                                                                         \
    X(changed, "What changed", "Was sich geändert hat")                                            \
    X(answer_changed, "The answer.", "Die Antwort.")                                               \
    X(document_new, "{1} is new.", "{1} ist neu.")                                                 \
    X(document_gone, "{1} is not cited any more.", "{1} wird nicht mehr genannt.")                 \
    X(document_changed, "The content of {1}.", "Der Inhalt von {1}.")                              \
    X(document_elsewhere, "The place in {1}.", "Die Stelle in {1}.")                               \
    X(remark_answered, "Answered", "Beantwortet")                                                  \
    X(no_remarks, "No remarks.", "Keine Anmerkungen.")                                             \
    /* points */                                                                                   \
    X(section, "Section", "Abschnitt")                                                             \
    X(points, "Points", "Punktzahl")                                                               \
    X(possible, "Possible", "Möglich")                                                             \
    X(minimum, "Minimum", "Mindestens")                                                            \
    X(total, "Total", "Summe")                                                                     \
    X(in_all, "In all", "Insgesamt")                                                               \
    X(points_say, "{1}: {2} of {3} points.", "{1}: {2} von {3} Punkten.")                          \
    X(points_asked, "{1}: {2} of {3} points, {4} asked.",                                          \
      "{1}: {2} von {3} Punkten, {4} verlangt.")                                                   \
    X(point_missing, "{1}: {2} of {3} points, {4} asked: {5} is missing.",                         \
      "{1}: {2} von {3} Punkten, {4} verlangt: {5} fehlt.")                                        \
    X(points_missing, "{1}: {2} of {3} points, {4} asked: {5} are missing.",                       \
      "{1}: {2} von {3} Punkten, {4} verlangt: {5} fehlen.")                                       \
    /* weighted sums */                                                                            \
    X(unknown, "unknown", "unbekannt")                                                             \
    X(sum, "Sum", "Summe")                                                                         \
    X(asked, "Required", "Verlangt")                                                                  \
    X(margin, "Margin", "Abstand")                                                                 \
    X(more_than, "more than {1}", "mehr als {1}")                                                  \
    X(at_least, "at least {1}", "mindestens {1}")                                                  \
    X(reference, "Reference", "Referenz")                                                          \
    X(strategy, "Strategy", "Strategie")                                                           \
    X(weight, "Weight", "Gewicht")                                                                 \
    X(product, "Product", "Produkt")                                                               \
    X(running_sum, "Running sum", "Teilsumme")                                                     \
    X(weight_none, "{1}: weight not confirmed. Listed, but excluded from the totals: {2}.",        \
      "{1}: Gewicht nicht bestätigt. Aufgeführt, aber in keiner Summe enthalten: {2}.")            \
    X(weight_none_source,                                                                          \
      "{1}: weight not confirmed ({3}). Listed, but excluded from the totals: {2}.",               \
      "{1}: Gewicht nicht bestätigt ({3}). Aufgeführt, aber in keiner Summe enthalten: {2}.")      \
    X(weight_is, "{1}: weight {2}{3}{4}.", "{1}: Gewicht {2}{3}{4}.")                              \
    X(weight_own, ", stated by this submission", ", von dieser Einreichung angegeben")             \
    X(weight_unconfirmed, ", not confirmed", ", nicht bestätigt")                                  \
    X(weight_source, "; source: {1}", "; Quelle: {1}")                                             \
    X(without_holds,                                                                               \
      "{1}: without these weights the sum is {2}, margin {3}: what is asked is reached all the same.", \
      "{1}: Ohne diese Gewichte ist die Summe {2}, der Abstand {3}: das Verlangte wird trotzdem erreicht.") \
    X(without_fails,                                                                               \
      "{1}: without these weights the sum is {2}, margin {3}: what is asked is then not reached.", \
      "{1}: Ohne diese Gewichte ist die Summe {2}, der Abstand {3}: das Verlangte wird dann nicht erreicht.") \
    X(star, "A number with a star depends on a weight that the checklist does not confirm.",       \
      "Eine Zahl mit Stern hängt von einem Gewicht ab, das die Checkliste nicht bestätigt.")       \
    X(no_star, "All totals use confirmed weights.",                        \
      "Alle Summen beruhen auf bestätigten Gewichten.")                    \
    X(asked_by, "Required by ", "Verlangt von ")                                                   \
    /* the short story: its heading in a case study, those inside it, and its facts */                 \
    X(story, "Story", "Story Kurzfassung Erfolgsgeschichte")                                       \
    X(story_customer, "Customer", "Kunde Kundin Kunden")                                           \
    X(story_challenge, "Challenge Problem", "Ausgangslage Herausforderung")                        \
    X(story_solution, "Solution Move", "Lösung")                                                   \
    X(story_outcome, "Outcome Result Results", "Ergebnis Ergebnisse")                              \
    X(befores, "Before", "Vorher Bisher Zuvor") /* heads a column */                               \
    X(afters, "After Now", "Nachher Jetzt Heute")                                                  \
    X(story_before, "(before: {1})", "(vorher: {1})")                                              \
    X(story_lead, "{1}: {2}, before {3}", "{1}: {2}, vorher {3}")                                  \
    /* public draft: what stands for a secret */                                                   \
    X(the_customer, "the customer", "der Kunde")                                                   \
    X(a_colleague, "a colleague", "ein Mitglied unseres Teams")                                    \
    X(our_role, "our {1}", "ein Mitglied unseres Teams ({2})") /* {1}: in lower case */            \
    X(hidden_text, "an undisclosed detail", "eine nicht genannte Einzelheit")                      \
    X(hidden_date, "an undisclosed date", "ein nicht genanntes Datum")                             \
    X(hidden_amount, "an undisclosed amount", "eine nicht genannte Menge")                         \
    X(hidden_number, "an undisclosed number", "eine nicht genannte Zahl")                          \
    X(hidden_share, "an undisclosed share", "ein nicht genannter Anteil")                          \
    X(hidden_address, "an undisclosed address", "eine nicht genannte Adresse")                     \
    X(hidden_name, "an undisclosed name", "ein nicht genannter Name")                              \
    X(hidden_in_code, "undisclosed", "ungenannt")                                                  \
    X(several, "several {1}", "mehrere {1}")                                                       \
    X(several_dozen, "several dozen {1}", "mehrere Dutzend {1}")                                   \
    X(several_hundred, "several hundred {1}", "mehrere hundert {1}")                               \
    X(several_thousand, "several thousand {1}", "mehrere tausend {1}")                             \
    X(many_thousand, "many thousand {1}", "mehrere zehntausend {1}")                               \
    X(several_hundred_thousand, "several hundred thousand {1}", "mehrere hunderttausend {1}")      \
    X(several_million, "several million {1}", "mehrere Millionen {1}")                             \
    X(up_to, "up to {1}", "bis zu {1}")                                                            \
    X(size_of_byte, "bytes", "Byte")                                                               \
    X(size_of_kilo, "kilobytes", "Kilobyte")                                                       \
    X(size_of_mega, "megabytes", "Megabyte")                                                       \
    X(size_of_giga, "gigabytes", "Gigabyte")                                                       \
    X(size_of_tera, "terabytes", "Terabyte")                                                       \
    X(size_of_peta, "petabytes", "Petabyte")                                                       \
    X(hidden_account, "an undisclosed account", "ein nicht genanntes Konto")                       \
    X(hidden_product, "an undisclosed product", "ein nicht genanntes Produkt")
/* clang-format on */

#endif
