// SPDX-License-Identifier: MulanPSL-2.0
/* How the installation stands, for those who keep it running: what is wrong first, then accounts,
 * disk, backups and mail. It names no record and no file of one. */
#include "modules/account/account.h"
#include "modules/attachment/attachment.h"
#include "modules/desk/desk_web.h"
#include "modules/notice/notice.h"
#include "platform/backup.h"
#include "platform/db.h"
#include "platform/file.h"
#include "platform/form.h"
#include "platform/job.h"
#include "platform/journal.h"
#include "platform/text.h"

enum {
    ITEMS = 8,
    NOTES = 8,
    LARGEST = 5,
    BACKUPS = 5,
    BACKUP_HOURS = 36,
    WAIT_HOURS = 2,
    FREE_PERCENT = 10
};

/* What the page says, while it is put together. */
struct stand {
    struct ctx *ctx;
    struct desk_system_v v;
    struct kv_item_v checks[ITEMS], disk[ITEMS], mail[ITEMS];
    struct note_v notes[NOTES];
};

static struct str size(struct ctx *ctx, int64_t bytes)
{
    struct buf b = buf_new(ctx->arena, 0);

    text_put_size(&b, bytes);
    return buf_view(&b);
}

static void item(struct kv_item_v *list, size_t *count, const char *label, struct str value,
                 struct str url)
{
    ASSERT(*count < ITEMS);
    list[(*count)++] = (struct kv_item_v){.label = text(label), .value = value, .url = url};
}

/* Something to put right, and where. */
static void warn(struct stand *s, struct str what, const char *label, struct str url)
{
    struct link_v *more = arena_new(s->ctx->arena, struct link_v);

    ASSERT(s->v.notes_count < NOTES);
    *more = (struct link_v){.label = text(label), .url = url};
    s->notes[s->v.notes_count++] =
        (struct note_v){.bad = true, .text = what, .more = url.len > 0 ? more : NULL};
}

/* ---------------------------------------------------------------- accounts, journal, jobs */

static enum status put_jobs(struct stand *s)
{
    struct job_status *jobs;
    int64_t failed = 0;
    size_t count;

    TRY(job_status(s->ctx, &jobs, &count));
    arr_each (i, count)
        failed += str_eqz(jobs[i].state, "failed");
    if (failed > 0)
        warn(s, TF(s->ctx->arena, "desk.system.jobs_failed", str_int(s->ctx->arena, failed)),
             "desk.system.jobs_look", S("/account/system"));
    item(s->checks, &s->v.checks_count, "desk.system.jobs",
         failed == 0 ? T("desk.system.jobs_good")
                     : TF(s->ctx->arena, "desk.system.jobs_bad", str_int(s->ctx->arena, failed)),
         S("/account/system"));
    return ST_OK;
}

static enum status put_checks(struct stand *s)
{
    struct account_health a;
    struct journal_head head;
    size_t *const n = &s->v.checks_count;
    struct ctx *ctx = s->ctx;

    TRY(account_health(ctx, &a));
    TRY(journal_head(ctx, &head));
    item(s->checks, n, "desk.system.accounts",
         TF(ctx->arena, "desk.system.accounts_value", str_int(ctx->arena, a.active),
            str_int(ctx->arena, a.fresh)),
         S("/account/list"));
    item(s->checks, n, "desk.system.sessions", str_int(ctx->arena, a.sessions),
         may(ctx, "account.sessions") ? S("/account/session") : S(""));
    item(s->checks, n, "desk.system.slowed", str_int(ctx->arena, a.slowed), S(""));
    if (may(ctx, "account.token"))
        item(s->checks, n, "desk.system.tokens", str_int(ctx->arena, a.tokens_ending),
             S("/account/token"));
    item(s->checks, n, "desk.system.journal",
         TF(ctx->arena, "desk.system.journal_value", str_int(ctx->arena, head.count)),
         may(ctx, "account.journal") ? S("/journal") : S("/account/system"));
    if (a.slowed > 0)
        warn(s, TF(ctx->arena, "desk.system.slowed_now", str_int(ctx->arena, a.slowed)),
             "desk.system.slowed_look", S("/account/list"));
    return put_jobs(s);
}

/* ---------------------------------------------------------------- disk and backups */

static void put_free(struct stand *s, const char *label, const char *path)
{
    int64_t left, all;

    if (!db_disk(path, &left, &all) || all <= 0)
        return;
    item(s->disk, &s->v.disk_count, label,
         TF(s->ctx->arena, "desk.system.free_value", size(s->ctx, left), size(s->ctx, all)), S(""));
    if (left < all / (100 / FREE_PERCENT))
        warn(s, TF(s->ctx->arena, "desk.system.disk_low", text(label), size(s->ctx, left)),
             "desk.system.disk_look", S("/help/admin-files"));
}

static enum status put_disk(struct stand *s)
{
    struct file_totals files, orphans;
    struct ctx *ctx = s->ctx;
    size_t *const n = &s->v.disk_count;
    int64_t bytes;

    TRY(db_bytes(ctx, &bytes));
    TRY(file_totals(ctx, &files));
    TRY(file_orphans(ctx, &orphans));
    item(s->disk, n, "desk.system.database", size(ctx, bytes), S(""));
    item(s->disk, n, "desk.system.files",
         TF(ctx->arena, "desk.system.files_value", str_int(ctx->arena, files.files),
            size(ctx, files.bytes)),
         S(""));
    item(s->disk, n, "desk.system.orphans",
         TF(ctx->arena, "desk.system.orphans_value", str_int(ctx->arena, orphans.files),
            size(ctx, orphans.bytes)),
         S(""));
    put_free(s, "desk.system.free", ctx->app->config.data_dir);
    put_free(s, "desk.system.free_backup", backup_dir(ctx));
    return ST_OK;
}

static struct str kind_of(struct ctx *ctx, struct str owner_kind)
{
    const char *key = str_printf(ctx->arena, "desk.system.of." STR_FMT, STR_ARG(owner_kind)).ptr;

    return text_has(key) ? text(key) : owner_kind;
}

static enum status put_kinds(struct stand *s)
{
    struct attachment_usage *usage;
    struct attachment_large *large;
    struct desk_kind_v *kinds;
    struct desk_large_v *largest;
    size_t count;

    TRY(attachment_usage(s->ctx, &usage, &count));
    kinds = arena_array(s->ctx->arena, count, struct desk_kind_v);
    arr_each (i, count)
        kinds[i] = (struct desk_kind_v){usage[i].type, usage[i].files, usage[i].bytes};
    s->v.kinds = kinds;
    s->v.kinds_count = count;
    TRY(attachment_largest(s->ctx, LARGEST, &large, &count));
    largest = arena_array(s->ctx->arena, count, struct desk_large_v);
    arr_each (i, count)
        largest[i] = (struct desk_large_v){kind_of(s->ctx, large[i].owner_kind), large[i].type,
                                           large[i].bytes, large[i].added_at};
    s->v.largest = largest;
    s->v.largest_count = count;
    return ST_OK;
}

static enum status put_backups(struct stand *s)
{
    struct backup_entry *all;
    struct desk_backup_v *rows;
    size_t count;

    TRY(backup_list(s->ctx, &all, &count));
    rows = arena_array(s->ctx->arena, BACKUPS, struct desk_backup_v);
    for (size_t i = 0; i < count && i < BACKUPS; i++)
        rows[s->v.backups_count++] =
            (struct desk_backup_v){all[i].name, all[i].bytes, all[i].made_at};
    s->v.backups = rows;
    if (count == 0)
        warn(s, T("desk.system.backup_none"), "desk.system.backup_look", S("/help/admin-backup"));
    else if (all[0].made_at < s->ctx->now - BACKUP_HOURS * 3600)
        warn(s, T("desk.system.backup_old"), "desk.system.backup_look", S("/help/admin-backup"));
    return ST_OK;
}

/* ---------------------------------------------------------------- mail */

static enum status put_mail(struct stand *s)
{
    struct ctx *ctx = s->ctx;
    struct notice_outbox box;
    const char *error;

    TRY(notice_outbox(ctx, &box));
    item(s->mail, &s->v.mail_count, "desk.system.mail_sent", str_int(ctx->arena, box.sent_today),
         S(""));
    item(s->mail, &s->v.mail_count, "desk.system.mail_waiting", str_int(ctx->arena, box.waiting),
         S(""));
    item(s->mail, &s->v.mail_count, "desk.system.mail_failed", str_int(ctx->arena, box.failed),
         S(""));
    if (box.error.len > 0) {
        error = str_z(ctx->arena, box.error);
        s->v.mail_error = text_has(error) ? text(error) : box.error;
    }
    s->v.may_mail = may(ctx, "notice.channel");
    if (box.failed > 0 || (box.oldest_at != 0 && box.oldest_at < ctx->now - WAIT_HOURS * 3600))
        warn(s,
             TF(ctx->arena, "desk.system.mail_stuck", str_int(ctx->arena, box.failed),
                str_int(ctx->arena, box.waiting)),
             "desk.system.mail_all", s->v.may_mail ? S("/notice/sent") : S(""));
    return ST_OK;
}

/* ---------------------------------------------------------------- the page */

static void put_links(struct stand *s)
{
    static const struct {
        const char *permission, *label, *url;
    } LINKS[] = {
        {"account.system", "account.system.title", "/account/system"},
        {"account.view", "account.menu", "/account/list"},
        {"account.sessions", "account.sessions.title", "/account/session"},
        {"account.role", "account.role.title", "/account/role"},
        {"account.token", "account.token.title", "/account/token"},
        {"account.journal", "account.journal.title", "/journal"},
    };
    struct link_v *links = arena_array(s->ctx->arena, COUNT(LINKS), struct link_v);

    arr_each (i, COUNT(LINKS))
        if (may(s->ctx, LINKS[i].permission))
            links[s->v.links_count++] =
                (struct link_v){.label = text(LINKS[i].label), .url = str_from(LINKS[i].url)};
    s->v.links = links;
}

static enum status show(struct ctx *ctx, const struct request *rq, struct response *rs, bool home)
{
    struct stand *s = arena_new(ctx->arena, struct stand);

    s->ctx = ctx;
    s->v.mail_error = S("");
    s->v.title = home ? T("desk.title") : T("desk.system.title");
    if (home)
        TRY(desk_first(ctx, rq, &s->v.first, &s->v.first_count));
    TRY(desk_meta(ctx, &s->v.meta));
    TRY(put_checks(s));
    TRY(put_disk(s));
    TRY(put_kinds(s));
    TRY(put_backups(s));
    TRY(put_mail(s));
    put_links(s);
    if (s->v.notes_count == 0)
        s->notes[s->v.notes_count++] = (struct note_v){.text = T("desk.system.all_good")};
    s->v.notes = s->notes;
    s->v.checks = s->checks;
    s->v.disk = s->disk;
    s->v.mail = s->mail;
    return respond_view(ctx, rq, rs, FRAME_STAFF, s->v.title, &desk_system_view, &s->v);
}

enum status desk_web_system(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return show(ctx, rq, rs, false);
}

enum status desk_web_keeper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return show(ctx, rq, rs, true);
}
