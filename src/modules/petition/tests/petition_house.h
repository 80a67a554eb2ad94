// SPDX-License-Identifier: MulanPSL-2.0
/** A house with petitions for tests: a clerk who handles them, another of the office, an organ to
 *  which they are transferred. People are invented. */
#ifndef PETITION_HOUSE_H
#define PETITION_HOUSE_H
#include "modules/petition/petition_actions.h"
#include "modules/tests/modtest.h"
#include "platform/permission.h"

struct house {
    struct ctx *ctx;
    const struct actor *system;
    struct actor actor;
    struct permission_set may;
    int64_t clerk, other, unit, organ, organ2;
};

static inline struct house house_of(struct ctx *ctx)
{
    struct house h = {.ctx = ctx, .system = ctx->actor};

    h.organ = modtest_organ(ctx, "自然资源局");
    h.organ2 = modtest_organ(ctx, "住建局");
    h.clerk = modtest_account(ctx, "clerk", "office", h.organ2);
    h.other = modtest_account(ctx, "other", "office", h.organ2);
    h.unit = modtest_account(ctx, "unit", "handler", h.organ);
    return h;
}

static inline void as(struct house *h, int64_t account_id, int64_t organ_id,
                      const char *permissions)
{
    struct str all = str_from(permissions), one;

    h->may = (struct permission_set){0};
    while (str_cut(&all, ' ', &one))
        (void)permission_set_add(&h->may, str_z(h->ctx->arena, one));
    h->actor = (struct actor){.account_id = account_id,
                              .congress_id = h->ctx->congress_id,
                              .session_id = account_id,
                              .organ_id = organ_id,
                              .name = S("何雨"),
                              .permissions = &h->may};
    h->ctx->actor = &h->actor;
}

static inline void as_clerk(struct house *h)
{
    as(h, h->clerk, 0, "petition.open petition.read petition.register petition.handle");
}

static inline void must(struct house *h, enum status got, const char *what)
{
    OK(got == ST_OK, what);
    if (got != ST_OK)
        printf("#   %s: %s %s %s\n", status_name(got), h->ctx->err.key, h->ctx->err.detail,
               modtest_field(h->ctx));
    modtest_clear(h->ctx);
}

static inline void refused(struct house *h, enum status got, enum status want, const char *key,
                           const char *law, const char *what)
{
    struct ctx *ctx = h->ctx;
    const char *why = ctx->field_errors_count != 0 ? ctx->field_errors[0].key : ctx->err.key;

    EQ_INT(got, want, what);
    EQ_TEXT(why != NULL ? why : "", key, what);
    if (law != NULL)
        OK(ctx->err.law != NULL && strstr(ctx->err.law, law) != NULL, law);
    modtest_clear(ctx);
}

static inline struct petition_new example(struct ctx *ctx, const char *phone)
{
    return (struct petition_new){
        .p = {.kind = S("visit"),
              .matter = PETITION_LAW_CLAIM,
              .category = S("农业农村"),
              .place = S("青石岭镇"),
              .received_on = date_add_days(ctx->today, -10),
              .people = 3,
              .outcome = S(""),
              .due_kind = S("")},
        .text = {.subject = S("补偿款没有发"),
                 .body = S("石磨沟占地的钱没有发。"),
                 .wish = S("晚上打电话")},
        .person = {.name = S("柳青山"),
                   .phone = str_from(phone),
                   .id_number = S("14082619900307123x"),
                   .address = S("石磨沟12号")},
    };
}

static inline int64_t registered(struct house *h, const struct petition_new *in)
{
    int64_t id = 0;

    as_clerk(h);
    must(h, petition_register(h->ctx, in, &id), "registered");
    return id;
}

static inline struct petition get(struct house *h, int64_t id)
{
    struct petition p = {0};

    ASSERT(petition_get(h->ctx, id, &p) == ST_OK);
    return p;
}

static inline enum status act(struct house *h, int64_t id, struct petition_do in)
{
    in.id = id;
    in.version = get(h, id).version;
    return petition_do(h->ctx, &in);
}

static inline bool is_day(struct date got, struct date want)
{
    return date_cmp(got, want) == 0;
}
#endif
