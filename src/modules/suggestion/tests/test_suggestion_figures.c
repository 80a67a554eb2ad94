// SPDX-License-Identifier: MulanPSL-2.0
/* Figures that agree with their rows, points of units. On both databases. */
#include "modules/suggestion/suggestion_indicators.h"
#include "modules/suggestion/tests/sugtest_many.h"

static bool unescape_pair(struct str *url, struct str *name, struct str *value)
{
    struct str pair;

    if (!str_cut(url, '&', &pair))
        return false;
    *value = pair;
    return str_cut(value, '=', name);
}

static int64_t promises_behind(struct sugtest *s, struct str url)
{
    struct suggestion_promise_filter f = {0};
    struct suggestion_promise *list;
    struct str name, value, next;
    size_t count;

    while (unescape_pair(&url, &name, &value)) {
        if (name.len == 0)
            continue;
        if (str_eqz(name, "due_from") || str_eqz(name, "due_to")) {
            if (!date_parse(value, str_eqz(name, "due_to") ? &f.due_to : &f.due_from))
                return -5;
        } else if (str_eqz(name, "matured")) {
            f.matured = value;
        } else if (str_eqz(name, "kept")) {
            f.kept = value;
        } else if (str_eqz(name, "organ")) {
            if (!str_to_int(value, &f.organ))
                return -5;
        } else {
            return -6;
        }
    }
    if (suggestion_promises(s->ctx, &f, S(""), 100, &list, &count, &next) != ST_OK)
        return -7;
    return (int64_t)count;
}

/* Rows of the list that a link opens, read as the pages will read it. */
static int64_t rows_behind(struct sugtest *s, struct str url)
{
    struct suggestion_filter f = {0};
    struct str path, name, value;

    if (!str_cut(&url, '?', &path))
        return -4;
    if (str_eqz(path, "/suggestion/promise"))
        return promises_behind(s, url);
    while (unescape_pair(&url, &name, &value))
        if (name.len != 0 && !suggestion_filter_set(&f, str_z(s->ctx->arena, name), value))
            return -5;
    return listed(s, f);
}

static size_t check_value(struct sugtest *s, const struct indicator *ind,
                          const struct indicator_query *q, const struct indicator_value *v)
{
    struct indicator_query one = *q;
    struct str url;
    size_t wrong = 0;

    one.key = v->key;
    if (ind->rows_url(s->ctx, &one, "numerator", &url) != ST_OK ||
        rows_behind(s, url) != v->numerator) {
        printf("# %s by %s " STR_FMT ": %lld, but %lld rows: " STR_FMT "\n", ind->name,
               q->by != NULL ? q->by : "-", STR_ARG(v->label), (long long)v->numerator,
               (long long)rows_behind(s, url), STR_ARG(url));
        wrong++;
    }
    if (!ind->ratio)
        return wrong + (v->denominator >= 0);
    if (ind->rows_url(s->ctx, &one, "denominator", &url) != ST_OK ||
        rows_behind(s, url) != v->denominator) {
        printf("# %s by %s " STR_FMT ": of %lld, but %lld rows: " STR_FMT "\n", ind->name,
               q->by != NULL ? q->by : "-", STR_ARG(v->label), (long long)v->denominator,
               (long long)rows_behind(s, url), STR_ARG(url));
        wrong++;
    }
    return wrong;
}

static void test_figures(struct sugtest *s)
{
    static const struct {
        const char *name;
        int64_t numerator, denominator;
    } YEAR[] = {
        {"suggestion.tabled", 18, -1},      {"suggestion.key", 1, -1},
        {"suggestion.handed_over", 14, -1}, {"suggestion.replied", 7, -1},
        {"suggestion.answered", 7, 14},     {"suggestion.answered_in_time", 6, 14},
        {"suggestion.solved", 4, 7},        {"suggestion.implemented", 4, 7},
        {"suggestion.satisfied", 2, 6},     {"suggestion.satisfied_or_basic", 4, 6},
        {"suggestion.dissatisfied", 2, 6},  {"suggestion.overdue", 8, -1},
        {"suggestion.redo", 2, -1},         {"suggestion.promises_due", 1, -1},
        {"suggestion.promises_kept", 0, 0},
    };
    static const struct period PERIODS[] = {
        {{2026, 1, 1}, {2026, 12, 31}}, {{2026, 1, 1}, {2026, 3, 31}},
        {{2026, 6, 1}, {2026, 6, 15}},  {{2026, 6, 2}, {2026, 6, 2}},
        {{2025, 1, 1}, {2025, 12, 31}},
    };
    size_t compared = 0, wrong = 0;
    struct many m;

    populate(s, &m);
    as(s, OFFICE, 0);
    arr_each (i, COUNT(YEAR)) {
        const struct indicator *ind = &SUGGESTION_INDICATORS[i];
        struct indicator_value *v;
        size_t count;

        DONE(s, ind->values(s->ctx, &(struct indicator_query){.period = PERIODS[0]}, &v, &count));
        EQ_TEXT(ind->name, YEAR[i].name, "in order");
        EQ_INT(v[0].numerator, YEAR[i].numerator, YEAR[i].name);
        EQ_INT(v[0].denominator, YEAR[i].denominator, "of");
    }
    for (const struct indicator *ind = SUGGESTION_INDICATORS; ind->name != NULL; ind++)
        arr_each (p, COUNT(PERIODS))
            for (const char *const *by = ind->breakdowns;; by++) {
                struct indicator_query q = {.period = PERIODS[p], .by = *by};
                struct indicator_value *v;
                size_t count;

                if (ind->values(s->ctx, &q, &v, &count) != ST_OK) {
                    wrong++;
                    break;
                }
                arr_each (i, count)
                    wrong += check_value(s, ind, &q, &v[i]);
                compared += count;
                if (*by == NULL)
                    break; /* the total, last */
            }
    EQ_INT(wrong, 0, "every figure opens exactly its rows");
    OK(compared > 300, "for every breakdown and several periods");
}

static void test_keys(struct sugtest *s)
{
    const struct indicator *tabled = &SUGGESTION_INDICATORS[0];
    struct indicator_query q = {.period = {{2026, 1, 1}, {2026, 12, 31}}, .by = "unit"};
    struct indicator_value *v;
    struct many m;
    struct str url;
    size_t count;

    populate(s, &m);
    as(s, OFFICE, 0);
    DONE(s, tabled->values(s->ctx, &q, &v, &count));
    EQ_STR(v[0].label, "交通运输局", "the unit with most first, by name");
    q.key = v[0].key;
    DONE(s, tabled->values(s->ctx, &q, &v, &count));
    EQ_INT(count, 1, "one unit alone");
    q.by = "month";
    q.key = S("2026-03");
    DONE(s, tabled->values(s->ctx, &q, &v, &count));
    EQ_INT(count, 1, "one month alone");
    q.key = S("sometime");
    EQ_INT(tabled->rows_url(s->ctx, &q, "numerator", &url), ST_INVALID, "no such month");
    (void)why(s);
    q.key = S("2026-13");
    EQ_INT(tabled->rows_url(s->ctx, &q, "numerator", &url), ST_INVALID, "nor that");
    (void)why(s);
    q.key = S("");
    DONE(s, tabled->values(s->ctx, &q, &v, &count));
    EQ_INT(count, 12, "twelve months");
    q.period = (struct period){{2026, 3, 15}, {2026, 4, 14}};
    DONE(s, tabled->values(s->ctx, &q, &v, &count));
    EQ_INT(count, 2, "parts of two");
    EQ_INT(v[0].numerator, 0, "only the days of the period count");
}

static void test_scores(struct sugtest *s)
{
    struct suggestion_unit_progress *progress;
    struct suggestion_score *scores;
    struct many m;
    size_t count;

    populate(s, &m);
    as(s, OFFICE, 0);
    DONE(s, suggestion_scores(s->ctx, on("2026-01-01"), on("2026-12-31"), &scores, &count));
    EQ_INT(count, 4, "units that had to reply");
    OK(scores[0].organ_id == s->traffic, "the best first");
    EQ_INT(scores[0].parts[0].numerator, 6, "in time");
    EQ_INT(scores[0].parts[0].denominator, 9, "of what was due");
    EQ_INT(scores[0].parts[0].tenths, 200, "two thirds of thirty points");
    EQ_TEXT(scores[0].parts[4].name, "promises", "the last part");
    EQ_INT(scores[0].parts[4].denominator, 0, "has nothing to count yet");
    EQ_INT(scores[0].parts[2].numerator, 2 * 2 + 1, "basic counts half");
    EQ_INT(scores[0].parts[2].denominator, 2 * 5, "of those rated");
    EQ_INT(scores[0].parts[3].numerator, 3, "solved");
    EQ_INT(scores[0].parts[1].numerator, 6, "seen within twenty workdays");
    EQ_INT(scores[0].tenths, suggestion_score_total(200 + 67 + 150 + 100, 90),
           "over the weights that apply");
    OK(scores[0].tenths >= scores[1].tenths && scores[1].tenths >= scores[2].tenths, "in order");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_scores(s->ctx, on("2026-01-01"), on("2026-12-31"), &scores, &count));
    OK(count == 1 && scores[0].organ_id == s->traffic, "a unit sees how it stands, no other");
    EQ_INT(scores[0].parts[0].numerator, 6, "by the same formula");
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_scores(s->ctx, on("2026-01-01"), on("2026-12-31"), &scores, &count),
            ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    DONE(s, suggestion_unit_progress(s->ctx, &progress, &count));
    OK(progress[0].organ_id == s->traffic, "the busiest unit");
    EQ_INT(progress[0].replied, 5, "has replied to so many");
    EQ_INT(progress[0].working, 4, "works on so many");
    EQ_INT(progress[0].overdue, 4, "of which overdue");
}

int main(void)
{
    sug_both("sug_figures", test_figures);
    sug_one("sug_keys", test_keys);
    sug_both("sug_scores", test_scores);
    return tap_done();
}
