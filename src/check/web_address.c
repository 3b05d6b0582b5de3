/* Web addresses cut down to host and path. Nothing is looked up: reachability is for a person to
 * attest. */
#include "check/web_address.h"

#include "base/ascii.h"
#include "base/buf.h"

static const char *const local_ends[] = {"localhost", ".localhost",   ".local",  ".internal",
                                         ".lan",      ".intranet",    ".corp",   ".home",
                                         ".test",     ".localdomain", ".invalid"};
static const char *const index_starts[] = {"index.", "default.", "home."};
/* First pages under another name, in a language of many. */
static const char *const first_pages[] = {
    "home", "start", "startseite", "welcome", "index", "en",    "de",    "fr",
    "us",   "uk",    "en-us",      "en-gb",   "de-de", "de-at", "de-ch", "en-eu"};
/* Hosts on which nothing is read without signing in; a dot first: and those below. */
static const char *const login_hosts[] = {"console.aws.amazon.com",
                                          ".console.aws.amazon.com",
                                          ".signin.aws.amazon.com",
                                          "partnercentral.awspartner.com",
                                          ".sharepoint.com",
                                          "onedrive.live.com",
                                          "drive.google.com",
                                          "docs.google.com",
                                          "login.microsoftonline.com",
                                          "accounts.google.com",
                                          ".atlassian.net",
                                          "app.slack.com",
                                          "teams.microsoft.com",
                                          "mail.google.com",
                                          "outlook.office.com",
                                          "admin.google.com",
                                          "portal.azure.com"};
static const char *const login_labels[] = {
    "login", "signin", "sign-in", "anmelden", "anmeldung", "wp-login", "wp-admin", "sso", "logon"};

/* Cuts the scheme off; false when it is not one of the web. An address without scheme counts as
 * https. */
static bool cut_scheme(struct str *url) {
    size_t at = str_find(*url, STR("://"), 0);
    if (at == SIZE_MAX)
        return true;
    struct str scheme = str_slice(*url, 0, at);
    *url = str_slice(*url, at + 3, url->n);
    return str_equal_ignoring_case(scheme, STR("http")) ||
           str_equal_ignoring_case(scheme, STR("https"));
}

static struct str cut_at_any(struct str text, const char *stops) {
    for (size_t i = 0; i < text.n; i++)
        for (const char *stop = stops; *stop; stop++)
            if (text.s[i] == *stop)
                return str_slice(text, 0, i);
    return text;
}

static struct str host_of(struct arena *arena, struct str authority) {
    size_t user = str_find(authority, STR("@"), 0);
    if (user != SIZE_MAX)
        authority = str_slice(authority, user + 1, authority.n);
    if (str_ends(authority, STR(":443")))
        authority = str_slice(authority, 0, authority.n - 4);
    else if (str_ends(authority, STR(":80")))
        authority = str_slice(authority, 0, authority.n - 3);
    struct str host = str_lower(arena, authority);
    while (str_starts(host, STR("www.")))
        host = str_slice(host, 4, host.n);
    if (str_ends(host, STR(".")))
        host = str_slice(host, 0, host.n - 1);
    return host;
}

static bool is_number(struct str host) {
    for (size_t i = 0; i < host.n; i++)
        if (!(is_digit(host.s[i]) || host.s[i] == '.' || host.s[i] == ':'))
            return false;
    return true;
}

static bool host_is_public(struct str host) {
    if (str_find(host, STR("."), 0) == SIZE_MAX || host.s[0] == '[' || is_number(host))
        return false;
    if (str_find(host, STR(" "), 0) != SIZE_MAX || str_find(host, STR(".."), 0) != SIZE_MAX ||
        host.s[0] == '.')
        return false;
    for (size_t i = 0; i < COUNT(local_ends); i++)
        if (str_ends(host, str_of(local_ends[i])))
            return false;
    return true;
}

static bool is_index(struct arena *arena, struct str segment) {
    struct str name = str_lower(arena, segment);
    for (size_t i = 0; i < COUNT(index_starts); i++)
        if (str_starts(name, str_of(index_starts[i])))
            return true;
    return false;
}

static bool is_first_page(struct str segment) {
    for (size_t i = 0; i < COUNT(first_pages); i++)
        if (str_equal_ignoring_case(segment, str_of(first_pages[i])))
            return true;
    return false;
}

struct site site_of(struct arena *arena, struct str url) {
    struct site site = {.is_public = false};
    struct str rest = str_trim(url);
    bool web = cut_scheme(&rest);
    rest = cut_at_any(rest, "?#");
    struct str authority = cut_at_any(rest, "/");
    site.host = host_of(arena, authority);
    struct str raw = str_slice(rest, authority.n, rest.n);
    struct str *segments = NULL, segment;
    size_t count = 0;
    struct buf path = buf_init(arena, raw.n + 2);
    while (str_cut(&raw, '/', &segment)) {
        if (str_is(segment, ".."))
            count -= count > 0;
        else if (segment.n && !str_is(segment, "."))
            *APPEND(arena, segments, count) = segment;
    }
    if (count && is_index(arena, segments[count - 1]))
        count--;
    if (count == 1 && is_first_page(segments[0]))
        count--;
    for (size_t i = 0; i < count; i++) {
        buf_add_char(&path, '/');
        buf_add(&path, segments[i]);
    }
    site.path = buf_str(&path);
    site.is_public = web && host_is_public(site.host);
    return site;
}

bool site_is_below(const struct site *page, const struct site *home) {
    if (str_equal(page->host, home->host))
        return true;
    if (page->host.n <= home->host.n + 1 || !str_ends(page->host, home->host))
        return false;
    return page->host.s[page->host.n - home->host.n - 1] == '.';
}

bool host_is_reserved(struct str host) {
    static const char *const hosts[] = {"example.com", "example.net", "example.org"};
    for (size_t i = 0; i < COUNT(hosts); i++) {
        struct str own = str_of(hosts[i]);
        size_t from = host.n < own.n ? 0 : host.n - own.n;
        if (str_equal_ignoring_case(str_slice(host, from, host.n), own) &&
            (!from || host.s[from - 1] == '.'))
            return true;
    }
    return false;
}

bool site_is_same_page(const struct site *a, const struct site *b) {
    return str_equal(a->host, b->host) && str_equal(a->path, b->path);
}

/* ---- who can open it ---- */

/* "login", "login.aspx", "wp-login.php". */
static bool is_login_label(struct str label) {
    size_t dot = str_find(label, STR("."), 0);
    struct str stem = str_slice(label, 0, dot == SIZE_MAX ? label.n : dot);
    for (size_t i = 0; i < COUNT(login_labels); i++)
        if (str_equal_ignoring_case(stem, str_of(login_labels[i])))
            return true;
    return false;
}

static bool asks_for_login(const struct site *site) {
    struct str rest = site->path, label;
    for (size_t i = 0; i < COUNT(login_hosts); i++) {
        struct str host = str_of(login_hosts[i]);
        if (host.s[0] == '.' ? str_ends(site->host, host) : str_equal(site->host, host))
            return true;
    }
    while (str_cut(&rest, '/', &label))
        if (is_login_label(label))
            return true;
    rest = site->host;
    return str_cut(&rest, '.', &label) && rest.n && is_login_label(label);
}

enum access access_of(struct arena *arena, struct str url) {
    struct site site = site_of(arena, url);
    size_t from = str_find(url, STR("://"), 0);
    struct str authority =
        cut_at_any(str_slice(url, from == SIZE_MAX ? 0 : from + 3, url.n), "/?#");
    if (str_find(authority, STR("@"), 0) != SIZE_MAX)
        return ACCESS_PASSWORD;
    if (!site.is_public)
        return ACCESS_LOCAL;
    if (host_is_reserved(site.host))
        return ACCESS_NOBODY;
    return asks_for_login(&site) ? ACCESS_LOGIN : ACCESS_ANYBODY;
}
