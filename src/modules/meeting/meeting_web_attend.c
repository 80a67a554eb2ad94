// SPDX-License-Identifier: MulanPSL-2.0
/* The roll: who is there, with one tap and its undoing; printed, as a sheet, and the slips with the
 * personal codes. */
#include "modules/meeting/meeting_papers_roll.h"
#include "modules/meeting/meeting_web_hall.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/paper_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { ROLL_SHOWN = 200 };

static const char *const KEPT[] = {"show", "q", NULL};
static const char *const SHOWS[] = {"members", "present", "absent", "late", "guests", "all"};

static bool is_shown(const struct meeting_day *d, const struct meeting_person *p, struct str show)
{
    const bool member = p->capacity == MEETING_MEMBER;

    if (str_eqz(show, "present"))
        return member && p->present;
    if (str_eqz(show, "absent"))
        return member && !p->present;
    if (str_eqz(show, "late"))
        return member && meeting_late_minutes(d, p) > 0;
    if (str_eqz(show, "guests"))
        return !member;
    return member || str_eqz(show, "all");
}

static struct str show_of(const struct request *rq)
{
    const struct str show = param_text(rq, "show");

    arr_each (i, COUNT(SHOWS))
        if (str_eqz(show, SHOWS[i]))
            return show;
    return S("members");
}

/* ---- one row ---- */

static struct tag_v row_tag(const struct meeting_person *p)
{
    if (p->present)
        return (struct tag_v){.label = T("meeting.roll.present"), .class = S("ok")};
    if (p->first_in_at != 0)
        return (struct tag_v){.label = T("meeting.roll.gone"), .class = S("wait")};
    if (str_eqz(p->receipt, "leave_granted"))
        return (struct tag_v){.label = T("meeting.roll.on_leave"), .class = S("")};
    return (struct tag_v){.label = T("meeting.roll.absent"), .class = S("bad")};
}

static void stays_into(struct ctx *ctx, const struct meeting_attend *list, size_t count,
                       int64_t person_id, struct meeting_roll_row_v *row)
{
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, count) {
        const struct meeting_attend *a = &list[i];

        if (a->person_id != person_id || a->undone)
            continue;
        if (out.len > 0)
            buf_z(&out, "，");
        text_put_clock(&out, a->came_at);
        buf_z(&out, "—");
        if (a->left_at != 0)
            text_put_clock(&out, a->left_at);
        row->how = a->came_how;
        row->reason = a->reason;
    }
    row->stays = buf_view(&out);
}

static struct meeting_roll_row_v row_of(struct ctx *ctx, const struct meeting_day *d,
                                        const struct meeting_attend *list, size_t count,
                                        const struct meeting_person *p)
{
    struct meeting_roll_row_v row = {
        .id = p->id,
        .name = p->name,
        .title = p->title,
        .capacity = str_from(meeting_capacity_word(p->capacity)),
        .seat = p->seat,
        .receipt = p->receipt,
        .present = p->present,
        .ever = p->first_in_at != 0,
        .in_at = p->first_in_at,
        .out_at = p->last_out_at,
        .how = S(""),
        .late = meeting_late_minutes(d, p),
        .reason = S(""),
        .tag = row_tag(p),
    };

    stays_into(ctx, list, count, p->id, &row);
    return row;
}

/* Which of them: all for paper and sheet, so many on a page. */
struct part {
    struct str show, q; /* q: part of a name */
    size_t from, most;
};

/* `all`: how many there are. Comings and goings stand by person: each looks only at his own. */
static enum status rows_of(struct ctx *ctx, const struct meeting_day *d, const struct part *part,
                           struct meeting_roll_row_v **out, size_t *out_count, size_t *all)
{
    struct meeting_attend *list;
    size_t count;

    TRY(meeting_attends(ctx, d->m.id, 0, &list, &count));
    *out = arena_array(ctx->arena, part->most, struct meeting_roll_row_v);
    *out_count = *all = 0;
    arr_each (i, d->people_count) {
        const struct meeting_person *p = &d->people[i];
        size_t first = 0, beyond = count;

        if (!is_shown(d, p, part->show) || !str_has(p->name, part->q))
            continue;
        if ((*all)++ < part->from || *out_count == part->most)
            continue;
        while (first < beyond) {
            const size_t middle = first + (beyond - first) / 2;

            if (list[middle].person_id < p->id)
                first = middle + 1;
            else
                beyond = middle;
        }
        while (beyond < count && list[beyond].person_id == p->id)
            beyond++;
        (*out)[(*out_count)++] = row_of(ctx, d, list + first, beyond - first, p);
    }
    return ST_OK;
}

static enum status all_rows(struct ctx *ctx, const struct meeting_day *d,
                            struct meeting_roll_row_v **out, size_t *out_count)
{
    size_t all;

    return rows_of(ctx, d, &(struct part){S("all"), S(""), 0, d->people_count}, out, out_count,
                   &all);
}

/* ---- the page ---- */

static struct tabs_v tabs_of(struct ctx *ctx, const struct meeting_day *d, struct str show)
{
    struct tab_v *tabs = arena_array(ctx->arena, COUNT(SHOWS), struct tab_v);

    arr_each (i, COUNT(SHOWS)) {
        const struct str word = str_from(SHOWS[i]);
        unsigned n = 0;

        arr_each (k, d->people_count)
            n += is_shown(d, &d->people[k], word);
        tabs[i] = (struct tab_v){
            .label = text_of("meeting.roll.show.", word),
            .url =
                str_printf(ctx->arena, "/meeting/%lld/roll?show=%s", (long long)d->m.id, SHOWS[i]),
            .on = str_eq(word, show),
            .count = str_printf(ctx->arena, "%u", n),
        };
    }
    return (struct tabs_v){
        .label = T("meeting.roll.title"), .items = tabs, .items_count = COUNT(SHOWS)};
}

static size_t page_from(const struct request *rq)
{
    const int64_t from = param_int(rq, "from");

    return from > 0 ? (size_t)from : 0;
}

static struct str roll_path(struct ctx *ctx, int64_t meeting_id)
{
    return str_printf(ctx->arena, "/meeting/%lld/roll", (long long)meeting_id);
}

/* The page itself, for who follows it, and those beside it. */
static void pages_of(struct ctx *ctx, const struct request *rq, const struct part *part, size_t all,
                     struct meeting_roll_v *v)
{
    const char *path = roll_path(ctx, v->meeting_id).ptr;
    const struct str next = str_printf(ctx->arena, "%zu", part->from + part->most);

    v->url = roll_path(ctx, v->meeting_id);
    v->self = list_url(ctx, rq, path, KEPT, part->from > 0 ? "from" : NULL,
                       str_printf(ctx->arena, "%zu", part->from));
    v->pager = (struct pager_v){
        .next = part->from + part->most < all ? list_url(ctx, rq, path, KEPT, "from", next) : S(""),
        .first = part->from > 0 ? list_url(ctx, rq, path, KEPT, NULL, S("")) : S(""),
    };
}

enum status meeting_web_roll(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str show = show_of(rq);
    const struct part part = {show, param_text(rq, "q"), page_from(rq), ROLL_SHOWN};
    struct meeting_roll_row_v *rows;
    struct meeting_roll_v v;
    struct empty_v *empty;
    struct meeting_day d;
    size_t all;

    TRY(meeting_day_load_people(ctx, path_id(rq, "id"), &d));
    v = (struct meeting_roll_v){
        .meeting_id = d.m.id,
        .name = d.m.name,
        .there = meeting_day_there(ctx, &d),
        .tabs = tabs_of(ctx, &d, show),
        .show = show,
        .q = part.q,
        .back = str_printf(ctx->arena, "/meeting/%lld%s", (long long)d.m.id,
                           may(ctx, "meeting.run") ? "/hall" : ""),
        .paper_url = str_printf(ctx->arena, "/meeting/%lld/roll/paper", (long long)d.m.id),
        .sheet_url =
            str_printf(ctx->arena, "/meeting/%lld/roll/export?format=xlsx", (long long)d.m.id),
        .codes_url = str_printf(ctx->arena, "/meeting/%lld/roll/codes", (long long)d.m.id),
    };
    TRY(rows_of(ctx, &d, &part, &rows, &v.rows_count, &all));
    v.rows = rows;
    v.total = (int64_t)all;
    pages_of(ctx, rq, &part, all, &v);
    if (v.rows_count == 0) {
        empty = arena_new(ctx->arena, struct empty_v);
        *empty = (struct empty_v){.title = T("meeting.roll.empty"), .text = S("")};
        v.empty = empty;
    }
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.roll.title"), &meeting_roll_view, &v);
}

enum status meeting_web_roll_act(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), person = param_id(rq, "person");
    const struct str act = param_text(rq, "act");

    if (str_eqz(act, "in"))
        TRY(meeting_sign_in_by_desk(ctx, id, person));
    else if (str_eqz(act, "out"))
        TRY(meeting_leave_hall(ctx, id, person, false, param_text(rq, "reason")));
    else
        TRY(meeting_sign_in_undo(ctx, id, person));
    meeting_web_told(ctx, id);
    return respond_see_other(rs, STR_FMT,
                             STR_ARG(list_url(ctx, rq, roll_path(ctx, id).ptr, KEPT, NULL, S(""))));
}

/* ---- on paper, as a sheet ---- */

enum status meeting_web_roll_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_roll_row_v *rows;
    struct meeting_roll_line *lines;
    struct meeting_day d;
    size_t count;

    TRY(meeting_day_load_people(ctx, path_id(rq, "id"), &d));
    TRY(all_rows(ctx, &d, &rows, &count));
    lines = arena_array(ctx->arena, count, struct meeting_roll_line);
    arr_each (i, count)
        lines[i] = (struct meeting_roll_line){
            .name = rows[i].name,
            .title = rows[i].title,
            .capacity = text_of("meeting.capacity.", rows[i].capacity),
            .stays = rows[i].stays,
            .state = rows[i].tag.label,
        };
    return respond_paper(ctx, rq, rs, meeting_roll_paper(ctx, &d.m, &d.presence, lines, count),
                         T("meeting.roll.title"));
}

enum status meeting_web_roll_sheet(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {
        T("meeting.roll.name"),         T("meeting.roll.post"),  T("meeting.roll.capacity"),
        T("meeting.roll.seat"),         T("meeting.roll.state"), T("meeting.roll.stays"),
        T("meeting.roll.late_minutes"),
    };
    enum sheet_format format = SHEET_XLSX;
    struct meeting_roll_row_v *rows;
    struct sheet_out *out;
    struct meeting_day d;
    size_t count;

    (void)sheet_format_parse(param_text(rq, "format"), &format);
    TRY(meeting_day_load_people(ctx, path_id(rq, "id"), &d));
    TRY(all_rows(ctx, &d, &rows, &count));
    out = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    arr_each (i, count) {
        const struct str cells[] = {
            rows[i].name,
            rows[i].title,
            text_of("meeting.capacity.", rows[i].capacity),
            rows[i].seat,
            rows[i].tag.label,
            rows[i].stays,
            str_printf(ctx->arena, "%lld", (long long)rows[i].late),
        };

        sheet_out_row(out, cells);
    }
    return list_respond_sheet(ctx, rq, rs, format, out, T("meeting.roll.title"));
}

enum status meeting_web_codes(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_roll_line *lines;
    struct meeting_day d;

    TRY(meeting_day_load_people(ctx, path_id(rq, "id"), &d));
    lines = arena_array(ctx->arena, d.people_count, struct meeting_roll_line);
    arr_each (i, d.people_count)
        lines[i] = (struct meeting_roll_line){
            .name = d.people[i].name,
            .title = d.people[i].title,
            .code = meeting_desk_code(ctx, d.m.id, d.people[i].id),
        };
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_paper(ctx, rq, rs, meeting_codes_paper(ctx, &d.m, lines, d.people_count),
                         T("meeting.roll.codes"));
}
