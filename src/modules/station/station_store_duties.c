// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what deputies have done at stations. */
#include "modules/station/station_duties.h"
#include "platform/duty.h"

enum status station_store_received(struct ctx *ctx, const struct duty_query *q,
                                   struct duty_fact **out, size_t *out_count)
{
    static const char SQL[] =
        "SELECT v.deputy_id, v.id, v.on_day, 1, s.name, 'done', v.reception_id"
        " FROM station_visit v"
        " JOIN station s ON s.congress_id = v.congress_id AND s.id = v.station_id"
        " WHERE v.congress_id = :congress AND " DUTY_PART("v.deputy_id", "v.id", "v.on_day");

    return duty_rows(ctx, SQL, q, "/station/reception/%lld", out, out_count);
}

/* Days on which he was asked to come and did not: what he did is told by the reception. */
enum status station_store_on_duty(struct ctx *ctx, const struct duty_query *q,
                                  struct duty_fact **out, size_t *out_count)
{
    static const char SQL[] =
        "SELECT u.deputy_id, u.id, d.on_day, 1, s.name, u.state, d.id FROM station_duty u"
        " JOIN station_day d ON d.congress_id = u.congress_id AND d.id = u.day_id"
        " JOIN station s ON s.congress_id = d.congress_id AND s.id = d.station_id"
        " WHERE u.congress_id = :congress AND u.state IN ('excused', 'absent')"
        " AND d.state = 'held' AND " DUTY_PART("u.deputy_id", "u.id", "d.on_day");

    return duty_rows(ctx, SQL, q, "/station/day/%lld", out, out_count);
}
