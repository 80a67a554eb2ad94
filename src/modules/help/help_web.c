// SPDX-License-Identifier: MulanPSL-2.0
/* The handbook: what concerns the reader first, a search by words, one page. */
#include "modules/help/help_web.h"
#include "help_view.h"
#include "modules/help/help_rules.h"
#include "platform/text.h"

enum { PAGES_MAX = 128 };

/* ---------------------------------------------------------------- who reads what */

static bool concerns(const struct ctx *ctx, enum help_part part)
{
    switch (part) {
    case HELP_PUBLIC:
        return ctx->actor->account_id == 0;
    case HELP_DEPUTY:
        return ctx->actor->deputy_id != 0;
    case HELP_OFFICE:
        return may(ctx, "suggestion.register") || may(ctx, "suggestion.read_all");
    case HELP_UNIT:
        return ctx->actor->organ_id != 0 && may(ctx, "suggestion.handle");
    case HELP_ADMIN:
        return may(ctx, "account.manage");
    case HELP_COMMON:
    case HELP_PARTS:
        break;
    }
    return false;
}

/* Whoever is signed in may read everything: office and unit explain things to each other. */
static bool readable(const struct ctx *ctx, enum help_part part)
{
    return part == HELP_PUBLIC || ctx->actor->account_id != 0 || ctx->actor->system;
}

/* One's own parts, what everybody needs, the rest. */
static size_t parts_for(const struct ctx *ctx, enum help_part out[HELP_PARTS])
{
    static const enum help_part ORDER[HELP_PARTS] = {HELP_DEPUTY, HELP_UNIT,   HELP_OFFICE,
                                                     HELP_ADMIN,  HELP_COMMON, HELP_PUBLIC};
    size_t count = 0;

    for (int own = 1; own >= 0; own--)
        arr_each (i, HELP_PARTS) {
            const bool mine = concerns(ctx, ORDER[i]);

            if (readable(ctx, ORDER[i]) && mine == (own == 1))
                out[count++] = ORDER[i];
        }
    for (size_t i = 1; i < count; i++) /* common comes right after one's own */
        if (out[i] == HELP_COMMON)
            for (size_t at = i; at > 0 && !concerns(ctx, out[at - 1]); at--) {
                out[at] = out[at - 1];
                out[at - 1] = HELP_COMMON;
            }
    return count;
}

struct str help_web_url(const struct ctx *ctx, struct str path)
{
    enum help_part parts[HELP_PARTS];
    const size_t count = parts_for(ctx, parts);
    const struct help_page *page;

    if (help_fit(S("/help"), path) != 0)
        return S("/help");
    page = help_page_for(path, parts, count);
    if (page == NULL || !readable(ctx, page->part))
        return S("/help");
    return str_printf(ctx->arena, "/help/%s", page->name);
}

/* ---------------------------------------------------------------- pages */

static struct help_link_v link_of(struct ctx *ctx, const struct help_page *page)
{
    return (struct help_link_v){.title = str_from(page->title),
                                .url = str_printf(ctx->arena, "/help/%s", page->name)};
}

static void links_of(struct ctx *ctx, enum help_part part, const struct help_page *current,
                     const struct help_link_v **out, size_t *out_count)
{
    struct help_link_v *links = arena_array(ctx->arena, PAGES_MAX, struct help_link_v);
    size_t count = 0;

    for (const struct help_page *p = HELP_PAGES; p->title != NULL && count < PAGES_MAX; p++)
        if (p->part == part) {
            links[count] = link_of(ctx, p);
            links[count++].current = p == current;
        }
    *out = links;
    *out_count = count;
}

static void groups_make(struct ctx *ctx, struct help_list_v *v)
{
    enum help_part parts[HELP_PARTS];
    const size_t count = parts_for(ctx, parts);
    struct help_group_v *groups = arena_array(ctx->arena, count, struct help_group_v);

    arr_each (i, count) {
        struct help_group_v *g = &groups[v->groups_count];

        g->name = str_from(help_part_word(parts[i]));
        g->title = text_of("help.part.", g->name);
        links_of(ctx, parts[i], NULL, &g->pages, &g->pages_count);
        v->groups_count += g->pages_count != 0;
    }
    v->groups = groups;
}

static void found_make(struct ctx *ctx, struct help_list_v *v)
{
    enum help_part parts[HELP_PARTS];
    const size_t count = parts_for(ctx, parts);
    struct help_link_v *links = arena_array(ctx->arena, PAGES_MAX, struct help_link_v);

    arr_each (i, count)
        for (const struct help_page *p = HELP_PAGES; p->title != NULL; p++)
            if (p->part == parts[i] && help_page_has(p, v->q) && v->found_count < PAGES_MAX)
                links[v->found_count++] = link_of(ctx, p);
    v->found = links;
    if (v->found_count == 0) {
        struct empty_v *e = arena_new(ctx->arena, struct empty_v);

        *e = (struct empty_v){.title = T("help.none"), .text = T("help.none_text")};
        v->empty = e;
    }
}

enum status help_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct help_list_v v = {.q = param_text(rq, "q")};

    v.asked = v.q.len != 0;
    v.filter = (struct filter_v){.url = S("/help"),
                                 .label = T("help.filter"),
                                 .q = v.q,
                                 .reset = v.asked ? S("/help") : S("")};
    groups_make(ctx, &v);
    if (v.asked)
        found_make(ctx, &v);
    return respond_view(ctx, rq, rs, ctx->actor->account_id != 0 ? FRAME_STAFF : FRAME_PUBLIC,
                        T("help.title"), &help_list_view, &v);
}

enum status help_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct help_page *page = help_page_named(path_text(rq, "page"));
    struct help_show_v v;

    if (page == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "error.not_found", NULL);
    if (!readable(ctx, page->part))
        return respond_see_other(rs, "/account/sign-in?next=%%2Fhelp%%2F%s", page->name);
    v = (struct help_show_v){.title = str_from(page->title),
                             .part = text_of("help.part.", str_from(help_part_word(page->part))),
                             .body = {str_from(page->html)},
                             .plain = str_from(page->plain)};
    links_of(ctx, page->part, page, &v.pages, &v.pages_count);
    return respond_view(ctx, rq, rs, ctx->actor->account_id != 0 ? FRAME_STAFF : FRAME_PUBLIC,
                        v.title, &help_show_view, &v);
}

/* ---------------------------------------------------------------- renda check */

static bool served(struct str path)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct route *r = (*m)->routes; r != NULL && r->path != NULL; r++)
            if (r->method == GET && str_eqz(path, r->path))
                return true;
    return false;
}

/* Addresses of the program in a page: href="/suggestion/new". */
static void check_links(struct buf *report, const struct help_page *page)
{
    struct str rest = str_from(page->html), piece;

    while (str_cut(&rest, '"', &piece)) {
        struct str target, path;

        if (!str_ends(piece, S("href=")) || !str_cut(&rest, '"', &target))
            continue;
        if (!str_starts(target, S("/")))
            continue;
        (void)str_cut(&target, '?', &path);
        if (str_starts(path, S("/help/")) ? target.len == 0 : served(path))
            continue;
        buf_printf(report, "help: %s.md names a page that is not there: " STR_FMT "\n", page->name,
                   STR_ARG(path));
    }
}

/* "/suggestion/{id}" with a number for what changes. */
static struct str address(struct ctx *ctx, const char *path)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct str rest = str_from(path), part;

    (void)str_cut(&rest, '/', &part);
    while (str_cut(&rest, '/', &part)) {
        buf_char(&out, '/');
        buf_str(&out, part.len > 0 && part.ptr[0] == '{' ? S("1") : part);
    }
    return buf_view(&out);
}

/* Each screen is explained. */
static void check_screens(struct ctx *ctx, struct buf *report, const struct module *m)
{
    for (const struct route *r = m->routes; r != NULL && r->path != NULL; r++)
        if (r->method == GET && (r->flags & ROUTE_NO_JSON) == 0 && strcmp(r->path, "/") != 0 &&
            help_page_for(address(ctx, r->path), NULL, 0) == NULL)
            buf_printf(report, "help: no page of docs/handbook explains %s\n", r->path);
}

enum status help_web_check(struct ctx *ctx, struct buf *out_report)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        if (strcmp((*m)->name, "help") != 0)
            check_screens(ctx, out_report, *m);
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct menu_item *i = (*m)->menu; i != NULL && i->text != NULL; i++)
            if (help_page_for(str_from(i->path), NULL, 0) == NULL)
                buf_printf(out_report, "help: no page of docs/handbook has routes: %s\n", i->path);
    for (const struct help_page *p = HELP_PAGES; p->title != NULL; p++)
        check_links(out_report, p);
    return ST_OK;
}
