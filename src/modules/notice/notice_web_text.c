// SPDX-License-Identifier: MulanPSL-2.0
/* The texts of the notices: which there are, changing one with a look at it, back to the shipped.
 */
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_web.h"
#include "modules/notice/notice_web_common.h"
#include "notice_admin_view.h"
#include "platform/form.h"
#include "platform/text.h"

#define TEXTS_PAGE "/notice/text"

/* A text with an example's names and days; false: it cannot be filled. */
static bool fill_example(struct ctx *ctx, const struct notice_kind *kind, struct str title,
                         struct str body, struct notice_text *out)
{
    const struct notice_text typed = {.title = title, .body = body};
    const struct err before = ctx->err;
    const bool good = notice_text_fill(ctx, &typed, notice_text_example(ctx, kind), out) == ST_OK;

    ctx->err = before;
    return good;
}

static void put_preview(struct ctx *ctx, const struct notice_kind *kind, struct str title,
                        struct str body, struct notice_text_v *v)
{
    struct notice_text filled;

    if (!fill_example(ctx, kind, title, body, &filled)) {
        v->preview_title = T("notice.text.no_preview");
        return;
    }
    v->preview_title = filled.title;
    v->preview_body = filled.body;
}

enum status notice_web_texts(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct notice_texts_v v = {.crumbs =
                                   notice_web_crumbs(ctx, S(""), S(""), T("notice.texts.title"))};
    struct notice_text_row_v *rows;
    const struct notice_kind *kind;
    size_t n = 0;

    while (notice_kind_at(n) != NULL)
        n++;
    rows = arena_array(ctx->arena, n, struct notice_text_row_v);
    for (size_t i = 0; (kind = notice_kind_at(i)) != NULL; i++) {
        struct notice_text t, filled;

        TRY(notice_text_of(ctx, kind, &t));
        rows[v.rows_count++] = (struct notice_text_row_v){
            .kind = str_from(kind->name),
            .label = notice_kind_label(ctx, kind),
            .title = t.title,
            .sample = fill_example(ctx, kind, t.title, t.body, &filled) ? filled.title : t.title,
            .changed = t.id != 0,
            .url = str_printf(ctx->arena, TEXTS_PAGE "/edit?kind=%s", kind->name),
        };
    }
    v.rows = rows;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("notice.texts.title"), &notice_texts_view, &v);
}

/* ---------------------------------------------------------------- one of them */

static void put_names(struct ctx *ctx, const struct notice_kind *kind, struct notice_text_v *v)
{
    struct str rest = str_from(kind->values), name;
    struct kv_item_v *items = arena_array(ctx->arena, 32, struct kv_item_v);

    while (str_cut(&rest, ' ', &name) && v->names_count < 32)
        items[v->names_count++] = (struct kv_item_v){
            .label = str_printf(ctx->arena, "{{" STR_FMT "}}", STR_ARG(name)),
            .value = text_of("notice.name.", name),
        };
    v->names = items;
}

static enum status kind_of(struct ctx *ctx, const struct request *rq,
                           const struct notice_kind **out)
{
    *out = notice_kind_find(form_value(rq, "kind", param_text(rq, "kind")));
    return *out != NULL ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status show(struct ctx *ctx, const struct request *rq, struct response *rs,
                        const struct notice_kind *kind, struct str title, struct str body)
{
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct notice_text_v v = {.title = notice_kind_label(ctx, kind), .kind = str_from(kind->name)};
    struct notice_text t;

    TRY(notice_text_of(ctx, kind, &t));
    v.crumbs = notice_web_crumbs(ctx, T("notice.texts.title"), S(TEXTS_PAGE), v.title);
    fields[0] = form_field(ctx, rq, "line", "title", "notice.text.title_field",
                           title.len != 0 ? title : t.title);
    fields[1] = form_field(ctx, rq, "text", "body", "notice.text.body_field",
                           title.len != 0 ? body : t.body);
    form_max(&fields[1], NOTICE_BODY_CHARS, 6);
    fields[2] =
        form_field(ctx, rq, "hidden", "version", "form.version", notice_web_int(ctx, t.version));
    v.fields = fields;
    v.fields_count = 3;
    v.changed = t.id != 0;
    v.version = t.version;
    put_names(ctx, kind, &v);
    put_preview(ctx, kind, fields[0].value, fields[1].value, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &notice_text_view, &v);
}

enum status notice_web_text(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct notice_kind *kind;

    if (!form_again(rq) && param_text(rq, "kind").len == 0)
        return respond_see_other(rs, TEXTS_PAGE);
    TRY(kind_of(ctx, rq, &kind));
    return show(ctx, rq, rs, kind, S(""), S(""));
}

enum status notice_web_text_save(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct notice_text_save in = {
        .kind = param_text(rq, "kind"),
        .version = param_int(rq, "version"),
        .title = param_text(rq, "title"),
        .body = param_text(rq, "body"),
    };
    const struct notice_kind *kind;

    TRY(kind_of(ctx, rq, &kind));
    if (param_bool(rq, "look"))
        return show(ctx, rq, rs, kind, in.title, in.body);
    TRY(notice_text_change(ctx, &in));
    respond_flash(rs, "notice.saved", S(""));
    return respond_see_other(rs, TEXTS_PAGE "/edit?kind=%s", kind->name);
}

enum status notice_web_text_reset(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(notice_text_reset(ctx, param_text(rq, "kind"), param_int(rq, "version")));
    respond_flash(rs, "notice.text.was_reset", S(""));
    return respond_see_other(rs, TEXTS_PAGE);
}
