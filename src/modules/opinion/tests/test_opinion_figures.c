// SPDX-License-Identifier: MulanPSL-2.0
/* What the counties reported comes out of imported records. On both databases. */
#include "modules/congress/congress.h"
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_indicators.h"
#include "modules/station/station_actions.h"
#include "modules/tests/modtest.h"
#include "platform/import.h"
#include <unistd.h>

struct reported {
    const char *county, *collector; /* the label of the sheet */
    int collected, solved;
    const char *rate; /* in tenths of a percent, as reported; "" : not */
    int year;
};

/* 绛县 2023, 交城 2021 (all, and of the party group), 临县, 吕梁 2020 (so many solved). */
static const struct reported REPORTED[] = {
    {"绛县", "人大代表", 250, 190, "", 2023},
    {"交城县", "党组成员", 74, 53, "716", 2021},
    {"交城县", "人大代表", 455, 266, "585", 2021},
    {"临县", "联络站工作人员", 630, 600, "", 2022},
    {"吕梁市", "人大代表", 3541, 3541, "1000", 2020},
};

struct bring {
    const char *path;
    struct import_counts *counts;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    const struct bring *in = input;
    size_t row;

    return import_write(ctx, import_kind_find(S("opinion")), in->path, IMPORT_REPEATS_REFUSED,
                        in->counts, &row);
}

static const char *sheet(struct ctx *ctx, const struct reported *r)
{
    const char *path = str_printf(ctx->arena, "/tmp/renda-opinion-%ld.csv", (long)getpid()).ptr;
    FILE *f = fopen(path, "w");

    ASSERT(f != NULL);
    fputs("编号,主题,时间,内容,类别,来源,收集人,办理情况,办结日期,群众评价\n", f);
    for (int i = 0; i < r->collected; i++)
        fprintf(f, "%s%s-%d,%s的第%d件事,%d-%02d-%02d,请帮着办,民生,联络站,%s,%s,%s,%s\n",
                r->county, r->collector, i, r->county, i, r->year, i % 12 + 1, i % 28 + 1,
                r->collector, i < r->solved ? "已解决" : "办理中",
                i < r->solved ? "2024-01-05" : "", i < r->solved && i % 2 == 0 ? "满意" : "");
    fclose(f);
    return path;
}

static const struct indicator *figure(const char *name)
{
    for (const struct indicator *i = OPINION_INDICATORS; i->name != NULL; i++)
        if (strcmp(i->name, name) == 0)
            return i;
    return NULL;
}

static const char *word_of(const char *label)
{
    return strcmp(label, "党组成员") == 0   ? "party"
           : strcmp(label, "人大代表") == 0 ? "deputy"
                                            : "keeper";
}

static void counted(struct ctx *ctx, const struct reported *r)
{
    const struct indicator_query q = {
        .period = {{r->year, 1, 1}, {r->year, 12, 31}},
        .by = "collector",
        .key = str_from(word_of(r->collector)),
    };
    struct opinion_filter rows = {.from = q.period.from, .to = q.period.to, .limit = 5};
    struct indicator_value *v;
    struct opinion *list;
    struct str next, url;
    int64_t total;
    size_t count;

    ASSERT(figure("opinion.solution_rate")->values(ctx, &q, &v, &count) == ST_OK);
    ASSERT(count == 1);
    printf("# %s %d %s: collected %lld, solved %lld\n", r->county, r->year, r->collector,
           (long long)v[0].denominator, (long long)v[0].numerator);
    EQ_INT(v[0].denominator, r->collected, "collected");
    EQ_INT(v[0].numerator, r->solved, "solved");
    if (r->rate[0] != 0)
        EQ_INT((v[0].numerator * 10000 / v[0].denominator + 5) / 10,
               (int64_t)strtol(r->rate, NULL, 10), "solution rate");
    rows.collector = q.key;
    rows.outcome = S("solved");
    ASSERT(opinion_page(ctx, &rows, &list, &count, &next, &total) == ST_OK);
    EQ_INT(total, r->solved, "and the list shows as many rows");
    ASSERT(figure("opinion.solution_rate")->rows_url(ctx, &q, "numerator", &url) == ST_OK);
    OK(str_has(url, S("outcome=solved")) && str_has(url, S("collector=")),
       "to which the figure leads");
}

static void brought(struct ctx *ctx, const struct reported *r)
{
    struct import_counts counts = {0};
    const char *path = sheet(ctx, r);

    EQ_INT(db_tx(ctx, bring_tx, &(struct bring){path, &counts}), ST_OK, r->county);
    EQ_INT(counts.written, r->collected, "all rows");
    unlink(path);
    counted(ctx, r);
}

/* By township: of its station, else as the place begins. */
static void by_township(struct ctx *ctx)
{
    const struct indicator_query q = {.period = {{2019, 1, 1}, {2019, 12, 31}}, .by = "delegation"};
    const char *path = str_printf(ctx->arena, "/tmp/renda-opinion-%ld.csv", (long)getpid()).ptr;
    const struct station town = {.name = S("柳河站"), .kind = S("township"), .state = S("running")};
    struct station s;
    struct import_counts counts = {0};
    struct opinion_filter rows = {.from = q.period.from, .to = q.period.to, .limit = 5};
    struct indicator_value *v;
    struct opinion *list;
    struct str next, url;
    int64_t total, willow, id;
    size_t count;
    FILE *f;

    (void)modtest_deputy(ctx, "丁小燕", "柳河镇代表团");
    (void)modtest_deputy(ctx, "王德明", "柳河代表团");
    (void)modtest_deputy(ctx, "赵新华", "青石岭镇代表团");
    ASSERT(delegation_by_name(ctx, S("柳河镇代表团"), &willow) == ST_OK);
    ASSERT(station_add(ctx, &town, &id) == ST_OK && station_get(ctx, id, &s) == ST_OK);
    s.delegation_id = willow;
    ASSERT(station_change(ctx, &s) == ST_OK);
    f = fopen(path, "w");
    ASSERT(f != NULL);
    fputs("编号,主题,时间,内容,来源,联络站,地点\n"
          "T-1,路灯,2019-05-01,请帮着办,联络站,柳河站,青石岭镇青石岭村\n"
          "T-2,水渠,2019-05-02,请帮着办,来信,,青石岭镇青石岭村\n"
          "T-3,公路,2019-05-03,请帮着办,来信,,柳河镇柳河村\n"
          "T-4,公交,2019-05-04,请帮着办,来信,,城关社区\n",
          f);
    fclose(f);
    EQ_INT(db_tx(ctx, bring_tx, &(struct bring){path, &counts}), ST_OK, "four opinions");
    EQ_INT(counts.written, 4, "all rows");
    unlink(path);
    ASSERT(figure("opinion.received")->values(ctx, &q, &v, &count) == ST_OK);
    EQ_INT(count, 3, "two townships, and what is of none");
    EQ_STR(v[0].label, "柳河镇代表团", "the longer name, and that of the station");
    EQ_INT(v[0].numerator, 2, "two");
    arr_each (i, count) {
        const struct indicator_query one = {.period = q.period, .by = q.by, .key = v[i].key};
        struct indicator_value *again;
        const bool none = str_eqz(v[i].key, "0");

        rows.delegation_id = 0;
        rows.without = none ? S("delegation") : S("");
        if (!none && !str_to_int(v[i].key, &rows.delegation_id))
            OK(false, "a number");
        ASSERT(opinion_page(ctx, &rows, &list, &count, &next, &total) == ST_OK);
        EQ_INT(total, v[i].numerator, "as many rows");
        ASSERT(figure("opinion.received")->rows_url(ctx, &one, "numerator", &url) == ST_OK);
        OK(str_has(url, none ? S("without=delegation") : S("delegation=")), "to which it leads");
        ASSERT(figure("opinion.received")->values(ctx, &one, &again, &count) == ST_OK);
        EQ_INT(again[0].numerator, v[i].numerator, "asked for alone");
        count = 3;
    }
}

static void wrong(struct ctx *ctx)
{
    const char *path = str_printf(ctx->arena, "/tmp/renda-opinion-%ld.csv", (long)getpid()).ptr;
    FILE *f = fopen(path, "w");
    struct import_report r;

    ASSERT(f != NULL);
    fputs("编号,主题,时间,内容,联络站,承办单位,收集人,办理情况,群众评价\n"
          "X1,一件事,2026-01-01,请办,没有的站,没有的局,路人,差不多,还行\n",
          f);
    fclose(f);
    ASSERT(import_check(ctx, import_kind_find(S("opinion")), path, IMPORT_REPEATS_REFUSED, &r) ==
           ST_OK);
    EQ_INT(r.good, 0, "a row of unknown words");
    EQ_INT(r.faults_count, 5, "five things are told");
    unlink(path);
}

static void tree(struct ctx *ctx)
{
    const char *root = getenv("RENDA_SHARED");
    const char *path = str_printf(ctx->arena, "%s/data/citizen_messages/附件1_三级分类体系.xlsx",
                                  root != NULL ? root : SHARED_DIR)
                           .ptr;
    struct import_report r;

    if (access(path, R_OK) != 0) {
        OK(true, "the tree of topics # SKIP the shared data directory is not here");
        return;
    }
    ASSERT(import_check(ctx, import_kind_find(S("opinion_topic")), path, IMPORT_KEEP_FIRST, &r) ==
           ST_OK);
    printf("# topics: good %zu, faulty %zu\n", r.good, r.faulty);
    OK(r.good > 500 && r.faulty == 0, "the tree of 517 rows as a sample");
}

/* Month by month, of each topic and of the places that are named most. */
static void over_time(struct journaltest *t)
{
    static const struct {
        const char *place;
        struct date on;
    } RAISED[] = {
        {"柳河村", {2026, 9, 3}},  {"柳河村", {2026, 9, 30}}, {"柳河村", {2026, 10, 1}},
        {"河西村", {2026, 10, 5}}, {"", {2026, 10, 9}},
    };
    const struct date from = {2026, 9, 1}, to = {2026, 10, 31};
    struct opinion_month_count *all;
    struct ctx *ctx = t->ctx;
    size_t count;
    int64_t id;

    arr_each (i, COUNT(RAISED))
        ASSERT(opinion_register(
                   ctx,
                   &(struct opinion_new){.channel = S("letter"),
                                         .subject = str_printf(ctx->arena, "第%zu件事", i),
                                         .body = S("请帮着办"),
                                         .place = str_from(RAISED[i].place),
                                         .raised_at = date_begin(RAISED[i].on)},
                   &id) == ST_OK);
    ASSERT(opinion_store_over_time(ctx, from, to, false, &all, &count) == ST_OK);
    EQ_INT((int64_t)count, 2, "none has a topic: one count for each month");
    OK(str_eqz(all[0].key, "0") && str_eqz(all[0].month, "2026-09") && all[0].count == 2, "two");
    EQ_INT(all[1].count, 3, "three in October");
    ASSERT(opinion_store_over_time(ctx, from, to, true, &all, &count) == ST_OK);
    EQ_INT((int64_t)count, 3, "of places only those that are named");
    ASSERT(opinion_store_over_time(ctx, from, (struct date){2026, 9, 30}, true, &all, &count) ==
           ST_OK);
    EQ_INT((int64_t)count, 1, "and of the period");
    OK(str_eqz(all[0].key, "柳河村") && all[0].count == 2, "with both its ends");
}

static void all(struct journaltest *t)
{
    arr_each (i, COUNT(REPORTED))
        brought(t->ctx, &REPORTED[i]);
    by_township(t->ctx);
    wrong(t->ctx);
    tree(t->ctx);
}

int main(void)
{
    modtest_both("opinion_figures", all);
    modtest_both("opinion_over_time", over_time);
    return tap_done();
}
