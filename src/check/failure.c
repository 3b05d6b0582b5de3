#include "check/failure.h"

#include "base/ascii.h"

#define FAILURE_LINES 40 /* a longer text is more than a message */

/* What programs say when they fail, in English and German, in any case. */
static const char *const failures[] = {
    "an error occurred (",
    "accessdenied",
    "access denied",
    "access is denied",
    "permission denied",
    "not authorized to perform",
    "unauthorizedoperation",
    "unable to locate credentials",
    "expiredtoken",
    "invalidclienttokenid",
    "unrecognizedclient",
    "could not connect to",
    "connection refused",
    "connection timed out",
    "command not found",
    "is not recognized as an internal or external command",
    "no such file or directory",
    "traceback (most recent call last)",
    "segmentation fault",
    "401 unauthorized",
    "403 forbidden",
    "404 not found",
    "500 internal server error",
    "502 bad gateway",
    "503 service unavailable",
    "fatal error:",
    "zugriff verweigert",
    "keine berechtigung",
    "befehl nicht gefunden",
    "kommando nicht gefunden",
    "datei oder verzeichnis nicht gefunden",
    "verbindung verweigert",
};

static bool contains(struct str line, const char *wanted) {
    struct str word = str_of(wanted);
    for (size_t at = 0; at + word.n <= line.n; at++)
        if (to_lower(line.s[at]) == word.s[0] &&
            str_equal_ignoring_case(str_slice(line, at, at + word.n), word))
            return true;
    return false;
}

static bool is_failure(struct str line) {
    for (size_t i = 0; i < COUNT(failures); i++)
        if (contains(line, failures[i]))
            return true;
    return str_starts(line, STR("Error: ")) || str_starts(line, STR("ERROR: ")) ||
           str_starts(line, STR("error: ")) || str_starts(line, STR("Fehler: "));
}

/* A prompt, a command of the usual tools, marks alone. */
static bool says_nothing(struct str line) {
    static const char *const begin[] = {"$ ",    "# ",    "> ",    "% ",       "PS ",
                                        "C:\\",  "aws ",  "sudo ", "kubectl ", "terraform ",
                                        "curl ", "psql ", "ssh ",  "<?xml"};
    for (size_t i = 0; i < COUNT(begin); i++)
        if (str_starts(line, str_of(begin[i])))
            return true;
    for (size_t i = 0; i < line.n; i++)
        if (is_letter_or_digit(line.s[i]) || (unsigned char)line.s[i] >= 0x80)
            return false;
    return true;
}

struct str failure_find(struct str text) {
    struct str rest = text, line, failure = STR("");
    bool traceback = false;
    for (size_t lines = 0; str_cut(&rest, '\n', &line);) {
        line = str_trim(line);
        if (line.n == 0)
            continue;
        if (++lines > FAILURE_LINES)
            return STR("");
        if (is_failure(line)) {
            failure = failure.n ? failure : line;
            traceback |= str_starts(line, STR("Traceback"));
        } else if (!says_nothing(line) && !traceback) {
            return STR("");
        }
    }
    return str_slice(failure, 0, 120);
}
