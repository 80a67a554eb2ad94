// SPDX-License-Identifier: MulanPSL-2.0
/* What a scenario stands on. */
#include "county.h"
#include "modules/account/account_actions.h"
#include "modules/import/import_actions.h"
#include "platform/db.h"
#include <unistd.h>

struct str shared_path(struct ctx *ctx, const char *path)
{
    const char *root = getenv("RENDA_SHARED");

    return str_printf(ctx->arena, "%s/%s", root != NULL ? root : SHARED_DIR, path);
}

bool shared_is_there(void)
{
    const char *root = getenv("RENDA_SHARED");
    char path[4096];

    snprintf(path, sizeof path, "%s/data/divisions/streets.csv", root != NULL ? root : SHARED_DIR);
    return access(path, R_OK) == 0;
}

struct date day(const char *iso)
{
    struct date d = {0};

    ASSERT(date_parse(str_from(iso), &d));
    return d;
}

void act_as(struct county *c, const struct actor *who, struct date on)
{
    c->ctx->actor = who != NULL ? who : c->system;
    c->ctx->today = on;
    c->ctx->now = date_begin(on) + 9 * 3600;
}

/* ---------------------------------------------------------------- people */

int64_t add_account(struct county *c, const struct account_new *in)
{
    int64_t id = 0;

    MUST(c, account_create(c->ctx, in, &id));
    return id;
}

/* Who comes to the door is nobody yet; the session says who it is. */
static const struct actor NOBODY = {0};

static const struct actor *enter(struct county *c, struct str session)
{
    struct sign_in *in = arena_new(c->ctx->arena, struct sign_in);

    MUST(c, account_auth.by_cookie(c->ctx, session, in));
    return &in->actor;
}

const struct actor *sign_in_by_slip(struct county *c, int64_t account_id)
{
    struct ctx *ctx = c->ctx;
    const struct actor *before = ctx->actor, *who;
    const int64_t congress = ctx->congress_id;
    struct account_signed_in in;
    struct str slip;

    MUST(c, account_issue_slip(ctx, account_id, &slip));
    ctx->actor = &NOBODY;
    ctx->congress_id = 0;
    MUST(c, account_slip_use(ctx, slip, S("Mozilla/5.0 (Linux; Android 9)"), &in));
    who = enter(c, in.token);
    ctx->congress_id = congress;
    ctx->actor = before;
    return who;
}

const struct actor *sign_in_by_password(struct county *c, const char *login, const char *password)
{
    const struct account_sign_in with = {
        .login = str_from(login), .password = str_from(password), .agent = S("Mozilla/5.0")};
    struct ctx *ctx = c->ctx;
    const struct actor *before = ctx->actor, *who;
    const int64_t congress = ctx->congress_id;
    struct account_signed_in in;

    ctx->actor = &NOBODY;
    ctx->congress_id = 0;
    MUST(c, account_sign_in(ctx, &with, &in));
    who = enter(c, in.token);
    ctx->congress_id = congress;
    ctx->actor = before;
    return who;
}

/* ---------------------------------------------------------------- files */

struct str file_of(struct county *c, const char *name, struct str bytes)
{
    const struct str path = str_printf(c->ctx->arena, "%s/%s", c->j.dir, name);
    FILE *f = fopen(path.ptr, "wb");

    ASSERT(f != NULL && fwrite(bytes.ptr, 1, bytes.len, f) == bytes.len);
    fclose(f);
    return path;
}

static const struct import_kind *kind_of(struct county *c, const char *name)
{
    const struct import_kind *kind = NULL;

    MUST(c, import_allowed_kind(c->ctx, str_from(name), &kind));
    return kind;
}

struct import_report look_at(struct county *c, const char *kind, struct str path,
                             enum import_repeats repeats)
{
    struct import_report r = {0};

    MUST(c, import_check(c->ctx, kind_of(c, kind), path.ptr, repeats, &r));
    return r;
}

struct import_counts bring_in(struct county *c, const char *kind, struct str path,
                              enum import_repeats repeats)
{
    struct import_batch b = {0};

    MUST(c, import_file(c->ctx, kind_of(c, kind), path.ptr, S("sheet"), repeats, &b));
    return (struct import_counts){
        .written = (size_t)b.written, .skipped = (size_t)b.skipped, .left_out = (size_t)b.left_out};
}

/* ---------------------------------------------------------------- what happened */

static void forget(struct county *c)
{
    c->ctx->err = (struct err){0};
    c->ctx->field_errors_count = 0;
}

void must(struct county *c, enum status st, const char *what, const char *file, int line)
{
    const struct ctx *ctx = c->ctx;
    char date[DATE_TEXT_SIZE];

    if (st == ST_OK)
        return;
    (void)tap_check(false, what, file, line);
    printf("# %s on %s: %s %s %s\n", status_name(st), date_format(ctx->today, date),
           ctx->err.key != NULL ? ctx->err.key : "", ctx->err.arg, ctx->err.detail);
    for (size_t i = 0; i < ctx->field_errors_count; i++)
        printf("# %s: %s %s\n", ctx->field_errors[i].field, ctx->field_errors[i].key,
               ctx->field_errors[i].arg);
    printf("Bail out! the scenario cannot go on\n");
    exit(1);
}

bool refused(struct county *c, enum status got, const char *key)
{
    const struct ctx *ctx = c->ctx;
    const char *why = ctx->field_errors_count != 0 ? ctx->field_errors[0].key : ctx->err.key;
    const bool same = got != ST_OK && why != NULL && strcmp(why, key) == 0;

    if (!same)
        printf("# %s %s, not %s\n", status_name(got), why != NULL ? why : "", key);
    forget(c);
    return same;
}

struct suggestion_detail all_of(struct county *c, int64_t id)
{
    const struct actor *actor = c->ctx->actor;
    struct suggestion_detail d = {0};

    c->ctx->actor = c->system;
    MUST(c, suggestion_show(c->ctx, id, &d));
    c->ctx->actor = actor;
    return d;
}

int64_t count_of(struct county *c, const char *sql)
{
    struct rows r;

    MUST(c, DB_ONE(c->ctx, &r, sql, B_INT("congress", c->ctx->congress_id)));
    return cell_int(&r, 0, 0);
}
