// SPDX-License-Identifier: MulanPSL-2.0
/* How a person wants to be told; and the robots of groups. */
#include "modules/account/account.h"
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_rules.h"
#include "modules/notice/notice_store_delivery.h"
#include "modules/notice/notice_store_setting.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/net.h"

enum status notice_me(struct ctx *ctx, struct notice_person *out)
{
    return notice_store_person(ctx, ctx->actor->account_id, out);
}

enum status notice_my_choices(struct ctx *ctx, struct notice_choice **out, size_t *out_count)
{
    return notice_store_choices(ctx, ctx->actor->account_id, out, out_count);
}

/* ---------------------------------------------------------------- a person */

static int64_t clock_field(struct ctx *ctx, const char *field, struct str value)
{
    int64_t minute = -1;

    if (value.len != 0 && !notice_clock_parse(value, &minute))
        invalid(ctx, field, "notice.clock_wrong", NULL);
    return minute;
}

/* What the person says of a kind, or "" when that is what is usual anyway. */
static struct notice_choice departure(const struct notice_choice *c, bool *out_valid)
{
    const struct notice_kind *kind = notice_kind_find(c->kind);
    const bool inside = str_eqz(c->channel, "inside");
    struct notice_choice out = *c;

    *out_valid =
        kind != NULL && (inside || str_eqz(c->channel, "mail") || str_eqz(c->channel, "sms")) &&
        (str_eqz(c->choice, "now") || str_eqz(c->choice, "digest") || str_eqz(c->choice, "off"));
    if (!*out_valid)
        return out;
    if (str_eqz(c->choice, notice_usual(kind, c->channel)) || (inside && kind->statutory))
        out.choice = S("");
    return out;
}

struct me_save {
    struct notice_person person;
    const struct notice_me_save *in;
};

static enum status me_tx(struct ctx *ctx, const void *input)
{
    const struct me_save *m = input;
    struct account account;

    TRY(account_get(ctx, m->person.account_id, &account));
    TRY(notice_store_save_person(ctx, &m->person, account.person_key_id));
    arr_each (i, m->in->choices_count) {
        bool valid;
        const struct notice_choice c = departure(&m->in->choices[i], &valid);

        if (valid)
            TRY(notice_store_choose(ctx, m->person.account_id, &c));
    }
    return event_emit(ctx, "notice.person_saved", m->person.account_id);
}

enum status notice_me_save(struct ctx *ctx, const struct notice_me_save *in)
{
    struct me_save m = {.in = in};

    m.person = (struct notice_person){
        .account_id = ctx->actor->account_id,
        .version = in->version,
        .mail = str_trim(in->mail),
        .quiet_from = clock_field(ctx, "quiet_from", in->quiet_from),
        .quiet_to = clock_field(ctx, "quiet_to", in->quiet_to),
        .digest_at = clock_field(ctx, "digest_at", in->digest_at),
    };
    if (m.person.mail.len != 0 && !net_mail_address(m.person.mail))
        invalid(ctx, "mail", "net.bad_address", NULL);
    if ((m.person.quiet_from < 0) != (m.person.quiet_to < 0))
        invalid(ctx, "quiet_to", "notice.quiet_both", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, me_tx, &m);
}

/* ---------------------------------------------------------------- robots */

enum status notice_hooks(struct ctx *ctx, struct notice_hook **out, size_t *out_count)
{
    return notice_store_hooks(ctx, out, out_count);
}

enum status notice_hook_get(struct ctx *ctx, int64_t id, struct notice_hook *out)
{
    return notice_store_hook(ctx, id, out);
}

struct hook_save {
    struct notice_hook hook;
    int64_t *out_id;
};

static enum status hook_tx(struct ctx *ctx, const void *input)
{
    const struct hook_save *in = input;

    TRY(notice_store_save_hook(ctx, &in->hook, in->out_id));
    return event_emit(ctx, "notice.hook_saved", *in->out_id);
}

enum status notice_hook_save(struct ctx *ctx, const struct notice_hook *in, int64_t *out_id)
{
    struct hook_save save = {*in, out_id};
    struct notice_hook before = {0};

    if (in->id != 0)
        TRY(notice_store_hook(ctx, in->id, &before));
    if (in->url.len == 0)
        save.hook.url = before.url;
    if (in->secret.len == 0)
        save.hook.secret = before.secret;
    if (in->name.len == 0)
        invalid(ctx, "name", "notice.needed", NULL);
    if (save.hook.url.len == 0)
        invalid(ctx, "url", "notice.needed", NULL);
    else if (!str_starts(save.hook.url, S("https://")) && !str_starts(save.hook.url, S("http://")))
        invalid(ctx, "url", "net.bad_url", NULL);
    if (!str_eqz(in->format, "json") && !str_eqz(in->format, "wecom") &&
        !str_eqz(in->format, "dingtalk"))
        invalid(ctx, "format", "form.not_a_choice", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, hook_tx, &save);
}

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct notice_hook *in = input;

    TRY(notice_store_drop_hook(ctx, in->id, in->version));
    return event_emit(ctx, "notice.hook_dropped", in->id);
}

enum status notice_hook_drop(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, drop_tx, &(struct notice_hook){.id = id, .version = version});
}
