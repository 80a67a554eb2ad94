// SPDX-License-Identifier: MulanPSL-2.0
/* Saved selections, public links to them, and which figures everybody may see. */
#include "modules/indicator/indicator_actions.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/module.h"

enum { CODE_CHARS = 16, LEAST_MOST = 1000 };

struct saving {
    const struct indicator_selection *in;
    int64_t *out_id;
};

bool indicator_selection_mine(const struct ctx *ctx, const struct indicator_selection *s)
{
    return may(ctx, "indicator.manage") ||
           (s->account_id != 0 && s->account_id == ctx->actor->account_id);
}

static enum status selection_tx(struct ctx *ctx, const void *input)
{
    const struct saving *a = input;
    struct indicator_selection s = *a->in, was;

    if (s.id == 0) {
        s.id = db_new_id(ctx);
        s.account_id = ctx->actor->account_id;
        s.made_on = ctx->today;
        TRY(indicator_store_selection_insert(ctx, &s));
    } else {
        TRY(indicator_store_selection(ctx, s.id, &was));
        if (!indicator_selection_mine(ctx, &was))
            return fail(&ctx->err, ST_DENIED, "indicator.err.not_yours", NULL);
        TRY(indicator_store_selection_update(ctx, &s));
    }
    *a->out_id = s.id;
    return event_emit(ctx, "indicator.selection_saved", s.id);
}

/* Every name is a figure that the actor may see. */
static enum status check_names(struct ctx *ctx, struct str names)
{
    struct str rest = names, name;
    size_t count = 0;

    while (str_cut(&rest, ' ', &name)) {
        const struct indicator *i;

        TRY(indicator_find(ctx, name, &i));
        if (!may(ctx, i->permission))
            return fail(&ctx->err, ST_DENIED, "indicator.denied", NULL);
        count++;
    }
    if (count == 0)
        invalid(ctx, "names", "indicator.err.no_figures", NULL);
    if (count > INDICATOR_SHARED_MOST)
        invalid(ctx, "names", "indicator.err.many_figures", NULL);
    return ST_OK;
}

enum status indicator_selection_save(struct ctx *ctx, const struct indicator_selection *in,
                                     int64_t *out_id)
{
    const struct indicator_span own = {in->from_on, in->to_on};
    struct indicator_span days;

    if (in->title.len == 0)
        invalid(ctx, "title", "indicator.err.title", NULL);
    invalid_long(ctx, "title", in->title, INDICATOR_TITLE_CHARS);
    TRY(check_names(ctx, in->names));
    TRY(invalid_done(ctx));
    TRY(indicator_days_of(ctx, "period", in->period, (int)in->year, own, &days));
    return db_tx(ctx, selection_tx, &(struct saving){in, out_id});
}

struct removing {
    int64_t id, version;
};

static bool in_force(const struct ctx *ctx, const struct indicator_link *l)
{
    return date_none(l->revoked_on) && date_cmp(ctx->today, l->until_on) <= 0;
}

static enum status remove_tx(struct ctx *ctx, const void *input)
{
    const struct removing *a = input;
    struct indicator_selection s;
    struct indicator_link *links;
    size_t count;

    TRY(indicator_store_selection(ctx, a->id, &s));
    if (!indicator_selection_mine(ctx, &s))
        return fail(&ctx->err, ST_DENIED, "indicator.err.not_yours", NULL);
    TRY(indicator_store_links(ctx, a->id, &links, &count));
    if (count > 0)
        return fail(&ctx->err, ST_RULE, "indicator.err.linked", NULL);
    TRY(indicator_store_selection_delete(ctx, a->id, a->version));
    return event_emit(ctx, "indicator.selection_removed", a->id);
}

enum status indicator_selection_remove(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, remove_tx, &(struct removing){id, version});
}

/* ---------------------------------------------------------------- public links */

struct linking {
    int64_t selection_id, *out_id;
    struct date until_on;
    struct str code;
};

/* As people call it; by its name if it is gone. */
static struct str label_of(struct ctx *ctx, struct str name)
{
    const struct err before = ctx->err;
    const struct indicator *i;

    if (indicator_find(ctx, name, &i) == ST_OK)
        return indicator_words_of(ctx, i).label;
    ctx->err = before;
    return name;
}

/* Those that are not are named. */
static enum status all_open(struct ctx *ctx, struct str names)
{
    struct str shut[INDICATOR_SHARED_MOST], name;
    struct indicator_public p;
    size_t count = 0;

    while (str_cut(&names, ' ', &name) && count < INDICATOR_SHARED_MOST) {
        const struct err before = ctx->err;
        const enum status st = indicator_store_public_of(ctx, name, &p);

        if (st != ST_NOT_FOUND) {
            TRY(st);
            continue;
        }
        ctx->err = before;
        shut[count++] = label_of(ctx, name);
    }
    if (count == 0)
        return ST_OK;
    return fail_field(&ctx->err, NULL, "indicator.err.not_open",
                      str_z(ctx->arena, str_join(ctx->arena, shut, count, S("、"))));
}

static enum status link_tx(struct ctx *ctx, const void *input)
{
    const struct linking *a = input;
    struct indicator_selection s;
    struct indicator_link l = {.selection_id = a->selection_id,
                               .code = a->code,
                               .made_on = ctx->today,
                               .until_on = a->until_on};

    TRY(indicator_store_selection(ctx, a->selection_id, &s));
    TRY(all_open(ctx, s.names));
    l.id = db_new_id(ctx);
    TRY(indicator_store_link_insert(ctx, &l));
    *a->out_id = l.id;
    return event_emit(ctx, "indicator.linked", a->selection_id);
}

enum status indicator_link_make(struct ctx *ctx, int64_t selection_id, struct date until_on,
                                int64_t *out_id)
{
    const struct linking a = {.selection_id = selection_id,
                              .out_id = out_id,
                              .until_on = until_on,
                              .code = crypt_random_text(ctx->arena, CODE_CHARS)};

    if (date_none(until_on) || date_cmp(until_on, ctx->today) < 0 ||
        date_diff_days(until_on, ctx->today) > INDICATOR_LINK_DAYS_MOST)
        invalid(ctx, "until_on", "indicator.err.until", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, link_tx, &a);
}

static enum status revoke_tx(struct ctx *ctx, const void *input)
{
    const struct removing *a = input;
    struct indicator_link l;

    TRY(indicator_store_link(ctx, a->id, &l));
    TRY(indicator_store_link_revoke(ctx, a->id, a->version, ctx->today));
    return event_emit(ctx, "indicator.unlinked", l.selection_id);
}

enum status indicator_link_revoke(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, revoke_tx, &(struct removing){id, version});
}

enum status indicator_link_open(struct ctx *ctx, struct str code, struct indicator_link *out_link,
                                struct indicator_selection *out)
{
    TRY(indicator_store_link_of_code(ctx, code, out_link));
    if (!in_force(ctx, out_link))
        return fail(&ctx->err, ST_NOT_FOUND, "indicator.err.link_over", NULL);
    return indicator_store_selection(ctx, out_link->selection_id, out);
}

/* ---------------------------------------------------------------- what everybody may see */

static enum status open_tx(struct ctx *ctx, const void *input)
{
    struct indicator_public p = *(const struct indicator_public *)input, was;
    const struct err before = ctx->err;
    const enum status st = indicator_store_public_of(ctx, p.name, &was);

    if (st == ST_NOT_FOUND) {
        ctx->err = before;
        p.id = db_new_id(ctx);
        TRY(indicator_store_public_insert(ctx, &p));
    } else {
        TRY(st);
        p.id = was.id;
        p.version = was.version;
        TRY(indicator_store_public_update(ctx, &p));
    }
    return event_emit(ctx, "indicator.opened", p.id);
}

enum status indicator_open(struct ctx *ctx, struct str name, int64_t least)
{
    const struct indicator_public p = {.name = name, .least = least != 0 ? least : INDICATOR_LEAST};
    const struct indicator *i;

    TRY(indicator_find_own(ctx, name, &i));
    if (p.least < INDICATOR_LEAST || p.least > LEAST_MOST)
        invalid(ctx, "least", "indicator.err.least", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, open_tx, &p);
}

static enum status shut_tx(struct ctx *ctx, const void *input)
{
    const struct removing *a = input;

    TRY(indicator_store_public_delete(ctx, a->id, a->version));
    return event_emit(ctx, "indicator.shut", a->id);
}

enum status indicator_shut(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, shut_tx, &(struct removing){id, version});
}
