// SPDX-License-Identifier: MulanPSL-2.0
/* The list of methods, and one with its stages, timers, people, targets, opinions, votes. */
#include "modules/meeting/meeting.h"
#include "modules/resolution/resolution.h"
#include "modules/supervision/supervision_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { STAGES_MAX = 12, NOTES_MAX = 3 };
static const char *const KEPT[] = {"q",     "state", "method", "group", "matter", "kind",  "year",
                                   "month", "organ", "from",   "to",    "held",   "limit", NULL};

/* ---------------------------------------------------------------- the list */

static struct str period_of(struct ctx *ctx, const struct supervision_step *s)
{
    const struct date other_year = {.year = 1, .month = 1, .day = 1}; /* always print the year */

    if (date_none(s->period_from) || date_none(s->period_to))
        return S("");
    return TF(ctx->arena, "supervision.days", text_date(ctx->arena, s->period_from, other_year),
              text_date(ctx->arena, s->period_to, s->period_from));
}

static struct supervision_step_row_v row_of(struct ctx *ctx, const struct supervision_step *s)
{
    return (struct supervision_step_row_v){
        .id = s->id,
        .matter_id = s->matter_id,
        .title = s->title,
        .method = s->method,
        .matter = s->matter,
        .organ = s->organ,
        .on = date_none(s->held_on) ? s->starts_on : s->held_on,
        .period = period_of(ctx, s),
        .period_from = s->period_from,
        .period_to = s->period_to,
        .stage = supervision_web_stage(ctx, s->method, s->stage),
        .report = s->report,
        .tag = {.label = str_eqz(s->state, "cancelled")
                             ? T("supervision.step_state.cancelled")
                             : supervision_web_stage(ctx, s->method, s->stage),
                .class = supervision_web_tag("supervision.step_state.", s->state).class},
    };
}

enum status supervision_web_steps(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct supervision_step_row_v *rows;
    struct supervision_steps_v v = {0};
    struct supervision_step *all;
    struct supervision_page f;
    struct list_links links;
    struct str next;

    TRY(supervision_web_filter(ctx, rq, &f));
    if (param_present(rq, "group") && param_text(rq, "group").len > 0)
        f.method = S(SUPERVISION_OUTSIDE);
    TRY(supervision_store_steps(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct supervision_step_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(ctx, &all[i]);
    v.rows = rows;
    v.crumbs = supervision_web_crumbs(ctx, S(""), S(""), T("supervision.steps"));
    fields[0] = supervision_web_select(ctx, rq, "method", "supervision.col.method",
                                       SUPERVISION_METHODS, "supervision.method.");
    fields[1] = supervision_web_select(ctx, rq, "state", "supervision.col.state",
                                       "planned running done cancelled", "supervision.step_state.");
    fields[2] = form_field(ctx, rq, "int", "year", "supervision.col.year",
                           f.year != 0 ? str_int(ctx->arena, f.year) : S(""));
    v.filter = (struct filter_v){.url = S("/supervision/step"),
                                 .label = T("supervision.filter.step"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 3,
                                 .reset = list_reset(rq, S("/supervision/step"))};
    links = list_links_of(ctx, rq, "/supervision/step", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("supervision.empty.step"), T("supervision.empty.step_text"),
        link_next(ctx, "supervision.take_part", T("supervision.menu"), "/supervision"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("supervision.steps"), &supervision_steps_view,
                        &v);
}

/* ---------------------------------------------------------------- one method */

static const struct stages_v *stages_of(struct ctx *ctx, const struct supervision_step *s,
                                        const struct supervision_stage *done, size_t count)
{
    struct stages_v *v = arena_new(ctx->arena, struct stages_v);
    struct stage_v *items = arena_array(ctx->arena, STAGES_MAX, struct stage_v);
    struct str rest = str_from(supervision_flow(s->method)), word;
    const int now = supervision_stage_place(s->method, s->stage);
    size_t n = 0;

    while (n < STAGES_MAX && str_cut(&rest, ' ', &word)) {
        struct str day = S("");

        arr_each (i, count)
            if (str_eq(done[i].stage, word) && i > 0)
                day = text_date(ctx->arena, done[i].done_on, ctx->today);
        items[n] = (struct stage_v){
            .mark = str_int(ctx->arena, (int64_t)n + 1),
            .title = supervision_web_stage(ctx, s->method, word),
            .note = day,
            .done = (int)n < now || str_eqz(s->state, "done"),
            .now = (int)n == now && !str_eqz(s->state, "done"),
        };
        n++;
    }
    *v = (struct stages_v){.label = T("supervision.flow"), .items = items, .items_count = n};
    return v;
}

static enum status facts_of(struct ctx *ctx, const struct supervision_step *s,
                            struct supervision_record_v *v)
{
    struct meeting m;

    supervision_web_fact(v, T("supervision.col.matter"), s->matter,
                         supervision_web_url(ctx, "", s->matter_id, ""));
    supervision_web_fact(v, T("supervision.col.organ"), s->organ, S(""));
    supervision_web_fact_day(ctx, v, T("supervision.f.planned"), s->starts_on);
    supervision_web_fact_day(ctx, v, T("supervision.f.held"), s->held_on);
    supervision_web_fact(v, T("supervision.f.place"), s->place, S(""));
    supervision_web_fact(v, T("supervision.f.with_whom"), s->with_whom, S(""));
    if (!date_none(s->period_from) && !date_none(s->period_to))
        supervision_web_fact(v, T("supervision.f.period"),
                             TF(ctx->arena, "supervision.days",
                                text_date(ctx->arena, s->period_from, ctx->today),
                                text_date(ctx->arena, s->period_to, ctx->today)),
                             S(""));
    if (s->meeting_id != 0) {
        TRY(meeting_get(ctx, s->meeting_id, &m));
        if (meeting_seen(ctx, &m))
            supervision_web_fact(v, T("supervision.f.meeting_of"), m.name,
                                 str_printf(ctx->arena, "/meeting/%lld", (long long)s->meeting_id));
    }
    if (s->doc_id != 0 && may(ctx, "resolution.read"))
        supervision_web_fact(v, T("supervision.f.doc"), T("supervision.see_doc"),
                             str_printf(ctx->arena, "/resolution/%lld", (long long)s->doc_id));
    if (s->url.len > 0)
        supervision_web_fact(v, T("supervision.col.record"), T("supervision.see_record"), s->url);
    return ST_OK;
}

/* The days before a hearing, each with its article, and when it was done. */
static enum status timers_of(struct ctx *ctx, const struct supervision_step *s,
                             const struct supervision_stage *done, size_t count,
                             struct supervision_record_v *v)
{
    struct supervision_timer timers[SUPERVISION_TIMERS];
    struct supervision_section_v *section;

    if (!str_eqz(s->method, "report") || str_eqz(s->state, "cancelled"))
        return ST_OK;
    TRY(supervision_timers(ctx, s, timers));
    section =
        supervision_web_section(ctx, v, "timers", T("supervision.timers"), SUPERVISION_TIMERS);
    section->note =
        TF(ctx->arena, "supervision.timers_of", text_date(ctx->arena, s->starts_on, ctx->today));
    arr_each (i, SUPERVISION_TIMERS) {
        const struct supervision_timer *t = &timers[i];
        const struct date *on = NULL;
        struct supervision_line_v *line = supervision_web_item(section);

        for (size_t k = 1; k < count; k++)
            if (str_eqz(done[k].stage, t->stage))
                on = &done[k].done_on;
        *line = (struct supervision_line_v){
            .title = TF(ctx->arena, "supervision.timer",
                        supervision_web_stage(ctx, s->method, str_from(t->stage)),
                        text_date(ctx->arena, t->by, ctx->today)),
            .meta = str_from(t->article),
        };
        if (on != NULL)
            line->tag = supervision_web_tag_of(ctx, "supervision.timer_state.",
                                               date_cmp(*on, t->by) <= 0 ? S("done") : S("late"));
        else if (date_none(s->held_on))
            line->due = due_tag_make(ctx, t->by);
    }
    return ST_OK;
}

static enum status people_of(struct ctx *ctx, const struct matter *m,
                             const struct supervision_step *s, struct supervision_record_v *v)
{
    struct supervision_section_v *section;
    struct supervision_person *people;
    struct supervision_target *targets;
    bool sees_people, sees_targets;
    size_t count, n;

    TRY(supervision_sees_whole(ctx, m->id, &sees_people));
    TRY(supervision_sees_targets(ctx, m, s, &sees_targets));
    TRY(supervision_store_people(ctx, s->id, &people, &count));
    TRY(supervision_store_targets_of(ctx, s->id, &targets, &n));
    if (n > 0 && sees_targets) {
        section = supervision_web_section(ctx, v, "targets", T("supervision.targets"), n);
        arr_each (i, n) {
            struct action_v *drop = arena_new(ctx->arena, struct action_v);
            struct supervision_line_v *line = supervision_web_item(section);

            *drop = (struct action_v){
                .url = supervision_web_url(ctx, "/target", targets[i].id, "/drop"),
                .label = T("supervision.do.drop")};
            *line = (struct supervision_line_v){
                .title = targets[i].name,
                .meta = text_of("supervision.target.", targets[i].sort),
                .text = targets[i].note,
                .post = may(ctx, "supervision.write") ? drop : NULL,
            };
        }
    }
    if (count == 0 || !sees_people)
        return ST_OK;
    section = supervision_web_section(ctx, v, "people", T("supervision.people"), count);
    arr_each (i, count)
        *supervision_web_item(section) = (struct supervision_line_v){
            .title = people[i].name,
            .meta = text_of("supervision.role.", people[i].role),
            .text = people[i].note,
            .tag = people[i].presence.len > 0
                       ? supervision_web_tag_of(ctx, "supervision.presence.", people[i].presence)
                       : NULL,
        };
    return ST_OK;
}

static enum status opinions_of(struct ctx *ctx, const struct supervision_step *s,
                               struct supervision_record_v *v)
{
    struct supervision_handling *all;
    struct supervision_round *rounds;
    struct supervision_section_v *section;
    size_t count, mine = 0;
    bool whole;

    TRY(supervision_sees_whole(ctx, s->matter_id, &whole));
    if (s->doc_id != 0) {
        TRY(supervision_store_handlings(ctx, s->doc_id, 0, &all, &count));
        section = supervision_web_section(ctx, v, "opinions", T("supervision.opinions"), count);
        section->empty = count == 0 ? T("supervision.opinions_none") : S("");
        arr_each (i, count) {
            if (!supervision_shows_organ(whole, ctx->actor->organ_id, all[i].organ_id))
                continue;
            *supervision_web_item(section) = (struct supervision_line_v){
                .title = all[i].organ,
                .url =
                    may(ctx, "resolution.read")
                        ? str_printf(ctx->arena, "/resolution/handling/%lld", (long long)all[i].id)
                        : S(""),
                .meta = TF(ctx->arena, "supervision.opinion_meta", all[i].title,
                           str_int(ctx->arena, all[i].round)),
                .tag = supervision_web_tag_of(ctx, "supervision.handling.", all[i].state),
                .due = str_eqz(all[i].state, "replied") || str_eqz(all[i].state, "closed")
                           ? NULL
                           : due_tag_make(ctx, all[i].due_on),
            };
        }
    }
    TRY(supervision_store_rounds(ctx, s->id, &rounds, &count));
    if (count == 0)
        return ST_OK;
    arr_each (i, count)
        mine += supervision_shows_organ(whole, ctx->actor->organ_id, rounds[i].organ_id);
    if (mine == 0)
        return ST_OK;
    section = supervision_web_section(ctx, v, "rounds", T("supervision.rounds"), mine);
    arr_each (i, count) {
        if (!supervision_shows_organ(whole, ctx->actor->organ_id, rounds[i].organ_id))
            continue;
        *supervision_web_item(section) = (struct supervision_line_v){
            .title = TF(ctx->arena, "supervision.round", rounds[i].organ,
                        str_int(ctx->arena, rounds[i].number)),
            .url = rounds[i].vote_id != 0
                       ? str_printf(ctx->arena, "/vote/%lld", (long long)rounds[i].vote_id)
                       : S(""),
            .meta =
                TF(ctx->arena, "supervision.round_meta",
                   text_date(ctx->arena, rounds[i].held_on, ctx->today),
                   str_int(ctx->arena, rounds[i].satisfied), str_int(ctx->arena, rounds[i].basic),
                   str_int(ctx->arena, rounds[i].dissatisfied)),
            .text = str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(rounds[i].rule),
                               STR_ARG(rounds[i].formula)),
            .tag = supervision_web_tag_of(ctx, "supervision.mark.", rounds[i].mark),
        };
    }
    return ST_OK;
}

static void acts_of(struct ctx *ctx, const struct supervision_step *s,
                    struct supervision_record_v *v)
{
    static const struct {
        const char *text, *tail;
    } LINKS[] = {{"supervision.do.advance", "/advance"}, {"supervision.do.people", "/people"},
                 {"supervision.do.roll", "/roll"},       {"supervision.do.target", "/target"},
                 {"supervision.do.edit", "/edit"},       {"supervision.do.step_cancel", "/cancel"}};

    if (!may(ctx, "supervision.write") || str_eqz(s->state, "cancelled") ||
        str_eqz(s->matter_state, "closed") || str_eqz(s->matter_state, "cancelled"))
        return;
    arr_each (i, COUNT(LINKS)) {
        if (i == 0 && str_eqz(s->state, "done"))
            continue;
        supervision_web_link(v, text_of(LINKS[i].text, S("")),
                             supervision_web_url(ctx, "/step", s->id, LINKS[i].tail));
    }
    if (s->doc_id != 0)
        supervision_web_link(v, T("supervision.do.rate"),
                             supervision_web_url(ctx, "/step", s->id, "/rate"));
    supervision_web_link(
        v, T("supervision.do.problem"),
        str_printf(ctx->arena, "/supervision/problem/new?step=%lld", (long long)s->id));
}

static enum status problems_of(struct ctx *ctx, const struct supervision_step *s,
                               struct supervision_record_v *v)
{
    const struct supervision_page f = {.step_id = s->id, .limit = LIST_ROWS_MAX};
    struct supervision_problem *all;
    struct str next;
    int64_t total;
    size_t count;

    if (!may(ctx, "supervision.read"))
        return ST_OK;
    TRY(supervision_store_problems(ctx, &f, &all, &count, &next, &total));
    if (count > 0)
        supervision_web_problem_lines(
            ctx, supervision_web_section(ctx, v, "problems", T("supervision.problems"), count), all,
            count);
    return ST_OK;
}

enum status supervision_web_step(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_record_v v = {0};
    struct supervision_stage *stages;
    struct supervision_step s;
    struct matter m;
    size_t count;

    TRY(supervision_store_step(ctx, path_id(rq, "id"), &s));
    TRY(supervision_matter_get(ctx, s.matter_id, &m));
    TRY(supervision_store_stages(ctx, s.id, &stages, &count));
    supervision_web_record(ctx, &v);
    v.crumbs =
        supervision_web_crumbs(ctx, m.title, supervision_web_url(ctx, "", m.id, ""), s.title);
    v.id = s.id;
    v.version = s.version;
    v.title = s.title;
    v.meta = text_of("supervision.method.", s.method);
    v.tag = supervision_web_tag_of(ctx, "supervision.step_state.", s.state);
    v.stages = str_eqz(s.state, "cancelled") ? NULL : stages_of(ctx, &s, stages, count);
    v.result = s.report;
    v.result_title = str_eqz(s.state, "cancelled") ? T("supervision.why_cancelled")
                                                   : T("supervision.col.report");
    TRY(facts_of(ctx, &s, &v));
    acts_of(ctx, &s, &v);
    TRY(timers_of(ctx, &s, stages, count, &v));
    TRY(opinions_of(ctx, &s, &v));
    TRY(people_of(ctx, &m, &s, &v));
    TRY(problems_of(ctx, &s, &v));
    TRY(supervision_web_survey_part(ctx, &s, &v));
    return supervision_web_respond(ctx, rq, rs, &v);
}
