/* Accounts, ARNs, resources and endpoints of AWS. */
#include <string.h>

#include "base/ascii.h"
#include "base/shape.h"

enum { ACCOUNT_DIGITS = 12, MOST_HOST = 253 /* RFC 1035 */ };

static bool set(struct shape *found, enum shape_kind kind, size_t from, size_t to) {
    *found = (struct shape){kind, from, to};
    return true;
}

static bool has(struct str text, const char *part) {
    for (size_t at = 0, n = strlen(part); at + n <= text.n; at++)
        if (str_equal_ignoring_case(str_slice(text, at, at + n), str_of(part)))
            return true;
    return false;
}

/* ---- accounts ---- */

/* Those of AWS's manuals; digits that only repeat or count. */
static bool is_example_account(const char digits[ACCOUNT_DIGITS]) {
    static const char *const examples[] = {"123456789012", "111122223333", "444455556666",
                                           "777788889999", "012345678901", "210987654321",
                                           "123456789123", "987654321098", "999988887777"};
    bool repeats = true;
    for (size_t i = 1; i < ACCOUNT_DIGITS; i++)
        repeats = repeats && digits[i] == digits[0];
    for (size_t i = 0; i < COUNT(examples); i++)
        repeats = repeats || !memcmp(digits, examples[i], ACCOUNT_DIGITS);
    return repeats;
}

static int two(const char *digits) {
    return (digits[0] - '0') * 10 + digits[1] - '0';
}

/* "201803051200", a day and a time; "812000000000", a round number. */
static bool is_time_or_round(const char digits[ACCOUNT_DIGITS]) {
    int century = two(digits), month = two(digits + 4), day = two(digits + 6);
    bool date = (century == 19 || century == 20) && month >= 1 && month <= 12 && day >= 1 &&
                day <= 31 && two(digits + 8) < 24 && two(digits + 10) < 60;
    return date || !memcmp(digits + 8, "0000", 4);
}

#define ACCOUNT_WORDS " account accounts acct konto kontos accountid awsaccount owner "
#define OTHER_NUMBERS                                                                              \
    " order orders invoice ticket isbn ean gtin po bestellung auftrag rechnung beleg nummer "      \
    "number no nr incident case article artikel serial scn lsn row rows id key "

/* Of digits only, or in three groups of four. */
static bool find_account(struct str text, size_t at, struct shape *found) {
    char digits[ACCOUNT_DIGITS];
    size_t count = 0, end = at, gaps = 0, before = at;
    while (count < ACCOUNT_DIGITS) {
        size_t gap = count && count % 4 == 0 ? shape_gap(text, end) : 0;
        gaps += gap != 0;
        end += gap;
        if (!is_digit(shape_byte(text, end)))
            return false;
        digits[count++] = text.s[end++];
    }
    bool named = shape_follows(text, at, ACCOUNT_WORDS, 5);
    bool in_address = at && strchr("/.=-_#:", text.s[at - 1]);
    struct str word = str_slice(text, before > 80 ? before - 80 : 0, before);
    if (shape_is_word(text, end) || shape_gap(text, end) || (gaps && gaps != 2) ||
        is_example_account(digits) ||
        (shape_byte(text, end) == '.' && is_digit(shape_byte(text, end + 1))))
        return false;
    if (!named && (gaps || is_time_or_round(digits) || shape_follows(text, at, OTHER_NUMBERS, 2) ||
                   (in_address && !has(word, "aws"))))
        return false;
    return set(found, SHAPE_ACCOUNT, at, end);
}

/* ---- ARNs ---- */

static bool is_arn_byte(char c) {
    return is_letter_or_digit(c) || (c && strchr(":/-_.*+=@$", c));
}

/* arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE. Those of AWS itself have the account "aws", or
 * none and a star. */
static bool find_arn(struct str text, size_t at, struct shape *found) {
    size_t end = at, colons = 0, account = 0, resource = 0;
    if (!str_starts(str_slice(text, at, text.n), STR("arn:aws")))
        return false;
    for (; end < text.n && is_arn_byte(text.s[end]); end++)
        if (text.s[end] == ':') {
            colons++;
            account = colons == 4 ? end + 1 : account;
            resource = colons == 5 ? end + 1 : resource;
        }
    while (end > at && strchr(".:", text.s[end - 1]))
        end--;
    if (colons < 5 || resource >= end)
        return false;
    struct str owner = str_slice(text, account, resource - 1),
               rest = str_slice(text, resource, end);
    bool digits = owner.n == ACCOUNT_DIGITS;
    for (size_t i = 0; i < owner.n; i++)
        digits = digits && is_digit(owner.s[i]);
    bool example = (digits && is_example_account(owner.s)) || has(rest, "example");
    if (example || (!digits && owner.n) || (!owner.n && rest.s[0] == '*'))
        return false;
    return set(found, SHAPE_ARN, at, end);
}

/* ---- resources ---- */

/* Eight hexadecimal digits, or since 2016 seventeen; a digit among them. */
static bool find_resource(struct str text, size_t at, struct shape *found) {
    static const char *const prefixes[] = {
        "i",    "vpc",      "subnet", "sg",         "vol",      "snap",     "ami",
        "eni",  "rtb",      "igw",    "nat",        "acl",      "vgw",      "cgw",
        "vpn",  "eipalloc", "pcx",    "vpce",       "tgw",      "lt",       "fs",
        "dopt", "r",        "lgw",    "cr",         "eipassoc", "fl",       "fsap",
        "asg",  "eigw",     "pl",     "tgw-attach", "tgw-rtb",  "vpce-svc", "subnet-cidr-assoc"};
    static const char *const examples[] = {
        "1234567890abcdef0", "0123456789abcdef0", "1a2b3c4d", "12345678", "0abcd1234efgh5678",
        "0a1b2c3d4e5f67890", "0abcdef1234567890", "1234abcd", "abcd1234"};
    size_t letters = at;
    while (is_lower(shape_byte(text, letters)))
        letters++;
    if (shape_byte(text, letters) != '-')
        return false;
    for (size_t i = 0; i < COUNT(prefixes); i++) {
        size_t n = strlen(prefixes[i]), end = at + n + 1;
        size_t digits = 0;
        if (!str_starts(str_slice(text, at, text.n), str_of(prefixes[i])) ||
            shape_byte(text, at + n) != '-')
            continue;
        for (; hex_value(shape_byte(text, end)) >= 0 && !is_upper(text.s[end]); end++)
            digits += is_digit(text.s[end]);
        struct str id = str_slice(text, at + n + 1, end);
        if ((id.n != 8 && id.n != 17) || !digits || shape_is_word(text, end) ||
            (id.n == 8 && digits == 8))
            continue;
        for (size_t k = 0; k < COUNT(examples); k++)
            if (str_is(id, examples[k]))
                return false;
        return set(found, SHAPE_RESOURCE, at, end);
    }
    return false;
}

/* "s3://kestrel-logs/2018": the bucket, by the rules for naming one. */
static bool find_bucket(struct str text, size_t at, struct shape *found) {
    size_t from = at + 5, end = from;
    if (!str_starts(str_slice(text, at, text.n), STR("s3://")))
        return false;
    while (is_letter_or_digit(shape_byte(text, end)) ||
           (strchr(".-", shape_byte(text, end)) && is_letter_or_digit(shape_byte(text, end + 1))))
        end++;
    struct str bucket = str_slice(text, from, end);
    bool stand_in = has(bucket, "example") || str_starts(bucket, STR("my-")) ||
                    str_starts(bucket, STR("your-")) || has(bucket, "bucket");
    return bucket.n >= 3 && !stand_in && set(found, SHAPE_RESOURCE, at, end);
}

/* ---- endpoints ---- */

/* A name of one customer's before the name of the service; rds.eu-central-1.amazonaws.com is
 * everybody's. */
static bool find_endpoint(struct str text, size_t at, struct shape *found) {
    static const char *const services[] = {
        ".rds.", ".elb.",         ".redshift.", ".cache.",         ".docdb.", ".neptune.",
        ".es.",  ".execute-api.", ".ecr.",      ".compute",        ".dms.",   ".kafka.",
        ".efs.", ".mq.",          ".memorydb.", ".directconnect.", ".emr.",   ".elasticmapreduce.",
        ".aoss."};
    size_t end = at;
    while (end < text.n && end - at < MOST_HOST &&
           (is_letter_or_digit(text.s[end]) || strchr("-._", text.s[end])))
        end++;
    while (end > at && text.s[end - 1] == '.')
        end--;
    struct str host = str_slice(text, at, end);
    bool inside = at && strchr(".-_", text.s[at - 1]);
    if (inside || !has(host, ".amazonaws.com") || has(host, "example"))
        return false;
    for (size_t i = 0; i < COUNT(services); i++)
        if (has(host, services[i]))
            return set(found, SHAPE_ENDPOINT, at, end);
    return false;
}

bool shape_cloud(struct str text, size_t at, struct shape *found) {
    if (is_digit(text.s[at]) && find_account(text, at, found))
        return true;
    return is_letter_or_digit(text.s[at]) &&
           (find_arn(text, at, found) || find_resource(text, at, found) ||
            find_bucket(text, at, found) || find_endpoint(text, at, found));
}
