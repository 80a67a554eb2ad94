// SPDX-License-Identifier: MulanPSL-2.0
/* Use cases on deputies. */
#include "modules/deputy/deputy_actions.h"
#include "law/law_article.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_rules.h"
#include "modules/deputy/deputy_rules_ending.h"
#include "modules/deputy/deputy_store.h"
#include "modules/deputy/deputy_store_help.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

/* As it is stored. What an ID number says need not be typed again. */
static struct deputy_new normal(struct ctx *ctx, const struct deputy_new *in)
{
    struct deputy_new d = *in;

    d.name = deputy_name_normal(ctx->arena, in->name);
    d.delegation = str_trim(in->delegation);
    d.group_name = str_trim(in->group_name);
    d.phone = deputy_phone_normal(ctx->arena, in->phone);
    d.id_number = deputy_id_normal(ctx->arena, in->id_number);
    if (d.id_number.len > 0 && deputy_id_fits(d.id_number)) {
        if (d.sex.len == 0)
            d.sex = str_from(deputy_id_sex(d.id_number));
        if (date_none(d.born_on))
            d.born_on = deputy_id_born(d.id_number);
    }
    return d;
}

static enum status find_delegation(struct ctx *ctx, struct str name, int64_t *out_id)
{
    const enum status st = delegation_by_name(ctx, name, out_id);

    return st == ST_NOT_FOUND ? delegation_add(ctx, name, out_id) : st;
}

/* One human being holds one mandate of a congress. */
static enum status check_alone(struct ctx *ctx, int64_t id, struct str id_number)
{
    struct deputy other;
    enum status st;

    if (id_number.len == 0)
        return ST_OK;
    st = deputy_store_by_id_number(ctx, id_number, &other);
    if (st == ST_NOT_FOUND)
        return ST_OK;
    TRY(st);
    if (other.id == id)
        return ST_OK;
    invalid(ctx, "id_number", "deputy.id_number_taken", str_z(ctx->arena, other.name));
    return invalid_done(ctx);
}

/* The class by its name, and what the name is sorted by. */
static enum status complete(struct ctx *ctx, struct deputy_row *row)
{
    const struct deputy_new *in = row->plain;

    row->keys = deputy_keys_of(ctx, in->name);
    if (in->class_name.len == 0)
        return ST_OK;
    if (deputy_store_class_named(ctx, in->class_name, &row->class_id) == ST_OK)
        return ST_OK;
    ctx->err = (struct err){0};
    invalid(ctx, "class", "deputy.class_unknown", str_z(ctx->arena, in->class_name));
    return invalid_done(ctx);
}

struct add {
    const struct deputy_new *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct add *a = input;
    struct deputy_row row = {.plain = a->in};

    TRY(check_alone(ctx, 0, a->in->id_number));
    TRY(find_delegation(ctx, a->in->delegation, &row.delegation_id));
    TRY(complete(ctx, &row));
    TRY(crypt_key_new(ctx, &row.key_id));
    row.id = db_new_id(ctx);
    TRY(deputy_store_insert(ctx, &row));
    *a->out_id = row.id;
    return event_emit(ctx, "deputy.added", row.id);
}

enum status deputy_add(struct ctx *ctx, const struct deputy_new *in, int64_t *out_id)
{
    const struct deputy_new d = normal(ctx, in);

    deputy_check(ctx, &d);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct add){&d, out_id});
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct deputy_change *in = input;
    struct deputy_row row = {.id = in->id, .version = in->version, .plain = &in->now};
    struct deputy deputy;

    TRY(deputy_get(ctx, in->id, &deputy));
    if (!in->keep_secrets)
        TRY(check_alone(ctx, in->id, in->now.id_number));
    row.key_id = deputy.key_id;
    TRY(find_delegation(ctx, in->now.delegation, &row.delegation_id));
    TRY(complete(ctx, &row));
    TRY(deputy_store_update(ctx, &row, in->keep_secrets));
    if (str_eq(deputy.group_name, in->now.group_name))
        return event_emit(ctx, "deputy.changed", in->id);
    return event_emit_data(ctx, "deputy.changed", in->id,
                           deputy_group_left(ctx->arena, deputy.group_name));
}

enum status deputy_change(struct ctx *ctx, const struct deputy_change *in)
{
    struct deputy_change change = *in;

    if (in->keep_secrets) {
        change.now.phone = change.now.id_number = S("");
        change.now.born_on = (struct date){0};
    }
    change.now = normal(ctx, &change.now);
    deputy_check(ctx, &change.now);
    TRY(invalid_done(ctx));
    return db_tx(ctx, change_tx, &change);
}

struct leave {
    int64_t id, version;
    struct date on;
    struct str reason;
};

static enum status leave_tx(struct ctx *ctx, const void *input)
{
    const struct leave *in = input;
    struct deputy deputy;

    TRY(deputy_get(ctx, in->id, &deputy));
    if (deputy_left(deputy.to_on, in->on))
        return fail(&ctx->err, ST_RULE, "deputy.left_already", NULL);
    if (date_cmp(in->on, deputy.from_on) < 0) {
        invalid(ctx, "on", "deputy.left_before_from", NULL);
        return invalid_done(ctx);
    }
    TRY(deputy_store_leave(ctx, in->id, in->version, in->on, in->reason));
    if (deputy_left(in->on, ctx->today))
        TRY(deputy_store_help_forget(ctx, in->id));
    return event_emit(ctx, "deputy.left", in->id);
}

enum status deputy_leave(struct ctx *ctx, int64_t id, int64_t version, struct date on,
                         struct str reason)
{
    if (!date_valid(on))
        invalid(ctx, "on", "deputy.left_date_missing", NULL);
    else if (deputy_end_is_fact(reason) && date_cmp(on, ctx->today) > 0)
        invalid(ctx, "on", "deputy.left_ahead", NULL);
    if (!deputy_reason_fits(reason))
        invalid(ctx, "reason", "deputy.reason_missing", NULL);
    TRY(invalid_done(ctx));
    if (str_eqz(reason, "resigned"))
        return fail(&ctx->err, ST_RULE, "deputy.resign.voted_first",
                    law_article(LAW_ARTICLE_DEPUTY_RESIGNATION, on));
    return db_tx(ctx, leave_tx, &(struct leave){id, version, on, reason});
}

struct set_account {
    int64_t id, account_id;
};

static enum status set_account_tx(struct ctx *ctx, const void *input)
{
    const struct set_account *in = input;

    TRY(deputy_store_set_account(ctx, in->id, in->account_id));
    return event_emit(ctx, "deputy.account_tied", in->id);
}

enum status deputy_set_account(struct ctx *ctx, int64_t id, int64_t account_id)
{
    return db_tx(ctx, set_account_tx, &(struct set_account){id, account_id});
}
