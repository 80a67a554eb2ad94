// SPDX-License-Identifier: MulanPSL-2.0
/* The form in which somebody says why he has to see personal values, and what it leads to. */
#include "platform/form.h"
#include "platform/http/request.h"
#include "platform/reveal.h"
#include "platform/text.h"

const struct field REVEAL_FORM[] = {
    {.name = "why", .type = F_WORD, .required = true, .words = LOOK_WHYS},
    {.name = "note", .type = F_LINE, .max = LOOK_NOTE_CHARS},
    {0},
};

static struct field_v why_field(struct ctx *ctx, const struct request *rq)
{
    enum { WHYS_MAX = 8 };
    struct field_v f = form_field(ctx, rq, "select", "why", "reveal.why", S(""));
    struct option_v options[WHYS_MAX];
    struct str all = S(LOOK_WHYS), word;
    size_t n = 0;

    while (n < WHYS_MAX && str_cut(&all, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of("reveal.why.", word)};
    f.choose = true;
    form_options(ctx, &f, options, n);
    return f;
}

/* "10:35" */
static struct str clock_of(struct ctx *ctx, int64_t at)
{
    unsigned second;

    (void)date_of_instant(at, &second);
    return str_printf(ctx->arena, "%u:%02u", second / 3600, second / 60 % 60);
}

enum status reveal_make(struct ctx *ctx, const struct request *rq, const char *kind, int64_t id,
                        struct str url, struct reveal_v *out)
{
    int64_t until;

    TRY(look_open(ctx, kind, id, &until));
    *out = (struct reveal_v){.open = until != 0 && url.len > 0, .url = url, .until = S("")};
    if (out->open)
        out->until = clock_of(ctx, until);
    out->again = form_again(rq);
    out->why = why_field(ctx, rq);
    out->note = form_field(ctx, rq, "line", "note", "reveal.note", S(""));
    form_optional(&out->note);
    return ST_OK;
}

enum status respond_reveal(struct ctx *ctx, const struct request *rq, struct response *rs,
                           const struct look_new *of, struct str back)
{
    struct look_new in = *of;

    in.why = param_text(rq, "why");
    in.note = param_text(rq, "note");
    TRY(look_say(ctx, &in));
    return respond_see_other(rs, STR_FMT, STR_ARG(back));
}

bool reveal_sent(const struct request *rq, const char *name)
{
    return raw_find(&rq->raw, name) != NULL;
}
