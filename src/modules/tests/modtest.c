// SPDX-License-Identifier: MulanPSL-2.0
/* What the tests of congress, deputy and account share. */
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/module.h"

static void begin(struct journaltest *t)
{
    const struct congress_new county = {
        .level = CONGRESS_COUNTY,
        .name = S("云溪县人民代表大会"),
        .short_name = S("云溪县"),
        .code = S("149921"),
        .term_number = 18,
        .term_from = {2024, 1, 10},
    };
    int64_t id = 0;

    ASSERT(MODULES[0] != NULL); /* named here, so that the linker takes the list beside this file */
    t->ctx->today = (struct date){2026, 11, 20};
    t->ctx->now = date_begin(t->ctx->today) + 9 * 3600;
    t->ctx->congress_id = 0;
    ASSERT(congress_found(t->ctx, &county, &id) == ST_OK);
    t->ctx->congress_id = id;
}

static void run(enum db_kind kind, const char *name, void (*fn)(struct journaltest *))
{
    struct journaltest t;

    if (!journaltest_open(&t, kind, name))
        return;
    printf("# %s on %s\n", name, kind == DB_SQLITE ? "SQLite" : "PostgreSQL");
    begin(&t);
    fn(&t);
    journaltest_close(&t);
}

void modtest_both(const char *name, void (*fn)(struct journaltest *))
{
    run(DB_SQLITE, name, fn);
    run(DB_PGSQL, name, fn);
}

void modtest_one(const char *name, void (*fn)(struct journaltest *))
{
    run(DB_SQLITE, name, fn);
}

void modtest_clear(struct ctx *ctx)
{
    ctx->err = (struct err){0};
    ctx->field_errors_count = 0;
}

const char *modtest_field(struct ctx *ctx)
{
    const char *field = ctx->field_errors_count > 0 ? ctx->field_errors[0].field : "";

    modtest_clear(ctx);
    return field;
}

void modtest_must(struct ctx *ctx, enum status got, const char *what, const char *file, int line)
{
    if (!tap_check(got == ST_OK, what, file, line))
        printf("#   %s: %s %s %s %s\n", status_name(got), ctx->err.key != NULL ? ctx->err.key : "",
               ctx->err.arg, ctx->err.detail,
               ctx->field_errors_count != 0 ? ctx->field_errors[0].field : "");
    modtest_clear(ctx);
}

void modtest_refused(struct ctx *ctx, enum status got, enum status want, const char *key,
                     const char *what, const char *file, int line)
{
    const char *why = ctx->field_errors_count != 0 ? ctx->field_errors[0].key : ctx->err.key;

    what = what != NULL ? what : key;
    tap_int(got, want, what, file, line);
    tap_text(str_from(why != NULL ? why : ""), str_from(key), what, file, line);
    modtest_clear(ctx);
}

int64_t modtest_events(struct ctx *ctx, const char *name)
{
    struct rows r;

    if (DB_ONE(ctx, &r, "SELECT COUNT(*) FROM event WHERE congress_id = :congress AND name = :name",
               B_INT("congress", ctx->congress_id), B_Z("name", name)) != ST_OK)
        return -1;
    return cell_int(&r, 0, 0);
}

int64_t modtest_noticed(struct ctx *ctx, int64_t account_id, const char *kind, const char *body)
{
    struct rows r;

    ASSERT(DB_ONE(ctx, &r,
                  "SELECT COUNT(*) FROM notice_recipient u JOIN notice n"
                  " ON n.congress_id = u.congress_id AND n.id = u.notice_id"
                  " WHERE u.congress_id = :congress AND u.account_id = :account AND n.kind = :kind"
                  " AND n.body LIKE :body",
                  B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                  B_Z("kind", kind), B_Z("body", body)) == ST_OK);
    return cell_int(&r, 0, 0);
}

int64_t modtest_organ_of(struct ctx *ctx, enum organ_kind kind, const char *name)
{
    const struct organ organ = {.kind = kind, .name = str_from(name), .active = true};
    int64_t id = 0;

    ASSERT(organ_add(ctx, &organ, &id) == ST_OK);
    return id;
}

int64_t modtest_organ(struct ctx *ctx, const char *name)
{
    const struct organ organ = {
        .kind = ORGAN_DEPARTMENT, .name = str_from(name), .handles = true, .active = true};
    int64_t id = 0;

    ASSERT(organ_add(ctx, &organ, &id) == ST_OK);
    return id;
}

int64_t modtest_account(struct ctx *ctx, const char *login, const char *role, int64_t organ_id)
{
    const struct account_new account = {
        .login = str_from(login),
        .name = S("李文静"),
        .password = S("山上的石榴都红了"),
        .role = role,
        .organ_id = organ_id,
    };
    int64_t id = 0;

    ASSERT(account_create(ctx, &account, &id) == ST_OK);
    return id;
}

int64_t modtest_deputy(struct ctx *ctx, const char *name, const char *delegation)
{
    const struct deputy_new deputy = {
        .name = str_from(name), .delegation = str_from(delegation), .from_on = {2024, 1, 10}};
    int64_t id = 0;

    ASSERT(deputy_add(ctx, &deputy, &id) == ST_OK);
    return id;
}
