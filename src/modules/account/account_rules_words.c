// SPDX-License-Identifier: MulanPSL-2.0
/* Passwords that everybody tries first: words of the country and of this work, each with the ends
 * people add, dates, telephone numbers, and walks over the keyboard. The list is made, not kept. */
#include "base/num.h"
#include "base/utf8.h"
#include "modules/account/account_rules.h"

/* Pinyin, English and Chinese; in lower case, without digits. */
/* clang-format off */
static const char *const WORDS[] = {
    "password", "passwd", "pass", "pwd", "admin", "administrator", "root", "user", "guest",
    "test", "welcome", "login", "letmein", "monkey", "dragon", "master", "hello", "sunshine",
    "princess", "football", "superman", "iloveyou", "loveyou", "qwerty", "asdf", "asdfgh",
    "zxcvbn", "qazwsx", "abc", "abcd", "abcdef", "aaa", "aa", "a", "qq", "wang", "li", "zhang",
    "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xiaoming", "xiaohong", "woaini",
    "woaiwojia", "woaizhongguo", "wo", "woshishui", "nihao", "mima", "wodemima", "meiyoumima",
    "zhongguo", "zhonghua", "china", "beijing", "shanghai", "guangzhou", "shenzhen", "shanxi",
    "taiyuan", "yuncheng", "lvliang", "luliang", "linfen", "jiangxian", "jiaocheng", "yunxi",
    "yunxixian", "xian", "xianwei", "renmin", "renda", "rendaban", "rendadaibiao",
    "renmindaibiao", "renmindaibiaodahui", "daibiao", "daibiaojianyi", "jianyi", "yian",
    "changwei", "changweihui", "zhuren", "zhurenhui", "zhengfu", "xianzhengfu", "zhengfuban",
    "bangongshi", "weiyuanhui", "dangwei", "dangyuan", "gongchandang", "weirenminfuwu",
    "weirenmin", "gongzuo", "xitong", "guanli", "guanliyuan", "xitongguanli", "zhihui",
    "zhihuirenda", "jianguo", "guoqing", "xinnian", "xinniankuaile", "kuaile", "chunjie", "fuwu",
    "hexie", "fazhan", "xingfu", "pingan", "jixiang", "ruyi", "facai", "gongxi", "gongxifacai",
    "baobao", "baobei", "laopo", "laogong", "mama", "baba", "erzi", "nver", "haizi", "jiating",
    "shengri", "shouji", "dianhua", "diannao", "wangluo", "weixin", "wechat", "alipay",
    "zhifubao", "taobao", "baidu", "huawei", "xiaomi", "iphone", "windows", "office", "computer",
    "internet", "server", "system", "oracle", "mysql", "postgres", "renda", "npc", "congress",
    "demo", "人大", "人民", "人大代表", "人民代表", "人民代表大会", "代表", "代表建议", "建议",
    "常委会", "主任", "云溪", "云溪县", "云溪人大", "云溪县人大", "智慧人大", "中国",
    "中华人民共和国", "祖国", "我爱你", "我爱中国", "我爱我家", "为人民服务", "密码", "我的密码",
    "没有密码", "管理员", "系统", "系统管理员", "办公室", "政府", "县政府", "县委", "你好",
    "新年快乐", "恭喜发财", "生日快乐", "平安", "幸福", "快乐", "宝宝", "宝贝", "老婆", "老公",
    "妈妈", "爸爸",
};
/* clang-format on */

/* clang-format off */
static const char *const ENDS[] = {
    "", "0", "1", "2", "3", "6", "7", "8", "9", "00", "01", "11", "12", "66", "88", "99", "000",
    "001", "007", "110", "111", "119", "120", "123", "147", "222", "258", "321", "333", "369",
    "456", "520", "521", "555", "666", "777", "789", "888", "999", "0000", "1111", "1122", "1212",
    "1234", "1314", "2222", "3344", "4321", "5200", "5555", "5678", "6666", "6789", "7777",
    "8888", "9999", "00000", "11111", "12345", "54321", "66666", "88888", "000000", "111111",
    "112233", "121212", "123123", "123321", "123456", "147258", "159357", "520520", "521521",
    "654321", "666666", "789456", "888888", "5201314", "1234567", "7654321", "12345678",
    "87654321", "123456789", "987654321", "1234567890", "0123456789", "abc", "qwe", "asd", "zxc",
    "aaa", "a", "x", "cn",
};
/* clang-format on */

/* Marks between word and end, or after both. */
static const char MARKS[] = "@#!._-$*&+~?";

enum { YEAR_FIRST = 1940, YEAR_LAST = 2039 };

/* Lower case, full width as ASCII, and with `leet` the letters that digits and marks stand for. */
static struct str plain(struct arena *a, struct str s, bool leet)
{
    const struct str from = S("@0$3415!7"), to = S("aoseaisit");
    const struct str low = account_login_normal(a, s);
    char *out = str_z(a, low);

    if (!leet)
        return low;
    arr_each (i, low.len) {
        const char *at = memchr(from.ptr, out[i], from.len);

        if (at != NULL)
            out[i] = to.ptr[at - from.ptr];
    }
    return (struct str){out, low.len};
}

static struct str cut_marks(struct str s)
{
    return str_strip(s, MARKS);
}

static bool is_year(struct str s)
{
    int64_t n;

    return s.len == 4 && str_to_int(s, &n) && n >= YEAR_FIRST && n <= YEAR_LAST;
}

static bool is_end(struct str s)
{
    s = cut_marks(s);
    if (is_year(s))
        return true;
    arr_each (i, COUNT(ENDS)) {
        if (str_eqz(s, ENDS[i]))
            return true;
    }
    return false;
}

/* `raw` and `text` have the same length: the word may be disguised, its end is as typed. */
static bool is_word_with_end(struct str raw, struct str text)
{
    arr_each (i, COUNT(WORDS)) {
        const struct str word = str_from(WORDS[i]);

        if (str_starts(text, word) && is_end((struct str){raw.ptr + word.len, raw.len - word.len}))
            return true;
        if (str_ends(text, word) && is_end((struct str){raw.ptr, raw.len - word.len}))
            return true;
        /* The same word twice: renda@renda */
        if (str_starts(text, word) &&
            str_eq(cut_marks((struct str){text.ptr + word.len, text.len - word.len}), word))
            return true;
    }
    return false;
}

/* An end, or two of them in a row: 5201314520. */
static bool is_ends(struct str s)
{
    arr_each (i, s.len) {
        if (is_end((struct str){s.ptr, i}) && is_end((struct str){s.ptr + i, s.len - i}))
            return true;
    }
    return false;
}

/* 19850612, 1985-06-12, 850612 with something short around it; a mobile number. */
static bool is_date_or_phone(struct str s)
{
    enum { PHONE = 11, DAY = 8 };
    char digits[PHONE];
    size_t n = 0;
    struct date d;

    arr_each (i, s.len) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') {
            if (n == PHONE)
                return false;
            digits[n++] = s.ptr[i];
        } else if (strchr("-./_ ", s.ptr[i]) == NULL) {
            return false;
        }
    }
    if (n == PHONE && digits[0] == '1')
        return true;
    if (n != DAY)
        return false;
    d = (struct date){
        .year = (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 +
                (digits[3] - '0'),
        .month = (unsigned)((digits[4] - '0') * 10 + (digits[5] - '0')),
        .day = (unsigned)((digits[6] - '0') * 10 + (digits[7] - '0')),
    };
    return d.year >= 1900 && d.year <= 2099 && date_valid(d);
}

bool account_password_common(struct arena *a, struct str password)
{
    const struct str raw = plain(a, password, false);

    return is_word_with_end(raw, raw) || is_word_with_end(raw, plain(a, password, true)) ||
           is_date_or_phone(raw) || is_ends(raw);
}

/* ---------------------------------------------------------------- runs */

/* clang-format off */
static const char *const LINES[] = {
    "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz",
    "!@#$%^&*()", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "qaz", "wsx", "edc",
    "rfv", "tgb", "yhn", "ujm", "0123456789",
};
/* clang-format on */

/* How far s follows the line from its first character on, forwards or backwards. */
static size_t along(struct str s, const char *line, bool forwards)
{
    const struct str whole = str_from(line);
    const char *at = memchr(whole.ptr, s.ptr[0], whole.len);
    size_t n = 0;

    while (at != NULL && *at != '\0' && n != s.len && *at == s.ptr[n]) {
        n++;
        if (forwards)
            at++;
        else
            at = at == line ? NULL : at - 1;
    }
    return n;
}

static size_t run_length(struct str s)
{
    size_t most = str_run(s);

    arr_each (i, COUNT(LINES)) {
        most = (size_t)num_max((int64_t)most, (int64_t)along(s, LINES[i], true));
        most = (size_t)num_max((int64_t)most, (int64_t)along(s, LINES[i], false));
    }
    return most;
}

/* The same piece over and over: abcabcabc, 云溪云溪云溪云溪. */
static bool repeats(struct str s)
{
    for (size_t piece = s.len / 3; piece != 0; piece--) {
        if (s.len % piece == 0 && memcmp(s.ptr, s.ptr + piece, s.len - piece) == 0)
            return true;
    }
    return false;
}

bool account_password_runs(struct arena *a, struct str password)
{
    struct str rest = plain(a, password, false);
    unsigned runs = 0;

    if (repeats(rest))
        return true;
    while (rest.len > 0) {
        const size_t n = run_length(rest);

        if (n < 3 || ++runs > 4)
            return false;
        rest.ptr += n;
        rest.len -= n;
    }
    return true;
}

/* ---------------------------------------------------------------- the rule */

static bool holds(struct arena *a, struct str password, struct str word)
{
    return utf8_chars(word.ptr, word.len) >= 2 && word.len >= 3 &&
           str_has(plain(a, password, false), plain(a, word, false));
}

const char *account_password_fault(struct arena *a, struct str password, struct str login,
                                   struct str name, const struct str *words, size_t words_count)
{
    const size_t chars = utf8_chars(password.ptr, password.len);

    if (chars < PASSWORD_CHARS_MIN)
        return "account.password.too_short";
    if (chars > PASSWORD_CHARS_MAX)
        return "account.password.too_long";
    if (holds(a, password, login))
        return "account.password.holds_login";
    if (holds(a, password, name))
        return "account.password.holds_name";
    if (account_password_runs(a, password))
        return "account.password.runs";
    if (account_password_common(a, password))
        return "account.password.common";
    arr_each (i, words_count) {
        const struct str text = plain(a, password, false), word = plain(a, words[i], false);

        if (str_starts(text, word) &&
            is_end((struct str){text.ptr + word.len, text.len - word.len}))
            return "account.password.common";
    }
    return NULL;
}
