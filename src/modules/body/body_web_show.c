// SPDX-License-Identifier: MulanPSL-2.0
/* One body as of a day: who sits in it, who did, what is not as the law has it. */
#include "body_view.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_list.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_web.h"
#include "modules/body/body_web_common.h"
#include "modules/congress/congress.h"
#include "platform/event.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

enum { HISTORY_MAX = 30, ROWS_MAX = 200, FACTS = 10, NOTES = 8 };

/* ---------------------------------------------------------------- one body: its people */

static struct body_seat_row_v seat_make(struct ctx *ctx, const struct body *b,
                                        const struct body_member *m)
{
    const bool listed = m->version != 0; /* else it is the register that says so */
    struct body_seat_row_v row = {
        .id = m->id,
        .name = m->name,
        .title = m->title,
        .post = str_from(body_post_word(m->post)),
        .deputy_id = m->deputy_id,
        .from_on = m->from_on,
        .to_on = m->to_on,
        .reason = m->left_reason,
    };

    if (m->deputy_id != 0 && may(ctx, "deputy.view"))
        row.deputy_url = str_printf(ctx->arena, "/deputy/%" PRId64, m->deputy_id);
    if (!listed || !may(ctx, "body.edit"))
        return row;
    row.edit_url = str_printf(ctx->arena, "/body/%" PRId64 "/member/%" PRId64, b->id, m->id);
    if (date_none(m->to_on))
        row.leave_url =
            str_printf(ctx->arena, "/body/%" PRId64 "/member/%" PRId64 "/leave", b->id, m->id);
    return row;
}

static struct str joined(struct ctx *ctx, const struct str *parts, size_t count)
{
    struct str all = count > 0 ? parts[0] : S("");

    for (size_t i = 1; i < count; i++)
        all = TF(ctx->arena, "body.show.and", all, parts[i]);
    return all;
}

/* "主任1人，副主任5人，委员29人" */
static struct str parts_text(struct ctx *ctx, const struct body *b,
                             const struct body_member *members, size_t count)
{
    struct str parts[BODY_POSTS];
    size_t n = 0;

    if (body_counts_deputies(b->kind) || count == 0)
        return TF(ctx->arena, "body.show.seated", str_int(ctx->arena, (int64_t)count));
    arr_each (p, BODY_POSTS) {
        int64_t with = 0;

        arr_each (i, count)
            with += members[i].post == (enum body_post)p;
        if (with > 0)
            parts[n++] =
                TF(ctx->arena, "body.show.part", body_usual_title(ctx, b->kind, (enum body_post)p),
                   str_int(ctx->arena, with));
    }
    return joined(ctx, parts, n);
}

static struct str meta_text(struct ctx *ctx, const struct body *b, struct date on,
                            const struct body_member *members, size_t count)
{
    struct str say[3];
    size_t n = 0;
    const uint32_t missing = body_web_vacant(b, (uint32_t)count);

    say[n++] = parts_text(ctx, b, members, count);
    if (b->fixed_seats > 0)
        say[n++] = TF(ctx->arena, "body.show.fixed", str_int(ctx->arena, b->fixed_seats));
    if (missing > 0)
        say[n++] = TF(ctx->arena, "body.show.vacant", str_int(ctx->arena, missing));
    return TF(ctx->arena, "body.show.meta", body_web_full_date(ctx, on), joined(ctx, say, n));
}

/* ---------------------------------------------------------------- what is not as the law has it */

struct notes {
    struct note_v *items;
    size_t count;
};

static void warn(struct notes *n, struct str say, struct str article)
{
    if (n->count < NOTES)
        n->items[n->count++] = (struct note_v){.warn = true, .title = say, .text = article};
}

static enum status size_note(struct ctx *ctx, const struct body *b, struct notes *n)
{
    uint32_t least, most, populous;
    enum level level;

    if (b->kind != BODY_STANDING_COMMITTEE || b->fixed_seats == 0)
        return ST_OK;
    TRY(body_level(ctx, &level));
    if (!body_size_bounds(level, &least, &most, &populous) ||
        (b->fixed_seats >= least && b->fixed_seats <= most))
        return ST_OK;
    warn(n,
         TF(ctx->arena, "body.note.size", str_int(ctx->arena, least), str_int(ctx->arena, most),
            str_int(ctx->arena, populous), str_int(ctx->arena, b->fixed_seats)),
         T("body.note.size_law"));
    return ST_OK;
}

/* By the model of a township's presidium. */
static void presidium_note(struct ctx *ctx, const struct body *b, size_t count, struct notes *n)
{
    struct body_presidium_size size;

    if (b->kind != BODY_TOWNSHIP_PRESIDIUM || count == 0 ||
        body_presidium_fits((uint32_t)count, ctx->today, &size))
        return;
    warn(n,
         TF(ctx->arena, "body.note.presidium_size", str_int(ctx->arena, size.least),
            str_int(ctx->arena, size.most), str_int(ctx->arena, size.most_populous),
            str_int(ctx->arena, (int64_t)count)),
         str_from(size.article));
}

/* A group of deputies of a village or a unit has three of them. */
static enum status group_note(struct ctx *ctx, const struct body *b, size_t count, struct notes *n)
{
    bool small;

    TRY(body_group_small(ctx, b, count, &small));
    if (small)
        warn(n, TF(ctx->arena, "body.note.group_small", str_int(ctx->arena, (int64_t)count)),
             T("body.note.group_law"));
    return ST_OK;
}

/* A standing committee without its working committee for deputies. */
static enum status organ_note(struct ctx *ctx, const struct body *b, struct notes *n)
{
    bool missing;

    if (b->kind != BODY_STANDING_COMMITTEE || !date_none(b->to_on))
        return ST_OK;
    TRY(body_organ_missing(ctx, &missing));
    if (missing)
        warn(n, T("body.organ.missing"), T("body.organ.missing_law"));
    return ST_OK;
}

static enum status notes_make(struct ctx *ctx, const struct body *b,
                              const struct body_member *members, size_t count,
                              struct body_show_v *v)
{
    struct notes n = {.items = arena_array(ctx->arena, NOTES, struct note_v)};
    struct body_clash *clashes;
    size_t clashes_count;

    TRY(size_note(ctx, b, &n));
    TRY(organ_note(ctx, b, &n));
    TRY(group_note(ctx, b, count, &n));
    presidium_note(ctx, b, count, &n);
    TRY(body_clashes(ctx, b, members, count, &clashes, &clashes_count));
    arr_each (i, clashes_count)
        warn(&n,
             TF(ctx->arena, "body.note.clash", clashes[i].member->name, clashes[i].member->title,
                clashes[i].organ),
             str_from(clashes[i].why.law));
    if (body_has_one_chair(b->kind) && count > 0 && members[0].post != BODY_CHAIR)
        warn(&n, T("body.note.no_chair"), S(""));
    v->notes = n.items;
    v->notes_count = n.count;
    return ST_OK;
}

/* ---------------------------------------------------------------- one body: facts, links, history
 */

struct facts {
    struct kv_item_v *items;
    size_t count;
};

static void fact(struct facts *f, const char *key, struct str value, struct str url)
{
    ASSERT(f->count < FACTS);
    if (value.len > 0)
        f->items[f->count++] = (struct kv_item_v){.label = text(key), .value = value, .url = url};
}

static enum status session_fact(struct ctx *ctx, const struct body *b, struct facts *f)
{
    struct congress_session s;

    if (b->session_id == 0)
        return ST_OK;
    TRY(congress_session_get(ctx, b->session_id, &s));
    fact(f, "body.session", s.name, S(""));
    return ST_OK;
}

static enum status organ_fact(struct ctx *ctx, const struct body *b, struct facts *f)
{
    struct organ organ;

    if (b->organ_id == 0)
        return ST_OK;
    TRY(organ_get(ctx, b->organ_id, &organ));
    fact(f, "body.organ", organ.name, S(""));
    return ST_OK;
}

static enum status facts_make(struct ctx *ctx, const struct body *b, struct body_show_v *v)
{
    const bool by_seats = v->whole != v->seated;
    struct facts f = {.items = arena_array(ctx->arena, FACTS, struct kv_item_v)};
    const struct str none = S("");

    fact(&f, "body.kind", text_of("body.kind.", v->kind), none);
    fact(&f, "body.short_name", b->short_name, none);
    fact(&f, "body.whole",
         by_seats ? TF(ctx->arena, "body.whole.fixed", str_int(ctx->arena, v->whole))
                  : TF(ctx->arena, "body.whole.office", str_int(ctx->arena, v->whole)),
         may(ctx, "congress.view") ? S("/congress/param") : none);
    fact(&f, "body.fixed_seats", v->fixed > 0 ? str_int(ctx->arena, v->fixed) : none, none);
    TRY(organ_fact(ctx, b, &f));
    TRY(session_fact(ctx, b, &f));
    fact(&f, "body.from_on", body_web_full_date(ctx, b->from_on), none);
    fact(&f, "body.to_on", body_web_full_date(ctx, b->to_on), none);
    v->facts = f.items;
    v->facts_count = f.count;
    return ST_OK;
}

static void link_add(struct link_v *links, size_t *count, bool allowed, const char *key,
                     struct str url)
{
    if (allowed)
        links[(*count)++] = (struct link_v){.label = text(key), .url = url};
}

/* Its deputies in the register. */
static struct str register_url(struct ctx *ctx, const struct body *b)
{
    struct buf url = buf_new(ctx->arena, 0);

    buf_str(&url, S("/deputy"));
    if (b->kind == BODY_DELEGATION)
        buf_printf(&url, "?delegation=%" PRId64, b->delegation_id);
    if (b->kind == BODY_GROUP) {
        buf_str(&url, S("?group="));
        html_put_url(&url, b->name);
    }
    return buf_view(&url);
}

static void links_make(struct ctx *ctx, const struct body *b, struct body_show_v *v)
{
    struct link_v *links = arena_array(ctx->arena, 4, struct link_v);
    const bool edit = may(ctx, "body.edit"), open = date_none(b->to_on);
    const bool deputies = body_counts_deputies(b->kind);

    link_add(links, &v->links_count, edit && open && !deputies, "body.seat.title",
             body_web_url(ctx, b->id, "/seat"));
    link_add(links, &v->links_count, (deputies || b->kind == BODY_GROUP) && may(ctx, "deputy.view"),
             "body.show.register", register_url(ctx, b));
    link_add(links, &v->links_count, edit, "body.edit.title", body_web_url(ctx, b->id, "/edit"));
    link_add(links, &v->links_count, edit && open, "body.close.title",
             body_web_url(ctx, b->id, "/close"));
    v->links = links;
}

/* Whose seat an event is about: {"member":123}. The journal holds no names. */
static struct str whose(const struct body_member *seats, size_t count, struct str data)
{
    static const char MARK[] = "{\"member\":";
    int64_t id;

    if (!str_starts(data, str_from(MARK)) || !str_ends(data, S("}")))
        return S("");
    data.ptr += sizeof MARK - 1;
    data.len -= sizeof MARK;
    if (!str_to_int(data, &id))
        return S("");
    arr_each (i, count) {
        if (seats[i].id == id)
            return seats[i].name;
    }
    return S("");
}

static enum status history_make(struct ctx *ctx, const struct body *b, struct body_show_v *v)
{
    const struct event *events;
    struct body_member *seats;
    struct entry_v *entries;
    size_t count, seats_count;

    TRY(body_all_seats(ctx, b, &seats, &seats_count));
    TRY(event_history(ctx, "body", b->id, HISTORY_MAX, &events, &count));
    entries = arena_array(ctx->arena, count, struct entry_v);
    arr_each (i, count) {
        const struct event *e = &events[count - 1 - i];
        const size_t skip = strlen("body.");

        entries[i] = (struct entry_v){
            .title = text_of("body.event.", (struct str){e->name.ptr + skip, e->name.len - skip}),
            .class = S("done"),
            .at = e->at,
            .who = e->actor_name,
            .text = whose(seats, seats_count, e->data),
        };
    }
    v->history = (struct timeline_v){.items = entries, .items_count = count};
    return ST_OK;
}

static enum status past_make(struct ctx *ctx, const struct body *b, struct date on,
                             struct body_show_v *v)
{
    struct body_seat_row_v *rows;
    struct body_member *seats;
    size_t count;

    if (body_counts_deputies(b->kind))
        return ST_OK;
    TRY(body_all_seats(ctx, b, &seats, &count));
    rows = arena_array(ctx->arena, count, struct body_seat_row_v);
    arr_each (i, count) {
        if (!date_none(seats[i].to_on) && date_cmp(seats[i].to_on, on) < 0)
            rows[v->past_count++] = seat_make(ctx, b, &seats[i]);
    }
    v->past = rows;
    return ST_OK;
}

static enum status people_make(struct ctx *ctx, const struct body *b, struct date on,
                               struct body_show_v *v)
{
    struct body_seat_row_v *rows;
    struct body_member *members;
    size_t count;

    TRY(body_members_at(ctx, b->id, on, &members, &count));
    v->rows_count = count < ROWS_MAX ? count : ROWS_MAX;
    rows = arena_array(ctx->arena, v->rows_count, struct body_seat_row_v);
    arr_each (i, v->rows_count)
        rows[i] = seat_make(ctx, b, &members[i]);
    v->rows = rows;
    v->seated = (int64_t)count;
    v->vacant = body_web_vacant(b, (uint32_t)count);
    v->meta = meta_text(ctx, b, on, members, count);
    if (count > ROWS_MAX)
        v->clipped = TF(ctx->arena, "body.show.clipped", str_int(ctx->arena, ROWS_MAX),
                        str_int(ctx->arena, (int64_t)count));
    v->empty = count == 0 ? body_web_empty(ctx, "body.show.empty", "body.show.empty_text") : NULL;
    return notes_make(ctx, b, members, count, v);
}

/* Of a body that has ended its last day, unless another is asked for. */
static struct date day_of(struct ctx *ctx, const struct request *rq, const struct body *b)
{
    if (!param_present(rq, "on") && !date_none(b->to_on) && date_cmp(b->to_on, ctx->today) < 0)
        return b->to_on;
    return body_web_day(ctx, rq);
}

static const char *const SHOW_KEPT[] = {"on", NULL};

enum status body_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    enum sheet_format format;
    struct list_links links;
    struct body_show_v v;
    struct body b;
    uint32_t whole;
    const char *path;

    TRY(body_get(ctx, path_id(rq, "id"), &b));
    path = str_z(ctx->arena, body_web_url(ctx, b.id, ""));
    if (list_wants_sheet(rq, &format))
        return list_lead_to_export(ctx, rq, rs, path, SHOW_KEPT);
    *up = (struct link_v){.label = T("body.menu"), .url = S("/body")};
    v = (struct body_show_v){
        .crumbs = {.items = up, .items_count = 1, .here = b.name},
        .id = b.id,
        .kind = str_from(body_kind_word(b.kind)),
        .name = b.name,
        .short_name = b.short_name,
        .on = day_of(ctx, rq, &b),
        .fixed = b.fixed_seats,
        .may_edit = may(ctx, "body.edit") && !body_counts_deputies(b.kind),
    };
    TRY(body_whole_at(ctx, b.id, v.on, &whole));
    v.whole = whole;
    TRY(people_make(ctx, &b, v.on, &v));
    TRY(past_make(ctx, &b, v.on, &v));
    TRY(facts_make(ctx, &b, &v));
    links_make(ctx, &b, &v);
    TRY(history_make(ctx, &b, &v));
    body_web_filter(ctx, rq, str_from(path), false, &v.filter);
    links = list_links_of(ctx, rq, path, SHOW_KEPT, S(""));
    v.sheet_url = links.sheet;
    v.csv_url = links.csv;
    return respond_view(ctx, rq, rs, FRAME_STAFF, b.name, &body_show_view, &v);
}
