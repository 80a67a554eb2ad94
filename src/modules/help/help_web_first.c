// SPDX-License-Identifier: MulanPSL-2.0
/* The three things to do first, by role, and whether they are done. */
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/help/help.h"
#include "modules/help/help_actions.h"
#include "modules/help/help_web.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/backup.h"
#include "platform/text.h"

static enum status have_holder(struct ctx *ctx, const char *role, int64_t organ_id, bool *out)
{
    struct account_post *posts;
    size_t count;

    TRY(account_holders(ctx, role, organ_id, &posts, &count));
    *out = count != 0;
    return ST_OK;
}

static enum status first_office(struct ctx *ctx, struct help_first out[HELP_FIRST])
{
    struct organ *organs;
    int64_t deputies;
    size_t units;

    TRY(deputy_count(ctx, &deputies));
    TRY(organ_list(ctx, true, &organs, &units));
    out[0] = (struct help_first){T("help.first.deputies"), S("/import/deputy"), deputies != 0};
    out[1] = (struct help_first){T("help.first.units"), S("/congress/organ?handles=1"), units != 0};
    out[2] = (struct help_first){T("help.first.slips"), S("/account/deputies")};
    return help_deputy_signed(ctx, &out[2].done);
}

static enum status first_deputy(struct ctx *ctx, const struct request *rq,
                                struct help_first out[HELP_FIRST])
{
    const struct suggestion_filter mine = {.mine = S("1")};
    const int64_t me = ctx->actor->deputy_id;
    struct deputy_secret secret;
    int64_t written;

    TRY(deputy_secret(ctx, me, &secret));
    TRY(suggestion_list_count(ctx, &mine, 1, &written));
    out[0] = (struct help_first){T("help.first.phone"),
                                 str_printf(ctx->arena, "/deputy/%lld", (long long)me),
                                 secret.phone.len != 0};
    out[1] = (struct help_first){T("help.first.big"), S("/big?on=1&back=%2F"),
                                 request_cookie(rq, "big").len != 0};
    out[2] = (struct help_first){T("help.first.write"), S("/suggestion/draft/new"), written != 0};
    return ST_OK;
}

static enum status first_unit(struct ctx *ctx, struct help_first out[HELP_FIRST])
{
    const struct suggestion_filter waits = {.state = S("handed_over"), .mine = S("1")};
    const int64_t organ = ctx->actor->organ_id;
    struct suggestion_signoff_step *steps;
    int64_t waiting;
    bool chief, handler;
    size_t count;

    TRY(have_holder(ctx, "chief", organ, &chief));
    TRY(have_holder(ctx, "handler", organ, &handler));
    TRY(suggestion_list_count(ctx, &waits, 1, &waiting));
    TRY(suggestion_signoff_steps(ctx, organ, &steps, &count));
    out[0] = (struct help_first){T("help.first.people"), S("/help/unit-start"), chief && handler};
    out[1] = (struct help_first){T("help.first.sign"), S("/suggestion?mine=1&state=handed_over"),
                                 waiting == 0};
    out[2] = (struct help_first){
        T("help.first.steps"),
        may(ctx, "suggestion.chief") ? S("/suggestion/steps") : S("/help/unit-steps"), count != 0};
    return ST_OK;
}

static enum status first_admin(struct ctx *ctx, struct help_first out[HELP_FIRST])
{
    struct backup_entry *backups;
    struct calendar calendar;
    size_t count;

    TRY(backup_list(ctx, &backups, &count));
    TRY(congress_calendar(ctx, &calendar));
    out[0] = (struct help_first){T("help.first.backup"), S("/help/admin-backup"), count != 0};
    out[1] = (struct help_first){T("help.first.accounts"), S("/account/new")};
    out[2] = (struct help_first){T("help.first.calendar"), S("/congress/calendar"),
                                 calendar_covers(&calendar, ctx->today.year)};
    return have_holder(ctx, "office", 0, &out[1].done);
}

/* ST_NOT_FOUND: this role has none. */
static enum status first_of(struct ctx *ctx, const struct request *rq,
                            struct help_first out[HELP_FIRST])
{
    if (may(ctx, "account.manage"))
        return first_admin(ctx, out);
    if (may(ctx, "suggestion.register"))
        return first_office(ctx, out);
    if (may(ctx, "suggestion.handle") && ctx->actor->organ_id != 0)
        return first_unit(ctx, out);
    /* Whoever leads has a workbench where papers wait for him, though he be a deputy. */
    if (ctx->actor->deputy_id != 0 && may(ctx, "suggestion.propose") &&
        !may(ctx, "suggestion.read_all") && !may(ctx, "suggestion.govern"))
        return first_deputy(ctx, rq, out);
    return ST_NOT_FOUND;
}

enum status help_first(struct ctx *ctx, const struct request *rq, struct help_first out[HELP_FIRST],
                       size_t *out_count)
{
    enum status st;
    bool away;

    *out_count = 0;
    TRY(help_is_away(ctx, &away));
    if (away)
        return ST_OK;
    st = first_of(ctx, rq, out);
    if (st == ST_NOT_FOUND && ctx->err.key == NULL)
        return ST_OK;
    TRY(st);
    arr_each (i, HELP_FIRST)
        if (!out[i].done)
            *out_count = HELP_FIRST;
    return ST_OK;
}

enum status help_web_away(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)rq;
    TRY(help_put_away(ctx));
    respond_flash(rs, "help.first.put_away", S(""));
    return respond_see_other(rs, "/");
}
