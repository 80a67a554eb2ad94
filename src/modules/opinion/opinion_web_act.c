// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of the acts that say more than a sentence. */
#include "modules/opinion/opinion_web.h"
#include "modules/opinion/opinion_web_common.h"

enum { NOTE_ROWS = 4 };

/* ---------------------------------------------------------------- classify */

enum status opinion_web_classify_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct opinion_ui_form w;

    TRY(opinion_ui_form_open(ctx, rq, DO_CLASSIFY, &w));
    TRY(opinion_ui_topics(
        ctx, form_page_put(w.f, "select", "topic", "opinion.topic",
                           w.c.topic_id == 0 ? S("") : str_int(ctx->arena, w.c.topic_id))));
    return opinion_ui_form_done(ctx, rq, rs, &w);
}

enum status opinion_web_classify(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(opinion_classify(ctx, &(struct opinion_classify){.id = path_id(rq, "id"),
                                                         .version = param_int(rq, "version"),
                                                         .topic_id = param_id(rq, "topic")}));
    return opinion_ui_done(ctx, rq, rs, DO_CLASSIFY);
}

/* ---------------------------------------------------------------- assign */

static enum status organ_of_topic(struct ctx *ctx, const struct opinion_case *c, int64_t *out)
{
    struct opinion_topic t;

    *out = 0;
    if (c->topic_id == 0)
        return ST_OK;
    TRY(opinion_store_topic(ctx, c->topic_id, &t));
    *out = t.organ_id;
    return ST_OK;
}

static struct str id_or_none(struct ctx *ctx, int64_t id)
{
    return id == 0 ? S("") : str_int(ctx->arena, id);
}

enum status opinion_web_assign_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_ui_form w;
    struct field_v *f;
    int64_t organ;

    TRY(opinion_ui_form_open(ctx, rq, DO_ASSIGN, &w));
    TRY(organ_of_topic(ctx, &w.c, &organ));
    f = form_page_put(w.f, "radio", "handler", "opinion.handler",
                      w.c.handler.len > 0   ? w.c.handler
                      : organ != 0          ? S("organ")
                      : w.c.station_id != 0 ? S("station")
                                            : S(""));
    form_words_or(ctx, f, "station township organ office", "opinion.handler.", NULL);
    TRY(opinion_ui_stations(ctx,
                            form_page_put(w.f, "select", "station", "opinion.assign.station",
                                          id_or_none(ctx, w.c.station_id)),
                            false));
    TRY(opinion_ui_organs(
        ctx,
        form_page_put(w.f, "select", "township", "opinion.assign.township",
                      str_eqz(w.c.handler, "township") ? id_or_none(ctx, w.c.organ_id) : S("")),
        true));
    TRY(opinion_ui_organs(ctx,
                          form_page_put(w.f, "select", "organ", "opinion.assign.organ",
                                        str_eqz(w.c.handler, "organ")
                                            ? id_or_none(ctx, w.c.organ_id)
                                            : id_or_none(ctx, organ)),
                          false));
    form_optional(form_page_put(w.f, "date", "due_on", "opinion.assign.due_on", S("")));
    f = form_page_put(w.f, "text", "note", "opinion.assign.note", S(""));
    form_optional(f);
    form_max(f, 2000, NOTE_ROWS);
    return opinion_ui_form_done(ctx, rq, rs, &w);
}

enum status opinion_web_assign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str handler = param_text(rq, "handler");
    const struct opinion_assign in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .handler = handler,
        .organ_id = str_eqz(handler, "township") ? param_id(rq, "township") : param_id(rq, "organ"),
        .station_id = param_id(rq, "station"),
        .due_on = param_date(rq, "due_on"),
        .note = param_text(rq, "note"),
    };

    if (str_eqz(handler, "township") && in.organ_id == 0)
        invalid(ctx, "township", "form.choose", NULL);
    TRY(invalid_done(ctx));
    TRY(opinion_assign(ctx, &in));
    return opinion_ui_done(ctx, rq, rs, DO_ASSIGN);
}

/* ---------------------------------------------------------------- the result */

enum status opinion_web_finish_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_ui_form w;
    struct field_v *f;

    TRY(opinion_ui_form_open(ctx, rq, DO_FINISH, &w));
    f = form_page_put(w.f, "radio", "outcome", "opinion.outcome", w.c.outcome);
    form_words_or(ctx, f, OPINION_OUTCOMES, "opinion.outcome.", NULL);
    form_max(form_page_put(w.f, "text", "note", "opinion.finish.note", S("")), 2000, NOTE_ROWS);
    form_optional(form_page_put(w.f, "date", "promise_on", "opinion.finish.promise_on", S("")));
    f = form_page_put(w.f, "text", "answer", "opinion.finish.answer", S(""));
    form_optional(f);
    form_max(f, 2000, NOTE_ROWS);
    return opinion_ui_form_done(ctx, rq, rs, &w);
}

enum status opinion_web_finish(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(opinion_finish(ctx, &(struct opinion_finish){.id = path_id(rq, "id"),
                                                     .version = param_int(rq, "version"),
                                                     .outcome = param_text(rq, "outcome"),
                                                     .note = param_text(rq, "note"),
                                                     .promise_on = param_date(rq, "promise_on"),
                                                     .answer = param_text(rq, "answer")}));
    return opinion_ui_done(ctx, rq, rs, DO_FINISH);
}

/* ---------------------------------------------------------------- notes */

enum status opinion_web_note_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_ui_form w;
    struct field_v *f;

    TRY(opinion_ui_form_open(ctx, rq, DO_NOTE, &w));
    form_max(form_page_put(w.f, "text", "text", "opinion.note.text", S("")), 2000, NOTE_ROWS);
    f = form_page_put(w.f, "check", "shown", "opinion.note.shown", S(""));
    form_optional(f);
    return opinion_ui_form_done(ctx, rq, rs, &w);
}

enum status opinion_web_note(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(opinion_note(ctx, &(struct opinion_note){.id = path_id(rq, "id"),
                                                 .text = param_text(rq, "text"),
                                                 .shown = param_bool(rq, "shown")}));
    return opinion_ui_done(ctx, rq, rs, DO_NOTE);
}
