// SPDX-License-Identifier: MulanPSL-2.0
/* Times and texts as other systems export them. */
#include "modules/opinion/opinion_rules.h"
#include "base/buf.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The next number of up to `digits` digits; what is no digit before it is skipped. */
static bool take_number(struct str *s, size_t digits, unsigned *out)
{
    unsigned n = 0;
    size_t used = 0;

    while (s->len != 0 && !is_digit(*s->ptr)) {
        s->ptr++;
        s->len--;
    }
    while (used < s->len && is_digit(s->ptr[used]))
        n = n * 10 + (unsigned)(s->ptr[used++] - '0');
    if (used == 0 || used > digits)
        return false;
    s->ptr += used;
    s->len -= used;
    *out = n;
    return true;
}

/* Every character between the numbers must be one that dates are written with. */
static bool only_separators(struct str s)
{
    static const char *const KNOWN[] = {"/",  "-",  ".",  ":",  " ",  "T",  "年", "月",
                                        "日", "时", "分", "秒", "：", "　", "号", "点"};

    while (s.len > 0) {
        size_t used = is_digit(*s.ptr) ? 1 : 0;

        for (size_t i = 0; used == 0 && i < COUNT(KNOWN); i++)
            if (str_starts(s, str_from(KNOWN[i])))
                used = strlen(KNOWN[i]);
        if (used == 0)
            return false;
        s.ptr += used;
        s.len -= used;
    }
    return true;
}

bool opinion_time_parse(struct str text, int64_t *out_at)
{
    static const size_t DIGITS[] = {4, 2, 2, 2, 2, 2};
    unsigned n[COUNT(DIGITS)] = {0};
    struct str rest = str_trim(text);
    size_t count = 0;
    struct date day;

    if (!only_separators(rest))
        return false;
    while (count < COUNT(DIGITS) && take_number(&rest, DIGITS[count], &n[count]))
        count++;
    arr_each (i, rest.len)
        if (is_digit(rest.ptr[i]))
            return false;
    day = (struct date){(int)n[0], n[1], n[2]};
    if (count == 4 || n[0] < 1900 || !date_valid(day) || n[3] > 23 || n[4] > 59 || n[5] > 59)
        return false;
    *out_at = date_begin(day) + (int64_t)n[3] * 3600 + (int64_t)n[4] * 60 + n[5];
    return true;
}

static struct str clean(struct arena *a, struct str s, char between)
{
    struct buf out = buf_new(a, 0);
    struct str line;

    while (str_cut(&s, '\n', &line)) {
        line = str_trim(line);
        if (line.len == 0)
            continue;
        if (out.len > 0)
            buf_char(&out, between);
        buf_str(&out, line);
    }
    return buf_view(&out);
}

struct str opinion_body_clean(struct arena *a, struct str body)
{
    return clean(a, body, '\n');
}

struct str opinion_line_clean(struct arena *a, struct str line)
{
    return clean(a, line, ' ');
}

bool opinion_source_known(struct str word)
{
    struct str all = S(OPINION_SOURCES), one;

    while (str_cut(&all, ' ', &one))
        if (str_eq(one, word))
            return true;
    return false;
}

bool opinion_state_read(struct str text, struct str *out_state, struct str *out_outcome)
{
    static const struct {
        const char *says, *state, *outcome;
    } KNOWN[] = {
        {"", "received", ""},
        {"未办理", "received", ""},
        {"已收到", "received", ""},
        {"办理中", "handling", ""},
        {"正在办理", "handling", ""},
        {"未解决", "handling", ""},
        {"已解决", "closed", "solved"},
        {"解决", "closed", "solved"},
        {"解决了", "closed", "solved"},
        {"已办结", "closed", "solved"},
        {"办结", "closed", "solved"},
        {"已办理", "closed", "solved"},
        {"已解释", "closed", "explained"},
        {"解释", "closed", "explained"},
        {"解释说明", "closed", "explained"},
        {"作了解释", "closed", "explained"},
        {"列入计划", "closed", "promised"},
        {"已承诺", "closed", "promised"},
        {"不受理", "rejected", ""},
    };

    arr_each (i, COUNT(KNOWN)) {
        if (!str_eqz(text, KNOWN[i].says))
            continue;
        *out_state = str_from(KNOWN[i].state);
        *out_outcome = str_from(KNOWN[i].outcome);
        return true;
    }
    return false;
}
