// SPDX-License-Identifier: MulanPSL-2.0
/* What deputies have learned, for the duty file: one SELECT is a source. */
#include "modules/training/training_list.h"
#include "platform/duty.h"

static const char ATTENDED[] =
    "SELECT m.deputy_id, m.id, c.starts_on, 1, c.title,"
    " CASE m.presence WHEN 'attended' THEN 'done' ELSE m.presence END, c.id, c.ends_on"
    " FROM training_member m JOIN training c ON c.congress_id = m.congress_id"
    " AND c.id = m.class_id WHERE m.congress_id = :congress AND c.state <> 'cancelled'"
    " AND m.presence <> '' AND " DUTY_PART("m.deputy_id", "m.id", "c.starts_on");

static const char PASSED[] =
    "SELECT s.deputy_id, s.id, s.done_on, 1, t.title, 'done', t.id FROM training_seat s"
    " JOIN training_test t ON t.congress_id = s.congress_id AND t.id = s.test_id"
    " WHERE s.congress_id = :congress AND s.state = 'passed' AND s.deputy_id IS NOT NULL"
    " AND " DUTY_PART("s.deputy_id", "s.id", "s.done_on");

enum status training_store_attended(struct ctx *ctx, const struct duty_query *q,
                                    struct duty_fact **out, size_t *out_count)
{
    return duty_rows(ctx, ATTENDED, q, "/training/%lld", out, out_count);
}

enum status training_store_passed(struct ctx *ctx, const struct duty_query *q,
                                  struct duty_fact **out, size_t *out_count)
{
    return duty_rows(ctx, PASSED, q, "/training/test/%lld", out, out_count);
}
