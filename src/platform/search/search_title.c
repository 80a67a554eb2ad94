// SPDX-License-Identifier: MulanPSL-2.0
/* What the record behind an address is called: asked of its module now, not of the index. */
#include "platform/module.h"
#include "platform/search.h"

/* "/suggestion/47/reply?x=1": its module's name, and the number of the record. */
struct place {
    struct str path, module;
    int64_t id;
};

static bool place_of(struct str url, struct place *out)
{
    struct str rest = url, part;

    *out = (struct place){.path = url};
    arr_each (i, url.len)
        if (url.ptr[i] == '?' || url.ptr[i] == '#') {
            out->path = (struct str){url.ptr, i};
            break;
        }
    rest = out->path;
    (void)str_cut(&rest, '/', &part);
    (void)str_cut(&rest, '/', &out->module);
    while (out->id == 0 && str_cut(&rest, '/', &part))
        if (!str_to_int(part, &out->id) || out->id < 0)
            out->id = 0;
    return out->id > 0;
}

/* The address of the document, or of a page below it. */
static bool leads_to(const struct place *p, struct str url)
{
    struct place doc;

    return place_of(url, &doc) && str_starts(p->path, doc.path) &&
           (p->path.len == doc.path.len || p->path.ptr[doc.path.len] == '/');
}

static bool holds(const struct search_keys *held, const struct str *keys, size_t count)
{
    arr_each (i, count)
        arr_each (k, held->count)
            if (str_eq(keys[i], held->at[k]))
                return true;
    return false;
}

/* A source tells of a record whoever asks: as the program. */
static enum status documents(struct ctx *ctx, const struct search_source *s, int64_t id,
                             struct search_docs *out)
{
    const struct actor *const who = ctx->actor;
    const struct actor program = {.congress_id = ctx->congress_id, .system = true};
    enum status st;

    ctx->actor = &program;
    st = s->load(ctx, id, out);
    ctx->actor = who;
    return st;
}

static enum status ask(struct ctx *ctx, const struct search_source *s, const struct place *p,
                       struct str *out)
{
    const struct search_hit hit = {.source = s, .record_id = p->id};
    struct search_docs docs = {.arena = ctx->arena};
    struct search_keys held = {.arena = ctx->arena};
    bool may_open = true;

    TRY(documents(ctx, s, p->id, &docs));
    TRY(search_keys_held(ctx, s, &held));
    TRY(search_may_open(ctx, &hit, &may_open));
    for (size_t i = 0; i < docs.count && may_open && out->len == 0; i++) {
        const struct search_doc *d = &docs.at[i];

        if (d->title.len > 0 && leads_to(p, d->url) &&
            (ctx->actor->system || (holds(&held, d->audience, d->audience_count) &&
                                    !holds(&held, d->except, d->except_count))))
            *out = d->title;
    }
    return ST_OK;
}

enum status search_title(struct ctx *ctx, struct str url, struct str *out)
{
    const struct err before = ctx->err;
    struct place p;

    *out = S("");
    if (!place_of(url, &p))
        return ST_OK;
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        if (!str_eqz(p.module, MODULES[m]->name))
            continue;
        for (const struct search_source *s = MODULES[m]->searches;
             s != NULL && s->kind != NULL && out->len == 0; s++) {
            const enum status st = ask(ctx, s, &p, out);

            if (st != ST_OK && st != ST_NOT_FOUND && st != ST_DENIED)
                return st;
            ctx->err = before;
        }
    }
    return ST_OK;
}
