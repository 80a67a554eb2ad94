// SPDX-License-Identifier: MulanPSL-2.0
/* A year of invented suggestions in every state, made by the same actions that people use. */
#include "modules/suggestion/suggestion_demo.h"
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"
#include "suggestion_demo_texts.h"

enum {
    TABLED_IN_SESSION = 140,
    TABLED_IN_ALL = 186,
    DEPUTIES_MAX = 400,
    NEEDS_TIME = 175,     /* asks for an extension */
    GIVEN_BACK = 181,     /* not its business, says the unit */
    STILL_ACCEPTED = 183, /* from here on: numbered, not handed over */
    STILL_SUBMITTED = 184 /* from here on: not yet looked at */
};

/* Who plays in the demo: looked up once. */
struct cast {
    struct congress_session session;
    struct deputy *deputies;
    size_t deputies_count;
    struct organ *organs;
    size_t organs_count;
    struct account_post *handlers, *chiefs, *office, *leaders, *govleaders;
    size_t handlers_count, chiefs_count, office_count, leaders_count, govleaders_count;
    struct suggestion_category *categories;
    size_t categories_count;
    struct date today;
};

/* One suggestion on its way. */
struct tale {
    const struct cast *cast;
    uint32_t n;
    struct str
        f[DEMO_FIELDS_MAX]; /* matter: category, unit, joint, title, problem, ask, reply, promise */
    struct str place;
    const struct deputy *lead;
    int64_t unit_id, joint_id, id;
    struct date on; /* where the tale has come to */
};

enum { F_CATEGORY, F_UNIT, F_JOINT, F_TITLE, F_PROBLEM, F_ASK, F_REPLY, F_PROMISE };

static uint32_t chance(const struct tale *t, uint32_t what, uint32_t of)
{
    return demo_pick(100 + what, t->n, of);
}

static struct str placed(struct ctx *ctx, const struct tale *t, struct str pattern)
{
    struct buf b = buf_new(ctx->arena, 0);
    const struct str mark = S("{0}");

    while (pattern.len != 0) {
        if (str_starts(pattern, mark)) {
            buf_str(&b, t->place);
            pattern = (struct str){pattern.ptr + mark.len, pattern.len - mark.len};
            continue;
        }
        buf_char(&b, *pattern.ptr++);
        pattern.len--;
    }
    return buf_view(&b);
}

static int64_t organ_of(const struct cast *c, struct str short_name)
{
    arr_each (i, c->organs_count)
        if (str_eq(c->organs[i].short_name, short_name))
            return c->organs[i].id;
    return 0;
}

static int64_t category_of(const struct cast *c, struct str code)
{
    arr_each (i, c->categories_count)
        if (str_eq(c->categories[i].code, code))
            return c->categories[i].id;
    return 0;
}

/* ---------------------------------------------------------------- acting */

static void as_office(struct ctx *ctx, const struct tale *t)
{
    const struct account_post *p = &t->cast->office[0];

    demo_act(ctx,
             &(struct actor){.account_id = p->account_id, .organ_id = p->organ_id, .name = p->name},
             t->on, 10);
}

static void as_post(struct ctx *ctx, const struct tale *t, const struct account_post *posts,
                    size_t count, int64_t organ_id)
{
    arr_each (i, count)
        if (posts[i].organ_id == organ_id)
            demo_act(ctx,
                     &(struct actor){.account_id = posts[i].account_id,
                                     .organ_id = organ_id,
                                     .name = posts[i].name},
                     t->on, 11);
}

static void as_handler(struct ctx *ctx, const struct tale *t, int64_t organ_id)
{
    as_post(ctx, t, t->cast->handlers, t->cast->handlers_count, organ_id);
}

static void as_chief(struct ctx *ctx, const struct tale *t, int64_t organ_id)
{
    as_post(ctx, t, t->cast->chiefs, t->cast->chiefs_count, organ_id);
}

static void as_deputy(struct ctx *ctx, const struct tale *t, const struct deputy *d)
{
    demo_act(ctx, &(struct actor){.account_id = d->account_id, .deputy_id = d->id, .name = d->name},
             t->on, 20);
}

/* Days later; false when that lies ahead of today: the tale stops there. */
static bool later(struct tale *t, int days)
{
    const struct date to = date_add_days(t->on, days);

    if (date_cmp(to, t->cast->today) > 0)
        return false;
    t->on = to;
    return true;
}

/* ---------------------------------------------------------------- 提 */

enum { COSIGNERS_MAX = 4 };

static size_t choose_cosigners(const struct tale *t, const struct deputy **out)
{
    const size_t count = chance(t, 1, COSIGNERS_MAX + 1);

    for (size_t i = 0; i < count; i++)
        out[i] = &t->cast->deputies[(t->n * 7 + i * 31 + 11) % t->cast->deputies_count];
    return count;
}

static enum status draft(struct ctx *ctx, struct tale *t)
{
    const struct deputy *others[COSIGNERS_MAX];
    int64_t ids[COSIGNERS_MAX];
    size_t wanted = choose_cosigners(t, others), count = 0;
    struct suggestion_draft in = {
        .title = placed(ctx, t, t->f[F_TITLE]),
        .body =
            str_printf(ctx->arena, STR_FMT "\n\n" STR_FMT, STR_ARG(placed(ctx, t, t->f[F_PROBLEM])),
                       STR_ARG(TF(ctx->arena, "suggestion.demo.ask", t->f[F_ASK]))),
        .category_id = category_of(t->cast, t->f[F_CATEGORY]),
        .cosigners = ids,
    };

    arr_each (i, wanted)
        if (others[i]->id != t->lead->id && (count == 0 || ids[count - 1] != others[i]->id))
            ids[count++] = others[i]->id;
    in.cosigners_count = count;
    as_deputy(ctx, t, t->lead);
    TRY(suggestion_save(ctx, &in, &t->id));
    if (count == 0)
        return ST_OK;
    TRY(suggestion_ask_confirm(ctx, &(struct suggestion_ref){.id = t->id}));
    arr_each (i, wanted) {
        bool invited = false;

        arr_each (k, count)
            invited = invited || (ids[k] == others[i]->id);
        if (!invited || (i > 0 && others[i]->id == others[i - 1]->id))
            continue;
        as_deputy(ctx, t, others[i]);
        TRY(suggestion_confirm(ctx, &(struct suggestion_confirm){.id = t->id, .agree = true}));
    }
    return ST_OK;
}

static enum status table_it(struct ctx *ctx, struct tale *t)
{
    TRY(draft(ctx, t));
    as_deputy(ctx, t, t->lead);
    return suggestion_submit(ctx, &(struct suggestion_submit){.id = t->id, .one_matter = true});
}

/* ---------------------------------------------------------------- 交 */

static enum status hand_over(struct ctx *ctx, struct tale *t)
{
    const struct suggestion_unit units[] = {{t->unit_id, ROLE_LEAD}, {t->joint_id, ROLE_JOINT}};

    as_office(ctx, t);
    return suggestion_hand_over(ctx, &(struct suggestion_assign){
                                         .id = t->id,
                                         .units = units,
                                         .units_count = t->joint_id != 0 ? 2 : 1,
                                         .complex = chance(t, 2, 12) == 0,
                                     });
}

static enum status sign(struct ctx *ctx, struct tale *t)
{
    as_handler(ctx, t, t->unit_id);
    TRY(suggestion_sign(ctx, &(struct suggestion_handling_ref){.id = t->id}));
    if (t->joint_id == 0)
        return ST_OK;
    as_handler(ctx, t, t->joint_id);
    return suggestion_sign(ctx, &(struct suggestion_handling_ref){.id = t->id});
}

/* ---------------------------------------------------------------- 办 */

static enum status contact(struct ctx *ctx, struct tale *t)
{
    static const char *const WAYS[] = {"face", "face", "phone", "writing"};

    as_handler(ctx, t, t->unit_id);
    TRY(suggestion_contact(
        ctx, &(struct suggestion_contact_new){.id = t->id,
                                              .way = str_from(WAYS[chance(t, 3, COUNT(WAYS))]),
                                              .summary = T("suggestion.demo.contact")}));
    if (t->joint_id == 0)
        return ST_OK;
    as_handler(ctx, t, t->joint_id);
    return suggestion_advise(
        ctx, &(struct suggestion_advise){.id = t->id, .body = T("suggestion.demo.advice")});
}

/* Two of three are solved; the rest are promised, explained, or belong to a higher level. */
static const char *class_of(const struct tale *t, bool again)
{
    const uint32_t roll = chance(t, 4, 20);

    if (again || roll < 13)
        return "A";
    return roll < 18 ? "B" : roll < 19 ? "C" : "D";
}

static enum status reply(struct ctx *ctx, struct tale *t, bool again)
{
    const char *class = class_of(t, again);
    const struct suggestion_promise_new promise = {
        .what = t->f[F_PROMISE],
        .due_on = date_add_days(t->on, 60 + (int)chance(t, 5, 150)),
    };
    const struct suggestion_reply_draft in = {
        .id = t->id,
        .doc_number = str_printf(ctx->arena, STR_FMT "%u" STR_FMT,
                                 STR_ARG(TF(ctx->arena, "suggestion.demo.doc",
                                            str_printf(ctx->arena, "%d", t->on.year))),
                                 t->n + (again ? 500 : 1), STR_ARG(T("suggestion.demo.doc_end"))),
        .addressee = TF(ctx->arena, "suggestion.demo.addressee", t->lead->name),
        .title = TF(ctx->arena, "suggestion.demo.reply_title", placed(ctx, t, t->f[F_TITLE])),
        .body = *class == 'A' ? TF(ctx->arena, "suggestion.demo.reply", t->f[F_REPLY])
                              : TF(ctx->arena, "suggestion.demo.reply_later", t->f[F_PROMISE]),
        .class_code = str_from(class),
        .signer = T("suggestion.demo.signer"),
        .contact_person = T("suggestion.demo.contact_person"),
        .phone = S("0990-2000000"),
        .not_solved_why = *class == 'C' ? T("suggestion.demo.why_not") : S(""),
        .reported_upward = *class == 'D' ? T("suggestion.demo.upward") : S(""),
        .promises = &promise,
        .promises_count = *class == 'B' ? 1 : 0,
    };
    int64_t reply_id;

    as_handler(ctx, t, t->unit_id);
    TRY(suggestion_draft_reply(ctx, &in, &reply_id));
    TRY(suggestion_submit_reply(ctx, &(struct suggestion_handling_ref){.id = t->id}));
    as_chief(ctx, t, t->unit_id);
    TRY(suggestion_sign_off(
        ctx, &(struct suggestion_sign_off){.id = t->id, .reply_id = reply_id, .approve = true}));
    as_handler(ctx, t, t->unit_id);
    return suggestion_send_reply(ctx, &(struct suggestion_handling_ref){.id = t->id});
}

/* ---------------------------------------------------------------- 评、公开 */

static enum status rate(struct ctx *ctx, struct tale *t, enum suggestion_mark mark)
{
    as_deputy(ctx, t, t->lead);
    return suggestion_rate(
        ctx, &(struct suggestion_rate){
                 .id = t->id,
                 .attitude = mark == MARK_DISSATISFIED ? MARK_BASIC : mark,
                 .result = mark,
                 .reason = mark == MARK_DISSATISFIED ? T("suggestion.demo.not_satisfied") : S(""),
             });
}

static enum status publish(struct ctx *ctx, struct tale *t)
{
    struct suggestion_detail d;

    as_office(ctx, t);
    TRY(suggestion_show(ctx, t->id, &d));
    TRY(suggestion_publish(
        ctx, &(struct suggestion_publish){
                 .id = t->id, .is_public = true, .title = d.text.title, .body = d.text.body}));
    if (d.replies_count == 0)
        return ST_OK;
    return suggestion_publish(ctx, &(struct suggestion_publish){.id = t->id,
                                                                .reply_id = d.replies[0].id,
                                                                .is_public = true,
                                                                .title = d.replies[0].title,
                                                                .body = d.replies[0].body});
}

/* Most promises are kept on their day and confirmed by the office; some are put off. */
static enum status keep_promises(struct ctx *ctx, struct tale *t)
{
    struct suggestion_detail d;

    as_office(ctx, t);
    TRY(suggestion_show(ctx, t->id, &d));
    if (d.promises_count == 0 || !str_eqz(d.promises[0].state, "open") || chance(t, 18, 6) == 0)
        return ST_OK;
    if (!later(t, date_diff_days(d.promises[0].due_on, t->on) - 3))
        return ST_OK;
    as_handler(ctx, t, t->unit_id);
    TRY(suggestion_report_promise(
        ctx, &(struct suggestion_promise_act){.id = t->id,
                                              .promise_id = d.promises[0].id,
                                              .what = S("done"),
                                              .body = T("suggestion.demo.kept")}));
    as_office(ctx, t);
    return suggestion_confirm_promise(
        ctx, &(struct suggestion_promise_act){.id = t->id,
                                              .promise_id = d.promises[0].id,
                                              .what = S("confirmed"),
                                              .body = T("suggestion.demo.kept_seen")});
}

/* ---------------------------------------------------------------- a whole tale */

static enum status redo(struct ctx *ctx, struct tale *t)
{
    if (!later(t, 20 + (int)chance(t, 6, 8)))
        return ST_OK;
    as_handler(ctx, t, t->unit_id);
    TRY(suggestion_contact(
        ctx, &(struct suggestion_contact_new){
                 .id = t->id, .way = S("face"), .summary = T("suggestion.demo.contact_again")}));
    TRY(reply(ctx, t, true));
    if (!later(t, 6))
        return ST_OK;
    return rate(ctx, t, chance(t, 17, 3) == 0 ? MARK_DISSATISFIED : MARK_SATISFIED);
}

static enum status after_reply(struct ctx *ctx, struct tale *t)
{
    const uint32_t roll = chance(t, 7, 40);

    if (!later(t, 3 + (int)chance(t, 8, 12)))
        return ST_OK;
    if (chance(t, 9, 25) == 0)
        return ST_OK; /* has not rated yet */
    TRY(rate(ctx, t, roll == 0 ? MARK_DISSATISFIED : roll < 9 ? MARK_BASIC : MARK_SATISFIED));
    if (roll == 0)
        return redo(ctx, t);
    return chance(t, 10, 2) == 0 ? publish(ctx, t) : ST_OK;
}

/* The unit says it is not its business; nobody has decided yet. */
static enum status give_back(struct ctx *ctx, struct tale *t)
{
    as_handler(ctx, t, t->unit_id);
    return suggestion_give_back(
        ctx, &(struct suggestion_handling_ref){.id = t->id, .note = T("suggestion.demo.not_ours")});
}

static enum status ask_for_time(struct ctx *ctx, struct tale *t)
{
    struct suggestion s;

    as_handler(ctx, t, t->unit_id);
    TRY(suggestion_get(ctx, t->id, &s));
    if (s.complex)
        return ST_OK; /* has the longest period already */
    return suggestion_ask_extension(
        ctx, &(struct suggestion_extend){.id = t->id,
                                         .wanted_on = date_add_days(s.due_on, 45),
                                         .reason = T("suggestion.demo.needs_time")});
}

static enum status handle(struct ctx *ctx, struct tale *t)
{
    const bool slow = chance(t, 11, 33) == 0; /* goes past its day */

    if (!later(t, 2 + (int)chance(t, 12, 4)))
        return ST_OK;
    if (t->n == GIVEN_BACK)
        return give_back(ctx, t);
    TRY(sign(ctx, t));
    if (t->n == NEEDS_TIME)
        return ask_for_time(ctx, t);
    if (!later(t, 8 + (int)chance(t, 13, 20)))
        return ST_OK;
    TRY(contact(ctx, t));
    if (!later(t, slow ? 85 : 18 + (int)chance(t, 14, 42)))
        return ST_OK;
    TRY(reply(ctx, t, false));
    TRY(after_reply(ctx, t));
    return keep_promises(ctx, t);
}

static enum status tell(struct ctx *ctx, struct tale *t, bool in_session)
{
    TRY(table_it(ctx, t));
    if (!later(t, in_session ? 6 : 2))
        return ST_OK;
    if (t->n >= STILL_SUBMITTED)
        return ST_OK;
    as_office(ctx, t);
    if (!in_session && chance(t, 15, 15) == 0)
        return suggestion_return(
            ctx, &(struct suggestion_refuse){.id = t->id,
                                             .reason = S("no_content"),
                                             .note = T("suggestion.demo.returned")});
    TRY(suggestion_accept(
        ctx, &(struct suggestion_accept){.id = t->id,
                                         .category_id = category_of(t->cast, t->f[F_CATEGORY])}));
    if (t->n >= STILL_ACCEPTED || !later(t, in_session ? 8 : 3))
        return ST_OK;
    TRY(hand_over(ctx, t));
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
    t.on = in_session ? date_add_days(cast->session.opens_on, (int)chance(&t, 16, 4))
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
    return suggestion_demo_key(ctx, cast.leaders, cast.leaders_count);
}
