// SPDX-License-Identifier: MulanPSL-2.0
/* The library: its list, a law with its versions, one clause. */
#include "modules/statute/statute_web.h"
#include "modules/statute/statute_rules.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 12, LINKS_MAX = 6, FACTS_MAX = 6 };

static const char *const KEPT[] = {"q", "level", "repealed", "odd", "limit", NULL};

struct str statute_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/statute/%lld%s", (long long)id, tail);
}

struct str statute_web_clause_url(struct ctx *ctx, const struct clause *c)
{
    return str_printf(ctx->arena, "/statute/clause/%lld", (long long)c->id);
}

void statute_web_options(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                         bool all)
{
    struct option_v options[WORDS_MAX];
    struct str rest = str_from(words), word;
    size_t n = 0;

    if (all)
        options[n++] = (struct option_v){.value = S(""), .label = T("word.all")};
    while (n < WORDS_MAX && str_cut(&rest, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    form_options(ctx, f, options, n);
    f->choose = !all;
}

struct crumbs_v statute_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                   struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("statute.menu"), .url = S("/statute")};
    up[1] = (struct link_v){.label = label, .url = url};
    return (struct crumbs_v){.items = up, .items_count = label.len > 0 ? 2 : 1, .here = here};
}

const struct statute_span_v *statute_web_spans(struct ctx *ctx, const struct statute_span *spans,
                                               size_t count)
{
    struct statute_span_v *out = arena_array(ctx->arena, count, struct statute_span_v);

    arr_each (i, count)
        out[i] = (struct statute_span_v){.text = spans[i].text, .on = spans[i].on};
    return out;
}

static struct tag_v state_tag(const struct ctx *ctx, bool repealed, struct date effective)
{
    if (repealed)
        return (struct tag_v){.label = T("statute.state.repealed"), .class = S("")};
    if (date_cmp(effective, ctx->today) > 0)
        return (struct tag_v){.label = T("statute.state.coming"), .class = S("wait")};
    return (struct tag_v){.label = T("statute.state.holds"), .class = S("ok")};
}

/* ---------------------------------------------------------------- the list */

static void list_links(struct ctx *ctx, struct statute_list_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);

    v->links = links;
    v->main = may(ctx, "statute.manage");
    if (v->main) {
        links[v->links_count++] =
            (struct link_v){.label = T("statute.do.new"), .url = S("/statute/new")};
        links[v->links_count++] =
            (struct link_v){.label = T("statute.do.many"), .url = S("/statute/many")};
    }
    links[v->links_count++] =
        (struct link_v){.label = T("statute.clauses"), .url = S("/statute/clause")};
    links[v->links_count++] =
        (struct link_v){.label = T("statute.do.check"), .url = S("/statute/check")};
    if (may(ctx, "statute.manage"))
        links[v->links_count++] =
            (struct link_v){.label = T("statute.do.words"), .url = S("/statute/words")};
}

static struct statute_row_v row_of(const struct ctx *ctx, const struct statute *s)
{
    return (struct statute_row_v){
        .id = s->id,
        .title = s->title,
        .level = s->level,
        .issuer = s->issuer,
        .adopted_on = s->adopted_on,
        .effective_on = s->effective_on,
        .articles = s->articles,
        .texts = s->texts,
        .tag = state_tag(ctx, s->repealed, s->effective_on),
    };
}

enum status statute_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct statute_filter f = {
        .q = param_text(rq, "q"),
        .level = param_text(rq, "level"),
        .repealed = param_bool(rq, "repealed"),
        .odd = param_bool(rq, "odd"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct statute_list_v v = {0};
    struct statute_row_v *rows;
    struct list_links links;
    struct statute *all;
    struct str next;

    TRY(statute_store_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct statute_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(ctx, &all[i]);
    v.rows = rows;
    list_links(ctx, &v);
    fields[0] = form_field(ctx, rq, "select", "level", "statute.f.level", f.level);
    statute_web_options(ctx, &fields[0], STATUTE_LEVELS, "statute.level.", true);
    fields[1] = form_field(ctx, rq, "check", "odd", "statute.f.odd", f.odd ? S("1") : S(""));
    fields[2] =
        form_field(ctx, rq, "check", "repealed", "statute.f.repealed", f.repealed ? S("1") : S(""));
    v.filter = (struct filter_v){.url = S("/statute"),
                                 .label = T("statute.filter.q"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 3,
                                 .reset = list_reset(rq, S("/statute"))};
    links = list_links_of(ctx, rq, "/statute", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("statute.none"), .text = T("statute.none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("statute.menu"), &statute_list_view, &v);
}

/* ---------------------------------------------------------------- a law */

static void put_odd(struct ctx *ctx, const struct statute_text *t, struct statute_show_v *v)
{
    struct statute_oddity_v *rows = arena_array(ctx->arena, t->odd.len, struct statute_oddity_v);
    struct str rest = t->odd, line, what, number;

    while (str_cut(&rest, '\n', &line)) {
        (void)str_cut(&line, '|', &what);
        (void)str_cut(&line, '|', &number);
        rows[v->odd_count++].text = text_fill(
            ctx->arena,
            str_z(ctx->arena, str_printf(ctx->arena, "statute.odd." STR_FMT, STR_ARG(what))),
            (const struct str[]){number, line}, 2);
    }
    v->odd = rows;
}

static enum status put_versions(struct ctx *ctx, const struct statute *s, int64_t here,
                                struct statute_show_v *v)
{
    struct statute_text *texts;
    struct statute_version_v *rows;

    TRY(statute_texts(ctx, s->id, &texts, &v->versions_count));
    rows = arena_array(ctx->arena, v->versions_count, struct statute_version_v);
    arr_each (i, v->versions_count) {
        rows[i] = (struct statute_version_v){
            .id = texts[i].id,
            .url = str_printf(ctx->arena, "/statute/%lld?text=%lld", (long long)s->id,
                              (long long)texts[i].id),
            .adopted_on = texts[i].adopted_on,
            .effective_on = texts[i].effective_on,
            .articles = texts[i].articles,
            .here = texts[i].id == here,
        };
        if (i + 1 < v->versions_count)
            rows[i].compare_url =
                str_printf(ctx->arena, "/statute/%lld/compare?from=%lld&to=%lld", (long long)s->id,
                           (long long)texts[i + 1].id, (long long)texts[i].id);
    }
    v->versions = rows;
    return ST_OK;
}

static struct statute_clause_line_v line_of(struct ctx *ctx, const struct clause *c)
{
    struct statute_clause_line_v line = {
        .id = c->id,
        .place = c->place,
        .level = c->level,
        .number = c->number,
        .text = c->text,
        .kind = c->kind,
        .anchor = str_printf(ctx->arena, "c%lld", (long long)c->place),
        .article = str_eqz(c->level, "article"),
        .part = str_eqz(c->level, "part") || str_eqz(c->level, "annex"),
        .chapter = str_eqz(c->level, "chapter") || str_eqz(c->level, "section"),
    };

    if (line.article && !str_eqz(c->kind, "none")) {
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

        *tag = (struct tag_v){.label = text_of("statute.kind.", c->kind),
                              .class = str_eqz(c->kind, "liability") ? S("wait") : S("")};
        line.tag = tag;
    }
    return line;
}

static enum status put_lines(struct ctx *ctx, int64_t text_id, struct str kind,
                             struct statute_show_v *v)
{
    struct statute_clause_line_v *lines;
    struct statute_contents_v *contents;
    struct clause *all;

    TRY(clause_list(ctx, text_id, kind, &all, &v->lines_count));
    lines = arena_array(ctx->arena, v->lines_count, struct statute_clause_line_v);
    contents = arena_array(ctx->arena, v->lines_count, struct statute_contents_v);
    arr_each (i, v->lines_count) {
        lines[i] = line_of(ctx, &all[i]);
        if (lines[i].part || lines[i].chapter)
            contents[v->contents_count++] = (struct statute_contents_v){
                .anchor = lines[i].anchor,
                .text = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(all[i].number),
                                   STR_ARG(all[i].text)),
                .deep = str_eqz(all[i].level, "section"),
            };
    }
    v->lines = lines;
    v->contents = contents;
    return ST_OK;
}

static void put_kinds(struct ctx *ctx, const struct statute_text *t, struct str kind,
                      struct statute_show_v *v)
{
    struct tab_v *tabs = arena_array(ctx->arena, WORDS_MAX, struct tab_v);
    struct str rest = S(" " STATUTE_KINDS), word;
    size_t n = 0;

    while (n < WORDS_MAX && str_cut(&rest, ' ', &word))
        tabs[n++] = (struct tab_v){
            .label = word.len > 0 ? text_of("statute.kind.", word) : T("statute.whole"),
            .url = str_printf(ctx->arena, "/statute/%lld?text=%lld%s" STR_FMT "#h-text",
                              (long long)t->statute_id, (long long)t->id,
                              word.len > 0 ? "&kind=" : "", STR_ARG(word)),
            .on = str_eq(word, kind),
            .count = S(""),
        };
    v->kinds = (struct tabs_v){.label = T("statute.kinds"), .items = tabs, .items_count = n};
}

static void put_facts(struct ctx *ctx, const struct statute *s, const struct statute_text *t,
                      struct statute_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    if (s->issuer.len > 0)
        items[n++] = (struct kv_item_v){.label = T("statute.col.issuer"), .value = s->issuer};
    if (!date_none(t->adopted_on))
        items[n++] = (struct kv_item_v){.label = T("statute.col.adopted"),
                                        .value = text_date(ctx->arena, t->adopted_on, ctx->today)};
    if (!date_none(t->effective_on))
        items[n++] =
            (struct kv_item_v){.label = T("statute.col.effective"),
                               .value = text_date(ctx->arena, t->effective_on, ctx->today)};
    items[n++] = (struct kv_item_v){.label = T("statute.col.articles"),
                                    .value = str_int(ctx->arena, t->articles)};
    if (t->source.len > 0)
        items[n++] = (struct kv_item_v){.label = T("statute.col.source"), .value = t->source};
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

static void put_links(struct ctx *ctx, const struct statute *s, const struct statute_text *t,
                      struct statute_show_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);

    v->links = links;
    links[v->links_count++] =
        (struct link_v){.label = T("statute.do.beside"),
                        .url = str_printf(ctx->arena, "/statute/%lld/beside?text=%lld",
                                          (long long)s->id, (long long)t->id)};
    if (may(ctx, "statute.manage"))
        links[v->links_count++] = (struct link_v){.label = T("statute.do.edit"),
                                                  .url = statute_web_url(ctx, s->id, "/edit")};
}

enum status statute_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str kind = param_text(rq, "kind");
    struct statute_show_v v = {0};
    struct statute_text t;
    struct statute s;

    TRY(statute_get(ctx, path_id(rq, "id"), &s));
    TRY(statute_text_get(ctx, param_id(rq, "text") != 0 ? param_id(rq, "text") : s.text_id, &t));
    if (t.statute_id != s.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    v.crumbs = statute_web_crumbs(ctx, S(""), S(""), s.title);
    v.id = s.id;
    v.text_id = t.id;
    v.title = t.title;
    v.level = s.level;
    v.issuer = s.issuer;
    v.tag = state_tag(ctx, s.repealed, t.effective_on);
    v.history = t.history;
    put_links(ctx, &s, &t, &v);
    put_facts(ctx, &s, &t, &v);
    put_odd(ctx, &t, &v);
    put_kinds(ctx, &t, kind, &v);
    TRY(put_versions(ctx, &s, t.id, &v));
    TRY(put_lines(ctx, t.id, kind, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, s.title, &statute_show_view, &v);
}
