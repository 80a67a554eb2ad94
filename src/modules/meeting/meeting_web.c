// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages of this module share: words, tags, options, the way to a page. */
#include "modules/meeting/meeting_web.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_actions.h"
#include "platform/text.h"

struct str meeting_web_int(struct ctx *ctx, int64_t n)
{
    return str_printf(ctx->arena, "%lld", (long long)n);
}

struct tag_v meeting_state_tag(enum meeting_state state)
{
    static const char *const CLASS[] = {
        [MEETING_DRAFT] = "",         [MEETING_NOTICED] = "wait", [MEETING_OPEN] = "doing",
        [MEETING_ADJOURNED] = "wait", [MEETING_CLOSED] = "ok",    [MEETING_MINUTED] = "ok",
        [MEETING_CANCELLED] = "bad"};

    return (struct tag_v){
        .label = text_of("meeting.state.", str_from(meeting_state_word(state))),
        .class = str_from(CLASS[state]),
    };
}

struct tag_v meeting_item_state_tag(enum meeting_item_state state)
{
    static const char *const CLASS[] = {[MEETING_ITEM_PENDING] = "",
                                        [MEETING_ITEM_CURRENT] = "doing",
                                        [MEETING_ITEM_DONE] = "ok",
                                        [MEETING_ITEM_DEFERRED] = "wait",
                                        [MEETING_ITEM_WITHDRAWN] = "bad"};

    return (struct tag_v){
        .label = text_of("meeting.item_state.", str_from(meeting_item_state_word(state))),
        .class = str_from(CLASS[state]),
    };
}

struct str meeting_web_clock(struct ctx *ctx, unsigned minute)
{
    return str_printf(ctx->arena, "%u:%02u", minute / 60 % 24, minute % 60);
}

unsigned meeting_web_minute(const struct meeting *m)
{
    unsigned second = 0;

    if (m->starts_at == 0)
        return 0;
    (void)date_of_instant(m->starts_at, &second);
    return second / 60;
}

struct str meeting_web_when(struct ctx *ctx, const struct meeting *m)
{
    const struct str from = text_date(ctx->arena, m->starts_on, ctx->today);

    if (date_cmp(m->starts_on, m->ends_on) != 0)
        return TF(ctx->arena, "meeting.from_to", from,
                  text_date(ctx->arena, m->ends_on, ctx->today));
    if (m->starts_at == 0)
        return from;
    return str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(from),
                      STR_ARG(meeting_web_clock(ctx, meeting_web_minute(m))));
}

struct str meeting_web_url(struct ctx *ctx, int64_t id, const char *rest)
{
    return str_printf(ctx->arena, "/meeting/%lld%s", (long long)id, rest);
}

enum status meeting_web_get(struct ctx *ctx, const struct request *rq, struct meeting *out)
{
    TRY(meeting_get(ctx, path_id(rq, "id"), out));
    return meeting_visible(ctx, out);
}

struct crumbs_v meeting_web_crumbs(struct ctx *ctx, const struct meeting *m, struct str here)
{
    struct link_v *items = arena_array(ctx->arena, 2, struct link_v);
    size_t n = 0;

    items[n++] = (struct link_v){.label = T("meeting.title"), .url = S("/meeting")};
    if (m != NULL)
        items[n++] = (struct link_v){.label = m->name, .url = meeting_web_url(ctx, m->id, "")};
    return (struct crumbs_v){.items = items, .items_count = n, .here = here};
}

/* ---------------------------------------------------------------- options */

static size_t words_in(const char *words)
{
    struct str rest = str_from(words), one;
    size_t n = 0;

    while (str_cut(&rest, ' ', &one))
        n++;
    return n;
}

void meeting_web_words(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                       struct str none)
{
    struct option_v *options = arena_array(ctx->arena, words_in(words) + 1, struct option_v);
    struct str rest = str_from(words), one;
    size_t n = 0;

    if (none.len != 0)
        options[n++] = (struct option_v){.value = S(""), .label = none};
    while (str_cut(&rest, ' ', &one))
        options[n++] = (struct option_v){.value = one, .label = text_of(prefix, one)};
    form_options(ctx, f, options, n);
}

enum status meeting_web_organs(struct ctx *ctx, struct field_v *f)
{
    struct option_v *options;
    struct organ *organs;
    size_t count;

    TRY(organ_list(ctx, false, &organs, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("meeting.organ_none")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = meeting_web_int(ctx, organs[i].id), .label = organs[i].name};
    form_options(ctx, f, options, count + 1);
    return ST_OK;
}

enum status meeting_web_kinds(struct ctx *ctx, struct field_v *f, bool all, struct str none)
{
    struct option_v *options;
    struct meeting_kind *kinds;
    size_t count, n = 0;

    TRY(meeting_store_kinds(ctx, all, &kinds, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    if (none.len != 0)
        options[n++] = (struct option_v){.value = S(""), .label = none};
    arr_each (i, count)
        options[n++] = (struct option_v){.value = kinds[i].code, .label = kinds[i].rule.name};
    form_options(ctx, f, options, n);
    return ST_OK;
}

enum status meeting_web_organ(struct ctx *ctx, int64_t id, struct str *out)
{
    struct organ organ;

    *out = S("");
    if (id == 0)
        return ST_OK;
    TRY(organ_get(ctx, id, &organ));
    *out = organ.short_name.len != 0 ? organ.short_name : organ.name;
    return ST_OK;
}
