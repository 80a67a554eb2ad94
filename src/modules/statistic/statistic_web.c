// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of saved statistics: all of them, one with its table, the rows behind a number. */
#include "modules/statistic/statistic_web.h"
#include "modules/statistic/statistic_list.h"
#include "modules/statistic/statistic_rules.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { SAID_MAX = 1000 };

struct crumbs_v statistic_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                     struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("statistic.menu"), .url = S("/statistic")};
    up[1] = (struct link_v){.label = label, .url = url};
    return (struct crumbs_v){.items = up, .items_count = label.len > 0 ? 2 : 1, .here = here};
}

static struct str heading_of(const struct list_rows *list, struct arena *a, struct str member)
{
    const size_t at = member.len > 0 ? list_member(list, str_z(a, member)) : SIZE_MAX;

    return at == SIZE_MAX ? member : list->members[at].heading;
}

/* 只算“重点”是“是”的: a part of a list must not be taken for all of it. */
static struct str conditions_of(struct ctx *ctx, const struct statistic *s,
                                const struct list_rows *list)
{
    struct str said[STATISTIC_CONDITIONS];
    size_t n = 0;

    arr_each (i, STATISTIC_CONDITIONS) {
        const struct statistic_condition *c = &s->conditions[i];

        if (c->member.len == 0)
            continue;
        said[n++] =
            TF(ctx->arena,
               c->value.len > 0 && !str_among("empty filled", c->op) ? "statistic.say.condition"
                                                                     : "statistic.say.bare",
               heading_of(list, ctx->arena, c->member), text_of("statistic.op.", c->op), c->value);
    }
    return str_join(ctx->arena, said, n, T("statistic.say.and"));
}

struct str statistic_web_measure(struct ctx *ctx, const struct statistic *s,
                                 const struct list_rows *list)
{
    const struct str of = heading_of(list, ctx->arena, s->of);
    struct str said = T("statistic.say.count"), only;

    if (str_eqz(s->measure, "sum"))
        said = TF(ctx->arena, "statistic.say.sum", of);
    else if (str_eqz(s->measure, "distinct"))
        said = TF(ctx->arena, "statistic.say.distinct", of);
    if (s->by.len > 0)
        said = TF(ctx->arena, "statistic.say.by", said, heading_of(list, ctx->arena, s->by));
    if (s->across.len > 0)
        said =
            TF(ctx->arena, "statistic.say.across", said, heading_of(list, ctx->arena, s->across));
    only = conditions_of(ctx, s, list);
    return only.len > 0 ? TF(ctx->arena, "statistic.say.only", said, only) : said;
}

enum status statistic_web_period(struct ctx *ctx, const struct request *rq, struct period *room,
                                 const struct period **out)
{
    *room = (struct period){param_date(rq, "from"), param_date(rq, "to")};
    *out = NULL;
    if (date_none(room->from) && date_none(room->to))
        return ST_OK;
    if (date_none(room->from))
        room->from = (struct date){1949, 10, 1};
    if (date_none(room->to))
        room->to = ctx->today;
    if (date_cmp(room->from, room->to) > 0)
        return fail_field(&ctx->err, "from", "statistic.err.period", NULL);
    *out = room;
    return ST_OK;
}

/* ---------------------------------------------------------------- a table */

static struct str rows_url(struct ctx *ctx, const struct statistic *s, const struct period *period,
                           const struct str *group, const struct str *across)
{
    struct buf b = buf_new(ctx->arena, 0);
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

    if (s->id == 0)
        return S("");
    buf_printf(&b, "/statistic/%lld/row?", (long long)s->id);
    if (period != NULL)
        buf_printf(&b, "from=%s&to=%s&", date_format(period->from, from),
                   date_format(period->to, to));
    if (group != NULL) {
        buf_z(&b, "group=");
        html_put_url(&b, *group);
    }
    if (across != NULL) {
        buf_z(&b, "&across=");
        html_put_url(&b, *across);
    }
    return buf_view(&b);
}

static struct str share_text(struct ctx *ctx, int64_t part, int64_t of)
{
    const int64_t tenths = statistic_share(part, of);

    if (of <= 0)
        return S("");
    return TF(
        ctx->arena, "statistic.share",
        str_printf(ctx->arena, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10)));
}

static void put_cells(struct ctx *ctx, const struct statistic *s, const struct period *period,
                      const struct statistic_table *t, const struct statistic_group *g,
                      struct statistic_line_v *out)
{
    struct statistic_cell_v *cells =
        arena_array(ctx->arena, t->columns_count, struct statistic_cell_v);

    arr_each (i, t->columns_count)
        cells[i] = (struct statistic_cell_v){
            .label = t->columns[i],
            .say = str_int(ctx->arena, g->across[i]),
            .url = g->across[i] > 0 ? rows_url(ctx, s, period, &g->key, &t->columns[i]) : S(""),
        };
    out->cells = cells;
    out->cells_count = t->columns_count;
}

void statistic_web_lines(struct ctx *ctx, const struct statistic *s, const struct period *period,
                         const struct statistic_table *t, struct statistic_line_v **out,
                         size_t *out_count)
{
    int64_t longest = 1;

    *out = arena_array(ctx->arena, t->groups_count, struct statistic_line_v);
    *out_count = t->groups_count;
    arr_each (i, t->groups_count)
        longest = t->groups[i].value > longest ? t->groups[i].value : longest;
    arr_each (i, t->groups_count) {
        const struct statistic_group *g = &t->groups[i];
        const int64_t wide = g->value > 0 ? g->value * 10000 / longest : 0;

        (*out)[i] = (struct statistic_line_v){
            .label = g->key,
            .value = g->value,
            .share = share_text(ctx, g->value, t->total),
            .url = g->value != 0 ? rows_url(ctx, s, period, &g->key, NULL) : S(""),
            .width = str_printf(ctx->arena, "%lld.%02lld", (long long)(wide / 100),
                                (long long)(wide % 100)),
        };
        put_cells(ctx, s, period, t, g, &(*out)[i]);
    }
}

/* ---------------------------------------------------------------- all of them */

static bool is_list(struct ctx *ctx, const char *path)
{
    const struct arena_mark page = arena_mark(ctx->arena);
    struct list_rows list;
    const bool is = list_rows(ctx, str_from(path), 0, &list) == ST_OK && list.members_count > 0;

    arena_reset(ctx->arena, page);
    return is;
}

/* What of its list a statistic says, and no more of that page is kept. */
static void say_list(struct ctx *ctx, const struct statistic *s, struct statistic_row_v *row)
{
    const struct arena_mark page = arena_mark(ctx->arena);
    char from[SAID_MAX], measure[SAID_MAX];
    struct list_rows list = {0};

    if (ctx->asked_within == 0 && list_rows(ctx, s->list, 0, &list) != ST_OK)
        ctx->err = (struct err){0};
    row->from = list.title;
    row->measure = statistic_web_measure(ctx, s, &list);
    if (row->from.len > sizeof from || row->measure.len > sizeof measure)
        return;
    memcpy(from, row->from.ptr, row->from.len);
    memcpy(measure, row->measure.ptr, row->measure.len);
    arena_reset(ctx->arena, page);
    row->from = str_dup(ctx->arena, (struct str){from, row->from.len});
    row->measure = str_dup(ctx->arena, (struct str){measure, row->measure.len});
}

/* Pages of the menu that have a list which the actor may see. */
static void lists_of(struct ctx *ctx, struct statistic_list_v *v)
{
    enum { LISTS_MAX = 80 };
    struct link_v *links = arena_array(ctx->arena, LISTS_MAX, struct link_v);

    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct menu_item *i = (*m)->menu; i != NULL && i->text != NULL; i++) {
            if (v->lists_count == LISTS_MAX || strcmp(i->frame, "staff") != 0 ||
                strcmp(i->path, "/") == 0 || strcmp(i->path, "/statistic") == 0 ||
                !may(ctx, i->permission))
                continue;
            if (is_list(ctx, i->path))
                links[v->lists_count++] = (struct link_v){
                    .label = text(i->text),
                    .url = str_printf(ctx->arena, "/statistic/new?list=%s", i->path)};
            ctx->err = (struct err){0};
            ctx->field_errors_count = 0;
        }
    v->lists = links;
}

enum status statistic_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct statistic_list_v v = {.may_make = may(ctx, "statistic.make")};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct tag_v *cited = arena_new(ctx->arena, struct tag_v);
    struct statistic_row_v *rows;
    struct statistic *all;

    *cited = (struct tag_v){.label = T("statistic.cited"), .class = S("ok")};
    TRY(statistic_store_all(ctx, false, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct statistic_row_v);
    arr_each (i, v.rows_count) {
        rows[i] = (struct statistic_row_v){
            .id = all[i].id,
            .name = all[i].name,
            .made_by = all[i].made_by,
            .cited = all[i].cited,
            .tag = all[i].cited ? cited : NULL,
        };
        say_list(ctx, &all[i], &rows[i]);
    }
    v.rows = rows;
    *empty = (struct empty_v){.title = T("statistic.none_yet"),
                              .text = v.may_make ? T("statistic.none_yet_text")
                                                 : T("statistic.none_yet_read")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    if (v.may_make && ctx->asked_within == 0)
        lists_of(ctx, &v);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("statistic.menu"), &statistic_list_view, &v);
}

/* ---------------------------------------------------------------- one */

static const struct action_v *remove_action(struct ctx *ctx, int64_t id)
{
    struct action_v *a = arena_new(ctx->arena, struct action_v);
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);

    *ask = (struct confirm_v){.id = S("remove"),
                              .title = T("statistic.remove_title"),
                              .text = T("statistic.remove_text"),
                              .yes = T("statistic.do.remove"),
                              .no = T("statistic.remove_no"),
                              .risk = true};
    *a = (struct action_v){.url = str_printf(ctx->arena, "/statistic/%lld/remove", (long long)id),
                           .label = T("statistic.do.remove"),
                           .risk = true,
                           .confirm = ask,
                           .sure = true};
    return a;
}

enum status statistic_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct period *period;
    struct period room;
    struct statistic s;
    struct statistic_table t;
    struct statistic_line_v *lines;
    struct statistic_show_v v = {0};

    TRY(statistic_store_get(ctx, path_id(rq, "id"), &s));
    TRY(statistic_web_period(ctx, rq, &room, &period));
    TRY(statistic_count(ctx, &s, period, &t));
    statistic_web_lines(ctx, &s, period, &t, &lines, &v.rows_count);
    v.crumbs = statistic_web_crumbs(ctx, S(""), S(""), s.name);
    v.id = s.id;
    v.name = s.name;
    v.note = s.note;
    v.list_url = s.list;
    v.list_title = t.list.title;
    v.measure = statistic_web_measure(ctx, &s, &t.list);
    v.unit = s.unit;
    v.dated = s.day.len > 0;
    v.from = form_field(ctx, rq, "date", "from", "statistic.f.from",
                        list_iso(ctx, param_date(rq, "from")));
    v.to = form_field(ctx, rq, "date", "to", "statistic.f.to", list_iso(ctx, param_date(rq, "to")));
    v.counted = t.counted;
    v.total = t.total;
    v.rows_url = rows_url(ctx, &s, period, NULL, NULL);
    v.rows = lines;
    v.columns = t.columns;
    v.columns_count = t.columns_count;
    v.grouped = t.groups_count > 0;
    v.wide = t.columns_count > 0;
    if (s.cited)
        v.figure_url = str_printf(ctx->arena, "/indicator/statistic.%lld", (long long)s.id);
    if (may(ctx, "statistic.make")) {
        v.edit_url = str_printf(ctx->arena, "/statistic/%lld/edit", (long long)s.id);
        v.remove = remove_action(ctx, s.id);
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, s.name, &statistic_show_view, &v);
}

enum status statistic_web_remove(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    if (!param_bool(rq, "sure")) {
        const struct action_v *a = remove_action(ctx, id);

        return respond_confirm(ctx, rq, rs, a->confirm, NULL, 0,
                               str_printf(ctx->arena, "/statistic/%lld", (long long)id).ptr);
    }
    TRY(statistic_remove(ctx, id));
    respond_flash(rs, "statistic.done.removed", S(""));
    return respond_see_other(rs, "/statistic");
}

/* ---------------------------------------------------------------- rows */

static void rows_page(struct ctx *ctx, const struct request *rq, const struct response *rs,
                      int64_t id, const struct statistic_row *all, size_t count,
                      struct statistic_rows_v *v)
{
    static const char *const KEPT[] = {"from", "to", "group", "across", NULL};
    /* Page after page they would all be counted each time. */
    const size_t limit = list_wants_all(rs) ? count : list_limit(rq, LIST_ROWS);
    struct statistic_one_v *rows;
    struct list_links links;
    int64_t from = 0;
    const char *path = str_printf(ctx->arena, "/statistic/%lld/row", (long long)id).ptr;

    if (!str_to_int(param_text(rq, "after"), &from) || from < 0 || from > (int64_t)count)
        from = 0;
    v->rows_count = count - (size_t)from < limit ? count - (size_t)from : limit;
    rows = arena_array(ctx->arena, v->rows_count, struct statistic_one_v);
    arr_each (i, v->rows_count) {
        const struct statistic_row *one = &all[(size_t)from + i];

        rows[i] = (struct statistic_one_v){.title = one->row->title,
                                           .group = one->group,
                                           .across = one->across,
                                           .day = one->day,
                                           .amount = one->amount,
                                           .url = one->row->url};
    }
    v->rows = rows;
    from += (int64_t)v->rows_count;
    links = list_links_of(ctx, rq, path, KEPT,
                          from < (int64_t)count ? str_int(ctx->arena, from) : S(""));
    v->pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
}

enum status statistic_web_rows(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str group = param_text(rq, "group"), across = param_text(rq, "across");
    const struct period *period;
    struct period room;
    struct statistic s;
    struct statistic_row *all;
    struct statistic_rows_v v = {0};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    size_t count;

    TRY(statistic_store_get(ctx, path_id(rq, "id"), &s));
    TRY(statistic_web_period(ctx, rq, &room, &period));
    TRY(statistic_rows(ctx, &s, period, param_present(rq, "group") ? &group : NULL,
                       param_present(rq, "across") ? &across : NULL, &all, &count));
    arr_each (i, count)
        v.total += all[i].amount;
    rows_page(ctx, rq, rs, s.id, all, count, &v);
    *empty =
        (struct empty_v){.title = T("statistic.rows_none"), .text = T("statistic.rows_none_text")};
    v.empty = count == 0 ? empty : NULL;
    v.name = TF(ctx->arena, "statistic.rows_meta", s.name, T("statistic.rows"));
    v.meta = str_printf(ctx->arena, "%lld" STR_FMT, (long long)v.total, STR_ARG(s.unit));
    v.crumbs = statistic_web_crumbs(ctx, s.name,
                                    str_printf(ctx->arena, "/statistic/%lld", (long long)s.id),
                                    T("statistic.rows"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.name, &statistic_rows_view, &v);
}
