// SPDX-License-Identifier: MulanPSL-2.0
/* The page of the search: one box, a few filters, hits with marks. */
#include "modules/search/search_web.h"
#include "modules/congress/congress.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/search.h"
#include "platform/search/search_mark.h"
#include "platform/text.h"
#include "platform/view.h"
#include "search_view.h"

enum { SNIPPET_CHARS = 90, FIRST_YEAR = 1954, YEARS = 12 };

/* "after" is left out: another question begins at its first page. */
static const char *const FIELDS[] = {"q", "kind", "state", "organ", "year", "sort", "limit", NULL};

/* ---------------------------------------------------------------- the question */

struct asked {
    struct search_want want;
    const struct search_source *source; /* of the kind chosen */
    const char *say;                    /* a filter that was not understood */
};

static struct asked asked_of(struct ctx *ctx, const struct request *rq)
{
    const struct str kind = param_text(rq, "kind"), year = param_text(rq, "year");
    struct asked a = {.source = kind.len != 0 ? search_source_of(kind) : NULL};
    int64_t n = 0;

    if (kind.len != 0 && a.source == NULL)
        a.say = "search.say.kind";
    if (year.len != 0 && (!str_to_int(year, &n) || n < FIRST_YEAR || n > 9999)) {
        a.say = "search.say.year";
        n = 0;
    }
    a.want = (struct search_want){
        .q = param_text(rq, "q"),
        .kind = a.source != NULL ? a.source->kind : NULL,
        .state = a.source != NULL && a.source->state_text != NULL ? param_text(rq, "state") : S(""),
        .organ_id = param_id(rq, "organ"),
        .year = (int)n,
        .relevance = str_eqz(param_text(rq, "sort"), "best"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, SEARCH_PAGE),
    };
    (void)ctx;
    return a;
}

/* ---------------------------------------------------------------- the filters */

static void kind_field(struct ctx *ctx, const struct request *rq, struct field_v *out)
{
    enum { KINDS_MAX = 32 };
    struct option_v *options = arena_array(ctx->arena, KINDS_MAX, struct option_v);
    size_t n = 0;

    options[n++] = (struct option_v){.label = T("word.all")};
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct search_source *s = MODULES[m]->searches; s != NULL && s->kind != NULL;
             s++) {
            struct search_keys keys = {.arena = ctx->arena};

            if (n == KINDS_MAX || search_keys_held(ctx, s, &keys) != ST_OK || keys.count == 0)
                continue;
            options[n++] = (struct option_v){.value = str_from(s->kind),
                                             .label = text_of("search.kind.", str_from(s->kind))};
        }
    *out = form_field(ctx, rq, "select", "kind", "search.kind", param_text(rq, "kind"));
    form_options(ctx, out, options, n);
}

static void year_field(struct ctx *ctx, const struct request *rq, struct field_v *out)
{
    struct option_v *options = arena_array(ctx->arena, YEARS + 1, struct option_v);

    options[0] = (struct option_v){.label = T("word.all")};
    for (int i = 0; i < YEARS; i++) {
        const struct str year = str_int(ctx->arena, ctx->today.year - i);

        options[i + 1] =
            (struct option_v){.value = year, .label = TF(ctx->arena, "search.year_is", year)};
    }
    *out = form_field(ctx, rq, "select", "year", "search.year", param_text(rq, "year"));
    form_options(ctx, out, options, YEARS + 1);
}

static enum status organ_field(struct ctx *ctx, const struct request *rq, struct field_v *out)
{
    struct option_v *options;
    struct organ *organs;
    size_t count;

    TRY(organ_list(ctx, true, &organs, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.label = T("word.all")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = str_int(ctx->arena, organs[i].id),
                                           .label = organs[i].short_name};
    *out = form_field(ctx, rq, "select", "organ", "search.organ", param_text(rq, "organ"));
    form_options(ctx, out, options, count + 1);
    return ST_OK;
}

static enum status filter_make(struct ctx *ctx, const struct request *rq, const struct asked *a,
                               struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    const struct search_want *w = &a->want;
    size_t n = 0;

    kind_field(ctx, rq, &fields[n++]);
    year_field(ctx, rq, &fields[n++]);
    TRY(organ_field(ctx, rq, &fields[n++]));
    if (w->relevance)
        fields[n++] = form_field(ctx, rq, "hidden", "sort", "word.none", S("best"));
    *out = (struct filter_v){
        .url = S("/search"),
        .label = T("search.q"),
        .q = w->q,
        .fields = fields,
        .fields_count = n,
    };
    if (w->kind != NULL || w->year != 0 || w->organ_id != 0 || w->state.len != 0)
        out->reset =
            list_url(ctx, rq, "/search", (const char *const[]){"q", "sort", NULL}, "", S(""));
    return ST_OK;
}

/* ---------------------------------------------------------------- the answer */

static struct str plain_part(struct ctx *ctx, struct str marked)
{
    struct buf b = buf_new(ctx->arena, 0);

    for (size_t i = 0; i < marked.len; i++) {
        const struct str rest = {marked.ptr + i, marked.len - i};
        static const struct {
            const char *html, *plain;
        } WORDS[] = {{"<mark>", ""}, {"</mark>", ""},  {"&amp;", "&"}, {"&lt;", "<"},
                     {"&gt;", ">"},  {"&quot;", "\""}, {"&#39;", "'"}};
        size_t w = 0;

        while (w < COUNT(WORDS) && !str_starts(rest, str_from(WORDS[w].html)))
            w++;
        if (w == COUNT(WORDS)) {
            buf_char(&b, marked.ptr[i]);
            continue;
        }
        buf_z(&b, WORDS[w].plain);
        i += strlen(WORDS[w].html) - 1;
    }
    return buf_view(&b);
}

static const struct tag_v *tag_of(struct ctx *ctx, const struct search_hit *h)
{
    struct tag_v *tag;

    if (h->state.len == 0 || h->source->state_text == NULL)
        return NULL;
    tag = arena_new(ctx->arena, struct tag_v);
    tag->label = text_of(h->source->state_text, h->state);
    return tag;
}

static struct search_hit_v hit_make(struct ctx *ctx, const struct search_query *q,
                                    const struct search_hit *h)
{
    const struct str snippet = search_mark(ctx->arena, q, h->body, SNIPPET_CHARS);

    return (struct search_hit_v){
        .kind = str_from(h->source->kind),
        .record_id = h->record_id,
        .title = h->title,
        .title_marked = {search_mark(ctx->arena, q, h->title, 0)},
        .snippet = {snippet},
        .text = plain_part(ctx, snippet),
        .url = h->url,
        .day = h->day.year > 1970 ? h->day : (struct date){0},
        .state = h->state,
        .tag = tag_of(ctx, h),
        .people = h->people,
    };
}

static const struct tabs_v *order_make(struct ctx *ctx, const struct request *rq, bool best)
{
    static const char *const KEPT[] = {"q", "kind", "state", "organ", "year", "limit", NULL};
    struct tab_v *items = arena_array(ctx->arena, 2, struct tab_v);
    struct tabs_v *tabs = arena_new(ctx->arena, struct tabs_v);

    items[0] = (struct tab_v){.label = T("search.order.new"),
                              .url = list_url(ctx, rq, "/search", KEPT, "", S("")),
                              .on = !best};
    items[1] = (struct tab_v){.label = T("search.order.best"),
                              .url = list_url(ctx, rq, "/search", KEPT, "sort", S("best")),
                              .on = best};
    *tabs = (struct tabs_v){.label = T("search.order"), .items = items, .items_count = 2};
    return tabs;
}

static const struct empty_v *empty_make(struct ctx *ctx, struct str reset)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);
    struct link_v *all = arena_new(ctx->arena, struct link_v);

    *all = (struct link_v){.label = T("search.empty.all"), .url = reset};
    *e = (struct empty_v){
        .title = T("search.empty.title"),
        .text = reset.len != 0 ? T("search.empty.filtered") : T("search.empty.text"),
        .more = reset.len != 0 ? all : NULL,
    };
    return e;
}

static const struct note_v *note_make(struct ctx *ctx, const char *key)
{
    struct note_v *note;

    if (key == NULL)
        return NULL;
    note = arena_new(ctx->arena, struct note_v);
    *note = (struct note_v){.warn = true, .text = text(key)};
    return note;
}

static void answer_make(struct ctx *ctx, const struct request *rq, const struct search_want *want,
                        const struct search_found *found, struct search_find_v *v)
{
    struct search_hit_v *hits = arena_array(ctx->arena, found->count, struct search_hit_v);

    arr_each (i, found->count)
        hits[i] = hit_make(ctx, &found->query, &found->hits[i]);
    v->typed = true;
    v->hits = hits;
    v->hits_count = found->count;
    v->total = found->total;
    v->many = found->many;
    v->total_text = found->many
                        ? TF(ctx->arena, "search.total_many", str_int(ctx->arena, found->total))
                        : TF(ctx->arena, "search.total", str_int(ctx->arena, found->total));
    v->order = order_make(ctx, rq, want->relevance);
    if (found->count == 0)
        v->empty = empty_make(ctx, v->filter.reset);
    if (found->next.len != 0)
        v->pager.next = list_url(ctx, rq, "/search", FIELDS, "after", found->next);
    if (want->after.len != 0)
        v->pager.first = list_url(ctx, rq, "/search", FIELDS, "", S(""));
}

enum status search_web_find(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct asked asked = asked_of(ctx, rq);
    struct search_find_v v = {.q = asked.want.q};
    struct search_found found;

    TRY(filter_make(ctx, rq, &asked, &v.filter));
    TRY(search_find(ctx, &asked.want, &found));
    v.say = note_make(ctx, found.say != NULL   ? found.say
                           : asked.say != NULL ? asked.say
                           : found.ranked_part ? "search.say.ranked"
                                               : NULL);
    if (found.say == NULL && found.query.count != 0)
        answer_make(ctx, rq, &asked.want, &found, &v);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("search.title"), &search_find_view, &v);
}
