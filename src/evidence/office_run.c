/* LibreOffice works in a folder of its own, with a profile of its own that runs no macro, follows
 * no link and asks nothing; there the documents have numbers for names. A document at which it
 * stops or hangs is left out, and it is started again for those behind. */
#include "evidence/office_run.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "sys/clock.h"
#include "sys/file.h"
#include "sys/program.h"

enum {
    STARTS = 3,
    ARGUMENTS_BEFORE = 8 /* the documents */
};

struct office {
    struct arena *arena; /* scratch */
    struct conversion *list;
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

bool office_find(struct arena *arena, struct str *program) {
    return program_find(arena, "soffice", program) || program_find(arena, "libreoffice", program);
}

/* ---- its folder ---- */

static struct str name_of(const struct office *office, size_t index) {
    return str_format(office->arena, "in/%zu.%.*s", index + 1,
                      STR_ARG(office->list[index].extension));
}

static struct str path_of(const struct office *office, size_t index) {
    return file_join(office->arena, office->workshop,
                     str_format(office->arena, "out/%zu.pdf", index + 1));
}

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

static bool lay_out_workshop(struct office *office) {
    struct output *files = NEW_ARRAY(office->arena, struct output, office->count + 1);
    struct findings unheard = findings_init(office->arena);
    office->workshop = program_workshop(office->arena);
    if (str_empty(office->workshop))
        return false;
    for (size_t i = 0; i < office->count; i++)
        files[i] = (struct output){.name = name_of(office, i), .bytes = office->list[i].bytes};
    files[office->count] = (struct output){.name = STR("profile/user/registrymodifications.xcu"),
                                           .bytes = write_profile(office->arena)};
    return file_write_all(office->arena, office->workshop, files, office->count + 1, &unheard) ==
           STATUS_OK;
}

/* ---- the program ---- */

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
        arguments[ARGUMENTS_BEFORE + i] = name_of(office, first + i).s;
    return program_run(&(struct program){.arguments = arguments,
                                         .environment = environment,
                                         .folder = folder,
                                         .seconds = seconds,
                                         .memory = LIMIT_OFFICE_MEMORY,
                                         .file_bytes = LIMIT_EVIDENCE_BYTES});
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
            if (file_exists(path_of(office, i)))
                next = i + 1;
        if (status == 0 || status == PROGRAM_TOO_SLOW || status == PROGRAM_STOPPED)
            break;
        next++;
    }
    for (; status == PROGRAM_TOO_SLOW && next < office->count; next++)
        office->list[next].slow = true;
}

static bool run_here(struct arena *arena, struct conversion *list, size_t count) {
    struct office office = {.arena = arena_scratch(arena), .list = list, .count = count};
    struct str bytes;
    bool good = office_find(arena, &office.program) && lay_out_workshop(&office);
    if (good)
        run(&office);
    for (size_t i = 0; good && i < count; i++)
        if (!list[i].slow &&
            file_map(office.arena, path_of(&office, i), LIMIT_EVIDENCE_BYTES, NULL, &bytes))
            list[i].converted = str_copy(arena, bytes.s, bytes.n);
    arena_drop(office.arena);
    return good;
}

/* ---- by a steward ---- */

static bool ask(struct arena *arena, struct conversion *list, size_t count) {
    struct buf request = buf_init(arena, LIMIT_PROCESS_OUTPUT);
    struct parcel reply;
    parcel_put_number(&request, count);
    for (size_t i = 0; i < count; i++) {
        parcel_put_text(&request, list[i].extension);
        parcel_put_text(&request, list[i].bytes);
    }
    if (!steward_ask(arena, STEWARD_CONVERT, buf_str(&request), &reply))
        return false;
    for (size_t i = 0; i < count; i++) {
        list[i].slow = parcel_number(&reply);
        list[i].converted = parcel_text(&reply);
    }
    return !reply.broken;
}

bool office_run(struct arena *arena, struct conversion *list, size_t count) {
    return steward_is_there() ? ask(arena, list, count) : run_here(arena, list, count);
}

static bool is_extension(struct str text) {
    for (size_t i = 0; i < text.n; i++)
        if (!is_letter_or_digit(text.s[i]))
            return false;
    return text.n > 0;
}

bool office_serve(struct arena *arena, const void *context, struct parcel *request,
                  struct buf *reply) {
    (void)context;
    size_t count = parcel_count(request, 2 * sizeof(size_t));
    struct conversion *list = NEW_ARRAY(arena, struct conversion, count);
    for (size_t i = 0; i < count; i++) {
        list[i].extension = parcel_text(request);
        list[i].bytes = parcel_text(request);
        if (!is_extension(list[i].extension))
            return false;
    }
    if (request->broken || !run_here(arena, list, count))
        return false;
    for (size_t i = 0; i < count; i++) {
        parcel_put_number(reply, list[i].slow);
        parcel_put_text(reply, list[i].converted);
    }
    return true;
}
