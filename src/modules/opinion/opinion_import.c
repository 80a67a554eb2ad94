// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of citizens' messages, row by row. A message that is there already is never changed: what
 * was said stays as it was said. */
#include "modules/opinion/opinion_import.h"
#include "modules/congress/congress.h"
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_rules.h"
#include "modules/station/station.h"
#include "platform/import/import_along.h"
#include "platform/import/import_told.h"
#include "platform/text.h"

enum {
    NUMBER,
    CITIZEN,
    SUBJECT,
    TIME,
    BODY,
    CATEGORY,
    PLACE,
    CONTACT,
    SOURCE,
    STATION,
    COLLECTOR,
    ORGAN,
    STATE,
    SETTLED,
    RESULT,
    RATING
};

static const struct import_column COLUMNS[] = {
    [NUMBER] = {"number", "留言编号|编号|意见编号|number", true},
    [CITIZEN] = {"citizen", "留言用户|姓名|反映人|citizen", false},
    [SUBJECT] = {"subject", "留言主题|主题|标题|意见标题|subject", true},
    [TIME] = {"raised_at", "留言时间|时间|反映时间|日期|raised_at", true},
    [BODY] = {"body", "留言详情|内容|意见内容|详情|body", true},
    [CATEGORY] = {"category", "一级分类|一级标签|类别|分类|category", false},
    [PLACE] = {"place", "地点|所在地|乡镇|place", false},
    [CONTACT] = {"contact", "联系方式|联系电话|手机号|电话|contact", false},
    [SOURCE] = {"source", "来源|渠道|source", false},
    [STATION] = {"station", "联络站|联络站点|收集站点|station", false},
    [COLLECTOR] = {"collector", "收集人|收集人身份|collector", false},
    [ORGAN] = {"organ", "承办单位|办理单位|organ", false},
    [STATE] = {"state", "办理情况|解决情况|是否解决|办理状态|state", false},
    [SETTLED] = {"settled_on", "办结日期|办结时间|解决日期|settled_on", false, .day = true},
    [RESULT] = {"result", "办理结果|答复|处理结果|result", false},
    [RATING] = {"rating", "群众评价|满意度|评价|rating", false},
    {0},
};

/* One of these words, or the label that the pages show for it; "" : neither. */
static struct str word_of(struct str cell, const char *words, const char *prefix)
{
    struct str all = str_from(words), word;

    while (str_cut(&all, ' ', &word))
        if (str_eq(cell, word) || str_eq(cell, text_of(prefix, word)))
            return word;
    return S("");
}

/* By source or channel; the web when nothing is said. */
static void way_of(struct str cell, struct opinion_new *out)
{
    if (cell.len == 0)
        cell = S("online");
    out->source = word_of(cell, OPINION_SOURCES, "opinion.source.");
    if (out->source.len > 0)
        return;
    out->channel = word_of(cell, OPINION_CHANNELS, "opinion.channel.");
    out->source = opinion_source_of(out->channel);
}

static bool read_row(struct ctx *ctx, const struct import_row *row, struct opinion_new *out)
{
    struct arena *a = ctx->arena;

    *out = (struct opinion_new){
        .ahead = row->ahead,
        .number = row->cells[NUMBER],
        .subject = opinion_line_clean(a, row->cells[SUBJECT]),
        .body = opinion_body_clean(a, row->cells[BODY]),
        .place = opinion_line_clean(a, row->cells[PLACE]),
        .category = opinion_line_clean(a, row->cells[CATEGORY]),
        .citizen = opinion_line_clean(a, row->cells[CITIZEN]),
        .contact = opinion_line_clean(a, row->cells[CONTACT]),
        .collector = word_of(row->cells[COLLECTOR], OPINION_COLLECTORS, "opinion.collector."),
    };
    way_of(row->cells[SOURCE], out);
    *out = opinion_completed(out);
    return opinion_time_parse(row->cells[TIME], &out->raised_at);
}

/* ---- how it stands: only looked up where the sheet says something ---- */

static enum status unknown(struct ctx *ctx, enum status st, const char *field, const char *key)
{
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    invalid(ctx, field, key, NULL);
    return ST_OK;
}

static enum status find_station(struct ctx *ctx, struct str name, struct opinion_new *in)
{
    struct station s;

    if (name.len == 0)
        return ST_OK;
    TRY(unknown(ctx, station_by_name(ctx, name, &s), "station", "opinion.station_unknown"));
    if (ctx->field_errors_count == 0)
        in->station_id = s.id;
    return ST_OK;
}

static enum status find_organ(struct ctx *ctx, struct str name, struct opinion_case *c)
{
    struct organ o;

    if (name.len == 0)
        return ST_OK;
    TRY(unknown(ctx, organ_by_name(ctx, name, &o), "organ", "opinion.organ_unknown"));
    if (ctx->field_errors_count > 0)
        return ST_OK;
    c->organ_id = o.id;
    c->handler = o.kind == ORGAN_TOWNSHIP ? S("township") : S("organ");
    return ST_OK;
}

static enum status find_topic(struct ctx *ctx, const struct opinion_new *in, struct opinion_case *c)
{
    struct opinion_topic t;
    enum status st;

    if (in->category.len == 0)
        return ST_OK;
    st = opinion_store_topic_by_path(ctx, in->category, &t);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    c->topic_id = t.id;
    c->root_id = t.root_id;
    c->topic_by = S("import");
    if (c->state == OPINION_RECEIVED)
        c->state = OPINION_CLASSIFIED;
    return ST_OK;
}

static void read_end(struct ctx *ctx, const struct import_row *row, struct opinion_case *c)
{
    struct str state = S("received");
    int64_t at;

    c->outcome = S("");
    c->rating = word_of(row->cells[RATING], OPINION_RATINGS, "opinion.rating.");
    if (row->cells[RATING].len > 0 && c->rating.len == 0)
        invalid(ctx, "rating", "opinion.rating_unknown", NULL);
    if (!opinion_state_read(row->cells[STATE], &state, &c->outcome))
        invalid(ctx, "state", "opinion.state_unknown", NULL);
    (void)opinion_state_parse(state, &c->state);
    if (row->cells[SETTLED].len == 0)
        return;
    if (opinion_time_parse(row->cells[SETTLED], &at))
        c->settled_on = date_of_instant(at, NULL);
    else
        invalid(ctx, "settled_on", "opinion.time_wrong", NULL);
}

/* Faults are noted at their fields. */
static enum status read_case(struct ctx *ctx, const struct import_row *row, struct opinion_new *in,
                             struct opinion_case *c)
{
    *c = (struct opinion_case){.topic_by = S(""), .handler = S("")};
    read_end(ctx, row, c);
    if (row->cells[COLLECTOR].len > 0 && in->collector.len == 0)
        invalid(ctx, "collector", "opinion.collector_unknown", NULL);
    TRY(find_station(ctx, row->cells[STATION], in));
    TRY(find_organ(ctx, row->cells[ORGAN], c));
    if (c->state == OPINION_HANDLING && c->handler.len == 0)
        c->handler = S("office");
    return find_topic(ctx, in, c);
}

static enum status put_result(struct ctx *ctx, int64_t id, struct str result,
                              const struct opinion_case *c)
{
    if (result.len == 0)
        return ST_OK;
    return opinion_store_add_step(ctx,
                                  &(struct opinion_step_row){.opinion_id = id,
                                                             .kind = S("finished"),
                                                             .handler = c->handler,
                                                             .organ_id = c->organ_id,
                                                             .word = c->outcome,
                                                             .text = result},
                                  0);
}

/* What the table knows of the next rows, in one question. */
static enum status ahead(struct ctx *ctx, const struct import_row *rows, size_t count, void **out)
{
    struct opinion_new *list = arena_array(ctx->arena, count, struct opinion_new);
    struct opinion_ahead *known;

    arr_each (i, count)
        (void)read_row(ctx, &rows[i], &list[i]);
    TRY(opinion_store_look_ahead(ctx, list, count, &known));
    *out = known;
    return ST_OK;
}

static enum status check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct opinion_case c;
    struct opinion_new in;
    int64_t id;
    bool same;

    if (!read_row(ctx, row, &in))
        invalid(ctx, "raised_at", "opinion.time_wrong", NULL);
    opinion_check(ctx, &in);
    TRY(read_case(ctx, row, &in, &c));
    opinion_act_need(ctx, "result", row->cells[RESULT], false, OPINION_TEXT_CHARS);
    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(in.source), STR_ARG(in.number));
    TRY(invalid_done(ctx));
    TRY(opinion_find_same(ctx, &in, &id, &same));
    if (id != 0 && !same)
        invalid(ctx, "number", "opinion.import.differs", NULL);
    return invalid_done(ctx);
}

static enum status present(struct ctx *ctx, const struct import_row *row, bool *out_present)
{
    struct opinion_new in;
    int64_t id;

    *out_present = false;
    return read_row(ctx, row, &in) ? opinion_find_same(ctx, &in, &id, out_present) : ST_OK;
}

static enum status write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct opinion_case c;
    struct opinion_new in;
    int64_t id;

    if (!read_row(ctx, row, &in))
        return fail_field(&ctx->err, "raised_at", "opinion.time_wrong", NULL);
    TRY(opinion_find_same(ctx, &in, &id, out_skipped));
    if (*out_skipped)
        return ST_OK;
    if (id != 0)
        return fail(&ctx->err, ST_CONFLICT, "opinion.import.differs", NULL);
    TRY(read_case(ctx, row, &in, &c));
    TRY(invalid_done(ctx));
    id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = id;
    TRY(opinion_store_insert(ctx, id, &in, &c));
    return put_result(ctx, id, row->cells[RESULT], &c);
}

/* A message that has become the origin of a suggestion, or was changed, stays. */
static enum status undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct opinion_case c;
    struct opinion o;
    const enum status st = opinion_get(ctx, id, &o);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(o.number), STR_ARG(o.subject));
    TRY(opinion_store_case(ctx, id, &c));
    if (o.version != 1)
        out->why = "opinion.import.used_since";
    else if (c.version != 1)
        out->why = "opinion.import.changed_since";
    return look || out->why != NULL ? ST_OK : opinion_store_delete(ctx, &o);
}

static enum status finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "opinion.imported", written, skipped);
}

/* ---------------------------------------------------------------- topics */

enum { FIRST, SECOND, THIRD };

static const struct import_column TOPIC_COLUMNS[] = {
    [FIRST] = {"first", "一级分类|一级|first", true},
    [SECOND] = {"second", "二级分类|二级|second", false},
    [THIRD] = {"third", "三级分类|三级|third", false},
    {0},
};

static struct str topic_path(struct ctx *ctx, const struct import_row *row)
{
    struct buf b = buf_new(ctx->arena, 0);

    for (int i = FIRST; i <= THIRD && row->cells[i].len > 0; i++) {
        if (b.len > 0)
            buf_char(&b, '/');
        buf_str(&b, opinion_line_clean(ctx->arena, row->cells[i]));
    }
    return buf_view(&b);
}

static enum status topic_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    *out_key = topic_path(ctx, row);
    for (int i = FIRST; i <= THIRD; i++)
        if (str_has(row->cells[i], S("/")))
            invalid(ctx, TOPIC_COLUMNS[i].name, "opinion.topic_wrong", NULL);
    return invalid_done(ctx);
}

static enum status topic_present(struct ctx *ctx, const struct import_row *row, bool *out_present)
{
    struct opinion_topic t;
    const enum status st = opinion_store_topic_by_path(ctx, topic_path(ctx, row), &t);

    *out_present = st == ST_OK;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    return ST_OK;
}

static enum status topic_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    int64_t id;
    bool added;

    TRY(opinion_topic_put(ctx, topic_path(ctx, row), &id, &added));
    *out_skipped = !added;
    if (added && row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

/* Those above it that came with it, as long as nothing else is below them. */
static enum status topics_above(struct ctx *ctx, const struct opinion_topic *t)
{
    struct opinion_topic one;

    for (int64_t above = t->parent_id; above != 0; above = one.parent_id) {
        TRY(opinion_store_topic(ctx, above, &one));
        TRY(import_undo_along(
            ctx, "opinion_topic", t->id,
            &(struct import_along){"opinion_topic", above, {"topic", "parent", NULL}}));
    }
    return ST_OK;
}

static enum status topic_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct opinion_topic t;
    const enum status st = opinion_store_topic(ctx, id, &t);
    bool used;

    out->name = S("");
    if (st != ST_OK) {
        ctx->err = (struct err){0};
        return st == ST_NOT_FOUND ? ST_OK : st;
    }
    out->name = t.path;
    TRY(opinion_store_topic_used(ctx, id, &used));
    if (t.version != 1)
        out->why = "opinion.import.changed_since";
    else if (used && !look)
        out->why = "opinion.import.topic_used";
    if (look || out->why != NULL)
        return ST_OK;
    TRY(opinion_store_delete_topic(ctx, &t));
    return topics_above(ctx, &t);
}

static enum status topic_finish(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "opinion.topics_imported", written, skipped);
}

const struct import_kind OPINION_IMPORTS[] = {
    {"opinion", "opinion.import", COLUMNS, check, write, finish, present, undo,
     import_changes_nothing, ahead},
    {"opinion_topic", "opinion.manage", TOPIC_COLUMNS, topic_check, topic_write, topic_finish,
     topic_present, topic_undo},
    {0},
};
