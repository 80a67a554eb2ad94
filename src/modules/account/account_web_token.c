// SPDX-License-Identifier: MulanPSL-2.0
/* Machines' tokens: what there are, issuing one, taking one back. */
#include "modules/account/account_actions.h"
#include "modules/account/account_web.h"
#include "modules/account/account_web_common.h"
#include "platform/permission.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

static const char *token_state(const struct ctx *ctx, const struct token_row *t)
{
    if (t->revoked_at != 0)
        return "revoked";
    return t->ends_at != 0 && t->ends_at <= ctx->now ? "over" : "valid";
}

static const struct action_v *revoke_make(struct ctx *ctx, const struct token_row *t)
{
    struct action_v *action = arena_new(ctx->arena, struct action_v);

    if (t->revoked_at != 0)
        return NULL;
    *action = (struct action_v){
        .url = str_printf(ctx->arena, "/account/token/%" PRId64 "/revoke", t->id),
        .label = T("account.token.revoke"),
    };
    return action;
}

/* "建议办理（只能查看）、群众意见" */
static struct str reach(struct ctx *ctx, struct str scopes)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct str word, module;

    if (scopes.len == 0 || str_eqz(scopes, PERMISSION_SCOPE_KEYS))
        buf_str(&out, T("account.token.access.write"));
    if (str_eqz(scopes, PERMISSION_SCOPE_KEYS))
        buf_str(&out, T("account.and"));
    while (str_cut(&scopes, ' ', &word)) {
        if (word.len == 0)
            continue;
        if (out.len > 0)
            buf_str(&out, T("account.and"));
        (void)str_cut(&word, ':', &module);
        if (str_eqz(module, PERMISSION_SCOPE_KEYS))
            buf_str(&out, T("account.token.keys_reach"));
        else if (str_eqz(module, "read"))
            buf_str(&out, T("account.token.access.read"));
        else
            buf_str(&out, word.len == 0 ? text_of("account.module.", module)
                                        : TF(ctx->arena, "account.token.only_read",
                                             text_of("account.module.", module)));
    }
    return buf_view(&out);
}

static enum status token_rows(struct ctx *ctx, struct account_token_v *v)
{
    struct account_token_line_v *rows;
    struct token_row *tokens;
    size_t count;

    TRY(account_store_tokens(ctx, &tokens, &count));
    rows = arena_array(ctx->arena, count, struct account_token_line_v);
    arr_each (i, count) {
        struct account_post *posts;
        size_t n;

        TRY(account_store_posts_today(ctx, tokens[i].account_id, &posts, &n));
        rows[i] = (struct account_token_line_v){
            .id = tokens[i].id,
            .name = tokens[i].name,
            .roles = n > 0 ? text_of("account.role.", posts[0].role) : S(""),
            .scopes = tokens[i].scopes,
            .reach = reach(ctx, tokens[i].scopes),
            .used_at = tokens[i].last_used_at,
            .made_at = tokens[i].created_at,
            .ends_at = tokens[i].ends_at > 0 ? tokens[i].ends_at - 1 : 0,
            .state = str_from(token_state(ctx, &tokens[i])),
            .state_tag = account_web_state_tag(token_state(ctx, &tokens[i])),
            .revoke = revoke_make(ctx, &tokens[i]),
        };
    }
    v->rows = rows;
    v->rows_count = count;
    return ST_OK;
}

/* Modules that a program can ask anything of. */
static bool has_routes(const struct module *m)
{
    return m->routes != NULL && m->routes[0].path != NULL;
}

static void put_modules(struct ctx *ctx, const struct request *rq, struct field_v *field)
{
    struct option_v options[64];
    size_t n = 0;

    for (const struct module *const *m = MODULES; *m != NULL && n < COUNT(options); m++)
        if (has_routes(*m))
            options[n++] =
                (struct option_v){.value = str_from((*m)->name),
                                  .label = text_of("account.module.", str_from((*m)->name))};
    form_checks(ctx, rq, field, options, n);
    form_optional(field);
}

/* "suggestion:read opinion:read", "read", "". */
static struct str scopes_of(struct ctx *ctx, const struct request *rq)
{
    const bool read = !str_eqz(param_text(rq, "access"), "write");
    struct buf out = buf_new(ctx->arena, 4096);

    if (param_bool(rq, "keys"))
        buf_z(&out, PERMISSION_SCOPE_KEYS " ");
    if (param_count(rq, "module") == 0 && read)
        buf_z(&out, "read");
    for (size_t i = 0; i < param_count(rq, "module"); i++)
        buf_printf(&out, "%s" STR_FMT "%s", i > 0 ? " " : "",
                   STR_ARG(param_text_at(rq, "module", i)), read ? ":read" : "");
    return str_trim(buf_view(&out));
}

enum status account_web_token_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("account.token.title"), S("/account/token"),
                                         S(""), T("account.token.go"));
    const struct option_v ACCESS[] = {
        {.value = S("read"), .label = T("account.token.access.read")},
        {.value = S("write"), .label = T("account.token.access.write")},
    };
    const struct date year = date_add_days(ctx->today, 365);
    struct account_token_v v = {0};
    struct field_v *field;

    TRY(token_rows(ctx, &v));
    (void)form_page_put(f, "line", "name", "account.token.name", S(""));
    field = form_page_put(f, "select", "role", "account.role", S(""));
    account_web_role_options(ctx, field, ROLES_STAFF);
    field->choose = true;
    field = form_page_put(f, "select", "organ", "account.organ", S(""));
    TRY(account_web_organ_options(ctx, field, "account.organ.none"));
    field = form_page_put(f, "radio", "access", "account.token.access", S("read"));
    form_options(ctx, field, ACCESS, COUNT(ACCESS));
    put_modules(ctx, rq, form_page_put(f, "check", "module", "account.token.module", S("")));
    (void)form_page_put(f, "check", "keys", "account.token.keys", S(""));
    (void)form_page_put(f, "date", "until", "account.token.until",
                        str_printf(ctx->arena, "%04d-%02d-%02d", year.year, year.month, year.day));
    v.page = *form_page_done(f);
    v.page.part = true;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("account.token.page"), &account_token_view, &v);
}

enum status account_web_token(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct account_token_made in = {
        .name = param_text(rq, "name"),
        .role = param_text(rq, "role"),
        .organ_id = param_id(rq, "organ"),
        .until = param_date(rq, "until"),
        .scopes = scopes_of(ctx, rq),
    };
    struct account_secret_v v = {
        .title = T("account.token.title"),
        .lead = T("account.token.lead"),
        .label = in.name,
        .note = T("account.secret.once"),
        .back = S("/account/token"),
    };

    /* One module each: a blank would make two words of it, the first without its ":read". */
    for (size_t i = 0; i < param_count(rq, "module"); i++)
        if (str_has(param_text_at(rq, "module", i), S(" ")))
            invalid(ctx, "module", "account.token.scope_wrong",
                    str_z(ctx->arena, param_text_at(rq, "module", i)));
    TRY(invalid_done(ctx));
    TRY(account_token_add(ctx, &in, &v.secret));
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &account_secret_view, &v);
}

enum status account_web_token_revoke(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(account_token_revoke(ctx, path_id(rq, "id")));
    respond_flash(rs, "account.token.revoked", S(""));
    return respond_see_other(rs, "/account/token");
}
