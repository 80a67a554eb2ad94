// SPDX-License-Identifier: MulanPSL-2.0
/* Papers of the preparation: notice, invitation, agenda. */
#include "modules/meeting/meeting_papers.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_rules.h"
#include "platform/text.h"

static unsigned minute_of(const struct meeting *m)
{
    unsigned second = 0;

    if (m->starts_at != 0)
        (void)date_of_instant(m->starts_at, &second);
    return second / 60;
}

static struct str clock(struct arena *a, unsigned minute)
{
    return str_printf(a, "%u:%02u", minute / 60 % 24, minute % 60);
}

static struct str when(struct ctx *ctx, const struct meeting *m)
{
    const struct str day = paper_date(ctx->arena, m->starts_on);

    if (m->starts_at == 0)
        return day;
    return str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(day),
                      STR_ARG(clock(ctx->arena, minute_of(m))));
}

static enum status office_name(struct ctx *ctx, struct str *out)
{
    struct congress congress;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    *out = TF(ctx->arena, "meeting.paper.office", congress.name);
    return ST_OK;
}

static enum status put_items(struct ctx *ctx, struct paper *p, const struct meeting *m, bool times)
{
    struct meeting_item *items;
    unsigned *begins, end;
    size_t count;

    TRY(meeting_items(ctx, m->id, &items, &count));
    begins = arena_array(ctx->arena, count, unsigned);
    meeting_time_plan(items, count, minute_of(m), begins, &end);
    arr_each (i, count) {
        if (items[i].state == MEETING_ITEM_WITHDRAWN)
            continue;
        if (times && m->starts_at != 0)
            paper_flush(p, TF(ctx->arena, "meeting.paper.item_at", items[i].number, items[i].title,
                              clock(ctx->arena, begins[i])));
        else
            paper_paragraph(p,
                            TF(ctx->arena, "meeting.paper.item", items[i].number, items[i].title));
    }
    return ST_OK;
}

static enum status put_time_and_place(struct ctx *ctx, struct paper *p, const struct meeting *m)
{
    paper_heading(p, 1, T("meeting.paper.when"));
    paper_paragraph(p, when(ctx, m));
    if (m->place.len != 0) {
        paper_heading(p, 1, T("meeting.paper.where"));
        paper_paragraph(p, m->place);
    }
    paper_heading(p, 1, T("meeting.paper.what"));
    return put_items(ctx, p, m, false);
}

enum status meeting_paper_notice(struct ctx *ctx, const struct meeting *m, struct paper **out)
{
    struct paper *p = paper_new(ctx->arena, PAPER_OFFICIAL,
                                TF(ctx->arena, "meeting.paper.notice_title", m->name));
    struct meeting_rule rule;
    struct str office;

    TRY(meeting_rule_get(ctx, m->rule_id, &rule));
    TRY(office_name(ctx, &office));
    p->mark = office;
    p->number = paper_number_line(ctx->arena, S(""), ctx->today.year);
    p->addressee = T("meeting.paper.to_all");
    paper_paragraph(p, TF(ctx->arena, "meeting.paper.notice_lead", m->name));
    TRY(put_time_and_place(ctx, p, m));
    if (rule.attendees.len != 0) {
        paper_heading(p, 1, T("meeting.paper.attend"));
        paper_paragraph(p, rule.attendees);
    }
    paper_heading(p, 1, T("meeting.paper.please"));
    paper_paragraph(p, T("meeting.paper.notice_ask"));
    p->organ = office;
    p->date = ctx->today;
    p->sealed = true;
    *out = p;
    return ST_OK;
}

enum status meeting_paper_invitation(struct ctx *ctx, const struct meeting *m, struct paper **out)
{
    struct paper *p = paper_new(ctx->arena, PAPER_LETTER, T("meeting.paper.invitation_title"));
    struct meeting_person *people;
    struct buf names = buf_new(ctx->arena, 0);
    struct str office;
    size_t count;

    TRY(office_name(ctx, &office));
    TRY(meeting_people(ctx, m->id, &people, &count));
    arr_each (i, count)
        if (people[i].capacity == MEETING_ATTENDEE || people[i].capacity == MEETING_OBSERVER) {
            if (names.len != 0)
                buf_str(&names, T("meeting.paper.comma"));
            buf_str(&names, people[i].name);
        }
    p->mark = office;
    p->number = paper_number_line(ctx->arena, S(""), ctx->today.year);
    p->addressee = names.len != 0 ? buf_view(&names) : T("meeting.paper.blank");
    paper_paragraph(p, TF(ctx->arena, "meeting.paper.invitation_lead", m->name));
    TRY(put_time_and_place(ctx, p, m));
    paper_paragraph(p, T("meeting.paper.invitation_ask"));
    p->organ = office;
    p->date = ctx->today;
    p->sealed = true;
    *out = p;
    return ST_OK;
}

enum status meeting_paper_agenda(struct ctx *ctx, const struct meeting *m, struct paper **out)
{
    struct paper *p =
        paper_new(ctx->arena, PAPER_SHEET, TF(ctx->arena, "meeting.paper.agenda_title", m->name));

    paper_centred(p, m->place.len != 0
                         ? TF(ctx->arena, "meeting.paper.when_where", when(ctx, m), m->place)
                         : when(ctx, m));
    paper_gap(p);
    TRY(put_items(ctx, p, m, true));
    *out = p;
    return ST_OK;
}
