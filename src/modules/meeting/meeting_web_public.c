// SPDX-License-Identifier: MulanPSL-2.0
/* What everybody sees without signing in: meetings open to observers, the form to ask, and what was
 * decided, by the code of the receipt. */
#include "meeting_observe_view.h"
#include "modules/attachment/attachment.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_files.h"
#include "modules/meeting/meeting_observe.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_web.h"
#include "modules/meeting/meeting_web_observe.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FILES_MAX = 20 };

const struct field MEETING_FIELDS_OBSERVE_DECIDE[] = {
    {.name = "observer", .type = F_ID, .required = true},
    {.name = "version", .type = F_INT},
    {.name = "accept", .type = F_BOOL},
    {.name = "reason", .type = F_LINE, .max = 200},
    {0},
};
const struct field MEETING_FIELDS_OBSERVE_SET[] = {
    {.name = "version", .type = F_INT},
    {.name = "open", .type = F_BOOL},
    {.name = "places", .type = F_INT, .required = true},
    {.name = "until", .type = F_DATE, .required = true},
    {.name = "conditions", .type = F_TEXT, .max = 1000},
    {.name = "item", .type = F_ID, .many = true},
    {.name = "keep", .type = F_INT, .required = true},
    {0},
};
const struct field MEETING_FIELDS_OBSERVE_ASK[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = 30},
    {.name = "phone", .type = F_LINE, .required = true, .max = 30},
    {.name = "job", .type = F_LINE, .max = 60},
    {.name = "why", .type = F_TEXT, .max = 500},
    {0},
};
const struct field MEETING_FIELDS_OBSERVE_CODE[] = {{.name = "code", .type = F_LINE, .max = 40},
                                                    {0}};
const struct field MEETING_FIELDS_OBSERVE_SHEET[] = {
    {.name = "format", .type = F_WORD, .words = "csv xlsx"}, {0}};

/* The meeting with what is open of it, in whichever congress it is; numbers are unique. */
static enum status find(struct ctx *ctx, int64_t id, struct congress *out_congress,
                        struct meeting *out, struct meeting_observing *out_open)
{
    const int64_t own = ctx->congress_id;
    const struct err before = ctx->err; /* the form may be shown again after a failure */
    struct congress *all;
    enum status st;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    arr_each (i, count) {
        ctx->congress_id = all[i].id; /* only what is open to everybody is shown below */
        st = meeting_get(ctx, id, out);
        if (st != ST_OK && st != ST_NOT_FOUND)
            return st;
        if (st == ST_OK) {
            TRY(meeting_observing_of(ctx, out, out_open));
            if (!meeting_observing_public(out, out_open))
                break;
            *out_congress = all[i];
            return ST_OK;
        }
        ctx->err = before;
    }
    ctx->congress_id = own;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* ---------------------------------------------------------------- the list */

static enum status rows_of(struct ctx *ctx, const struct congress *c, bool held,
                           struct meeting_public_row_v *rows, size_t *n, size_t room)
{
    int64_t *ids;
    size_t count;

    ctx->congress_id = c->id;
    TRY(held ? meeting_store_observing_held(ctx, &ids, &count)
             : meeting_store_observing_open(ctx, ctx->today, &ids, &count));
    arr_each (i, count) {
        struct meeting m;

        TRY(meeting_get(ctx, ids[i], &m));
        if (m.closed_door || *n == room)
            continue;
        rows[(*n)++] = (struct meeting_public_row_v){
            .id = m.id,
            .name = m.name,
            .url = str_printf(ctx->arena, "/p/meeting/%lld", (long long)m.id),
            .meta = str_printf(ctx->arena, STR_FMT " · " STR_FMT, STR_ARG(c->name),
                               STR_ARG(meeting_web_when(ctx, &m))),
            .starts_on = m.starts_on,
        };
    }
    return ST_OK;
}

enum status meeting_web_public_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    enum { ROOM = 100 };
    struct meeting_public_row_v *rows = arena_array(ctx->arena, ROOM, struct meeting_public_row_v);
    struct meeting_public_row_v *held = arena_array(ctx->arena, ROOM, struct meeting_public_row_v);
    struct meeting_public_list_v v = {.code_url = S("/p/meeting/observe")};
    const int64_t own = ctx->congress_id;
    struct congress *all;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    arr_each (i, count) {
        TRY(rows_of(ctx, &all[i], false, rows, &v.rows_count, ROOM));
        TRY(rows_of(ctx, &all[i], true, held, &v.held_count, ROOM));
    }
    ctx->congress_id = own;
    v.rows = rows;
    v.held = held;
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("meeting.observe.public_title"),
                        &meeting_public_list_view, &v);
}

/* ---------------------------------------------------------------- one meeting */

/* What of an item's papers everybody may fetch. */
static enum status files_of(struct ctx *ctx, const struct meeting_paper *papers, size_t count,
                            int64_t item_id, struct meeting_public_item_v *v)
{
    struct link_v *links = arena_array(ctx->arena, FILES_MAX, struct link_v);

    v->files = links;
    arr_each (i, count) {
        struct attachment *all;
        size_t n;

        if (papers[i].item_id != item_id)
            continue;
        TRY(attachment_list_open(ctx, (struct attachment_of){MEETING_PAPER_FILES, papers[i].id},
                                 &all, &n));
        for (size_t k = 0; k < n && v->files_count < FILES_MAX; k++)
            links[v->files_count++] =
                (struct link_v){.label = n > 1 ? all[k].name : papers[i].title,
                                .url = attachment_open_url(ctx->arena, &all[k])};
    }
    return ST_OK;
}

static enum status items_of(struct ctx *ctx, const struct meeting *m,
                            const struct meeting_observing *o, struct meeting_public_one_v *v)
{
    struct meeting_public_item_v *rows;
    struct meeting_paper *papers;
    struct meeting_item *items;
    size_t count, papers_count;

    TRY(meeting_items(ctx, m->id, &items, &count));
    TRY(meeting_papers_for_all(ctx, m->id, &papers, &papers_count));
    rows = arena_array(ctx->arena, count, struct meeting_public_item_v);
    arr_each (i, count) {
        struct meeting_public_item_v *row = &rows[v->items_count];

        if (items[i].state == MEETING_ITEM_WITHDRAWN || !meeting_observing_item(o, items[i].id))
            continue;
        *row = (struct meeting_public_item_v){.number = items[i].number, .title = items[i].title};
        TRY(files_of(ctx, papers, papers_count, items[i].id, row));
        v->items_count++;
    }
    v->items = rows;
    return ST_OK;
}

static void facts_of(struct ctx *ctx, const struct meeting *m, const struct meeting_observing *o,
                     struct meeting_public_one_v *v)
{
    struct kv_item_v *facts = arena_array(ctx->arena, 4, struct kv_item_v);
    size_t n = 0;

    facts[n++] = (struct kv_item_v){.label = T("meeting.when"), .value = meeting_web_when(ctx, m)};
    if (m->place.len != 0)
        facts[n++] = (struct kv_item_v){.label = T("meeting.place"), .value = m->place};
    if (!v->held) {
        facts[n++] = (struct kv_item_v){
            .label = T("meeting.observe.places"),
            .value = TF(ctx->arena, "meeting.people_n", meeting_web_int(ctx, o->places))};
        facts[n++] =
            (struct kv_item_v){.label = T("meeting.observe.until"),
                               .value = TF(ctx->arena, "meeting.observe.until_is",
                                           text_date(ctx->arena, o->until_on, ctx->today))};
    }
    v->facts = (struct kv_v){.items = facts, .items_count = n};
}

static void fields_of(struct ctx *ctx, const struct request *rq, struct meeting_public_one_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);

    fields[0] = form_field(ctx, rq, "line", "name", "meeting.observe.name", S(""));
    fields[0].autocomplete = S("name");
    fields[1] = form_field(ctx, rq, "line", "phone", "meeting.observe.phone", S(""));
    fields[1].autocomplete = S("tel");
    fields[1].inputmode = S("tel");
    fields[2] = form_field(ctx, rq, "line", "job", "meeting.observe.job", S(""));
    form_optional(&fields[2]);
    fields[3] = form_field(ctx, rq, "text", "why", "meeting.observe.why", S(""));
    form_optional(&fields[3]);
    v->fields = fields;
    v->fields_count = 4;
}

enum status meeting_web_public_one(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_observing o;
    struct meeting_public_one_v v;
    struct congress congress;
    struct meeting m;

    TRY(find(ctx, path_id(rq, "id"), &congress, &m, &o));
    v = (struct meeting_public_one_v){
        .back = {.label = T("meeting.observe.public_title"), .url = S("/p/meeting")},
        .id = m.id,
        .name = m.name,
        .congress = congress.name,
        .starts_on = m.starts_on,
        .ends_on = m.ends_on,
        .held = meeting_was_held(m.state),
        .conditions = o.conditions,
        .keep = TF(ctx->arena, "meeting.observe.keep_note", meeting_web_int(ctx, o.keep_days)),
        .takes = meeting_observing_takes(ctx, &m, &o),
        .closed = T("meeting.observe.closed"),
        .url = str_printf(ctx->arena, "/p/meeting/%lld", (long long)m.id),
        .code_url = S("/p/meeting/observe"),
    };
    facts_of(ctx, &m, &o, &v);
    TRY(items_of(ctx, &m, &o, &v));
    fields_of(ctx, rq, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, m.name, &meeting_public_one_view, &v);
}

enum status meeting_web_public_ask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const struct actor CITIZEN = {0}; /* even who is signed in asks as himself alone */
    const struct meeting_observer_new in = {
        .meeting_id = path_id(rq, "id"),
        .name = param_text(rq, "name"),
        .phone = param_text(rq, "phone"),
        .job = param_text(rq, "job"),
        .why = param_text(rq, "why"),
    };
    const struct actor *asker = ctx->actor;
    struct meeting_observing o;
    struct congress congress;
    struct meeting m;
    struct str code;
    enum status st;

    TRY(find(ctx, in.meeting_id, &congress, &m, &o));
    ctx->actor = &CITIZEN;
    st = meeting_observer_ask(ctx, &in, &code);
    ctx->actor = asker;
    TRY(st);
    respond_flash(rs, "meeting.observe.ask_done", code);
    return respond_see_other(rs, "/p/meeting/observe?code=" STR_FMT, STR_ARG(code));
}

/* ---------------------------------------------------------------- by the receipt */

static enum status by_code(struct ctx *ctx, struct str code, struct meeting_public_code_v *v)
{
    const int64_t own = ctx->congress_id;
    struct meeting_observer o;
    struct congress *all;
    struct meeting m;
    enum status st;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    for (size_t i = 0; i < count && !v->found; i++) {
        ctx->congress_id = all[i].id;
        st = meeting_observer_by_code(ctx, code, &o);
        if (st != ST_OK && st != ST_NOT_FOUND)
            return st;
        if (st == ST_OK) {
            TRY(meeting_get(ctx, o.meeting_id, &m));
            v->found = true;
        } else {
            ctx->err = (struct err){0};
        }
    }
    ctx->congress_id = own;
    if (!v->found)
        return ST_OK;
    v->name = m.name;
    v->meta = str_printf(ctx->arena, STR_FMT "%s" STR_FMT, STR_ARG(meeting_web_when(ctx, &m)),
                         m.place.len != 0 ? " · " : "", STR_ARG(m.place));
    v->number = o.number;
    v->state = o.state;
    v->state_tag = meeting_observer_tag(o.state);
    v->say = TF(ctx->arena,
                str_eqz(o.state, "accepted")  ? "meeting.observe.say.accepted"
                : str_eqz(o.state, "refused") ? "meeting.observe.say.refused"
                                              : "meeting.observe.say.asked",
                meeting_web_int(ctx, o.number));
    v->reason = o.reason;
    return ST_OK;
}

enum status meeting_web_public_code(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str code = param_text(rq, "code");
    struct meeting_public_code_v v = {
        .field = form_field(ctx, rq, "line", "code", "meeting.observe.code", code),
        .back = {.label = T("meeting.observe.public_title"), .url = S("/p/meeting")},
        .asked = code.len != 0,
        .state_tag = {.label = S(""), .class = S("")},
    };

    if (v.asked)
        TRY(by_code(ctx, code, &v));
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("meeting.observe.code_page"),
                        &meeting_public_code_view, &v);
}
