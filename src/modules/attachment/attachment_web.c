// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of attachments: the files of a record, one file's history. Limits: attachment_web_setting.c
 */
#include "modules/attachment/attachment_web.h"
#include "attachment_view.h"
#include "modules/attachment/attachment_actions.h"
#include "platform/file/file_type.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { PHOTO_POINTS = 1600 };

/* ---------------------------------------------------------------- what is shared */

static bool asks(struct ctx *ctx, struct attachment_of of, enum attachment_act act)
{
    const struct err was = ctx->err;
    const bool yes = attachment_may(ctx, of, act) == ST_OK;

    ctx->err = was;
    return yes;
}

static const struct tag_v *tag(struct ctx *ctx, struct str label, struct str class)
{
    struct tag_v *t = arena_new(ctx->arena, struct tag_v);

    *t = (struct tag_v){.label = label, .class = class};
    return t;
}

/* NULL: it is simply there. */
static const struct tag_v *state_tag(struct ctx *ctx, struct str state, struct str refused,
                                     struct str form_state)
{
    if (str_eqz(state, "pending"))
        return tag(ctx, T("attachment.state.pending"), S("wait"));
    if (str_eqz(state, "refused"))
        return tag(ctx,
                   str_eqz(refused, "secret") ? T("attachment.state.secret")
                                              : T("attachment.state.virus"),
                   S("bad"));
    if (str_eqz(form_state, "todo"))
        return tag(ctx, T("attachment.state.converting"), S("wait"));
    if (str_eqz(form_state, "failed"))
        return tag(ctx, T("attachment.state.not_converted"), S("wait"));
    return NULL;
}

static bool is_fit(struct str state)
{
    return str_eqz(state, "clean") || str_eqz(state, "unchecked");
}

static struct str url(struct ctx *ctx, int64_t id, const char *rest)
{
    return str_printf(ctx->arena, "/attachment/%lld%s", (long long)id, rest);
}

/* "文档最大50 MB，图片20 MB…" */
static enum status limits_text(struct ctx *ctx, struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct attachment_limit *all;
    size_t count;

    TRY(attachment_limits(ctx, &all, &count));
    arr_each (i, count) {
        if (!all[i].allowed)
            continue;
        if (b.len != 0)
            buf_z(&b, "、");
        buf_str(&b,
                TF(ctx->arena, "attachment.limit_of", text_of("attachment.group.", all[i].group),
                   str_printf(ctx->arena, "%lld", (long long)all[i].most_mib)));
    }
    *out = TF(ctx->arena, "attachment.limits", buf_view(&b));
    return ST_OK;
}

/* All extensions that may come, and all pictures, so that a phone offers its camera. */
static struct str accepted(struct ctx *ctx, bool pictures)
{
    struct buf b = buf_new(ctx->arena, 0);

    if (pictures)
        buf_z(&b, "image/*");
    for (unsigned t = 0; t < FILE_TYPES; t++) {
        const struct file_kind *k = file_kind((enum file_type)t);
        struct str words, one;

        if (k->group == NULL)
            continue;
        words = str_from(k->extensions);
        while (str_cut(&words, ' ', &one))
            buf_printf(&b, "%s." STR_FMT, b.len != 0 ? "," : "", STR_ARG(one));
    }
    return buf_view(&b);
}

static const struct field_v *file_field(struct ctx *ctx, const struct request *rq, bool many)
{
    struct field_v *f = arena_new(ctx->arena, struct field_v);

    *f = many ? form_field(ctx, rq, "file", "file", "attachment.f.files", S(""))
              : form_field(ctx, rq, "file", "file", "attachment.f.file", S(""));
    f->accept = accepted(ctx, true);
    f->many = many;
    f->shrink = PHOTO_POINTS;
    return f;
}

/* ---------------------------------------------------------------- the files of a record */

static struct attachment_item_v item_make(struct ctx *ctx, const struct attachment *a,
                                          bool may_remove, bool may_open)
{
    const struct file_kind *kind = file_kind(file_type_parse(a->type));
    struct attachment_item_v v = {
        .id = a->id,
        .version = a->version,
        .number = a->number,
        .name = a->name,
        .type = a->type,
        .size = a->size_bytes,
        .state = a->state,
        .tag = state_tag(ctx, a->state, a->refused, S("")),
        .page = url(ctx, a->id, ""),
        .at = a->added_at,
        .by = a->added_by_name,
        .open = a->open,
    };

    if (is_fit(a->state)) {
        v.url = attachment_url(ctx->arena, a);
        if (kind->show)
            v.show_url = str_printf(ctx->arena, STR_FMT "?show=1", STR_ARG(v.url));
        if (a->thumb)
            v.thumb = attachment_thumb_url(ctx->arena, a);
    }
    if (may_remove)
        v.remove_url = url(ctx, a->id, "/remove");
    if (may_open) {
        v.open_url = url(ctx, a->id, "/open");
        v.open_value = a->open ? S("0") : S("1");
        v.open_label = a->open ? T("attachment.do.close") : T("attachment.do.open");
    }
    return v;
}

static enum status where(struct ctx *ctx, struct attachment_of of, struct crumbs_v *out,
                         struct str here, struct str *out_title, struct str *out_back)
{
    const struct attachment_owner *owner;
    struct link_v *items = arena_array(ctx->arena, 1, struct link_v);

    TRY(attachment_owner_find(ctx, str_from(of.kind), &owner));
    TRY(owner->where(ctx, of.id, out_title, out_back));
    items[0] = (struct link_v){.label = *out_title, .url = *out_back};
    *out = (struct crumbs_v){.items = items, .items_count = 1, .here = here};
    return ST_OK;
}

static struct attachment_of of_path(struct ctx *ctx, const struct request *rq)
{
    return (struct attachment_of){str_z(ctx->arena, path_text(rq, "kind")), path_id(rq, "id")};
}

enum status attachment_web_of(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct attachment_of of = of_path(ctx, rq);
    const bool may_remove = asks(ctx, of, ATTACHMENT_REMOVE),
               may_open = asks(ctx, of, ATTACHMENT_OPEN);
    struct attachment_of_v v = {.title = T("attachment.title")};
    struct attachment_item_v *items;
    struct attachment *all;
    size_t count;

    TRY(attachment_may(ctx, of, ATTACHMENT_READ)); /* also when the form is shown again */
    TRY(where(ctx, of, &v.crumbs, v.title, &v.meta, &v.back));
    TRY(attachment_list(ctx, of, &all, &count));
    items = arena_array(ctx->arena, count, struct attachment_item_v);
    arr_each (i, count)
        items[i] = item_make(ctx, &all[i], may_remove, may_open);
    v.items = items;
    v.items_count = count;
    if (count == 0) {
        struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

        empty->title = T("attachment.nothing");
        v.empty = empty;
    }
    v.may_add = asks(ctx, of, ATTACHMENT_ADD);
    v.url = attachment_page_url(ctx->arena, of);
    if (v.may_add)
        v.file = file_field(ctx, rq, true);
    TRY(limits_text(ctx, &v.limits));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &attachment_of_view, &v);
}

static const struct upload *const *uploads(struct ctx *ctx, const struct request *rq,
                                           size_t *out_count)
{
    const size_t count = param_count(rq, "file");
    const struct upload **files = arena_array(ctx->arena, count + 1, const struct upload *);

    *out_count = 0;
    arr_each (i, count)
        if (param_file_at(rq, "file", i) != NULL)
            files[(*out_count)++] = param_file_at(rq, "file", i);
    return files;
}

enum status attachment_web_add(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct attachment_add in = {.of = of_path(ctx, rq)};

    in.files = uploads(ctx, rq, &in.count);
    TRY(attachment_add(ctx, &in));
    respond_flash(rs, "attachment.added", str_printf(ctx->arena, "%zu", in.count));
    return respond_see_other(rs, STR_FMT, STR_ARG(attachment_page_url(ctx->arena, in.of)));
}

/* ---------------------------------------------------------------- one file */

static struct attachment_past_v past_make(struct ctx *ctx, const struct attachment_version *p)
{
    struct attachment_past_v v = {
        .number = p->number,
        .name = p->name,
        .size = p->size_bytes,
        .at = p->added_at,
        .by = p->added_by_name,
        .tag = state_tag(ctx, p->state, p->refused, p->form_state),
    };

    if (p->made_from != 0)
        v.note = T("attachment.made_from");
    if (is_fit(p->state))
        v.url = str_printf(ctx->arena, "/attachment/version/%lld", (long long)p->id);
    return v;
}

enum status attachment_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct attachment_show_v v = {.may_add = false};
    struct attachment_version *past;
    struct attachment_past_v *rows;
    struct attachment_of of;
    struct attachment a;
    struct str meta, back;
    size_t count;

    TRY(attachment_show(ctx, path_id(rq, "id"), &a, &past, &count));
    of = (struct attachment_of){str_z(ctx->arena, a.owner_kind), a.owner_id};
    v.title = a.name;
    TRY(where(ctx, of, &v.crumbs, a.name, &meta, &back));
    v.item = item_make(ctx, &a, false, false);
    rows = arena_array(ctx->arena, count, struct attachment_past_v);
    arr_each (i, count)
        rows[i] = past_make(ctx, &past[i]);
    v.versions = rows;
    v.versions_count = count;
    v.may_add = !a.removed && asks(ctx, of, ATTACHMENT_ADD);
    v.url = url(ctx, a.id, "/version");
    if (v.may_add)
        v.file = file_field(ctx, rq, false);
    TRY(limits_text(ctx, &v.limits));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &attachment_show_view, &v);
}

enum status attachment_web_version(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct attachment_add in = {.replaces = path_id(rq, "id"), .version = param_int(rq, "version")};

    in.files = uploads(ctx, rq, &in.count);
    TRY(attachment_add(ctx, &in));
    respond_flash(rs, "attachment.version_added", S(""));
    return respond_see_other(rs, "/attachment/%lld", (long long)in.replaces);
}

/* Where its siblings are. */
static enum status to_siblings(struct ctx *ctx, struct response *rs, int64_t id)
{
    struct attachment_version *past;
    struct attachment a;
    size_t count;

    TRY(attachment_show(ctx, id, &a, &past, &count));
    return respond_see_other(
        rs, STR_FMT,
        STR_ARG(attachment_page_url(
            ctx->arena, (struct attachment_of){str_z(ctx->arena, a.owner_kind), a.owner_id})));
}

enum status attachment_web_remove(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct attachment_change in = {path_id(rq, "id"), param_int(rq, "version")};

    TRY(attachment_remove(ctx, &in));
    respond_flash(rs, "attachment.removed", S(""));
    return to_siblings(ctx, rs, in.id);
}

enum status attachment_web_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct attachment_change in = {path_id(rq, "id"), param_int(rq, "version")};
    const bool on = str_eqz(param_text(rq, "on"), "1");

    TRY(attachment_set_open(ctx, &in, on));
    if (on)
        respond_flash(rs, "attachment.opened", S(""));
    else
        respond_flash(rs, "attachment.closed", S(""));
    return to_siblings(ctx, rs, in.id);
}
