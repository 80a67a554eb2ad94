// SPDX-License-Identifier: MulanPSL-2.0
/* Entering what deputies have signed on paper; and a bill that becomes a suggestion. */
#include "modules/motion/motion_rules.h"
#include "modules/motion/motion_web.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LONG_CHARS = 10000, LINES = 6 };

static void put_long(struct form_page *f, const char *name, const char *label_key)
{
    form_max(form_page_put(f, "text", name, label_key, S("")), LONG_CHARS, LINES);
}

enum status motion_web_paper_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("motion.do.paper"), S("/motion/paper"),
                                         S("/motion"), T("motion.do.submit"));

    form_page_crumb(f, T("motion.title"), S("/motion"));
    motion_web_choice(f, "radio", "forum", "motion.f.forum", "motion.forum.",
                      S("congress committee"), S("congress"));
    (void)form_page_put(f, "line", "title", "motion.f.title", S(""));
    (void)form_page_put(f, "line", "lead", "motion.f.lead", S(""));
    (void)form_page_put(f, "text", "names", "motion.f.signers", S(""));
    put_long(f, "cause", "motion.f.cause");
    put_long(f, "grounds", "motion.f.grounds");
    put_long(f, "proposal", "motion.f.proposal");
    f->v.note = T("motion.paper_note");
    return motion_web_show_form(f, rs);
}

enum status motion_web_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct motion_paper in = {
        .kind = MOTION_BILL,
        .lead = param_text(rq, "lead"),
        .signers = param_text(rq, "names"),
        .text = {.title = param_text(rq, "title"),
                 .cause = param_text(rq, "cause"),
                 .grounds = param_text(rq, "grounds"),
                 .proposal = param_text(rq, "proposal"),
                 .question = S(""),
                 .content = S(""),
                 .subject_text = S("")},
    };
    int64_t id;

    (void)motion_forum_parse(param_text(rq, "forum"), &in.forum);
    TRY(motion_enter_paper(ctx, &in, &id));
    respond_flash(rs, "motion.submitted", S(""));
    return respond_see_other(rs, "/motion/%lld", (long long)id);
}

enum status motion_web_convert_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct motion m;

    TRY(motion_get(ctx, path_id(rq, "id"), &m));
    f = motion_web_form(ctx, rq, &m, "convert", T("motion.do.convert"), T("motion.do.convert"));
    (void)form_page_put(f, "text", "reason", "motion.f.convert_reason", S(""));
    f->v.note = T("motion.ask_text.convert");
    f->v.article = S(MOTION_CONVERT_LAW);
    return motion_web_show_form(f, rs);
}

enum status motion_web_convert(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_convert in = {.id = path_id(rq, "id"),
                                      .version = param_int(rq, "version"),
                                      .reason = param_text(rq, "reason")};
    int64_t suggestion_id;

    TRY(motion_convert(ctx, &in, &suggestion_id));
    respond_flash(rs, "motion.converted", S(""));
    return motion_web_back(rs, rq);
}
