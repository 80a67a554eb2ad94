// SPDX-License-Identifier: MulanPSL-2.0
/* Disciplinary sanctions: told, and decided once the office has ended. */
#include "modules/appointment/appointment_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINES = 4 };

static struct form_page *open_form(struct ctx *ctx, const struct request *rq, const char *title,
                                   struct str url, int64_t person_id, struct str name)
{
    const struct str back = appointment_web_url(ctx, "/person", person_id, "");
    struct form_page *f = form_page_open(ctx, rq, text(title), url, back, T("appointment.do.save"));

    form_page_crumb(f, T("appointment.tab.people"), S("/appointment/person"));
    form_page_crumb(f, name, back);
    f->v.article = T("appointment.sanction_law");
    return f;
}

enum status appointment_web_sanction_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct appointment_person p;
    struct field_v *field;
    struct form_page *f;

    TRY(appointment_store_person(ctx, path_id(rq, "id"), &p));
    f = open_form(ctx, rq, "appointment.do.sanction",
                  appointment_web_url(ctx, "/person", p.id, "/sanction"), p.id, p.name);
    appointment_web_words(ctx,
                          form_page_put(f, "radio", "kind", "appointment.f.sanction", S("removed")),
                          APPOINTMENT_SANCTIONS, "appointment.sanction.", false);
    (void)form_page_put(f, "line", "organ", "appointment.f.sanction_organ", S(""));
    (void)form_page_put(f, "date", "told_on", "appointment.f.told_on", list_iso(ctx, ctx->today));
    field = form_page_put(f, "text", "note", "appointment.f.note", S(""));
    form_max(field, APPOINTMENT_TEXT_CHARS, LINES);
    form_optional(field);
    return appointment_web_form(f, rs);
}

enum status appointment_web_sanction(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appointment_sanction in = {.person_id = path_id(rq, "id"),
                                            .kind = param_text(rq, "kind"),
                                            .organ = param_text(rq, "organ"),
                                            .told_on = param_date(rq, "told_on"),
                                            .note = param_text(rq, "note")};

    TRY(appointment_sanction_told(ctx, &in));
    respond_flash(rs, "appointment.done.saved", S(""));
    return respond_see_other(rs, "/appointment/person/%lld", (long long)in.person_id);
}

enum status appointment_web_decide_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct appointment_sanction s;
    struct form_page *f;

    TRY(appointment_store_sanction(ctx, path_id(rq, "id"), &s));
    f = open_form(ctx, rq, "appointment.do.sanction_decided",
                  appointment_web_url(ctx, "/sanction", s.id, "/decide"), s.person_id, s.person);
    (void)form_page_put(f, "date", "decided_on", "appointment.f.sanction_on",
                        list_iso(ctx, ctx->today));
    form_optional(form_page_put(f, "line", "number", "appointment.f.sanction_number", S("")));
    form_page_version(f, s.version);
    return appointment_web_form(f, rs);
}

enum status appointment_web_decide(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appointment_sanction in = {.id = path_id(rq, "id"),
                                            .version = param_int(rq, "version"),
                                            .decided_on = param_date(rq, "decided_on"),
                                            .number = param_text(rq, "number")};
    struct appointment_sanction s;

    TRY(appointment_store_sanction(ctx, in.id, &s));
    TRY(appointment_sanction_decided(ctx, &in));
    respond_flash(rs, "appointment.done.saved", S(""));
    return respond_see_other(rs, "/appointment/person/%lld", (long long)s.person_id);
}

enum status appointment_web_sanctions(struct ctx *ctx, int64_t person_id,
                                      struct appointment_person_show_v *v)
{
    struct appointment_sanction_row_v *rows;
    struct appointment_sanction *all;
    size_t count, held;

    if (!may(ctx, "appointment.manage"))
        return ST_OK;
    TRY(appointment_store_sanctions(ctx, person_id, &all, &count));
    TRY(appointment_held_posts(ctx, person_id, ctx->today, &held));
    rows = arena_array(ctx->arena, count, struct appointment_sanction_row_v);
    arr_each (i, count) {
        const bool decided = !date_none(all[i].decided_on);

        rows[i] = (struct appointment_sanction_row_v){
            .id = all[i].id,
            .kind = all[i].kind,
            .meta = decided
                        ? TF(ctx->arena, "appointment.sanction_done", all[i].organ,
                             text_date(ctx->arena, all[i].decided_on, ctx->today), all[i].number)
                        : TF(ctx->arena, "appointment.sanction_meta", all[i].organ,
                             text_date(ctx->arena, all[i].told_on, ctx->today)),
            .note = all[i].note,
            .first = !decided && held > 0,
            .decide_url = !decided && held == 0
                              ? appointment_web_url(ctx, "/sanction", all[i].id, "/decide")
                              : S(""),
            .tag = {.label = decided    ? T("appointment.sanction_state.decided")
                             : held > 0 ? T("appointment.sanction_state.first")
                                        : T("appointment.sanction_state.free"),
                    .class = decided    ? S("ok")
                             : held > 0 ? S("over")
                                        : S("wait")},
        };
    }
    v->sanctions = rows;
    v->sanctions_count = count;
    return ST_OK;
}
