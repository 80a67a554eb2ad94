// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages of learning share. */
#include "modules/deputy/deputy.h"
#include "modules/training/training_rules.h"
#include "modules/training/training_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 16 };

struct str training_web_url(struct ctx *ctx, const char *what, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/training/%s%lld%s", what, (long long)id, tail);
}

struct str training_web_percent(struct ctx *ctx, int64_t n)
{
    return TF(ctx->arena, "training.percent", str_int(ctx->arena, n));
}

struct tag_v training_web_tag(struct str state)
{
    return (struct tag_v){.label = text_of("training.state.", state),
                          .class = str_eqz(state, "open")   ? S("doing")
                                   : str_eqz(state, "held") ? S("ok")
                                                            : S("")};
}

struct tag_v training_web_presence_tag(const struct training_member *m)
{
    if (m->presence.len == 0)
        return (struct tag_v){.label = T("training.presence.none"), .class = S("")};
    return (struct tag_v){.label = text_of("training.presence.", m->presence),
                          .class = str_eqz(m->presence, "attended") ? S("ok")
                                   : str_eqz(m->presence, "absent") ? S("bad")
                                                                    : S("wait")};
}

struct tag_v training_web_seat_tag(struct str state)
{
    return (struct tag_v){.label = text_of("training.seat.", state),
                          .class = str_eqz(state, "passed")   ? S("ok")
                                   : str_eqz(state, "failed") ? S("bad")
                                   : str_eqz(state, "begun")  ? S("doing")
                                                              : S("wait")};
}

struct crumbs_v training_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                    struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("training.menu"), .url = S("/training")};
    up[1] = (struct link_v){.label = label, .url = url};
    return (struct crumbs_v){.items = up, .items_count = label.len > 0 ? 2 : 1, .here = here};
}

struct field_v training_web_filter(struct ctx *ctx, const struct request *rq, const char *name,
                                   const char *label, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, param_text(rq, name));

    form_words(ctx, &f, words, prefix, true);
    return f;
}

enum status training_web_month(struct ctx *ctx, const struct request *rq)
{
    const struct str month = param_text(rq, "month");
    struct date first, last;

    if (month.len > 0 && !date_parse_month(month, &first, &last))
        return fail_field(&ctx->err, "month", "training.err.month", NULL);
    return ST_OK;
}

enum status training_web_show_form(struct form_page *f, struct response *rs)
{
    struct training_form_v *v = arena_new(f->ctx->arena, struct training_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &training_form_view, v);
}

struct form_page *training_web_form(struct ctx *ctx, const struct request *rq,
                                    const struct training *c, const char *tail, struct str title)
{
    const struct str back = training_web_url(ctx, "", c->id, "");
    struct form_page *f = form_page_open(ctx, rq, title, training_web_url(ctx, "", c->id, tail),
                                         back, T("training.do.save"));

    form_page_crumb(f, T("training.menu"), S("/training"));
    form_page_crumb(f, c->title, back);
    return f;
}

struct training_seat_row_v training_web_seat_row(struct ctx *ctx, const struct training_seat *s)
{
    return (struct training_seat_row_v){
        .id = s->id,
        .test_id = s->test_id,
        .name = s->name,
        .unit = s->unit,
        .title = s->title,
        .tried = s->tried,
        .best = date_none(s->done_on) ? S("") : training_web_percent(ctx, s->best),
        .done_on = s->done_on,
        .url = S(""),
        .state = s->state,
        .tag = training_web_seat_tag(s->state),
    };
}

/* Commas and line ends as blanks. */
static struct str parted(struct ctx *ctx, struct str names)
{
    struct buf plain = buf_new(ctx->arena, 0);

    arr_each (i, names.len) {
        const bool comma = i + 2 < names.len && (memcmp(names.ptr + i, "，", 3) == 0 ||
                                                 memcmp(names.ptr + i, "、", 3) == 0);

        if (comma)
            i += 2;
        if (comma || strchr(" ,\r\n\t", names.ptr[i]) != NULL)
            buf_char(&plain, ' ');
        else
            buf_char(&plain, names.ptr[i]);
    }
    return buf_view(&plain);
}

enum status training_web_names(struct ctx *ctx, struct str names, int64_t *ids, size_t most,
                               size_t *count)
{
    struct str rest = parted(ctx, names), name;

    while (str_cut(&rest, ' ', &name)) {
        struct deputy *all;
        size_t found, fits = 0;

        if (name.len == 0)
            continue;
        TRY(deputy_by_name(ctx, name, &all, &found));
        arr_each (i, found) {
            if (!all[i].in_office || *count == most)
                continue;
            ids[*count] = all[i].id;
            fits++;
        }
        if (fits == 1)
            (*count)++;
        else
            invalid(ctx, "names",
                    fits == 0 ? "training.err.name_none" : "training.err.name_several",
                    str_z(ctx->arena, name));
    }
    return ST_OK;
}
