/* Addresses of networks, names of machines, addresses of mail. */
#include <string.h>

#include "base/ascii.h"
#include "base/shape.h"

static bool set(struct shape *found, enum shape_kind kind, size_t from, size_t to) {
    *found = (struct shape){kind, from, to};
    return true;
}

/* ---- IPv4 ---- */

struct quad {
    int octets[4];
    int largest;
    size_t end; /* with what stands behind: /24 or :5432 */
    bool tail;  /* something does */
};

static bool read_quad(struct str text, size_t at, struct quad *quad) {
    size_t end = at;
    *quad = (struct quad){.largest = 0};
    for (int i = 0; i < 4; i++) {
        size_t from = end;
        if (i && shape_byte(text, end) != '.')
            return false;
        end += i > 0;
        from = end;
        while (is_digit(shape_byte(text, end)) && end - from < 4)
            quad->octets[i] = quad->octets[i] * 10 + (text.s[end++] - '0');
        if (end == from || quad->octets[i] > 255 || (end - from > 1 && text.s[from] == '0'))
            return false;
        quad->largest = quad->octets[i] > quad->largest ? quad->octets[i] : quad->largest;
    }
    char c = shape_byte(text, end), next = shape_byte(text, end + 1);
    if (shape_is_word(text, end) || (c == '.' && shape_is_word(text, end + 1)) || c == '_')
        return false;
    quad->end = end;
    if ((c == '/' || c == ':') && is_digit(next)) {
        quad->tail = true;
        for (quad->end = end + 1; is_digit(shape_byte(text, quad->end));)
            quad->end++;
    }
    return true;
}

/* What is nobody's own: this host, any, multicast, a mask, documentation (RFC 5737), measurements
 * (RFC 2544), and the addresses by which AWS tells a machine of itself. */
static bool is_nobodys(const int o[4]) {
    return o[0] == 0 || o[0] == 127 || o[0] >= 224 || (o[0] == 169 && o[1] == 254) ||
           (o[0] == 192 && o[1] == 0 && (o[2] == 2 || o[2] == 0)) ||
           (o[0] == 198 && o[1] == 51 && o[2] == 100) ||
           (o[0] == 203 && o[1] == 0 && o[2] == 113) ||
           (o[0] == 198 && (o[1] == 18 || o[1] == 19)) ||
           (o[0] == 8 && o[1] == 8 && (o[2] == 8 || o[2] == 4)) || (o[0] == 1 && o[1] == o[2]);
}

/* The private ranges as such (RFC 1918), and the networks that everybody's accounts have. */
static bool is_whole_range(struct str written) {
    static const char *const ranges[] = {"10.0.0.0/8",     "172.16.0.0/12", "192.168.0.0/16",
                                         "100.64.0.0/10",  "10.0.0.0",      "172.16.0.0",
                                         "192.168.0.0",    "10.0.0.0/16",   "172.31.0.0/16",
                                         "192.168.0.0/24", "10.0.0.0/24"};
    for (size_t i = 0; i < COUNT(ranges); i++)
        if (str_is(written, ranges[i]))
            return true;
    return false;
}

#define VERSION_WORDS                                                                              \
    " version versions release releases ver v engine edition patch build update oracle mysql "     \
    "mariadb postgresql postgres sqlserver db2 sybase aurora sct dms database datenbank software " \
    "driver client jdbc odbc agent ojdbc jdk kernel firmware section chapter clause abschnitt "    \
    "kapitel psu ru bundle linux windows weblogic websphere sap hana mongodb redis tool "
#define ADDRESS_WORDS                                                                              \
    " ip ips ipv4 address addresses adresse adressen host hosts server servers machine at from "   \
    "to "                                                                                          \
    "gateway router subnet subnets netz network cidr range ranges dns ping ssh telnet endpoint "   \
    "listener port firewall proxy vpn nat peer node von nach auf via behind against "

enum { LARGEST_VERSION = 20 }; /* whose first number is up to this */

/* 12.1.0.2 is a version of Oracle before it is a machine. */
static bool is_address(struct str text, size_t at, const struct quad *quad) {
    bool version = shape_follows(text, at, VERSION_WORDS, 3);
    bool certain = quad->tail || quad->largest >= 100;
    if (certain && (quad->octets[0] == 10 || quad->octets[0] > LARGEST_VERSION))
        return !shape_follows(text, at, " version release ", 1);
    if (certain || version)
        return !version;
    return quad->octets[0] == 10 || shape_follows(text, at, ADDRESS_WORDS, 2);
}

static bool find_ipv4(struct str text, size_t at, struct shape *found) {
    struct quad quad;
    if ((at && strchr(".-_", text.s[at - 1])) || !read_quad(text, at, &quad) ||
        is_nobodys(quad.octets) || is_whole_range(str_slice(text, at, quad.end)) ||
        !is_address(text, at, &quad))
        return false;
    return set(found, SHAPE_ADDRESS, at, quad.end);
}

/* ---- IPv6 (RFC 4291, 2.2) ---- */

static bool find_ipv6(struct str text, size_t at, struct shape *found) {
    size_t end = at, groups = 0, digits = 0, long_groups = 0;
    bool gap = false;
    if (at && (text.s[at - 1] == ':' || text.s[at - 1] == '.'))
        return false;
    while (groups < 8) {
        size_t from = end;
        while (hex_value(shape_byte(text, end)) >= 0 && end - from < 5)
            digits += is_digit(text.s[end++]);
        if (end - from > 4)
            return false;
        groups += end > from;
        long_groups += end - from > 2;
        if (shape_byte(text, end) != ':')
            break;
        bool both = shape_byte(text, end + 1) == ':';
        if ((both && gap) || (!both && end == from && !gap) ||
            (!both && hex_value(shape_byte(text, end + 1)) < 0))
            break;
        gap = gap || both;
        end += both ? 2 : 1;
    }
    struct str written = str_slice(text, at, end);
    bool whole = gap ? groups >= 2 && digits >= 2 && long_groups : groups == 8;
    if (!whole || !digits || shape_is_word(text, end) ||
        str_equal_ignoring_case(str_slice(written, 0, 9), STR("2001:db8:")) ||
        str_equal_ignoring_case(str_slice(written, 0, 11), STR("2001:0db8:")))
        return false;
    return set(found, SHAPE_ADDRESS, at, end);
}

/* ---- names of machines ---- */

struct name {
    size_t from, to;
    struct str last; /* the label behind the last point, or the whole */
    size_t labels;
};

static bool is_name_byte(char c) {
    return is_letter_or_digit(c) || c == '-' || c == '_';
}

static struct name read_name(struct str text, size_t at) {
    struct name name = {.from = at, .to = at, .labels = 1};
    size_t label = at;
    for (; name.to < text.n; name.to++) {
        char c = text.s[name.to];
        if (c == '.' && name.to > label && is_name_byte(shape_byte(text, name.to + 1))) {
            label = name.to + 1;
            name.labels++;
        } else if (!is_name_byte(c)) {
            break;
        }
    }
    name.last = str_slice(text, label, name.to);
    return name;
}

static bool is_one_of(struct str word, const char *list) {
    struct str rest = str_of(list), one;
    while (str_cut(&rest, ' ', &one))
        if (str_equal_ignoring_case(one, word))
            return true;
    return false;
}

static bool tells_example(struct str text) {
    for (size_t at = 0; at < text.n; at++)
        if (str_equal_ignoring_case(str_slice(text, at, at + 7), STR("example")))
            return true;
    return false;
}

/* Domains that are in no public directory (RFC 6762, appendix G, and habit). */
#define INNER_DOMAINS "local internal corp lan intra intranet home priv private localdomain"
/* What a machine is there for, before its number. */
#define MACHINES                                                                                   \
    "db dbs srv svr server host app web ora oracle sql mysql pg sap dc fs vm esx esxi nas san "    \
    "mail proxy node lnx win prd prod dev test uat dwh etl ftp sftp fileserver cluster mssql"

/* "kes-db01", "SRV-ORA-02", "oradb01": what it is for and a number, behind a hyphen or with a zero
 * before it. */
static bool is_machine(struct str label) {
    size_t end = label.n;
    while (end && is_digit(label.s[end - 1]))
        end--;
    size_t digits = label.n - end;
    if (!digits || digits > 3 || !end)
        return false;
    bool zero = label.s[end] == '0' && digits > 1;
    size_t word_end = end - (label.s[end - 1] == '-' || label.s[end - 1] == '_');
    size_t word = word_end;
    while (word && is_letter(label.s[word - 1]))
        word--;
    struct str use = str_slice(label, word, word_end);
    if (is_one_of(use, MACHINES)) /* "sql-02" alone is anybody's */
        return word && (zero || (word_end == end && digits > 1));
    struct str kinds = STR(MACHINES), kind;
    while (zero && str_cut(&kinds, ' ', &kind))
        if (use.n > kind.n && word_end == end &&
            str_equal_ignoring_case(str_slice(use, use.n - kind.n, use.n), kind))
            return true;
    return false;
}

static bool find_host(struct str text, size_t at, struct shape *found) {
    struct name name = read_name(text, at);
    struct str whole = str_slice(text, name.from, name.to);
    size_t first = str_find(whole, STR("."), 0);
    struct str label = str_slice(whole, 0, first < whole.n ? first : whole.n);
    if ((at && strchr(".-_@", text.s[at - 1])) || tells_example(whole))
        return false;
    bool address = str_starts(label, STR("ip-")) && label.n >= 10;
    for (size_t i = 3, parts = 1; address && i < label.n; i++) {
        parts += label.s[i] == '-';
        address = (is_digit(label.s[i]) || label.s[i] == '-') && parts <= 4;
    }
    bool inner = name.labels >= 2 && is_one_of(name.last, INNER_DOMAINS) &&
                 shape_byte(text, name.to) != '(' &&
                 !is_one_of(label, "compute ec2 metadata this self");
    /* "sql01.dbo" is no file's name: those have an ending of letters that machines may have too */
    bool machine = is_machine(label) && (name.labels == 1 || name.labels >= 3 || inner);
    return (address || inner || machine) && set(found, SHAPE_HOST, name.from, name.to);
}

/* ---- mail ---- */

static bool is_mail_byte(char c) {
    return is_letter_or_digit(c) || (c && strchr(".!#$%&'*+/=?^_`{|}~-", c));
}

/* RFC 2606, RFC 6761; and names of files with a sign for their resolution, logo@2x.png. */
static bool is_nobodys_domain(struct str domain, struct str last) {
    static const char *const examples[] = {"example.com", "example.org", "example.net"};
    for (size_t i = 0; i < COUNT(examples); i++)
        if (str_equal_ignoring_case(domain, str_of(examples[i])) ||
            (domain.n > 11 && domain.s[domain.n - 12] == '.' &&
             str_equal_ignoring_case(str_slice(domain, domain.n - 11, domain.n),
                                     str_of(examples[i]))))
            return true;
    return is_one_of(last, "example test invalid localhost png jpg jpeg gif svg webp");
}

/* "app:password@host" of an address: that is a credential, and nobody prints it. */
static bool is_user_of_address(struct str text, size_t at) {
    while (at && !is_blank(text.s[at - 1]) && text.s[at - 1] != '/')
        at--;
    return at > 2 && str_equal(str_slice(text, at - 3, at), STR("://"));
}

static bool find_mail(struct str text, size_t at, struct shape *found) {
    size_t sign = at;
    if ((at && strchr(".-+_%", text.s[at - 1])) || is_user_of_address(text, at))
        return false;
    while (sign < text.n && is_mail_byte(text.s[sign]) && sign - at <= 64)
        sign++;
    if (sign == at || shape_byte(text, sign) != '@' ||
        !is_letter_or_digit(shape_byte(text, sign + 1)))
        return false;
    struct name domain = read_name(text, sign + 1);
    bool letters = domain.last.n >= 2;
    for (size_t i = 0; i < domain.last.n; i++)
        letters = letters && is_letter(domain.last.s[i]);
    if (domain.labels < 2 || !letters ||
        is_nobodys_domain(str_slice(text, sign + 1, domain.to), domain.last))
        return false;
    return set(found, SHAPE_MAIL, at, domain.to);
}

bool shape_network(struct str text, size_t at, struct shape *found) {
    char c = text.s[at];
    if (c == ':')
        return false;
    if (is_digit(c) && find_ipv4(text, at, found))
        return true;
    if (hex_value(c) >= 0 && find_ipv6(text, at, found))
        return true;
    return is_letter_or_digit(c) && (find_mail(text, at, found) || find_host(text, at, found));
}
