// SPDX-License-Identifier: MulanPSL-2.0
/* What the public sees of suggestions, without signing in: published texts and replies. */
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web_files.h"
#include "modules/suggestion/suggestion_web_party.h"
#include "platform/text.h"
#include "platform/view.h"
#include "suggestion_party_view.h"

enum { PAGE_ROWS = 20 };

/* ---------------------------------------------------------------------- whose congress */

enum status suggestion_web_choose_congress(struct ctx *ctx, const struct request *rq,
                                           struct congress *out, struct str *out_code,
                                           bool *out_found)
{
    *out_code = param_text(rq, "c");
    return congress_choose(ctx, *out_code, out, out_found);
}

enum status suggestion_web_elsewhere(struct ctx *ctx, const struct request *rq, struct response *rs,
                                     const char *path,
                                     enum status (*is_here)(struct ctx *, int64_t id))
{
    const int64_t own = ctx->congress_id, id = path_id(rq, "id");
    struct congress *all;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    arr_each (i, count) {
        enum status st;

        ctx->congress_id = all[i].id;
        st = is_here(ctx, id);
        ctx->congress_id = own;
        if (st == ST_OK)
            return respond_see_other(rs, "%s/%lld?c=" STR_FMT, path, (long long)id,
                                     STR_ARG(all[i].code));
        if (st != ST_NOT_FOUND)
            return st;
        ctx->err = (struct err){0};
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status congress_links(struct ctx *ctx, struct suggestion_public_list_v *v)
{
    struct congress *all;
    struct link_v *links;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    links = arena_array(ctx->arena, count, struct link_v);
    arr_each (i, count)
        links[i] = (struct link_v){
            .label = all[i].name,
            .url = str_printf(ctx->arena, "/p/suggestion?c=" STR_FMT, STR_ARG(all[i].code)),
        };
    v->congresses = links;
    v->congresses_count = count;
    return ST_OK;
}

/* ---------------------------------------------------------------------- tags */

static const struct tag_v *class_tag(struct ctx *ctx, struct str code, struct str kind)
{
    return code.len == 0 ? NULL : suggestion_tag_dup(ctx, suggestion_class_tag(ctx, code, kind));
}

static const struct tag_v *rated_tag(struct ctx *ctx, struct str word)
{
    enum suggestion_mark mark;

    if (word.len == 0 || !suggestion_mark_parse(word, &mark) || mark == MARK_NONE)
        return NULL;
    return suggestion_tag_dup(ctx, (struct tag_v){TF(ctx->arena, "suggestion.public.rated",
                                                     text_of("suggestion.mark.", word)),
                                                  mark == MARK_DISSATISFIED ? S("bad") : S("ok")});
}

/* ---------------------------------------------------------------------- the list */

static void put_param(struct buf *url, const char *name, struct str value)
{
    if (value.len == 0)
        return;
    buf_z(url, memchr(url->ptr, '?', url->len) != NULL ? "&" : "?");
    buf_z(url, name);
    buf_z(url, "=");
    html_put_url(url, value);
}

/* This list again, from `after` on. */
/* "0" is no session: the time between them. */
static int64_t session_of(const struct request *rq)
{
    return str_eqz(param_text(rq, "session"), "0") ? SUGGESTION_RECESS : param_id(rq, "session");
}

static struct str list_url(struct ctx *ctx, const struct request *rq, struct str code,
                           struct str after)
{
    struct buf url = buf_new(ctx->arena, 0);

    buf_z(&url, "/p/suggestion");
    put_param(&url, "c", code);
    put_param(&url, "q", param_text(rq, "q"));
    put_param(&url, "session", param_text(rq, "session"));
    put_param(&url, "after", after);
    return buf_view(&url);
}

static enum status filter_make(struct ctx *ctx, const struct request *rq, struct str code,
                               struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    const struct str chosen = param_text(rq, "session");
    struct congress_session *sessions;
    struct option_v *options;
    size_t count;

    TRY(congress_sessions(ctx, &sessions, &count));
    options = arena_array(ctx->arena, count + 2, struct option_v);
    options[0] = (struct option_v){.label = T("suggestion.public.any_session")};
    options[count + 1] = (struct option_v){.value = S("0"), .label = T("suggestion.public.recess")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = suggestion_web_int(ctx, sessions[i].id),
                                           .label = sessions[i].name};
    *out = (struct filter_v){.url = S("/p/suggestion"),
                             .label = T("suggestion.public.search"),
                             .q = param_text(rq, "q")};
    if (count != 0) {
        fields[out->fields_count] =
            form_field(ctx, rq, "select", "session", "suggestion.filter.session", chosen);
        form_options(ctx, &fields[out->fields_count++], options, count + 2);
    }
    if (code.len != 0)
        fields[out->fields_count++] = form_field(ctx, rq, "hidden", "c", "word.none", code);
    out->fields = fields;
    if (out->q.len != 0 || chosen.len != 0)
        out->reset = code.len == 0
                         ? S("/p/suggestion")
                         : str_printf(ctx->arena, "/p/suggestion?c=" STR_FMT, STR_ARG(code));
    return ST_OK;
}

static struct str one_url(struct ctx *ctx, int64_t id, struct str code)
{
    return code.len == 0 ? str_printf(ctx->arena, "/p/suggestion/%lld", (long long)id)
                         : str_printf(ctx->arena, "/p/suggestion/%lld?c=" STR_FMT, (long long)id,
                                      STR_ARG(code));
}

static struct suggestion_public_row_v row_make(struct ctx *ctx, struct str code,
                                               const struct suggestion_public_row *r)
{
    return (struct suggestion_public_row_v){
        .id = r->id,
        .number = r->number_text,
        .title = r->title,
        .deputy = r->deputy_name,
        .organ = r->organ_name,
        .tag = class_tag(ctx, r->class_code, r->class_kind),
        .has_reply = r->has_reply,
        .tabled_on = r->tabled_on,
        .replied_on = r->replied_on,
        .url = one_url(ctx, r->id, code),
    };
}

static const struct empty_v *empty_make(struct ctx *ctx, const struct filter_v *filter)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    if (filter->reset.len == 0) {
        *empty = (struct empty_v){.title = T("suggestion.public.none"),
                                  .text = T("suggestion.public.none_text")};
        return empty;
    }
    *empty = (struct empty_v){
        .title = T("suggestion.public.not_found"),
        .text = T("suggestion.public.not_found_text"),
        .more = suggestion_link_dup(ctx, T("suggestion.empty.all"), filter->reset),
    };
    return empty;
}

static enum status rows_make(struct ctx *ctx, const struct request *rq, struct str code,
                             struct suggestion_public_list_v *v)
{
    const int64_t limit = param_int(rq, "limit");
    const struct str after = param_text(rq, "after");
    struct suggestion_public_row *all;
    struct suggestion_public_row_v *rows;
    struct str next;

    TRY(suggestion_public_list(ctx, param_text(rq, "q"), session_of(rq), after,
                               limit > 0 && limit < PAGE_ROWS ? (unsigned)limit : PAGE_ROWS, &all,
                               &v->rows_count, &next));
    rows = arena_array(ctx->arena, v->rows_count, struct suggestion_public_row_v);
    arr_each (i, v->rows_count)
        rows[i] = row_make(ctx, code, &all[i]);
    v->rows = rows;
    if (next.len != 0)
        v->pager.next = list_url(ctx, rq, code, next);
    if (after.len != 0)
        v->pager.first = list_url(ctx, rq, code, S(""));
    return ST_OK;
}

enum status suggestion_web_public_list(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct suggestion_public_list_v v = {0};
    struct congress congress;
    struct str code;
    bool found;

    TRY(suggestion_web_choose_congress(ctx, rq, &congress, &code, &found));
    if (found) {
        v.congress = congress.name;
        v.lead = TF(ctx->arena, "suggestion.public.lead", congress.name);
        TRY(filter_make(ctx, rq, code, &v.filter));
        TRY(rows_make(ctx, rq, code, &v));
        TRY(suggestion_web_public_reports(ctx, code, &v.reports, &v.reports_count));
        if (v.rows_count == 0)
            v.empty = empty_make(ctx, &v.filter);
    } else {
        TRY(congress_links(ctx, &v));
    }
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("suggestion.public.title"),
                        &suggestion_public_list_view, &v);
}

/* ---------------------------------------------------------------------- one of them */

static enum status replies_make(struct ctx *ctx, const struct suggestion_public *p,
                                struct suggestion_public_v *v)
{
    struct suggestion_public_reply_v *all =
        arena_array(ctx->arena, p->replies_count, struct suggestion_public_reply_v);
    bool again = false;

    arr_each (i, p->replies_count)
        again = again || p->replies[i].round > 1;
    arr_each (i, p->replies_count) {
        const struct suggestion_public_reply *r = &p->replies[i];

        all[i] = (struct suggestion_public_reply_v){
            .organ = r->organ_name,
            .round = again
                         ? TF(ctx->arena, "suggestion.log.reply", suggestion_web_int(ctx, r->round))
                         : S(""),
            .doc_number = r->doc_number,
            .sent_on = r->sent_on,
            .title = r->title,
            .body = r->body,
            .tag = class_tag(ctx, r->class_code, r->class_kind),
            .rated = rated_tag(ctx, r->result),
        };
        TRY(suggestion_web_open_files(ctx, SUGGESTION_REPLY_FILES, r->id, &all[i].files));
    }
    v->replies = all;
    v->replies_count = p->replies_count;
    return ST_OK;
}

static struct str meta_of(struct ctx *ctx, const struct suggestion_public_row *r)
{
    const struct str who =
        r->deputy_name.len != 0 ? TF(ctx->arena, "suggestion.author_one", r->deputy_name) : S("");

    if (who.len == 0 || r->number_text.len == 0)
        return who.len != 0 ? who : r->number_text;
    return TF(ctx->arena, "suggestion.mine.meta", r->number_text, who);
}

static enum status is_public_here(struct ctx *ctx, int64_t id)
{
    struct suggestion_public p;

    return suggestion_public_get(ctx, id, &p);
}

enum status suggestion_web_public_show(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct suggestion_public_v v = {0};
    struct suggestion_public p;
    struct congress congress;
    struct str code;
    enum status st;
    bool found;

    TRY(suggestion_web_choose_congress(ctx, rq, &congress, &code, &found));
    st = found ? suggestion_public_get(ctx, path_id(rq, "id"), &p) : ST_NOT_FOUND;
    if (st == ST_NOT_FOUND && code.len == 0) {
        ctx->err = (struct err){0};
        return suggestion_web_elsewhere(ctx, rq, rs, "/p/suggestion", is_public_here);
    }
    TRY(st);
    v = (struct suggestion_public_v){
        .congress = congress.name,
        .number = p.row.number_text,
        .title = p.row.title,
        .meta = meta_of(ctx, &p.row),
        .deputy = p.row.deputy_name,
        .organ = p.row.organ_name,
        .tabled_on = p.row.tabled_on,
        .replied_on = p.row.replied_on,
        .body = p.body,
        .back = code.len == 0 ? S("/p/suggestion")
                              : str_printf(ctx->arena, "/p/suggestion?c=" STR_FMT, STR_ARG(code)),
    };
    TRY(suggestion_web_open_files(ctx, SUGGESTION_FILES, path_id(rq, "id"), &v.files));
    TRY(replies_make(ctx, &p, &v));
    if (p.replies_count == 0)
        v.waiting = T("suggestion.public.no_reply");
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &suggestion_public_view, &v);
}
