// SPDX-License-Identifier: MulanPSL-2.0
/* One motion: its parts, who signed, what happened, and what can be done now. */
#include "modules/motion/motion_rules.h"
#include "modules/motion/motion_web.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { ACTS_MAX = 8, FACTS_MAX = 18, PARTS_MAX = 5 };

static bool can(const struct motion_detail *d, enum motion_verb verb)
{
    return (d->may & (1U << verb)) != 0;
}

/* ---------------------------------------------------------------- what can be done */

static bool on_agenda(const struct motion_detail *d)
{
    arr_each (i, d->items_count)
        if (!d->items[i].gone)
            return true;
    return false;
}

static void add_link(struct motion_show_v *v, struct motion_do_v *links, struct str label,
                     struct str url)
{
    links[v->links_count] =
        (struct motion_do_v){.label = label, .url = url, .primary = v->links_count == 0};
    v->links_count++;
}

/* What is most to be done stands first. */
static void put_links(struct ctx *ctx, const struct motion_detail *d, struct motion_show_v *v)
{
    static const struct {
        enum motion_verb verb;
        const char *path;
    } LINKS[] = {
        {MOTION_SERVE, "serve"},     {MOTION_MARK, "mark"},     {MOTION_ANSWER, "answer"},
        {MOTION_EFFECT, "effect"},   {MOTION_REPORT, "report"}, {MOTION_CONVERT, "convert"},
        {MOTION_SCHEDULE, "agenda"}, {MOTION_DECIDE, "decide"}, {MOTION_INVITE, "invite"},
        {MOTION_EDIT, "edit"},       {MOTION_DEFEND, "defend"}, {MOTION_RESULT, "result"},
    };
    struct motion_do_v *links = arena_array(ctx->arena, COUNT(LINKS) + 2, struct motion_do_v);
    const struct str meeting = str_printf(ctx->arena, "/meeting/motion/%lld", (long long)d->m.id);
    const bool schedules = can(d, MOTION_SCHEDULE) && may(ctx, "meeting.prepare");
    const bool first = d->m.state == MOTION_LISTED && !on_agenda(d);

    v->links = links;
    arr_each (i, COUNT(LINKS)) {
        if (!can(d, LINKS[i].verb) || (LINKS[i].verb == MOTION_SCHEDULE && !(schedules && first)))
            continue;
        add_link(v, links,
                 LINKS[i].verb == MOTION_SCHEDULE ? T("motion.do.schedule")
                                                  : text_of("motion.do.", str_from(LINKS[i].path)),
                 LINKS[i].verb == MOTION_SCHEDULE ? meeting
                                                  : motion_web_url(ctx, d->m.id, LINKS[i].path));
    }
    if (schedules && !first)
        add_link(v, links, T("motion.do.schedule"), meeting);
    if (d->m.kind == MOTION_BILL && d->m.state == MOTION_LISTED && may(ctx, "motion.propose") &&
        ctx->actor->deputy_id != 0)
        add_link(
            v, links, T("motion.do.new.amendment"),
            str_printf(ctx->arena, "/motion/new?kind=amendment&subject=%lld", (long long)d->m.id));
}

static const struct confirm_v *ask(struct ctx *ctx, const char *word)
{
    struct confirm_v *c = arena_new(ctx->arena, struct confirm_v);
    const struct str w = str_from(word);

    *c = (struct confirm_v){.id = str_printf(ctx->arena, "d-%s", word),
                            .title = text_of("motion.ask.", w),
                            .text = text_of("motion.ask_text.", w),
                            .yes = text_of("motion.do.", w),
                            .no = T("motion.ask_no")};
    return c;
}

static void put_acts(struct ctx *ctx, const struct motion_detail *d, struct motion_show_v *v)
{
    static const struct {
        enum motion_verb verb;
        const char *path, *word;
        bool primary, asks;
    } ACTS[] = {
        {MOTION_SIGN, "decline", "decline_sign", false, true},
        {MOTION_SUBMIT, "submit", "submit", true, true},
        {MOTION_SIGN_ANSWER, "sign-answer", "sign_answer", true, true},
        {MOTION_CLOSE, "close", "close", false, true},
        {MOTION_WITHDRAW, "withdraw", "withdraw", false, true},
    };
    struct action_v *acts = arena_array(ctx->arena, COUNT(ACTS), struct action_v);
    size_t n = 0;

    arr_each (i, COUNT(ACTS)) {
        if (!can(d, ACTS[i].verb))
            continue;
        acts[n++] = (struct action_v){
            .url = motion_web_url(ctx, d->m.id, ACTS[i].path),
            .label = text_of("motion.do.", str_from(ACTS[i].word)),
            .primary = ACTS[i].primary,
            .confirm = ACTS[i].asks ? ask(ctx, ACTS[i].word) : NULL,
        };
    }
    v->seen = motion_text_print(ctx, &d->m);
    if (can(d, MOTION_SIGN))
        v->sign_url = motion_web_url(ctx, d->m.id, "sign");
    v->acts = acts;
    v->acts_count = n;
}

/* ---------------------------------------------------------------- what it says */

static void add_part(struct motion_part_v *parts, size_t *n, struct str label, struct str text)
{
    if (text.len > 0)
        parts[(*n)++] = (struct motion_part_v){.label = label, .text = text};
}

static void put_parts(struct ctx *ctx, const struct motion *m, struct motion_show_v *v)
{
    struct motion_part_v *parts = arena_array(ctx->arena, PARTS_MAX, struct motion_part_v);
    size_t n = 0;

    add_part(parts, &n, T("motion.f.cause"), m->cause);
    add_part(parts, &n, motion_of_person(m->kind) ? T("motion.f.reasons") : T("motion.f.grounds"),
             m->grounds);
    add_part(parts, &n,
             m->kind == MOTION_AMENDMENT ? T("motion.f.proposal_amendment")
                                         : T("motion.f.proposal"),
             m->proposal);
    add_part(parts, &n, T("motion.f.question"), m->question);
    add_part(parts, &n, motion_of_person(m->kind) ? T("motion.f.materials") : T("motion.f.content"),
             m->content);
    v->parts = parts;
    v->parts_count = n;
}

static void fact(struct kv_item_v *items, size_t *n, struct str label, struct str value,
                 struct str url)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = label, .value = value, .url = url};
}

static void put_facts(struct ctx *ctx, const struct motion_detail *d, struct motion_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    const struct motion *m = &d->m;
    size_t n = 0;

    fact(items, &n, T("motion.forum"),
         text_of("motion.forum.", str_from(motion_forum_word(m->forum))), S(""));
    fact(items, &n, T("motion.f.lead"), d->lead_name, S(""));
    fact(items, &n, T("motion.f.mover"), d->mover_name, S(""));
    fact(items, &n, T("motion.f.target"), d->target_name, S(""));
    fact(items, &n, T("motion.f.person"), m->person_name, S(""));
    fact(items, &n, T("motion.person_post"), m->person_post, S(""));
    fact(items, &n, T("motion.f.served_on"), text_date(ctx->arena, m->served_on, ctx->today),
         S(""));
    fact(items, &n, T("motion.f.ended_on"), text_date(ctx->arena, m->ended_on, ctx->today), S(""));
    fact(items, &n, T("motion.f.subject"), d->subject_name,
         m->subject_id != 0 ? motion_web_url(ctx, m->subject_id, NULL) : S(""));
    fact(items, &n, T("motion.col.on"), text_date(ctx->arena, m->submitted_on, ctx->today), S(""));
    if (m->way.len > 0)
        fact(items, &n, T("motion.f.way"), text_of("motion.way.", m->way), S(""));
    fact(items, &n, T("motion.f.due_on"), text_date(ctx->arena, m->due_on, ctx->today), S(""));
    if (m->paper)
        fact(items, &n, T("motion.f.entered"), T("motion.on_paper"), S(""));
    fact(items, &n, T("motion.f.convert_reason"), m->convert_reason, S(""));
    if (m->suggestion_id != 0)
        fact(items, &n, T("motion.f.suggestion"), T("motion.f.suggestion_open"),
             str_printf(ctx->arena, "/suggestion/%lld", (long long)m->suggestion_id));
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

/* ---------------------------------------------------------------- who signed */

static struct tag_v signer_tag(struct str state)
{
    return (struct tag_v){.label = text_of("motion.signer.", state),
                          .class = str_eqz(state, "signed")    ? S("ok")
                                   : str_eqz(state, "invited") ? S("wait")
                                                               : S("")};
}

static enum status put_signers(struct ctx *ctx, const struct motion_detail *d,
                               struct motion_show_v *v)
{
    struct motion_person_v *people =
        arena_array(ctx->arena, d->signers_count, struct motion_person_v);
    const char *article = NULL;
    uint32_t needed = (uint32_t)d->m.needed;

    arr_each (i, d->signers_count)
        people[i] = (struct motion_person_v){
            .name = d->signers[i].lead ? TF(ctx->arena, "motion.lead_is", d->signers[i].name)
                                       : d->signers[i].name,
            .delegation = d->signers[i].delegation,
            .state = d->signers[i].state,
            .tag = signer_tag(d->signers[i].state),
        };
    v->signers = people;
    v->signers_count = d->signers_count;
    if (!str_eqz(d->m.mover, "members"))
        return ST_OK;
    if (d->m.number == 0)
        TRY(motion_need(ctx, &d->m, &needed, &article));
    v->article = article != NULL ? str_from(article) : d->m.basis;
    v->count =
        TF(ctx->arena, "motion.count", str_printf(ctx->arena, "%lld", (long long)d->m.signer_count),
           str_printf(ctx->arena, "%u", needed));
    return ST_OK;
}

/* ---------------------------------------------------------------- what happened */

struct tale {
    struct entry_v *items;
    int64_t *at; /* for the order */
    size_t count;
};

static void log_add(struct tale *tale, int64_t at, struct entry_v entry)
{
    size_t i = tale->count++;

    for (; i > 0 && tale->at[i - 1] <= at; i--) {
        tale->at[i] = tale->at[i - 1];
        tale->items[i] = tale->items[i - 1];
    }
    tale->at[i] = at;
    tale->items[i] = entry;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* When an answer was given: when it was signed, else at the end of its day. */
static int64_t given_at(const struct ctx *ctx, const struct motion_answer *x)
{
    const int64_t evening = date_begin(date_add_days(x->given_on, 1)) - 1;

    if (x->signed_at != 0)
        return x->signed_at;
    return evening < ctx->now ? evening : ctx->now;
}

static struct entry_v entry_of(struct str title, const char *class)
{
    return (struct entry_v){
        .title = title, .class = str_from(class), .who = S(""), .text = S(""), .reply = S("")};
}

static void log_decisions(const struct motion_detail *d, struct tale *tale)
{
    arr_each (i, d->decisions_count) {
        const struct motion_decision *x = &d->decisions[i];
        struct entry_v e = entry_of(text_of("motion.decision.", x->decision), "done");

        e.on = x->on;
        e.who = x->organ_name;
        e.text = x->note;
        log_add(tale, x->at, e);
    }
}

static void log_answers(struct ctx *ctx, const struct motion_detail *d, struct tale *tale)
{
    arr_each (i, d->answers_count) {
        const struct motion_answer *x = &d->answers[i];
        const bool given = str_eqz(x->state, "given");
        struct entry_v e = entry_of(given ? TF(ctx->arena, "motion.answer_round",
                                               str_printf(ctx->arena, "%lld", (long long)x->round))
                                          : T("motion.answer_draft"),
                                    given ? "done" : "now");

        e.on = x->given_on;
        e.who = x->head_name;
        e.text = text_of("motion.way.", x->way);
        e.reply = x->body;
        log_add(tale, given_at(ctx, x), e);
    }
}

static void log_marks(const struct motion_detail *d, struct tale *tale)
{
    arr_each (i, d->marks_count) {
        const struct motion_mark *x = &d->marks[i];
        struct entry_v e =
            entry_of(text_of("motion.mark.", x->satisfied ? S("satisfied") : S("dissatisfied")),
                     x->satisfied ? "done" : "bad");

        e.at = x->at;
        e.who = x->name;
        e.text = x->reason;
        log_add(tale, x->at, e);
    }
}

static void log_person(struct ctx *ctx, const struct motion_detail *d, struct tale *tale)
{
    const struct motion *m = &d->m;

    if (!date_none(m->served_on)) {
        struct entry_v e = entry_of(T("motion.log.served"), "done");

        e.on = m->served_on;
        e.who = m->person_name;
        e.text = text_of("motion.serve.", m->served_how);
        log_add(tale, later(date_begin(m->served_on), m->created_at) + 2, e);
    }
    arr_each (i, d->defences_count) {
        const struct motion_defence *x = &d->defences[i];
        struct entry_v e = entry_of(text_of("motion.defence.", x->way), "now");

        e.on = x->on;
        e.who = m->person_name;
        e.text = x->printed ? T("motion.printed") : S("");
        e.reply = x->body;
        log_add(tale, x->at, e);
    }
    if (!date_none(m->ended_on)) {
        struct entry_v e = entry_of(TF(ctx->arena, "motion.log.ended", m->person_post), "bad");

        e.on = m->ended_on;
        e.text = m->ended_note;
        log_add(tale, ctx->now, e);
    }
}

static void log_reports(const struct motion_detail *d, struct tale *tale)
{
    arr_each (i, d->reports_count) {
        const struct motion_report *x = &d->reports[i];
        struct entry_v e = entry_of(text_of("motion.report.", x->advice), "done");

        e.on = x->on;
        e.who = x->organ_name;
        e.reply = x->body;
        log_add(tale, x->at, e);
    }
}

static void put_timeline(struct ctx *ctx, const struct motion_detail *d, struct motion_show_v *v)
{
    const size_t most = d->decisions_count + d->answers_count + d->marks_count + d->defences_count +
                        d->reports_count + 4;
    struct tale tale = {.items = arena_array(ctx->arena, most, struct entry_v),
                        .at = arena_array(ctx->arena, most, int64_t)};
    struct entry_v e = entry_of(T("motion.log.drafted"), "done");

    e.at = d->m.created_at;
    e.who = d->lead_name;
    log_add(&tale, d->m.created_at, e);
    if (!date_none(d->m.submitted_on)) {
        e = entry_of(T("motion.log.submitted"), "done");
        e.on = d->m.submitted_on;
        log_add(&tale, later(date_begin(d->m.submitted_on), d->m.created_at) + 1, e);
    }
    log_decisions(d, &tale);
    log_answers(ctx, d, &tale);
    log_marks(d, &tale);
    log_reports(d, &tale);
    log_person(ctx, d, &tale);
    v->timeline = (struct timeline_v){.items = tale.items, .items_count = tale.count};
}

/* ---------------------------------------------------------------- amendments and agendas */

static void put_amendments(struct ctx *ctx, const struct motion_detail *d, struct motion_show_v *v)
{
    struct motion_amendment_v *rows =
        arena_array(ctx->arena, d->amendments_count, struct motion_amendment_v);
    size_t open = 0;

    arr_each (i, d->amendments_count)
        rows[i] = (struct motion_amendment_v){.row = motion_web_row(ctx, &d->amendments[i])};
    for (size_t i = 0; i < d->amendments_count && can(d, MOTION_ORDER); i++)
        if (motion_is_open(&d->amendments[i]) && open++ > 0)
            rows[i].first = motion_web_url(ctx, d->m.id, "first");
    v->amendments = rows;
    v->amendments_count = d->amendments_count;
}

static void put_agendas(struct ctx *ctx, const struct motion_detail *d, struct motion_show_v *v)
{
    struct motion_agenda_v *rows = arena_array(ctx->arena, d->items_count, struct motion_agenda_v);

    arr_each (i, d->items_count)
        rows[i] = (struct motion_agenda_v){.meeting = d->items[i].meeting,
                                           .url = d->items[i].url,
                                           .on = d->items[i].held_on,
                                           .gone = d->items[i].gone};
    v->agendas = rows;
    v->agendas_count = d->items_count;
}

enum status motion_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct motion_show_v v = {0};
    struct motion_detail d;

    TRY(motion_show(ctx, path_id(rq, "id"), &d));
    *up = (struct link_v){.label = T("motion.title"), .url = S("/motion")};
    v = (struct motion_show_v){
        .id = d.m.id,
        .version = d.m.version,
        .name = motion_number_text(ctx->arena, &d.m),
        .title = d.m.title.len > 0 ? d.m.title : T("motion.untitled"),
        .kind = str_from(motion_kind_word(d.m.kind)),
        .forum = str_from(motion_forum_word(d.m.forum)),
        .state = str_from(motion_state_word(d.m.state)),
        .suggestion_id = d.m.suggestion_id,
        .tag = motion_web_tag(d.m.state),
        .count = S(""),
        .article = S(""),
    };
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = v.name};
    v.meta = v.name;
    put_amendments(ctx, &d, &v);
    put_agendas(ctx, &d, &v);
    put_links(ctx, &d, &v);
    put_acts(ctx, &d, &v);
    put_parts(ctx, &d.m, &v);
    put_facts(ctx, &d, &v);
    TRY(put_signers(ctx, &d, &v));
    put_timeline(ctx, &d, &v);
    TRY(motion_web_files(ctx, d.m.id, &v));
    TRY(motion_web_next(ctx, &d, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &motion_show_view, &v);
}
