// SPDX-License-Identifier: MulanPSL-2.0
/* Possible repetitions: for who writes one, and for the office over a session. */
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_rules.h"
#include "modules/suggestion/suggestion_similar.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_card.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"
#include "suggestion_similar_view.h"

enum { MEMBERS_SHOWN = 6 };

/* What both say, and where. */
static struct str reason_of(struct ctx *ctx, const struct similar_result *why)
{
    const struct str words =
        str_join(ctx->arena, why->reasons, why->reasons_count, T("suggestion.similar.comma"));

    if (why->place.len != 0 && words.len != 0)
        return TF(ctx->arena, "suggestion.similar.reason_place", words, why->place);
    if (words.len != 0)
        return TF(ctx->arena, "suggestion.similar.reason", words);
    return why->place.len != 0 ? TF(ctx->arena, "suggestion.similar.place", why->place)
                               : T("suggestion.similar.words");
}

static struct tag_v state_tag(enum suggestion_state state)
{
    return (struct tag_v){.label =
                              text_of("suggestion.state.", str_from(suggestion_state_word(state)))};
}

/* ---------------------------------------------------------------- while one is written */

static struct suggestion_like_v like_make(struct ctx *ctx, const struct suggestion_like *l)
{
    enum suggestion_state state = SUGGESTION_SUBMITTED;

    (void)suggestion_state_parse(l->state, &state);
    return (struct suggestion_like_v){
        .id = l->id,
        .title = l->title,
        .deputy = l->people,
        .state = text_of("suggestion.state.", l->state),
        .tag = state_tag(state),
        .url = l->url,
        .reason = reason_of(ctx, &l->why),
    };
}

static const struct empty_v *empty_make(struct ctx *ctx, struct str title, struct str text)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);

    *e = (struct empty_v){.title = title, .text = text};
    return e;
}

enum status suggestion_web_typed(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str parts[] = {param_text(rq, "body"), param_text(rq, "cause"),
                                param_text(rq, "grounds"), param_text(rq, "proposal")};
    const struct similar_text typed = {param_text(rq, "title"),
                                       str_join(ctx->arena, parts, COUNT(parts), S(" "))};
    struct suggestion_typed_v v = {.title = T("suggestion.similar.typed")};
    struct suggestion_like *likes;
    struct suggestion_like_v *all;

    TRY(suggestion_like_typed(ctx, typed, path_id(rq, "id"), &likes, &v.likes_count));
    all = arena_array(ctx->arena, v.likes_count, struct suggestion_like_v);
    arr_each (i, v.likes_count)
        all[i] = like_make(ctx, &likes[i]);
    v.likes = all;
    if (v.likes_count != 0)
        v.say = T("suggestion.similar.typed_say");
    else
        v.empty = empty_make(ctx, T("suggestion.similar.typed_none"),
                             T("suggestion.similar.typed_none_text"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &suggestion_typed_view, &v);
}

/* ---------------------------------------------------------------- over a session */

static struct str meta_of(struct ctx *ctx, const struct suggestion_compared *s)
{
    struct str parts[3];
    size_t n = 0;

    if (s->number_text.len != 0)
        parts[n++] = s->number_text;
    if (s->deputy_name.len != 0)
        parts[n++] = s->deputy_name;
    if (s->organ_name.len != 0)
        parts[n++] = s->organ_name;
    return str_join(ctx->arena, parts, n, S(" "));
}

static struct suggestion_twin_v twin_make(struct ctx *ctx, const struct suggestion_compared *s)
{
    return (struct suggestion_twin_v){
        .id = s->id,
        .title = s->title,
        .meta = meta_of(ctx, s),
        .state = str_from(suggestion_state_word(s->state)),
        .tag = state_tag(s->state),
        .url = str_printf(ctx->arena, "/suggestion/%lld", (long long)s->id),
    };
}

/* The page where `dup` is merged, with the other one found already. */
static struct str merge_url(struct ctx *ctx, const struct suggestion_compared *dup,
                            const struct suggestion_compared *main)
{
    struct buf url = buf_new(ctx->arena, 0);

    if (!suggestion_allowed(dup->state, DO_MERGE) || dup->kind != main->kind)
        return S("");
    buf_printf(&url, "/suggestion/%lld/merge?q=", (long long)dup->id);
    if (main->number != 0)
        buf_int(&url, main->number);
    else
        html_put_url(&url, main->title);
    return buf_view(&url);
}

static struct suggestion_twins_v twins_make(struct ctx *ctx, const struct suggestion_likeness *l,
                                            const struct suggestion_twins *t)
{
    const struct suggestion_compared *a = &l->all[t->a], *b = &l->all[t->b];
    struct suggestion_twins_v v = {
        .first = twin_make(ctx, a),
        .second = twin_make(ctx, b),
        .reason = reason_of(ctx, &t->why),
        .place = t->why.place,
        .merge_url = merge_url(ctx, b, a),
    };

    if (v.merge_url.len == 0)
        v.merge_url = merge_url(ctx, a, b);
    return v;
}

static struct suggestion_issue_v issue_make(struct ctx *ctx, const struct suggestion_likeness *l,
                                            const struct suggestion_issue *issue)
{
    const size_t shown = issue->count < MEMBERS_SHOWN ? issue->count : MEMBERS_SHOWN;
    struct suggestion_twin_v *members = arena_array(ctx->arena, shown, struct suggestion_twin_v);
    struct suggestion_issue_v v = {
        .title = reason_of(ctx, &(struct similar_result){.reasons_count = 0}),
        .count = (int64_t)issue->count,
        .members = members,
        .members_count = shown,
    };

    if (issue->why.reasons_count != 0)
        v.title = str_join(ctx->arena, issue->why.reasons,
                           issue->why.reasons_count < 2 ? issue->why.reasons_count : 2,
                           T("suggestion.similar.comma"));
    arr_each (i, shown)
        members[i] = twin_make(ctx, &l->all[issue->members[i]]);
    if (shown < issue->count)
        v.more = TF(ctx->arena, "suggestion.similar.more",
                    suggestion_web_int(ctx, (int64_t)(issue->count - shown)));
    return v;
}

/* Of the sessions the one asked for, or the newest that is not in the future. */
static enum status choose_session(struct ctx *ctx, const struct request *rq, struct filter_v *out,
                                  int64_t *out_id)
{
    struct congress_session *sessions;
    struct option_v *options;
    struct field_v *field = arena_new(ctx->arena, struct field_v);
    size_t count;

    TRY(congress_sessions(ctx, &sessions, &count));
    *out_id = param_id(rq, "session");
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count) {
        options[i] = (struct option_v){.value = suggestion_web_int(ctx, sessions[i].id),
                                       .label = sessions[i].name};
        if (*out_id == 0 && date_cmp(sessions[i].opens_on, ctx->today) <= 0)
            *out_id = sessions[i].id;
    }
    *field = form_field(ctx, rq, "select", "session", "suggestion.filter.session",
                        suggestion_web_int(ctx, *out_id));
    form_options(ctx, field, options, count);
    *out = (struct filter_v){.url = S("/suggestion/similar"), .fields = field, .fields_count = 1};
    return ST_OK;
}

static struct suggestion_alike_v alike_make(struct ctx *ctx, const struct suggestion_compared *s,
                                            struct str what, size_t group, struct str reason)
{
    return (struct suggestion_alike_v){.what = what,
                                       .group = (int64_t)group,
                                       .title = s->title,
                                       .meta = meta_of(ctx, s),
                                       .state = str_from(suggestion_state_word(s->state)),
                                       .reason = reason};
}

/* The same, a line for each suggestion. */
static void sheet_make(struct ctx *ctx, const struct suggestion_likeness *l,
                       struct suggestion_similar_v *v)
{
    size_t most = 2 * l->twins_count, n = 0;
    struct suggestion_alike_v *rows;

    arr_each (i, l->issues_count)
        most += l->issues[i].count;
    rows = arena_array(ctx->arena, most, struct suggestion_alike_v);
    arr_each (i, l->twins_count) {
        const struct suggestion_twins *const t = &l->twins[i];
        const struct str what = T("suggestion.similar.twins"), why = v->twins[i].reason;

        rows[n++] = alike_make(ctx, &l->all[t->a], what, i + 1, why);
        rows[n++] = alike_make(ctx, &l->all[t->b], what, i + 1, why);
    }
    arr_each (i, l->issues_count)
        arr_each (k, l->issues[i].count)
            rows[n++] = alike_make(ctx, &l->all[l->issues[i].members[k]],
                                   T("suggestion.similar.issues"), i + 1, v->issues[i].title);
    v->rows = rows;
    v->rows_count = n;
}

static void likeness_make(struct ctx *ctx, const struct suggestion_likeness *l,
                          struct suggestion_similar_v *v)
{
    struct suggestion_twins_v *twins =
        arena_array(ctx->arena, l->twins_count, struct suggestion_twins_v);
    struct suggestion_issue_v *issues =
        arena_array(ctx->arena, l->issues_count, struct suggestion_issue_v);

    arr_each (i, l->twins_count)
        twins[i] = twins_make(ctx, l, &l->twins[i]);
    arr_each (i, l->issues_count)
        issues[i] = issue_make(ctx, l, &l->issues[i]);
    v->twins = twins;
    v->twins_count = l->twins_count;
    v->issues = issues;
    v->issues_count = l->issues_count;
    sheet_make(ctx, l, v);
    v->meta = TF(ctx->arena, "suggestion.similar.meta", suggestion_web_int(ctx, (int64_t)l->count));
    if (l->twins_count == 0 && l->issues_count == 0)
        v->empty = empty_make(ctx, T("suggestion.similar.none"), T("suggestion.similar.none_text"));
}

enum status suggestion_web_similar(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_similar_v v = {0};
    struct suggestion_likeness likeness;
    int64_t session_id;

    TRY(choose_session(ctx, rq, &v.filter, &session_id));
    TRY(suggestion_likeness(ctx, session_id, &likeness));
    likeness_make(ctx, &likeness, &v);
    if (likeness.cut) {
        struct note_v *note = arena_new(ctx->arena, struct note_v);

        *note = (struct note_v){.warn = true,
                                .text = TF(ctx->arena, "suggestion.similar.cut",
                                           suggestion_web_int(ctx, SUGGESTION_SESSION_MOST))};
        v.cut = note;
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.similar.title"),
                        &suggestion_similar_view, &v);
}
