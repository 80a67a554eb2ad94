// SPDX-License-Identifier: MulanPSL-2.0
/* Supervision: key suggestions, notes, reminders, decisions of the chairmen's meeting. */
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"

enum { BODY_CHARS = 4000, REMINDER_CHARS = 1000, ORGANS_MOST = 64 };

/* -------------------------------------------------------------------------- key suggestions */

static void options_room(struct ctx *ctx, struct suggestion_options *o, size_t more)
{
    struct option_v *items = arena_array(ctx->arena, o->count + more, struct option_v);

    arr_each (i, o->count)
        items[i] = o->items[i];
    o->items = items;
}

static enum status add_holders(struct ctx *ctx, const char *role, struct suggestion_options *out)
{
    struct account_post *posts;
    size_t count;

    TRY(account_holders(ctx, role, 0, &posts, &count));
    options_room(ctx, out, count);
    arr_each (i, count)
        out->items[out->count++] = (struct option_v){
            .value = suggestion_web_int(ctx, posts[i].account_id),
            .label = posts[i].title.len == 0 ? posts[i].name
                                             : TF(ctx->arena, "suggestion.info.signer_state",
                                                  posts[i].name, posts[i].title),
        };
    return ST_OK;
}

static enum status leader_options(struct ctx *ctx, struct suggestion_options *out)
{
    *out = (struct suggestion_options){.items = arena_array(ctx->arena, 1, struct option_v)};
    out->items[out->count++] =
        (struct option_v){.value = S(""), .label = T("suggestion.f.leader_none")};
    TRY(add_holders(ctx, "leader", out));
    return add_holders(ctx, "govleader", out);
}

static enum status key_organ_options(struct ctx *ctx, struct suggestion_options *out)
{
    static const enum organ_kind KINDS[] = {ORGAN_WORK_OFFICE, ORGAN_SPECIAL_COMMITTEE};

    *out = (struct suggestion_options){.items = arena_array(ctx->arena, 1, struct option_v)};
    out->items[out->count++] =
        (struct option_v){.value = S(""), .label = T("suggestion.f.key_organ_none")};
    arr_each (k, COUNT(KINDS)) {
        struct organ *organs;
        size_t count;

        TRY(organ_list_of(ctx, KINDS[k], &organs, &count));
        options_room(ctx, out, count);
        arr_each (i, count)
            out->items[out->count++] = (struct option_v){
                .value = suggestion_web_int(ctx, organs[i].id), .label = organs[i].name};
    }
    return ST_OK;
}

enum status suggestion_web_make_key_form(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct suggestion_options options;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_MAKE_KEY, &d, &f));
    options = suggestion_word_options(
        ctx, NULL, "chairmen_member government_leader work_office lead_deputy collective",
        "suggestion.key_lead.");
    (void)suggestion_form_choice(f, "radio", "lead", "suggestion.f.key_lead", S(""), &options);
    TRY(leader_options(ctx, &options));
    (void)suggestion_form_choice(f, "select", "leader", "suggestion.f.leader", S(""), &options);
    TRY(key_organ_options(ctx, &options));
    (void)suggestion_form_choice(f, "select", "organ", "suggestion.f.key_organ", S(""), &options);
    (void)suggestion_form_put(f, "line", "decided_by", "suggestion.f.decided_by", S(""));
    (void)suggestion_form_put(f, "date", "decided_on", "suggestion.f.decided_on",
                              suggestion_web_iso(ctx, ctx->today));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_make_key(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_key_new in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .lead = param_text(rq, "lead"),
        .leader_account_id = param_id(rq, "leader"),
        .leader_organ_id = param_id(rq, "organ"),
        .decided_by = param_text(rq, "decided_by"),
        .decided_on = param_date(rq, "decided_on"),
    };

    TRY(suggestion_make_key(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_MAKE_KEY, in.id);
}

enum status suggestion_web_end_key_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct suggestion_options options;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_END_KEY, &d, &f));
    options = (struct suggestion_options){
        .items = arena_array(ctx->arena, d.keys_count, struct option_v)};
    arr_each (i, d.keys_count) {
        if (date_none(d.keys[i].ended_on))
            options.items[options.count++] = (struct option_v){
                .value = suggestion_web_int(ctx, d.keys[i].id),
                .label = text_of("suggestion.key_lead.", d.keys[i].lead),
                .hint = d.keys[i].leader_name,
            };
    }
    (void)suggestion_form_choice(f, "radio", "key", "suggestion.f.key",
                                 options.count == 1 ? options.items[0].value : S(""), &options);
    form_max(suggestion_form_put(f, "text", "finding", "suggestion.f.finding", S("")), BODY_CHARS,
             6);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_end_key(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_key_end in = {
        .id = path_id(rq, "id"),
        .key_id = param_id(rq, "key"),
        .finding = param_text(rq, "finding"),
    };

    TRY(suggestion_end_key(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_END_KEY, in.id);
}

/* ---------------------------------------------------------------------- notes and reminders */

/* Which unit it is for: all, or one that is at work. */
static void put_unit(struct suggestion_form *f, const struct suggestion_detail *d)
{
    struct suggestion_options options = {
        .items = arena_array(f->ctx->arena, d->handlings_count + 1, struct option_v)};

    options.items[options.count++] =
        (struct option_v){.value = S(""), .label = T("suggestion.f.handling_any")};
    arr_each (i, d->handlings_count) {
        const struct suggestion_handling *h = &d->handlings[i];

        if (h->state != HANDLING_MOVED && h->state != HANDLING_STOPPED &&
            h->state != HANDLING_PLANNED)
            options.items[options.count++] = (struct option_v){
                .value = suggestion_web_int(f->ctx, h->id), .label = h->organ_name};
    }
    if (options.count > 2)
        (void)suggestion_form_choice(f, "select", "handling", "suggestion.f.handling", S(""),
                                     &options);
}

enum status suggestion_web_supervise_form(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const struct suggestion_options kinds =
        suggestion_word_options(ctx, NULL, "visit meeting supervision", "suggestion.note_kind.");
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_SUPERVISE, &d, &f));
    (void)suggestion_form_choice(f, "radio", "kind", "suggestion.f.note_kind", S("visit"), &kinds);
    put_unit(f, &d);
    (void)suggestion_form_put(f, "date", "on", "suggestion.f.on",
                              suggestion_web_iso(ctx, ctx->today));
    (void)suggestion_form_may(f, "line", "place", "suggestion.f.place", S(""));
    (void)suggestion_form_may(f, "line", "participants", "suggestion.f.participants", S(""));
    form_max(suggestion_form_put(f, "text", "body", "suggestion.f.note_body", S("")), BODY_CHARS,
             6);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_supervise(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_note_new in = {
        .id = path_id(rq, "id"),
        .handling_id = param_id(rq, "handling"),
        .kind = param_text(rq, "kind"),
        .on = param_date(rq, "on"),
        .place = param_text(rq, "place"),
        .participants = param_text(rq, "participants"),
        .body = param_text(rq, "body"),
    };

    TRY(suggestion_add_note(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_SUPERVISE, in.id);
}

static struct str reminder_text(struct ctx *ctx, const struct suggestion_detail *d)
{
    if (d->s.state == SUGGESTION_REPLIED)
        return TF(ctx->arena, "suggestion.f.reminder_rating", suggestion_web_number(ctx, &d->s),
                  text_date(ctx->arena, d->s.rating_due_on, ctx->today));
    return TF(ctx->arena, "suggestion.f.reminder_reply",
              text_date(ctx->arena, d->s.due_on, ctx->today));
}

enum status suggestion_web_remind_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_REMIND, &d, &f));
    if (d.s.state == SUGGESTION_REPLIED) {
        f->v.title = T("suggestion.remind_rating");
        suggestion_form_fact(f, "suggestion.remind_whom", suggestion_web_authors(ctx, &d));
    } else {
        put_unit(f, &d);
    }
    if (d.s.reminders != 0)
        suggestion_form_fact(f, "suggestion.remind_before",
                             TF(ctx->arena, "suggestion.log.reminded",
                                suggestion_web_int(ctx, d.s.reminders),
                                text_date(ctx->arena, d.s.reminded_on, ctx->today)));
    form_max(
        suggestion_form_put(f, "text", "body", "suggestion.f.reminder", reminder_text(ctx, &d)),
        REMINDER_CHARS, 4);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_remind(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_note_new in = {
        .id = path_id(rq, "id"),
        .handling_id = param_id(rq, "handling"),
        .kind = S("reminder"),
        .on = ctx->today,
        .body = param_text(rq, "body"),
    };

    TRY(suggestion_add_note(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_REMIND, in.id);
}

/* ---------------------------------------------------------------------- chairmen's meeting */

enum status suggestion_web_decide_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct suggestion_options decisions =
        suggestion_word_options(ctx, NULL, "redo accept key", "suggestion.f.decision.");
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_DECIDE, &d, &f));
    arr_each (i, d.ratings_count) {
        if (d.ratings[i].counts && d.ratings[i].reason.len != 0)
            suggestion_form_fact(f, "suggestion.decide_why", d.ratings[i].reason);
    }
    (void)suggestion_form_choice(f, "radio", "decision", "suggestion.f.decision", S(""),
                                 &decisions);
    (void)suggestion_form_put(f, "line", "meeting", "suggestion.f.meeting", S(""));
    (void)suggestion_form_put(f, "date", "on", "suggestion.f.on",
                              suggestion_web_iso(ctx, ctx->today));
    form_max(suggestion_form_put(f, "text", "reason", "suggestion.f.reason", S("")), BODY_CHARS, 4);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_decide(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const NAMES[] = {"version", "decision", "meeting", "on", "reason", NULL};
    const struct suggestion_decide in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .decision = param_text(rq, "decision"),
        .meeting = param_text(rq, "meeting"),
        .reason = param_text(rq, "reason"),
        .on = param_date(rq, "on"),
    };

    if (suggestion_web_unsure(rq))
        return suggestion_web_ask(ctx, rq, rs, "decide", NAMES, suggestion_web_page_of(ctx, rq));
    TRY(suggestion_decide(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_DECIDE, in.id);
}
