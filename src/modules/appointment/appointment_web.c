// SPDX-License-Identifier: MulanPSL-2.0
/* The list of matters, and one of them from the proposal to the oath. */
#include "modules/appointment/appointment_web.h"
#include "modules/attachment/attachment.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting.h"
#include "modules/training/training.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 32, FACTS_MAX = 16, LINKS_MAX = 12, STAGES = 4 };

static const char *const KEPT[] = {
    "q",      "act",  "state",       "office",  "month",      "from",  "to",    "decided",
    "matter", "open", "uncertified", "unsworn", "unreported", "sworn", "limit", NULL};

struct str appointment_web_url(struct ctx *ctx, const char *part, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/appointment%s/%lld%s", part, (long long)id, tail);
}

struct tag_v appointment_web_tag(struct str state)
{
    return (struct tag_v){.label = text_of("appointment.state.", state),
                          .class = str_eqz(state, "passed")      ? S("ok")
                                   : str_eqz(state, "refused")   ? S("bad")
                                   : str_eqz(state, "withdrawn") ? S("")
                                   : str_eqz(state, "received")  ? S("wait")
                                                                 : S("doing")};
}

void appointment_web_words(struct ctx *ctx, struct field_v *f, const char *words,
                           const char *prefix, bool all)
{
    struct option_v options[WORDS_MAX] = {{.value = S(""), .label = T("word.all")}};
    struct str rest = str_from(words), word;
    size_t n = all ? 1 : 0;

    while (n < WORDS_MAX && str_cut(&rest, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    form_options(ctx, f, options, n);
    f->choose = false;
}

struct tabs_v appointment_web_tabs(struct ctx *ctx, const char *here)
{
    static const struct {
        const char *name, *text, *url;
    } TABS[] = {
        {"matters", "appointment.tab.matters", "/appointment"},
        {"letters", "appointment.tab.letters", "/appointment/letter"},
        {"posts", "appointment.tab.posts", "/appointment/post"},
        {"people", "appointment.tab.people", "/appointment/person"},
        {"oaths", "appointment.tab.oaths", "/appointment/oath"},
    };
    struct tab_v *items = arena_array(ctx->arena, COUNT(TABS), struct tab_v);

    arr_each (i, COUNT(TABS))
        items[i] = (struct tab_v){.label = text(TABS[i].text),
                                  .url = str_from(TABS[i].url),
                                  .on = strcmp(TABS[i].name, here) == 0,
                                  .count = S("")};
    return (struct tabs_v){
        .label = T("appointment.menu"), .items = items, .items_count = COUNT(TABS)};
}

enum status appointment_web_form(struct form_page *f, struct response *rs)
{
    struct appointment_form_v *v = arena_new(f->ctx->arena, struct appointment_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &appointment_form_view, v);
}

struct appointment_row_v appointment_web_row(struct ctx *ctx, const struct appointment *a)
{
    return (struct appointment_row_v){
        .id = a->id,
        .person_id = a->person_id,
        .person = a->person,
        .post = a->post,
        .act = a->act,
        .decided = a->decided_on,
        .yes = a->all_members == 0 ? S("")
                                   : str_printf(ctx->arena, "%lld/%lld", (long long)a->yes,
                                                (long long)a->all_members),
        .others = a->no + a->abstain,
        .number = appointment_certificate_text(ctx, a->certificate_year, a->certificate_number),
        .state = a->state,
        .tag = appointment_web_tag(a->state),
        .backfilled = appointment_backfilled(a) ? T("appointment.backfill") : S(""),
    };
}

/* ---------------------------------------------------------------- the list */

static enum status filter_of(struct ctx *ctx, const struct request *rq,
                             struct appointment_filter *out)
{
    const struct str month = param_text(rq, "month");
    struct date first, last;

    *out = (struct appointment_filter){
        .q = param_text(rq, "q"),
        .act = param_text(rq, "act"),
        .state = param_text(rq, "state"),
        .office = param_text(rq, "office"),
        .month = month,
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .decided = param_bool(rq, "decided"),
        .id = param_only(rq, "matter"),
        .open = param_bool(rq, "open"),
        .uncertified = param_bool(rq, "uncertified"),
        .unsworn = param_bool(rq, "unsworn"),
        .unreported = param_bool(rq, "unreported"),
        .sworn = param_bool(rq, "sworn"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (month.len > 0 && !date_parse_month(month, &first, &last))
        return fail_field(&ctx->err, "month", "appointment.err.month", NULL);
    return ST_OK;
}

enum status appointment_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct link_v *link = arena_array(ctx->arena, 2, struct link_v);
    struct appointment_list_v v = {.links = link};
    struct appointment_row_v *rows;
    struct appointment_filter f;
    struct list_links links;
    struct appointment *all;
    struct str next;

    TRY(filter_of(ctx, rq, &f));
    TRY(appointment_store_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct appointment_row_v);
    arr_each (i, v.rows_count)
        rows[i] = appointment_web_row(ctx, &all[i]);
    v.rows = rows;
    v.tabs = appointment_web_tabs(ctx, "matters");
    link[0] =
        (struct link_v){.label = T("appointment.do.letter"), .url = S("/appointment/letter/new")};
    link[1] = (struct link_v){.label = T("appointment.do.record"), .url = S("/appointment/record")};
    v.links_count = may(ctx, "appointment.manage") ? 2 : 0;
    fields[0] = form_field(ctx, rq, "select", "act", "appointment.col.act", f.act);
    appointment_web_words(ctx, &fields[0], APPOINTMENT_ACTS, "appointment.act.", true);
    fields[1] = form_field(ctx, rq, "select", "state", "appointment.col.state", f.state);
    appointment_web_words(ctx, &fields[1], APPOINTMENT_STATES, "appointment.state.", true);
    fields[2] = form_field(ctx, rq, "select", "office", "appointment.col.office", f.office);
    appointment_web_words(ctx, &fields[2], APPOINTMENT_OFFICES, "appointment.office.", true);
    v.filter = (struct filter_v){.url = S("/appointment"),
                                 .label = T("appointment.filter.q"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 3,
                                 .reset = list_reset(rq, S("/appointment"))};
    links = list_links_of(ctx, rq, "/appointment", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("appointment.none"), .text = T("appointment.none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("appointment.menu"), &appointment_list_view,
                        &v);
}

/* ---------------------------------------------------------------- one matter */

struct str appointment_web_item(struct ctx *ctx, int64_t item_id, struct str *out_url)
{
    struct meeting_item item;
    struct meeting m;

    *out_url = S("");
    if (item_id == 0 || meeting_item_get(ctx, item_id, &item) != ST_OK ||
        meeting_get(ctx, item.meeting_id, &m) != ST_OK || !meeting_seen(ctx, &m))
        return S("");
    *out_url = str_printf(ctx->arena, "/meeting/%lld", (long long)m.id);
    return TF(ctx->arena, "appointment.item_of", m.name, item.number);
}

static void put(struct kv_item_v *items, size_t *n, const char *label, struct str value,
                struct str url)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = text(label), .value = value, .url = url};
}

static enum status facts_of(struct ctx *ctx, const struct appointment *a,
                            struct appointment_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct str url, item = appointment_web_item(ctx, a->item_id, &url);
    struct appointment_letter l;
    size_t n = 0;

    put(items, &n, "appointment.col.person", a->person,
        appointment_web_url(ctx, "/person", a->person_id, ""));
    put(items, &n, "appointment.col.post", a->post,
        appointment_web_url(ctx, "/post", a->post_id, ""));
    if (a->letter_id != 0) {
        TRY(appointment_store_letter(ctx, a->letter_id, &l));
        put(items, &n, "appointment.col.title", l.title,
            appointment_web_url(ctx, "/letter", l.id, ""));
        put(items, &n, "appointment.col.nominator", text_of("appointment.nominator.", l.nominator),
            S(""));
    }
    put(items, &n, "appointment.f.item", item, url);
    if (a->vote_id != 0 && may(ctx, "vote.read"))
        put(items, &n, "appointment.f.vote", T("appointment.vote_link"),
            str_printf(ctx->arena, "/vote/%lld", (long long)a->vote_id));
    if (a->motion_id != 0)
        put(items, &n, "appointment.f.motion", a->source,
            str_printf(ctx->arena, "/motion/%lld", (long long)a->motion_id));
    else
        put(items, &n, "appointment.f.source", a->source, S(""));
    put(items, &n, "appointment.col.decided", text_date(ctx->arena, a->decided_on, ctx->today),
        S(""));
    put(items, &n, "appointment.f.effect", text_date(ctx->arena, a->effect_on, ctx->today), S(""));
    if (a->all_members > 0 && a->formula.len == 0) /* else the formula says it */
        put(items, &n, "appointment.f.yes",
            str_printf(ctx->arena, "%lld/%lld", (long long)a->yes, (long long)a->all_members),
            S(""));
    put(items, &n, "appointment.f.reason", a->reason, S(""));
    put(items, &n, "appointment.f.note", a->note, S(""));
    v->facts = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

static enum status papers_of(struct ctx *ctx, const struct appointment *a, enum office_law_act act,
                             struct appointment_show_v *v)
{
    struct appointment_paper_row_v *rows =
        arena_array(ctx->arena, OFFICE_LAW_PAPERS, struct appointment_paper_row_v);
    struct appointment_paper *papers;
    size_t count;

    TRY(appointment_store_papers(ctx, a->id, &papers, &count));
    for (int p = 0; p < OFFICE_LAW_PAPERS; p++) {
        const struct str word = str_from(appointment_paper_word((enum office_law_paper)p));
        struct appointment_paper_row_v row = {.label = text_of("appointment.paper.", word)};

        arr_each (i, count)
            if (str_eq(papers[i].paper, word)) {
                row.there = true;
                row.on = papers[i].received_on;
            }
        if (row.there || office_law_needs_paper(act, (enum office_law_paper)p))
            rows[v->papers_count++] = row;
    }
    v->papers = rows;
    return ST_OK;
}

/* Where he sits it while it waits; then what it came to. */
static enum status test_item(struct ctx *ctx, const struct appointment_test *t,
                             struct kv_item_v *out)
{
    const bool waits = date_none(t->held_on);
    struct training_seat seat;

    *out = (struct kv_item_v){.label = text_of("appointment.test.", t->way),
                              .value = T("appointment.test_waits"),
                              .url = S("")};
    if (waits && t->seat_id != 0) {
        TRY(training_seat_get(ctx, t->seat_id, &seat));
        return training_seat_url(ctx, &seat, &out->url);
    }
    out->value =
        t->percent < 0
            ? t->note
            : TF(ctx->arena, t->passed ? "appointment.test_passed" : "appointment.test_failed",
                 text_date(ctx->arena, t->held_on, ctx->today), str_int(ctx->arena, t->percent));
    return ST_OK;
}

static enum status proofs_of(struct ctx *ctx, const struct appointment *a,
                             struct appointment_show_v *v)
{
    struct appointment_statement s;
    struct appointment_test *tests;
    struct kv_item_v *items;
    size_t count, n = 0;
    enum status st;

    TRY(appointment_store_tests(ctx, a->id, &tests, &count));
    items = arena_array(ctx->arena, count, struct kv_item_v);
    arr_each (i, count)
        TRY(test_item(ctx, &tests[i], &items[n++]));
    v->tests = (struct kv_v){.items = items, .items_count = n};
    v->tested = n > 0;
    v->statement = v->stated = S("");
    st = appointment_store_statement(ctx, a->id, &s);
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    v->statement = s.text;
    v->stated = TF(ctx->arena, "appointment.stated", text_date(ctx->arena, s.made_on, ctx->today),
                   text_of("appointment.way.", s.way));
    return ST_OK;
}

static enum status after_of(struct ctx *ctx, const struct appointment *a,
                            struct appointment_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct appointment_certificate c;
    struct appointment_report *reports;
    size_t count, n = 0;
    enum status st = appointment_store_certificate(ctx, a->id, &c);

    if (st == ST_OK) {
        put(items, &n, "appointment.col.certificate",
            appointment_certificate_text(ctx, c.year, c.number),
            appointment_web_url(ctx, "", a->id, "/certificate.pdf"));
        put(items, &n, "appointment.f.signer", c.signer, S(""));
        put(items, &n, "appointment.f.handed", text_date(ctx->arena, c.handed_on, ctx->today),
            S(""));
    } else if (st != ST_NOT_FOUND) {
        return st;
    }
    if (a->sworn)
        put(items, &n, "appointment.f.oath", T("appointment.is_sworn"), S("/appointment/oath"));
    TRY(appointment_store_reports(ctx, a->id, &reports, &count));
    for (size_t i = 0; i < count && n < FACTS_MAX - 1; i++)
        items[n++] = (struct kv_item_v){
            .label = text_of("appointment.whom.", reports[i].whom),
            .value =
                reports[i].paper.len == 0
                    ? text_date(ctx->arena, reports[i].sent_on, ctx->today)
                    : TF(ctx->arena, "appointment.sent",
                         text_date(ctx->arena, reports[i].sent_on, ctx->today), reports[i].paper),
            .url = S("")};
    if (a->doc_id != 0)
        put(items, &n, "appointment.f.doc", T("appointment.doc_link"),
            str_printf(ctx->arena, "/resolution/%lld", (long long)a->doc_id));
    v->after = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

static void put_link(struct ctx *ctx, struct appointment_show_v *v, const struct appointment *a,
                     const char *word)
{
    struct link_v *links = (struct link_v *)v->links;

    if (v->links_count < LINKS_MAX)
        links[v->links_count++] = (struct link_v){
            .label = text_of("appointment.do.", str_from(word)),
            .url = str_printf(ctx->arena, "/appointment/%lld/%s", (long long)a->id, word)};
}

static void links_of(struct ctx *ctx, const struct appointment *a, enum office_law_act act,
                     struct appointment_show_v *v)
{
    const bool open = appointment_is_open(a->state) && !str_eqz(a->state, "voting");

    v->links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    if (!may(ctx, "appointment.manage") || a->letter_id == 0)
        return;
    if (open) {
        put_link(ctx, v, a, "papers");
        if (str_eqz(a->state, "received"))
            put_link(ctx, v, a, "check");
        if (act == OFFICE_LAW_APPOINT) {
            put_link(ctx, v, a, "test");
            put_link(ctx, v, a, "statement");
        }
        put_link(ctx, v, a, "withdraw");
    }
    if (!str_eqz(a->state, "passed"))
        return;
    if (office_law_certified(act))
        put_link(ctx, v, a, a->certificate_number == 0 ? "certificate" : "handed");
    put_link(ctx, v, a, "report");
}

static void put_stage(struct ctx *ctx, struct stage_v *items, size_t *n, const char *title,
                      bool done)
{
    const bool before = *n == 0 || items[*n - 1].done;

    items[*n] = (struct stage_v){.mark = str_int(ctx->arena, (int64_t)*n + 1),
                                 .title = text(title),
                                 .note = S(""),
                                 .done = done,
                                 .now = before && !done};
    *n += 1;
}

static void stages_of(struct ctx *ctx, const struct appointment *a, enum office_law_act act,
                      const struct appointment_facts *facts, const struct law_params *params,
                      struct appointment_show_v *v)
{
    enum office_law_office office = OFFICE_LAW_WORKING;
    struct stage_v *items = arena_array(ctx->arena, STAGES, struct stage_v);
    bool test, say;
    size_t n = 0;

    (void)appointment_office_of(a->office, &office);
    test = office_law_wants_test(params, office, act);
    say = office_law_wants_statement(params, office, act);
    put_stage(ctx, items, &n, "appointment.stage.check", !str_eqz(a->state, "received"));
    if (test || say)
        put_stage(ctx, items, &n, "appointment.stage.prove",
                  (!test || facts->tested) && (!say || facts->stated));
    put_stage(ctx, items, &n, "appointment.stage.vote", !date_none(a->decided_on));
    if (office_law_sworn(office, act))
        put_stage(ctx, items, &n, "appointment.stage.oath", a->sworn);
    v->staged = n > 0;
    v->stages =
        (struct stages_v){.label = T("appointment.stages"), .items = items, .items_count = n};
}

static enum status files_of(struct ctx *ctx, const struct appointment *a,
                            struct appointment_show_v *v)
{
    const struct attachment_of of = {"appointment", a->id};

    v->files_url = attachment_page_url(ctx->arena, of);
    return attachment_shown(ctx, of, &v->files);
}

static enum status open_parts(struct ctx *ctx, const struct appointment *a, enum office_law_act act,
                              struct appointment_show_v *v)
{
    struct appointment_facts facts;
    struct law_params params;

    TRY(congress_law_params(ctx, date_none(a->decided_on) ? ctx->today : a->decided_on, &params));
    TRY(appointment_facts_of(ctx, a, &facts));
    stages_of(ctx, a, act, &facts, &params, v);
    TRY(papers_of(ctx, a, act, v));
    TRY(files_of(ctx, a, v));
    return proofs_of(ctx, a, v);
}

enum status appointment_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    enum office_law_act act = OFFICE_LAW_APPOINT;
    struct appointment_show_v v = {.id = 0};
    struct appointment a;

    TRY(appointment_store_get(ctx, path_id(rq, "id"), &a));
    (void)appointment_act_of(a.act, &act);
    *up = (struct link_v){.label = T("appointment.menu"), .url = S("/appointment")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = a.person};
    v.id = a.id;
    v.version = a.version;
    v.title = appointment_sentence(ctx, &a);
    v.state = a.state;
    v.tag = appointment_web_tag(a.state);
    v.backfilled = appointment_backfilled(&a) ? T("appointment.backfill") : S("");
    v.finding = a.finding;
    v.formula = a.formula;
    v.article = a.article;
    v.statement = v.stated = v.files_url = S("");
    v.passed = str_eqz(a.state, "passed") && a.letter_id != 0;
    TRY(facts_of(ctx, &a, &v));
    if (a.letter_id != 0)
        TRY(open_parts(ctx, &a, act, &v));
    if (v.passed)
        TRY(after_of(ctx, &a, &v));
    links_of(ctx, &a, act, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &appointment_show_view, &v);
}
