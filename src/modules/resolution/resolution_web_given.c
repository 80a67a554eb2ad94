// SPDX-License-Identifier: MulanPSL-2.0
/* All deputies of other levels and organs that a letter of initiative went to, by pages. */
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

enum { TOTAL_MAX = 100000 };

static const char *const KEPT[] = {"q", "state", "limit", NULL};

struct str web_given_name(const struct resolution_letter *l)
{
    return l->name.len > 0 ? l->name : T("resolution.given.forgotten");
}

struct str web_given_url(struct ctx *ctx, const struct resolution_letter *l)
{
    return may(ctx, "resolution.publish") ? web_url(ctx, "/resolution/given/%lld", (long long)l->id)
                                          : S("");
}

const struct tag_v *web_given_tag(struct ctx *ctx, const struct resolution_letter *l)
{
    return l->answered_at != 0 ? web_tag(ctx, T("resolution.answered"), "ok")
                               : web_tag(ctx, T("resolution.not_answered"), "wait");
}

static const struct filter_v *filter_make(struct ctx *ctx, const struct request *rq, struct str url,
                                          bool filtered)
{
    struct field_v *state = arena_new(ctx->arena, struct field_v);
    struct filter_v *v = arena_new(ctx->arena, struct filter_v);
    const struct option_v options[] = {
        {.value = S(""), .label = T("word.all")},
        {.value = S("answered"), .label = T("resolution.answered")},
        {.value = S("silent"), .label = T("resolution.not_answered")},
    };

    *state =
        form_field(ctx, rq, "select", "state", "resolution.filter.answer", param_text(rq, "state"));
    form_options(ctx, state, options, COUNT(options));
    *v = (struct filter_v){.url = url,
                           .label = T("resolution.filter.name"),
                           .q = param_text(rq, "q"),
                           .fields = state,
                           .fields_count = 1,
                           .reset = filtered ? url : S("")};
    return v;
}

static void lines_make(struct ctx *ctx, struct resolution_table_v *v,
                       const struct resolution_letter *all, size_t count)
{
    static const char *const COLUMNS[] = {"resolution.given.of", "resolution.answer",
                                          "resolution.state", NULL};
    struct resolution_line_v *lines;

    table_columns(ctx, v, "resolution.given.who", COLUMNS);
    lines = table_rows(ctx, v, count);
    arr_each (i, count) {
        struct resolution_cell_v *c;

        lines[i].id = all[i].id;
        lines[i].title = web_given_name(&all[i]);
        lines[i].url = web_given_url(ctx, &all[i]);
        c = line_cells(ctx, v, &lines[i]);
        c[0].text = all[i].organ_id != 0 ? T("resolution.given.organ") : all[i].congress_name;
        c[1].text = all[i].answer;
        c[2].tag = web_given_tag(ctx, &all[i]);
    }
}

enum status resolution_web_given_list(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const struct str url = web_url(ctx, "/resolution/%lld/given", (long long)id);
    const struct resolution_letter_filter f = {.doc_id = id,
                                               .q = param_text(rq, "q"),
                                               .state = param_text(rq, "state"),
                                               .after = param_text(rq, "after"),
                                               .limit = list_limit(rq, LIST_ROWS)};
    const bool filtered = f.q.len > 0 || f.state.len > 0;
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct resolution_table_v v = {.title = T("resolution.given.title"), .crumbed = true};
    struct resolution_letter *all;
    struct resolution_doc d;
    struct list_links links;
    struct str next;
    size_t count;

    TRY(resolution_load(ctx, id, &d));
    TRY(resolution_letter_page(ctx, &f, &all, &count, &next, &v.total));
    lines_make(ctx, &v, all, count);
    up[0] = (struct link_v){T("resolution.title"), S("/resolution")};
    up[1] = (struct link_v){d.title, web_url(ctx, "/resolution/%lld", (long long)id)};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 2, .here = v.title};
    v.meta = v.total > TOTAL_MAX ? TF(ctx->arena, "resolution.meta_many", web_int(ctx, TOTAL_MAX))
                                 : TF(ctx->arena, "resolution.meta", web_int(ctx, v.total));
    v.filter = filter_make(ctx, rq, url, filtered);
    links = list_links_of(ctx, rq, str_z(ctx->arena, url), KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    table_empty(ctx, &v, "resolution.given.none",
                filtered ? "resolution.empty.filtered" : "resolution.given.none_text");
    return table_respond(ctx, rq, rs, &v);
}
