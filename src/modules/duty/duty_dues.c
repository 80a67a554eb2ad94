// SPDX-License-Identifier: MulanPSL-2.0
/* Who is behind with what the formula expects, told at the ends of quarters: the deputy, who leads
 * his group, the office of each delegation. */
#include "modules/body/body.h"
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_list.h"
#include "modules/duty/duty_parts.h"
#include "modules/duty/duty_rules.h"
#include "platform/text.h"

#define DUE "name title what due_on days late today"

const struct notice_kind DUTY_NOTICES[] = {
    {"duty.confirmed", "title answer", false, "duty.own"},
    {"duty.returned", "title answer", false, "duty.own"},
    {"duty.answered", "title answer", true, "duty.own"},
    {"duty.due", DUE, false, "duty.own"},
    {"duty.group_due", DUE, false, "duty.own duty.read duty.check"},
    {0},
};

enum { DUES_MAX = 5000, NAMES_SHOWN = 5 };

struct items {
    struct due_item *at;
    size_t count;
};

static void put(struct items *to, struct due_item item)
{
    if (to->count < DUES_MAX)
        to->at[to->count++] = item;
}

/* ---------------------------------------------------------------- some of them, by name */

/* "3位代表：周秀兰、王德明、何丽华" */
struct few {
    struct buf names;
    size_t count;
};

static struct few few_new(struct ctx *ctx)
{
    return (struct few){.names = buf_new(ctx->arena, 0)};
}

static void few_add(struct few *f, struct str name)
{
    if (f->count < NAMES_SHOWN) {
        if (f->count > 0)
            buf_str(&f->names, T("duty.posts.and"));
        buf_str(&f->names, name);
    }
    f->count++;
}

static struct str few_text(struct ctx *ctx, const struct few *f)
{
    return TF(ctx->arena, f->count > NAMES_SHOWN ? "duty.few_more" : "duty.few",
              str_int(ctx->arena, (int64_t)f->count), buf_view(&f->names));
}

/* ---------------------------------------------------------------- one end of a quarter */

typedef enum status (*quarter_fn)(struct ctx *, struct date end, const struct duty_behind *,
                                  size_t count, struct items *);

static enum status own(struct ctx *ctx, struct date end, const struct duty_behind *who,
                       size_t count, struct items *to)
{
    arr_each (i, count)
        put(to, (struct due_item){.subject_id = who[i].deputy_id,
                                  .part_id = date_to_days(end),
                                  .due_on = end,
                                  .deputy_id = who[i].deputy_id,
                                  .url = str_printf(ctx->arena, "/duty/mine?year=%u", end.year),
                                  .title = who[i].what,
                                  .name = who[i].name});
    return ST_OK;
}

static const struct duty_behind *behind_of(const struct duty_behind *who, size_t count,
                                           int64_t deputy_id)
{
    arr_each (i, count)
        if (deputy_id != 0 && who[i].deputy_id == deputy_id)
            return &who[i];
    return NULL;
}

/* Its members who are behind, told to its chair, to each where it has several. */
static enum status one_group(struct ctx *ctx, struct date end, const struct body *group,
                             const struct duty_behind *who, size_t count, struct items *to)
{
    struct body_member *members;
    struct few few = few_new(ctx);
    size_t members_count;

    TRY(body_members_at(ctx, group->id, ctx->today, &members, &members_count));
    arr_each (i, members_count) {
        const struct duty_behind *b = behind_of(who, count, members[i].deputy_id);

        if (b != NULL)
            few_add(&few, b->name);
    }
    for (size_t i = 0; few.count > 0 && i < members_count; i++)
        if (members[i].post == BODY_CHAIR)
            put(to, (struct due_item){
                        .subject_id = members[i].id,
                        .part_id = date_to_days(end),
                        .due_on = end,
                        .deputy_id = members[i].deputy_id,
                        .account_id = members[i].deputy_id == 0 ? members[i].account_id : 0,
                        .url = str_printf(ctx->arena, "/body/%lld", (long long)group->id),
                        .title = few_text(ctx, &few),
                        .name = group->name});
    return ST_OK;
}

static enum status groups(struct ctx *ctx, struct date end, const struct duty_behind *who,
                          size_t count, struct items *to)
{
    struct body *bodies;
    size_t bodies_count;

    TRY(body_list(ctx, ctx->today, &bodies, &bodies_count));
    arr_each (i, bodies_count)
        if (bodies[i].kind == BODY_GROUP)
            TRY(one_group(ctx, end, &bodies[i], who, count, to));
    return ST_OK;
}

static bool is_first_of(const struct duty_behind *who, size_t at)
{
    arr_each (i, at)
        if (who[i].delegation_id == who[at].delegation_id)
            return false;
    return true;
}

static enum status delegations(struct ctx *ctx, struct date end, const struct duty_behind *who,
                               size_t count, struct items *to)
{
    arr_each (i, count) {
        struct few few = few_new(ctx);

        if (!is_first_of(who, i))
            continue;
        for (size_t k = i; k < count; k++)
            if (who[k].delegation_id == who[i].delegation_id)
                few_add(&few, who[k].name);
        put(to, (struct due_item){.subject_id = who[i].delegation_id,
                                  .part_id = date_to_days(end),
                                  .due_on = end,
                                  .url = str_printf(ctx->arena, "/duty?year=%u&delegation=%lld",
                                                    end.year, (long long)who[i].delegation_id),
                                  .title = few_text(ctx, &few),
                                  .name = who[i].delegation});
    }
    return ST_OK;
}

static int by_day(const void *x, const void *y)
{
    const struct due_item *a = x, *b = y;

    if (a->part_id != b->part_id)
        return a->part_id < b->part_id ? -1 : 1;
    return a->subject_id < b->subject_id ? -1 : a->subject_id > b->subject_id;
}

/* Of all, those after one, as many as are asked for. Nothing is read on days on which no quarter
 * ends. */
static enum status quarters(struct ctx *ctx, struct date from, struct date until, quarter_fn fn,
                            const struct due_item *after, unsigned limit, struct due_item **out,
                            size_t *out_count)
{
    struct items to = {.at = arena_array(ctx->arena, DUES_MAX, struct due_item)};
    struct duty_behind *who;
    size_t count, at = 0;

    for (struct date end = duty_quarter_end(from); date_cmp(end, until) <= 0;
         end = duty_quarter_end(date_add_days(end, 1))) {
        TRY(duty_behind(ctx, end, &who, &count));
        TRY(fn(ctx, end, who, count, &to));
    }
    qsort(to.at, to.count, sizeof *to.at, by_day);
    while (after != NULL && at < to.count && by_day(&to.at[at], after) <= 0)
        at++;
    *out = to.at + at;
    *out_count = to.count - at < limit ? to.count - at : limit;
    return ST_OK;
}

#define PAGE(name, fn)                                                                             \
    static enum status name(struct ctx *ctx, struct date from, struct date until,                  \
                            const struct due_item *after, unsigned limit, struct due_item **out,   \
                            size_t *out_count)                                                     \
    {                                                                                              \
        return quarters(ctx, from, until, fn, after, limit, out, out_count);                       \
    }
PAGE(own_page, own)
PAGE(groups_page, groups)
PAGE(delegations_page, delegations)

const struct due_source DUTY_DUES[] = {
    {.name = "duty.behind",
     .kind = "duty.due",
     .whom = "deputy",
     .rules = "-15 deputy, 1 deputy",
     .page = own_page},
    {.name = "duty.group",
     .kind = "duty.group_due",
     .whom = "deputy owner",
     .rules = "-15 deputy, -15 owner, 1 deputy, 1 owner",
     .page = groups_page},
    {.name = "duty.delegation",
     .kind = "duty.group_due",
     .whom = "office leader",
     .rules = "1 office",
     .page = delegations_page},
    {0},
};
