// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages of this module share. */
#include "modules/account/account_web_common.h"
#include "modules/account/account_rules.h"
#include "modules/congress/congress.h"
#include "platform/text.h"
#include <inttypes.h>

struct str account_web_device(struct ctx *ctx, struct str word)
{
    struct str system;

    (void)str_cut(&word, '/', &system);
    return TF(ctx->arena, "account.device", text_of("account.system.", system),
              text_of("account.browser.", word));
}

struct str account_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/account/%" PRId64 "%s", id, tail);
}

struct str account_web_roles(struct ctx *ctx, struct str words)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct str word;

    while (str_cut(&words, ',', &word)) {
        if (out.len > 0)
            buf_str(&out, T("account.and"));
        buf_str(&out, text_of("account.role.", word));
    }
    return buf_view(&out);
}

void account_web_role_options(struct ctx *ctx, struct field_v *f, enum role_choice which)
{
    struct option_v options[16];
    size_t n = 0;

    for (const char *const *r = ACCOUNT_ROLES; *r != NULL; r++) {
        if (which == ROLES_STAFF && strcmp(*r, "deputy") == 0)
            continue;
        options[n++] = (struct option_v){.value = str_from(*r),
                                         .label = text_of("account.role.", str_from(*r))};
    }
    form_options(ctx, f, options, n);
}

enum status account_web_organ_options(struct ctx *ctx, struct field_v *f, const char *none_key)
{
    struct option_v *options;
    struct organ *organs;
    size_t count;

    TRY(organ_list(ctx, false, &organs, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = text(none_key)};
    arr_each (i, count) {
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, organs[i].id), .label = organs[i].name};
    }
    form_options(ctx, f, options, count + 1);
    return ST_OK;
}

struct account_session_row_v account_web_session(struct ctx *ctx, const struct session_row *s,
                                                 struct str end_url)
{
    const bool here = s->id == ctx->actor->session_id;

    return (struct account_session_row_v){
        .id = s->id,
        .device = account_web_device(ctx, s->device),
        .address = s->address,
        .way = s->way,
        .began_at = s->created_at,
        .seen_at = s->last_seen_at,
        .ends_at = s->ends_at,
        .here = here,
        .end_url = here ? S("") : end_url,
    };
}

struct tag_v account_web_state_tag(const char *word)
{
    return (struct tag_v){
        .label = text_of("account.state.", str_from(word)),
        .class = strcmp(word, "active") == 0 || strcmp(word, "valid") == 0 ||
                         strcmp(word, "machine") == 0
                     ? S("ok")
                 : strcmp(word, "closed") == 0 || strcmp(word, "over") == 0 ||
                         strcmp(word, "revoked") == 0
                     ? S("")
                     : S("wait"),
    };
}
