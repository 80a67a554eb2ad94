// SPDX-License-Identifier: MulanPSL-2.0
/* What there is to be told, by the tables of all modules, and in which words. */
#include "base/json.h"
#include "base/utf8.h"
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/mustache.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- kinds and sources */

const struct notice_kind *notice_kind_at(size_t index)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct notice_kind *k = (*m)->notices; k != NULL && k->name != NULL; k++)
            if (index-- == 0)
                return k;
    return NULL;
}

const struct notice_kind *notice_kind_find(struct str name)
{
    const struct notice_kind *kind;

    for (size_t i = 0; (kind = notice_kind_at(i)) != NULL; i++)
        if (str_eqz(name, kind->name))
            return kind;
    return NULL;
}

const struct due_source *notice_source_at(size_t index)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct due_source *s = (*m)->dues; s != NULL && s->name != NULL; s++)
            if (index-- == 0)
                return s;
    return NULL;
}

const struct due_source *notice_source_find(struct str name)
{
    const struct due_source *source;

    for (size_t i = 0; (source = notice_source_at(i)) != NULL; i++)
        if (str_eqz(name, source->name))
            return source;
    return NULL;
}

/* suggestion.handed_over: suggestion.notice.handed_over, then .title and .body */
static const char *key_of(struct ctx *ctx, const struct notice_kind *kind, const char *part)
{
    struct str rest = str_from(kind->name), module;

    (void)str_cut(&rest, '.', &module);
    return str_printf(ctx->arena, STR_FMT ".notice." STR_FMT "%s", STR_ARG(module), STR_ARG(rest),
                      part)
        .ptr;
}

struct str notice_kind_label(struct ctx *ctx, const struct notice_kind *kind)
{
    return text(key_of(ctx, kind, ""));
}

struct str notice_source_label(struct ctx *ctx, const struct due_source *source)
{
    (void)ctx;
    return text_of("due.", str_from(source->name));
}

/* ---------------------------------------------------------------- texts */

struct notice_text notice_text_shipped(struct ctx *ctx, const struct notice_kind *kind)
{
    return (struct notice_text){.title = text(key_of(ctx, kind, ".title")),
                                .body = text(key_of(ctx, kind, ".body"))};
}

enum status notice_text_of(struct ctx *ctx, const struct notice_kind *kind, struct notice_text *out)
{
    struct notice_text_row row;
    const enum status st = notice_store_text(ctx, str_from(kind->name), &row);

    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        *out = notice_text_shipped(ctx, kind);
        return ST_OK;
    }
    TRY(st);
    *out = (struct notice_text){
        .id = row.id, .version = row.version, .title = row.title, .body = row.body};
    return ST_OK;
}

/* A title is one line, whatever the values hold. */
static struct str one_line(struct ctx *ctx, struct str s)
{
    char *line = str_z(ctx->arena, s);

    arr_each (i, s.len)
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
            line[i] = ' ';
    s = str_trim((struct str){line, s.len});
    return (struct str){s.ptr, utf8_clip_chars(s.ptr, s.len, NOTICE_TITLE_CHARS)};
}

enum status notice_text_fill(struct ctx *ctx, const struct notice_text *text, struct str values,
                             struct notice_text *out)
{
    *out = *text;
    TRY(mustache_render(ctx->arena, text->title, values, MUSTACHE_PLAIN, NOTICE_BODY_BYTES,
                        &out->title, &ctx->err));
    TRY(mustache_render(ctx->arena, text->body, values, MUSTACHE_PLAIN, NOTICE_BODY_BYTES,
                        &out->body, &ctx->err));
    out->title = one_line(ctx, out->title);
    if (out->title.len == 0)
        return fail(&ctx->err, ST_INVALID, "notice.title_empty", NULL);
    return ST_OK;
}

struct str notice_text_example(struct ctx *ctx, const struct notice_kind *kind)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);
    struct str rest = str_from(kind->values), name;

    json_object(&j, NULL);
    while (str_cut(&rest, ' ', &name)) {
        const char *key = str_printf(ctx->arena, "notice.example." STR_FMT, STR_ARG(name)).ptr;

        json_str(&j, str_z(ctx->arena, name), text_has(key) ? text(key) : name);
    }
    json_object_end(&j);
    return buf_view(&b);
}

/* ---------------------------------------------------------------- changing them */

static void check_part(struct ctx *ctx, const struct notice_kind *kind, const char *field,
                       struct str template, size_t most)
{
    char limit[24];
    struct err err = {0};

    if (utf8_chars(template.ptr, template.len) > most) {
        snprintf(limit, sizeof limit, "%zu", most);
        invalid(ctx, field, "form.too_long", limit);
    } else if (mustache_check(ctx->arena, template, kind->values, &err) != ST_OK) {
        invalid(ctx, field, err.key, err.arg);
    }
}

static enum status check_text(struct ctx *ctx, const struct notice_kind *kind,
                              const struct notice_text_save *in)
{
    const struct notice_text text = {.title = in->title, .body = in->body};
    struct notice_text filled;
    enum status st;

    if (str_trim(in->title).len == 0)
        invalid(ctx, "title", "notice.title_empty", NULL);
    check_part(ctx, kind, "title", in->title, NOTICE_TITLE_CHARS);
    check_part(ctx, kind, "body", in->body, NOTICE_BODY_CHARS);
    TRY(invalid_done(ctx));
    st = notice_text_fill(ctx, &text, notice_text_example(ctx, kind), &filled);
    if (st == ST_INVALID)
        return fail_field(&ctx->err, "title", ctx->err.key, NULL);
    return st;
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct notice_text_save *in = input;

    TRY(notice_store_save_text(ctx, in->kind, in->title, in->body, in->version));
    return event_emit_data(ctx, "notice.text_saved", ctx->congress_id,
                           str_printf(ctx->arena, "{\"kind\":\"" STR_FMT "\"}", STR_ARG(in->kind)));
}

enum status notice_text_change(struct ctx *ctx, const struct notice_text_save *in)
{
    const struct notice_kind *kind = notice_kind_find(in->kind);

    if (kind == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(check_text(ctx, kind, in));
    return db_tx(ctx, change_tx, in);
}

static enum status reset_tx(struct ctx *ctx, const void *input)
{
    const struct notice_text_save *in = input;

    TRY(notice_store_drop_text(ctx, in->kind, in->version));
    return event_emit_data(ctx, "notice.text_reset", ctx->congress_id,
                           str_printf(ctx->arena, "{\"kind\":\"" STR_FMT "\"}", STR_ARG(in->kind)));
}

enum status notice_text_reset(struct ctx *ctx, struct str kind, int64_t version)
{
    if (notice_kind_find(kind) == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return db_tx(ctx, reset_tx, &(struct notice_text_save){.kind = kind, .version = version});
}

/* ---------------------------------------------------------------- renda check */

static void check_template(struct ctx *ctx, struct buf *report, const struct notice_kind *kind,
                           const char *part)
{
    const char *key = key_of(ctx, kind, part);
    struct err err = {0};

    if (!text_has(key))
        buf_printf(report, "notice: no text: %s\n", key);
    else if (part[0] != '\0' && mustache_check(ctx->arena, text(key), kind->values, &err) != ST_OK)
        buf_printf(report, "notice: %s: %s %s\n", key, err.key, err.arg);
}

enum status notice_check(struct ctx *ctx, struct buf *report)
{
    const struct notice_kind *kind;
    const struct due_source *source;

    for (size_t i = 0; (kind = notice_kind_at(i)) != NULL; i++) {
        check_template(ctx, report, kind, "");
        check_template(ctx, report, kind, ".title");
        check_template(ctx, report, kind, ".body");
    }
    for (size_t i = 0; (source = notice_source_at(i)) != NULL; i++) {
        const char *key = str_printf(ctx->arena, "due.%s", source->name).ptr;

        if (!text_has(key))
            buf_printf(report, "notice: no text: %s\n", key);
        if (notice_kind_find(str_from(source->kind)) == NULL)
            buf_printf(report, "notice: %s names a kind that is not there\n", source->name);
    }
    return ST_OK;
}
