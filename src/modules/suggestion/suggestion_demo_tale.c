// SPDX-License-Identifier: MulanPSL-2.0
/* The steps of one suggestion of the demo, each taken by who may take it. */
#include "modules/suggestion/suggestion_demo_tale.h"
#include "modules/suggestion/suggestion_actions.h"
#include "platform/demo.h"
#include "platform/text.h"

uint32_t tale_chance(const struct tale *t, uint32_t what, uint32_t of)
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

int64_t tale_category(const struct cast *c, struct str code)
{
    arr_each (i, c->categories_count)
        if (str_eq(c->categories[i].code, code))
            return c->categories[i].id;
    return 0;
}

/* ---------------------------------------------------------------- acting */

void tale_as_office(struct ctx *ctx, const struct tale *t)
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

void tale_as_handler(struct ctx *ctx, const struct tale *t, int64_t organ_id)
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

bool tale_later(struct tale *t, int days)
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
    const size_t count = tale_chance(t, 1, COSIGNERS_MAX + 1);

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
        .category_id = tale_category(t->cast, t->f[F_CATEGORY]),
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

enum status tale_table(struct ctx *ctx, struct tale *t)
{
    TRY(draft(ctx, t));
    as_deputy(ctx, t, t->lead);
    return suggestion_submit(ctx, &(struct suggestion_submit){.id = t->id, .one_matter = true});
}

/* ---------------------------------------------------------------- 交 */

enum status tale_hand_over(struct ctx *ctx, struct tale *t)
{
    const struct suggestion_unit units[] = {{t->unit_id, ROLE_LEAD}, {t->joint_id, ROLE_JOINT}};

    tale_as_office(ctx, t);
    return suggestion_hand_over(ctx, &(struct suggestion_assign){
                                         .id = t->id,
                                         .units = units,
                                         .units_count = t->joint_id != 0 ? 2 : 1,
                                         .complex = tale_chance(t, 2, 12) == 0,
                                     });
}

enum status tale_sign(struct ctx *ctx, struct tale *t)
{
    tale_as_handler(ctx, t, t->unit_id);
    TRY(suggestion_sign(ctx, &(struct suggestion_handling_ref){.id = t->id}));
    if (t->joint_id == 0)
        return ST_OK;
    tale_as_handler(ctx, t, t->joint_id);
    return suggestion_sign(ctx, &(struct suggestion_handling_ref){.id = t->id});
}

/* ---------------------------------------------------------------- 办 */

enum status tale_contact(struct ctx *ctx, struct tale *t)
{
    static const char *const WAYS[] = {"face", "face", "phone", "writing"};

    tale_as_handler(ctx, t, t->unit_id);
    TRY(suggestion_contact(
        ctx, &(struct suggestion_contact_new){.id = t->id,
                                              .way = str_from(WAYS[tale_chance(t, 3, COUNT(WAYS))]),
                                              .summary = T("suggestion.demo.contact")}));
    if (t->joint_id == 0)
        return ST_OK;
    tale_as_handler(ctx, t, t->joint_id);
    return suggestion_advise(
        ctx, &(struct suggestion_advise){.id = t->id, .body = T("suggestion.demo.advice")});
}

/* Two of three are solved; the rest are promised, explained, or belong to a higher level. */
static const char *class_of(const struct tale *t, bool again)
{
    const uint32_t roll = tale_chance(t, 4, 20);

    if (again || roll < 13)
        return "A";
    return roll < 18 ? "B" : roll < 19 ? "C" : "D";
}

enum status tale_reply(struct ctx *ctx, struct tale *t, bool again)
{
    const char *class = class_of(t, again);
    const struct suggestion_promise_new promise = {
        .what = t->f[F_PROMISE],
        .due_on = date_add_days(t->on, 60 + (int)tale_chance(t, 5, 150)),
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

    tale_as_handler(ctx, t, t->unit_id);
    TRY(suggestion_draft_reply(ctx, &in, &reply_id));
    TRY(suggestion_submit_reply(ctx, &(struct suggestion_handling_ref){.id = t->id}));
    as_chief(ctx, t, t->unit_id);
    TRY(suggestion_sign_off(
        ctx, &(struct suggestion_sign_off){.id = t->id, .reply_id = reply_id, .approve = true}));
    tale_as_handler(ctx, t, t->unit_id);
    return suggestion_send_reply(ctx, &(struct suggestion_handling_ref){.id = t->id});
}

enum status tale_give_back(struct ctx *ctx, struct tale *t)
{
    tale_as_handler(ctx, t, t->unit_id);
    return suggestion_give_back(
        ctx, &(struct suggestion_handling_ref){.id = t->id, .note = T("suggestion.demo.not_ours")});
}

enum status tale_ask_for_time(struct ctx *ctx, struct tale *t)
{
    struct suggestion s;

    tale_as_handler(ctx, t, t->unit_id);
    TRY(suggestion_get(ctx, t->id, &s));
    if (s.complex)
        return ST_OK; /* has the longest period already */
    return suggestion_ask_extension(
        ctx, &(struct suggestion_extend){.id = t->id,
                                         .wanted_on = date_add_days(s.due_on, 45),
                                         .reason = T("suggestion.demo.needs_time")});
}

/* ---------------------------------------------------------------- 评、公开 */

enum status tale_rate(struct ctx *ctx, struct tale *t, enum suggestion_mark mark)
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

enum status tale_publish(struct ctx *ctx, struct tale *t)
{
    struct suggestion_detail d;

    tale_as_office(ctx, t);
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

enum status tale_keep_promises(struct ctx *ctx, struct tale *t)
{
    struct suggestion_detail d;

    tale_as_office(ctx, t);
    TRY(suggestion_show(ctx, t->id, &d));
    if (d.promises_count == 0 || !str_eqz(d.promises[0].state, "open") ||
        tale_chance(t, 18, 6) == 0)
        return ST_OK;
    if (!tale_later(t, date_diff_days(d.promises[0].due_on, t->on) - 3))
        return ST_OK;
    tale_as_handler(ctx, t, t->unit_id);
    TRY(suggestion_report_promise(
        ctx, &(struct suggestion_promise_act){.id = t->id,
                                              .promise_id = d.promises[0].id,
                                              .what = S("done"),
                                              .body = T("suggestion.demo.kept")}));
    tale_as_office(ctx, t);
    return suggestion_confirm_promise(
        ctx, &(struct suggestion_promise_act){.id = t->id,
                                              .promise_id = d.promises[0].id,
                                              .what = S("confirmed"),
                                              .body = T("suggestion.demo.kept_seen")});
}
