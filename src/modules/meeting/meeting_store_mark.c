// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on private notes at places of papers, and the text of a paper's file. */
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store_plan.h"
#include "platform/crypt.h"
#include "platform/db.h"

enum { MARKS_MAX = 500 };

static const char MARK[] = "meeting_mark.text";

enum status meeting_store_marks(struct ctx *ctx, int64_t account_id, int64_t paper_id,
                                struct meeting_mark **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, place, key_id, sealed, written_at FROM meeting_mark"
                " WHERE congress_id = :congress AND account_id = :account AND paper_id = :paper"
                " ORDER BY place, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_INT("paper", paper_id), B_INT("most", MARKS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_mark);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct meeting_mark *m = &(*out)[i];

        *m = (struct meeting_mark){.id = cell_int(&r, i, 0),
                                   .paper_id = paper_id,
                                   .place = (unsigned)cell_int(&r, i, 1),
                                   .written_at = cell_int(&r, i, 4)};
        TRY(crypt_open_kept(ctx, cell_int(&r, i, 2), MARK, cell_text(&r, i, 3), &m->text));
    }
    return ST_OK;
}

enum status meeting_store_mark_insert(struct ctx *ctx, int64_t account_id, int64_t key_id,
                                      const struct meeting_mark *m)
{
    struct str sealed;

    TRY(crypt_seal(ctx, key_id, MARK, m->text, &sealed));
    return DB_EXEC(ctx,
                   "INSERT INTO meeting_mark (congress_id, id, paper_id, account_id, place, key_id,"
                   " sealed, written_at)"
                   " VALUES (:congress, :id, :paper, :account, :place, :key, :sealed, :now)",
                   B_INT("congress", ctx->congress_id), B_INT("id", db_new_id(ctx)),
                   B_INT("paper", m->paper_id), B_INT("account", account_id),
                   B_INT("place", m->place), B_INT("key", key_id), B_SEALED("sealed", sealed),
                   B_INT("now", ctx->now));
}

enum status meeting_store_mark_delete(struct ctx *ctx, int64_t account_id, int64_t id)
{
    return DB_EXEC(ctx,
                   "DELETE FROM meeting_mark WHERE congress_id = :congress AND id = :id"
                   " AND account_id = :account",
                   B_INT("congress", ctx->congress_id), B_INT("id", id),
                   B_INT("account", account_id));
}

enum status meeting_store_paper_text(struct ctx *ctx, int64_t paper_id, struct str *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT t.body FROM attachment_v_text t WHERE t.congress_id = :congress"
                " AND t.owner_kind = :kind AND t.owner_id = :paper"
                " ORDER BY t.attachment_id DESC LIMIT 1",
                B_INT("congress", ctx->congress_id), B_Z("kind", MEETING_PAPER_FILES),
                B_INT("paper", paper_id)));
    *out = r.count > 0 ? cell_text(&r, 0, 0) : S("");
    return ST_OK;
}
