// SPDX-License-Identifier: MulanPSL-2.0
/* The page of a running import: it asks for itself again until the import has ended. */
#include "import_view.h"
#include "modules/import/import_actions.h"
#include "modules/import/import_web.h"
#include "modules/import/import_web_common.h"
#include "platform/text.h"
#include "platform/view.h"

static struct str number(struct ctx *ctx, size_t n)
{
    return str_printf(ctx->arena, "%zu", n);
}

static void going_make(struct ctx *ctx, const struct import_progress *now, struct import_run_v *v)
{
    v->going = true;
    static const char *const STATES[] = {[IMPORT_CHECKING] = "checking",
                                         [IMPORT_WRITING] = "writing",
                                         [IMPORT_TAKING_BACK] = "back"};

    v->state = str_from(STATES[now->phase]);
    v->rows = (int64_t)now->rows;
    v->all = (int64_t)now->all;
    v->text = TF(ctx->arena, str_printf(ctx->arena, "import.run." STR_FMT, STR_ARG(v->state)).ptr,
                 number(ctx, now->rows));
    v->note = (struct note_v){.text = T("import.run.going")};
}

static void ended_make(struct ctx *ctx, const struct import_progress *now, struct import_run_v *v)
{
    v->failed = true;
    if (now->state == IMPORT_RUN_FAILED) {
        v->state = S("failed");
        v->text = TF(ctx->arena, now->key, str_from(now->arg));
    } else {
        v->state = S("interrupted");
        v->text = T("import.interrupted");
    }
    v->note = (struct note_v){.bad = true, .title = T("import.run.not_done"), .text = v->text};
}

enum status import_web_run(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct import_kind *kind;
    struct import_run_v v = {0};
    struct import_upload upload;
    struct import_progress now;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    TRY(import_upload_find(ctx, kind, path_id(rq, "id"), &upload));
    import_run_state(ctx, upload.spool_name, &now);
    if (now.state != IMPORT_RUN_ON) /* it may have ended since the first look */
        TRY(import_upload_find(ctx, kind, upload.id, &upload));
    if (upload.batch_id != 0)
        return respond_see_other(rs, "/import/batch/%lld", (long long)upload.batch_id);
    v.back = import_web_url(ctx, kind, upload.id, "");
    if (now.state == IMPORT_RUN_NONE || now.state == IMPORT_RUN_DONE)
        return respond_see_other(rs, STR_FMT, STR_ARG(v.back));
    v.label = import_web_label(ctx, upload.kind);
    v.file_name = upload.file_name;
    v.crumbs = import_web_crumbs(ctx, kind, upload.file_name);
    v.stop = import_web_url(ctx, kind, upload.id, "/stop");
    if (now.state == IMPORT_RUN_ON) {
        going_make(ctx, &now, &v);
        if (now.phase == IMPORT_TAKING_BACK)
            v.stop = S("");
        respond_header(rs, "Refresh", S("1"));
    } else {
        ended_make(ctx, &now, &v);
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, TF(ctx->arena, "import.run.title", v.label),
                        &import_run_view, &v);
}

enum status import_web_stop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct import_kind *kind;
    struct import_upload upload;
    struct import_progress now;

    TRY(import_allowed_kind(ctx, path_text(rq, "kind"), &kind));
    TRY(import_upload_find(ctx, kind, path_id(rq, "id"), &upload));
    import_run_state(ctx, upload.spool_name, &now);
    if (now.state == IMPORT_RUN_ON) {
        TRY(import_run_stop(ctx, upload.spool_name));
        import_wait(ctx, &upload, IMPORT_WAIT_MS);
    }
    return respond_see_other(rs, STR_FMT, STR_ARG(import_web_url(ctx, kind, upload.id, "/run")));
}
