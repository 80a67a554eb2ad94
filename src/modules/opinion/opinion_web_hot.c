// SPDX-License-Identifier: MulanPSL-2.0
/* Hot spots: what is said where, about what, and when; each figure opens its rows. */
#include "modules/opinion/opinion_web.h"
#include "modules/opinion/opinion_web_common.h"
#include "platform/chart.h"
#include "platform/list.h"

enum { PLACES = 30, TOPICS = 12, MONTHS = 24 };

struct hot {
    struct ctx *ctx;
    struct date from, to;
    struct opinion_topic *topics;
    size_t topics_count;
};

static struct str days(const struct hot *h)
{
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

    return str_printf(h->ctx->arena, "/opinion?from=%s&to=%s", date_format(h->from, from),
                      date_format(h->to, to));
}

static struct str rows_url(const struct hot *h, const char *field, struct str value)
{
    struct buf b = buf_new(h->ctx->arena, 0);

    buf_str(&b, days(h));
    buf_printf(&b, "&%s=", field);
    html_put_url(&b, value);
    return buf_view(&b);
}

/* What has none of it has a word of its own: without=place. */
static struct str key_url(const struct hot *h, const char *field, struct str key)
{
    return key.len == 0 || str_eqz(key, "0") ? rows_url(h, "without", str_from(field))
                                             : rows_url(h, field, key);
}

static struct str topic_name(const struct hot *h, struct str key)
{
    int64_t id;

    if (str_to_int(key, &id))
        arr_each (i, h->topics_count)
            if (h->topics[i].id == id)
                return h->topics[i].name;
    return T("opinion.category_none");
}

/* Half a tenth is rounded up, as the figures of all modules are. */
static struct str rate_text(struct ctx *ctx, int64_t part, int64_t whole)
{
    int64_t permille;

    if (whole == 0)
        return S("");
    permille = (part * 1000 + whole / 2) / whole;
    return str_printf(ctx->arena, "%lld.%lld%%", (long long)(permille / 10),
                      (long long)(permille % 10));
}

static enum status kpis_make(const struct hot *h, struct opinion_hot_v *v)
{
    struct ctx *ctx = h->ctx;
    struct kpi_v *items = arena_array(ctx->arena, 3, struct kpi_v);
    struct opinion_figure *all;
    size_t count;

    TRY(opinion_store_figures(ctx, h->from, h->to, NULL, S(""), &all, &count));
    items[0] = (struct kpi_v){.label = T("opinion.hot.received"),
                              .value = str_int(ctx->arena, all[0].received),
                              .unit = T("unit.piece"),
                              .url = days(h)};
    items[1] = (struct kpi_v){.label = T("opinion.hot.solved"),
                              .value = str_int(ctx->arena, all[0].solved),
                              .unit = T("unit.piece"),
                              .url = rows_url(h, "outcome", S("solved"))};
    items[2] = (struct kpi_v){.label = T("opinion.hot.rate"),
                              .value = rate_text(ctx, all[0].solved, all[0].received),
                              .unit = S(""),
                              .url = rows_url(h, "outcome", S("solved")),
                              .note = TF(ctx->arena, "opinion.hot.division",
                                         str_int(ctx->arena, all[0].received),
                                         str_int(ctx->arena, all[0].solved))};
    v->kpis = (struct kpis_v){.items = items, .items_count = 3};
    return ST_OK;
}

static enum status topics_make(const struct hot *h, struct opinion_hot_v *v)
{
    struct ctx *ctx = h->ctx;
    struct legend_v *legend = arena_array(ctx->arena, 2, struct legend_v);
    struct opinion_figure *all;
    struct chart_row *rows;
    size_t count;

    TRY(opinion_store_figures(ctx, h->from, h->to, "topic", S(""), &all, &count));
    if (count > TOPICS)
        count = TOPICS;
    rows = arena_array(ctx->arena, count, struct chart_row);
    arr_each (i, count)
        rows[i] = (struct chart_row){
            .label = topic_name(h, all[i].key),
            .url = key_url(h, "topic", all[i].key),
            .parts = {all[i].solved, all[i].received - all[i].solved},
            .value = str_printf(ctx->arena, "%lld/%lld", (long long)all[i].solved,
                                (long long)all[i].received),
        };
    legend[0] = (struct legend_v){T("opinion.hot.solved"), S("s1")};
    legend[1] = (struct legend_v){T("opinion.hot.open"), S("s2")};
    v->topics = (struct bars_v){.caption = T("opinion.hot.by_topic"),
                                .head_label = T("opinion.topic"),
                                .head_value = T("opinion.hot.solved_of"),
                                .legend = legend,
                                .legend_count = 2};
    chart_bars(ctx->arena, rows, count, &v->topics);
    return ST_OK;
}

static int64_t of_month(const struct opinion_figure *all, size_t count, struct str month)
{
    arr_each (i, count)
        if (str_eq(all[i].key, month))
            return all[i].received;
    return 0;
}

static enum status months_make(const struct hot *h, struct opinion_hot_v *v)
{
    struct ctx *ctx = h->ctx;
    struct chart_column items[MONTHS];
    struct date rest = h->from, first, last;
    struct opinion_figure *all;
    char name[DATE_TEXT_SIZE];
    size_t count, n = 0;

    TRY(opinion_store_figures(ctx, h->from, h->to, "month", S(""), &all, &count));
    while (n < MONTHS && date_next_month(&rest, h->to, &first, &last, name)) {
        const struct str month = str_dup(ctx->arena, str_from(name));

        items[n++] = (struct chart_column){
            .label = str_int(ctx->arena, first.month),
            .url = str_printf(ctx->arena, "/opinion?month=" STR_FMT, STR_ARG(month)),
            .value = of_month(all, count, month),
            .now = first.year == ctx->today.year && first.month == ctx->today.month,
        };
    }
    v->columns = (struct columns_v){.id = S("months"),
                                    .title = T("opinion.hot.by_month"),
                                    .head = T("opinion.filter.month"),
                                    .unit = T("unit.piece")};
    chart_columns(ctx->arena, items, n, &v->columns);
    return ST_OK;
}

/* ---------------------------------------------------------------- over time */

/* Months of the period, as the chart has them: "2026-11", and what stands above a column. */
static size_t months_of(const struct hot *h, struct str *names, struct str *heads)
{
    struct date rest = h->from, first, last;
    char name[DATE_TEXT_SIZE];
    size_t n = 0;

    while (n < MONTHS && date_next_month(&rest, h->to, &first, &last, name)) {
        const struct str year = str_int(h->ctx->arena, first.year);
        const struct str month = str_int(h->ctx->arena, first.month);

        names[n] = str_dup(h->ctx->arena, str_from(name));
        heads[n] = n == 0 || first.month == 1 ? TF(h->ctx->arena, "opinion.hot.year", year, month)
                                              : TF(h->ctx->arena, "opinion.hot.month", month);
        n++;
    }
    return n;
}

static struct str cell_url(const struct hot *h, const char *field, struct str key, struct str month)
{
    struct buf b = buf_new(h->ctx->arena, 0);

    buf_str(&b, key_url(h, field, key));
    buf_str(&b, S("&month="));
    buf_str(&b, month);
    return buf_view(&b);
}

/* The counts stand in the order of keys and months: those of one key make a line. */
static enum status lines_make(const struct hot *h, bool by_place, const struct str *months,
                              size_t months_count, const struct opinion_hot_line_v **out,
                              size_t *out_count)
{
    const char *field = by_place ? "place" : "topic";
    struct arena *a = h->ctx->arena;
    struct opinion_hot_line_v *lines;
    struct opinion_month_count *all;
    size_t count, n = 0;

    TRY(opinion_store_over_time(h->ctx, h->from, h->to, by_place, &all, &count));
    lines = arena_array(a, count, struct opinion_hot_line_v);
    for (size_t i = 0; i < count; n++) {
        const struct str key = all[i].key;
        struct opinion_hot_cell_v *cells = arena_array(a, months_count, struct opinion_hot_cell_v);

        for (; i < count && str_eq(all[i].key, key); i++)
            arr_each (m, months_count)
                if (str_eq(months[m], all[i].month))
                    cells[m] = (struct opinion_hot_cell_v){all[i].count,
                                                           cell_url(h, field, key, all[i].month)};
        lines[n] = (struct opinion_hot_line_v){.label = by_place ? key : topic_name(h, key),
                                               .cells = cells,
                                               .cells_count = months_count};
    }
    *out = lines;
    *out_count = n;
    return ST_OK;
}

static enum status time_make(const struct hot *h, struct opinion_hot_v *v)
{
    struct str *months = arena_array(h->ctx->arena, MONTHS, struct str);
    struct str *heads = arena_array(h->ctx->arena, MONTHS, struct str);

    v->months_count = v->heads_count = months_of(h, months, heads);
    v->months = months;
    v->heads = heads;
    TRY(lines_make(h, false, months, v->months_count, &v->of_topics, &v->of_topics_count));
    return lines_make(h, true, months, v->months_count, &v->of_places, &v->of_places_count);
}

/* Of one place: its three most frequent categories. */
static enum status spot_make(const struct hot *h, const struct opinion_figure *f,
                             struct opinion_spot_v *out)
{
    enum { CELLS = 3 };
    struct ctx *ctx = h->ctx;
    struct opinion_word_v *cells = arena_array(ctx->arena, CELLS, struct opinion_word_v);
    struct opinion_spot_words *words;
    size_t count;

    TRY(opinion_store_spot(ctx, h->from, h->to, f->key, CELLS, &words, &count));
    *out = (struct opinion_spot_v){
        .place = f->key.len > 0 ? f->key : T("opinion.hot.no_place"),
        .total = f->received,
        .url = key_url(h, "place", f->key),
        .solved = rate_text(ctx, f->solved, f->received),
        .most = S(""),
    };
    arr_each (i, count) {
        struct buf b = buf_new(ctx->arena, 0);

        buf_str(&b, key_url(h, "place", f->key));
        if (words[i].root_id != 0)
            buf_printf(&b, "&topic=%lld", (long long)words[i].root_id);
        else if (f->key.len > 0)
            buf_str(&b, S("&without=topic"));
        cells[i] = (struct opinion_word_v){
            .label = topic_name(h, str_int(ctx->arena, words[i].root_id)),
            .count = words[i].count,
            .url = words[i].root_id == 0 && f->key.len == 0 ? S("") : buf_view(&b),
        };
    }
    out->cells = cells;
    out->cells_count = count;
    if (count > 0)
        out->most = cells[0].label;
    return ST_OK;
}

static enum status places_make(const struct hot *h, struct opinion_hot_v *v)
{
    struct opinion_spot_v *rows;
    struct opinion_figure *all;
    size_t count;

    TRY(opinion_store_figures(h->ctx, h->from, h->to, "place", S(""), &all, &count));
    if (count > PLACES)
        count = PLACES;
    rows = arena_array(h->ctx->arena, count, struct opinion_spot_v);
    arr_each (i, count)
        TRY(spot_make(h, &all[i], &rows[i]));
    v->rows = rows;
    v->rows_count = count;
    return ST_OK;
}

enum status opinion_web_hot(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct opinion_hot_v v = {0};
    struct hot h = {.ctx = ctx, .from = param_date(rq, "from"), .to = param_date(rq, "to")};

    if (date_none(h.to))
        h.to = ctx->today;
    if (date_none(h.from))
        h.from = (struct date){h.to.year - 1, h.to.month, 1};
    TRY(opinion_store_topics(ctx, false, &h.topics, &h.topics_count));
    fields[0] = form_field(ctx, rq, "date", "from", "opinion.filter.from",
                           str_from(date_format(h.from, from)));
    fields[1] =
        form_field(ctx, rq, "date", "to", "opinion.filter.to", str_from(date_format(h.to, to)));
    v.filter = (struct filter_v){
        .url = S("/opinion/hot"), .fields = fields, .fields_count = 2, .reset = S("")};
    v.meta = TF(ctx->arena, "opinion.hot.meta", text_date(ctx->arena, h.from, ctx->today),
                text_date(ctx->arena, h.to, ctx->today));
    TRY(kpis_make(&h, &v));
    TRY(topics_make(&h, &v));
    TRY(months_make(&h, &v));
    TRY(places_make(&h, &v));
    TRY(time_make(&h, &v));
    *empty = (struct empty_v){.title = T("opinion.hot.none"), .text = T("opinion.hot.none_text")};
    if (v.rows_count == 0)
        v.empty = empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("opinion.hot"), &opinion_hot_view, &v);
}
