// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages of inquiries share. */
#include "modules/inquiry/inquiry_web.h"
#include "platform/hub.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 12 };

struct str inquiry_web_url(struct ctx *ctx, const char *kind, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/inquiry%s/%lld%s", kind, (long long)id, tail);
}

struct tag_v inquiry_web_tag(const char *prefix, struct str state)
{
    static const char *const DOING[] = {"open", "collecting", "asked", "going", "decided"},
                             *const OK[] = {"handled",   "answered", "rated",   "resolved",
                                            "satisfied", "basic",    "reported"};
    struct tag_v tag = {.label = text_of(prefix, state),
                        .class = str_eqz(state, "dissatisfied") ? S("bad") : S("")};

    arr_each (i, COUNT(DOING))
        if (str_eqz(state, DOING[i]))
            tag.class = S("doing");
    arr_each (i, COUNT(OK))
        if (str_eqz(state, OK[i]))
            tag.class = S("ok");
    return tag;
}

void inquiry_web_words(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                       bool all)
{
    struct option_v options[WORDS_MAX];
    struct str rest = str_from(words), word;
    size_t n = 0;

    if (all)
        options[n++] = (struct option_v){.value = S(""), .label = T("word.all")};
    while (n < WORDS_MAX && str_cut(&rest, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    form_options(ctx, f, options, n);
    f->choose = false;
}

struct crumbs_v inquiry_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                   struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    size_t count = 0;

    if (may(ctx, "inquiry.read")) /* a deputy is led to the one he takes part in, not to the list */
        up[count++] = (struct link_v){T("inquiry.menu"), S("/inquiry")};
    if (label.len > 0)
        up[count++] = (struct link_v){label, url};
    return (struct crumbs_v){.items = up, .items_count = count, .here = here};
}

struct form_page *inquiry_web_form(struct ctx *ctx, const struct request *rq, struct str title,
                                   struct str url, struct str label, struct str back)
{
    struct form_page *f = form_page_open(ctx, rq, title, url, back, T("inquiry.do.save"));

    form_page_crumb(f, T("inquiry.menu"), S("/inquiry"));
    if (label.len > 0)
        form_page_crumb(f, label, back);
    return f;
}

enum status inquiry_web_show_form(struct form_page *f, struct response *rs)
{
    struct inquiry_form_v *v = arena_new(f->ctx->arena, struct inquiry_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &inquiry_form_view, v);
}

enum status inquiry_web_filter(struct ctx *ctx, const struct request *rq, struct inquiry_page *out)
{
    struct date first, last;

    *out = (struct inquiry_page){
        .q = param_text(rq, "q"),
        .state = param_text(rq, "state"),
        .month = param_text(rq, "month"),
        .after = param_text(rq, "after"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .held = param_bool(rq, "held"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (out->month.len > 0 && !date_parse_month(out->month, &first, &last))
        return fail_field(&ctx->err, "month", "inquiry.err.month", NULL);
    return ST_OK;
}

enum status inquiry_web_matters(struct form_page *f, int64_t matter_id)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "matter", "inquiry.f.matter",
                                          matter_id != 0 ? str_int(ctx->arena, matter_id) : S(""));
    struct option_v *options;
    struct matter *all;
    size_t count;

    TRY(supervision_matters(ctx, &all, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].title};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

void inquiry_web_tell(struct ctx *ctx, int64_t id)
{
    char channel[40];

    snprintf(channel, sizeof channel, "inquiry.%lld", (long long)id);
    (void)hub_publish(ctx->app, channel, "state", S("{}"));
}

/* ---------------------------------------------------------------- records */

void inquiry_web_record(struct ctx *ctx, struct inquiry_record_v *v)
{
    v->links = arena_array(ctx->arena, INQUIRY_LINKS, struct link_v);
    v->acts = arena_array(ctx->arena, INQUIRY_LINKS, struct action_v);
    v->sections = arena_array(ctx->arena, INQUIRY_SECTIONS, struct inquiry_section_v);
    v->facts.items = arena_array(ctx->arena, INQUIRY_FACTS, struct kv_item_v);
}

void inquiry_web_link(struct inquiry_record_v *v, struct str label, struct str url)
{
    if (v->links_count < INQUIRY_LINKS)
        ((struct link_v *)v->links)[v->links_count++] = (struct link_v){label, url};
}

void inquiry_web_act_to(struct inquiry_record_v *v, struct str label, struct str url, bool primary)
{
    if (v->acts_count < INQUIRY_LINKS)
        ((struct action_v *)v->acts)[v->acts_count++] =
            (struct action_v){.url = url, .label = label, .primary = primary};
}

void inquiry_web_fact(struct inquiry_record_v *v, struct str label, struct str value,
                      struct str url)
{
    if (value.len > 0 && v->facts.items_count < INQUIRY_FACTS)
        ((struct kv_item_v *)v->facts.items)[v->facts.items_count++] =
            (struct kv_item_v){.label = label, .value = value, .url = url};
}

struct inquiry_section_v *inquiry_web_section(struct ctx *ctx, struct inquiry_record_v *v,
                                              const char *id, struct str title, size_t most)
{
    struct inquiry_section_v *s;

    ASSERT(v->sections_count < INQUIRY_SECTIONS);
    s = (struct inquiry_section_v *)v->sections + v->sections_count++;
    *s = (struct inquiry_section_v){.id = str_from(id),
                                    .title = title,
                                    .items = arena_array(ctx->arena, most, struct inquiry_line_v)};
    return s;
}
