// SPDX-License-Identifier: MulanPSL-2.0
/* Who of those who are asked needs what help: for who prepares the activity, until it is over.
 * @law Deputies Law (2025-03-11) art. 53, 54 */
#include "modules/activity/activity_list.h"
#include "modules/activity/activity_web.h"
#include "modules/deputy/deputy.h"
#include "platform/reveal.h"
#include "platform/text.h"
#include "platform/view.h"

/* Those of whom something is noted and who have not said that they do not come. */
static enum status needing(struct ctx *ctx, const struct activity *a, struct activity_person **out,
                           size_t *out_count)
{
    struct activity_person *people;
    size_t count, noted, n = 0;
    int64_t *ids;

    *out = NULL;
    *out_count = 0;
    if (!may(ctx, "deputy.help") || !(str_eqz(a->state, "planned") || str_eqz(a->state, "open")) ||
        str_eqz(a->sort, "bulletin"))
        return ST_OK;
    TRY(deputy_help_noted(ctx, &ids, &noted));
    if (noted == 0)
        return ST_OK;
    TRY(activity_store_people(ctx, a->id, &people, &count));
    arr_each (i, count)
        if (!str_eqz(people[i].answer, "no") && deputy_among(ids, noted, people[i].deputy_id))
            people[n++] = people[i];
    *out = people;
    *out_count = n;
    return ST_OK;
}

enum status activity_web_help_link(struct ctx *ctx, const struct activity *a,
                                   const struct link_v **out)
{
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct activity_person *people;
    size_t count;

    TRY(needing(ctx, a, &people, &count));
    *link = (struct link_v){
        .label = TF(ctx->arena, "activity.help.n", str_int(ctx->arena, (int64_t)count)),
        .url = activity_web_url(ctx, a->id, "/help"),
    };
    *out = count > 0 ? link : NULL;
    return ST_OK;
}

static enum status row_of(struct ctx *ctx, const struct activity_person *p,
                          struct activity_help_row_v *out)
{
    struct deputy_help h;

    *out = (struct activity_help_row_v){
        .name = p->name,
        .delegation = p->delegation,
        .answer = p->answer,
        .deputy_url = str_printf(ctx->arena, "/deputy/%lld", (long long)p->deputy_id),
    };
    TRY(deputy_help_get(ctx, p->deputy_id, &h));
    out->help = deputy_help_text(ctx->arena, &h);
    return ST_OK;
}

/* That somebody needs help is shown with what he needs: of those about whom the reader has said
 * why. *of: one of whom he has not, else the first; 0: nobody needs any. */
static enum status rows_make(struct ctx *ctx, const struct activity_person *people, size_t count,
                             struct activity_help_v *v, int64_t *of)
{
    struct activity_help_row_v *rows = arena_array(ctx->arena, count, struct activity_help_row_v);
    int64_t until;

    *of = count > 0 ? people[0].deputy_id : 0;
    arr_each (i, count) {
        TRY(look_open(ctx, "deputy", people[i].deputy_id, &until));
        if (until == 0)
            *of = people[i].deputy_id;
        else
            TRY(row_of(ctx, &people[i], &rows[v->rows_count++]));
    }
    v->rows = rows;
    v->total = (int64_t)count;
    v->shown = v->rows_count > 0;
    if (v->rows_count < count)
        v->hidden = TF(ctx->arena, "activity.help.masked",
                       str_int(ctx->arena, (int64_t)(count - v->rows_count)));
    return ST_OK;
}

enum status activity_web_help(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct reveal_v *reveal = arena_new(ctx->arena, struct reveal_v);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct activity_person *people;
    struct activity_help_v v;
    struct activity a;
    size_t count;
    int64_t of;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    TRY(needing(ctx, &a, &people, &count));
    *empty =
        (struct empty_v){.title = T("activity.help.none"), .text = T("activity.help.none_text")};
    v = (struct activity_help_v){
        .crumbs = activity_web_crumbs(ctx, a.title, activity_web_url(ctx, a.id, ""),
                                      T("activity.help.title")),
        .id = a.id,
        .title = a.title,
        .empty = count == 0 ? empty : NULL,
        .reveal = count > 0 ? reveal : NULL,
    };
    TRY(rows_make(ctx, people, count, &v, &of));
    TRY(reveal_make(ctx, rq, "deputy", of, activity_web_url(ctx, a.id, "/help"), reveal));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("activity.help.title"), &activity_help_view,
                        &v);
}

enum status activity_web_help_reveal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity_person *people;
    struct activity a;
    int64_t *ids;
    size_t count;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    TRY(needing(ctx, &a, &people, &count));
    ids = arena_array(ctx->arena, count, int64_t);
    arr_each (i, count)
        ids[i] = people[i].deputy_id;
    TRY(deputy_help_look(ctx, ids, count, param_text(rq, "why"), param_text(rq, "note")));
    return respond_see_other(rs, "/activity/%lld/help", (long long)a.id);
}
