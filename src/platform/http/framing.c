// SPDX-License-Identifier: MulanPSL-2.0
/* What libmicrohttpd lets through and a proxy in front might read differently: refused here. */
#include "base/utf8.h"
#include "platform/http/exchange.h"
#include <strings.h>

static const struct {
    const char *name;
    enum header_id id;
    bool once; /* twice is a refusal */
} KNOWN[] = {
    {"Host", H_HOST, true},
    {"Content-Length", H_CONTENT_LENGTH, true},
    {"Transfer-Encoding", H_TRANSFER_ENCODING, true},
    {"Content-Type", H_CONTENT_TYPE, true},
    {"Cookie", H_COOKIE, true},
    {"Authorization", H_AUTHORIZATION, true},
    {"Accept", H_ACCEPT, false},
    {"Accept-Encoding", H_ACCEPT_ENCODING, false},
    {"HX-Request", H_HX_REQUEST, false},
    {"Origin", H_ORIGIN, true},
    {"Sec-Fetch-Site", H_SEC_FETCH_SITE, true},
    {"Referer", H_REFERER, false},
    {"If-None-Match", H_IF_NONE_MATCH, false},
    {"X-Forwarded-For", H_FORWARDED_FOR, false},
    {"X-Forwarded-Proto", H_FORWARDED_PROTO, false},
    {"X-Request-Id", H_REQUEST_ID, false},
    {"X-CSRF-Token", H_CSRF_TOKEN, true},
    {"Expect", H_EXPECT, true},
    {"User-Agent", H_USER_AGENT, false},
    {"Range", H_RANGE, true},
    {"If-Range", H_IF_RANGE, true},
    {"Idempotency-Key", H_IDEMPOTENCY_KEY, true},
};

struct scan {
    struct headers *out;
    size_t count;
    unsigned refusal;
};

static bool is_token(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (strchr("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz"
                   "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                   s.ptr[i]) == NULL ||
            s.ptr[i] == '\0')
            return false;
    return s.len != 0;
}

static bool is_header_text(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (((unsigned char)s.ptr[i] < ' ' && s.ptr[i] != '\t') || s.ptr[i] == 0x7f)
            return false;
    return true;
}

/* The line of the client's own stands first: one alone would be believed. */
static void add_forwarded(struct scan *scan, struct str line)
{
    if (scan->out->forwarded_count < FORWARDED_MAX)
        scan->out->forwarded[scan->out->forwarded_count++] = line;
    else
        scan->refusal = MHD_HTTP_BAD_REQUEST;
}

static enum MHD_Result scan_one(void *cls, enum MHD_ValueKind kind, const char *key, size_t key_len,
                                const char *value, size_t value_len)
{
    struct scan *scan = cls;
    const struct str name = {key, key_len}, text = {value != NULL ? value : "", value_len};

    (void)kind;
    scan->count++;
    if (!is_token(name) || !is_header_text(text)) {
        scan->refusal = MHD_HTTP_BAD_REQUEST;
        return MHD_NO;
    }
    for (size_t i = 0; i < COUNT(KNOWN); i++) {
        struct str *at = &scan->out->v[KNOWN[i].id];

        if (strlen(KNOWN[i].name) != key_len || strncasecmp(KNOWN[i].name, key, key_len) != 0)
            continue;
        if (at->ptr != NULL && KNOWN[i].once)
            scan->refusal = MHD_HTTP_BAD_REQUEST;
        if (at->ptr == NULL)
            *at = text;
        if (KNOWN[i].id == H_FORWARDED_FOR)
            add_forwarded(scan, text);
        break;
    }
    return MHD_YES;
}

static bool is_digits(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return s.len != 0;
}

static bool is_host(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (strchr("-._~:[]%", s.ptr[i]) == NULL && !(s.ptr[i] >= '0' && s.ptr[i] <= '9') &&
            !((s.ptr[i] | 32) >= 'a' && (s.ptr[i] | 32) <= 'z'))
            return false;
    return s.len != 0 && s.len <= 255;
}

unsigned framing_check(struct exchange *x, struct headers *out)
{
    struct scan scan = {.out = out};
    const struct str *v = out->v;
    const union MHD_ConnectionInfo *size =
        MHD_get_connection_info(x->mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);

    MHD_get_connection_values_n(x->mhd, MHD_HEADER_KIND, scan_one, &scan);
    if (scan.refusal != 0)
        return scan.refusal;
    if (size == NULL ||
        size->header_size + scan.count * HEADER_STRUCT_BYTES > POOL_BYTES - ANSWER_HEADER_BYTES)
        return MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE;
    if (!is_host(v[H_HOST]))
        return MHD_HTTP_BAD_REQUEST;
    if (v[H_CONTENT_LENGTH].ptr != NULL &&
        (v[H_TRANSFER_ENCODING].ptr != NULL || !is_digits(v[H_CONTENT_LENGTH])))
        return MHD_HTTP_BAD_REQUEST;
    if (v[H_TRANSFER_ENCODING].ptr != NULL &&
        (v[H_TRANSFER_ENCODING].len != 7 ||
         strncasecmp(v[H_TRANSFER_ENCODING].ptr, "chunked", 7) != 0))
        return MHD_HTTP_BAD_REQUEST;
    return 0;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool percent_decode(struct arena *a, struct str in, bool plus, struct str *out)
{
    char *to = arena_alloc(a, in.len + 1);
    size_t n = 0;

    for (size_t i = 0; i < in.len; i++) {
        char c = in.ptr[i];

        if (c == '%') {
            if (in.len - i < 3 || hex_digit(in.ptr[i + 1]) < 0 || hex_digit(in.ptr[i + 2]) < 0)
                return false;
            c = (char)(hex_digit(in.ptr[i + 1]) * 16 + hex_digit(in.ptr[i + 2]));
            i += 2;
        } else if (plus && c == '+') {
            c = ' ';
        }
        to[n++] = c;
    }
    *out = (struct str){to, n};
    return true;
}

void put_percent(struct buf *out, struct str s)
{
    static const char HEX[] = "0123456789ABCDEF";

    for (size_t i = 0; i < s.len; i++) {
        const unsigned char c = (unsigned char)s.ptr[i];

        if ((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-' ||
            c == '.' || c == '_' || c == '~') {
            buf_char(out, (char)c);
        } else {
            buf_char(out, '%');
            buf_char(out, HEX[c >> 4]);
            buf_char(out, HEX[c & 15]);
        }
    }
}

static bool path_clean(struct str path)
{
    struct str rest = {path.ptr + 1, path.len - 1}, segment;

    if (!utf8_valid_text(path.ptr, path.len))
        return false;
    for (size_t i = 0; i < path.len; i++)
        if ((unsigned char)path.ptr[i] < ' ' || path.ptr[i] == '\\')
            return false;
    while (str_cut(&rest, '/', &segment))
        if (str_eqz(segment, ".") || str_eqz(segment, ".."))
            return false;
    return true;
}

/* A coded slash would be a segment for one reader and a character for another. */
static bool has_coded_slash(struct str raw)
{
    for (size_t i = 0; i + 2 < raw.len; i++)
        if (raw.ptr[i] == '%' && raw.ptr[i + 1] == '2' && (raw.ptr[i + 2] | 32) == 'f')
            return true;
    return false;
}

unsigned target_split(struct arena *a, struct str target, struct str *out_path,
                      struct str *out_raw_path, struct str *out_query)
{
    struct str raw;

    if (target.len > TARGET_BYTES_MAX)
        return MHD_HTTP_URI_TOO_LONG;
    for (size_t i = 0; i < target.len; i++)
        if ((unsigned char)target.ptr[i] <= ' ' || (unsigned char)target.ptr[i] >= 0x7f ||
            target.ptr[i] == '#')
            return MHD_HTTP_BAD_REQUEST;
    *out_query = target;
    str_cut(out_query, '?', &raw);
    if (raw.len == 0 || raw.ptr[0] != '/' || has_coded_slash(raw) ||
        !percent_decode(a, raw, false, out_path) || !path_clean(*out_path))
        return MHD_HTTP_BAD_REQUEST;
    *out_raw_path = raw;
    return 0;
}
