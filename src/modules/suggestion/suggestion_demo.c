// SPDX-License-Identifier: MulanPSL-2.0
/* A year of invented suggestions in every state, made by the same actions that people use. */
#include "modules/suggestion/suggestion_demo.h"
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/notice/notice.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_demo_tale.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"
#include "suggestion_demo_texts.h"

enum {
    TABLED_IN_SESSION = 140,
    TABLED_IN_ALL = 186,
    DEPUTIES_MAX = 400,
    UNREAD_DAYS = 10,     /* older notices have been read */
    NEEDS_TIME = 175,     /* asks for an extension */
    GIVEN_BACK = 181,     /* not its business, says the unit */
    STILL_ACCEPTED = 183, /* from here on: numbered, not handed over */
    STILL_SUBMITTED = 184 /* from here on: not yet looked at */
};

static int64_t organ_of(const struct cast *c, struct str short_name)
{
    arr_each (i, c->organs_count)
        if (str_eq(c->organs[i].short_name, short_name))
            return c->organs[i].id;
    return 0;
}

static enum status redo(struct ctx *ctx, struct tale *t)
{
    if (!tale_later(t, 20 + (int)tale_chance(t, 6, 8)))
        return ST_OK;
    tale_as_handler(ctx, t, t->unit_id);
    TRY(suggestion_contact(
        ctx, &(struct suggestion_contact_new){
                 .id = t->id, .way = S("face"), .summary = T("suggestion.demo.contact_again")}));
    TRY(tale_reply(ctx, t, true));
    if (!tale_later(t, 6))
        return ST_OK;
    return tale_rate(ctx, t, tale_chance(t, 17, 3) == 0 ? MARK_DISSATISFIED : MARK_SATISFIED);
}

static enum status after_reply(struct ctx *ctx, struct tale *t)
{
    const uint32_t roll = tale_chance(t, 7, 40);

    if (!tale_later(t, 3 + (int)tale_chance(t, 8, 12)))
        return ST_OK;
    if (tale_chance(t, 9, 25) == 0)
        return ST_OK; /* has not rated yet */
    TRY(tale_rate(ctx, t, roll == 0 ? MARK_DISSATISFIED : roll < 9 ? MARK_BASIC : MARK_SATISFIED));
    if (roll == 0)
        return redo(ctx, t);
    return tale_chance(t, 10, 2) == 0 ? tale_publish(ctx, t) : ST_OK;
}

static enum status handle(struct ctx *ctx, struct tale *t)
{
    const bool slow = tale_chance(t, 11, 33) == 0; /* goes past its day */

    if (!tale_later(t, 2 + (int)tale_chance(t, 12, 4)))
        return ST_OK;
    if (t->n == GIVEN_BACK)
        return tale_give_back(ctx, t);
    TRY(tale_sign(ctx, t));
    if (t->n == NEEDS_TIME)
        return tale_ask_for_time(ctx, t);
    if (!tale_later(t, 8 + (int)tale_chance(t, 13, 20)))
        return ST_OK;
    TRY(tale_contact(ctx, t));
    if (!tale_later(t, slow ? 85 : 18 + (int)tale_chance(t, 14, 42)))
        return ST_OK;
    TRY(tale_reply(ctx, t, false));
    TRY(after_reply(ctx, t));
    return tale_keep_promises(ctx, t);
}

static enum status tell(struct ctx *ctx, struct tale *t, bool in_session)
{
    TRY(tale_table(ctx, t));
    if (!tale_later(t, in_session ? 6 : 2))
        return ST_OK;
    if (t->n >= STILL_SUBMITTED)
        return ST_OK;
    tale_as_office(ctx, t);
    if (!in_session && tale_chance(t, 15, 15) == 0)
        return suggestion_return(
            ctx, &(struct suggestion_refuse){.id = t->id,
                                             .reason = S("no_content"),
                                             .note = T("suggestion.demo.returned")});
    TRY(suggestion_accept(
        ctx, &(struct suggestion_accept){.id = t->id,
                                         .category_id = tale_category(t->cast, t->f[F_CATEGORY])}));
    if (t->n >= STILL_ACCEPTED || !tale_later(t, in_session ? 8 : 3))
        return ST_OK;
    TRY(tale_hand_over(ctx, t));
    return handle(ctx, t);
}

static enum status tell_nth(struct ctx *ctx, const struct cast *cast, uint32_t n)
{
    const bool in_session = n < TABLED_IN_SESSION;
    const uint32_t matters = (uint32_t)demo_count(suggestion_matters_txt);
    const uint32_t places = (uint32_t)demo_count(demo_places_txt);
    struct tale t = {.cast = cast, .n = n, .lead = &cast->deputies[n * 5 % cast->deputies_count]};
    const int open_days = date_diff_days(cast->today, cast->session.closes_on) - 10;

    demo_fields(demo_nth(suggestion_matters_txt, n % matters), t.f);
    t.place = demo_nth(demo_places_txt, (n / matters + n) % places);
    t.unit_id = organ_of(cast, t.f[F_UNIT]);
    t.joint_id = organ_of(cast, t.f[F_JOINT]);
    if (n < 12) /* the deputies whose passwords are printed have something to look at */
        t.lead = &cast->deputies[n % 5];
    t.on = in_session ? date_add_days(cast->session.opens_on, (int)tale_chance(&t, 16, 4))
                      : date_add_days(cast->session.closes_on,
                                      10 + open_days * (int)(n - TABLED_IN_SESSION) /
                                               (TABLED_IN_ALL - TABLED_IN_SESSION));
    if (t.unit_id == 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "matters.txt: unit of %u", n);
    return tell(ctx, &t, in_session);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct cast *cast = input;

    for (uint32_t n = 0; n < TABLED_IN_ALL; n++) {
        TRY(tell_nth(ctx, cast, n));
    }
    return ST_OK;
}

static enum status gather(struct ctx *ctx, struct cast *c)
{
    bool open;

    c->today = ctx->today;
    TRY(suggestion_setup(ctx));
    TRY(congress_session_at(ctx, ctx->today, &c->session, &open));
    TRY(deputy_find(ctx, S(""), DEPUTIES_MAX, &c->deputies, &c->deputies_count));
    TRY(organ_list(ctx, true, &c->organs, &c->organs_count));
    TRY(account_holders(ctx, "handler", 0, &c->handlers, &c->handlers_count));
    TRY(account_holders(ctx, "chief", 0, &c->chiefs, &c->chiefs_count));
    TRY(account_holders(ctx, "office", 0, &c->office, &c->office_count));
    TRY(account_holders(ctx, "leader", 0, &c->leaders, &c->leaders_count));
    TRY(account_holders(ctx, "govleader", 0, &c->govleaders, &c->govleaders_count));
    return suggestion_categories(ctx, &c->categories, &c->categories_count);
}

enum status suggestion_demo(struct ctx *ctx)
{
    struct cast cast = {0};
    const int64_t now = ctx->now;

    TRY(gather(ctx, &cast));
    if (cast.office_count == 0 || cast.handlers_count == 0 || cast.deputies_count == 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "demo: no accounts");
    TRY(db_tx(ctx, demo_tx, &cast));
    demo_act(ctx, NULL, cast.today, 0);
    ctx->now = now;
    TRY(suggestion_demo_key(ctx, cast.leaders, cast.leaders_count));
    return notice_settle_before(ctx, date_begin(date_add_days(cast.today, -UNREAD_DAYS)));
}
