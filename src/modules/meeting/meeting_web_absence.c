// SPDX-License-Identifier: MulanPSL-2.0
/* Who stayed away without leave, by person over the term; what follows from it in law. */
#include "meeting_figure_view.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_absence.h"
#include "modules/meeting/meeting_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { PEOPLE_SHOWN = 200 };

static void rows_put(struct ctx *ctx, const struct meeting_absent *p,
                     struct meeting_absent_row_v *out)
{
    struct meeting_absence_row_v *rows =
        arena_array(ctx->arena, p->rows_count, struct meeting_absence_row_v);

    arr_each (i, p->rows_count)
        rows[i] = (struct meeting_absence_row_v){
            .meeting = p->rows[i].meeting,
            .url = meeting_web_url(ctx, p->rows[i].meeting_id, ""),
            .session = p->rows[i].session,
            .on = p->rows[i].on,
        };
    out->rows = rows;
    out->rows_count = p->rows_count;
}

/* The seat ends by law; the office looks at it and says so itself. */
static enum status end_put(struct ctx *ctx, const struct meeting_absent *p,
                           struct meeting_absent_row_v *out)
{
    struct deputy d;

    if (!p->ends)
        return ST_OK;
    TRY(deputy_get(ctx, p->deputy_id, &d));
    out->ends = d.in_office;
    if (d.in_office && may(ctx, "deputy.edit"))
        out->end_url = str_printf(ctx->arena, "/deputy/%lld/leave", (long long)p->deputy_id);
    return ST_OK;
}

enum status meeting_web_absence(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct meeting_absent_row_v *people;
    struct meeting_absence_v v;
    struct meeting_absent *all;
    size_t count, shown;

    TRY(meeting_absent_people(ctx, &all, &count));
    shown = count > PEOPLE_SHOWN ? PEOPLE_SHOWN : count;
    people = arena_array(ctx->arena, shown, struct meeting_absent_row_v);
    arr_each (i, shown) {
        people[i] = (struct meeting_absent_row_v){
            .id = all[i].rows[0].person_id,
            .deputy_id = all[i].deputy_id,
            .name = all[i].name,
            .sessions = all[i].sessions,
            .committee = all[i].committee,
        };
        rows_put(ctx, &all[i], &people[i]);
        TRY(end_put(ctx, &all[i], &people[i]));
    }
    *empty = (struct empty_v){.title = T("meeting.absence.none"),
                              .text = T("meeting.absence.none_text")};
    v = (struct meeting_absence_v){
        .meta = TF(ctx->arena, "meeting.absence.meta", meeting_web_int(ctx, (int64_t)count)),
        .people = people,
        .people_count = shown,
        .empty = count == 0 ? empty : NULL,
    };
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.absence.title"), &meeting_absence_view,
                        &v);
}

enum status meeting_web_absent_of(struct ctx *ctx, const struct meeting *m, struct str *out)
{
    struct buf names = buf_new(ctx->arena, 0);
    struct meeting_absence *rows;
    size_t count;

    *out = S("");
    TRY(meeting_absences(ctx, m->starts_on, m->id, &rows, &count));
    arr_each (i, count) {
        if (i != 0)
            buf_z(&names, "、");
        buf_str(&names, rows[i].name);
    }
    if (count != 0)
        *out = TF(ctx->arena, "meeting.absence.of", meeting_web_int(ctx, (int64_t)count),
                  buf_view(&names));
    return ST_OK;
}
