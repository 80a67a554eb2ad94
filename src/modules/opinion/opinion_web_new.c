// SPDX-License-Identifier: MulanPSL-2.0
/* Writing down by hand what a citizen said: on a visit, in a letter, by telephone. */
#include "modules/opinion/opinion_actions.h"
#include "modules/opinion/opinion_web.h"
#include "opinion_view.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

enum { SOURCES_MAX = 8, BODY_LINES = 8 };

static void put_source(struct form_page *f)
{
    struct field_v *source = form_page_put(f, "select", "source", "opinion.source", S("visit"));
    struct option_v options[SOURCES_MAX];
    struct str all = S(OPINION_SOURCES), word;
    size_t n = 0;

    while (n < SOURCES_MAX && str_cut(&all, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of("opinion.source.", word)};
    form_options(f->ctx, source, options, n);
}

static void put_optional(struct form_page *f, const char *name, const char *label_key)
{
    form_optional(form_page_put(f, "line", name, label_key, S("")));
}

enum status opinion_web_new_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("opinion.do.new"), S("/opinion/new"),
                                         S("/opinion"), T("opinion.do.new.go"));
    char today[DATE_TEXT_SIZE];
    struct opinion_new_v v;

    form_page_crumb(f, T("opinion.title"), S("/opinion"));
    put_source(f);
    (void)form_page_put(f, "line", "subject", "opinion.subject", S(""));
    form_max(form_page_put(f, "text", "body", "opinion.body", S("")), OPINION_BODY_CHARS,
             BODY_LINES);
    (void)form_page_put(f, "date", "raised_on", "opinion.raised_on",
                        str_from(date_format(ctx->today, today)));
    put_optional(f, "place", "opinion.place");
    put_optional(f, "category", "opinion.new.category");
    put_optional(f, "citizen", "opinion.new.citizen");
    put_optional(f, "contact", "opinion.contact");
    put_optional(f, "number", "opinion.new.number");
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
        .source = param_text(rq, "source"),
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
    TRY(invalid_done(ctx));
    TRY(opinion_register(ctx, &in, &id));
    respond_flash(rs, "opinion.do.new.done", S(""));
    return respond_see_other(rs, "/opinion/%lld", (long long)id);
}
