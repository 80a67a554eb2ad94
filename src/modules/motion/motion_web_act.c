// SPDX-License-Identifier: MulanPSL-2.0
/* What is done with a motion that was written: signed, handed in, decided on, voted, answered. */
#include "modules/congress/congress.h"
#include "modules/motion/motion_rules.h"
#include "modules/motion/motion_web.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LONG_CHARS = 20000, NOTE_CHARS = 2000, LINES = 8 };

enum status motion_web_back(struct response *rs, const struct request *rq)
{
    return respond_see_other(rs, "/motion/%lld", (long long)path_id(rq, "id"));
}

static struct motion_ref ref_of(const struct request *rq)
{
    return (struct motion_ref){.id = path_id(rq, "id"), .version = param_int(rq, "version")};
}

enum status motion_web_sign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str seen = param_text(rq, "seen");

    TRY(motion_sign(ctx,
                    &(struct motion_sign){.id = path_id(rq, "id"), .agree = true, .seen = &seen}));
    respond_flash(rs, "motion.signed", S(""));
    return motion_web_back(rs, rq);
}

/* Who does not sign sees it no more while it is a draft. */
enum status motion_web_decline(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(motion_sign(ctx, &(struct motion_sign){.id = path_id(rq, "id"), .agree = false}));
    respond_flash(rs, "motion.declined_to_sign", S(""));
    return respond_see_other(rs, "/motion");
}

enum status motion_web_submit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct motion_ref in = ref_of(rq);

    in.late = param_bool(rq, "late");
    TRY(motion_submit(ctx, &in));
    respond_flash(rs, "motion.submitted", S(""));
    return motion_web_back(rs, rq);
}

enum status motion_web_withdraw(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_ref in = ref_of(rq);

    TRY(motion_withdraw(ctx, &in));
    respond_flash(rs, "motion.withdrawn", S(""));
    return motion_web_back(rs, rq);
}

enum status motion_web_sign_answer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_ref in = ref_of(rq);

    TRY(motion_sign_answer(ctx, &in));
    respond_flash(rs, "motion.answer_signed", S(""));
    return motion_web_back(rs, rq);
}

enum status motion_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_ref in = ref_of(rq);

    TRY(motion_close(ctx, &in));
    respond_flash(rs, "motion.closed", S(""));
    return motion_web_back(rs, rq);
}

/* One amendment goes before the others. */
enum status motion_web_first(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), first = param_id(rq, "amendment");
    struct motion *open;
    int64_t *ids;
    size_t count, n = 0;

    TRY(motion_open_amendments(ctx, id, &open, &count));
    ids = arena_array(ctx->arena, count + 1, int64_t);
    ids[n++] = first;
    arr_each (i, count)
        if (open[i].id != first)
            ids[n++] = open[i].id;
    TRY(motion_order(ctx, id, 0, ids, n));
    respond_flash(rs, "motion.ordered", S(""));
    return motion_web_back(rs, rq);
}

/* ---------------------------------------------------------------- decisions */

static void put_choice(struct form_page *f, const char *kind, const char *name,
                       const char *label_key, const char *prefix, const char *const *words,
                       size_t count)
{
    struct field_v *field = form_page_put(f, kind, name, label_key, S(""));
    struct option_v *options = arena_array(f->ctx->arena, count, struct option_v);

    arr_each (i, count)
        options[i] = (struct option_v){.value = str_from(words[i]),
                                       .label = text_of(prefix, str_from(words[i]))};
    form_options(f->ctx, field, options, count);
}

static const char *const DECISIONS[] = {"agenda",      "committee", "decline", "consent",
                                        "put_to_vote", "answer",    "refuse"};

/* The decisions that can be taken now. */
static enum status decisions_of(struct ctx *ctx, const struct motion *m, const char **out,
                                size_t *out_count)
{
    *out_count = 0;
    arr_each (i, COUNT(DECISIONS)) {
        bool allowed;

        TRY(motion_may_decide(ctx, m, str_from(DECISIONS[i]), &allowed));
        if (allowed)
            out[(*out_count)++] = DECISIONS[i];
    }
    return ST_OK;
}

static enum status put_committees(struct form_page *f)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "organ", "motion.f.committee", S(""));
    struct option_v *options;
    struct organ *organs;
    size_t count;

    TRY(organ_list_of(ctx, ORGAN_SPECIAL_COMMITTEE, &organs, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = str_printf(ctx->arena, "%lld", (long long)organs[i].id),
                              .label = organs[i].name};
    field->choose = true;
    form_options(ctx, field, options, count);
    form_optional(field);
    return ST_OK;
}

void motion_web_day(struct form_page *f, const char *label_key)
{
    char today[DATE_TEXT_SIZE];

    (void)form_page_put(f, "date", "on", label_key,
                        str_dup(f->ctx->arena, str_from(date_format(f->ctx->today, today))));
}

static enum status put_answer_ways(struct form_page *f, const struct motion *m)
{
    static const char *const WAYS[] = {"oral_meeting", "oral_presidium", "oral_committee",
                                       "written"};
    const char *words[COUNT(WAYS)];
    struct ctx *ctx = f->ctx;
    struct congress c;
    size_t n = 0;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    arr_each (i, COUNT(WAYS)) {
        enum motion_law_answer_way way;

        if (motion_way_parse(str_from(WAYS[i]), &way) &&
            motion_law_answer_possible(motion_law_body_of(m->forum), congress_law_level(c.level),
                                       way))
            words[n++] = WAYS[i];
    }
    put_choice(f, "select", "way", "motion.f.way", "motion.way.", words, n);
    form_optional(form_page_put(f, "date", "due_on", "motion.f.due_on", S("")));
    return ST_OK;
}

enum status motion_web_decide_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const char *words[COUNT(DECISIONS)];
    struct form_page *f;
    struct motion m;
    size_t n;

    TRY(motion_get(ctx, path_id(rq, "id"), &m));
    f = motion_web_form(ctx, rq, &m, "decide",
                        m.forum == MOTION_CONGRESS ? T("motion.do.decide.congress")
                                                   : T("motion.do.decide.committee"),
                        T("motion.do.decide_go"));
    TRY(decisions_of(ctx, &m, words, &n));
    put_choice(f, "radio", "decision", "motion.f.decision", "motion.decision.", words, n);
    motion_web_day(f, "motion.f.decided_on");
    if (m.kind == MOTION_QUESTION)
        TRY(put_answer_ways(f, &m));
    else if (m.state == MOTION_SUBMITTED)
        TRY(put_committees(f));
    form_optional(form_page_put(f, "text", "note", "motion.f.note", S("")));
    return motion_web_show_form(f, rs);
}

enum status motion_web_decide(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_decide in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .decision = param_text(rq, "decision"),
        .on = param_date(rq, "on"),
        .note = param_text(rq, "note"),
        .organ_id = param_id(rq, "organ"),
        .way = param_text(rq, "way"),
        .due_on = param_date(rq, "due_on"),
    };

    TRY(motion_decide(ctx, &in));
    respond_flash(rs, "motion.decided", S(""));
    return motion_web_back(rs, rq);
}

enum status motion_web_result_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const WORDS[] = {"passed", "rejected"};
    struct form_page *f;
    struct motion m;

    TRY(motion_get(ctx, path_id(rq, "id"), &m));
    f = motion_web_form(ctx, rq, &m, "result", T("motion.do.result"), T("motion.do.result_go"));
    put_choice(f, "radio", "result", "motion.f.result", "motion.decision.", WORDS, COUNT(WORDS));
    motion_web_day(f, "motion.f.voted_on");
    form_optional(form_page_put(f, "text", "note", "motion.f.result_note", S("")));
    return motion_web_show_form(f, rs);
}

enum status motion_web_result(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_result in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .passed = str_eqz(param_text(rq, "result"), "passed"),
        .on = param_date(rq, "on"),
        .note = param_text(rq, "note"),
    };

    TRY(motion_result(ctx, &in));
    respond_flash(rs, "motion.decided", S(""));
    return motion_web_back(rs, rq);
}

/* ---------------------------------------------------------------- answers */

enum status motion_web_answer_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const struct motion_answer *last;
    struct motion_detail d;
    struct form_page *f;
    bool draft;

    TRY(motion_show(ctx, id, &d));
    last = d.answers_count > 0 ? &d.answers[d.answers_count - 1] : NULL;
    draft = last != NULL && str_eqz(last->state, "draft");
    f = motion_web_form(ctx, rq, &d.m, "answer", T("motion.do.answer"), T("motion.do.answer_go"));
    form_max(form_page_put(f, "text", "body", "motion.f.answer", draft ? last->body : S("")),
             LONG_CHARS, LINES);
    (void)form_page_put(f, "line", "head_name", "motion.f.head_name",
                        draft ? last->head_name : S(""));
    if (!str_eqz(d.m.way, "written")) {
        (void)form_page_put(f, "check", "head_present", "motion.f.head_present", S(""));
        motion_web_day(f, "motion.f.answered_on");
    } else if (may(ctx, "motion.manage")) {
        (void)form_page_put(f, "check", "head_signed", "motion.f.head_signed", S(""));
    }
    f->v.note = text_of("motion.way_note.", d.m.way);
    return motion_web_show_form(f, rs);
}

enum status motion_web_answer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_answer_new in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .head_name = param_text(rq, "head_name"),
        .body = param_text(rq, "body"),
        .head_present = param_bool(rq, "head_present"),
        .head_signed = param_bool(rq, "head_signed"),
        .on = param_date(rq, "on"),
    };

    TRY(motion_answer(ctx, &in));
    respond_flash(rs, "motion.answer_saved", S(""));
    return motion_web_back(rs, rq);
}

enum status motion_web_mark_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const WORDS[] = {"satisfied", "dissatisfied"};
    struct form_page *f;
    struct motion m;

    TRY(motion_get(ctx, path_id(rq, "id"), &m));
    f = motion_web_form(ctx, rq, &m, "mark", T("motion.do.mark"), T("motion.do.mark_go"));
    put_choice(f, "radio", "mark", "motion.f.mark", "motion.mark.", WORDS, COUNT(WORDS));
    form_optional(form_page_put(f, "text", "reason", "motion.f.reason", S("")));
    f->v.note = m.forum == MOTION_CONGRESS ? T("motion.mark_note.congress")
                                           : T("motion.mark_note.committee");
    return motion_web_show_form(f, rs);
}

enum status motion_web_mark(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_mark_new in = {
        .id = path_id(rq, "id"),
        .satisfied = str_eqz(param_text(rq, "mark"), "satisfied"),
        .reason = param_text(rq, "reason"),
    };

    TRY(motion_mark(ctx, &in));
    respond_flash(rs, "motion.marked", S(""));
    return motion_web_back(rs, rq);
}
