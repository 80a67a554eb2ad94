// SPDX-License-Identifier: MulanPSL-2.0
/* How many people stand behind the seats. */
#include "base/utf8.h"
#include "modules/deputy/deputy_report.h"
#include "platform/db.h"
#include "platform/event.h"

enum { LINE_CHARS = 100, PEOPLE_COUNT_MAX = 200000000 };

static enum status set_tx(struct ctx *ctx, const void *input)
{
    const struct deputy_people *in = input;
    struct deputy_people row = *in, *all;
    size_t count;

    TRY(deputy_people(ctx, in->kind, &all, &count));
    row.id = row.version = 0;
    arr_each (i, count)
        if (str_eq(all[i].name, in->name)) {
            row.id = all[i].id;
            row.version = all[i].version;
        }
    if (row.id == 0)
        row.id = db_new_id(ctx);
    else if (row.version != in->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(deputy_store_people_set(ctx, &row));
    return event_emit(ctx, "deputy.people_set", row.id);
}

enum status deputy_people_set(struct ctx *ctx, const struct deputy_people *in)
{
    struct deputy_people p = *in;

    p.name = str_trim(in->name);
    if (!str_eqz(p.kind, "constituency") && !str_eqz(p.kind, "ethnic"))
        invalid(ctx, "kind", "deputy.people.kind_missing", NULL);
    if (p.name.len == 0)
        invalid(ctx, "name", "deputy.people.name_missing", NULL);
    else if (utf8_chars(p.name.ptr, p.name.len) > LINE_CHARS)
        invalid(ctx, "name", "deputy.too_long", "100");
    if (p.people < 0 || p.people > PEOPLE_COUNT_MAX)
        invalid(ctx, "people", "deputy.people.count_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, set_tx, &p);
}
