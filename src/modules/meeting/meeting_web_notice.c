// SPDX-License-Identifier: MulanPSL-2.0
/* Notices of a meeting, who has answered, leave. */
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_web.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

/* ---------------------------------------------------------------- sending */

static void put_deadline(struct form_page *f, const struct meeting *m,
                         const struct meeting_rule *rule, bool in_time)
{
    struct kv_item_v *facts = arena_array(f->ctx->arena, 3, struct kv_item_v);
    const int days = date_diff_days(m->starts_on, f->ctx->today);
    size_t n = 0;

    facts[n++] =
        (struct kv_item_v){.label = T("meeting.when"), .value = meeting_web_when(f->ctx, m)};
    facts[n++] = (struct kv_item_v){
        .label = T("meeting.days_left"),
        .value = TF(f->ctx->arena, "meeting.days_n", meeting_web_int(f->ctx, days)),
    };
    if (meeting_has_notice(rule))
        facts[n++] = (struct kv_item_v){
            .label = T("meeting.notice_days"),
            .value = meeting_web_notice_time(f->ctx, rule),
        };
    f->v.facts = facts;
    f->v.facts_count = n;
    f->v.article = rule->notice_article;
    f->v.note = in_time        ? S("")
                : rule->urgent ? T("meeting.notice_late_note")
                               : T("meeting.notice_late_never");
}

enum status meeting_web_notice_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_notice *sent;
    struct meeting_rule rule;
    struct form_page *f;
    struct meeting m;
    struct str title;
    size_t count;
    bool in_time;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(meeting_rule_get(ctx, m.rule_id, &rule));
    TRY(meeting_notices(ctx, m.id, &sent, &count));
    title = count == 0 ? T("meeting.do.notice") : T("meeting.do.notice_again");
    in_time = count > 0 || meeting_notice_in_time(&rule, m.starts_on, ctx->today);
    f = form_page_open(ctx, rq, title, meeting_web_url(ctx, m.id, "/notice"),
                       meeting_web_url(ctx, m.id, ""), T("meeting.do.notice.go"));
    form_page_crumb(f, m.name, meeting_web_url(ctx, m.id, ""));
    put_deadline(f, &m, &rule, in_time);
    form_page_shut(f, meeting_web_shut(&m) != NULL ? meeting_web_shut(&m)
                      : !in_time && !rule.urgent   ? "meeting.notice_late_never"
                                                   : NULL);
    form_optional(form_page_put(f, "text", "text", "meeting.notice_text", S("")));
    if (!in_time && rule.urgent)
        (void)form_page_put(f, "text", "reason", "meeting.notice_reason", S(""));
    form_page_version(f, m.version);
    return meeting_web_page(f, rs, title);
}

enum status meeting_web_notice(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(meeting_notice_send(ctx, id, param_int(rq, "version"), param_text(rq, "text"),
                            param_text(rq, "reason")));
    respond_flash(rs, "meeting.do.notice.done", S(""));
    return respond_see_other(rs, "/meeting/%lld", (long long)id);
}

/* ---------------------------------------------------------------- answering */

enum status meeting_web_coming(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(meeting_answer(ctx, id, true));
    respond_flash(rs, "meeting.coming_done", S(""));
    return respond_see_other(rs, "/meeting/%lld", (long long)id);
}

enum status meeting_web_seen(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(meeting_answer(ctx, id, false));
    respond_flash(rs, "meeting.seen_done", S(""));
    return respond_see_other(rs, "/meeting/%lld", (long long)id);
}

/* ---------------------------------------------------------------- leave */

static enum status put_person(struct form_page *f, int64_t meeting_id)
{
    struct field_v *field = form_page_put(f, "select", "person", "meeting.leave_person", S(""));
    struct meeting_person *people;
    struct option_v *options;
    size_t count;

    TRY(meeting_people(f->ctx, meeting_id, &people, &count));
    options = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] = (struct option_v){.value = meeting_web_int(f->ctx, people[i].id),
                                       .label = people[i].name};
    form_options(f->ctx, field, options, count);
    return ST_OK;
}

static const char *leave_shut(const struct meeting *m, const struct meeting_person *me)
{
    if (m->state == MEETING_CANCELLED || m->state == MEETING_DRAFT || meeting_was_held(m->state))
        return "meeting.no_leave_now";
    if (str_eqz(me->receipt, "leave_asked") || str_eqz(me->receipt, "leave_granted"))
        return "meeting.leave_there";
    return me->present ? "meeting.leave_present" : NULL;
}

/* The actor's own place in the meeting; id 0: he has none. */
static enum status own_place(struct ctx *ctx, int64_t meeting_id, struct meeting_person *out)
{
    const struct err before = ctx->err; /* the form may be shown again after a failure */
    const enum status st = meeting_person_of(ctx, meeting_id, ctx->actor->account_id, out);

    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = before;
    return ST_OK;
}

/* Of the actor himself; who prepares the meeting may write it down for somebody. */
enum status meeting_web_leave_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool prepare = may(ctx, "meeting.prepare");
    struct meeting_person me = {0};
    struct form_page *f;
    struct meeting m;
    bool free;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(own_place(ctx, m.id, &me));
    free = meeting_comes_freely(&me);
    f = form_page_open(ctx, rq, free ? T("meeting.do.not_coming") : T("meeting.do.leave"),
                       meeting_web_url(ctx, m.id, "/leave"), meeting_web_url(ctx, m.id, ""),
                       free ? T("meeting.do.not_coming.go") : T("meeting.do.leave.go"));
    form_page_crumb(f, m.name, meeting_web_url(ctx, m.id, ""));
    if (me.id == 0) {
        if (!prepare)
            return fail(&ctx->err, ST_RULE, "meeting.not_invited", NULL);
        TRY(put_person(f, m.id));
    }
    form_page_shut(f, leave_shut(&m, &me));
    meeting_web_words(ctx, form_page_put(f, "radio", "sort", "meeting.leave_sort", S("duty")),
                      MEETING_LEAVES, "meeting.leave.", S(""));
    (void)form_page_put(f, "text", "reason", "meeting.leave_reason", S(""));
    if (!free)
        f->v.article = T("meeting.leave_article");
    return meeting_web_page(f, rs, f->v.title);
}

enum status meeting_web_leave(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_leave_ask in = {
        .meeting_id = path_id(rq, "id"),
        .person_id = param_id(rq, "person"),
        .sort = param_text(rq, "sort"),
        .reason = param_text(rq, "reason"),
    };

    struct meeting_person p = {0};

    TRY(meeting_leave_ask(ctx, &in));
    if (in.person_id != 0)
        TRY(meeting_person_get(ctx, in.person_id, &p));
    else
        TRY(own_place(ctx, in.meeting_id, &p));
    respond_flash(rs,
                  meeting_comes_freely(&p) ? "meeting.do.not_coming.done" : "meeting.do.leave.done",
                  S(""));
    return respond_see_other(rs, "/meeting/%lld", (long long)in.meeting_id);
}

static struct tag_v leave_tag(const struct meeting_leave *l)
{
    const struct str state = l->state;

    if (l->invited && str_eqz(state, "granted"))
        return (struct tag_v){.label = T("meeting.receipt.declined"), .class = S("wait")};
    if (str_eqz(state, "taken_back"))
        return (struct tag_v){.label = T("meeting.leave_state.taken_back"), .class = S("")};
    return (struct tag_v){
        .label = text_of("meeting.leave_state.", state),
        .class = str_eqz(state, "granted") ? S("ok")
                 : str_eqz(state, "asked") ? S("wait")
                                           : S("bad"),
    };
}

enum status meeting_web_leaves(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_leave_row_v *rows;
    struct meeting_leave *leaves;
    struct meeting_leaves_v v;
    struct meeting m;
    size_t count;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(meeting_leaves(ctx, m.id, 0, &leaves, &count));
    rows = arena_array(ctx->arena, count, struct meeting_leave_row_v);
    arr_each (i, count)
        rows[i] = (struct meeting_leave_row_v){
            .id = leaves[i].id,
            .version = leaves[i].version,
            .name = leaves[i].person,
            .sort = leaves[i].sort,
            .reason = leaves[i].reason,
            .asked_at = leaves[i].asked_at,
            .state = leaves[i].state,
            .state_tag = leave_tag(&leaves[i]),
            .note = leaves[i].note,
            .waits = str_eqz(leaves[i].state, "asked"),
            .url = meeting_web_url(ctx, m.id, "/leaves"),
        };
    v = (struct meeting_leaves_v){
        .crumbs = meeting_web_crumbs(ctx, &m, T("meeting.leaves")),
        .id = m.id,
        .rows = rows,
        .rows_count = count,
    };
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.leaves"), &meeting_leaves_view, &v);
}

enum status meeting_web_leave_decide(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(meeting_leave_decide(ctx, param_id(rq, "leave"), param_int(rq, "version"),
                             param_bool(rq, "grant"), param_text(rq, "note")));
    respond_flash(rs, "meeting.leave_decided_done", S(""));
    return respond_see_other(rs, "/meeting/%lld/leaves", (long long)id);
}

/* ---------------------------------------------------------------- changing, calling off */

enum status meeting_web_edit_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct form_page *f;
    struct meeting m;

    TRY(meeting_web_get(ctx, rq, &m));
    f = form_page_open(ctx, rq, T("meeting.do.edit"), meeting_web_url(ctx, m.id, "/edit"),
                       meeting_web_url(ctx, m.id, ""), T("meeting.do.save"));
    form_page_crumb(f, m.name, meeting_web_url(ctx, m.id, ""));
    (void)form_page_put(f, "line", "name", "meeting.name", m.name);
    (void)form_page_put(f, "date", "starts_on", "meeting.starts_on",
                        str_dup(ctx->arena, str_from(date_format(m.starts_on, from))));
    form_optional(
        form_page_put(f, "line", "starts_at", "meeting.starts_at",
                      m.starts_at != 0 ? meeting_web_clock(ctx, meeting_web_minute(&m)) : S("")));
    form_optional(form_page_put(f, "date", "ends_on", "meeting.ends_on",
                                str_dup(ctx->arena, str_from(date_format(m.ends_on, to)))));
    form_optional(form_page_put(f, "line", "place", "meeting.place", m.place));
    form_page_version(f, m.version);
    form_page_shut(f, meeting_web_shut(&m));
    return meeting_web_page(f, rs, T("meeting.do.edit"));
}

enum status meeting_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_change in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .name = param_text(rq, "name"),
        .place = param_text(rq, "place"),
        .starts_on = param_date(rq, "starts_on"),
        .ends_on = param_date(rq, "ends_on"),
    };

    if (param_present(rq, "starts_at") &&
        !meeting_clock_parse(param_text(rq, "starts_at"), &in.starts_minute))
        return fail_field(&ctx->err, "starts_at", "meeting.clock_wrong", NULL);
    TRY(meeting_edit(ctx, &in));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/%lld", (long long)in.id);
}

enum status meeting_web_cancel_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct meeting m;

    TRY(meeting_web_get(ctx, rq, &m));
    f = form_page_open(ctx, rq, T("meeting.do.cancel"), meeting_web_url(ctx, m.id, "/cancel"),
                       meeting_web_url(ctx, m.id, ""), T("meeting.do.cancel.go"));
    form_page_crumb(f, m.name, meeting_web_url(ctx, m.id, ""));
    (void)form_page_put(f, "text", "reason", "meeting.cancel_reason", S(""));
    f->v.note = m.state == MEETING_NOTICED ? T("meeting.do.cancel.note") : S("");
    form_page_version(f, m.version);
    form_page_shut(f, meeting_web_shut(&m));
    return meeting_web_page(f, rs, T("meeting.do.cancel"));
}

enum status meeting_web_cancel(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(meeting_cancel(ctx, id, param_int(rq, "version"), param_text(rq, "reason")));
    respond_flash(rs, "meeting.do.cancel.done", S(""));
    return respond_see_other(rs, "/meeting/%lld", (long long)id);
}
