// SPDX-License-Identifier: MulanPSL-2.0
/* Publishing a document: exactly what everybody will read, with all that looks private marked. */
#include "base/private.h"
#include "law/law_params.h"
#include "modules/congress/congress.h"
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

enum { BODY_LINES = 16, FIELDS = 3 };

struct draft {
    struct str title, body;
};

/* What is public now, or the text as it was signed. */
static enum status stored(struct ctx *ctx, const struct resolution_doc *d, struct draft *out)
{
    const struct err was = ctx->err;
    struct resolution_text t;

    if (date_none(d->published_on) || resolution_text_of(ctx, "public", d->id, 0, &t) != ST_OK) {
        ctx->err = was;
        TRY(resolution_text_get(ctx, d, &t));
    }
    *out = (struct draft){t.title, t.body};
    return ST_OK;
}

static void preview_make(struct ctx *ctx, struct str body, struct resolution_publish_v *v)
{
    struct private_finding *found;
    struct resolution_piece_v *pieces;
    size_t count, n = 0, at = 0;

    private_scan(ctx->arena, body, &found, &count);
    pieces = arena_array(ctx->arena, 2 * count + 1, struct resolution_piece_v);
    arr_each (i, count) {
        if (found[i].at > at)
            pieces[n++].text = (struct str){body.ptr + at, found[i].at - at};
        pieces[n++] = (struct resolution_piece_v){{body.ptr + found[i].at, found[i].len},
                                                  str_from(private_word(found[i].kind))};
        at = found[i].at + found[i].len;
    }
    if (body.len > at)
        pieces[n++].text = (struct str){body.ptr + at, body.len - at};
    v->preview = pieces;
    v->preview_count = n;
    v->clean = count == 0;
}

static bool was_confirmed(const struct request *rq, struct str id)
{
    arr_each (i, param_count(rq, "confirmed"))
        if (str_eq(param_text_at(rq, "confirmed", i), id))
            return true;
    return false;
}

static size_t add_findings(struct ctx *ctx, const struct request *rq, struct str text,
                           struct resolution_finding_v *out)
{
    struct private_finding *found;
    size_t count;

    private_scan(ctx->arena, text, &found, &count);
    arr_each (i, count)
        out[i] = (struct resolution_finding_v){
            .id = found[i].id,
            .kind = str_from(private_word(found[i].kind)),
            .value = {text.ptr + found[i].at, found[i].len},
            .on = was_confirmed(rq, found[i].id),
        };
    return count;
}

static void findings_make(struct ctx *ctx, const struct request *rq, const struct draft *d,
                          struct resolution_publish_v *v)
{
    struct resolution_finding_v *all =
        arena_array(ctx->arena, d->title.len + d->body.len + 2, struct resolution_finding_v);
    size_t n = add_findings(ctx, rq, d->title, all);

    n += add_findings(ctx, rq, d->body, all + n);
    v->findings = all;
    v->findings_count = n;
}

/* By when what was decided is to be public. */
static enum status due_of(struct ctx *ctx, const struct resolution_doc *d, struct str *out)
{
    *out = S("");
    if (date_none(d->passed_on))
        return ST_OK;
    return congress_law_basis(ctx, "decision_publish_days", d->passed_on, out);
}

static enum status page(struct ctx *ctx, const struct request *rq, struct response *rs,
                        const struct resolution_doc *d, const struct draft *draft)
{
    struct field_v *f = arena_array(ctx->arena, FIELDS, struct field_v);
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct resolution_publish_v v = {
        .meta = d->number_text.len != 0 ? d->number_text : d->title,
        .url = web_url(ctx, "/resolution/%lld/publish", (long long)d->id),
        .back = web_url(ctx, "/resolution/%lld", (long long)d->id),
        .preview_title = draft->title,
        .fields = f,
        .fields_count = FIELDS,
    };

    up[0] = (struct link_v){T("resolution.title"), S("/resolution")};
    up[1] = (struct link_v){d->title, v.back};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 2, .here = T("resolution.do.publish")};
    f[0] = form_field(ctx, rq, "hidden", "version", "word.none", web_int(ctx, d->version));
    f[1] = form_field(ctx, rq, "line", "title", "resolution.title_of", draft->title);
    f[2] = form_field(ctx, rq, "text", "body", "resolution.text", draft->body);
    f[1].value = draft->title;
    f[2].value = draft->body;
    form_max(&f[2], RESOLUTION_BODY_CHARS, BODY_LINES);
    preview_make(ctx, draft->body, &v);
    findings_make(ctx, rq, draft, &v);
    TRY(due_of(ctx, d, &v.article));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("resolution.do.publish"),
                        &resolution_publish_view, &v);
}

enum status resolution_web_publish_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct resolution_doc d;
    struct draft draft;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    if (!resolution_allowed(d.state, RESOLUTION_PUBLISH))
        return fail(&ctx->err, ST_RULE, "resolution.publish_shut", NULL);
    TRY(stored(ctx, &d, &draft));
    if (form_again(rq))
        draft = (struct draft){param_text(rq, "title"), param_text(rq, "body")};
    return page(ctx, rq, rs, &d, &draft);
}

enum status resolution_web_publish(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "confirmed");
    struct str *confirmed = arena_array(ctx->arena, count, struct str);
    const struct resolution_publish in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .open = true,
        .title = param_text(rq, "title"),
        .body = param_text(rq, "body"),
        .confirmed = confirmed,
        .confirmed_count = count,
    };
    struct resolution_doc d;

    arr_each (i, count)
        confirmed[i] = param_text_at(rq, "confirmed", i);
    if (param_bool(rq, "look") || param_bool(rq, "mask")) {
        struct draft draft = {in.title, in.body};

        TRY(resolution_load(ctx, in.id, &d));
        if (param_bool(rq, "mask"))
            draft = (struct draft){private_mask(ctx->arena, in.title),
                                   private_mask(ctx->arena, in.body)};
        return page(ctx, rq, rs, &d, &draft);
    }
    TRY(resolution_publish(ctx, &in));
    respond_flash(rs, "resolution.done.published", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)in.id);
}

enum status resolution_web_unpublish(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_publish in = {.id = path_id(rq, "id")};

    if (!param_bool(rq, "sure"))
        return respond_confirm(
            ctx, rq, rs,
            &(struct confirm_v){.title = T("resolution.ask.unpublish"),
                                .text = T("resolution.ask.unpublish.text"),
                                .yes = T("resolution.do.unpublish"),
                                .no = T("resolution.ask.unpublish.no")},
            NULL, 0, str_z(ctx->arena, web_url(ctx, "/resolution/%lld", (long long)in.id)));
    TRY(resolution_publish(ctx, &in));
    respond_flash(rs, "resolution.done.unpublished", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)in.id);
}
