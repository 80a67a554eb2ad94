// SPDX-License-Identifier: MulanPSL-2.0
/** For sources of duties (struct duty_source of platform/module.h): one SELECT is a source.
 *
 *  Its columns: deputy, record, day, count, title, state, the id that its address ends in, and (may
 *  be left out) the last day. Its
 *  WHERE ends with DUTY_PART() of the expressions of the first three, which orders and limits too.
 *
 *      static enum status spoken(struct ctx *ctx, const struct duty_query *q,
 *                                struct duty_fact **out, size_t *out_count)
 *      {
 *          return duty_rows(ctx, SQL, q, "/meeting/%lld", out, out_count);
 *      } */
#ifndef PLATFORM_DUTY_H
#define PLATFORM_DUTY_H
#include "platform/db.h"
#include "platform/module.h"

enum { DUTY_AT_ONCE = 2000 };

/** After "… WHERE x.congress_id = :congress AND ". `deputy` may be NULL in rows that are nobody's.
 */
#define DUTY_PART(deputy, record, on)                                                              \
    deputy " >= :first AND " deputy " <= :last AND (" deputy " > :behind OR " record " > :after)"  \
           " AND " on " >= :from AND " on " <= :to"                                                \
           " ORDER BY " deputy ", " record " LIMIT :most"

/** `url` has one %lld. At most DUTY_AT_ONCE. */
MUST_CHECK static inline enum status duty_rows(struct ctx *ctx, const char *sql,
                                               const struct duty_query *q, const char *url,
                                               struct duty_fact **out, size_t *out_count)
{
    const unsigned most = q->limit < DUTY_AT_ONCE ? q->limit : DUTY_AT_ONCE;
    struct rows r;

    TRY(DB_ROWS(ctx, &r, sql, B_INT("congress", ctx->congress_id),
                B_INT("first", q->deputy_id != 0 ? q->deputy_id : q->after_deputy),
                B_INT("last", q->deputy_id != 0 ? q->deputy_id : INT64_MAX),
                B_INT("behind", q->deputy_id != 0 ? INT64_MAX : q->after_deputy),
                B_INT("after", q->after_record), B_DATE(ctx->arena, "from", q->from),
                B_DATE(ctx->arena, "to", q->to), B_INT("most", most)));
    *out = arena_array(ctx->arena, r.count, struct duty_fact);
    *out_count = r.count;
    arr_each (i, r.count) {
        const struct str head = str_from(url);
        const char *hole = strstr(url, "%lld");
        const size_t at = hole != NULL ? (size_t)(hole - url) : head.len;

        (*out)[i] = (struct duty_fact){
            .deputy_id = cell_int(&r, i, 0),
            .record_id = cell_int(&r, i, 1),
            .on = cell_date(&r, i, 2),
            .count = cell_int(&r, i, 3),
            .title = cell_text(&r, i, 4),
            .state = cell_text(&r, i, 5),
            .until = r.cols > 7 ? cell_date(&r, i, 7) : (struct date){0},
            .url = str_printf(ctx->arena, "%.*s%lld%s", (int)at, url, (long long)cell_int(&r, i, 6),
                              hole != NULL ? hole + 4 : ""),
        };
    }
    return ST_OK;
}
#endif
