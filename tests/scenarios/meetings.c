// SPDX-License-Identifier: MulanPSL-2.0
/* What the scenarios about meetings stand on, and their main(). */
#include "meetings.h"
#include "modules/account/account_actions.h"

void house_sure(struct house *h, enum status st, const char *what, const char *file, int line)
{
    if (st == ST_OK)
        return;
    printf("Bail out! %s:%d: %s: %s %s %s %s\n", file, line, what, status_name(st),
           h->ctx->err.key != NULL ? h->ctx->err.key : "", h->ctx->err.arg, h->ctx->err.detail);
    for (size_t i = 0; i < h->ctx->field_errors_count; i++)
        printf("# %s: %s %s\n", h->ctx->field_errors[i].field, h->ctx->field_errors[i].key,
               h->ctx->field_errors[i].arg);
    exit(1);
}

void house_day(struct house *h, struct date on)
{
    h->ctx->today = on;
    h->ctx->now = date_begin(on) + 9 * 3600;
}

/* 20 families, 15 given names: 300 people who are nobody. */
static struct str invented(struct ctx *ctx, size_t n)
{
    static const char *const FAMILIES[] = {"周", "王", "李", "赵", "何", "陈", "罗",
                                           "杨", "黄", "吴", "徐", "孙", "马", "朱",
                                           "胡", "郭", "林", "高", "梁", "郑"};
    static const char *const GIVEN[] = {"秀兰", "德明", "春梅", "永平", "家旺",
                                        "晓峰", "小燕", "志强", "文静", "建国",
                                        "丽华", "长河", "玉珍", "海涛", "桂芳"};

    return str_printf(ctx->arena, "%s%s", FAMILIES[n % COUNT(FAMILIES)],
                      GIVEN[n / COUNT(FAMILIES) % COUNT(GIVEN)]);
}

static void add_deputies(struct house *h, struct date from, size_t count)
{
    ASSERT(count <= ROLL_MAX);
    for (h->count = 0; h->count < count; h->count++) {
        const struct deputy_new in = {
            .name = invented(h->ctx, h->count),
            .delegation = str_printf(h->ctx->arena, "第%zu代表团", h->count % 8 + 1),
            .from_on = from,
        };

        h->names[h->count] = in.name;
        SURE(h, deputy_add(h->ctx, &in, &h->deputies[h->count]));
    }
}

int64_t house_body(struct house *h, enum body_kind kind, const char *name, uint32_t seats)
{
    const struct body b = {
        .kind = kind, .name = str_from(name), .fixed_seats = seats, .from_on = h->ctx->today};
    int64_t id = 0;

    SURE(h, body_add(h->ctx, &b, &id));
    return id;
}

void house_seat(struct house *h, int64_t body, size_t deputy, enum body_post post)
{
    const struct body_member m = {
        .body_id = body, .deputy_id = h->deputies[deputy], .post = post, .from_on = h->ctx->today};
    int64_t id;

    SURE(h, body_seat(h->ctx, &m, &id));
}

void house_found(struct house *h, struct ctx *ctx, const char *name, const char *short_name,
                 int term, struct date from, size_t deputies)
{
    const struct congress_new county = {
        .level = CONGRESS_COUNTY,
        .name = str_from(name),
        .short_name = str_from(short_name),
        .code = S("149921"),
        .term_number = term,
        .term_from = from,
    };
    int64_t id = 0;

    *h = (struct house){.ctx = ctx, .system = ctx->actor};
    ctx->congress_id = 0;
    house_day(h, from);
    SURE(h, congress_found(ctx, &county, &id));
    ctx->congress_id = id;
    add_deputies(h, from, deputies);
    h->congress = house_body(h, BODY_CONGRESS, name, 0);
}

static void on(enum db_kind kind, const char *name, void (*fn)(struct journaltest *))
{
    struct journaltest t;
    struct err err = {0};

    if (!journaltest_open(&t, kind, name))
        return;
    printf("# %s on %s\n", name, kind == DB_SQLITE ? "SQLite" : "PostgreSQL");
    t.app.auth = &account_auth;
    ASSERT(account_auth.open(&t.app, &err) == ST_OK);
    fn(&t);
    account_auth.close(&t.app);
    journaltest_close(&t);
}

int main(void)
{
    on(DB_SQLITE, "jiaocheng", jiaocheng_2021);
    on(DB_PGSQL, "jiaocheng", jiaocheng_2021);
    on(DB_SQLITE, "meetings", meetings_counted);
    on(DB_PGSQL, "meetings", meetings_counted);
    return tap_done();
}
