// SPDX-License-Identifier: MulanPSL-2.0
/* The frame around a view: masthead, menu, toast, icons. */
#include "platform/view/frame.h"
#include "frame_view.h"
#include "platform/text.h"
#include "platform/view/put.h"

/* BODY_BYTES: most pages fit, so that the buffer need not grow and be copied. */
enum { MENU_MAX = 64, MENU_UNFOLDED = 14, GROUPS_MAX = 16, BODY_BYTES = 24 * 1024 };

/* The order of the menu; groups of other names come last, items without one first. */
static const char *const GROUPS[] = {
    "frame.group.meeting", "frame.group.deputy", "frame.group.supervise",
    "frame.group.public",  "frame.group.admin",
};

/* One menu while it is put together. */
struct menu {
    const struct menu_item *items[MENU_MAX];
    size_t count;
    const struct menu_item *current;
    uint64_t icons;
};

/* Does the page at `path` lie at or below the item? The start page only when it is the page. */
static bool leads_to(const struct menu_item *item, struct str path)
{
    const struct str at = str_from(item->path);

    if (str_eq(at, path))
        return true;
    return at.len > 1 && str_starts(path, at) && path.ptr[at.len] == '/';
}

static void menu_add(struct menu *menu, const struct menu_item *item, struct str path)
{
    if (menu->count == MENU_MAX)
        return;
    menu->items[menu->count++] = item;
    menu->icons |= icon_bit(item->icon);
    if (leads_to(item, path) &&
        (menu->current == NULL || strlen(item->path) > strlen(menu->current->path)))
        menu->current = item;
}

/* What the actor may open, of the items for one frame ("staff", "deputy"). */
static void menu_gather(const struct ctx *ctx, const char *frame, struct str path, struct menu *out)
{
    *out = (struct menu){.count = 0};
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        const struct menu_item *item = MODULES[m]->menu;

        for (; item != NULL && item->text != NULL; item++) {
            if (item->frame != NULL && strcmp(item->frame, frame) == 0 &&
                may(ctx, item->permission))
                menu_add(out, item, path);
        }
    }
}

/* "Waiting for me". A count that fails is not shown: the page is not about it. */
static int64_t waiting(struct ctx *ctx, const struct menu_item *item)
{
    const struct err before = ctx->err;
    int64_t count = 0;

    if (item->count == NULL)
        return 0;
    if (item->count(ctx, &count) != ST_OK) {
        ctx->err = before;
        return 0;
    }
    return count;
}

static struct str waiting_text(struct ctx *ctx, int64_t count)
{
    if (count <= 0)
        return S("");
    return count < 100 ? str_printf(ctx->arena, "%d", (int)count) : S("99+");
}

static struct menu_item_v menu_entry(struct ctx *ctx, const struct menu *menu,
                                     const struct menu_item *item, int64_t count)
{
    struct buf icon = buf_new(ctx->arena, 0);

    icon_put(&icon, item->icon);
    return (struct menu_item_v){
        .label = text(item->text),
        .url = str_from(item->path),
        .icon = {buf_view(&icon)},
        .count = waiting_text(ctx, count),
        .current = item == menu->current,
    };
}

static bool same_group(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Groups in the order they are shown. */
static size_t groups_in_order(const struct menu *menu, const char **out)
{
    size_t count = 0;

    out[count++] = NULL;
    for (size_t i = 0; i < COUNT(GROUPS); i++)
        out[count++] = GROUPS[i];
    for (size_t i = 0; i < menu->count && count < GROUPS_MAX; i++) {
        size_t g = 0;

        while (g < count && !same_group(out[g], menu->items[i]->group))
            g++;
        if (g == count)
            out[count++] = menu->items[i]->group;
    }
    return count;
}

/* A long menu is folded but for the group of the page; what waits is summed up beside the heading.
 */
static void staff_menu(struct ctx *ctx, const struct menu *menu, struct frame_v *out)
{
    const bool folds = menu->count > MENU_UNFOLDED;
    const char *keys[GROUPS_MAX];
    const size_t keys_count = groups_in_order(menu, keys);
    struct menu_group_v *groups = arena_array(ctx->arena, keys_count, struct menu_group_v);

    for (size_t g = 0; g < keys_count; g++) {
        struct menu_item_v *items = arena_array(ctx->arena, menu->count + 1, struct menu_item_v);
        int64_t waits = 0;
        bool open = !folds;
        size_t count = 0;

        for (size_t i = 0; i < menu->count; i++) {
            if (same_group(menu->items[i]->group, keys[g])) {
                const int64_t n = waiting(ctx, menu->items[i]);

                waits += n > 0 ? n : 0;
                open = open || menu->items[i] == menu->current;
                items[count++] = menu_entry(ctx, menu, menu->items[i], n);
            }
        }
        if (count == 0)
            continue;
        groups[out->groups_count++] =
            (struct menu_group_v){.title = keys[g] != NULL ? text(keys[g]) : S(""),
                                  .count = waiting_text(ctx, waits),
                                  .open = open,
                                  .items = items,
                                  .items_count = count};
    }
    out->groups = groups;
}

/* Would a keyboard open on this page? Then the fixed bar would jump about (iOS). And nothing leads
 * away from a ballot. */
static bool is_typed_on(struct str body)
{
    return str_has(body, S("<textarea")) || str_has(body, S("type=\"text\"")) ||
           str_has(body, S("type=\"password\"")) || str_has(body, S("class=\"votes\"")) ||
           str_has(body, S("class=\"clock\"")) || str_has(body, S("class=\"person"));
}

/* The first page comes first, what is about oneself last, the rest as the modules stand. */
static int bar_rank(const struct ctx *ctx, const struct menu_item *item)
{
    const char *me = ctx->app != NULL && ctx->app->auth != NULL ? ctx->app->auth->me_path : NULL;

    if (strcmp(item->path, "/") == 0)
        return 0;
    return me != NULL && strcmp(item->path, me) == 0 ? 2 : 1;
}

static void bottom_bar(struct ctx *ctx, const struct menu *menu, struct frame_v *out)
{
    struct menu_item_v *items = arena_array(ctx->arena, menu->count + 1, struct menu_item_v);
    size_t n = 0;

    for (int rank = 0; rank <= 2; rank++) {
        for (size_t i = 0; i < menu->count; i++)
            if (bar_rank(ctx, menu->items[i]) == rank)
                items[n++] = menu_entry(ctx, menu, menu->items[i], 0);
    }
    out->bar = items;
    out->bar_count = menu->count;
    out->tabs = menu->count != 0;
}

/* What stands in the masthead for everybody who is signed in. */
static void head_items(struct ctx *ctx, const struct menu *menu, struct frame_v *out)
{
    struct menu_item_v *items = arena_array(ctx->arena, menu->count + 1, struct menu_item_v);

    for (size_t i = 0; i < menu->count; i++)
        items[i] = menu_entry(ctx, menu, menu->items[i], waiting(ctx, menu->items[i]));
    out->head = items;
    out->head_count = menu->count;
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
    struct menu menu = {.count = 0}, head = {.count = 0};
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
        .body = rendered(in, ctx, &body),
    };

    frame_people(ctx, in, &f);
    if (f.name.len != 0 && (f.staff || f.phone)) {
        menu_gather(ctx, "head", in->path, &head);
        head_items(ctx, &head, &f);
    }
    if (f.staff) {
        f.htmx = in->assets->htmx;
        menu_gather(ctx, "staff", in->path, &menu);
        staff_menu(ctx, &menu, &f);
    } else if (f.phone && f.name.len != 0 && !is_typed_on(f.body.safe)) {
        menu_gather(ctx, "deputy", in->path, &menu);
        bottom_bar(ctx, &menu, &f);
    }
    f.symbols =
        symbols(ctx, in->view->icons | menu.icons | head.icons | (f.staff ? frame_view.icons : 0) |
                         (f.flash.len != 0 ? icon_bit("done") : 0));
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
