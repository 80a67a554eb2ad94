// SPDX-License-Identifier: MulanPSL-2.0
/* The form for one decision of years before. */
#include "modules/appointment/appointment_web.h"
#include "modules/congress/congress.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static enum status put_organs(struct form_page *f)
{
    struct field_v *field = form_page_put(f, "select", "organ", "appointment.f.organ", S(""));
    struct option_v *options;
    struct organ *organs;
    size_t count;

    TRY(organ_list(f->ctx, false, &organs, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("appointment.no_organ")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = str_int(f->ctx->arena, organs[i].id),
                                           .label = organs[i].name};
    form_options(f->ctx, field, options, count + 1);
    form_optional(field);
    return ST_OK;
}

enum status appointment_web_record_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    static const char *const VOTES[][2] = {{"yes", "appointment.f.yes"},
                                           {"no", "appointment.f.no"},
                                           {"abstain", "appointment.f.abstain"},
                                           {"all_members", "appointment.f.all"}};
    struct form_page *f =
        form_page_open(ctx, rq, T("appointment.do.record"), S("/appointment/record"),
                       S("/appointment"), T("appointment.do.save"));
    struct field_v *office;

    form_page_crumb(f, T("appointment.menu"), S("/appointment"));
    (void)form_page_put(f, "line", "name", "appointment.f.name", S(""));
    form_optional(form_page_put(f, "line", "born", "appointment.col.born", S("")));
    (void)form_page_put(f, "line", "post", "appointment.f.record_post", S(""));
    office = form_page_put(f, "select", "office", "appointment.col.office", S(""));
    appointment_web_words(ctx, office, APPOINTMENT_OFFICES, "appointment.office.", false);
    office->choose = true;
    TRY(put_organs(f));
    appointment_web_words(ctx, form_page_put(f, "radio", "act", "appointment.col.act", S("")),
                          APPOINTMENT_ACTS, "appointment.act.", false);
    (void)form_page_put(f, "date", "decided_on", "appointment.col.decided", S(""));
    (void)form_page_put(f, "line", "source", "appointment.f.record_source", S(""));
    appointment_web_words(ctx,
                          form_page_put(f, "radio", "result", "appointment.f.result", S("passed")),
                          "passed refused", "appointment.state.", false);
    arr_each (i, COUNT(VOTES))
        form_optional(form_page_put(f, "int", VOTES[i][0], VOTES[i][1], S("")));
    f->v.note = T("appointment.record_note");
    return appointment_web_form(f, rs);
}

enum status appointment_web_record(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appointment_record in = {
        .person = {.name = param_text(rq, "name"),
                   .born = param_text(rq, "born"),
                   .sex = S(""),
                   .ethnic = S(""),
                   .party = S(""),
                   .education = S(""),
                   .resume = S("")},
        .post = {.name = param_text(rq, "post"),
                 .office = param_text(rq, "office"),
                 .organ_id = param_id(rq, "organ"),
                 .note = S("")},
        .act = param_text(rq, "act"),
        .source = param_text(rq, "source"),
        .note = T("appointment.backfill"),
        .passed = str_eqz(param_text(rq, "result"), "passed"),
        .yes = param_int(rq, "yes"),
        .no = param_int(rq, "no"),
        .abstain = param_int(rq, "abstain"),
        .all_members = param_int(rq, "all_members"),
        .on = param_date(rq, "decided_on"),
    };
    struct organ organ;
    int64_t id;

    if (in.post.organ_id != 0)
        TRY(organ_get(ctx, in.post.organ_id, &organ));
    TRY(appointment_backfill(ctx, &in, &id));
    respond_flash(rs, "appointment.done.saved", S(""));
    return respond_see_other(rs, "/appointment/%lld", (long long)id);
}
