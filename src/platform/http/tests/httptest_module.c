// SPDX-License-Identifier: MulanPSL-2.0
/* The invented module "h" and its sign-in. */
#include "platform/db/tests/dbtest.h"
#include "platform/form.h"
#include "platform/http/tests/httptest.h"
#include "platform/list.h"
#include "platform/permission.h"
#include "platform/view.h"
#include <unistd.h>

_Atomic int httptest_waiting, httptest_refused;
_Atomic int httptest_batches;
_Atomic bool httptest_go, httptest_hold;

/* ---- a view made by hand: a heading and, unless text says "plain", a form */

struct page {
    struct str title, text, typed, message;
    const struct request *rq;
};

static void page_html(const void *data, const struct view_env *env, struct buf *out)
{
    const struct page *p = data;
    struct str name, value;

    buf_z(out, "<h1>");
    html_put_text(out, p->title);
    buf_z(out, "</h1><p>text=");
    html_put_text(out, p->text);
    buf_z(out, "</p><p>message=");
    html_put_text(out, p->message);
    buf_z(out, "</p>");
    if (str_eqz(p->text, "plain"))
        return;
    buf_printf(out, "<form><input name=_csrf value=\"" STR_FMT "\">", STR_ARG(env->csrf));
    buf_printf(out, "<input name=_once value=\"" STR_FMT "\">", STR_ARG(env->once));
    buf_z(out, "<input name=title value=\"");
    html_put_text(out, p->typed);
    buf_z(out, "\">");
    for (size_t i = 0; p->rq != NULL && i < resume_count(p->rq); i++) {
        resume_at(p->rq, i, &name, &value);
        buf_z(out, "<input name=\"");
        html_put_text(out, name);
        buf_z(out, "\" value=\"");
        html_put_text(out, value);
        buf_z(out, "\">");
    }
    buf_z(out, "</form>");
}

static void page_json(const void *data, struct json *out, const char *member)
{
    const struct page *p = data;

    json_object(out, member);
    json_str(out, "title", p->title);
    json_str(out, "text", p->text);
    json_object_end(out);
}

static const struct view PAGE_VIEW = {
    .name = "h_page",
    .html = page_html,
    .json = page_json,
    .schema = "{\"type\":\"object\",\"properties\":{\"title\":{\"type\":\"string\"},"
              "\"text\":{\"type\":\"string\"}}}",
};

static enum status show(struct ctx *ctx, const struct request *rq, struct response *rs,
                        struct str title, struct str text)
{
    const struct page page = {.title = title,
                              .text = text,
                              .typed = form_value(rq, "title", S("stored")),
                              .message = ctx->err.key != NULL ? str_from(ctx->err.key) : S(""),
                              .rq = rq};

    return respond_view(ctx, rq, rs, FRAME_PUBLIC, title, &PAGE_VIEW, &page);
}

/* ---- a list of three pages */

struct numbers {
    struct number {
        int64_t n;
        struct str word;
    } rows[2];
    const struct number *list;
    size_t count;
    struct str next;
};

static const struct view_column NUMBER_COLUMNS[] = {
    {.heading = "word.yes", .type = VIEW_INT, .at = offsetof(struct number, n)},
    {.heading = "word.no", .at = offsetof(struct number, word), .words = "word."},
};
static const struct view_sheet NUMBER_SHEET = {
    .rows = offsetof(struct numbers, list),
    .count = offsetof(struct numbers, count),
    .own = SIZE_MAX,
    .size = sizeof(struct number),
    .next = offsetof(struct numbers, next),
    .columns = NUMBER_COLUMNS,
    .columns_count = COUNT(NUMBER_COLUMNS),
};

static void numbers_html(const void *data, const struct view_env *env, struct buf *out)
{
    const struct numbers *v = data;

    (void)env;
    buf_int(out, v->list[0].n);
}

static const struct view NUMBERS_VIEW = {
    .name = "h_numbers", .html = numbers_html, .json = page_json, .sheet = &NUMBER_SHEET};

static enum status show_numbers(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t from = param_int(rq, "after");
    struct numbers v = {.rows = {{from + 1, S("back")}, {from + 2, S("=1+1, \"x\"")}},
                        .count = from == 4 ? 1 : 2};

    v.list = v.rows;
    /* "all": what the program asks for comes on one page, say two are all */
    if (from < 4 && !(str_eqz(param_text(rq, "q"), "all") && list_wants_all(rs)))
        v.next = str_printf(ctx->arena, "/h/numbers?q=%%20&after=%%3%d", (int)from + 2);
    return respond_view(ctx, rq, rs, FRAME_STAFF, S("numbers"), &NUMBERS_VIEW, &v);
}

/* ---- handlers */

static enum status home(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return show(ctx, rq, rs, S("home"), S("plain"));
}

static enum status form_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return show(ctx, rq, rs, S("form"), S("a form"));
}

static enum status show_item(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    if (path_id(rq, "id") == 503)
        return ST_BUSY;
    if (path_id(rq, "id") == 404)
        return fail(&ctx->err, ST_NOT_FOUND, "error.not_found", NULL);
    return show(ctx, rq, rs, S("item"),
                str_printf(ctx->arena, "%lld " STR_FMT, (long long)path_id(rq, "id"),
                           STR_ARG(path_text(rq, "word"))));
}

static enum status show_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return show(ctx, rq, rs, S("list"),
                str_printf(ctx->arena, "q=" STR_FMT " n=%lld", STR_ARG(param_text(rq, "q")),
                           (long long)param_int(rq, "n")));
}

static enum status echo(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct upload *file = param_file(rq, "file");
    char on[DATE_TEXT_SIZE];
    struct str title = param_text(rq, "title");

    if (str_eqz(title, "rule"))
        return fail(&ctx->err, ST_RULE, "error.409.say", "某法第1条");
    if (str_eqz(title, "crash"))
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "on purpose");
    if (str_eqz(title, "away"))
        return fail(&ctx->err, ST_BUSY, "db.away", NULL);
    if (str_eqz(title, "silent"))
        return ST_OK;
    return respond_bytes(
        rs, "text/plain; charset=utf-8", S(""),
        str_printf(ctx->arena, STR_FMT "|" STR_FMT "|%lld|%d|%s|%zu:" STR_FMT "|" STR_FMT ":%zu",
                   STR_ARG(title), STR_ARG(param_text(rq, "body")), (long long)param_int(rq, "n"),
                   param_bool(rq, "flag"), date_format(param_date(rq, "on"), on),
                   param_count(rq, "tag"), STR_ARG(param_text_at(rq, "tag", 1)),
                   STR_ARG(file != NULL ? file->file_name : S("")),
                   file != NULL ? file->size_bytes : 0));
}

static enum status count_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return DB_EXEC(ctx, "UPDATE t_counter SET n = n + 1 WHERE congress_id = :c AND id = 1",
                   B_INT("c", 1));
}

/* Takes for ever, inside a transaction that has written already. */
static enum status greedy_tx(struct ctx *ctx, const void *input)
{
    TRY(count_tx(ctx, input));
    for (;;)
        (void)arena_grow(ctx->arena, NULL, 0, ((size_t)1 << 30) + 1);
}

static enum status greedy(struct ctx *ctx, void *with)
{
    (void)with;
    (void)arena_grow(ctx->arena, NULL, 0, ((size_t)1 << 30) + 1);
    return ST_OK;
}

/* Needs more memory than a request may have, in one of several ways. */
static enum status needs_too_much(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)rs;
    if (str_eqz(path_text(rq, "how"), "apart"))
        return ctx_apart(ctx, greedy, NULL);
    return greedy(ctx, NULL);
}

static enum status add_one(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    if (str_eqz(param_text(rq, "title"), "bad") || str_eqz(param_text(rq, "title"), "lead"))
        return fail_field(&ctx->err, "title", "form.bad_text", "");
    if (str_eqz(param_text(rq, "title"), "greedy"))
        return db_tx(ctx, greedy_tx, NULL);
    if (str_eqz(param_text(rq, "title"), "secret"))
        respond_header(rs, "Cache-Control", S("no-store"));
    TRY(db_tx(ctx, count_tx, NULL));
    respond_flash(rs, "form.keep", S("x"));
    return respond_see_other(rs, "/h/item/%d", 7);
}

/* A page that notes each look at it; for some it has nothing, and leads them elsewhere. */
static enum status looked_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(db_tx(ctx, count_tx, NULL));
    if (str_eqz(form_value(rq, "title", S("")), "lead"))
        return respond_see_other(rs, "/h/form");
    return form_page(ctx, rq, rs);
}

/* ---- a crowd: everybody adds a number; 13 comes to nothing, 99 fails whoever it is written with
 */

static enum status crowd_enter(struct ctx *ctx, const struct request *rq, struct response *rs,
                               void **out_data)
{
    int64_t *n = arena_new(ctx->arena, int64_t);

    if (param_int(rq, "n") < 0)
        return fail_field(&ctx->err, "n", "form.bad_text", "");
    if (param_int(rq, "n") == 0)
        return respond_bytes(rs, "text/plain", S(""), S("nothing"));
    *n = param_int(rq, "n");
    *out_data = n;
    return ST_OK;
}

static enum status crowd_write(struct ctx *ctx, struct crowd_item *const *items, size_t count)
{
    atomic_fetch_add(&httptest_batches, 1);
    while (atomic_load(&httptest_hold))
        usleep(1000);
    for (size_t i = 0; i < count; i++) {
        const int64_t n = *(const int64_t *)items[i]->data;

        if (n == 99)
            return fail(&ctx->err, ST_BUSY, "error.busy", NULL);
        if (n == 13)
            items[i]->st = fail(&items[i]->ctx->err, ST_RULE, "error.409.say", "某法第1条");
        else
            TRY(DB_EXEC(ctx, "UPDATE t_counter SET n = n + :n WHERE congress_id = :c AND id = 1",
                        B_INT("n", n), B_INT("c", items[i]->ctx->actor->congress_id)));
    }
    return ST_OK;
}

static enum status crowd_leave(struct ctx *ctx, const struct request *rq, struct response *rs,
                               void *data)
{
    (void)rq;
    return respond_bytes(rs, "text/plain", S(""),
                         str_printf(ctx->arena, "added %lld", (long long)*(const int64_t *)data));
}

static const struct crowd CROWD = {crowd_enter, crowd_write, crowd_leave};

static enum status slow(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    atomic_fetch_add(&httptest_waiting, 1);
    while (!atomic_load(&httptest_go))
        usleep(1000);
    return show(ctx, rq, rs, S("slow"), S("plain"));
}

static enum status large(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t len = 4 << 20;
    char *bytes = arena_alloc(ctx->arena, len);

    (void)rq;
    memset(bytes, 'x', len);
    return respond_bytes(rs, "application/octet-stream", S("大文件.bin"), (struct str){bytes, len});
}

static enum status stream(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return respond_stream(ctx, rq, rs, "h.all", S("hello"));
}

static enum status who(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return respond_bytes(rs, "text/plain", S(""),
                         str_printf(ctx->arena, "%lld " STR_FMT " " STR_FMT " " STR_FMT,
                                    (long long)ctx->actor->account_id, STR_ARG(ctx->address),
                                    STR_ARG(request_origin(rq)), STR_ARG(ctx->request_id)));
}

static enum status long_header(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    char *fill = arena_alloc(ctx->arena, (size_t)param_int(rq, "n") + 1);

    memset(fill, 'x', (size_t)param_int(rq, "n"));
    respond_header(rs, "X-Fill", str_from(fill));
    return respond_bytes(rs, "text/plain", S(""), S("ok"));
}

static enum status sign_in(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    if (!str_eqz(param_text(rq, "password"), "right"))
        return fail_field(&ctx->err, "password", "form.not_word", "");
    respond_cookie(rs, SESSION_COOKIE, S("writer"), -1);
    return respond_resume(ctx, rq, rs, ctx->actor);
}

static const struct field ECHO_FORM[] = {
    {"title", F_LINE, true, 20},
    {"body", F_TEXT},
    {"n", F_INT},
    {"flag", F_BOOL},
    {"on", F_DATE},
    {"tag", F_WORD, false, 0, "red green blue", true},
    {"secret", F_SECRET},
    {"file", F_FILE},
    {0},
};
static const struct field LIST_FIELDS[] = {{"q", F_LINE}, {"n", F_INT}, {0}};
static const struct field SIGN_IN_FORM[] = {{"password", F_SECRET, true}, {"next", F_LINE}, {0}};

/* A file that the test has put into the data directory. */
static enum status send_file(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct file_answer f = {
        .path = str_printf(ctx->arena, "%s/sample", ctx->app->config.data_dir).ptr,
        .content_type = "application/pdf",
        .name = S("关于\"便桥\"的答复.pdf"),
        .etag = S("abcdef0123456789"),
        .show = str_eqz(path_text(rq, "how"), "show"),
        .open_to_all = str_eqz(path_text(rq, "how"), "open"),
    };

    return respond_file(ctx, rq, rs, &f);
}

static const struct field NUMBERS_FIELDS[] = {
    {.name = "after", .type = F_INT}, {.name = "q", .type = F_LINE, .max = 10}, {0}};

static const struct route ROUTES[] = {
    {GET, "/", PUBLIC, home},
    {GET, "/h/file/{how}", PUBLIC, send_file},
    {GET, "/h/form", PUBLIC, form_page},
    {POST, "/h/form", PUBLIC, add_one, ECHO_FORM, form_page},
    {POST, "/h/looked", PUBLIC, add_one, ECHO_FORM, looked_page},
    {GET, "/h/list", "h.see", show_list, LIST_FIELDS, .shows = &PAGE_VIEW},
    {GET, "/h/numbers", "h.see", show_numbers, NUMBERS_FIELDS},
    {GET, "/h/item/new", "h.see", form_page},
    {GET, "/h/item/{id}", "h.see", show_item, .shows = &PAGE_VIEW},
    {GET, "/h/item/{id}/{word}", "h.see", show_item},
    {POST, "/h/item/{id}/change", "h.change", add_one, ECHO_FORM, form_page},
    {POST, "/h/echo", "h.change", echo, ECHO_FORM, form_page, .max_body_kib = 64 * 1024},
    {POST, "/h/echo-public", PUBLIC, echo, ECHO_FORM, .max_body_kib = 512 * 1024},
    {GET, "/h/any", SIGNED_IN, who},
    {GET, "/h/who", PUBLIC, who},
    {GET, "/h/closed", NULL, home},
    {POST, "/h/crowd", "h.change", crowd_alone, ECHO_FORM, form_page, .crowd = &CROWD},
    {GET, "/h/slow", PUBLIC, slow, .flags = ROUTE_HEAVY},
    {POST, "/h/slow", PUBLIC, slow, .flags = ROUTE_NARROW},
    {GET, "/h/large", PUBLIC, large},
    {GET, "/h/greedy/{how}", PUBLIC, needs_too_much},
    {GET, "/h/greedy-later/{how}", PUBLIC, needs_too_much, .flags = ROUTE_HEAVY},
    {GET, "/h/header", PUBLIC, long_header, LIST_FIELDS},
    {GET, "/h/stream", PUBLIC, stream, .flags = ROUTE_STREAM},
    {GET, "/h/first", SIGNED_IN, form_page, .flags = ROUTE_FIRST},
    {GET, "/sign-in", PUBLIC, form_page},
    {POST, "/sign-in", PUBLIC, sign_in, SIGN_IN_FORM, form_page},
    {0},
};

static const struct permission PERMISSIONS[] = {{"h.see", "reader"}, {"h.change", "office"}, {0}};

const struct module httptest_module = {.name = "h", .routes = ROUTES, .permissions = PERMISSIONS};

const struct module *const MODULES[] = {&dbtest_module, &httptest_module, &httptest_kept_module,
                                        NULL};

/* ---- sign-in: the cookie says who */

/* "session=2": a session of the database. It is over when its row is gone; 2 may change things. */
static enum status by_row(struct ctx *ctx, struct permission_set *set)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT n FROM t_counter WHERE congress_id = :c AND id = 2",
               B_INT("c", 1)));
    if (cell_int(&r, 0, 0) >= 2)
        permission_set_add(set, "h.change");
    return ST_OK;
}

static enum status by_cookie(struct ctx *ctx, struct str token, struct sign_in *out)
{
    struct permission_set *set = arena_new(ctx->arena, struct permission_set);

    if (str_eqz(token, "2"))
        TRY(by_row(ctx, set));
    else if (!str_eqz(token, "reader") && !str_eqz(token, "writer") && !str_eqz(token, "fresh"))
        return fail(&ctx->err, ST_NOT_FOUND, "error.not_found", NULL);
    permission_set_add(set, "h.see");
    if (str_eqz(token, "writer"))
        permission_set_add(set, "h.change");
    *out = (struct sign_in){.actor = {.account_id = 5, .congress_id = 1, .permissions = set},
                            .csrf = S("secret-of-the-session"),
                            .must_change_password = str_eqz(token, "fresh")};
    return ST_OK;
}

static void refused(struct ctx *ctx, const char *permission, struct str path)
{
    (void)ctx, (void)permission, (void)path;
    atomic_fetch_add(&httptest_refused, 1);
}

const struct auth_hooks httptest_auth = {
    .by_cookie = by_cookie,
    .by_bearer = by_cookie,
    .refused = refused,
    .sign_in_path = "/sign-in",
    .first_password_path = "/h/first",
};
