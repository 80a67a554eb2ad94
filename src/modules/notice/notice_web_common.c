// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages of the notices share. */
#include "modules/notice/notice_web_common.h"
#include "modules/notice/notice_actions.h"
#include "platform/text.h"

struct str notice_web_int(struct ctx *ctx, int64_t n)
{
    return str_printf(ctx->arena, "%lld", (long long)n);
}

struct str notice_web_kind(struct ctx *ctx, struct str kind)
{
    const struct notice_kind *k = notice_kind_find(kind);

    return k != NULL ? notice_kind_label(ctx, k) : kind;
}

static const struct {
    const char *permission, *text, *url;
} PAGES[] = {
    {"notice.office", "notice.texts.title", "/notice/text"},
    {"notice.office", "notice.rules.title", "/notice/rule"},
    {"notice.channel", "notice.setup.title", "/notice/setup"},
    {"notice.channel", "notice.sent.title", "/notice/sent"},
    {0},
};

const struct action_v *notice_web_action(struct ctx *ctx, struct str url, struct str label)
{
    struct action_v *a = arena_new(ctx->arena, struct action_v);

    *a = (struct action_v){.url = url, .label = label};
    return a;
}

const struct link_v *notice_web_office_links(struct ctx *ctx, size_t *out_count)
{
    struct link_v *links = arena_array(ctx->arena, COUNT(PAGES), struct link_v);

    *out_count = 0;
    for (size_t i = 0; i < COUNT(PAGES) && PAGES[i].url != NULL; i++)
        if (may(ctx, PAGES[i].permission))
            links[(*out_count)++] =
                (struct link_v){.label = text(PAGES[i].text), .url = str_from(PAGES[i].url)};
    return links;
}

struct crumbs_v notice_web_crumbs(struct ctx *ctx, struct str between, struct str url,
                                  struct str here)
{
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);

    links[0] = (struct link_v){.label = T("notice.title"), .url = S("/notice")};
    links[1] = (struct link_v){.label = between, .url = url};
    return (struct crumbs_v){.items = links, .items_count = url.len != 0 ? 2 : 1, .here = here};
}
