// SPDX-License-Identifier: MulanPSL-2.0
/* What is left to do on files that have been added: look for viruses, make small pictures, read
 * texts, make new forms of old ones. A step that fails for good is noted and not tried again. */
#include "base/utf8.h"
#include "modules/attachment/attachment_take.h"
#include "platform/app.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/file/file_name.h"
#include "platform/file/file_scan.h"
#include "platform/file/file_task.h"
#include "platform/job.h"
#include "platform/log.h"
#include <time.h>

enum {
    AT_ONCE = 5,
    BUDGET_SECONDS = 20, /* of one run: other jobs wait behind it */
    SCAN_SECONDS = 60,
    READ_SECONDS = 30,
    TRIES_MAX = 5,
    AGAIN_SECONDS = 60,
};

/* What has been found out about one version, to be written in one transaction. */
struct result {
    struct attachment_work w;
    struct attachment_version v;
    const char *state, *refused; /* of the version; NULL: unchanged */
    struct str body;
    bool read;                    /* body is new */
    struct attachment_taken form; /* kind NULL: none was made */
};

static bool is(struct str s, const char *z)
{
    return str_eqz(s, z);
}

static bool is_busy(const struct err *err)
{
    return err->key != NULL &&
           (strcmp(err->key, "worker.busy") == 0 || strcmp(err->key, "file.no_scanner") == 0);
}

/* For whoever looks after the machine: the user sees that a file has no small picture, no text. */
static void note_failure(const struct ctx *ctx, const struct result *r, const char *step)
{
    log_line(LOG_WARNING, "attachment.step_failed", LOG_Z("step", step),
             LOG_INT("version", r->v.id), LOG_Z("key", ctx->err.key != NULL ? ctx->err.key : ""),
             LOG_Z("detail", ctx->err.detail));
}

/* ---------------------------------------------------------------- steps */

/* ST_BUSY: the scanner is away; later. */
static enum status scan(struct ctx *ctx, struct result *r, const char *path)
{
    const char *where = ctx->app->config.clamd;
    enum file_verdict verdict;
    struct str name;

    if (!is(r->v.state, "pending"))
        return ST_OK;
    if (where == NULL || where[0] == '\0') {
        r->state = "unchecked";
        return ST_OK;
    }
    TRY(file_scan(ctx->arena, &ctx->err, where, path, SCAN_SECONDS, &verdict, &name));
    r->refused = "";
    if (verdict == FILE_CLEAN) {
        r->state = "clean";
    } else if (verdict == FILE_TOO_LONG) {
        r->state = "unchecked";
    } else {
        r->state = "refused";
        r->refused = "virus";
        log_line(LOG_WARNING, "attachment.virus", LOG_INT("version", r->v.id),
                 LOG_STR("found", name));
    }
    return ST_OK;
}

static enum status thumb(struct ctx *ctx, struct result *r, const char *path)
{
    struct file_kept kept;
    struct str jpeg;

    if (!is(r->w.thumb_state, "todo"))
        return ST_OK;
    if (file_task_thumb(ctx, path, &jpeg) != ST_OK) {
        if (is_busy(&ctx->err))
            return ST_BUSY;
        note_failure(ctx, r, "thumb");
        r->w.thumb_state = S("failed");
        return ST_OK;
    }
    TRY(file_keep_bytes(ctx, jpeg, &kept));
    r->w.thumb_hash = kept.hash;
    r->w.thumb_state = S("done");
    return ST_OK;
}

static enum status read_text(struct ctx *ctx, struct result *r, const char *path)
{
    bool cut = false;

    if (!is(r->w.text_state, "todo"))
        return ST_OK;
    r->read = true;
    if (file_task_text(ctx, path, file_type_parse(r->v.type), READ_SECONDS, &r->body, &cut) !=
        ST_OK) {
        if (is_busy(&ctx->err))
            return ST_BUSY;
        note_failure(ctx, r, "text");
        r->body = S("");
        r->w.text_state = S("failed");
        return ST_OK;
    }
    r->w.text_state = r->body.len == 0 ? S("none") : cut ? S("cut") : S("done");
    if (attachment_is_secret(r->v.name, r->body)) {
        r->state = "refused";
        r->refused = "secret";
        r->body = S("");
        r->w.text_state = S("none");
    }
    return ST_OK;
}

static enum status new_form(struct ctx *ctx, struct result *r, const char *path)
{
    const enum file_type type = file_type_parse(r->v.type);
    const char *word = file_kind(type)->new_form;
    struct str bytes;

    if (!is(r->w.form_state, "todo"))
        return ST_OK;
    if (word == NULL || file_task_convert(ctx, path, type, &bytes) != ST_OK) {
        if (is_busy(&ctx->err))
            return ST_BUSY;
        note_failure(ctx, r, "form");
        r->w.form_state = S("failed");
        return ST_OK;
    }
    TRY(file_keep_bytes(ctx, bytes, &r->form.kept));
    r->form.kind = file_kind(file_type_parse(str_from(word)));
    r->form.name = file_name_with(ctx->arena, r->v.name, word);
    r->form.text_state = S("todo");
    r->w.form_state = S("done");
    return ST_OK;
}

/* ---------------------------------------------------------------- writing it down */

static enum status add_form(struct ctx *ctx, const struct result *r)
{
    struct attachment a;

    TRY(attachment_store_get(ctx, r->v.attachment_id, &a));
    if (a.removed || a.version_id != r->v.id) /* somebody was faster */
        return ST_OK;
    TRY(attachment_put(ctx, &a, r->v.id, &r->form));
    return event_emit(ctx, "attachment.converted", a.id);
}

static enum status write_tx(struct ctx *ctx, const void *input)
{
    const struct result *r = input;
    const bool fit =
        r->state != NULL ? strcmp(r->state, "refused") != 0 : !is(r->v.state, "pending");
    const bool text = fit && (r->read || r->state != NULL) &&
                      (is(r->w.text_state, "done") || is(r->w.text_state, "cut"));

    TRY(attachment_store_save_work(ctx, &r->w));
    if (r->read)
        TRY(attachment_store_save_text(ctx, r->w.id, r->body));
    if (r->state != NULL) {
        TRY(attachment_store_set_state(ctx, r->v.id, r->state,
                                       r->refused != NULL ? r->refused : ""));
        TRY(event_emit(
            ctx, strcmp(r->state, "refused") == 0 ? "attachment.refused" : "attachment.passed",
            r->v.attachment_id));
    }
    if (text)
        TRY(event_emit(ctx, "attachment.extracted", r->v.attachment_id));
    return r->form.kind != NULL ? add_form(ctx, r) : ST_OK;
}

/* Steps in order; what is refused gets no further. */
static enum status all_steps(struct ctx *ctx, struct result *r, const char *path)
{
    TRY(scan(ctx, r, path));
    if (r->refused != NULL && r->refused[0] != '\0')
        return ST_OK;
    TRY(thumb(ctx, r, path));
    TRY(read_text(ctx, r, path));
    if (r->refused != NULL && r->refused[0] != '\0')
        return ST_OK;
    return new_form(ctx, r, path);
}

static void end_work(struct attachment_work *w)
{
    if (is(w->thumb_state, "todo"))
        w->thumb_state = S("none");
    if (is(w->text_state, "todo"))
        w->text_state = S("none");
    if (is(w->form_state, "todo"))
        w->form_state = S("none");
    w->open = false;
}

/* Not now: again after a while, longer each time; what is not the scanner's business is given up
 * in the end. */
static void put_off(struct ctx *ctx, struct result *r)
{
    r->w.tries++;
    r->w.again_at = ctx->now + AGAIN_SECONDS * (r->w.tries < 30 ? r->w.tries : 30);
    if (r->w.tries >= TRIES_MAX && !is(r->v.state, "pending"))
        end_work(&r->w);
}

static enum status one(struct ctx *ctx, const struct attachment_work *w, size_t *done)
{
    struct result r = {.w = *w};
    const char *path;
    enum status st;

    TRY(attachment_store_version(ctx, w->id, &r.v));
    st = file_path(ctx, r.v.hash, &path);
    if (st == ST_OK)
        st = all_steps(ctx, &r, path);
    *done += st == ST_OK;
    if (st == ST_OK)
        end_work(&r.w);
    else
        put_off(ctx, &r);
    ctx->err = (struct err){.key = NULL};
    return db_tx(ctx, write_tx, &r);
}

enum status attachment_work_due(struct ctx *ctx)
{
    const time_t begun = time(NULL);
    struct attachment_work *due;
    size_t count, i, done = 0;

    if (ctx->app->worker == NULL)
        return ST_OK;
    TRY(attachment_store_due(ctx, ctx->now, AT_ONCE, &due, &count));
    for (i = 0; i < count && time(NULL) - begun < BUDGET_SECONDS; i++)
        TRY(one(ctx, &due[i], &done));
    if (done != 0 && (i < count || count == AT_ONCE))
        job_goes_on(ctx);
    return ST_OK;
}
