/* Paragraphs to lines: nothing is wider than the measure, justified lines are flush on both sides,
 * the text is kept, and hyphens stand at line ends only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "layout/text/lines.h"

struct fixture {
    struct arena *arena;
    struct font_set fonts;
    struct theme theme;
    struct findings findings;
    struct look look;
    struct typesetter typesetter;
    bool ragged; /* as in a cell */
};

static struct str read_bytes(struct arena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    rewind(file);
    char *bytes = arena_alloc(arena, (size_t)size + 1, 1);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), (size_t)size);
    assert_int_equal(fclose(file), 0);
    return (struct str){bytes, (size_t)size};
}

static struct font *open_listed(struct arena *arena, const char *name) {
    struct str list = read_bytes(arena, SOURCE_DIR "/fonts/fonts.list"), line;
    while (str_cut(&list, '\n', &line)) {
        if (!str_starts(line, STR("/")) || !str_ends(line, str_of(name)))
            continue;
        struct str path = str_copy(arena, line.s, line.n);
        return font_open(arena, path, read_bytes(arena, path.s));
    }
    fail_msg("%s is not in fonts.list", name);
    return NULL;
}

static void set_fonts(struct fixture *f) {
    static const char *const fallbacks[] = {"DejaVuSans.ttf", "NotoSansArabic-Regular.ttf",
                                            "NotoSansHebrew-Regular.ttf",
                                            "NotoSansThai-Regular.ttf", "wqy-microhei.ttc"};
    size_t count = sizeof fallbacks / sizeof fallbacks[0];
    struct font *body = open_listed(f->arena, "Inter-Regular.otf");
    for (int role = 0; role < FONT_ROLE_COUNT; role++)
        for (int face = 0; face < FACE_COUNT; face++)
            f->fonts.fonts[role][face] = body;
    f->fonts.fallback = NEW_ARRAY(f->arena, struct font *, count);
    for (size_t i = 0; i < count; i++)
        f->fonts.fallback[f->fonts.fallback_count++] = open_listed(f->arena, fallbacks[i]);
}

static void set_up(struct fixture *f, const char *language, bool justify) {
    memset(f, 0, sizeof *f);
    f->arena = arena_new((size_t)256 << 20);
    set_fonts(f);
    theme_set_lengths(&f->theme);
    f->theme.styles[ROLE_BODY] =
        (struct style){.role = ROLE_BODY, .size = 9200, .leading = 14000, .justify = justify};
    f->findings = findings_init(f->arena);
    struct str path = str_format(f->arena, "/usr/share/hyphen/hyph_%s.dic", language);
    f->typesetter =
        (struct typesetter){.block_arena = f->arena,
                            .page_arena = f->arena,
                            .document_arena = f->arena,
                            .theme = &f->theme,
                            .fonts = &f->fonts,
                            .language = str_of(language),
                            .shaper = shaper_new(f->arena, &f->fonts, str_of(language)),
                            .hyphenator = hyphenator_new(f->arena, read_bytes(f->arena, path.s)),
                            .findings = &f->findings};
    f->look = look_body(&f->typesetter);
}

static struct lines break_lines(struct fixture *f, const struct paragraph *p, int width) {
    return paragraph_break(&f->typesetter, &(struct line_shape){.paragraph = p,
                                                                .look = &f->look,
                                                                .frame = {0, width},
                                                                .ragged = f->ragged});
}

static struct lines lay(struct fixture *f, struct str text, int width) {
    struct paragraph p = paragraph_init(&f->typesetter);
    paragraph_add_text(&f->typesetter, &p, text, &f->look);
    return break_lines(f, &p, width);
}

struct edges {
    int left, right;
    struct str text;
};

static struct edges measure(struct fixture *f, const struct line *line) {
    struct edges e = {INT32_MAX, 0, {0}};
    struct buf text = buf_init(f->arena, 1 << 16);
    for (const struct piece *piece = line->pieces.first; piece != NULL; piece = piece->next) {
        if (piece->kind != PIECE_RUN)
            continue;
        int x = piece->run.x;
        e.left = x < e.left ? x : e.left;
        for (size_t i = 0; i < piece->run.glyph_count; i++)
            x += piece->run.glyphs[i].advance;
        e.right = x > e.right ? x : e.right;
        buf_add(&text, piece->run.text);
    }
    e.text = buf_str(&text);
    return e;
}

static struct str last_character(struct str text) {
    size_t at = text.n;
    while (at > 0 && ((unsigned char)text.s[at - 1] & 0xC0) == 0x80)
        at--;
    return str_slice(text, at == 0 ? 0 : at - 1, text.n);
}

/* What may stand in the margin: at most 0.7 of the mark that ends the line, or 0.5 of the one that
 * begins it. */
static int hang_allowed(struct fixture *f, struct str mark, const char *const *marks, size_t count,
                        int thousandths) {
    mark = str_is(mark, "\u00AD") ? STR("-") : mark;
    for (size_t i = 0; i < count; i++)
        if (str_is(mark, marks[i])) {
            struct word *word = shaper_shape(f->typesetter.shaper, f->look.font, mark, 0);
            return part_width(&word->parts[0], f->look.size) * thousandths / 1000 + 1;
        }
    return 0;
}

static int right_allowed(struct fixture *f, struct str line) {
    static const char *const marks[] = {".", ",", ":",      ";",      "-",     "\"",
                                        "'", ")", "\u2019", "\u201D", "\u2013"};
    while (str_ends(line, STR(" ")))
        line.n--;
    return hang_allowed(f, last_character(line), marks, sizeof marks / sizeof *marks, 700);
}

static int left_allowed(struct fixture *f, struct str line) {
    static const char *const marks[] = {"\"", "'", "(", "\u2018", "\u201C", "\u201E"};
    size_t at = 0;
    if (line.n > 0)
        (void)utf8_next(line, &at);
    return hang_allowed(f, str_slice(line, 0, at), marks, sizeof marks / sizeof *marks, 500);
}

static const char english[] =
    "Responsibilities of the administrators encompassed comprehensive documentation, "
    "internationalization, troubleshooting and the characterization of heterogeneous "
    "infrastructure; https://docs.northwind.example/migration/replication-instances/dms_r4_2xlarge "
    "was the address, and replication_instance_class_of_the_second_rehearsal the name. "
    "Zusammen\u00adsetzungen are cut where their author wants it, 12\u00a0GB stay together.";
static const char german[] =
    "Die Verfügbarkeit des Rechenzentrums und die Übertragung der Datenbankinhalte wurden während "
    "der Generalprobe überwacht; Donaudampfschifffahrtsgesellschaftskapitäne warteten geduldig.";
static const char several[] =
    "移行は二十一日の午後八時半に始まり、六時間後に完了しました。The words ترحيل قاعدة البيانات "
    "and "
    "העברת מסד הנתונים stand in one line with การย้ายฐานข้อมูล and 数据库迁移。";

static const int widths[] = {45000, 80000, 130000, 220000, 430000};

struct counts {
    size_t hyphens; /* lines that end with one the text does not have */
    size_t flush;   /* of the lines but the last, in the two larger widths */
    size_t hangs;   /* lines with a mark in the margin */
    size_t lines;
};

/* Lines of `text` in all widths. */
static struct counts check(struct fixture *f, const char *text) {
    struct counts c = {0};
    for (size_t w = 0; w < sizeof widths / sizeof widths[0]; w++) {
        struct lines lines = lay(f, str_of(text), widths[w]);
        struct buf all = buf_init(f->arena, 1 << 16);
        for (size_t i = 0; i < lines.count; i++) {
            struct edges e = measure(f, &lines.list[i]);
            bool justified = f->theme.styles[ROLE_BODY].justify;
            int left = justified ? left_allowed(f, e.text) : 0;
            int right = justified ? right_allowed(f, e.text) : 0;
            assert_true(e.left >= -left && e.right <= widths[w] + right);
            bool added = str_ends(e.text, STR("\u00AD")) &&
                         !str_starts(str_slice(str_of(text), all.count, SIZE_MAX), e.text);
            e.text.n -= added ? 2 : 0;
            c.hyphens += added;
            c.hangs += e.left < 0 || e.right > widths[w];
            bool counts = i + 1 < lines.count && widths[w] >= 200000;
            c.lines += counts;
            c.flush += counts && e.left <= 0 && e.right >= widths[w];
            buf_add(&all, e.text);
        }
        assert_string_equal(buf_str(&all).s, text);
    }
    assert_int_equal(f->findings.count, 0);
    return c;
}

static void lines_keep_their_measure(void **state) {
    (void)state;
    for (int justify = 0; justify < 2; justify++) {
        struct fixture f;
        set_up(&f, "en", justify);
        struct counts c = check(&f, english);
        assert_true(c.hyphens > 2 && (justify ? c.hangs > 2 : c.hangs == 0));
        c = check(&f, several);
        assert_true(justify ? c.flush == c.lines : c.flush <= c.lines / 3);
        arena_drop(f.arena);
        set_up(&f, "de", justify);
        c = check(&f, german);
        assert_true(c.hyphens > 2 && (justify ? c.flush == c.lines : c.flush <= c.lines / 3));
        arena_drop(f.arena);
    }
}

static void assert_lines(struct fixture *f, const char *text, int width, const char *const *lines,
                         size_t count) {
    struct lines all = lay(f, str_of(text), width);
    assert_int_equal(all.count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(measure(f, &all.list[i]).text.s, lines[i]);
}

static void addresses_are_cut_at_their_signs(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "en", false);
    static const char *const address[] = {"https://docs.example/", "console/migration/replication/",
                                          "instances?region=eu"};
    assert_lines(&f, "https://docs.example/console/migration/replication/instances?region=eu",
                 140000, address, 3);
    static const char *const option[] = {"start it with the option ", "--no-such-thing"};
    assert_lines(&f, "start it with the option --no-such-thing", 125000, option, 2);
    static const char *const units[] = {"it was as large ", "as 12\u00a0GB"};
    assert_lines(&f, "it was as large as 12\u00a0GB", 95000, units, 2);
    arena_drop(f.arena);
}

/* Points, commas, quotes and hyphens stand in the margin by their own share of their width, and the
 * line's blanks are stretched so much the more. */
static void marks_hang_out_of_justified_text(void **state) {
    (void)state;
    static const char text[] = "\u201CThe first of them,\u201D she said, \u201Cwas late, and all, "
                               "all others, too; none, none, none, none, none, none, none, none, "
                               "none, none, none, none, none, none, none, none.\u201D";
    struct fixture f;
    set_up(&f, "en", true);
    struct lines lines = lay(&f, str_of(text), 130000);
    assert_true(lines.count > 4);
    struct word *quote = shaper_shape(f.typesetter.shaper, f.look.font, STR("\u201C"), 0);
    struct edges first = measure(&f, &lines.list[0]);
    assert_int_equal(first.left, -(part_width(&quote->parts[0], f.look.size) * 2 / 5));
    size_t commas = 0;
    for (size_t i = 0; i + 1 < lines.count; i++) {
        struct edges e = measure(&f, &lines.list[i]);
        struct str mark = str_trim(e.text);
        if (!str_ends(mark, STR(",")))
            continue;
        struct word *comma = shaper_shape(f.typesetter.shaper, f.look.font, STR(","), 0);
        int hang = part_width(&comma->parts[0], f.look.size) * 7 / 10;
        assert_int_equal(e.right, 130000 + hang);
        commas++;
    }
    assert_true(commas > 2);
    f.theme.styles[ROLE_BODY].justify = false;
    lines = lay(&f, str_of(text), 130000);
    for (size_t i = 0; i < lines.count; i++) {
        struct edges e = measure(&f, &lines.list[i]);
        assert_true(e.left == 0 && e.right <= 130000);
    }
    arena_drop(f.arena);
}

static int gap_behind(const struct line *line, int size) {
    const struct run *run = &line->pieces.first->run;
    for (size_t i = 0; i < run->glyph_count; i++)
        if (run->text.s[run->glyphs[i].cluster] == ' ' ||
            (unsigned char)run->text.s[run->glyphs[i].cluster] == 0xC2)
            return run->glyphs[i].advance * 1000 / size;
    return 0;
}

static void units_stand_close_to_their_numbers(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "en", true);
    static const char *const close[] = {"412 GB", "69.9 %", "412\u00a0GB", "$ 300"};
    for (size_t i = 0; i < 4; i++) {
        struct lines lines = lay(&f, str_of(close[i]), 300000);
        int gap = gap_behind(&lines.list[0], f.look.size);
        assert_true(gap >= 200 && gap <= 250);
        assert_string_equal(measure(&f, &lines.list[0]).text.s, close[i]);
    }
    struct lines lines = lay(&f, STR("412 places"), 300000);
    assert_true(gap_behind(&lines.list[0], f.look.size) > 250);
    static const char *const held[] = {"it took the whole team ", "4 h 05 min"};
    assert_lines(&f, "it took the whole team 4 h 05 min", 125000, held, 2);
    static const char *const date[] = {"it was begun in the night of ", "5 March"};
    f.theme.styles[ROLE_BODY].justify = false;
    assert_lines(&f, "it was begun in the night of 5 March", 138000, date, 2);
    arena_drop(f.arena);
}

static void names_are_kept_whole(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "en", false);
    static const char *const name[] = {"in the first of the months the instance was of class ",
                                       "dms.r4.2xlarge_of_two"};
    assert_lines(&f, "in the first of the months the instance was of class dms.r4.2xlarge_of_two",
                 300000, name, 2);
    static const char *const path[] = {"evidence/contoso-", "instance.xml"};
    assert_lines(&f, "evidence/contoso-instance.xml", 120000, path, 2);
    static const char *const mail[] = {"mikkel.soerensen@", "northwind.example"};
    assert_lines(&f, "mikkel.soerensen@northwind.example", 132000, mail, 2);
    arena_drop(f.arena);
}

/* Two lines either way: the second is not left with one short word. */
static void last_words_are_not_left_alone(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "en", false);
    static const char *const cell[] = {"measured before the ", "move to it"};
    assert_lines(&f, "measured before the move to it", 126000, cell, 2);
    arena_drop(f.arena);
}

/* Nor is a year left alone in justified text, where the lines before it have some give. */
static void years_are_not_left_alone(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "en", true);
    struct lines lines =
        lay(&f,
            STR("Northwind spent the first five weeks on an assessment and laid three ways before "
                "the steering committee on 13 April 2018. The comparison used Contoso's invoices "
                "of 2017 and AWS list prices of April 2018."),
            292000);
    assert_string_equal(measure(&f, &lines.list[lines.count - 1]).text.s, "April 2018.");
    arena_drop(f.arena);
}

/* Blanks lose a third, as TeX's and Typst's do, unless they are narrow; those of program text give
 * a sixth. */
static void blanks_give(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "en", true);
    for (int k = 0; k < 3; k++) {
        struct look look = f.look;
        if (k == 1)
            look.font = open_listed(f.arena, "GentiumBookPlus-Regular.ttf");
        look.font_role = k == 2 ? FONT_CODE : FONT_BODY;
        struct paragraph p = paragraph_init(&f.typesetter);
        paragraph_add_text(&f.typesetter, &p, STR("two words"), &look);
        atomise_paragraph(&f.typesetter, &p);
        const struct atom *blank = &f.typesetter.lines->atoms.list[1];
        const int least[] = {blank->width * 2 / 3, look.size * 155 / 1000, blank->width * 5 / 6};
        const int most[] = {look.size * 424 / 1000, look.size * 363 / 1000, blank->width * 7 / 6};
        assert_true(blank->space);
        assert_in_range(blank->width - blank->shrink, least[k] - 10, least[k] + 10);
        assert_in_range(blank->width + blank->stretch, most[k] - 10, most[k] + 10);
    }
    arena_drop(f.arena);
}

/* In a table's cell, where lines are short, even a style that is flush elsewhere is ragged. */
static void cells_are_ragged(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "de", true);
    for (int cell = 0; cell < 2; cell++) {
        f.ragged = cell;
        struct lines lines = lay(&f, str_of(german), 220000);
        size_t flush = 0;
        for (size_t i = 0; i + 1 < lines.count; i++)
            flush += measure(&f, &lines.list[i]).right >= 220000;
        assert_true(cell == 0 ? flush + 1 == lines.count : flush == 0);
    }
    arena_drop(f.arena);
}

/* A short name in program text is not cut at its hyphen; the same word in prose is. */
static void program_text_keeps_its_hyphens(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "en", true);
    for (int role = FONT_BODY; role <= FONT_CODE; role++) {
        struct look name = f.look;
        name.font_role = (enum font_role)role;
        struct paragraph p = paragraph_init(&f.typesetter);
        paragraph_add_text(&f.typesetter, &p,
                           STR("the strictest mode that is offered; the endpoint used the mode "),
                           &f.look);
        paragraph_add_text(&f.typesetter, &p, STR("verify-full"), &name);
        paragraph_add_text(&f.typesetter, &p, STR(" and the passwords were kept apart"), &f.look);
        struct lines lines = break_lines(&f, &p, 300000);
        struct str first = measure(&f, &lines.list[0]).text;
        assert_true(str_ends(first, STR("verify-")) == (role != FONT_CODE));
    }
    arena_drop(f.arena);
}

static void author_decides_on_hyphens(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "de", false);
    static const char *const lines[] = {"Urin\u00ad", "stinkt"};
    assert_lines(&f, "Urin\u00adstinkt", 30000, lines, 2);
    arena_drop(f.arena);
}

static void thai_is_broken_between_words(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "en", false);
    static const char *const lines[] = {"การย้ายฐาน", "ข้อมูล"};
    assert_lines(&f, "การย้ายฐานข้อมูล", 45000, lines, 2);
    arena_drop(f.arena);
}

static void arabic_begins_at_the_right(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "en", false);
    struct lines lines = lay(&f, STR("ترحيل قاعدة (ABC) البيانات"), 300000);
    assert_int_equal(lines.count, 1);
    assert_int_equal(measure(&f, &lines.list[0]).right, 300000);
    const struct run *first = &lines.list[0].pieces.first->run;
    assert_true(first->right_to_left && first->x > 250000);
    arena_drop(f.arena);
}

/* A change of style inside an Arabic word does not take its letters apart. */
static void letters_join_across_styles(void **state) {
    (void)state;
    struct fixture f;
    set_up(&f, "en", false);
    struct look other = f.look;
    struct paragraph p = paragraph_init(&f.typesetter);
    paragraph_add_text(&f.typesetter, &p, STR("سل"), &f.look);
    paragraph_add_text(&f.typesetter, &p, STR("ب"), &other);
    struct lines lines = break_lines(&f, &p, 200000);
    struct word *whole =
        shaper_shape(f.typesetter.shaper, f.look.font, STR("سلب"), SHAPE_RIGHT_TO_LEFT);
    const struct font_run *part = &whole->parts[0];
    const struct piece *first = lines.list[0].pieces.first, *second = first->next;
    assert_int_equal(part->glyph_count, 3);
    assert_int_equal(second->run.glyphs[0].id, part->glyphs[0].id);
    assert_int_equal(first->run.glyphs[0].id, part->glyphs[1].id);
    assert_int_equal(first->run.glyphs[1].id, part->glyphs[2].id);
    arena_drop(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_keep_their_measure),
        cmocka_unit_test(addresses_are_cut_at_their_signs),
        cmocka_unit_test(marks_hang_out_of_justified_text),
        cmocka_unit_test(units_stand_close_to_their_numbers),
        cmocka_unit_test(names_are_kept_whole),
        cmocka_unit_test(last_words_are_not_left_alone),
        cmocka_unit_test(years_are_not_left_alone),
        cmocka_unit_test(blanks_give),
        cmocka_unit_test(cells_are_ragged),
        cmocka_unit_test(program_text_keeps_its_hyphens),
        cmocka_unit_test(author_decides_on_hyphens),
        cmocka_unit_test(thai_is_broken_between_words),
        cmocka_unit_test(arabic_begins_at_the_right),
        cmocka_unit_test(letters_join_across_styles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
