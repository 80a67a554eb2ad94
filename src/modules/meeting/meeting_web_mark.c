// SPDX-License-Identifier: MulanPSL-2.0
/* A paper as it is read: its text by pages or paragraphs, and the reader's own notes beside them.
 */
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_web.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { NOTE_LINES = 3 };

static struct str place_text(struct ctx *ctx, unsigned place, bool pages)
{
    if (place == 0)
        return T("meeting.mark.whole");
    return TF(ctx->arena, pages ? "meeting.mark.page" : "meeting.mark.para",
              meeting_web_int(ctx, place));
}

static size_t rows_of(struct ctx *ctx, const struct meeting_mark *marks, size_t count,
                      unsigned place, bool all, bool pages, struct meeting_mark_row_v **out)
{
    struct meeting_mark_row_v *rows = arena_array(ctx->arena, count, struct meeting_mark_row_v);
    size_t n = 0;

    arr_each (i, count)
        if (all || marks[i].place == place)
            rows[n++] = (struct meeting_mark_row_v){.id = marks[i].id,
                                                    .paper_id = marks[i].paper_id,
                                                    .place = place_text(ctx, marks[i].place, pages),
                                                    .text = marks[i].text,
                                                    .written_at = marks[i].written_at};
    *out = rows;
    return n;
}

/* Each part with what was noted there; what has no part stands first. */
static enum status parts_of(struct ctx *ctx, int64_t paper_id, struct meeting_read_v *v)
{
    struct meeting_mark_row_v *rows;
    struct meeting_part_v *parts;
    struct meeting_mark *marks;
    size_t count, marks_count;
    struct str *texts;
    bool pages;

    TRY(meeting_paper_parts(ctx, paper_id, &texts, &count, &pages));
    TRY(meeting_marks(ctx, paper_id, &marks, &marks_count));
    parts = arena_array(ctx->arena, count, struct meeting_part_v);
    arr_each (i, count) {
        const unsigned place = (unsigned)i + 1;

        parts[i] = (struct meeting_part_v){
            .place = place,
            .label = place_text(ctx, place, pages),
            .text = texts[i],
            .url = str_printf(ctx->arena, "/meeting/paper/%lld?at=%u#note", (long long)paper_id,
                              place),
        };
        parts[i].marks_count = rows_of(ctx, marks, marks_count, place, false, pages, &rows);
        parts[i].marks = rows;
    }
    v->parts = parts;
    v->parts_count = count;
    v->marks_count = rows_of(ctx, marks, marks_count, 0, count == 0, pages, &rows);
    v->marks = rows;
    v->count = (int64_t)marks_count;
    return ST_OK;
}

enum status meeting_web_read(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_paper_row_v row;
    struct meeting_read_v v;
    struct meeting_paper p;
    struct meeting_item it;
    struct meeting m;

    TRY(meeting_paper_get(ctx, path_id(rq, "id"), &p));
    TRY(meeting_paper_readable(ctx, &p));
    TRY(meeting_item_get(ctx, p.item_id, &it));
    TRY(meeting_get(ctx, p.meeting_id, &m));
    TRY(meeting_web_paper_row(ctx, &p, &row));
    v = (struct meeting_read_v){
        .crumbs = meeting_web_crumbs(ctx, &m, p.title),
        .id = p.id,
        .title = p.title,
        .item = it.title,
        .item_url = str_printf(ctx->arena, "/meeting/item/%lld", (long long)it.id),
        .file_url = row.url,
        .may_note = ctx->actor->account_id != 0,
        .place =
            form_field(ctx, rq, "int", "place", "meeting.mark.place",
                       param_present(rq, "at") ? meeting_web_int(ctx, param_int(rq, "at")) : S("")),
        .text = form_field(ctx, rq, "text", "text", "meeting.mark.text", S("")),
    };
    form_optional(&v.place);
    form_max(&v.text, MEETING_MARK_MAX, NOTE_LINES);
    TRY(parts_of(ctx, p.id, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, p.title, &meeting_read_view, &v);
}

enum status meeting_web_mark(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t place = param_int(rq, "place");
    const struct meeting_mark in = {
        .paper_id = path_id(rq, "id"),
        .place = place > 0 && place < UINT32_MAX ? (unsigned)place : 0,
        .text = param_text(rq, "text"),
    };

    TRY(meeting_mark_add(ctx, &in));
    respond_flash(rs, "meeting.mark.done", S(""));
    return respond_see_other(rs, "/meeting/paper/%lld#p-%u", (long long)in.paper_id, in.place);
}

enum status meeting_web_mark_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t paper = path_id(rq, "id");

    TRY(meeting_mark_drop(ctx, param_id(rq, "mark")));
    respond_flash(rs, "meeting.mark.dropped", S(""));
    return respond_see_other(rs, "/meeting/paper/%lld", (long long)paper);
}
