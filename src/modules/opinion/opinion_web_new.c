// SPDX-License-Identifier: MulanPSL-2.0
/* Writing down by hand what a citizen said: on a visit, in a letter, by telephone. */
#include "modules/opinion/opinion_rules_flow.h"
#include "modules/opinion/opinion_web.h"
#include "modules/opinion/opinion_web_common.h"

enum { BODY_LINES = 8 };

static void put_optional(struct form_page *f, const char *name, const char *label_key)
{
    form_optional(form_page_put(f, "line", name, label_key, S("")));
}

/* What few need: who said it where, who wrote it down, may it be known. */
static void put_rest(struct form_page *f)
{
    struct field_v *field;

    put_optional(f, "citizen", "opinion.new.citizen");
    put_optional(f, "contact", "opinion.contact");
    form_page_more(f);
    put_optional(f, "address", "opinion.new.address");
    put_optional(f, "wish", "opinion.wish");
    put_optional(f, "category", "opinion.new.category");
    field = form_page_put(f, "select", "collector", "opinion.collector", S(""));
    form_words_or(f->ctx, field, OPINION_COLLECTORS, "opinion.collector.",
                  "opinion.collector_none");
    form_optional(field);
    form_optional(form_page_put(f, "check", "open", "opinion.new.open", S("")));
    form_optional(form_page_put(f, "check", "hidden", "opinion.new.hidden", S("")));
    put_optional(f, "number", "opinion.new.number");
}

enum status opinion_web_new_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("opinion.do.new"), S("/opinion/new"),
                                         S("/opinion"), T("opinion.do.new.go"));
    const int64_t station = param_id(rq, "station");
    char today[DATE_TEXT_SIZE];
    struct opinion_new_v v;
    struct field_v *field;

    form_page_crumb(f, T("opinion.title"), S("/opinion"));
    field = form_page_put(f, "select", "channel", "opinion.channel",
                          param_present(rq, "channel") ? param_text(rq, "channel")
                          : station != 0               ? S("reception")
                                                       : S("visit"));
    form_words_or(ctx, field, OPINION_CHANNELS, "opinion.channel.", NULL);
    field = form_page_put(f, "select", "station", "opinion.station",
                          station == 0 ? S("") : str_int(ctx->arena, station));
    TRY(opinion_ui_stations(ctx, field, false));
    form_optional(field);
    (void)form_page_put(f, "line", "subject", "opinion.subject", S(""));
    form_max(form_page_put(f, "text", "body", "opinion.body", S("")), OPINION_BODY_CHARS,
             BODY_LINES);
    (void)form_page_put(f, "date", "raised_on", "opinion.raised_on",
                        str_from(date_format(ctx->today, today)));
    put_optional(f, "place", "opinion.place");
    put_rest(f);
    v = (struct opinion_new_v){.page = *form_page_done(f)};
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("opinion.do.new"), &opinion_new_view, &v);
}

/* Said today: now; on another day: that day's noon would be invented, its begin is not. */
static int64_t moment(const struct ctx *ctx, struct date on)
{
    return date_none(on) || date_cmp(on, ctx->today) == 0 ? ctx->now : date_begin(on);
}

enum status opinion_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct date on = param_date(rq, "raised_on");
    const struct opinion_new in = {
        .source = param_text(rq, "channel").len > 0 ? S("") : param_text(rq, "source"),
        .channel = param_text(rq, "channel"),
        .station_id = param_id(rq, "station"),
        .collector = param_text(rq, "collector"),
        .address = param_text(rq, "address"),
        .wish = param_text(rq, "wish"),
        .open = param_bool(rq, "open"),
        .hidden = param_bool(rq, "hidden"),
        .number = param_text(rq, "number"),
        .subject = param_text(rq, "subject"),
        .body = param_text(rq, "body"),
        .place = param_text(rq, "place"),
        .category = param_text(rq, "category"),
        .raised_at = moment(ctx, on),
        .citizen = param_text(rq, "citizen"),
        .contact = param_text(rq, "contact"),
    };
    int64_t id;

    if (date_cmp(on, ctx->today) > 0)
        invalid(ctx, "raised_on", "opinion.raised_later", NULL);
    if (in.channel.len == 0 && in.source.len == 0)
        invalid(ctx, "channel", "form.choose", NULL);
    TRY(invalid_done(ctx));
    TRY(opinion_register(ctx, &in, &id));
    respond_flash(rs, "opinion.do.new.done", S(""));
    return respond_see_other(rs, "/opinion/%lld", (long long)id);
}
