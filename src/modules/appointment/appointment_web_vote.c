// SPDX-License-Identifier: MulanPSL-2.0
/* From the proposal to the agenda, to the vote, to the list of names; the test of a proposal. */
#include "modules/appointment/appointment_web.h"
#include "modules/meeting/meeting.h"
#include "platform/text.h"
#include "platform/view.h"

enum { MEETINGS_MAX = 12, ITEMS_MAX = 60 };

static enum status open_form(struct ctx *ctx, const struct request *rq, const char *tail,
                             const char *title, struct appointment_letter *l,
                             struct form_page **out)
{
    TRY(appointment_store_letter(ctx, path_id(rq, "id"), l));
    *out = form_page_open(ctx, rq, text(title), appointment_web_url(ctx, "/letter", l->id, tail),
                          appointment_web_url(ctx, "/letter", l->id, ""), T("appointment.do.save"));
    form_page_crumb(*out, T("appointment.tab.letters"), S("/appointment/letter"));
    form_page_crumb(*out, l->title, appointment_web_url(ctx, "/letter", l->id, ""));
    return ST_OK;
}

static enum status back(struct response *rs, int64_t id, const char *said)
{
    respond_flash(rs, said, S(""));
    return respond_see_other(rs, "/appointment/letter/%lld", (long long)id);
}

/* ---------------------------------------------------------------- the agenda */

/* Items of meetings to come, or of today, on which people are appointed. */
static enum status put_items(struct form_page *f)
{
    struct option_v options[ITEMS_MAX];
    struct meeting *meetings;
    struct field_v *field = form_page_put(f, "select", "item", "appointment.f.item", S(""));
    size_t count, n = 0;

    TRY(meeting_coming(f->ctx, MEETINGS_MAX, &meetings, &count));
    arr_each (i, count) {
        struct meeting_item *items;
        size_t items_count;

        TRY(meeting_items(f->ctx, meetings[i].id, &items, &items_count));
        for (size_t k = 0; k < items_count && n < ITEMS_MAX; k++) {
            bool fits;

            TRY(appointment_item_fits(f->ctx, &items[k], &fits));
            if (fits)
                options[n++] =
                    (struct option_v){.value = str_int(f->ctx->arena, items[k].id),
                                      .label = TF(f->ctx->arena, "appointment.item_label",
                                                  meetings[i].name, items[k].title)};
        }
    }
    field->choose = true;
    form_options(f->ctx, field, options, n);
    if (n == 0)
        f->v.note = T("appointment.note.no_item");
    return ST_OK;
}

enum status appointment_web_agenda_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct appointment_letter l;
    struct form_page *f;

    TRY(open_form(ctx, rq, "/agenda", "appointment.do.agenda", &l, &f));
    TRY(put_items(f));
    return appointment_web_form(f, rs);
}

enum status appointment_web_agenda(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(appointment_list(ctx, id, param_id(rq, "item")));
    return back(rs, id, "appointment.done.listed");
}

/* ---------------------------------------------------------------- the vote */

static enum status item_of(struct ctx *ctx, int64_t letter_id, int64_t *out)
{
    struct appointment *all;
    size_t count;

    *out = 0;
    TRY(appointment_store_of_letter(ctx, letter_id, &all, &count));
    arr_each (i, count)
        if (str_eqz(all[i].state, "listed"))
            *out = all[i].item_id;
    return *out != 0 ? ST_OK : fail(&ctx->err, ST_RULE, "appointment.err.nothing_listed", NULL);
}

enum status appointment_web_vote_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct appointment_letter l;
    struct form_page *f;

    TRY(open_form(ctx, rq, "/vote", "appointment.do.vote", &l, &f));
    appointment_web_words(ctx,
                          form_page_put(f, "radio", "method", "appointment.f.method", S("paper")),
                          "paper device", "appointment.method.", false);
    form_page_more(f);
    form_optional(form_page_put(f, "int", "seconds", "appointment.f.seconds", S("")));
    form_optional(form_page_put(f, "line", "reason", "appointment.f.again_reason", S("")));
    return appointment_web_form(f, rs);
}

enum status appointment_web_vote(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), seconds = param_int(rq, "seconds");
    struct appointment_ballot in = {.seconds =
                                        seconds > 0 && seconds < 3600 ? (unsigned)seconds : 0,
                                    .reason = param_text(rq, "reason")};
    size_t votes;

    (void)vote_method_parse(param_text(rq, "method"), &in.method);
    TRY(item_of(ctx, id, &in.item_id));
    TRY(appointment_vote(ctx, &in, &votes));
    return back(rs, id, "appointment.done.voting");
}

enum status appointment_web_draft(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t doc = 0, item = 0;
    struct appointment *all;
    size_t count;

    TRY(appointment_store_of_letter(ctx, path_id(rq, "id"), &all, &count));
    arr_each (i, count)
        if (str_eqz(all[i].state, "passed"))
            item = all[i].item_id;
    TRY(appointment_draft_list(ctx, item, &doc));
    respond_flash(rs, "appointment.done.drafted", S(""));
    return respond_see_other(rs, "/resolution/%lld", (long long)doc);
}

/* ---------------------------------------------------------------- the test */

enum status appointment_web_bank_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct appointment_letter l;
    struct form_page *f;

    TRY(open_form(ctx, rq, "/bank", "appointment.do.bank", &l, &f));
    (void)form_page_put(f, "text", "draw", "appointment.f.draw", T("appointment.draw_default"));
    (void)form_page_put(f, "int", "minutes", "appointment.f.minutes", S("60"));
    (void)form_page_put(f, "int", "pass", "appointment.f.pass", S("80"));
    return appointment_web_form(f, rs);
}

enum status appointment_web_bank(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t test = 0;

    TRY(appointment_test_set(ctx, path_id(rq, "id"), param_text(rq, "draw"),
                             param_int(rq, "minutes"), param_int(rq, "pass"), &test));
    return back(rs, path_id(rq, "id"), "appointment.done.bank");
}
