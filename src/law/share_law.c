// SPDX-License-Identifier: MulanPSL-2.0
/* Shares of seats, in whole numbers. */
#include "law/share_law.h"
#include "base/num.h"

enum { THOUSAND = 1000, HUNDRED = 100, SMALL = 15, LARGE = 30, TWICE = 2 };

int64_t share_law_off(int64_t people, int64_t seats, int64_t all_people, int64_t all_seats)
{
    if (seats <= 0 || all_people <= 0 || all_seats <= 0)
        return 0;
    return people * all_seats * THOUSAND / (seats * all_people) - THOUSAND;
}

struct share_law_people share_law_people(int64_t people, int64_t all_people, int64_t total)
{
    const int64_t share = total * people;
    struct share_law_people p = {.least = num_max(share / all_people, 1)};

    if (people * HUNDRED >= all_people * LARGE) {
        p.band = SHARE_LAW_LARGE;
        p.most = (share + all_people - 1) / all_people;
    } else if (people * HUNDRED >= all_people * SMALL) {
        p.band = SHARE_LAW_MIDDLE;
        p.most = total * LARGE / HUNDRED;
    } else {
        p.band = SHARE_LAW_SMALL;
        p.most = share * TWICE / all_people;
    }
    p.most = num_max(p.most, p.least);
    return p;
}
