// SPDX-License-Identifier: MulanPSL-2.0
/* Characters with their place, changed in three passes: glyphs, shadows, lines. */
#include "modules/report/report_scan_repair.h"
#include "base/buf.h"
#include "base/num.h"
#include "base/utf8.h"

enum {
    WRAPPED_MAX = 60, /* characters of a line that a page ended, not its writer */
    SHADOW_MAX = 80,  /* characters of a run that may be printed twice */
    SHADOW_SURE = 3,  /* so many alike in a row are no word like 高高兴兴 */
    ROUND_MAX = 16,   /* characters between a pair of brackets */
    QUOTE_MAX = 30    /* and of quotation marks */
};

struct mark {
    uint32_t c, at;
    bool gone;
};

struct page {
    struct arena *arena;
    struct mark *marks;
    size_t count;
    struct report_mended *out;
    bool wrapped; /* lines were ended by the page, in the middle of sentences */
};

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == 0x3000 || c == 0xA0 || c == 0xFEFF ||
           c == 0x200B || c == '\f' || c == '\v';
}

static bool is_space(uint32_t c)
{
    return c == '\n' || is_blank(c);
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_latin(uint32_t c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool among(uint32_t c, const char *set)
{
    char bytes[UTF8_BYTES];
    const size_t len = utf8_encode(c, bytes);

    return str_has(str_from(set), (struct str){bytes, len});
}

/* The next character that shows, count if there is none. */
static size_t seen(const struct page *p, size_t i)
{
    while (i < p->count && (p->marks[i].gone || is_space(p->marks[i].c)))
        i++;
    return i;
}

static size_t seen_before(const struct page *p, size_t i)
{
    while (i-- > 0)
        if (!p->marks[i].gone && !is_space(p->marks[i].c))
            return i;
    return p->count;
}

/* ---- glyphs ---- */

/* Words in which these characters are themselves. */
static const char *const OWN[] = {
    "野生", "野外", "田野", "视野", "荒野", "野蛮", "分野", "原野", "野战", "野草", "野营", "旷野",
    "冶金", "冶炼", "陶冶", "渊源", "渊博", "深渊", "冤案", "冤假", "冤枉", "冤屈", "申冤", "喊冤",
    "尧都", "唐尧", "尧舜", "尧庙", "帝尧", "平遥", "遥远", "遥感", "遥控", "逍遥", "遥测", "遥望",
};

static bool is_pair(const struct page *p, size_t i, size_t j)
{
    char bytes[2 * UTF8_BYTES];
    size_t len;

    if (i >= p->count || j >= p->count)
        return false;
    len = utf8_encode(p->marks[i].c, bytes);
    len += utf8_encode(p->marks[j].c, bytes + len);
    for (size_t k = 0; k < COUNT(OWN); k++)
        if (str_eq((struct str){bytes, len}, str_from(OWN[k])))
            return true;
    return false;
}

static bool is_itself(const struct page *p, size_t i)
{
    return is_pair(p, i, seen(p, i + 1)) || is_pair(p, seen_before(p, i), i);
}

/* The closing glyph that goes with the opening one at `i`, count if none is near. */
static size_t closing(const struct page *p, size_t i, uint32_t close, size_t most)
{
    size_t j = i;

    for (size_t n = 0; n <= most; n++) {
        j = seen(p, j + 1);
        if (j == p->count || p->marks[j].c == p->marks[i].c)
            return p->count;
        if (p->marks[j].c == close)
            return is_itself(p, j) || n == 0 ? p->count : j;
    }
    return p->count;
}

static bool is_numbered(const struct page *p, size_t i, size_t j)
{
    for (i = seen(p, i + 1); i < j; i = seen(p, i + 1))
        if (!among(p->marks[i].c, "一二三四五六七八九十"))
            return false;
    return true;
}

static size_t close_of(const struct page *p, size_t i)
{
    const bool opens = p->marks[i].c == 0x6E0A || p->marks[i].c == 0x91CE;

    if (!opens || p->marks[i].gone || is_itself(p, i))
        return p->count;
    if (p->marks[i].c == 0x6E0A) /* 渊…冤 */
        return closing(p, i, 0x51A4, ROUND_MAX);
    return closing(p, i, 0x51B6, QUOTE_MAX); /* 野…冶 */
}

static uint32_t true_point(uint32_t c)
{
    switch (c) {
    case 0x5C27: /* 尧 */
        return 0x3001;
    case 0x8881: /* 袁 */
        return 0xFF0C;
    case 0x9065: /* 遥 */
        return 0x3002;
    default:
        return c;
    }
}

/* Prose without one comma and stop of its own, where the glyphs of both stand: no list of names. */
static bool has_no_points(const struct page *p)
{
    enum { SURE = 3 };
    size_t commas = 0, stops = 0;

    for (size_t i = 0; i < p->count; i++) {
        if (p->marks[i].c == 0xFF0C || p->marks[i].c == 0x3002)
            return false;
        if (true_point(p->marks[i].c) != p->marks[i].c && !is_itself(p, i)) {
            commas += p->marks[i].c == 0x8881;
            stops += p->marks[i].c == 0x9065;
        }
    }
    return commas >= SURE && stops > 0;
}

/* Is this a page whose font got the punctuation wrong? Two pairs say so, or one around a number. */
static bool is_garbled(const struct page *p)
{
    size_t pairs = has_no_points(p) ? 2 : 0;

    for (size_t i = 0; i < p->count; i++) {
        const size_t j = close_of(p, i);

        if (j == p->count)
            continue;
        pairs += is_numbered(p, i, j) ? 2 : 1;
        i = j;
    }
    return pairs >= 2;
}

static void mend_glyphs(struct page *p)
{
    for (size_t i = 0; i < p->count; i++) {
        const uint32_t point = true_point(p->marks[i].c);
        const size_t j = close_of(p, i);

        if (point != p->marks[i].c && !is_itself(p, i)) {
            p->marks[i].c = point;
            p->out->glyphs++;
        } else if (j < p->count) {
            p->marks[j].c = p->marks[i].c == 0x6E0A ? 0xFF09 : 0x201D;
            p->marks[i].c = p->marks[i].c == 0x6E0A ? 0xFF08 : 0x201C;
            p->out->glyphs += 2;
        }
    }
}

/* ---- shadows ---- */

struct shadow {
    unsigned char unit[SHADOW_MAX + 1], times[SHADOW_MAX + 1]; /* at each place; 0: none */
};

static bool repeats(const struct mark *m, size_t n, size_t unit, size_t times)
{
    if (unit * times > n)
        return false;
    for (size_t i = unit; i < unit * times; i++)
        if (m[i].c != m[i - unit].c)
            return false;
    return true;
}

/* Is the whole run made of units that stand there twice, or thrice? Longest units first. */
static bool is_shadow(const struct mark *m, size_t n, struct shadow *s)
{
    *s = (struct shadow){0};
    for (size_t k = n; k-- > 0;)
        for (size_t unit = (n - k) / 2; unit > 0 && s->unit[k] == 0; unit--)
            for (size_t times = 3; times >= 2; times--) {
                const size_t end = k + unit * times;

                if (!repeats(m + k, n - k, unit, times) || (end < n && s->unit[end] == 0))
                    continue;
                s->unit[k] = (unsigned char)unit;
                s->times[k] = (unsigned char)times;
                break;
            }
    return n > 0 && s->unit[0] != 0;
}

static bool is_sure(const struct mark *m, size_t n, const struct shadow *s)
{
    for (size_t k = 0; k < n; k += (size_t)s->unit[k] * s->times[k])
        if (s->unit[k] >= SHADOW_SURE)
            for (size_t i = 0; i < s->unit[k]; i++)
                if (!is_digit(m[k + i].c))
                    return true;
    return false;
}

static void drop_shadow(struct page *p, size_t at, size_t n, const struct shadow *s)
{
    for (size_t k = 0; k < n; k += (size_t)s->unit[k] * s->times[k])
        for (size_t i = s->unit[k]; i < (size_t)s->unit[k] * s->times[k]; i++) {
            p->marks[at + k + i].gone = true;
            p->out->shadows++;
        }
}

/* A line [at, end): if one of its runs is surely printed twice, all that may be are. */
static void line_shadows(struct page *p, size_t at, size_t end, bool sure)
{
    bool found = false;

    for (size_t i = at, j; i < end; i = j + 1) {
        struct shadow s;

        for (j = i; j < end && !is_blank(p->marks[j].c);)
            j++;
        if (j - i > SHADOW_MAX || !is_shadow(p->marks + i, j - i, &s))
            continue;
        if (sure)
            drop_shadow(p, i, j - i, &s);
        found |= is_sure(p->marks + i, j - i, &s);
    }
    if (found && !sure)
        line_shadows(p, at, end, true);
}

/* ---- lines ---- */

struct line {
    size_t first, end; /* marks, without blanks at both ends */
    size_t shown;      /* characters that are no blanks */
    size_t gaps;       /* runs of blanks between them */
    bool indented, shadowed;
};

static struct line line_of(const struct page *p, size_t at, size_t end)
{
    struct line l = {.first = at, .end = at};

    for (size_t i = at; i < end; i++) {
        l.shadowed |= p->marks[i].gone;
        if (p->marks[i].gone || is_blank(p->marks[i].c))
            continue;
        if (l.shown == 0) {
            l.first = i;
            l.indented = i > at;
        } else if (is_blank(p->marks[i - 1].c)) {
            l.gaps++;
        }
        l.shown++;
        l.end = i + 1;
    }
    return l;
}

static size_t lines_most(const struct page *p)
{
    size_t n = 1;

    for (size_t i = 0; i < p->count; i++)
        n += p->marks[i].c == '\n';
    return n + 1;
}

static size_t read_lines(const struct page *p, struct line *lines)
{
    size_t n = 0;

    for (size_t i = 0, j; i < p->count; i = j + 1) {
        for (j = i; j < p->count && p->marks[j].c != '\n';)
            j++;
        lines[n] = line_of(p, i, j);
        n += lines[n].shown > 0;
    }
    return n;
}

static const char FINAL[] = "。！？：；!?:;”";

/* Does a third of the lines end in the middle of a sentence? */
static bool is_wrapped(const struct page *p, const struct line *lines, size_t count)
{
    size_t open = 0;

    for (size_t i = 0; i < count; i++)
        open += lines[i].shown > 1 && !among(p->marks[lines[i].end - 1].c, FINAL);
    return 3 * open > count;
}

static bool is_heading(const struct page *p, const struct line *l)
{
    size_t i = l->first, n = 0;
    const bool round = among(p->marks[i].c, "（(");

    if (round)
        i = seen(p, i + 1);
    for (; i < l->end && n < 3 && among(p->marks[i].c, "一二三四五六七八九十"); n++)
        i = seen(p, i + 1);
    return n > 0 && i < l->end && among(p->marks[i].c, round ? "）)" : "、");
}

/* Does a sentence go on from line i to the next? */
static bool goes_on(const struct page *p, const struct line *lines, size_t count, size_t i)
{
    const struct line *l = &lines[i], *next = &lines[i + 1];
    const uint32_t last = p->marks[l->end - 1].c;
    size_t beside = next->shown;

    if (i > 0 && lines[i - 1].shown > beside)
        beside = lines[i - 1].shown;
    if (i + 2 < count && lines[i + 2].shown > beside && beside <= 1)
        beside = lines[i + 2].shown;
    if (l->shadowed || next->shadowed || is_heading(p, next))
        return false; /* a caption, or 一、 */
    if (is_digit(last) || among(last, "，、,"))
        return l->shown <= WRAPPED_MAX || !next->indented;
    if (l->shown == 1 && next->shown == 1)
        return true;
    if (among(last, FINAL))
        return p->wrapped && l->shown <= WRAPPED_MAX && l->shown + 1 >= beside && !next->indented;
    return 3 * l->shown >= 2 * beside;
}

static void put(struct buf *b, uint32_t *from, uint32_t c, uint32_t at)
{
    char bytes[UTF8_BYTES];
    const size_t len = utf8_encode(c, bytes);

    for (size_t i = 0; i < len; i++)
        from[b->len + i] = at + (uint32_t)i;
    buf_put(b, bytes, len);
}

/* Blanks stay between words of letters, and between numbers unless all digits stand apart. */
static bool keeps_gap(const struct line *l, uint32_t before, uint32_t after)
{
    if (!is_latin(before) || !is_latin(after))
        return false;
    return !is_digit(before) || !is_digit(after) || 2 * l->gaps < l->shown;
}

static void put_line(struct page *p, struct buf *b, uint32_t *from, const struct line *l)
{
    uint32_t before = 0;

    for (size_t i = l->first; i < l->end; i++) {
        const struct mark *m = &p->marks[i];

        if (m->gone || is_blank(m->c))
            continue;
        if (i > l->first && is_blank(m[-1].c)) {
            if (keeps_gap(l, before, m->c))
                put(b, from, ' ', m[-1].at);
            else
                p->out->blanks++;
        }
        put(b, from, m->c, m->at);
        before = m->c;
    }
}

static void put_lines(struct page *p, size_t source_len)
{
    struct line *lines = arena_array(p->arena, lines_most(p), struct line);
    const size_t count = read_lines(p, lines);
    struct buf b = buf_new(p->arena, source_len + 1);
    uint32_t *from = arena_array(p->arena, source_len + 1, uint32_t);

    p->wrapped = is_wrapped(p, lines, count);
    for (size_t i = 0; i < count; i++) {
        const struct mark *last = &p->marks[lines[i].end - 1];

        put_line(p, &b, from, &lines[i]);
        if (i + 1 == count)
            break;
        if (!goes_on(p, lines, count, i))
            put(&b, from, '\n', last[1].at);
        else if (is_latin(last->c) && is_latin(p->marks[lines[i + 1].first].c) &&
                 !(is_digit(last->c) && is_digit(p->marks[lines[i + 1].first].c)))
            put(&b, from, ' ', last[1].at);
        else
            p->out->breaks++;
    }
    from[b.len] = (uint32_t)source_len;
    p->out->text = buf_view(&b);
    p->out->from = from;
}

static struct page page_of(struct arena *a, struct str source, struct report_mended *out)
{
    struct page p = {.arena = a, .out = out};

    p.marks = arena_array(a, source.len + 1, struct mark);
    for (size_t i = 0, n; i < source.len; i += n)
        p.marks[p.count++] =
            (struct mark){utf8_decode(source.ptr + i, source.len - i, &n), (uint32_t)i, false};
    return p;
}

enum status report_repair(struct arena *a, struct str source, struct report_mended *out,
                          struct err *err)
{
    struct report_mended made = {0};
    struct page p;

    if (source.len > REPORT_TEXT_MAX)
        return fail_field(err, "text", "report.text_long", "");
    if (!utf8_valid(source.ptr, source.len))
        return fail_field(err, "text", "report.text_unreadable", "");
    p = page_of(a, source, &made);
    if (is_garbled(&p))
        mend_glyphs(&p);
    for (size_t i = 0, j; i < p.count; i = j + 1) {
        for (j = i; j < p.count && p.marks[j].c != '\n';)
            j++;
        line_shadows(&p, i, j, false);
    }
    put_lines(&p, source.len);
    *out = made;
    return ST_OK;
}

struct report_mended report_text_as_is(struct arena *a, struct str text)
{
    uint32_t *from = arena_array(a, text.len + 1, uint32_t);

    for (size_t i = 0; i <= text.len; i++)
        from[i] = (uint32_t)i;
    return (struct report_mended){.text = text, .from = from};
}

void report_text_source(const struct report_mended *t, size_t at, size_t len, size_t *out_at,
                        size_t *out_len)
{
    *out_at = t->from[at];
    *out_len = t->from[at + len - 1] + 1 - *out_at;
}
