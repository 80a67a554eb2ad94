// SPDX-License-Identifier: MulanPSL-2.0
/* Recalls and removals: whom it is about, given to him, what he answers, the end of his post; and
 * what a committee reports of any motion. */
#include "modules/congress/congress.h"
#include "modules/motion/motion_rules.h"
#include "modules/motion/motion_web.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LONG_CHARS = 20000, LINES = 8 };

static struct str id_text(struct ctx *ctx, int64_t id)
{
    return id == 0 ? S("") : str_printf(ctx->arena, "%lld", (long long)id);
}

/* ---------------------------------------------------------------- whom it is about */

static struct str offices(enum motion_kind kind)
{
    if (kind == MOTION_REMOVAL)
        return S("government_deputy government_member supervision_member court_member "
                 "procurator_member");
    return S("committee_seat township_chair government_head government_deputy government_member "
             "supervision_head court_head procurator_head");
}

enum status motion_web_put_person(struct form_page *f, const struct motion *m)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field =
        form_page_put(f, "select", "member", "motion.f.member", id_text(ctx, m->member_id));
    struct option_v *options;
    struct motion_seat *seats;
    size_t count;

    TRY(motion_seats(ctx, m->kind, &seats, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] = (struct option_v){
            .value = id_text(ctx, seats[i].member_id),
            .label = TF(ctx->arena, "motion.seat_of", seats[i].post, seats[i].name)};
    field->choose = true;
    form_options(ctx, field, options, count);
    form_optional(field);
    form_optional(form_page_put(f, "line", "person_name", "motion.f.person_name",
                                m->member_id == 0 ? m->person_name : S("")));
    form_optional(form_page_put(f, "line", "person_post", "motion.f.person_post",
                                m->member_id == 0 ? m->person_post : S("")));
    motion_web_choice(f, "select", "office", "motion.f.office", "motion.office.", offices(m->kind),
                      m->office);
    f->fields[f->v.fields_count - 1].choose = true;
    form_optional(&f->fields[f->v.fields_count - 1]);
    return ST_OK;
}

static void put_right(struct form_page *f, const struct motion *m)
{
    f->v.article = str_from(
        law_article(removal_law_defence_article(motion_removal_kind(m->kind)), f->ctx->today));
}

/* ---------------------------------------------------------------- given to him */

enum status motion_web_serve_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct motion m;

    TRY(motion_get(ctx, path_id(rq, "id"), &m));
    f = motion_web_form(ctx, rq, &m, "serve", T("motion.do.serve"), T("motion.do.serve_go"));
    motion_web_choice(f, "radio", "how", "motion.f.serve_how", "motion.serve.", S("account paper"),
                      S("account"));
    if (m.person_account_id == 0 && m.person_deputy_id == 0)
        form_optional(form_page_put(f, "line", "login", "motion.f.login", S("")));
    motion_web_day(f, "motion.f.served_on");
    f->v.note = T("motion.serve_note");
    put_right(f, &m);
    return motion_web_show_form(f, rs);
}

enum status motion_web_serve(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_serve in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .on = param_date(rq, "on"),
        .by_paper = str_eqz(param_text(rq, "how"), "paper"),
        .login = param_text(rq, "login"),
    };

    TRY(motion_serve(ctx, &in));
    respond_flash(rs, "motion.served", S(""));
    return motion_web_back(rs, rq);
}

/* ---------------------------------------------------------------- what he answers */

enum status motion_web_defend_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct motion m;
    const bool office = may(ctx, "motion.manage");

    TRY(motion_get(ctx, path_id(rq, "id"), &m));
    f = motion_web_form(ctx, rq, &m, "defend",
                        office ? T("motion.do.defend_note") : T("motion.do.defend"),
                        office ? T("motion.do.decide_go") : T("motion.do.defend_go"));
    if (office) {
        motion_web_choice(f, "radio", "way", "motion.f.defence_way", "motion.defence.",
                          m.kind == MOTION_RECALL ? S("written presidium meeting")
                                                  : S("written meeting"),
                          S("written"));
        motion_web_day(f, "motion.f.defence_on");
    }
    form_max(form_page_put(f, "text", "body", "motion.f.defence", S("")), LONG_CHARS, LINES);
    if (office && m.kind == MOTION_REMOVAL)
        (void)form_page_put(f, "check", "printed", "motion.f.printed", S(""));
    f->v.note =
        m.kind == MOTION_RECALL ? T("motion.defend_note.recall") : T("motion.defend_note.removal");
    put_right(f, &m);
    return motion_web_show_form(f, rs);
}

enum status motion_web_defend(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_defend in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .way = param_text(rq, "way"),
        .on = param_date(rq, "on"),
        .body = param_text(rq, "body"),
        .printed = param_bool(rq, "printed"),
    };

    TRY(motion_defend(ctx, &in));
    respond_flash(rs, "motion.defended", S(""));
    return motion_web_back(rs, rq);
}

/* ---------------------------------------------------------------- the end of the post */

enum status motion_web_effect_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    char day[DATE_TEXT_SIZE];
    struct form_page *f;
    struct motion m;

    TRY(motion_get(ctx, path_id(rq, "id"), &m));
    f = motion_web_form(ctx, rq, &m, "effect", T("motion.do.effect"), T("motion.do.effect_go"));
    (void)form_page_put(f, "date", "on", "motion.f.ended_on",
                        str_dup(ctx->arena, str_from(date_format(m.closed_on, day))));
    if (m.kind == MOTION_RECALL && str_eqz(m.office, "procurator_head"))
        (void)form_page_put(f, "check", "consent", "motion.f.consent", S(""));
    form_optional(form_page_put(f, "line", "note", "motion.f.ended_note", S("")));
    f->v.note = T("motion.effect_note");
    f->v.article =
        str_from(law_article(str_eqz(m.office, "procurator_head") ? LAW_ARTICLE_RECALL_CONSENT
                             : m.kind == MOTION_RECALL            ? LAW_ARTICLE_RECALL
                                                                  : LAW_ARTICLE_REMOVAL_WHO,
                             ctx->today));
    return motion_web_show_form(f, rs);
}

enum status motion_web_effect(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_effect in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .on = param_date(rq, "on"),
        .consent = param_bool(rq, "consent"),
        .note = param_text(rq, "note"),
    };

    TRY(motion_effect(ctx, &in));
    respond_flash(rs, "motion.post_ended", S(""));
    return motion_web_back(rs, rq);
}

/* ---------------------------------------------------------------- reports */

enum status motion_web_report_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct motion m;

    TRY(motion_get(ctx, path_id(rq, "id"), &m));
    f = motion_web_form(ctx, rq, &m, "report", T("motion.do.report"), T("motion.do.decide_go"));
    motion_web_choice(f, "radio", "advice", "motion.f.advice", "motion.advice.",
                      S("agenda decline none"), S(""));
    motion_web_day(f, "motion.f.reported_on");
    form_max(form_page_put(f, "text", "body", "motion.f.report", S("")), LONG_CHARS, LINES);
    return motion_web_show_form(f, rs);
}

enum status motion_web_report(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_report_new in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .organ_id = param_id(rq, "organ"),
        .advice = param_text(rq, "advice"),
        .on = param_date(rq, "on"),
        .body = param_text(rq, "body"),
    };

    TRY(motion_report(ctx, &in));
    respond_flash(rs, "motion.reported", S(""));
    return motion_web_back(rs, rq);
}
