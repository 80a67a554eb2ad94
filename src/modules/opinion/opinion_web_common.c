// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages of this module share. */
#include "modules/opinion/opinion_web_common.h"
#include "modules/congress/congress.h"
#include "modules/station/station.h"

enum { STATIONS_MAX = 500 };

struct str opinion_ui_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/opinion/%lld%s", (long long)id, tail);
}

struct tag_v opinion_ui_state_tag(struct str state)
{
    static const struct {
        const char *state, *class;
    } OF[] = {
        {"received", "wait"}, {"classified", "wait"},  {"assigned", "doing"}, {"handling", "doing"},
        {"solved", "ok"},     {"explained", "ok"},     {"promised", "doing"}, {"answered", "ok"},
        {"rated", "ok"},      {"suggestion", "doing"}, {"rejected", "bad"},
    };

    arr_each (i, COUNT(OF))
        if (str_eqz(state, OF[i].state))
            return (struct tag_v){text_of("opinion.state.", state), str_from(OF[i].class)};
    return (struct tag_v){text_of("opinion.state.", state), S("")};
}

struct crumbs_v opinion_ui_crumbs(struct ctx *ctx, struct str here)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);

    *up = (struct link_v){
        .label = T("opinion.title"),
        .url = may(ctx, "opinion.read") ? S("/opinion") : S("/opinion/own"),
    };
    return (struct crumbs_v){.items = up, .items_count = 1, .here = here};
}

enum status opinion_ui_topics(struct ctx *ctx, struct field_v *f)
{
    struct opinion_topic *all;
    struct option_v *options;
    size_t count;

    TRY(opinion_store_topics(ctx, true, &all, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].path};
    form_options(ctx, f, options, count);
    f->choose = true;
    return ST_OK;
}

enum status opinion_ui_stations(struct ctx *ctx, struct field_v *f, bool all)
{
    struct station *stations;
    struct option_v *options;
    size_t count, n = 0;

    TRY(station_find(ctx, S(""), S(""), STATIONS_MAX, &stations, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[n++] =
        (struct option_v){.value = S(""), .label = all ? T("word.all") : T("opinion.station_none")};
    arr_each (i, count)
        options[n++] = (struct option_v){.value = str_int(ctx->arena, stations[i].id),
                                         .label = stations[i].name};
    form_options(ctx, f, options, n);
    return ST_OK;
}

enum status opinion_ui_organs(struct ctx *ctx, struct field_v *f, bool townships)
{
    struct option_v *options;
    struct organ *organs;
    size_t count, n = 0;

    if (townships)
        TRY(organ_list_of(ctx, ORGAN_TOWNSHIP, &organs, &count));
    else
        TRY(organ_list(ctx, true, &organs, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[n++] = (struct option_v){.value = S(""), .label = T("opinion.organ_none")};
    arr_each (i, count) {
        if (!townships && organs[i].kind == ORGAN_TOWNSHIP)
            continue;
        options[n++] =
            (struct option_v){.value = str_int(ctx->arena, organs[i].id), .label = organs[i].name};
    }
    form_options(ctx, f, options, n);
    return ST_OK;
}

/* ---------------------------------------------------------------- forms about one */

static struct str act_text(struct ctx *ctx, enum opinion_verb verb, const char *tail)
{
    return text(str_printf(ctx->arena, "opinion.do.%s%s", opinion_verb_word(verb), tail).ptr);
}

enum status opinion_ui_form_open(struct ctx *ctx, const struct request *rq, enum opinion_verb verb,
                                 struct opinion_ui_form *out)
{
    const int64_t id = path_id(rq, "id");
    const struct str url =
        opinion_ui_url(ctx, id, str_printf(ctx->arena, "/%s", opinion_verb_word(verb)).ptr);
    bool verbs[OPINION_VERBS];

    TRY(opinion_case_seen(ctx, id, &out->c));
    TRY(opinion_get(ctx, id, &out->o));
    opinion_verbs(ctx, &out->c, verbs);
    out->f = form_page_open(ctx, rq, act_text(ctx, verb, ""), url, opinion_ui_url(ctx, id, ""),
                            act_text(ctx, verb, ".go"));
    form_page_crumb(out->f, T("opinion.title"),
                    may(ctx, "opinion.read") ? S("/opinion") : S("/opinion/own"));
    form_page_crumb(out->f, out->o.subject, opinion_ui_url(ctx, id, ""));
    out->f->v.meta = out->o.subject;
    form_page_version(out->f, out->c.version);
    if (!verbs[verb])
        form_page_shut(out->f, opinion_allowed(out->c.state, verb) ? "opinion.not_yours"
                                                                   : "opinion.wrong_state");
    return ST_OK;
}

enum status opinion_ui_form_done(struct ctx *ctx, const struct request *rq, struct response *rs,
                                 struct opinion_ui_form *w)
{
    struct opinion_form_v v = {.page = *form_page_done(w->f)};

    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &opinion_form_view, &v);
}

enum status opinion_ui_done(struct ctx *ctx, const struct request *rq, struct response *rs,
                            enum opinion_verb verb)
{
    const int64_t id = path_id(rq, "id");
    struct opinion_case c;
    const char *key = str_printf(ctx->arena, "opinion.do.%s.done", opinion_verb_word(verb)).ptr;
    bool seen;

    TRY(opinion_store_case(ctx, id, &c));
    TRY(opinion_seen(ctx, &c, &seen));
    respond_flash(rs, key, S(""));
    if (!seen)
        return respond_see_other(rs, "/opinion/own");
    return respond_see_other(rs, "/opinion/%lld", (long long)id);
}
