// SPDX-License-Identifier: MulanPSL-2.0
/* What the counties reported comes out of imported records. On both databases. */
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_indicators.h"
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

static void all(struct journaltest *t)
{
    arr_each (i, COUNT(REPORTED))
        brought(t->ctx, &REPORTED[i]);
    wrong(t->ctx);
    tree(t->ctx);
}

int main(void)
{
    modtest_both("opinion_figures", all);
    return tap_done();
}
