// SPDX-License-Identifier: MulanPSL-2.0
/* Tests, for the office: made from the bank, opened, who sits them, how it went. */
#include "modules/training/training_rules.h"
#include "modules/training/training_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { CLASSES_MAX = 60, ADMIT_MAX = 500, LINKS_MAX = 4, FACTS_MAX = 8, QUESTIONS_FEW = 5 };

static const char *const KEPT[] = {"q", "state", "limit", NULL};

static struct tag_v test_tag(struct str state)
{
    return (struct tag_v){.label = text_of("training.test_state.", state),
                          .class = str_eqz(state, "open") ? S("doing") : S("")};
}

/* Who sits tests sees in the list how he stands himself. */
static enum status own_make(struct ctx *ctx, const struct training_test *all,
                            struct training_test_row_v *rows, size_t count)
{
    arr_each (i, count) {
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);
        struct training_seat s = {0};
        bool has;
        const enum status st = training_own_seat(ctx, &all[i], &has, &s);

        if (st == ST_NOT_FOUND) {
            ctx->err = (struct err){0};
            continue;
        }
        TRY(st);
        *tag = training_web_seat_tag(s.state);
        tag->label = TF(ctx->arena, "training.own_seat", tag->label);
        rows[i].own = tag;
    }
    return ST_OK;
}

enum status training_web_tests(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_test_filter f = {
        .q = param_text(rq, "q"),
        .state = param_text(rq, "state"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct training_tests_v v = {0};
    struct training_test_row_v *rows;
    struct training_test *all;
    struct list_links links;
    struct str next;

    if (!may(ctx, "training.read")) {
        f.deputy_id = ctx->actor->deputy_id;
        f.account_id = ctx->actor->account_id;
    }
    TRY(training_store_test_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct training_test_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct training_test_row_v){
            .id = all[i].id,
            .title = all[i].title,
            .url = training_web_url(ctx, "test/", all[i].id, ""),
            .questions = training_draw_size(all[i].draw),
            .closes_on = all[i].closes_on,
            .seats = all[i].seats,
            .sat = all[i].sat,
            .passed = all[i].passed,
            .state = all[i].state,
            .tag = test_tag(all[i].state),
        };
    if (!may(ctx, "training.read"))
        TRY(own_make(ctx, all, rows, v.rows_count));
    v.rows = rows;
    v.crumbs = training_web_crumbs(ctx, S(""), S(""), T("training.tests"));
    v.links = up;
    v.main = may(ctx, "training.manage");
    if (v.main)
        up[v.links_count++] = (struct link_v){T("training.do.test"), S("/training/test/new")};
    if (may(ctx, "training.read"))
        up[v.links_count++] = (struct link_v){T("training.results"), S("/training/result")};
    fields[0] = training_web_filter(ctx, rq, "state", "training.f.state", "draft open closed",
                                    "training.test_state.");
    v.filter = (struct filter_v){.url = S("/training/test"),
                                 .label = T("training.filter.test"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = may(ctx, "training.read") ? 1 : 0,
                                 .reset = list_reset(rq, S("/training/test"))};
    links = list_links_of(ctx, rq, "/training/test", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty =
        list_empty(ctx, rq, v.rows_count, T("training.empty.test"), T("training.empty.test_text"),
                   link_next(ctx, "training.manage", T("training.do.test"), "/training/test/new"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("training.tests"), &training_tests_view, &v);
}

/* ---------------------------------------------------------------- one test */

static struct str draw_shown(struct ctx *ctx, struct str draw)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct str line, topic;
    int64_t count;

    while (str_cut(&draw, '\n', &line)) {
        struct str one;

        if (!training_draw_part(line, &count, &topic))
            continue;
        one = TF(ctx->arena, "training.draw_part",
                 str_eqz(topic, "*") ? T("training.any_topic") : topic, str_int(ctx->arena, count));
        buf_printf(&out, "%s" STR_FMT, buf_view(&out).len > 0 ? " · " : "", STR_ARG(one));
    }
    return buf_view(&out);
}

static enum status facts_of(struct ctx *ctx, const struct training_test *t,
                            struct training_test_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct training c = {0};
    size_t n = 0;

    items[n++] =
        (struct kv_item_v){.label = T("training.f.draw"), .value = draw_shown(ctx, t->draw)};
    items[n++] = (struct kv_item_v){.label = T("training.f.minutes"),
                                    .value = t->minutes > 0 ? TF(ctx->arena, "training.minutes",
                                                                 str_int(ctx->arena, t->minutes))
                                                            : T("training.unlimited")};
    items[n++] = (struct kv_item_v){.label = T("training.f.pass"),
                                    .value = training_web_percent(ctx, t->pass_percent)};
    items[n++] = (struct kv_item_v){.label = T("training.f.tries"),
                                    .value = t->tries > 0 ? str_int(ctx->arena, t->tries)
                                                          : T("training.unlimited")};
    items[n++] = (struct kv_item_v){.label = T("training.f.audience"),
                                    .value = text_of("training.audience.", t->audience)};
    if (!date_none(t->closes_on))
        items[n++] = (struct kv_item_v){.label = T("training.col.closes"),
                                        .value = text_date(ctx->arena, t->closes_on, ctx->today)};
    if (t->class_id != 0) {
        TRY(training_store_get(ctx, t->class_id, &c));
        items[n++] = (struct kv_item_v){.label = T("training.col.title"),
                                        .value = c.title,
                                        .url = training_web_url(ctx, "", c.id, "")};
    }
    if (t->origin.len > 0)
        items[n++] = (struct kv_item_v){
            .label = T("training.f.origin"), .value = T("training.origin"), .url = t->origin};
    v->facts = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

static void office_acts(struct ctx *ctx, const struct training_test *t, struct training_test_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct action_v *act = arena_new(ctx->arena, struct action_v);
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);
    const bool draft = str_eqz(t->state, "draft");

    v->links = links;
    if (str_eqz(t->state, "closed"))
        return;
    links[v->links_count++] =
        (struct link_v){T("training.do.admit"), training_web_url(ctx, "test/", t->id, "/admit")};
    if (draft)
        links[v->links_count++] = (struct link_v){T("training.do.edit_test"),
                                                  training_web_url(ctx, "test/", t->id, "/edit")};
    if (!draft)
        *ask = (struct confirm_v){.id = S("ask-close"),
                                  .title = T("training.test_close.ask"),
                                  .text = T("training.test_close.text"),
                                  .yes = T("training.do.test_close"),
                                  .no = T("training.test_close.no")};
    *act =
        (struct action_v){.url = training_web_url(ctx, "test/", t->id, draft ? "/open" : "/close"),
                          .confirm = draft ? NULL : ask,
                          .label = draft ? T("training.do.test_open") : T("training.do.test_close"),
                          .primary = draft};
    v->acts = act;
    v->acts_count = 1;
}

static enum status seats_of(struct ctx *ctx, const struct training_test *t,
                            struct training_test_v *v)
{
    const bool shown = may(ctx, "training.manage") && str_eqz(t->state, "open");
    struct training_seat_row_v *rows;
    struct training_seat *all;
    int64_t sat = 0, passed = 0;

    TRY(training_store_seats(ctx, t->id, &all, &v->seats_count));
    rows = arena_array(ctx->arena, v->seats_count, struct training_seat_row_v);
    arr_each (i, v->seats_count) {
        rows[i] = training_web_seat_row(ctx, &all[i]);
        sat += !date_none(all[i].done_on);
        passed += str_eqz(all[i].state, "passed");
        if (shown && all[i].deputy_id == 0 && !str_eqz(all[i].state, "passed"))
            TRY(training_seat_url(ctx, &all[i], &rows[i].url));
    }
    v->seats = rows;
    v->counts = TF(ctx->arena, "training.test_counts", str_int(ctx->arena, (int64_t)v->seats_count),
                   str_int(ctx->arena, sat), str_int(ctx->arena, passed));
    return ST_OK;
}

static const struct empty_v *nobody_yet(struct ctx *ctx, const struct training_test *t)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty =
        (struct empty_v){.title = T("training.nobody_sat"),
                         .text = str_eqz(t->audience, "deputies") ? T("training.nobody_deputies")
                                                                  : T("training.nobody_listed")};
    return empty;
}

enum status training_web_test(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_test_v v = {0};
    struct training_test t = {0};

    TRY(training_test_get(ctx, path_id(rq, "id"), &t));
    if (!may(ctx, "training.read"))
        return respond_see_other(rs, "/training/test/%lld/sit", (long long)t.id);
    v.crumbs = training_web_crumbs(ctx, T("training.tests"), S("/training/test"), t.title);
    v.id = t.id;
    v.version = t.version;
    v.title = t.title;
    v.tag = test_tag(t.state);
    if (may(ctx, "training.manage"))
        office_acts(ctx, &t, &v);
    TRY(facts_of(ctx, &t, &v));
    TRY(seats_of(ctx, &t, &v));
    v.empty = v.seats_count == 0 ? nobody_yet(ctx, &t) : NULL;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, t.title, &training_test_view, &v);
}

/* ---------------------------------------------------------------- made and changed */

static enum status put_classes(struct form_page *f, int64_t id)
{
    const struct training_filter filter = {.limit = CLASSES_MAX};
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "class", "training.f.class",
                                          id != 0 ? str_int(ctx->arena, id) : S(""));
    struct option_v *options;
    struct training *all;
    struct str next;
    int64_t total;
    size_t count;

    TRY(training_store_page(ctx, &filter, &all, &count, &next, &total));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("training.no_class")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].title};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

/* What there is, so that nobody has to look it up. */
static enum status bank_hint(struct ctx *ctx, struct str *out)
{
    struct buf all = buf_new(ctx->arena, 0);
    struct training_topic *topics;
    size_t count;

    TRY(training_topics(ctx, &topics, &count));
    arr_each (i, count) {
        const struct str one = TF(ctx->arena, "training.draw_part", topics[i].name,
                                  str_int(ctx->arena, topics[i].count));

        buf_printf(&all, "%s" STR_FMT, i > 0 ? " · " : "", STR_ARG(one));
    }
    *out = TF(ctx->arena, "training.bank_has", buf_view(&all));
    return ST_OK;
}

static enum status put_test(struct form_page *f, const struct training_test *t)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    form_page_crumb(f, T("training.menu"), S("/training"));
    form_page_crumb(f, T("training.tests"), S("/training/test"));
    (void)form_page_put(f, "line", "title", "training.f.test", t->title);
    field = form_page_put(f, "text", "draw", "training.f.draw", t->draw);
    TRY(bank_hint(ctx, &field->hint));
    (void)form_page_put(f, "int", "pass_percent", "training.f.pass",
                        str_int(ctx->arena, t->pass_percent));
    form_optional(form_page_put(f, "int", "minutes", "training.f.minutes",
                                t->minutes > 0 ? str_int(ctx->arena, t->minutes) : S("")));
    form_optional(form_page_put(f, "int", "tries", "training.f.tries",
                                t->tries > 0 ? str_int(ctx->arena, t->tries) : S("")));
    field = form_page_put(f, "radio", "audience", "training.f.audience", t->audience);
    form_words(ctx, field, "deputies listed", "training.audience.", false);
    form_optional(
        form_page_put(f, "date", "closes_on", "training.col.closes", list_iso(ctx, t->closes_on)));
    return put_classes(f, t->class_id);
}

/* "宪法 10" and "10 宪法" as people write them; the word for any topic. */
static struct str read_draw(struct ctx *ctx, struct str typed)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct str line;

    while (str_cut(&typed, '\n', &line)) {
        const struct str one = str_trim(line);
        size_t digits = 0;
        struct str topic, number;

        if (one.len == 0)
            continue;
        while (digits < one.len && strchr("0123456789", one.ptr[one.len - 1 - digits]) != NULL)
            digits++;
        number = (struct str){one.ptr + one.len - digits, digits};
        topic = str_trim((struct str){one.ptr, one.len - digits});
        if (digits == 0) {
            topic = one;
            (void)str_cut(&topic, ' ', &number);
            topic = str_trim(topic);
        }
        if (str_eq(topic, T("training.any_topic")))
            topic = S("*");
        buf_printf(&out, "%s" STR_FMT " " STR_FMT, buf_view(&out).len > 0 ? "\n" : "",
                   STR_ARG(number), STR_ARG(topic));
    }
    return buf_view(&out);
}

static struct training_test read_test(struct ctx *ctx, const struct request *rq)
{
    return (struct training_test){
        .class_id = param_id(rq, "class"),
        .title = param_text(rq, "title"),
        .draw = read_draw(ctx, param_text(rq, "draw")),
        .minutes = param_int(rq, "minutes"),
        .pass_percent = param_int(rq, "pass_percent"),
        .tries = param_int(rq, "tries"),
        .audience = param_text(rq, "audience"),
        .closes_on = param_date(rq, "closes_on"),
        .origin = S(""),
    };
}

enum status training_web_test_new_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("training.do.test"), S("/training/test/new"),
                                         S("/training/test"), T("training.do.save"));
    struct buf draw = buf_new(ctx->arena, 0);
    struct training_topic *topics;
    size_t count;

    TRY(training_topics(ctx, &topics, &count));
    for (size_t i = 0; i < count && i < TRAINING_DRAW_MAX / QUESTIONS_FEW; i++)
        buf_printf(&draw, "%s" STR_FMT " %lld", i > 0 ? "\n" : "", STR_ARG(topics[i].name),
                   (long long)(topics[i].count < QUESTIONS_FEW ? topics[i].count : QUESTIONS_FEW));
    TRY(put_test(f, &(struct training_test){.title = S(""),
                                            .draw = buf_view(&draw),
                                            .pass_percent = 60,
                                            .audience = S("deputies")}));
    return training_web_show_form(f, rs);
}

enum status training_web_test_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct training_test in = read_test(ctx, rq);
    int64_t id;

    TRY(training_test_save(ctx, &in, &id));
    respond_flash(rs, "training.done.saved", S(""));
    return respond_see_other(rs, "/training/test/%lld", (long long)id);
}

enum status training_web_test_edit_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct training_test t = {0};
    struct form_page *f;
    struct str url;

    TRY(training_test_get(ctx, path_id(rq, "id"), &t));
    url = training_web_url(ctx, "test/", t.id, "");
    f = form_page_open(ctx, rq, T("training.do.edit_test"),
                       training_web_url(ctx, "test/", t.id, "/edit"), url, T("training.do.save"));
    TRY(put_test(f, &t));
    form_page_version(f, t.version);
    return training_web_show_form(f, rs);
}

enum status training_web_test_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_test in = read_test(ctx, rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(training_test_save(ctx, &in, &id));
    respond_flash(rs, "training.done.saved", S(""));
    return respond_see_other(rs, "/training/test/%lld", (long long)id);
}

enum status training_web_test_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_test t = {0};

    TRY(training_test_get(ctx, path_id(rq, "id"), &t));
    TRY(training_test_open(ctx, t.id, t.version));
    respond_flash(rs, "training.done.test_open", S(""));
    return respond_see_other(rs, "/training/test/%lld", (long long)t.id);
}

enum status training_web_test_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_test t = {0};

    TRY(training_test_get(ctx, path_id(rq, "id"), &t));
    TRY(training_test_close(ctx, t.id, t.version));
    respond_flash(rs, "training.done.test_closed", S(""));
    return respond_see_other(rs, "/training/test/%lld", (long long)t.id);
}

/* ---------------------------------------------------------------- who sits */

enum status training_web_admit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_test t = {0};
    struct form_page *f;
    struct str url;

    TRY(training_test_get(ctx, path_id(rq, "id"), &t));
    url = training_web_url(ctx, "test/", t.id, "");
    f = form_page_open(ctx, rq, T("training.do.admit"),
                       training_web_url(ctx, "test/", t.id, "/admit"), url, T("training.do.save"));
    form_page_crumb(f, T("training.menu"), S("/training"));
    form_page_crumb(f, t.title, url);
    form_optional(form_page_put(f, "text", "names", "training.f.names", S("")));
    form_optional(form_page_put(f, "line", "person", "training.f.person", S("")));
    form_optional(form_page_put(f, "line", "unit", "training.f.person_unit", S("")));
    return training_web_show_form(f, rs);
}

enum status training_web_admit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const struct training_admission person = {
        .test_id = id, .name = param_text(rq, "person"), .unit = param_text(rq, "unit")};
    int64_t *ids = arena_array(ctx->arena, ADMIT_MAX, int64_t), seat;
    size_t count = 0;

    TRY(training_web_names(ctx, param_text(rq, "names"), ids, ADMIT_MAX, &count));
    if (count == 0 && person.name.len == 0)
        invalid(ctx, "names", "training.err.whom", NULL);
    TRY(invalid_done(ctx));
    arr_each (i, count)
        TRY(training_admit(ctx, &(struct training_admission){.test_id = id, .deputy_id = ids[i]},
                           &seat));
    if (person.name.len > 0)
        TRY(training_admit(ctx, &person, &seat));
    respond_flash(rs, "training.done.admitted",
                  str_int(ctx->arena, (int64_t)count + (person.name.len > 0)));
    return respond_see_other(rs, "/training/test/%lld", (long long)id);
}
