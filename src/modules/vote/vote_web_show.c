// SPDX-License-Identifier: MulanPSL-2.0
/* One vote: console while it runs, result afterwards. */
#include "modules/vote/vote_parts.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_common.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 11, LINKS_MAX = 10 };

/* ---- what has a page of its own */

static void link_add(struct vote_show_v *out, struct link_v *links, struct str label,
                     struct str url)
{
    ASSERT(out->links_count < LINKS_MAX);
    links[out->links_count++] = (struct link_v){.label = label, .url = url};
}

static bool may_appoint(const struct ctx *ctx, const struct vote *v)
{
    struct err ignored;

    return may(ctx, "vote.run") && vote_rules_may_appoint(v, &ignored) == ST_OK;
}

/* Acts that have a page of their own, and papers. */
static void links_make(struct ctx *ctx, const struct vote *v, struct vote_show_v *out)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    const bool running = v->state == VOTE_OPEN, over = v->state >= VOTE_COUNTED;
    const bool led = v->panel.len > 0 && !str_eqz(v->panel, "vote");

    out->links = links;
    if (may(ctx, "vote.run")) {
        if (led && (over || v->state == VOTE_PREPARED))
            link_add(out, links, T("vote.in_hall"), v->back_url);
        if (may_appoint(ctx, v))
            link_add(out, links, T("vote.appoint.title"), vote_web_url(ctx, v->id, "/appoint"));
        if (running && v->method != VOTE_PAPER)
            link_add(out, links, T("vote.way.title"), vote_web_url(ctx, v->id, "/way"));
        if (v->state != VOTE_INVALID)
            link_add(out, links, T("vote.invalid.title"), vote_web_url(ctx, v->id, "/invalidate"));
        if (!led && over)
            link_add(out, links, T("vote.repeat.title"), vote_web_url(ctx, v->id, "/repeat"));
        if (v->state <= VOTE_OPEN && v->method == VOTE_DEVICE)
            link_add(out, links, T("vote.codes.title"), vote_web_url(ctx, v->id, "/codes"));
        link_add(out, links, T("vote.print.ballot"), vote_web_url(ctx, v->id, "/ballot-paper"));
        if (v->state != VOTE_PREPARED || v->body_id != 0)
            link_add(out, links, T("vote.print.roll"), vote_web_url(ctx, v->id, "/roll-paper"));
    }
    if (vote_web_shows_result(ctx, v)) {
        link_add(out, links, T("vote.print.result"), vote_web_url(ctx, v->id, "/result-paper"));
        link_add(out, links, T("vote.names.title"), vote_web_url(ctx, v->id, "/names"));
    }
}

/* ---- facts */

static struct kv_v facts_make(struct ctx *ctx, const struct vote *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    items[n++] = (struct kv_item_v){.label = T("vote.rule"), .value = vote_web_rule(ctx, v)};
    if (v->basis.len > 0)
        items[n++] = (struct kv_item_v){.label = T("vote.basis"), .value = v->basis};
    items[n++] =
        (struct kv_item_v){.label = T("vote.method"),
                           .value = text_of("vote.method.", str_from(vote_method_word(v->method)))};
    items[n++] = (struct kv_item_v){
        .label = T("vote.secret"), .value = v->secret ? T("vote.secret.yes") : T("vote.secret.no")};
    if (v->kind == VOTE_ELECTION)
        items[n++] = (struct kv_item_v){
            .label = T("vote.seats"),
            .value = TF(ctx->arena, "vote.seats.of", vote_web_int(ctx, v->seats))};
    items[n++] = (struct kv_item_v){
        .label = T("vote.seconds_given"),
        .value = v->seconds > 0 ? TF(ctx->arena, "vote.seconds", vote_web_int(ctx, v->seconds))
                                : T("vote.seconds.none")};
    if (v->all_members > 0)
        items[n++] = (struct kv_item_v){.label = vote_whole_word(v),
                                        .value = vote_web_int(ctx, v->all_members)};
    if (v->replaces_id != 0)
        items[n++] = (struct kv_item_v){.label = T("vote.replaces"),
                                        .value = T("vote.replaces.look"),
                                        .url = vote_web_url(ctx, v->replaces_id, "")};
    if (v->again_reason.len > 0)
        items[n++] = (struct kv_item_v){.label = T("vote.again.reason"), .value = v->again_reason};
    if (v->back_url.len > 0)
        items[n++] = (struct kv_item_v){.label = T("vote.col.origin"),
                                        .value = v->origin_name.len > 0 ? v->origin_name
                                                                        : T("vote.origin.look"),
                                        .url = v->back_url};
    return (struct kv_v){.items = items, .items_count = n};
}

static enum status objects_make(struct ctx *ctx, const struct vote *v, struct vote_show_v *out)
{
    struct vote_object_v *objects;
    struct vote_option *options;
    size_t count;

    if (v->kind != VOTE_MOTION && vote_web_shows_result(ctx, v))
        return ST_OK; /* they stand in the result */
    TRY(vote_options(ctx, v->id, &options, &count));
    objects = arena_array(ctx->arena, count, struct vote_object_v);
    arr_each (i, count)
        objects[i] = (struct vote_object_v){
            .place = (int64_t)i + 1, .name = options[i].name, .note = options[i].note};
    out->objects = objects;
    out->objects_count = count;
    out->objects_title = v->kind == VOTE_ELECTION ? T("vote.candidates") : T("vote.objects");
    return ST_OK;
}

/* ---- counts of hands and paper */

static struct str entry_text(struct ctx *ctx, const struct vote *v, const struct vote_count *c)
{
    const struct vote_count_line *l = c->lines;

    if (c->lines_count == 1 && v->kind == VOTE_MOTION)
        return TF(ctx->arena, "vote.entry.motion", vote_web_int(ctx, l->yes),
                  vote_web_int(ctx, l->no), vote_web_int(ctx, l->abstain));
    return TF(ctx->arena, "vote.entry.many", vote_web_int(ctx, c->ballots),
              vote_web_int(ctx, c->spoiled));
}

static const struct note_v *entries_note(struct ctx *ctx, enum vote_entries state)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);

    switch (state) {
    case VOTE_ENTRIES_NONE:
        return NULL;
    case VOTE_ENTRIES_ONE:
        *note = (struct note_v){.text = T("vote.entries.one")};
        break;
    case VOTE_ENTRIES_DIFFER:
        *note = (struct note_v){.bad = true, .text = T("vote.entries.differ")};
        break;
    case VOTE_ENTRIES_AGREE:
        *note = (struct note_v){.ok = true, .text = T("vote.entries.agree")};
        break;
    }
    return note;
}

/* Who has not counted yet is not shown what the other one has. */
static enum status entries_make(struct ctx *ctx, const struct vote *v, struct vote_show_v *out)
{
    struct vote_entry_v *rows;
    struct vote_entry *list;
    enum vote_entries state;
    size_t count;

    if (v->method == VOTE_DEVICE || v->imported)
        return ST_OK;
    TRY(vote_entries(ctx, v->id, &list, &count, &state));
    rows = arena_array(ctx->arena, count, struct vote_entry_v);
    arr_each (i, count) {
        const bool shown = state == VOTE_ENTRIES_AGREE || state == VOTE_ENTRIES_DIFFER ||
                           list[i].account_id == ctx->actor->account_id;

        rows[i] = (struct vote_entry_v){
            .who = list[i].name,
            .text = shown ? entry_text(ctx, v, &list[i].count) : T("vote.entry.hidden"),
        };
    }
    out->entries = rows;
    out->entries_count = count;
    out->entries_note = entries_note(ctx, state);
    return ST_OK;
}

/* ---- how it stands */

static const struct note_v *void_note(struct ctx *ctx, const struct vote *v)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);

    *note =
        (struct note_v){.bad = true, .title = T("vote.state.invalid"), .text = v->invalid_reason};
    return v->state == VOTE_INVALID ? note : NULL;
}

static enum status running_make(struct ctx *ctx, const struct vote *v, struct vote_show_v *out)
{
    struct vote_now now;

    if (v->state < VOTE_ANNOUNCED) {
        out->live_url = vote_web_url(ctx, v->id, "/stream");
        out->live_is = vote_web_is(ctx, v->state, v->method);
    }
    out->all = v->all_members;
    if (v->state != VOTE_OPEN)
        return ST_OK;
    TRY(vote_now(ctx, v->id, &now));
    out->running = true;
    out->has_clock = now.seconds_left >= 0;
    out->left = now.seconds_left >= 0 ? now.seconds_left : 0;
    out->voted = now.voted;
    out->present = now.present;
    return ST_OK;
}

static enum status ballot_link(struct ctx *ctx, const struct vote *v, struct vote_show_v *out)
{
    struct vote_roll_row voter;
    const struct err before = ctx->err;
    bool on_roll;

    if (v->state != VOTE_OPEN || v->method != VOTE_DEVICE)
        return ST_OK;
    TRY(vote_web_known(ctx, before, vote_voter_get(ctx, v->id, 0, ctx->actor->account_id, &voter),
                       &on_roll));
    if (on_roll)
        out->ballot_url = vote_web_url(ctx, v->id, "/ballot");
    return ST_OK;
}

enum status vote_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_show_v out;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    out = (struct vote_show_v){
        .crumbs = vote_web_crumbs(ctx, &v, v.title),
        .id = v.id,
        .version = v.version,
        .title = v.title,
        .body = v.body_name,
        .origin = v.origin_name,
        .back_url = v.back_url,
        .kind = str_from(vote_kind_word(v.kind)),
        .method = str_from(vote_method_word(v.method)),
        .secret = v.secret,
        .state = str_from(vote_state_word(v.state)),
        .state_tag = vote_web_state_tag(&v),
        .on = v.on,
        .seats = v.seats,
        .replaces = v.replaces_id,
        .facts = facts_make(ctx, &v),
        .note = void_note(ctx, &v),
        .screen_url = vote_web_url(ctx, v.id, "/screen"),
        .invalid_reason = v.invalid_reason,
    };
    TRY(objects_make(ctx, &v, &out));
    TRY(running_make(ctx, &v, &out));
    TRY(ballot_link(ctx, &v, &out));
    TRY(vote_web_keys(ctx, &v, &out));
    TRY(entries_make(ctx, &v, &out));
    TRY(vote_web_next(ctx, &v, &out.next));
    links_make(ctx, &v, &out);
    if (vote_web_shows_result(ctx, &v))
        TRY(vote_web_result(ctx, &v, true, &out.result));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &vote_show_view, &out);
}
