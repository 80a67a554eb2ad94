// SPDX-License-Identifier: MulanPSL-2.0
/* The frame around a view: masthead, menu, toast, icons. */
#include "platform/view/frame.h"
#include "platform/text.h"
#include "platform/view/menu.h"
#include "platform/view/put.h"

/* BODY_BYTES: most pages fit, so that the buffer need not grow and be copied. */
enum { BODY_BYTES = 24 * 1024 };

/* Would a keyboard open on this page? Then the fixed bar would jump about (iOS). And nothing leads
 * away from a ballot. */
static bool is_typed_on(struct str body)
{
    return str_has(body, S("<textarea")) || str_has(body, S("type=\"text\"")) ||
           str_has(body, S("type=\"password\"")) || str_has(body, S("class=\"votes\"")) ||
           str_has(body, S("class=\"clock\"")) || str_has(body, S("class=\"person"));
}

/* ---------------------------------------------------------------- names, titles, links */

/* Whose pages these are, for somebody who is not signed in; "" when that cannot be told. */
static struct str visitor_place(struct ctx *ctx)
{
    const struct err before = ctx->err;
    struct str place = S("");

    if (ctx->app == NULL || ctx->app->auth == NULL || ctx->app->auth->visitor_place == NULL)
        return place;
    if (ctx->app->auth->visitor_place(ctx, &place) != ST_OK) {
        ctx->err = before;
        return S("");
    }
    return place;
}

/* "云溪县人民代表大会" and "云溪县" both become "云溪县智慧人大". */
static struct str site_name(struct ctx *ctx, const struct sign_in *who)
{
    const struct str suffix = T("frame.congress_suffix");
    struct str place = who != NULL ? who->congress_name : S("");

    if (place.len == 0)
        place = visitor_place(ctx);
    if (str_ends(place, suffix))
        place.len -= suffix.len;
    return place.len != 0 ? TF(ctx->arena, "frame.site", place) : T("frame.product");
}

static struct str document_title(struct ctx *ctx, struct str title, struct str site)
{
    struct buf wrong = buf_new(ctx->arena, 0);
    const int64_t count =
        ctx->field_errors_count == 0 ? ctx->err.field != NULL : (int64_t)ctx->field_errors_count;

    if (title.len == 0)
        return site;
    title = TF(ctx->arena, "frame.title", title, site);
    if (count == 0)
        return title;
    buf_int(&wrong, count);
    return TF(ctx->arena, "frame.title_wrong", buf_view(&wrong), title);
}

static struct str big_url(struct ctx *ctx, const struct frame_input *in)
{
    struct buf url = buf_new(ctx->arena, 0);

    buf_z(&url, in->env->big ? "/big?on=0&back=" : "/big?on=1&back=");
    html_put_url(&url, in->target);
    return buf_view(&url);
}

/* The handbook's page about this one. */
static struct str help_url(const struct ctx *ctx, struct str path)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        if (MODULES[m]->help_url != NULL)
            return MODULES[m]->help_url(ctx, path);
    return S("");
}

static struct html rendered(const struct frame_input *in, struct ctx *ctx, struct buf *body)
{
    *body = buf_new(ctx->arena, 0);
    (void)buf_room(body, BODY_BYTES);
    in->view->html(in->data, in->env, body);
    return (struct html){buf_view(body)};
}

static struct html symbols(struct ctx *ctx, uint64_t icons)
{
    struct buf out = buf_new(ctx->arena, 0);

    icon_put_symbols(&out, icons);
    return (struct html){buf_view(&out)};
}

static void frame_people(struct ctx *ctx, const struct frame_input *in, struct frame_v *f)
{
    const bool signed_in = in->who != NULL && in->who->actor.account_id != 0;
    const struct auth_hooks *auth = ctx->app != NULL ? ctx->app->auth : NULL;

    if (signed_in) {
        f->name = in->who->display_name.len != 0 ? in->who->display_name : in->who->actor.name;
        f->sign_out = str_from(auth != NULL ? auth->sign_out_path : NULL);
        f->me = str_from(auth != NULL ? auth->me_path : NULL);
    } else {
        f->sign_in = str_from(auth != NULL ? auth->sign_in_path : NULL);
    }
}

enum status frame_page(struct ctx *ctx, const struct frame_input *in, struct buf *out)
{
    const struct str site = site_name(ctx, in->who);
    struct buf body;
    uint64_t icons = in->view->icons;
    struct frame_v f = {
        .title = document_title(ctx, in->title, site),
        .css = in->assets->css,
        .js = in->assets->js,
        .icon = in->assets->icon,
        .big = in->env->big && in->frame != FRAME_HALL,
        .staff = in->frame == FRAME_STAFF,
        .phone = in->frame == FRAME_PHONE,
        .public = in->frame == FRAME_PUBLIC,
        .bare = in->frame == FRAME_BARE,
        .hall = in->frame == FRAME_HALL,
        .site = site,
        .search = in->search,
        .big_url = big_url(ctx, in),
        .help = help_url(ctx, in->path),
        .flash = in->flash,
        .sheet = in->sheet,
        .csv = in->csv,
        .foot = in->sheet.len != 0,
        .body = rendered(in, ctx, &body),
    };

    frame_people(ctx, in, &f);
    if (f.public)
        menu_public(ctx, in->path, in->target, &f);
    if (f.links_count != 0 && in->assets->js_public.len != 0)
        f.js = in->assets->js_public;
    if (f.name.len != 0 && (f.staff || f.phone))
        icons |= menu_head(ctx, in->path, &f);
    if (f.staff) {
        f.htmx = in->assets->htmx;
        icons |= frame_view.icons | menu_staff(ctx, in->path, &f);
        if (in->list)
            menu_list(ctx, in->target, &f);
    } else if (f.phone && f.name.len != 0 && !is_typed_on(f.body.safe)) {
        icons |= menu_bar(ctx, in->path, &f);
    }
    if (!f.staff && f.sheet.len != 0)
        icons |= icon_bit("download");
    f.symbols = symbols(ctx, icons | (f.flash.len != 0 ? icon_bit("done") : 0));
    (void)buf_room(out, body.len + BODY_BYTES / 2);
    frame_view.html(&f, in->env, out);
    if (out->overflow || body.overflow)
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "page of %s is too long",
                           in->view->name);
    return ST_OK;
}

enum status frame_fragment(struct ctx *ctx, const struct frame_input *in, struct buf *out)
{
    struct buf body;
    struct fragment_v f = {
        .title = document_title(ctx, in->title, site_name(ctx, in->who)),
        .flash = in->flash,
        .body = rendered(in, ctx, &body),
        .symbols = symbols(ctx, in->view->icons | (in->flash.len != 0 ? icon_bit("done") : 0)),
    };

    fragment_view.html(&f, in->env, out);
    if (out->overflow || body.overflow)
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "fragment of %s is too long",
                           in->view->name);
    return ST_OK;
}

/* ---------------------------------------------------------------- error pages */

static struct str error_text(struct ctx *ctx, unsigned http_status, const char *what)
{
    const char *key = str_printf(ctx->arena, "error.%u.%s", http_status, what).ptr;

    return text(text_has(key) ? key : str_printf(ctx->arena, "error.500.%s", what).ptr);
}

struct error_page_v *frame_error(struct ctx *ctx, unsigned http_status, const struct err *err,
                                 struct str request_id)
{
    struct error_page_v *page = arena_new(ctx->arena, struct error_page_v);
    const struct str arg = str_from(err->arg);

    *page = (struct error_page_v){
        .status = http_status,
        .title = error_text(ctx, http_status, "title"),
        .say = err->key != NULL && text_has(err->key) ? text_fill(ctx->arena, err->key, &arg, 1)
                                                      : error_text(ctx, http_status, "say"),
        .article = str_from(err->law),
        .request = request_id.len != 0 ? TF(ctx->arena, "error.request", request_id) : S(""),
        .home = S("/"),
    };
    /* A sentence that only says the title again tells nobody what to do. */
    if (str_eq(page->say, page->title))
        page->say = error_text(ctx, http_status, "say");
    return page;
}
