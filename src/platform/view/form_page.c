// SPDX-License-Identifier: MulanPSL-2.0
/* A page that is one form. */
#include "platform/form_page.h"
#include "platform/text.h"

/* Did the post fail because the record had changed? */
static bool changed_meanwhile(const struct ctx *ctx, const struct request *rq)
{
    return form_again(rq) && ctx->err.key != NULL &&
           str_ends(str_from(ctx->err.key), S("changed_meanwhile"));
}

struct form_page *form_page_open(struct ctx *ctx, const struct request *rq, struct str title,
                                 struct str url, struct str back, struct str go)
{
    struct form_page *f = arena_new(ctx->arena, struct form_page);

    f->ctx = ctx;
    f->rq = rq;
    f->conflict = changed_meanwhile(ctx, rq);
    f->v.title = f->v.crumbs.here = title;
    f->v.url = url;
    f->v.back = back;
    f->v.go = go;
    f->v.fields = f->fields;
    f->v.both = f->both;
    f->v.crumbs.items = f->links;
    return f;
}

void form_page_crumb(struct form_page *f, struct str label, struct str url)
{
    ASSERT(f->v.crumbs.items_count < FORM_PAGE_LINKS);
    f->links[f->v.crumbs.items_count++] = (struct link_v){.label = label, .url = url};
}

/* What a field shows for a value: of a choice its label. */
static struct str shown(const struct field_v *field, struct str value)
{
    arr_each (i, field->options_count) {
        if (str_eq(field->options[i].value, value))
            return field->options[i].label;
    }
    return value;
}

struct field_v *form_page_put(struct form_page *f, const char *kind, const char *name,
                              const char *label_key, struct str stored)
{
    struct field_v *field = &f->fields[f->v.fields_count];

    ASSERT(f->v.fields_count < FORM_PAGE_FIELDS);
    *field = form_field(f->ctx, f->rq, kind, name, label_key, stored);
    /* Told apart when the options are known, in form_page_done(). */
    f->both[f->v.fields_count].stored = stored;
    f->v.fields_count++;
    return field;
}

void form_page_version(struct form_page *f, int64_t version)
{
    struct field_v *field = form_page_put(f, "hidden", "version", "form.version",
                                          str_printf(f->ctx->arena, "%lld", (long long)version));

    field->value = f->both[f->v.fields_count - 1].stored;
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

/* Where what is stored now and what was typed differ, show both. */
static void both_versions(struct form_page *f)
{
    size_t n = 0;

    arr_each (i, f->v.fields_count) {
        const struct field_v *field = &f->fields[i];
        const struct str stored = f->both[i].stored;

        if (!f->conflict || field->k_hidden || field->k_secret || field->k_file ||
            str_eq(field->value, stored))
            continue;
        f->both[n++] = (struct form_both_v){.label = field->label,
                                            .stored = shown(field, stored),
                                            .typed = shown(field, field->value)};
    }
    f->v.both_count = n;
}

const struct form_page_v *form_page_done(struct form_page *f)
{
    both_versions(f);
    form_errors(f->ctx, f->rq, &f->v.errors);
    return &f->v;
}
