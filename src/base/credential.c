#include "base/credential.h"

#include <string.h>

#include "base/ascii.h"

static char byte_at(struct str text, size_t at) {
    return at < text.n ? text.s[at] : 0;
}

static bool contains(struct str text, const char *word) {
    size_t n = strlen(word);
    for (size_t at = 0; at + n <= text.n; at++)
        if (str_equal_ignoring_case(str_slice(text, at, at + n), str_of(word)))
            return true;
    return false;
}

/* ---- what is none ---- */

static const char *const stand_ins[] = {
    "example",        "****",     "xxxx",     "....",     "\u2026",    "\u2022",      "redacted",
    "removed",        "hidden",   "masked",   "changeme", "change-me", "placeholder", "dummy",
    "secretsmanager", "ssm:",     "arn:",     "your-",    "your_",     "keepass",     "1password",
    "bitwarden",      "lastpass", "cyberark", "scram",    "sha-",      "sha2",        "sha1",
    "sha5",           "md5",      "aes",      "bcrypt",   "argon",     "pbkdf",       "rsa",
};

static bool is_stand_in(struct str value) {
    if (strchr("<$%{[(!/#", byte_at(value, 0)) || contains(value, "("))
        return true;
    for (size_t i = 0; i < COUNT(stand_ins); i++)
        if (contains(value, stand_ins[i]))
            return true;
    return false;
}

enum class { CLASS_LOWER = 1, CLASS_UPPER = 2, CLASS_DIGIT = 4, CLASS_SIGN = 8 };

static unsigned classes_of(struct str value) {
    unsigned classes = 0;
    for (size_t i = 0; i < value.n; i++) {
        char c = value.s[i];
        classes |= is_lower(c)                      ? CLASS_LOWER
                   : is_upper(c)                    ? CLASS_UPPER
                   : is_digit(c)                    ? CLASS_DIGIT
                   : c && strchr("!@#$%^&*+?=~", c) ? CLASS_SIGN
                                                    : 0;
    }
    return classes;
}

static int count_classes(unsigned classes) {
    int count = 0;
    for (; classes; classes &= classes - 1)
        count++;
    return count;
}

/* ---- tokens that say themselves what they are ---- */

static bool is_base64(char c) {
    return is_letter_or_digit(c) || c == '+' || c == '/' || c == '=';
}

static bool is_token(char c) {
    return is_letter_or_digit(c) || c == '_' || c == '-';
}

static size_t run_of(struct str text, size_t at, bool (*is)(char c)) {
    size_t end = at;
    while (end < text.n && is(text.s[end]))
        end++;
    return end - at;
}

static const struct {
    const char *prefix;
    size_t least, most; /* characters behind the prefix; most 0: any number */
    const char *kind;
} tokens[] = {
    {"AKIA", 16, 16, "an access key id of AWS"},
    {"ASIA", 16, 16, "an access key id of AWS"},
    {"IQoJb3JpZ2lu", 80, 0, "a session token of AWS"},
    {"FwoGZXIvYXdz", 80, 0, "a session token of AWS"},
    {"FQoGZXIvYXdz", 80, 0, "a session token of AWS"},
    {"ghp_", 30, 0, "a token of GitHub"},
    {"gho_", 30, 0, "a token of GitHub"},
    {"ghu_", 30, 0, "a token of GitHub"},
    {"ghs_", 30, 0, "a token of GitHub"},
    {"ghr_", 30, 0, "a token of GitHub"},
    {"github_pat_", 22, 0, "a token of GitHub"},
    {"glpat-", 18, 0, "a token of GitLab"},
    {"xoxa-", 10, 0, "a token of Slack"},
    {"xoxb-", 10, 0, "a token of Slack"},
    {"xoxp-", 10, 0, "a token of Slack"},
    {"xoxr-", 10, 0, "a token of Slack"},
    {"xoxs-", 10, 0, "a token of Slack"},
    {"xapp-", 10, 0, "a token of Slack"},
    {"AIza", 35, 35, "an API key of Google"},
    {"sk_live_", 16, 0, "a key of Stripe"},
    {"rk_live_", 16, 0, "a key of Stripe"},
    {"sk_test_", 16, 0, "a key of Stripe"},
    {"sk-proj-", 20, 0, "an API key"},
    {"sk-ant-", 20, 0, "an API key"},
    {"npm_", 36, 36, "a token of npm"},
    {"dapi", 32, 32, "a token of Databricks"},
    {"hvs.", 24, 0, "a token of Vault"},
};

static bool set(struct credential *found, const char *kind, size_t offset, size_t count) {
    *found = (struct credential){kind, offset, count};
    return true;
}

static bool find_token(struct str text, size_t at, struct credential *found) {
    for (size_t i = 0; i < COUNT(tokens); i++) {
        if (text.s[at] != tokens[i].prefix[0])
            continue;
        struct str prefix = str_of(tokens[i].prefix);
        if (!str_starts(str_slice(text, at, text.n), prefix))
            continue;
        bool aws = str_find(str_of(tokens[i].kind), STR("session"), 0) != SIZE_MAX;
        size_t n = run_of(text, at + prefix.n, aws ? is_base64 : is_token);
        if (n < tokens[i].least || (tokens[i].most && n > tokens[i].most) ||
            is_stand_in(str_slice(text, at, at + prefix.n + n)))
            continue;
        return set(found, tokens[i].kind, at, prefix.n + n);
    }
    return false;
}

/* Three parts in base64, the first one an object of JSON (RFC 7519). */
static bool find_jwt(struct str text, size_t at, struct credential *found) {
    size_t end = at, parts = 0;
    if (!str_equal(str_slice(text, at, at + 3), STR("eyJ")))
        return false;
    for (; parts < 3; parts++) {
        size_t n = run_of(text, end, is_token);
        if (n < 10)
            return false;
        end += n;
        if (parts < 2 && byte_at(text, end++) != '.')
            return false;
    }
    return set(found, "a JSON web token", at, end - at);
}

static bool find_private_key(struct str text, size_t at, struct credential *found) {
    struct str line = str_slice(text, at, at + 80);
    line = str_slice(line, 0, str_find(line, STR("\n"), 0));
    if (!str_starts(line, STR("-----BEGIN ")) || str_find(line, STR("PRIVATE KEY"), 0) == SIZE_MAX)
        return false;
    return set(found, "a private key", at, line.n);
}

static bool find_bearer(struct str text, size_t at, struct credential *found) {
    if (!str_equal_ignoring_case(str_slice(text, at, at + 7), STR("bearer ")))
        return false;
    size_t from = at + 7, end = from;
    while (end < text.n && (is_token(text.s[end]) || is_base64(text.s[end]) || text.s[end] == '.' ||
                            text.s[end] == '~'))
        end++;
    struct str value = str_slice(text, from, end);
    if (value.n < 20 || !(classes_of(value) & CLASS_DIGIT) || is_stand_in(value))
        return false;
    return set(found, "a bearer token", from, value.n);
}

/* Forty characters in base64, near the word "secret". */
static bool find_aws_secret(struct str text, size_t at, struct credential *found) {
    size_t n = run_of(text, at, is_base64);
    struct str value = str_slice(text, at, at + n),
               before = str_slice(text, at > 80 ? at - 80 : 0, at);
    unsigned needed = CLASS_LOWER | CLASS_UPPER | CLASS_DIGIT;
    if (n != 40 || (classes_of(value) & needed) != needed || !contains(before, "secret") ||
        is_stand_in(value))
        return false;
    return set(found, "a secret access key of AWS", at, n);
}

/* ---- values of a key: "password: ..." ---- */

enum key { KEY_NONE, KEY_PASSWORD, KEY_TOKEN };

static const struct {
    const char *word;
    enum key key;
} keys[] = {
    {"password", KEY_PASSWORD},   {"passwd", KEY_PASSWORD},    {"passwort", KEY_PASSWORD},
    {"kennwort", KEY_PASSWORD},   {"pwd", KEY_PASSWORD},       {"passphrase", KEY_PASSWORD},
    {"passcode", KEY_PASSWORD},   {"apikey", KEY_TOKEN},       {"api_key", KEY_TOKEN},
    {"api-key", KEY_TOKEN},       {"api key", KEY_TOKEN},      {"accountkey", KEY_TOKEN},
    {"accesskey", KEY_TOKEN},     {"access_key", KEY_TOKEN},   {"access key", KEY_TOKEN},
    {"secretkey", KEY_TOKEN},     {"secret_key", KEY_TOKEN},   {"secret key", KEY_TOKEN},
    {"access_token", KEY_TOKEN},  {"authtoken", KEY_TOKEN},    {"auth_token", KEY_TOKEN},
    {"session_token", KEY_TOKEN}, {"sessiontoken", KEY_TOKEN}, {"client_secret", KEY_TOKEN},
    {"clientsecret", KEY_TOKEN},  {"access token", KEY_TOKEN}, {"client secret", KEY_TOKEN},
};

/* The key that ends before the separator at `at`, behind quotes and marks of emphasis. */
static enum key key_before(struct str text, size_t at) {
    while (at > 0 && strchr(" \"'*`_", text.s[at - 1]))
        at--;
    if (!at || !strchr("dteynDTEYN", text.s[at - 1]))
        return KEY_NONE;
    for (size_t i = 0; i < COUNT(keys); i++) {
        size_t n = strlen(keys[i].word);
        if (at >= n && str_equal_ignoring_case(str_slice(text, at - n, at), str_of(keys[i].word)))
            return keys[i].key;
    }
    return KEY_NONE;
}

static struct str value_behind(struct str text, size_t at) {
    while (at < text.n && strchr(" \t\"'*`", text.s[at]))
        at++;
    size_t end = at;
    while (end < text.n && !is_blank(text.s[end]) && !strchr("\"'`;,|<>\\", text.s[end]))
        end++;
    while (end > at && (text.s[end - 1] == '.' || text.s[end - 1] == ')'))
        end--;
    return str_slice(text, at, end);
}

/* Whether words follow: then the text may speak about passwords. */
static bool is_prose(struct str text, size_t end) {
    return byte_at(text, end) == ' ' && is_letter_or_digit(byte_at(text, end + 1));
}

static bool is_code_name(struct str value) {
    bool point = false;
    for (size_t i = 0; i < value.n; i++) {
        if (!is_letter_or_digit(value.s[i]) && value.s[i] != '.' && value.s[i] != '_')
            return false;
        point |= value.s[i] == '.';
    }
    return point;
}

static bool is_password(struct str text, size_t separator, struct str value) {
    static const char *const words[] = {"true", "false", "yes", "no", "null", "none", "ja", "nein"};
    unsigned classes = classes_of(value);
    size_t end = (size_t)(value.s - text.s) + value.n;
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_equal_ignoring_case(value, str_of(words[i])))
            return false;
    if (is_stand_in(value) || is_code_name(value) || value.n < 4)
        return false;
    /* Password=...; of a connection string */
    if (text.s[separator] == '=' && byte_at(text, end) == ';' && value.s == text.s + separator + 1)
        return true;
    if (value.n < 6 || !(classes & (CLASS_LOWER | CLASS_UPPER)))
        return false;
    return is_prose(text, end) ? (classes & CLASS_DIGIT) && count_classes(classes) >= 3
                               : (classes & (CLASS_DIGIT | CLASS_SIGN)) != 0;
}

static bool is_secret_token(struct str value) {
    unsigned classes = classes_of(value), needed = CLASS_LOWER | CLASS_UPPER | CLASS_DIGIT;
    if (value.n < 16 || is_stand_in(value))
        return false;
    for (size_t i = 0; i < value.n; i++)
        if (!is_token(value.s[i]) && !is_base64(value.s[i]) && value.s[i] != '.')
            return false;
    return (classes & needed) == needed;
}

static bool find_value(struct str text, size_t at, struct credential *found) {
    enum key key = key_before(text, at);
    if (key == KEY_NONE)
        return false;
    size_t behind = at + 1 + (byte_at(text, at + 1) == '=' || byte_at(text, at + 1) == '>');
    struct str value = value_behind(text, behind);
    size_t from = (size_t)(value.s - text.s);
    if (key == KEY_TOKEN && find_aws_secret(text, from, found))
        return true;
    if (key == KEY_PASSWORD ? !is_password(text, at, value) : !is_secret_token(value))
        return false;
    return set(found, key == KEY_PASSWORD ? "a password" : "a secret key or token", from, value.n);
}

/* "scheme://user:password@host" */
static bool find_in_address(struct str text, size_t at, struct credential *found) {
    size_t from = at + 3, end = from, colon = 0, sign = 0;
    if (!str_equal(str_slice(text, at, from), STR("://")) || !at || !is_letter(text.s[at - 1]))
        return false;
    for (; end < text.n && !is_blank(text.s[end]) && !strchr("/\"'<>()`|", text.s[end]); end++) {
        colon = text.s[end] == ':' && !colon ? end : colon;
        sign = text.s[end] == '@' ? end : sign;
    }
    if (!colon || colon > sign || sign == colon + 1 || colon == from)
        return false;
    struct str value = str_slice(text, colon + 1, sign);
    static const char *const words[] = {"password", "passwort", "pass", "pwd", "secret"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_equal_ignoring_case(value, str_of(words[i])))
            return false;
    return !is_stand_in(value) && set(found, "a password in an address", colon + 1, value.n);
}

/* ---- the walk ---- */

static bool find_word(struct str text, size_t at, struct credential *found) {
    switch (text.s[at]) {
    case 'e':
        return find_jwt(text, at, found) || find_aws_secret(text, at, found);
    case 'B':
    case 'b':
        return find_bearer(text, at, found) || find_aws_secret(text, at, found);
    default:
        return find_token(text, at, found) || find_aws_secret(text, at, found);
    }
}

bool credential_find(struct str text, size_t from, struct credential *found) {
    bool inside = from > 0 && from <= text.n && is_base64(text.s[from - 1]);
    for (size_t at = from; at < text.n; at++) {
        char c = text.s[at];
        if ((c == ':' || c == '=' || c == '|') &&
            (find_value(text, at, found) || find_in_address(text, at, found)))
            return true;
        if (c == '-' && !inside && find_private_key(text, at, found))
            return true;
        bool word = is_letter_or_digit(c) || c == '/' || c == '+' || c == '_';
        if (word && !inside && find_word(text, at, found))
            return true;
        inside = word;
    }
    return false;
}
