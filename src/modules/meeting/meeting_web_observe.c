// SPDX-License-Identifier: MulanPSL-2.0
/* Observers, for the office: opening a meeting to them, the list, the decisions, the sheet. */
#include "modules/meeting/meeting_web_observe.h"
#include "meeting_observe_view.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_observe.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_web.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

struct tag_v meeting_observer_tag(struct str state)
{
    return (struct tag_v){.label = text_of("meeting.observe.state.", state),
                          .class = str_eqz(state, "accepted") ? S("ok")
                                   : str_eqz(state, "asked")  ? S("wait")
                                                              : S("")};
}

/* ---------------------------------------------------------------- the list */

static struct str meta_of(struct ctx *ctx, const struct meeting_observing *o,
                          const struct meeting_observer *all, size_t count)
{
    int64_t accepted = 0, asked = 0;

    arr_each (i, count) {
        accepted += str_eqz(all[i].state, "accepted");
        asked += str_eqz(all[i].state, "asked");
    }
    return TF(ctx->arena, "meeting.observe.meta", meeting_web_int(ctx, o->id != 0 ? o->places : 0),
              meeting_web_int(ctx, accepted), meeting_web_int(ctx, asked));
}

static void notes_put(struct ctx *ctx, const struct meeting *m, const struct meeting_rule *rule,
                      const struct meeting_observing *o, struct meeting_observe_v *v)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);

    if (!rule->observers || m->closed_door)
        note->text = T("meeting.observe.not_kind");
    else if (o->id == 0)
        note->text = T("meeting.observe.not_opened");
    else if (!o->open)
        note->text = T("meeting.observe.is_closed");
    else if (m->state == MEETING_DRAFT)
        note->text = T("meeting.observe.waits_notice");
    v->notes = note;
    v->notes_count = note->text.len != 0;
}

static void rows_put(struct ctx *ctx, const struct meeting_observer *all, size_t count,
                     bool decidable, struct meeting_observe_v *v)
{
    struct meeting_observer_row_v *rows =
        arena_array(ctx->arena, count, struct meeting_observer_row_v);

    arr_each (i, count) {
        const bool asked = str_eqz(all[i].state, "asked");

        rows[i] = (struct meeting_observer_row_v){
            .id = all[i].id,
            .version = all[i].version,
            .number = all[i].number,
            .name = all[i].name,
            .phone = all[i].phone,
            .job = all[i].job,
            .why = all[i].why,
            .state = all[i].state,
            .state_tag = meeting_observer_tag(all[i].state),
            .reason = all[i].reason,
            .asked_at = all[i].asked_at,
            .may_accept = decidable && asked,
            .may_refuse = decidable && (asked || str_eqz(all[i].state, "accepted")),
        };
    }
    v->rows = rows;
    v->rows_count = count;
}

enum status meeting_web_observe(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct meeting_observing o;
    struct meeting_observer *all;
    struct meeting_observe_v v;
    struct meeting_rule rule;
    struct congress c;
    struct meeting m;
    bool decidable;
    size_t count;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(congress_get(ctx, ctx->congress_id, &c));
    TRY(meeting_rule_get(ctx, m.rule_id, &rule));
    TRY(meeting_observing_of(ctx, &m, &o));
    TRY(meeting_observers(ctx, m.id, &all, &count));
    decidable =
        m.state != MEETING_CANCELLED && m.state != MEETING_CLOSED && m.state != MEETING_MINUTED;
    v = (struct meeting_observe_v){
        .crumbs = meeting_web_crumbs(ctx, &m, T("meeting.observe")),
        .id = m.id,
        .name = m.name,
        .meta = meta_of(ctx, &o, all, count),
        .set_label = o.id == 0 ? T("meeting.observe.set") : T("meeting.observe.set_again"),
        .url = meeting_web_url(ctx, m.id, "/observe"),
    };
    if (meeting_was_held(m.state))
        v.set_label = T("meeting.observe.publish");
    if (rule.observers && !m.closed_door && m.state != MEETING_CANCELLED)
        v.set_url = meeting_web_url(ctx, m.id, "/observe/set");
    if (meeting_observing_public(&m, &o))
        v.public_url =
            str_printf(ctx->arena, "/p/meeting/%lld?c=" STR_FMT, (long long)m.id, STR_ARG(c.code));
    if (count != 0)
        v.export_url = meeting_web_url(ctx, m.id, "/observe/export?format=xlsx");
    notes_put(ctx, &m, &rule, &o, &v);
    rows_put(ctx, all, count, decidable, &v);
    *empty = (struct empty_v){.title = T("meeting.observe.none")};
    v.empty = count == 0 && o.id != 0 ? empty : NULL;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.observe"), &meeting_observe_view, &v);
}

enum status meeting_web_observe_decide(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const bool accept = param_bool(rq, "accept");

    TRY(meeting_observer_decide(ctx, param_id(rq, "observer"), param_int(rq, "version"), accept,
                                param_text(rq, "reason")));
    respond_flash(rs, accept ? "meeting.observe.decided_yes" : "meeting.observe.decided_no", S(""));
    return respond_see_other(rs, "/meeting/%lld/observe", (long long)path_id(rq, "id"));
}

enum status meeting_web_observe_export(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct str headings[] = {
        T("meeting.observe.number"), T("meeting.observe.name"), T("meeting.observe.phone"),
        T("meeting.observe.job"),    T("meeting.observe.why"),  T("meeting.observe.state"),
        T("meeting.observe.reason"),
    };
    enum sheet_format format = SHEET_XLSX;
    struct meeting_observer *all;
    struct sheet_out *out;
    struct meeting m;
    size_t count;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(meeting_observers(ctx, m.id, &all, &count));
    (void)sheet_format_parse(param_text(rq, "format"), &format);
    out = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    arr_each (i, count) {
        const struct str cells[] = {
            meeting_web_int(ctx, all[i].number),
            all[i].name,
            all[i].phone,
            all[i].job,
            all[i].why,
            text_of("meeting.observe.state.", all[i].state),
            all[i].reason,
        };

        sheet_out_row(out, cells);
    }
    return list_respond_sheet(ctx, rq, rs, format, out, T("meeting.observe"));
}

/* ---------------------------------------------------------------- opening */

/* Who is appointed or elected is not announced before it is decided, unless the office says so. */
static bool is_announced(const struct meeting_observing *o, const struct meeting_item *it)
{
    if (o->id != 0)
        return meeting_observing_item(o, it->id);
    return !str_eqz(it->sort, "appointment") && !str_eqz(it->sort, "election") &&
           !str_eqz(it->sort, "procedure");
}

static enum status items_put(struct form_page *f, const struct meeting *m,
                             const struct meeting_observing *o)
{
    struct meeting_item *items;
    struct option_v *options;
    size_t count, n = 0;

    TRY(meeting_items(f->ctx, m->id, &items, &count));
    options = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count)
        if (items[i].state != MEETING_ITEM_WITHDRAWN)
            options[n++] = (struct option_v){
                .value = meeting_web_int(f->ctx, items[i].id),
                .label = str_printf(f->ctx->arena, STR_FMT " " STR_FMT, STR_ARG(items[i].number),
                                    STR_ARG(items[i].title)),
                .on = is_announced(o, &items[i]),
            };
    if (n != 0)
        form_checks(f->ctx, f->rq,
                    form_page_put(f, "check", "item", "meeting.observe.items", S("")), options, n);
    return ST_OK;
}

enum status meeting_web_observe_set_form(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct meeting_observing o;
    struct form_page *f;
    struct meeting m;
    bool held;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(meeting_observing_of(ctx, &m, &o));
    held = meeting_was_held(m.state);
    f = form_page_open(ctx, rq, held ? T("meeting.observe.publish") : T("meeting.observe.set"),
                       meeting_web_url(ctx, m.id, "/observe/set"),
                       meeting_web_url(ctx, m.id, "/observe"), T("meeting.observe.set_go"));
    form_page_crumb(f, m.name, meeting_web_url(ctx, m.id, ""));
    form_page_crumb(f, T("meeting.observe"), meeting_web_url(ctx, m.id, "/observe"));
    (void)form_page_put(f, "check", "open",
                        held ? "meeting.observe.publish_open" : "meeting.observe.open",
                        o.id == 0 || o.open ? S("1") : S(""));
    /* Of a meeting that was held only what is published of it can still be said. */
    (void)form_page_put(f, held ? "hidden" : "int", "places", "meeting.observe.places",
                        meeting_web_int(ctx, o.places));
    (void)form_page_put(f, held ? "hidden" : "date", "until", "meeting.observe.until",
                        list_iso(ctx, o.until_on));
    form_optional(form_page_put(f, held ? "hidden" : "text", "conditions",
                                "meeting.observe.conditions", o.conditions));
    TRY(items_put(f, &m, &o));
    (void)form_page_put(f, held ? "hidden" : "int", "keep", "meeting.observe.keep",
                        meeting_web_int(ctx, o.keep_days));
    form_page_version(f, o.version);
    return meeting_web_page(f, rs, T("meeting.observe.set"));
}

static struct str items_read(struct ctx *ctx, const struct request *rq)
{
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, param_count(rq, "item")) {
        if (i != 0)
            buf_char(&out, ' ');
        buf_int(&out, param_int_at(rq, "item", i));
    }
    return buf_view(&out);
}

enum status meeting_web_observe_set(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t places = param_int(rq, "places"), keep = param_int(rq, "keep");
    const struct meeting_observing in = {
        .meeting_id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .places = places > 0 && places <= MEETING_OBSERVE_PLACES_MAX ? (unsigned)places : 0,
        .keep_days = keep > 0 && keep <= MEETING_OBSERVE_KEEP_MAX ? (unsigned)keep : 0,
        .until_on = param_date(rq, "until"),
        .conditions = param_text(rq, "conditions"),
        .items = items_read(ctx, rq),
        .open = param_bool(rq, "open"),
    };

    TRY(meeting_observing_set(ctx, &in));
    respond_flash(rs, "meeting.observe.set_done", S(""));
    return respond_see_other(rs, "/meeting/%lld/observe", (long long)in.meeting_id);
}
