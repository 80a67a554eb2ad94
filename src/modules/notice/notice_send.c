// SPDX-License-Identifier: MulanPSL-2.0
/* Handing one letter to the channel it is for: mail, message, robot. */
#include "modules/notice/notice_send.h"
#include "base/json.h"
#include "base/utf8.h"
#include "platform/mustache.h"
#include "platform/text.h"

enum { CALL_MS = 10000, MAIL_MS = 20000, ANSWER_BYTES = 16384, SMS_CHARS = 200 };

/* ---------------------------------------------------------------- what is said */

static struct str link_of(struct ctx *ctx, const struct notice_settings *s, struct str url)
{
    struct str site = s->site_url;

    if (site.len == 0)
        return S("");
    if (site.ptr[site.len - 1] == '/')
        site.len--;
    return str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(site), STR_ARG(url));
}

static void put_letter(struct ctx *ctx, struct buf *b, const struct notice_settings *s,
                       const struct notice_letter *l, size_t number)
{
    const struct str link = link_of(ctx, s, l->url);

    buf_printf(b, "%zu. " STR_FMT "\n", number, STR_ARG(l->title));
    if (s->external_body && l->body.len != 0)
        buf_printf(b, STR_FMT "\n", STR_ARG(l->body));
    if (link.len != 0)
        buf_printf(b, STR_FMT "\n", STR_ARG(link));
}

static struct notice_saying say_many(struct ctx *ctx, const struct notice_settings *s,
                                     const struct notice_letter *letters, size_t count)
{
    struct buf b = buf_new(ctx->arena, 1 << 18);

    arr_each (i, count)
        put_letter(ctx, &b, s, &letters[i], i + 1);
    return (struct notice_saying){
        .title = TF(ctx->arena, "notice.digest_title", str_printf(ctx->arena, "%zu", count)),
        .body = buf_view(&b),
        .url = link_of(ctx, s, S("/notice")),
    };
}

struct notice_saying notice_say(struct ctx *ctx, const struct notice_settings *s,
                                const struct notice_letter *letters, size_t count)
{
    struct notice_saying say;

    if (letters[0].digest)
        say = say_many(ctx, s, letters, count);
    else
        say = (struct notice_saying){.title = letters[0].title,
                                     .body = s->external_body ? letters[0].body : S(""),
                                     .url = link_of(ctx, s, letters[0].url)};
    say.kind = letters[0].kind;
    say.at = ctx->now;
    say.id = str_printf(ctx->arena, "notice.%lld.%lld", (long long)letters[0].id,
                        (long long)letters[0].at);
    return say;
}

/* ---------------------------------------------------------------- mail */

enum status notice_send_mail(struct ctx *ctx, const struct notice_settings *s, struct str to,
                             const struct notice_saying *say)
{
    struct buf body = buf_new(ctx->arena, 0);
    struct net_mail mail = {
        .server = s->mail_server,
        .port = (unsigned)s->mail_port,
        .tls = s->mail_tls,
        .user = s->mail_user,
        .password = s->mail_password,
        .from = s->mail_from,
        .from_name = s->mail_from_name,
        .to = to,
        .subject = say->title,
        .id = say->id,
        .at = say->at,
        .timeout_ms = MAIL_MS,
    };

    buf_str(&body, say->title);
    if (say->body.len != 0)
        buf_printf(&body, "\n\n" STR_FMT, STR_ARG(say->body));
    if (say->url.len != 0)
        buf_printf(&body, "\n\n" STR_FMT, STR_ARG(say->url));
    buf_printf(&body, "\n\n" STR_FMT, STR_ARG(T("notice.mail_foot")));
    mail.body = buf_view(&body);
    return net_mail_send(ctx->arena, &mail, &ctx->err);
}

/* ---------------------------------------------------------------- calls */

static enum status call(struct ctx *ctx, const struct notice_settings *s, struct net_call *in,
                        struct net_answer *out)
{
    in->hosts = s->trusted_hosts;
    in->private_allowed = s->private_allowed;
    in->timeout_ms = CALL_MS;
    in->max_bytes = ANSWER_BYTES;
    TRY(net_http(ctx->arena, in, out, &ctx->err));
    if (out->status >= 200 && out->status < 300)
        return ST_OK;
    if (out->status >= 300 && out->status < 400)
        return fail_detail(&ctx->err, ST_RULE, "notice.err_redirect", "HTTP %ld", out->status);
    if (out->status == 408 || out->status == 429 || out->status >= 500)
        return fail_detail(&ctx->err, ST_BUSY, "notice.err_status", "HTTP %ld", out->status);
    return fail_detail(&ctx->err, ST_RULE, "notice.err_status", "HTTP %ld", out->status);
}

/* ---------------------------------------------------------------- messages */

static struct str sms_text(struct ctx *ctx, const struct notice_saying *say)
{
    const struct str text = say->url.len == 0 ? say->title
                                              : str_printf(ctx->arena, STR_FMT " " STR_FMT,
                                                           STR_ARG(say->title), STR_ARG(say->url));

    return (struct str){text.ptr, utf8_clip_chars(text.ptr, text.len, SMS_CHARS)};
}

static enum status fill_sms(struct ctx *ctx, const struct notice_settings *s, struct str template,
                            enum mustache_escape escape, struct str phone, struct str text,
                            struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);

    (void)s;
    json_object(&j, NULL);
    json_str(&j, "phone", phone);
    json_str(&j, "text", text);
    json_object_end(&j);
    return mustache_render(ctx->arena, template, buf_view(&b), escape, 1 << 14, out, &ctx->err);
}

enum status notice_send_sms(struct ctx *ctx, const struct notice_settings *s, struct str phone,
                            const struct notice_saying *say)
{
    const bool json = str_eqz(s->sms_type, "json");
    const struct str headers[] = {
        json ? S("Content-Type: application/json; charset=utf-8")
             : S("Content-Type: application/x-www-form-urlencoded; charset=utf-8"),
        s->sms_header,
    };
    const struct str text = sms_text(ctx, say);
    struct net_call in = {.method = str_eqz(s->sms_method, "get") ? "GET" : "POST",
                          .headers = headers,
                          .headers_count = s->sms_header.len != 0 ? 2 : 1};
    struct net_answer answer;

    TRY(fill_sms(ctx, s, s->sms_url, MUSTACHE_URL, phone, text, &in.url));
    TRY(fill_sms(ctx, s, s->sms_body, json ? MUSTACHE_JSON : MUSTACHE_URL, phone, text, &in.body));
    TRY(call(ctx, s, &in, &answer));
    if (s->sms_success.len != 0 && !str_has(answer.body, s->sms_success))
        return fail(&ctx->err, ST_RULE, "notice.err_answer", NULL);
    return ST_OK;
}

/* ---------------------------------------------------------------- robots */

static void put_plain(struct buf *b, const struct notice_saying *say)
{
    buf_str(b, say->title);
    if (say->body.len != 0)
        buf_printf(b, "\n" STR_FMT, STR_ARG(say->body));
    if (say->url.len != 0)
        buf_printf(b, "\n" STR_FMT, STR_ARG(say->url));
}

/* {"msgtype": "text", "text": {"content": …}}, as both group robots take it. */
static struct str robot_body(struct ctx *ctx, const struct notice_saying *say)
{
    struct buf plain = buf_new(ctx->arena, 0), b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);

    put_plain(&plain, say);
    json_object(&j, NULL);
    json_str(&j, "msgtype", S("text"));
    json_object(&j, "text");
    json_str(&j, "content", buf_view(&plain));
    json_object_end(&j);
    json_object_end(&j);
    return buf_view(&b);
}

static struct str json_body(struct ctx *ctx, const struct notice_saying *say)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);

    json_object(&j, NULL);
    json_str(&j, "id", say->id);
    json_str(&j, "kind", say->kind);
    json_int(&j, "congress", ctx->congress_id);
    json_instant(&j, "at", say->at);
    json_str(&j, "title", say->title);
    json_str(&j, "body", say->body);
    json_str(&j, "url", say->url);
    json_object_end(&j);
    return buf_view(&b);
}

/* DingTalk: &timestamp=MS&sign=base64(HMAC-SHA256(secret, "MS\nsecret")), percent-encoded. */
static struct str dingtalk_url(struct ctx *ctx, const struct notice_hook *hook)
{
    const long long ms = (long long)ctx->now * 1000;
    const struct str message = str_printf(ctx->arena, "%lld\n" STR_FMT, ms, STR_ARG(hook->secret));
    uint8_t mac[32];
    struct buf b = buf_new(ctx->arena, 0);
    struct str sign;

    if (hook->secret.len == 0)
        return hook->url;
    net_hmac_sha256(hook->secret, message, mac);
    sign = net_base64(ctx->arena, mac, sizeof mac);
    buf_printf(&b, STR_FMT "%stimestamp=%lld&sign=", STR_ARG(hook->url),
               str_has(hook->url, S("?")) ? "&" : "?", ms);
    arr_each (i, sign.len) {
        if (sign.ptr[i] == '+' || sign.ptr[i] == '/' || sign.ptr[i] == '=')
            buf_printf(&b, "%%%02X", (unsigned)sign.ptr[i]);
        else
            buf_char(&b, sign.ptr[i]);
    }
    return buf_view(&b);
}

/* X-Renda-Signature: sha256=hex(HMAC-SHA256(secret, "TIMESTAMP.BODY")) */
static struct str signature(struct ctx *ctx, const struct notice_hook *hook, struct str body)
{
    const struct str message =
        str_printf(ctx->arena, "%lld." STR_FMT, (long long)ctx->now, STR_ARG(body));
    uint8_t mac[32];

    net_hmac_sha256(hook->secret, message, mac);
    return str_printf(ctx->arena, "X-Renda-Signature: sha256=" STR_FMT,
                      STR_ARG(str_hex(ctx->arena, mac, sizeof mac)));
}

/* Both robots answer 200 to what they refuse, and say so inside. */
static bool robot_took(struct str answer)
{
    return str_has(answer, S("\"errcode\":0,")) || str_has(answer, S("\"errcode\":0}")) ||
           str_has(answer, S("\"errcode\": 0"));
}

enum status notice_send_hook(struct ctx *ctx, const struct notice_settings *s,
                             const struct notice_hook *hook, const struct notice_saying *say)
{
    const bool own = str_eqz(hook->format, "json");
    struct str headers[3] = {S("Content-Type: application/json; charset=utf-8")};
    struct net_call in = {.method = "POST", .headers = headers, .headers_count = 1};
    struct net_answer answer;

    in.body = own ? json_body(ctx, say) : robot_body(ctx, say);
    in.url = str_eqz(hook->format, "dingtalk") ? dingtalk_url(ctx, hook) : hook->url;
    if (own) {
        headers[1] = str_printf(ctx->arena, "X-Renda-Timestamp: %lld", (long long)ctx->now);
        headers[2] = signature(ctx, hook, in.body);
        in.headers_count = hook->secret.len != 0 ? 3 : 2;
    }
    TRY(call(ctx, s, &in, &answer));
    if (!own && !robot_took(answer.body))
        return fail(&ctx->err, ST_RULE, "notice.err_answer", NULL);
    return ST_OK;
}
