// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of classes: plan, lessons, materials and who read them. */
#include "modules/training/training_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- classes */

#define CLASS                                                                                      \
    "SELECT c.id, c.version, c.form, c.title, c.text, c.host, c.place, c.starts_on, c.ends_on,"    \
    " c.hours, c.way, c.quota, c.sign_by, c.state, c.result, c.code"                               \
    " FROM training c WHERE c.congress_id = :congress"

static struct training read_class(const struct rows *r, size_t i)
{
    return (struct training){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .form = cell_text(r, i, 2),
        .title = cell_text(r, i, 3),
        .text = cell_text(r, i, 4),
        .host = cell_text(r, i, 5),
        .place = cell_text(r, i, 6),
        .starts_on = cell_date(r, i, 7),
        .ends_on = cell_date(r, i, 8),
        .hours = cell_int(r, i, 9),
        .way = cell_text(r, i, 10),
        .quota = cell_int(r, i, 11),
        .sign_by = cell_date(r, i, 12),
        .state = cell_text(r, i, 13),
        .result = cell_text(r, i, 14),
        .code = cell_text(r, i, 15),
    };
}

enum status training_store_get(struct ctx *ctx, int64_t id, struct training *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, CLASS " AND c.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_class(&r, 0);
    return ST_OK;
}

enum status training_store_titled(struct ctx *ctx, struct str title, struct date on,
                                  struct training *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, CLASS " AND c.title = :title AND c.starts_on = :on ORDER BY c.id LIMIT 1",
               CONGRESS, B_TEXT("title", title), B_DATE(ctx->arena, "on", on)));
    *out = read_class(&r, 0);
    return ST_OK;
}

#define VALUES(ctx, c)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (c)->id), B_TEXT("form", (c)->form),        \
        B_TEXT("title", (c)->title), B_TEXT("text", (c)->text), B_TEXT("host", (c)->host),         \
        B_TEXT("place", (c)->place), B_DATE((ctx)->arena, "starts", (c)->starts_on),               \
        B_DATE((ctx)->arena, "ends", (c)->ends_on), B_INT("hours", (c)->hours),                    \
        B_TEXT("way", (c)->way), B_INT("quota", (c)->quota),                                       \
        B_DATE((ctx)->arena, "by", (c)->sign_by), B_TEXT("state", (c)->state),                     \
        B_TEXT("result", (c)->result), B_TEXT("code", (c)->code)

enum status training_store_insert(struct ctx *ctx, const struct training *c)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO training (congress_id, id, form, title, text, host, place, starts_on,"
                " ends_on, hours, way, quota, sign_by, state, result, code) VALUES (:congress, :id,"
                " :form, :title, :text, :host, :place, :starts, :ends, :hours, :way, :quota, :by,"
                " :state, :result, :code)",
                VALUES(ctx, c)));
    return event_row(ctx, "training", c->id);
}

enum status training_store_update(struct ctx *ctx, const struct training *c)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE training SET form = :form, title = :title, text = :text, host = :host,"
                    " place = :place, starts_on = :starts, ends_on = :ends, hours = :hours,"
                    " way = :way, quota = :quota, sign_by = :by, state = :state, result = :result,"
                    " code = :code, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(ctx, c), B_INT("version", c->version)));
    return event_row(ctx, "training", c->id);
}

enum status training_store_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM training WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "training", id);
}

enum status training_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM training WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- lessons */

enum status training_store_lessons(struct ctx *ctx, int64_t class_id, struct training_lesson **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, class_id, on_day, title, lecturer, unit, place"
                " FROM training_lesson WHERE congress_id = :congress AND class_id = :class"
                " ORDER BY on_day, id LIMIT :most",
                CONGRESS, B_INT("class", class_id), B_INT("most", TRAINING_LESSONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct training_lesson);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct training_lesson){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .class_id = cell_int(&r, i, 2),
            .on = cell_date(&r, i, 3),
            .title = cell_text(&r, i, 4),
            .lecturer = cell_text(&r, i, 5),
            .unit = cell_text(&r, i, 6),
            .place = cell_text(&r, i, 7),
        };
    return ST_OK;
}

enum status training_store_lesson_insert(struct ctx *ctx, const struct training_lesson *l)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO training_lesson (congress_id, id, class_id, on_day, title, lecturer,"
                " unit, place) VALUES (:congress, :id, :class, :on, :title, :lecturer, :unit,"
                " :place)",
                CONGRESS, B_INT("id", l->id), B_INT("class", l->class_id),
                B_DATE(ctx->arena, "on", l->on), B_TEXT("title", l->title),
                B_TEXT("lecturer", l->lecturer), B_TEXT("unit", l->unit),
                B_TEXT("place", l->place)));
    return event_row(ctx, "training_lesson", l->id);
}

enum status training_store_lesson_delete(struct ctx *ctx, int64_t class_id, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM training_lesson WHERE congress_id = :congress AND id = :id"
                    " AND class_id = :class",
                    CONGRESS, B_INT("id", id), B_INT("class", class_id)));
    return event_row_gone(ctx, "training_lesson", id);
}

/* ---------------------------------------------------------------- materials */

#define MATERIAL                                                                                   \
    "SELECT m.id, m.version, m.class_id, m.title, m.text, m.required,"                             \
    " COALESCE((SELECT g.read_at FROM training_reading g WHERE g.congress_id = m.congress_id"      \
    "  AND g.material_id = m.id AND g.deputy_id = :deputy), 0),"                                   \
    " (SELECT COUNT(*) FROM training_reading g WHERE g.congress_id = m.congress_id"                \
    "  AND g.material_id = m.id)"                                                                  \
    " FROM training_material m WHERE m.congress_id = :congress"

static struct training_material read_material(const struct rows *r, size_t i)
{
    return (struct training_material){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .class_id = cell_int(r, i, 2),
        .title = cell_text(r, i, 3),
        .text = cell_text(r, i, 4),
        .required = cell_int(r, i, 5) != 0,
        .read_at = cell_int(r, i, 6),
        .readers = cell_int(r, i, 7),
    };
}

enum status training_store_materials(struct ctx *ctx, int64_t class_id, int64_t deputy_id,
                                     struct training_material **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, MATERIAL " AND m.class_id = :class ORDER BY m.id LIMIT :most", CONGRESS,
                B_INT("deputy", deputy_id), B_INT("class", class_id),
                B_INT("most", TRAINING_LESSONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct training_material);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_material(&r, i);
    return ST_OK;
}

enum status training_store_material(struct ctx *ctx, int64_t id, struct training_material *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, MATERIAL " AND m.id = :id", CONGRESS,
               B_INT("deputy", ctx->actor->deputy_id), B_INT("id", id)));
    *out = read_material(&r, 0);
    return ST_OK;
}

enum status training_store_material_insert(struct ctx *ctx, const struct training_material *m)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO training_material (congress_id, id, class_id, title, text, required)"
                " VALUES (:congress, :id, :class, :title, :text, :required)",
                CONGRESS, B_INT("id", m->id), B_INT("class", m->class_id),
                B_TEXT("title", m->title), B_TEXT("text", m->text),
                B_BOOL("required", m->required)));
    return event_row(ctx, "training_material", m->id);
}

enum status training_store_material_delete(struct ctx *ctx, int64_t class_id, int64_t id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT 1 FROM training_reading WHERE congress_id = :congress"
                " AND material_id = :id LIMIT 1",
                CONGRESS, B_INT("id", id)));
    if (r.count > 0)
        return fail(&ctx->err, ST_RULE, "training.err.read_already", NULL);
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM training_material WHERE congress_id = :congress AND id = :id"
                    " AND class_id = :class",
                    CONGRESS, B_INT("id", id), B_INT("class", class_id)));
    return event_row_gone(ctx, "training_material", id);
}

enum status training_store_reading(struct ctx *ctx, int64_t material_id, int64_t deputy_id,
                                   bool *out_new)
{
    const int64_t id = db_new_id(ctx);
    int64_t changed = 0;

    TRY(db_exec(ctx, &changed,
                "INSERT INTO training_reading (congress_id, id, material_id, deputy_id, read_at)"
                " VALUES (:congress, :id, :material, :deputy, :now) ON CONFLICT DO NOTHING",
                BINDS(CONGRESS, B_INT("id", id), B_INT("material", material_id),
                      B_INT("deputy", deputy_id), B_INT("now", ctx->now))));
    *out_new = changed != 0;
    return changed == 0 ? ST_OK : event_row(ctx, "training_reading", id);
}

enum status training_store_readers(struct ctx *ctx, int64_t material_id,
                                   struct training_reader **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT g.deputy_id, g.read_at, d.name, d.delegation_name FROM training_reading g"
                " JOIN deputy_v_name d ON d.congress_id = g.congress_id AND d.id = g.deputy_id"
                " WHERE g.congress_id = :congress AND g.material_id = :material"
                " ORDER BY g.read_at, g.id LIMIT :most",
                CONGRESS, B_INT("material", material_id), B_INT("most", TRAINING_PEOPLE_MAX)));
    *out = arena_array(ctx->arena, r.count, struct training_reader);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct training_reader){cell_int(&r, i, 0), cell_int(&r, i, 1),
                                             cell_text(&r, i, 2), cell_text(&r, i, 3)};
    return ST_OK;
}
