// SPDX-License-Identifier: MulanPSL-2.0
/* Sending what is due: claim a batch, hand each letter over, note how it ended. Two servers may do
 * this at once; a letter belongs to who has claimed it. */
#include "modules/account/account.h"
#include "modules/account/account_list.h"
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_rules.h"
#include "modules/notice/notice_send.h"
#include "modules/notice/notice_store_delivery.h"
#include "modules/notice/notice_store_setting.h"
#include "platform/app.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { CLAIM_CHARS = 20, DOWN_MAX = 60 };

/* What one run knows: settings, and who did not answer. */
struct run {
    struct notice_settings settings;
    int64_t began;
    bool mail_down, sms_down;
    int64_t hooks_down[DOWN_MAX];
    size_t hooks_down_count;
};

/* ---------------------------------------------------------------- claiming */

struct claim {
    struct str mark;
    const int64_t *ids;
    size_t count;
};

static enum status claim_tx(struct ctx *ctx, const void *input)
{
    const struct claim *c = input;
    bool ours;

    arr_each (i, c->count)
        TRY(notice_store_claim(ctx, c->ids[i], c->mark, ctx->now + NOTICE_LEASE_SECONDS, &ours));
    return ST_OK;
}

static enum status claim_batch(struct ctx *ctx, struct str *mark, struct notice_letter **out,
                               size_t *out_count)
{
    struct claim c = {.mark = crypt_random_text(ctx->arena, CLAIM_CHARS)};
    int64_t *ids;

    *out_count = 0;
    ctx->now = app_now(ctx->app);
    TRY(notice_store_due(ctx, NOTICE_BATCH, &ids, &c.count));
    if (c.count == 0)
        return ST_OK;
    c.ids = ids;
    TRY(db_tx(ctx, claim_tx, &c));
    *mark = c.mark;
    return notice_store_claimed(ctx, c.mark, out, out_count);
}

/* ---------------------------------------------------------------- one letter */

static bool is_down(const struct run *run, const struct notice_letter *l)
{
    if (str_eqz(l->channel, "mail"))
        return run->mail_down;
    if (str_eqz(l->channel, "sms"))
        return run->sms_down;
    arr_each (i, run->hooks_down_count)
        if (run->hooks_down[i] == l->hook_id)
            return true;
    return false;
}

static void note_down(struct run *run, const struct notice_letter *l)
{
    if (str_eqz(l->channel, "mail"))
        run->mail_down = true;
    else if (str_eqz(l->channel, "sms"))
        run->sms_down = true;
    else if (run->hooks_down_count < DOWN_MAX)
        run->hooks_down[run->hooks_down_count++] = l->hook_id;
}

static enum status off(struct ctx *ctx, const char *why)
{
    return fail(&ctx->err, ST_NOT_FOUND, why, NULL);
}

static enum status to_person(struct ctx *ctx, const struct run *run, const struct notice_letter *l,
                             const struct notice_saying *say)
{
    struct account account;
    struct notice_person person;
    struct str phone;

    TRY(account_get(ctx, l->account_id, &account));
    if (!account.active)
        return off(ctx, "notice.err_closed");
    if (str_eqz(l->channel, "sms")) {
        if (!run->settings.sms_on)
            return off(ctx, "notice.err_off");
        TRY(account_store_phone(ctx, l->account_id, &phone));
        return phone.len != 0 ? notice_send_sms(ctx, &run->settings, phone, say)
                              : off(ctx, "notice.err_no_phone");
    }
    if (!run->settings.mail_on)
        return off(ctx, "notice.err_off");
    TRY(notice_store_person(ctx, l->account_id, &person));
    return person.mail.len != 0 ? notice_send_mail(ctx, &run->settings, person.mail, say)
                                : off(ctx, "notice.err_no_mail");
}

static enum status to_hook(struct ctx *ctx, const struct run *run, const struct notice_letter *l,
                           const struct notice_saying *say)
{
    struct notice_hook hook;

    TRY(notice_store_hook(ctx, l->hook_id, &hook));
    return hook.active ? notice_send_hook(ctx, &run->settings, &hook, say)
                       : off(ctx, "notice.err_off");
}

/* ---------------------------------------------------------------- how it ended */

static enum status end_tx(struct ctx *ctx, const void *input)
{
    return notice_store_end(ctx, input);
}

static struct str reason(struct ctx *ctx, enum status st)
{
    if (st == ST_OK)
        return S("");
    return str_printf(ctx->arena, "%s", ctx->err.key != NULL ? ctx->err.key : status_name(st));
}

static struct notice_end ending(struct ctx *ctx, const struct run *run,
                                const struct notice_letter *l, enum status st, struct str mark)
{
    struct notice_end end = {.id = l->id, .claim = mark, .tried = true, .error = reason(ctx, st)};
    uint32_t random;

    if (st == ST_OK) {
        end.state = "sent";
    } else if (st == ST_NOT_FOUND) {
        end.state = "dropped";
    } else if (st == ST_BUSY && l->tries + 1 < run->settings.max_tries) {
        crypt_random(&random, sizeof random);
        end.state = "waiting";
        end.next_at = ctx->now + notice_backoff(l->tries + 1, random);
    } else {
        end.state = "failed";
    }
    return end;
}

/* A server that did not answer is not asked again in this run; its letters do not pay for it. */
static struct notice_end put_off(struct ctx *ctx, const struct notice_letter *l, struct str mark)
{
    uint32_t random;

    crypt_random(&random, sizeof random);
    return (struct notice_end){.id = l->id,
                               .claim = mark,
                               .state = "waiting",
                               .next_at = ctx->now + notice_backoff(1, random),
                               .error = S("notice.err_put_off")};
}

static enum status end_all(struct ctx *ctx, const struct run *run,
                           const struct notice_letter *letters, size_t count, enum status st,
                           struct str mark, bool tried)
{
    arr_each (i, count) {
        const struct notice_end end =
            tried ? ending(ctx, run, &letters[i], st, mark) : put_off(ctx, &letters[i], mark);

        TRY(db_tx(ctx, end_tx, &end));
    }
    return ST_OK;
}

static enum status send_group(struct ctx *ctx, struct run *run, const struct notice_letter *letters,
                              size_t count, struct str mark)
{
    const struct arena_mark before = arena_mark(ctx->arena);
    const bool tried =
        !is_down(run, &letters[0]) && app_now(ctx->app) - run->began < NOTICE_RUN_SECONDS;
    struct notice_saying say;
    enum status st = ST_OK;

    ctx->err = (struct err){0};
    if (tried) {
        say = notice_say(ctx, &run->settings, letters, count);
        st = letters[0].hook_id != 0 ? to_hook(ctx, run, letters, &say)
                                     : to_person(ctx, run, letters, &say);
        ctx->now = app_now(ctx->app);
    }
    if (st == ST_BUSY)
        note_down(run, &letters[0]);
    st = end_all(ctx, run, letters, count, st, mark, tried);
    arena_reset(ctx->arena, before);
    return st;
}

/* A digest's letters to one person on one channel go together. */
static size_t group_of(const struct notice_letter *letters, size_t count)
{
    size_t n = 1;

    while (letters[0].digest && n < count && letters[n].digest &&
           letters[n].account_id == letters[0].account_id &&
           str_eq(letters[n].channel, letters[0].channel))
        n++;
    return n;
}

enum status notice_deliver(struct ctx *ctx)
{
    struct run run = {.began = app_now(ctx->app)};
    struct notice_letter *letters;
    struct str mark = S("");
    size_t count;

    TRY(notice_settings(ctx, &run.settings));
    do {
        const struct arena_mark before = arena_mark(ctx->arena);

        TRY(claim_batch(ctx, &mark, &letters, &count));
        for (size_t i = 0, n; i < count; i += n) {
            n = group_of(&letters[i], count - i);
            TRY(send_group(ctx, &run, &letters[i], n, mark));
        }
        arena_reset(ctx->arena, before);
    } while (count != 0 && app_now(ctx->app) - run.began < NOTICE_RUN_SECONDS);
    return ST_OK;
}

/* ---------------------------------------------------------------- the job */

enum status notice_run(struct ctx *ctx)
{
    TRY(notice_spread(ctx));
    return notice_deliver(ctx);
}

enum status notice_run_waits(struct ctx *ctx, bool *out)
{
    return notice_store_has_work(ctx, out);
}

/* ---------------------------------------------------------------- by hand */

struct again {
    int64_t id;
    int64_t *out_count;
};

static enum status again_tx(struct ctx *ctx, const void *input)
{
    const struct again *in = input;

    TRY(notice_store_retry(ctx, in->id, in->out_count));
    return *in->out_count == 0 ? ST_OK : event_emit(ctx, "notice.sent_again", ctx->congress_id);
}

enum status notice_send_again(struct ctx *ctx, int64_t id, int64_t *out_count)
{
    return db_tx(ctx, again_tx, &(struct again){id, out_count});
}

static struct notice_saying trial(struct ctx *ctx)
{
    return (struct notice_saying){.id = str_printf(ctx->arena, "trial.%lld", (long long)ctx->now),
                                  .kind = S("notice.trial"),
                                  .title = T("notice.trial_title"),
                                  .body = T("notice.trial_body"),
                                  .at = ctx->now};
}

enum status notice_try(struct ctx *ctx, const char *channel, struct str to)
{
    const struct notice_saying say = trial(ctx);
    struct notice_settings s;

    TRY(notice_settings(ctx, &s));
    return strcmp(channel, "mail") == 0 ? notice_send_mail(ctx, &s, to, &say)
                                        : notice_send_sms(ctx, &s, to, &say);
}

enum status notice_hook_try(struct ctx *ctx, int64_t id)
{
    const struct notice_saying say = trial(ctx);
    struct notice_settings s;
    struct notice_hook hook;

    TRY(notice_settings(ctx, &s));
    TRY(notice_store_hook(ctx, id, &hook));
    return notice_send_hook(ctx, &s, &hook, &say);
}
