// SPDX-License-Identifier: MulanPSL-2.0
/* The list of classes, and one with its lessons, materials, tests and people. */
#include "modules/training/training_web.h"
#include "modules/training/training_rules.h"
#include "platform/list.h"
#include "platform/qr.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINKS_MAX = 14, FACTS_MAX = 9 };

static const char *const KEPT[] = {"q",    "kind", "state", "month", "counted",
                                   "from", "to",   "limit", NULL};

/* ---------------------------------------------------------------- the list */

static struct training_row_v row_of(const struct training *c)
{
    return (struct training_row_v){
        .id = c->id,
        .title = c->title,
        .form = c->form,
        .starts_on = c->starts_on,
        .ends_on = c->ends_on,
        .days = date_diff_days(c->ends_on, c->starts_on) + 1,
        .hours = c->hours,
        .place = c->place,
        .coming = c->coming,
        .attended = c->attended,
        .state = c->state,
        .tag = training_web_tag(c->state),
    };
}

static void list_links(struct ctx *ctx, struct training_list_v *v)
{
    struct link_v *links = arena_array(ctx->arena, 5, struct link_v);

    v->links = links;
    v->main = may(ctx, "training.manage");
    if (v->main)
        links[v->links_count++] =
            (struct link_v){.label = T("training.do.new"), .url = S("/training/new")};
    links[v->links_count++] =
        (struct link_v){.label = T("training.tests"), .url = S("/training/test")};
    if (may(ctx, "training.manage"))
        links[v->links_count++] =
            (struct link_v){.label = T("training.bank"), .url = S("/training/question")};
    if (may(ctx, "training.read"))
        links[v->links_count++] =
            (struct link_v){.label = T("training.presence_title"), .url = S("/training/person")};
    links[v->links_count++] =
        (struct link_v){.label = T("training.certificates"), .url = S("/training/certificate")};
}

enum status training_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_filter f = {
        .q = param_text(rq, "q"),
        .form = param_text(rq, "kind"),
        .state = param_text(rq, "state"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .month = param_text(rq, "month"),
        .counted = param_bool(rq, "counted"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct training_list_v v = {0};
    struct training_row_v *rows;
    struct list_links links;
    struct training *all;
    struct str next;

    TRY(training_web_month(ctx, rq));
    if (!may(ctx, "training.read"))
        f.deputy_id = ctx->actor->deputy_id != 0 ? ctx->actor->deputy_id : -1;
    TRY(training_store_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct training_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(&all[i]);
    v.rows = rows;
    list_links(ctx, &v);
    fields[0] =
        training_web_filter(ctx, rq, "kind", "training.f.form", TRAINING_FORMS, "training.form.");
    fields[1] = training_web_filter(ctx, rq, "state", "training.f.state",
                                    "planned open held cancelled", "training.state.");
    v.filter = (struct filter_v){.url = S("/training"),
                                 .label = T("training.filter.q"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = may(ctx, "training.read") ? 2 : 0,
                                 .reset = list_reset(rq, S("/training"))};
    links = list_links_of(ctx, rq, "/training", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty =
        may(ctx, "training.manage")
            ? list_empty(ctx, rq, v.rows_count, T("training.empty.list"),
                         T("training.empty.list_text"),
                         link_next(ctx, "training.manage", T("training.do.new"), "/training/new"))
            : list_empty(ctx, rq, v.rows_count, T("training.empty.list"),
                         T("training.empty.own_text"), NULL);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("training.menu"), &training_list_view, &v);
}

/* ---------------------------------------------------------------- one class */

static void fact(struct training_show_v *v, const char *label, struct str value)
{
    struct kv_item_v *items = (struct kv_item_v *)v->facts.items;

    if (value.len > 0)
        items[v->facts.items_count++] = (struct kv_item_v){.label = text(label), .value = value};
}

static void facts_of(struct ctx *ctx, const struct training *c, struct training_show_v *v)
{
    const struct str first = text_date(ctx->arena, c->starts_on, ctx->today);

    v->facts.items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    fact(v, "training.col.on",
         date_cmp(c->starts_on, c->ends_on) == 0
             ? first
             : TF(ctx->arena, "training.days", first,
                  text_date(ctx->arena, c->ends_on, ctx->today)));
    fact(v, "training.col.place", c->place);
    fact(v, "training.f.host", c->host);
    fact(v, "training.col.hours", c->hours > 0 ? str_int(ctx->arena, c->hours) : S(""));
    fact(v, "training.f.way", text_of("training.way.", c->way));
    fact(v, "training.f.quota", c->quota > 0 ? str_int(ctx->arena, c->quota) : S(""));
    fact(v, "training.f.sign_by", text_date(ctx->arena, training_sign_day(c), ctx->today));
}

static void add_link(struct ctx *ctx, struct training_show_v *v, const struct training *c,
                     const char *word, const char *tail)
{
    struct link_v *links = (struct link_v *)v->links;

    links[v->links_count++] = (struct link_v){.label = text_of("training.do.", str_from(word)),
                                              .url = training_web_url(ctx, "", c->id, tail)};
}

static void put_act(struct ctx *ctx, struct training_show_v *v, struct str url, struct str label)
{
    struct action_v *act = arena_new(ctx->arena, struct action_v);

    *act = (struct action_v){.url = url, .label = label, .primary = true};
    v->acts = act;
    v->acts_count = 1;
}

static enum status show_code(struct ctx *ctx, const struct request *rq, const struct training *c,
                             struct training_show_v *v)
{
    const struct str origin = request_origin(rq);

    v->code = c->code;
    v->sign_at = str_printf(ctx->arena, STR_FMT "/training/%lld/sign?k=" STR_FMT, STR_ARG(origin),
                            (long long)c->id, STR_ARG(c->code));
    return qr_path(ctx->arena, v->sign_at, &v->side, &v->path, &ctx->err);
}

/* What is sent cannot be taken back: it is asked about first, unless it would be refused. */
static enum status put_open(struct ctx *ctx, const struct training *c, struct training_show_v *v)
{
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);
    struct training_count n;
    struct err ignored = {0};

    TRY(training_store_count(ctx, c->id, &n));
    *ask = (struct confirm_v){
        .id = S("ask-open"),
        .title = T("training.ask.open"),
        .text = str_eqz(c->way, "invited")
                    ? TF(ctx->arena, "training.ask_text.invited", str_int(ctx->arena, n.asked))
                    : T("training.ask_text.open"),
        .yes = T("training.do.open"),
        .no = T("training.ask_no")};
    put_act(ctx, v, training_web_url(ctx, "", c->id, "/open"), T("training.do.open"));
    if (training_check_open(c, n.asked, &ignored) == ST_OK)
        ((struct action_v *)v->acts)[v->acts_count - 1].confirm = ask;
    return ST_OK;
}

static enum status office_acts(struct ctx *ctx, const struct request *rq, const struct training *c,
                               struct training_show_v *v)
{
    const bool begun = date_cmp(ctx->today, c->starts_on) >= 0, open = str_eqz(c->state, "open");

    if (str_eqz(c->state, "held"))
        put_act(ctx, v, training_web_url(ctx, "", c->id, "/certify"), T("training.do.certify"));
    if (!open && !str_eqz(c->state, "planned"))
        return ST_OK;
    if (!open)
        TRY(put_open(ctx, c, v));
    add_link(ctx, v, c, "invite", "/invite");
    add_link(ctx, v, c, "lesson", "/lesson");
    add_link(ctx, v, c, "material", "/material");
    if (begun)
        add_link(ctx, v, c, "roll", "/roll");
    if (begun && open)
        add_link(ctx, v, c, "hold", "/hold");
    add_link(ctx, v, c, "edit", "/edit");
    add_link(ctx, v, c, "cancel", "/cancel");
    return open && !str_eqz(c->form, "online") ? show_code(ctx, rq, c, v) : ST_OK;
}

static struct tag_v answer_tag(const struct training_member *m)
{
    if (m->presence.len > 0)
        return training_web_presence_tag(m);
    return (struct tag_v){.label = text_of("training.answer.", m->answer),
                          .class = str_eqz(m->answer, "yes")  ? S("doing")
                                   : str_eqz(m->answer, "no") ? S("")
                                                              : S("wait")};
}

/* Whoever was asked by mistake comes off the list. */
static struct str unask_url(struct ctx *ctx, const struct training *c,
                            const struct training_member *m)
{
    struct err ignored = {0};

    return may(ctx, "training.manage") && training_check_unask(c, m, &ignored) == ST_OK
               ? str_printf(ctx->arena, "/training/%lld/unask/%lld", (long long)c->id,
                            (long long)m->id)
               : S("");
}

/* Who is on the list: everybody for the office, a deputy sees how many. */
static enum status people_of(struct ctx *ctx, const struct training *c, struct training_show_v *v)
{
    struct training_person_row_v *rows;
    struct training_member *all;
    size_t count;
    int64_t coming = 0, attended = 0;

    TRY(training_store_members(ctx, c->id, &all, &count));
    rows = arena_array(ctx->arena, count, struct training_person_row_v);
    arr_each (i, count) {
        coming += str_eqz(all[i].answer, "yes");
        attended += str_eqz(all[i].presence, "attended");
        if (may(ctx, "training.read"))
            rows[v->people_count++] = (struct training_person_row_v){
                .id = all[i].id,
                .unask_url = unask_url(ctx, c, &all[i]),
                .name = all[i].name,
                .delegation = all[i].delegation,
                .answer = all[i].answer,
                .presence = all[i].presence,
                .how = all[i].how.len > 0 ? text_of("training.how.", all[i].how) : S(""),
                .reason = all[i].reason,
                .tag = answer_tag(&all[i]),
            };
    }
    v->people = rows;
    v->counts = count == 0 ? S("")
                           : TF(ctx->arena, "training.counts", str_int(ctx->arena, (int64_t)count),
                                str_int(ctx->arena, coming), str_int(ctx->arena, attended));
    return ST_OK;
}

/* The deputy's own place: what he has answered, and what he may do now. */
static enum status own_of(struct ctx *ctx, const struct training *c, struct training_show_v *v)
{
    struct training_own_v *own = arena_new(ctx->arena, struct training_own_v);
    struct training_member m = {.answer = S(""), .presence = S(""), .reason = S("")};
    struct err why = {0}, ignored = {0};
    enum status st;
    bool placed;

    if (ctx->actor->deputy_id == 0)
        return ST_OK;
    st = training_store_place(ctx, c->id, ctx->actor->deputy_id, &m);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    placed = st == ST_OK;
    *own = (struct training_own_v){
        .tag = placed ? answer_tag(&m)
                      : (struct tag_v){.label = T("training.answer.free"), .class = S("")},
        .yes_url = training_web_url(ctx, "", c->id, "/yes"),
        .no_url = training_web_url(ctx, "", c->id, "/no"),
        .sign_url = training_web_url(ctx, "", c->id, "/sign"),
        .note = m.reason,
    };
    own->may_yes =
        !str_eqz(m.answer, "yes") &&
        training_check_answer(c, placed ? &m : NULL, S("yes"), 0, ctx->today, &why) == ST_OK;
    if (why.key != NULL && own->note.len == 0 && m.presence.len == 0 && str_eqz(c->state, "open"))
        own->note = text(why.key);
    own->may_no = placed && !str_eqz(m.answer, "no") && m.presence.len == 0 &&
                  training_check_answer(c, &m, S("no"), 0, ctx->today, &ignored) == ST_OK;
    own->may_sign =
        !str_eqz(m.presence, "attended") &&
        training_check_sign(c, placed ? &m : NULL, c->code, ctx->today, &ignored) == ST_OK;
    v->own = own;
    return ST_OK;
}

static enum status content_of(struct ctx *ctx, const struct training *c, struct training_show_v *v)
{
    const bool edits =
        may(ctx, "training.manage") && (str_eqz(c->state, "planned") || str_eqz(c->state, "open"));
    struct training_lesson_row_v *lessons;
    struct training_material_row_v *materials;
    struct training_material *m;
    struct training_lesson *l;

    TRY(training_store_lessons(ctx, c->id, &l, &v->lessons_count));
    lessons = arena_array(ctx->arena, v->lessons_count, struct training_lesson_row_v);
    arr_each (i, v->lessons_count)
        lessons[i] = (struct training_lesson_row_v){
            .id = l[i].id,
            .on = l[i].on,
            .title = l[i].title,
            .meta =
                str_printf(ctx->arena, STR_FMT "%s" STR_FMT "%s" STR_FMT, STR_ARG(l[i].lecturer),
                           l[i].unit.len > 0 ? " · " : "", STR_ARG(l[i].unit),
                           l[i].place.len > 0 ? " · " : "", STR_ARG(l[i].place)),
            .drop_url = edits ? str_printf(ctx->arena, "/training/%lld/lesson/%lld/drop",
                                           (long long)c->id, (long long)l[i].id)
                              : S(""),
        };
    v->lessons = lessons;
    TRY(training_store_materials(ctx, c->id, ctx->actor->deputy_id, &m, &v->materials_count));
    materials = arena_array(ctx->arena, v->materials_count, struct training_material_row_v);
    arr_each (i, v->materials_count) {
        const struct str url = str_printf(ctx->arena, "/training/%lld/material/%lld",
                                          (long long)c->id, (long long)m[i].id);
        const bool unread = ctx->actor->deputy_id != 0 && m[i].read_at == 0;

        materials[i] = (struct training_material_row_v){
            .id = m[i].id,
            .title = m[i].title,
            .text = m[i].text,
            .required = m[i].required,
            .readers = m[i].readers,
            .read = m[i].read_at != 0,
            .read_url = unread ? str_printf(ctx->arena, STR_FMT "/read", STR_ARG(url)) : S(""),
            .drop_url = edits && m[i].readers == 0
                            ? str_printf(ctx->arena, STR_FMT "/drop", STR_ARG(url))
                            : S(""),
            .who_url = may(ctx, "training.read") ? url : S(""),
        };
    }
    v->materials = materials;
    return ST_OK;
}

static enum status tests_of(struct ctx *ctx, const struct training *c, struct training_show_v *v)
{
    struct training_test *t;
    struct link_v *links;
    size_t count;

    TRY(training_store_tests_of(ctx, c->id, &t, &count));
    links = arena_array(ctx->arena, count, struct link_v);
    arr_each (i, count)
        if (may(ctx, "training.read") || !str_eqz(t[i].state, "draft"))
            links[v->tests_count++] =
                (struct link_v){t[i].title, training_web_url(ctx, "test/", t[i].id, "")};
    v->tests = links;
    return ST_OK;
}

enum status training_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct training_show_v v;
    struct training c = {0};

    TRY(training_get(ctx, path_id(rq, "id"), &c));
    v = (struct training_show_v){
        .crumbs = training_web_crumbs(ctx, S(""), S(""), c.title),
        .id = c.id,
        .version = c.version,
        .title = c.title,
        .form = c.form,
        .state = c.state,
        .tag = training_web_tag(c.state),
        .links = arena_array(ctx->arena, LINKS_MAX, struct link_v),
        .text = c.text,
        .result = c.result,
        .code = S(""),
        .sign_at = S(""),
        .path = S(""),
    };
    if (may(ctx, "training.manage"))
        TRY(office_acts(ctx, rq, &c, &v));
    add_link(ctx, &v, &c, "files", "");
    ((struct link_v *)v.links)[v.links_count - 1].url =
        str_printf(ctx->arena, "/attachment/of/training/%lld", (long long)c.id);
    facts_of(ctx, &c, &v);
    TRY(people_of(ctx, &c, &v));
    TRY(own_of(ctx, &c, &v));
    TRY(content_of(ctx, &c, &v));
    TRY(tests_of(ctx, &c, &v));
    form_errors(ctx, rq, &v.errors);
    v.more = acts_more(ctx, v.links, &v.links_count);
    return respond_view(ctx, rq, rs, FRAME_STAFF, c.title, &training_show_view, &v);
}
