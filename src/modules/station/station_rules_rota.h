// SPDX-License-Identifier: MulanPSL-2.0
/** On which days deputies receive, and whose turn it is. Pure. */
#ifndef STATION_RULES_ROTA_H
#define STATION_RULES_ROTA_H
#include "law/calendar.h"
#include "modules/station/station.h"

/** When a series falls. */
enum station_rule {
    STATION_MONTHLY,     /* on day `nth` of each month; in a shorter month on its last day */
    STATION_NTH_WEEKDAY, /* on the nth `weekday` (1 Monday) of each month; nth 0: the last */
    STATION_WEEKLY       /* each `weekday` */
};
struct station_cycle {
    enum station_rule rule;
    unsigned nth, weekday;
    bool shift;                 /* from a day off to the next working day */
    struct date from_on, to_on; /* inclusive; to_on none: lasts */
};
const char *station_rule_word(enum station_rule rule);
bool station_rule_parse(struct str word, enum station_rule *out);
/** Can such a series be: nth and weekday as the rule needs them, days in order? */
bool station_cycle_fits(const struct station_cycle *c);

struct station_fall {
    struct date planned_on; /* by the rule */
    struct date on;         /* moved off a day off, if the series asks for it */
};
/** Its days planned from `from` to `until` (inclusive), at most `limit`. Returns how many. */
size_t station_falls(const struct station_cycle *c, const struct calendar *calendar,
                     struct date from, struct date until, struct station_fall *out, size_t limit);

/** Somebody who serves at the station, for the rota. */
struct station_turn {
    int64_t key;      /* tells them apart, in their standing order */
    struct date last; /* last on duty; none: never */
    bool away;        /* cannot be asked: suspended, not in office on the day */
};
/** Puts first whose turn it is: never on duty before, then the longest ago; those with the same day
 *  in their standing order. Those who are away go last. */
void station_take_turns(struct station_turn *turns, size_t count);
#endif
