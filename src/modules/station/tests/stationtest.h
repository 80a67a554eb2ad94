// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of stations share: a station, who stands there, a reception. */
#ifndef STATIONTEST_H
#define STATIONTEST_H
#include "modules/station/station_actions.h"
#include "modules/tests/modtest.h"

static const struct date SINCE = {2026, 1, 10}, DAY = {2026, 10, 15};

static inline int64_t station(struct ctx *ctx, const char *name, const char *kind, int64_t parent)
{
    const struct station s = {.name = str_from(name),
                              .kind = str_from(kind),
                              .parent_id = parent,
                              .state = S("running"),
                              .division = S("149921100")};
    int64_t id = 0;

    if (station_add(ctx, &s, &id) != ST_OK)
        printf("Bail out! %s %s\n", ctx->err.key, modtest_field(ctx));
    ASSERT(id != 0);
    return id;
}

static inline enum status assign(struct ctx *ctx, int64_t station_id, int64_t deputy)
{
    const struct station_deputy d = {
        .station_id = station_id, .deputy_id = deputy, .from_on = SINCE};
    int64_t id;

    modtest_clear(ctx);
    return station_assign(ctx, &d, &id);
}

static inline struct station_receive
reception(int64_t station_id, const struct station_visit *visits, size_t count, const char *client)
{
    return (struct station_receive){.r = {.station_id = station_id,
                                          .client = str_from(client),
                                          .way = S("offline"),
                                          .on = DAY,
                                          .people = 7},
                                    .visits = visits,
                                    .visits_count = count};
}
#endif
