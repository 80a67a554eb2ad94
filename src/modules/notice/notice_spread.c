// SPDX-License-Identifier: MulanPSL-2.0
/* From a copy inside the program to the other channels, by what each person has chosen. */
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_delivery.h"
#include "modules/notice/notice_rules.h"
#include "modules/notice/notice_settings.h"
#include "modules/notice/notice_store_delivery.h"
#include "modules/notice/notice_store_setting.h"
#include "platform/db.h"

enum { SPREAD_AT_ONCE = 200 };

struct world {
    struct notice_settings settings;
    struct notice_hook *hooks;
    size_t hooks_count;
    bool any_hook;
};

const char *notice_usual(const struct notice_kind *kind, struct str channel)
{
    if (str_eqz(channel, "inside"))
        return "now";
    if (str_eqz(channel, "mail"))
        return kind->statutory ? "now" : "digest";
    return kind->statutory ? "now" : "off";
}

static const char *choice_of(const struct notice_kind *kind, const char *channel,
                             const struct notice_choice *choices, size_t count)
{
    arr_each (i, count)
        if (str_eqz(choices[i].kind, kind->name) && str_eqz(choices[i].channel, channel))
            return choices[i].choice.ptr;
    return notice_usual(kind, str_from(channel));
}

static int64_t own_or(int64_t own, int64_t usual)
{
    return own >= 0 ? own : usual;
}

static int64_t when(const struct ctx *ctx, const struct notice_settings *s,
                    const struct notice_person *p, bool digest)
{
    if (digest)
        return notice_next_minute(ctx->now, own_or(p->digest_at, s->digest_at));
    return notice_after_quiet(ctx->now, own_or(p->quiet_from, s->quiet_from),
                              own_or(p->quiet_to, s->quiet_to));
}

static enum status ask_person(struct ctx *ctx, const struct world *w, const struct notice_fresh *f,
                              const struct notice_kind *kind, const char *channel)
{
    struct notice_choice *choices;
    struct notice_person person;
    size_t count;
    const char *choice;
    bool digest;

    TRY(notice_store_choices(ctx, f->account_id, &choices, &count));
    choice = choice_of(kind, channel, choices, count);
    if (strcmp(choice, "off") == 0)
        return ST_OK;
    TRY(notice_store_person(ctx, f->account_id, &person));
    if (strcmp(channel, "mail") == 0 && person.mail.len == 0)
        return ST_OK;
    digest = strcmp(choice, "digest") == 0 && strcmp(channel, "mail") == 0;
    return notice_store_ask(
        ctx, &(struct notice_delivery_new){.notice_id = f->notice_id,
                                           .account_id = f->account_id,
                                           .channel = channel,
                                           .digest = digest,
                                           .next_at = when(ctx, &w->settings, &person, digest)});
}

static bool hook_wants(const struct notice_hook *h, struct str kind)
{
    struct str rest = h->kinds, one;

    if (!h->active)
        return false;
    while (str_cut(&rest, ' ', &one))
        if (str_eq(one, kind))
            return true;
    return h->kinds.len == 0;
}

static enum status ask_hooks(struct ctx *ctx, const struct world *w, const struct notice_fresh *f)
{
    arr_each (i, w->hooks_count) {
        if (!hook_wants(&w->hooks[i], f->kind))
            continue;
        TRY(notice_store_ask(ctx,
                             &(struct notice_delivery_new){
                                 .notice_id = f->notice_id,
                                 .hook_id = w->hooks[i].id,
                                 .channel = "hook",
                                 .next_at = notice_after_quiet(ctx->now, w->settings.quiet_from,
                                                               w->settings.quiet_to)}));
    }
    return ST_OK;
}

static enum status spread_one(struct ctx *ctx, const struct world *w, const struct notice_fresh *f)
{
    const struct notice_kind *kind = notice_kind_find(f->kind);

    if (kind != NULL && w->settings.mail_on)
        TRY(ask_person(ctx, w, f, kind, "mail"));
    if (kind != NULL && w->settings.sms_on)
        TRY(ask_person(ctx, w, f, kind, "sms"));
    TRY(ask_hooks(ctx, w, f));
    return notice_store_set_spread(ctx, f->reader_id);
}

static enum status load(struct ctx *ctx, struct world *w)
{
    TRY(notice_settings(ctx, &w->settings));
    TRY(notice_store_hooks(ctx, &w->hooks, &w->hooks_count));
    arr_each (i, w->hooks_count)
        w->any_hook = w->any_hook || w->hooks[i].active;
    return ST_OK;
}

struct portion {
    bool *more;
};

static enum status spread_tx(struct ctx *ctx, const void *input)
{
    const struct portion *in = input;
    struct world w = {0};
    struct notice_fresh *fresh;
    size_t count;

    *in->more = false;
    TRY(load(ctx, &w));
    if (!w.settings.mail_on && !w.settings.sms_on && !w.any_hook)
        return notice_store_set_all_spread(ctx);
    TRY(notice_store_fresh(ctx, SPREAD_AT_ONCE, &fresh, &count));
    arr_each (i, count)
        TRY(spread_one(ctx, &w, &fresh[i]));
    *in->more = count == SPREAD_AT_ONCE;
    return ST_OK;
}

enum status notice_spread(struct ctx *ctx)
{
    bool more = true;

    while (more) {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(db_tx(ctx, spread_tx, &(struct portion){&more}));
        arena_reset(ctx->arena, mark);
    }
    return ST_OK;
}
