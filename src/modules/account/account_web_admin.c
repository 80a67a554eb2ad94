// SPDX-License-Identifier: MulanPSL-2.0
/* The list of accounts, and one of them with its posts, sessions and history. */
#include "modules/account/account_actions.h"
#include "modules/account/account_web.h"
#include "modules/account/account_web_common.h"
#include "platform/event.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

enum { TOTAL_MAX = 10000, HISTORY_MAX = 50 };

/* ---------------------------------------------------------------- the list */

static const char *const KEPT[] = {"q", "role", "organ", "closed", "sort", "limit", NULL};

static const char *state_of(const struct account_line *line)
{
    if (!line->account.active)
        return "closed";
    if (line->posts.len == 0)
        return "no_post";
    if (line->account.machine)
        return "machine";
    if (!line->account.has_password)
        return "no_password";
    return line->account.must_change_password ? "first" : "active";
}

static struct account_row_v row_make(struct ctx *ctx, const struct account_line *line)
{
    const char *state = state_of(line);

    return (struct account_row_v){
        .id = line->account.id,
        .name = line->account.name,
        .login = line->account.login,
        .roles = account_web_roles(ctx, line->posts),
        .state = str_from(state),
        .state_tag = account_web_state_tag(state),
    };
}

static enum status filter_make(struct ctx *ctx, const struct request *rq, bool filtered,
                               struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);

    fields[0] = form_field(ctx, rq, "select", "role", "account.role", param_text(rq, "role"));
    account_web_role_options(ctx, &fields[0], ROLES_ALL);
    fields[0].choose = true;
    fields[1] =
        form_field(ctx, rq, "select", "organ", "account.organ",
                   param_present(rq, "organ") ? str_int(ctx->arena, param_id(rq, "organ")) : S(""));
    TRY(account_web_organ_options(ctx, &fields[1], "word.all"));
    fields[2] = form_field(ctx, rq, "check", "closed", "account.filter.closed",
                           param_bool(rq, "closed") ? S("1") : S(""));
    *out = (struct filter_v){
        .url = S("/account/list"),
        .label = T("account.filter.q"),
        .q = param_text(rq, "q"),
        .fields = fields,
        .fields_count = 3,
        .reset = filtered ? S("/account/list") : S(""),
    };
    return ST_OK;
}

static struct account_filter filter_of(struct ctx *ctx, const struct request *rq)
{
    return (struct account_filter){
        .q = param_text(rq, "q"),
        .role = param_text(rq, "role"),
        .organ_id = param_id(rq, "organ"),
        .closed = param_bool(rq, "closed"),
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : "name",
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
}

static void links_to_pages(struct ctx *ctx, const struct request *rq, struct str next,
                           struct account_list_v *v)
{
    const struct list_links l = list_links_of(ctx, rq, "/account/list", KEPT, next);

    v->pager.next = l.next;
    v->pager.first = l.first;
    v->sheet_url = l.sheet;
    v->csv_url = l.csv;
}

enum status account_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct account_filter filter = filter_of(ctx, rq);
    const bool filtered =
        filter.q.len > 0 || filter.role.len > 0 || filter.organ_id != 0 || filter.closed;
    struct account_list_v v = {.may_manage = may(ctx, "account.manage"),
                               .may_slip = may(ctx, "account.slip")};
    enum sheet_format format;
    struct account_row_v *rows;
    struct account_line *lines;
    struct empty_v *empty;
    struct str next;
    size_t count;

    if (list_wants_sheet(rq, &format))
        return list_lead_to_export(ctx, rq, rs, "/account/list", KEPT);
    TRY(account_store_page(ctx, &filter, &lines, &count, &next, &v.total));
    rows = arena_array(ctx->arena, count, struct account_row_v);
    arr_each (i, count) {
        rows[i] = row_make(ctx, &lines[i]);
    }
    v.rows = rows;
    v.rows_count = count;
    v.meta = TF(ctx->arena, "account.list.meta",
                str_int(ctx->arena, v.total > TOTAL_MAX ? TOTAL_MAX : v.total));
    TRY(filter_make(ctx, rq, filtered, &v.filter));
    if (count == 0) {
        empty = arena_new(ctx->arena, struct empty_v);
        *empty = (struct empty_v){.title = T("account.list.none")};
        v.empty = empty;
    }
    links_to_pages(ctx, rq, next, &v);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("account.menu"), &account_list_view, &v);
}

enum status account_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {T("account.name"), T("account.login"), T("account.posts"),
                                   T("account.state")};
    struct account_filter filter = filter_of(ctx, rq);
    enum sheet_format format = SHEET_CSV;
    struct sheet_out *sheet;
    size_t done = 0, count;

    (void)list_wants_sheet(rq, &format);
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    filter.after = S("");
    filter.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);
        struct account_line *lines;
        int64_t total;

        TRY(account_store_page(ctx, &filter, &lines, &count, &filter.after, &total));
        arr_each (i, count) {
            const struct account_row_v row = row_make(ctx, &lines[i]);

            sheet_out_row(
                sheet, (const struct str[]){row.name, row.login, row.roles, row.state_tag.label});
        }
        done += count;
        list_next_page(ctx, page, &filter.after);
    } while (filter.after.len > 0 && done < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, sheet, T("account.menu"));
}

/* ---------------------------------------------------------------- one account */

static enum status posts_make(struct ctx *ctx, const struct account *a, struct account_show_v *v)
{
    struct account_post_row_v *rows;
    struct account_post *posts;
    size_t count;

    TRY(account_posts(ctx, a->id, &posts, &count));
    rows = arena_array(ctx->arena, count, struct account_post_row_v);
    arr_each (i, count) {
        const bool over = !date_none(posts[i].to_on) && date_cmp(posts[i].to_on, ctx->today) < 0;

        rows[i] = (struct account_post_row_v){
            .id = posts[i].id,
            .role = posts[i].role,
            .title = posts[i].title,
            .organ = posts[i].organ_name,
            .from_on = posts[i].from_on,
            .to_on = posts[i].to_on,
            .end_url = !over && may(ctx, "account.manage")
                           ? str_printf(ctx->arena, "/account/%" PRId64 "/post/%" PRId64 "/end",
                                        a->id, posts[i].id)
                           : S(""),
        };
    }
    v->posts = rows;
    v->posts_count = count;
    return ST_OK;
}

static enum status sessions_make(struct ctx *ctx, const struct account *a, struct account_show_v *v)
{
    const bool may_end = may(ctx, "account.slip");
    struct account_session_row_v *rows;
    struct session_row *sessions;
    struct action_v *end_all;
    size_t count;

    if (!may(ctx, "account.sessions") && !may_end)
        return ST_OK;
    TRY(account_store_sessions(ctx, a->id, &sessions, &count));
    rows = arena_array(ctx->arena, count, struct account_session_row_v);
    arr_each (i, count) {
        rows[i] = account_web_session(
            ctx, &sessions[i],
            may_end ? str_printf(ctx->arena, "/account/%" PRId64 "/session/%" PRId64 "/end", a->id,
                                 sessions[i].id)
                    : S(""));
    }
    v->sessions = rows;
    v->sessions_count = count;
    if (may_end) {
        end_all = arena_new(ctx->arena, struct action_v);
        *end_all = (struct action_v){.url = account_web_url(ctx, a->id, "/sessions/end"),
                                     .label = T("account.session.end_all")};
        v->end_all = end_all;
    }
    return ST_OK;
}

static void link_add(struct link_v *links, size_t *count, bool allowed, struct str url,
                     const char *key)
{
    if (allowed)
        links[(*count)++] = (struct link_v){.label = text(key), .url = url};
}

static void links_make(struct ctx *ctx, const struct account *a, struct account_show_v *v)
{
    struct link_v *links = arena_array(ctx->arena, 6, struct link_v);
    const bool manage = may(ctx, "account.manage") && a->active, person = !a->machine && a->active;
    const bool slip = may(ctx, "account.slip") && person;
    const bool printed = slip && account_check_slip(ctx, a->id) == ST_OK;

    ctx->err = (struct err){0};
    link_add(links, &v->links_count, printed, account_web_url(ctx, a->id, "/slip"),
             "account.slips.go");
    link_add(links, &v->links_count, slip, account_web_url(ctx, a->id, "/reset"),
             "account.reset.title");
    link_add(links, &v->links_count, manage, account_web_url(ctx, a->id, "/edit"),
             "account.edit.title");
    link_add(links, &v->links_count, manage, account_web_url(ctx, a->id, "/post"),
             "account.give.title");
    link_add(links, &v->links_count, manage && person, account_web_url(ctx, a->id, "/hand-on"),
             "account.hand_on.title");
    v->links = links;
}

/* For somebody who has lost phone and codes. */
static struct action_v reset_second(struct ctx *ctx, const struct account *a)
{
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);

    *ask = (struct confirm_v){.id = S("totp"),
                              .title = T("account.totp.reset_ask"),
                              .text = T("account.totp.reset_note"),
                              .yes = T("account.totp.reset"),
                              .no = T("account.totp.reset_no"),
                              .risk = true};
    return (struct action_v){.url = account_web_url(ctx, a->id, "/totp/reset"),
                             .label = T("account.totp.reset"),
                             .confirm = ask};
}

static enum status actions_make(struct ctx *ctx, const struct account *a, struct account_show_v *v)
{
    struct action_v *action = arena_array(ctx->arena, 2, struct action_v);
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);
    bool second;

    TRY(account_store_totp_on(ctx, a->id, &second));
    v->actions = action;
    if (second && may(ctx, "account.slip") && a->id != ctx->actor->account_id)
        action[v->actions_count++] = reset_second(ctx, a);
    if (!may(ctx, "account.manage") || a->id == ctx->actor->account_id)
        return ST_OK;
    *ask = (struct confirm_v){.id = S("close"),
                              .title = T("account.close.ask"),
                              .text = T("account.close.note"),
                              .yes = T("account.close.title"),
                              .no = T("account.close.no"),
                              .risk = true};
    action[v->actions_count++] = (struct action_v){
        .url = account_web_url(ctx, a->id, a->active ? "/close" : "/open"),
        .label = a->active ? T("account.close.title") : T("account.open.title"),
        .confirm = a->active ? ask : NULL,
    };
    return ST_OK;
}

static void fact(struct kv_item_v *facts, size_t *count, const char *key, struct str value)
{
    if (value.len > 0)
        facts[(*count)++] = (struct kv_item_v){.label = text(key), .value = value};
}

static enum status facts_make(struct ctx *ctx, const struct account *a, struct account_show_v *v)
{
    struct kv_item_v *facts = arena_array(ctx->arena, 4, struct kv_item_v);
    struct account successor;
    struct str phone;

    TRY(account_store_phone(ctx, a->id, &phone));
    v->phone = phone.len == 11 && may(ctx, "account.manage") ? phone : S("");
    fact(facts, &v->facts_count, "account.phone", v->phone);
    fact(facts, &v->facts_count, "account.left_on", text_date(ctx->arena, a->left_on, ctx->today));
    if (a->successor_id != 0 && account_get(ctx, a->successor_id, &successor) == ST_OK)
        fact(facts, &v->facts_count, "account.successor", successor.name);
    fact(facts, &v->facts_count, "account.kind", a->machine ? T("account.machine") : S(""));
    v->facts = facts;
    return ST_OK;
}

static enum status history_make(struct ctx *ctx, const struct account *a, struct account_show_v *v)
{
    const struct event *events;
    struct entry_v *entries;
    size_t count;

    if (!may(ctx, "account.sessions"))
        return ST_OK;
    TRY(event_history(ctx, "account", a->id, HISTORY_MAX, &events, &count));
    entries = arena_array(ctx->arena, count, struct entry_v);
    arr_each (i, count) {
        const struct event *e = &events[count - 1 - i];
        const struct str verb = {e->name.ptr + strlen("account."),
                                 e->name.len - strlen("account.")};

        entries[i] = (struct entry_v){.title = text_of("account.event.", verb),
                                      .class = S("done"),
                                      .at = e->at,
                                      .who = e->actor_name};
    }
    v->history = (struct timeline_v){.items = entries, .items_count = count};
    return ST_OK;
}

enum status account_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct account_show_v v = {0};
    struct account a;

    TRY(account_get(ctx, path_id(rq, "id"), &a));
    *up = (struct link_v){.label = T("account.menu"), .url = S("/account/list")};
    v = (struct account_show_v){
        .crumbs = {.items = up, .items_count = 1, .here = a.name},
        .id = a.id,
        .name = a.name,
        .login = a.login,
        .active = a.active,
        .state_tag = account_web_state_tag(!a.active                ? "closed"
                                           : a.must_change_password ? "first"
                                                                    : "active"),
    };
    TRY(posts_make(ctx, &a, &v));
    TRY(sessions_make(ctx, &a, &v));
    TRY(facts_make(ctx, &a, &v));
    TRY(history_make(ctx, &a, &v));
    links_make(ctx, &a, &v);
    TRY(actions_make(ctx, &a, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, a.name, &account_show_view, &v);
}

/* ---------------------------------------------------------------- acts without a form */

static enum status back_to(struct ctx *ctx, struct response *rs, int64_t id, const char *flash)
{
    struct account a;

    TRY(account_get(ctx, id, &a));
    respond_flash(rs, flash, a.name);
    return respond_see_other(rs, "/account/%" PRId64, id);
}

enum status account_web_end_any(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(account_check_resettable(ctx, id));
    TRY(account_end_session(ctx, id, path_id(rq, "session")));
    return back_to(ctx, rs, id, "account.session.ended");
}

enum status account_web_end_all(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(account_check_resettable(ctx, id));
    TRY(account_end_sessions(ctx, id, 0));
    return back_to(ctx, rs, id, "account.session.all_ended");
}

enum status account_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(account_close(ctx, path_id(rq, "id"), true));
    return back_to(ctx, rs, path_id(rq, "id"), "account.close.done");
}

enum status account_web_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(account_close(ctx, path_id(rq, "id"), false));
    return back_to(ctx, rs, path_id(rq, "id"), "account.open.done");
}
