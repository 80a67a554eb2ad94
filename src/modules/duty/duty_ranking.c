// SPDX-License-Identifier: MulanPSL-2.0
/* All deputies by what their files come to, and who of them has done less than is expected. */
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_gather.h"
#include "modules/duty/duty_rules.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- by points */

static int best_first(const void *x, const void *y)
{
    const struct duty_rank *a = x, *b = y;
    int c;

    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    c = str_cmp(a->sound, b->sound);
    return c != 0 ? c : (a->deputy_id < b->deputy_id ? -1 : a->deputy_id > b->deputy_id);
}

static void places(struct duty_rank *ranks, size_t count)
{
    arr_each (i, count)
        ranks[i].place =
            i > 0 && ranks[i].points == ranks[i - 1].points ? ranks[i - 1].place : (unsigned)i + 1;
}

enum status duty_ranking(struct ctx *ctx, int year, int64_t delegation_id, struct duty_rank **out,
                         size_t *out_count)
{
    struct duty_all all;

    TRY(duty_all(ctx, year, delegation_id, &all));
    arr_each (d, all.count) {
        const struct deputy *deputy = &all.deputies[d];

        all.ranks[d].deputy_id = deputy->id;
        all.ranks[d].name = deputy->name;
        all.ranks[d].sound = text_sort_key(ctx->arena, TEXT_BY_PINYIN, deputy->name);
        all.ranks[d].delegation = deputy->delegation_name;
        all.ranks[d].in_office = deputy->in_office;
        all.ranks[d].points =
            duty_file_points(all.base, all.most, &all.lines[d * all.lines_each], all.lines_each);
    }
    qsort(all.ranks, all.count, sizeof *all.ranks, best_first);
    places(all.ranks, all.count);
    *out = all.ranks;
    *out_count = all.count;
    return ST_OK;
}

/* ---------------------------------------------------------------- by what is missing */

/* "走访联系群众还差1次、参加会议还差2次" of a file; "" nothing is. */
static struct str missing(struct ctx *ctx, const struct duty_all *all, size_t at, struct date by)
{
    const struct deputy *d = &all->deputies[at];
    const struct duty_line *lines = &all->lines[at * all->lines_each];
    struct buf b = buf_new(ctx->arena, 0);
    int64_t days_short;

    arr_each (i, all->lines_each) {
        const int64_t short_of = duty_expected(lines[i].least, d->from_on, by) - lines[i].done;

        if (!lines[i].scored || short_of <= 0)
            continue;
        if (b.len > 0)
            buf_str(&b, T("duty.posts.and"));
        buf_str(&b, TF(ctx->arena, "duty.behind", lines[i].label, str_int(ctx->arena, short_of),
                       lines[i].unit));
    }
    days_short = duty_expected(all->days_asked, d->from_on, by) - duty_days_count(&all->days[at]);
    if (days_short > 0) {
        if (b.len > 0)
            buf_str(&b, T("duty.posts.and"));
        buf_str(&b, TF(ctx->arena, "duty.days_behind", str_int(ctx->arena, days_short)));
    }
    return buf_view(&b);
}

enum status duty_behind(struct ctx *ctx, struct date by, struct duty_behind **out,
                        size_t *out_count)
{
    struct duty_all all;
    size_t n = 0, suspended_count;
    int64_t *suspended;

    TRY(deputy_suspended_on(ctx, ctx->today, &suspended, &suspended_count));
    TRY(duty_all(ctx, by.year, 0, &all));
    *out = arena_array(ctx->arena, all.count, struct duty_behind);
    arr_each (i, all.count) {
        const struct deputy *d = &all.deputies[i];
        const struct str what = missing(ctx, &all, i, by);

        if (what.len > 0 && !deputy_among(suspended, suspended_count, d->id))
            (*out)[n++] = (struct duty_behind){.deputy_id = d->id,
                                               .delegation_id = d->delegation_id,
                                               .name = d->name,
                                               .delegation = d->delegation_name,
                                               .what = what};
    }
    *out_count = n;
    return ST_OK;
}
