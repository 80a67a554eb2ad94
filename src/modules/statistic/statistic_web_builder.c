// SPDX-License-Identifier: MulanPSL-2.0
/* Putting a statistic together: columns, conditions and the result at once, then a name. */
#include "modules/statistic/statistic_list.h"
#include "modules/statistic/statistic_rules.h"
#include "modules/statistic/statistic_web.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FIELDS = 8, SAVED_FIELDS = 4, HIDDEN = 20, MEMBERS_MAX = 64 };

static const char *const C[] = {"c1", "c2", "c3"};
static const char *const O[] = {"o1", "o2", "o3"};
static const char *const V[] = {"v1", "v2", "v3"};

static struct statistic read_one(const struct request *rq)
{
    struct statistic s = {
        .id = param_id(rq, "id"),
        .version = param_int(rq, "version"),
        .name = param_text(rq, "name"),
        .note = param_text(rq, "note"),
        .list = param_text(rq, "list"),
        .by = param_text(rq, "by"),
        .bucket = param_text(rq, "bucket"),
        .across = param_text(rq, "across"),
        .measure = param_text(rq, "measure"),
        .of = param_text(rq, "of"),
        .day = param_text(rq, "day"),
        .unit = param_text(rq, "unit"),
        .cited = param_bool(rq, "cited"),
    };

    if (s.measure.len == 0)
        s.measure = S("count");
    arr_each (i, STATISTIC_CONDITIONS)
        s.conditions[i] = (struct statistic_condition){param_text(rq, C[i]), param_text(rq, O[i]),
                                                       param_text(rq, V[i])};
    arr_each (i, STATISTIC_CONDITIONS)
        if (s.conditions[i].op.len == 0)
            s.conditions[i].op = S("is");
    return s;
}

struct str statistic_web_builder(struct ctx *ctx, const struct statistic *s)
{
    const struct {
        const char *name;
        struct str value;
    } parts[] = {
        {"list", s->list}, {"by", s->by},           {"bucket", s->bucket}, {"across", s->across},
        {"of", s->of},     {"measure", s->measure}, {"day", s->day},
    };
    struct buf b = buf_new(ctx->arena, 0);

    buf_z(&b, "/statistic/new?");
    if (s->id != 0)
        buf_printf(&b, "id=%lld&", (long long)s->id);
    arr_each (i, COUNT(parts)) {
        buf_printf(&b, "%s=", parts[i].name);
        html_put_url(&b, parts[i].value);
        buf_char(&b, '&');
    }
    arr_each (i, STATISTIC_CONDITIONS) {
        buf_printf(&b, "c%zu=" STR_FMT "&o%zu=" STR_FMT "&v%zu=", i + 1,
                   STR_ARG(s->conditions[i].member), i + 1, STR_ARG(s->conditions[i].op), i + 1);
        html_put_url(&b, s->conditions[i].value);
        buf_char(&b, '&');
    }
    return (struct str){buf_view(&b).ptr, b.len - 1};
}

/* ---------------------------------------------------------------- fields */

/* Columns of the list that people know by name; days_only, numbers_only: of that type. */
static void columns(struct ctx *ctx, struct field_v *f, const struct list_rows *list,
                    bool days_only, const char *none)
{
    struct option_v *options = arena_array(ctx->arena, MEMBERS_MAX + 1, struct option_v);
    size_t n = 0;

    options[n++] = (struct option_v){.value = S(""), .label = text(none)};
    for (size_t i = 0; i < list->members_count && n <= MEMBERS_MAX; i++) {
        const struct list_member *m = &list->members[i];

        if (m->heading.len == 0 || (days_only && m->type != VIEW_DATE && m->type != VIEW_TIME))
            continue;
        options[n++] = (struct option_v){.value = str_from(m->name), .label = m->heading};
    }
    form_options(ctx, f, options, n);
}

static void words(struct ctx *ctx, struct field_v *f, const char *all, const char *prefix,
                  const char *none)
{
    struct option_v *options = arena_array(ctx->arena, MEMBERS_MAX, struct option_v);
    struct str rest = str_from(all), word;
    size_t n = 0;

    if (none != NULL)
        options[n++] = (struct option_v){.value = S(""), .label = text(none)};
    while (str_cut(&rest, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    form_options(ctx, f, options, n);
}

static void put_fields(struct ctx *ctx, const struct request *rq, const struct statistic *s,
                       const struct list_rows *list, struct statistic_new_v *v)
{
    struct field_v *f = arena_array(ctx->arena, FIELDS, struct field_v);
    size_t n = 0;

    f[n] = form_field(ctx, rq, "select", "by", "statistic.f.by", s->by);
    columns(ctx, &f[n++], list, false, "statistic.no");
    f[n] = form_field(ctx, rq, "select", "bucket", "statistic.f.bucket", s->bucket);
    words(ctx, &f[n++], STATISTIC_BUCKETS, "statistic.bucket.", "statistic.no");
    f[n] = form_field(ctx, rq, "select", "across", "statistic.f.across", s->across);
    columns(ctx, &f[n++], list, false, "statistic.no");
    f[n] = form_field(ctx, rq, "select", "measure", "statistic.f.measure", s->measure);
    words(ctx, &f[n++], STATISTIC_MEASURES, "statistic.measure.", NULL);
    f[n] = form_field(ctx, rq, "select", "of", "statistic.f.of", s->of);
    columns(ctx, &f[n++], list, false, "statistic.no_column");
    f[n] = form_field(ctx, rq, "select", "day", "statistic.f.day", s->day);
    columns(ctx, &f[n++], list, true, "statistic.no_column");
    f[n] = form_field(ctx, rq, "date", "from", "statistic.f.from",
                      list_iso(ctx, param_date(rq, "from")));
    form_optional(&f[n++]);
    f[n] = form_field(ctx, rq, "date", "to", "statistic.f.to", list_iso(ctx, param_date(rq, "to")));
    form_optional(&f[n++]);
    v->fields = f;
    v->fields_count = n;
}

static void put_conditions(struct ctx *ctx, const struct request *rq, const struct statistic *s,
                           const struct list_rows *list, struct statistic_new_v *v)
{
    struct field_v *f = arena_array(ctx->arena, STATISTIC_CONDITIONS * 3, struct field_v);
    size_t n = 0;

    arr_each (i, STATISTIC_CONDITIONS) {
        f[n] = form_field(ctx, rq, "select", C[i], "statistic.f.c", s->conditions[i].member);
        columns(ctx, &f[n++], list, false, "statistic.no_column");
        f[n] = form_field(ctx, rq, "select", O[i], "statistic.f.o", s->conditions[i].op);
        words(ctx, &f[n++], STATISTIC_OPS, "statistic.op.", NULL);
        f[n] = form_field(ctx, rq, "line", V[i], "statistic.f.v", s->conditions[i].value);
        form_optional(&f[n++]);
        v->more_open = v->more_open || s->conditions[i].member.len > 0;
    }
    v->more = f;
    v->more_count = n;
}

/* What the saving form carries along. */
static void put_hidden(struct ctx *ctx, const struct statistic *s, struct statistic_new_v *v)
{
    struct field_v *f = arena_array(ctx->arena, HIDDEN, struct field_v);
    const struct {
        const char *name;
        struct str value;
    } parts[] = {
        {"list", s->list}, {"by", s->by},           {"bucket", s->bucket}, {"across", s->across},
        {"of", s->of},     {"measure", s->measure}, {"day", s->day},
    };
    size_t n = 0;

    arr_each (i, COUNT(parts))
        f[n++] = (struct field_v){.name = str_from(parts[i].name), .value = parts[i].value};
    arr_each (i, STATISTIC_CONDITIONS) {
        f[n++] = (struct field_v){.name = str_from(C[i]), .value = s->conditions[i].member};
        f[n++] = (struct field_v){.name = str_from(O[i]), .value = s->conditions[i].op};
        f[n++] = (struct field_v){.name = str_from(V[i]), .value = s->conditions[i].value};
    }
    if (s->id != 0) {
        f[n++] = (struct field_v){.name = S("id"), .value = str_int(ctx->arena, s->id)};
        f[n++] = (struct field_v){.name = S("version"), .value = str_int(ctx->arena, s->version)};
    }
    v->hidden = f;
    v->hidden_count = n;
}

static void put_save(struct ctx *ctx, const struct request *rq, const struct statistic *s,
                     struct statistic_new_v *v)
{
    struct field_v *f = arena_array(ctx->arena, SAVED_FIELDS, struct field_v);

    f[0] = form_field(ctx, rq, "line", "name", "statistic.f.name", s->name);
    f[1] = form_field(ctx, rq, "line", "unit", "statistic.f.unit", s->unit);
    form_optional(&f[1]);
    f[2] = form_field(ctx, rq, "text", "note", "statistic.f.note", s->note);
    form_optional(&f[2]);
    form_max(&f[2], 500, 3);
    f[3] = form_field(ctx, rq, "check", "cited", "statistic.f.cited", s->cited ? S("1") : S(""));
    v->save = f;
    v->save_count = SAVED_FIELDS;
}

/* ---------------------------------------------------------------- the page */

/* A stored one is shown with its name; what is typed in the address or the form wins. */
static enum status with_stored(struct ctx *ctx, struct statistic *s)
{
    struct statistic have;

    if (s->id == 0 || s->name.len > 0)
        return ST_OK;
    TRY(statistic_store_get(ctx, s->id, &have));
    s->version = have.version;
    s->name = have.name;
    s->note = have.note;
    s->unit = have.unit;
    s->cited = have.cited;
    return ST_OK;
}

/* The page after a refused post: with its result where it has one, else with its columns. What was
 * wrong stays noted. */
static enum status count_again(struct ctx *ctx, struct statistic *s, const struct period *period,
                               struct statistic_table *out)
{
    const struct statistic plain = {.list = s->list, .measure = S("count")};
    const struct err refused = ctx->err;
    const size_t faults = ctx->field_errors_count;
    struct field_error kept[FIELD_ERRORS_MAX];
    enum status st;

    memcpy(kept, ctx->field_errors, sizeof kept);
    ctx->field_errors_count = 0;
    st = statistic_count(ctx, s, period, out);
    if (st != ST_OK) {
        ctx->field_errors_count = 0;
        *s = plain;
        st = statistic_count(ctx, s, NULL, out);
    }
    memcpy(ctx->field_errors, kept, sizeof kept);
    ctx->field_errors_count = faults;
    ctx->err = refused;
    return st;
}

enum status statistic_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct statistic s = read_one(rq), counting;
    struct statistic_table t;
    const struct period *period;
    struct period room;
    struct statistic_new_v v = {0};
    struct statistic_line_v *lines;

    if (s.list.len == 0)
        return respond_see_other(rs, "/statistic");
    TRY(with_stored(ctx, &s));
    if (s.day.len == 0)
        room = (struct period){0}, period = NULL;
    else
        TRY(statistic_web_period(ctx, rq, &room, &period));
    counting = s;
    counting.id = 0; /* its numbers lead somewhere once it is saved */
    if (form_again(rq))
        TRY(count_again(ctx, &counting, period, &t));
    else
        TRY(statistic_count(ctx, &counting, period, &t));
    statistic_web_lines(ctx, &counting, period, &t, &lines, &v.rows_count);
    v.rows = lines;
    v.columns = t.columns;
    v.columns_count = t.columns_count;
    v.grouped = t.groups_count > 0;
    v.wide = t.columns_count > 0;
    v.counted = t.counted;
    v.total = t.total;
    v.listed = (int64_t)t.list.count;
    v.list = v.list_url = s.list;
    v.title = TF(ctx->arena, "statistic.new", t.list.title);
    v.crumbs = statistic_web_crumbs(ctx, S(""), S(""), v.title);
    put_fields(ctx, rq, &s, &t.list, &v);
    put_conditions(ctx, rq, &s, &t.list, &v);
    put_hidden(ctx, &s, &v);
    put_save(ctx, rq, &s, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &statistic_new_view, &v);
}

enum status statistic_web_save(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct statistic s = read_one(rq);
    int64_t id;

    TRY(statistic_save(ctx, &s, &id));
    respond_flash(rs, "statistic.done.saved", S(""));
    return respond_see_other(rs, "/statistic/%lld", (long long)id);
}

enum status statistic_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct statistic s;

    TRY(statistic_store_get(ctx, path_id(rq, "id"), &s));
    return respond_see_other(rs, STR_FMT, STR_ARG(statistic_web_builder(ctx, &s)));
}
