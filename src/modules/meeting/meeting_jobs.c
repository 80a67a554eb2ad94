// SPDX-License-Identifier: MulanPSL-2.0
/* What this module does by itself when something has happened elsewhere. */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_observe.h"
#include "modules/meeting/meeting_parts.h"

/* Also told of congresses founded before this program knew of meetings. */
enum status meeting_on_founded(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    return meeting_kinds_ship(ctx);
}

/* Who may be told of it, by what they may do. */
#define PEOPLE "meeting.read"

const struct notice_kind MEETING_NOTICES[] = {
    {"meeting.called", "title day clock place note", true, PEOPLE},
    {"meeting.invited", "title day clock place note", true, PEOPLE},
    {"meeting.called_again", "title day clock place note", true, PEOPLE},
    {"meeting.called_off", "title day clock place note", true, PEOPLE},
    {"meeting.leave_asked", "title day clock place note", true, "meeting.decide"},
    {"meeting.declined", "title day clock place note", true, "meeting.prepare"},
    {"meeting.accepted", "title day clock place note", true, "meeting.prepare"},
    {"meeting.leave_granted", "title day clock place note", true, PEOPLE},
    {"meeting.leave_refused", "title day clock place note", true, PEOPLE},
    {"meeting.observer_asked", "title day clock place note", false, "meeting.observe"},
    {"meeting.topic_decided", "title answer accepted", false, PEOPLE},
    {"meeting.due", "name title what due_on days late today", true, PEOPLE},
    {0},
};

const struct job MEETING_JOBS[] = {
    {"meeting.observers_forget", .daily = true, .run = meeting_observers_forget},
    {0},
};
