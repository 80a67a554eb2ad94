// SPDX-License-Identifier: MulanPSL-2.0
/* The figures of four reports about the learning of deputies and the money for their work, counted
 * over imported rows: 绛县 2018 and 2023, 临县 2023, 吕梁 2020. People are invented. */
#include "modules/allowance/allowance_parts.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/import/import_actions.h"
#include "modules/training/training_parts.h"
#include "platform/db.h"
#include "platform/event/tests/journaltest.h"
#include "platform/import.h"
#include <unistd.h>

enum { DEPUTIES = 60, MONTHS = 12, LOST = 24, FILES_KIB = 512 };

struct place {
    struct journaltest j;
    struct ctx *ctx;
    struct str deputies[DEPUTIES];
    struct period year;
    struct buf sheet;
};

static void sure(const struct place *p, enum status st, const char *what)
{
    if (st == ST_OK)
        return;
    (void)tap_check(false, what, __FILE__, __LINE__);
    printf("# %s %s %s %s\n", status_name(st), p->ctx->err.key, p->ctx->err.arg,
           p->ctx->err.detail);
    for (size_t i = 0; i < p->ctx->field_errors_count; i++)
        printf("# %s: %s %s\n", p->ctx->field_errors[i].field, p->ctx->field_errors[i].key,
               p->ctx->field_errors[i].arg);
    printf("Bail out! the scenario cannot go on\n");
    exit(1);
}
#define SURE(p, call) sure((p), (call), #call)

static enum status add_deputies_tx(struct ctx *ctx, const void *input)
{
    static const char *const FAMILY[] = {"王", "李", "张", "刘", "陈",
                                         "杨", "赵", "黄", "周", "吴"};
    static const char *const GIVEN[] = {"德明", "小燕", "国栋", "永平", "秀兰", "家旺"};
    struct place *p = *(struct place *const *)input;

    arr_each (i, DEPUTIES) {
        struct deputy_new d = {.delegation = S("第一代表团"),
                               .wage = i < LOST ? S("none") : S("fixed"),
                               .from_on = {2016, 1, 1}};
        int64_t id;

        d.name = p->deputies[i] = str_printf(ctx->arena, "%s%s", FAMILY[i % 10], GIVEN[i / 10]);
        TRY(deputy_add(ctx, &d, &id));
    }
    return ST_OK;
}

static void open_place(struct place *p, const char *name, const char *code,
                       enum congress_level level, int year)
{
    struct congress_new in = {.level = level};
    int64_t id = 0;

    *p = (struct place){.year = {{year, 1, 1}, {year, 12, 31}}};
    ASSERT(journaltest_open(&p->j, DB_SQLITE, name));
    p->ctx = p->j.ctx;
    p->ctx->congress_id = 0;
    p->ctx->today = (struct date){year, 12, 31};
    p->ctx->now = date_begin(p->ctx->today) + 9 * 3600;
    in.name = str_printf(p->ctx->arena, "%s人民代表大会", name);
    in.short_name = str_from(name);
    in.code = str_from(code);
    in.term_number = 17;
    in.term_from = (struct date){2016, 1, 1};
    SURE(p, congress_found(p->ctx, &in, &id));
    p->ctx->congress_id = id;
    p->sheet = buf_new(p->ctx->arena, (size_t)FILES_KIB * 1024);
    SURE(p, db_tx(p->ctx, add_deputies_tx, &p));
    printf("# %s\n", name);
}

static void bring(struct place *p, const char *kind)
{
    const struct str path = str_printf(p->ctx->arena, "%s/%s.csv", p->j.dir, kind);
    const struct import_kind *found = import_kind_find(str_from(kind));
    FILE *f = fopen(path.ptr, "wb");
    struct import_batch batch = {0};

    ASSERT(f != NULL && found != NULL && !p->sheet.overflow);
    ASSERT(fwrite(p->sheet.ptr, 1, p->sheet.len, f) == p->sheet.len && fclose(f) == 0);
    SURE(p, import_file(p->ctx, found, path.ptr, S("sheet"), IMPORT_REPEATS_REFUSED, &batch));
    unlink(path.ptr);
    p->sheet.len = 0;
}

static struct indicator_value figure(struct place *p, const struct indicator *all, const char *name,
                                     const char *by, const char *key)
{
    const struct indicator_query q = {.period = p->year, .by = by, .key = str_from(key)};

    for (const struct indicator *i = all; i->name != NULL; i++) {
        struct indicator_value *v;
        size_t count;

        if (strcmp(i->name, name) != 0)
            continue;
        SURE(p, i->values(p->ctx, &q, &v, &count));
        return count > 0 ? v[0] : (struct indicator_value){0};
    }
    ASSERT(false);
    return (struct indicator_value){0};
}

#define CLASSES "培训名称,方式,开始日期,结束日期,地点,培训情况\n"

/* A week away at the national base, two days with teachers invited; before that a class in May. */
static void jiangxian(void)
{
    struct place p;

    open_place(&p, "绛县", "140826", CONGRESS_COUNTY, 2023);
    buf_z(&p.sheet,
          CLASSES "全国人大培训基地学习班,走出去,2023-07-10,2023-07-16,全国人大培训基地,一周\n"
                  "代表履职能力培训班,请进来,2023-09-05,2023-09-06,县委党校,两天\n"
                  "大寨干部学院培训班,走出去,2018-05-14,2018-05-18,大寨,课堂和现场\n");
    bring(&p, "training");
    buf_z(&p.sheet, "培训名称,开始日期,代表姓名,到课情况\n");
    arr_each (i, DEPUTIES)
        buf_printf(&p.sheet, "代表履职能力培训班,2023-09-05," STR_FMT ",到课\n",
                   STR_ARG(p.deputies[i]));
    bring(&p, "training_person");
    EQ_INT(figure(&p, TRAINING_INDICATORS, "training.days", "kind", "away").numerator, 7,
           "2023: one week away");
    EQ_INT(figure(&p, TRAINING_INDICATORS, "training.days", "kind", "invited").numerator, 2,
           "2023: two days with those invited");
    EQ_INT(figure(&p, TRAINING_INDICATORS, "training.held", NULL, "").numerator, 2, "two classes");
    EQ_INT(figure(&p, TRAINING_INDICATORS, "training.attended", NULL, "").numerator, DEPUTIES,
           "who was there");
    p.year = (struct period){{2018, 1, 1}, {2018, 12, 31}};
    EQ_INT(figure(&p, TRAINING_INDICATORS, "training.held", "month", "2018-05").numerator, 1,
           "2018: in May");
    journaltest_close(&p.j);
}

static void linxian(void)
{
    struct place p;

    open_place(&p, "临县", "141124", CONGRESS_COUNTY, 2023);
    buf_z(&p.sheet, CLASSES "人大履职能力专题培训班,走出去,2023-06-12,2023-06-16,厦门大学,专题\n");
    bring(&p, "training");
    EQ_INT(figure(&p, TRAINING_INDICATORS, "training.held", "month", "2023-06").numerator, 1,
           "2023: in June");
    journaltest_close(&p.j);
}

/* 113.7万 of activity money; 85.92万 of transport and telephone; lost days paid to all who have a
 * claim. */
static void lvliang(void)
{
    const unsigned all = 85920000, parts = DEPUTIES * MONTHS;
    struct indicator_value v;
    struct place p;

    open_place(&p, "吕梁市", "141100", CONGRESS_CITY, 2020);
    buf_z(&p.sheet, "年度,经费名称,范围,金额\n2020,专项代表活动经费,本级人大,113.7万\n");
    bring(&p, "allowance_budget");
    buf_z(&p.sheet, "月份,代表姓名,项目,天数,金额\n");
    for (unsigned n = 0; n < parts; n++) {
        const unsigned fen = all / parts + (n < all % parts);

        buf_printf(&p.sheet, "2020-%02u," STR_FMT ",通讯交通补贴,,%u.%02u\n", n / DEPUTIES + 1,
                   STR_ARG(p.deputies[n % DEPUTIES]), fen / 100, fen % 100);
    }
    arr_each (i, LOST)
        buf_printf(&p.sheet, "2020-11," STR_FMT ",误工补助,3,300\n", STR_ARG(p.deputies[i]));
    bring(&p, "allowance_paid");
    EQ_INT(figure(&p, ALLOWANCE_INDICATORS, "allowance.budget", NULL, "").numerator, 113700000,
           "113.7万");
    EQ_INT(figure(&p, ALLOWANCE_INDICATORS, "allowance.paid", "kind", "both").numerator, 85920000,
           "85.92万");
    v = figure(&p, ALLOWANCE_INDICATORS, "allowance.covered", NULL, "");
    EQ_INT(v.denominator, LOST, "all who have a claim");
    EQ_INT(v.numerator, v.denominator, "100 %");
    journaltest_close(&p.j);
}

int main(void)
{
    jiangxian();
    linxian();
    lvliang();
    return tap_done();
}
