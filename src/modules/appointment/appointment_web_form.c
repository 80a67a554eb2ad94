// SPDX-License-Identifier: MulanPSL-2.0
/* Forms about one matter: papers, check, test, statement, withdrawal, certificate, report. */
#include "modules/appointment/appointment_web.h"
#include "modules/body/body.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static enum status open_form(struct ctx *ctx, const struct request *rq, const char *tail,
                             const char *title, struct appointment *a, struct form_page **out)
{
    TRY(appointment_store_get(ctx, path_id(rq, "id"), a));
    *out = form_page_open(ctx, rq, text(title), appointment_web_url(ctx, "", a->id, tail),
                          appointment_web_url(ctx, "", a->id, ""), T("appointment.do.save"));
    form_page_crumb(*out, T("appointment.menu"), S("/appointment"));
    form_page_crumb(*out, a->person, appointment_web_url(ctx, "", a->id, ""));
    return ST_OK;
}

static enum status back(struct response *rs, int64_t id, const char *said)
{
    respond_flash(rs, said, S(""));
    return respond_see_other(rs, "/appointment/%lld", (long long)id);
}

/* ---------------------------------------------------------------- papers, check */

enum status appointment_web_papers_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct option_v options[OFFICE_LAW_PAPERS];
    struct appointment_facts facts;
    struct form_page *f;
    struct appointment a;

    TRY(open_form(ctx, rq, "/papers", "appointment.do.papers", &a, &f));
    TRY(appointment_facts_of(ctx, &a, &facts));
    for (int p = 0; p < OFFICE_LAW_PAPERS; p++) {
        const struct str word = str_from(appointment_paper_word((enum office_law_paper)p));

        options[p] = (struct option_v){
            .value = word, .label = text_of("appointment.paper.", word), .on = facts.papers[p]};
    }
    form_checks(ctx, rq, form_page_put(f, "check", "paper", "appointment.f.papers", S("")), options,
                OFFICE_LAW_PAPERS);
    (void)form_page_put(f, "date", "on", "appointment.f.paper_on", list_iso(ctx, ctx->today));
    form_page_version(f, a.version);
    return appointment_web_form(f, rs);
}

enum status appointment_web_papers(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    bool there[OFFICE_LAW_PAPERS] = {false};
    const int64_t id = path_id(rq, "id");
    enum office_law_paper paper;

    for (size_t i = 0; i < param_count(rq, "paper"); i++)
        if (appointment_paper_of(param_text_at(rq, "paper", i), &paper))
            there[paper] = true;
    TRY(appointment_papers_note(ctx, id, param_int(rq, "version"), there, param_date(rq, "on")));
    return back(rs, id, "appointment.done.saved");
}

enum status appointment_web_check_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct form_page *f;
    struct appointment a;

    TRY(open_form(ctx, rq, "/check", "appointment.do.check", &a, &f));
    form_max(form_page_put(f, "text", "finding", "appointment.finding", a.finding),
             APPOINTMENT_TEXT_CHARS, 6);
    form_page_version(f, a.version);
    return appointment_web_form(f, rs);
}

enum status appointment_web_check(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(appointment_check(ctx, id, param_int(rq, "version"), param_text(rq, "finding")));
    return back(rs, id, "appointment.done.checked");
}

/* ---------------------------------------------------------------- test, statement */

enum status appointment_web_test_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct form_page *f;
    struct appointment a;

    TRY(open_form(ctx, rq, "/test", "appointment.do.test", &a, &f));
    appointment_web_words(ctx,
                          form_page_put(f, "radio", "way", "appointment.f.test_way", S("paper")),
                          "paper exempt", "appointment.test.", false);
    (void)form_page_put(f, "date", "held_on", "appointment.f.test_on", list_iso(ctx, ctx->today));
    form_optional(form_page_put(f, "int", "percent", "appointment.f.percent", S("")));
    (void)form_page_put(f, "check", "passed", "appointment.f.passed", S("1"));
    form_optional(form_page_put(f, "line", "note", "appointment.f.test_note", S("")));
    return appointment_web_form(f, rs);
}

enum status appointment_web_test(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appointment_test in = {
        .appointment_id = path_id(rq, "id"),
        .way = param_text(rq, "way"),
        .held_on = param_date(rq, "held_on"),
        .percent = param_present(rq, "percent") ? param_int(rq, "percent") : -1,
        .passed = param_bool(rq, "passed"),
        .note = param_text(rq, "note")};

    TRY(appointment_test_note(ctx, &in));
    return back(rs, in.appointment_id, "appointment.done.saved");
}

enum status appointment_web_statement_page(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct appointment_statement s = {.way = S("spoken"), .made_on = ctx->today, .text = S("")};
    struct form_page *f;
    struct appointment a;
    enum status st;

    TRY(open_form(ctx, rq, "/statement", "appointment.do.statement", &a, &f));
    st = appointment_store_statement(ctx, a.id, &s);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    appointment_web_words(ctx, form_page_put(f, "radio", "way", "appointment.f.way", s.way),
                          "spoken written", "appointment.way.", false);
    (void)form_page_put(f, "date", "made_on", "appointment.f.stated_on", list_iso(ctx, s.made_on));
    form_max(form_page_put(f, "text", "text", "appointment.statement", s.text),
             APPOINTMENT_TEXT_CHARS, 8);
    form_page_version(f, a.version);
    return appointment_web_form(f, rs);
}

enum status appointment_web_statement(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const struct appointment_statement in = {.appointment_id = path_id(rq, "id"),
                                             .version = param_int(rq, "version"),
                                             .way = param_text(rq, "way"),
                                             .made_on = param_date(rq, "made_on"),
                                             .text = param_text(rq, "text")};

    TRY(appointment_statement_note(ctx, &in));
    return back(rs, in.appointment_id, "appointment.done.saved");
}

enum status appointment_web_withdraw_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct form_page *f;
    struct appointment a;

    TRY(open_form(ctx, rq, "/withdraw", "appointment.do.withdraw", &a, &f));
    form_max(form_page_put(f, "text", "reason", "appointment.f.withdraw", S("")),
             APPOINTMENT_TEXT_CHARS, 4);
    (void)form_page_put(f, "check", "consent", "appointment.f.consent", S("0"));
    form_page_version(f, a.version);
    return appointment_web_form(f, rs);
}

enum status appointment_web_withdraw(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(appointment_withdraw(ctx, id, param_int(rq, "version"), param_text(rq, "reason"),
                             param_bool(rq, "consent")));
    return back(rs, id, "appointment.done.withdrawn");
}

/* ---------------------------------------------------------------- certificate, report */

/* The chair of the standing committee signs. */
static struct str chair_of(struct ctx *ctx)
{
    struct body_member *members;
    struct body body;
    size_t count;

    if (body_of_kind(ctx, BODY_STANDING_COMMITTEE, ctx->today, &body) != ST_OK ||
        body_members_at(ctx, body.id, ctx->today, &members, &count) != ST_OK || count == 0 ||
        members[0].post != BODY_CHAIR)
        return S("");
    return members[0].name;
}

enum status appointment_web_certificate_page(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct form_page *f;
    struct appointment a;

    TRY(open_form(ctx, rq, "/certificate", "appointment.do.certificate", &a, &f));
    (void)form_page_put(f, "line", "signer", "appointment.f.signer", chair_of(ctx));
    (void)form_page_put(f, "date", "on", "appointment.f.signed_on", list_iso(ctx, ctx->today));
    return appointment_web_form(f, rs);
}

enum status appointment_web_certificate(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(appointment_certify(ctx, id, param_text(rq, "signer"), param_date(rq, "on")));
    return back(rs, id, "appointment.done.certified");
}

enum status appointment_web_handed_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f;
    struct appointment a;

    TRY(open_form(ctx, rq, "/handed", "appointment.do.handed", &a, &f));
    (void)form_page_put(f, "date", "on", "appointment.f.handed", list_iso(ctx, ctx->today));
    return appointment_web_form(f, rs);
}

enum status appointment_web_handed(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(appointment_hand_over(ctx, id, param_date(rq, "on")));
    return back(rs, id, "appointment.done.saved");
}

enum status appointment_web_report_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    enum office_law_office office = OFFICE_LAW_WORKING;
    enum office_law_act act = OFFICE_LAW_APPOINT;
    struct option_v options[2];
    struct form_page *f;
    struct appointment a;
    const char *more;
    size_t n = 0;

    TRY(open_form(ctx, rq, "/report", "appointment.do.report", &a, &f));
    (void)appointment_office_of(a.office, &office);
    (void)appointment_act_of(a.act, &act);
    more = appointment_report_word(office_law_report(office, act));
    options[n++] = (struct option_v){.value = S("organ"), .label = T("appointment.whom.organ")};
    if (*more != '\0')
        options[n++] = (struct option_v){.value = str_from(more),
                                         .label = text_of("appointment.whom.", str_from(more))};
    form_options(ctx, form_page_put(f, "radio", "whom", "appointment.f.whom", S("organ")), options,
                 n);
    (void)form_page_put(f, "date", "on", "appointment.f.sent_on", list_iso(ctx, ctx->today));
    form_optional(form_page_put(f, "line", "paper", "appointment.f.number", S("")));
    return appointment_web_form(f, rs);
}

enum status appointment_web_report(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appointment_report in = {.appointment_id = path_id(rq, "id"),
                                          .whom = param_text(rq, "whom"),
                                          .paper = param_text(rq, "paper"),
                                          .sent_on = param_date(rq, "on")};

    TRY(appointment_report_note(ctx, &in));
    return back(rs, in.appointment_id, "appointment.done.saved");
}
