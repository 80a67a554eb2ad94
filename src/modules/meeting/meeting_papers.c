// SPDX-License-Identifier: MulanPSL-2.0
/* Papers of the preparation: notice, invitation, agenda. */
#include "modules/meeting/meeting_papers.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/meeting_plan.h"
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

bool meeting_by_letter(const struct meeting_person *p)
{
    return p->capacity == MEETING_ATTENDEE || p->capacity == MEETING_OBSERVER;
}

struct str meeting_code_halves(struct ctx *ctx, struct str code)
{
    const struct str first = {code.ptr, code.len / 2};
    const struct str second = {code.ptr + first.len, code.len - first.len};

    return str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(first), STR_ARG(second));
}

static void put_code(struct ctx *ctx, struct paper *p, const struct meeting_person *to)
{
    paper_paragraph(p,
                    TF(ctx->arena, "meeting.paper.code",
                       meeting_code_halves(ctx, meeting_desk_code(ctx, to->meeting_id, to->id))));
}

/* 县水利局局长 王德明 */
static struct str by_post(struct ctx *ctx, const struct meeting_person *to)
{
    return to->title.len == 0 ? to->name
                              : TF(ctx->arena, "meeting.paper.by_post", to->title, to->name);
}

enum status meeting_paper_own_notice(struct ctx *ctx, const struct meeting *m,
                                     const struct meeting_person *to, struct paper **out)
{
    TRY(meeting_paper_notice(ctx, m, out));
    (*out)->addressee = by_post(ctx, to);
    put_code(ctx, *out, to);
    return ST_OK;
}

/* What a letter asks for, sentence by sentence. */
struct asking {
    const char *title, *lead, *ask;
};

/* A deputy takes part in what is no meeting of the body itself: the law has another verb for it. */
static enum status asking_of(struct ctx *ctx, const struct meeting *m,
                             const struct meeting_person *to, struct asking *out)
{
    static const struct asking ATTEND = {"meeting.paper.invitation_title",
                                         "meeting.paper.invitation_lead",
                                         "meeting.paper.invitation_ask"},
                               OBSERVE = {"meeting.paper.invitation_title",
                                          "meeting.paper.invitation_observe",
                                          "meeting.paper.invitation_ask_observer"},
                               JOIN = {"meeting.paper.invitation_title_join",
                                       "meeting.paper.invitation_lead_join",
                                       "meeting.paper.invitation_ask_join"};
    enum session_law_gathering at;

    *out = to->capacity == MEETING_OBSERVER ? OBSERVE : ATTEND;
    if (!meeting_comes_freely(to))
        return ST_OK;
    TRY(meeting_gathers(ctx, m, &at));
    if (at == SESSION_LAW_RELATED)
        *out = JOIN;
    return ST_OK;
}

enum status meeting_paper_invitation(struct ctx *ctx, const struct meeting *m,
                                     const struct meeting_person *to, struct paper **out)
{
    struct asking asking;
    struct str office;
    struct paper *p;

    TRY(asking_of(ctx, m, to, &asking));
    p = paper_new(ctx->arena, PAPER_LETTER, text(asking.title));
    TRY(office_name(ctx, &office));
    p->mark = office;
    p->number = paper_number_line(ctx->arena, S(""), ctx->today.year);
    p->addressee = by_post(ctx, to);
    paper_paragraph(p, TF(ctx->arena, asking.lead, m->name));
    TRY(put_time_and_place(ctx, p, m));
    paper_paragraph(p, text(asking.ask));
    put_code(ctx, p, to);
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
