// SPDX-License-Identifier: MulanPSL-2.0
/* The routes of all modules as a tree of path segments. Literal segments win over {parameters}. */
#include "platform/http/request.h"

struct node {
    struct node *next; /* sibling */
    struct node *literals, *param;
    struct str segment;
    struct route_slot *slots[2]; /* by enum method */
};

struct router {
    struct arena *arena;
    struct node root;
};

static struct node *child(struct router *r, struct node *parent, struct str segment)
{
    struct node **at = &parent->param;

    if (segment.ptr[0] != '{')
        for (at = &parent->literals; *at != NULL; at = &(*at)->next)
            if (str_eq((*at)->segment, segment))
                return *at;
    if (*at == NULL) {
        *at = arena_new(r->arena, struct node);
        (*at)->segment = segment;
    }
    return *at;
}

static enum status wrong(struct err *err, const struct route *route, const char *why)
{
    return fail_detail(err, ST_INTERNAL, "error.internal", "route %s: %s",
                       route->path != NULL ? route->path : "?", why);
}

static enum status add(struct router *r, const struct route *route, struct err *err)
{
    struct str rest, segment;
    struct node *n = &r->root;
    struct route_slot *slot = arena_new(r->arena, struct route_slot);

    if (route->path == NULL || route->path[0] != '/')
        return wrong(err, route, "a path begins with a slash");
    if (route->handler == NULL)
        return wrong(err, route, "no handler");
    if (route->method != GET && route->method != POST)
        return wrong(err, route, "neither GET nor POST");
    slot->route = route;
    rest = str_from(route->path + 1);
    while (str_cut(&rest, '/', &segment)) {
        if (segment.len == 0)
            return wrong(err, route, "empty segment");
        if (segment.ptr[0] == '{') {
            if (slot->params == PATH_PARAMS_MAX || segment.ptr[segment.len - 1] != '}')
                return wrong(err, route, "bad parameter");
            slot->param_names[slot->params++] = (struct str){segment.ptr + 1, segment.len - 2};
        }
        n = child(r, n, segment);
    }
    if (n->slots[route->method] != NULL)
        return wrong(err, route, "twice");
    n->slots[route->method] = slot;
    return ST_OK;
}

static enum status add_all(struct router *r, const struct route *routes, struct err *err)
{
    for (; routes != NULL && routes->path != NULL; routes++)
        TRY(add(r, routes, err));
    return ST_OK;
}

enum status router_compile(const struct module *const *modules, const struct route *built_in,
                           struct router **out, struct err *err)
{
    struct arena *a = arena_open(0);
    struct router *r = arena_new(a, struct router);
    enum status st;

    r->arena = a;
    st = add_all(r, built_in, err);
    for (; st == ST_OK && *modules != NULL; modules++)
        st = add_all(r, (*modules)->routes, err);
    if (st != ST_OK) {
        arena_close(a);
        return st;
    }
    *out = r;
    return ST_OK;
}

void router_close(struct router *r)
{
    if (r != NULL)
        arena_close(r->arena);
}

/* The node for the rest of a path that has `want` (-1: any route). */
static const struct node *find(const struct node *n, struct str rest, int want,
                               struct str params[PATH_PARAMS_MAX], size_t depth)
{
    struct str segment;
    const struct node *found;

    if (!str_cut(&rest, '/', &segment)) {
        const bool fits =
            want >= 0 ? n->slots[want] != NULL : n->slots[GET] != NULL || n->slots[POST] != NULL;

        return fits ? n : NULL;
    }
    for (const struct node *c = n->literals; c != NULL; c = c->next)
        if (str_eq(c->segment, segment) && (found = find(c, rest, want, params, depth)) != NULL)
            return found;
    if (n->param == NULL || segment.len == 0 || depth == PATH_PARAMS_MAX)
        return NULL;
    params[depth] = segment;
    return find(n->param, rest, want, params, depth + 1);
}

const struct route_slot *router_match(const struct router *r, enum method m, struct str path,
                                      struct str params[PATH_PARAMS_MAX], const char **out_allow)
{
    const struct str rest = {path.ptr + 1, path.len - 1};
    const struct node *n;

    *out_allow = "";
    if (str_has(path, S("//")) || (path.len > 1 && path.ptr[path.len - 1] == '/'))
        return NULL;
    n = find(&r->root, rest, (int)m, params, 0);
    if (n != NULL)
        return n->slots[m];
    n = find(&r->root, rest, -1, params, 0);
    if (n != NULL)
        *out_allow = n->slots[POST] == NULL ? "GET, HEAD" : "POST";
    return NULL;
}
