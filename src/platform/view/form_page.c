// SPDX-License-Identifier: MulanPSL-2.0
/* A page that is one form. */
#include "platform/form_page.h"
#include "platform/text.h"

struct form_page *form_page_open(struct ctx *ctx, const struct request *rq, struct str title,
                                 struct str url, struct str back, struct str go)
{
    struct form_page *f = arena_new(ctx->arena, struct form_page);

    f->ctx = ctx;
    f->rq = rq;
    f->v.title = f->v.crumbs.here = title;
    f->v.url = url;
    f->v.back = back;
    f->v.go = go;
    f->v.fields = f->fields;
    f->v.crumbs.items = f->links;
    return f;
}

void form_page_crumb(struct form_page *f, struct str label, struct str url)
{
    ASSERT(f->v.crumbs.items_count < FORM_PAGE_LINKS);
    f->links[f->v.crumbs.items_count++] = (struct link_v){.label = label, .url = url};
}

struct field_v *form_page_put(struct form_page *f, const char *kind, const char *name,
                              const char *label_key, struct str stored)
{
    const size_t at = f->v.fields_count + f->v.more_count;
    struct field_v *field = &f->fields[at];

    ASSERT(at < FORM_PAGE_FIELDS);
    *field = form_field(f->ctx, f->rq, kind, name, label_key, stored);
    if (f->v.more != NULL)
        f->v.more_count++;
    else
        f->v.fields_count++;
    return field;
}

struct field_v *form_page_words(struct form_page *f, const char *kind, const char *name,
                                const char *label_key, const char *words, const char *prefix,
                                struct str stored)
{
    struct field_v *field = form_page_put(f, kind, name, label_key, stored);

    form_words_or(f->ctx, field, words, prefix, NULL);
    return field;
}

void form_page_more(struct form_page *f)
{
    f->v.more = f->fields + f->v.fields_count;
}

void form_page_version(struct form_page *f, int64_t version)
{
    /* After a conflict form_field() keeps the stored value of what is hidden. */
    (void)form_page_put(f, "hidden", "version", "form.version",
                        str_printf(f->ctx->arena, "%lld", (long long)version));
}

void form_page_ask(struct form_page *f, const char *title_key, const char *text_key,
                   const char *no_key)
{
    struct confirm_v *c = arena_new(f->ctx->arena, struct confirm_v);

    *c = (struct confirm_v){.id = S("sure"),
                            .title = text(title_key),
                            .text = text(text_key),
                            .yes = f->v.go,
                            .no = text(no_key)};
    f->v.confirm = c;
}

void form_page_shut(struct form_page *f, const char *key)
{
    if (key != NULL && !form_again(f->rq)) /* what somebody has typed stays in sight */
        f->v.shut = text(key);
}

const struct form_page_v *form_page_done(struct form_page *f)
{
    for (size_t i = 0; i < f->v.more_count; i++)
        f->v.more_open = f->v.more_open || f->v.more[i].error.len > 0;
    form_errors(f->ctx, f->rq, &f->v.errors);
    return &f->v;
}
