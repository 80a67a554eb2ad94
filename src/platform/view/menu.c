// SPDX-License-Identifier: MulanPSL-2.0
/* The menus of the frame. Every page has one and hardly anything in it changes, so the lines with
 * nothing waiting are written once, when the first page is. */
#include "platform/view/menu.h"
#include "platform/app.h"
#include "platform/module.h"
#include "platform/text.h"
#include "platform/view/put.h"
#include <pthread.h>

enum { ITEMS_MAX = 128, UNFOLDED = 14, GROUPS_MAX = 16 };

/* The order of the menu; groups of other names come last, items without one first. */
static const char *const GROUPS[] = {
    "frame.group.meeting", "frame.group.deputy", "frame.group.supervise",
    "frame.group.public",  "frame.group.admin",
};

/* One line as the modules declare it. */
struct line {
    const struct menu_item *item;
    struct str at; /* its path */
    size_t group;  /* which of lines.groups */
    uint64_t icon;
    struct str plain, current; /* <li> at the side with nothing waiting; that of the open page */
};

/* Of all modules, made once and const from then on. */
static struct {
    struct arena *arena; /* of the texts; open as long as the program runs */
    struct line line[ITEMS_MAX];
    size_t count;
    const char *groups[GROUPS_MAX]; /* in the order they are shown */
    size_t groups_count;
} lines;

/* What the actor may open, in one menu. */
struct menu {
    const struct line *line[ITEMS_MAX];
    size_t count;
    const struct line *current;
    uint64_t icons;
};

/* ---------------------------------------------------------------- made once */

static bool same_group(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static size_t group_of(const char *key)
{
    size_t g = 0;

    while (g < lines.groups_count && !same_group(lines.groups[g], key))
        g++;
    ASSERT(g < GROUPS_MAX);
    if (g == lines.groups_count)
        lines.groups[lines.groups_count++] = key;
    return g;
}

static struct menu_item_v entry(struct arena *a, const struct menu_item *item, struct str count,
                                bool current)
{
    struct buf icon = buf_new(a, 0);

    icon_put(&icon, item->icon);
    return (struct menu_item_v){
        .label = text(item->text),
        .url = str_from(item->path),
        .icon = {buf_view(&icon)},
        .count = count,
        .current = current,
    };
}

static struct str line_html(struct arena *a, const struct menu_item *item, struct str count,
                            bool current)
{
    const struct view_env env = {.arena = a};
    const struct menu_item_v e = entry(a, item, count, current);
    const struct menu_line_v v = {e.label, e.url, e.icon, e.count, e.current};
    struct buf out = buf_new(a, 0);

    menu_line_view.html(&v, &env, &out);
    return buf_view(&out);
}

static void collect(void)
{
    struct arena *a = lines.arena = arena_open(0);

    (void)group_of(NULL);
    arr_each (i, COUNT(GROUPS))
        (void)group_of(GROUPS[i]);
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        const struct menu_item *item = MODULES[m]->menu;

        for (; item != NULL && item->text != NULL; item++) {
            ASSERT(lines.count < ITEMS_MAX);
            lines.line[lines.count++] = (struct line){.item = item,
                                                      .at = str_from(item->path),
                                                      .group = group_of(item->group),
                                                      .icon = icon_bit(item->icon),
                                                      .plain = line_html(a, item, S(""), false),
                                                      .current = line_html(a, item, S(""), true)};
        }
    }
}

/* ---------------------------------------------------------------- of one page */

/* Does the page at `path` lie at or below the item? The start page only when it is the page. */
static bool leads_to(struct str at, struct str path)
{
    if (str_eq(at, path))
        return true;
    return at.len > 1 && str_starts(path, at) && path.ptr[at.len] == '/';
}

/* Of the items for one frame ("staff", "deputy", "head"). */
static void gather(const struct ctx *ctx, const char *frame, struct str path, struct menu *out)
{
    static pthread_once_t done = PTHREAD_ONCE_INIT;

    pthread_once(&done, collect);
    out->count = 0;
    out->icons = 0;
    out->current = NULL;
    arr_each (i, lines.count) {
        const struct line *line = &lines.line[i];
        const struct menu_item *item = line->item;

        if (item->frame == NULL || strcmp(item->frame, frame) != 0 || !may(ctx, item->permission))
            continue;
        out->line[out->count++] = line;
        out->icons |= line->icon;
        if (leads_to(line->at, path) &&
            (out->current == NULL || line->at.len > out->current->at.len))
            out->current = line;
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

static void put_line(struct ctx *ctx, const struct line *line, int64_t waits, bool current,
                     struct buf *out)
{
    if (waits > 0)
        buf_str(out, line_html(ctx->arena, line->item, waiting_text(ctx, waits), current));
    else
        buf_str(out, current ? line->current : line->plain);
}

/* The lines of one group; false when it has none. */
static bool group_made(struct ctx *ctx, const struct menu *menu, size_t group,
                       struct menu_group_v *out)
{
    struct buf html = buf_new(ctx->arena, 0);
    int64_t waits = 0;

    arr_each (i, menu->count) {
        const struct line *line = menu->line[i];
        int64_t n;

        if (line->group != group)
            continue;
        n = waiting(ctx, line->item);
        waits += n > 0 ? n : 0;
        out->open = out->open || line == menu->current;
        put_line(ctx, line, n, line == menu->current, &html);
    }
    out->title = lines.groups[group] != NULL ? text(lines.groups[group]) : S("");
    out->count = waiting_text(ctx, waits);
    out->items = (struct html){buf_view(&html)};
    return buf_view(&html).len != 0;
}

uint64_t menu_staff(struct ctx *ctx, struct str path, struct frame_v *out)
{
    struct menu_group_v *groups;
    struct menu menu;

    gather(ctx, "staff", path, &menu);
    groups = arena_array(ctx->arena, lines.groups_count, struct menu_group_v);
    arr_each (g, lines.groups_count) {
        struct menu_group_v *group = &groups[out->groups_count];

        *group = (struct menu_group_v){.open = menu.count <= UNFOLDED};
        out->groups_count += group_made(ctx, &menu, g, group);
    }
    out->groups = groups;
    return menu.icons;
}

static int bar_rank(const struct ctx *ctx, const struct menu_item *item)
{
    const char *me = ctx->app != NULL && ctx->app->auth != NULL ? ctx->app->auth->me_path : NULL;

    if (strcmp(item->path, "/") == 0)
        return 0;
    return me != NULL && strcmp(item->path, me) == 0 ? 2 : 1;
}

uint64_t menu_bar(struct ctx *ctx, struct str path, struct frame_v *out)
{
    struct menu_item_v *items;
    struct menu menu;
    size_t n = 0;

    gather(ctx, "deputy", path, &menu);
    items = arena_array(ctx->arena, menu.count + 1, struct menu_item_v);
    for (int rank = 0; rank <= 2; rank++)
        arr_each (i, menu.count)
            if (bar_rank(ctx, menu.line[i]->item) == rank)
                items[n++] =
                    entry(ctx->arena, menu.line[i]->item, S(""), menu.line[i] == menu.current);
    out->bar = items;
    out->bar_count = menu.count;
    out->tabs = menu.count != 0;
    return menu.icons;
}

uint64_t menu_head(struct ctx *ctx, struct str path, struct frame_v *out)
{
    struct menu_item_v *items;
    struct menu menu;

    gather(ctx, "head", path, &menu);
    items = arena_array(ctx->arena, menu.count + 1, struct menu_item_v);
    arr_each (i, menu.count)
        items[i] = entry(ctx->arena, menu.line[i]->item,
                         waiting_text(ctx, waiting(ctx, menu.line[i]->item)),
                         menu.line[i] == menu.current);
    out->head = items;
    out->head_count = menu.count;
    return menu.icons;
}

/* ---------------------------------------------------------------- public pages */

#define PUBLIC_ROOT "/p"

static bool is_number(struct str s)
{
    arr_each (i, s.len)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return true;
}

/* "c=990121" of an address, "" if there is none. */
static struct str code_of(struct str target)
{
    struct str one, name, path;

    str_cut(&target, '?', &path);
    while (str_cut(&target, '&', &one)) {
        str_cut(&one, '=', &name);
        if (str_eqz(name, "c"))
            return is_number(one) ? one : S("");
    }
    return S("");
}

static struct str with_code(struct ctx *ctx, const char *path, struct str code)
{
    return code.len == 0 ? str_from(path)
                         : str_printf(ctx->arena, "%s?c=" STR_FMT, path, STR_ARG(code));
}

void menu_public(struct ctx *ctx, struct str path, struct str target, struct frame_v *out)
{
    const struct str code = code_of(target);
    struct link_v *links = arena_array(ctx->arena, ITEMS_MAX, struct link_v);
    size_t n = 1; /* the first is home */

    if (!leads_to(S(PUBLIC_ROOT), path))
        return;
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        const struct menu_item *item = MODULES[m]->menu;

        for (; item != NULL && item->text != NULL; item++) {
            if (item->frame == NULL || strcmp(item->frame, "public") != 0)
                continue;
            const struct link_v link = {text(item->text), with_code(ctx, item->path, code)};

            if (strcmp(item->path, PUBLIC_ROOT) == 0)
                out->start = (links[0] = link).url;
            else if (n < ITEMS_MAX)
                links[n++] = link;
        }
    }
    out->links_count = out->start.len != 0 ? n : n - 1;
    out->links = out->start.len != 0 ? links : &links[1];
}

/* ---------------------------------------------------------------- below a list */

/* The list's address as it was asked for, from its first page on and as long as it comes. */
static struct str list_address(struct arena *a, struct str target)
{
    struct buf b = buf_new(a, 0);
    struct str part, query = target;
    char before = '?';

    (void)str_cut(&query, '?', &part);
    buf_str(&b, part);
    while (str_cut(&query, '&', &part)) {
        if (part.len == 0 || str_starts(part, S("after=")) || str_starts(part, S("limit=")))
            continue;
        buf_char(&b, before);
        buf_str(&b, part);
        before = '&';
    }
    return buf_view(&b);
}

void menu_list(struct ctx *ctx, struct str target, struct frame_v *out)
{
    struct menu *m = arena_new(ctx->arena, struct menu);
    struct link_v *links;
    struct buf b;

    gather(ctx, "list", S(""), m);
    links = arena_array(ctx->arena, m->count, struct link_v);
    arr_each (i, m->count) {
        b = buf_new(ctx->arena, 0);
        buf_str(&b, m->line[i]->at);
        html_put_url(&b, list_address(ctx->arena, target));
        links[i] = (struct link_v){.label = text(m->line[i]->item->text), .url = buf_view(&b)};
    }
    out->tools = links;
    out->tools_count = m->count;
    out->foot = out->foot || m->count > 0;
}
