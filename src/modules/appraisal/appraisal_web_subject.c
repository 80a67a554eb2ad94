// SPDX-License-Identifier: MulanPSL-2.0
/* One of those appraised: report, counts, problems, former appraisals. */
#include "modules/appraisal/appraisal_web.h"
#include "modules/supervision/supervision.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 8, LINKS_MAX = 4, OTHERS_MAX = 20 };

static void facts_of(struct ctx *ctx, const struct appraisal_subject *s,
                     struct appraisal_subject_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    items[n++] = (struct kv_item_v){.label = T("appraisal.col.title"),
                                    .value = s->title,
                                    .url = may(ctx, "appraisal.read")
                                               ? appraisal_web_url(ctx, "", s->appraisal_id, "")
                                               : S("")};
    items[n++] = (struct kv_item_v){
        .label = T("appraisal.col.name"),
        .value = s->name,
        .url = s->person_id != 0 && may(ctx, "appointment.read")
                   ? str_printf(ctx->arena, "/appointment/person/%lld", (long long)s->person_id)
                   : S("")};
    if (s->post.len > 0)
        items[n++] = (struct kv_item_v){.label = T("appraisal.col.post"), .value = s->post};
    items[n++] = (struct kv_item_v){.label = T("appraisal.col.on"),
                                    .value = text_date(ctx->arena, s->held_on, ctx->today)};
    if (!date_none(s->reported_on))
        items[n++] = (struct kv_item_v){.label = T("appraisal.f.reported"),
                                        .value = text_date(ctx->arena, s->reported_on, ctx->today)};
    if (s->ballots > 0)
        items[n++] = (struct kv_item_v){.label = T("appraisal.col.score"),
                                        .value = appraisal_web_score(ctx, s->score)};
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

/* What each group said to each item. */
static enum status cells_of(struct ctx *ctx, const struct appraisal_subject *s,
                            struct appraisal_subject_show_v *v)
{
    struct appraisal_group *groups;
    struct appraisal_item *items;
    struct appraisal_entry *entries;
    struct appraisal_cell_row_v *rows;
    size_t groups_count, items_count, entries_count;

    if (s->ballots == 0)
        return ST_OK;
    TRY(appraisal_store_groups(ctx, s->appraisal_id, &groups, &groups_count));
    TRY(appraisal_store_items(ctx, s->appraisal_id, &items, &items_count));
    TRY(appraisal_store_entries(ctx, s->appraisal_id, &entries, &entries_count));
    rows = arena_array(ctx->arena, groups_count * items_count, struct appraisal_cell_row_v);
    arr_each (g, groups_count)
        arr_each (i, items_count) {
            struct appraisal_counts n = {0};

            if (appraisal_cell(&groups[g], entries, entries_count, s->id, items[i].id, &n) !=
                APPRAISAL_AGREE)
                continue;
            rows[v->cells_count++] = (struct appraisal_cell_row_v){
                .name = TF(ctx->arena, "appraisal.cell_of", groups[g].name, items[i].name),
                .text = TF(ctx->arena, "appraisal.cell", str_int(ctx->arena, n.satisfied),
                           str_int(ctx->arena, n.basic), str_int(ctx->arena, n.dissatisfied),
                           str_int(ctx->arena, n.abstain))};
        }
    v->cells = rows;
    return ST_OK;
}

static enum status problems_of(struct ctx *ctx, const struct appraisal_subject *s,
                               struct appraisal_subject_show_v *v)
{
    struct appraisal_problem_row_v *rows;
    struct supervision_problem *all;
    size_t count;

    TRY(supervision_problems_of(ctx, "appraisal", s->id, &all, &count));
    rows = arena_array(ctx->arena, count, struct appraisal_problem_row_v);
    arr_each (i, count)
        rows[i] = (struct appraisal_problem_row_v){
            .url = str_printf(ctx->arena, "/supervision/problem/%lld", (long long)all[i].id),
            .title = all[i].title,
            .due = all[i].due_on,
            .state = all[i].state};
    v->problems = rows;
    v->problems_count = count;
    return ST_OK;
}

/* The same person's, or the same department's. */
static enum status others_of(struct ctx *ctx, const struct appraisal_subject *s,
                             struct appraisal_subject_show_v *v)
{
    const struct appraisal_subject_filter f = {.person_id = s->person_id,
                                               .organ_id = s->person_id == 0 ? s->organ_id : 0,
                                               .limit = OTHERS_MAX};
    struct appraisal_subject_row_v *rows;
    struct appraisal_subject *all;
    struct str next;
    int64_t total;
    size_t count;

    if (s->person_id == 0 && s->organ_id == 0)
        return ST_OK;
    TRY(appraisal_store_subject_page(ctx, &f, &all, &count, &next, &total));
    rows = arena_array(ctx->arena, count, struct appraisal_subject_row_v);
    arr_each (i, count)
        if (all[i].id != s->id && !str_eqz(all[i].state, "draft"))
            rows[v->others_count++] = appraisal_web_subject_row(ctx, &all[i]);
    v->others = rows;
    return ST_OK;
}

/* Off the list again, while it is a draft. */
static void drop_of(struct ctx *ctx, const struct appraisal_subject *s,
                    struct appraisal_subject_show_v *v)
{
    struct action_v *act = arena_new(ctx->arena, struct action_v);
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);

    if (!may(ctx, "appraisal.manage") || !str_eqz(s->state, "draft"))
        return;
    *ask = (struct confirm_v){.id = S("drop"),
                              .title = TF(ctx->arena, "appraisal.drop_title", s->name),
                              .text = T("appraisal.drop_text"),
                              .yes = T("appraisal.do.drop"),
                              .no = T("word.cancel"),
                              .risk = true};
    *act = (struct action_v){.url = appraisal_web_url(ctx, "/subject", s->id, "/drop"),
                             .label = T("appraisal.do.drop"),
                             .risk = true,
                             .confirm = ask};
    v->drop = act;
}

static void links_of(struct ctx *ctx, const struct appraisal_subject *s,
                     struct appraisal_subject_show_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);

    v->links = links;
    if (str_eqz(s->state, "reporting"))
        links[v->links_count++] =
            (struct link_v){.label = T("appraisal.do.report"),
                            .url = appraisal_web_url(ctx, "/subject", s->id, "/report")};
    if (may(ctx, "appraisal.manage") && (str_eqz(s->state, "counted") || str_eqz(s->state, "sent")))
        links[v->links_count++] =
            (struct link_v){.label = T("appraisal.do.problem"),
                            .url = appraisal_web_url(ctx, "/subject", s->id, "/problem")};
}

enum status appraisal_web_subject(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct appraisal_subject_show_v v = {.id = 0};
    struct appraisal_subject s;

    TRY(appraisal_see(ctx, path_id(rq, "id"), &s));
    up[0] = (struct link_v){.label = T("appraisal.tab.subjects"), .url = S("/appraisal/subject")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = s.name};
    v.id = s.id;
    v.version = s.version;
    v.title = s.post.len > 0 ? TF(ctx->arena, "appraisal.person_post", s.name, s.post) : s.name;
    v.tag = appraisal_web_subject_row(ctx, &s).tag;
    v.report = s.report;
    facts_of(ctx, &s, &v);
    TRY(cells_of(ctx, &s, &v));
    TRY(problems_of(ctx, &s, &v));
    TRY(others_of(ctx, &s, &v));
    links_of(ctx, &s, &v);
    drop_of(ctx, &s, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &appraisal_subject_show_view, &v);
}
