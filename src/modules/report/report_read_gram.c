// SPDX-License-Identifier: MulanPSL-2.0
/* Sets of pairs, sorted, so that two are compared in one walk. */
#include "modules/report/report_read_gram.h"
#include "base/buf.h"
#include "base/utf8.h"

enum { SAID_MAX = 28, THEN_MAX = 14 }; /* characters next to a figure that name it */

static int by_value(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

static bool is_letter(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x323AF) ||
           ((c | 32) >= 'a' && (c | 32) <= 'z');
}

struct report_grams report_grams_of(struct arena *a, struct str text)
{
    uint64_t *list = arena_array(a, text.len / 2 + 1, uint64_t), before = 0;
    size_t count = 0, kept = 0;

    for (size_t i = 0, n; i < text.len; i += n) {
        const uint32_t c = utf8_decode(text.ptr + i, text.len - i, &n);

        if (!is_letter(c))
            continue;
        if (before != 0 && count < text.len / 2)
            list[count++] = before << 32 | c;
        before = c;
    }
    if (count > 0)
        qsort(list, count, sizeof(*list), by_value);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || list[kept - 1] != list[i])
            list[kept++] = list[i];
    return (struct report_grams){list, kept};
}

size_t report_grams_common(struct report_grams a, struct report_grams b)
{
    size_t common = 0;

    for (size_t i = 0, j = 0; i < a.count && j < b.count;) {
        common += a.list[i] == b.list[j];
        if (a.list[i] < b.list[j])
            i++;
        else if (a.list[i] > b.list[j])
            j++;
        else
            i++, j++;
    }
    return common;
}

unsigned report_grams_alike(struct report_grams a, struct report_grams b)
{
    if (a.count + b.count == 0)
        return 0;
    return (unsigned)(2000 * report_grams_common(a, b) / (a.count + b.count));
}

unsigned report_grams_inside(struct report_grams a, struct report_grams b)
{
    const size_t least = a.count < b.count ? a.count : b.count;

    return least < 2 ? 0 : (unsigned)(1000 * report_grams_common(a, b) / least);
}

/* What says how much, not of what. */
static const char *const IDLE[] = {
    "全年", "一年来", "先后", "累计", "共计", "全县", "全市", "圆满",
    "我县", "我市",   "其中", "分别", "目前", "截至", "截止", "依法",
    "同时", "并",     "共",   "达到", "达",   "了",   "约",   "近",
};

static struct str without_idle(struct arena *a, struct str text)
{
    struct buf b = buf_new(a, text.len + 1);

    for (size_t i = 0, n; i < text.len; i += n) {
        const struct str rest = {text.ptr + i, text.len - i};
        bool idle = false;

        n = 0;
        for (size_t k = 0; k < COUNT(IDLE) && !idle; k++) {
            idle = str_starts(rest, str_from(IDLE[k]));
            n = idle ? strlen(IDLE[k]) : 0;
        }
        if (idle)
            continue;
        (void)utf8_decode(rest.ptr, rest.len, &n);
        buf_put(&b, rest.ptr, n);
    }
    return b.len > 0 ? buf_view(&b) : S("");
}

struct str report_said_of(struct arena *a, struct str text, const struct report_figure *f)
{
    struct str said = report_span_of(text, f->said), then = report_span_of(text, f->then);
    size_t chars = utf8_chars(said.ptr, said.len);

    if (chars > SAID_MAX) {
        const size_t skip = utf8_clip_chars(said.ptr, said.len, chars - SAID_MAX);

        said.ptr += skip;
        said.len -= skip;
    }
    then.len = utf8_clip_chars(then.ptr, then.len, THEN_MAX);
    if (f->kind == REPORT_FIGURE_WORDED) /* it says what it is itself */
        return without_idle(a, str_printf(a, STR_FMT STR_FMT STR_FMT, STR_ARG(said),
                                          STR_ARG(report_span_of(text, f->whole)), STR_ARG(then)));
    return without_idle(a, str_printf(a, STR_FMT "、" STR_FMT, STR_ARG(said), STR_ARG(then)));
}
