// SPDX-License-Identifier: MulanPSL-2.0
/* The frame: titles, menu, toast, large print, icons, error pages; all components at once. */
#include "base/tap.h"
#include "frame_view.h"
#include "gallery_view.h"
#include "platform/view/put.h"
#include "platform/view/tests/gallery.h"

static struct view_env env_of(const struct ctx *ctx, bool big)
{
    return (struct view_env){.arena = ctx->arena,
                             .today = ctx->today,
                             .csrf = S("c0ffee"),
                             .once = S("0nce"),
                             .big = big};
}

static struct frame_input input(struct ctx *ctx, enum frame frame, const char *path)
{
    struct view_env *env = arena_new(ctx->arena, struct view_env);

    *env = env_of(ctx, false);
    return (struct frame_input){.frame = frame,
                                .title = S("首页"),
                                .view = &gallery_phone_view,
                                .data = gallery_phone(ctx),
                                .env = env,
                                .flash = S(""),
                                .path = str_from(path),
                                .target = str_from(path),
                                .who = world_office(),
                                .assets = world_assets()};
}

static struct str page(struct ctx *ctx, const struct frame_input *in)
{
    struct buf out = buf_new(ctx->arena, 0);

    OK(frame_page(ctx, in, &out) == ST_OK, "the page is made");
    return buf_view(&out);
}

static size_t occurrences(struct str s, struct str what)
{
    size_t count = 0;

    for (size_t i = 0; i + what.len <= s.len; i++)
        count += memcmp(s.ptr + i, what.ptr, what.len) == 0;
    return count;
}

static void test_staff(struct ctx *ctx)
{
    struct frame_input in = input(ctx, FRAME_STAFF, "/suggestion/47");
    struct str html = page(ctx, &in);

    OK(str_has(html, S("<title>首页 - 云溪县智慧人大</title>")), "title with the congress");
    OK(str_has(html, S("<a href=\"/suggestion\" aria-current=\"page\">")), "menu: longest prefix");
    EQ_INT(occurrences(html, S("aria-current=\"page\"")), 1, "and only that one");
    OK(str_has(html, S(">41<span class=\"vh\">件待处理")), "waiting for me");
    OK(!str_has(html, S("/secret")), "what the actor may not open is not shown");
    OK(str_has(html, S("<details open><summary>系统管理</summary>")) &&
           !str_has(html, S("群众与报告")),
       "headings only above something");
    OK(!str_has(html, S("role=\"search\"")), "no search box without a search page");
    OK(!str_has(html, S("htmx")), "no htmx when it was not built in");
    OK(str_has(html, S("id=\"i-chevron-right\"")) && str_has(html, S("id=\"i-message\"")) &&
           !str_has(html, S("id=\"i-printer\"")),
       "symbols of the icons on the page, no others");
    OK(str_has(html, S("action=\"/account/sign-out\"")) && str_has(html, S("value=\"c0ffee\"")),
       "signing out is a form");
    OK(ctx->err.key == NULL, "a count that fails leaves no error behind");
    in.path = S("/suggestion/mine");
    OK(str_has(page(ctx, &in), S("<a href=\"/suggestion/mine\" aria-current=\"page\">")),
       "a longer path wins");
    in.path = S("/suggestions");
    OK(!str_has(page(ctx, &in), S("aria-current=\"page\"")), "a prefix ends at a slash");
}

static void test_options(struct ctx *ctx)
{
    struct frame_input in = input(ctx, FRAME_STAFF, "/");
    struct frame_assets assets = *world_assets();
    struct view_env big = env_of(ctx, true);

    assets.htmx = S("/static/htmx.js");
    in.assets = &assets;
    in.search = true;
    in.flash = S("已保存<b>");
    in.target = S("/suggestion?q=路&n=1");
    in.env = &big;
    OK(str_has(page(ctx, &in), S("<html lang=\"zh-CN\" class=\"big\">")), "large print");
    OK(str_has(page(ctx, &in),
               S("href=\"/big?on=0&amp;back=%2Fsuggestion%3Fq%3D%E8%B7%AF%26n%3D1\"")),
       "the way back from large print");
    OK(str_has(page(ctx, &in), S("role=\"search\"")), "search box");
    OK(str_has(page(ctx, &in), S("src=\"/static/htmx.js\"")), "htmx for staff");
    OK(str_has(page(ctx, &in), S("role=\"status\"><svg")) &&
           str_has(page(ctx, &in), S("已保存&lt;b&gt;")),
       "toast, escaped");
    ctx->field_errors_count = 2;
    OK(str_has(page(ctx, &in), S("<title>有2处要改 - 首页")), "mistakes first in the title");
    ctx->field_errors_count = 0;
    ctx->err.field = "title";
    OK(str_has(page(ctx, &in), S("<title>有1处要改 - 首页")), "one that fail_field() named too");
    ctx->err = (struct err){0};
}

static void test_phone_and_public(struct ctx *ctx)
{
    struct frame_input in = input(ctx, FRAME_PHONE, "/suggestion");
    struct str html;

    in.who = world_deputy();
    html = page(ctx, &in);
    OK(str_has(html, S("class=\"tabbar\"")) && str_has(html, S("<body class=\"ph\">")),
       "bottom bar");
    OK(!str_has(html, S("href=\"/account\"")), "with the deputies' items only");
    in.view = &gallery_form_view;
    in.data = gallery_form(ctx);
    ctx->field_errors_count = 0;
    OK(!str_has(page(ctx, &in), S("tabbar")), "not where a keyboard opens");
    in = input(ctx, FRAME_PUBLIC, "/p/suggestion");
    in.who = NULL;
    html = page(ctx, &in);
    OK(!str_has(html, S("tabbar")) && !str_has(html, S("class=\"side\"")), "public: no menu");
    OK(str_has(html, S("<title>首页 - 智慧人大</title>")), "nor a congress, when none is known");
    OK(str_has(html, S("href=\"/account/sign-in\"")) && !str_has(html, S("sign-out")),
       "a way in, none out");
    OK(str_has(html, S("/static/public.js")) && !str_has(html, S("/static/app.js")),
       "the small script");
    OK(str_has(html, S("<a class=\"logo\" href=\"/p\">")), "the masthead leads to the first page");
    OK(str_has(html, S("class=\"ways\"")) && str_has(html, S("href=\"/p/suggestion\"")),
       "the others stand at the foot");
    in.target = S("/p/suggestion?q=x&c=990121");
    html = page(ctx, &in);
    OK(str_has(html, S("href=\"/p?c=990121\"")) &&
           str_has(html, S("href=\"/p/suggestion?c=990121\"")),
       "the congress goes along");
    in.target = S("/p/suggestion?c=\"><b");
    OK(!str_has(page(ctx, &in), S("href=\"/p?c=")), "what is no code does not");
    in.path = in.target = S("/pets");
    html = page(ctx, &in);
    OK(!str_has(html, S("ways")) && str_has(html, S("/static/app.js")), "not on other pages");
    in.frame = FRAME_BARE;
    OK(!str_has(page(ctx, &in), S("class=\"top\"")), "bare: no masthead");
}

static void test_fragment_and_overflow(struct ctx *ctx)
{
    const struct frame_input in = input(ctx, FRAME_STAFF, "/");
    struct buf out = buf_new(ctx->arena, 0), small = buf_new(ctx->arena, 100);

    OK(frame_fragment(ctx, &in, &out) == ST_OK, "a fragment is made");
    OK(str_starts(buf_view(&out), S("<title>")) && !str_has(buf_view(&out), S("<body")),
       "title and body alone");
    OK(frame_page(ctx, &in, &small) == ST_INTERNAL, "a page that outgrows its buffer fails");
    ctx->err = (struct err){0};
}

static void test_error_pages(struct ctx *ctx)
{
    static const unsigned STATUSES[] = {400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503};
    struct err err = {.key = NULL};
    struct error_page_v *e;

    for (size_t i = 0; i < COUNT(STATUSES); i++) {
        e = frame_error(ctx, STATUSES[i], &err, S("r1"));
        OK(e->title.len != 0 && e->say.len != 0 && !str_starts(e->title, S("error.")),
           "a sentence");
    }
    e = frame_error(ctx, 418, &err, S(""));
    EQ_STR(e->title, "系统出了问题", "an unexpected status");
    (void)fail(&err, ST_RULE, "db.away", "第一条");
    e = frame_error(ctx, 503, &err, S("r1"));
    EQ_STR(e->say, "数据库暂时连不上，请过一会儿再提交", "what the failure says");
    EQ_STR(e->article, "第一条", "with its article");
    (void)fail(&err, ST_DENIED, "error.401.title", NULL);
    e = frame_error(ctx, 401, &err, S(""));
    OK(!str_eq(e->say, e->title), "the sentence does not repeat the title");
    (void)fail(&err, ST_RULE, "db.away", "第一条");
    e = frame_error(ctx, 503, &err, S("r1"));
    EQ_STR(e->request, "编号 r1", "and the number of the request");
}

/* Every page of the gallery, plain and as JSON: nothing crashes, tags balance, JSON is closed. */
static void test_gallery(void)
{
    for (size_t i = 0; i < GALLERY_COUNT; i++) {
        struct ctx *ctx = world_ctx();
        const void *data = GALLERY[i].data(ctx);
        const struct view_env env = env_of(ctx, false);
        struct buf html = buf_new(ctx->arena, 0), text = buf_new(ctx->arena, 0);
        struct json json = json_begin(&text);

        GALLERY[i].view->html(data, &env, &html);
        GALLERY[i].view->json(data, &json, NULL);
        OK(occurrences(buf_view(&html), S("<div")) == occurrences(buf_view(&html), S("</div>")),
           "divisions balance");
        OK(!str_has(buf_view(&html), S("{{")), "no tag is left over");
        OK(str_starts(buf_view(&text), S("{")) && str_ends(buf_view(&text), S("}")), "JSON");
        OK(str_starts(str_from(GALLERY[i].view->schema), S("{\"type\":\"object\"")), "schema");
        arena_close(ctx->arena);
    }
}

int main(void)
{
    struct ctx *ctx = world_ctx();

    test_staff(ctx);
    test_options(ctx);
    test_phone_and_public(ctx);
    test_fragment_and_overflow(ctx);
    test_error_pages(ctx);
    test_gallery();
    arena_close(ctx->arena);
    return tap_done();
}
