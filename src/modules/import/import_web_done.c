// SPDX-License-Identifier: MulanPSL-2.0
/* The result of an import, and taking it back. */
#include "import_view.h"
#include "modules/import/import_actions.h"
#include "modules/import/import_web.h"
#include "modules/import/import_web_common.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

/* The module whose kind it is: its list shows the rows. */
static struct str list_url(struct ctx *ctx, struct str kind)
{
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        const struct import_kind *k = MODULES[m]->imports;
        const struct str path = str_printf(ctx->arena, "/%s", MODULES[m]->name);

        while (k != NULL && k->name != NULL && !str_eqz(kind, k->name))
            k++;
        if ((k == NULL || k->name == NULL) &&
            !(MODULES[m]->imports_more != NULL &&
              str_starts(kind, str_printf(ctx->arena, "%s.", MODULES[m]->name))))
            continue;
        for (const struct route *r = MODULES[m]->routes; r != NULL && r->path != NULL; r++)
            if (r->method == GET && str_eqz(path, r->path) && may(ctx, r->permission))
                return path;
    }
    return S("");
}

static enum status question(struct ctx *ctx, const struct import_batch *b,
                            const struct confirm_v **out)
{
    struct confirm_v *q = arena_new(ctx->arena, struct confirm_v);
    struct import_changed changed;
    int64_t others;

    TRY(import_changed_rows(ctx, b, &changed));
    others = changed.staying + changed.restorable;
    *out = q;
    *q = (struct confirm_v){
        .id = S("undo"),
        .title = T("import.undo.title"),
        .text = TF(ctx->arena,
                   changed.staying > 0      ? "import.undo.text_changed"
                   : changed.restorable > 0 ? "import.undo.text_restored"
                                            : "import.undo.text",
                   str_printf(ctx->arena, "%lld", (long long)(b->written - others)),
                   str_printf(ctx->arena, "%lld", (long long)others)),
        .yes = T("import.undo.yes"),
        .no = T("import.undo.no"),
        .risk = true,
    };
    return ST_OK;
}

static enum status undo_make(struct ctx *ctx, const struct import_batch *b, struct import_done_v *v)
{
    struct action_v *action = arena_new(ctx->arena, struct action_v);
    const struct confirm_v *asked;
    bool can;

    TRY(import_can_undo(ctx, b, &can));
    TRY(question(ctx, b, &asked));
    *action = (struct action_v){
        .url = str_printf(ctx->arena, "/import/batch/%lld/undo", (long long)b->id),
        .label = T("import.do.undo"),
        .risk = true,
        .sure = true,
        .confirm = asked,
    };
    TRY(import_undoing(ctx, b, &v->going));
    if (can && !v->going)
        v->undo = action;
    return ST_OK;
}

static const struct note_v *undone_make(struct ctx *ctx, const struct import_batch *b)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);

    *note = (struct note_v){
        .warn = true,
        .text = TF(ctx->arena, b->kept > 0 ? "import.undone_kept" : "import.undone_note",
                   b->undone_by, text_instant(ctx->arena, b->undone_at, ctx->today),
                   str_printf(ctx->arena, "%lld", (long long)b->kept))};
    return note;
}

/* After a refusal: what stands in the way. */
static enum status blocked_make(struct ctx *ctx, const struct import_batch *b,
                                struct import_done_v *v)
{
    struct import_blocked_row_v *rows;
    struct import_undo *list;
    size_t count;

    TRY(import_blocked(ctx, b, &list, &count));
    rows = arena_array(ctx->arena, count, struct import_blocked_row_v);
    arr_each (i, count)
        rows[i] = (struct import_blocked_row_v){list[i].name, text(list[i].why)};
    v->blocked = rows;
    v->blocked_count = count;
    return ST_OK;
}

enum status import_web_done(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct err refused = ctx->err;
    struct import_done_v v = {0};
    struct import_batch b;

    TRY(import_batch_get(ctx, path_id(rq, "id"), &b));
    v.batch = import_web_batch(ctx, &b);
    v.label = v.batch.kind_label;
    v.crumbs = import_web_crumbs(ctx, NULL, b.file_name);
    v.nothing = b.written == 0;
    v.url = list_url(ctx, b.kind);
    TRY(undo_make(ctx, &b, &v));
    if (b.undone_at != 0)
        v.undone = undone_make(ctx, &b);
    if (v.going)
        respond_header(rs, "Refresh", S("2"));
    if (form_again(rq))
        TRY(blocked_make(ctx, &b, &v));
    ctx->err = refused;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, TF(ctx->arena, "import.done_title", v.label),
                        &import_done_view, &v);
}

enum status import_web_undo(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const char *back = str_printf(ctx->arena, "/import/batch/%lld", (long long)id).ptr;
    const struct confirm_v *asked;
    struct import_batch b;
    bool going;

    TRY(import_batch_get(ctx, id, &b));
    TRY(question(ctx, &b, &asked));
    if (!param_bool(rq, "sure"))
        return respond_confirm(ctx, rq, rs, asked, NULL, 0, back);
    TRY(import_undo_start(ctx, id, &going));
    if (!going)
        respond_flash(rs, "import.flash.undone", S(""));
    return respond_see_other(rs, "%s", back);
}
