// SPDX-License-Identifier: MulanPSL-2.0
/* A sketch of stations. */
#include "modules/station/station_rules_map.h"
#include "base/num.h"

struct box {
    int64_t west, east, south, north;
};

static int64_t across(int64_t lon_e6)
{
    return lon_e6 * 4 / 5;
}

static struct box box_of(const struct station_spot *spots, size_t count)
{
    struct box b = {INT64_MAX, INT64_MIN, INT64_MAX, INT64_MIN};

    arr_each (i, count) {
        b.west = num_min(b.west, across(spots[i].lon_e6));
        b.east = num_max(b.east, across(spots[i].lon_e6));
        b.south = num_min(b.south, spots[i].lat_e6);
        b.north = num_max(b.north, spots[i].lat_e6);
    }
    return b;
}

void station_sketch(struct station_spot *spots, size_t count, int64_t width, int64_t height)
{
    const struct box b = box_of(spots, count);
    int64_t wide, high, scale;

    if (count == 0)
        return;
    wide = b.east - b.west;
    high = b.north - b.south;
    /* degrees for each point, rounded up so that all fits */
    scale = num_max((wide + width - 1) / width, (high + height - 1) / height);
    scale = num_max(scale, 1);
    arr_each (i, count) {
        spots[i].x = (across(spots[i].lon_e6) - b.west) / scale + (width - wide / scale) / 2;
        spots[i].y = (b.north - spots[i].lat_e6) / scale + (height - high / scale) / 2;
    }
}
