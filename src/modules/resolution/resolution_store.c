// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on documents, their texts and their numbers. */
#include "modules/resolution/resolution_store.h"
#include "modules/resolution/resolution_store_row.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TEXTS_MAX = 500, OF_ITEM_MAX = 50, SIGNED_MAX = 300 };

enum status resolution_store_get(struct ctx *ctx, int64_t id, struct resolution_doc *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " RESOLUTION_COLUMNS " FROM resolution_doc d"
               " WHERE d.congress_id = :congress AND d.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = resolution_store_read(&r, 0);
    return ST_OK;
}

static void read_all(struct ctx *ctx, const struct rows *r, struct resolution_doc **out,
                     size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct resolution_doc);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = resolution_store_read(r, i);
}

enum status resolution_store_of_item(struct ctx *ctx, int64_t item_id, struct resolution_doc **out,
                                     size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " RESOLUTION_COLUMNS " FROM resolution_doc d"
                " WHERE d.congress_id = :congress AND d.item_id = :item ORDER BY d.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("item", item_id),
                B_INT("most", OF_ITEM_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status resolution_signed(struct ctx *ctx, struct resolution_doc **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " RESOLUTION_COLUMNS " FROM resolution_doc d"
                " WHERE d.congress_id = :congress AND d.state IN ('signed', 'ended')"
                " ORDER BY d.signed_on DESC, d.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", SIGNED_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status resolution_store_unpublished(struct ctx *ctx, struct date from,
                                         struct resolution_doc **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " RESOLUTION_COLUMNS " FROM resolution_doc d"
                " WHERE d.congress_id = :congress AND d.state IN ('approved', 'signed')"
                " AND d.passed_on >= :from AND d.published_on IS NULL ORDER BY d.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_INT("most", SIGNED_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status resolution_store_unsent(struct ctx *ctx, struct date from, struct resolution_doc **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " RESOLUTION_COLUMNS " FROM resolution_doc d"
                " WHERE d.congress_id = :congress AND d.kind = 'opinion'"
                " AND d.state IN ('approved', 'signed') AND d.approved_on >= :from"
                " AND NOT EXISTS (SELECT 1 FROM resolution_handling w"
                " WHERE w.congress_id = d.congress_id AND w.doc_id = d.id)"
                " ORDER BY d.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_INT("most", SIGNED_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status resolution_store_on_their_way(struct ctx *ctx, struct resolution_doc **out,
                                          size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " RESOLUTION_COLUMNS " FROM resolution_doc d"
                " WHERE d.congress_id = :congress AND d.state IN ('review', 'approved')"
                " ORDER BY d.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", SIGNED_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- writing */

/* Every column but id and version; both statements take the same. */
#define DOC_BINDS(ctx, d)                                                                          \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (d)->id),                                   \
        B_Z("kind", resolution_kind_word((d)->kind)),                                              \
        B_Z("state", resolution_state_word((d)->state)), B_TEXT("title", (d)->title),              \
        B_INT("revision", (d)->revision), B_ID("meeting", (d)->meeting_id),                        \
        B_ID("item", (d)->item_id), B_TEXT("origin", (d)->origin),                                 \
        B_Z("body_kind", resolution_store_body_word((d)->body_kind)),                              \
        B_ID("vote_id", (d)->vote.vote_id), counted("yes", d, (d)->vote.yes),                      \
        counted("no", d, (d)->vote.no), counted("abstain", d, (d)->vote.abstain),                  \
        counted("present", d, (d)->vote.present), counted("all", d, (d)->vote.all),                \
        B_OPT("formula", (d)->vote.formula), B_OPT("article", (d)->vote.article),                  \
        B_DATE((ctx)->arena, "passed_on", (d)->passed_on),                                         \
        B_DATE((ctx)->arena, "approved_on", (d)->approved_on),                                     \
        B_OPT("approved_by", (d)->approved_by), B_OPT("series", (d)->series),                      \
        B_ID("year", (d)->year), B_ID("number", (d)->number),                                      \
        B_OPT("number_text", (d)->number_text), B_DATE((ctx)->arena, "signed_on", (d)->signed_on), \
        B_OPT("signer", (d)->signer), B_DATE((ctx)->arena, "effect_on", (d)->effect_on),           \
        B_DATE((ctx)->arena, "published_on", (d)->published_on), B_OPT("power", (d)->power),       \
        B_ID("topic", (d)->topic_id), B_ID("rank", (d)->rank),                                     \
        B_OPT("rank_scope", (d)->rank_scope), B_OPT("rank_note", (d)->rank_note),                  \
        B_DATE((ctx)->arena, "ended_on", (d)->ended_on), B_OPT("ended_how", (d)->ended_how),       \
        B_ID("ended_by", (d)->ended_by_id), B_ID("amended_by", (d)->amended_by_id)

static struct bind counted(const char *name, const struct resolution_doc *d, uint32_t n)
{
    return (struct bind){.name = name, .type = BIND_INT, .null = !d->vote.counted, .n = n};
}

enum status resolution_store_insert(struct ctx *ctx, const struct resolution_doc *d)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO resolution_doc (congress_id, id, kind, state, title, revision, meeting_id,"
        " item_id, origin, body_kind, vote_id, vote_yes, vote_no, vote_abstain, vote_present,"
        " vote_all, vote_formula, vote_article, passed_on, approved_on, approved_by, series, year,"
        " number, number_text, signed_on, signer, effect_on, published_on, power, topic_id, rank,"
        " rank_scope, rank_note, ended_on, ended_how, ended_by_id, amended_by_id, drafted_on,"
        " drafted_by) VALUES (:congress, :id, :kind, :state, :title, :revision, :meeting, :item,"
        " :origin, :body_kind, :vote_id, :yes, :no, :abstain, :present, :all, :formula, :article,"
        " :passed_on, :approved_on, :approved_by, :series, :year, :number, :number_text,"
        " :signed_on, :signer, :effect_on, :published_on, :power, :topic, :rank, :rank_scope,"
        " :rank_note, :ended_on, :ended_how, :ended_by, :amended_by, :drafted_on, :drafted_by)",
        DOC_BINDS(ctx, d), B_DATE(ctx->arena, "drafted_on", d->drafted_on),
        B_INT("drafted_by", d->drafted_by)));
    return event_row(ctx, "resolution_doc", d->id);
}

enum status resolution_store_delete(struct ctx *ctx, int64_t id)
{
    static const struct {
        const char *table, *select, *delete;
    } PARTS[] = {
        {"resolution_text",
         "SELECT id FROM resolution_text WHERE congress_id = :congress AND owner = 'doc'"
         " AND owner_id = :doc",
         "DELETE FROM resolution_text WHERE congress_id = :congress AND id = :id"},
        {"resolution_number",
         "SELECT id FROM resolution_number WHERE congress_id = :congress AND doc_id = :doc",
         "DELETE FROM resolution_number WHERE congress_id = :congress AND id = :id"},
        {"resolution_doc",
         "SELECT id FROM resolution_doc WHERE congress_id = :congress AND id = :doc",
         "DELETE FROM resolution_doc WHERE congress_id = :congress AND id = :id"},
    };

    arr_each (p, COUNT(PARTS)) {
        struct rows r;

        TRY(DB_ROWS_KEPT(ctx, &r, PARTS[p].select, B_INT("congress", ctx->congress_id),
                         B_INT("doc", id)));
        arr_each (i, r.count) {
            TRY(DB_EXEC_ONE(ctx, PARTS[p].delete, B_INT("congress", ctx->congress_id),
                            B_INT("id", cell_int(&r, i, 0))));
            TRY(event_row_gone(ctx, PARTS[p].table, cell_int(&r, i, 0)));
        }
    }
    return ST_OK;
}

enum status resolution_store_update(struct ctx *ctx, const struct resolution_doc *d)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE resolution_doc SET kind = :kind, state = :state, title = :title,"
        " revision = :revision, meeting_id = :meeting, item_id = :item, origin = :origin,"
        " body_kind = :body_kind, vote_id = :vote_id, vote_yes = :yes, vote_no = :no,"
        " vote_abstain = :abstain, vote_present = :present, vote_all = :all,"
        " vote_formula = :formula, vote_article = :article, passed_on = :passed_on,"
        " approved_on = :approved_on, approved_by = :approved_by, series = :series, year = :year,"
        " number = :number, number_text = :number_text, signed_on = :signed_on, signer = :signer,"
        " effect_on = :effect_on, published_on = :published_on, power = :power, topic_id = :topic,"
        " rank = :rank, rank_scope = :rank_scope, rank_note = :rank_note, ended_on = :ended_on,"
        " ended_how = :ended_how, ended_by_id = :ended_by, amended_by_id = :amended_by,"
        " version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        DOC_BINDS(ctx, d), B_INT("version", d->version)));
    return event_row(ctx, "resolution_doc", d->id);
}

/* ---------------------------------------------------------------- texts */

#define TEXT_COLUMNS "revision, title, body, note, saved_at, saver"

static struct resolution_text read_text(const struct rows *r, size_t i)
{
    return (struct resolution_text){
        .revision = cell_int(r, i, 0),
        .title = cell_text(r, i, 1),
        .body = cell_text(r, i, 2),
        .note = cell_text(r, i, 3),
        .saved_at = cell_int(r, i, 4),
        .saver = cell_text(r, i, 5),
    };
}

enum status resolution_store_add_text(struct ctx *ctx, const char *owner, int64_t owner_id,
                                      const struct resolution_text *t)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_text (congress_id, id, owner, owner_id, revision, title,"
                " body, note, saved_at, saved_by, saver) VALUES (:congress, :id, :owner, :owner_id,"
                " :revision, :title, :body, :note, :at, :by, :saver)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_Z("owner", owner),
                B_INT("owner_id", owner_id), B_INT("revision", t->revision),
                B_TEXT("title", t->title), B_TEXT("body", t->body), B_TEXT("note", t->note),
                B_INT("at", ctx->now), B_INT("by", ctx->actor->account_id),
                B_TEXT("saver", ctx->actor->name)));
    return event_row(ctx, "resolution_text", id);
}

enum status resolution_text_of(struct ctx *ctx, const char *owner, int64_t owner_id,
                               int64_t revision, struct resolution_text *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " TEXT_COLUMNS " FROM resolution_text WHERE congress_id = :congress"
               " AND owner = :owner AND owner_id = :id"
               " AND (:revision IS NULL OR revision = :revision) ORDER BY revision DESC LIMIT 1",
               B_INT("congress", ctx->congress_id), B_Z("owner", owner), B_INT("id", owner_id),
               B_ID("revision", revision)));
    *out = read_text(&r, 0);
    return ST_OK;
}

enum status resolution_texts(struct ctx *ctx, const char *owner, int64_t owner_id,
                             struct resolution_text **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT revision, title, '', note, saved_at, saver FROM resolution_text"
                " WHERE congress_id = :congress AND owner = :owner AND owner_id = :id"
                " ORDER BY revision DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_Z("owner", owner), B_INT("id", owner_id),
                B_INT("most", TEXTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_text);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_text(&r, i);
    return ST_OK;
}

/* ---------------------------------------------------------------- numbers */

enum status resolution_store_last_number(struct ctx *ctx, struct str series, int64_t year,
                                         int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(number), 0) FROM resolution_number"
               " WHERE congress_id = :congress AND series = :series AND year = :year",
               B_INT("congress", ctx->congress_id), B_TEXT("series", series), B_INT("year", year)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status resolution_store_add_number(struct ctx *ctx, struct str series, int64_t year,
                                        int64_t number, int64_t doc_id, struct str reason)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_number (congress_id, id, series, year, number, doc_id,"
                " reason, given_on) VALUES (:congress, :id, :series, :year, :number, :doc, :reason,"
                " :on)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("series", series),
                B_INT("year", year), B_INT("number", number), B_ID("doc", doc_id),
                B_TEXT("reason", reason), B_DATE(ctx->arena, "on", ctx->today)));
    return event_row(ctx, "resolution_number", id);
}

enum status resolution_skips(struct ctx *ctx, struct resolution_skip **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT series, year, number, reason FROM resolution_number"
                " WHERE congress_id = :congress AND doc_id IS NULL"
                " ORDER BY year DESC, series, number DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", TEXTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_skip);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct resolution_skip *s = &(*out)[i];

        *s = (struct resolution_skip){.series = cell_text(&r, i, 0),
                                      .year = cell_int(&r, i, 1),
                                      .number = cell_int(&r, i, 2),
                                      .reason = cell_text(&r, i, 3)};
        s->number_text = resolution_number_text(ctx->arena, s->series, s->year, s->number);
    }
    return ST_OK;
}
