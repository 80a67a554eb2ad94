// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of sessions beyond the ordinary, members by video, and what is asked while deliberating. */
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_session.h"
#include "modules/meeting/meeting_web.h"
#include "platform/form.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static enum status show(struct ctx *ctx, const struct request *rq, struct response *rs,
                        struct form_page *f)
{
    struct meeting_form_v v = {.page = *form_page_done(f)};

    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &meeting_form_view, &v);
}

/* ---------------------------------------------------------------- called in between */

enum status meeting_web_extra_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct option_v by[] = {
        {.value = S("necessary"), .label = T("meeting.extra.by.necessary")},
        {.value = S("deputies"), .label = T("meeting.extra.by.deputies")},
    };
    struct meeting_extra e;
    struct form_page *f;
    struct meeting m;
    bool found;

    TRY(meeting_web_get(ctx, rq, &m));
    if (!meeting_is_session(&m))
        return fail(&ctx->err, ST_RULE, "meeting.extra.err.session", NULL);
    TRY(meeting_extra_of(ctx, m.id, &e, &found));
    f = form_page_open(ctx, rq, T("meeting.extra.title"), meeting_web_url(ctx, m.id, "/extra"),
                       meeting_web_url(ctx, m.id, ""), T("meeting.do.save"));
    form_page_crumb(f, m.name, meeting_web_url(ctx, m.id, ""));
    form_options(ctx,
                 form_page_put(f, "radio", "called_by", "meeting.extra.by",
                               found ? e.called_by : S("necessary")),
                 by, COUNT(by));
    form_optional(
        form_page_put(f, "int", "proposing", "meeting.extra.proposing",
                      found && e.proposing > 0 ? str_int(ctx->arena, e.proposing) : S("")));
    (void)form_page_put(f, "text", "reason", "meeting.extra.reason", e.reason);
    (void)form_page_put(f, "date", "decided_on", "meeting.extra.day",
                        list_iso(ctx, found ? e.decided_on : ctx->today));
    f->v.article = T("meeting.extra.article");
    return show(ctx, rq, rs, f);
}

enum status meeting_web_extra(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t proposing = param_int(rq, "proposing");
    const struct meeting_extra in = {
        .meeting_id = path_id(rq, "id"),
        .called_by = param_text(rq, "called_by"),
        .proposing = proposing > 0 && proposing < UINT32_MAX ? (uint32_t)proposing : 0,
        .reason = param_text(rq, "reason"),
        .decided_on = param_date(rq, "decided_on"),
    };

    TRY(meeting_extra_set(ctx, &in));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/%lld", (long long)in.meeting_id);
}

enum status meeting_web_extra_text(struct ctx *ctx, const struct meeting *m, struct str *out)
{
    struct meeting_extra e;
    bool found;

    *out = S("");
    TRY(meeting_extra_of(ctx, m->id, &e, &found));
    if (!found)
        return ST_OK;
    *out = str_eqz(e.called_by, "deputies")
               ? TF(ctx->arena, "meeting.extra.said_deputies", str_int(ctx->arena, e.proposing),
                    str_int(ctx->arena, e.whole), e.reason)
               : TF(ctx->arena, "meeting.extra.said_necessary", e.reason);
    return ST_OK;
}

/* ---------------------------------------------------------------- first session, preparatory */

enum status meeting_web_first_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct congress_term now = {.number = 0};
    struct meeting_term *terms;
    struct form_page *f;
    size_t count;

    TRY(meeting_terms(ctx, &terms, &count));
    TRY(congress_term_now(ctx, &now));
    f = form_page_open(ctx, rq, T("meeting.first.title"), S("/meeting/first"),
                       S("/meeting/calendar"), T("meeting.do.save"));
    form_page_crumb(f, T("meeting.calendar"), S("/meeting/calendar"));
    (void)form_page_put(f, "int", "number", "meeting.first.number",
                        str_int(ctx->arena, count > 0 ? terms[0].number : now.number + 1));
    (void)form_page_put(f, "date", "elected_on", "meeting.first.elected_on",
                        count > 0 ? list_iso(ctx, terms[0].elected_on) : S(""));
    f->v.article = T("meeting.first.article");
    return show(ctx, rq, rs, f);
}

enum status meeting_web_first(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_term in = {.number = (int)param_int(rq, "number"),
                                    .elected_on = param_date(rq, "elected_on")};

    TRY(meeting_term_set(ctx, &in));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/calendar");
}

enum status meeting_web_session_notes(struct ctx *ctx, const struct meeting *all, size_t count,
                                      struct note_v *notes, size_t *n, size_t most)
{
    struct meeting_first first;
    bool due, lacks;

    TRY(meeting_first_due(ctx, &first, &due));
    if (due && *n < most)
        notes[(*n)++] = (struct note_v){
            .title = TF(ctx->arena, "meeting.first.note", str_int(ctx->arena, first.number)),
            .text = TF(ctx->arena,
                       date_none(first.planned) ? "meeting.first.open" : "meeting.first.planned",
                       text_date(ctx->arena, first.elected_on, ctx->today),
                       text_date(ctx->arena, first.by, ctx->today),
                       text_of("meeting.convener.", str_from(first.convener)),
                       str_from(first.article), text_date(ctx->arena, first.planned, ctx->today)),
            .bad = first.late,
            .warn = !first.late && date_none(first.planned),
            .ok = !first.late && !date_none(first.planned),
        };
    for (size_t i = 0; i < count && *n < most; i++) {
        TRY(meeting_lacks_preparatory(ctx, &all[i], &lacks));
        if (lacks)
            notes[(*n)++] = (struct note_v){
                .title = all[i].name, .text = T("meeting.preparatory.missing"), .warn = true};
    }
    return ST_OK;
}

enum status meeting_web_preparatory_note(struct ctx *ctx, const struct meeting *m,
                                         struct note_v *notes, size_t *n)
{
    bool lacks;

    TRY(meeting_lacks_preparatory(ctx, m, &lacks));
    if (lacks)
        notes[(*n)++] = (struct note_v){.text = T("meeting.preparatory.missing"), .warn = true};
    return ST_OK;
}

/* ---------------------------------------------------------------- by video */

/* Members who are not by video yet. */
static enum status put_members(struct form_page *f, const struct meeting *m)
{
    struct field_v *field = form_page_put(f, "select", "person", "meeting.remote.who", S(""));
    struct meeting_person *people;
    struct meeting_remote *remotes;
    struct option_v *options;
    size_t count, remotes_count, n = 0;

    TRY(meeting_people(f->ctx, m->id, &people, &count));
    TRY(meeting_remotes(f->ctx, m->id, &remotes, &remotes_count));
    options = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count)
        if (people[i].capacity == MEETING_MEMBER &&
            meeting_remote_among(remotes, remotes_count, people[i].id) == NULL)
            options[n++] = (struct option_v){.value = str_int(f->ctx->arena, people[i].id),
                                             .label = people[i].name};
    field->choose = true;
    form_options(f->ctx, field, options, n);
    return ST_OK;
}

enum status meeting_web_remote_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct meeting m;

    TRY(meeting_web_get(ctx, rq, &m));
    f = form_page_open(ctx, rq, T("meeting.remote.title"), meeting_web_url(ctx, m.id, "/remote"),
                       meeting_web_url(ctx, m.id, "/people"), T("meeting.do.save"));
    form_page_crumb(f, m.name, meeting_web_url(ctx, m.id, ""));
    form_page_crumb(f, T("meeting.people"), meeting_web_url(ctx, m.id, "/people"));
    TRY(put_members(f, &m));
    (void)form_page_put(f, "line", "reason", "meeting.remote.reason", S(""));
    (void)form_page_put(f, "date", "decided_on", "meeting.remote.decided_on", S(""));
    f->v.note = T("meeting.remote.note");
    f->v.article = T("meeting.remote.article");
    return show(ctx, rq, rs, f);
}

enum status meeting_web_remote(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_remote in = {
        .meeting_id = path_id(rq, "id"),
        .person_id = param_id(rq, "person"),
        .reason = param_text(rq, "reason"),
        .decided_on = param_date(rq, "decided_on"),
    };

    if (in.person_id == 0)
        return fail_field(&ctx->err, "person", "meeting.remote.err.choose", NULL);
    TRY(meeting_remote_set(ctx, &in));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/%lld/people", (long long)in.meeting_id);
}

enum status meeting_web_remote_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(meeting_remote_drop(ctx, id, path_id(rq, "person")));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/%lld/people", (long long)id);
}

/* ---------------------------------------------------------------- what is asked */

static enum status put_organs(struct form_page *f, int64_t chosen)
{
    static const enum organ_kind KINDS[] = {ORGAN_GOVERNMENT, ORGAN_DEPARTMENT,
                                            ORGAN_TOWNSHIP,   ORGAN_SUPERVISION,
                                            ORGAN_COURT,      ORGAN_PROCURATORATE};
    struct field_v *field = form_page_put(f, "select", "organ", "meeting.inquiry.organ",
                                          chosen != 0 ? str_int(f->ctx->arena, chosen) : S(""));
    struct organ *organs;
    struct option_v *options;
    size_t count, n = 0;

    TRY(organ_list(f->ctx, false, &organs, &count));
    options = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count)
        arr_each (k, COUNT(KINDS))
            if (organs[i].kind == KINDS[k])
                options[n++] = (struct option_v){.value = str_int(f->ctx->arena, organs[i].id),
                                                 .label = organs[i].name};
    field->choose = true;
    form_options(f->ctx, field, options, n);
    return ST_OK;
}

/* The operator notes it for whoever asked. */
static enum status put_people(struct form_page *f, const struct meeting *m)
{
    struct meeting_person *people;
    struct option_v *options;
    struct field_v *field;
    size_t count, n = 0;

    if (!may(f->ctx, "meeting.run"))
        return ST_OK;
    TRY(meeting_people(f->ctx, m->id, &people, &count));
    options = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count)
        if (people[i].capacity == MEETING_MEMBER || people[i].deputy_id != 0)
            options[n++] = (struct option_v){.value = str_int(f->ctx->arena, people[i].id),
                                             .label = people[i].name};
    field = form_page_put(f, "select", "person", "meeting.inquiry.who", S(""));
    field->choose = true;
    form_options(f->ctx, field, options, n);
    return ST_OK;
}

enum status meeting_web_inquire_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_item item;
    struct form_page *f;
    struct meeting m;

    TRY(meeting_item_get(ctx, path_id(rq, "id"), &item));
    TRY(meeting_get(ctx, item.meeting_id, &m));
    TRY(meeting_visible(ctx, &m));
    f = form_page_open(ctx, rq, T("meeting.inquiry.ask"),
                       str_printf(ctx->arena, "/meeting/item/%lld/inquire", (long long)item.id),
                       str_printf(ctx->arena, "/meeting/item/%lld", (long long)item.id),
                       T("meeting.inquiry.ask"));
    form_page_crumb(f, m.name, meeting_web_url(ctx, m.id, ""));
    f->v.meta = item.title;
    TRY(put_people(f, &m));
    TRY(put_organs(f, item.organ_id));
    form_max(form_page_put(f, "text", "question", "meeting.inquiry.question", S("")),
             MEETING_QUESTION_CHARS, 5);
    f->v.note = T("meeting.inquiry.note");
    f->v.article = T("meeting.inquiry.article");
    return show(ctx, rq, rs, f);
}

enum status meeting_web_inquire(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_inquiry in = {
        .item_id = path_id(rq, "id"),
        .person_id = param_id(rq, "person"),
        .organ_id = param_id(rq, "organ"),
        .question = param_text(rq, "question"),
    };
    int64_t id;

    TRY(meeting_inquire(ctx, &in, &id));
    respond_flash(rs, "meeting.inquiry.asked", S(""));
    return respond_see_other(rs, "/meeting/item/%lld", (long long)in.item_id);
}

enum status meeting_web_answer_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct option_v ranks[] = {
        {.value = S("head"), .label = T("meeting.inquiry.rank.head")},
        {.value = S("responsible"), .label = T("meeting.inquiry.rank.responsible")},
        {.value = S("other"), .label = T("meeting.inquiry.rank.other")},
    };
    struct meeting_inquiry q;
    struct form_page *f;

    TRY(meeting_inquiry_get(ctx, path_id(rq, "id"), &q));
    f = form_page_open(ctx, rq, T("meeting.inquiry.answer_title"),
                       str_printf(ctx->arena, "/meeting/inquiry/%lld", (long long)q.id),
                       str_printf(ctx->arena, "/meeting/item/%lld", (long long)q.item_id),
                       T("meeting.do.save"));
    f->v.meta = TF(ctx->arena, "meeting.inquiry.said", q.who, q.organ, q.question);
    (void)form_page_put(f, "line", "answerer", "meeting.inquiry.answerer", q.answerer);
    form_options(ctx,
                 form_page_put(f, "radio", "rank", "meeting.inquiry.rank",
                               q.rank.len > 0 ? q.rank : S("head")),
                 ranks, COUNT(ranks));
    form_max(form_page_put(f, "text", "answer", "meeting.inquiry.answer", q.answer),
             MEETING_QUESTION_CHARS, 6);
    form_page_version(f, q.version);
    return show(ctx, rq, rs, f);
}

enum status meeting_web_answer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_inquiry in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .answerer = param_text(rq, "answerer"),
        .rank = param_text(rq, "rank"),
        .answer = param_text(rq, "answer"),
    };
    struct meeting_inquiry q;

    TRY(meeting_inquiry_get(ctx, in.id, &q));
    TRY(meeting_inquiry_answer(ctx, &in));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/item/%lld", (long long)q.item_id);
}

enum status meeting_web_inquiries(struct ctx *ctx, const struct meeting *m, int64_t item_id,
                                  struct meeting_item_v *v)
{
    const bool on =
        !str_eqz(v->sort, "procedure") &&
        (m->state == MEETING_OPEN || m->state == MEETING_ADJOURNED || m->state == MEETING_NOTICED);
    struct meeting_inquiry_row_v *rows;
    struct meeting_inquiry *all;
    size_t count;

    TRY(meeting_inquiries(ctx, item_id, &all, &count));
    rows = arena_array(ctx->arena, count, struct meeting_inquiry_row_v);
    arr_each (i, count)
        rows[i] = (struct meeting_inquiry_row_v){
            .id = all[i].id,
            .who = all[i].who,
            .organ = all[i].organ,
            .question = all[i].question,
            .asked_at = all[i].asked_at,
            .answerer = all[i].answerer,
            .answer = all[i].answer,
            .answered_at = all[i].answered_at,
            .answer_url = may(ctx, "meeting.run") ? str_printf(ctx->arena, "/meeting/inquiry/%lld",
                                                               (long long)all[i].id)
                                                  : S(""),
        };
    v->inquiries = rows;
    v->inquiries_count = count;
    if (on)
        v->inquire_url = str_printf(ctx->arena, "/meeting/item/%lld/inquire", (long long)item_id);
    return ST_OK;
}
