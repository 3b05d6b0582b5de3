/* LibreOffice works in a folder of its own, with a profile of its own that runs no macro, follows
 * no link and asks nothing; there the documents have numbers for names. A document at which it
 * stops or hangs is left out, and it is started again for those behind. */
#include "evidence/office.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "evidence/pdf_normal.h"
#include "sys/clock.h"
#include "sys/file.h"
#include "sys/program.h"

enum {
    STARTS = 3,
    ARGUMENTS_BEFORE = 8 /* the documents */
};

struct office_document {
    struct opening *opening;
    struct str name, converted; /* in the workshop */
    bool slow;
};

struct office {
    struct arena *arena; /* scratch */
    struct office_document *list;
    size_t count;
    struct str program, workshop;
};

struct setting {
    const char *path, *name, *value;
};
#define SCRIPTING "Office.Common/Security/Scripting"
/* Whatever is not on this system is ignored. Level 3: no macro is run. Links of Calc 1, of Writer
 * 0: never brought up to date. The proxy is the port that discards (RFC 863), for systems that do
 * not let a process leave the network. */
static const struct setting settings[] = {
    {SCRIPTING, "MacroSecurityLevel", "3"},
    {SCRIPTING, "DisableMacrosExecution", "true"},
    {SCRIPTING, "BlockUntrustedRefererLinks", "true"},
    {"Office.Calc/Content/Update", "Link", "1"},
    {"Office.Writer/Content/Update", "Link", "0"},
    {"Office.Java/VirtualMachine", "Enable", "false"},
    {"Inet/Settings", "ooInetProxyType", "2"},
    {"Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"},
    {"Inet/Settings", "ooInetHTTPProxyPort", "9"},
    {"Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"},
    {"Inet/Settings", "ooInetHTTPSProxyPort", "9"},
};

/* ---- which ---- */

static bool is_wanted(const struct opening *opening) {
    return opening->content->state == CONTENT_FOREIGN && opening->content->form == CONTENT_OFFICE &&
           opening->evidence->support_count > 0;
}

/* Libraries of the parts lie beside the program; what is started by a script elsewhere is believed
 * to have all. */
static bool has_part(const struct office *office, const char *part) {
    static const struct {
        const char *part, *library;
    } libraries[] = {{"Writer", "libswlo.so"}, {"Calc", "libsclo.so"}, {"Impress", "libsdlo.so"}};
    struct str folder = program_folder(office->arena, office->program);
    if (!file_exists(file_join(office->arena, folder, STR("soffice.bin"))))
        return true;
    for (size_t i = 0; i < COUNT(libraries); i++)
        if (str_equal(str_of(part), str_of(libraries[i].part)))
            return file_exists(file_join(office->arena, folder, str_of(libraries[i].library)));
    return false;
}

static void choose(struct office *office, struct opening *openings, size_t count) {
    bool found = program_find(office->arena, "soffice", &office->program) ||
                 program_find(office->arena, "libreoffice", &office->program);
    for (size_t i = 0; i < count; i++) {
        struct opening *opening = &openings[i];
        if (!is_wanted(opening))
            continue;
        const char *part = kind_office_part(opening->kind);
        if (!found || !has_part(office, part)) {
            opening_tell(opening, MESSAGE_EVIDENCE_NOT_BOUND, say_word(opening->kind->called),
                         say_word(found ? part : NULL));
            continue;
        }
        size_t number = office->count + 1;
        *APPEND(office->arena, office->list, office->count) = (struct office_document){
            .opening = opening,
            .name = str_format(office->arena, "in/%zu.%s", number, opening->kind->extension),
            .converted = str_format(office->arena, "out/%zu.pdf", number)};
    }
}

/* ---- LibreOffice ---- */

static struct str write_profile(struct arena *arena) {
    struct buf out = buf_init(arena, LIMIT_MANIFEST_BYTES);
    buf_add_text(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n");
    for (size_t i = 0; i < COUNT(settings); i++)
        buf_printf(&out,
                   "<item oor:path=\"/org.openoffice.%s\"><prop oor:name=\"%s\" oor:op=\"fuse\">"
                   "<value>%s</value></prop></item>\n",
                   settings[i].path, settings[i].name, settings[i].value);
    buf_add_text(&out, "</oor:items>\n");
    return buf_str(&out);
}

/* False after a finding. */
static bool lay_out_workshop(struct office *office, struct findings *findings) {
    struct output *files = NEW_ARRAY(office->arena, struct output, office->count + 1);
    office->workshop = program_workshop(office->arena);
    if (str_empty(office->workshop)) {
        findings_add(findings, MESSAGE_CANNOT_WRITE, office->list[0].opening->evidence->place,
                     {say_word("a temporary folder"), say_word("it cannot be made")});
        return false;
    }
    for (size_t i = 0; i < office->count; i++)
        files[i] =
            (struct output){.name = office->list[i].name, .bytes = office->list[i].opening->bytes};
    files[office->count] = (struct output){.name = STR("profile/user/registrymodifications.xcu"),
                                           .bytes = write_profile(office->arena)};
    return file_write_all(office->arena, office->workshop, files, office->count + 1, findings) ==
           STATUS_OK;
}

/* The documents from `first` on. */
static int start(const struct office *office, size_t first, int seconds) {
    struct arena *arena = office->arena;
    const char *path = getenv("PATH"), *folder = office->workshop.s;
    size_t left = office->count - first;
    const char **arguments = NEW_ARRAY(arena, const char *, ARGUMENTS_BEFORE + left + 1);
    const char *const before[ARGUMENTS_BEFORE] = {
        office->program.s, "-env:UserInstallation=$SYSUSERCONFIG/profile",
        "--headless",      "--norestore",
        "--convert-to",    "pdf",
        "--outdir",        "out"};
    const char *const environment[] = {str_format(arena, "PATH=%s", path).s,
                                       str_format(arena, "HOME=%s", folder).s,
                                       str_format(arena, "XDG_CONFIG_HOME=%s", folder).s,
                                       str_format(arena, "TMPDIR=%s", folder).s,
                                       "LC_ALL=C.UTF-8",
                                       "TZ=UTC",
                                       "SAL_USE_VCLPLUGIN=svp",
                                       NULL};
    for (size_t i = 0; i < ARGUMENTS_BEFORE; i++)
        arguments[i] = before[i];
    for (size_t i = 0; i < left; i++)
        arguments[ARGUMENTS_BEFORE + i] = office->list[first + i].name.s;
    return program_run(&(struct program){.arguments = arguments,
                                         .environment = environment,
                                         .folder = folder,
                                         .seconds = seconds,
                                         .memory = LIMIT_OFFICE_MEMORY,
                                         .file_bytes = LIMIT_EVIDENCE_BYTES});
}

static struct str path_of(const struct office *office, const struct office_document *document) {
    return file_join(office->arena, office->workshop, document->converted);
}

/* It takes the documents in their order. All starts share the time; when it is over, what is left
 * is left out. */
static void run(struct office *office) {
    size_t next = 0;
    long end = clock_milliseconds() +
               1000L * (LIMIT_OFFICE_START + LIMIT_OFFICE_SECONDS * (long)office->count);
    int status = 0;
    for (int starts = 0; next < office->count && starts < STARTS; starts++) {
        long left = (end - clock_milliseconds()) / 1000;
        status = left > 0 ? start(office, next, (int)left) : PROGRAM_TOO_SLOW;
        for (size_t i = next; i < office->count; i++)
            if (file_exists(path_of(office, &office->list[i])))
                next = i + 1;
        if (status == 0 || status == PROGRAM_TOO_SLOW || status == PROGRAM_STOPPED)
            break;
        next++;
    }
    for (; status == PROGRAM_TOO_SLOW && next < office->count; next++)
        office->list[next].slow = true;
}

/* ---- what comes out ---- */

static void take(struct office *office, struct office_document *document) {
    struct opening *opening = document->opening;
    struct content *content = opening->content;
    struct str bytes, normal;
    const char *called = opening->kind->called;
    if (document->slow ||
        !file_map(office->arena, path_of(office, document), LIMIT_EVIDENCE_BYTES, NULL, &bytes) ||
        !pdf_normalize(opening->arena, bytes, &normal, &content->converter)) {
        content->state = CONTENT_DAMAGED;
        opening_tell(opening,
                     document->slow ? MESSAGE_CONVERSION_SLOW : MESSAGE_EVIDENCE_NOT_CONVERTED,
                     say_word(called), NO_ARGUMENT);
        return;
    }
    opening->bytes = normal;
    content->converted_sha256 = digest_sha256(opening->arena, normal);
    open_pdf(opening);
    if (content->page_count)
        findings_add(opening->findings, MESSAGE_CONVERTED, opening->evidence->place,
                     {say_text(opening->evidence->file), say_word(called),
                      say_text(content->converter), say_size(content->page_count)});
}

static void convert(struct arena *arena, struct opening *openings, size_t count) {
    struct office office = {.arena = arena_scratch(arena)};
    choose(&office, openings, count);
    if (office.count && lay_out_workshop(&office, openings[0].findings)) {
        run(&office);
        for (size_t i = 0; i < office.count; i++)
            take(&office, &office.list[i]);
    }
    arena_drop(office.arena);
}

void office_convert(struct arena *arena, struct opening *openings, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (is_wanted(&openings[i])) {
            convert(arena, openings, count);
            return;
        }
}
