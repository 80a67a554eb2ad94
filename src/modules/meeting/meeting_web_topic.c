// SPDX-License-Identifier: MulanPSL-2.0
/* Topics: proposed by whoever may, decided by the office and the leaders, put on an agenda. */
#include "modules/account/account.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_web.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS = 8, MEETINGS_MAX = 30 };

#define TOPIC_STATES "proposed accepted scheduled declined withdrawn"

static struct tag_v topic_tag(struct str state)
{
    const bool good = str_eqz(state, "scheduled"), wait = str_eqz(state, "proposed");

    return (struct tag_v){
        .label = text_of("meeting.topic_state.", state),
        .class = good                         ? S("ok")
                 : wait                       ? S("wait")
                 : str_eqz(state, "accepted") ? S("doing")
                                              : S("bad"),
    };
}

enum status meeting_web_topics(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct meeting_topic_row_v *rows;
    struct meeting_topic *topics;
    struct meeting_topics_v v;
    size_t count;

    TRY(meeting_topics(ctx, param_text(rq, "state"), &topics, &count));
    rows = arena_array(ctx->arena, count, struct meeting_topic_row_v);
    arr_each (i, count) {
        rows[i] = (struct meeting_topic_row_v){
            .id = topics[i].id,
            .title = topics[i].title,
            .sort = topics[i].sort,
            .source = topics[i].source,
            .proposed_on = topics[i].proposed_on,
            .state = topics[i].state,
            .state_tag = topic_tag(topics[i].state),
        };
        TRY(meeting_web_organ(ctx, topics[i].organ_id, &rows[i].organ));
    }
    fields[0] = form_field(ctx, rq, "select", "state", "meeting.state", param_text(rq, "state"));
    meeting_web_words(ctx, &fields[0], TOPIC_STATES, "meeting.topic_state.", T("word.all"));
    *empty = (struct empty_v){
        .title = T("meeting.topic_empty"),
        .text = T("meeting.topic_empty_text"),
        .more = link_next(ctx, "meeting.propose", T("meeting.do.topic_new"), "/meeting/topic/new")};
    v = (struct meeting_topics_v){
        .filter = {.url = S("/meeting/topic"), .fields = fields, .fields_count = 1},
        .rows = rows,
        .rows_count = count,
        .empty = count == 0 ? empty : NULL,
        .may_propose = may(ctx, "meeting.propose"),
    };
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.topics"), &meeting_topics_view, &v);
}

enum status meeting_web_topic_new_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("meeting.do.topic_new"), S("/meeting/topic/new"),
                       S("/meeting/topic"), T("meeting.do.topic_new.go"));

    form_page_crumb(f, T("meeting.topics"), S("/meeting/topic"));
    (void)form_page_put(f, "line", "title", "meeting.item_title", S(""));
    form_max(form_page_put(f, "text", "reason", "meeting.topic_reason", S("")), MEETING_NOTE_CHARS,
             6);
    meeting_web_words(ctx, form_page_put(f, "select", "sort", "meeting.item_sort", S("report")),
                      MEETING_SORTS, "meeting.sort.", S(""));
    meeting_web_words(ctx,
                      form_page_put(f, "select", "source", "meeting.topic_source", S("office")),
                      MEETING_SOURCES, "meeting.source.", S(""));
    TRY(meeting_web_organs(ctx, form_page_put(f, "select", "organ", "meeting.item_organ", S(""))));
    form_optional(form_page_put(f, "date", "wanted_on", "meeting.topic_wanted", S("")));
    return meeting_web_page(f, rs, T("meeting.do.topic_new"));
}

enum status meeting_web_topic_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_topic in = {
        .title = param_text(rq, "title"),
        .reason = param_text(rq, "reason"),
        .sort = param_text(rq, "sort"),
        .source = param_text(rq, "source"),
        .organ_id = param_id(rq, "organ"),
        .wanted_on = param_date(rq, "wanted_on"),
    };
    int64_t id;

    TRY(meeting_topic_propose(ctx, &in, &id));
    respond_flash(rs, "meeting.do.topic_new.done", S(""));
    return respond_see_other(rs, "/meeting/topic/%lld", (long long)id);
}

/* ---------------------------------------------------------------- one topic */

/* Meetings in preparation it could go to. */
static enum status put_meetings(struct ctx *ctx, const struct request *rq,
                                struct meeting_topic_v *v)
{
    struct field_v *field = arena_new(ctx->arena, struct field_v);
    struct option_v *options = arena_array(ctx->arena, MEETINGS_MAX, struct option_v);
    struct meeting *all;
    size_t count, n = 0;

    TRY(meeting_store_between(ctx, S(""), ctx->today, date_add_days(ctx->today, 400), &all,
                              &count));
    for (size_t i = 0; i < count && n < MEETINGS_MAX; i++)
        if (meeting_in_preparation(all[i].state) && meeting_seen(ctx, &all[i]))
            options[n++] =
                (struct option_v){.value = meeting_web_int(ctx, all[i].id), .label = all[i].name};
    *field = form_field(ctx, rq, "select", "meeting", "meeting.topic_meeting", S(""));
    form_options(ctx, field, options, n);
    v->meetings = n > 0 ? field : NULL;
    return ST_OK;
}

static void fact(struct kv_item_v *items, size_t *n, struct str label, struct str value)
{
    if (value.len != 0)
        items[(*n)++] = (struct kv_item_v){.label = label, .value = value};
}

static enum status facts_of(struct ctx *ctx, const struct meeting_topic *t, struct kv_v *out)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS, struct kv_item_v);
    struct str organ, by = S("");
    size_t n = 0;

    TRY(meeting_web_organ(ctx, t->organ_id, &organ));
    if (t->proposed_by != 0) {
        struct account a;

        TRY(account_get(ctx, t->proposed_by, &a));
        by = a.name;
    }
    fact(items, &n, T("meeting.item_sort"), text_of("meeting.sort.", t->sort));
    fact(items, &n, T("meeting.topic_source"), text_of("meeting.source.", t->source));
    fact(items, &n, T("meeting.item_organ"), organ);
    fact(items, &n, T("meeting.topic_by"), by);
    fact(items, &n, T("meeting.topic_on"), text_date(ctx->arena, t->proposed_on, ctx->today));
    fact(items, &n, T("meeting.topic_wanted"), text_date(ctx->arena, t->wanted_on, ctx->today));
    *out = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

enum status meeting_web_topic(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct meeting_topic_v v;
    struct meeting_topic t;

    TRY(meeting_topic_get(ctx, path_id(rq, "id"), &t));
    *up = (struct link_v){.label = T("meeting.topics"), .url = S("/meeting/topic")};
    v = (struct meeting_topic_v){
        .crumbs = {.items = up, .items_count = 1, .here = t.title},
        .id = t.id,
        .version = t.version,
        .title = t.title,
        .reason = t.reason,
        .sort = t.sort,
        .source = t.source,
        .state = t.state,
        .state_tag = topic_tag(t.state),
        .answer = t.answer,
        .may_decide = may(ctx, "meeting.decide") && str_eqz(t.state, "proposed") &&
                      !meeting_topic_own(ctx, &t),
        .own = may(ctx, "meeting.decide") && str_eqz(t.state, "proposed") &&
               meeting_topic_own(ctx, &t),
        .answer_field = form_field(ctx, rq, "text", "answer", "meeting.topic_answer", S("")),
    };
    form_optional(&v.answer_field);
    form_errors(ctx, rq, &v.errors);
    TRY(facts_of(ctx, &t, &v.facts));
    if (may(ctx, "meeting.prepare") &&
        (str_eqz(t.state, "accepted") || str_eqz(t.state, "scheduled") ||
         (str_eqz(t.state, "proposed") && !meeting_topic_own(ctx, &t))))
        TRY(put_meetings(ctx, rq, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, t.title, &meeting_topic_view, &v);
}

enum status meeting_web_topic_decide(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(meeting_topic_decide(ctx, id, param_int(rq, "version"), param_bool(rq, "accept"),
                             param_text(rq, "answer")));
    respond_flash(rs, "meeting.topic_decided_done", S(""));
    return respond_see_other(rs, "/meeting/topic/%lld", (long long)id);
}

/* On to an agenda: the last item of this topic on another meeting is the one before. */
enum status meeting_web_topic_schedule(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct meeting_item_new in = {.meeting_id = param_id(rq, "meeting"),
                                  .topic_id = path_id(rq, "id")};
    struct meeting_topic t;
    struct meeting_rule rule;
    struct meeting m;
    int64_t id;

    TRY(meeting_topic_get(ctx, in.topic_id, &t));
    TRY(meeting_get(ctx, in.meeting_id, &m));
    TRY(meeting_rule_get(ctx, m.rule_id, &rule));
    in.title = t.title;
    in.sort = t.sort;
    in.organ_id = t.organ_id;
    in.url = str_printf(ctx->arena, "/meeting/topic/%lld", (long long)t.id);
    TRY(meeting_store_topic_item(ctx, t.id, rule.after_kind, &in.prior_item_id));
    TRY(meeting_item_add(ctx, &in, &id));
    respond_flash(rs, "meeting.do.item_new.done", S(""));
    return respond_see_other(rs, "/meeting/%lld", (long long)m.id);
}
