// SPDX-License-Identifier: MulanPSL-2.0
/* Pairs of characters in the clause beside those of names and definitions, the rarer the more they
 * say. */
#include "modules/report/report_read_match.h"
#include "modules/report/report_read_gram.h"

enum {
    NEAR = 8,    /* a pair of the name in the clause itself, */
    AROUND = 4,  /* in its sentence, */
    DEFINED = 3, /* a pair of the definition in the clause */
    LABEL_PART = 7,
    NEAR_PART = 3, /* of ten: how much of the name is said, how much is explained */
    OTHER_UNIT = 6 /* of ten: what is left where the unit is another word */
};

struct known {
    struct report_grams label, definition;
    unsigned weight; /* of all pairs of the label */
};

struct report_matcher {
    struct arena *arena;
    const struct report_known *known;
    struct known *grams;
    size_t count;
    struct report_grams all; /* every pair of the labels, */
    unsigned *weights;       /* and what each says */
};

/* Eight times the binary logarithm. */
static unsigned log8(size_t x)
{
    unsigned whole = 0;

    while (x >> (whole + 1) > 0)
        whole++;
    return 8 * whole + (unsigned)(((x << 3) >> whole) & 7);
}

static size_t place(struct report_grams g, uint64_t gram)
{
    size_t low = 0, high = g.count;

    while (low < high) {
        const size_t mid = (low + high) / 2;

        if (g.list[mid] < gram)
            low = mid + 1;
        else
            high = mid;
    }
    return low < g.count && g.list[low] == gram ? low : g.count;
}

static unsigned weight(const struct report_matcher *m, uint64_t gram)
{
    const size_t at = place(m->all, gram);

    return at < m->all.count ? m->weights[at] : log8(m->count + 1);
}

static unsigned weight_of(const struct report_matcher *m, struct report_grams g)
{
    unsigned sum = 0;

    for (size_t i = 0; i < g.count; i++)
        sum += weight(m, g.list[i]);
    return sum;
}

static int by_gram(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

static void weigh(struct report_matcher *m)
{
    size_t total = 0, kept = 0;
    uint64_t *list;

    for (size_t i = 0; i < m->count; i++)
        total += m->grams[i].label.count;
    list = arena_array(m->arena, total + 1, uint64_t);
    m->weights = arena_array(m->arena, total + 1, unsigned);
    total = 0;
    for (size_t i = 0; i < m->count; i++)
        for (size_t j = 0; j < m->grams[i].label.count; j++)
            list[total++] = m->grams[i].label.list[j];
    if (total > 0)
        qsort(list, total, sizeof(*list), by_gram);
    for (size_t i = 0, end; i < total; i = end) {
        for (end = i; end < total && list[end] == list[i];)
            end++;
        m->weights[kept] = 1 + log8((m->count + 1) / (end - i) + 1);
        list[kept++] = list[i];
    }
    m->all = (struct report_grams){list, kept};
}

/* 代表建议件数 says 代表建议 in a text: without 数 and the unit before it. */
static struct str bare_label(struct str label, struct str unit)
{
    if (!str_ends(label, S("数")))
        return label;
    label.len -= strlen("数");
    if (unit.len > 0 && str_ends(label, unit))
        label.len -= unit.len;
    else if (str_ends(label, S("人")) || str_ends(label, S("次")))
        label.len -= strlen("人");
    return label;
}

struct report_matcher *report_match_open(struct arena *a, const struct report_known *known,
                                         size_t count)
{
    struct report_matcher *m = arena_new(a, struct report_matcher);

    *m = (struct report_matcher){.arena = a, .known = known, .count = count};
    m->grams = arena_array(a, count + 1, struct known);
    for (size_t i = 0; i < count; i++) {
        m->grams[i].label = report_grams_of(a, bare_label(known[i].label, known[i].unit));
        m->grams[i].definition = report_grams_of(a, known[i].definition);
    }
    weigh(m);
    for (size_t i = 0; i < count; i++)
        m->grams[i].weight = weight_of(m, m->grams[i].label);
    return m;
}

/* Words that mean the same when things are counted. */
static const char *const SAME_UNITS[] = {
    "名 人 位",
    "人次 人（次） 人(次)",
    "件 条 件（次） 件(次) 件次",
    "次 场 场次 期 届 轮",
    "元 万元 亿元",
    "% ％ 百分点",
    "项 件 个",
    "个 处 家 所 座 站 点",
    "篇 条 份 期",
    "部 件 项",
    "个月 月",
    "平米 平方米",
};

bool report_units_go(struct str measure, struct str unit)
{
    if (str_eq(measure, unit))
        return true;
    for (size_t i = 0; i < COUNT(SAME_UNITS); i++)
        if (str_among(SAME_UNITS[i], measure) && str_among(SAME_UNITS[i], unit))
            return true;
    return false;
}

static bool is_money(struct str unit)
{
    return str_ends(unit, S("元"));
}

/* Of ten. */
static unsigned unit_part(const struct report_figure *f, struct str unit)
{
    const bool rate = str_eqz(unit, "%") || str_eqz(unit, "％");
    const bool is_rate = f->kind == REPORT_FIGURE_RATE || f->kind == REPORT_FIGURE_WORDED;

    if (is_rate != rate || (f->kind == REPORT_FIGURE_MONEY) != is_money(unit))
        return 0;
    if (f->measure.len == 0 || unit.len == 0)
        return 9;
    if (str_eq(f->measure, unit) || rate || is_money(unit))
        return 10;
    return report_units_go(f->measure, unit) ? 9 : OTHER_UNIT;
}

struct clause {
    struct report_grams near, around;
    unsigned weight; /* of the near ones */
};

static unsigned score(const struct report_matcher *m, const struct clause *c, size_t k)
{
    const struct known *known = &m->grams[k];
    unsigned said = 0, explained = 0;

    for (size_t i = 0; i < known->label.count; i++) {
        const uint64_t gram = known->label.list[i];
        const unsigned w = weight(m, gram);

        if (place(c->near, gram) < c->near.count)
            said += NEAR * w;
        else if (place(c->around, gram) < c->around.count)
            said += AROUND * w;
    }
    for (size_t i = 0; i < c->near.count; i++) {
        const uint64_t gram = c->near.list[i];

        if (place(known->label, gram) < known->label.count)
            explained += NEAR * weight(m, gram);
        else if (place(known->definition, gram) < known->definition.count)
            explained += DEFINED * weight(m, gram);
    }
    if (known->weight == 0 || c->weight == 0)
        return 0;
    return LABEL_PART * 100 * said / (NEAR * known->weight) +
           NEAR_PART * 100 * explained / (NEAR * c->weight);
}

static void keep(struct report_candidate *out, size_t *count, struct report_candidate c)
{
    size_t at = *count;

    while (at > 0 && out[at - 1].score < c.score)
        at--;
    if (at == REPORT_CANDIDATES)
        return;
    for (size_t i = *count < REPORT_CANDIDATES ? *count : REPORT_CANDIDATES - 1; i > at; i--)
        out[i] = out[i - 1];
    out[at] = c;
    *count += *count < REPORT_CANDIDATES;
}

size_t report_match(const struct report_matcher *m, struct str text, const struct report_figure *f,
                    struct report_candidate out[REPORT_CANDIDATES])
{
    const struct arena_mark mark = arena_mark(m->arena);
    struct clause c = {report_grams_of(m->arena, report_said_of(m->arena, text, f)),
                       report_grams_of(m->arena, report_span_of(text, f->sentence)), 0};
    size_t count = 0;

    c.weight = weight_of(m, c.near);
    for (size_t k = 0; k < m->count; k++) {
        const unsigned unit = unit_part(f, m->known[k].unit);
        const unsigned s = unit == 0 ? 0 : score(m, &c, k) * unit / 10;

        if (s >= REPORT_MATCH_LEAST)
            keep(out, &count, (struct report_candidate){k, s});
    }
    arena_reset(m->arena, mark);
    return count;
}
