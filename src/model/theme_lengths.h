/* What a design decides about lengths, beside its styles: a row for each attribute of <lengths> in
 * a theme, with the value it has in a theme that does not say it. struct theme, the reader and its
 * format are made from these rows.
 *
 *   POINTS(field, attribute, least, otherwise, what)   1/1000 pt, at most 1000 pt
 *   SHARE(field, attribute, least, otherwise, what)    1/1000, at most the whole: written as 0.35
 */
#ifndef MODEL_THEME_LENGTHS_H
#define MODEL_THEME_LENGTHS_H

#define THEME_LENGTHS(POINTS, SHARE)                                                               \
    /* text */                                                                                     \
    POINTS(hairline, "hairline", 0, 500,                                                           \
           "rules in tables, around pictures, above notes, on the cover")                          \
    POINTS(rule_height, "rule-height", 0, 600, "a thematic break")                                 \
    POINTS(link_rule, "link-rule", 0, 400, "the line below a link")                                \
    SHARE(inline_code_size, "inline-code-size", 100, 920, "of the text around")                    \
    SHARE(note_mark_size, "note-mark-size", 100, 650, "of the text around: the number of a note")  \
    SHARE(note_mark_raise, "note-mark-raise", 0, 350,                                              \
          "of the text's size: that number above the baseline")                                    \
    POINTS(least_indented, "least-indented", 0, 60000,                                             \
           "a quote or list is not indented when less is left of the measure")                     \
    /* blocks */                                                                                   \
    POINTS(quote_indent, "quote-indent", 0, 14000, "of a quote's text")                            \
    POINTS(quote_rule, "quote-rule", 0, 2000, "the rule beside a quote")                           \
    POINTS(list_indent, "list-indent", 0, 12000, "of a list's text at the least")                  \
    POINTS(list_mark_gap, "list-mark-gap", 0, 4000,                                                \
           "between a number of a list and its text, beside a quarter of the size")                \
    POINTS(code_padding, "code-padding", 0, 8000, "around a program")                              \
    POINTS(code_cell_padding, "code-cell-padding", 0, 6500, "the same in a narrow place")          \
    POINTS(code_narrow, "code-narrow", 0, 46000, "a place below this width is narrow")             \
    POINTS(code_narrowest, "code-narrowest", 0, 24000,                                             \
           "below this width broken lines have no signs")                                          \
    POINTS(code_sign_gap, "code-sign-gap", 0, 1000, "between such a sign and the line")            \
    SHARE(code_sign_size, "code-sign-size", 100, 780, "of the program's size: the signs")          \
    POINTS(listing_number_gap, "listing-number-gap", 0, 10000,                                     \
           "between a line's number and the line")                                                 \
    POINTS(cited_rule, "cited-rule", 0, 2500, "the bar beside what an answer points to")           \
    POINTS(cited_gap, "cited-gap", 0, 4000, "between that bar and the text")                       \
    POINTS(figure_padding, "figure-padding", 0, 8000, "between a picture and its frame")           \
    POINTS(figure_gap, "figure-gap", 0, 8000, "between pictures side by side")                     \
    POINTS(figure_small, "figure-small", 0, 48000,                                                 \
           "a picture in a paragraph has no frame up to this size")                                \
    POINTS(figure_pixel, "figure-pixel", 10, 750, "a picture's pixel at the largest")              \
    /* panels, and facts beside the story */                                                       \
    POINTS(panel_padding, "panel-padding", 0, 12000, "around the blocks of a panel")               \
    POINTS(column_gap, "column-gap", 0, 16000, "between facts, numbers and cards side by side")    \
    POINTS(fact_width, "fact-width", 1000, 120000, "a column of facts at the least")               \
    POINTS(metric_rule, "metric-rule", 0, 1300, "above a number or card")                          \
    POINTS(card_after, "card-after", 0, 21000, "below a row of cards")                             \
    POINTS(aside_measure, "aside-measure", 0, 300000,                                              \
           "facts stand beside the story from this measure on")                                    \
    SHARE(aside_width, "aside-width", 0, 350, "of the measure: the facts")                         \
    SHARE(aside_story, "aside-story", 0, 610, "of the measure: the story beside them")             \
    POINTS(aside_after, "aside-after", 0, 14000, "below the story and the facts")                  \
    POINTS(aside_overhang, "aside-overhang", 0, 45000,                                             \
           "the panel is drawn longer by so much at most")                                         \
    POINTS(aside_shortfall, "aside-shortfall", 0, 30000,                                           \
           "the story may be shorter than the panel by so much")                                   \
    /* tables */                                                                                   \
    POINTS(table_padding, "table-padding", 0, 5000, "above and below a row")                       \
    POINTS(table_matrix_padding, "table-matrix-padding", 0, 2400, "the same in a matrix")          \
    POINTS(table_nested_padding, "table-nested-padding", 0, 3000,                                  \
           "the same in a table inside a table")                                                   \
    SHARE(table_nested_size, "table-nested-size", 100, 930,                                        \
          "of the text around: that of a table inside a table")                                    \
    POINTS(table_gap, "table-gap", 0, 9000, "between columns")                                     \
    POINTS(table_nested_gap, "table-nested-gap", 0, 7000, "the same in a table inside a table")    \
    POINTS(table_turn_gap, "table-turn-gap", 0, 4000,                                              \
           "more, between a column set to the right and one set to the left")                      \
    POINTS(table_header_rule, "table-header-rule", 0, 900, "below the header")                     \
    POINTS(table_header_most, "table-header-most", 0, 200000,                                      \
           "a higher header is not repeated on the next page")                                     \
    POINTS(table_band_indent, "table-band-indent", 0, 6000, "of the text in a group's band")       \
    POINTS(table_drop, "table-drop", 0, 6000,                                                      \
           "small text goes down at most so far to the baseline beside it")                        \
    POINTS(table_picture, "table-picture", 0, 40000, "a picture's column at the least")            \
    POINTS(table_indent, "table-indent", 0, 18000,                                                 \
           "what a column allows for the indent of a list or quote")                               \
    POINTS(row_least, "row-least", 0, 70000,                                                       \
           "a row that is cut leaves at least so much on a page")                                  \
    /* contents */                                                                                 \
    POINTS(contents_indent, "contents-indent", 0, 14000, "of each level")                          \
    POINTS(contents_number, "contents-number", 0, 34000, "kept free for a page's number")          \
    POINTS(contents_column, "contents-column", 0, 130000,                                          \
           "two columns are at least 1.5 times as wide")                                           \
    POINTS(contents_gap, "contents-gap", 0, 20000, "between them")                                 \
    POINTS(leader_pitch, "leader-pitch", 500, 4200,                                                \
           "between the dots that lead to a page's number")                                        \
    POINTS(leader_gap, "leader-gap", 0, 5000, "between the dots and what stands beside them")      \
    /* cover */                                                                                    \
    POINTS(cover_logo_top, "cover-logo-top", 0, 34000, "above the partner's logo, and below it")   \
    POINTS(cover_logo_width, "cover-logo-width", 0, 170079, "of the logo at most; 60 mm")          \
    POINTS(cover_logo_height, "cover-logo-height", 0, 56693, "of the logo at most; 20 mm")         \
    POINTS(cover_logo_pixel, "cover-logo-pixel", 10, 480,                                          \
           "a logo's pixel at the largest; 150 dpi")                                               \
    SHARE(cover_block, "cover-block", 0, 350,                                                      \
          "of the page's height: the coloured block at the least")                                 \
    SHARE(cover_block_logo, "cover-block-logo", 0, 290, "the same below a logo")                   \
    POINTS(cover_block_foot, "cover-block-foot", 0, 40000, "the block below its titles")           \
    SHARE(cover_title, "cover-title", 0, 115,                                                      \
          "of the page's height: the titles, from the block's top")                                \
    SHARE(cover_title_logo, "cover-title-logo", 0, 85, "the same below a logo")                    \
    SHARE(cover_title_plain, "cover-title-plain", 0, 190,                                          \
          "the same from the page's top, without a block")                                         \
    POINTS(cover_strip, "cover-strip", 0, 4000, "in the partner's colour, below the block")        \
    POINTS(cover_rule, "cover-rule", 0, 2250, "above the titles, without a block")                 \
    POINTS(cover_rule_gap, "cover-rule-gap", 0, 21000, "between that rule and the titles")         \
    POINTS(cover_below, "cover-below", 0, 42000, "below the titles")                               \
    POINTS(cover_metrics, "cover-metrics", 0, 40000, "above the numbers on the cover")             \
    /* page */                                                                                     \
    SHARE(running_width, "running-width", 0, 480, "of the measure: head and foot on each side")    \
    SHARE(running_head, "running-head", 0, 470, "of the upper margin: the baseline of the head")   \
    SHARE(running_foot, "running-foot", 0, 470,                                                    \
          "of the lower margin, from the page's end: that of the foot")                            \
    POINTS(notes_before, "notes-before", 0, 5000, "above the rule over a page's notes")            \
    POINTS(note_gap, "note-gap", 0, 2000, "above a note")                                          \
    POINTS(draft_size, "draft-size", 1000, 150000, "the word DRAFT across a page")                 \
    SHARE(draft_width, "draft-width", 0, 940, "of the page's width: that word at most")            \
    SHARE(draft_height, "draft-height", 0, 550, "of the page's height: its baseline")              \
    SHARE(draft_white, "draft-white", 0, 930, "the white in its colour")

#endif
