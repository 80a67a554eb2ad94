// SPDX-License-Identifier: MulanPSL-2.0
/* The divisions of the country through the engine, in one transaction each, on both databases: the
 * largest import there is. Also sheets of organs and deputies as other modules define them. */
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/import.h"
#include <time.h>
#include <unistd.h>

struct bring {
    const struct import_kind *kind;
    const char *path;
    struct import_counts *counts;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    const struct bring *in = input;
    size_t row;

    return import_write(ctx, in->kind, in->path, IMPORT_REPEATS_REFUSED, in->counts, &row);
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* "good/faulty", then what was written and skipped; the key of the failure if there is one. */
static struct import_counts bring(struct ctx *ctx, const char *kind_name, const char *path,
                                  struct import_report *out)
{
    const struct import_kind *kind = import_kind_find(str_from(kind_name));
    struct import_counts counts = {0};
    struct import_report r = {0};
    const double start = seconds();
    double between;

    ASSERT(kind != NULL);
    if (import_check(ctx, kind, path, IMPORT_REPEATS_REFUSED, &r) != ST_OK)
        printf("# %s: %s %s\n", kind_name, ctx->err.key, ctx->err.detail);
    between = seconds();
    if (r.faults_total > 0)
        printf("# row %zu: " STR_FMT "\n", r.faults[0].row, STR_ARG(r.faults[0].sentence));
    if (db_tx(ctx, bring_tx, &(struct bring){kind, path, &counts}) != ST_OK)
        printf("# %s: %s %s %s\n", kind_name, ctx->err.key, ctx->err.arg, ctx->err.detail);
    printf("# %zu rows: checked in %.2f s, written in %.2f s\n", r.good, between - start,
           seconds() - between);
    *out = r;
    return counts;
}

static void divisions(struct journaltest *t)
{
    static const struct {
        const char *name;
        size_t rows;
    } FILES[] = {
        {"provinces", 31},
        {"cities", 342},
        {"areas", 2978},
        {"streets", 41352},
    };
    const char *root = getenv("RENDA_SHARED");
    const int64_t congress = t->ctx->congress_id;
    struct ctx *ctx = t->ctx;
    struct import_counts counts;
    struct division county;
    struct import_report r;

    arr_each (i, COUNT(FILES)) {
        const char *path = str_printf(ctx->arena, "%s/data/divisions/%s.csv",
                                      root != NULL ? root : SHARED_DIR, FILES[i].name)
                               .ptr;

        if (access(path, R_OK) != 0) {
            OK(true, "divisions # SKIP the shared data directory is not here");
            return;
        }
        counts = bring(ctx, "division", path, &r);
        EQ_INT(r.good, FILES[i].rows, FILES[i].name);
        EQ_INT(counts.written, FILES[i].rows, "written");
        if (i == 2) {
            counts = bring(ctx, "division", path, &r);
            EQ_INT(r.present, FILES[i].rows, "all there the second time");
            EQ_INT(counts.skipped, FILES[i].rows, "and skipped");
        }
    }
    EQ_INT(ctx->congress_id, congress, "the congress is as before");
    ASSERT(congress_division_get(ctx, S("140826"), &county) == ST_OK);
    EQ_STR(county.name, "绛县", "a county");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM congress_division"), 44703, "all there");
}

static const char *file_of(struct journaltest *t, const char *bytes)
{
    const char *path = str_printf(t->ctx->arena, "%s/sheet", t->dir).ptr;
    FILE *f = fopen(path, "wb");

    ASSERT(f != NULL && fputs(bytes, f) >= 0);
    fclose(f);
    return path;
}

/* Twice: everything is written, then everything is there. */
static void twice(struct journaltest *t, const char *kind, const char *bytes, size_t rows)
{
    const char *path = file_of(t, bytes);
    struct import_report r;
    struct import_counts counts = bring(t->ctx, kind, path, &r);

    OK(r.good == rows && r.present == 0, kind);
    EQ_INT(counts.written, rows, "written");
    counts = bring(t->ctx, kind, path, &r);
    OK(r.good == 0 && r.present == rows, "there already");
    EQ_INT(counts.skipped, rows, "skipped");
}

static void people(struct journaltest *t)
{
    struct deputy *list;
    size_t count;

    twice(t, "organ",
          "2026年承办单位名单\n单位名称,简称,类别,是否承办\n"
          "云溪县教育局,教育局,department,1\n云溪县水利局,水利局,department,1\n",
          2);
    twice(t, "deputy",
          "姓 名*\t代表团\t职业/工作单位及职务\n"
          "郑小满\t青石岭镇代表团\t小学教师\n柳青山\t青石岭镇代表团\t农民\n",
          2);
    ASSERT(deputy_find(t->ctx, S(""), 10, &list, &count) == ST_OK);
    EQ_INT(count, 2, "two deputies");
}

static void whole(struct journaltest *t)
{
    people(t);
    divisions(t);
}

int main(void)
{
    modtest_both("import_divisions", whole);
    return tap_done();
}
