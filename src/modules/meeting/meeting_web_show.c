// SPDX-License-Identifier: MulanPSL-2.0
/* One meeting: when, where, by which rule; the agenda; who comes. */
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/meeting_papers.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_session.h"
#include "modules/meeting/meeting_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 17, ACTS_MAX = 12, NOTES_MAX = 8 };

struct facts {
    struct ctx *ctx;
    struct kv_item_v items[FACTS_MAX];
    size_t count;
};

static void put(struct facts *f, struct str label, struct str value, struct str url)
{
    if (value.len == 0 || f->count == FACTS_MAX)
        return;
    f->items[f->count++] = (struct kv_item_v){.label = label, .value = value, .url = url};
}

static struct kv_v done(struct facts *f)
{
    struct kv_item_v *items = arena_array(f->ctx->arena, f->count, struct kv_item_v);

    if (f->count != 0)
        memcpy(items, f->items, f->count * sizeof *items);
    return (struct kv_v){.items = items, .items_count = f->count};
}

/* "全体35人过半数出席（《地方组织法》第五十一条）" */
static struct str with_article(struct ctx *ctx, struct str text, struct str article)
{
    return article.len == 0 ? text : TF(ctx->arena, "meeting.with_article", text, article);
}

/* By when bills, appointments and reports have to be in. */
static enum status put_leads(struct facts *f, const struct meeting *m,
                             const struct meeting_rule *rule)
{
    struct meeting_lead *leads;
    size_t count;

    if (!meeting_in_preparation(m->state))
        return ST_OK;
    TRY(meeting_leads(f->ctx, m, rule, &leads, &count));
    arr_each (i, count)
        put(f, text_of("meeting.lead.", str_from(leads[i].word)),
            with_article(f->ctx, text_date(f->ctx->arena, leads[i].by, f->ctx->today),
                         leads[i].article),
            S(""));
    return ST_OK;
}

static enum status put_rule(struct facts *f, const struct meeting *m,
                            const struct meeting_rule *rule)
{
    struct ctx *ctx = f->ctx;

    if (m->body_id != 0) {
        struct body body;

        TRY(body_get(ctx, m->body_id, &body));
        put(f, T("meeting.body"), body.name,
            str_printf(ctx->arena, "/body/%lld", (long long)body.id));
        put(f, T("meeting.all_members"),
            TF(ctx->arena, "meeting.people_n", meeting_web_int(ctx, m->all_members)), S(""));
    }
    put(f, T("meeting.convener"), rule->convener, S(""));
    if (!str_eqz(rule->quorum, "none"))
        put(f, T("meeting.quorum"),
            with_article(ctx, text_of("meeting.quorum.", rule->quorum), rule->quorum_article),
            S(""));
    if (!str_eqz(rule->majority, "none"))
        put(f, T("meeting.majority"),
            with_article(ctx, text_of("meeting.majority.", rule->majority), rule->majority_article),
            S(""));
    if (meeting_has_notice(rule))
        put(f, T("meeting.notice_days"),
            with_article(ctx, meeting_web_notice_time(ctx, rule), rule->notice_article), S(""));
    if (rule->attendees.len > 0)
        put(f, T("meeting.attendees"),
            with_article(ctx, rule->attendees, meeting_attendance_article(rule, m->starts_on)),
            S(""));
    return may(ctx, "meeting.prepare") ? put_leads(f, m, rule) : ST_OK;
}

/* ---------------------------------------------------------------- the agenda */

static enum status put_papers(struct ctx *ctx, const struct meeting_paper *papers, size_t count,
                              int64_t item_id, struct meeting_agenda_row_v *row)
{
    struct meeting_paper_row_v *rows = arena_array(ctx->arena, count, struct meeting_paper_row_v);
    size_t n = 0;

    arr_each (i, count)
        if (papers[i].item_id == item_id)
            TRY(meeting_web_paper_row(ctx, &papers[i], &rows[n++]));
    row->papers = rows;
    row->papers_count = n;
    return ST_OK;
}

/* 主任会议: where it was treated before. */
static enum status prior_of(struct ctx *ctx, const struct meeting_item *it, struct str *out)
{
    struct meeting_item prior;
    struct meeting m;

    *out = S("");
    if (it->prior_item_id == 0)
        return ST_OK;
    TRY(meeting_item_get(ctx, it->prior_item_id, &prior));
    TRY(meeting_get(ctx, prior.meeting_id, &m));
    *out = m.kind_name;
    return ST_OK;
}

enum status meeting_web_agenda(struct ctx *ctx, const struct meeting *m,
                               struct meeting_agenda_row_v **out, size_t *out_count,
                               struct str *out_end)
{
    struct meeting_paper *papers;
    struct meeting_item *items;
    struct meeting_rule rule;
    unsigned *begins, end;
    size_t count, papers_count;

    TRY(meeting_items(ctx, m->id, &items, &count));
    TRY(meeting_papers(ctx, m, &papers, &papers_count));
    TRY(meeting_rule_get(ctx, m->rule_id, &rule));
    begins = arena_array(ctx->arena, count, unsigned);
    meeting_time_plan(items, count, meeting_web_minute(m), begins, &end);
    *out = arena_array(ctx->arena, count, struct meeting_agenda_row_v);
    *out_count = count;
    *out_end =
        m->starts_at != 0 && end > meeting_web_minute(m) ? meeting_web_clock(ctx, end) : S("");
    arr_each (i, count) {
        const struct meeting_item *it = &items[i];
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);
        struct meeting_agenda_row_v *row = &(*out)[i];

        *tag = meeting_item_state_tag(it->state);
        *row = (struct meeting_agenda_row_v){
            .id = it->id,
            .parent_id = it->parent_id,
            .depth = (int64_t)meeting_item_depth(items, count, it->id),
            .number = it->number,
            .title = it->title,
            .sort = it->sort,
            .presenter = it->presenter,
            .minutes = it->minutes,
            .begins = m->starts_at != 0 ? meeting_web_clock(ctx, begins[i]) : S(""),
            .state = str_from(meeting_item_state_word(it->state)),
            .state_tag = it->state != MEETING_ITEM_PENDING ? tag : NULL,
            .outcome = it->outcome,
        };
        TRY(prior_of(ctx, it, &row->chained));
        row->nested = row->depth == 2 ? S("part") : row->depth > 2 ? S("part2") : S("");
        TRY(meeting_web_organ(ctx, it->organ_id, &row->organ));
        TRY(put_papers(ctx, papers, papers_count, it->id, row));
        if (may(ctx, "meeting.prepare") && row->papers_count == 0 && it->parent_id == 0 &&
            it->state != MEETING_ITEM_WITHDRAWN && !meeting_was_held(m->state))
            row->wanted = meeting_papers_wanted(rule.papers, text_of("meeting.sort.", it->sort));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- people */

static struct str people_url(struct ctx *ctx, const struct meeting *m, struct str capacity,
                             const char *answer)
{
    return str_printf(ctx->arena, "/meeting/%lld/people?capacity=" STR_FMT "%s%s", (long long)m->id,
                      STR_ARG(capacity), answer != NULL ? "&answer=" : "",
                      answer != NULL ? answer : "");
}

static enum status put_groups(struct ctx *ctx, const struct meeting *m, struct meeting_show_v *v)
{
    struct meeting_group_v *groups =
        arena_array(ctx->arena, MEETING_CAPACITIES, struct meeting_group_v);
    struct meeting_group all[MEETING_CAPACITIES];

    TRY(meeting_store_groups(ctx, m->id, all));
    arr_each (i, COUNT(all)) {
        const struct str word = str_from(meeting_capacity_word(all[i].capacity));

        if (all[i].count == 0)
            continue;
        groups[v->groups_count++] = (struct meeting_group_v){
            .capacity = word,
            .count = all[i].count,
            .coming = all[i].coming,
            .on_leave = all[i].on_leave,
            .silent = m->state == MEETING_NOTICED ? all[i].silent : 0,
            .url = people_url(ctx, m, word, NULL),
            .coming_url = people_url(ctx, m, word, "coming"),
            .leave_url = people_url(ctx, m, word, "leave"),
            .silent_url = people_url(ctx, m, word, "silent"),
        };
    }
    v->groups = groups;
    return ST_OK;
}

static enum status put_below(struct ctx *ctx, const struct meeting *m, struct meeting_show_v *v)
{
    struct meeting_below_v *rows;
    struct meeting *below;
    size_t count, n = 0;

    TRY(meeting_store_below(ctx, m->id, &below, &count));
    rows = arena_array(ctx->arena, count, struct meeting_below_v);
    arr_each (i, count) {
        if (!meeting_seen(ctx, &below[i]))
            continue;
        rows[n++] = (struct meeting_below_v){.id = below[i].id,
                                             .name = below[i].name,
                                             .starts_on = below[i].starts_on,
                                             .state_tag = meeting_state_tag(below[i].state)};
    }
    v->below = rows;
    v->below_count = n;
    return ST_OK;
}

/* ---------------------------------------------------------------- the page */

static void link_put(struct link_v *links, size_t *n, struct str label, struct str url)
{
    links[(*n)++] = (struct link_v){.label = label, .url = url};
}

static void put_acts(struct ctx *ctx, const struct meeting *m, struct meeting_show_v *v)
{
    struct link_v *acts = arena_array(ctx->arena, ACTS_MAX, struct link_v);
    size_t n = 0;

    if (v->may_prepare && meeting_in_preparation(m->state)) {
        link_put(acts, &n, T("meeting.do.item_new"), meeting_web_url(ctx, m->id, "/item/new"));
        link_put(acts, &n, T("meeting.do.build"), meeting_web_url(ctx, m->id, "/agenda"));
        link_put(acts, &n,
                 m->state == MEETING_DRAFT ? T("meeting.do.notice") : T("meeting.do.notice_again"),
                 meeting_web_url(ctx, m->id, "/notice"));
        link_put(acts, &n, T("meeting.do.edit"), meeting_web_url(ctx, m->id, "/edit"));
        link_put(acts, &n, T("meeting.do.cancel"), meeting_web_url(ctx, m->id, "/cancel"));
    }
    if (!meeting_in_preparation(m->state) && m->state != MEETING_CANCELLED &&
        may(ctx, "resolution.write"))
        link_put(acts, &n, T("resolution.minutes.add"),
                 str_printf(ctx->arena, "/resolution/minutes/new?meeting=%lld", (long long)m->id));
    v->acts = acts;
    v->acts_count = n;
}

/* Is the reader one of its people? */
static bool takes_part(struct ctx *ctx, const struct meeting *m)
{
    const struct err before = ctx->err;
    struct meeting_person me;

    if (ctx->actor->account_id != 0 &&
        meeting_person_of(ctx, m->id, ctx->actor->account_id, &me) == ST_OK)
        return true;
    ctx->err = before;
    return false;
}

static void put_pages(struct ctx *ctx, const struct meeting *m, const struct meeting_rule *rule,
                      struct meeting_show_v *v)
{
    struct link_v *pages = arena_array(ctx->arena, ACTS_MAX, struct link_v);
    size_t n = 0;

    if (may(ctx, "meeting.run") && m->state != MEETING_DRAFT && m->state != MEETING_CANCELLED)
        link_put(pages, &n, T("meeting.hall_page"), meeting_web_url(ctx, m->id, "/hall"));
    if (m->state != MEETING_DRAFT && m->state != MEETING_CANCELLED && takes_part(ctx, m))
        link_put(pages, &n, T("meeting.seat_page"), meeting_web_url(ctx, m->id, "/seat"));
    link_put(pages, &n, T("meeting.people"), meeting_web_url(ctx, m->id, "/people"));
    if (m->seat_rows > 0 || v->may_prepare)
        link_put(pages, &n, T("meeting.seats"), meeting_web_url(ctx, m->id, "/seats"));
    if (may(ctx, "meeting.decide"))
        link_put(pages, &n, T("meeting.leaves"), meeting_web_url(ctx, m->id, "/leaves"));
    if (rule->observers && !m->closed_door && !m->recorded && may(ctx, "meeting.observe"))
        link_put(pages, &n, T("meeting.observe"), meeting_web_url(ctx, m->id, "/observe"));
    if (v->may_prepare && meeting_is_session(m) && meeting_in_preparation(m->state))
        link_put(pages, &n, T("meeting.extra.title"), meeting_web_url(ctx, m->id, "/extra"));
    v->pages = pages;
    v->pages_count = n;
}

/* What is printed and fetched stands apart, as links. */
static void put_prints(struct ctx *ctx, const struct meeting *m, struct meeting_show_v *v)
{
    struct link_v *prints = arena_array(ctx->arena, ACTS_MAX, struct link_v);
    size_t n = 0;

    link_put(prints, &n, T("meeting.pack"), meeting_web_url(ctx, m->id, "/pack"));
    link_put(prints, &n, T("meeting.print_agenda"),
             meeting_web_url(ctx, m->id, "/print?paper=agenda"));
    if (v->may_prepare) {
        link_put(prints, &n, T("meeting.print_notice"),
                 meeting_web_url(ctx, m->id, "/print?paper=notice"));
        link_put(prints, &n, T("meeting.letters"), meeting_web_url(ctx, m->id, "/letters"));
    }
    v->prints = prints;
    v->prints_count = n;
}

static struct tag_v receipt_tag(const struct meeting_person *p)
{
    const struct str none = T("meeting.receipt.none"), receipt = p->receipt;

    if (str_eqz(receipt, "leave_granted") && meeting_comes_freely(p))
        return (struct tag_v){.label = T("meeting.receipt.declined"), .class = S("wait")};

    return (struct tag_v){
        .label = receipt.len == 0 ? none : text_of("meeting.receipt.", receipt),
        .class = str_eqz(receipt, "coming") ? S("ok") : S("wait"),
    };
}

/* What the reader himself has to answer. */
static enum status put_answer(struct ctx *ctx, const struct meeting *m, struct meeting_show_v *v)
{
    const struct err before = ctx->err;
    struct meeting_person me;
    const enum status st = meeting_person_of(ctx, m->id, ctx->actor->account_id, &me);

    if (st == ST_NOT_FOUND) {
        ctx->err = before;
        return ST_OK;
    }
    TRY(st);
    v->receipt = me.receipt;
    v->receipt_tag = receipt_tag(&me);
    v->may_answer = m->state == MEETING_NOTICED;
    if (m->state != MEETING_DRAFT && m->state != MEETING_CANCELLED && !meeting_was_held(m->state)) {
        v->code = meeting_code_halves(ctx, meeting_desk_code(ctx, m->id, me.id));
        v->own_paper = meeting_web_url(ctx, m->id, "/print?paper=mine");
        v->invited = meeting_by_letter(&me);
    }
    if (m->state != MEETING_DRAFT && m->state != MEETING_CANCELLED && !meeting_was_held(m->state) &&
        !me.present && !str_eqz(me.receipt, "leave_asked") && !str_eqz(me.receipt, "leave_granted"))
        v->leave_url = meeting_web_url(ctx, m->id, "/leave");
    v->freely = meeting_comes_freely(&me);
    return ST_OK;
}

static enum status put_notices(struct ctx *ctx, const struct meeting *m, struct meeting_show_v *v)
{
    struct meeting_notice_row_v *rows;
    struct meeting_notice *sent;
    size_t count;

    TRY(meeting_notices(ctx, m->id, &sent, &count));
    rows = arena_array(ctx->arena, count, struct meeting_notice_row_v);
    arr_each (i, count)
        rows[i] = (struct meeting_notice_row_v){
            .number = sent[i].number,
            .sent_at = sent[i].sent_at,
            .days = sent[i].days,
            .needed = sent[i].needed,
            .text = sent[i].text,
            .reason = sent[i].reason,
        };
    v->notices = rows;
    v->notices_count = count;
    return ST_OK;
}

/* What is still to be done before the day, for who prepares it. */
static enum status put_notes(struct ctx *ctx, const struct meeting *m,
                             const struct meeting_rule *rule, struct meeting_show_v *v)
{
    struct note_v *notes = arena_array(ctx->arena, NOTES_MAX, struct note_v);
    struct calendar cal;
    size_t n = 0;

    if (m->state == MEETING_CANCELLED)
        notes[n++] = (struct note_v){.bad = true, .text = m->cancel_reason};
    if (m->recorded)
        notes[n++] = (struct note_v){.text = T("meeting.recorded_note")};
    TRY(meeting_web_extra_text(ctx, m, &notes[n].text));
    n += notes[n].text.len != 0;
    if (v->may_prepare)
        TRY(meeting_web_preparatory_note(ctx, m, notes, &n));
    if (may(ctx, "meeting.absence")) {
        TRY(meeting_web_absent_of(ctx, m, &notes[n].text));
        n += notes[n].text.len != 0;
    }
    if (m->state == MEETING_DRAFT && v->may_prepare && meeting_has_notice(rule)) {
        struct date by;

        TRY(congress_calendar(ctx, &cal));
        by = meeting_notice_by(&cal, rule, m->starts_on);
        notes[n++] = (struct note_v){
            .warn = date_cmp(by, ctx->today) >= 0,
            .bad = date_cmp(by, ctx->today) < 0,
            .text = TF(ctx->arena, "meeting.notice_by", text_date(ctx->arena, by, ctx->today)),
        };
    }
    v->notes = notes;
    v->notes_count = n;
    return ST_OK;
}

enum status meeting_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_agenda_row_v *items;
    struct facts facts = {.ctx = ctx};
    struct meeting_rule rule;
    struct meeting_show_v v;
    struct meeting m;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(meeting_rule_get(ctx, m.rule_id, &rule));
    v = (struct meeting_show_v){
        .crumbs = meeting_web_crumbs(ctx, NULL, m.name),
        .id = m.id,
        .version = m.version,
        .name = m.name,
        .kind = m.kind,
        .kind_name = m.kind_name,
        .when = meeting_web_when(ctx, &m),
        .starts_on = m.starts_on,
        .ends_on = m.ends_on,
        .starts_at = m.starts_at,
        .place = m.place,
        .state = str_from(meeting_state_word(m.state)),
        .state_tag = meeting_state_tag(m.state),
        .closed_door = m.closed_door,
        .may_prepare = may(ctx, "meeting.prepare"),
    };
    TRY(put_rule(&facts, &m, &rule));
    v.facts = done(&facts);
    TRY(meeting_web_agenda(ctx, &m, &items, &v.items_count, &v.items_end));
    v.items = items;
    TRY(put_groups(ctx, &m, &v));
    TRY(meeting_web_help_link(ctx, &m, &v.help));
    TRY(put_below(ctx, &m, &v));
    put_acts(ctx, &m, &v);
    put_pages(ctx, &m, &rule, &v);
    put_prints(ctx, &m, &v);
    TRY(put_answer(ctx, &m, &v));
    TRY(put_notices(ctx, &m, &v));
    TRY(put_notes(ctx, &m, &rule, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, m.name, &meeting_show_view, &v);
}
