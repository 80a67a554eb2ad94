// SPDX-License-Identifier: MulanPSL-2.0
/* The figures of seven reports about liaison stations, counted over imported records: 绛县 2019 and
 * 2023, 交城 2021, 石楼, 兴县, 临县 2023, 吕梁 2020. Townships and villages are real where the
 * shared data has them; people, dates and what was said are invented. */
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/import/import_actions.h"
#include "modules/petition/petition_list.h"
#include "modules/station/station_indicators.h"
#include "modules/station/station_report.h"
#include "modules/station/station_rules.h"
#include "platform/db.h"
#include "platform/event/tests/journaltest.h"
#include "platform/import.h"
#include <time.h>
#include <unistd.h>

enum { DEPUTIES = 60, PARTY = 6, STATIONS_MAX = 800, FILES_KIB = 4096 };

struct place {
    struct journaltest j;
    struct ctx *ctx;
    struct str deputies[DEPUTIES];
    struct str stations[STATIONS_MAX];
    size_t stations_count;
    struct period year;
    struct buf sheet;
    unsigned number;
};

/* ---------------------------------------------------------------- a place */

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
        struct deputy_new d = {.delegation = S("第一代表团"), .from_on = {2016, 1, 1}};
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

/* The first deputies are the party group. */
static void seat_party_group(struct place *p)
{
    const struct body party = {
        .kind = BODY_PARTY_GROUP, .name = S("常委会党组"), .from_on = {2016, 1, 1}};
    int64_t body, id;

    SURE(p, body_add(p->ctx, &party, &body));
    arr_each (i, PARTY) {
        struct deputy *found;
        size_t count;

        SURE(p, deputy_by_name(p->ctx, p->deputies[i], &found, &count));
        SURE(p, body_seat(p->ctx,
                          &(struct body_member){.body_id = body,
                                                .deputy_id = found[0].id,
                                                .post = i == 0 ? BODY_CHAIR : BODY_MEMBER,
                                                .from_on = {2016, 1, 1}},
                          &id));
    }
}

/* ---------------------------------------------------------------- sheets */

static void bring(struct place *p, const char *kind)
{
    const struct str path = str_printf(p->ctx->arena, "%s/%s.csv", p->j.dir, kind);
    const struct import_kind *found = import_kind_find(str_from(kind));
    FILE *f = fopen(path.ptr, "wb");
    struct import_batch batch = {0};
    struct timespec begin, end;

    ASSERT(f != NULL && found != NULL && !p->sheet.overflow);
    ASSERT(fwrite(p->sheet.ptr, 1, p->sheet.len, f) == p->sheet.len && fclose(f) == 0);
    clock_gettime(CLOCK_MONOTONIC, &begin);
    SURE(p, import_file(p->ctx, found, path.ptr, S("sheet"), IMPORT_REPEATS_REFUSED, &batch));
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("# %lld rows of %s in %.1f s\n", (long long)batch.written, kind,
           (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9);
    unlink(path.ptr);
    p->sheet.len = 0;
}

static void station(struct place *p, struct str name, const char *kind, struct str parent,
                    struct str division, const char *built)
{
    if (p->sheet.len == 0)
        buf_z(&p->sheet, "名称,类别,所属站,区划代码,建成日期,面积\n");
    buf_printf(&p->sheet, STR_FMT ",%s," STR_FMT "," STR_FMT ",%s,%s\n", STR_ARG(name), kind,
               STR_ARG(parent), STR_ARG(division), built, strcmp(kind, "county") == 0 ? "160" : "");
    ASSERT(p->stations_count < STATIONS_MAX);
    p->stations[p->stations_count++] = name;
}

static void stations(struct place *p, const char *kind, unsigned count, const char *built)
{
    for (unsigned i = 0; i < count; i++)
        station(p, str_printf(p->ctx->arena, "%s%u号站", kind, i + 1), kind, S(""), S(""), built);
}

/* What was received, spread over the year: deputies of four levels by turns. */
struct work {
    unsigned visits, people, collected, solved;
    bool party;  /* by members of the party group */
    bool levels; /* some by deputies of other levels */
    unsigned until_day;
};

static unsigned share(unsigned all, unsigned parts, unsigned at)
{
    return all / parts + (at < all % parts);
}

static void receptions(struct place *p, const struct work *w)
{
    static const char *const OTHERS[] = {"全国代表", "省代表", "乡镇代表"};
    static const char *const NAMES[] = {"冯家旺", "何秀英", "吕国栋"};
    unsigned solved = w->solved;

    if (p->sheet.len == 0)
        buf_z(&p->sheet, "编号,联络站,接待日期,接待代表,代表层级,接待人次,反映问题,办理情况\n");
    for (unsigned i = 0; i < w->visits; i++) {
        const struct date on = date_add_days(p->year.from, (int)(i % w->until_day));
        const unsigned other = w->levels && i % 10 < 3 ? i % 10 : 9;
        const unsigned problems = share(w->collected, w->visits, i);
        char text[DATE_TEXT_SIZE];

        buf_printf(
            &p->sheet, "R%u," STR_FMT ",%s," STR_FMT ",%s,%u,", ++p->number,
            STR_ARG(p->stations[i % p->stations_count]), date_format(on, text),
            STR_ARG(other < 3 ? str_from(NAMES[other])
                              : p->deputies[w->party ? i % PARTY : PARTY + i % (DEPUTIES - PARTY)]),
            other < 3 ? OTHERS[other] : "", share(w->people, w->visits, i));
        for (unsigned k = 0; k < problems; k++)
            buf_printf(&p->sheet, "%s第%u件事", k > 0 ? "；" : "", p->number * 10 + k);
        buf_z(&p->sheet, ",");
        for (unsigned k = 0; k<problems; k++, solved -= solved> 0)
            buf_printf(&p->sheet, "%s%s", k > 0 ? "；" : "", solved > 0 ? "已解决" : "办理中");
        buf_z(&p->sheet, "\n");
    }
    ASSERT(solved == 0);
}

/* ---------------------------------------------------------------- figures */

static struct indicator_value figure(struct place *p, const char *name, const char *kind)
{
    const struct indicator_query q = {
        .period = p->year, .by = kind != NULL ? "kind" : NULL, .key = str_from(kind)};

    for (const struct indicator *i = STATION_INDICATORS; i->name != NULL; i++) {
        struct indicator_value *v;
        size_t count;

        if (strcmp(i->name, name) != 0)
            continue;
        SURE(p, i->values(p->ctx, &q, &v, &count));
        return count > 0 ? v[0] : (struct indicator_value){0};
    }
    ASSERT(name == NULL); /* there is no such figure */
    return (struct indicator_value){0};
}

static int64_t count_of(struct place *p, const char *name, const char *kind)
{
    return figure(p, name, kind).numerator;
}

/* ---------------------------------------------------------------- real townships and villages */

static struct str field_at(struct str line, unsigned at)
{
    struct str f = {"", 0};

    for (unsigned i = 0; i <= at; i++)
        (void)str_cut(&line, ',', &f);
    return str_strip(f, "\"\r");
}

/* Of the townships (streets.csv) or villages of a county, zones left out; false without the data.
 */
static bool divisions(struct place *p, const char *file, const char *county, unsigned column,
                      unsigned most, void put(struct place *, struct str name, struct str code))
{
    const char *root = getenv("RENDA_SHARED");
    const struct str path =
        str_printf(p->ctx->arena, "%s/data/divisions/%s", root != NULL ? root : SHARED_DIR, file);
    FILE *f = fopen(path.ptr, "rb");
    unsigned n = 0;
    char line[512];

    if (f == NULL)
        return false;
    while (n < most && fgets(line, sizeof line, f) != NULL) {
        const struct str text = str_dup(p->ctx->arena, str_trim(str_from(line)));
        const struct str code = field_at(text, 0);

        if (!str_eqz(field_at(text, column), county) || code.len < 9 || code.ptr[6] == '4')
            continue;
        put(p, field_at(text, 1), code);
        n++;
    }
    fclose(f);
    return n == most;
}

static void put_town(struct place *p, struct str name, struct str code)
{
    station(p, str_printf(p->ctx->arena, STR_FMT "联络站", STR_ARG(name)), "township", S(""), code,
            "2018-06-01");
}

static void put_village(struct place *p, struct str name, struct str code)
{
    station(p, str_printf(p->ctx->arena, STR_FMT "联络点" STR_FMT, STR_ARG(name), STR_ARG(code)),
            "point", S(""), code, "2018-06-01");
}

/* ---------------------------------------------------------------- the reports */

static void jiangxian(struct place *p)
{
    const struct work w = {.visits = 400,
                           .people = 2300,
                           .collected = 250,
                           .solved = 190,
                           .levels = true,
                           .until_day = 360};
    struct station_standard item = {0};
    struct station *near;
    size_t count;

    open_place(p, "绛县", "140826", CONGRESS_COUNTY, 2023);
    if (!divisions(p, "streets.csv", "140826", 2, 10, put_town) ||
        !divisions(p, "villages_山西.csv", "140826", 5, 39, put_village)) {
        printf("ok %d # SKIP the shared divisions are not there\n", ++tap_count);
        journaltest_close(&p->j);
        return;
    }
    bring(p, "station");
    receptions(p, &w);
    bring(p, "station_reception");
    EQ_INT(count_of(p, "station.there", "township"), 10, "jiangxian2019-27: 10 stations");
    EQ_INT(count_of(p, "station.there", "point"), 39, "jiangxian2019-28: 39 points");
    EQ_INT(count_of(p, "station.there", NULL), 49, "jiangxian2019-d03: 49 in all");
    EQ_INT(count_of(p, "station.levels", NULL), 4, "jiangxian2019-29, 2023-37: four levels");
    EQ_INT(count_of(p, "station.people", NULL), 2300, "jiangxian2023-30: 2,300 people");
    EQ_INT(figure(p, "station.solved", NULL).denominator, 250, "jiangxian2023-31: 250 collected");
    EQ_INT(count_of(p, "station.solved", NULL), 190, "jiangxian2023-32: 190 done");
    SURE(p, station_find(p->ctx, S("140826100"), S(""), 100, &near, &count));
    OK(count >= 2, "the town and its villages are found by its code");
    for (unsigned i = 0; i < 11; i++) {
        item.grouping = i < 6 ? S("六有") : S("五统一");
        item.title = str_printf(p->ctx->arena, "第%u项", i + 1);
        SURE(p, station_standard_add(p->ctx, &item));
    }
    {
        struct station_standard *all;
        size_t six = 0;

        SURE(p, station_standards(p->ctx, false, &all, &count));
        arr_each (i, count)
            six += str_eqz(all[i].grouping, "六有");
        EQ_INT(six, 6, "jiangxian2019-25: six");
        EQ_INT(count - six, 5, "jiangxian2019-26: five");
    }
    journaltest_close(&p->j);
}

/* ---- 绛县's petitions: registers of 2019 and 2023 ---- */

static int64_t petitions(struct place *p, enum petition_figure figure)
{
    struct petition_share *shares;
    size_t count;

    SURE(p,
         petition_counts(p->ctx, figure, p->year.from, p->year.to, NULL, S(""), &shares, &count));
    return count > 0 ? shares[0].count : 0;
}

/* So many matters of one kind, by so many people in all: some supervised, some of them solved. */
static void petition_rows(struct place *p, const char *kind, unsigned count, unsigned people,
                          unsigned supervised, unsigned solved)
{
    char on[DATE_TEXT_SIZE], end[DATE_TEXT_SIZE];

    if (p->sheet.len == 0)
        buf_z(
            &p->sheet,
            "方式,日期,类别,乡镇,人次,信访人,电话,反映事项,督办日期,转送单位,办结日期,办理结果\n");
    for (unsigned i = 0; i < count; i++) {
        const struct date day = date_add_days(p->year.from, (int)(i * 11 + 3));

        p->number++;
        date_format(day, on);
        date_format(date_add_days(day, 40), end);
        buf_printf(&p->sheet, "%s,%s,农村农业,,%u,信访人%u,1390000%04u,第%u件事,%s,信访局,%s,%s\n",
                   kind, on, share(people, count, i), p->number, p->number, p->number,
                   i < supervised ? on : "", end, i < solved ? "已解决" : "已解释说明");
    }
}

static void add_bureau(struct place *p)
{
    const struct organ bureau = {
        .kind = ORGAN_DEPARTMENT, .name = S("信访局"), .short_name = S("信访局")};
    int64_t id;

    SURE(p, organ_add(p->ctx, &bureau, &id));
}

static void jiangxian_petitions(struct place *p)
{
    open_place(p, "绛县", "140826", CONGRESS_COUNTY, 2019);
    add_bureau(p);
    petition_rows(p, "来访", 12, 30, 12, 12);
    petition_rows(p, "来信", 15, 15, 13, 13);
    bring(p, "petition");
    EQ_INT(petitions(p, PETITION_FIGURE_VISITORS), 30, "jiangxian2019-15: 30 received on visits");
    EQ_INT(petitions(p, PETITION_FIGURE_TRANSFERRED), 27, "jiangxian2019-16: 27 handed on");
    EQ_INT(petitions(p, PETITION_FIGURE_SUPERVISED), 25, "jiangxian2019-17: 25 supervised");
    EQ_INT(petitions(p, PETITION_FIGURE_SOLVED), 25, "and solved");
    journaltest_close(&p->j);
    open_place(p, "绛县", "140826", CONGRESS_COUNTY, 2023);
    add_bureau(p);
    petition_rows(p, "来访", 23, 40, 21, 20);
    bring(p, "petition");
    EQ_INT(petitions(p, PETITION_FIGURE_TIMES), 23, "jiangxian2023-21: 23 taken on");
    EQ_INT(petitions(p, PETITION_FIGURE_SUPERVISED), 21, "jiangxian2023-22: 21 supervised");
    journaltest_close(&p->j);
}

static void jiaocheng(struct place *p)
{
    const struct work party = {.visits = 136,
                               .people = 300,
                               .collected = 74,
                               .solved = 53,
                               .party = true,
                               .until_day = 360};
    const struct work others = {.visits = 701 - 136,
                                .people = 1200,
                                .collected = 455 - 74,
                                .solved = 266 - 53,
                                .until_day = 360};
    struct indicator_value v;

    open_place(p, "交城县", "141122", CONGRESS_COUNTY, 2021);
    seat_party_group(p);
    if (!divisions(p, "streets.csv", "141122", 2, 8, put_town) ||
        !divisions(p, "villages_山西.csv", "141122", 5, 56, put_village)) {
        printf("ok %d # SKIP the shared divisions are not there\n", ++tap_count);
        journaltest_close(&p->j);
        return;
    }
    station(p, S("新型煤化工基地联络站"), "base", S(""), S(""), "2021-05-01");
    bring(p, "station");
    receptions(p, &party);
    receptions(p, &others);
    bring(p, "station_reception");
    EQ_INT(count_of(p, "station.there", "township"), 8, "jiaocheng2021-09: 8 stations");
    EQ_INT(count_of(p, "station.there", "point"), 56, "jiaocheng2021-10: 56 points");
    EQ_INT(count_of(p, "station.there", "base"), 1, "jiaocheng2021-11: one of an industrial base");
    EQ_INT(count_of(p, "station.built", NULL), 1, "built that year");
    EQ_INT(count_of(p, "station.party_visits", NULL), 136, "jiaocheng2021-12: 136 times");
    v = figure(p, "station.party_solved", NULL);
    EQ_INT(v.denominator, 74, "jiaocheng2021-13: 74 collected");
    EQ_INT(v.numerator, 53, "jiaocheng2021-14: 53 solved");
    EQ_INT(station_per_mille(v.numerator, v.denominator), 716, "jiaocheng2021-15: 71.6 %");
    EQ_INT(count_of(p, "station.visits", NULL), 701, "jiaocheng2021-16: 701 visits");
    v = figure(p, "station.solved", NULL);
    EQ_INT(v.denominator, 455, "jiaocheng2021-17: 455 collected");
    EQ_INT(v.numerator, 266, "jiaocheng2021-18: 266 solved");
    EQ_INT(station_per_mille(v.numerator, v.denominator), 585, "jiaocheng2021-19: 58.5 %");
    journaltest_close(&p->j);
}

static void shilou(struct place *p)
{
    struct station s;

    open_place(p, "石楼县", "141126", CONGRESS_COUNTY, 2023);
    station(p, S("县人大代表联络站"), "county", S(""), S("141126"), "2020-01-01");
    stations(p, "room", 76, "2020-01-01");
    bring(p, "station");
    EQ_INT(count_of(p, "station.there", NULL), 77, "shilou2023-01: 77 stations and rooms");
    SURE(p, station_by_name(p->ctx, S("县人大代表联络站"), &s));
    EQ_INT(s.area_m2, 160, "shilou2023-02: 160 square metres");
    journaltest_close(&p->j);
}

static void xingxian(struct place *p)
{
    struct station_purse purse;

    open_place(p, "兴县", "141123", CONGRESS_COUNTY, 2023);
    stations(p, "community", 3, "2023-05-01");
    stations(p, "township", 15, "2020-01-01");
    bring(p, "station");
    EQ_INT(count_of(p, "station.built", "community"), 3, "xingxian2023-01: three new ones");
    for (size_t i = 3; i < 18; i++) {
        struct station s;

        SURE(p, station_by_name(p->ctx, p->stations[i], &s));
        SURE(p, station_fund_add(p->ctx, &(struct station_fund){.station_id = s.id,
                                                                .year = 2023,
                                                                .kind = S("allocated"),
                                                                .amount_fen = 5000000,
                                                                .on = {2023, 3, 1},
                                                                .purpose = S("运行经费")}));
        SURE(p, station_purse(p->ctx, s.id, 2023, &purse));
        if (i == 3)
            EQ_INT(purse.allocated, 5000000, "xingxian2023-02: 50,000 yuan for each township");
    }
    SURE(p, station_purse(p->ctx, 0, 2023, &purse));
    EQ_INT(purse.allocated, 75000000, "xingxian2023-d01: 750,000 for all");
    journaltest_close(&p->j);
}

static void linxian(struct place *p)
{
    const struct work w = {
        .visits = 700, .people = 2000, .collected = 630, .solved = 600, .until_day = 300};

    open_place(p, "临县", "141124", CONGRESS_COUNTY, 2023);
    stations(p, "township", 23, "2019-01-01");
    bring(p, "station");
    receptions(p, &w);
    bring(p, "station_reception");
    p->year.to = (struct date){2023, 10, 31};
    EQ_INT(count_of(p, "station.collected", NULL), 630,
           "linxian2023-08: 630 by the end of October");
    EQ_INT(count_of(p, "station.solved", NULL), 600, "linxian2023-09: 600 solved");
    journaltest_close(&p->j);
}

static void lvliang(struct place *p)
{
    const struct work w = {.visits = 9199,
                           .people = 10928,
                           .collected = 4100,
                           .solved = 3541,
                           .levels = true,
                           .until_day = 366};

    open_place(p, "吕梁市", "141100", CONGRESS_CITY, 2020);
    stations(p, "township", 707, "2018-01-01");
    bring(p, "station");
    receptions(p, &w);
    bring(p, "station_reception");
    EQ_INT(count_of(p, "station.there", NULL), 707, "lvliang2020-14: 707 stations");
    EQ_INT(count_of(p, "station.visits", NULL), 9199, "lvliang2020-15: 9,199 visits");
    EQ_INT(count_of(p, "station.people", NULL), 10928, "lvliang2020-16: 10,928 people");
    EQ_INT(count_of(p, "station.solved", NULL), 3541, "lvliang2020-17: 3,541 solved");
    journaltest_close(&p->j);
}

int main(void)
{
    static struct place p;

    jiangxian(&p);
    jiangxian_petitions(&p);
    jiaocheng(&p);
    shilou(&p);
    xingxian(&p);
    linxian(&p);
    lvliang(&p);
    return tap_done();
}
