// SPDX-License-Identifier: MulanPSL-2.0
/* Who of those who come needs what help: for who prepares the meeting, while it is prepared.
 * @law Deputies Law (2025-03-11) art. 53, 54 */
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_web.h"
#include "platform/reveal.h"
#include "platform/text.h"
#include "platform/view.h"

static bool is_away(const struct meeting_person *p)
{
    return str_eqz(p->receipt, "leave_granted");
}

/* Those of whom something is noted, in the order of the roll; nobody once the meeting is over. */
static enum status needing(struct ctx *ctx, const struct meeting *m, struct meeting_person **out,
                           size_t *out_count)
{
    struct meeting_person *people;
    size_t count, noted, n = 0;
    int64_t *ids;

    *out = NULL;
    *out_count = 0;
    if (!may(ctx, "deputy.help") || m->state == MEETING_CANCELLED || meeting_was_held(m->state))
        return ST_OK;
    TRY(deputy_help_noted(ctx, &ids, &noted));
    if (noted == 0)
        return ST_OK;
    TRY(meeting_people(ctx, m->id, &people, &count));
    arr_each (i, count)
        if (!is_away(&people[i]) && deputy_among(ids, noted, people[i].deputy_id))
            people[n++] = people[i];
    *out = people;
    *out_count = n;
    return ST_OK;
}

enum status meeting_web_help_link(struct ctx *ctx, const struct meeting *m,
                                  const struct link_v **out)
{
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct meeting_person *people;
    size_t count;

    TRY(needing(ctx, m, &people, &count));
    *link = (struct link_v){
        .label = TF(ctx->arena, "meeting.help.n", meeting_web_int(ctx, (int64_t)count)),
        .url = meeting_web_url(ctx, m->id, "/help"),
    };
    *out = count > 0 ? link : NULL;
    return ST_OK;
}

static enum status row_of(struct ctx *ctx, const struct meeting_person *p,
                          struct meeting_help_row_v *out)
{
    struct deputy_help h;

    *out = (struct meeting_help_row_v){
        .name = p->name,
        .title = p->title,
        .capacity = str_from(meeting_capacity_word(p->capacity)),
        .seat = p->seat,
        .deputy_url = str_printf(ctx->arena, "/deputy/%lld", (long long)p->deputy_id),
    };
    TRY(deputy_help_get(ctx, p->deputy_id, &h));
    out->help = deputy_help_text(ctx->arena, &h);
    return ST_OK;
}

/* That somebody needs help is shown with what he needs: of those about whom the reader has said
 * why. *of: one of whom he has not, else the first; 0: nobody needs any. */
static enum status rows_make(struct ctx *ctx, const struct meeting_person *people, size_t count,
                             struct meeting_help_v *v, int64_t *of)
{
    struct meeting_help_row_v *rows = arena_array(ctx->arena, count, struct meeting_help_row_v);
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
        v->hidden = TF(ctx->arena, "meeting.help.masked",
                       str_int(ctx->arena, (int64_t)(count - v->rows_count)));
    return ST_OK;
}

enum status meeting_web_help(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct reveal_v *reveal = arena_new(ctx->arena, struct reveal_v);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct meeting_person *people;
    struct meeting_help_v v;
    struct meeting m;
    size_t count;
    int64_t of;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(needing(ctx, &m, &people, &count));
    *empty = (struct empty_v){.title = T("meeting.help.none"), .text = T("meeting.help.none_text")};
    v = (struct meeting_help_v){
        .crumbs = meeting_web_crumbs(ctx, &m, T("meeting.help.title")),
        .id = m.id,
        .name = m.name,
        .empty = count == 0 ? empty : NULL,
        .reveal = count > 0 ? reveal : NULL,
    };
    TRY(rows_make(ctx, people, count, &v, &of));
    TRY(reveal_make(ctx, rq, "deputy", of, meeting_web_url(ctx, m.id, "/help"), reveal));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.help.title"), &meeting_help_view, &v);
}

enum status meeting_web_help_reveal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_person *people;
    struct meeting m;
    int64_t *ids;
    size_t count;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(needing(ctx, &m, &people, &count));
    ids = arena_array(ctx->arena, count, int64_t);
    arr_each (i, count)
        ids[i] = people[i].deputy_id;
    TRY(deputy_help_look(ctx, ids, count, param_text(rq, "why"), param_text(rq, "note")));
    return respond_see_other(rs, "/meeting/%lld/help", (long long)m.id);
}
