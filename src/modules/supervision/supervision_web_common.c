// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages of supervision share. */
#include "modules/congress/congress.h"
#include "modules/supervision/supervision_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 24, CRUMBS = 3 };

struct str supervision_web_url(struct ctx *ctx, const char *kind, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/supervision%s/%lld%s", kind, (long long)id, tail);
}

static struct str class_of(struct str state)
{
    static const char *const DOING[] = {"running", "assigned", "published", "progress", "draft"},
                             *const OK[] = {"replied",   "done",     "closed", "solved",  "chosen",
                                            "satisfied", "approved", "basic",  "attended"},
                             *const WAIT[] = {"rectifying", "reported", "pool", "excused"},
                             *const BAD[] = {"dissatisfied", "open", "absent", "late"};

    arr_each (i, COUNT(DOING))
        if (str_eqz(state, DOING[i]))
            return S("doing");
    arr_each (i, COUNT(OK))
        if (str_eqz(state, OK[i]))
            return S("ok");
    arr_each (i, COUNT(WAIT))
        if (str_eqz(state, WAIT[i]))
            return S("wait");
    arr_each (i, COUNT(BAD))
        if (str_eqz(state, BAD[i]))
            return S("bad");
    return S("");
}

struct tag_v supervision_web_tag(const char *prefix, struct str state)
{
    return (struct tag_v){.label = text_of(prefix, state), .class = class_of(state)};
}

struct tag_v *supervision_web_tag_of(struct ctx *ctx, const char *prefix, struct str state)
{
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

    *tag = supervision_web_tag(prefix, state);
    return tag;
}

struct str supervision_web_methods(struct ctx *ctx, struct str words)
{
    struct str names[WORDS_MAX], rest = words, word;
    size_t n = 0;

    while (n < WORDS_MAX && str_cut(&rest, ' ', &word))
        if (word.len > 0)
            names[n++] = text_of("supervision.method.", word);
    return str_join(ctx->arena, names, n, T("supervision.and"));
}

struct str supervision_web_stage(struct ctx *ctx, struct str method, struct str stage)
{
    return text_of("supervision.stage.",
                   str_printf(ctx->arena, STR_FMT "." STR_FMT, STR_ARG(method), STR_ARG(stage)));
}

void supervision_web_words(struct ctx *ctx, struct field_v *f, const char *words,
                           const char *prefix, bool all)
{
    struct option_v options[WORDS_MAX];
    struct str rest = str_from(words), word;
    size_t n = 0;

    if (all)
        options[n++] = (struct option_v){.value = S(""), .label = T("word.all")};
    while (n < WORDS_MAX && str_cut(&rest, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    form_options(ctx, f, options, n);
    f->choose = !all && str_eqz(f->kind, "select");
}

struct field_v supervision_web_select(struct ctx *ctx, const struct request *rq, const char *name,
                                      const char *label, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, param_text(rq, name));

    supervision_web_words(ctx, &f, words, prefix, true);
    return f;
}

enum status supervision_web_organ_field(struct form_page *f, int64_t organ_id, bool optional)
{
    struct field_v *field = form_page_put(f, "select", "organ", "supervision.f.organ",
                                          organ_id != 0 ? str_int(f->ctx->arena, organ_id) : S(""));
    struct option_v *options;
    struct organ *all;
    size_t count, n = 0;

    TRY(organ_list(f->ctx, false, &all, &count));
    options = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count) {
        if (all[i].kind <= ORGAN_SPECIAL_COMMITTEE)
            continue;
        options[n++] =
            (struct option_v){.value = str_int(f->ctx->arena, all[i].id), .label = all[i].name};
    }
    form_options(f->ctx, field, options, n);
    field->choose = true;
    if (optional)
        form_optional(field);
    return ST_OK;
}

struct crumbs_v supervision_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                       struct str here)
{
    struct link_v *up = arena_array(ctx->arena, CRUMBS, struct link_v);
    const bool reads = may(ctx, "supervision.read");
    size_t n = 0;

    up[n++] = (struct link_v){.label = reads ? T("supervision.menu") : T("supervision.mine"),
                              .url = reads ? S("/supervision") : S("/supervision/mine")};
    if (label.len > 0)
        up[n++] = (struct link_v){.label = label, .url = url};
    return (struct crumbs_v){.items = up, .items_count = n, .here = here};
}

struct empty_v *supervision_web_empty(struct ctx *ctx, const char *title, const char *text)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);

    *e = (struct empty_v){.title = text_of(title, S("")), .text = text_of(text, S(""))};
    return e;
}

struct form_page *supervision_web_form(struct ctx *ctx, const struct request *rq, struct str title,
                                       struct str url, struct str label, struct str back)
{
    struct form_page *f = form_page_open(ctx, rq, title, url, back, T("supervision.do.save"));
    const struct crumbs_v up = supervision_web_crumbs(ctx, label, back, title);

    arr_each (i, up.items_count)
        form_page_crumb(f, up.items[i].label, up.items[i].url);
    return f;
}

enum status supervision_web_show_form(struct form_page *f, struct response *rs)
{
    struct supervision_form_v *v = arena_new(f->ctx->arena, struct supervision_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &supervision_form_view, v);
}

enum status supervision_web_filter(struct ctx *ctx, const struct request *rq,
                                   struct supervision_page *out)
{
    struct date first, last;

    *out = (struct supervision_page){
        .q = param_text(rq, "q"),
        .state = param_text(rq, "state"),
        .field = param_text(rq, "kind"),
        .method = param_text(rq, "method"),
        .source = param_text(rq, "source"),
        .sort = param_text(rq, "sort"),
        .origin = param_text(rq, "kind"),
        .month = param_text(rq, "month"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .year = param_int(rq, "year"),
        .organ_id = param_id(rq, "organ"),
        .matter_id = param_id(rq, "matter"),
        .problem_id = param_only(rq, "problem"),
        .key = param_bool(rq, "key"),
        .held = param_bool(rq, "held"),
        .late = param_bool(rq, "late"),
        .open = param_bool(rq, "open"),
        .counted = param_bool(rq, "counted"),
        .today = ctx->today,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (out->month.len > 0 && !date_parse_month(out->month, &first, &last))
        return fail_field(&ctx->err, "month", "supervision.err.month", NULL);
    return ST_OK;
}

/* ---------------------------------------------------------------- records */

void supervision_web_record(struct ctx *ctx, struct supervision_record_v *v)
{
    v->links = arena_array(ctx->arena, SUPERVISION_LINKS, struct link_v);
    v->acts = arena_array(ctx->arena, SUPERVISION_LINKS, struct action_v);
    v->sections = arena_array(ctx->arena, SUPERVISION_SECTIONS, struct supervision_section_v);
    v->facts.items = arena_array(ctx->arena, SUPERVISION_FACTS, struct kv_item_v);
}

void supervision_web_link(struct supervision_record_v *v, struct str label, struct str url)
{
    if (v->links_count < SUPERVISION_LINKS)
        ((struct link_v *)v->links)[v->links_count++] = (struct link_v){label, url};
}

void supervision_web_act(struct supervision_record_v *v, struct str label, struct str url,
                         bool primary)
{
    if (v->acts_count < SUPERVISION_LINKS)
        ((struct action_v *)v->acts)[v->acts_count++] =
            (struct action_v){.url = url, .label = label, .primary = primary};
}

void supervision_web_fact(struct supervision_record_v *v, struct str label, struct str value,
                          struct str url)
{
    if (value.len > 0 && v->facts.items_count < SUPERVISION_FACTS)
        ((struct kv_item_v *)v->facts.items)[v->facts.items_count++] =
            (struct kv_item_v){.label = label, .value = value, .url = url};
}

void supervision_web_fact_day(struct ctx *ctx, struct supervision_record_v *v, struct str label,
                              struct date on)
{
    if (!date_none(on))
        supervision_web_fact(v, label, text_date(ctx->arena, on, ctx->today), S(""));
}

struct supervision_section_v *supervision_web_section(struct ctx *ctx,
                                                      struct supervision_record_v *v,
                                                      const char *id, struct str title, size_t most)
{
    struct supervision_section_v *s;

    ASSERT(v->sections_count < SUPERVISION_SECTIONS);
    s = (struct supervision_section_v *)v->sections + v->sections_count++;
    *s = (struct supervision_section_v){
        .id = str_from(id),
        .title = title,
        .items = arena_array(ctx->arena, most, struct supervision_line_v),
    };
    return s;
}

struct supervision_line_v *supervision_web_item(struct supervision_section_v *s)
{
    return (struct supervision_line_v *)s->items + s->items_count++;
}

void supervision_web_more(struct ctx *ctx, struct supervision_section_v *s, struct str label,
                          struct str url)
{
    struct link_v *links = arena_array(ctx->arena, s->more_count + 1, struct link_v);

    arr_each (i, s->more_count)
        links[i] = s->more[i];
    links[s->more_count++] = (struct link_v){label, url};
    s->more = links;
}

void supervision_web_problem_lines(struct ctx *ctx, struct supervision_section_v *s,
                                   const struct supervision_problem *all, size_t count)
{
    arr_each (i, count) {
        const struct supervision_problem *p = &all[i];
        struct supervision_line_v *line = supervision_web_item(s);

        *line = (struct supervision_line_v){
            .title = p->title,
            .url = supervision_web_url(ctx, "/problem", p->id, ""),
            .meta =
                str_printf(ctx->arena, STR_FMT "%s" STR_FMT, STR_ARG(p->organ),
                           p->organ.len > 0 && p->place.len > 0 ? " · " : "", STR_ARG(p->place)),
            .tag = supervision_web_tag_of(ctx, "supervision.problem_state.", p->state),
            .due = str_eqz(p->state, "assigned") ? due_tag_make(ctx, p->due_on) : NULL,
        };
    }
}

enum status supervision_web_respond(struct ctx *ctx, const struct request *rq, struct response *rs,
                                    struct supervision_record_v *v)
{
    v->chained = v->chain.items_count > 0;
    form_errors(ctx, rq, &v->errors);
    v->more = acts_more(ctx, v->links, &v->links_count);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->title, &supervision_record_view, v);
}
