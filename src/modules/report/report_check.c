// SPDX-License-Identifier: MulanPSL-2.0
/* One pass for each kind of trap; what each needs is in the text beside the figure. */
#include "modules/report/report_check.h"
#include "modules/report/report_read_gram.h"
#include "modules/report/report_rules_rate.h"

enum {
    BRACKET_MAX = 600, /* bytes between （ and ） */
    PAIR_BACK = 8,     /* figures before a rate that may give it */
    REST_BACK = 20,    /* figures before 其余 that may be the whole */
    SAME = 800,        /* of 1000: the same words */
    LIKE = 450,        /* like enough, where persons are counted two ways */
    COMMON = 5,        /* pairs of characters that such two share: more than 常委会会议 has */
    DRIFT = 500,       /* called alike in two years */
    DRIFT_UNIT = 300   /* the same, where the measure changed between persons and times */
};

struct check {
    struct arena *arena;
    struct str text;
    const struct report_figure *f;
    size_t count;
    struct report_finding *list;
    size_t found, room;
};

static const struct {
    const char *word;
    bool wrong;
} FINDS[REPORT_FINDS] = {
    [REPORT_FIND_OPPOSITE] = {"opposite", true},
    [REPORT_FIND_TWICE] = {"twice", false},
    [REPORT_FIND_RATE_NEVER] = {"rate_never", true},
    [REPORT_FIND_RATE_CUT] = {"rate_cut", false},
    [REPORT_FIND_RATE_ALONE] = {"rate_alone", false},
    [REPORT_FIND_SUM] = {"sum", true},
    [REPORT_FIND_REST] = {"rest", true},
    [REPORT_FIND_LISTED] = {"listed", true},
    [REPORT_FIND_TWO_VALUES] = {"two_values", false},
    [REPORT_FIND_TWO_UNITS] = {"two_units", false},
    [REPORT_FIND_TWO_LEVELS] = {"two_levels", false},
    [REPORT_FIND_NO_MEASURE] = {"no_measure", false},
};

bool report_finding_wrong(enum report_finding_kind kind)
{
    return FINDS[kind].wrong;
}

const char *report_finding_word(enum report_finding_kind kind)
{
    return FINDS[kind].word;
}

static void add(struct check *c, enum report_finding_kind kind, size_t figure, size_t other,
                int64_t a, int64_t b)
{
    if (c->found == c->room) {
        const size_t room = c->room == 0 ? 32 : 2 * c->room;

        c->list =
            arena_grow(c->arena, c->list, c->room * sizeof(*c->list), room * sizeof(*c->list));
        c->room = room;
    }
    c->list[c->found++] = (struct report_finding){kind, figure, other, a, b};
}

static struct str said(const struct check *c, size_t i)
{
    return report_span_of(c->text, c->f[i].said);
}

static bool same_sentence(const struct report_figure *a, const struct report_figure *b)
{
    return a->sentence.at == b->sentence.at;
}

/* A whole number that is printed without words. */
static bool is_exact(const struct report_figure *f)
{
    return (f->kind == REPORT_FIGURE_COUNT || f->kind == REPORT_FIGURE_BARE) &&
           f->value.decimals == 0 && f->value.step == 1 && f->before == REPORT_WORD_NONE &&
           f->after == REPORT_WORD_NONE && report_number_cmp(f->value, f->to) == 0;
}

/* 至少邀请5名以上: the word stands before the verb. */
static enum report_word word_before(const struct check *c, size_t i)
{
    static const char *const LEAST[] = {"至少", "不少于", "不低于"};

    for (size_t k = 0; k < COUNT(LEAST) && c->f[i].before == REPORT_WORD_NONE; k++)
        if (str_has(said(c, i), str_from(LEAST[k])))
            return REPORT_WORD_AT_LEAST;
    return c->f[i].before;
}

static void words(struct check *c, size_t i)
{
    const enum report_clash clash = report_words_clash(word_before(c, i), c->f[i].after);

    if (clash == REPORT_CLASH_OPPOSITE)
        add(c, REPORT_FIND_OPPOSITE, i, REPORT_NO_FIGURE, 0, 0);
    else if (clash == REPORT_CLASH_TWICE)
        add(c, REPORT_FIND_TWICE, i, REPORT_NO_FIGURE, 0, 0);
    if (c->f[i].kind == REPORT_FIGURE_BARE)
        add(c, REPORT_FIND_NO_MEASURE, i, REPORT_NO_FIGURE, 0, 0);
}

/* ---- rates ---- */

bool report_check_pair(const struct report_figure *f, size_t rate, size_t *out_part,
                       size_t *out_whole)
{
    const size_t from = rate > PAIR_BACK ? rate - PAIR_BACK : 0;

    for (size_t i = rate; i-- > from;)
        for (size_t j = rate; j-- > from;) {
            if (i == j || f[i].paragraph != f[rate].paragraph ||
                f[j].paragraph != f[rate].paragraph || !is_exact(&f[i]) || !is_exact(&f[j]) ||
                !str_eq(f[i].measure, f[j].measure))
                continue;
            if (report_rate_is(f[rate].value, f[i].value.units, f[j].value.units)) {
                *out_part = i;
                *out_whole = j;
                return true;
            }
        }
    return false;
}

/* 增长12% compares two years: no part of a whole. */
static bool is_growth(struct str said)
{
    static const char *const WORDS[] = {"增长", "增加", "下降", "减少", "提高",
                                        "降低", "上升", "同比", "增速"};

    for (size_t i = 0; i < COUNT(WORDS); i++)
        if (str_has(said, str_from(WORDS[i])))
            return true;
    return false;
}

static void rate(struct check *c, size_t i)
{
    const struct report_figure *f = &c->f[i];
    size_t part, whole, near = i;
    int64_t count, below, above;

    if (f->kind != REPORT_FIGURE_RATE || f->before != REPORT_WORD_NONE ||
        f->after != REPORT_WORD_NONE || is_growth(said(c, i)) ||
        report_check_pair(c->f, i, &part, &whole))
        return;
    while (near > 0 && same_sentence(f, &c->f[near - 1]) && !is_exact(&c->f[near - 1]))
        near--;
    if (near == 0 || !same_sentence(f, &c->f[near - 1])) {
        add(c, REPORT_FIND_RATE_ALONE, i, REPORT_NO_FIGURE, 0, 0);
        return;
    }
    near--;
    switch (report_rate_of(f->value, c->f[near].value.units, &count)) {
    case REPORT_RATE_REACHED:
        add(c, REPORT_FIND_RATE_ALONE, i, near, count, 0);
        return;
    case REPORT_RATE_CUT:
        add(c, REPORT_FIND_RATE_CUT, i, near, count, 0);
        return;
    case REPORT_RATE_NEVER:
        break;
    }
    report_rate_near(f->value, c->f[near].value.units, &below, &above);
    add(c, REPORT_FIND_RATE_NEVER, i, near, below, above);
}

/* ---- sums ---- */

static bool measures_go(const struct report_figure *a, const struct report_figure *b)
{
    return a->measure.len == 0 || b->measure.len == 0 || str_eq(a->measure, b->measure);
}

/* 共30件，其中甲20件、乙15件: parts of one measure to the end of the sentence. */
static void parts(struct check *c, size_t i)
{
    const struct report_figure *f = c->f;
    size_t total = i;
    int64_t sum = 0;

    if (!str_has(said(c, i), S("其中")) || !is_exact(&f[i]))
        return;
    while (total > 0 && f[total - 1].paragraph == f[i].paragraph && !is_exact(&f[total - 1]))
        total--;
    if (total == 0 || f[total - 1].paragraph != f[i].paragraph ||
        !measures_go(&f[total - 1], &f[i]))
        return;
    total--;
    for (size_t j = i; j < c->count && same_sentence(&f[j], &f[i]); j++) {
        if (j > i && str_has(said(c, j), S("其中")))
            break;
        if (is_exact(&f[j]) && str_eq(f[j].measure, f[i].measure))
            sum += f[j].value.units;
    }
    if (sum > f[total].value.units)
        add(c, REPORT_FIND_SUM, total, i, sum, 0);
}

/* 共30件（甲20件、乙15件）: all of them, so they have to be equal. */
static void bracket(struct check *c, size_t i)
{
    const struct report_figure *f = c->f;
    const size_t end = f[i].whole.at + f[i].whole.len;
    const struct str rest = {c->text.ptr + end, c->text.len - end};
    size_t close = 0, j = i + 1, n = 0;
    int64_t sum = 0;

    if (!is_exact(&f[i]) || !(str_starts(rest, S("（")) || str_starts(rest, S("("))))
        return;
    while (close < rest.len && close < BRACKET_MAX && rest.ptr[close] != '\n' &&
           rest.ptr[close] != ')' &&
           !str_starts((struct str){rest.ptr + close, rest.len - close}, S("）")))
        close++;
    for (; j < c->count && f[j].whole.at < end + close; j++) {
        if (!is_exact(&f[j]) || !str_eq(f[j].measure, f[i].measure))
            return;
        sum += f[j].value.units;
        n++;
    }
    if (n >= 2 && sum != f[i].value.units)
        add(c, REPORT_FIND_SUM, i, j - 1, sum, 0);
}

/* 6项已经完成，其余4: with what stands before it in the sentence it is a count printed before. */
static void rest(struct check *c, size_t i)
{
    const struct report_figure *f = c->f;
    int64_t sum = f[i].value.units;
    size_t first = i;

    if (!str_has(said(c, i), S("其余")) || !is_exact(&f[i]))
        return;
    while (first > 0 && same_sentence(&f[first - 1], &f[i]) && is_exact(&f[first - 1]))
        sum += f[--first].value.units;
    if (first == i)
        return;
    for (size_t j = first, n = 0; j-- > 0 && n < REST_BACK; n++)
        if (is_exact(&f[j]) && f[j].value.units == sum)
            return;
    /* the whole may stand in the same sentence */
    if (is_exact(&f[first]) && 2 * f[first].value.units == sum)
        return;
    add(c, REPORT_FIND_REST, i, REPORT_NO_FIGURE, sum, 0);
}

/* ---- lists ---- */

struct named {
    int64_t least, most; /* 监察和司法 may be one name or two */
    struct str last;
};

static struct named names_in(struct str text)
{
    struct named n = {1, 1, text};
    int depth = 0;

    for (size_t i = 0; i < text.len; i++) {
        const struct str at = {text.ptr + i, text.len - i};

        if (str_starts(at, S("“")) || str_starts(at, S("《")) || str_starts(at, S("（")))
            depth++;
        if (depth > 0 &&
            (str_starts(at, S("”")) || str_starts(at, S("》")) || str_starts(at, S("）"))))
            depth--;
        if (depth > 0)
            continue;
        if (str_starts(at, S("、")) || str_starts(at, S("”“")) || str_starts(at, S("》《"))) {
            n.least++;
            n.most++;
            n.last = (struct str){at.ptr + 3, at.len - 3};
        } else if (str_starts(at, S("和")) || str_starts(at, S("与")) || str_starts(at, S("及"))) {
            n.most++;
            n.last = (struct str){at.ptr + 3, at.len - 3};
        }
    }
    return n;
}

/* A verb in the last name: what was listed are not the things that are counted. */
static bool has_verb(struct str text)
{
    static const char *const VERBS[] = {"对", "了", "到", "为", "将", "把", "向", "在",
                                        "于", "的", "开", "共", "有", "由", "从", "给"};

    for (size_t i = 0; i < COUNT(VERBS); i++)
        if (str_has(text, str_from(VERBS[i])))
            return true;
    return false;
}

static bool is_time(struct str m)
{
    return str_among("年 天 周 个月 次 人次 小时 学时 个小时", m);
}

static void listed(struct check *c, size_t i)
{
    const struct report_figure *f = &c->f[i];
    const struct named n = names_in(said(c, i));
    const int64_t value = f->value.units;

    if (f->kind != REPORT_FIGURE_COUNT || !is_exact(f) || n.most < 2 || f->then.len == 0 ||
        is_time(f->measure))
        return;
    if (str_ends(said(c, i), S("等"))) {
        if (n.least > value)
            add(c, REPORT_FIND_LISTED, i, REPORT_NO_FIGURE, n.least, 0);
        return;
    }
    if (f->chinese && value <= 10 && !has_verb(n.last) && (value < n.least || value > n.most))
        add(c, REPORT_FIND_LISTED, i, REPORT_NO_FIGURE, n.least, 0);
}

/* ---- the same words ---- */

static bool is_person_measure(struct str m)
{
    return str_eqz(m, "名") || str_eqz(m, "人") || str_eqz(m, "人次") || str_eqz(m, "次") ||
           str_eqz(m, "位") || str_eqz(m, "人（次）") || str_eqz(m, "人(次)");
}

static bool persons_two_ways(const struct report_figure *a, const struct report_figure *b)
{
    return !str_eq(a->measure, b->measure) && is_person_measure(a->measure) &&
           is_person_measure(b->measure) &&
           (str_has(a->measure, S("次")) != str_has(b->measure, S("次")) ||
            str_has(a->measure, S("人")) != str_has(b->measure, S("人")));
}

static struct report_grams *grams_of(struct arena *a, struct str text,
                                     const struct report_figure *f, size_t count)
{
    struct report_grams *g = arena_array(a, count + 1, struct report_grams);

    for (size_t i = 0; i < count; i++)
        if (report_figure_counts(&f[i]))
            g[i] = report_grams_of(a, report_said_of(a, text, &f[i]));
    return g;
}

/* The whole of a rate, 0 if it is not printed. */
static int64_t whole_of(const struct check *c, size_t i)
{
    size_t part, whole;

    if (c->f[i].kind != REPORT_FIGURE_RATE || !report_check_pair(c->f, i, &part, &whole))
        return 0;
    return c->f[whole].value.units;
}

static void same(struct check *c, const struct report_grams *g, size_t i)
{
    for (size_t j = i + 1; j < c->count; j++) {
        const struct report_figure *x = &c->f[i], *y = &c->f[j];
        unsigned alike;

        if (g[i].count < 2 || g[j].count < 2)
            continue;
        alike = report_grams_alike(g[i], g[j]);
        if ((alike >= LIKE && persons_two_ways(x, y) && !same_sentence(x, y) &&
             report_grams_common(g[i], g[j]) >= COMMON) ||
            (alike >= SAME && !str_eq(x->measure, y->measure)))
            add(c, REPORT_FIND_TWO_UNITS, i, j, 0, 0);
        else if (alike >= SAME && report_number_cmp(x->value, y->value) != 0)
            add(c, REPORT_FIND_TWO_VALUES, i, j, whole_of(c, i), whole_of(c, j));
        else
            continue;
        return;
    }
}

/* 三级人大代表 and 四级人大代表. */
static void levels(struct check *c, size_t i)
{
    enum { ALIKE = 4 * 3 }; /* bytes of four characters behind it */

    if (!str_eqz(c->f[i].measure, "级") || c->f[i].then.len < ALIKE)
        return;
    for (size_t j = i + 1; j < c->count; j++) {
        const struct report_figure *x = &c->f[i], *y = &c->f[j];

        if (!str_eq(y->measure, x->measure) || y->then.len < ALIKE ||
            report_number_cmp(x->value, y->value) == 0 ||
            memcmp(c->text.ptr + x->then.at, c->text.ptr + y->then.at, ALIKE) != 0)
            continue;
        add(c, REPORT_FIND_TWO_LEVELS, i, j, 0, 0);
        return;
    }
}

void report_findings(struct arena *a, struct str text, const struct report_figure *f, size_t count,
                     struct report_finding **out, size_t *out_count)
{
    struct check c = {.arena = a, .text = text, .f = f, .count = count};
    const struct report_grams *g = grams_of(a, text, f, count);

    for (size_t i = 0; i < count; i++) {
        levels(&c, i);
        if (!report_figure_counts(&f[i]))
            continue;
        words(&c, i);
        rate(&c, i);
        parts(&c, i);
        bracket(&c, i);
        rest(&c, i);
        listed(&c, i);
        same(&c, g, i);
    }
    *out = c.list;
    *out_count = c.found;
}

/* ---- two years ---- */

static unsigned drift_alike(struct report_grams a, struct report_grams b)
{
    const unsigned alike = report_grams_alike(a, b), inside = report_grams_inside(a, b) * 6 / 10;

    return alike > inside ? alike : inside;
}

void report_check_drift(struct arena *a, struct str before, const struct report_figure *old,
                        size_t old_count, struct str now, const struct report_figure *f,
                        size_t count, struct report_drift **out, size_t *out_count)
{
    const struct report_grams *g = grams_of(a, before, old, old_count);
    const struct report_grams *h = grams_of(a, now, f, count);
    struct report_drift *list = arena_array(a, count + 1, struct report_drift);
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        unsigned best = 0;
        size_t at = 0;

        for (size_t j = 0; j < old_count; j++) {
            const bool persons = persons_two_ways(&old[j], &f[i]);
            const bool rates =
                (old[j].kind == REPORT_FIGURE_RATE) == (f[i].kind == REPORT_FIGURE_RATE);
            const unsigned alike = drift_alike(g[j], h[i]);

            if (!rates || alike < (persons ? DRIFT_UNIT : DRIFT) || alike <= best)
                continue;
            best = alike;
            at = j;
        }
        if (best > 0 && !str_eq(old[at].measure, f[i].measure))
            list[found++] = (struct report_drift){REPORT_DRIFT_UNIT, at, i};
        else if (best > 0 && report_grams_alike(g[at], h[i]) < SAME)
            list[found++] = (struct report_drift){REPORT_DRIFT_WORDS, at, i};
    }
    *out = list;
    *out_count = found;
}
