// SPDX-License-Identifier: MulanPSL-2.0
/* Logins, lock-out, ends of sessions, who may have which roles. */
#include "modules/account/account_rules.h"
#include "base/num.h"
#include "base/utf8.h"

const char *const ACCOUNT_ROLES[] = {
    "admin",   "auditor", "office", "leader",   "committee", "government", "govleader",
    "handler", "chief",   "deputy", "operator", "keeper",    "reader",     NULL,
};

/* ---------------------------------------------------------------- logins */

struct str account_login_normal(struct arena *a, struct str login)
{
    struct buf out = buf_new(a, 0);

    login = str_trim(login);
    for (size_t i = 0, bytes; i < login.len; i += bytes) {
        uint32_t c = utf8_decode(login.ptr + i, login.len - i, &bytes);
        char text[UTF8_BYTES];

        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFF01 - '!';
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        buf_put(&out, text, utf8_encode(c, text));
    }
    return buf_view(&out);
}

static bool is_login_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0xC0 && c <= 0x24F) ||
           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool account_login_fits(struct str login)
{
    const size_t chars = utf8_chars(login.ptr, login.len);
    bool letter = false;

    if (chars < LOGIN_CHARS_MIN || chars > LOGIN_CHARS_MAX)
        return false;
    for (size_t i = 0, bytes; i < login.len; i += bytes) {
        const uint32_t c = utf8_decode(login.ptr + i, login.len - i, &bytes);
        const bool mark = c == '.' || c == '_' || c == '-' || c == '@';

        if (mark ? !letter : !is_login_letter(c))
            return false;
        letter = !mark;
    }
    return letter;
}

/* ---------------------------------------------------------------- lock-out */

static const struct {
    const char *word;
    int64_t from; /* the first failure that makes wait */
    unsigned first_seconds, most_seconds;
    int64_t forgive_seconds; /* one failure less after so long; 0: never */
} ATTEMPTS[] = {
    [ATTEMPT_PLACE] = {"place", 5, 5, 3600, 0},
    [ATTEMPT_DEVICE] = {"device", 5, 5, 3600, 0},
    [ATTEMPT_LOGIN] = {"login", 50, 30, 60, ATTEMPT_LOGIN_SECONDS},
    [ATTEMPT_ADDRESS] = {"address", 30, 30, 600, ATTEMPT_ADDRESS_SECONDS},
};

const char *account_attempt_word(enum attempt_kind kind)
{
    return ATTEMPTS[kind].word;
}

int64_t account_attempt_left(enum attempt_kind kind, int64_t failures, int64_t seconds)
{
    const int64_t every = ATTEMPTS[kind].forgive_seconds;

    if (seconds >= ATTEMPT_FORGET_SECONDS)
        return 0;
    if (every == 0)
        return failures;
    return num_max(num_min(failures - seconds / every, failures), 0);
}

unsigned account_attempt_wait_seconds(enum attempt_kind kind, int64_t failures)
{
    const int64_t waits = failures - ATTEMPTS[kind].from + 1;

    if (waits <= 0)
        return 0;
    return (unsigned)num_backoff(ATTEMPTS[kind].first_seconds, ATTEMPTS[kind].most_seconds, waits,
                                 0);
}

bool account_attempt_notable(enum attempt_kind kind, int64_t failures)
{
    int64_t at = ATTEMPTS[kind].from;

    while (at < failures)
        at *= 2;
    return at == failures;
}

static struct str prefix_of_ipv4(struct str address)
{
    const char *dot = memrchr(address.ptr, '.', address.len);

    return dot != NULL ? (struct str){address.ptr, (size_t)(dot - address.ptr)} : address;
}

/* The first four groups, written out; "::" stands for as many groups of 0 as are missing. */
static struct str prefix_of_ipv6(struct arena *a, struct str address)
{
    enum { GROUPS = 4 };
    const struct str gap = S("::");
    const char *at = memmem(address.ptr, address.len, gap.ptr, gap.len);
    struct str head = address, groups[GROUPS] = {0};
    struct buf out = buf_new(a, 0);
    size_t count = 0;

    if (at != NULL)
        head.len = (size_t)(at - head.ptr);
    while (count < GROUPS && str_cut(&head, ':', &groups[count]))
        count++;
    arr_each (i, GROUPS) {
        if (i > 0)
            buf_char(&out, ':');
        buf_str(&out, groups[i].len > 0 ? groups[i] : S("0"));
    }
    return buf_view(&out);
}

struct str account_address_prefix(struct arena *a, struct str address)
{
    const struct str mapped = S("::ffff:");

    if (str_starts(address, mapped) && str_has(address, S(".")))
        address = (struct str){address.ptr + mapped.len, address.len - mapped.len};
    if (str_has(address, S(":")))
        return prefix_of_ipv6(a, address);
    return prefix_of_ipv4(address);
}

/* ---------------------------------------------------------------- sessions */

bool account_session_over(int64_t now, int64_t last_seen_at, int64_t idle_seconds, int64_t ends_at)
{
    return now >= ends_at || now - last_seen_at >= idle_seconds;
}

struct mark {
    const char *mark, *word;
};

/* The first that occurs; what contains another's mark stands before it. */
static const char *marked(struct str agent, const struct mark *marks, size_t count)
{
    arr_each (i, count)
        if (str_has(agent, str_from(marks[i].mark)))
            return marks[i].word;
    return "other";
}

struct str account_device_word(struct arena *a, struct str agent)
{
    static const struct mark SYSTEMS[] = {{"OpenHarmony", "harmony"}, {"HarmonyOS", "harmony"},
                                          {"Android", "android"},     {"iPhone", "iphone"},
                                          {"iPad", "ipad"},           {"Windows", "windows"},
                                          {"Macintosh", "mac"},       {"Linux", "linux"}},
                             BROWSERS[] = {{"MicroMessenger", "wechat"},
                                           {"DingTalk", "dingtalk"},
                                           {"Edg", "edge"},
                                           {"360SE", "360"},
                                           {"QIHU", "360"},
                                           {"Firefox", "firefox"},
                                           {"Chrome", "chrome"},
                                           {"Safari", "safari"}};

    return str_printf(a, "%s/%s", marked(agent, SYSTEMS, COUNT(SYSTEMS)),
                      marked(agent, BROWSERS, COUNT(BROWSERS)));
}

/* ---------------------------------------------------------------- roles */

bool account_role_known(struct str role)
{
    for (const char *const *r = ACCOUNT_ROLES; *r != NULL; r++) {
        if (str_eqz(role, *r))
            return true;
    }
    return false;
}

bool account_role_needs_organ(struct str role)
{
    return str_eqz(role, "office") || str_eqz(role, "committee") || str_eqz(role, "government") ||
           str_eqz(role, "handler") || str_eqz(role, "chief");
}

bool account_roles_conflict(struct str a, struct str b)
{
    return (str_eqz(a, "admin") && str_eqz(b, "auditor")) ||
           (str_eqz(a, "auditor") && str_eqz(b, "admin"));
}

bool account_permissions_conflict(const char *a, const char *b)
{
    static const char *const ADMINISTER[] = {"account.manage", "account.role", "account.token"};
    static const char AUDIT[] = "account.journal";

    arr_each (i, COUNT(ADMINISTER)) {
        if ((strcmp(a, ADMINISTER[i]) == 0 && strcmp(b, AUDIT) == 0) ||
            (strcmp(b, ADMINISTER[i]) == 0 && strcmp(a, AUDIT) == 0))
            return true;
    }
    return false;
}

bool account_role_resettable(struct str role)
{
    return !str_eqz(role, "admin") && !str_eqz(role, "auditor");
}

bool account_role_decides(struct str role)
{
    return str_eqz(role, "leader") || str_eqz(role, "govleader") || str_eqz(role, "chief");
}

bool account_role_of_unit(struct str role)
{
    return str_eqz(role, "handler") || str_eqz(role, "chief");
}
