// SPDX-License-Identifier: MulanPSL-2.0
/* What an import changed in records that were there is put back when it is undone, sealed values as
 * sealed as they were, unless somebody has changed it since; on both databases. */
#include "modules/deputy/deputy_store.h"
#include "modules/import/import_actions.h"
#include "modules/import/import_was.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/event.h"

static const char *file_of(struct journaltest *t, const char *bytes)
{
    const char *path = str_printf(t->ctx->arena, "%s/sheet", t->dir).ptr;
    FILE *f = fopen(path, "wb");

    ASSERT(f != NULL && fputs(bytes, f) >= 0 && fclose(f) == 0);
    return path;
}

static struct import_batch bring(struct journaltest *t, const char *kind, const char *bytes)
{
    struct import_batch batch = {0};

    if (import_file(t->ctx, import_kind_find(str_from(kind)), file_of(t, bytes), S("表.csv"),
                    IMPORT_REPEATS_REFUSED, &batch) != ST_OK)
        printf("# %s: %s %s %s\n", kind, t->ctx->err.key, t->ctx->err.arg, t->ctx->err.detail);
    return batch;
}

static void counts(struct journaltest *t, const struct import_batch *b, int64_t restorable,
                   int64_t staying)
{
    struct import_changed changed;

    ASSERT(import_changed_rows(t->ctx, b, &changed) == ST_OK);
    EQ_INT(changed.restorable, restorable, "so many can be put back");
    EQ_INT(changed.staying, staying, "and so many cannot");
}

static struct deputy the_deputy(struct journaltest *t, const char *phone)
{
    struct deputy d = {0};

    OK(deputy_by_phone(t->ctx, str_from(phone), &d) == ST_OK, phone);
    modtest_clear(t->ctx);
    return d;
}

#define HEAD "姓名,代表团,选区,职业/工作单位及职务,手机号,固定工资收入\n"

static void deputies(struct journaltest *t)
{
    const struct import_batch first =
        bring(t, "deputy", HEAD "郑小满,青石岭镇代表团,第一选区,教师,13800000001,\n");
    const struct import_batch second =
        bring(t, "deputy",
              HEAD "郑小满,青石岭镇代表团,第一选区,校长,13800000009,有\n"
                   "柳青山,青石岭镇代表团,第二选区,农民,13800000002,\n");
    const struct deputy now = the_deputy(t, "13800000009");
    struct deputy was;

    EQ_INT(first.written, 1, "one is made");
    EQ_INT(second.written, 2, "one is changed and one made");
    counts(t, &second, 1, 0);
    EQ_STR(now.occupation, "校长", "changed");
    EQ_STR(now.wage, "fixed", "also what stands beside");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM import_was WHERE image LIKE '%13800%'"), 0,
           "no number in the clear");
    EQ_INT(import_undo(t->ctx, second.id), ST_OK, "undone");
    was = the_deputy(t, "13800000001");
    EQ_STR(was.occupation, "教师", "as before");
    EQ_STR(was.wage, "", "beside, too");
    OK(was.version > now.version, "who had it open before is told that it has changed");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM deputy"), 1, "who was new is gone");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM deputy_more"), 0, "with what came beside");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM import_was"), 0, "and nothing is kept of it");
    EQ_INT(import_undo(t->ctx, second.id), ST_RULE, "once");
    modtest_clear(t->ctx);
    EQ_INT(import_undo(t->ctx, first.id), ST_RULE, "whom somebody has changed since stays");
    modtest_clear(t->ctx);
}

static void changed_since(struct journaltest *t)
{
    struct import_undo *blocked;
    struct import_batch batch;
    size_t count;

    (void)bring(t, "organ", "单位名称,简称,类别,是否承办\n县教育局,教育局,department,1\n");
    batch = bring(t, "organ",
                  "单位名称,简称,类别,是否承办\n县教育局,县教局,department,1\n"
                  "县水利局,水利局,department,1\n");
    (void)bring(t, "organ", "单位名称,简称,类别,是否承办\n县教育局,教体局,department,1\n");
    EQ_INT(import_undo(t->ctx, batch.id), ST_RULE, "somebody has changed it since");
    EQ_TEXT(t->ctx->err.key, "import.undo_blocked", "so nothing is undone");
    modtest_clear(t->ctx);
    ASSERT(import_blocked(t->ctx, &batch, &blocked, &count) == ST_OK);
    EQ_INT(count, 1, "one stands in the way");
    EQ_STR(blocked[0].name, "县教育局", "by name");
    EQ_TEXT(blocked[0].why, "import.undo.changed", "and why");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM congress_organ WHERE short_name = '教体局'"), 1,
           "what he wrote stays");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM congress_organ WHERE name = '县水利局'"), 1,
           "and what was made");
}

/* Two rows of one sheet about one person, one of them without his constituency. */
static void twice(struct journaltest *t)
{
    struct import_batch batch;

    (void)bring(t, "deputy", HEAD "何晓禾,青石岭镇代表团,第三选区,教师,13800000031,\n");
    batch = bring(t, "deputy",
                  HEAD "何晓禾,青石岭镇代表团,第三选区,校长,13800000031,\n"
                       "何晓禾,青石岭镇代表团,,局长,,有\n");
    EQ_INT(batch.written, 2, "both are taken");
    EQ_STR(the_deputy(t, "13800000031").occupation, "局长", "the second after the first");
    counts(t, &batch, 2, 0);
    EQ_INT(import_undo(t->ctx, batch.id), ST_OK, "undone");
    EQ_STR(the_deputy(t, "13800000031").occupation, "教师", "as before both");
    EQ_STR(the_deputy(t, "13800000031").wage, "", "beside, too");
}

/* A row that names one made by the same import is put back before that one goes. */
static void together(struct journaltest *t)
{
    struct import_batch batch;

    (void)bring(t, "organ", "单位名称,简称,类别,是否承办,上级\n县林业局,林业局,department,1,\n");
    batch = bring(t, "organ",
                  "单位名称,简称,类别,是否承办,上级\n县自然局,自然局,department,1,\n"
                  "县林业局,林业局,department,1,县自然局\n");
    counts(t, &batch, 1, 0);
    EQ_INT(import_undo(t->ctx, batch.id), ST_OK, "undone");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM congress_organ WHERE name = '县自然局'"), 0,
           "the new one is gone");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM congress_organ WHERE name = '县林业局'"
                              " AND parent_id IS NULL"),
           1, "the other stands where it stood");
}

/* The nation's, which no journal knows; and only changes, nothing made. */
static void divisions(struct journaltest *t)
{
    struct import_batch batch;

    (void)bring(t, "division", "code,name\n99,云岭省\n");
    batch = bring(t, "division", "code,name\n99,云山省\n");
    counts(t, &batch, 1, 0);
    EQ_INT(import_undo(t->ctx, batch.id), ST_OK, "undone");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM congress_division WHERE name = '云岭省'"), 1,
           "its name is back");
}

static void forgotten(struct journaltest *t)
{
    struct import_batch batch;
    bool can;

    (void)bring(t, "calendar", "日期,类型,名称\n2027-05-01,holiday,劳动节\n");
    batch = bring(t, "calendar", "日期,类型,名称\n2027-05-01,workday,补班\n");
    t->ctx->now += (IMPORT_WAS_DAYS + 1) * 24 * 3600;
    ASSERT(import_sweep(t->ctx) == ST_OK);
    counts(t, &batch, 0, 1);
    ASSERT(import_can_undo(t->ctx, &batch, &can) == ST_OK);
    OK(!can, "old values are not kept for ever");
    ASSERT(journal_seal_now(t->ctx) == ST_OK);
}

static void whole(struct journaltest *t)
{
    deputies(t);
    changed_since(t);
    twice(t);
    together(t);
    divisions(t);
    forgotten(t);
}

int main(void)
{
    modtest_both("import_was", whole);
    return tap_done();
}
