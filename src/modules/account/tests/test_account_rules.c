// SPDX-License-Identifier: MulanPSL-2.0
/* Passwords, waits, ends of sessions, devices, roles, case by case. */
#include "base/tap.h"
#include "base/utf8.h"
#include "modules/account/account_rules.h"
#include "platform/module.h"

const struct module *const MODULES[] = {NULL};

static void test_logins(struct arena *a)
{
    static const struct {
        const char *typed, *stored;
        bool fits;
    } LOGINS[] = {
        {"LiWenJing", "liwenjing", true},
        {" li.wenjing ", "li.wenjing", true},
        {"ＬＩ２", "li2", true},
        {"李文静", "李文静", true},
        {"a", "a", false},
        {".li", ".li", false},
        {"li.", "li.", false},
        {"li..w", "li..w", false},
        {"li wen", "li wen", false},
        {"li@renda", "li@renda", true},
        {"13800000000", "13800000000", true},
        {"li/w", "li/w", false},
    };

    arr_each (i, COUNT(LOGINS)) {
        const struct str stored = account_login_normal(a, str_from(LOGINS[i].typed));

        EQ_STR(stored, LOGINS[i].stored, LOGINS[i].typed);
        OK(account_login_fits(stored) == LOGINS[i].fits, LOGINS[i].fits ? "fits" : "does not fit");
    }
}

/* Nothing may be read behind its end. */
static struct str exact(struct arena *a, const char *text)
{
    const size_t len = strlen(text);

    return (struct str){memcpy(arena_alloc(a, len), text, len), len};
}

/* Where each alphabet begins and ends. */
static void test_letters(struct arena *a)
{
    static const struct {
        uint32_t before, first, last, after;
    } RANGES[] = {{'`', 'a', 'z', '{'},
                  {'/', '0', '9', ':'},
                  {0xBF, 0xC0, 0x24F, 0x250},
                  {0x33FF, 0x3400, 0x9FFF, 0xA000},
                  {0x1FFFF, 0x20000, 0x3FFFF, 0x40000}};

    arr_each (i, COUNT(RANGES)) {
        const uint32_t at[] = {RANGES[i].before, RANGES[i].first, RANGES[i].last, RANGES[i].after};

        arr_each (k, COUNT(at)) {
            char text[4];
            const size_t len = utf8_encode(at[k], text);

            OK(account_login_fits(str_printf(a, "a%.*s", (int)len, text)) == (k == 1 || k == 2),
               "a letter is one in its range");
        }
    }
    EQ_STR(account_login_normal(a, S("＀！～｟")), "＀!~｟", "full width from ! to ~");
    EQ_STR(account_login_normal(a, S("@AZ[")), "@az[", "capitals from A to Z");
    OK(account_login_fits(S("a_b-c")) && !account_login_fits(S("a_-b")), "marks between letters");
    OK(account_login_fits(str_printf(a, "%040d", 0)), "forty characters");
    OK(!account_login_fits(str_printf(a, "%041d", 0)), "not forty-one");
    OK(account_login_fits(S("ab")), "two suffice");
    OK(!account_login_fits(exact(a, "ab\xe6")), "a character that is cut off");
    OK(account_login_normal(a, exact(a, "ab\xe6")).len > 2, "is kept as what it is");
}

/* What the lists of common passwords hold, one by one. */
static void test_common(struct arena *a)
{
    static const struct {
        const char *password;
        bool common;
    } T[] = {
        {"888888", true},        {"qwe", true},           {"renda@", true},
        {"20120229", true},      {"20040229", true},      {"19930229", false},
        {"19050101", true},      {"19990109", true},      {"19990132", false},
        {"abcqwe", true},        {"19000101", true},      {"18991231", false},
        {"20991231", true},      {"21001231", false},     {"19991332", false},
        {"13123456780", true},   {"23800000000", false},  {"314159265358979", false},
        {"1999.12/31", true},    {"1999,12,31", false},   {"renda1940", true},
        {"renda1939", false},    {"renda2039", true},     {"renda2040", false},
        {"5201314520", true},    {"8 renda", false},      {"8renda", true},
        {"@renda!", false},      {"rendax9renda", false}, {"renda.renda", true},
        {"p4ssw0rd", true},      {"p@$$w0rd", true},      {"we1come", false},
        {"we7come", false},      {"te5t", true},          {"7est", true},
        {"adm1n", true},         {"adm!n", true},         {"h3llo", true},
        {"131234567801", false}, {"1312345678", false},   {"1985-06-121", false},
    };

    arr_each (i, COUNT(T))
        OK(account_password_common(a, str_from(T[i].password)) == T[i].common, T[i].password);
    OK(!account_password_common(a, (struct str){"pass\0word", 9}), "a byte that is no letter");
}

static void test_runs(struct arena *a)
{
    static const struct {
        const char *password;
        bool runs;
    } T[] = {
        {"bcdaaa", true},      {"abc123qwe789", true}, {"abc123qwe789xyz", false},
        {"ab123qwe", false},   {"zyx321", true},       {"abcdefghab", false},
        {"xyxyxy", true},      {"xyxy", false},        {"xyxyx", false},
        {"kx7kx7kx7k", false}, {"a", false},           {"aa", false},
        {"aaa", true},         {"98765", true},        {"0123456789", true},
        {"1234567890", true},  {"tgb5", false},        {"bgt5", true},
    };

    arr_each (i, COUNT(T))
        OK(account_password_runs(a, str_from(T[i].password)) == T[i].runs, T[i].password);
    OK(!account_password_runs(a, (struct str){"\0bcdefg", 7}), "a byte on no keyboard");
}

static const char *fault_of(struct arena *a, const char *password, const char *login,
                            const char *name, const char *word)
{
    const struct str words[] = {str_from(word)};
    const char *fault = account_password_fault(a, str_from(password), str_from(login),
                                               str_from(name), words, COUNT(words));

    return fault == NULL ? "" : strrchr(fault, '.') + 1;
}

/* Logins, names and words of the place: short ones do not count, as typed and not disguised. */
static void test_held(struct arena *a)
{
    EQ_TEXT(fault_of(a, "李四的山上石榴", "x", "李四", "-"), "too_short", "seven characters");
    EQ_TEXT(fault_of(a, "李四的山上石榴树", "x", "李四", "-"), "holds_name", "a name of two");
    EQ_TEXT(fault_of(a, "李四的山上石榴树", "x", "李", "-"), "", "one character is no name");
    EQ_TEXT(fault_of(a, "kx7#abmQ2v", "ab", "x", "-"), "", "two letters are no login");
    EQ_TEXT(fault_of(a, "kx7#abdmQ2v", "abd", "x", "-"), "holds_login", "three are");
    EQ_TEXT(fault_of(a, "kx7#l1wenmQv", "liwen", "x", "-"), "", "not disguised");
    EQ_TEXT(fault_of(a, "kx7#l1wenmQv", "l1wen", "x", "-"), "holds_login", "as it is typed");
    EQ_TEXT(fault_of(a, "vb0x2016", "x", "y", "vb0x"), "common", "a word of the place, as it is");
}

static void test_passwords(struct arena *a)
{
    static const struct {
        const char *password, *want; /* last word of the key, "" for good */
    } PASSWORDS[] = {
        {"山上的石榴红了", "too_short"},
        {"山上的石榴都红了", ""},
        {"correct horse battery", ""},
        {"tuesday is for noodles", ""},
        {"kx7#mQ2v", ""},
        {"1234567", "too_short"},
        {"12345678", "runs"},
        {"87654321", "runs"},
        {"aaaaaaaa", "runs"},
        {"abcabcabc", "runs"},
        {"云溪云溪云溪云溪", "runs"},
        {"qwertyuiop", "runs"},
        {"1qaz2wsx", "runs"},
        {"1qaz2wsx3edc", "runs"},
        {"qwer1234", "runs"},
        {"asdf!@#$", "runs"},
        {"abcd1234", "runs"},
        {"password", "common"},
        {"Password1", "common"},
        {"P@ssw0rd", "common"},
        {"P@ssw0rd123", "common"},
        {"admin@123", "common"},
        {"Admin888", "common"},
        {"renda2026", "common"},
        {"Renda@2026", "common"},
        {"yunxi12345", "common"},
        {"云溪县人大2026", "common"},
        {"人民代表大会123", "common"},
        {"为人民服务666", "common"},
        {"woaini1314", "common"},
        {"woaini520", "common"},
        {"5201314520", "common"},
        {"zhongguo888", "common"},
        {"123456renda", "common"},
        {"renda@renda", "common"},
        {"19850612", "common"},
        {"1985-06-12", "common"},
        {"13800000000", "common"},
        {"LiWenJing2026!", "holds_login"},
        {"李文静李文静好的", "holds_name"},
        {"mimamima", "common"},
        {"xitongguanli1", "common"},
    };
    static const char WANT64[] =
        "一二三四五六七八九十百千万亿上下左右东西南北春夏秋冬山水田土"
        "风云雨雪花草树木牛马羊犬金银铜铁红黄蓝绿天地日月星辰江河湖海早晚远近";

    arr_each (i, COUNT(PASSWORDS)) {
        const char *fault = account_password_fault(a, str_from(PASSWORDS[i].password),
                                                   S("liwenjing"), S("李文静"), NULL, 0);

        EQ_TEXT(fault == NULL ? "" : strrchr(fault, '.') + 1, PASSWORDS[i].want,
                PASSWORDS[i].password);
    }
    OK(account_password_fault(a, str_from(WANT64), S("li"), S("李文静"), NULL, 0) == NULL,
       "64 characters of Chinese");
    EQ_TEXT(account_password_fault(a, str_printf(a, "%s三", WANT64), S("li"), S("李"), NULL, 0),
            "account.password.too_long", "65 are too many");
    EQ_TEXT(account_password_fault(a, S("青石岭@2026"), S("li"), S("李"),
                                   (const struct str[]){S("柳河"), S("青石岭")}, 2),
            "account.password.common", "a word of the place with a year");
    OK(account_password_fault(a, S("青石岭的路要修一修"), S("li"), S("李"),
                              (const struct str[]){S("青石岭")}, 1) == NULL,
       "a sentence that begins with it");
}

static void test_waits(void)
{
    static const struct {
        enum attempt_kind kind;
        int64_t failures;
        unsigned wait;
        bool notable;
    } WAITS[] = {
        {ATTEMPT_PLACE, 0, 0, false},        {ATTEMPT_PLACE, 4, 0, false},
        {ATTEMPT_PLACE, 5, 5, true},         {ATTEMPT_PLACE, 6, 10, false},
        {ATTEMPT_PLACE, 7, 20, false},       {ATTEMPT_PLACE, 10, 160, true},
        {ATTEMPT_PLACE, 14, 2560, false},    {ATTEMPT_PLACE, 15, 3600, false},
        {ATTEMPT_PLACE, 1000, 3600, false},  {ATTEMPT_PLACE, 20, 3600, true},
        {ATTEMPT_DEVICE, 1000, 3600, false}, {ATTEMPT_DEVICE, 4, 0, false},
        {ATTEMPT_DEVICE, 5, 5, true},        {ATTEMPT_LOGIN, 49, 0, false},
        {ATTEMPT_LOGIN, 50, 30, true},       {ATTEMPT_LOGIN, 51, 60, false},
        {ATTEMPT_LOGIN, 100000, 60, false},  {ATTEMPT_ADDRESS, 29, 0, false},
        {ATTEMPT_ADDRESS, 30, 30, true},     {ATTEMPT_ADDRESS, 34, 480, false},
        {ATTEMPT_ADDRESS, 35, 600, false},   {ATTEMPT_ADDRESS, 60, 600, true},
    };

    arr_each (i, COUNT(WAITS)) {
        EQ_INT(account_attempt_wait_seconds(WAITS[i].kind, WAITS[i].failures), WAITS[i].wait,
               account_attempt_word(WAITS[i].kind));
        OK(account_attempt_notable(WAITS[i].kind, WAITS[i].failures) == WAITS[i].notable,
           WAITS[i].notable ? "for the journal" : "not for the journal");
    }
}

static void test_forgiving(void)
{
    static const struct {
        enum attempt_kind kind;
        int64_t failures, seconds, left;
    } LEFT[] = {
        {ATTEMPT_PLACE, 7, 0, 7},        {ATTEMPT_PLACE, 7, 86399, 7},
        {ATTEMPT_PLACE, 7, 86400, 0},    {ATTEMPT_DEVICE, 7, 86399, 7},
        {ATTEMPT_DEVICE, 7, 86400, 0},   {ATTEMPT_ADDRESS, 40, 29, 40},
        {ATTEMPT_ADDRESS, 40, 30, 39},   {ATTEMPT_ADDRESS, 40, 1199, 1},
        {ATTEMPT_ADDRESS, 40, 1200, 0},  {ATTEMPT_ADDRESS, 40, 80000, 0},
        {ATTEMPT_ADDRESS, 40, -5, 40},   {ATTEMPT_ADDRESS, 40, -80000, 40},
        {ATTEMPT_LOGIN, 60, 599, 60},    {ATTEMPT_LOGIN, 60, 600, 59},
        {ATTEMPT_LOGIN, 200, 86399, 57}, {ATTEMPT_LOGIN, 60, 86400, 0},
    };

    arr_each (i, COUNT(LEFT)) {
        EQ_INT(account_attempt_left(LEFT[i].kind, LEFT[i].failures, LEFT[i].seconds), LEFT[i].left,
               account_attempt_word(LEFT[i].kind));
    }
}

static void test_addresses(struct arena *a)
{
    static const struct {
        const char *address, *prefix;
    } ADDRESSES[] = {
        {"10.1.2.3", "10.1.2"},
        {"::ffff:10.1.2.3", "10.1.2"},
        {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2"},
        {"2001:db8:1:2::6", "2001:db8:1:2"},
        {"2001:db8::6", "2001:db8:0:0"},
        {"::1", "0:0:0:0"},
        {"", ""},
        {"unix", "unix"},
        {"a:b:c:d:e:f:1:2", "a:b:c:d"},
        {"fe80::1:2:3:4", "fe80:0:0:0"},
        {":5:6:7:8", "0:5:6:7"},
        {"::ffff:a:b", "0:0:0:0"},
    };

    arr_each (i, COUNT(ADDRESSES)) {
        EQ_STR(account_address_prefix(a, exact(a, ADDRESSES[i].address)), ADDRESSES[i].prefix,
               ADDRESSES[i].address);
    }
}

static void test_sessions(void)
{
    EQ_INT(SESSION_STAFF_IDLE_SECONDS, 7200, "two hours");
    EQ_INT(SESSION_STAFF_SECONDS, 43200, "half a day");
    EQ_INT(SESSION_SLIP_IDLE_SECONDS, 7776000, "ninety days");
    EQ_INT(SESSION_SLIP_SECONDS, 31536000, "a year");
    EQ_INT(SESSION_SEEN_EVERY_SECONDS, 300, "five minutes");
    EQ_INT(SLIP_SECONDS, 604800, "a week");
    OK(!account_session_over(1000, 1000, 7200, 50000), "just seen");
    OK(!account_session_over(8199, 1000, 7200, 50000), "idle for a second less");
    OK(account_session_over(8200, 1000, 7200, 50000), "idle for as long as may be");
    OK(!account_session_over(49999, 49000, 7200, 50000), "a second before its end");
    OK(account_session_over(50000, 49999, 7200, 50000), "at its end, however busy");
}

static void test_devices(struct arena *a)
{
    static const struct {
        const char *agent, *word;
    } AGENTS[] = {
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/120.0 Safari/537.36 Edg/120.0",
         "windows/edge"},
        {"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 "
         "MicroMessenger/8.0.42",
         "iphone/wechat"},
        {"Mozilla/5.0 (Linux; Android 12; HarmonyOS) AppleWebKit/537.36 Chrome/99 Mobile",
         "harmony/chrome"},
        {"Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 MicroMessenger/8.0",
         "android/wechat"},
        {"Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "linux/firefox"},
        {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/17 Safari/605", "mac/safari"},
        {"curl/8.0", "other/other"},
        {"OpenHarmony DingTalk", "harmony/dingtalk"},
        {"iPad 360SE", "ipad/360"},
        {"QIHU", "other/360"},
        {"", "other/other"},
    };

    arr_each (i, COUNT(AGENTS)) {
        EQ_STR(account_device_word(a, str_from(AGENTS[i].agent)), AGENTS[i].word, AGENTS[i].word);
    }
}

static void test_roles(void)
{
    for (const char *const *x = ACCOUNT_ROLES; *x != NULL; x++) {
        OK(account_role_known(str_from(*x)), *x);
        for (const char *const *y = ACCOUNT_ROLES; *y != NULL; y++) {
            const bool both = (strcmp(*x, "admin") == 0 && strcmp(*y, "auditor") == 0) ||
                              (strcmp(*x, "auditor") == 0 && strcmp(*y, "admin") == 0);

            if (account_roles_conflict(str_from(*x), str_from(*y)) != both)
                OK(false, *y);
        }
    }
    OK(!account_role_known(S("root")), "nobody is root");
    OK(!account_role_known(S("")), "nor nothing");
    OK(account_role_needs_organ(S("handler")) && account_role_needs_organ(S("committee")) &&
           account_role_needs_organ(S("government")) && account_role_needs_organ(S("office")) &&
           account_role_needs_organ(S("chief")),
       "staff work in an organ");
    OK(!account_role_needs_organ(S("deputy")) && !account_role_needs_organ(S("leader")),
       "a deputy and a leader need not");
    OK(account_permissions_conflict("account.manage", "account.journal"), "administer and audit");
    OK(account_permissions_conflict("account.journal", "account.role"), "either way round");
    OK(!account_permissions_conflict("account.manage", "account.role"), "administer twice");
    OK(!account_permissions_conflict("account.journal", "account.sessions"), "audit twice");
    OK(!account_permissions_conflict("account.sessions", "account.journal"), "either way round");
    OK(account_role_resettable(S("office")), "the office may reset a colleague");
    OK(!account_role_resettable(S("admin")), "not an administrator");
    OK(!account_role_resettable(S("auditor")), "nor an auditor");
    OK(account_role_resettable(S("leader")) && account_role_decides(S("leader")),
       "a leader's password, not his slip");
    OK(account_role_decides(S("chief")) && account_role_decides(S("govleader")), "nor a head's");
    OK(!account_role_decides(S("deputy")) && !account_role_decides(S("handler")), "a deputy's");
    OK(account_role_of_unit(S("chief")) && account_role_of_unit(S("handler")),
       "a unit's people act for their unit");
    OK(!account_role_of_unit(S("office")) && !account_role_of_unit(S("leader")), "others for all");
}

int main(void)
{
    struct arena *a = arena_open(0);

    test_logins(a);
    test_letters(a);
    test_common(a);
    test_runs(a);
    test_held(a);
    test_passwords(a);
    test_waits();
    test_forgiving();
    test_addresses(a);
    test_sessions();
    test_devices(a);
    test_roles();
    arena_close(a);
    return tap_done();
}
