// SPDX-License-Identifier: MulanPSL-2.0
/* Lists of appraisals and of those appraised; one appraisal, one of those appraised. */
#include "modules/appraisal/appraisal_web.h"
#include "modules/congress/congress.h"
#include "modules/indicator/indicator.h"
#include "modules/supervision/supervision.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 12, FACTS_MAX = 10, LINKS_MAX = 8, OTHERS_MAX = 20 };

static const char *const KEPT[] = {"q",    "kind", "state", "month", "held",
                                   "from", "to",   "limit", NULL};
static const char *const SUBJECT_KEPT[] = {"q",    "kind", "month", "held", "failed",
                                           "from", "to",   "limit", NULL};

struct str appraisal_web_url(struct ctx *ctx, const char *part, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/appraisal%s/%lld%s", part, (long long)id, tail);
}

struct tag_v appraisal_web_tag(struct str state)
{
    return (struct tag_v){.label = text_of("appraisal.state.", state),
                          .class = str_eqz(state, "closed") || str_eqz(state, "cancelled") ? S("")
                                   : str_eqz(state, "draft") ? S("wait")
                                   : str_eqz(state, "counted") || str_eqz(state, "sent")
                                       ? S("ok")
                                       : S("doing")};
}

struct str appraisal_web_score(struct ctx *ctx, int64_t score)
{
    if (score < 0)
        return S("");
    return TF(ctx->arena, "appraisal.percent", indicator_permille_text(ctx->arena, score));
}

static struct tag_v result_tag(const struct appraisal_subject *s)
{
    if (s->ballots == 0)
        return (struct tag_v){.label = date_none(s->reported_on) ? T("appraisal.not_reported")
                                                                 : T("appraisal.has_reported"),
                              .class = date_none(s->reported_on) ? S("wait") : S("doing")};
    return s->passed ? (struct tag_v){.label = T("appraisal.passed"), .class = S("ok")}
                     : (struct tag_v){.label = T("appraisal.failed"), .class = S("bad")};
}

struct appraisal_subject_row_v appraisal_web_subject_row(struct ctx *ctx,
                                                         const struct appraisal_subject *s)
{
    return (struct appraisal_subject_row_v){
        .id = s->id,
        .title = s->title,
        .kind = s->kind,
        .name = s->name,
        .post = s->post,
        .on = s->held_on,
        .reported = s->reported_on,
        .good = s->good,
        .content = s->good,
        .ballots = s->ballots,
        .score = appraisal_web_score(ctx, s->ballots == 0 ? -1 : s->score),
        .state = s->state,
        .tag = result_tag(s),
    };
}

void appraisal_web_words(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                         bool all)
{
    struct option_v options[WORDS_MAX] = {{.value = S(""), .label = T("word.all")}};
    struct str rest = str_from(words), word;
    size_t n = all ? 1 : 0;

    while (n < WORDS_MAX && str_cut(&rest, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    form_options(ctx, f, options, n);
    f->choose = false;
}

static struct tabs_v tabs_of(struct ctx *ctx, bool subjects)
{
    struct tab_v *items = arena_array(ctx->arena, 2, struct tab_v);

    items[0] = (struct tab_v){
        .label = T("appraisal.tab.all"), .url = S("/appraisal"), .on = !subjects, .count = S("")};
    items[1] = (struct tab_v){.label = T("appraisal.tab.subjects"),
                              .url = S("/appraisal/subject"),
                              .on = subjects,
                              .count = S("")};
    return (struct tabs_v){.label = T("appraisal.menu"), .items = items, .items_count = 2};
}

static enum status check_month(struct ctx *ctx, struct str month)
{
    struct date first, last;

    if (month.len > 0 && !date_parse_month(month, &first, &last))
        return fail_field(&ctx->err, "month", "appraisal.err.month", NULL);
    return ST_OK;
}

/* ---------------------------------------------------------------- the lists */

enum status appraisal_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appraisal_filter f = {.q = param_text(rq, "q"),
                                       .kind = param_text(rq, "kind"),
                                       .state = param_text(rq, "state"),
                                       .month = param_text(rq, "month"),
                                       .from = param_date(rq, "from"),
                                       .to = param_date(rq, "to"),
                                       .held = param_bool(rq, "held"),
                                       .after = param_text(rq, "after"),
                                       .limit = list_limit(rq, LIST_ROWS)};
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct appraisal_list_v v = {.links = link};
    struct appraisal_row_v *rows;
    struct list_links links;
    struct appraisal *all;
    struct str next;

    TRY(check_month(ctx, f.month));
    TRY(appraisal_store_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct appraisal_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct appraisal_row_v){.id = all[i].id,
                                           .title = all[i].title,
                                           .kind = all[i].kind,
                                           .on = all[i].held_on,
                                           .subjects = all[i].subjects,
                                           .reported = all[i].reported,
                                           .passed = all[i].passed,
                                           .state = all[i].state,
                                           .tag = appraisal_web_tag(all[i].state)};
    v.rows = rows;
    v.tabs = tabs_of(ctx, false);
    *link = (struct link_v){.label = T("appraisal.do.new"), .url = S("/appraisal/new")};
    v.links_count = may(ctx, "appraisal.manage") ? 1 : 0;
    fields[0] = form_field(ctx, rq, "select", "kind", "appraisal.col.kind", f.kind);
    appraisal_web_words(ctx, &fields[0], APPRAISAL_KINDS, "appraisal.kind.", true);
    fields[1] = form_field(ctx, rq, "select", "state", "appraisal.col.state", f.state);
    appraisal_web_words(ctx, &fields[1], APPRAISAL_STATES, "appraisal.state.", true);
    v.filter = (struct filter_v){.url = S("/appraisal"),
                                 .label = T("appraisal.filter.q"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 2,
                                 .reset = list_reset(rq, S("/appraisal"))};
    links = list_links_of(ctx, rq, "/appraisal", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("appraisal.none"),
        may(ctx, "appraisal.manage") ? T("appraisal.none_manage") : T("appraisal.none_text"),
        link_next(ctx, "appraisal.manage", T("appraisal.do.new"), "/appraisal/new"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("appraisal.menu"), &appraisal_list_view, &v);
}

enum status appraisal_web_subjects(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct appraisal_subject_filter f = {.q = param_text(rq, "q"),
                                         .kind = param_text(rq, "kind"),
                                         .month = param_text(rq, "month"),
                                         .from = param_date(rq, "from"),
                                         .to = param_date(rq, "to"),
                                         .held = param_bool(rq, "held"),
                                         .failed = param_bool(rq, "failed"),
                                         .after = param_text(rq, "after"),
                                         .limit = list_limit(rq, LIST_ROWS)};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct appraisal_subject_list_v v = {.total = 0};
    struct appraisal_subject_row_v *rows;
    struct appraisal_subject *all;
    struct list_links links;
    struct str next;

    TRY(check_month(ctx, f.month));
    if (!may(ctx, "appraisal.read"))
        f.organ_id = ctx->actor->organ_id != 0 ? ctx->actor->organ_id : -1;
    TRY(appraisal_store_subject_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct appraisal_subject_row_v);
    arr_each (i, v.rows_count)
        rows[i] = appraisal_web_subject_row(ctx, &all[i]);
    v.rows = rows;
    v.tabs = tabs_of(ctx, true);
    fields[0] = form_field(ctx, rq, "select", "kind", "appraisal.col.kind", f.kind);
    appraisal_web_words(ctx, &fields[0], APPRAISAL_KINDS, "appraisal.kind.", true);
    fields[1] = form_field(ctx, rq, "check", "failed", "appraisal.filter.failed",
                           f.failed ? S("1") : S("0"));
    v.filter = (struct filter_v){.url = S("/appraisal/subject"),
                                 .label = T("appraisal.filter.subject"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 2,
                                 .reset = list_reset(rq, S("/appraisal/subject"))};
    links = list_links_of(ctx, rq, "/appraisal/subject", SUBJECT_KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("appraisal.subject_none"),
                              .text = T("appraisal.subject_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("appraisal.tab.subjects"),
                        &appraisal_subject_list_view, &v);
}

/* ---------------------------------------------------------------- one appraisal */

static void put(struct kv_item_v *items, size_t *n, const char *label, struct str value,
                struct str url)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = text(label), .value = value, .url = url};
}

static struct str rule_of(struct ctx *ctx, const struct appraisal *a)
{
    if (a->of_all)
        return T(a->counts_basic ? "appraisal.rule.all_basic" : "appraisal.rule.all");
    return TF(ctx->arena, a->counts_basic ? "appraisal.rule.share_basic" : "appraisal.rule.share",
              str_int(ctx->arena, a->pass_percent));
}

static enum status facts_of(struct ctx *ctx, const struct appraisal *a, struct appraisal_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct buf names = buf_new(ctx->arena, 0);
    struct appraisal_item *all;
    size_t n = 0, count;

    put(items, &n, "appraisal.col.kind", text_of("appraisal.kind.", a->kind), S(""));
    put(items, &n, "appraisal.col.on", text_date(ctx->arena, a->held_on, ctx->today), S(""));
    put(items, &n, "appraisal.f.reports_by", text_date(ctx->arena, a->reports_by, ctx->today),
        S(""));
    put(items, &n, "appraisal.f.basis", a->basis, S(""));
    TRY(appraisal_store_items(ctx, a->id, &all, &count));
    arr_each (i, count) {
        if (i > 0)
            buf_str(&names, T("appraisal.and"));
        buf_str(&names, TF(ctx->arena, "appraisal.item_weight", all[i].name,
                           str_int(ctx->arena, all[i].weight)));
    }
    put(items, &n, "appraisal.items", buf_view(&names), S(""));
    if (!str_eqz(a->kind, "yearly"))
        put(items, &n, "appraisal.f.rule", rule_of(ctx, a), S(""));
    if (a->again_id != 0)
        put(items, &n, "appraisal.f.again", T("appraisal.again_link"),
            appraisal_web_url(ctx, "", a->again_id, ""));
    if (a->matter_id != 0 && may(ctx, "supervision.read")) {
        struct matter matter;

        TRY(supervision_matter_get(ctx, a->matter_id, &matter));
        put(items, &n, "appraisal.f.matter", matter.title,
            str_printf(ctx->arena, "/supervision/%lld", (long long)matter.id));
    }
    v->facts = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

/* Where each group rates: on paper, counted by tellers; on phones. */
static enum status scans_of(struct ctx *ctx, const struct appraisal *a, struct appraisal_show_v *v)
{
    const bool rating = str_eqz(a->state, "rating");
    struct appraisal_scan_v *rows;
    struct appraisal_group *all;
    size_t count;

    TRY(appraisal_store_groups(ctx, a->id, &all, &count));
    rows = arena_array(ctx->arena, count, struct appraisal_scan_v);
    arr_each (i, count) {
        const bool phone = str_eqz(all[i].way, "phone");
        int64_t voted = 0;

        TRY(appraisal_store_ballots(ctx, all[i].id, &voted));
        rows[i] = (struct appraisal_scan_v){
            .name = TF(ctx->arena, "appraisal.group_of", all[i].name,
                       str_int(ctx->arena, all[i].weight), str_int(ctx->arena, all[i].people)),
            .url = !rating || !may(ctx, phone ? "appraisal.manage" : "appraisal.tell")
                       ? appraisal_web_url(ctx, "", a->id, "")
                       : appraisal_web_url(ctx, "/group", all[i].id, phone ? "/slips" : "/enter"),
            .voted = phone ? TF(ctx->arena, "appraisal.by_phone", str_int(ctx->arena, voted))
                           : T("appraisal.by_paper")};
    }
    v->scans = rows;
    v->scans_count = count;
    return ST_OK;
}

static enum status letters_of(struct ctx *ctx, const struct appraisal *a,
                              struct appraisal_show_v *v)
{
    struct appraisal_letter_row_v *rows;
    struct appraisal_letter *all;
    size_t count;

    TRY(appraisal_store_letters(ctx, a->id, &all, &count));
    rows = arena_array(ctx->arena, count, struct appraisal_letter_row_v);
    arr_each (i, count)
        rows[i] = (struct appraisal_letter_row_v){
            .id = all[i].id,
            .recipient = all[i].recipient,
            .number = all[i].number,
            .sent = all[i].sent_on,
            .received = all[i].received_on,
            .url = date_none(all[i].received_on) && may(ctx, "appraisal.manage")
                       ? str_printf(ctx->arena, "/appraisal/%lld/received/%lld", (long long)a->id,
                                    (long long)all[i].id)
                       : S("")};
    v->letters = rows;
    v->letters_count = count;
    return ST_OK;
}

static void put_link(struct ctx *ctx, struct appraisal_show_v *v, int64_t id, const char *word)
{
    struct link_v *links = (struct link_v *)v->links;

    if (v->links_count < LINKS_MAX)
        links[v->links_count++] = (struct link_v){
            .label = text_of("appraisal.do.", str_from(word)),
            .url = str_printf(ctx->arena, "/appraisal/%lld/%s", (long long)id, word)};
}

static void put_act(struct ctx *ctx, struct appraisal_show_v *v, int64_t id, const char *word,
                    bool primary)
{
    struct action_v *acts = (struct action_v *)v->acts;

    acts[v->acts_count++] =
        (struct action_v){.url = str_printf(ctx->arena, "/appraisal/%lld/%s", (long long)id, word),
                          .label = text_of("appraisal.do.", str_from(word)),
                          .primary = primary};
}

static void acts_of(struct ctx *ctx, const struct appraisal *a, struct appraisal_show_v *v)
{
    v->links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    v->acts = arena_array(ctx->arena, LINKS_MAX, struct action_v);
    if (!may(ctx, "appraisal.manage"))
        return;
    if (str_eqz(a->state, "draft")) {
        put_link(ctx, v, a->id, "edit");
        put_link(ctx, v, a->id, "add");
        put_act(ctx, v, a->id, "fill", false);
        put_act(ctx, v, a->id, "begin", true);
    }
    if (str_eqz(a->state, "reporting"))
        put_act(ctx, v, a->id, "rating", true);
    if (str_eqz(a->state, "rating"))
        put_act(ctx, v, a->id, "count", true);
    if (str_eqz(a->state, "counted") || str_eqz(a->state, "sent")) {
        put_link(ctx, v, a->id, "send");
        if (!str_eqz(a->kind, "yearly"))
            put_link(ctx, v, a->id, "again");
        put_link(ctx, v, a->id, "letter.pdf");
        put_act(ctx, v, a->id, "close", false);
    }
    if (str_eqz(a->state, "draft") || str_eqz(a->state, "reporting"))
        put_act(ctx, v, a->id, "cancel", false);
}

enum status appraisal_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct appraisal_show_v v = {.id = 0};
    struct appraisal_subject_row_v *rows;
    struct appraisal_subject *all;
    struct appraisal a;
    size_t count;

    TRY(appraisal_store_get(ctx, path_id(rq, "id"), &a));
    TRY(appraisal_store_subjects(ctx, a.id, &all, &count));
    *up = (struct link_v){.label = T("appraisal.menu"), .url = S("/appraisal")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = a.title};
    v.id = a.id;
    v.version = a.version;
    v.title = a.title;
    v.state = a.state;
    v.tag = appraisal_web_tag(a.state);
    v.plan = a.plan;
    rows = arena_array(ctx->arena, count, struct appraisal_subject_row_v);
    arr_each (i, count)
        rows[i] = appraisal_web_subject_row(ctx, &all[i]);
    v.rows = rows;
    v.rows_count = count;
    *empty = (struct empty_v){.title = T("appraisal.subject_none"),
                              .text = T("appraisal.subjects_empty_text")};
    v.empty = count == 0 ? empty : NULL;
    TRY(facts_of(ctx, &a, &v));
    TRY(scans_of(ctx, &a, &v));
    TRY(letters_of(ctx, &a, &v));
    acts_of(ctx, &a, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &appraisal_show_view, &v);
}
