// SPDX-License-Identifier: MulanPSL-2.0
/* Accounts of the demo county: the offices, leaders, every handling unit, every deputy. Prints
 * those that have a password: login, password, who it is. */
#include "account_demo_texts.h"
#include "modules/account/account.h"
#include "modules/account/account_module.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { IN_POST_DAYS = 500, DEPUTIES_WITH_PASSWORD = 5, PASSWORD_CHARS = 12, DEPUTIES_MAX = 1000 };

struct demo_account {
    struct str login, name, title, organ_name;
    const char *role;
    int64_t organ_id, deputy_id;
    bool quiet; /* no password: signs in by a slip */
};

static enum status add(struct ctx *ctx, const struct demo_account *a, struct buf *out)
{
    const struct str password = a->quiet ? S("") : crypt_random_text(ctx->arena, PASSWORD_CHARS);
    const struct account_new in = {
        .login = a->login,
        .name = a->name,
        .password = password,
        .role = a->role,
        .organ_id = a->organ_id,
        .title = a->title,
        .deputy_id = a->deputy_id,
    };
    int64_t id;

    TRY(account_create(ctx, &in, &id));
    if (!a->quiet)
        buf_printf(out, "%-12.*s %.*s  %.*s %.*s%.*s\n", STR_ARG(a->login), STR_ARG(password),
                   STR_ARG(a->name), STR_ARG(a->organ_name), STR_ARG(a->title));
    return ST_OK;
}

static const struct organ *organ_named(const struct organ *organs, size_t count, struct str name)
{
    arr_each (i, count)
        if (str_eq(organs[i].short_name, name) || str_eq(organs[i].name, name))
            return &organs[i];
    return NULL;
}

static enum status add_people(struct ctx *ctx, const struct organ *organs, size_t count,
                              struct buf *out)
{
    struct str rest = str_from(people_txt), line, f[DEMO_FIELDS_MAX];

    while (demo_line(&rest, &line)) {
        const struct organ *organ;

        demo_fields(line, f);
        organ = organ_named(organs, count, f[2]);
        if (organ == NULL && f[2].len != 0)
            return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "people.txt: organ");
        TRY(add(ctx,
                &(struct demo_account){.login = f[0],
                                       .name = f[3],
                                       .title = f[4],
                                       .role = str_z(ctx->arena, f[1]),
                                       .organ_id = organ != NULL ? organ->id : 0,
                                       .organ_name = organ != NULL ? organ->short_name : S("")},
                out));
    }
    return ST_OK;
}

/* Two people in each unit: who handles, and who signs off. Names are those of deputies' families
 * turned round, so that nobody is somebody. */
static enum status add_units(struct ctx *ctx, const struct organ *organs, size_t count,
                             struct buf *out)
{
    static const struct {
        const char *role, *login, *title;
    } KINDS[] = {{"handler", "h", "account.demo.handler"}, {"chief", "c", "account.demo.chief"}};
    uint32_t n = 0;

    arr_each (i, count) {
        if (!organs[i].handles)
            continue;
        n++;
        arr_each (k, COUNT(KINDS))
            TRY(add(
                ctx,
                &(struct demo_account){.login = str_printf(ctx->arena, "%s%02u", KINDS[k].login, n),
                                       .name = demo_nth(staff_txt, (n - 1) * COUNT(KINDS) + k),
                                       .title = text(KINDS[k].title),
                                       .role = KINDS[k].role,
                                       .organ_id = organs[i].id,
                                       .organ_name = organs[i].short_name},
                out));
    }
    return ST_OK;
}

/* Leaders of the standing committee are deputies: one account for both. */
static int64_t leader_named(const struct account_post *leaders, size_t count, struct str name)
{
    arr_each (i, count)
        if (str_eq(leaders[i].name, name))
            return leaders[i].account_id;
    return 0;
}

static enum status give_mandate(struct ctx *ctx, int64_t account_id, int64_t deputy_id)
{
    return account_give(ctx, &(struct account_give){.account_id = account_id,
                                                    .deputy_id = deputy_id,
                                                    .role = S("deputy"),
                                                    .title = T("account.demo.deputy")});
}

static enum status add_deputies(struct ctx *ctx, struct buf *out)
{
    struct account_post *leaders;
    struct deputy *deputies;
    size_t count, leaders_count;

    TRY(account_holders(ctx, "leader", 0, &leaders, &leaders_count));
    TRY(deputy_find(ctx, S(""), DEPUTIES_MAX, &deputies, &count));
    arr_each (i, count) {
        const int64_t leader = leader_named(leaders, leaders_count, deputies[i].name);

        if (leader != 0) {
            TRY(give_mandate(ctx, leader, deputies[i].id));
            continue;
        }
        TRY(add(ctx,
                &(struct demo_account){.login = str_printf(ctx->arena, "d%03zu", i + 1),
                                       .name = deputies[i].name,
                                       .title = T("account.demo.deputy"),
                                       .role = "deputy",
                                       .deputy_id = deputies[i].id,
                                       .organ_name = deputies[i].delegation_name,
                                       .quiet = i >= DEPUTIES_WITH_PASSWORD},
                out));
    }
    return ST_OK;
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct buf *out = *(struct buf *const *)input;
    const struct date today = ctx->today;
    struct organ *organs;
    size_t count;

    out->len = 0;
    TRY(organ_list(ctx, false, &organs, &count));
    ctx->today = date_add_days(today, -IN_POST_DAYS); /* in post since before the year's records */
    TRY(add_people(ctx, organs, count, out));
    TRY(add_units(ctx, organs, count, out));
    TRY(add_deputies(ctx, out));
    ctx->today = today;
    return ST_OK;
}

enum status account_demo(struct ctx *ctx)
{
    struct buf out = buf_new(ctx->arena, 0), *to = &out;

    TRY(db_tx(ctx, demo_tx, &to));
    fwrite(out.ptr, 1, out.len, stdout);
    return ST_OK;
}
