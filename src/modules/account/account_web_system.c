// SPDX-License-Identifier: MulanPSL-2.0
/* For those who keep the system running: did the timed work run, and the head of the journal to be
 * printed and kept. No content of any record. */
#include "modules/account/account_actions.h"
#include "modules/account/account_web.h"
#include "modules/account/account_web_common.h"
#include "platform/job.h"
#include "platform/journal.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

/* "suggestion.escalate": the text suggestion.job.escalate, or the name itself. */
static struct str job_title(struct ctx *ctx, const char *name)
{
    struct str verb = str_from(name), module;
    const char *key;

    (void)str_cut(&verb, '.', &module);
    key = str_z(ctx->arena,
                str_printf(ctx->arena, STR_FMT ".job." STR_FMT, STR_ARG(module), STR_ARG(verb)));
    return text_has(key) ? text(key) : str_from(name);
}

static const struct action_v *run_now(struct ctx *ctx, const char *name)
{
    struct action_v *a = arena_new(ctx->arena, struct action_v);

    *a = (struct action_v){.url = str_printf(ctx->arena, "/account/system/%s/run", name),
                           .label = T("account.system.run")};
    return a;
}

static struct account_job_row_v row_make(struct ctx *ctx, const struct job_status *s)
{
    const bool failed = str_eqz(s->state, "failed");

    return (struct account_job_row_v){
        .name = str_from(s->name),
        .title = job_title(ctx, s->name),
        .daily = s->daily,
        .state = s->state,
        .state_tag = {.label = text_of("account.system.state.", s->state),
                      .class = failed                       ? S("bad")
                               : str_eqz(s->state, "done")  ? S("ok")
                               : str_eqz(s->state, "never") ? S("")
                                                            : S("doing")},
        .began_at = s->started_at,
        .next_at = s->next_at,
        .tries = str_eqz(s->state, "failed") ? s->tries : 0,
        .asked = s->asked,
        .again = may(ctx, "account.run_job") && !s->asked && !str_eqz(s->state, "never") &&
                         !str_eqz(s->state, "running")
                     ? run_now(ctx, s->name)
                     : NULL,
        .result = s->result,
    };
}

enum status account_web_system(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct account_system_v v = {0};
    struct account_job_row_v *rows;
    struct journal_head head;
    struct job_status *jobs;
    int64_t failed = 0;
    size_t count;

    TRY(job_status(ctx, &jobs, &count));
    TRY(journal_head(ctx, &head));
    rows = arena_array(ctx->arena, count, struct account_job_row_v);
    arr_each (i, count) {
        rows[i] = row_make(ctx, &jobs[i]);
        failed += str_eqz(jobs[i].state, "failed");
    }
    v.jobs = rows;
    v.jobs_count = count;
    v.failed = failed;
    v.now = ctx->now;
    v.sealed = head.count;
    v.head = str_printf(ctx->arena, "%" PRId64 ":%s", head.count, head.chain);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("account.system.title"), &account_system_view,
                        &v);
}

enum status account_web_run_job(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(account_run_job(ctx, str_z(ctx->arena, path_text(rq, "job"))));
    respond_flash(rs, "account.system.asked_done", S(""));
    return respond_see_other(rs, "/account/system");
}
