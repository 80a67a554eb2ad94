// SPDX-License-Identifier: MulanPSL-2.0
/* What the tests of this module share. */
#include "modules/notice/tests/noticetest.h"
#include "modules/account/account_module.h"
#include "modules/congress/congress.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy.h"
#include "modules/deputy/deputy_module.h"
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_parts.h"
#include "platform/db.h"

/* ---------------------------------------------------------------- the invented module */

static struct date due_on;
static int64_t due_organ;

static enum status list_due(struct ctx *ctx, struct date from, struct date until,
                            struct due_item **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, 1, struct due_item);
    (*out)[0] = (struct due_item){.subject_id = 9,
                                  .due_on = due_on,
                                  .organ_id = due_organ,
                                  .url = S("/test/9"),
                                  .title = S("修路"),
                                  .name = S("第9号")};
    *out_count = !date_none(due_on) && date_cmp(due_on, from) >= 0 && date_cmp(due_on, until) <= 0;
    return ST_OK;
}

/* Many on one day: in pages of two, whatever is asked for. */
static struct date many_on;
static int64_t many;

static enum status page_many(struct ctx *ctx, struct date from, struct date until,
                             const struct due_item *after, unsigned limit, struct due_item **out,
                             size_t *out_count)
{
    enum { PAGE = 2 };
    int64_t id = after != NULL ? after->subject_id : 0;

    ASSERT(limit >= PAGE);
    *out = arena_array(ctx->arena, PAGE, struct due_item);
    *out_count = 0;
    while (*out_count < PAGE && id < many && !date_none(many_on) && date_cmp(many_on, from) >= 0 &&
           date_cmp(many_on, until) <= 0) {
        id++;
        (*out)[(*out_count)++] =
            (struct due_item){.subject_id = id,
                              .due_on = many_on,
                              .organ_id = due_organ,
                              .url = str_printf(ctx->arena, "/test/%lld", (long long)id),
                              .title = S("路灯"),
                              .name = str_printf(ctx->arena, "第%lld号", (long long)id)};
    }
    return ST_OK;
}

static const struct notice_kind KINDS[] = {
    {"test.handed_over", "name title", true},
    {"test.small", "name title", false},
    {"test.due", "name title what due_on days late today", true},
    {0},
};
static const struct due_source DUES[] = {
    {"test.reply", "test.due", "unit chief office", "-3 unit, 0 unit, 1 chief", list_due},
    {"test.many", "test.due", "unit chief office", "-3 unit", .page = page_many},
    {0},
};
static const struct module test_module = {.name = "test", .notices = KINDS, .dues = DUES};

const struct module *const MODULES[] = {
    &event_module,   &crypt_module, &congress_module, &deputy_module,
    &account_module, &notice_core,  &test_module,     NULL,
};

/* The invented kinds have no shipped sentences: the office writes them. */
static void write_texts(struct ctx *ctx)
{
    static const struct notice_text_save TEXTS[] = {
        {SI("test.handed_over"), 0, SI("{{name}}已交你单位办理"), SI("{{title}}")},
        {SI("test.small"), 0, SI("小事"), SI("{{title}}")},
        {SI("test.due"), 0, SI("{{name}}{{#late}}超期{{/late}}{{^late}}还剩{{/late}}{{days}}天"),
         SI("{{due_on}}")},
    };

    arr_each (i, COUNT(TEXTS))
        ASSERT(notice_text_change(ctx, &TEXTS[i]) == ST_OK);
}

/* ---------------------------------------------------------------- the county */

static int64_t organ(struct ctx *ctx, const char *name)
{
    const struct organ o = {
        .kind = ORGAN_DEPARTMENT, .name = str_from(name), .handles = true, .active = true};
    int64_t id = 0;

    ASSERT(organ_add(ctx, &o, &id) == ST_OK);
    return id;
}

static int64_t account(struct ctx *ctx, const char *login, const char *name, const char *role,
                       int64_t organ_id, int64_t deputy_id)
{
    const struct account_new a = {.login = str_from(login),
                                  .name = str_from(name),
                                  .phone = S("13900000000"),
                                  .role = role,
                                  .organ_id = organ_id,
                                  .deputy_id = deputy_id};
    int64_t id = 0;

    if (account_create(ctx, &a, &id) != ST_OK) {
        printf("Bail out! %s: %s %s\n", login, ctx->err.key,
               ctx->field_errors_count != 0 ? ctx->field_errors[0].field : ctx->err.detail);
        exit(1);
    }
    return id;
}

static void begin(struct noticetest *t)
{
    const struct congress_new county = {.level = CONGRESS_COUNTY,
                                        .name = S("云溪县人民代表大会"),
                                        .short_name = S("云溪县"),
                                        .code = S("149921"),
                                        .term_number = 18,
                                        .term_from = {2024, 1, 10}};
    const struct deputy_new deputy = {
        .name = S("何丽华"), .delegation = S("柳河镇代表团"), .from_on = {2024, 1, 10}};
    int64_t id = 0;

    t->ctx = t->j.ctx;
    t->system = t->ctx->actor;
    t->ctx->today = (struct date){2026, 11, 20};
    t->ctx->now = date_begin(t->ctx->today) + 9 * 3600;
    t->ctx->congress_id = 0;
    ASSERT(congress_found(t->ctx, &county, &id) == ST_OK);
    t->ctx->congress_id = id;
    due_organ = t->traffic = organ(t->ctx, "交通运输局");
    due_on = (struct date){0};
    t->water = organ(t->ctx, "水利局");
    ASSERT(deputy_add(t->ctx, &deputy, &t->deputy) == ST_OK);
    t->handler = account(t->ctx, "h01", "方成林", "handler", t->traffic, 0);
    t->chief = account(t->ctx, "c01", "常雨晴", "chief", t->traffic, 0);
    t->second = account(t->ctx, "h03", "李文静", "handler", organ(t->ctx, "林业局"), 0);
    t->water_chief = account(t->ctx, "c02", "葛佳慧", "chief", t->water, 0);
    t->deputy_account = account(t->ctx, "d001", "何丽华", "deputy", 0, t->deputy);
}

/* Behind the program: the journal is not what is tested here. */
static void wipe(struct noticetest *t)
{
    journaltest_behind(
        &t->j, "DELETE FROM notice_delivery; DELETE FROM notice_recipient; DELETE FROM notice;"
               " DELETE FROM notice_person; DELETE FROM notice_choice; DELETE FROM notice_text;"
               " DELETE FROM notice_setting; DELETE FROM notice_hook; DELETE FROM notice_rule;"
               " DELETE FROM notice_seeded; DELETE FROM notice_reminded");
    noticetest_as(t, 0);
    noticetest_clear(t);
    t->ctx->today = (struct date){2026, 11, 20};
    t->ctx->now = date_begin(t->ctx->today) + 9 * 3600;
    due_on = many_on = (struct date){0};
    write_texts(t->ctx);
}

void noticetest_both(const char *name, const struct noticetest_case *cases, size_t count)
{
    static const enum db_kind KINDS_OF_DB[] = {DB_SQLITE, DB_PGSQL};

    arr_each (i, COUNT(KINDS_OF_DB)) {
        struct noticetest t = {0};

        if (!journaltest_open(&t.j, KINDS_OF_DB[i], name))
            continue;
        begin(&t);
        arr_each (c, count) {
            printf("# %s on %s\n", cases[c].name,
                   KINDS_OF_DB[i] == DB_SQLITE ? "SQLite" : "PostgreSQL");
            wipe(&t);
            cases[c].fn(&t);
        }
        noticetest_as(&t, 0);
        journaltest_close(&t.j);
    }
}

void noticetest_as(struct noticetest *t, int64_t account_id)
{
    static const struct permission_set *const NONE;

    t->actor = (struct actor){.account_id = account_id,
                              .congress_id = t->ctx->congress_id,
                              .name = S("测试员"),
                              .permissions = NONE};
    t->ctx->actor = account_id == 0 ? t->system : &t->actor;
}

/* ---------------------------------------------------------------- telling, and what is there */

static enum status put_tx(struct ctx *ctx, const void *input)
{
    return notice_put(ctx, input);
}

enum status noticetest_put_kind(struct noticetest *t, const char *kind, const struct notice_to *to,
                                size_t count, const char *values)
{
    const struct notice_new in = {.kind = kind,
                                  .subject_id = 1,
                                  .url = S("/test/1"),
                                  .values = str_from(values),
                                  .to = to,
                                  .to_count = count};
    const enum status st = db_tx(t->ctx, put_tx, &in);

    t->ctx->now++;
    if (st != ST_OK)
        printf("# %s %s\n", t->ctx->err.key, t->ctx->err.detail);
    return st;
}

enum status noticetest_put(struct noticetest *t, const struct notice_to *to, size_t count,
                           const char *values)
{
    return noticetest_put_kind(t, "test.handed_over", to, count, values);
}

int64_t noticetest_int(struct noticetest *t, const char *sql)
{
    struct rows r;

    return db_rows(t->ctx, &r, sql, NULL, 0) == ST_OK && r.count != 0 ? cell_int(&r, 0, 0) : -1;
}

struct str noticetest_text(struct noticetest *t, const char *sql)
{
    struct rows r;

    return db_rows(t->ctx, &r, sql, NULL, 0) == ST_OK && r.count != 0 ? cell_text(&r, 0, 0)
                                                                      : S("(none)");
}

int64_t noticetest_copies(struct noticetest *t, int64_t account_id)
{
    struct rows r;

    if (DB_ROWS(t->ctx, &r, "SELECT COUNT(*) FROM notice_recipient WHERE account_id = :account",
                B_INT("account", account_id)) != ST_OK)
        return -1;
    return cell_int(&r, 0, 0);
}

void noticetest_due(struct noticetest *t, const char *iso)
{
    (void)t;
    ASSERT(date_parse(str_from(iso), &due_on));
}

void noticetest_many(struct noticetest *t, const char *iso, int64_t count)
{
    (void)t;
    many = count;
    ASSERT(date_parse(str_from(iso), &many_on));
}

void noticetest_clear(struct noticetest *t)
{
    t->ctx->err = (struct err){0};
    t->ctx->field_errors_count = 0;
}
