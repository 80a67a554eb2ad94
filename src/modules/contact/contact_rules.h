// SPDX-License-Identifier: MulanPSL-2.0
/** What a pair owes in a period. Pure. */
#ifndef CONTACT_RULES_H
#define CONTACT_RULES_H
#include "base/date.h"
#include "modules/contact/contact.h"

struct contact_window {
    struct date from, to; /* inclusive */
};
/** The month, quarter, half-year or year that holds the day. */
struct contact_window contact_window_of(struct str period, struct date day);
/** How many contacts a pair owes in a window: the full number when it was there from its first day
 *  to its last; of a shorter stay the part of the days, rounded down; 0 outside. */
int64_t contact_owed(int64_t times, struct contact_window w, struct date from, struct date to);
/** May these two days of a pair be? The last not before the first. */
bool contact_days_fit(struct date from, struct date to);
/** Do two stretches of days meet? No last day: open. */
bool contact_days_meet(struct date from, struct date to, struct date other_from,
                       struct date other_to);
/** Do the days of a pair hold everything that is written down of it? `first` none: nothing is. */
bool contact_days_hold(struct date from, struct date to, struct date first, struct date last);
/** May a pair with this last day (none: open) still be ended on `on`? Not when it is over, and not
 *  later than it ends anyway. */
/** May another keeper begin on `on`: after its first day, while it runs? */
bool contact_may_hand_over(struct date from, struct date to, struct date on, struct date today);
bool contact_may_end(struct date to, struct date on, struct date today);
#endif
