// SPDX-License-Identifier: MulanPSL-2.0
/* What the tests of this module share. */
#include "modules/suggestion/tests/sugtest.h"
#include "attachment_migrations.h"
#include "modules/account/account_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/notice/notice_parts.h"
#include "modules/opinion/opinion_module.h"
#include "modules/suggestion/suggestion_indicators.h"
#include "modules/suggestion/suggestion_jobs.h"
#include "modules/suggestion/suggestion_parts.h"
#include "opinion_migrations.h"
#include "platform/db.h"
#include "platform/permission.h"
#include "suggestion_migrations.h"

static const char *const OPINION_ALL[] = {OPINION_TABLES, NULL};
static struct module opinion = {.name = "opinion", .tables = OPINION_ALL};
static const char *const FILES_ALL[] = {"attachment", "attachment_version", NULL};
static const char *const FILES_FREE[] = {"attachment_work", "attachment_text", NULL};
static struct module files = {
    .name = "attachment", .tables = FILES_ALL, .tables_unjournalled = FILES_FREE};
static struct module suggestion = {.name = "suggestion"};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module, &deputy_module, &account_module,
    &files,        &notice_core,  &opinion,         &suggestion,    NULL,
};

/* ---------------------------------------------------------------- the county */

static int64_t organ(struct ctx *ctx, const char *name, enum organ_kind kind, bool handles)
{
    const struct organ o = {
        .kind = kind, .name = str_from(name), .handles = handles, .active = true};
    int64_t id = 0;

    ASSERT(organ_add(ctx, &o, &id) == ST_OK);
    return id;
}

static void add_deputies(struct sugtest *s)
{
    static const char *const NAMES[DEPUTIES] = {"周秀兰", "王德明", "李春梅", "赵永平",
                                                "何家旺", "钱小满", "孙有田", "吴桂香",
                                                "郑大山", "冯玉珍", "陈立冬", "褚文卿"};

    arr_each (i, DEPUTIES) {
        const struct deputy_new d = {.name = str_from(NAMES[i]),
                                     .delegation =
                                         i % 2 == 0 ? S("青石岭镇代表团") : S("柳河镇代表团"),
                                     .from_on = {2024, 1, 10}};

        ASSERT(deputy_add(s->ctx, &d, &s->deputy[i]) == ST_OK);
    }
}

static void begin(struct sugtest *s)
{
    const struct congress_new county = {.level = CONGRESS_COUNTY,
                                        .name = S("云溪县人民代表大会"),
                                        .short_name = S("云溪县"),
                                        .code = S("149921"),
                                        .term_number = 18,
                                        .term_from = {2024, 1, 10}};
    const struct congress_session session = {
        .number = 5, .opens_on = {2026, 2, 10}, .closes_on = {2026, 2, 13}};
    const struct account_new leader = {.login = S("chenguodong"),
                                       .name = S("陈国栋"),
                                       .password = S("山上的石榴都红了"),
                                       .role = "leader",
                                       .title = S("副主任")};
    int64_t id = 0;

    s->ctx->congress_id = 0;
    ASSERT(congress_found(s->ctx, &county, &id) == ST_OK);
    s->ctx->congress_id = id;
    s->system = s->ctx->actor;
    ASSERT(congress_session_add(s->ctx, &session, &s->session_id) == ST_OK);
    s->gov = organ(s->ctx, "云溪县人民政府", ORGAN_GOVERNMENT, true);
    s->traffic = organ(s->ctx, "交通运输局", ORGAN_DEPARTMENT, true);
    s->housing = organ(s->ctx, "住房和城乡建设局", ORGAN_DEPARTMENT, true);
    s->water = organ(s->ctx, "水利局", ORGAN_DEPARTMENT, true);
    s->court = organ(s->ctx, "云溪县人民法院", ORGAN_COURT, true);
    s->closed = organ(s->ctx, "档案馆", ORGAN_OTHER, false);
    add_deputies(s);
    ASSERT(account_create(s->ctx, &leader, &s->leader_account) == ST_OK);
    ASSERT(suggestion_setup(s->ctx) == ST_OK);
    day(s, "2026-03-02");
}

static void run(enum db_kind kind, const char *name, void (*fn)(struct sugtest *))
{
    struct sugtest s = {0};

    suggestion.permissions = SUGGESTION_PERMISSIONS;
    suggestion.tables = SUGGESTION_TABLES;
    files.migrations = attachment_migrations;
    opinion.migrations = opinion_migrations;
    suggestion.migrations = suggestion_migrations;
    suggestion.subscribers = SUGGESTION_SUBSCRIBERS;
    suggestion.notices = SUGGESTION_NOTICES;
    suggestion.dues = SUGGESTION_DUES;
    if (!journaltest_open(&s.j, kind, name))
        return;
    printf("# %s on %s\n", name, kind == DB_SQLITE ? "SQLite" : "PostgreSQL");
    s.ctx = s.j.ctx;
    s.ctx->today = (struct date){2026, 1, 5};
    begin(&s);
    fn(&s);
    as_system(&s);
    journaltest_close(&s.j);
}

void sug_both(const char *name, void (*fn)(struct sugtest *))
{
    run(DB_SQLITE, name, fn);
    run(DB_PGSQL, name, fn);
}

void sug_one(const char *name, void (*fn)(struct sugtest *))
{
    run(DB_SQLITE, name, fn);
}

/* ---------------------------------------------------------------- who and when */

static const char *const ROLES[] = {
    [OFFICE] = "office",         [LEADER] = "leader",       [COMMITTEE] = "committee",
    [GOVERNMENT] = "government", [GOVLEADER] = "govleader", [HANDLER] = "handler",
    [CHIEF] = "chief",           [DEPUTY] = "deputy",       [READER] = "reader",
    [ADMIN] = "admin",
};

static const struct permission_set *permissions_of(enum role role)
{
    static struct permission_set sets[COUNT(ROLES)];
    const size_t len = strlen(ROLES[role]);

    for (const struct permission *p = SUGGESTION_PERMISSIONS; p->name != NULL; p++)
        for (const char *at = strstr(p->roles, ROLES[role]); at != NULL;
             at = strstr(at + 1, ROLES[role]))
            if ((at == p->roles || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
                (void)permission_set_add(&sets[role], p->name);
    return &sets[role];
}

void as(struct sugtest *s, enum role role, int64_t organ_or_deputy)
{
    struct actor *a = &s->actors[s->next_actor++ % ACTORS];

    *a = (struct actor){.account_id = 1000 + (int64_t)role * 100000 + organ_or_deputy,
                        .congress_id = s->ctx->congress_id,
                        .name = S("测试员"),
                        .permissions = permissions_of(role)};
    if (role == DEPUTY)
        a->deputy_id = s->deputy[organ_or_deputy];
    else
        a->organ_id = organ_or_deputy;
    if (role == LEADER)
        a->account_id = s->leader_account;
    s->ctx->actor = a;
}

void as_system(struct sugtest *s)
{
    s->ctx->actor = s->system;
}

struct date on(const char *iso)
{
    struct date d = {0};

    ASSERT(date_parse(str_from(iso), &d));
    return d;
}

void day(struct sugtest *s, const char *iso)
{
    s->ctx->today = on(iso);
    s->ctx->now = date_begin(s->ctx->today) + 9 * 3600;
}

/* ---------------------------------------------------------------- what happened */

static void forget(struct sugtest *s)
{
    s->ctx->err = (struct err){0};
    s->ctx->field_errors_count = 0;
}

const char *why(struct sugtest *s)
{
    const char *key =
        s->ctx->field_errors_count != 0 ? s->ctx->field_errors[0].key : s->ctx->err.key;

    forget(s);
    return key != NULL ? key : "";
}

const char *field(struct sugtest *s)
{
    const char *name =
        s->ctx->field_errors_count != 0 ? s->ctx->field_errors[0].field : s->ctx->err.field;

    forget(s);
    return name != NULL ? name : "";
}

void sug_explain(struct sugtest *s, enum status got)
{
    if (got != ST_OK)
        printf("#   %s: %s (%s) %s\n", status_name(got),
               s->ctx->err.key != NULL ? s->ctx->err.key : "",
               s->ctx->field_errors_count != 0 ? s->ctx->field_errors[0].field : "",
               s->ctx->err.detail);
    forget(s);
}

bool sug_is(struct sugtest *s, enum status got, enum status want, const char *key)
{
    static const char PREFIX[] = "suggestion.err.";
    const char *got_key = why(s);
    const bool same =
        strcmp(got_key, key) == 0 || (strncmp(got_key, PREFIX, sizeof PREFIX - 1) == 0 &&
                                      strcmp(got_key + sizeof PREFIX - 1, key) == 0);

    if (got != want || !same)
        printf("#   got:  %s %s\n#   want: %s %s\n", status_name(got), got_key, status_name(want),
               key);
    return got == want && same;
}

int64_t sug_count(struct sugtest *s, const char *sql)
{
    struct rows r;

    if (DB_ONE(s->ctx, &r, sql, B_INT("congress", s->ctx->congress_id)) != ST_OK)
        return -1;
    return cell_int(&r, 0, 0);
}

int64_t sug_events(struct sugtest *s, const char *name)
{
    struct rows r;

    if (DB_ONE(s->ctx, &r,
               "SELECT COUNT(*) FROM event WHERE congress_id = :congress AND name = :name",
               B_INT("congress", s->ctx->congress_id), B_Z("name", name)) != ST_OK)
        return -1;
    return cell_int(&r, 0, 0);
}

struct suggestion_detail all_of(struct sugtest *s, int64_t id)
{
    const struct actor *actor = s->ctx->actor;
    struct suggestion_detail d = {0};

    as_system(s);
    ASSERT(suggestion_show(s->ctx, id, &d) == ST_OK);
    s->ctx->actor = actor;
    return d;
}

struct suggestion now(struct sugtest *s, int64_t id)
{
    return all_of(s, id).s;
}

enum suggestion_state state(struct sugtest *s, int64_t id)
{
    return now(s, id).state;
}

struct suggestion_handling unit_of(struct sugtest *s, int64_t id, int64_t organ_id)
{
    const struct suggestion_detail d = all_of(s, id);
    struct suggestion_handling found = {0};

    arr_each (i, d.handlings_count) {
        const struct suggestion_handling *h = &d.handlings[i];

        if (h->organ_id == organ_id &&
            (found.id == 0 || (h->state != HANDLING_MOVED && h->state != HANDLING_STOPPED)))
            found = *h;
    }
    return found;
}

/* ---------------------------------------------------------------- steps */

int64_t submitted(struct sugtest *s, const char *title)
{
    const struct suggestion_draft draft = {.title = str_from(title),
                                           .body = S("公路多处沉陷，请尽快修复并设限行标志。")};
    struct suggestion_submit submit = {.one_matter = true};
    int64_t id = 0;

    as(s, DEPUTY, 0);
    ASSERT(suggestion_save(s->ctx, &draft, &id) == ST_OK);
    submit.id = id;
    ASSERT(suggestion_submit(s->ctx, &submit) == ST_OK);
    as_system(s);
    return id;
}

int64_t accepted(struct sugtest *s, const char *title)
{
    const struct suggestion_accept accept = {.id = submitted(s, title)};

    as(s, OFFICE, 0);
    ASSERT(suggestion_accept(s->ctx, &accept) == ST_OK);
    as_system(s);
    return accept.id;
}

int64_t handed(struct sugtest *s, const char *title, int64_t organ_id)
{
    const struct suggestion_unit lead = {organ_id, ROLE_LEAD};
    const struct suggestion_assign assign = {
        .id = accepted(s, title), .units = &lead, .units_count = 1};

    as(s, OFFICE, 0);
    ASSERT(suggestion_hand_over(s->ctx, &assign) == ST_OK);
    as_system(s);
    return assign.id;
}

int64_t signed_for(struct sugtest *s, const char *title, int64_t organ_id)
{
    const struct suggestion_handling_ref ref = {.id = handed(s, title, organ_id)};

    as(s, HANDLER, organ_id);
    ASSERT(suggestion_sign(s->ctx, &ref) == ST_OK);
    as_system(s);
    return ref.id;
}

void contact(struct sugtest *s, int64_t id, int64_t organ_id)
{
    const struct suggestion_contact_new c = {
        .id = id, .way = S("face"), .summary = S("到村里当面听取意见")};

    as(s, HANDLER, organ_id);
    ASSERT(suggestion_contact(s->ctx, &c) == ST_OK);
    as_system(s);
}

void reply(struct sugtest *s, int64_t id, int64_t organ_id, const char *class_code,
           const char *promise_on)
{
    const struct suggestion_promise_new promise = {.what = S("完成路面改造"),
                                                   .due_on = promise_on != NULL ? on(promise_on)
                                                                                : (struct date){0}};
    const struct suggestion_detail d = all_of(s, id);
    struct suggestion_reply_draft draft = {
        .id = id,
        .doc_number = S("云交函〔2026〕88号"),
        .addressee = S("周秀兰代表"),
        .title = S("对第1号建议的答复"),
        .body = S("您提出的建议收悉，现答复如下。"),
        .class_code = str_from(class_code),
        .signer = S("何志强"),
        .contact_person = S("罗晓峰"),
        .phone = S("0700-1234567"),
        .not_solved_why = class_code[0] == 'C' ? S("资金没有落实") : S(""),
        .reported_upward = class_code[0] == 'D' ? S("已报市交通局") : S(""),
        .promises = &promise,
        .promises_count = promise_on != NULL};
    const struct suggestion_handling_ref ref = {.id = id};
    struct suggestion_sign_off off = {.id = id, .approve = true};

    arr_each (i, d.replies_count)
        if (d.replies[i].organ_id == organ_id && d.replies[i].round == d.s.round)
            draft.version = d.replies[i].version;
    as(s, HANDLER, organ_id);
    ASSERT(suggestion_draft_reply(s->ctx, &draft, &off.reply_id) == ST_OK);
    ASSERT(suggestion_submit_reply(s->ctx, &ref) == ST_OK);
    as(s, CHIEF, organ_id);
    ASSERT(suggestion_sign_off(s->ctx, &off) == ST_OK);
    as(s, HANDLER, organ_id);
    ASSERT(suggestion_send_reply(s->ctx, &ref) == ST_OK);
    as_system(s);
}

int64_t replied(struct sugtest *s, const char *title, const char *class_code)
{
    const int64_t id = signed_for(s, title, s->traffic);

    contact(s, id, s->traffic);
    reply(s, id, s->traffic, class_code, class_code[0] == 'B' ? "2026-09-30" : NULL);
    return id;
}

enum status rate(struct sugtest *s, int64_t id, int64_t deputy_index, enum suggestion_mark result)
{
    const struct suggestion_rate r = {.id = id,
                                      .attitude = MARK_SATISFIED,
                                      .result = result,
                                      .reason = result == MARK_DISSATISFIED ? S("没有说明何时修好")
                                                                            : S("")};

    as(s, DEPUTY, deputy_index);
    return suggestion_rate(s->ctx, &r);
}
