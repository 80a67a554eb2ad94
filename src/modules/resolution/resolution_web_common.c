// SPDX-License-Identifier: MulanPSL-2.0
/* Records, lists and forms put together piece by piece. */
#include "modules/resolution/resolution_web_common.h"
#include "modules/attachment/attachment.h"
#include "modules/congress/congress.h"
#include <stdarg.h>

struct str web_int(struct ctx *ctx, int64_t n)
{
    return str_printf(ctx->arena, "%lld", (long long)n);
}

static struct str vprint(struct ctx *ctx, const char *fmt, va_list ap)
{
    char text[512];
    const int n = vsnprintf(text, sizeof text, fmt, ap);

    ASSERT(n >= 0 && (size_t)n < sizeof text);
    return str_dup(ctx->arena, (struct str){text, (size_t)n});
}

#define VPRINT(ctx, fmt, out)                                                                      \
    do {                                                                                           \
        va_list ap_;                                                                               \
        va_start(ap_, fmt);                                                                        \
        (out) = vprint((ctx), (fmt), ap_);                                                         \
        va_end(ap_);                                                                               \
    } while (0)

struct str web_url(struct ctx *ctx, const char *fmt, ...)
{
    struct str url;

    VPRINT(ctx, fmt, url);
    return url;
}

struct str web_public_url(struct ctx *ctx, const char *path, int64_t id, const char *rest)
{
    const struct err was = ctx->err;
    struct congress c;

    if (congress_get(ctx, ctx->congress_id, &c) != ST_OK) {
        ctx->err = was;
        c = (struct congress){0};
    }
    return str_printf(ctx->arena, "/p/resolution%s/%lld%s?c=" STR_FMT, path, (long long)id, rest,
                      STR_ARG(c.code));
}

struct tag_v *web_tag(struct ctx *ctx, struct str label, const char *class)
{
    struct tag_v *t = arena_new(ctx->arena, struct tag_v);

    *t = (struct tag_v){.label = label, .class = str_from(class)};
    return t;
}

struct tag_v state_tag(enum resolution_state state)
{
    static const char *const CLASSES[] = {
        [RESOLUTION_DRAFT] = "",    [RESOLUTION_REVIEW] = "wait", [RESOLUTION_APPROVED] = "doing",
        [RESOLUTION_SIGNED] = "ok", [RESOLUTION_ENDED] = "",      [RESOLUTION_DROPPED] = "",
    };

    return (struct tag_v){text_of("resolution.state.", str_from(resolution_state_word(state))),
                          str_from(CLASSES[state])};
}

struct tag_v work_tag(enum handling_state state)
{
    static const char *const CLASSES[] = {
        [HANDLING_SENT] = "wait", [HANDLING_RECEIVED] = "doing", [HANDLING_REPLIED] = "wait",
        [HANDLING_AGAIN] = "bad", [HANDLING_CLOSED] = "ok",
    };

    return (struct tag_v){text_of("resolution.work.", str_from(handling_state_word(state))),
                          str_from(CLASSES[state])};
}

struct tag_v mark_tag(struct str mark)
{
    return (struct tag_v){text_of("resolution.mark.", mark),
                          str_eqz(mark, "dissatisfied") ? S("bad") : S("ok")};
}

/* ---------------------------------------------------------------- a record */

struct page *page_open(struct ctx *ctx, const struct request *rq, struct str title, struct str meta)
{
    struct page *p = arena_new(ctx->arena, struct page);

    p->ctx = ctx;
    p->rq = rq;
    p->v.title = title;
    p->v.meta = meta;
    p->v.crumbs = (struct crumbs_v){.items = p->up, .here = title};
    p->v.sections = p->sections;
    p->v.side = p->side;
    p->v.acts = p->acts;
    p->v.posts = p->posts;
    p->v.tags = p->tags;
    p->v.notes = p->notes;
    return p;
}

void page_crumb(struct page *p, struct str label, struct str url)
{
    ASSERT(p->v.crumbs.items_count < COUNT(p->up));
    p->up[p->v.crumbs.items_count++] = (struct link_v){.label = label, .url = url};
    p->v.crumbed = true;
}

void page_tag(struct page *p, struct str label, const char *class)
{
    if (p->v.tags_count < PAGE_TAGS)
        p->tags[p->v.tags_count++] = (struct tag_v){.label = label, .class = str_from(class)};
}

void page_act(struct page *p, const char *label_key, bool primary, const char *fmt, ...)
{
    struct str url;

    VPRINT(p->ctx, fmt, url);
    ASSERT(p->v.acts_count < PAGE_ACTS);
    p->acts[p->v.acts_count++] =
        (struct resolution_act_v){.label = text(label_key), .url = url, .primary = primary};
}

void page_post(struct page *p, struct action_v action)
{
    ASSERT(p->v.posts_count < PAGE_ACTS);
    p->posts[p->v.posts_count++] = action;
}

void page_note(struct page *p, const char *class, struct str text)
{
    if (text.len == 0 || p->v.notes_count == PAGE_NOTES)
        return;
    p->notes[p->v.notes_count++] = (struct note_v){.ok = strcmp(class, "ok") == 0,
                                                   .warn = strcmp(class, "warn") == 0,
                                                   .bad = strcmp(class, "bad") == 0,
                                                   .text = text};
}

enum status page_respond(struct page *p, struct response *rs, enum frame frame)
{
    p->v.sided = p->v.side_count != 0;
    form_errors(p->ctx, p->rq, &p->v.errors);
    return respond_view(p->ctx, p->rq, rs, frame, p->v.title, &resolution_record_view, &p->v);
}

struct resolution_section_v *page_section(struct page *p, bool side, const char *id,
                                          struct str title)
{
    size_t *count = side ? &p->v.side_count : &p->v.sections_count;
    struct resolution_section_v *s = side ? &p->side[*count] : &p->sections[*count];

    ASSERT(*count < PAGE_SECTIONS);
    ++*count;
    *s = (struct resolution_section_v){.id = str_from(id), .title = title};
    return s;
}

void section_fact(struct page *p, struct resolution_section_v *s, const char *label_key,
                  struct str value, struct str url)
{
    struct kv_v *kv = (struct kv_v *)s->kv;

    if (value.len == 0)
        return;
    if (kv == NULL) {
        kv = arena_new(p->ctx->arena, struct kv_v);
        kv->items = arena_array(p->ctx->arena, SECTION_FACTS, struct kv_item_v);
        s->kv = kv;
    }
    ASSERT(kv->items_count < SECTION_FACTS);
    ((struct kv_item_v *)kv->items)[kv->items_count++] =
        (struct kv_item_v){.label = text(label_key), .value = value, .url = url};
}

struct resolution_item_v *section_items(struct page *p, struct resolution_section_v *s,
                                        size_t count)
{
    struct resolution_item_v *items = arena_array(p->ctx->arena, count, struct resolution_item_v);

    s->items = items;
    s->items_count = count;
    return items;
}

void section_act(struct page *p, struct resolution_section_v *s, const char *label_key,
                 bool primary, const char *fmt, ...)
{
    struct str url;

    VPRINT(p->ctx, fmt, url);
    if (s->acts == NULL)
        s->acts = arena_array(p->ctx->arena, PAGE_ACTS, struct resolution_act_v);
    ASSERT(s->acts_count < PAGE_ACTS);
    ((struct resolution_act_v *)s->acts)[s->acts_count++] =
        (struct resolution_act_v){.label = text(label_key), .url = url, .primary = primary};
}

void section_post(struct page *p, struct resolution_section_v *s, struct action_v action)
{
    if (s->posts == NULL)
        s->posts = arena_array(p->ctx->arena, PAGE_ACTS, struct action_v);
    ASSERT(s->posts_count < PAGE_ACTS);
    ((struct action_v *)s->posts)[s->posts_count++] = action;
}

struct action_v action_ask(struct ctx *ctx, const char *label_key, const char *ask_key,
                           bool primary, const char *fmt, ...)
{
    struct confirm_v *c = arena_new(ctx->arena, struct confirm_v);
    struct str url, id;

    VPRINT(ctx, fmt, url);
    id = str_printf(ctx->arena, "d-%s", label_key);
    for (char *at = (char *)id.ptr; *at != '\0'; at++)
        if (*at == '.')
            *at = '-';
    *c = (struct confirm_v){
        .id = id,
        .title = text(ask_key),
        .text = text_of(ask_key, S(".text")),
        .yes = text(label_key),
        .no = text_of(ask_key, S(".no")),
    };
    return (struct action_v){
        .url = url, .label = text(label_key), .primary = primary, .confirm = c, .sure = true};
}

struct action_v action_plain(struct ctx *ctx, const char *label_key, bool primary, const char *fmt,
                             ...)
{
    struct str url;

    VPRINT(ctx, fmt, url);
    return (struct action_v){.url = url, .label = text(label_key), .primary = primary};
}

/* ---------------------------------------------------------------- files */

enum status web_files(struct ctx *ctx, const char *kind, int64_t id, bool open,
                      const struct files_v **out)
{
    const struct attachment_of of = {kind, id};

    return open ? attachment_shown_open(ctx, of, out) : attachment_shown(ctx, of, out);
}

/* ---------------------------------------------------------------- choices */

enum status put_organs(struct form_page *f, struct field_v *field, bool handlers, int64_t chosen,
                       const char *none_key)
{
    struct organ *all;
    struct option_v *options;
    size_t count, n = 0;

    TRY(organ_list(f->ctx, handlers, &all, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    if (none_key != NULL)
        options[n++] = (struct option_v){.value = S(""), .label = text(none_key)};
    arr_each (i, count)
        options[n++] = (struct option_v){
            .value = web_int(f->ctx, all[i].id), .label = all[i].name, .on = all[i].id == chosen};
    form_options(f->ctx, field, options, n);
    return ST_OK;
}

enum status put_docs(struct form_page *f, struct field_v *field, int64_t except,
                     const char *none_key)
{
    struct resolution_doc *all;
    struct option_v *options;
    size_t count, n = 0;

    TRY(resolution_signed(f->ctx, &all, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[n++] = (struct option_v){.value = S(""), .label = text(none_key)};
    arr_each (i, count)
        if (all[i].id != except)
            options[n++] = (struct option_v){.value = web_int(f->ctx, all[i].id),
                                             .label = str_printf(f->ctx->arena, STR_FMT " " STR_FMT,
                                                                 STR_ARG(all[i].number_text),
                                                                 STR_ARG(all[i].title))};
    form_options(f->ctx, field, options, n);
    return ST_OK;
}

/* ---------------------------------------------------------------- lists and forms */

struct resolution_line_v *table_rows(struct ctx *ctx, struct resolution_table_v *v, size_t count)
{
    struct resolution_line_v *rows = arena_array(ctx->arena, count, struct resolution_line_v);

    v->rows = rows;
    v->rows_count = count;
    return rows;
}

void table_columns(struct ctx *ctx, struct resolution_table_v *v, const char *head_key,
                   const char *const *keys)
{
    size_t n = 0;
    struct str *columns;

    while (keys[n] != NULL)
        n++;
    columns = arena_array(ctx->arena, n, struct str);
    arr_each (i, n)
        columns[i] = text(keys[i]);
    v->head = text(head_key);
    v->columns = columns;
    v->columns_count = n;
}

struct resolution_cell_v *line_cells(struct ctx *ctx, const struct resolution_table_v *v,
                                     struct resolution_line_v *line)
{
    struct resolution_cell_v *cells =
        arena_array(ctx->arena, v->columns_count, struct resolution_cell_v);

    arr_each (i, v->columns_count)
        cells[i].label = v->columns[i];
    line->cells = cells;
    line->cells_count = v->columns_count;
    return cells;
}

void table_acts(struct ctx *ctx, struct resolution_table_v *v, const struct resolution_act_v *acts,
                size_t count)
{
    struct resolution_act_v *own = arena_array(ctx->arena, count, struct resolution_act_v);

    memcpy(own, acts, count * sizeof *own);
    v->acts = own;
    v->acts_count = count;
}

void table_empty(struct ctx *ctx, struct resolution_table_v *v, const char *title_key,
                 const char *text_key)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);

    if (v->rows_count != 0)
        return;
    *e = (struct empty_v){.title = text(title_key), .text = text(text_key)};
    v->empty = e;
}

void cell_day(struct ctx *ctx, struct resolution_cell_v *c, struct date on)
{
    c->text = text_date(ctx->arena, on, ctx->today);
    c->say = list_iso(ctx, on);
}

static const struct resolution_cell_v *cells_said(struct ctx *ctx,
                                                  const struct resolution_line_v *line)
{
    struct resolution_cell_v *const cells =
        arena_array(ctx->arena, line->cells_count, struct resolution_cell_v);

    arr_each (i, line->cells_count) {
        struct resolution_cell_v *const c = &cells[i];

        *c = line->cells[i];
        c->say = c->say.len != 0    ? c->say
                 : c->text.len != 0 ? c->text
                 : c->tag != NULL   ? c->tag->label
                 : c->due != NULL   ? c->due->label
                                    : S("");
    }
    return cells;
}

enum status table_respond(struct ctx *ctx, const struct request *rq, struct response *rs,
                          struct resolution_table_v *v)
{
    struct resolution_line_v *const lines =
        arena_array(ctx->arena, v->rows_count, struct resolution_line_v);

    arr_each (i, v->rows_count) {
        lines[i] = v->rows[i];
        lines[i].cells = cells_said(ctx, &v->rows[i]);
    }
    v->rows = lines;
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->title, &resolution_table_view, v);
}

enum status form_respond(struct form_page *f, struct response *rs)
{
    const struct resolution_form_v v = {.page = *form_page_done(f)};

    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v.page.title, &resolution_form_view, &v);
}
