// SPDX-License-Identifier: MulanPSL-2.0
/* From number to number through a text. */
#include "modules/report/report_scan.h"
#include "modules/report/report_scan_kind.h"
#include "modules/report/report_scan_number.h"

enum {
    SENTENCE_MAX = 500, /* characters before a figure, and behind it */
    WORDED_MAX = 12     /* behind 均在 */
};

struct scan {
    struct arena *arena;
    struct str text;
    struct report_figure *list;
    size_t count, room;
};

bool report_figure_counts(const struct report_figure *f)
{
    return f->kind <= REPORT_FIGURE_BARE;
}

struct str report_span_of(struct str text, struct report_span span)
{
    return (struct str){text.ptr + span.at, span.len};
}

static struct str rest_of(const struct scan *s, size_t at)
{
    return (struct str){s->text.ptr + at, s->text.len - at};
}

static bool starts(const struct scan *s, size_t at, const char *word)
{
    return str_starts(rest_of(s, at), str_from(word));
}

static void add(struct scan *s, struct report_figure f)
{
    if (s->count == s->room) {
        const size_t room = s->room == 0 ? 64 : 2 * s->room;

        s->list =
            arena_grow(s->arena, s->list, s->room * sizeof(*s->list), room * sizeof(*s->list));
        s->room = room;
    }
    s->list[s->count++] = f;
}

/* A number at a place: its value and where it ends. */
static bool read_number(const struct scan *s, size_t at, struct report_figure *f, size_t *out_end)
{
    size_t len;
    int64_t value;
    bool ok = report_digits(s->text, at, &f->value, &len);

    f->chinese = false;
    if (len == 0) {
        ok = report_numerals(s->text, at, &value, &len);
        f->value = report_number_of(ok ? value : 0);
        f->chinese = true;
    }
    f->digits = (struct report_span){at, len};
    *out_end = at + len;
    return ok;
}

/* 5 万, 20余万, 3千: what stands between the digits and the measure word. false: too large. */
static bool read_multiple(const struct scan *s, struct report_figure *f, size_t *end)
{
    size_t len, word_len = 0, at = report_past_blanks(s->text, *end);
    const enum report_word word = report_word_after(rest_of(s, at), &word_len);
    const size_t behind = report_past_blanks(s->text, at + word_len);
    unsigned noughts = report_noughts(s->text, at, &len);

    if (f->chinese || (noughts > 0 && starts(s, at + len, "克")) || starts(s, at, "千米"))
        return true;
    if (noughts == 0 && (word == REPORT_WORD_MORE || word == REPORT_WORD_MANY)) {
        noughts = report_noughts(s->text, behind, &len);
        if (noughts == 0)
            return true;
        f->after = word;
        at = behind;
    }
    if (noughts == 0)
        return true;
    *end = at + len;
    f->digits.len = *end - f->digits.at;
    return report_times(&f->value, noughts);
}

/* Words after the number: 余人, 名以上, 个多月. Returns where all of it ends. */
static size_t read_measure(const struct scan *s, struct report_figure *f, size_t end,
                           const struct report_measure **out)
{
    size_t len, at = report_past_blanks(s->text, end), word_len = 0;
    enum report_word word = report_word_after(rest_of(s, at), &word_len);

    *out = NULL;
    if (word != REPORT_WORD_NONE && f->after == REPORT_WORD_NONE) {
        f->after = word;
        end = at + word_len;
        at = report_past_blanks(s->text, end);
    }
    if (starts(s, at, "个多月") || starts(s, at, "个余月")) {
        f->after = REPORT_WORD_MANY;
        f->measure = S("个月");
        *out = report_measure_at(S("个月"), 0, &len);
        return at + strlen("个多月");
    }
    *out = report_measure_at(s->text, at, &len);
    if (*out == NULL)
        return end;
    f->measure = (*out)->kind == '%' ? S("%") : str_from((*out)->word);
    end = at + len;
    word = report_word_after(rest_of(s, end), &word_len);
    if (f->after == REPORT_WORD_NONE && word != REPORT_WORD_NONE && !starts(s, end, "来")) {
        f->after = word;
        end += word_len;
    }
    return end;
}

static bool is_dash(uint32_t c)
{
    return c == '-' || c == '~' || c == 0x2013 || c == 0x2014 || c == 0xFF0D || c == 0xFF5E ||
           c == 0x81F3 || c == 0x5230; /* 至 到 */
}

/* 3至5名, 1-7月: the upper end. */
static void read_range(const struct scan *s, struct report_figure *f, size_t *end)
{
    struct report_figure upper = {0};
    size_t n, at = report_past_blanks(s->text, *end), behind;

    if (!is_dash(report_char(s->text, at, &n)))
        return;
    at = report_past_blanks(s->text, at + n);
    if (!read_number(s, at, &upper, &behind) || upper.chinese != f->chinese ||
        report_number_cmp(upper.value, f->value) <= 0 || upper.digits.len > 6)
        return;
    if (report_measure_at(s->text, report_past_blanks(s->text, behind), &n) == NULL)
        return;
    f->to = upper.value;
    f->digits.len = behind - f->digits.at;
    *end = behind;
}

/* 近, 至少 in front of a number, blanks between; *out_at: where it begins, else the number. A word
 * that was read as the end of the figure before is no word of this one, too. */
static enum report_word word_before(const struct scan *s, size_t at, size_t *out_at)
{
    const size_t behind = report_before_blanks(s->text, at);
    const struct report_span none = {0}, last = s->count > 0 ? s->list[s->count - 1].whole : none;
    size_t len;
    const enum report_word word = report_word_before((struct str){s->text.ptr, behind}, &len);
    const bool ours = word != REPORT_WORD_NONE && behind >= last.at + last.len + len;

    *out_at = ours ? behind - len : at;
    return ours ? word : REPORT_WORD_NONE;
}

/* 百分之九十八点五: Chinese numerals, or digits, behind 百分之. */
static size_t read_percent(struct scan *s, size_t at)
{
    struct report_figure f = {.kind = REPORT_FIGURE_RATE, .measure = S("%")};
    size_t end, word_len, from;

    if (!starts(s, at, "百分之") || !read_number(s, at + strlen("百分之"), &f, &end))
        return 0;
    f.before = word_before(s, at, &from);
    f.to = f.value;
    f.whole = (struct report_span){from, end - from};
    f.after = report_word_after(rest_of(s, end), &word_len);
    f.whole.len += word_len;
    add(s, f);
    return end + word_len - at;
}

/* 数十家, 几百人, 多次: how many is not said. */
static size_t read_vague(struct scan *s, size_t at)
{
    static const char *const SOME[] = {"数十", "数百", "数千", "数万", "几十", "几百",
                                       "几千", "上百", "上千", "若干", "多",   "几"};
    struct report_figure f = {.kind = REPORT_FIGURE_VAGUE};
    const struct report_measure *m;
    size_t n;

    for (size_t i = 0; i < COUNT(SOME); i++) {
        const size_t len = strlen(SOME[i]);

        if (!starts(s, at, SOME[i]))
            continue;
        m = report_measure_at(s->text, at + len, &n);
        if (m == NULL || m->kind != 'c' || m->digits_only)
            return 0;
        f.digits = (struct report_span){at, len};
        f.whole = (struct report_span){at, len + n};
        f.measure = str_from(m->word);
        f.value = f.to = report_number_of(0);
        f.chinese = true;
        if (str_eqz(f.measure, "年") || str_eqz(f.measure, "元"))
            return 0;
        add(s, f);
        return len + n;
    }
    return 0;
}

static bool ends_clause(uint32_t c)
{
    return c == 0xFF0C || c == ',' || c == 0xFF1A || c == ':';
}

static bool ends_sentence(uint32_t c)
{
    return c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B || c == ';' ||
           c == '!' || c == '?';
}

/* 均在法定期限内办结: to the end of the clause; other words stand for themselves. */
static size_t worded_len(const struct scan *s, size_t at, size_t len)
{
    size_t n;

    if (!starts(s, at, "均"))
        return len;
    for (int i = 0; i < WORDED_MAX; i++, len += n) {
        const uint32_t c = report_char(s->text, at + len, &n);

        if (c == 0 || ends_clause(c) || ends_sentence(c) || c == 0x3001)
            break;
    }
    return len;
}

/* All of them, said in words: to be compared with a rate. */
static size_t read_worded(struct scan *s, size_t at)
{
    static const char *const ALL[] = {"全覆盖",   "应补尽补", "圆满完成", "全票当选", "全票通过",
                                      "全部办结", "全部办理", "全部答复", "全部完成", "全部整改",
                                      "全部召开", "全部通过", "均在",     "均已",     "均按"};
    struct report_figure f = {.kind = REPORT_FIGURE_WORDED,
                              .value = {.units = 100, .step = 1},
                              .to = {.units = 100, .step = 1},
                              .measure = S("%")};

    for (size_t i = 0; i < COUNT(ALL); i++)
        if (starts(s, at, ALL[i])) {
            f.whole = f.digits = (struct report_span){at, worded_len(s, at, strlen(ALL[i]))};
            add(s, f);
            return f.whole.len;
        }
    return 0;
}

/* A number with its words; returns the bytes read, 0 if none begins here. */
static size_t read_figure(struct scan *s, size_t at)
{
    struct report_figure f = {0};
    const struct report_measure *measure = NULL;
    size_t end, from, all;
    bool ok = read_number(s, at, &f, &end);

    if (f.digits.len == 0)
        return 0;
    f.to = f.value;
    if (ok)
        read_range(s, &f, &end);
    ok = ok && read_multiple(s, &f, &end);
    if (!ok)
        return f.digits.len;
    if (report_number_cmp(f.to, f.value) < 0)
        f.to = f.value;
    all = read_measure(s, &f, end, &measure);
    f.before = word_before(s, at, &from);
    f.whole = (struct report_span){from, all - from};
    f.kind = report_kind_of(s->text, &f, measure, all);
    if (f.kind == REPORT_FIGURE_NAME && f.chinese && measure == NULL)
        return f.digits.len;
    if (!report_figure_counts(&f))
        f.before = f.after = REPORT_WORD_NONE;
    if (f.kind == REPORT_FIGURE_BARE)
        f.whole.len = end - f.whole.at;
    add(s, f);
    return f.whole.at + f.whole.len - at;
}

/* From where the clause (or sentence) that holds a place begins. One without end is cut. */
static size_t begin_of(struct str text, size_t at, bool sentence)
{
    for (size_t n, i = 0;; at -= n, i++) {
        const uint32_t c = report_char_before(text, at, &n);

        if (c == 0 || i == SENTENCE_MAX || ends_sentence(c) || (!sentence && ends_clause(c)))
            return at;
    }
}

static size_t end_of(struct str text, size_t at, bool sentence)
{
    for (size_t n, i = 0;; at += n, i++) {
        const uint32_t c = report_char(text, at, &n);

        if (c == 0 || i == SENTENCE_MAX || ends_sentence(c) || (!sentence && ends_clause(c)))
            return at;
    }
}

static struct report_span between(size_t from, size_t to)
{
    return (struct report_span){from, to > from ? to - from : 0};
}

static size_t span_end(struct report_span span)
{
    return span.at + span.len;
}

/* 8次、主任会议14次: what stands behind 、 belongs to the next figure. */
static size_t before_next(struct str text, size_t from, size_t to)
{
    for (size_t i = from; i + 3 <= to; i++)
        if (memcmp(text.ptr + i, "、", 3) == 0)
            return i;
    return to;
}

static void set_clauses(struct scan *s)
{
    size_t paragraph = 0, seen = 0;

    for (size_t i = 0; i < s->count; i++) {
        struct report_figure *f = &s->list[i];
        const size_t end = span_end(f->whole);
        size_t from = begin_of(s->text, f->whole.at, false), to = end_of(s->text, end, false);

        for (size_t j = i; j-- > 0 && span_end(s->list[j].whole) > from;)
            if (s->list[j].kind <= REPORT_FIGURE_VAGUE) {
                from = span_end(s->list[j].whole);
                break;
            }
        for (size_t j = i + 1; j < s->count && s->list[j].whole.at < to; j++)
            if (s->list[j].kind <= REPORT_FIGURE_VAGUE) {
                to = before_next(s->text, end, s->list[j].whole.at);
                break;
            }
        f->said = between(from, f->whole.at);
        f->then = between(end, to);
        f->sentence.at = begin_of(s->text, f->whole.at, true);
        f->sentence = between(f->sentence.at, end_of(s->text, end, true));
        for (; seen < f->whole.at; seen++)
            paragraph += s->text.ptr[seen] == '\n';
        f->paragraph = paragraph;
    }
}

void report_scan(struct arena *a, struct str text, struct report_figure **out, size_t *out_count)
{
    struct scan s = {.arena = a, .text = text};

    for (size_t at = 0, n; at < text.len && s.count < REPORT_FIGURES_MAX; at += n) {
        size_t len;

        (void)report_char(text, at, &len);
        n = read_percent(&s, at);
        if (n == 0)
            n = read_vague(&s, at);
        if (n == 0)
            n = read_worded(&s, at);
        if (n == 0)
            n = read_figure(&s, at);
        if (n == 0)
            n = len;
    }
    set_clauses(&s);
    *out = s.list;
    *out_count = s.count;
}
